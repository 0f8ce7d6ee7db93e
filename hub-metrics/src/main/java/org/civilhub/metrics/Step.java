package org.civilhub.metrics;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Steps of the calendar by which time is divided. */
@SuppressWarnings("EnumOrdinal") // names are kept by it while the program runs, never written
public enum Step {
  /** Calendar year, such as {@code 2024}. */
  YEAR(12, Dimension.YEAR, ""),
  /** Half of a calendar year, such as {@code 2024-H1}. */
  HALF_YEAR(6, Dimension.HALF_YEAR, "-H"),
  /** Quarter of a calendar year, such as {@code 2024-Q3}. */
  QUARTER(3, Dimension.QUARTER, "-Q"),
  /** Calendar month, such as {@code 2024-05}. */
  MONTH(1, Dimension.MONTH, "-");

  private static final int FIRST_KEPT = 1990;
  private static final int LAST_KEPT = 2060;

  private final int months;
  private final Dimension dimension;
  private final String sign;

  Step(int months, Dimension dimension, String sign) {
    this.months = months;
    this.dimension = dimension;
    this.sign = sign;
  }

  /**
   * How long a step is.
   *
   * @return months, 1 to 12
   */
  public int months() {
    return months;
  }

  /**
   * The dimension that splits by these steps.
   *
   * @return a dimension of time
   */
  public Dimension dimension() {
    return dimension;
  }

  /** The steps of a dimension of time. */
  static Step of(Dimension dimension) {
    return switch (dimension) {
      case YEAR -> YEAR;
      case HALF_YEAR -> HALF_YEAR;
      case QUARTER -> QUARTER;
      case MONTH -> MONTH;
      default -> throw new IllegalArgumentException(dimension.getCode() + " is not one of time");
    };
  }

  /** The name of the i-th step of a year, counted from 0. */
  String name(int year, int i) {
    return year < FIRST_KEPT || year > LAST_KEPT
        ? written(year, i)
        : Kept.NAMES[ordinal()][year - FIRST_KEPT][i];
  }

  /** Names of the steps of some years, for they are asked for with every record. */
  private static final class Kept {
    static final String[][][] NAMES = new String[values().length][][];

    static {
      for (Step step : values()) {
        String[][] names = new String[LAST_KEPT - FIRST_KEPT + 1][12 / step.months];
        for (int year = FIRST_KEPT; year <= LAST_KEPT; year++) {
          for (int i = 0; i < 12 / step.months; i++) {
            names[year - FIRST_KEPT][i] = step.written(year, i);
          }
        }
        NAMES[step.ordinal()] = names;
      }
    }
  }

  private String written(int year, int i) {
    // Without a format where there is nothing to pad: it takes long for a thousand names.
    String number = year < 1000 || year > 9999 ? "%04d".formatted(year) : Integer.toString(year);
    return switch (this) {
      case YEAR -> number;
      case HALF_YEAR, QUARTER -> number + sign + (i + 1);
      case MONTH -> number + sign + (i < 9 ? "0" : "") + (i + 1);
    };
  }

  /**
   * The step that a day lies in.
   *
   * @param day the day
   * @return the period of the whole step
   */
  public Period around(LocalDate day) {
    int first = (day.getMonthValue() - 1) / months * months + 1;
    LocalDate start = LocalDate.of(day.getYear(), first, 1);
    return new Period(start, start.plusMonths(months).minusDays(1));
  }

  /**
   * The steps of a period, in order; the first and the last are cut to the period's days.
   *
   * @param period the period
   * @return one or more periods that cover it without gap
   */
  public List<Period> in(Period period) {
    List<Period> steps = new ArrayList<>();
    LocalDate day = period.first();
    while (!day.isAfter(period.last())) {
      LocalDate end = around(day).last();
      LocalDate last = end.isAfter(period.last()) ? period.last() : end;
      steps.add(new Period(day, last));
      day = last.plusDays(1);
    }
    return steps;
  }

  /**
   * What a step is called.
   *
   * @param day a day in it
   * @return such as {@code 2024}, {@code 2024-H1}, {@code 2024-Q3} or {@code 2024-05}
   */
  public String name(LocalDate day) {
    return name(day.getYear(), (day.getMonthValue() - 1) / months);
  }
}
