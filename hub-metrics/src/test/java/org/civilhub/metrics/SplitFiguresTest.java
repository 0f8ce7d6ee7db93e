package org.civilhub.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.civilhub.metrics.testkit.Ask.figure;
import static org.civilhub.metrics.testkit.Ask.figures;
import static org.civilhub.metrics.testkit.Ask.part;
import static org.civilhub.metrics.testkit.Ask.whole;
import static org.civilhub.metrics.testkit.Records.country;
import static org.civilhub.metrics.testkit.Records.date;
import static org.civilhub.metrics.testkit.Records.event;
import static org.civilhub.metrics.testkit.Records.memorandum;
import static org.civilhub.metrics.testkit.Records.partner;
import static org.civilhub.metrics.testkit.Records.people;
import static org.civilhub.metrics.testkit.Records.scholarship;

import java.util.List;
import java.util.Optional;
import org.civilhub.metrics.capacity.CapacityMetrics;
import org.civilhub.metrics.network.NetworkMetrics;
import org.civilhub.metrics.standard.StandardMetrics;
import org.civilhub.model.HubEvent;
import org.civilhub.model.HubRecord;
import org.civilhub.model.Participation;
import org.civilhub.model.RecordType;
import org.civilhub.model.code.EventFormat;
import org.civilhub.model.code.HubRole;
import org.civilhub.model.code.ParticipationRole;
import org.civilhub.model.code.Sex;
import org.civilhub.model.value.CountryCode;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.QualifiedNumber;
import org.junit.jupiter.api.Test;

/** Splits by what records say, worked out by hand. */
class SplitFiguresTest {
  private static final CountryCode KZ = CountryCode.of("KZ");
  private static final CountryCode KG = CountryCode.of("KG");
  private static final CountryCode DE = CountryCode.of("DE");

  private static Optional<QualifiedNumber> exactly(long number) {
    return Optional.of(QualifiedNumber.exact(number));
  }

  private static Participation row(CountryCode country, Sex sex, long number) {
    return people(number).country(country).sex(sex).build();
  }

  @Test
  void eventsByCountry_oneRecordInSeveralParts_countsOnceInEachAndOnceInAll() {
    List<Figure> figures =
        figures(
            CapacityMetrics.CAPACITY_EVENTS,
            whole().splitBy(Dimension.COUNTRY),
            event("e1")
                .addCountries(KZ, KG)
                .addParticipations(row(KZ, Sex.MALE, 5), row(KZ, Sex.FEMALE, 7))
                .build(),
            event("e2").addCountries(KZ).build(),
            event("e3").build());
    assertThat(figures.get(0).number()).isEqualTo(exactly(3));
    assertThat(part(figures, Dimension.COUNTRY, "KZ").number()).isEqualTo(exactly(2));
    assertThat(part(figures, Dimension.COUNTRY, "KG").number()).isEqualTo(exactly(1));
    assertThat(part(figures, Dimension.COUNTRY, Dimension.NOT_RECORDED).number())
        .isEqualTo(exactly(1));
    assertThat(figures).hasSize(4);
  }

  @Test
  void eventsByCountry_moreStatedThanNamed_leavesEveryCountryOpen() {
    Query query = whole(RecordType.EVENT).splitBy(Dimension.COUNTRY);
    HubEvent all = event("e1").addCountries(KZ).statedCountries(QualifiedNumber.exact(1)).build();
    HubEvent some =
        event("e2").addCountries(KG).statedCountries(QualifiedNumber.moreThan(40)).build();
    assertThat(
            part(figures(CapacityMetrics.CAPACITY_EVENTS, query, all), Dimension.COUNTRY, "KZ")
                .proof())
        .isEqualTo(QualifiedNumber.exact(1));
    List<Figure> figures = figures(CapacityMetrics.CAPACITY_EVENTS, query, all, some);
    assertThat(part(figures, Dimension.COUNTRY, "KZ").number()).isEqualTo(exactly(1));
    assertThat(part(figures, Dimension.COUNTRY, "KZ").proof())
        .isEqualTo(QualifiedNumber.atLeast(1));
  }

