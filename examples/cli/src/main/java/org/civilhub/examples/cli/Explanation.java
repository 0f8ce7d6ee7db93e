package org.civilhub.examples.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.civilhub.io.HubJson;
import org.civilhub.io.RecordReader;
import org.civilhub.metrics.Basis;
import org.civilhub.metrics.Dimension;
import org.civilhub.metrics.Figure;
import org.civilhub.metrics.Growth;
import org.civilhub.metrics.MetricDefinition;
import org.civilhub.metrics.Note;
import org.civilhub.metrics.Series;
import org.civilhub.metrics.Split;
import org.civilhub.metrics.Trace;
import org.civilhub.metrics.Wording;
import org.civilhub.model.HubRecord;
import org.civilhub.model.RecordType;
import org.civilhub.model.rule.Place;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.QualifiedNumber;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One metric, its figures, and which records each of them rests on, for people or programs. */
final class Explanation {
  /** A figure and what it is called beside the others. */
  private record Row(String label, Figure figure) {}

  private final MetricDefinition definition;
  private final LanguageTag language;
  private final List<Row> rows = new ArrayList<>();
  private final List<String> after = new ArrayList<>();
  private final ObjectNode root = HubJson.mapper().createObjectNode();

  Explanation(MetricDefinition definition, LanguageTag language) {
    this.definition = definition;
    this.language = language;
    root.put("metric", definition.id());
    root.put("version", definition.version());
    definition.definition(language).ifPresent(text -> root.put("definition", text));
  }

  /** What a metric can be split by. */
  static String codes(MetricDefinition definition) {
    return definition.dimensions().stream()
        .map(Dimension::getCode)
        .collect(Collectors.joining(", "));
  }

  void of(List<Figure> figures) {
    figures.forEach(figure -> rows.add(new Row(part(figure.split()), figure)));
    root.set("figures", JsonReport.figures(figures, language));
  }

  void of(Series series) {
    ArrayNode points = root.putArray("series");
    for (Series.Point point : series.points()) {
      for (Figure figure : point.figures()) {
        boolean whole = figure.split().equals(Split.NONE);
        rows.add(new Row(point.name() + (whole ? "" : ", " + part(figure.split())), figure));
      }
      ObjectNode node = points.addObject();
      node.put("step", point.name());
      node.put("gap", point.isGap());
      node.set("figures", JsonReport.figures(point.figures(), language));
    }
  }

  void of(Growth growth) {
    rows.add(new Row(growth.from().period().last().toString(), growth.from()));
    rows.add(new Row(growth.to().period().last().toString(), growth.to()));
    Optional<String> difference =
        growth
            .difference()
            .map(n -> Wording.of(n, growth.to().unit(), growth.to().decimals(), language));
    String rate =
        growth
            .rate()
            .map(r -> ", " + Wording.of(QualifiedNumber.computed(r), Figure.RATIO, 4, language))
            .orElse("");
    after.add(
        difference
            .map(d -> word("explain_growth", d + rate))
            .orElseGet(() -> word("explain_no_growth")));
    ObjectNode node = root.putObject("growth");
    node.set("figures", JsonReport.figures(List.of(growth.from(), growth.to()), language));
    growth
        .difference()
        .ifPresent(n -> JsonReport.number(node.putObject("difference"), n, growth.to().decimals()));
    growth.rate().ifPresent(r -> node.put("rate", r));
  }

  void of(RateTable rates) {
    after.addAll(rates.lines(language));
    root.set("rates", rates.toJson(language));
  }

  String toJson() {
    return HubJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
  }

  /** Reads once more for where the records stand that are named, if any are. */
  String toText(RecordReader reader, Path dataset) {
    Map<String, Place> places = places(reader, dataset);
    StringBuilder text = new StringBuilder();
    text.append(definition.label(language)).append(" (").append(definition.id()).append(")\n");
    definition.definition(language).ifPresent(words -> text.append(words).append('\n'));
    text.append(
            word(
                "explain_head",
                definition.version(),
                Wording.label("unit", definition.unit(), language),
                definition.accrual().label(language)))
        .append('\n');
    text.append(word("explain_splits", codes(definition))).append('\n');
    definition
        .source(language)
        .ifPresent(source -> text.append(word("source", source)).append('\n'));
    for (Row row : rows) {
      Figure figure = row.figure();
      text.append('\n')
          .append(row.label())
          .append(": ")
          .append(Wording.of(figure, language))
          .append(" (")
          .append(figure.period())
          .append(")\n");
      for (Note note : figure.notes()) {
        text.append("  ").append(note.text(language)).append('\n');
      }
      if (figure.trace().isPresent() && figure.basis().isPresent()) {
        trace(text, figure.basis().get(), figure.trace().get(), places);
      }
    }
    if (!after.isEmpty()) {
      text.append('\n');
      after.forEach(line -> text.append(line).append('\n'));
    }
    return text.toString();
  }

  private Map<String, Place> places(RecordReader reader, Path dataset) {
    Set<String> named = new HashSet<>();
    for (Row row : rows) {
      row.figure()
          .trace()
          .ifPresent(
              trace -> {
                named.addAll(trace.counted());
                named.addAll(trace.missing());
                named.addAll(trace.undatable());
                trace.leftOut().values().forEach(named::addAll);
              });
    }
    Map<String, Place> places = new HashMap<>();
    if (!named.isEmpty()) {
      reader.forEach(
          dataset,
          located -> {
            String name = name(located.record());
            if (named.contains(name)) {
              places.put(name, located.place());
            }
          });
    }
    return places;
  }

  /** A record as traces name it, by its type and id. */
  static String name(HubRecord record) {
    return RecordType.of(record).getCode() + "/" + record.getId().value();
  }

  private String word(String code, Object... arguments) {
    return Words.of(code, language, arguments);
  }

  private String part(Split split) {
    return split.equals(Split.NONE)
        ? word("explain_whole")
        : split.parts().entrySet().stream()
            .map(e -> e.getKey().label(language) + " " + e.getKey().label(e.getValue(), language))
            .collect(Collectors.joining(", "));
  }

  private void trace(StringBuilder text, Basis basis, Trace trace, Map<String, Place> places) {
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
                        + Wording.label("reason", reason, language)
                        + " ["
                        + reason
                        + "]",
                    Optional.ofNullable(trace.leftOut().get(reason))
                        .orElseGet(() -> trace.missing().headSet("")),
                    places));
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
