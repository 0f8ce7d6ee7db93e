package org.civilhub.metrics;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.civilhub.model.value.QualifiedNumber;
import org.jspecify.annotations.Nullable;

/**
 * What the records on file add up to, and what it rests on.
 *
 * @param metric id of the metric
 * @param split the part; {@link Split#NONE} for the whole
 * @param number the value, with its word; empty if nothing is recorded to calculate it from, which
 *     is not zero
 * @param date the value where it is a day; empty for every other figure
 * @param unit what is counted, an ISO 4217 code for money, alone or with {@code /day}, {@code
 *     ratio}, or {@code date}
 * @param decimals how many decimals the value is shown with at least
 * @param period the days the figure speaks of
 * @param basis what it rests on; empty where it would give away a small number of people
 * @param trace which records these are; empty where it was not asked for or would give away a small
 *     number of people
 * @param named how many distinct ones are named, for a distinct count
 * @param proof what the figure proves of the Hub
 * @param notes remarks
 */
public record Figure(
    String metric,
    Split split,
    Optional<QualifiedNumber> number,
    Optional<LocalDate> date,
    String unit,
    int decimals,
    Period period,
    Optional<Basis> basis,
    Optional<Trace> trace,
    Optional<Integer> named,
    QualifiedNumber proof,
    List<Note> notes)
    implements Serializable {
  /** Unit of a share of one. */
  public static final String RATIO = "ratio";

  /** What a currency is followed by in the unit of an amount a day. */
  public static final String PER_DAY = "/day";

  /** Unit of a day. */
  public static final String DATE = "date";

  /** Takes a copy. */
  public Figure {
    notes = List.copyOf(notes);
  }

  /** What is written in its place: Java does not serialize an {@link Optional}. */
  private record Written(
      String metric,
      Split split,
      @Nullable QualifiedNumber number,
      @Nullable LocalDate date,
      String unit,
      int decimals,
      Period period,
      @Nullable Basis basis,
      @Nullable Trace trace,
      @Nullable Integer named,
      QualifiedNumber proof,
      List<Note> notes)
      implements Serializable {
    private Object readResolve() {
      return new Figure(
          metric,
          split,
          Optional.ofNullable(number),
          Optional.ofNullable(date),
          unit,
          decimals,
          period,
          Optional.ofNullable(basis),
          Optional.ofNullable(trace),
          Optional.ofNullable(named),
          proof,
          notes);
    }
  }

  private Object writeReplace() {
    return new Written(
        metric,
        split,
        number.orElse(null),
        date.orElse(null),
        unit,
        decimals,
        period,
        basis.orElse(null),
        trace.orElse(null),
        named.orElse(null),
        proof,
        notes);
  }
}
