package org.civilhub.io;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.civilhub.model.rule.Finding;
import org.civilhub.model.rule.FindingCode;
import org.civilhub.model.rule.FindingLog;
import org.civilhub.model.rule.Ruleset;
import org.civilhub.model.rule.Severity;
import org.civilhub.model.value.LabelTable;
import org.civilhub.model.value.LanguageTag;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was found in a dataset, laid out for people, for programs, and for editors and code hosts.
 * Immutable: a log that goes on changes nothing of it.
 *
 * <p>Findings stand in the order of the log, of each code as many as the log kept; totals are
 * exact. Words are in English, Russian or Kazakh, and in English if another language is asked for;
 * codes and names of fields are the same in all. Text from data is never interpreted: wherever it
 * stands in a sentence it is cut and control and direction characters are shown as escapes, and
 * only fields of their own hold it as it is.
 */
public final class FindingsReport {
  private static final String LIST = "report";

  private final ReadCounts counts;
  private final List<Finding> kept;
  private final Map<Severity, Long> countsBySeverity;
  private final Map<FindingCode, Long> countsByCode;
  private final Ruleset rules;

  private FindingsReport(ReadCounts counts, FindingLog log, Ruleset rules) {
    this.counts = counts;
    this.kept = List.copyOf(log.kept());
    this.countsBySeverity = Collections.unmodifiableMap(new EnumMap<>(log.countsBySeverity()));
    this.countsByCode = Collections.unmodifiableMap(new TreeMap<>(log.countsByCode()));
    this.rules = rules;
  }

  /**
   * A report on what was found so far.
   *
   * @param counts how many records were read
   * @param log what was found
   * @param rules the rules that were applied
   * @return the report
   */
  public static FindingsReport of(ReadCounts counts, FindingLog log, Ruleset rules) {
    return new FindingsReport(counts, log, rules);
  }

  ReadCounts counts() {
    return counts;
  }

  List<Finding> kept() {
    return kept;
  }

  Map<Severity, Long> countsBySeverity() {
    return countsBySeverity;
  }

  Map<FindingCode, Long> countsByCode() {
    return countsByCode;
  }

  Ruleset rules() {
    return rules;
  }

  /**
   * For people: a line for each finding, then how many of a code are not shown, totals by severity,
   * how many records were read, and the rules that are switched off, if any.
   *
   * @param language language of the words
   * @return lines, each ended by a line feed
   */
  public String toText(LanguageTag language) {
    LanguageTag spoken = spoken(language);
    StringBuilder text = new StringBuilder();
    for (Finding finding : kept) {
      line(text, label(finding.severity(), spoken) + ": " + finding.line(spoken));
    }
    Map<FindingCode, Long> hidden = new TreeMap<>(countsByCode);
    for (Finding finding : kept) {
      hidden.merge(finding.code(), -1L, Long::sum);
    }
    for (Map.Entry<FindingCode, Long> more : hidden.entrySet()) {
      if (more.getValue() > 0) {
        line(text, word("more", spoken, more.getValue(), more.getKey()));
      }
    }
    List<String> totals = new ArrayList<>();
    for (Map.Entry<Severity, Long> total : countsBySeverity.entrySet()) {
      totals.add(label(total.getKey(), spoken) + ": " + total.getValue());
    }
    line(text, String.join(" · ", totals));
    line(text, word("counts", spoken, counts.read(), counts.accepted(), counts.rejected()));
    String off =
        rules.switchedOff().stream().map(FindingCode::getCode).collect(Collectors.joining(", "));
    if (!off.isEmpty()) {
      line(text, word("switched_off", spoken, off));
    }
    return text.toString();
  }

  /**
   * For programs: the numbers {@code read}, {@code accepted} and {@code rejected}, the totals
   * {@code bySeverity} and {@code byCode}, the codes that are {@code switchedOff}, and a {@code
   * sample} of what was found. Each finding has {@code code}, {@code severity}, {@code source},
   * {@code line}, {@code column} (0 if not known), {@code pointer} and {@code message}; {@code
   * cell} where the source is a workbook; {@code type} and {@code id} of its record and {@code
   * arguments} of its message where there are any.
   *
   * @param language language of the messages
   * @return a new object, to be written by {@link HubJson#mapper()}
   */
  public ObjectNode toJson(LanguageTag language) {
    return new FindingsJson(this, spoken(language)).toJson();
  }

  /**
   * For editors and code hosts: a log of SARIF 2.1.0 (OASIS, with errata 01) with one run. Its
   * rules are those of which something was found, those that are switched off and those of another
   * severity than their own; advice is a {@code note}. Files are named relative to the dataset.
   * Totals are in the properties of the run, for results are no more than the log kept.
   *
   * @param language language of the messages
   * @return a new object, to be written by {@link HubJson#mapper()}
   */
  public ObjectNode toSarif(LanguageTag language) {
    return new SarifLog(this, spoken(language)).toJson();
  }

  /** The language of the words for who asks for one: its own, a wider one, or English. */
  private static LanguageTag spoken(LanguageTag asked) {
    for (LanguageTag tag : Table.WORDS.get(LIST, "counts").orElseThrow().languages()) {
      if ((asked + "-").startsWith(tag + "-")) {
        return tag;
      }
    }
    return LanguageTag.EN;
  }

  private static void line(StringBuilder text, String line) {
    text.append(line).append('\n');
  }

  private static String label(Severity severity, LanguageTag language) {
    return severity.getLabel().inAnyOf(language);
  }

  /** Arguments are numbers and codes, so none holds braces that another would fill. */
  private static String word(String code, LanguageTag language, Object... arguments) {
    String text = Table.WORDS.label(LIST, code, language);
    for (int i = 0; i < arguments.length; i++) {
      text = text.replace("{" + i + "}", arguments[i].toString());
    }
    return text;
  }

  /** Read on first use. */
  private static final class Table {
    static final LabelTable WORDS = LabelTable.read(FindingsReport.class, "report.tsv");
  }
}
