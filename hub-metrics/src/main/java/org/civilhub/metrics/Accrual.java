package org.civilhub.metrics;

import java.util.Locale;
import org.civilhub.model.value.LanguageTag;

/** How a figure adds up over time. */
public enum Accrual {
  /** Taken on a day; two days are never added. */
  STOCK,
  /** Adds up over time and counts on; what ended still counts. */
  FLOW,
  /** A number of distinct ones; adds up neither over time nor over parts. */
  DISTINCT,
  /** Calculated from other figures; does not add up. */
  DERIVED;

  /**
   * What it means, in a few words.
   *
   * @param language {@code kk}, {@code ru} or {@code en}
   * @return the words
   */
  public String label(LanguageTag language) {
    return Words.label("accrual", name().toLowerCase(Locale.ROOT), language);
  }
}
