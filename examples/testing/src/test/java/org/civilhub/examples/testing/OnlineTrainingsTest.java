package org.civilhub.examples.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.civilhub.metrics.Accrual;
import org.civilhub.metrics.Dimension;
import org.civilhub.metrics.Figure;
import org.civilhub.metrics.Judgement;
import org.civilhub.metrics.Metric;
import org.civilhub.metrics.MetricGroup;
import org.civilhub.metrics.Query;
import org.civilhub.metrics.RecordMetric;
import org.civilhub.metrics.testkit.Ask;
import org.civilhub.metrics.testkit.MetricContract;
import org.civilhub.metrics.testkit.Records;
import org.civilhub.model.HubEvent;
import org.civilhub.model.HubRecord;
import org.civilhub.model.code.EventFormat;
import org.civilhub.model.value.QualifiedNumber;
import org.junit.jupiter.api.Test;

/**
 * A metric of one's own and the proof that it is lawful: the contract puts random records, days,
 * splits and traces to it, in any order and in parts that are merged.
 */
class OnlineTrainingsTest extends MetricContract {
  private static final RecordMetric ONLINE_TRAININGS =
      RecordMetric.named("online_trainings", MetricGroup.CAPACITY, "events", Accrual.FLOW)
          .of(
              HubEvent.class,
              (event, query) ->
                  event.getFormat().equals(Optional.of(EventFormat.ONLINE))
                      ? Judgement.dated(query.fit(event.getStartsOn()))
                      : Judgement.none())
          .build();

  @Override
  protected Map<String, Metric<HubRecord, ?, ?>> metrics(Query query) {
    return Map.of("online trainings", Ask.sensibly(ONLINE_TRAININGS, query));
  }

  @Test
  void onlineTrainings_ofTwoYears_areSplitWithoutAnotherLineOfCode() {
    List<Figure> figures =
        Ask.figures(
            ONLINE_TRAININGS,
            Ask.whole().splitBy(Dimension.YEAR),
            Records.event("e1").format(EventFormat.ONLINE).build(),
            Records.event("e2").format(EventFormat.IN_PERSON).build());
    assertThat(figures.get(0).number()).contains(QualifiedNumber.exact(1));
    assertThat(Ask.part(figures, Dimension.YEAR, "2020").number())
        .contains(QualifiedNumber.exact(1));
  }
}