  @Test
  void eventsByTime_dateTooWideForAStep_isUndatableThere() {
    HubRecord[] records = {
      event("e1").startsOn(date("2020-03-10")).build(),
      event("e2").startsOn(date("2020-05")).build(),
      event("e3").startsOn(date("2020")).build()
    };
    Query query =
        whole()
            .splitBy(Dimension.YEAR)
            .splitBy(Dimension.HALF_YEAR)
            .splitBy(Dimension.QUARTER)
            .splitBy(Dimension.MONTH);
    List<Figure> figures = figures(CapacityMetrics.CAPACITY_EVENTS, query, records);
    assertThat(part(figures, Dimension.YEAR, "2020").number()).isEqualTo(exactly(3));
    assertThat(part(figures, Dimension.HALF_YEAR, "2020-H1").number()).isEqualTo(exactly(2));
    assertThat(part(figures, Dimension.HALF_YEAR, Dimension.UNDATABLE).number())
        .isEqualTo(exactly(1));
    assertThat(part(figures, Dimension.QUARTER, "2020-Q1").number()).isEqualTo(exactly(1));
    assertThat(part(figures, Dimension.QUARTER, "2020-Q2").number()).isEqualTo(exactly(1));
    assertThat(part(figures, Dimension.MONTH, "2020-05").number()).isEqualTo(exactly(1));
    assertThat(part(figures, Dimension.MONTH, Dimension.UNDATABLE).number()).isEqualTo(exactly(1));

    Query may = whole().in(Period.parse("2020-05"));
    Figure ofMay = figure(CapacityMetrics.CAPACITY_EVENTS, may, records);
    assertThat(ofMay.number()).isEqualTo(exactly(1));
    assertThat(ofMay.basis().orElseThrow().undatable()).isEqualTo(1);
  }

  @Test
  void participants_dividedByRows_leaveARemainderThatIsNotRecorded() {
    HubEvent event =
        event("e")
            .participants(QualifiedNumber.exact(100))
            .addParticipations(
                row(KZ, Sex.FEMALE, 30),
                row(KZ, Sex.MALE, 15),
                people(20).country(KG).role(ParticipationRole.SPEAKER).build(),
                people(9).country(KG).role(ParticipationRole.STAFF).build())
            .build();
    Query query = whole().splitBy(Dimension.COUNTRY).splitBy(Dimension.SEX).splitBy(Dimension.ROLE);
    List<Figure> figures = figures(CapacityMetrics.CAPACITY_PARTICIPANTS, query, event);
    assertThat(figures.get(0).number()).isEqualTo(exactly(100));
    assertThat(part(figures, Dimension.COUNTRY, "KZ").number()).isEqualTo(exactly(45));
    assertThat(part(figures, Dimension.COUNTRY, "KZ").basis().orElseThrow().records()).isEqualTo(1);
    assertThat(part(figures, Dimension.COUNTRY, "KG").number()).isEqualTo(exactly(20));
    assertThat(part(figures, Dimension.COUNTRY, Dimension.NOT_RECORDED).number())
        .isEqualTo(exactly(35));
    assertThat(part(figures, Dimension.SEX, "female").number()).isEqualTo(exactly(30));
    assertThat(part(figures, Dimension.SEX, Dimension.NOT_RECORDED).number())
        .isEqualTo(exactly(55));
    assertThat(part(figures, Dimension.ROLE, "speaker").number()).isEqualTo(exactly(20));
    assertThat(part(figures, Dimension.ROLE, Dimension.NOT_RECORDED).number())
        .isEqualTo(exactly(80));
  }

  @Test
  void participants_moreThanATotal_leaveMoreThanTheRest() {
    HubEvent event =
        event("e")
            .participants(QualifiedNumber.moreThan(100))
            .addParticipations(row(KZ, Sex.FEMALE, 40))
            .build();
    List<Figure> figures =
        figures(CapacityMetrics.CAPACITY_PARTICIPANTS, whole().splitBy(Dimension.SEX), event);
    assertThat(part(figures, Dimension.SEX, "female").number()).isEqualTo(exactly(40));
    assertThat(part(figures, Dimension.SEX, Dimension.NOT_RECORDED).number())
        .contains(QualifiedNumber.moreThan(60));
  }

