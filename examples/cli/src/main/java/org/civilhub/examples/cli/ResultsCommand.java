package org.civilhub.examples.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.civilhub.io.HubJson;
import org.civilhub.io.RecordReader;
import org.civilhub.metrics.Note;
import org.civilhub.metrics.Query;
import org.civilhub.metrics.Scope;
import org.civilhub.metrics.Wording;
import org.civilhub.metrics.results.IndicatorProgress;
import org.civilhub.metrics.results.ResultsFramework;
import org.civilhub.metrics.standard.StandardMetrics;
import org.civilhub.model.Indicator;
import org.civilhub.model.Project;
import org.civilhub.model.RecordType;
import org.civilhub.model.value.PartialDate;
import org.civilhub.model.value.QualifiedNumber;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code results}: the indicators of projects against their baselines and targets. */
@Command(
    name = "results",
    description =
        "Holds the indicators of every project against baseline and target, year by year.",
    mixinStandardHelpOptions = true,
    version = Main.VERSION,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:told, also if no project has indicators",
      "2:wrong usage",
      "3:the input cannot be read, the output cannot be written, or memory does not suffice"
    })
final class ResultsCommand extends HubCommand {
  @Parameters(paramLabel = "DATASET", description = "Folder with hub.json, or one JSON document.")
  private @Nullable Path dataset;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "Day to say it for, such as 2025-12-31; the dataset's own day by default.")
  private @Nullable String asOf;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "Layout: ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} by default.",
      defaultValue = "text")
  private ReportCommand.Format format = ReportCommand.Format.text;

  @Override
  public Integer call() {
    Path source = Objects.requireNonNull(dataset);
    Optional<LocalDate> day = day(asOf);
    RecordReader reader = DataFormat.reader(source);
    List<Project> projects =
        reader.read(source, EnumSet.of(RecordType.PROJECT)).dataset().records(Project.class);
    List<IndicatorProgress> all =
        reader
            .collect(
                source,
                context -> {
                  Query query = Query.asOf(Scope.of(context), day.orElse(context.asOf()));
                  ResultsFramework framework =
                      ResultsFramework.of(projects, query, StandardMetrics.all());
                  return Collectors.collectingAndThen(
                      framework.metric().toCollector(), framework::progress);
                })
            .value();
    return deliver(format == ReportCommand.Format.json ? json(all) : text(all), Main.OK);
  }

  private String word(String code, Object... arguments) {
    return Words.of(code, language(), arguments);
  }

  // ---- for people

  private String text(List<IndicatorProgress> all) {
    StringBuilder text = new StringBuilder();
    if (all.isEmpty()) {
      return text.append(word("results_none")).append('\n').toString();
    }
    for (IndicatorProgress progress : all) {
      Indicator indicator = progress.indicator();
      text.append(text.isEmpty() ? "" : "\n")
          .append(progress.project().getTitle().inAnyOf(language()))
          .append(" / ")
          .append(progress.result().getTitle().inAnyOf(language()))
          .append('\n')
          .append(indicator.getKey())
          .append(' ')
          .append(indicator.getTitle().inAnyOf(language()))
          .append(indicator.getUnit().map(unit -> " (" + unit + ")").orElse(""))
          .append('\n');
      progress.years().forEach(row -> row(text, row.name(), row));
      row(text, word("results_current", progress.current().name()), progress.current());
    }
    return text.toString();
  }

  private void row(StringBuilder text, String name, IndicatorProgress.Row row) {
    text.append("  ").append(name).append(": ").append(number(row.toDate()));
    row.inPeriod().ifPresent(n -> text.append(word("results_in_period", number(Optional.of(n)))));
    row.target()
        .ifPresent(
            target ->
                text.append(
                    word(
                        "results_target",
                        number(Optional.of(target.getValue())),
                        target.getDueOn().map(PartialDate::toString).orElse("–"))));
    row.progress()
        .ifPresent(
            way ->
                text.append(
                    word(
                        "results_way",
                        Wording.of(
                            QualifiedNumber.computed(way.movePointRight(2)), 2, language()))));
    text.append(" → ").append(row.status().label(language()));
    text.append('\n');
    if (!row.reason().isEmpty()) {
      text.append("    ")
          .append(
              row.reason().stream()
                  .map(note -> note.text(language()))
                  .collect(Collectors.joining("; ")))
          .append('\n');
    }
  }

  private String number(Optional<QualifiedNumber> number) {
    return number
        .map(n -> Wording.of(n, 0, language()))
        .orElseGet(() -> Wording.label("value", "not_recorded", language()));
  }

  // ---- for programs

  private String json(List<IndicatorProgress> all) {
    ObjectNode root = HubJson.mapper().createObjectNode();
    ArrayNode indicators = root.putArray("indicators");
    for (IndicatorProgress progress : all) {
      ObjectNode node = indicators.addObject();
      node.put("project", progress.project().getId().value());
      node.put("result", progress.result().getKey());
      node.set("indicator", HubJson.mapper().valueToTree(progress.indicator()));
      ArrayNode years = node.putArray("years");
      progress.years().forEach(row -> row(years.addObject(), row));
      row(node.putObject("current"), progress.current());
    }
    return HubJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
  }

  private void row(ObjectNode node, IndicatorProgress.Row row) {
    node.put("name", row.name());
    node.putObject("period")
        .put("first", row.period().first().toString())
        .put("last", row.period().last().toString());
    row.inPeriod().ifPresent(n -> JsonReport.number(node.putObject("inPeriod"), n, 0));
    row.toDate().ifPresent(n -> JsonReport.number(node.putObject("toDate"), n, 0));
    row.reported().ifPresent(n -> JsonReport.number(node.putObject("reported"), n, 0));
    row.figure()
        .ifPresent(figure -> node.set("figures", JsonReport.figures(List.of(figure), language())));
    row.baseline().ifPresent(b -> node.set("baseline", HubJson.mapper().valueToTree(b)));
    row.target().ifPresent(t -> node.set("target", HubJson.mapper().valueToTree(t)));
    row.progress().ifPresent(way -> node.put("progress", way));
    node.put("status", row.status().getCode());
    ArrayNode reasons = node.putArray("reason");
    for (Note note : row.reason()) {
      reasons.addObject().put("code", note.code()).put("text", note.text(language()));
    }
  }
}
