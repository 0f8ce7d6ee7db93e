package org.civilhub.metrics.finance;

import java.math.BigDecimal;
import org.civilhub.metrics.Cell;
import org.civilhub.model.value.QualifiedNumber;

/** How the metrics of money call the parts of a tally: what was given, spent and budgeted. */
final class Ledger {
  private Ledger() {}

  /** What a line is about. */
  enum Entry {
    /** The project's own days: its first and its last. */
    SPAN,
    /** Contributions in cash, by stage. */
    CONTRIBUTION,
    /** Contributions of which no source says whether they are cash, by stage; taken as cash. */
    KIND_NOT_SAID,
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

  /** The rate of an amount that there is no rate for. */
  static final String NO_RATE = "no_rate";

  /**
   * Names a line; none of the parts holds a tab. The rate is that which converts its amounts from
   * its currency, or that there is none; empty if they are not to be converted.
   */
  record Key(String project, Entry entry, String part, String currency, String rate) {
    static Key parse(String text) {
      String[] parts = text.split("\t", -1);
      return new Key(parts[0], Entry.valueOf(parts[1]), parts[2], parts[3], parts[4]);
    }

    @Override
    public String toString() {
      return project + "\t" + entry + "\t" + part + "\t" + currency + "\t" + rate;
    }
  }

  /** The exact sum of a line. */
  static BigDecimal amount(Cell line) {
    return line.sum().getNumber().orElseThrow();
  }

  /** Records with an amount or without. */
  static long all(Cell line) {
    return line.records() + line.missing();
  }

  /** A number without a word. */
  static QualifiedNumber exact(BigDecimal amount) {
    return QualifiedNumber.computed(amount);
  }
}
