package org.civilhub.model.value;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A date as precisely as its source gives it: an interval of days with the precision that made it.
 *
 * <p>{@code 2016-05-27} is one day, {@code 2016-05} any day of the month, {@code 2016} any day of
 * the year, {@code ../2016-11-07} any day up to that one, which is all that a report of that day
 * tells. No date at all is an absent value, not one of these. Whether a date was stated or worked
 * out from other facts stands beside it in the record. The text is EDTF (ISO 8601-2:2019), level 1.
 *
 * @param precision how much of the date is known
 * @param lastDay the last day it may be, inclusive, in years 1 to 9999
 */
public record PartialDate(Precision precision, LocalDate lastDay) implements Serializable {

  /** How much of a date is known. */
  public enum Precision {
    /** The day. */
    DAY,
    /** The month. */
    MONTH,
    /** The year. */
    YEAR,
    /** Only a day by which it had happened: that of a report. */
    REPORTED
  }

  /**
   * @throws IllegalArgumentException if the last day is not the last of a month or year where the
   *     precision is a month or year, or the year is not within 1 to 9999
   */
  public PartialDate {
    if (lastDay.getYear() < 1 || lastDay.getYear() > 9999) {
      throw new IllegalArgumentException("year must be within 1 to 9999, found " + lastDay);
    }
    LocalDate end =
        switch (precision) {
          case DAY, REPORTED -> lastDay;
          case MONTH -> YearMonth.from(lastDay).atEndOfMonth();
          case YEAR -> LocalDate.of(lastDay.getYear(), 12, 31);
        };
    if (!end.equals(lastDay)) {
      throw new IllegalArgumentException(
          "last day must be the last of its " + precision + ", found " + lastDay);
    }
  }

  /**
   * A date known to the day.
   *
   * @param day the day
   * @return the date
   */
  public static PartialDate of(LocalDate day) {
    return new PartialDate(Precision.DAY, day);
  }

  /**
   * A date known to the month.
   *
   * @param month the month
   * @return the date
   */
  public static PartialDate of(YearMonth month) {
    return new PartialDate(Precision.MONTH, month.atEndOfMonth());
  }

  /**
   * A date known to the year.
   *
   * @param year the year, 1 to 9999
   * @return the date
   */
  public static PartialDate ofYear(int year) {
    return new PartialDate(Precision.YEAR, LocalDate.of(year, 12, 31));
  }

  /**
   * A date of which only a report is known.
   *
   * @param day day of the report
   * @return any day up to that one
   */
  public static PartialDate reportedBy(LocalDate day) {
    return new PartialDate(Precision.REPORTED, day);
  }

  /**
   * Reads what {@link #toString()} writes.
   *
   * @param text {@code 2016}, {@code 2016-05}, {@code 2016-05-27} or {@code ../2016-05-27}
   * @return the date
   * @throws IllegalArgumentException if the text has another form or names no day of the calendar
   */
  public static PartialDate parse(String text) {
    try {
      if (text.startsWith("../")) {
        return reportedBy(day(text.substring(3)));
      }
      return switch (text.length()) {
        case 4 -> ofYear(number(text, 0, 4));
        case 7 -> of(YearMonth.of(number(text, 0, 4), number(separated(text, 4), 5, 7)));
        default -> of(day(text));
      };
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "date must be a year, month or day such as 2016, 2016-05, 2016-05-27 or ../2016-05-27,"
              + " found '"
              + text
              + "'",
          e);
    }
  }

  private static LocalDate day(String text) {
    if (text.length() != 10) {
      throw new IllegalArgumentException(text);
    }
    return LocalDate.of(
        number(text, 0, 4), number(separated(text, 4), 5, 7), number(separated(text, 7), 8, 10));
  }

  private static String separated(String text, int at) {
    if (text.charAt(at) != '-') {
      throw new IllegalArgumentException(text);
    }
    return text;
  }

  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        throw new IllegalArgumentException(text);
      }
      number = number * 10 + c - '0';
    }
    return number;
  }

  /**
   * The first day it may be, inclusive.
   *
   * @return the day; empty where only a report's day is known
   */
  public Optional<LocalDate> firstDay() {
    return switch (precision) {
      case DAY -> Optional.of(lastDay);
      case MONTH -> Optional.of(lastDay.withDayOfMonth(1));
      case YEAR -> Optional.of(lastDay.withDayOfYear(1));
      case REPORTED -> Optional.empty();
    };
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof PartialDate other
        && precision == other.precision
        && lastDay.equals(other.lastDay);
  }

  @Override
  public int hashCode() {
    return 31 * precision.hashCode() + lastDay.hashCode();
  }

  /** The EDTF text, which {@link #parse} reads. */
  @Override
  public String toString() {
    String day = lastDay.toString();
    return switch (precision) {
      case DAY -> day;
      case MONTH -> day.substring(0, 7);
      case YEAR -> day.substring(0, 4);
      case REPORTED -> "../" + day;
    };
  }
}
