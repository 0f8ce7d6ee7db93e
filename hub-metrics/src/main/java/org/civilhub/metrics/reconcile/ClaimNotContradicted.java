package org.civilhub.metrics.reconcile;

import org.civilhub.metrics.MetricDefinition;
import org.civilhub.metrics.Scope;
import org.civilhub.model.ReportedFigure;
import org.civilhub.model.rule.FindingCode;

/**
 * A claim agrees with what the records prove: its verdict is not {@link ClaimStatus#CONTRADICTED}.
 * A claim on an indicator that no standard metric calculates is valid. Reported on the value, with
 * the proof as a published reconciliation tells it, so that small numbers of people stay hidden.
 */
public final class ClaimNotContradicted extends ProofRule {
  /** For {@link java.util.ServiceLoader}. */
  public ClaimNotContradicted() {}

  @Override
  public FindingCode code() {
    return FindingCode.CLAIM_NOT_CONTRADICTED;
  }

  /** A claim open upward is above the proof only if that has an upper end: of a complete type. */
  @Override
  boolean concerns(ReportedFigure claim, MetricDefinition metric, Scope scope) {
    return claim.getValue().getHigh().isPresent() || metric.isDeclaredComplete(scope);
  }

  @Override
  boolean isFault(ClaimProof proof) {
    return proof.contradicts();
  }
}
