package org.civilhub.io.iati;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.civilhub.io.DatasetException;
import org.civilhub.io.Located;
import org.civilhub.io.Manifest;
import org.civilhub.io.ReadCounts;
import org.civilhub.io.ReadSummary;
import org.civilhub.io.RecordReader;
import org.civilhub.io.iati.IatiActivity.Amount;
import org.civilhub.io.iati.IatiActivity.Measurement;
import org.civilhub.io.iati.IatiActivity.Party;
import org.civilhub.io.iati.IatiActivity.Period;
import org.civilhub.io.iati.IatiActivity.Transaction;
import org.civilhub.model.Actual;
import org.civilhub.model.Baseline;
import org.civilhub.model.Budget;
import org.civilhub.model.Contribution;
import org.civilhub.model.Delivery;
import org.civilhub.model.HubRecord;
import org.civilhub.model.Indicator;
import org.civilhub.model.Project;
import org.civilhub.model.RecordType;
import org.civilhub.model.ReportedFigure;
import org.civilhub.model.Result;
import org.civilhub.model.Source;
import org.civilhub.model.Target;
import org.civilhub.model.code.ContributionKind;
import org.civilhub.model.code.IndicatorDirection;
import org.civilhub.model.rule.Finding;
import org.civilhub.model.rule.FindingCode;
import org.civilhub.model.rule.FindingLog;
import org.civilhub.model.rule.Place;
import org.civilhub.model.value.CountryCode;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.LocalizedText;
import org.civilhub.model.value.PartialDate;
import org.civilhub.model.value.PartialPeriod;
import org.civilhub.model.value.QualifiedNumber;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;

/**
 * Reads IATI activities, versions 2.01 to 2.03, as projects with their contributions, deliveries,
 * budgets, results and published figures. Immutable, to be shared.
 *
 * <p>An activity that names another of the file as its parent is an output: its money and results
 * are the project's, and money that the project states as well is not counted twice but told.
 * Transactions of type 13, 11 and 1 are contributions pledged, committed and received; those of
 * type 3 and 4 deliveries. A result of type 9 holds published figures, any other is one of the
 * project's. A project is known by the reporting organisation's own reference (other identifier of
 * type A1), or else by its IATI identifier. What no record of the Hub holds is told, once for each
 * kind of element of an activity; an amount, date or code that cannot be read rejects its record
 * with a finding. The file is gone through twice: for the levels, then for the records.
 */
public final class IatiProjectReader extends RecordReader {
  /** Elements that become a record's field or only say what the file itself is. */
  private static final Set<String> MAPPED =
      Set.of(
          "iati-identifier",
          "reporting-org",
          "title",
          "participating-org",
          "activity-status",
          "activity-date",
          "recipient-country",
          "transaction",
          "budget",
          "related-activity",
          "result");

  private static final Set<RecordType> TYPES =
      Set.of(
          RecordType.PROJECT,
          RecordType.CONTRIBUTION,
          RecordType.DELIVERY,
          RecordType.BUDGET,
          RecordType.REPORTED_FIGURE);

  private static final Set<String> INCOMING = Set.of("1", "11", "13");
  private static final Set<String> SPENT = Set.of(IatiCodes.DISBURSEMENT, IatiCodes.EXPENDITURE);

  private final Optional<LocalDate> asOf;

  /** A reader that keeps {@value FindingLog#DEFAULT_CAP} findings of each code. */
  public IatiProjectReader() {
    this(FindingLog.DEFAULT_CAP);
  }

  /**
   * A reader with its own cap of findings.
   *
   * @param cap how many findings of one code are kept, 0 or more; all are counted
   * @throws IllegalArgumentException if the cap is negative
   */
  public IatiProjectReader(int cap) {
    this(cap, Optional.empty());
  }

  private IatiProjectReader(int cap, Optional<LocalDate> asOf) {
    super(cap);
    this.asOf = asOf;
  }

  /**
   * A reader of files too that do not say when they were made.
   *
   * @param day the day up to which such files hold what was known
   * @return the reader
   */
  public IatiProjectReader assumingAsOf(LocalDate day) {
    return new IatiProjectReader(cap(), Optional.of(day));
  }

