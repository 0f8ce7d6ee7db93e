package org.civilhub.model.rule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Findings as they come: counted exactly and without end, kept up to a cap for each code, in the
 * order in which they came. Belongs to one thread.
 */
public final class FindingLog {
  /** How many findings of one code are kept unless told otherwise. */
  public static final int DEFAULT_CAP = 100;

  private final int cap;
  private final Map<FindingCode, Long> counts = new EnumMap<>(FindingCode.class);
  private final List<Finding> kept = new ArrayList<>();

  /** A log that keeps {@value #DEFAULT_CAP} findings of each code. */
  public FindingLog() {
    this(DEFAULT_CAP);
  }

  /**
   * A log with its own cap.
   *
   * @param cap how many findings of one code are kept, 0 or more
   * @throws IllegalArgumentException if the cap is negative
   */
  public FindingLog(int cap) {
    if (cap < 0) {
      throw new IllegalArgumentException("cap must be 0 or more, found " + cap);
    }
    this.cap = cap;
  }

  /**
   * Counts a finding, and keeps it if its code has room.
   *
   * @param finding what was found
   */
  public void add(Finding finding) {
    if (counts.merge(finding.code(), 1L, Long::sum) <= cap) {
      kept.add(finding);
    }
  }

  /**
   * How many findings there were, kept or not.
   *
   * @return number by code, in the catalogue's order; codes without a finding are not in it
   */
  public Map<FindingCode, Long> countsByCode() {
    return Collections.unmodifiableMap(counts);
  }

  /**
   * How many findings there were, kept or not.
   *
   * @return number by severity, each severity present
   */
  public Map<Severity, Long> countsBySeverity() {
    Map<Severity, Long> bySeverity = new EnumMap<>(Severity.class);
    for (Severity severity : Severity.values()) {
      bySeverity.put(severity, 0L);
    }
    counts.forEach((code, count) -> bySeverity.merge(code.getSeverity(), count, Long::sum));
    return Collections.unmodifiableMap(bySeverity);
  }

  /**
   * The findings kept.
   *
   * @return in the order in which they came, unmodifiable
   */
  public List<Finding> kept() {
    return Collections.unmodifiableList(kept);
  }
}
