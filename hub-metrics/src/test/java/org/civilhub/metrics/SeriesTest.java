package org.civilhub.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.civilhub.metrics.testkit.Ask.whole;
import static org.civilhub.metrics.testkit.Records.between;
import static org.civilhub.metrics.testkit.Records.country;
import static org.civilhub.metrics.testkit.Records.date;
import static org.civilhub.metrics.testkit.Records.event;
import static org.civilhub.metrics.testkit.Records.scholarship;
import static org.civilhub.metrics.testkit.Records.since;
import static org.civilhub.metrics.testkit.Records.spent;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.civilhub.metrics.capacity.CapacityMetrics;
import org.civilhub.metrics.finance.FinanceMetrics;
import org.civilhub.metrics.network.NetworkMetrics;
import org.civilhub.metrics.testkit.MetricLaws;
import org.civilhub.model.HubRecord;
import org.civilhub.model.RecordType;
import org.civilhub.model.value.QualifiedNumber;
import org.junit.jupiter.api.Test;

/** Series over time and growth between days. */
class SeriesTest {
  private static final List<HubRecord> EVENTS =
      List.of(
          event("e1").startsOn(date("2018-02-03")).build(),
          event("e2").startsOn(date("2018")).build(),
          event("e3").startsOn(date("2020-11")).build(),
          event("e4").build());

  private static Series series(
      MetricDefinition metric, Query query, String period, Step step, List<HubRecord> records) {
    return records.stream()
        .collect(Series.of(metric, query.in(Period.parse(period)), step).toCollector());
  }

  @Test
  void flow_yearWithoutRecords_isAGapUnlessTheDatasetIsComplete() {
    Series part =
        series(
            CapacityMetrics.CAPACITY_EVENTS, whole(), "2018-01-01/2020-12-31", Step.YEAR, EVENTS);
    assertThat(part.points())
        .extracting(Series.Point::name)
        .containsExactly("2018", "2019", "2020");
    assertThat(part.points()).extracting(Series.Point::isGap).containsExactly(false, true, false);
    assertThat(part.points().get(0).figure().orElseThrow().number())
        .contains(QualifiedNumber.exact(2));

    Series complete =
        series(
            CapacityMetrics.CAPACITY_EVENTS,
            whole(RecordType.EVENT),
            "2018-01-01/2020-12-31",
            Step.YEAR,
            EVENTS);
    assertThat(complete.points().get(1).isGap()).isFalse();
    assertThat(complete.points().get(1).figure().orElseThrow().number())
        .contains(QualifiedNumber.exact(0));
  }

  @Test
  void flow_byMonth_showsWhatCannotBeDatedToIt() {
    Series months =
        series(
            CapacityMetrics.CAPACITY_EVENTS, whole(), "2018-01-15/2018-03-10", Step.MONTH, EVENTS);
    assertThat(months.points())
        .extracting(Series.Point::name)
        .containsExactly("2018-01", "2018-02", "2018-03");
    assertThat(months.points().get(0).period()).hasToString("2018-01-15/2018-01-31");
    Figure february = months.points().get(1).figure().orElseThrow();
    assertThat(february.number()).contains(QualifiedNumber.exact(1));
    assertThat(february.basis().orElseThrow().undatable()).isEqualTo(1);
  }

  @Test
  void stock_isTakenOnTheLastDayOfEachStep() {
    List<HubRecord> countries =
        List.of(
            country("a").addMemberships(since("2014-05-06")).build(),
            country("b").addMemberships(between("2014-05-06", "2015-06-30")).build());
    Series years =
        series(
            NetworkMetrics.PARTICIPATING_COUNTRIES,
            whole(),
            "2014-01-01/2015-12-31",
            Step.HALF_YEAR,
            countries);
    assertThat(years.points())
        .extracting(p -> p.name() + " " + p.figure().orElseThrow().number().orElseThrow())
        .containsExactly(
            "2014-H1 exact 2", "2014-H2 exact 2", "2015-H1 exact 2", "2015-H2 exact 1");
  }

  @Test
  void money_ofSeveralParts_hasNoSingleFigure() {
    List<HubRecord> spending =
        List.of(spent("d1", "p", "2018", "USD 5.25"), spent("d2", "p", "2018", "EUR 7"));
    Series all = series(FinanceMetrics.DELIVERY, whole(), "2018", Step.YEAR, spending);
    assertThat(all.points().get(0).isGap()).isTrue();
    Query dollars = whole().of(Split.of(Dimension.CURRENCY, "USD"));
    Series one = series(FinanceMetrics.DELIVERY, dollars, "2018", Step.YEAR, spending);
    assertThat(one.points().get(0).figure().orElseThrow().number().orElseThrow())
        .hasToString("exact 5.25");
  }

