package org.civilhub.examples.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.civilhub.io.RecordReader;
import org.civilhub.metrics.Accrual;
import org.civilhub.metrics.Dimension;
import org.civilhub.metrics.Growth;
import org.civilhub.metrics.Metric;
import org.civilhub.metrics.MetricDefinition;
import org.civilhub.metrics.Period;
import org.civilhub.metrics.Query;
import org.civilhub.metrics.Scope;
import org.civilhub.metrics.Series;
import org.civilhub.metrics.Split;
import org.civilhub.metrics.Step;
import org.civilhub.metrics.standard.StandardMetrics;
import org.civilhub.model.HubRecord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code explain}: one metric, and which records each of its figures rests on. */
@Command(
    name = "explain",
    description =
        "Tells which records a metric counts, lacks, cannot date, and leaves out and why: in all, by"
            + " parts, over time, or from one day to another.",
    mixinStandardHelpOptions = true,
    version = Main.VERSION,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:told",
      "1:told, but rates were rejected",
      "2:wrong usage, or no such metric or split",
      "3:the input cannot be read, the output cannot be written, or memory does not suffice"
    })
final class ExplainCommand extends HubCommand {
  @Parameters(
      index = "0",
      paramLabel = "DATASET",
      description = "Folder with hub.json, or one JSON document.")
  private @Nullable Path dataset;

  @Parameters(
      index = "1",
      paramLabel = "METRIC",
      description = "Id of a standard metric, such as capacity_events.")
  private String metric = "";

  @Option(
      names = "--split",
      paramLabel = "DIMENSION[,DIMENSION...]",
      description =
          "Split by one dimension, such as country, or by several at once; may be given more than"
              + " once. By default the splits that the report shows.")
  private List<String> splits = new ArrayList<>();

  @Option(
      names = "--part",
      paramLabel = "DIMENSION=VALUE",
      split = ",",
      description =
          "Only one part, such as hubRole=organiser or project=hub-phase-4,stage=received.")
  private Map<String, String> parts = new TreeMap<>();

  @Option(
      names = "--by",
      paramLabel = "STEP",
      description = "Over time, step by step: year, halfYear, quarter or month.")
  private @Nullable String by;

  @Option(
      names = "--growth",
      paramLabel = "DATE/DATE",
      description = "From one day to another, such as 2018-12-31/2023-12-31.")
  private @Nullable String growth;

