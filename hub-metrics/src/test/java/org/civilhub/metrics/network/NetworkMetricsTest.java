package org.civilhub.metrics.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.civilhub.metrics.testkit.Ask.basis;
import static org.civilhub.metrics.testkit.Ask.figure;
import static org.civilhub.metrics.testkit.Ask.figures;
import static org.civilhub.metrics.testkit.Ask.on;
import static org.civilhub.metrics.testkit.Ask.part;
import static org.civilhub.metrics.testkit.Ask.whole;
import static org.civilhub.metrics.testkit.Records.between;
import static org.civilhub.metrics.testkit.Records.country;
import static org.civilhub.metrics.testkit.Records.date;
import static org.civilhub.metrics.testkit.Records.discrepancy;
import static org.civilhub.metrics.testkit.Records.expert;
import static org.civilhub.metrics.testkit.Records.founder;
import static org.civilhub.metrics.testkit.Records.memorandum;
import static org.civilhub.metrics.testkit.Records.partner;
import static org.civilhub.metrics.testkit.Records.since;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.civilhub.metrics.Basis;
import org.civilhub.metrics.Dimension;
import org.civilhub.metrics.Figure;
import org.civilhub.metrics.Note;
import org.civilhub.model.Country;
import org.civilhub.model.Expert;
import org.civilhub.model.HubRecord;
import org.civilhub.model.Membership;
import org.civilhub.model.RecordType;
import org.civilhub.model.code.AgreementKind;
import org.civilhub.model.code.MembershipStatus;
import org.civilhub.model.code.PartnerRelation;
import org.civilhub.model.code.PartnerType;
import org.civilhub.model.code.RosterStatus;
import org.civilhub.model.value.PartialDate;
import org.civilhub.model.value.QualifiedNumber;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkMetricsTest {
  private static Basis rests(long records, long undatable, Map<String, Long> leftOut) {
    return new Basis(records, 0, undatable, new TreeMap<>(leftOut));
  }

  private static Country member(Membership... spans) {
    return country("c").addMemberships(spans).build();
  }

  // joined and left by DEFINITIONS: a date is an interval of days; inside the days up to the one
  // asked for it counts, partly inside it is undatable; the last day of taking part still counts
  @ParameterizedTest
  @CsvSource({
    "2014-05-01, , 2014-05-01, 1, 0",
    "2014-05-01, , 2014-04-30, 0, 0",
    "2014-05, , 2014-05-31, 1, 0",
    "2014-05, , 2014-05-30, 0, 1",
    "2014-05, , 2014-05-01, 0, 1",
    "2014-05, , 2014-04-30, 0, 0",
    "2014, , 2014-12-31, 1, 0",
    "2014, , 2014-06-30, 0, 1",
    "2013, , 2013-03-15, 0, 1",
    "2013, , 2013-12-31, 1, 0",
    "../2016-11-07, , 2016-11-07, 1, 0",
    "../2016-11-07, , 2016-11-06, 0, 1",
    "../2016-11-07, , 2013-03-15, 0, 1",
    "../2016-11-07, , 2013-03-14, 0, 0",
    "2014-05-01, 2018-06-30, 2018-06-30, 1, 0",
    "2014-05-01, 2018-06-30, 2018-07-01, 0, 0",
    "2014-05-01, 2018-06, 2018-05-31, 1, 0",
    "2014-05-01, 2018-06, 2018-06-01, 1, 0",
    "2014-05-01, 2018-06, 2018-06-02, 0, 1",
    "2014-05-01, 2018-06, 2018-07-01, 0, 0",
    "2014-05-01, ../2018-06-30, 2018-06-30, 0, 1",
    "2014-05-01, ../2018-06-30, 2018-07-01, 0, 0",
    "2014-05, 2018-06-30, 2014-05-10, 0, 1",
  })
  void participatingCountries_datesOfEveryPrecision_countOnTheDay(
      String joined, @Nullable String left, String day, long counted, long undatable) {
    Country country = member(left == null ? since(joined) : between(joined, left));
    assertThat(basis(NetworkMetrics.PARTICIPATING_COUNTRIES, on(day), country))
        .isEqualTo(rests(counted, undatable, Map.of()));
  }

  @Test
  void participatingCountries_withoutDates_countSinceFoundingAndInNothingNarrower() {
    Country undated = country("c1").build();
    Country joinUnknown = country("c2").addMemberships(Membership.builder().build()).build();
    Country leftOnly =
        country("c3")
            .addMemberships(Membership.builder().leftOn(date("2020-01-31")).build())
            .build();
    HubRecord[] all = {undated, joinUnknown, leftOnly};
    assertThat(basis(NetworkMetrics.PARTICIPATING_COUNTRIES, whole(), all))
        .isEqualTo(rests(2, 0, Map.of()));
    assertThat(basis(NetworkMetrics.PARTICIPATING_COUNTRIES, on("2026-11-22"), all))
        .isEqualTo(rests(0, 2, Map.of()));
    assertThat(basis(NetworkMetrics.PARTICIPATING_COUNTRIES, on("2020-01-31"), all))
        .isEqualTo(rests(0, 3, Map.of()));
    assertThat(basis(NetworkMetrics.PARTICIPATING_COUNTRIES, on("2013-03-14"), all))
        .isEqualTo(rests(0, 0, Map.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "2014-12-31, 1, 0", // in the first span
    "2017-01-01, 0, 0", // in the gap
    "2019-02-15, 0, 1", // in the month of coming back
    "2020-01-01, 1, 0", // in the second span
  })
  void participatingCountries_severalMemberships_countOnceInAnyOfThem(
      String day, long counted, long undatable) {
    Country country = member(between("2013-03-15", "2015-06-30"), since("2019-02"));
    assertThat(basis(NetworkMetrics.PARTICIPATING_COUNTRIES, on(day), country))
        .isEqualTo(rests(counted, undatable, Map.of()));
  }

  @Test
  void participatingCountries_sevenDatedTwelveNot_areNineteen() {
    List<HubRecord> records = new ArrayList<>();
    for (int i = 0; i < 19; i++) {
      Country.Builder country = country("c" + i);
      records.add((i < 7 ? country.addMemberships(since("2016-0" + (i + 1))) : country).build());
    }
    for (int i = 0; i < 4; i++) {
      records.add(country("u" + i).status(MembershipStatus.UNCONFIRMED).build());
    }
    Figure figure = figures(NetworkMetrics.PARTICIPATING_COUNTRIES, whole(), records).get(0);
    assertThat(figure.number()).contains(QualifiedNumber.exact(19));
    assertThat(figure.basis()).contains(rests(19, 0, Map.of("unconfirmed", 4L)));
    assertThat(figure.proof()).isEqualTo(QualifiedNumber.atLeast(19));
    // by 2016-04-30 those of January to April had joined, and any of the twelve may have
    assertThat(
            figures(NetworkMetrics.PARTICIPATING_COUNTRIES, on("2016-04-30"), records)
                .get(0)
                .basis())
        .contains(rests(4, 12, Map.of("unconfirmed", 4L)));
  }

  @Test
  void participatingCountries_anotherStatementOnMembership_isNoted() {
    Country country =
        country("c")
            .addMemberships(since("2014-05-01"))
            .addDiscrepancies(discrepancy("/memberships/0/joinedOn", "2015"))
            .build();
    assertThat(figure(NetworkMetrics.PARTICIPATING_COUNTRIES, whole(), country).notes())
        .contains(Note.of("disputed", 1));
    Country other = country("c").addDiscrepancies(discrepancy("/name", "another name")).build();
    assertThat(figure(NetworkMetrics.PARTICIPATING_COUNTRIES, whole(), other).notes())
        .extracting(Note::code)
        .doesNotContain("disputed");
  }

  @Test
  void foundingCountries_marks_countYesLeaveNoAndMissBlank() {
    HubRecord[] records = {
      country("c1").foundingSignatory(true).build(),
      country("c2").foundingSignatory(true).status(MembershipStatus.UNCONFIRMED).build(),
      country("c3").foundingSignatory(false).build(),
      country("c4").build(),
    };
    assertThat(basis(NetworkMetrics.FOUNDING_COUNTRIES, whole(), records))
        .isEqualTo(new Basis(2, 1, 0, new TreeMap<>()));
    assertThat(basis(NetworkMetrics.FOUNDING_COUNTRIES, on("2013-03-15"), records).records())
        .isEqualTo(2);
    assertThat(basis(NetworkMetrics.FOUNDING_COUNTRIES, on("2013-03-14"), records).records())
        .isZero();
  }

  @Test
  void foundingOrganisations_onlyInternationalOnes_count() {
    HubRecord[] records = {
      founder("f1").foundingSignatory(true).build(),
      founder("f2").build(),
      founder("f3").foundingSignatory(false).build(),
      founder("f4").type(PartnerType.GOVERNMENT).foundingSignatory(true).build(),
    };
    Figure figure = figure(NetworkMetrics.FOUNDING_INTERNATIONAL_ORGANISATIONS, whole(), records);
    assertThat(figure.number()).contains(QualifiedNumber.exact(1));
    assertThat(figure.basis()).contains(new Basis(1, 1, 0, new TreeMap<>()));
  }

  @Test
  void foundingOrganisations_typeNotKnown_isUndecided() {
    Figure figure =
        figure(
            NetworkMetrics.FOUNDING_INTERNATIONAL_ORGANISATIONS,
            whole(RecordType.FOUNDING_ORGANISATION),
            founder("f1").type(PartnerType.of("union")).foundingSignatory(true).build());
    assertThat(figure.basis()).contains(rests(0, 0, Map.of("unknown_code", 1L)));
    assertThat(figure.number()).isEmpty();
    assertThat(figure.proof()).isEqualTo(QualifiedNumber.atLeast(0));
  }

  @Test
  void institutionalPartners_eachRelation_isStandingWorkOrNot() {
    Set<String> standing =
        Set.of(
            "agreement",
            "partner",
            "permanent_partner",
            "alliance_member",
            "co_organiser",
            "joint_project",
            "joint_research",
            "project_partner");
    assertThat(PartnerRelation.known()).hasSizeGreaterThan(standing.size());
    for (PartnerRelation relation : PartnerRelation.known()) {
      boolean counts = standing.contains(relation.getCode());
      assertThat(
              basis(
                  NetworkMetrics.INSTITUTIONAL_PARTNERS,
                  whole(),
                  partner("p").addRelations(relation).build()))
          .as(relation.getCode())
          .isEqualTo(counts ? rests(1, 0, Map.of()) : rests(0, 0, Map.of("not_institutional", 1L)));
    }
  }

  @Test
  void institutionalPartners_severalRelationsNoneOrUnknown_countOnceMissOrStayUndecided() {
    HubRecord[] records = {
      partner("p1").addRelations(PartnerRelation.CONTACT, PartnerRelation.AGREEMENT).build(),
      partner("p2").build(),
      partner("p3").addRelations(PartnerRelation.of("friend"), PartnerRelation.CONTACT).build(),
      partner("p4").addRelations(PartnerRelation.of("friend"), PartnerRelation.PARTNER).build(),
    };
    Figure figure =
        figure(NetworkMetrics.INSTITUTIONAL_PARTNERS, whole(RecordType.PARTNER), records);
    assertThat(figure.basis())
        .contains(new Basis(2, 1, 0, new TreeMap<>(Map.of("unknown_code", 1L))));
    assertThat(figure.proof()).isEqualTo(QualifiedNumber.atLeast(2));
  }

  @Test
  void institutionalPartners_partnershipEnded_stillCount() {
    HubRecord ended =
        partner("p")
            .addRelations(PartnerRelation.PARTNER)
            .startsOn(date("2014"))
            .endsOn(date("2016"))
            .build();
    assertThat(basis(NetworkMetrics.INSTITUTIONAL_PARTNERS, whole(), ended).records()).isEqualTo(1);
    assertThat(basis(NetworkMetrics.INSTITUTIONAL_PARTNERS, on("2014-06-01"), ended))
        .isEqualTo(rests(0, 1, Map.of()));
    assertThat(basis(NetworkMetrics.INSTITUTIONAL_PARTNERS, on("2013-12-31"), ended))
        .isEqualTo(rests(0, 0, Map.of()));
  }

  @Test
  void partnerOrganisations_anyRelation_count() {
    HubRecord[] records = {
      partner("p1").build(),
      partner("p2").addRelations(PartnerRelation.CONTACT).build(),
      partner("p3").startsOn(date("2027-01-01")).build(),
    };
    assertThat(basis(NetworkMetrics.PARTNER_ORGANISATIONS, whole(), records))
        .isEqualTo(rests(2, 0, Map.of()));
  }

  @Test
  void memoranda_otherKinds_areLeftOut() {
    List<HubRecord> records = new ArrayList<>();
    for (AgreementKind kind : AgreementKind.known()) {
      records.add(memorandum("a-" + kind, "p1").kind(kind).build());
    }
    records.add(memorandum("a-new", "p1").kind(AgreementKind.of("handshake")).build());
    records.add(
        memorandum("a-old", "p1")
            .wording("memorandum of cooperation")
            .signedOn(date("2014"))
            .validUntil(date("2016-12-31"))
            .build());
    Figure figure =
        figures(NetworkMetrics.MEMORANDA_SIGNED, whole(RecordType.AGREEMENT), records).get(0);
    // of the known kinds only the memorandum itself counts, and the one that ran out
    assertThat(figure.basis())
        .contains(
            rests(
                2,
                0,
                Map.of("not_memorandum", AgreementKind.known().size() - 1L, "unknown_code", 1L)));
    assertThat(figure.proof()).isEqualTo(QualifiedNumber.atLeast(2));
  }

  @Test
  void memoranda_partners_splitByTheirType() {
    List<Figure> figures =
        figures(
            NetworkMetrics.MEMORANDA_SIGNED,
            whole(),
            memorandum("a1", "p1").build(),
            memorandum("a2", "p1").build(),
            memorandum("a3", "p2").build(),
            memorandum("a4", "not on record").build(),
            memorandum("a5", "p1", "p2").build(),
            memorandum("a6").build(),
            partner("p2").type(PartnerType.NGO).build(),
            partner("p1").build());
    assertThat(figures.get(0).number()).contains(QualifiedNumber.exact(6));
    assertThat(numbersBy(figures, Dimension.PARTNER_TYPE))
        .isEqualTo(Map.of("academic", 2L, "ngo", 1L, "not_recorded", 2L, "several", 1L));
  }

  private static Map<String, Long> numbersBy(List<Figure> figures, Dimension dimension) {
    Map<String, Long> numbers = new TreeMap<>();
    figures.stream()
        .filter(f -> f.split().get(dimension).isPresent())
        .forEach(
            f ->
                numbers.put(
                    f.split().get(dimension).orElseThrow(),
                    f.number().flatMap(QualifiedNumber::getNumber).orElseThrow().longValueExact()));
    return numbers;
  }

  @Test
  void memoranda_undatedBeforeTheDatasetsDay_areARowOfTheirOwnPart() {
    List<Figure> figures =
        figures(
            NetworkMetrics.MEMORANDA_SIGNED,
            on("2018-12-31"),
            memorandum("a1", "p1").build(),
            memorandum("a2", "p1").signedOn(date("2018-07")).build(),
            partner("p1").build());
    assertThat(figures.get(0).basis()).contains(rests(1, 1, Map.of()));
    assertThat(part(figures, Dimension.PARTNER_TYPE, "academic").basis())
        .contains(rests(1, 1, Map.of()));
  }

  private static Expert.Builder listed(String id, String since, Optional<String> until) {
    return expert(id).rosterSince(date(since)).rosterUntil(until.map(PartialDate::parse));
  }

  @Test
  void experts_onTheDay_countByDatesAndStatus() {
    HubRecord[] records = {
      expert("x1").build(),
      expert("x2").status(RosterStatus.ON_ROSTER).build(),
      listed("x3", "2018-01-01", Optional.empty()).build(),
      listed("x4", "2018-01-01", Optional.of("2019-12-31")).build(),
      expert("x5").status(RosterStatus.SUSPENDED).build(),
      expert("x6").status(RosterStatus.REMOVED).build(),
      expert("x7").status(RosterStatus.of("resting")).build(),
    };
    assertThat(basis(NetworkMetrics.EXPERTS_IN_ROSTER, whole(), records))
        .isEqualTo(
            rests(3, 0, Map.of("roster_suspended", 1L, "roster_removed", 1L, "unknown_code", 1L)));
  }

  @Test
  void experts_sinceRemoved_countOnADayBeforeTheyLeft() {
    Expert removed =
        listed("x", "2018-01-01", Optional.of("2019-12-31")).status(RosterStatus.REMOVED).build();
    assertThat(basis(NetworkMetrics.EXPERTS_IN_ROSTER, on("2019-12-31"), removed).records())
        .isEqualTo(1);
    assertThat(basis(NetworkMetrics.EXPERTS_IN_ROSTER, on("2020-01-01"), removed))
        .isEqualTo(rests(0, 0, Map.of("roster_removed", 1L)));
    assertThat(basis(NetworkMetrics.EXPERTS_IN_ROSTER, on("2017-12-31"), removed).records())
        .isZero();
  }

  @Test
  void experts_removedOrSuspendedOnADayNotRecorded_areUndatableBeforeTheDatasetsDay() {
    HubRecord[] records = {
      expert("x1").rosterSince(date("2018")).status(RosterStatus.REMOVED).build(),
      expert("x2").rosterSince(date("2018")).status(RosterStatus.SUSPENDED).build(),
    };
    assertThat(basis(NetworkMetrics.EXPERTS_IN_ROSTER, on("2020-01-01"), records))
        .isEqualTo(rests(0, 2, Map.of()));
    assertThat(basis(NetworkMetrics.EXPERTS_IN_ROSTER, on("2017-12-31"), records))
        .isEqualTo(rests(0, 0, Map.of()));
  }
}
