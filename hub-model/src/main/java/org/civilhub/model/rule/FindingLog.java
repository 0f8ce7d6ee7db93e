package org.civilhub.model.rule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Findings as they come: counted exactly and without end, kept up to a cap for each code, in the
 * order in which they came. A log with a {@link Ruleset} gives each finding the severity that is
 * set there, and leaves out those of rules that are switched off. Belongs to one thread.
 */
public final class FindingLog {
  /** How many findings of one code are kept unless told otherwise. */
  public static final int DEFAULT_CAP = 100;

  private final int cap;
  private final Optional<Ruleset> rules;
  private final UnaryOperator<Place> places;
  private final Map<FindingCode, Long> counts = new TreeMap<>();
  private final Map<Severity, Long> severities = new EnumMap<>(Severity.class);
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
    this(cap, Optional.empty(), UnaryOperator.identity());
  }

  /**
   * A log by a set of rules.
   *
   * @param cap how many findings of one code are kept, 0 or more
   * @param rules says how severe a finding is, and which rules are switched off
   * @throws IllegalArgumentException if the cap is negative
   */
  public FindingLog(int cap, Ruleset rules) {
    this(cap, rules, UnaryOperator.identity());
  }

  /**
   * A log by a set of rules that tells places in its own way.
   *
   * @param cap how many findings of one code are kept, 0 or more
   * @param rules says how severe a finding is, and which rules are switched off
   * @param places makes the place of each finding that is kept the place as it is told
   * @throws IllegalArgumentException if the cap is negative
   */
  public FindingLog(int cap, Ruleset rules, UnaryOperator<Place> places) {
    this(cap, Optional.of(rules), places);
  }

  private FindingLog(int cap, Optional<Ruleset> rules, UnaryOperator<Place> places) {
    if (cap < 0) {
      throw new IllegalArgumentException("cap must be 0 or more, found " + cap);
    }
    this.cap = cap;
    this.rules = rules;
    this.places = places;
    for (Severity severity : Severity.values()) {
      severities.put(severity, 0L);
    }
  }

  /**
   * Counts a finding, and keeps it if its code has room.
   *
   * @param finding what was found
   */
  public void add(Finding finding) {
    add(finding, 1);
  }

  /**
   * Counts findings of which one stands for all: it is kept, once, if its code has room.
   *
   * @param finding one of them
   * @param count how many there are, 1 or more
   * @throws IllegalArgumentException if the count is below 1
   */
  public void add(Finding finding, long count) {
    if (count < 1) {
      throw new IllegalArgumentException("count must be 1 or more, found " + count);
    }
    Optional<Severity> severity =
        rules.isEmpty()
            ? Optional.of(finding.severity())
            : rules.get().severity(finding.code(), finding.severity());
    if (severity.isPresent()) {
      severities.merge(severity.get(), count, Long::sum);
      if (counts.merge(finding.code(), count, Long::sum) - count < cap) {
        kept.add(finding.withSeverity(severity.get()).withPlace(places.apply(finding.place())));
      }
    }
  }

  /**
   * Adds what another log found, in its order, and what it only counted: of that, the last finding
   * of the code stands for all.
   *
   * @param other the other log, which keeps at least one finding of each code that it counts
   * @param change makes each finding what is to be added; empty to leave it out
   * @throws IllegalArgumentException if the other log counted findings of a code and kept none
   */
  public void addAll(FindingLog other, Function<Finding, Optional<Finding>> change) {
    Map<FindingCode, Finding> last = new TreeMap<>();
    Map<FindingCode, Long> more = new TreeMap<>(other.counts);
    for (Finding finding : other.kept) {
      more.merge(finding.code(), -1L, Long::sum);
      change
          .apply(finding)
          .ifPresent(
              changed -> {
                add(changed);
                last.put(finding.code(), changed);
              });
    }
    more.forEach(
        (code, count) -> {
          if (count.equals(other.counts.get(code))) {
            throw new IllegalArgumentException("log must keep a finding of " + code);
          }
          Finding like = last.get(code);
          if (count > 0 && like != null) {
            add(like, count);
          }
        });
  }

  /**
   * Whether nothing was found.
   *
   * @return true if no finding was added, or all that were are switched off
   */
  public boolean isEmpty() {
    return counts.isEmpty();
  }

  /**
   * How many findings of one code are kept.
   *
   * @return 0 or more
   */
  public int cap() {
    return cap;
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
    return Collections.unmodifiableMap(severities);
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
