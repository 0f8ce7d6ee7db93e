package org.civilhub.metrics;

import java.io.Serializable;
import java.time.LocalDate;

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

  /** ISO 8601 interval. */
  @Override
  public String toString() {
    return first + "/" + last;
  }
}
