package org.civilhub.model.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.civilhub.model.Agreement;
import org.civilhub.model.CommunityOfPractice;
import org.civilhub.model.Contribution;
import org.civilhub.model.Country;
import org.civilhub.model.Delivery;
import org.civilhub.model.Discrepancy;
import org.civilhub.model.Expert;
import org.civilhub.model.FoundingDeclaration;
import org.civilhub.model.HubEvent;
import org.civilhub.model.HubProfile;
import org.civilhub.model.HubRecord;
import org.civilhub.model.InnovationContest;
import org.civilhub.model.JournalIssue;
import org.civilhub.model.Membership;
import org.civilhub.model.Partner;
import org.civilhub.model.Project;
import org.civilhub.model.RecordType;
import org.civilhub.model.ReportedFigure;
import org.civilhub.model.Scholarship;
import org.civilhub.model.Source;
import org.civilhub.model.code.AgreementKind;
import org.civilhub.model.code.CommunityKind;
import org.civilhub.model.code.ContestStatus;
import org.civilhub.model.code.ContributionKind;
import org.civilhub.model.code.ContributionStage;
import org.civilhub.model.code.EventType;
import org.civilhub.model.code.MembershipStatus;
import org.civilhub.model.code.PartnerType;
import org.civilhub.model.value.CountryCode;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.LocalizedText;
import org.civilhub.model.value.PartialDate;
import org.civilhub.model.value.PartialPeriod;
import org.civilhub.model.value.QualifiedNumber;
import org.joda.money.BigMoney;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule of this module on records together: what it finds, and what it leaves alone. */
class DatasetRulesTest {
  private static final LocalDate AS_OF = LocalDate.of(2026, 1, 31);

  private record Records(List<HubRecord> all, Set<RecordType> complete) implements RecordSet {
    @Override
    public Stream<? extends HubRecord> records() {
      return all.stream();
    }

    @Override
    public LocalDate asOf() {
      return AS_OF;
    }
  }

  private static List<Finding> check(HubRecord... records) {
    return check(Set.of(), records);
  }

  private static List<Finding> check(Set<RecordType> complete, HubRecord... records) {
    return Ruleset.standard().check(new Records(Arrays.asList(records), complete)).kept();
  }

  private static List<Finding> inAnyOrder(HubRecord... records) {
    List<HubRecord> reversed = new ArrayList<>(Arrays.asList(records));
    Collections.reverse(reversed);
    List<Finding> findings = check(records);
    assertThat(check(reversed.toArray(HubRecord[]::new)))
        .containsExactlyInAnyOrderElementsOf(findings);
    return findings;
  }

  private static PartialDate date(String text) {
    return PartialDate.parse(text);
  }

  private static HubEvent.Builder event(String id) {
    return HubEvent.builder()
        .id(Id.of(id))
        .title(LocalizedText.of("en", "Event " + id))
        .type(EventType.WORKSHOP);
  }

  private static Partner.Builder partner(String id) {
    return Partner.builder()
        .id(Id.of(id))
        .name(LocalizedText.of("en", "Partner " + id))
        .type(PartnerType.ACADEMIC);
  }

  private static Project.Builder project(String id) {
    return Project.builder().id(Id.of(id)).title(LocalizedText.of("en", "Project " + id));
  }

  private static Delivery delivery(String id, String project, String period, String amount) {
    return Delivery.builder()
        .id(Id.of(id))
        .project(Id.of(project))
        .period(PartialPeriod.parse(period))
        .amount(BigMoney.parse(amount))
        .build();
  }

  private static Contribution.Builder contribution(
      String id, String project, ContributionStage stage) {
    return Contribution.builder()
        .id(Id.of(id))
        .project(Id.of(project))
        .donor("a donor")
        .stage(stage);
  }

  private static HubProfile profile(String adopted) {
    return HubProfile.builder()
        .id(Id.of("hub"))
        .name(LocalizedText.of("en", "Hub"))
        .declaration(FoundingDeclaration.builder().adoptedOn(date(adopted)).build())
        .build();
  }

  private static Country.Builder country(String code) {
    return Country.builder()
        .id(Id.of("country-" + code))
        .code(CountryCode.of(code))
        .status(MembershipStatus.CONFIRMED);
  }