  @Test
  void participants_bySexAndCountryAtOnce_areInTheirOwnCell() {
    HubEvent event =
        event("e")
            .addParticipations(
                row(KZ, Sex.FEMALE, 30), row(KG, Sex.FEMALE, 20), row(KG, Sex.MALE, 10))
            .build();
    List<Figure> figures =
        figures(
            CapacityMetrics.CAPACITY_PARTICIPANTS,
            whole().splitBy(Dimension.SEX, Dimension.COUNTRY, Dimension.YEAR),
            event);
    Split women = Split.of(Dimension.SEX, "female").with(Dimension.YEAR, "2020");
    assertThat(part(figures, women.with(Dimension.COUNTRY, "KZ")).number()).isEqualTo(exactly(30));
    assertThat(part(figures, women.with(Dimension.COUNTRY, "KG")).number()).isEqualTo(exactly(20));
    assertThat(figures).hasSize(4);
  }

  @Test
  void participants_ofUndatableEvent_areUndatableInEachOfItsParts() {
    HubEvent event =
        event("e").startsOn(date("2020")).addParticipations(row(KZ, Sex.FEMALE, 30)).build();
    List<Figure> figures =
        figures(
            CapacityMetrics.CAPACITY_PARTICIPANTS,
            whole().in(Period.quarter(2020, 2)).splitBy(Dimension.SEX),
            event);
    Figure women = part(figures, Dimension.SEX, "female");
    assertThat(women.number()).isEmpty();
    assertThat(women.basis().orElseThrow().undatable()).isEqualTo(1);
  }

  @Test
  void distinctCountriesByFormat_areThoseOfTheFormat_andDoNotAddUp() {
    List<Figure> figures =
        figures(
            CapacityMetrics.CAPACITY_COUNTRIES,
            whole().splitBy(Dimension.FORMAT),
            event("e1").format(EventFormat.ONLINE).addCountries(KZ, KG).build(),
            event("e2").format(EventFormat.IN_PERSON).addCountries(KZ).build());
    assertThat(figures.get(0).number()).isEqualTo(exactly(2));
    assertThat(part(figures, Dimension.FORMAT, "online").number()).isEqualTo(exactly(2));
    assertThat(part(figures, Dimension.FORMAT, "in_person").number()).isEqualTo(exactly(1));
  }

  @Test
  void eventsByRegion_severalCountriesOfOne_countOnceThere() {
    List<Figure> figures =
        figures(
            CapacityMetrics.CAPACITY_EVENTS,
            whole().splitBy(Dimension.REGION).splitBy(Dimension.SUBREGION),
            event("e1").addCountries(KZ, KG, DE).build(),
            event("e2").addCountries(KZ, CountryCode.of("AQ")).build(),
            event("e3").build());
    assertThat(figures.get(0).number()).isEqualTo(exactly(3));
    assertThat(part(figures, Dimension.REGION, "142").number()).isEqualTo(exactly(2));
    assertThat(part(figures, Dimension.REGION, "150").number()).isEqualTo(exactly(1));
    assertThat(part(figures, Dimension.REGION, Dimension.NOT_RECORDED).number())
        .as("of Antarctica, which lies in no region, and of an event without countries")
        .isEqualTo(exactly(2));
    assertThat(part(figures, Dimension.SUBREGION, "143").number()).isEqualTo(exactly(2));
    assertThat(part(figures, Dimension.SUBREGION, "155").number()).isEqualTo(exactly(1));
    assertThat(Dimension.SUBREGION.label("143", LanguageTag.EN)).isEqualTo("Central Asia");
  }

