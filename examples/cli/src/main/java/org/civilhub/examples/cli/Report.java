package org.civilhub.examples.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.civilhub.io.CollectResult;
import org.civilhub.io.Manifest;
import org.civilhub.io.ReadCounts;
import org.civilhub.io.ndjson.BulkResult;
import org.civilhub.metrics.Figure;
import org.civilhub.metrics.Metric;
import org.civilhub.metrics.MetricDefinition;
import org.civilhub.metrics.MetricSet;
import org.civilhub.metrics.Query;
import org.civilhub.metrics.Scope;
import org.civilhub.metrics.partial.PartialResult;
import org.civilhub.metrics.reconcile.ReconciledClaim;
import org.civilhub.metrics.reconcile.Reconciliation;
import org.civilhub.metrics.standard.StandardMetrics;
import org.civilhub.model.HubRecord;
import org.civilhub.model.RecordType;
import org.civilhub.model.rule.DatasetContext;
import org.civilhub.model.rule.FindingLog;
import org.civilhub.model.rule.Ruleset;
import org.civilhub.model.value.LocalizedText;

/**
 * Everything a report says, before it is laid out.
 *
 * @param manifest what the dataset says of itself
 * @param scope what bears on its figures
 * @param asOf the day the figures are for
 * @param metrics what is calculated, in the order of a report
 * @param figures figures of each metric
 * @param claims verdict on every claim, in the claims' order
 * @param counts how many records were read, accepted and rejected
 * @param findings what there is to say of the records
 * @param origins the datasets whose partial results were merged, of which there are then neither
 *     claims nor findings; empty for a report on one dataset
 * @param rates what amounts of money were converted by, if they were; claims are held against
 *     amounts as they are recorded
 */
record Report(
    Manifest manifest,
    Scope scope,
    LocalDate asOf,
    List<MetricDefinition> metrics,
    List<List<Figure>> figures,
    List<ReconciledClaim> claims,
    ReadCounts counts,
    FindingLog findings,
    List<PartialResult.Origin> origins,
    Optional<RateTable> rates) {

  static final List<MetricDefinition> METRICS = StandardMetrics.all();

  /** Reads, checks, calculates and reconciles, in one pass that holds no records. */
  static Report of(
      Path source, Optional<LocalDate> asOf, Optional<RatesOptions.Converting> converting) {
    CollectResult<Measured> read =
        DataFormat.reader(source)
            .collect(source, Ruleset.standard(), context -> measuring(context, asOf, converting));
    Measured measured = read.value();
    return new Report(
        read.summary().manifest(),
        measured.scope(),
        measured.day(),
        METRICS,
        measured.figures(),
        measured.claims(),
        read.counts(),
        read.findings(),
        List.of(),
        converting.map(RatesOptions.Converting::table));
  }

  /** What one pass over the records gives. */
  private record Measured(
      Scope scope, LocalDate day, List<List<Figure>> figures, List<ReconciledClaim> claims) {}

  private static Collector<HubRecord, ?, Measured> measuring(
      DatasetContext context,
      Optional<LocalDate> asOf,
      Optional<RatesOptions.Converting> converting) {
    Scope scope = Scope.of(context);
    LocalDate day = asOf.orElse(context.asOf());
    Query plain = Query.asOf(scope, day);
    Query query = converting.isPresent() ? plain.converted(converting.get().conversion()) : plain;
    Reconciliation reconciliation = Reconciliation.of(context.claims(), scope, METRICS);
    return Collectors.teeing(
        figures(METRICS, query).toCollector(),
        reconciliation.metric().toCollector(),
        (figures, answers) -> new Measured(scope, day, figures, reconciliation.verdicts(answers)));
  }

  /** Calculates from what others have added up. */
  static Report of(PartialResult merged, boolean internal) {
    ReadCounts counts = ReadCounts.ZERO;
    for (PartialResult.Origin origin : merged.origins()) {
      counts = counts.plus(new ReadCounts(origin.read(), origin.accepted(), origin.rejected()));
    }
    String name =
        merged.origins().stream()
            .map(PartialResult.Origin::name)
            .collect(Collectors.joining(" + "));
    return new Report(
        Manifest.of(LocalizedText.of("und", name), merged.asOf()),
        merged.scope(),
        merged.last(),
        METRICS,
        merged.figures(METRICS, internal),
        List.of(),
        counts,
        new FindingLog(),
        merged.origins(),
        Optional.empty());
  }

  /** Lays out what was read of one file, which says nothing of itself. */
  static Report of(
      Path file, Scope scope, List<MetricDefinition> metrics, BulkResult<List<List<Figure>>> read) {
    return new Report(
        Manifest.of(LocalizedText.of("und", file.toString()), scope.asOf()),
        scope,
        scope.asOf(),
        metrics,
        read.value(),
        List.of(),
        read.counts(),
        read.findings(),
        List.of(),
        Optional.empty());
  }

  /** The metrics of which all is known from records of one type. */
  static List<MetricDefinition> restingOn(RecordType type) {
    return METRICS.stream().filter(metric -> metric.restsOn().equals(Set.of(type))).toList();
  }

  /** The metrics together. */
  static MetricSet<List<Figure>> figures(List<MetricDefinition> metrics, Query query) {
    List<Metric<HubRecord, ?, List<Figure>>> asked = new ArrayList<>();
    metrics.forEach(metric -> asked.add(metric.on(query)));
    return MetricSet.of(asked);
  }
}
