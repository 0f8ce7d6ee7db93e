package org.civilhub.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.civilhub.metrics.testkit.Ask.figures;
import static org.civilhub.metrics.testkit.Ask.part;
import static org.civilhub.metrics.testkit.Ask.whole;
import static org.civilhub.metrics.testkit.Records.country;
import static org.civilhub.metrics.testkit.Records.event;
import static org.civilhub.metrics.testkit.Records.expert;

import java.util.List;
import java.util.Random;
import org.civilhub.metrics.testkit.MetricLaws;
import org.civilhub.model.HubEvent;
import org.civilhub.model.HubRecord;
import org.civilhub.model.RecordType;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.QualifiedNumber;
import org.junit.jupiter.api.Test;

/** A metric that somebody else wrote. */
class RecordMetricTest {
  private static final RecordMetric EVENTS_IN_CITIES =
      RecordMetric.named("events_in_cities", MetricGroup.CAPACITY, "events", Accrual.FLOW)
          .of(
              HubEvent.class,
              (event, query) ->
                  event.getCity().isPresent()
                      ? Judgement.dated(query.fit(event.getStartsOn()))
                      : Judgement.missing())
          .splitBy(Dimension.YEAR)
          .build();

  private static final List<HubRecord> RECORDS =
      List.of(
          event("e1").city("Astana").build(),
          event("e2").build(),
          event("e3").city("Tbilisi").build(),
          country("c").build(),
          expert("x").build());

  @Test
  void ownMetric_ofAnyRecords_countsSplitsAndProves() {
    List<Figure> figures = figures(EVENTS_IN_CITIES, whole(RecordType.EVENT), RECORDS);
    assertThat(figures.get(0).number()).contains(QualifiedNumber.exact(2));
    assertThat(figures.get(0).basis().orElseThrow().missing()).isEqualTo(1);
    assertThat(figures.get(0).proof()).isEqualTo(QualifiedNumber.atLeast(2));
    assertThat(part(figures, Dimension.YEAR, "2020").number()).contains(QualifiedNumber.exact(2));
  }

  @Test
  void ownMetric_likeAnyOther_keepsTheLaws() {
    MetricLaws<?, ?> laws = MetricLaws.of("own", EVENTS_IN_CITIES.on(whole()));
    laws.merges(RECORDS.subList(0, 2), RECORDS.subList(2, 3), RECORDS.subList(3, 5));
    laws.splits(RECORDS, new Random(1));
    laws.collects(RECORDS);
    laws.travels(RECORDS, RECORDS);
  }

  @Test
  void ownMetric_withoutWords_isCalledByItsId() {
    assertThat(EVENTS_IN_CITIES.label(LanguageTag.KK)).isEqualTo("events_in_cities");
    assertThat(EVENTS_IN_CITIES.version()).isEqualTo(1);
    assertThat(EVENTS_IN_CITIES.explainedBy()).isEmpty();
  }

  /** One judgement serves every question to a metric, so none may depend on what is shown. */
  @Test
  void ownMetric_thatLooksAtSplits_answersAsAloneBesideAnotherQuestion() {
    RecordMetric curious =
        RecordMetric.named("curious", MetricGroup.CAPACITY, "events", Accrual.FLOW)
            .of(
                HubEvent.class,
                (event, query) ->
                    query.splits().isEmpty() ? Judgement.counts() : Judgement.missing())
            .splitBy(Dimension.YEAR)
            .build();
    Query byYear = whole(RecordType.EVENT).splitBy(Dimension.YEAR);
    List<Figure> alone = figures(curious, byYear, RECORDS);
    Metric<HubRecord, ?, List<Figure>> plain = curious.on(whole(RecordType.EVENT));
    Metric<HubRecord, ?, List<Figure>> split = curious.on(byYear);
    List<List<Figure>> together =
        RECORDS.stream().collect(MetricSet.of(List.of(plain, split)).toCollector());

    assertThat(together.get(1)).isEqualTo(alone);
  }

  /** Records are told apart by their type alone, so none would ever be of this. */
  private interface LocalEvent extends HubEvent {}

  @Test
  void ownMetric_ofAnInterfaceThatIsNoTypeOfRecord_isRefused() {
    RecordMetric.Builder builder =
        RecordMetric.named("local_events", MetricGroup.CAPACITY, "events", Accrual.FLOW);
    assertThatThrownBy(() -> builder.of(LocalEvent.class, (event, query) -> Judgement.counts()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be a type of record")
        .hasMessageContaining("LocalEvent");
  }
}
