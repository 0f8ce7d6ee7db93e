package org.civilhub.io.iati;

import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.civilhub.io.Dataset;
import org.civilhub.io.iati.IatiExport.Identifiers;
import org.civilhub.io.iati.IatiExport.ReportingOrg;
import org.civilhub.io.internal.Loss;
import org.civilhub.io.internal.Losses;
import org.civilhub.io.internal.RecordLosses;
import org.civilhub.io.internal.TextFile;
import org.civilhub.io.internal.WholeFile;
import org.civilhub.model.Actual;
import org.civilhub.model.Baseline;
import org.civilhub.model.Budget;
import org.civilhub.model.Contribution;
import org.civilhub.model.Delivery;
import org.civilhub.model.HubProfile;
import org.civilhub.model.HubRecord;
import org.civilhub.model.Indicator;
import org.civilhub.model.Project;
import org.civilhub.model.RecordType;
import org.civilhub.model.ReportedFigure;
import org.civilhub.model.Result;
import org.civilhub.model.Target;
import org.civilhub.model.code.BudgetStatus;
import org.civilhub.model.code.ContributionStage;
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
import org.civilhub.model.value.PartialDate.Precision;
import org.civilhub.model.value.PartialPeriod;
import org.civilhub.model.value.QualifiedNumber;
import org.civilhub.model.value.Qualifier;
import org.joda.money.BigMoney;

/**
 * Writes projects with their contributions, deliveries, budgets, results and published figures as
 * IATI activities, version 2.03, in the schema's order. The same dataset gives the same bytes.
 *
 * <p>A project is two activities, as UNDP publishes: one of hierarchy 1, which describes it and has
 * no money, and its output of hierarchy 2, which has all of it, so that it is counted once. A
 * contribution is a transaction of type 13 (pledged), 11 (committed) or 1 (received) on its first
 * day; a delivery one of type 4 on its last day. A result of the project is a result; a published
 * figure is an indicator of a result of type 9, with the id of its metric as reference and its
 * split as dimensions. What IATI holds in another form than the records, and what it does not hold,
 * is told; what it demands and the records lack is said by an {@link IatiExport}, or is a finding.
 * {@link IatiProjectReader} reads the records back.
 */
public final class IatiProjectWriter {
  /** Name of the dimension that holds the id of a published figure. */
  static final String CLAIM = "claim";

  private static final EnumSet<RecordType> HELD =
      EnumSet.of(
          RecordType.PROJECT,
          RecordType.CONTRIBUTION,
          RecordType.DELIVERY,
          RecordType.BUDGET,
          RecordType.REPORTED_FIGURE);

  private final IatiExport export;

  /**
   * A writer.
   *
   * @param export what IATI demands and the records do not hold
   */
  public IatiProjectWriter(IatiExport export) {
    this.export = export;
  }

  /**
   * Writes the projects of the export.
   *
   * @param dataset holds the projects and all that belongs to them
   * @param file where to, such as {@code activities.xml}; its folder must exist
   * @return what IATI cannot hold ({@code hub.value.lost}), and what it demands and nobody said
   *     ({@code hub.value.needed}), with which nothing is written
   * @throws UncheckedIOException if the system refuses to write; the message names the file
   */
  public FindingLog write(Dataset dataset, Path file) {
    Losses losses = new Losses();
    Writing writing = new Writing(dataset, losses);
    List<IatiElement> activities = writing.activities();
    if (losses.log().countsByCode().containsKey(FindingCode.VALUE_NEEDED)) {
      return losses.log();
    }
    writing.tellOthers();
    losses.tellTypesBeside(HELD, dataset);
    WholeFile.write(
        file,
        stream -> {
          try (IatiWriter out = new IatiWriter(stream)) {
            out.start(IatiHeader.of(IatiKind.ACTIVITIES));
            activities.forEach(out::write);
            out.end();
          }
        });
    return losses.log();
  }

  private static IatiElement.Builder element(String name) {
    return IatiElement.builder(name);
  }

  private static IatiElement coded(String name, String code) {
    return element(name).attribute("code", code).build();
  }

  private static IatiElement day(String name, LocalDate day) {
    return element(name).attribute("iso-date", day.toString()).build();
  }

  private static IatiElement narratives(String name, LocalizedText text) {
    return element(name).narratives(text).build();
  }

