package org.civilhub.metrics;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.civilhub.model.value.QualifiedNumber;

/**
 * What a metric makes of one record: whether it counts, in which part, and with what.
 *
 * <p>Made with {@link #counts}, {@link #missing}, {@link #undatable}, {@link #leftOut} or {@link
 * #none} and then filled in with the {@code with} and {@code by} methods.
 *
 * @param verdict whether the record counts
 * @param reason why it is left out; empty unless it is
 * @param split the part of the metric it falls in, by every dimension that it has
 * @param amount what it adds
 * @param names what it names, for a distinct count
 * @param stated how many distinct ones it states, named or not
 * @param open whether there may be more to it than is recorded
 * @param undated whether it bears no date, so that it is known only to lie since the founding
 * @param fields JSON pointers of the fields it was judged by
 */
public record Judgement(
    Verdict verdict,
    String reason,
    Split split,
    QualifiedNumber amount,
    SortedSet<String> names,
    Optional<QualifiedNumber> stated,
    boolean open,
    boolean undated,
    List<String> fields) {

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

  private static Judgement of(Verdict verdict, String reason, boolean open) {
    return new Judgement(
        verdict,
        reason,
        Split.NONE,
        ONE,
        Collections.emptySortedSet(),
        Optional.empty(),
        open,
        false,
        List.of());
  }

  /**
   * The metric is not about this record.
   *
   * @return the judgement
   */
  public static Judgement none() {
    return of(Verdict.NONE, "", false);
  }

  /**
   * The record counts as one.
   *
   * @return the judgement
   */
  public static Judgement counts() {
    return of(Verdict.COUNTS, "", false);
  }

  /**
   * The record would count, but lacks the field.
   *
   * @return the judgement
   */
  public static Judgement missing() {
    return of(Verdict.MISSING, "", false);
  }

  /**
   * Whether the record's date lies in the period cannot be said.
   *
   * @return the judgement
   */
  public static Judgement undatable() {
    return of(Verdict.UNDATABLE, "", false);
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
    return new Judgement(verdict, reason, split, amount, names, stated, true, undated, fields);
  }

  /**
   * The same record, in the same part, as one that lacks the field.
   *
   * @return a new judgement
   */
  public Judgement butMissing() {
    return new Judgement(
        Verdict.MISSING, reason, split, amount, names, stated, open, undated, fields);
  }

  /**
   * The same in a part.
   *
   * @param dimension a dimension
   * @param value the record's value of it
   * @return a new judgement
   */
  public Judgement by(Dimension dimension, String value) {
    return new Judgement(
        verdict,
        reason,
        split.with(dimension, value),
        amount,
        names,
        stated,
        open,
        undated,
        fields);
  }

  /**
   * The same with another amount than one.
   *
   * @param number what it adds
   * @return a new judgement
   */
  public Judgement withAmount(QualifiedNumber number) {
    return new Judgement(verdict, reason, split, number, names, stated, open, undated, fields);
  }

  /**
   * The same with what it names and how many it states.
   *
   * @param named the distinct ones named
   * @param number how many it states; empty if it does not
   * @return a new judgement, open if it states more than it names
   */
  public Judgement withNames(Collection<String> named, Optional<QualifiedNumber> number) {
    SortedSet<String> sorted = new TreeSet<>(named);
    boolean more =
        number.filter(n -> !n.isWithin(QualifiedNumber.atMost(sorted.size()))).isPresent();
    return new Judgement(
        verdict, reason, split, amount, sorted, number, open || more, undated, fields);
  }

  /**
   * The same, of a record that bears a date or none.
   *
   * @param date the date it was judged by
   * @return a new judgement
   */
  public Judgement bearing(Optional<?> date) {
    return new Judgement(
        verdict, reason, split, amount, names, stated, open, date.isEmpty(), fields);
  }

  /**
   * The same, saying which fields it rests on, so that other statements on them can be told.
   *
   * @param pointers JSON pointers
   * @return a new judgement
   */
  public Judgement restingOn(String... pointers) {
    return new Judgement(
        verdict, reason, split, amount, names, stated, open, undated, List.of(pointers));
  }
}
