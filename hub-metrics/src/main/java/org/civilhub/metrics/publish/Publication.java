package org.civilhub.metrics.publish;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.civilhub.metrics.Figure;
import org.civilhub.metrics.Metric;
import org.civilhub.metrics.MetricDefinition;
import org.civilhub.metrics.MetricSet;
import org.civilhub.metrics.Query;
import org.civilhub.metrics.Scope;
import org.civilhub.metrics.Statement;
import org.civilhub.metrics.Trace;
import org.civilhub.model.HubRecord;
import org.civilhub.model.RecordType;
import org.civilhub.model.ReportedFigure;
import org.civilhub.model.Source;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.PartialDate;
import org.civilhub.model.value.QualifiedNumber;
import org.civilhub.model.value.Qualifier;

/**
 * The figures of a dataset as they were published, with what each rests on, so that they can be
 * defended later: {@link Comparison} tells what changed since and by which records. Plain data; it
 * holds ids and digests of records, but no text of one, and nothing of an expert or scholar beyond
 * the figures that may be shown.
 *
 * @param formVersion version of the form, 1
 * @param dataset name of the dataset
 * @param digest digest of the dataset
 * @param foundedOn day of the founding declaration; empty if not known
 * @param datasetAsOf day that the dataset stands for
 * @param complete codes of the record types that it declares complete
 * @param asOf day that the figures are for
 * @param metrics version of the definition of each metric, by its id
 * @param figures the figures, in the order of the metrics
 * @param records digest of every record that the metrics may rest on, by its type and id, such as
 *     {@code event/EV001}; without experts and scholarships
 */
