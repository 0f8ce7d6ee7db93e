package org.civilhub.examples.cli;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.civilhub.io.FindingsReport;
import org.civilhub.metrics.Basis;
import org.civilhub.metrics.Dimension;
import org.civilhub.metrics.Figure;
import org.civilhub.metrics.MetricDefinition;
import org.civilhub.metrics.MetricGroup;
import org.civilhub.metrics.Note;
import org.civilhub.metrics.Split;
import org.civilhub.metrics.Statement;
import org.civilhub.metrics.Wording;
import org.civilhub.metrics.partial.PartialResult;
import org.civilhub.metrics.reconcile.ReconciledClaim;
import org.civilhub.model.ReportedFigure;
import org.civilhub.model.Source;
import org.civilhub.model.rule.Ruleset;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.PartialDate;
import org.civilhub.model.value.QualifiedNumber;

/** A report for a terminal of 100 columns. */
final class TextReport {
  private static final int WIDTH = 100;
  private static final int LABEL = 38;

  private final Report report;
  private final LanguageTag language;
  private final Optional<BigDecimal> step;
  private final StringBuilder text = new StringBuilder();

  private TextReport(Report report, LanguageTag language, Optional<BigDecimal> step) {
    this.report = report;
    this.language = language;
    this.step = step;
  }

  /** With a step, each counted figure also says how it may be published. */
  static String of(Report report, LanguageTag language, Optional<BigDecimal> step) {
    TextReport layout = new TextReport(report, language, step);
    layout.head();
    layout.groups();
    if (report.origins().isEmpty()) {
      layout.claims();
      layout.findings();
    }
    return layout.text.toString();
  }

  /** The figures alone, with their day. */
  static String ofFigures(Report report, LanguageTag language) {
    TextReport layout = new TextReport(report, language, Optional.empty());
    layout.line(0, layout.word("as_of", report.asOf()));
    layout.groups();
    return layout.text.toString();
  }

  private String word(String code, Object... arguments) {
    return Words.of(code, language, arguments);
  }

  private void line(int indent, String content) {
    wrap(" ".repeat(indent), " ".repeat(indent + 2), content);
  }

  /** Breaks at spaces; a word longer than a line, such as an address, stays whole. */
  private void wrap(String first, String next, String content) {
    String indent = first;
    int start = 0;
    int most = start + WIDTH - indent.length();
    while (most < content.length()) {
      int space = content.lastIndexOf(' ', most);
      int end = space >= start ? space : content.indexOf(' ', start);
      if (end < 0) {
        break;
      }
      text.append((indent + content.substring(start, end)).stripTrailing()).append('\n');
      indent = next;
      start = end + 1;
      most = start + WIDTH - indent.length();
    }
    text.append((indent + content.substring(start)).stripTrailing()).append('\n');
  }

  private void heading(String title) {
    text.append('\n').append(title.toUpperCase(Locale.ROOT)).append('\n');
    text.append("=".repeat(Math.min(WIDTH, title.length()))).append('\n');
  }

  private void head() {
    wrap("", "", report.manifest().name().inAnyOf(language));
    String founded = report.scope().foundedOn().map(day -> word("founded", day)).orElse("");
    line(0, word("as_of", report.asOf()) + founded);
    line(
        0,
        word(
            "counts",
            report.counts().read(),
            report.counts().accepted(),
            report.counts().rejected()));
    report.rates().ifPresent(rates -> rates.lines(language).forEach(row -> line(0, row)));
    for (PartialResult.Origin origin : report.origins()) {
      line(
          2,
          word(
              "origin",
              origin.name(),
              origin.digest(),
              origin.read(),
              origin.accepted(),
              origin.rejected()));
    }
  }

  private void groups() {
    for (MetricGroup group : MetricGroup.values()) {
      group(group);
    }
  }

