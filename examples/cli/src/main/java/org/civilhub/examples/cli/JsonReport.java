package org.civilhub.examples.cli;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.civilhub.io.FindingsReport;
import org.civilhub.io.HubJson;
import org.civilhub.metrics.Basis;
import org.civilhub.metrics.Dimension;
import org.civilhub.metrics.Figure;
import org.civilhub.metrics.Note;
import org.civilhub.metrics.Split;
import org.civilhub.metrics.Statement;
import org.civilhub.metrics.Trace;
import org.civilhub.metrics.reconcile.ReconciledClaim;
import org.civilhub.metrics.standard.StandardMetrics;
import org.civilhub.model.ReportedFigure;
import org.civilhub.model.rule.Ruleset;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.QualifiedNumber;
import org.civilhub.model.value.Qualifier;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A report for programs. Names and codes are the same in every language; words are not. */
final class JsonReport {
  private static final JsonMapper MAPPER = HubJson.mapper();

  private final LanguageTag language;
  private final Optional<BigDecimal> step;

  private JsonReport(LanguageTag language, Optional<BigDecimal> step) {
    this.language = language;
    this.step = step;
  }

  /** With a step, each counted figure also says how it may be published. */
  static String of(Report report, LanguageTag language, Optional<BigDecimal> step) {
    JsonReport layout = new JsonReport(language, step);
    ObjectNode root = MAPPER.createObjectNode();
    root.set("dataset", layout.dataset(report));
    report.rates().ifPresent(rates -> root.set("rates", rates.toJson(language)));
    root.set("figures", layout.figures(report.figures().stream().flatMap(List::stream).toList()));
    if (report.origins().isEmpty()) {
      ArrayNode claims = root.putArray("reconciliation");
      report.claims().forEach(claim -> claims.add(layout.claim(claim)));
      root.set(
          "findings",
          FindingsReport.of(report.counts(), report.findings(), Ruleset.standard())
              .toJson(language));
    } else {
      root.set("origins", MAPPER.valueToTree(report.origins()));
    }
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
  }

  /** Figures in their published form. */
  static ArrayNode figures(List<Figure> figures, LanguageTag language) {
    return new JsonReport(language, Optional.empty()).figures(figures);
  }

  private ArrayNode figures(List<Figure> figures) {
    ArrayNode nodes = MAPPER.createArrayNode();
    figures.forEach(figure -> nodes.add(figure(figure)));
    return nodes;
  }

  private ObjectNode dataset(Report report) {
    ObjectNode node = MAPPER.createObjectNode();
    node.put("name", report.manifest().name().inAnyOf(language));
    node.put("asOf", report.manifest().asOf().toString());
    node.put("figuresAsOf", report.asOf().toString());
    report.scope().foundedOn().ifPresent(day -> node.put("foundedOn", day.toString()));
    node.put("formatVersion", report.manifest().formatVersion());
    report.manifest().licence().ifPresent(licence -> node.put("licence", licence));
    ArrayNode complete = node.putArray("complete");
    report.scope().complete().forEach(type -> complete.add(type.getCode()));
    return node;
  }

  private ObjectNode figure(Figure figure) {
    ObjectNode node = MAPPER.createObjectNode();
    node.put("metric", figure.metric());
    node.set("split", split(figure.split()));
    figure.date().ifPresent(day -> node.put("value", day.toString()).put("qualifier", "exact"));
    figure.number().ifPresent(number -> number(node, number, figure.decimals()));
    node.put("unit", figure.unit());
    figure.basis().ifPresent(basis -> basis(node, basis));
    figure.trace().ifPresent(trace -> trace(node.putObject("trace"), trace));
    node.putObject("period")
        .put("first", figure.period().first().toString())
        .put("last", figure.period().last().toString());
    if (!figure.proof().equals(QualifiedNumber.unknown())) {
      number(node.putObject("proof"), figure.proof(), figure.decimals());
    }
    statement(figure).ifPresent(statement -> statement(node.putObject("publishable"), statement));
    notes(node, figure.notes());
    return node;
  }

