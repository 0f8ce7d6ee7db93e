package org.civilhub.examples.spark;

import java.io.Serializable;
import java.util.Comparator;
import java.util.TreeMap;
import java.util.TreeSet;
import org.civilhub.model.rule.Finding;
import org.civilhub.model.rule.FindingLog;
import org.civilhub.model.value.LanguageTag;

/**
 * What was found in the lines of some partitions: counted exactly, of each code the first by place
 * kept. Which are kept does not depend on how the lines were divided.
 *
 * @param counts how many there are, by code
 * @param kept those kept, by code
 */
public record Findings(TreeMap<String, Long> counts, TreeMap<String, TreeSet<Noted>> kept)
    implements Serializable {
  /** How many of each code are kept. */
  public static final int MOST = FindingLog.DEFAULT_CAP;

  /**
   * A finding.
   *
   * @param source name of the file
   * @param line line in it
   * @param pointer JSON pointer of the field
   * @param text the finding in words, in English
   */
  public record Noted(String source, long line, String pointer, String text)
      implements Serializable, Comparable<Noted> {
    private static final Comparator<Noted> BY_PLACE =
        Comparator.comparing(Noted::source)
            .thenComparingLong(Noted::line)
            .thenComparing(Noted::pointer)
            .thenComparing(Noted::text);

    @Override
    public int compareTo(Noted other) {
      return BY_PLACE.compare(this, other);
    }
  }

  static Findings none() {
    return new Findings(new TreeMap<>(), new TreeMap<>());
  }

  void add(Finding finding) {
    counts.merge(finding.code().getCode(), 1L, Long::sum);
    keep(finding);
  }

  /** Takes a log, which may have counted more than it kept. */
  void addAll(FindingLog log) {
    log.countsByCode().forEach((code, count) -> counts.merge(code.getCode(), count, Long::sum));
    log.kept().forEach(this::keep);
  }

  private void keep(Finding finding) {
    keep(
        finding.code().getCode(),
        new Noted(
            finding.place().source(),
            finding.place().line(),
            finding.place().pointer(),
            finding.line(LanguageTag.EN)));
  }

  private void keep(String code, Noted noted) {
    TreeSet<Noted> ofCode = kept.computeIfAbsent(code, c -> new TreeSet<>());
    ofCode.add(noted);
    if (ofCode.size() > MOST) {
      ofCode.pollLast();
    }
  }

  Findings plus(Findings other) {
    Findings both = none();
    both.take(this);
    both.take(other);
    return both;
  }

  private void take(Findings part) {
    part.counts.forEach((code, count) -> counts.merge(code, count, Long::sum));
    part.kept.forEach((code, some) -> some.forEach(noted -> keep(code, noted)));
  }
}
