package org.civilhub.metrics.reconcile;

import org.civilhub.metrics.Accrual;
import org.civilhub.metrics.MetricDefinition;
import org.civilhub.metrics.Scope;
import org.civilhub.model.ReportedFigure;
import org.civilhub.model.rule.FindingCode;

/**
 * A claim of more than a number, or of at least one, is reached by what the records prove: the
 * proof lies inside the claim. Reported on the value, with the proof as a published reconciliation
 * tells it, so that small numbers of people stay hidden.
 *
 * <p>A claim without any record, and one whose records all rest on its own source, are not reached
 * either: the former prove nothing, and a source does not prove itself. Both are told with a proof
 * of nothing. A contradicted claim is left to {@link ClaimNotContradicted}. A claim on a figure
 * that is only calculated from others is valid, as such a figure never proves anything.
 */
public final class ClaimSupported extends ProofRule {
  /** For {@link java.util.ServiceLoader}. */
  public ClaimSupported() {}

  @Override
  public FindingCode code() {
    return FindingCode.CLAIM_SUPPORTED;
  }

  @Override
  boolean concerns(ReportedFigure claim, MetricDefinition metric, Scope scope) {
    return claim.getValue().getLow().isPresent()
        && claim.getValue().getHigh().isEmpty()
        && metric.accrual() != Accrual.DERIVED;
  }

  /** Of a claim dated by a month or year it is enough that the proof reaches it on the last day. */
  @Override
  boolean isFault(ClaimProof proof) {
    return !proof.reaches() && !proof.contradicts();
  }
}
