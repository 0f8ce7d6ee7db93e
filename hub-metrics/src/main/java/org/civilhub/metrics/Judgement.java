package org.civilhub.metrics;

import java.util.Optional;
import org.civilhub.model.value.QualifiedNumber;
import org.jspecify.annotations.Nullable;

/**
 * What a metric makes of one record: whether it counts, and with what.
 *
 * <p>Made with {@link #counts}, {@link #missing}, {@link #undatable}, {@link #leftOut} or {@link
 * #none} and then filled in with the {@code with} methods.
 *
 * @param verdict whether the record counts
 * @param reason why it is left out; empty unless it is
 * @param amount what it adds
 * @param names what it names, for a distinct count
 * @param stated how many distinct ones it states, named or not
 * @param open whether there may be more to it than is recorded
 * @param undated whether it bears no date, so that it is known only to lie since the founding
 */
public record Judgement(
    Verdict verdict,
    String reason,
    QualifiedNumber amount,
    @Nullable Names names,
    @Nullable QualifiedNumber stated,
    boolean open,
    boolean undated) {

  /** Whether a record counts. */
  public enum Verdict {
    /** The metric is not about this record. */
    NONE,
    /** It counts. */
    COUNTS,
    /** It would count, but what to add is not recorded. */
    MISSING,
    /** Whether its date lies in the period cannot be said. */
    UNDATABLE,
    /** It is left out, with a reason. */
    LEFT_OUT
  }

  private static final QualifiedNumber ONE = QualifiedNumber.exact(1);
  private static final Judgement NONE = of(Verdict.NONE, "", false);
  private static final Judgement COUNTS = of(Verdict.COUNTS, "", false);
  private static final Judgement MISSING = of(Verdict.MISSING, "", false);
  private static final Judgement UNDATABLE = of(Verdict.UNDATABLE, "", false);

  private static Judgement of(Verdict verdict, String reason, boolean open) {
    return new Judgement(verdict, reason, ONE, null, null, open, false);
  }

  /**
   * The metric is not about this record.
   *
   * @return the judgement
   */
  public static Judgement none() {
    return NONE;
  }

  /**
   * The record counts as one.
   *
   * @return the judgement
   */
  public static Judgement counts() {
    return COUNTS;
  }

  /**
   * The record would count, but lacks the field.
   *
   * @return the judgement
   */
  public static Judgement missing() {
    return MISSING;
  }

  /**
   * Whether the record's date lies in the period cannot be said.
   *
   * @return the judgement
   */
  public static Judgement undatable() {
    return UNDATABLE;
  }

  /**
   * The record is left out for good.
   *
   * @param reason code of the reason
   * @return the judgement
   */
  public static Judgement leftOut(String reason) {
    return of(Verdict.LEFT_OUT, reason, false);
  }

  /**
   * The record is left out because it cannot be said whether it counts.
   *
   * @param reason code of the reason
   * @return the judgement
   */
  public static Judgement undecided(String reason) {
    return of(Verdict.LEFT_OUT, reason, true);
  }

  /**
   * Counts, is outside or is undatable, by how a date lies to the period.
   *
   * @param fit how it lies
   * @return the judgement
   */
  public static Judgement dated(Period.Fit fit) {
    return switch (fit) {
      case INSIDE -> counts();
      case OUTSIDE -> none();
      case UNDATABLE -> undatable();
    };
  }

  /**
   * Whether the record counts.
   *
   * @return true if it does
   */
  public boolean isCounted() {
    return verdict == Verdict.COUNTS;
  }

  /**
   * Whether the record counts or it cannot be said that it does not.
   *
   * @return false if it is left out for good or is none of the metric's
   */
  public boolean mayCount() {
    return switch (verdict) {
      case COUNTS, MISSING, UNDATABLE -> true;
      case NONE, LEFT_OUT -> open;
    };
  }

  /**
   * The same with more to it than is recorded, perhaps.
   *
   * @return a new judgement
   */
  public Judgement butOpen() {
    return new Judgement(verdict, reason, amount, names, stated, true, undated);
  }

  /**
   * The same record as one that lacks the field.
   *
   * @return a new judgement
   */
  public Judgement butMissing() {
    return new Judgement(Verdict.MISSING, reason, amount, names, stated, open, undated);
  }

  /**
   * The same record as one of which it cannot be said whether it counts.
   *
   * @param why code of the reason
   * @return a new judgement
   */
  public Judgement butUndecided(String why) {
    return new Judgement(Verdict.LEFT_OUT, why, amount, names, stated, true, undated);
  }

  /**
   * The same with another amount than one.
   *
   * @param number what it adds
   * @return a new judgement
   */
  public Judgement withAmount(QualifiedNumber number) {
    return new Judgement(verdict, reason, number, names, stated, open, undated);
  }

  /**
   * The same with what it names, of a record that does not state how many there are.
   *
   * @param named the distinct ones named
   * @return a new judgement
   */
  public Judgement withNames(Names named) {
    return withNames(named, Optional.empty());
  }

  /**
   * The same with what it names and how many it states.
   *
   * @param named the distinct ones named
   * @param number how many it states; empty if it does not
   * @return a new judgement, open if it states more than it names
   */
  public Judgement withNames(Names named, Optional<QualifiedNumber> number) {
    boolean more = isMoreThan(number, named.size());
    return new Judgement(
        verdict, reason, amount, named, number.orElse(null), open || more, undated);
  }

  /**
   * The same, of a record that bears a date or none.
   *
   * @param date the date it was judged by
   * @return a new judgement
   */
  public Judgement bearing(Optional<?> date) {
    return date.isEmpty() == undated
        ? this
        : new Judgement(verdict, reason, amount, names, stated, open, !undated);
  }

  /** Whether a number that is stated, if there is one, may be more than are named. */
  static boolean isMoreThan(Optional<QualifiedNumber> stated, int named) {
    return stated.isPresent() && stated.get().canReach(named + 1L);
  }
}
