package org.civilhub.metrics.reconcile;

import org.civilhub.model.ReportedFigure;
import org.civilhub.model.value.QualifiedNumber;

/**
 * What the records that have another source than a claim prove of it.
 *
 * @param claim the claim
 * @param last the proof on the last day that the claim may be of
 * @param first the proof on the first day that it may be of
 * @param told the proof on the last day as it may be published
 * @param rests whether there is such a record, or the type is declared complete
 */
record ClaimProof(
    ReportedFigure claim,
    QualifiedNumber last,
    QualifiedNumber first,
    QualifiedNumber told,
    boolean rests) {

  /** The same proof, held against another claim. */
  ClaimProof of(ReportedFigure other) {
    return new ClaimProof(other, last, first, told, rests);
  }

  /** Whether it and the claim do not meet. A claim between two proofs is true on a day between. */
  boolean contradicts() {
    QualifiedNumber claimed = claim.toNumber();
    return rests
        && !last.meets(claimed)
        && !first.meets(claimed)
        && claimed.canReach(last) == claimed.canReach(first);
  }

  /** Whether it lies inside the claim, whatever the day. */
  boolean confirms() {
    return reaches() && first.isWithin(claim.toNumber());
  }

  /** Whether it lies inside the claim at least on the last day. */
  boolean reaches() {
    return last.isWithin(claim.toNumber());
  }

  /** Whether it would settle the claim if that were of its first day or its last. */
  boolean isOpenByDate() {
    QualifiedNumber claimed = claim.toNumber();
    return last.isWithin(claimed)
        || !last.meets(claimed)
        || first.isWithin(claimed)
        || !first.meets(claimed);
  }
}
