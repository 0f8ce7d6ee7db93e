package org.civilhub.metrics.partial;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.civilhub.metrics.Dimension;
import org.civilhub.metrics.Figure;
import org.civilhub.metrics.Metric;
import org.civilhub.metrics.MetricDefinition;
import org.civilhub.metrics.MetricSet;
import org.civilhub.metrics.Period;
import org.civilhub.metrics.Query;
import org.civilhub.metrics.Scope;
import org.civilhub.metrics.Split;
import org.civilhub.metrics.Tally;
import org.civilhub.model.HubRecord;
import org.civilhub.model.RecordType;

/**
 * What the records of some datasets add up to, before it becomes figures. Parts over different
 * records merge to what one pass over all of them gives. Plain data, for exchange between offices
 * and machines; the package says what its published form holds.
 *
 * @param formVersion version of the form, 1
 * @param origins the datasets, by their digests
 * @param foundedOn day of the founding declaration; empty if not known
 * @param asOf the day that the datasets stand for
 * @param complete codes of the record types that every part declares complete
 * @param first first day of the period
 * @param last last day of the period
 * @param internal whether splits of people are in it, with their small cells as they are
 * @param metrics the metrics, in the order asked
 * @param records how many records that may be told there are
 * @param marks the smallest hashes of their types and ids
 */
