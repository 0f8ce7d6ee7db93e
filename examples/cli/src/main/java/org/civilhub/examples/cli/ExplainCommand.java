package org.civilhub.examples.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.civilhub.io.DatasetReader;
import org.civilhub.io.HubJson;
import org.civilhub.io.Located;
import org.civilhub.io.ReadResult;
import org.civilhub.metrics.Dimension;
import org.civilhub.metrics.Figure;
import org.civilhub.metrics.MetricDefinition;
import org.civilhub.metrics.Note;
import org.civilhub.metrics.Period;
import org.civilhub.metrics.Query;
import org.civilhub.metrics.Scope;
import org.civilhub.metrics.Split;
import org.civilhub.metrics.Trace;
import org.civilhub.metrics.Wording;
import org.civilhub.metrics.standard.StandardMetrics;
import org.civilhub.model.HubProfile;
import org.civilhub.model.RecordType;
import org.civilhub.model.rule.Place;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** {@code explain}: one metric, and which records each of its figures rests on. */
@Command(
    name = "explain",
    description =
        "Tells which records a metric counts, lacks, cannot date, and leaves out and why.",
    mixinStandardHelpOptions = true,
    version = Main.VERSION,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:told",
      "2:wrong usage, or no such metric or split",
      "3:the input cannot be read, or the output cannot be written"
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

  @Override
  public Integer call() {
    MetricDefinition definition =
        StandardMetrics.of(metric).orElseThrow(() -> wrongUsage("bad_metric", metric));
    if (sample < 0) {
      throw wrongUsage("bad_sample", sample);
    }
    List<List<Dimension>> asked = splits.stream().map(this::dimensions).toList();
    for (List<Dimension> split : asked) {
      if (!definition.dimensions().containsAll(split)) {
        throw wrongUsage("bad_split", codes(definition));
      }
    }
    ReadResult read = new DatasetReader().read(Objects.requireNonNull(dataset));
    Query query = query(read, asked);
    List<Figure> figures = read.dataset().records().collect(definition.on(query).toCollector());
    return deliver(
        format == ReportCommand.Format.json
            ? json(definition, figures)
            : text(definition, figures, places(read)),
        Main.OK);
  }

  private List<Dimension> dimensions(String codes) {
    List<Dimension> dimensions = new ArrayList<>();
    for (String code : codes.split(",", -1)) {
      dimensions.add(
          Dimension.of(code.strip()).orElseThrow(() -> wrongUsage("bad_dimension", code)));
    }
    return dimensions;
  }

  private Query query(ReadResult read, List<List<Dimension>> asked) {
    Scope scope =
        Scope.of(
            read.dataset().records(HubProfile.class),
            read.dataset().manifest().asOf(),
            read.dataset().manifest().complete());
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

  private static Map<String, Place> places(ReadResult read) {
    Map<String, Place> places = new HashMap<>();
    for (Located located : read.located()) {
      places.put(
          RecordType.of(located.record()).getCode() + "/" + located.record().getId().value(),
          located.place());
    }
    return places;
  }

  private static String codes(MetricDefinition definition) {
    return definition.dimensions().stream()
        .map(Dimension::getCode)
        .collect(Collectors.joining(", "));
  }

  private String json(MetricDefinition definition, List<Figure> figures) {
    ObjectNode root = HubJson.mapper().createObjectNode();
    root.put("metric", definition.id());
    root.put("version", definition.version());
    definition.definition(language()).ifPresent(text -> root.put("definition", text));
    root.set("figures", JsonReport.figures(figures, language()));
    return HubJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
  }

  private String text(
      MetricDefinition definition, List<Figure> figures, Map<String, Place> places) {
    StringBuilder text = new StringBuilder();
    text.append(definition.label(language())).append(" (").append(definition.id()).append(")\n");
    definition.definition(language()).ifPresent(words -> text.append(words).append('\n'));
    text.append(
            word(
                "explain_head",
                definition.version(),
                Wording.label("unit", definition.unit(), language()),
                definition.accrual().label(language())))
        .append('\n');
    text.append(word("explain_splits", codes(definition))).append('\n');
    definition
        .source(language())
        .ifPresent(source -> text.append(word("source", source)).append('\n'));
    for (Figure figure : figures) {
      text.append('\n')
          .append(figure.split().equals(Split.NONE) ? word("explain_whole") : part(figure.split()))
          .append(": ")
          .append(Wording.of(figure, language()))
          .append(" (")
          .append(figure.period())
          .append(")\n");
      for (Note note : figure.notes()) {
        text.append("  ").append(note.text(language())).append('\n');
      }
      figure.trace().ifPresent(trace -> trace(text, figure, trace, places));
    }
    return text.toString();
  }

  private String word(String code, Object... arguments) {
    return Words.of(code, language(), arguments);
  }

  private String part(Split split) {
    return split.parts().entrySet().stream()
        .map(e -> e.getKey().label(language()) + " " + e.getKey().label(e.getValue(), language()))
        .collect(Collectors.joining(", "));
  }

  private void trace(StringBuilder text, Figure figure, Trace trace, Map<String, Place> places) {
    figure
        .basis()
        .ifPresent(
            basis -> {
              named(text, word("explain_counted", basis.records()), trace.counted(), places);
              if (basis.missing() > 0) {
                named(text, word("missing", basis.missing()), trace.missing(), places);
              }
              if (basis.undatable() > 0) {
                named(text, word("undatable", basis.undatable()), trace.undatable(), places);
              }
              basis
                  .leftOut()
                  .forEach(
                      (reason, number) ->
                          named(
                              text,
                              word("left_out", number)
                                  + ", "
                                  + Wording.label("reason", reason, language())
                                  + " ["
                                  + reason
                                  + "]",
                              Optional.ofNullable(trace.leftOut().get(reason))
                                  .orElseGet(() -> trace.missing().headSet("")),
                              places));
            });
    if (!trace.complete()) {
      text.append("  ").append(word("explain_not_all")).append('\n');
    }
  }

  private static void named(
      StringBuilder text, String heading, SortedSet<String> ids, Map<String, Place> places) {
    text.append("  ").append(heading).append('\n');
    for (String id : ids) {
      Place place = places.getOrDefault(id, Place.NONE);
      text.append("    ").append(id);
      if (!place.source().isEmpty()) {
        text.append("  ").append(place.source()).append(':').append(place.line());
      }
      text.append('\n');
    }
  }
}