  /** Text that no language is known of. */
  private static LocalizedText plain(String text) {
    return LocalizedText.of(LanguageTag.UND.value(), text);
  }

  /** Marks a text as held, and gives it as XML can have it: else it is told. */
  private static String text(String pointer, String text, RecordLosses parts) {
    String printable = TextFile.printable(text).strip();
    if (printable.equals(text)) {
      parts.hold(pointer);
    } else {
      parts.because(pointer, Loss.CHARACTERS);
    }
    return printable;
  }

  private static LocalizedText text(String pointer, LocalizedText text, RecordLosses parts) {
    Map<LanguageTag, String> texts = new TreeMap<>();
    text.texts()
        .forEach(
            (language, words) -> texts.put(language, text(pointer + "/" + language, words, parts)));
    return new LocalizedText(texts);
  }

  /** One dataset. */
  private final class Writing {
    private final Dataset dataset;
    private final Losses losses;
    private final IatiSchema schema =
        IatiSchema.of(IatiKind.ACTIVITIES, IatiHeader.VERSION).orElseThrow();

    Writing(Dataset dataset, Losses losses) {
      this.dataset = dataset;
      this.losses = losses;
    }

    List<IatiElement> activities() {
      List<IatiElement> activities = new ArrayList<>();
      if (export.reportingOrg().isEmpty()) {
        need("needed_reporting_org", Optional.empty());
      }
      if (export.activities().isEmpty()) {
        need("needed_identifiers", Optional.empty());
      }
      if (export.language().isEmpty()) {
        need("needed_language", Optional.empty()); // of donors, partners and units
      }
      boolean isFirst = true;
      for (Map.Entry<Id<Project>, Identifiers> each : export.activities().entrySet()) {
        Optional<Project> project =
            dataset.records(Project.class).stream()
                .filter(p -> p.getId().equals(each.getKey()))
                .findFirst();
        if (project.isEmpty()) {
          need("needed_project", Optional.empty());
        } else {
          activities.addAll(activities(project.get(), each.getValue(), isFirst));
          isFirst = false;
        }
      }
      return activities;
    }

    private void need(String what, Optional<? extends HubRecord> of) {
      losses
          .log()
          .add(
              new Finding(
                  FindingCode.VALUE_NEEDED,
                  Place.NONE,
                  of.map(RecordType::of),
                  of.map(record -> record.getId().value()),
                  Map.of("expected", what)));
    }

    /** The project and its output; figures that are of no project go with the first. */
    private List<IatiElement> activities(
        Project project, Identifiers identifiers, boolean isFirst) {
      RecordLosses parts = losses.of(project);
      List<IatiElement> head = head(project, parts);
      IatiElement.Builder first = activity("1", identifiers.identifier());
      head.forEach(first::add);
      first.add(
          element("other-identifier")
              .attribute("ref", text("/id", project.getId().value(), parts))
              .attribute("type", "A1")
              .build());
      first.add(related(identifiers.output(), "2"));
      IatiElement.Builder second = activity("2", identifiers.output());
      head.forEach(second::add);
      second.add(related(identifiers.identifier(), "1"));
      money(project, second);
      for (int i = 0; i < project.getResults().size(); i++) {
        result(project, i, parts).ifPresent(second::add);
      }
      figures(project, isFirst).ifPresent(second::add);
      parts.tell();
      return List.of(schema.arrange(first.build()), schema.arrange(second.build()));
    }

    private IatiElement.Builder activity(String hierarchy, String identifier) {
      IatiElement.Builder activity = element("iati-activity");
      export.language().ifPresent(tag -> activity.attribute("xml:lang", tag.value()));
      return activity
          .attribute("hierarchy", hierarchy)
          .add(element("iati-identifier").text(identifier).build());
    }

    private static IatiElement related(String identifier, String type) {
      return element("related-activity")
          .attribute("ref", identifier)
          .attribute("type", type)
          .build();
    }