  @Test
  void participantsByRegion_rowsOfItsCountries_addUpInIt() {
    List<Figure> figures =
        figures(
            CapacityMetrics.CAPACITY_PARTICIPANTS,
            whole().splitBy(Dimension.REGION),
            event("e1")
                .participants(QualifiedNumber.exact(100))
                .addParticipations(
                    row(KZ, Sex.MALE, 25), row(KG, Sex.FEMALE, 20), row(DE, Sex.FEMALE, 15))
                .build());
    assertThat(part(figures, Dimension.REGION, "142").number()).isEqualTo(exactly(45));
    assertThat(part(figures, Dimension.REGION, "150").number()).isEqualTo(exactly(15));
    assertThat(part(figures, Dimension.REGION, Dimension.NOT_RECORDED).number())
        .isEqualTo(exactly(40));
  }

  @Test
  void distinctCountriesByRegion_areThoseThatLieInIt() {
    HubEvent some = event("e1").addCountries(KZ, KG, DE).build();
    HubEvent again = event("e2").addCountries(KZ, CountryCode.of("UZ")).build();
    Query query = whole(RecordType.EVENT).splitBy(Dimension.REGION);
    List<Figure> figures = figures(CapacityMetrics.CAPACITY_COUNTRIES, query, some, again);
    assertThat(figures.get(0).number()).isEqualTo(exactly(4));
    Figure asia = part(figures, Dimension.REGION, "142");
    assertThat(asia.number()).isEqualTo(exactly(3));
    assertThat(asia.proof()).isEqualTo(QualifiedNumber.exact(3));
    assertThat(asia.basis().orElseThrow().records()).isEqualTo(2);
    assertThat(part(figures, Dimension.REGION, "150").number()).isEqualTo(exactly(1));
  }

  @Test
  void distinctCountriesByRegion_moreStatedThanNamed_leavesEveryRegionOpen() {
    HubEvent more =
        event("e1").addCountries(KZ, KG).statedCountries(QualifiedNumber.exact(40)).build();
    HubEvent stated = event("e2").statedCountries(QualifiedNumber.exact(7)).build();
    Query query = whole(RecordType.EVENT).splitBy(Dimension.REGION);
    List<Figure> figures = figures(CapacityMetrics.CAPACITY_COUNTRIES, query, more);
    assertThat(part(figures, Dimension.REGION, "142").number()).isEqualTo(exactly(2));
    assertThat(part(figures, Dimension.REGION, "142").proof())
        .isEqualTo(QualifiedNumber.atLeast(2));
    figures = figures(CapacityMetrics.CAPACITY_COUNTRIES, query, more, stated);
    assertThat(part(figures, Dimension.REGION, Dimension.NOT_RECORDED).number())
        .contains(QualifiedNumber.atLeast(7));
  }

  @Test
  void participatingCountriesByRegion_isThatOfTheCountry() {
    List<Figure> figures =
        figures(
            NetworkMetrics.PARTICIPATING_COUNTRIES,
            whole().splitBy(Dimension.REGION),
            country("c1").code(KZ).build(),
            country("c2").code(KG).build(),
            country("c3").code(DE).build());
    assertThat(part(figures, Dimension.REGION, "142").number()).isEqualTo(exactly(2));
    assertThat(part(figures, Dimension.REGION, "150").number()).isEqualTo(exactly(1));
  }

  @Test
  void memorandaByCountryOfThePartner_partnerReadLater_isKnownAllTheSame() {
    List<Figure> figures =
        figures(
            NetworkMetrics.MEMORANDA_SIGNED,
            whole()
                .splitBy(Dimension.COUNTRY)
                .splitBy(Dimension.SUBREGION)
                .splitBy(Dimension.IN_FORCE),
            memorandum("a1", "p1").validUntil(date("2019-12-31")).build(),
            memorandum("a2", "p1").validUntil(date("2030")).build(),
            memorandum("a3", "p1", "p2").build(),
            memorandum("a4", "p3").build(),
            partner("p1").country(KG).build(),
            partner("p2").build());
    assertThat(part(figures, Dimension.COUNTRY, "KG").number()).isEqualTo(exactly(2));
    assertThat(part(figures, Dimension.COUNTRY, "several").number()).isEqualTo(exactly(1));
    assertThat(part(figures, Dimension.SUBREGION, "143").number()).isEqualTo(exactly(2));
    assertThat(part(figures, Dimension.SUBREGION, "several").number()).isEqualTo(exactly(1));
    assertThat(part(figures, Dimension.COUNTRY, Dimension.NOT_RECORDED).number())
        .isEqualTo(exactly(1));
    assertThat(part(figures, Dimension.IN_FORCE, "ended").number()).isEqualTo(exactly(1));
    assertThat(part(figures, Dimension.IN_FORCE, "in_force").number()).isEqualTo(exactly(1));
    assertThat(part(figures, Dimension.IN_FORCE, Dimension.NOT_RECORDED).number())
        .isEqualTo(exactly(2));
  }

