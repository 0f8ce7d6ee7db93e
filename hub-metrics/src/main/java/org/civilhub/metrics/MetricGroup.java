package org.civilhub.metrics;

import java.util.Locale;
import org.civilhub.model.value.LanguageTag;

/** Where a metric stands in a report: the Hub's three areas of activity, and money. */
public enum MetricGroup {
  /** Partnership and cooperation. */
  PARTNERSHIP,
  /** Capacity building and peer-to-peer learning. */
  CAPACITY,
  /** Research and knowledge management. */
  KNOWLEDGE,
  /** Money. */
  MONEY;

  /**
   * The heading.
   *
   * @param language {@code kk}, {@code ru} or {@code en}
   * @return the label
   */
  public String label(LanguageTag language) {
    return Words.label("group", name().toLowerCase(Locale.ROOT), language);
  }
}