    /** What describes both activities. */
    private List<IatiElement> head(Project project, RecordLosses parts) {
      List<IatiElement> head = new ArrayList<>();
      export.reportingOrg().ifPresent(org -> head.add(reportingOrg(org)));
      head.add(narratives("title", text("/title", project.getTitle(), parts)));
      Optional<LocalizedText> description =
          export
              .description()
              .or(
                  () ->
                      dataset.records(HubProfile.class).stream()
                          .findFirst()
                          .flatMap(HubProfile::getMission));
      if (description.isPresent()) {
        head.add(
            element("description").attribute("type", "1").narratives(description.get()).build());
      } else {
        need("needed_description", Optional.of(project));
      }
      organisations(project, head, parts);
      Optional<String> status = project.getStatus().flatMap(IatiCodes::status);
      if (status.isPresent()) {
        head.add(coded("activity-status", status.get()));
        parts.hold("/status");
      } else {
        need("needed_status", Optional.of(project));
      }
      dates(project, head, parts);
      recipients(project, head, parts);
      sectors(project, head);
      return head;
    }

    private IatiElement reportingOrg(ReportingOrg org) {
      return element("reporting-org")
          .attribute("ref", org.ref())
          .attribute("type", org.type())
          .narratives(org.name())
          .build();
    }

    /** Funding 1, accountable 2, implementing 4; those who publish are accountable. */
    private void organisations(Project project, List<IatiElement> head, RecordLosses parts) {
      for (int i = 0; i < project.getDonors().size(); i++) {
        String donor = project.getDonors().get(i);
        IatiElement.Builder organisation = element("participating-org").attribute("role", "1");
        donorType(project, donor).ifPresent(type -> organisation.attribute("type", type));
        head.add(organisation.narratives(plain(text("/donors/" + i, donor, parts))).build());
      }
      export
          .reportingOrg()
          .ifPresent(
              org ->
                  head.add(
                      element("participating-org")
                          .attribute("role", "2")
                          .attribute("ref", org.ref())
                          .attribute("type", org.type())
                          .narratives(org.name())
                          .build()));
      project
          .getImplementingPartner()
          .ifPresent(
              name ->
                  head.add(
                      element("participating-org")
                          .attribute("role", "4")
                          .narratives(plain(text("/implementingPartner", name, parts)))
                          .build()));
    }

    private Optional<String> donorType(Project project, String donor) {
      return contributions(project).stream()
          .filter(contribution -> contribution.getDonor().equals(donor))
          .flatMap(contribution -> contribution.getDonorType().stream())
          .findFirst()
          .flatMap(IatiCodes::organisation);
    }

    /** Planned start 1, actual start 2, planned end 3, actual end 4. */
    private void dates(Project project, List<IatiElement> head, RecordLosses parts) {
      Optional<LocalDate> start = project.getStartsOn().flatMap(PartialDate::firstDay);
      if (start.isPresent()) {
        String type = start.get().isAfter(dataset.asOf()) ? "1" : "2";
        head.add(date(type, start.get()));
        holdIfDay("/startsOn", project.getStartsOn().get(), parts);
      } else {
        need("needed_start", Optional.of(project));
      }
      project
          .getEndsOn()
          .ifPresent(
              end -> {
                String type = end.lastDay().isAfter(dataset.asOf()) ? "3" : "4";
                head.add(date(type, end.lastDay()));
                holdIfDay("/endsOn", end, parts);
              });
    }

    private static IatiElement date(String type, LocalDate day) {
      return element("activity-date")
          .attribute("type", type)
          .attribute("iso-date", day.toString())
          .build();
    }

    private static void holdIfDay(String pointer, PartialDate date, RecordLosses parts) {
      if (date.precision() == Precision.DAY) {
        parts.hold(pointer);
      } else {
        parts.because(pointer, Loss.DATE);
      }
    }

    private void recipients(Project project, List<IatiElement> head, RecordLosses parts) {
      List<CountryCode> recorded = project.getCountries();
      if (export.recipients().isEmpty() && recorded.size() != 1) {
        need("needed_recipient", Optional.of(project));
      } else if (export.recipients().isEmpty()) {
        head.add(coded("recipient-country", recorded.get(0).value()));
        parts.hold("/countries");
      } else {
        shares("recipient-country", export.recipients(), head, project);
        for (int i = 0; i < recorded.size(); i++) {
          if (export.recipients().containsKey(recorded.get(i).value())) {
            parts.hold("/countries/" + i);
          }
        }
        List<String> names = recorded.stream().map(CountryCode::value).toList();
        if (!names.equals(new ArrayList<>(export.recipients().keySet()))) {
          parts.tell("/countries", Loss.GIVEN, String.join(" ", export.recipients().keySet()));
        }
      }
    }

