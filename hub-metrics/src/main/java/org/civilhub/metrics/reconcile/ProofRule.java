package org.civilhub.metrics.reconcile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.civilhub.metrics.Figure;
import org.civilhub.metrics.MetricDefinition;
import org.civilhub.metrics.MetricSet;
import org.civilhub.metrics.Scope;
import org.civilhub.metrics.standard.StandardMetrics;
import org.civilhub.model.HubRecord;
import org.civilhub.model.RecordType;
import org.civilhub.model.ReportedFigure;
import org.civilhub.model.rule.DatasetContext;
import org.civilhub.model.rule.DatasetRule;
import org.civilhub.model.rule.Finding;
import org.civilhub.model.rule.FindingLog;
import org.civilhub.model.rule.Place;
import org.civilhub.model.rule.RecordIds;
import org.civilhub.model.value.QualifiedNumber;

/**
 * A rule on what the records prove of each claim, by the standard metrics. It asks for no more
 * claims than it may have something to say of, and for none whose records are not gone through.
 * Remembers what those metrics do, and the claims' places.
 */
abstract class ProofRule implements DatasetRule {
  /** At least zero is true of any number. */
  private static final QualifiedNumber NOTHING = QualifiedNumber.atLeast(0);

  /** Whether a claim may be at fault, whatever the records. */
  abstract boolean concerns(ReportedFigure claim, MetricDefinition metric, Scope scope);

  /** Whether it is. */
  abstract boolean isFault(ClaimProof proof);

  @Override
  public final Pass start(DatasetContext context, RecordIds ids) {
    Scope scope = Scope.of(context);
    List<ReportedFigure> claims = new ArrayList<>();
    for (ReportedFigure claim : context.claims()) {
      Optional<MetricDefinition> metric = StandardMetrics.of(claim.getIndicator());
      if (metric.isPresent()
          && isPresent(metric.get(), context.present())
          && concerns(claim, metric.get(), scope)) {
        claims.add(claim);
      }
    }
    return new Proofs(Reconciliation.ofProofs(claims, scope, StandardMetrics.all()));
  }

  private static boolean isPresent(MetricDefinition metric, Set<RecordType> present) {
    return present.contains(RecordType.REPORTED_FIGURE) && present.containsAll(metric.restsOn());
  }

  /** Counts as the records come, and remembers where the claims stand. */
  private final class Proofs implements Pass {
    private final Map<ReportedFigure, Place> places = new HashMap<>();
    private final Reconciliation reconciliation;
    private final MetricSet<List<Figure>> metric;
    private MetricSet.Totals totals;

    Proofs(Reconciliation reconciliation) {
      this.reconciliation = reconciliation;
      this.metric = reconciliation.metric();
      this.totals = metric.empty();
    }

    @Override
    public void add(HubRecord record, Place place, FindingLog log) {
      if (record instanceof ReportedFigure claim) {
        places.putIfAbsent(claim, place);
      } else {
        totals = metric.add(totals, record);
      }
    }

    @Override
    public void finish(FindingLog log) {
      for (ClaimProof proof : reconciliation.proofs(metric.finish(totals))) {
        Place place = places.get(proof.claim());
        if (place != null && isFault(proof)) {
          log.add(finding(proof, place));
        }
      }
    }
  }

  private Finding finding(ClaimProof proof, Place place) {
    return Finding.of(
        code(),
        proof.claim(),
        place.at("/value"),
        Map.of(
            "number",
            Finding.number(proof.claim().getValue()),
            "limit",
            proof.told().equals(NOTHING) ? "nothing" : Finding.number(proof.told())));
  }
}