  private static Membership joined(String on) {
    return Membership.builder().joinedOn(date(on)).build();
  }

  private static ReportedFigure.Builder claim(String id, String indicator, QualifiedNumber value) {
    return ReportedFigure.builder()
        .id(Id.of(id))
        .indicator(indicator)
        .value(value)
        .addSources(source("https://example.org/" + id));
  }

  private static Source source(String url) {
    return Source.builder().url(url).build();
  }

  private static void assertOne(
      List<Finding> findings, FindingCode code, String id, String pointer) {
    assertThat(findings).hasSize(1);
    Finding finding = findings.get(0);
    assertThat(finding.code()).isEqualTo(code);
    assertThat(finding.recordId()).contains(id);
    assertThat(finding.place().pointer()).isEqualTo(pointer);
    for (LanguageTag language : List.of(LanguageTag.EN, LanguageTag.RU, LanguageTag.KK)) {
      assertThat(finding.line(language)).doesNotContain("{").contains(code.getCode());
      finding.arguments().forEach((name, value) -> assertThat(value).isNotEmpty());
    }
  }

  @Nested
  class Identity {
    @Test
    void check_idTwiceInOneType_isFoundOnTheSecond() {
      List<Finding> findings = check(event("E1").build(), event("E1").city("Astana").build());

      assertOne(findings, FindingCode.RECORD_DUPLICATE_ID, "E1", "/id");
    }

    @Test
    void check_idTwiceInTwoTypes_isNoFault() {
      assertThat(check(event("X").build(), partner("X").build())).isEmpty();
    }

    @Test
    void check_referenceToNothing_isFoundWhereItStands() {
      List<Finding> findings =
          inAnyOrder(
              partner("P1").build(), event("E1").addOrganisers(Id.of("P1"), Id.of("P2")).build());

      assertOne(findings, FindingCode.REFERENCE_RESOLVES, "E1", "/organisers/1");
      assertThat(findings.get(0).arguments())
          .containsEntry("found", "P2")
          .containsEntry("type", "partner");
    }

    /** Community and project come after events in a dataset. */
    @Test
    void check_referenceToALaterRecord_isNoFault() {
      assertThat(
              inAnyOrder(
                  event("E1").project(Id.of("PR")).community(Id.of("C")).build(),
                  CommunityOfPractice.builder()
                      .id(Id.of("C"))
                      .name(LocalizedText.of("en", "Community"))
                      .kind(CommunityKind.NETWORK)
                      .build(),
                  project("PR").build()))
          .isEmpty();
    }

    @Test
    void check_referenceToATypeThatIsNotGoneThrough_isNotJudged() {
      FindingLog log = new FindingLog();
      DatasetContext context =
          DatasetContext.of(AS_OF, Set.of(), List.of()).withOnly(EnumSet.of(RecordType.EVENT));
      DatasetCheck check = Ruleset.standard().start(context, log);
      check.add(event("E1").addOrganisers(Id.of("P2")).build(), Place.NONE);
      check.finish();

      assertThat(log.kept()).isEmpty();
    }

