package org.civilhub.metrics;

/** How a figure adds up over time. */
public enum Accrual {
  /** Taken on a day; two days are never added. */
  STOCK,
  /** Adds up over time and counts on; what ended still counts. */
  FLOW,
  /** A number of distinct ones; adds up neither over time nor over parts. */
  DISTINCT,
  /** Calculated from other figures; does not add up. */
  DERIVED
}