    private void sectors(Project project, List<IatiElement> head) {
      if (export.sectors().isEmpty()) {
        need("needed_sector", Optional.of(project));
      } else {
        shares("sector", export.sectors(), head, project);
      }
    }

    /** Several need a percentage each, which together make a hundred. */
    private void shares(
        String name,
        Map<String, Optional<BigDecimal>> shares,
        List<IatiElement> head,
        Project project) {
      boolean isWhole =
          shares.size() == 1
              || (shares.values().stream().allMatch(Optional::isPresent)
                  && shares.values().stream()
                          .map(Optional::get)
                          .reduce(BigDecimal.ZERO, BigDecimal::add)
                          .compareTo(BigDecimal.valueOf(100))
                      == 0);
      if (!isWhole) {
        need("needed_percentages", Optional.of(project));
      }
      shares.forEach(
          (code, share) -> {
            IatiElement.Builder element = element(name).attribute("code", code);
            share.ifPresent(s -> element.attribute("percentage", s.toPlainString()));
            head.add(element.build());
          });
    }

    private List<Contribution> contributions(Project project) {
      return dataset.records(Contribution.class).stream()
          .filter(c -> c.getProject().equals(Optional.of(project.getId())))
          .toList();
    }

    private void money(Project project, IatiElement.Builder output) {
      for (Contribution contribution : contributions(project)) {
        RecordLosses parts = losses.of(contribution);
        contribution(contribution, parts).ifPresent(output::add);
        parts.tell();
      }
      for (Delivery delivery : of(project, Delivery.class, d -> d.getProject())) {
        RecordLosses parts = losses.of(delivery);
        delivery(delivery, parts).ifPresent(output::add);
        parts.tell();
      }
      for (Budget budget : of(project, Budget.class, b -> b.getProject())) {
        RecordLosses parts = losses.of(budget);
        budget(budget, parts).ifPresent(output::add);
        parts.tell();
      }
    }

    /** Tells the records that are, or belong to, no project of the export. */
    void tellOthers() {
      Set<Id<Project>> asked = export.activities().keySet();
      Set<String> ids = asked.stream().map(Id::value).collect(Collectors.toSet());
      tellUnless(Project.class, project -> asked.contains(project.getId()));
      tellUnless(
          Contribution.class, money -> money.getProject().filter(asked::contains).isPresent());
      tellUnless(Delivery.class, money -> asked.contains(money.getProject()));
      tellUnless(Budget.class, money -> asked.contains(money.getProject()));
      tellUnless(
          ReportedFigure.class,
          figure -> projectOf(figure).map(ids::contains).orElse(true)); // else with the first
    }

    private <T extends HubRecord> void tellUnless(Class<T> type, Predicate<T> isWritten) {
      for (T record : dataset.records(type)) {
        if (!isWritten.test(record)) {
          losses.of(record).tellWhole(Loss.PROJECT, record.getId().value());
        }
      }
    }

    private <T extends HubRecord> List<T> of(
        Project project, Class<T> type, Function<T, Id<Project>> reference) {
      Predicate<T> isOfProject = record -> reference.apply(record).equals(project.getId());
      return dataset.records(type).stream().filter(isOfProject).toList();
    }

    private Optional<IatiElement> contribution(Contribution contribution, RecordLosses parts) {
      ContributionStage stage =
          contribution.getStage().equals(ContributionStage.UNKNOWN)
              ? export.stages().getOrDefault(contribution.getId(), ContributionStage.UNKNOWN)
              : contribution.getStage();
      Optional<String> type = IatiCodes.stage(stage);
      if (type.isEmpty()) {
        need("needed_stage", Optional.of(contribution));
        return Optional.empty();
      }
      if (contribution.getAmount().isEmpty() || contribution.getPeriod().isEmpty()) {
        return Optional.empty();
      }
      LocalDate day = contribution.getPeriod().get().firstDay();
      if (stage.equals(contribution.getStage())) {
        parts.hold("/stage");
      } else {
        parts.because("/stage", Loss.GIVEN);
      }
      parts.hold("/project");
      holdIfOneDay(contribution.getPeriod().get(), day, parts);
      IatiElement.Builder transaction = transaction(contribution, type.get(), day, parts);
      transaction.add(value(contribution.getAmount().get(), day));
      parts.hold("/amount");
      contribution
          .getKind()
          .ifPresent(
              kind -> {
                kind.getLabel()
                    .ifPresent(label -> transaction.add(narratives("description", label)));
                parts.because("/kind", Loss.WORDS);
              });
      IatiElement.Builder provider = element("provider-org");
      contribution
          .getDonorType()
          .flatMap(IatiCodes::organisation)
          .ifPresent(
              organisation -> {
                provider.attribute("type", organisation);
                parts.hold("/donorType");
              });
      return Optional.of(
          transaction
              .add(
                  provider
                      .narratives(plain(text("/donor", contribution.getDonor(), parts)))
                      .build())
              .build());
    }