  private void group(MetricGroup group) {
    boolean isHeaded = false;
    for (int i = 0; i < report.metrics().size(); i++) {
      MetricDefinition metric = report.metrics().get(i);
      if (metric.group() == group) {
        if (!isHeaded) {
          heading(group.label(language));
          isHeaded = true;
        }
        metric(metric, report.figures().get(i));
      }
    }
  }

  private void metric(MetricDefinition metric, List<Figure> figures) {
    for (Figure figure : figures) {
      if (figure.split().equals(Split.NONE)) {
        figure(metric, metric.label(language), figure);
        rows(metric, figures);
        return;
      }
    }
    text.append('\n').append(metric.label(language)).append('\n');
    if (figures.isEmpty()) {
      line(4, word("nothing"));
    }
    for (Figure figure : figures) {
      figure(metric, "  " + part(figure.split()), figure);
    }
  }

  private void figure(MetricDefinition metric, String label, Figure figure) {
    boolean nested = label.startsWith(" ");
    if (!nested) {
      text.append('\n');
    }
    String dots = " " + ".".repeat(Math.max(2, LABEL - label.length())) + " ";
    wrap(label + dots, "      ", value(figure));
    if (figure.basis().isPresent()) {
      line(4, basis(figure.basis().get()));
    }
    if (!figure.notes().isEmpty()) {
      line(4, notes(figure.notes()));
    }
    beside(figure).ifPresent(claim -> line(4, claim(claim)));
    statement(metric, figure).ifPresent(words -> line(4, word("publishable", words)));
  }

  /** How a figure may be published, if it may. */
  private Optional<String> statement(MetricDefinition metric, Figure figure) {
    return step.flatMap(s -> Statement.of(metric, figure, s)).map(s -> s.text(language));
  }

  /** Splits of a whole, one line for each dimension, and one more for what may be published. */
  private void rows(MetricDefinition metric, List<Figure> figures) {
    Map<List<Dimension>, List<Figure>> views = new LinkedHashMap<>();
    for (Figure figure : figures) {
      if (!figure.split().equals(Split.NONE)) {
        views
            .computeIfAbsent(List.copyOf(figure.split().parts().keySet()), v -> new ArrayList<>())
            .add(figure);
      }
    }
    for (Map.Entry<List<Dimension>, List<Figure>> view : views.entrySet()) {
      List<String> dimensions = new ArrayList<>();
      for (Dimension dimension : view.getKey()) {
        dimensions.add(dimension.label(language));
      }
      List<String> values = new ArrayList<>();
      List<String> statements = new ArrayList<>();
      for (Figure part : view.getValue()) {
        String name = values(part.split()) + " – ";
        values.add(name + value(part));
        statement(metric, part).ifPresent(words -> statements.add(name + words));
      }
      line(4, word("by", String.join(", ", dimensions), String.join(" · ", values)));
      if (!statements.isEmpty()) {
        line(6, word("publishable", String.join(" · ", statements)));
      }
    }
  }

  private String part(Split split) {
    List<String> parts = new ArrayList<>();
    for (Map.Entry<Dimension, String> part : split.parts().entrySet()) {
      Dimension dimension = part.getKey();
      parts.add(dimension.label(language) + " " + dimension.label(part.getValue(), language));
    }
    return String.join(", ", parts);
  }

  private String values(Split split) {
    List<String> values = new ArrayList<>();
    for (Map.Entry<Dimension, String> part : split.parts().entrySet()) {
      values.add(part.getKey().label(part.getValue(), language));
    }
    return String.join(", ", values);
  }

  private String value(Figure figure) {
    return Wording.of(figure, language);
  }

  private String number(QualifiedNumber number, String unit) {
    return Wording.of(number, unit, 0, language);
  }