public record Publication(
    int formVersion,
    String dataset,
    String digest,
    Optional<LocalDate> foundedOn,
    LocalDate datasetAsOf,
    SortedSet<String> complete,
    LocalDate asOf,
    SortedMap<String, Integer> metrics,
    List<Row> figures,
    SortedMap<String, String> records) {
  /** Version of the form that this library writes and reads. */
  public static final int FORM_VERSION = 1;

  /** Of an id: what a record may have, less the hash that a longer one is cut to. */
  private static final int LONGEST_ID = 190;

  private static final int MOST_DECIMALS = 20;
  private static final Pattern RECORD = Pattern.compile("[a-z_]+/.+", Pattern.DOTALL);
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

  /**
   * A figure as it was published.
   *
   * @param metric id of the metric
   * @param split the part, by names of dimensions; empty for the whole
   * @param unit what is counted, or a currency
   * @param number the value, with 20 decimals at most, half-even; empty if nothing is recorded, or
   *     it is a day
   * @param date the value where it is a day
   * @param proof what it proves of the Hub
   * @param claim how it may be published as a claim: exact, or as "at least" or "more than" what
   *     the records prove; empty where it may not
   * @param counted the records that it counts, by type and id; those of people are not told
   * @param named whether all that it looked at are told here; false where some are of people, or
   *     few
   * @param beside the records that it looked at and does not count: that lack the field, cannot be
   *     dated or are left out
   */
  public record Row(
      String metric,
      SortedMap<String, String> split,
      String unit,
      Optional<QualifiedNumber> number,
      Optional<LocalDate> date,
      QualifiedNumber proof,
      Optional<QualifiedNumber> claim,
      SortedSet<String> counted,
      boolean named,
      SortedSet<String> beside) {
    /**
     * Takes copies.
     *
     * @throws IllegalArgumentException if a record is not named by its type and id
     */
    public Row {
      requireRecords(counted);
      requireRecords(beside);
      split = Collections.unmodifiableSortedMap(new TreeMap<>(split));
      counted = Collections.unmodifiableSortedSet(new TreeSet<>(counted));
      beside = Collections.unmodifiableSortedSet(new TreeSet<>(beside));
    }

    /** Whether another says the same of the same. */
    boolean saysAs(Row other) {
      return number.equals(other.number) && date.equals(other.date) && proof.equals(other.proof);
    }

    /** What it is of: metric, part and unit. */
    String key() {
      return metric + " " + split + " " + unit;
    }
  }

  /**
   * Takes copies.
   *
   * @throws IllegalArgumentException if the form is of another version, or a record is not named by
   *     its type and id
   */
  public Publication {
    if (formVersion != FORM_VERSION) {
      throw new IllegalArgumentException(
          "form of a publication must be of version %d, found %d"
              .formatted(FORM_VERSION, formVersion));
    }
    requireRecords(records.keySet());
    complete = Collections.unmodifiableSortedSet(new TreeSet<>(complete));
    metrics = Collections.unmodifiableSortedMap(new TreeMap<>(metrics));
    figures = List.copyOf(figures);
    records = Collections.unmodifiableSortedMap(new TreeMap<>(records));
  }

  private static void requireRecords(Collection<String> records) {
    for (String record : records) {
      if (!RECORD.matcher(record).matches()) {
        throw new IllegalArgumentException(
            "a record must be named by type and id, such as event/EV001, found '" + record + "'");
      }
    }
  }

  /**
   * Freezes the figures of a dataset, in one pass over its records.
   *
   * @param dataset name of the dataset
   * @param digest digest of the dataset
   * @param metrics the metrics
   * @param query scope and day; small numbers of people are hidden, whatever it says
   * @param step what a claim that is not exact is put on a multiple of, such as 100; above 0
   * @param records the records
   * @param digestOf tells a record from one with other contents, such as a hash of its JSON form
   * @return the publication
   */
  public static Publication of(
      String dataset,
      String digest,
      Collection<MetricDefinition> metrics,
      Query query,
      BigDecimal step,
      Stream<? extends HubRecord> records,
      Function<? super HubRecord, String> digestOf) {
    Query shown = Query.asOf(query.scope(), query.period().last()).traced();
    List<MetricDefinition> definitions = List.copyOf(metrics);
    List<Metric<HubRecord, ?, List<Figure>>> asked = new ArrayList<>();
    Set<RecordType> types = EnumSet.noneOf(RecordType.class);
    for (MetricDefinition metric : definitions) {
      asked.add(metric.on(shown));
      types.addAll(metric.restsOn());
    }
    types.remove(RecordType.EXPERT);
    types.remove(RecordType.SCHOLARSHIP);
    MetricSet<List<Figure>> set = MetricSet.of(asked);
    SortedMap<String, String> digests = new TreeMap<>();
    List<List<Figure>> figures =
        records
            .sequential()
            .map(HubRecord.class::cast)
            .peek(
                record -> {
                  RecordType type = RecordType.of(record);
                  if (types.contains(type)) {
                    digests.put(
                        type.getCode() + "/" + record.getId().value(), digestOf.apply(record));
                  }
                })
            .collect(set.toCollector());
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < definitions.size(); i++) {
      for (Figure figure : figures.get(i)) {
        rows.add(row(definitions.get(i), figure, step));
      }
    }
    return new Publication(
        FORM_VERSION,
        dataset,
        digest,
        query.scope().foundedOn(),
        query.scope().asOf(),
        query.scope().complete().stream()
            .map(RecordType::getCode)
            .collect(Collectors.toCollection(TreeSet::new)),
        query.period().last(),
        definitions.stream()
            .collect(
                Collectors.toMap(
                    MetricDefinition::id, MetricDefinition::version, (a, b) -> a, TreeMap::new)),
        rows,
        digests);
  }

  private static Row row(MetricDefinition metric, Figure figure, BigDecimal step) {
    SortedMap<String, String> split = new TreeMap<>();
    figure.split().parts().forEach((dimension, value) -> split.put(dimension.getCode(), value));
    SortedSet<String> counted = figure.trace().map(Trace::counted).orElseGet(TreeSet::new);
    TreeSet<String> beside = new TreeSet<>();
    figure
        .trace()
        .ifPresent(
            trace -> {
              beside.addAll(trace.missing());
              beside.addAll(trace.undatable());
              trace.leftOut().values().forEach(beside::addAll);
              beside.removeAll(counted);
            });
    boolean named = figure.trace().filter(Trace::complete).isPresent();
    return new Row(
        metric.id(),
        split,
        figure.unit(),
        figure.number().map(Publication::rounded),
        figure.date(),
        figure.proof(),
        Statement.of(metric, figure, step).map(Statement::number),
        counted,
        named,
        beside);
  }

  /** A quotient in full precision has more decimals than the published form of a number. */
  private static QualifiedNumber rounded(QualifiedNumber number) {
    return number
        .getNumber()
        .filter(n -> number.getQualifier() == Qualifier.EXACT && n.scale() > MOST_DECIMALS)
        .map(n -> QualifiedNumber.computed(n.setScale(MOST_DECIMALS, RoundingMode.HALF_EVEN)))
        .orElse(number);
  }

  /**
   * The figures as claims, to be held against records later as any other claim is.
   *
   * @param source where they are published
   * @return a claim for each figure that may be published as one, with an id made of its metric,
   *     part and day
   */
  public List<ReportedFigure> toClaims(Source source) {
    List<ReportedFigure> claims = new ArrayList<>();
    for (Row row : figures) {
      if (row.claim().isPresent()) {
        claims.add(
            ReportedFigure.builder()
                .id(Id.of(id(row)))
                .indicator(row.metric())
                .value(row.claim().get())
                .unit(row.unit())
                .asOf(PartialDate.of(asOf))
                .putAllSplit(row.split())
                .addSources(source)
                .build());
      }
    }
    return claims;
  }

  private String id(Row row) {
    StringBuilder id = new StringBuilder(row.metric()).append('@').append(asOf);
    row.split().forEach((name, value) -> id.append(' ').append(name).append('=').append(value));
    if (CURRENCY.matcher(row.unit()).matches()) {
      id.append(' ').append(row.unit());
    }
    return id.length() <= LONGEST_ID
        ? id.toString()
        : id.substring(0, LONGEST_ID) + "~%08x".formatted(id.toString().hashCode());
  }

  /** What was said of the dataset; a type that is not known cannot be complete. */
  Scope scope() {
    Set<RecordType> types =
        complete.stream().flatMap(code -> RecordType.of(code).stream()).collect(Collectors.toSet());
    return new Scope(foundedOn, datasetAsOf, types);
  }
}