    private static void holdIfOneDay(PartialPeriod period, LocalDate day, RecordLosses parts) {
      if (period.equals(PartialPeriod.of(PartialDate.of(day)))) {
        parts.hold("/period");
      } else {
        parts.because("/period", Loss.PERIOD);
      }
    }

    private static IatiElement.Builder transaction(
        HubRecord record, String type, LocalDate day, RecordLosses parts) {
      return element("transaction")
          .attribute("ref", text("/id", record.getId().value(), parts))
          .add(coded("transaction-type", type))
          .add(day("transaction-date", day));
    }

    private static IatiElement value(BigMoney amount, LocalDate day) {
      return element("value")
          .attribute("currency", amount.getCurrencyUnit().getCode())
          .attribute("value-date", day.toString())
          .text(amount.getAmount().toPlainString())
          .build();
    }

    private Optional<IatiElement> delivery(Delivery delivery, RecordLosses parts) {
      Optional<LocalDate> day = delivery.getPeriod().lastDay();
      if (day.isEmpty()) {
        parts.because("/period", Loss.PERIOD);
        return Optional.empty();
      }
      holdIfOneDay(delivery.getPeriod(), day.get(), parts);
      parts.hold("/project");
      parts.hold("/amount");
      return Optional.of(
          transaction(delivery, IatiCodes.EXPENDITURE, day.get(), parts)
              .add(value(delivery.getAmount(), day.get()))
              .build());
    }

    /** Budgets of more than a year are none that IATI takes. */
    private Optional<IatiElement> budget(Budget budget, RecordLosses parts) {
      LocalDate start = budget.getPeriod().firstDay();
      Optional<LocalDate> end =
          budget.getPeriod().lastDay().filter(day -> !day.isAfter(start.plusYears(1)));
      if (end.isEmpty()) {
        parts.because("/period", Loss.PERIOD);
        return Optional.empty();
      }
      parts.because("/id", Loss.FIELD);
      parts.hold("/project");
      parts.hold("/amount");
      if (budget.getPeriod().equals(days(start, end.get()))) {
        parts.hold("/period");
      } else {
        parts.because("/period", Loss.PERIOD);
      }
      IatiElement.Builder element = element("budget");
      budget
          .getStatus()
          .ifPresent(
              status ->
                  IatiCodes.budget(status)
                      .ifPresent(
                          code -> {
                            element.attribute(
                                "type", status.equals(BudgetStatus.REVISED) ? "2" : "1");
                            element.attribute("status", code);
                            parts.hold("/status");
                          }));
      return Optional.of(
          element
              .add(day("period-start", start))
              .add(day("period-end", end.get()))
              .add(value(budget.getAmount(), start))
              .build());
    }

    private static PartialPeriod days(LocalDate start, LocalDate end) {
      return start.equals(end)
          ? PartialPeriod.of(PartialDate.of(start))
          : new PartialPeriod(PartialDate.of(start), Optional.of(PartialDate.of(end)));
    }

    private Optional<IatiElement> result(Project project, int index, RecordLosses parts) {
      Result result = project.getResults().get(index);
      Optional<String> type = IatiCodes.level(result.getLevel());
      String pointer = "/results/" + index;
      if (type.isEmpty() || result.getIndicators().isEmpty()) {
        return Optional.empty();
      }
      parts.hold(pointer + "/level");
      IatiElement.Builder element =
          element("result")
              .attribute("type", type.get())
              .add(narratives("title", text(pointer + "/title", result.getTitle(), parts)));
      for (int i = 0; i < result.getIndicators().size(); i++) {
        element.add(
            indicator(project, result.getIndicators().get(i), pointer + "/indicators/" + i, parts));
      }
      return Optional.of(element.build());
    }