  private String basis(Basis basis) {
    StringBuilder line =
        new StringBuilder(
            word(
                "rests_on",
                basis.records(),
                basis.records() + basis.missing() + basis.undatable()));
    if (basis.missing() > 0) {
      line.append("; ").append(word("missing", basis.missing()));
    }
    if (basis.undatable() > 0) {
      line.append("; ").append(word("undatable", basis.undatable()));
    }
    if (!basis.leftOut().isEmpty()) {
      List<String> reasons = new ArrayList<>();
      for (Map.Entry<String, Long> left : basis.leftOut().entrySet()) {
        reasons.add(Wording.label("reason", left.getKey(), language) + " – " + left.getValue());
      }
      line.append("; ").append(word("left_out", String.join(", ", reasons)));
    }
    return line.toString();
  }

  private String notes(List<Note> notes) {
    List<String> texts = new ArrayList<>();
    for (Note note : notes) {
      texts.add(note.text(language));
    }
    return String.join("; ", texts);
  }

  /** The first claim on the same metric and part: what stands beside the figure. */
  private Optional<ReconciledClaim> beside(Figure figure) {
    Optional<String> metric = Optional.of(figure.metric());
    for (ReconciledClaim claim : report.claims()) {
      boolean isOfPart =
          claim.split().equals(Split.NONE)
              ? figure.split().equals(Split.NONE)
              : figure.split().isIn(claim.split());
      if (isOfPart && claim.metric().equals(metric)) {
        return Optional.of(claim);
      }
    }
    return Optional.empty();
  }

  private String claim(ReconciledClaim claim) {
    return word(
        "claim",
        claim.claim().getId(),
        claimed(claim),
        claim.status().label(language) + coverage(claim));
  }

  private String claimed(ReconciledClaim claim) {
    return number(claim.claim().getValue(), claim.claim().getUnit().orElse(""));
  }

  private String coverage(ReconciledClaim claim) {
    if (claim.coverage().isEmpty()) {
      return "";
    }
    String digits = Wording.digits(claim.coverage().get(), 4, language);
    return ", " + word(claim.isLess() ? "coverage_less" : "coverage", digits);
  }

  private void claims() {
    heading(word("claims"));
    for (ReconciledClaim claim : report.claims()) {
      text.append('\n');
      line(0, claim.claim().getId() + time(claim.claim()));
      line(
          2,
          word("claimed", claimed(claim))
              + " · "
              + (claim.metric().isPresent() ? counted(claim) + " · " : "")
              + claim.status().label(language)
              + coverage(claim));
      line(2, notes(claim.reason()));
      if (!claim.claim().getSources().isEmpty()) {
        line(2, word("source", name(claim.claim().getSources().get(0))));
      }
    }
  }

  private String time(ReportedFigure claim) {
    if (claim.getAsOf().isPresent()) {
      return " (" + date(claim.getAsOf().get()) + ")";
    } else if (claim.getPeriod().isPresent()) {
      return " (" + claim.getPeriod().get() + ")";
    }
    return claim.getTimeText().isPresent() ? " (" + claim.getTimeText().get() + ")" : "";
  }

  private String name(Source source) {
    if (source.getDocument().isPresent()) {
      return source.getDocument().get();
    }
    return source.getUrl().isPresent()
        ? source.getUrl().get()
        : source.getTitle().orElseThrow().inAnyOf(language);
  }

  /** A date that is only reported is said in words. */
  private String date(PartialDate date) {
    return date.firstDay().isPresent() ? date.toString() : word("reported", date.lastDay());
  }

  /** At least 0 proves nothing. */
  private String counted(ReconciledClaim claim) {
    String unit = claim.claim().getUnit().orElse("");
    QualifiedNumber number = claim.counted().orElse(QualifiedNumber.unknown());
    return number.equals(QualifiedNumber.unknown()) || number.equals(QualifiedNumber.atLeast(0))
        ? word("nothing_proven")
        : word("counted", number(number, unit));
  }

  private void findings() {
    heading(word("findings"));
    text.append('\n');
    FindingsReport.of(report.counts(), report.findings(), Ruleset.standard())
        .toText(language)
        .lines()
        .forEach(line -> line(0, line));
  }
}