  @Override
  protected ReadSummary scan(Path source, Scan scan) throws IOException {
    String name = Optional.ofNullable(source.getFileName()).orElse(source).toString();
    scan.limitTo(TYPES);
    Levels levels = new Levels();
    new IatiReader().forEach(source, new FindingLog(0), levels);
    levels.finish();
    Reading reading = new Reading(name, scan, levels);
    IatiSummary summary = new IatiReader().forEach(source, scan.log(), reading);
    LocalDate day =
        summary
            .header()
            .flatMap(IatiHeader::generatedAt)
            .flatMap(IatiProjectReader::day)
            .or(() -> asOf)
            .orElseThrow(() -> DatasetException.noManifest(source, "generated-datetime"));
    Manifest manifest = Manifest.of(LocalizedText.of(LanguageTag.UND.value(), name), day);
    long broken = summary.counts().rejected();
    ReadCounts counts =
        new ReadCounts(
            reading.read + broken, reading.accepted, reading.read - reading.accepted + broken);
    return new ReadSummary(manifest, Map.of(name, counts), scan.log());
  }

  private static Optional<LocalDate> day(String time) {
    try {
      return Optional.of(
          time.contains("T") && time.matches(".*(Z|[+-][0-9:]+)")
              ? OffsetDateTime.parse(time).withOffsetSameInstant(ZoneOffset.UTC).toLocalDate()
              : LocalDate.parse(time.substring(0, Math.min(time.length(), 10))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Which activity is part of which, and where the money is: by identifiers. */
  private static final class Levels implements IatiVisitor {
    private final Map<String, String> parents = new HashMap<>();
    private final Map<String, String> ids = new HashMap<>();
    private final Map<String, List<IatiElement>> results = new LinkedHashMap<>();
    private final Map<String, List<IatiElement>> ofProjects = new HashMap<>();
    private final Set<String> withMoney = new HashSet<>();
    private final Set<String> moneyBelow = new HashSet<>();

    @Override
    public void record(IatiElement element) {
      if (!element.name().is(IatiKind.ACTIVITIES.record())) {
        return;
      }
      IatiActivity activity = new IatiActivity(element);
      String identifier = activity.identifier().orElse("");
      if (identifier.isEmpty()) {
        return; // of no project, and none's parent: its records are rejected
      }
      ids.put(identifier, ownId(element).orElse(identifier));
      activity.relatedActivities().stream()
          .filter(related -> related.type().equals(Optional.of("1")))
          .flatMap(related -> related.ref().stream())
          .filter(parent -> !parent.equals(identifier))
          .findFirst()
          .ifPresent(parent -> parents.put(identifier, parent));
      if (!activity.transactions().isEmpty() || !activity.budgets().isEmpty()) {
        withMoney.add(identifier);
      }
      List<IatiElement> own = element.all("result");
      if (!own.isEmpty()) {
        results.put(identifier, own);
      }
    }

    private static Optional<String> ownId(IatiElement element) {
      return element.all("other-identifier").stream()
          .filter(other -> other.attribute("type").equals(Optional.of("A1")))
          .flatMap(other -> other.attribute("ref").stream())
          .filter(ref -> !ref.isBlank())
          .findFirst();
    }

    /** The topmost activity of the file that an activity is part of. */
    String project(String identifier) {
      String top = identifier;
      Set<String> seen = new HashSet<>();
      while (seen.add(top) && parents.containsKey(top) && ids.containsKey(parents.get(top))) {
        top = parents.get(top);
      }
      return top;
    }

    boolean isOutput(String identifier) {
      return !project(identifier).equals(identifier);
    }

    /** The reporting organisation's own reference of an activity, or else its identifier. */
    String reference(String identifier) {
      return ids.getOrDefault(identifier, identifier);
    }

    /** Once the whole file is known: what lies below each project. */
    void finish() {
      withMoney.stream().filter(this::isOutput).map(this::project).forEach(moneyBelow::add);
      results.forEach(
          (identifier, own) ->
              ofProjects.computeIfAbsent(project(identifier), p -> new ArrayList<>()).addAll(own));
    }

    /** Whether an output of a project states money. */
    boolean hasMoneyBelow(String identifier) {
      return moneyBelow.contains(identifier);
    }

    /** The results of a project and of its outputs, in the order of the file. */
    List<IatiElement> results(String identifier) {
      return ofProjects.getOrDefault(identifier, List.of());
    }
  }

  /** What cannot be read: told where it stands, and costs the record. */
  private static final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient FindingCode code;
    private final transient Place place;
    private final String expected;
    private final String found;

    UnreadableException(FindingCode code, Place place, String expected, String found) {
      super(expected);
      this.code = code;
      this.place = place;
      this.expected = expected;
      this.found = found;
    }
  }

  /** Makes a record of an element. */
  private interface Making<T extends HubRecord> {
    T make() throws UnreadableException;
  }

  /** The records of one file. */
  private static final class Reading implements IatiVisitor {
    private final Scan scan;
    private final Levels levels;
    private final Source source;
    private long read;
    private long accepted;

    Reading(String name, Scan scan, Levels levels) {
      this.scan = scan;
      this.levels = levels;
      this.source = Source.builder().document(name).build();
    }

    @Override
    public void record(IatiElement element) {
      if (!element.name().is(IatiKind.ACTIVITIES.record())) {
        unmapped(element, element.name().toString());
        return;
      }
      IatiActivity activity = new IatiActivity(element);
      String identifier = activity.identifier().orElse("");
      if (!levels.isOutput(identifier)) {
        take(RecordType.PROJECT, element, () -> project(activity, identifier));
      }
      boolean isTwice = levels.hasMoneyBelow(identifier);
      if (isTwice) {
        Stream.concat(
                activity.transactions().stream().map(Transaction::element),
                activity.budgets().stream().map(IatiActivity.Budget::element))
            .forEach(money -> unmapped(money, money.name() + ", stated by an output too"));
      } else {
        money(activity, identifier);
      }
      figures(activity);
      Set<String> told = new HashSet<>();
      for (IatiElement child : element.elements()) {
        String name = child.name().toString();
        if (!isMapped(child) && told.add(name)) {
          unmapped(child, name);
        }
      }
    }

    private static boolean isMapped(IatiElement child) {
      return (child.name().namespace().isEmpty() && MAPPED.contains(child.name().local()))
          || (child.name().is("other-identifier")
              && child.attribute("type").equals(Optional.of("A1")));
    }

    private void unmapped(IatiElement element, String found) {
      scan.log()
          .add(
              new Finding(
                  FindingCode.IATI_UNMAPPED,
                  element.place(),
                  Optional.empty(),
                  Optional.empty(),
                  Map.of("found", found)));
    }

    private <T extends HubRecord> void take(
        RecordType type, IatiElement element, Making<T> making) {
      if (!scan.types().contains(type)) {
        return;
      }
      read++;
      try {
        T record = making.make();
        if (scan.isNew(record)) {
          accepted++;
          scan.accept(new Located(record, element.place()));
        } else {
          note(
              FindingCode.RECORD_DUPLICATE_ID,
              element.place(),
              type,
              Map.of("found", record.getId().value()));
        }
      } catch (UnreadableException e) {
        note(e.code, e.place, type, Map.of("expected", e.expected, "found", e.found));
      } catch (IllegalArgumentException | IllegalStateException e) {
        note(
            FindingCode.RECORD_INVALID,
            element.place(),
            type,
            Map.of("expected", String.valueOf(e.getMessage())));
      }
    }

    private void note(
        FindingCode code, Place place, RecordType type, Map<String, String> arguments) {
      scan.log().add(new Finding(code, place, Optional.of(type), Optional.empty(), arguments));
    }

    private static UnreadableException missing(IatiElement in, String what) {
      return new UnreadableException(
          FindingCode.FIELD_MISSING, in.place().at("/" + what), what, "");
    }

    private static UnreadableException unreadable(IatiElement at, String expected, String found) {
      return new UnreadableException(FindingCode.FIELD_UNREADABLE, at.place(), expected, found);
    }

    /** The project that an activity is, or is part of. */
    private Id<Project> id(IatiActivity activity) throws UnreadableException {
      return Id.of(levels.reference(levels.project(identifier(activity))));
    }

    private static String identifier(IatiActivity activity) throws UnreadableException {
      return activity
          .identifier()
          .orElseThrow(() -> missing(activity.element(), "iati-identifier"));
    }

    private Project project(IatiActivity activity, String identifier) throws UnreadableException {
      var project =
          Project.builder()
              .id(id(activity))
              .addSources(source)
              .title(activity.title().orElseThrow(() -> missing(activity.element(), "title")));
      activity.status().flatMap(IatiCodes::readStatus).ifPresent(project::status);
      activity
          .date("2")
          .or(() -> activity.date("1"))
          .map(PartialDate::of)
          .ifPresent(project::startsOn);
      activity
          .date("4")
          .or(() -> activity.date("3"))
          .map(PartialDate::of)
          .ifPresent(project::endsOn);
      for (Party party : activity.participatingOrgs()) {
        Optional<String> name = name(party, activity.defaults().language());
        if (party.role().equals(Optional.of("1"))) {
          name.ifPresent(project::addDonors);
        } else if (party.role().equals(Optional.of("4"))) {
          name.ifPresent(project::implementingPartner);
        }
      }
      for (IatiElement country : activity.element().all("recipient-country")) {
        String code = country.attribute("code").orElse("");
        try {
          project.addCountries(CountryCode.of(code));
        } catch (IllegalArgumentException e) {
          throw unreadable(country, "country", code);
        }
      }
      int index = 0;
      for (IatiElement element : levels.results(identifier)) {
        IatiActivity.Result result = new IatiActivity.Result(element, activity.defaults());
        if (!result.type().equals(Optional.of(IatiCodes.OTHER_RESULT))) {
          index++;
          project.addResults(result(result, String.valueOf(index)));
        }
      }
      return project.build();
    }

    private static Optional<String> name(Party party, LanguageTag language) {
      return party.name().map(text -> text.inAnyOf(language, LanguageTag.EN)).or(party::ref);
    }

    private static Result result(IatiActivity.Result result, String key)
        throws UnreadableException {
      String type = result.type().orElse("");
      var built =
          Result.builder()
              .key(key)
              .level(
                  IatiCodes.readLevel(type)
                      .orElseThrow(() -> unreadable(result.element(), "code", type)))
              .title(result.title().orElseThrow(() -> missing(result.element(), "title")));
      int index = 0;
      for (IatiActivity.Indicator indicator : result.indicators()) {
        index++;
        built.addIndicators(indicator(indicator, String.valueOf(index)));
      }
      return built.build();
    }

    private static Indicator indicator(IatiActivity.Indicator indicator, String key)
        throws UnreadableException {
      var built =
          Indicator.builder()
              .key(reference(indicator).orElse(key))
              .title(indicator.title().orElseThrow(() -> missing(indicator.element(), "title")));
      unit(indicator).ifPresent(built::unit);
      indicator
          .ascending()
          .map(up -> up ? IndicatorDirection.INCREASING : IndicatorDirection.DECREASING)
          .ifPresent(built::direction);
      for (Measurement baseline : indicator.baselines()) {
        Optional<QualifiedNumber> number = number(baseline);
        if (number.isPresent()) {
          var value = Baseline.builder().value(number.get());
          baseline
              .date()
              .map(PartialDate::of)
              .or(() -> baseline.year().filter(y -> y.matches("[0-9]{4}")).map(PartialDate::parse))
              .ifPresent(value::measuredOn);
          built.addBaselines(value.build());
        }
      }
      for (Period period : indicator.periods()) {
        for (Measurement target : period.targets()) {
          Optional<QualifiedNumber> number = number(target);
          if (number.isPresent()) {
            var value = Target.builder().value(number.get());
            period.end().map(PartialDate::of).ifPresent(value::dueOn);
            built.addTargets(value.build());
          }
        }
        for (Measurement actual : period.actuals()) {
          Optional<QualifiedNumber> number = number(actual);
          if (number.isPresent()) {
            var value = Actual.builder().value(number.get());
            days(period).ifPresent(value::period);
            built.addActuals(value.build());
          }
        }
      }
      return built.build();
    }

    /** Empty if no value is given: what is not there is not zero. */
    private static Optional<QualifiedNumber> number(Measurement measurement)
        throws UnreadableException {
      Optional<BigDecimal> number = measurement.number();
      String text = measurement.value().orElse("");
      if (number.isEmpty() && !text.isBlank()) {
        throw unreadable(measurement.element(), "number", text);
      }
      return number.map(value -> Amounts.number(value, measurement.comment()));
    }

    private static Optional<String> reference(IatiActivity.Indicator indicator) {
      return indicator.element().all("reference").stream()
          .filter(r -> r.attribute("vocabulary").equals(Optional.of(IatiCodes.OWN)))
          .flatMap(r -> r.attribute("code").stream())
          .findFirst();
    }

    private static Optional<String> unit(IatiActivity.Indicator indicator) {
      return indicator.measure().equals(Optional.of("2"))
          ? Optional.of("%")
          : indicator.description().flatMap(text -> text.in(indicator.defaults().language()));
    }

    private static Optional<PartialPeriod> days(Period period) {
      Optional<LocalDate> start = period.start();
      Optional<LocalDate> end = period.end();
      if (start.isEmpty() || end.isEmpty() || end.get().isBefore(start.get())) {
        return Optional.empty();
      }
      return Optional.of(
          start.equals(end)
              ? PartialPeriod.of(PartialDate.of(start.get()))
              : new PartialPeriod(
                  PartialDate.of(start.get()), Optional.of(PartialDate.of(end.get()))));
    }

    private void money(IatiActivity activity, String identifier) {
      String project = levels.project(identifier);
      boolean isOurs = !levels.reference(project).equals(project);
      int index = 0;
      for (Transaction transaction : activity.transactions()) {
        index++;
        String type = transaction.type().orElse("");
        String own = transaction.ref().filter(ref -> !ref.isBlank()).orElse(String.valueOf(index));
        String id = isOurs && transaction.ref().isPresent() ? own : identifier + "/" + own;
        if (INCOMING.contains(type)) {
          take(
              RecordType.CONTRIBUTION,
              transaction.element(),
              () -> contribution(activity, transaction, id));
        } else if (SPENT.contains(type)) {
          take(
              RecordType.DELIVERY,
              transaction.element(),
              () ->
                  Delivery.builder()
                      .id(Id.of(id))
                      .addSources(source)
                      .project(id(activity))
                      .period(PartialPeriod.of(date(transaction)))
                      .amount(amount(transaction.value(), transaction.element()))
                      .build());
        } else {
          unmapped(transaction.element(), "transaction-type " + type);
        }
      }
      index = 0;
      for (IatiActivity.Budget budget : activity.budgets()) {
        index++;
        String id = identifier + "/budget/" + index;
        take(RecordType.BUDGET, budget.element(), () -> budget(activity, budget, id));
      }
    }

    private static PartialDate date(Transaction transaction) throws UnreadableException {
      return PartialDate.of(
          transaction.date().orElseThrow(() -> missing(transaction.element(), "transaction-date")));
    }

    private Contribution contribution(IatiActivity activity, Transaction transaction, String id)
        throws UnreadableException {
      LanguageTag language = activity.defaults().language();
      var contribution =
          Contribution.builder()
              .id(Id.of(id))
              .addSources(source)
              .project(id(activity))
              .stage(IatiCodes.readStage(transaction.type().orElse("")).orElseThrow())
              .period(PartialPeriod.of(date(transaction)))
              .amount(amount(transaction.value(), transaction.element()))
              .donor(
                  transaction
                      .provider()
                      .flatMap(party -> name(party, language))
                      .or(() -> onlyDonor(activity, language))
                      .orElseThrow(() -> missing(transaction.element(), "provider-org")));
      transaction
          .provider()
          .flatMap(Party::type)
          .flatMap(IatiCodes::readOrganisation)
          .ifPresent(contribution::donorType);
      transaction.description().flatMap(Reading::kind).ifPresent(contribution::kind);
      return contribution.build();
    }

    /** Who funds the activity, if that is one. */
    private static Optional<String> onlyDonor(IatiActivity activity, LanguageTag language) {
      List<Party> donors =
          activity.participatingOrgs().stream()
              .filter(party -> party.role().equals(Optional.of("1")))
              .toList();
      return donors.size() == 1 ? name(donors.get(0), language) : Optional.empty();
    }

    private static Optional<ContributionKind> kind(LocalizedText description) {
      return ContributionKind.known().stream()
          .filter(kind -> kind.getLabel().equals(Optional.of(description)))
          .findFirst();
    }

    private static BigMoney amount(Optional<Amount> amount, IatiElement in)
        throws UnreadableException {
      if (amount.isEmpty()) {
        throw missing(in, "value");
      }
      Amount value = amount.get();
      BigDecimal number =
          value.number().orElseThrow(() -> unreadable(value.element(), "number", value.text()));
      String currency = value.currency().orElseThrow(() -> missing(value.element(), "currency"));
      try {
        return BigMoney.of(CurrencyUnit.of(currency), number);
      } catch (IllegalCurrencyException e) {
        throw unreadable(value.element(), "money", currency);
      }
    }

    private Budget budget(IatiActivity activity, IatiActivity.Budget budget, String id)
        throws UnreadableException {
      LocalDate start = budget.start().orElseThrow(() -> missing(budget.element(), "period-start"));
      LocalDate end = budget.end().orElseThrow(() -> missing(budget.element(), "period-end"));
      return Budget.builder()
          .id(Id.of(id))
          .addSources(source)
          .project(id(activity))
          .period(new PartialPeriod(PartialDate.of(start), Optional.of(PartialDate.of(end))))
          .amount(amount(budget.value(), budget.element()))
          .status(IatiCodes.readBudget(budget.type(), budget.status()))
          .build();
    }

    /** The published figures, each an actual value of an indicator of a result of type 9. */
    private void figures(IatiActivity activity) {
      int index = 0;
      for (IatiActivity.Result result : activity.results()) {
        if (!result.type().equals(Optional.of(IatiCodes.OTHER_RESULT))) {
          continue;
        }
        for (IatiActivity.Indicator indicator : result.indicators()) {
          for (Period period : indicator.periods()) {
            for (Measurement actual : period.actuals()) {
              index++;
              String number = "/figure/" + index;
              take(
                  RecordType.REPORTED_FIGURE,
                  actual.element(),
                  () -> figure(indicator, period, actual, identifier(activity) + number));
            }
          }
        }
      }
    }

    private ReportedFigure figure(
        IatiActivity.Indicator indicator, Period period, Measurement actual, String id)
        throws UnreadableException {
      Map<String, String> split = new LinkedHashMap<>();
      actual
          .element()
          .all("dimension")
          .forEach(
              dimension ->
                  split.put(
                      dimension.attribute("name").orElse(""),
                      dimension.attribute("value").orElse("")));
      String own = Optional.ofNullable(split.remove(IatiProjectWriter.CLAIM)).orElse(id);
      Optional<LocalizedText> title = indicator.title();
      String metric =
          reference(indicator)
              .or(() -> title.map(text -> text.inAnyOf(LanguageTag.EN)))
              .orElseThrow(() -> missing(indicator.element(), "title"));
      var figure =
          ReportedFigure.builder()
              .id(Id.of(own))
              .addSources(source)
              .indicator(metric)
              .value(number(actual).orElseThrow(() -> missing(actual.element(), "value")))
              .split(split);
      unit(indicator).ifPresent(figure::unit);
      title.filter(text -> !text.texts().containsValue(metric)).ifPresent(figure::text);
      if (period.start().isPresent() && period.start().equals(period.end())) {
        figure.asOf(PartialDate.of(period.start().get()));
      } else {
        days(period).ifPresent(figure::period);
      }
      return figure.build();
    }
  }
}