  @Test
  void series_andGrowth_keepTheLawsOfAMetric() {
    Query query = whole().in(Period.parse("2018-01-01/2020-12-31"));
    MetricLaws<?, ?> series =
        MetricLaws.of("series", Series.of(CapacityMetrics.CAPACITY_EVENTS, query, Step.QUARTER));
    MetricLaws<?, ?> growth =
        MetricLaws.of(
            "growth",
            Growth.between(
                CapacityMetrics.CAPACITY_EVENTS,
                query,
                LocalDate.of(2018, 12, 31),
                LocalDate.of(2020, 12, 31)));
    for (MetricLaws<?, ?> laws : List.of(series, growth)) {
      laws.merges(EVENTS.subList(0, 1), EVENTS.subList(1, 3), EVENTS.subList(3, 4));
      laws.collects(EVENTS);
      laws.travels(EVENTS.subList(0, 2), EVENTS.subList(2, 4));
    }
  }

  @Test
  void growth_ofExactNumbers_hasADifferenceAndARate() {
    Growth growth =
        EVENTS.stream()
            .collect(
                Growth.between(
                        CapacityMetrics.CAPACITY_EVENTS,
                        whole(),
                        LocalDate.of(2018, 12, 31),
                        LocalDate.of(2020, 12, 31))
                    .toCollector());
    assertThat(growth.difference()).contains(QualifiedNumber.exact(2));
    assertThat(growth.rate().orElseThrow()).hasToString("1.0000"); // from 2 to 4
  }

  @Test
  void growth_ofOpenNumbersOrFromNothing_hasNoRate() {
    List<HubRecord> open =
        List.of(
            event("e1").startsOn(date("2018")).participants(QualifiedNumber.exact(40)).build(),
            event("e2").participants(QualifiedNumber.moreThan(500)).build());
    LocalDate last = LocalDate.of(2020, 12, 31);
    Growth growth =
        open.stream()
            .collect(
                Growth.between(
                        CapacityMetrics.CAPACITY_PARTICIPANTS,
                        whole(),
                        LocalDate.of(2018, 12, 31),
                        last)
                    .toCollector());
    assertThat(growth.difference()).contains(QualifiedNumber.moreThan(500));
    assertThat(growth.rate()).isEmpty();

    Growth fromNothing =
        open.stream()
            .collect(
                Growth.between(
                        CapacityMetrics.CAPACITY_EVENTS, whole(), LocalDate.of(2014, 1, 1), last)
                    .toCollector());
    assertThat(fromNothing.difference()).isEmpty();
    assertThat(fromNothing.rate()).isEmpty();
  }

  @Test
  void series_ofPeople_hidesSmallNumbersAsASplitDoes() {
    List<HubRecord> awarded = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      awarded.add(
          scholarship("s" + i).awardedOn(date(i < 2 ? "2018" : i < 11 ? "2019" : "2020")).build());
    }
    Query whole = Query.asOf(whole().scope(), whole().scope().asOf());
    String period = "2018-01-01/2020-12-31";
    List<QualifiedNumber> shown =
        numbers(series(CapacityMetrics.SCHOLARSHIPS, whole, period, Step.YEAR, awarded));
    assertThat(shown)
        .as("2, 9 and 9: with the total of 20, one hidden alone could be worked out")
        .containsExactly(
            QualifiedNumber.fewerThan(5), QualifiedNumber.unknown(), QualifiedNumber.exact(9));
    List<QualifiedNumber> internal =
        numbers(
            series(
                CapacityMetrics.SCHOLARSHIPS, whole.forInternalUse(), period, Step.YEAR, awarded));
    assertThat(internal)
        .containsExactly(
            QualifiedNumber.exact(2), QualifiedNumber.exact(9), QualifiedNumber.exact(9));
  }

  private static List<QualifiedNumber> numbers(Series series) {
    return series.points().stream()
        .map(point -> point.figure().orElseThrow().number().orElseThrow())
        .toList();
  }

  @Test
  void growth_thatCannotBe_throws() {
    LocalDate day = LocalDate.of(2018, 1, 1);
    assertThatThrownBy(
            () -> Growth.between(CapacityMetrics.CAPACITY_EVENTS, whole(), day, day.minusDays(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2018-01-01/2017-12-31");
    assertThatThrownBy(() -> Growth.between(FinanceMetrics.PACE, whole(), day, day))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("pace");
  }
}
