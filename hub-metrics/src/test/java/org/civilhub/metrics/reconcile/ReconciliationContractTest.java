package org.civilhub.metrics.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.civilhub.metrics.Dimension;
import org.civilhub.metrics.Metric;
import org.civilhub.metrics.MetricDefinition;
import org.civilhub.metrics.Query;
import org.civilhub.metrics.standard.StandardMetrics;
import org.civilhub.metrics.testkit.MetricContract;
import org.civilhub.metrics.testkit.Records;
import org.civilhub.model.HubRecord;
import org.civilhub.model.ReportedFigure;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.QualifiedNumber;

/** The one pass that answers claims on every standard metric keeps the laws of a metric. */
class ReconciliationContractTest extends MetricContract {
  /** One claim on each metric, with dates, sources, splits and words of every kind in turn. */
  private static List<ReportedFigure> claims() {
    List<ReportedFigure> claims = new ArrayList<>();
    int turn = 0;
    for (MetricDefinition metric : StandardMetrics.all()) {
      ReportedFigure.Builder claim =
          Records.claim(
                  metric.id(),
                  turn % 3 == 0 ? QualifiedNumber.moreThan(4) : QualifiedNumber.exact(4))
              .addSources(Records.document(turn % 2 == 0 ? "page" : "report"));
      switch (turn % 5) {
        case 0 -> claim.asOf(Records.date("2019"));
        case 1 -> claim.asOf(Records.date("../2021-05-06"));
        case 2 -> claim.period(Records.period("2018-03/2020"));
        case 3 -> claim.timeText("last 10 years");
        default -> claim.unit("USD");
      }
      if (turn % 4 == 0) {
        claim.putSplit(Dimension.YEAR.getCode(), "2019");
      }
      claims.add(claim.build());
      turn++;
    }
    return claims;
  }

  @Override
  protected Map<String, Metric<HubRecord, ?, ?>> metrics(Query query) {
    return Map.of(
        "reconciliation",
        Reconciliation.of(claims(), query.scope(), StandardMetrics.all()).metric());
  }

  @Property
  void verdicts_recordsInAnyOrder_areTheSameAndHaveWords(
      @ForAll("records") List<HubRecord> records,
      @ForAll("queries") Query query,
      @ForAll long seed) {
    Reconciliation reconciliation =
        Reconciliation.of(claims(), query.scope(), StandardMetrics.all());
    List<HubRecord> shuffled = new ArrayList<>(records);
    Collections.shuffle(shuffled, new Random(seed));
    List<ReconciledClaim> verdicts =
        reconciliation.verdicts(records.stream().collect(reconciliation.metric().toCollector()));
    assertThat(
            reconciliation.verdicts(
                shuffled.stream().collect(reconciliation.metric().toCollector())))
        .isEqualTo(verdicts);
    assertThat(verdicts).hasSameSizeAs(claims());
    for (ReconciledClaim verdict : verdicts) {
      for (LanguageTag language : List.of(LanguageTag.EN, LanguageTag.RU, LanguageTag.KK)) {
        assertThat(verdict.reason()).allSatisfy(n -> assertThat(n.text(language)).isNotBlank());
      }
    }
  }
}
