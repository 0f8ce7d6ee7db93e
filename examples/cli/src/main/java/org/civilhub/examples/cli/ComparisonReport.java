package org.civilhub.examples.cli;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.civilhub.io.HubJson;
import org.civilhub.io.ReadResult;
import org.civilhub.metrics.Dimension;
import org.civilhub.metrics.MetricDefinition;
import org.civilhub.metrics.Wording;
import org.civilhub.metrics.publish.Change;
import org.civilhub.metrics.publish.Comparison;
import org.civilhub.metrics.publish.Publication;
import org.civilhub.metrics.standard.StandardMetrics;
import org.civilhub.model.rule.Place;
import org.civilhub.model.value.LanguageTag;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What changed since a publication, for people or programs. */
final class ComparisonReport {
  private ComparisonReport() {}

  static String text(Comparison comparison, ReadResult read, LanguageTag language) {
    Map<String, Place> places = new HashMap<>();
    read.located().forEach(each -> places.put(Explanation.name(each.record()), each.place()));
    Publication before = comparison.before();
    StringBuilder text = new StringBuilder();
    text.append(Words.of("compared", language, before.dataset(), before.asOf(), before.digest()))
        .append('\n')
        .append(
            Words.of(
                "compared_figures",
                language,
                comparison.changes().size(),
                comparison.changed().size()))
        .append('\n');
    for (Change change : comparison.changed()) {
      Publication.Row row = change.after().or(change::before).orElseThrow();
      text.append('\n')
          .append(label(row, language))
          .append(": ")
          .append(value(change.before(), language))
          .append(" → ")
          .append(value(change.after(), language))
          .append('\n');
      proofs(change, language).ifPresent(line -> text.append("  ").append(line).append('\n'));
      for (Change.Cause cause : change.causes()) {
        text.append("  ").append(cause.kind().label(language)).append('\n');
        for (String record : cause.records()) {
          text.append("    ").append(record).append(place(places.get(record))).append('\n');
        }
      }
    }
    return text.toString();
  }

  private static String place(@Nullable Place place) {
    return place == null || place.source().isEmpty()
        ? ""
        : "  " + place.source() + ":" + place.line();
  }

  private static String label(Publication.Row row, LanguageTag language) {
    String metric =
        StandardMetrics.of(row.metric())
            .map((MetricDefinition definition) -> definition.label(language))
            .orElse(row.metric());
    String part =
        row.split().entrySet().stream()
            .map(
                e ->
                    Dimension.of(e.getKey())
                        .map(d -> d.label(language) + " " + d.label(e.getValue(), language))
                        .orElse(e.getKey() + " " + e.getValue()))
            .collect(Collectors.joining(", "));
    return part.isEmpty() ? metric : metric + ", " + part;
  }

  /** What the figure proved and proves, where it is as it was and only that is another. */
  private static Optional<String> proofs(Change change, LanguageTag language) {
    boolean told =
        change
            .before()
            .filter(was -> change.after().filter(now -> saysAs(was, now)).isPresent())
            .isPresent();
    return told
        ? Optional.of(
            Words.of(
                "compared_proof",
                language,
                proof(change.before().orElseThrow(), language),
                proof(change.after().orElseThrow(), language)))
        : Optional.empty();
  }

  private static boolean saysAs(Publication.Row was, Publication.Row now) {
    boolean sameValue = was.number().equals(now.number()) && was.date().equals(now.date());
    return sameValue && !was.proof().equals(now.proof());
  }

  private static String proof(Publication.Row row, LanguageTag language) {
    return Wording.of(row.proof(), row.unit(), 0, language);
  }

  private static String value(Optional<Publication.Row> row, LanguageTag language) {
    return row.flatMap(r -> r.date().map(LocalDate::toString))
        .or(() -> row.flatMap(r -> r.number().map(n -> Wording.of(n, r.unit(), 0, language))))
        .orElseGet(() -> Wording.label("value", "not_recorded", language));
  }

  static String json(Comparison comparison, LanguageTag language) {
    ObjectNode root = HubJson.mapper().createObjectNode();
    for (boolean then : new boolean[] {true, false}) {
      Publication page = then ? comparison.before() : comparison.after();
      root.putObject(then ? "before" : "after")
          .put("dataset", page.dataset())
          .put("digest", page.digest())
          .put("asOf", page.asOf().toString());
    }
    root.put("figures", comparison.changes().size());
    ArrayNode changes = root.putArray("changed");
    for (Change change : comparison.changed()) {
      Publication.Row row = change.after().or(change::before).orElseThrow();
      ObjectNode node = changes.addObject();
      node.put("metric", row.metric());
      node.set("split", HubJson.mapper().valueToTree(row.split()));
      node.put("unit", row.unit());
      change.before().ifPresent(r -> row(node.putObject("before"), r, comparison.before()));
      change.after().ifPresent(r -> row(node.putObject("after"), r, comparison.after()));
      ArrayNode causes = node.putArray("causes");
      for (Change.Cause cause : change.causes()) {
        ObjectNode said = causes.addObject();
        said.put("kind", cause.kind().getCode());
        said.put("text", cause.kind().label(language));
        cause.records().forEach(said.putArray("records")::add);
      }
    }
    return HubJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
  }

  private static void row(ObjectNode node, Publication.Row row, Publication page) {
    node.put("version", page.metrics().get(row.metric()));
    row.number().ifPresent(n -> JsonReport.number(node, n, 0));
    row.date().ifPresent(day -> node.put("value", day.toString()).put("qualifier", "exact"));
    JsonReport.number(node.putObject("proof"), row.proof(), 0);
  }
}