    /** More names, and more records to a name, than samples are kept of. */
    @Test
    void check_manyDanglingReferences_areCountedExactly() {
      FindingLog log = new FindingLog(3);
      DatasetCheck check =
          Ruleset.standard().start(DatasetContext.of(AS_OF, Set.of(), List.of()), log);
      int events = 12_000;
      for (int i = 0; i < events; i++) {
        check.add(
            event("E" + i).addOrganisers(Id.of("P" + i)).project(Id.of("same")).build(),
            new Place("events.ndjson", i + 1, 1, ""));
      }
      check.finish();

      assertThat(log.countsByCode())
          .containsExactly(java.util.Map.entry(FindingCode.REFERENCE_RESOLVES, 2L * events));
      assertThat(log.kept()).extracting(f -> f.place().line()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void check_twoRecordsOfOneCountry_areFound() {
      Country second = country("KZ").id(Id.of("again")).build();

      assertOne(check(country("KZ").build(), second), FindingCode.COUNTRY_UNIQUE, "again", "/code");
    }
  }

  @Nested
  class Network {
    @Test
    void check_founderThatJoinedLater_isFound() {
      List<Finding> findings =
          inAnyOrder(
              profile("2013-03-15"),
              country("KZ").foundingSignatory(true).addMemberships(joined("2014-05")).build());

      assertOne(
          findings,
          FindingCode.FOUNDER_JOINS_AT_DECLARATION,
          "country-KZ",
          "/memberships/0/joinedOn");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2013-03-15", "2013-03", "2013", "../2016-01-01"})
    void check_founderThatMayHaveJoinedOnTheDay_isNoFault(String joinedOn) {
      assertThat(
              check(
                  profile("2013-03-15"),
                  country("KZ").foundingSignatory(true).addMemberships(joined(joinedOn)).build()))
          .isEmpty();
    }

    @Test
    void check_otherCountryThatJoinedLater_isNoFault() {
      assertThat(
              check(
                  profile("2013-03-15"),
                  country("EE").foundingSignatory(false).addMemberships(joined("2016")).build(),
                  country("BT").addMemberships(joined("2016")).build()))
          .isEmpty();
    }

    private Agreement agreement(String signedOn) {
      return Agreement.builder()
          .id(Id.of("A"))
          .kind(AgreementKind.MEMORANDUM)
          .addParties(Id.of("P"))
          .signedOn(date(signedOn))
          .build();
    }

    @Test
    void check_agreementSignedAfterThePartnershipEnded_isFound() {
      List<Finding> findings =
          inAnyOrder(partner("P").endsOn(date("2018")).build(), agreement("2019-01"));

      assertOne(findings, FindingCode.AGREEMENT_WITHIN_PARTNERSHIP, "A", "/signedOn");
      assertThat(findings.get(0).arguments()).containsEntry("expected", "2018");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2018-12-31", "2018", "../2020-01-01"})
    void check_agreementThatMayHaveBeenSignedInTime_isNoFault(String signedOn) {
      assertThat(check(partner("P").endsOn(date("2018")).build(), agreement(signedOn))).isEmpty();
    }

    private Scholarship scholarship(String country, String awardedOn) {
      return Scholarship.builder()
          .id(Id.of("S"))
          .country(CountryCode.of(country))
          .programme(LocalizedText.of("en", "Master of public policy"))
          .awardedOn(date(awardedOn))
          .build();
    }

    @Test
    void check_scholarOfACountryNotOnRecord_isAtFaultOnlyIfAllCountriesAre() {
      Scholarship scholarship = scholarship("MN", "2020");

      assertThat(check(country("KZ").build(), scholarship)).isEmpty();
      assertOne(
          check(Set.of(RecordType.COUNTRY), country("KZ").build(), scholarship),
          FindingCode.SCHOLARSHIP_PARTICIPATING_COUNTRY,
          "S",
          "/country");
    }

    @ParameterizedTest
    @CsvSource({"2015, 1", "2016, 0", "2018-06, 0", "2019, 1", "../2015-12-31, 1", "../2017, 0"})
    void check_awardAgainstTheSpanOfTakingPart_isJudgedByWhatMayBe(String awarded, int faults) {
      Country left =
          country("MN")
              .addMemberships(
                  Membership.builder().joinedOn(date("2016-05")).leftOn(date("2018-06-30")).build())
              .build();

      assertThat(
              inAnyOrder(
                  left, scholarship("MN", awarded.equals("../2017") ? "../2017-01-01" : awarded)))
          .hasSize(faults)
          .allMatch(f -> f.code().equals(FindingCode.SCHOLARSHIP_PARTICIPATING_COUNTRY));
    }

    @Test
    void check_scholarOfAnUnconfirmedCountry_isUndecided() {
      assertThat(
              check(
                  Set.of(RecordType.COUNTRY),
                  country("MN").status(MembershipStatus.UNCONFIRMED).build(),
                  scholarship("MN", "2020")))
          .isEmpty();
    }
  }

  @Nested
  class Events {
    private HubEvent.Builder forum(String id) {
      return event(id)
          .title(LocalizedText.of("en", "Forum of practice").with("ru", "Форум практиков"))
          .startsOn(date("2024-05-14"))
          .city("Astana");
    }

    @Test
    void check_oneTitleDayAndPlace_isFoundOnceOnTheSecond() {
      List<Finding> findings = check(forum("E1").build(), forum("E2").build());

      assertOne(findings, FindingCode.EVENT_UNIQUE, "E2", "/title");
      assertThat(findings.get(0).arguments()).containsEntry("other", "E1");
    }

    @Test
    void check_titleThatDiffersInCaseAndSpaceInOneSharedLanguage_isFound() {
      HubEvent again =
          forum("E2").title(LocalizedText.of("ru", " форум  ПРАКТИКОВ ")).city("astana").build();

      assertOne(check(forum("E1").build(), again), FindingCode.EVENT_UNIQUE, "E2", "/title");
    }

    @Test
    void check_placeThatIsACityHereAndAHostThere_isNoFault() {
      HubEvent inCity = forum("E1").city("KZ").build();
      HubEvent inHost = forum("E2").city(Optional.empty()).host(CountryCode.of("KZ")).build();

      assertThat(check(inCity, inHost)).isEmpty();
    }

    @Test
    void check_anotherDayPlaceTitleOrLanguage_isNoFault() {
      assertThat(
              check(
                  forum("E1").build(),
                  forum("E2").startsOn(date("2024-05-15")).build(),
                  forum("E3").city("Almaty").build(),
                  forum("E4").title(LocalizedText.of("en", "Forum of practices")).build(),
                  forum("E5").title(LocalizedText.of("kk", "Forum of practice")).build()))
          .isEmpty();
    }

    @Test
    void check_eventsWithoutADate_areNotCompared() {
      HubEvent.Builder undated =
          event("E1").title(LocalizedText.of("en", "Forum of practice")).city("Astana");

      assertThat(check(undated.build(), undated.id(Id.of("E2")).build())).isEmpty();
    }

    @Test
    void check_threeTheSame_nameTheFirst() {
      assertThat(check(forum("E1").build(), forum("E2").build(), forum("E3").build()))
          .extracting(f -> f.recordId().orElseThrow() + " " + f.arguments().get("other"))
          .containsExactly("E2 E1", "E3 E1");
    }
  }

  @Nested
  class Life {
    @ParameterizedTest
    @CsvSource({
      "2013-03-14, 1",
      "2013-02, 1",
      "2012, 1",
      "../2013-03-14, 1",
      "2013-03-15, 0",
      "2013, 0",
      "../2013-03-15, 0",
      "2026-01-31, 0",
      "2026-01, 0",
      "2026, 0",
      "2026-02-01, 1",
      "2027, 1",
      "../2027-01-01, 0"
    })
    void check_eventOnADay_isInsideIfItMayBe(String day, int faults) {
      List<Finding> findings =
          inAnyOrder(profile("2013-03-15"), event("E1").startsOn(date(day)).build());

      assertThat(findings).hasSize(faults);
      if (faults > 0) {
        assertOne(findings, FindingCode.DATE_WITHIN_HUB_LIFE, "E1", "/startsOn");
        assertThat(findings.get(0).arguments())
            .containsEntry("expected", "2013-03-15 – 2026-01-31");
      }
    }

    @Test
    void check_withoutADeclaration_onlyTheFutureIsOutside() {
      assertThat(check(event("E1").startsOn(date("1999")).build())).isEmpty();
      assertThat(check(event("E1").startsOn(date("2030")).build())).hasSize(1);
    }

    @Test
    void check_contestThatIsAnnounced_mayLieAhead() {
      InnovationContest.Builder contest =
          InnovationContest.builder()
              .id(Id.of("C"))
              .name(LocalizedText.of("en", "Contest"))
              .heldOn(date("2027"));

      assertThat(check(contest.status(ContestStatus.ANNOUNCED).build())).isEmpty();
      assertOne(
          check(contest.status(ContestStatus.HELD).build()),
          FindingCode.DATE_WITHIN_HUB_LIFE,
          "C",
          "/heldOn");
    }

    @Test
    void check_projectAndMoneyBeforeTheHub_areNoFault() {
      assertThat(
              check(
                  profile("2013-03-15"),
                  project("PR").startsOn(date("2012")).build(),
                  delivery("D", "PR", "2012", "USD 5")))
          .isEmpty();
    }
  }

  @Nested
  class Money {
    @ParameterizedTest
    @CsvSource({
      "2024, 0",
      "2024-05/2024-12, 0",
      "2026, 0",
      "2024-04, 1",
      "2023/2024, 1",
      "2024-04/2024-12, 1",
      "2025/2027, 1",
      "2027-01, 1",
      "2026/.., 0"
    })
    void check_deliveryAgainstItsProject_isJudgedByThePrecisionOfEachEnd(
        String period, int faults) {
      List<Finding> findings =
          inAnyOrder(
              project("PR").startsOn(date("2024-05")).endsOn(date("2026-12")).build(),
              delivery("D", "PR", period, "USD 10"));

      assertThat(findings).hasSize(faults);
      if (faults > 0) {
        assertOne(findings, FindingCode.DELIVERY_WITHIN_PROJECT, "D", "/period");
      }
    }

    @Test
    void check_deliveriesOfOneProjectThatShareDays_areFoundAgainstTheFirst() {
      List<Finding> findings =
          check(
              project("PR").build(),
              delivery("D1", "PR", "2024", "USD 10"),
              delivery("D2", "PR", "2024-02", "USD 10"),
              delivery("D3", "PR", "2024-03", "USD 10"),
              delivery("D4", "PR", "2025", "USD 10"));

      assertThat(findings)
          .extracting(f -> f.code() + " " + f.recordId().orElseThrow() + f.arguments().get("other"))
          .containsExactly("hub.delivery.disjoint D2D1", "hub.delivery.disjoint D3D1");
    }

    @Test
    void check_otherProjectOtherCurrencyOrCorrection_mayShareDays() {
      assertThat(
              check(
                  project("PR").build(),
                  project("Q").build(),
                  delivery("D1", "PR", "2024", "USD 10"),
                  delivery("D2", "PR", "2024", "KZT 10"),
                  delivery("D3", "Q", "2024", "USD 10"),
                  delivery("D4", "PR", "2024-02", "USD -1")))
          .isEmpty();
    }

    /** 60 pledged and 50 received are no 110: 61 spent are too much, 60 are not. */
    @Test
    void check_spentAgainstStages_neverAddsThem() {
      HubRecord[] given = {
        project("PR").build(),
        contribution("C1", "PR", ContributionStage.PLEDGED)
            .amount(BigMoney.parse("USD 60"))
            .build(),
        contribution("C2", "PR", ContributionStage.RECEIVED)
            .amount(BigMoney.parse("USD 30"))
            .build(),
        contribution("C3", "PR", ContributionStage.RECEIVED)
            .amount(BigMoney.parse("USD 20"))
            .build(),
        delivery("D1", "PR", "2024", "USD 60"),
      };
      HubRecord[] tooMuch = Arrays.copyOf(given, given.length + 1);
      tooMuch[given.length] = delivery("D2", "PR", "2025", "USD 0.01");

      assertThat(inAnyOrder(given)).isEmpty();
      List<Finding> findings = inAnyOrder(tooMuch);
      assertOne(findings, FindingCode.DELIVERY_WITHIN_CONTRIBUTIONS, "PR", "");
      assertThat(findings.get(0).arguments())
          .containsEntry("found", "USD 60.01")
          .containsEntry("expected", "USD 60")
          .containsEntry("stage", "pledged");
    }

    @Test
    void check_contributionsInKindOrWithoutAmountOrInOtherMoney_proveNothing() {
      HubRecord spent = delivery("D1", "PR", "2024", "USD 60");
      HubRecord cash =
          contribution("C1", "PR", ContributionStage.RECEIVED)
              .amount(BigMoney.parse("USD 50"))
              .build();
      HubRecord inKind =
          contribution("C2", "PR", ContributionStage.RECEIVED)
              .amount(BigMoney.parse("USD 50"))
              .kind(ContributionKind.IN_KIND)
              .build();
      HubRecord tenge =
          contribution("C3", "PR", ContributionStage.RECEIVED)
              .amount(BigMoney.parse("KZT 5"))
              .build();
      HubRecord open = contribution("C4", "PR", ContributionStage.COMMITTED).build();
      HubRecord of = project("PR").build();

      assertThat(check(of, spent, tenge)).isEmpty(); // nothing in this currency to compare with
      assertThat(check(of, spent, inKind)).isEmpty();
      assertThat(check(of, spent, cash, inKind)).hasSize(1); // in kind pays for nothing
      assertThat(check(of, spent, cash, open)).isEmpty(); // what is not known may cover it
    }
  }

  @Nested
  class Journals {
    private JournalIssue.Builder issue(String id, int number) {
      return JournalIssue.builder().id(Id.of(id)).journal(Id.of("J")).issue(number);
    }

    private HubRecord journal() {
      return org.civilhub.model.Journal.builder()
          .id(Id.of("J"))
          .title(LocalizedText.of("en", "Journal"))
          .build();
    }

    @Test
    void check_gapInRunningNumbers_isToldOnceAtTheIssueAfterIt() {
      List<Finding> findings =
          inAnyOrder(
              journal(),
              issue("I1", 1).build(),
              issue("I2", 2).build(),
              issue("I6", 6).build(),
              issue("I7", 7).build());

      assertOne(findings, FindingCode.JOURNAL_ISSUE_CONSECUTIVE, "I6", "/issue");
      assertThat(findings.get(0).arguments()).containsEntry("found", "3–5");
    }

    @Test
    void check_numbersThatStartAfter1_haveAGapBefore() {
      List<Finding> findings = check(journal(), issue("I2", 2).build());

      assertOne(findings, FindingCode.JOURNAL_ISSUE_CONSECUTIVE, "I2", "/issue");
      assertThat(findings.get(0).arguments()).containsEntry("found", "1");
    }

    @Test
    void check_highestPossibleNumber_isNoMatter() {
      assertThat(check(journal(), issue("I", Integer.MAX_VALUE).build())).hasSize(1);
    }

    @Test
    void check_oneNumberTwice_isFound() {
      assertOne(
          check(journal(), issue("I1", 1).build(), issue("again", 1).build()),
          FindingCode.JOURNAL_ISSUE_UNIQUE,
          "again",
          "/issue");
      assertOne(
          check(
              journal(),
              issue("I1", 1).volume(3).number(1).build(),
              issue("I2", 2).volume(3).number(1).build()),
          FindingCode.JOURNAL_ISSUE_UNIQUE,
          "I2",
          "/number");
    }

    /** Before volumes were counted, each year started with number 1. */
    @Test
    void check_oneNumberTwiceWithoutAVolume_isNoFault() {
      assertThat(
              check(journal(), issue("I1", 1).number(1).build(), issue("I2", 2).number(1).build()))
          .isEmpty();
    }
  }

  @Nested
  class Sources {
    private Discrepancy discrepancy(String pointer, String statement) {
      return Discrepancy.builder()
          .pointer(pointer)
          .statement(statement)
          .source(source("https://example.org/other"))
          .build();
    }

    @ParameterizedTest
    @CsvSource({
      "/participants, > 100",
      "/startsOn, 2024-05",
      "/countries/1, KG",
      "/city, …",
      "/nothing/at/all, …"
    })
    void check_statementOfAnotherSource_isToldBesideWhatTheRecordHolds(
        String pointer, String held) {
      List<Finding> findings =
          check(
              event("E1")
                  .participants(QualifiedNumber.moreThan(100))
                  .startsOn(date("2024-05"))
                  .addCountries(CountryCode.of("KZ"), CountryCode.of("KG"))
                  .addDiscrepancies(discrepancy(pointer, "something else"))
                  .build());

      assertOne(findings, FindingCode.FIELD_AGREED, "E1", pointer);
      assertThat(findings.get(0).arguments())
          .containsEntry("found", held)
          .containsEntry("other", "something else")
          .containsEntry("source", "https://example.org/other");
    }

    @Test
    void check_statementOnAnExpert_tellsNothingOfThePerson() {
      List<Finding> findings =
          check(
              Expert.builder()
                  .id(Id.of("X"))
                  .affiliation(LocalizedText.of("en", "An institute"))
                  .addDiscrepancies(discrepancy("/affiliation", "Another institute"))
                  .build());

      assertThat(findings).hasSize(1);
      assertThat(findings.get(0).line(LanguageTag.EN)).doesNotContain("institute", "example.org");
    }

    @Test
    void check_twoSourcesOnOneTime_differ() {
      List<Finding> findings =
          check(
              claim("A", "organisations", QualifiedNumber.exact(5))
                  .asOf(date("2013-03-15"))
                  .build(),
              claim("B", "organisations", QualifiedNumber.exact(6))
                  .asOf(date("2013-03-15"))
                  .build(),
              claim("C", "organisations", QualifiedNumber.exact(5))
                  .asOf(date("2013-03-15"))
                  .build());

      assertOne(findings, FindingCode.CLAIM_AGREES, "B", "/value");
      assertThat(findings.get(0).message(LanguageTag.EN)).contains("found 6", "'A' says 5");
    }

    @Test
    void check_claimsThatAreNotOfOneThing_areNotCompared() {
      ReportedFigure first =
          claim("A", "organisations", QualifiedNumber.exact(5)).asOf(date("2013-03-15")).build();
      QualifiedNumber six = QualifiedNumber.exact(6);

      assertThat(
              check(
                  first,
                  claim("B", "organisations", six).asOf(date("2013-03")).build(),
                  claim("C", "organisations", six).build(),
                  claim("D", "countries", six).asOf(date("2013-03-15")).build(),
                  claim("E", "organisations", six)
                      .asOf(date("2013-03-15"))
                      .split(java.util.Map.of("country", "KZ"))
                      .build(),
                  claim("F", "organisations", six).asOf(date("2013-03-15")).unit("people").build()))
          .isEmpty();
    }

    @Test
    void check_claimsThatMayBothBeTrueOrComeFromOneSource_agree() {
      ReportedFigure first =
          claim("A", "participants", QualifiedNumber.exact(12_834)).asOf(date("2020")).build();

      assertThat(
              check(
                  first,
                  claim("B", "participants", QualifiedNumber.moreThan(12_000))
                      .asOf(date("2020"))
                      .build(),
                  claim("C", "participants", QualifiedNumber.exact(12_800))
                      .roundedTo(new java.math.BigDecimal(100))
                      .asOf(date("2020"))
                      .build(),
                  claim("D", "participants", QualifiedNumber.exact(3))
                      .sources(first.getSources())
                      .asOf(date("2020"))
                      .build()))
          .isEmpty();
    }
  }

  @Test
  void check_allRulesTogether_findNothingInNothing() {
    assertThat(check()).isEmpty();
  }

  /** What a rule remembers it remembers for one pass. */
  @Test
  void start_twice_hasNothingOfTheFirstPass() {
    HubRecord[] records = {event("E1").startsOn(date("2024-01-01")).build()};

    assertThat(check(records)).isEmpty();
    assertThat(check(records)).isEmpty();
  }

  @Test
  void check_switchedOffRule_findsNothingAndItsPassIsNotStarted() {
    Records twins =
        new Records(
            IntStream.range(0, 3)
                .mapToObj(i -> (HubRecord) country("KZ").id(Id.of("c" + i)).build())
                .toList(),
            Set.of());

    FindingLog log = Ruleset.standard().without("country.unique").check(twins);

    assertThat(log.kept()).isEmpty();
    assertThat(log.countsByCode()).isEmpty();
    assertThat(Ruleset.standard().check(twins).countsBySeverity())
        .containsEntry(Severity.ERROR, 2L);
    assertThat(Ruleset.standard().with("country.unique", Severity.ADVICE).check(twins))
        .satisfies(
            lowered ->
                assertThat(lowered.kept())
                    .extracting(Finding::severity)
                    .containsOnly(Severity.ADVICE));
  }

  @Test
  void foundedOn_contextWithoutProfile_isEmpty() {
    assertThat(DatasetContext.of(AS_OF, Set.of(), List.of()).foundedOn())
        .isEqualTo(Optional.empty());
  }
}
