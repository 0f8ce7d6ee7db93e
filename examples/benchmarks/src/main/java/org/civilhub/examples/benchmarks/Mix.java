package org.civilhub.examples.benchmarks;

/** How many of the records have a fault. */
public enum Mix {
  /** None. */
  VALID("valid", 0),
  /** One in a hundred, spread evenly. */
  ONE_PERCENT("1 % bad", 100),
  /** Each one. */
  ALL_BAD("all bad", 1);

  private final String label;
  private final int interval;

  Mix(String label, int interval) {
    this.label = label;
    this.interval = interval;
  }

  /** For the table of results. */
  String label() {
    return label;
  }

  /** Whether the record at a position gets a fault. */
  boolean isBad(int index) {
    return interval > 0 && index % interval == interval - 1;
  }
}
