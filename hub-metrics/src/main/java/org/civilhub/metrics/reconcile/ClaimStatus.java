package org.civilhub.metrics.reconcile;

import java.util.Locale;
import org.civilhub.metrics.Wording;
import org.civilhub.model.value.LanguageTag;

/** What the records say of a published claim. */
public enum ClaimStatus {
  /** Proof and claim do not meet, whether the records are complete or not. */
  CONTRADICTED,
  /** The proof lies inside the claim. */
  CONFIRMED,
  /** Records agree with it, but every one of them rests on the claim's own source. */
  RESTATED,
  /** There is no record at all, and the type is not declared complete. */
  NO_EVIDENCE,
  /** Everything else: nothing speaks against it, and the coverage says how much speaks for it. */
  CONSISTENT,
  /** The claim names an indicator that no metric calculates. */
  NO_METRIC;

  /**
   * The code in reports.
   *
   * @return snake_case, such as {@code no_evidence}
   */
  public String getCode() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The status for people.
   *
   * @param language {@code kk}, {@code ru} or {@code en}
   * @return the label
   */
  public String label(LanguageTag language) {
    return Wording.label("status", getCode(), language);
  }
}