  @Option(
      names = "--period",
      paramLabel = "PERIOD",
      description =
          "Days: 2024, 2024-H1, 2024-Q3, 2024-05, 2024-05-27 or 2024-05-27/2024-06-02; since the"
              + " founding by default.")
  private @Nullable String period;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description =
          "Day the figures are for, such as 2025-12-31; the dataset's own day by default.")
  private @Nullable String asOf;

  @Option(
      names = "--sample",
      paramLabel = "N",
      description = "Name at most N records for each outcome; all by default.")
  private int sample = Integer.MAX_VALUE;

  @Option(
      names = "--internal",
      description = "Show small numbers of people as they are, for use inside the organisation.")
  private boolean internal;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "Layout: ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} by default.",
      defaultValue = "text")
  private ReportCommand.Format format = ReportCommand.Format.text;

  @Mixin private final RatesOptions rates = new RatesOptions();

  @Override
  public Integer call() {
    MetricDefinition definition =
        StandardMetrics.of(metric).orElseThrow(() -> wrongUsage("bad_metric", metric));
    if (sample < 0) {
      throw wrongUsage("bad_sample", sample);
    }
    List<List<Dimension>> asked = splits.stream().map(this::dimensions).toList();
    asked.forEach(split -> require(definition, split));
    Split part = part();
    require(definition, part.parts().keySet());
    requireOneWay();
    Optional<Step> step = Optional.ofNullable(by).map(this::stepOfTime);
    Optional<RatesOptions.Converting> converting = rates.read(this);
    Path source = Objects.requireNonNull(dataset);
    RecordReader reader = DataFormat.reader(source);
    Explanation explanation =
        reader
            .collect(
                source,
                context -> {
                  Query query = query(Scope.of(context), asked);
                  if (!parts.isEmpty()) {
                    query = query.of(part);
                  }
                  if (converting.isPresent()) {
                    query = query.converted(converting.get().conversion());
                  }
                  return explaining(definition, query, step);
                })
            .value();
    converting.ifPresent(how -> explanation.of(how.table()));
    return deliver(
        format == ReportCommand.Format.json
            ? explanation.toJson()
            : explanation.toText(reader, source),
        converting.filter(how -> !how.table().rejected().isEmpty()).isPresent()
            ? Main.ERRORS_FOUND
            : Main.OK);
  }

  private Collector<HubRecord, ?, Explanation> explaining(
      MetricDefinition definition, Query query, Optional<Step> step) {
    Explanation explanation = new Explanation(definition, language());
    if (step.isPresent()) {
      return told(Series.of(definition, query, step.get()), explanation, explanation::of);
    } else if (growth != null) {
      return told(growth(definition, query), explanation, explanation::of);
    } else {
      return told(definition.on(query), explanation, explanation::of);
    }
  }

  private static <T> Collector<HubRecord, ?, Explanation> told(
      Metric<HubRecord, ?, T> metric, Explanation explanation, Consumer<T> teller) {
    return Collectors.collectingAndThen(
        metric.toCollector(),
        answer -> {
          teller.accept(answer);
          return explanation;
        });
  }

  private void require(MetricDefinition definition, Collection<Dimension> dimensions) {
    if (!definition.dimensions().containsAll(dimensions)) {
      throw wrongUsage("bad_split", Explanation.codes(definition));
    }
  }

  /** A split, a series and a growth are each of the whole or of one part. */
  private void requireOneWay() {
    long ways =
        Stream.of(!splits.isEmpty(), by != null, growth != null).filter(given -> given).count();
    boolean two = (!splits.isEmpty() && !parts.isEmpty()) || (growth != null && period != null);
    if (ways > 1 || two) {
      throw wrongUsage("one_way", "");
    }
  }

  private Split part() {
    Split part = Split.NONE;
    for (Map.Entry<String, String> each : parts.entrySet()) {
      part = part.with(dimension(each.getKey()), each.getValue());
    }
    return part;
  }

  private List<Dimension> dimensions(String codes) {
    List<Dimension> dimensions = new ArrayList<>();
    for (String code : codes.split(",", -1)) {
      dimensions.add(dimension(code));
    }
    return dimensions;
  }

  private Dimension dimension(String code) {
    return Dimension.of(code.strip()).orElseThrow(() -> wrongUsage("bad_dimension", code));
  }

  private Step stepOfTime(String code) {
    return Arrays.stream(Step.values())
        .filter(step -> step.dimension().getCode().equals(code))
        .findFirst()
        .orElseThrow(() -> wrongUsage("bad_by", code));
  }

  private Metric<HubRecord, ?, Growth> growth(MetricDefinition definition, Query query) {
    Period days;
    try {
      days = Period.parse(String.valueOf(growth));
    } catch (IllegalArgumentException e) {
      throw wrongUsage("bad_growth", growth);
    }
    if (definition.accrual() == Accrual.DERIVED) {
      throw wrongUsage("no_growth_of", definition.id());
    }
    return Growth.between(definition, query, days.first(), days.last());
  }

  private Query query(Scope scope, List<List<Dimension>> asked) {
    if (by != null && period == null && scope.foundedOn().isEmpty()) {
      throw wrongUsage("by_since", "");
    }
    Query query = Query.asOf(scope, day(asOf).orElse(scope.asOf())).traced(sample);
    for (List<Dimension> split : asked) {
      query = query.splitBy(split.toArray(Dimension[]::new));
    }
    if (period != null) {
      try {
        query = query.in(Period.parse(period));
      } catch (IllegalArgumentException e) {
        throw wrongUsage("bad_period", period);
      }
    }
    return internal ? query.forInternalUse() : query;
  }
}
