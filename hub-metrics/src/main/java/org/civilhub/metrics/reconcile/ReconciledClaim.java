package org.civilhub.metrics.reconcile;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.civilhub.metrics.Figure;
import org.civilhub.metrics.Note;
import org.civilhub.metrics.Split;
import org.civilhub.model.ReportedFigure;
import org.civilhub.model.value.QualifiedNumber;

/**
 * A claim and what the records say of it.
 *
 * @param claim the claim
 * @param metric id of the metric it was held against; empty if none calculates its indicator
 * @param split the part it was held against
 * @param figure the figure over all records at the claim's date; empty without a metric
 * @param counted what the records prove of it; only those that have another source than the claim's
 * @param status the verdict
 * @param coverage the proof's lower number, or for a distinct count the number named, divided by
 *     the claimed number; four decimals, half-even; only where consistent
 * @param isLess whether the true coverage is less than that, the claim being open upward
 * @param reason why, and what else is worth knowing
 */
public record ReconciledClaim(
    ReportedFigure claim,
    Optional<String> metric,
    Split split,
    Optional<Figure> figure,
    Optional<QualifiedNumber> counted,
    ClaimStatus status,
    Optional<BigDecimal> coverage,
    boolean isLess,
    List<Note> reason) {
  /** Takes a copy. */
  public ReconciledClaim {
    reason = List.copyOf(reason);
  }
}
