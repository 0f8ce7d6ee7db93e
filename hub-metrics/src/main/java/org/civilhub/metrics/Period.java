package org.civilhub.metrics;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * The days a figure speaks of, both inclusive.
 *
 * @param first first day
 * @param last last day; for a stock the day it is taken on
 */
public record Period(LocalDate first, LocalDate last) implements Serializable {
  /**
   * @throws IllegalArgumentException if the last day lies before the first
   */
  public Period {
    if (last.isBefore(first)) {
      throw new IllegalArgumentException(
          "period must not end before it starts: " + first + "/" + last);
    }
  }

  /**
   * A calendar year.
   *
   * @param year the year
   * @return from its first day to its last
   */
  public static Period year(int year) {
    return Step.YEAR.around(LocalDate.of(year, 1, 1));
  }

  /**
   * Half of a calendar year.
   *
   * @param year the year
   * @param half 1 or 2
   * @return from its first day to its last
   * @throws java.time.DateTimeException if there is no such half
   */
  public static Period halfYear(int year, int half) {
    return Step.HALF_YEAR.around(LocalDate.of(year, 6 * half, 1));
  }

  /**
   * A quarter of a calendar year.
   *
   * @param year the year
   * @param quarter 1 to 4
   * @return from its first day to its last
   * @throws java.time.DateTimeException if there is no such quarter
   */
  public static Period quarter(int year, int quarter) {
    return Step.QUARTER.around(LocalDate.of(year, 3 * quarter, 1));
  }

  /**
   * A calendar month.
   *
   * @param month the month
   * @return from its first day to its last
   */
  public static Period month(YearMonth month) {
    return new Period(month.atDay(1), month.atEndOfMonth());
  }

  /**
   * A period by its text.
   *
   * @param text {@code 2024}, {@code 2024-H1}, {@code 2024-Q3}, {@code 2024-05}, one day {@code
   *     2024-05-27}, or two days with a slash between them
   * @return the period
   * @throws IllegalArgumentException if the text is none
   */
  public static Period parse(String text) {
    try {
      int slash = text.indexOf('/');
      if (slash >= 0) {
        return new Period(
            LocalDate.parse(text.substring(0, slash)), LocalDate.parse(text.substring(slash + 1)));
      }
      if (text.matches("\\d{4}")) {
        return year(Integer.parseInt(text));
      }
      if (text.matches("\\d{4}-[HQ]\\d")) {
        int year = Integer.parseInt(text.substring(0, 4));
        int part = text.charAt(6) - '0';
        return text.charAt(5) == 'H' ? halfYear(year, part) : quarter(year, part);
      }
      if (text.length() == 7) {
        return month(YearMonth.parse(text));
      }
      LocalDate day = LocalDate.parse(text);
      return new Period(day, day);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "period must be such as 2024, 2024-H1, 2024-Q3, 2024-05, 2024-05-27 or"
              + " 2024-05-27/2024-06-02, found '"
              + text
              + "'",
          e);
    }
  }

  /** How an interval of days lies to a period. */
  public enum Fit {
    /** Every day of it lies inside. */
    INSIDE,
    /** No day of it does. */
    OUTSIDE,
    /** Some do: whether the record belongs to the period cannot be said. */
    UNDATABLE
  }

  /**
   * How an interval lies to this period.
   *
   * @param from its first day
   * @param to its last day
   * @return inside, outside, or undatable if partly
   */
  public Fit fit(LocalDate from, LocalDate to) {
    if (to.isBefore(first) || from.isAfter(last)) {
      return Fit.OUTSIDE;
    }
    return from.isBefore(first) || to.isAfter(last) ? Fit.UNDATABLE : Fit.INSIDE;
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof Period other && first.equals(other.first) && last.equals(other.last);
  }

  @Override
  public int hashCode() {
    return 31 * first.hashCode() + last.hashCode();
  }

  /** ISO 8601 interval. */
  @Override
  public String toString() {
    return first + "/" + last;
  }
}