    private IatiElement indicator(
        Project project, Indicator indicator, String pointer, RecordLosses parts) {
      IatiElement.Builder element =
          element("indicator").attribute("measure", measure(indicator.getUnit()));
      indicator
          .getDirection()
          .ifPresent(
              direction -> {
                element.attribute(
                    "ascending", direction.equals(IndicatorDirection.DECREASING) ? "0" : "1");
                parts.hold(pointer + "/direction");
              });
      element.add(narratives("title", text(pointer + "/title", indicator.getTitle(), parts)));
      element.add(reference(text(pointer + "/key", indicator.getKey(), parts)));
      unit(indicator.getUnit(), element, pointer + "/unit", parts);
      for (int i = 0; i < indicator.getBaselines().size(); i++) {
        Baseline baseline = indicator.getBaselines().get(i);
        baseline(baseline, pointer + "/baselines/" + i, parts).ifPresent(element::add);
      }
      for (int i = 0; i < indicator.getTargets().size(); i++) {
        Target target = indicator.getTargets().get(i);
        target(project, target, pointer + "/targets/" + i, parts).ifPresent(element::add);
      }
      for (int i = 0; i < indicator.getActuals().size(); i++) {
        Actual actual = indicator.getActuals().get(i);
        actual(actual, pointer + "/actuals/" + i, parts).ifPresent(element::add);
      }
      return element.build();
    }

    /** IndicatorMeasure: unit 1, percentage 2. */
    private static String measure(Optional<String> unit) {
      return unit.filter("%"::equals).isPresent() ? "2" : "1";
    }

    private static IatiElement reference(String code) {
      return element("reference")
          .attribute("vocabulary", IatiCodes.OWN)
          .attribute("code", code)
          .build();
    }

    /** IATI has no units; a percentage is a measure of its own, others stand in the description. */
    private static void unit(
        Optional<String> unit, IatiElement.Builder element, String pointer, RecordLosses parts) {
      unit.ifPresent(
          name -> {
            String words = text(pointer, name, parts);
            if (!name.equals("%")) {
              element.add(narratives("description", plain(words)));
            }
          });
    }

    /** A number without which a measurement means nothing to IATI. */
    private static boolean number(
        QualifiedNumber number, IatiElement.Builder element, String pointer, RecordLosses parts) {
      Optional<BigDecimal> value = number.getNumber();
      if (value.isEmpty()) {
        parts.because(pointer, Loss.QUALIFIER);
        return false;
      }
      element.attribute("value", value.get().toPlainString());
      Optional<LocalizedText> comment = Amounts.comment(number);
      comment.ifPresent(text -> element.add(narratives("comment", text)));
      if (number.getQualifier() == Qualifier.EXACT) {
        parts.hold(pointer);
      } else {
        parts.hold(pointer + "/value");
        parts.because(pointer + "/qualifier", Loss.WORDS);
      }
      return true;
    }

    private Optional<IatiElement> baseline(Baseline baseline, String pointer, RecordLosses parts) {
      IatiElement.Builder element = element("baseline");
      Optional<PartialDate> date = baseline.getMeasuredOn();
      if (date.isEmpty() || !number(baseline.getValue(), element, pointer + "/value", parts)) {
        return Optional.empty();
      }
      element.attribute("year", String.valueOf(date.get().lastDay().getYear()));
      switch (date.get().precision()) {
        case DAY -> {
          element.attribute("iso-date", date.get().lastDay().toString());
          parts.hold(pointer + "/measuredOn");
        }
        case YEAR -> parts.hold(pointer + "/measuredOn");
        default -> parts.because(pointer + "/measuredOn", Loss.DATE);
      }
      return Optional.of(element.build());
    }

