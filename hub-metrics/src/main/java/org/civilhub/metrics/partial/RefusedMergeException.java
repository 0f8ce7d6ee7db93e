package org.civilhub.metrics.partial;

/** Two partial results that do not go together. */
public final class RefusedMergeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why two partial results are not merged. */
  public enum Reason {
    /** Their form is of different versions, or one that this library does not know. */
    FORM_VERSION,
    /** They are of different metrics, splits or definitions. */
    METRICS,
    /** They are of different days, or of different views on when the Hub was founded. */
    DAYS,
    /** The same dataset is in both. */
    SAME_DATASET,
    /** The same record is in both. */
    OVERLAP
  }

  private final Reason reason;
  private final String first;
  private final String second;

  RefusedMergeException(Reason reason, PartialResult a, PartialResult b) {
    super("partial results of " + a.names() + " and " + b.names() + " do not merge: " + reason);
    this.reason = reason;
    this.first = a.names();
    this.second = b.names();
  }

  /**
   * Why.
   *
   * @return the reason
   */
  public Reason getReason() {
    return reason;
  }

  /**
   * The datasets of the one.
   *
   * @return their names
   */
  public String getFirst() {
    return first;
  }

  /**
   * The datasets of the other.
   *
   * @return their names
   */
  public String getSecond() {
    return second;
  }
}
