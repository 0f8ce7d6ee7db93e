package org.civilhub.metrics.finance;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Accumulator of the metrics of money: what was given, spent and budgeted, by project. Plain data.
 *
 * @param lines line by {@link Key#toString()}
 */
public record Ledger(SortedMap<String, Line> lines) implements Serializable {

  /**
   * What the records of one line add up to.
   *
   * @param amount sum of the amounts
   * @param records records with an amount
   * @param missing records without one
   * @param kindNotSaid contributions of which no source says whether they are cash; taken as cash
   */
  public record Line(BigDecimal amount, long records, long missing, long kindNotSaid)
      implements Serializable {
    /** No records. */
    static final Line NONE = new Line(BigDecimal.ZERO, 0, 0, 0);

    /** Records with an amount or without. */
    long all() {
      return records + missing;
    }

    Line plus(Line other) {
      return new Line(
          amount.add(other.amount),
          records + other.records,
          missing + other.missing,
          kindNotSaid + other.kindNotSaid);
    }
  }

  /** What a line is about. */
  enum Entry {
    /** The project's own days: its first and its last. */
    SPAN,
    /** Contributions in cash, by stage. */
    CONTRIBUTION,
    /** Contributions in kind, by stage, which pay for no delivery. */
    IN_KIND,
    /** Contributions of a kind that is not known, by stage. */
    UNKNOWN_KIND,
    /** Contributions of which it cannot be said whether they were given by the day, by stage. */
    UNDATABLE,
    /** Expenditure, by its period. */
    DELIVERY,
    /** Approved budget, by its period. */
    BUDGET,
    /** Budget that is not approved, by its period. */
    UNAPPROVED
  }

  /** Names a line; none of the parts holds a tab. */
  record Key(String project, Entry entry, String part, String currency) {
    static Key parse(String text) {
      String[] parts = text.split("\t", -1);
      return new Key(parts[0], Entry.valueOf(parts[1]), parts[2], parts[3]);
    }

    @Override
    public String toString() {
      return project + "\t" + entry + "\t" + part + "\t" + currency;
    }
  }

  static Ledger empty() {
    return new Ledger(new TreeMap<>());
  }

  void add(Key key, Line line) {
    lines.merge(key.toString(), line, Line::plus);
  }

  Ledger plus(Ledger other) {
    Ledger both = new Ledger(new TreeMap<>(lines));
    other.lines.forEach((key, line) -> both.lines.merge(key, line, Line::plus));
    return both;
  }
}