  @Test
  void splitBy_asked_replacesWhatIsAlwaysShown() {
    Query query = whole().splitBy(Dimension.FORMAT);
    List<Figure> figures = figures(CapacityMetrics.CAPACITY_EVENTS, query, event("e").build());
    assertThat(figures)
        .extracting(f -> f.split().parts().keySet().toString())
        .containsExactly("[]", "[FORMAT]");
  }

  @Test
  void trace_full_namesEveryRecordByWhatBecameOfIt() {
    List<Figure> figures =
        figures(
            CapacityMetrics.COVID_ONLINE_EVENTS,
            whole().traced(),
            event("e1").format(EventFormat.ONLINE).covidRelated(true).build(),
            event("e2").format(EventFormat.ONLINE).build(),
            event("e3").format(EventFormat.IN_PERSON).covidRelated(true).build(),
            event("e4")
                .format(EventFormat.ONLINE)
                .covidRelated(true)
                .hubRole(HubRole.PARTICIPANT)
                .build());
    Trace trace = figures.get(0).trace().orElseThrow();
    assertThat(trace.counted()).containsExactly("event/e1");
    assertThat(trace.missing()).containsExactly("event/e2");
    assertThat(trace.leftOut()).hasSize(1);
    assertThat(trace.leftOut().get("attended")).containsExactly("event/e4");
    assertThat(trace.complete()).isTrue();
    assertThat(part(figures, Dimension.YEAR, "2020").trace().orElseThrow().counted())
        .containsExactly("event/e1");
  }

  @Test
  void trace_sample_namesTheSmallestIdsAndSaysThatItIsNotAll() {
    HubRecord[] records = {event("e3").build(), event("e1").build(), event("e2").build()};
    Trace trace =
        figure(CapacityMetrics.CAPACITY_EVENTS, whole().traced(2), records).trace().orElseThrow();
    assertThat(trace.counted()).containsExactly("event/e1", "event/e2");
    assertThat(trace.complete()).isFalse();
    assertThat(figure(CapacityMetrics.CAPACITY_EVENTS, whole(), records).trace()).isEmpty();
  }

  @Test
  void trace_ofPeople_namesNobody() {
    Trace trace =
        figure(
                CapacityMetrics.SCHOLARSHIPS,
                whole().traced().forInternalUse(),
                scholarship("s1").build())
            .trace()
            .orElseThrow();
    assertThat(trace.size()).isZero();
    assertThat(trace.complete()).isFalse();
  }

  @Test
  void dimensions_ofEveryMetric_answerAQuestion() {
    for (MetricDefinition metric : StandardMetrics.all()) {
      for (Dimension dimension : metric.dimensions()) {
        assertThat(figures(metric, whole().splitBy(dimension))).as(metric.id()).isNotNull();
      }
      assertThat(metric.dimensions()).doesNotContain(Dimension.REFERENCE);
    }
    assertThat(CapacityMetrics.CAPACITY_PARTICIPANTS.dimensions())
        .contains(
            Dimension.YEAR,
            Dimension.QUARTER,
            Dimension.COUNTRY,
            Dimension.SEX,
            Dimension.ROLE,
            Dimension.EVENT_TYPE,
            Dimension.FORMAT,
            Dimension.THEME,
            Dimension.AREA,
            Dimension.HUB_ROLE);
  }
}