    /** To be reached within the project up to a day. */
    private Optional<IatiElement> target(
        Project project, Target target, String pointer, RecordLosses parts) {
      IatiElement.Builder element = element("target");
      Optional<LocalDate> start = project.getStartsOn().flatMap(PartialDate::firstDay);
      Optional<PartialDate> due = target.getDueOn();
      if (start.isEmpty()
          || due.isEmpty()
          || due.get().lastDay().isBefore(start.get())
          || !number(target.getValue(), element, pointer + "/value", parts)) {
        return Optional.empty();
      }
      holdIfDay(pointer + "/dueOn", due.get(), parts);
      return Optional.of(period(start.get(), due.get().lastDay(), element.build()));
    }

    private Optional<IatiElement> actual(Actual actual, String pointer, RecordLosses parts) {
      IatiElement.Builder element = element("actual");
      Optional<LocalDate> end = actual.getPeriod().flatMap(PartialPeriod::lastDay);
      if (end.isEmpty() || !number(actual.getValue(), element, pointer + "/value", parts)) {
        return Optional.empty();
      }
      LocalDate start = actual.getPeriod().get().firstDay();
      if (actual.getPeriod().get().equals(days(start, end.get()))) {
        parts.hold(pointer + "/period");
      } else {
        parts.because(pointer + "/period", Loss.PERIOD);
      }
      return Optional.of(period(start, end.get(), element.build()));
    }

    private static IatiElement period(LocalDate start, LocalDate end, IatiElement value) {
      return element("period")
          .add(day("period-start", start))
          .add(day("period-end", end))
          .add(value)
          .build();
    }

    /** Published figures of a project, or of none. */
    private Optional<IatiElement> figures(Project project, boolean isFirst) {
      IatiElement.Builder result =
          element("result")
              .attribute("type", IatiCodes.OTHER_RESULT)
              .add(narratives("title", RecordType.REPORTED_FIGURE.getLabel()));
      boolean isAny = false;
      for (ReportedFigure figure : dataset.records(ReportedFigure.class)) {
        Optional<String> of = projectOf(figure);
        if (of.map(project.getId().value()::equals).orElse(isFirst)) {
          RecordLosses parts = losses.of(figure);
          Optional<IatiElement> indicator = figure(figure, parts);
          indicator.ifPresent(result::add);
          isAny |= indicator.isPresent();
          parts.tell();
        }
      }
      return isAny ? Optional.of(result.build()) : Optional.empty();
    }

    private static Optional<String> projectOf(ReportedFigure figure) {
      return Optional.ofNullable(figure.getSplit().get("project"));
    }

    private Optional<IatiElement> figure(ReportedFigure figure, RecordLosses parts) {
      IatiElement.Builder actual = element("actual");
      if (!number(figure.getValue(), actual, "/value", parts)) {
        return Optional.empty();
      }
      LocalDate end = dataset.asOf();
      LocalDate start = end;
      Optional<LocalDate> lastOfPeriod = figure.getPeriod().flatMap(PartialPeriod::lastDay);
      if (lastOfPeriod.isPresent()) {
        start = figure.getPeriod().get().firstDay();
        end = lastOfPeriod.get();
        if (figure.getPeriod().get().equals(days(start, end))) {
          parts.hold("/period");
        } else {
          parts.because("/period", Loss.PERIOD);
        }
      } else if (figure.getAsOf().isPresent()) {
        end = figure.getAsOf().get().lastDay();
        start = end;
        holdIfDay("/asOf", figure.getAsOf().get(), parts);
      } else {
        parts.tell("/asOf", Loss.DATE, "");
      }
      actual.add(dimension(CLAIM, text("/id", figure.getId().value(), parts)));
      figure
          .getSplit()
          .forEach(
              (name, value) -> {
                String pointer = "/split/" + name.replace("~", "~0").replace("/", "~1");
                actual.add(
                    dimension(TextFile.printable(name).strip(), text(pointer, value, parts)));
              });
      IatiElement.Builder indicator =
          element("indicator").attribute("measure", measure(figure.getUnit()));
      String metric = text("/indicator", figure.getIndicator(), parts);
      LocalizedText title =
          figure.getText().map(words -> text("/text", words, parts)).orElseGet(() -> plain(metric));
      indicator.add(narratives("title", title));
      indicator.add(reference(metric));
      unit(figure.getUnit(), indicator, "/unit", parts);
      return Optional.of(indicator.add(period(start, end, actual.build())).build());
    }

    private static IatiElement dimension(String name, String value) {
      return element("dimension").attribute("name", name).attribute("value", value).build();
    }
  }
}
