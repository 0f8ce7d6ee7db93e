package org.civilhub.metrics.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.civilhub.metrics.testkit.Ask.basis;
import static org.civilhub.metrics.testkit.Ask.figure;
import static org.civilhub.metrics.testkit.Ask.figures;
import static org.civilhub.metrics.testkit.Ask.on;
import static org.civilhub.metrics.testkit.Ask.part;
import static org.civilhub.metrics.testkit.Ask.whole;
import static org.civilhub.metrics.testkit.Records.community;
import static org.civilhub.metrics.testkit.Records.date;
import static org.civilhub.metrics.testkit.Records.discrepancy;
import static org.civilhub.metrics.testkit.Records.event;
import static org.civilhub.metrics.testkit.Records.people;
import static org.civilhub.metrics.testkit.Records.scholarship;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.civilhub.metrics.Basis;
import org.civilhub.metrics.Dimension;
import org.civilhub.metrics.Figure;
import org.civilhub.metrics.Note;
import org.civilhub.metrics.Period;
import org.civilhub.model.HubEvent;
import org.civilhub.model.HubRecord;
import org.civilhub.model.RecordType;
import org.civilhub.model.code.EventFormat;
import org.civilhub.model.code.HubRole;
import org.civilhub.model.code.ParticipationRole;
import org.civilhub.model.code.ScholarshipStatus;
import org.civilhub.model.value.CountryCode;
import org.civilhub.model.value.QualifiedNumber;
import org.civilhub.model.value.Qualifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapacityMetricsTest {
  private static Basis rests(
      long records, long missing, long undatable, Map<String, Long> leftOut) {
    return new Basis(records, missing, undatable, new TreeMap<>(leftOut));
  }

  /** An event without a role. */
  private static HubEvent.Builder ofNoRole(String id) {
    HubEvent event = event(id).build();
    return HubEvent.builder().id(event.getId()).title(event.getTitle()).type(event.getType());
  }

  private static CountryCode code(String code) {
    return CountryCode.of(code);
  }

  private static QualifiedNumber between(long low, long high) {
    return QualifiedNumber.interval(
        Optional.of(BigDecimal.valueOf(low)), false, Optional.of(BigDecimal.valueOf(high)), false);
  }

  @Test
  void events_hubRoles_countOwnOnesByRoleAndLeaveAttendedOnesOut() {
    List<HubRecord> records = new ArrayList<>();
    // the numbers of the public record: 17 organised, 16 co-organised, 4 sessions, 11 attended
    for (int i = 0; i < 48; i++) {
      HubRole role =
          i < 17
              ? HubRole.ORGANISER
              : i < 33
                  ? HubRole.CO_ORGANISER
                  : i < 37 ? HubRole.SESSION_ORGANISER : HubRole.PARTICIPANT;
      records.add(event("e" + i).hubRole(role).build());
    }
    List<Figure> figures = figures(CapacityMetrics.CAPACITY_EVENTS, whole(), records);
    assertThat(figures.get(0).number()).contains(QualifiedNumber.exact(37));
    assertThat(figures.get(0).basis()).contains(rests(37, 0, 0, Map.of("attended", 11L)));
    assertThat(part(figures, Dimension.HUB_ROLE, "organiser").number())
        .contains(QualifiedNumber.exact(17));
    assertThat(part(figures, Dimension.HUB_ROLE, "co_organiser").number())
        .contains(QualifiedNumber.exact(16));
    assertThat(part(figures, Dimension.HUB_ROLE, "session_organiser").number())
        .contains(QualifiedNumber.exact(4));
    assertThat(part(figures, Dimension.YEAR, "2020").number()).contains(QualifiedNumber.exact(37));
    assertThat(figures).hasSize(5);
  }

  @Test
  void events_roleMissingOrUnknown_areMissingOrUndecidedAndBlockTheUpperEnd() {
    List<Figure> figures =
        figures(
            CapacityMetrics.CAPACITY_EVENTS,
            whole(RecordType.EVENT),
            event("e1").build(),
            ofNoRole("e2").startsOn(date("2020-05-05")).build());
    assertThat(figures.get(0).basis()).contains(rests(1, 1, 0, Map.of()));
    assertThat(figures.get(0).proof()).isEqualTo(QualifiedNumber.atLeast(1));
    Figure unknown =
        figure(
            CapacityMetrics.CAPACITY_EVENTS,
            whole(RecordType.EVENT),
            event("e1").build(),
            event("e2").hubRole(HubRole.of("host")).build());
    assertThat(unknown.basis()).contains(rests(1, 0, 0, Map.of("unknown_code", 1L)));
    assertThat(unknown.proof()).isEqualTo(QualifiedNumber.atLeast(1));
  }

  @Test
  void events_roleMissing_haveTheirOwnRowInEverySplit() {
    List<Figure> figures =
        figures(
            CapacityMetrics.CAPACITY_EVENTS,
            whole(),
            event("e1").build(),
            ofNoRole("e2").startsOn(date("2020-05-05")).build());
    Figure noRole = part(figures, Dimension.HUB_ROLE, Dimension.NOT_RECORDED);
    assertThat(noRole.basis()).contains(rests(0, 1, 0, Map.of()));
    assertThat(noRole.number()).isEmpty();
    assertThat(part(figures, Dimension.YEAR, "2020").basis()).contains(rests(1, 1, 0, Map.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "2020-12-31, 2020", // belongs to the period of its first day
    "2020-12, 2020",
    "2020, 2020",
    "../2013-11-01, 2013", // since the founding, so in 2013
    "../2014-01-01, undatable", // 2013 or 2014
    "../2020-05-05, undatable",
  })
  void events_datesOfEveryPrecision_haveOneYearOrNone(String start, String year) {
    HubEvent event = event("e").startsOn(date(start)).endsOn(date("2021-01-03")).build();
    List<Figure> figures = figures(CapacityMetrics.CAPACITY_EVENTS, whole(), event);
    assertThat(figures.get(0).number()).contains(QualifiedNumber.exact(1));
    assertThat(part(figures, Dimension.YEAR, year).number()).contains(QualifiedNumber.exact(1));
  }

  @Test
  void events_inANarrowerPeriod_areCountedUndatableOrOutside() {
    Period year = new Period(LocalDate.of(2020, 1, 1), LocalDate.of(2020, 12, 31));
    HubRecord[] records = {
      event("in").build(),
      event("month in").startsOn(date("2020-12")).build(),
      event("last day before").startsOn(date("2019-12-31")).endsOn(date("2020-01-02")).build(),
      event("reported").startsOn(date("../2020-05-05")).build(),
      event("reported later").startsOn(date("../2022-05-05")).build(),
      event("reported before").startsOn(date("../2019-12-31")).build(),
      ofNoRole("undated").hubRole(HubRole.ORGANISER).dateText("26 October").build(),
    };
    Figure figure = figure(CapacityMetrics.CAPACITY_EVENTS, whole().in(year), records);
    assertThat(figure.basis()).contains(rests(2, 0, 3, Map.of()));
    assertThat(figure.number()).contains(QualifiedNumber.exact(2));
    // a day and month without a year is no date: it counts since the founding alone
    assertThat(basis(CapacityMetrics.CAPACITY_EVENTS, whole(), records).records()).isEqualTo(7);
  }

  @Test
  void events_undated_areTheirOwnYearRow() {
    List<Figure> figures =
        figures(
            CapacityMetrics.CAPACITY_EVENTS,
            whole(),
            ofNoRole("e").hubRole(HubRole.CO_ORGANISER).build());
    assertThat(part(figures, Dimension.YEAR, Dimension.UNDATABLE).number())
        .contains(QualifiedNumber.exact(1));
  }

  @Test
  void events_afterTheDatasetsDay_areOutside() {
    HubEvent later = event("e").startsOn(date("2026-11-24")).build();
    assertThat(basis(CapacityMetrics.CAPACITY_EVENTS, whole(), later))
        .isEqualTo(rests(0, 0, 0, Map.of()));
    HubEvent thisYear = event("e").startsOn(date("2026")).build();
    assertThat(basis(CapacityMetrics.CAPACITY_EVENTS, whole(), thisYear).records()).isEqualTo(1);
  }

  @Test
  void participants_ownTotal_goesBeforeRows() {
    HubEvent event =
        event("e")
            .participants(QualifiedNumber.exact(40))
            .addParticipations(people(12).build(), people(13).build())
            .build();
    assertThat(figure(CapacityMetrics.CAPACITY_PARTICIPANTS, whole(), event).number())
        .contains(QualifiedNumber.exact(40));
  }

  @Test
  void participants_rowsAlone_areAddedWithoutOrganisersAndStaff() {
    HubEvent event =
        event("e")
            .addParticipations(
                people(12).build(), // no role said: participants
                people(5).role(ParticipationRole.PARTICIPANT).build(),
                people(3).role(ParticipationRole.SPEAKER).build(),
                people(2).role(ParticipationRole.EXPERT).build(),
                people(100).role(ParticipationRole.ORGANISER).build(),
                people(200).role(ParticipationRole.STAFF).build())
            .build();
    // 12 + 5 + 3 + 2
    assertThat(figure(CapacityMetrics.CAPACITY_PARTICIPANTS, whole(), event).number())
        .contains(QualifiedNumber.exact(22));
  }

  @Test
  void participants_rowsOfOrganisersOnlyOrNone_areMissing() {
    HubEvent organisers =
        event("e1").addParticipations(people(7).role(ParticipationRole.ORGANISER).build()).build();
    assertThat(
            basis(CapacityMetrics.CAPACITY_PARTICIPANTS, whole(), organisers, event("e2").build()))
        .isEqualTo(rests(0, 2, 0, Map.of()));
  }

  @Test
  void participants_rowOfUnknownRole_mayOrMayNotHaveTakenPart() {
    HubEvent event =
        event("e")
            .addParticipations(
                people(12).build(), people(30).role(ParticipationRole.of("crew")).build())
            .build();
    // the 30 may be staff: from 12 + 0 to 12 + 30
    Figure figure = figure(CapacityMetrics.CAPACITY_PARTICIPANTS, whole(RecordType.EVENT), event);
    assertThat(figure.number()).contains(between(12, 42));
    assertThat(figure.proof()).isEqualTo(between(12, 42));
  }

  @Test
  void participants_exactAndMoreThan_proveMoreThanTheSum() {
    List<HubRecord> records = new ArrayList<>();
    records.add(event("e1").participants(QualifiedNumber.exact(120)).build());
    records.add(event("e2").participants(QualifiedNumber.moreThan(500)).build());
    records.add(event("e3").participants(QualifiedNumber.moreThan(740)).build());
    records.add(event("e4").build());
    records.add(
        event("e5").hubRole(HubRole.PARTICIPANT).participants(QualifiedNumber.exact(9)).build());
    Figure figure = figures(CapacityMetrics.CAPACITY_PARTICIPANTS, whole(), records).get(0);
    // 120 + more than 500 + more than 740: more than 1,360, no one added for each "more"
    assertThat(figure.number()).contains(QualifiedNumber.moreThan(1360));
    assertThat(figure.proof()).isEqualTo(QualifiedNumber.moreThan(1360));
    assertThat(figure.basis()).contains(rests(3, 1, 0, Map.of("attended", 1L)));
  }

  @Test
  void participants_zero_isAMeasurement() {
    Figure figure =
        figure(
            CapacityMetrics.CAPACITY_PARTICIPANTS,
            whole(),
            event("e").participants(QualifiedNumber.exact(0)).build());
    assertThat(figure.number()).contains(QualifiedNumber.exact(0));
    assertThat(figure.basis()).contains(rests(1, 0, 0, Map.of()));
  }

  @Test
  void participants_rowOfNobody_isAMeasurementAndRowsOfStaffAloneAreNone() {
    Figure figure =
        figures(
                CapacityMetrics.CAPACITY_PARTICIPANTS,
                whole(),
                List.of(
                    event("nobody")
                        .addParticipations(
                            people(0).build(), people(4).role(ParticipationRole.STAFF).build())
                        .build(),
                    event("staff")
                        .addParticipations(people(4).role(ParticipationRole.STAFF).build())
                        .build()))
            .get(0);
    assertThat(figure.number()).contains(QualifiedNumber.exact(0));
    assertThat(figure.basis()).contains(rests(1, 1, 0, Map.of()));
  }

  @Test
  void participants_numbersOfFortyDigits_areAddedNotRefused() {
    String nines = "9".repeat(40);
    QualifiedNumber number = QualifiedNumber.of(Qualifier.EXACT, new BigDecimal(nines));
    Figure figure =
        figure(
            CapacityMetrics.CAPACITY_PARTICIPANTS,
            whole(RecordType.EVENT),
            event("e1").participants(number).build(),
            event("e2").participants(number).build());
    assertThat(figure.proof())
        .isEqualTo(QualifiedNumber.computed(new BigDecimal(nines).multiply(BigDecimal.valueOf(2))));
  }

  @Test
  void participants_anotherStatement_isNoted() {
    HubEvent event =
        event("e")
            .participants(QualifiedNumber.exact(40))
            .addDiscrepancies(discrepancy("/participants", "45"))
            .build();
    Figure figure = figure(CapacityMetrics.CAPACITY_PARTICIPANTS, whole(), event);
    assertThat(figure.number()).contains(QualifiedNumber.exact(40));
    assertThat(figure.notes()).contains(Note.of("disputed", 1));
  }

  @Test
  void countries_named_countOnceEachAndTheHostOnlyIfNamed() {
    List<Figure> figures =
        figures(
            CapacityMetrics.CAPACITY_COUNTRIES,
            whole(RecordType.EVENT),
            event("e1").host(code("FR")).addCountries(code("KZ"), code("KG")).build(),
            event("e2")
                .startsOn(date("2021-05-05"))
                .addCountries(code("KG"))
                .addParticipations(
                    people(3).country(code("UZ")).role(ParticipationRole.SPEAKER).build(),
                    people(3).country(code("DE")).role(ParticipationRole.STAFF).build())
                .build());
    Figure all = figures.get(0);
    // KZ and KG of the first, KG again and UZ (a speaker) of the second; FR hosts, DE works there
    assertThat(all.number()).contains(QualifiedNumber.exact(3));
    assertThat(all.named()).contains(3);
    assertThat(all.proof()).isEqualTo(QualifiedNumber.exact(3));
    assertThat(part(figures, Dimension.YEAR, "2020").number()).contains(QualifiedNumber.exact(2));
    assertThat(part(figures, Dimension.YEAR, "2021").number()).contains(QualifiedNumber.exact(2));
  }

  @Test
  void countries_largestStated_isInTheProofNotInTheFigure() {
    Figure figure =
        figure(
            CapacityMetrics.CAPACITY_COUNTRIES,
            whole(RecordType.EVENT),
            event("e1").addCountries(code("KZ"), code("KG"), code("UZ")).build(),
            event("e2").statedCountries(QualifiedNumber.moreThan(40)).build(),
            event("e3").statedCountries(QualifiedNumber.exact(40)).build(),
            event("e4").statedCountries(QualifiedNumber.exact(2)).build());
    assertThat(figure.number()).contains(QualifiedNumber.exact(3));
    assertThat(figure.named()).contains(3);
    assertThat(figure.proof()).isEqualTo(QualifiedNumber.moreThan(40));
    assertThat(figure.notes()).contains(new Note("largest_stated", List.of("more_than=40")));
  }

  @Test
  void countries_moreNamedThanStated_areTheProof() {
    Figure figure =
        figure(
            CapacityMetrics.CAPACITY_COUNTRIES,
            whole(),
            event("e1").addCountries(code("KZ"), code("KG"), code("UZ")).build(),
            event("e2").statedCountries(QualifiedNumber.exact(2)).build());
    assertThat(figure.proof()).isEqualTo(QualifiedNumber.atLeast(3));
  }

  @Test
  void countries_statedOnly_areAtLeastThat() {
    Figure figure =
        figure(
            CapacityMetrics.CAPACITY_COUNTRIES,
            whole(),
            event("e1").statedCountries(QualifiedNumber.exact(17)).build());
    assertThat(figure.number()).contains(QualifiedNumber.atLeast(17));
    assertThat(figure.named()).contains(0);
    assertThat(figure.proof()).isEqualTo(QualifiedNumber.atLeast(17));
  }

  @Test
  void countries_allStatedAreNamed_areClosedInACompleteDataset() {
    Figure closed =
        figure(
            CapacityMetrics.CAPACITY_COUNTRIES,
            whole(RecordType.EVENT),
            event("e1")
                .addCountries(code("KZ"), code("KG"))
                .statedCountries(QualifiedNumber.exact(2))
                .build());
    assertThat(closed.proof()).isEqualTo(QualifiedNumber.exact(2));
    Figure open =
        figure(
            CapacityMetrics.CAPACITY_COUNTRIES,
            whole(RecordType.EVENT),
            event("e1")
                .addCountries(code("KZ"), code("KG"))
                .statedCountries(QualifiedNumber.atLeast(2))
                .build());
    assertThat(open.proof()).isEqualTo(QualifiedNumber.atLeast(2));
  }

  @Test
  void countries_rowsWithoutCountryOrOfUnknownRole_leaveTheUpperEndOpen() {
    HubEvent ofNoCountry =
        event("e1").addCountries(code("KZ")).addParticipations(people(4).build()).build();
    HubEvent ofUnknownRole =
        event("e2")
            .addCountries(code("KZ"))
            .addParticipations(
                people(4).country(code("DE")).role(ParticipationRole.of("crew")).build())
            .build();
    for (HubEvent event : List.of(ofNoCountry, ofUnknownRole)) {
      Figure figure = figure(CapacityMetrics.CAPACITY_COUNTRIES, whole(RecordType.EVENT), event);
      assertThat(figure.number()).contains(QualifiedNumber.exact(1));
      assertThat(figure.proof()).isEqualTo(QualifiedNumber.atLeast(1));
    }
  }

  @Test
  void countries_rowOfNobody_namesNoCountry() {
    Figure figure =
        figure(
            CapacityMetrics.CAPACITY_COUNTRIES,
            whole(),
            event("e")
                .addParticipations(
                    people(0).country(code("DE")).build(), people(1).country(code("KZ")).build())
                .build());
    assertThat(figure.number()).contains(QualifiedNumber.exact(1));
  }

  @Test
  void countries_neitherNamedNorStated_areMissing() {
    Figure figure = figure(CapacityMetrics.CAPACITY_COUNTRIES, whole(), event("e").build());
    assertThat(figure.basis()).contains(rests(0, 1, 0, Map.of()));
    assertThat(figure.number()).isEmpty();
    assertThat(figure.proof()).isEqualTo(QualifiedNumber.atLeast(0));
  }

  private static HubEvent.Builder online(String id) {
    return event(id).format(EventFormat.ONLINE);
  }

  @Test
  void covidEvents_markerAndFormat_decide() {
    HubRecord[] records = {
      online("yes").covidRelated(true).build(),
      online("no").covidRelated(false).build(),
      online("blank").build(), // a blank marker is missing, not no
      event("format blank").covidRelated(true).build(),
      event("both blank").build(),
      event("in person").format(EventFormat.IN_PERSON).covidRelated(true).build(),
      event("hybrid").format(EventFormat.HYBRID).build(),
      online("attended").covidRelated(true).hubRole(HubRole.PARTICIPANT).build(),
      ofNoRole("no role").covidRelated(true).format(EventFormat.ONLINE).build(),
    };
    Figure figure = figure(CapacityMetrics.COVID_ONLINE_EVENTS, whole(RecordType.EVENT), records);
    assertThat(figure.basis()).contains(rests(1, 4, 0, Map.of("attended", 1L)));
    assertThat(figure.number()).contains(QualifiedNumber.exact(1));
    assertThat(figure.proof()).isEqualTo(QualifiedNumber.atLeast(1));
  }

  @Test
  void covidEvents_formatNotKnown_areUndecided() {
    Figure figure =
        figure(
            CapacityMetrics.COVID_ONLINE_EVENTS,
            whole(RecordType.EVENT),
            event("e").covidRelated(true).format(EventFormat.of("by_post")).build());
    assertThat(figure.basis()).contains(rests(0, 0, 0, Map.of("unknown_code", 1L)));
    assertThat(figure.proof()).isEqualTo(QualifiedNumber.atLeast(0));
  }

  @Test
  void covidParticipantsAndCountries_ofThoseEventsAlone_areCountedAsOfAll() {
    HubRecord[] records = {
      online("e1")
          .covidRelated(true)
          .participants(QualifiedNumber.moreThan(500))
          .statedCountries(QualifiedNumber.exact(17))
          .build(),
      online("e2").participants(QualifiedNumber.exact(30)).addCountries(code("KZ")).build(),
      online("e3").covidRelated(false).participants(QualifiedNumber.exact(70)).build(),
    };
    Figure people = figure(CapacityMetrics.COVID_PARTICIPANTS, whole(), records);
    assertThat(people.number()).contains(QualifiedNumber.moreThan(500));
    assertThat(people.basis()).contains(rests(1, 1, 0, Map.of()));
    Figure countries = figure(CapacityMetrics.COVID_COUNTRIES, whole(), records);
    assertThat(countries.number()).contains(QualifiedNumber.atLeast(17));
    assertThat(countries.proof()).isEqualTo(QualifiedNumber.atLeast(17));
    assertThat(countries.named()).contains(0);
  }

  @Test
  void communities_marks_countYesLeaveNoOutAndMissBlank() {
    HubRecord[] records = {
      community("m1").counted(true).build(),
      community("m2").counted(true).launchedOn(date("2018-05")).build(),
      community("m3").counted(false).build(),
      community("m4").build(),
    };
    assertThat(basis(CapacityMetrics.COMMUNITIES_OF_PRACTICE, whole(), records))
        .isEqualTo(rests(2, 1, 0, Map.of("not_counted", 1L)));
    assertThat(basis(CapacityMetrics.COMMUNITIES_OF_PRACTICE, on("2018-05-30"), records))
        .isEqualTo(rests(0, 1, 2, Map.of("not_counted", 1L)));
  }

  @Test
  void scholarships_withdrawn_areLeftOutAndEndedOnesCount() {
    HubRecord[] records = {
      scholarship("s1").build(),
      scholarship("s2").status(ScholarshipStatus.AWARDED).build(),
      scholarship("s3").status(ScholarshipStatus.ONGOING).build(),
      scholarship("s4").status(ScholarshipStatus.COMPLETED).build(),
      scholarship("s5").status(ScholarshipStatus.WITHDRAWN).build(),
      scholarship("s6").awardedOn(date("2027-01-01")).build(),
    };
    Figure figure = figure(CapacityMetrics.SCHOLARSHIPS, whole(RecordType.SCHOLARSHIP), records);
    assertThat(figure.basis()).contains(rests(4, 0, 0, Map.of("withdrawn", 1L)));
    assertThat(figure.proof()).isEqualTo(QualifiedNumber.exact(4));
  }

  @Test
  void scholarships_statusNotKnown_areUndecided() {
    Figure figure =
        figure(
            CapacityMetrics.SCHOLARSHIPS,
            whole(RecordType.SCHOLARSHIP),
            scholarship("s1").build(),
            scholarship("s2").status(ScholarshipStatus.of("deferred")).build());
    assertThat(figure.basis()).contains(rests(1, 0, 0, Map.of("unknown_code", 1L)));
    assertThat(figure.proof()).isEqualTo(QualifiedNumber.atLeast(1));
  }

  @Test
  void scholarships_byYear_haveARowForEachAndForTheUndated() {
    List<HubRecord> records = new ArrayList<>();
    for (int i = 0; i < 21; i++) {
      records.add(
          i < 7
              ? scholarship("s" + i).build()
              : scholarship("s" + i).awardedOn(date(i < 15 ? "2019" : "2020-09-01")).build());
    }
    List<Figure> figures = figures(CapacityMetrics.SCHOLARSHIPS, whole(), records);
    // 7 without a date, 8 of 2019, 6 of 2020
    assertThat(part(figures, Dimension.YEAR, "undatable").number())
        .contains(QualifiedNumber.exact(7));
    assertThat(part(figures, Dimension.YEAR, "2019").number()).contains(QualifiedNumber.exact(8));
    assertThat(part(figures, Dimension.YEAR, "2020").number()).contains(QualifiedNumber.exact(6));
  }
}