public record PartialResult(
    int formVersion,
    List<Origin> origins,
    Optional<LocalDate> foundedOn,
    LocalDate asOf,
    SortedSet<String> complete,
    LocalDate first,
    LocalDate last,
    boolean internal,
    List<Part> metrics,
    long records,
    SortedSet<String> marks) {
  /** Version of the form that this library writes and reads. */
  public static final int FORM_VERSION = 1;

  /**
   * A dataset that is in a partial result.
   *
   * @param name its name
   * @param digest SHA-256 of its files, in hexadecimal digits
   * @param read records read
   * @param accepted records that were accepted
   * @param rejected records that were not
   */
  public record Origin(String name, String digest, long read, long accepted, long rejected)
      implements Serializable {}

  /**
   * One metric of a partial result.
   *
   * @param id id of the metric
   * @param version version of its definition
   * @param wholeOnly whether no splits are in it
   * @param splits the splits asked for; none for those that the metric always shows
   * @param total what the records add up to
   */
  public record Part(
      String id, int version, boolean wholeOnly, List<List<String>> splits, Tally.Form total) {
    /** Takes a copy. */
    public Part {
      splits = splits.stream().map(List::copyOf).toList();
    }

    private boolean isOfTheSame(Part other) {
      return id.equals(other.id)
          && version == other.version
          && wholeOnly == other.wholeOnly
          && splits.equals(other.splits)
          && total.views().size() == other.total.views().size();
    }
  }

  /** Takes copies. */
  public PartialResult {
    origins = List.copyOf(origins);
    complete = new TreeSet<>(complete);
    metrics = List.copyOf(metrics);
    marks = new TreeSet<>(marks);
  }

  /**
   * Accumulator of a partial result.
   *
   * @param totals those of the metrics
   * @param marks marks of the records
   */
  public record Running(MetricSet.Totals totals, Serializable marks) implements Serializable {
    private RecordMarks known() {
      return (RecordMarks) marks;
    }
  }

  /**
   * Makes a partial result in one pass over the records of a dataset.
   *
   * @param metrics the metrics, whose accumulators must be tallies, as those of the standard ones
   * @param query days, scope and splits; splits that a metric does not make are left out of what it
   *     is asked, and metrics of people are asked for the whole alone unless it is for internal use
   * @param origin the dataset
   * @return a metric whose result is the partial result
   * @throws IllegalArgumentException if the query is for one part, leaves out sources, names
   *     records or converts money, or an accumulator is of another kind
   */
  public static Metric<HubRecord, Running, PartialResult> of(
      Collection<MetricDefinition> metrics, Query query, Origin origin) {
    if (query.only().isPresent()
        || !query.except().isEmpty()
        || query.named() > 0
        || query.conversion().isPresent()) {
      throw new IllegalArgumentException(
          "a partial result is of every record, whole, unnamed and in its own currency");
    }
    List<Asked> asked = metrics.stream().map(metric -> Asked.of(metric, query)).toList();
    return new Making(
        new ArrayList<>(asked),
        MetricSet.of(asked.stream().map(Asked::metric).toList()),
        query,
        origin);
  }

  /** A metric and how it is asked. */
  private record Asked(MetricDefinition definition, Query query) implements Serializable {
    static Asked of(MetricDefinition definition, Query query) {
      if (definition.isOfPeople() && !query.internal()) {
        return new Asked(definition, query.of(Split.NONE));
      }
      Query sensible = query.withoutSplits();
      for (List<Dimension> split : query.splits()) {
        if (definition.dimensions().containsAll(split)) {
          sensible = sensible.splitBy(split.toArray(Dimension[]::new));
        }
      }
      return new Asked(definition, sensible);
    }

    Metric<HubRecord, ?, List<Figure>> metric() {
      return definition.on(query);
    }

    List<List<String>> splits() {
      return query.splits().stream()
          .map(split -> split.stream().map(Dimension::getCode).toList())
          .toList();
    }
  }

  private record Making(
      ArrayList<Asked> asked, MetricSet<List<Figure>> set, Query query, Origin origin)
      implements Metric<HubRecord, Running, PartialResult> {
    @Override
    public Running empty() {
      return new Running(set.empty(), RecordMarks.empty());
    }

    @Override
    public Running add(Running total, HubRecord record) {
      return new Running(set.add(total.totals, record), total.known().with(record));
    }

    @Override
    public Running merge(Running a, Running b) {
      return new Running(set.merge(a.totals, b.totals), a.known().plus(b.known()));
    }

    @Override
    public PartialResult finish(Running total) {
      List<Part> parts = new ArrayList<>();
      for (int i = 0; i < asked.size(); i++) {
        MetricDefinition metric = asked.get(i).definition();
        if (!(total.totals.parts().get(i) instanceof Tally tally)) {
          throw new IllegalArgumentException(metric.id() + " does not add up in a tally");
        }
        parts.add(
            new Part(
                metric.id(),
                metric.version(),
                asked.get(i).query().only().isPresent(),
                asked.get(i).splits(),
                tally.toForm()));
      }
      Scope scope = query.scope();
      return new PartialResult(
          FORM_VERSION,
          List.of(origin),
          scope.foundedOn(),
          scope.asOf(),
          scope.complete().stream()
              .map(RecordType::getCode)
              .collect(Collectors.toCollection(TreeSet::new)),
          query.period().first(),
          query.period().last(),
          query.internal(),
          parts,
          total.known().records(),
          total.known().marks());
    }
  }

  /**
   * The same of another dataset: for engines that know only at the end how many records they read.
   *
   * @param origin the dataset
   * @return a new partial result
   */
  public PartialResult withOrigin(Origin origin) {
    return new PartialResult(
        formVersion,
        List.of(origin),
        foundedOn,
        asOf,
        complete,
        first,
        last,
        internal,
        metrics,
        records,
        marks);
  }

  /** Names of its datasets. */
  String names() {
    return origins.stream().map(Origin::name).collect(Collectors.joining(", "));
  }

  /**
   * This and another, over other records. Types are complete only if both say so.
   *
   * @param other the other
   * @return both together
   * @throws RefusedMergeException if they are of other days, metrics or definitions, or have a
   *     dataset or a record in common
   */
  public PartialResult plus(PartialResult other) {
    refuseUnless(
        formVersion == FORM_VERSION && other.formVersion == FORM_VERSION,
        RefusedMergeException.Reason.FORM_VERSION,
        other);
    Set<String> digests = origins.stream().map(Origin::digest).collect(Collectors.toSet());
    refuseUnless(
        other.origins.stream().noneMatch(origin -> digests.contains(origin.digest())),
        RefusedMergeException.Reason.SAME_DATASET,
        other);
    refuseUnless(
        foundedOn.equals(other.foundedOn)
            && asOf.equals(other.asOf)
            && first.equals(other.first)
            && last.equals(other.last),
        RefusedMergeException.Reason.DAYS,
        other);
    refuseUnless(isOfTheSameMetrics(other), RefusedMergeException.Reason.METRICS, other);
    RecordMarks mine = new RecordMarks(records, new TreeSet<>(marks));
    RecordMarks others = new RecordMarks(other.records, new TreeSet<>(other.marks));
    refuseUnless(!mine.overlaps(others), RefusedMergeException.Reason.OVERLAP, other);
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < metrics.size(); i++) {
      Part part = metrics.get(i);
      Tally both = part.total().toTally().plus(other.metrics.get(i).total().toTally(), 0);
      parts.add(
          new Part(part.id(), part.version(), part.wholeOnly(), part.splits(), both.toForm()));
    }
    SortedSet<String> completeInBoth = new TreeSet<>(complete);
    completeInBoth.retainAll(other.complete);
    RecordMarks all = mine.plus(others);
    return new PartialResult(
        FORM_VERSION,
        Stream.concat(origins.stream(), other.origins.stream())
            .sorted(Comparator.comparing(Origin::digest))
            .toList(),
        foundedOn,
        asOf,
        completeInBoth,
        first,
        last,
        internal,
        parts,
        all.records(),
        all.marks());
  }

  private boolean isOfTheSameMetrics(PartialResult other) {
    if (metrics.size() != other.metrics.size() || internal != other.internal) {
      return false;
    }
    for (int i = 0; i < metrics.size(); i++) {
      if (!metrics.get(i).isOfTheSame(other.metrics.get(i))) {
        return false;
      }
    }
    return true;
  }

  private void refuseUnless(
      boolean fits, RefusedMergeException.Reason reason, PartialResult other) {
    if (!fits) {
      throw new RefusedMergeException(reason, this, other);
    }
  }

  /**
   * The figures, as one pass over all records gives them. Small cells of people are shown as they
   * are only if that is asked for here as well.
   *
   * @param definitions the metrics that may be in it
   * @param forInternalUse whether small cells of people are shown as they are
   * @return for each metric its figures, in the order of {@link #metrics}
   * @throws IllegalArgumentException if a metric in it is not among these, or of another version
   */
  public List<List<Figure>> figures(
      Collection<MetricDefinition> definitions, boolean forInternalUse) {
    List<List<Figure>> figures = new ArrayList<>();
    for (Part part : metrics) {
      MetricDefinition definition =
          definitions.stream()
              .filter(d -> d.id().equals(part.id()) && d.version() == part.version())
              .findFirst()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "no definition " + part.version() + " of metric " + part.id()));
      figures.add(finish(definition.on(query(part, forInternalUse)), part.total().toTally()));
    }
    return figures;
  }

  /**
   * What is said of the datasets together.
   *
   * @return the scope
   */
  public Scope scope() {
    EnumSet<RecordType> types = EnumSet.noneOf(RecordType.class);
    complete.forEach(code -> RecordType.of(code).ifPresent(types::add));
    return new Scope(foundedOn, asOf, types);
  }

  private Query query(Part part, boolean forInternalUse) {
    Query query = Query.asOf(scope(), last).in(new Period(first, last));
    for (List<String> split : part.splits()) {
      query =
          query.splitBy(
              split.stream()
                  .map(code -> Dimension.of(code).orElseThrow(IllegalArgumentException::new))
                  .toArray(Dimension[]::new));
    }
    Query asked = part.wholeOnly() ? query.of(Split.NONE) : query;
    return internal && forInternalUse ? asked.forInternalUse() : asked;
  }

  // A metric that makes parts of a partial result adds up in tallies.
  @SuppressWarnings("unchecked")
  private static <A extends Serializable> List<Figure> finish(
      Metric<HubRecord, A, List<Figure>> metric, Tally total) {
    return metric.finish((A) total);
  }
}
