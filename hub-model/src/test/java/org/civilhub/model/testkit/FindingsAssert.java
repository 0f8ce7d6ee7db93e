package org.civilhub.model.testkit;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;
import org.civilhub.model.HubRecord;
import org.civilhub.model.RecordType;
import org.civilhub.model.rule.Finding;
import org.civilhub.model.rule.FindingCode;
import org.civilhub.model.rule.RecordSet;
import org.civilhub.model.rule.RuleScope;
import org.civilhub.model.rule.Ruleset;

/**
 * Assertions on what rules find. A code may be given without its leading {@code hub.}; one that
 * could not be found here whatever the data is a mistake in the test, and refused.
 *
 * @param <A> what is asserted on: a record, or records together
 */
public final class FindingsAssert<A> extends AbstractAssert<FindingsAssert<A>, A> {
  private static final int NEAREST = 3;

  private final boolean together;
  private RecordSet records;
  private Ruleset rules = Ruleset.standard();

  FindingsAssert(A actual, RecordSet records, boolean together) {
    super(actual, FindingsAssert.class);
    this.records = records;
    this.together = together;
  }

  /**
   * Judges by other rules than the standard ones.
   *
   * @param other the rules
   * @return this
   */
  public FindingsAssert<A> using(Ruleset other) {
    rules = other;
    return this;
  }

  /**
   * Judges as of another day.
   *
   * @param day what lies after it is in the future
   * @return this
   */
  public FindingsAssert<A> asOf(LocalDate day) {
    RecordType[] complete = records.complete().toArray(RecordType[]::new);
    records = HubRecords.of(day, records.records().toList()).complete(complete);
    return this;
  }

  /**
   * Verifies that rules hold: none of them finds anything. Others may.
   *
   * @param code code of a rule
   * @param more codes of further ones
   * @return this
   * @throws IllegalArgumentException if no rule has a code, or it judges nothing here
   */
  public FindingsAssert<A> satisfies(String code, String... more) {
    Set<FindingCode> demanded = codes(more);
    demanded.add(code(code));
    List<Finding> broken = findings().stream().filter(f -> demanded.contains(f.code())).toList();
    if (!broken.isEmpty()) {
      throw failure(
          "%nExpected %s to satisfy%s%nbut found%s", shown(), lines(demanded), found(broken));
    }
    return this;
  }

  /**
   * Verifies that a rule finds something.
   *
   * @param code code of the rule
   * @return this
   * @throws IllegalArgumentException if no rule has the code, or it judges nothing here
   */
  public FindingsAssert<A> hasFinding(String code) {
    FindingCode wanted = code(code);
    List<Finding> all = findings();
    if (all.stream().noneMatch(f -> f.code().equals(wanted))) {
      throw failure(
          "%nExpected in %s a finding of%n  %s%nbut found%s", shown(), wanted, found(all));
    }
    return this;
  }

  /**
   * Verifies that each of some rules finds something, and no other does.
   *
   * @param codes codes of the rules
   * @return this
   * @throws IllegalArgumentException if no rule has a code, or it judges nothing here
   */
  public FindingsAssert<A> hasOnlyFindings(String... codes) {
    Set<FindingCode> wanted = codes(codes);
    List<Finding> all = findings();
    if (!all.stream().map(Finding::code).collect(Collectors.toSet()).equals(wanted)) {
      throw failure(
          "%nExpected in %s findings of exactly%s%nbut found%s",
          shown(), lines(wanted), found(all));
    }
    return this;
  }

  /**
   * Verifies that no rule finds anything.
   *
   * @return this
   */
  public FindingsAssert<A> hasNoFindings() {
    List<Finding> all = findings();
    if (!all.isEmpty()) {
      throw failure("%nExpected no findings in %s%nbut found%s", shown(), found(all));
    }
    return this;
  }

  private List<Finding> findings() {
    return rules.check(records).kept().stream()
        .filter(f -> together || f.code().getScope() != RuleScope.DATASET)
        .toList();
  }

  private Set<FindingCode> codes(String... codes) {
    return Arrays.stream(codes).map(this::code).collect(Collectors.toCollection(TreeSet::new));
  }

  private FindingCode code(String code) {
    FindingCode entry =
        rules
            .find(code)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "no rule has the code '" + code + "'; near it are " + nearest(code)));
    if (rules.severity(entry).isEmpty()) {
      throw new IllegalArgumentException(entry + " is switched off");
    } else if (entry.getScope() == RuleScope.READING) {
      throw new IllegalArgumentException(
          entry + " is found in what is read, and not in records; ask the reader");
    } else if (!together && entry.getScope() == RuleScope.DATASET) {
      throw new IllegalArgumentException(
          entry + " is found in records together, and not in one; see HubRecords.of");
    }
    return entry;
  }

  private String nearest(String code) {
    return rules.catalogue().stream()
        .map(FindingCode::getCode)
        .sorted(Comparator.comparingInt(known -> distance(bare(known), bare(code))))
        .limit(NEAREST)
        .collect(Collectors.joining(", "));
  }

  private static String bare(String code) {
    return code.replaceFirst("^hub\\.", "");
  }

  /** How many characters have to be put in, left out or changed to make the one of the other. */
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    Arrays.setAll(row, i -> i);
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[other.length()];
  }

  /** A record by its type and id, for a message must not tell who somebody is. */
  private String shown() {
    return actual instanceof HubRecord record
        ? RecordType.of(record).getCode() + " " + record.getId()
        : String.valueOf(actual);
  }

  private static String found(List<Finding> findings) {
    return findings.isEmpty() ? " nothing" : lines(findings.stream().map(Finding::line).toList());
  }

  private static String lines(Collection<?> lines) {
    return lines.stream()
        .map(line -> System.lineSeparator() + "  " + line)
        .collect(Collectors.joining());
  }
}
