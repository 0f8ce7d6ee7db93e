package org.civilhub.model.value;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A span of days as precisely as its source gives it, such as {@code 2024}, {@code 2024-05/2026-12}
 * or {@code 2014-09-17/..}.
 *
 * <p>Both ends are inclusive and each has its own precision; an absent end is not recorded. A year
 * or month alone is the span of its own days. The text is an EDTF interval (ISO 8601-2:2019).
 *
 * @param start when it starts; not a mere report
 * @param end when it ends; empty if not recorded
 */
public record PartialPeriod(PartialDate start, Optional<PartialDate> end) {

  /**
   * @throws IllegalArgumentException if an end is a mere report, or the end lies before the start
   */
  public PartialPeriod {
    if (start.precision() == PartialDate.Precision.REPORTED
        || (end.isPresent() && end.get().precision() == PartialDate.Precision.REPORTED)) {
      throw new IllegalArgumentException("period must start and end in a day, month or year");
    }
    if (end.isPresent() && end.get().lastDay().isBefore(start.firstDay().orElseThrow())) {
      throw new IllegalArgumentException(
          "period must not end before it starts, found " + start + "/" + end.get());
    }
  }

  /**
   * The days of one date: a year, a month or a day.
   *
   * @param date the date
   * @return its days
   */
  public static PartialPeriod of(PartialDate date) {
    return new PartialPeriod(date, Optional.of(date));
  }

  /**
   * Reads what {@link #toString()} writes.
   *
   * @param text one date, or two separated by {@code /}, the second of which may be {@code ..}
   * @return the period
   * @throws IllegalArgumentException if the text has another form
   */
  public static PartialPeriod parse(String text) {
    int cut = text.indexOf('/');
    if (cut < 0) {
      return of(PartialDate.parse(text));
    }
    String end = text.substring(cut + 1);
    try {
      return new PartialPeriod(
          PartialDate.parse(text.substring(0, cut)),
          end.equals("..") ? Optional.empty() : Optional.of(PartialDate.parse(end)));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "period must be a date, or two such as 2024-05/2026-12 or 2024-05/.., found '"
              + text
              + "'",
          e);
    }
  }

  /**
   * The first day, reading a month or year from its first day.
   *
   * @return the first day, inclusive
   */
  public LocalDate firstDay() {
    return start.firstDay().orElseThrow();
  }

  /**
   * The last day, reading a month or year to its last day.
   *
   * @return the last day, inclusive; empty if not recorded
   */
  public Optional<LocalDate> lastDay() {
    return end.map(PartialDate::lastDay);
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof PartialPeriod other
        && start.equals(other.start)
        && end.equals(other.end);
  }

  @Override
  public int hashCode() {
    return 31 * start.hashCode() + end.hashCode();
  }

  /** The EDTF text, which {@link #parse} reads. */
  @Override
  public String toString() {
    if (end.isEmpty()) {
      return start + "/..";
    }
    return end.get().equals(start) ? start.toString() : start + "/" + end.get();
  }
}