  private Optional<Statement> statement(Figure figure) {
    return step.flatMap(
        s ->
            StandardMetrics.of(figure.metric()).flatMap(metric -> Statement.of(metric, figure, s)));
  }

  private void statement(ObjectNode node, Statement statement) {
    number(node, statement.number(), statement.decimals());
    node.put("unit", statement.unit());
    node.put("step", statement.step());
    node.put("text", statement.text(language));
  }

  private static void basis(ObjectNode node, Basis basis) {
    node.put("records", basis.records());
    node.put("missing", basis.missing());
    node.put("undatable", basis.undatable());
    ObjectNode leftOut = node.putObject("leftOut");
    basis.leftOut().forEach((reason, count) -> leftOut.put(reason, count));
  }

  private static void trace(ObjectNode node, Trace trace) {
    node.put("complete", trace.complete());
    trace.counted().forEach(node.putArray("counted")::add);
    trace.missing().forEach(node.putArray("missing")::add);
    trace.undatable().forEach(node.putArray("undatable")::add);
    ObjectNode leftOut = node.putObject("leftOut");
    trace.leftOut().forEach((reason, ids) -> ids.forEach(leftOut.withArray(reason)::add));
  }

  private void notes(ObjectNode node, List<Note> notes) {
    ArrayNode array = node.putArray("notes");
    notes.forEach(
        note -> array.addObject().put("code", note.code()).put("text", note.text(language)));
  }

  private static ObjectNode split(Split split) {
    ObjectNode node = MAPPER.createObjectNode();
    for (Map.Entry<Dimension, String> part : split.parts().entrySet()) {
      node.put(part.getKey().getCode(), part.getValue());
    }
    return node;
  }

  /** The number in its published form, with at least so many decimals and without their limit. */
  static void number(ObjectNode node, QualifiedNumber number, int decimals) {
    node.put("qualifier", number.getQualifier().getCode());
    number
        .getNumber()
        .map(n -> n.scale() < decimals ? n.setScale(decimals) : n)
        .ifPresent(n -> node.put("value", n));
    if (number.getQualifier() == Qualifier.ABOUT || number.getQualifier() == Qualifier.BETWEEN) {
      number.getLow().ifPresent(low -> node.put("low", low));
      number.getHigh().ifPresent(high -> node.put("high", high));
      if (number.isLowOpen()) {
        node.put("lowOpen", true);
      }
      if (number.isHighOpen()) {
        node.put("highOpen", true);
      }
    }
  }

  private ObjectNode claim(ReconciledClaim reconciled) {
    ReportedFigure claim = reconciled.claim();
    ObjectNode node = MAPPER.createObjectNode();
    ObjectNode published = node.putObject("claim");
    published.put("id", claim.getId().value());
    number(published, claim.getValue(), 0);
    claim.getUnit().ifPresent(unit -> published.put("unit", unit));
    claim.getAsOf().ifPresent(date -> published.put("asOf", date.toString()));
    claim.getPeriod().ifPresent(period -> published.put("period", period.toString()));
    claim.getTimeText().ifPresent(time -> published.put("timeText", time));
    claim.getSources().stream()
        .findFirst()
        .ifPresent(source -> published.set("source", MAPPER.valueToTree(source)));
    reconciled.metric().ifPresent(metric -> node.put("metric", metric));
    node.set("split", split(reconciled.split()));
    reconciled.counted().ifPresent(counted -> number(node.putObject("counted"), counted, 0));
    node.put("status", reconciled.status().getCode());
    Optional<BigDecimal> coverage = reconciled.coverage();
    coverage.ifPresent(
        c ->
            node.put("coverage", c)
                .put("coverageQualifier", reconciled.isLess() ? "fewer_than" : "exact"));
    node.put(
        "reason",
        reconciled.reason().stream()
            .map(note -> note.text(language))
            .collect(Collectors.joining("; ")));
    return node;
  }
}
