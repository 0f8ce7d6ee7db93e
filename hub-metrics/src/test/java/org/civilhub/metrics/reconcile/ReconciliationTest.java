package org.civilhub.metrics.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.civilhub.metrics.testkit.Ask.scope;
import static org.civilhub.metrics.testkit.Records.claim;
import static org.civilhub.metrics.testkit.Records.contest;
import static org.civilhub.metrics.testkit.Records.contribution;
import static org.civilhub.metrics.testkit.Records.country;
import static org.civilhub.metrics.testkit.Records.date;
import static org.civilhub.metrics.testkit.Records.discrepancy;
import static org.civilhub.metrics.testkit.Records.document;
import static org.civilhub.metrics.testkit.Records.event;
import static org.civilhub.metrics.testkit.Records.expert;
import static org.civilhub.metrics.testkit.Records.founder;
import static org.civilhub.metrics.testkit.Records.given;
import static org.civilhub.metrics.testkit.Records.issue;
import static org.civilhub.metrics.testkit.Records.memorandum;
import static org.civilhub.metrics.testkit.Records.money;
import static org.civilhub.metrics.testkit.Records.page;
import static org.civilhub.metrics.testkit.Records.partner;
import static org.civilhub.metrics.testkit.Records.period;
import static org.civilhub.metrics.testkit.Records.project;
import static org.civilhub.metrics.testkit.Records.scholarship;
import static org.civilhub.metrics.testkit.Records.since;
import static org.civilhub.metrics.testkit.Records.spending;
import static org.civilhub.metrics.testkit.Records.spent;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.civilhub.metrics.Dimension;
import org.civilhub.metrics.Note;
import org.civilhub.metrics.Scope;
import org.civilhub.metrics.Split;
import org.civilhub.metrics.standard.StandardMetrics;
import org.civilhub.model.HubRecord;
import org.civilhub.model.RecordType;
import org.civilhub.model.ReportedFigure;
import org.civilhub.model.code.ContributionStage;
import org.civilhub.model.code.HubRole;
import org.civilhub.model.code.MembershipStatus;
import org.civilhub.model.code.PartnerType;
import org.civilhub.model.value.CountryCode;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.LocalizedText;
import org.civilhub.model.value.QualifiedNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReconciliationTest {
  private static final QualifiedNumber FIVE = QualifiedNumber.exact(5);

  private static List<ReconciledClaim> verdicts(
      Scope scope, List<ReportedFigure> claims, List<? extends HubRecord> records) {
    Reconciliation reconciliation = Reconciliation.of(claims, scope, StandardMetrics.all());
    return reconciliation.verdicts(
        records.stream().map(HubRecord.class::cast).collect(reconciliation.metric().toCollector()));
  }

  private static ReconciledClaim verdict(
      Scope scope, ReportedFigure.Builder claim, List<? extends HubRecord> records) {
    return verdicts(scope, List.of(claim.build()), records).get(0);
  }

  private static ReconciledClaim verdict(
      Scope scope, ReportedFigure.Builder claim, HubRecord... records) {
    return verdict(scope, claim, Arrays.asList(records));
  }

  /** Some issues, each with a source of its own. */
  private static List<HubRecord> issues(int number) {
    List<HubRecord> issues = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      issues.add(issue("i" + i).addSources(document("issue " + i)).build());
    }
    return issues;
  }

  private static ReportedFigure.Builder issuesClaimed(QualifiedNumber value) {
    return claim("journal_issues", value);
  }

  private static Scope issuesComplete() {
    return scope(RecordType.JOURNAL_ISSUE);
  }

  private static List<String> codes(ReconciledClaim verdict) {
    return verdict.reason().stream().map(Note::code).toList();
  }

  private static BigDecimal decimal(String text) {
    return new BigDecimal(text);
  }

  // ---- a row of DEFINITIONS' table each

  @Test
  void contradicted_moreProvenThanClaimed_evenFromAPartialDataset() {
    ReconciledClaim verdict =
        verdict(scope(), issuesClaimed(QualifiedNumber.exact(18)), issues(20));
    assertThat(verdict.status()).isEqualTo(ClaimStatus.CONTRADICTED);
    assertThat(verdict.counted()).contains(QualifiedNumber.atLeast(20));
    assertThat(verdict.coverage()).isEmpty();
    assertThat(codes(verdict)).contains("do_not_meet");
  }

  @Test
  void contradicted_fewerInACompleteDataset_thanClaimed() {
    ReconciledClaim verdict =
        verdict(issuesComplete(), issuesClaimed(QualifiedNumber.exact(18)), issues(17));
    assertThat(verdict.status()).isEqualTo(ClaimStatus.CONTRADICTED);
    assertThat(verdict.counted()).contains(QualifiedNumber.exact(17));
  }

  @Test
  void contradicted_openClaimAndCompleteRecords_atItsVeryEdge() {
    assertThat(
            verdict(issuesComplete(), issuesClaimed(QualifiedNumber.moreThan(17)), issues(17))
                .status())
        .isEqualTo(ClaimStatus.CONTRADICTED);
    assertThat(
            verdict(issuesComplete(), issuesClaimed(QualifiedNumber.atLeast(17)), issues(17))
                .status())
        .isEqualTo(ClaimStatus.CONFIRMED);
  }

  @Test
  void confirmed_completeRecordsAndTheSameNumber() {
    ReconciledClaim verdict =
        verdict(issuesComplete(), issuesClaimed(QualifiedNumber.exact(18)), issues(18));
    assertThat(verdict.status()).isEqualTo(ClaimStatus.CONFIRMED);
    assertThat(verdict.coverage()).isEmpty();
    assertThat(codes(verdict)).contains("inside");
  }

  @Test
  void confirmed_openClaim_evenFromAPartialDataset() {
    // at least 201 lies inside more than 200; at least 200 does not
    assertThat(verdict(scope(), issuesClaimed(QualifiedNumber.moreThan(200)), issues(201)).status())
        .isEqualTo(ClaimStatus.CONFIRMED);
    assertThat(verdict(scope(), issuesClaimed(QualifiedNumber.moreThan(200)), issues(200)).status())
        .isEqualTo(ClaimStatus.CONSISTENT);
  }

  @Test
  void restated_everyRecordRestsOnTheClaimsOwnSource() {
    HubRecord own = issue("i").addSources(document("the claim's page")).build();
    ReconciledClaim verdict = verdict(scope(), issuesClaimed(QualifiedNumber.exact(1)), own);
    assertThat(verdict.status()).isEqualTo(ClaimStatus.RESTATED);
    assertThat(verdict.figure().orElseThrow().number()).contains(QualifiedNumber.exact(1));
    assertThat(verdict.counted()).contains(QualifiedNumber.atLeast(0));
    assertThat(verdict.reason()).contains(Note.of("own_source_only", 1));
  }

  @Test
  void restated_anotherRecordThatMayCount_isNot() {
    ReconciledClaim verdict =
        verdict(
            scope(),
            issuesClaimed(QualifiedNumber.exact(1)).asOf(date("2020-12-31")),
            issue("i1").publishedOn(date("2019")).addSources(document("the claim's page")).build(),
            issue("i2").addSources(document("another")).build());
    assertThat(verdict.status()).isEqualTo(ClaimStatus.CONSISTENT);
  }

  @Test
  void restated_ownRecordsThatDisagree_areNot() {
    HubRecord[] own = {
      issue("i1").addSources(document("the claim's page")).build(),
      issue("i2").addSources(document("the claim's page")).build(),
    };
    // two do not agree with "1", and prove nothing against it either
    ReconciledClaim verdict = verdict(scope(), issuesClaimed(QualifiedNumber.exact(1)), own);
    assertThat(verdict.status()).isEqualTo(ClaimStatus.CONSISTENT);
    assertThat(verdict.coverage()).contains(decimal("0.0000"));
  }

  @Test
  void noEvidence_noRecordOfAPartialType() {
    ReconciledClaim verdict = verdict(scope(), issuesClaimed(FIVE));
    assertThat(verdict.status()).isEqualTo(ClaimStatus.NO_EVIDENCE);
    assertThat(verdict.metric()).contains("journal_issues");
    assertThat(verdict.coverage()).isEmpty();
    assertThat(codes(verdict)).contains("no_record");
  }

  @Test
  void noEvidence_recordsThatMayLieInTheTime_areSome() {
    ReconciledClaim verdict =
        verdict(
            scope(),
            issuesClaimed(QualifiedNumber.exact(1)).asOf(date("2020-12-31")),
            issue("i").build());
    assertThat(verdict.status()).isEqualTo(ClaimStatus.CONSISTENT);
    assertThat(verdict.coverage()).contains(decimal("0.0000"));
    assertThat(verdict.reason()).contains(Note.of("undatable", 1));
  }

  @Test
  void noEvidence_recordsThatAllLackTheField_areNone() {
    // as in the public record, where no source says which organisations signed
    assertThat(
            verdict(
                    scope(),
                    claim("founding_international_organisations", FIVE),
                    founder("f").build())
                .status())
        .isEqualTo(ClaimStatus.NO_EVIDENCE);
  }

  @Test
  void completeAndNone_isAProofOfZero() {
    assertThat(verdict(issuesComplete(), issuesClaimed(FIVE)).status())
        .isEqualTo(ClaimStatus.CONTRADICTED);
    assertThat(verdict(issuesComplete(), issuesClaimed(QualifiedNumber.exact(0))).status())
        .isEqualTo(ClaimStatus.CONFIRMED);
    assertThat(verdict(scope(), issuesClaimed(QualifiedNumber.exact(0))).status())
        .isEqualTo(ClaimStatus.NO_EVIDENCE);
  }

  @Test
  void completeAndNoneButOneUndecided_isConsistentNotWithoutEvidence() {
    ReconciledClaim verdict =
        verdict(
            scope(RecordType.COUNTRY),
            claim("participating_countries", QualifiedNumber.exact(1)),
            country("c").status(MembershipStatus.UNCONFIRMED).build());
    assertThat(verdict.status()).isEqualTo(ClaimStatus.CONSISTENT);
    assertThat(verdict.coverage()).contains(decimal("0.0000"));
    assertThat(codes(verdict)).contains("open_records").doesNotContain("no_record");
    // and of a complete type it is not said that its records are a part of all
    ReconciledClaim missing =
        verdict(scope(RecordType.EVENT), claim("capacity_participants", FIVE), event("e").build());
    assertThat(missing.status()).isEqualTo(ClaimStatus.CONSISTENT);
    assertThat(codes(missing)).contains("open_records").doesNotContain("part_of_all");
  }

  @ParameterizedTest
  @CsvSource({
    "29, 90, 0.3222", // 0.32222
    "11, 18, 0.6111", // 0.61111
    "2, 5, 0.4000",
    "1, 32, 0.0312", // 0.03125: the tie goes to the even 0.0312
    "3, 32, 0.0938", // 0.09375: the tie goes to the even 0.0938
  })
  void consistent_partOfTheClaim_isCoveredToFourDecimals(
      int counted, long claimed, String coverage) {
    ReconciledClaim verdict =
        verdict(scope(), issuesClaimed(QualifiedNumber.exact(claimed)), issues(counted));
    assertThat(verdict.status()).isEqualTo(ClaimStatus.CONSISTENT);
    assertThat(verdict.coverage()).contains(decimal(coverage));
    assertThat(verdict.isLess()).isFalse();
    assertThat(codes(verdict)).contains("part_of_all");
  }

  @Test
  void consistent_claimOpenUpward_isCoveredLessThanThat() {
    ReconciledClaim verdict =
        verdict(scope(), issuesClaimed(QualifiedNumber.moreThan(200)), issues(37));
    // 37 / 200
    assertThat(verdict.coverage()).contains(decimal("0.1850"));
    assertThat(verdict.isLess()).isTrue();
    assertThat(verdict(scope(), issuesClaimed(QualifiedNumber.atLeast(40)), issues(37)).isLess())
        .isTrue();
  }

  @Test
  void consistent_claimOpenDownward_hasNoCoverage() {
    ReconciledClaim verdict =
        verdict(scope(), issuesClaimed(QualifiedNumber.atMost(40)), issues(37));
    assertThat(verdict.status()).isEqualTo(ClaimStatus.CONSISTENT);
    assertThat(verdict.coverage()).isEmpty();
  }

  @Test
  void consistent_distinctCount_isCoveredByThoseNamed() {
    HubRecord[] records = {
      event("e1").addCountries(CountryCode.of("KZ"), CountryCode.of("KG")).build(),
      event("e2").statedCountries(QualifiedNumber.moreThan(40)).build(),
    };
    ReconciledClaim verdict =
        verdict(scope(), claim("capacity_countries", QualifiedNumber.exact(126)), records);
    assertThat(verdict.counted()).contains(QualifiedNumber.moreThan(40));
    // 2 named / 126 = 0.01587, not 40 / 126
    assertThat(verdict.coverage()).contains(decimal("0.0159"));
    // what is stated still contradicts a smaller claim
    assertThat(
            verdict(scope(), claim("capacity_countries", QualifiedNumber.exact(40)), records)
                .status())
        .isEqualTo(ClaimStatus.CONTRADICTED);
  }

  @Test
  void noMetric_indicatorOrDimensionThatNoneKnows() {
    ReconciledClaim verdict = verdict(scope(), claim("expert_countries", FIVE), issues(5));
    assertThat(verdict.status()).isEqualTo(ClaimStatus.NO_METRIC);
    assertThat(verdict.metric()).isEmpty();
    assertThat(verdict.figure()).isEmpty();
    assertThat(verdict.counted()).isEmpty();
    assertThat(verdict.reason()).containsExactly(Note.of("no_metric", "expert_countries"));
    assertThat(
            verdict(scope(), issuesClaimed(FIVE).putSplit("continent", "Asia"), issues(5)).status())
        .isEqualTo(ClaimStatus.NO_METRIC);
  }

  // ---- independence

  @Test
  void independence_sameDocumentAddressOrSecondSource_decides() {
    String url = "https://example.org/page";
    List<HubRecord> records =
        List.of(
            issue("same document").addSources(document("the claim's page")).build(),
            issue("same address").addSources(page(url)).build(),
            issue("both").addSources(document("the claim's page"), page(url)).build(),
            issue("second source").addSources(page(url), document("another")).build(),
            issue("other address").addSources(page("https://example.org/other")).build(),
            issue("own entry").build());
    ReconciledClaim verdict =
        verdict(scope(), issuesClaimed(QualifiedNumber.exact(18)).addSources(page(url)), records);
    assertThat(verdict.figure().orElseThrow().number()).contains(QualifiedNumber.exact(6));
    assertThat(verdict.counted()).contains(QualifiedNumber.atLeast(3));
    assertThat(verdict.status()).isEqualTo(ClaimStatus.CONSISTENT);
    assertThat(verdict.coverage()).contains(decimal("0.1667")); // 3 / 18
    assertThat(verdict.reason()).contains(Note.of("own_source", 3));
  }

  @Test
  void independence_completeTypeWithOwnRecords_confirmsNothingBeyondTheOthers() {
    List<HubRecord> records = new ArrayList<>(issues(17));
    records.add(issue("own").addSources(document("the claim's page")).build());
    ReconciledClaim verdict =
        verdict(issuesComplete(), issuesClaimed(QualifiedNumber.exact(18)), records);
    assertThat(verdict.counted()).contains(QualifiedNumber.atLeast(17));
    assertThat(verdict.status()).isEqualTo(ClaimStatus.CONSISTENT);
  }

  @Test
  void independence_ownRecordThatLacksTheField_provesNoUpperEndEither() {
    // without the own record, 30 of a complete dataset would seem to contradict 40
    ReconciledClaim verdict =
        verdict(
            scope(RecordType.EVENT),
            claim("capacity_participants", QualifiedNumber.exact(40)),
            event("e1").participants(QualifiedNumber.exact(30)).build(),
            event("e2").addSources(document("the claim's page")).build());
    assertThat(verdict.status()).isEqualTo(ClaimStatus.CONSISTENT);
    assertThat(verdict.coverage()).contains(decimal("0.7500"));
  }

  // ---- rounded claims

  @ParameterizedTest
  @CsvSource({
    "12749, CONTRADICTED",
    "12750, CONFIRMED", // rounds to 12,800 by hundreds
    "12800, CONFIRMED",
    "12850, CONFIRMED",
    "12851, CONTRADICTED",
  })
  void rounded_claim_standsForEveryNumberThatRoundsToIt(long counted, ClaimStatus status) {
    ReportedFigure.Builder claim =
        claim("capacity_participants", QualifiedNumber.exact(12800))
            .roundedTo(BigDecimal.valueOf(100));
    assertThat(
            verdict(
                    scope(RecordType.EVENT),
                    claim,
                    event("e").participants(QualifiedNumber.exact(counted)).build())
                .status())
        .isEqualTo(status);
  }

  @Test
  void rounded_claim_isCoveredByItsPrintedNumber() {
    ReconciledClaim verdict =
        verdict(
            scope(),
            claim("capacity_participants", QualifiedNumber.exact(12800))
                .roundedTo(BigDecimal.valueOf(100)),
            event("e").participants(QualifiedNumber.exact(6400)).build());
    assertThat(verdict.coverage()).contains(decimal("0.5000"));
  }

  @Test
  void rounded_toWhatIsNotAboveZero_countsForNothing() {
    ReportedFigure.Builder claim =
        issuesClaimed(QualifiedNumber.exact(18)).roundedTo(BigDecimal.valueOf(-10));
    assertThat(verdict(issuesComplete(), claim, issues(18)).status())
        .isEqualTo(ClaimStatus.CONFIRMED);
    assertThat(verdict(issuesComplete(), claim, issues(17)).status())
        .isEqualTo(ClaimStatus.CONTRADICTED);
  }

  @Test
  void ownSourceOnly_claimBelowZero_isNotContradictedByNothing() {
    HubRecord own = issue("i").addSources(document("the claim's page")).build();
    assertThat(verdict(scope(), issuesClaimed(QualifiedNumber.exact(-5)), own).status())
        .isEqualTo(ClaimStatus.CONSISTENT);
  }

  // ---- claims at their own dates

  private static List<HubRecord> datedIssues(String... dates) {
    List<HubRecord> issues = new ArrayList<>();
    for (String date : dates) {
      issues.add(issue("i" + issues.size()).publishedOn(date(date)).build());
    }
    return issues;
  }

  @ParameterizedTest
  @CsvSource({
    "2014-09-17, CONFIRMED",
    "2013-12-31, CONTRADICTED", // one issue by then
    "2015-03-31, CONTRADICTED", // three
  })
  void date_ofADay_isTheDayOfTheProof(String asOf, ClaimStatus status) {
    ReportedFigure.Builder claim = issuesClaimed(QualifiedNumber.exact(2)).asOf(date(asOf));
    List<HubRecord> records = datedIssues("2013-06-30", "2014-01-31", "2015-03-31");
    ReconciledClaim verdict = verdict(issuesComplete(), claim, records);
    assertThat(verdict.status()).isEqualTo(status);
    assertThat(codes(verdict)).doesNotContain("no_time", "time_read_as");
  }

  @Test
  void date_ofAMonthOrYear_mustHoldOnItsFirstDayAndItsLast() {
    List<HubRecord> records = datedIssues("2013-06-30", "2014-01-31", "2014-05-20");
    // in March 2014 two all along; in May two, then three; in 2014 one, two or three
    assertThat(atDate("2014-03", 2, records).status()).isEqualTo(ClaimStatus.CONFIRMED);
    ReconciledClaim may = atDate("2014-05", 2, records);
    assertThat(may.status()).isEqualTo(ClaimStatus.CONSISTENT);
    assertThat(codes(may)).contains("date_too_wide");
    assertThat(atDate("2014-05", 3, records).status()).isEqualTo(ClaimStatus.CONSISTENT);
    assertThat(atDate("2014-05", 4, records).status()).isEqualTo(ClaimStatus.CONTRADICTED);
    assertThat(atDate("2014-05", 1, records).status()).isEqualTo(ClaimStatus.CONTRADICTED);
    assertThat(atDate("2014", 1, records).status()).isEqualTo(ClaimStatus.CONSISTENT);
  }

  @Test
  void date_ofAYear_claimTrueOnADayBetween_isNotContradicted() {
    List<HubRecord> records = datedIssues("2013-06-30", "2014-01-31", "2014-05-20");
    // one on 1 January 2014, three on 31 December, two in between: "2 in 2014" was true
    ReconciledClaim verdict = atDate("2014", 2, records);
    assertThat(verdict.status()).isEqualTo(ClaimStatus.CONSISTENT);
    assertThat(codes(verdict)).contains("date_too_wide");
  }

  private static ReconciledClaim atDate(String asOf, long claimed, List<HubRecord> records) {
    return verdict(
        issuesComplete(), issuesClaimed(QualifiedNumber.exact(claimed)).asOf(date(asOf)), records);
  }

  @Test
  void date_onlyReported_isTheDayOfTheReport() {
    List<HubRecord> records = datedIssues("2013-06-30", "2014-01-31", "2015-03-31");
    assertThat(atDate("../2014-09-17", 2, records).status()).isEqualTo(ClaimStatus.CONFIRMED);
    assertThat(atDate("../2014-09-17", 3, records).status()).isEqualTo(ClaimStatus.CONTRADICTED);
  }

  @Test
  void date_ofTheDatasetsOwnYear_isCutToItsDay() {
    List<HubRecord> records = datedIssues("2013-06-30");
    ReconciledClaim verdict = atDate("2026", 1, records);
    assertThat(verdict.status()).isEqualTo(ClaimStatus.CONFIRMED);
    assertThat(verdict.figure().orElseThrow().period().last()).isEqualTo("2026-11-23");
  }

  @Test
  void date_afterTheDatasetsDay_provesNoUpperEnd() {
    List<HubRecord> records = datedIssues("2013-06-30");
    for (String later : List.of("2027-01-15", "2027", "2026-11-24")) {
      ReconciledClaim verdict = atDate(later, 2, records);
      assertThat(verdict.counted()).as(later).contains(QualifiedNumber.atLeast(1));
      assertThat(verdict.status()).as(later).isEqualTo(ClaimStatus.CONSISTENT);
    }
    ReconciledClaim period =
        verdict(
            issuesComplete(),
            issuesClaimed(QualifiedNumber.exact(2)).period(period("2027/2028")),
            records);
    assertThat(period.status()).isNotEqualTo(ClaimStatus.CONTRADICTED);
  }

  @Test
  void time_ofAPeriodThatStartsAfterTheDatasetsDay_provesNoUpperEnd() {
    for (String later : List.of("2027/..", "2027-01-15/2028", "2026-11-24/..")) {
      ReconciledClaim verdict =
          verdict(
              issuesComplete(),
              issuesClaimed(QualifiedNumber.exact(2)).period(period(later)),
              datedIssues("2013-06-30"));
      assertThat(verdict.status()).as(later).isEqualTo(ClaimStatus.CONSISTENT);
    }
  }

  @Test
  void date_beforeTheFounding_hasNothingToCount() {
    ReconciledClaim verdict = atDate("2013-03-01", 1, datedIssues("2013-06-30"));
    assertThat(verdict.status()).isEqualTo(ClaimStatus.CONTRADICTED);
    assertThat(atDate("2013", 1, datedIssues("2013-06-30")).status())
        .isEqualTo(ClaimStatus.CONSISTENT);
    // the year of the founding starts on the day of the founding
    assertThat(atDate("2013", 1, datedIssues("2013-03-15")).status())
        .isEqualTo(ClaimStatus.CONFIRMED);
  }

  @Test
  void time_inWordsOrNone_isReadSinceTheFoundingAndTheReasonSaysSo() {
    List<HubRecord> records = datedIssues("2013-06-30", "2014-01-31");
    ReconciledClaim words =
        verdict(
            issuesComplete(),
            issuesClaimed(QualifiedNumber.exact(2)).timeText("last 10 years"),
            records);
    assertThat(words.status()).isEqualTo(ClaimStatus.CONFIRMED);
    assertThat(words.reason())
        .contains(Note.of("time_read_as", "last 10 years", "2013-03-15", "2026-11-23"));
    ReconciledClaim none =
        verdict(issuesComplete(), issuesClaimed(QualifiedNumber.exact(2)), records);
    assertThat(none.status()).isEqualTo(ClaimStatus.CONFIRMED);
    assertThat(none.reason()).contains(Note.of("no_time", "2013-03-15", "2026-11-23"));
  }

  @Test
  void time_ofAPeriod_countsWhatLiesInIt() {
    List<HubRecord> records = datedIssues("2013-06-30", "2014-01-31", "2014-05-20", "2015");
    ReportedFigure.Builder claim = issuesClaimed(QualifiedNumber.exact(2)).period(period("2014"));
    assertThat(verdict(issuesComplete(), claim, records).status()).isEqualTo(ClaimStatus.CONFIRMED);
    List<HubRecord> undated = new ArrayList<>(records);
    undated.add(issue("undated").build());
    ReconciledClaim open = verdict(issuesComplete(), claim, undated);
    assertThat(open.status()).isEqualTo(ClaimStatus.CONSISTENT);
    assertThat(open.reason()).contains(Note.of("undatable", 1));
  }

  @Test
  void stock_atAPastDate_isOfThatDate() {
    HubRecord[] records = {
      country("c1").addMemberships(since("2013-03-15")).build(),
      country("c2").addMemberships(since("2016")).build(),
      country("c3").build(),
    };
    ReconciledClaim verdict =
        verdict(
            scope(RecordType.COUNTRY),
            claim("participating_countries", QualifiedNumber.exact(2)).asOf(date("2016-05-26")),
            records);
    // one for sure, two that may have joined by then
    assertThat(verdict.counted()).contains(QualifiedNumber.atLeast(1));
    assertThat(verdict.status()).isEqualTo(ClaimStatus.CONSISTENT);
    assertThat(verdict.reason()).contains(Note.of("undatable", 2));
  }

  // ---- several claims

  @Test
  void claims_twoOnOneMetric_areTwoRowsInTheirOrder() {
    List<ReportedFigure> claims =
        List.of(
            issuesClaimed(QualifiedNumber.exact(3)).id(Id.of("b")).build(),
            issuesClaimed(QualifiedNumber.exact(2)).id(Id.of("a")).asOf(date("2014-09-17")).build(),
            issuesClaimed(QualifiedNumber.exact(3)).id(Id.of("c")).build());
    List<ReconciledClaim> verdicts =
        verdicts(issuesComplete(), claims, datedIssues("2013-06-30", "2014-01-31", "2015-03-31"));
    assertThat(verdicts.stream().map(v -> v.claim().getId().value()))
        .containsExactly("b", "a", "c");
    assertThat(verdicts.stream().map(ReconciledClaim::status)).containsOnly(ClaimStatus.CONFIRMED);
  }

  @Test
  void claims_none_giveNoVerdicts() {
    assertThat(verdicts(scope(), List.of(), issues(2))).isEmpty();
  }

  // ---- splits

  @Test
  void split_claimOnAPart_isHeldAgainstThatPart() {
    List<HubRecord> records =
        List.of(
            event("e1").build(),
            event("e2").build(),
            event("e3").hubRole(HubRole.CO_ORGANISER).build());
    ReconciledClaim verdict =
        verdict(
            scope(RecordType.EVENT),
            claim("capacity_events", QualifiedNumber.exact(2)).putSplit("hubRole", "organiser"),
            records);
    assertThat(verdict.status()).isEqualTo(ClaimStatus.CONFIRMED);
    assertThat(verdict.split()).isEqualTo(Split.of(Dimension.HUB_ROLE, "organiser"));
    assertThat(
            verdict(
                    scope(RecordType.EVENT),
                    claim("capacity_events", QualifiedNumber.exact(2))
                        .putSplit("hubRole", "organiser")
                        .putSplit("year", "2019"),
                    records)
                .status())
        .isEqualTo(ClaimStatus.CONTRADICTED);
  }

  @Test
  void split_ofPeople_hidesASmallCountButNotTheVerdict() {
    List<HubRecord> records = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      records.add(scholarship("s" + i).awardedOn(date(i < 3 ? "2019" : "2020")).build());
    }
    ReconciledClaim small =
        verdict(
            scope(RecordType.SCHOLARSHIP),
            claim("scholarships", QualifiedNumber.exact(10)).putSplit("year", "2019"),
            records);
    assertThat(small.status()).isEqualTo(ClaimStatus.CONTRADICTED);
    assertThat(small.counted()).contains(QualifiedNumber.fewerThan(5));
    assertThat(small.figure().orElseThrow().number()).contains(QualifiedNumber.fewerThan(5));
    assertThat(small.figure().orElseThrow().basis()).isEmpty();
    ReconciledClaim partial =
        verdict(
            scope(),
            claim("scholarships", QualifiedNumber.exact(10)).putSplit("year", "2019"),
            records);
    assertThat(partial.status()).isEqualTo(ClaimStatus.CONSISTENT);
    assertThat(partial.coverage()).as("3 / 10 would tell the three").isEmpty();
    assertThat(partial.reason()).extracting(Note::code).contains("small_cell");
    ReconciledClaim whole =
        verdict(scope(), claim("scholarships", QualifiedNumber.exact(23)), records);
    assertThat(whole.counted()).contains(QualifiedNumber.atLeast(12));
  }

  @Test
  void split_memoranda_areExplainedByTypeOfPartnerAndTheClaimsWords() {
    ReconciledClaim verdict =
        verdict(
            scope(),
            claim("memoranda_signed", QualifiedNumber.moreThan(60))
                .text(LocalizedText.of("en", "said to be with universities")),
            memorandum("a1", "p1").build(),
            memorandum("a2", "p2").build(),
            partner("p1").build(),
            partner("p2").type(PartnerType.GOVERNMENT).build());
    assertThat(verdict.reason())
        .contains(
            new Note("of_these", List.of("partnerType=academic", "exact=1")),
            new Note("of_these", List.of("partnerType=government", "exact=1")),
            Note.of("claim_says", "said to be with universities"));
  }

  // ---- money

  private static ReportedFigure.Builder contributionsClaimed(long amount, String currency) {
    return claim("contributions", QualifiedNumber.exact(amount))
        .unit(currency)
        .putSplit("project", "hub")
        .putSplit("stage", "received");
  }

  @Test
  void money_claims_areHeldAgainstTheirOwnCurrency() {
    List<HubRecord> records =
        List.of(
            given("b1", "hub", ContributionStage.RECEIVED, "USD 100"),
            given("b2", "hub", ContributionStage.RECEIVED, "KZT 7"),
            given("b3", "hub", ContributionStage.PLEDGED, "USD 900"));
    Scope complete = scope(RecordType.CONTRIBUTION);
    ReconciledClaim dollars = verdict(complete, contributionsClaimed(100, "USD"), records);
    assertThat(dollars.status()).isEqualTo(ClaimStatus.CONFIRMED);
    assertThat(dollars.figure().orElseThrow().unit()).isEqualTo("USD");
    assertThat(dollars.split())
        .isEqualTo(Split.of(Dimension.PROJECT, "hub").with(Dimension.STAGE, "received"));
    assertThat(verdict(complete, contributionsClaimed(100, "KZT"), records).status())
        .isEqualTo(ClaimStatus.CONTRADICTED);
    assertThat(verdict(complete, contributionsClaimed(7, "KZT"), records).status())
        .isEqualTo(ClaimStatus.CONFIRMED);
  }

  @Test
  void money_claimAcrossStages_isNotAddedUp() {
    ReconciledClaim verdict =
        verdict(
            scope(RecordType.CONTRIBUTION),
            claim("contributions", QualifiedNumber.exact(1000))
                .unit("USD")
                .putSplit("project", "hub"),
            given("b1", "hub", ContributionStage.RECEIVED, "USD 100"),
            given("b3", "hub", ContributionStage.PLEDGED, "USD 900"));
    assertThat(verdict.status()).isEqualTo(ClaimStatus.CONSISTENT);
    assertThat(verdict.coverage()).isEmpty();
    assertThat(codes(verdict)).contains("never_added");
  }

  @Test
  void money_ofTheProjectPage_isRestated() {
    List<HubRecord> records =
        List.of(
            project("hub", "2024-05", "2026-12"),
            contribution("b", "hub")
                .period(period("2024-05/2026-12"))
                .amount(money("USD 1200000"))
                .addSources(document("the claim's page"))
                .build(),
            spending("d1", "hub", "2024", "USD 491724")
                .addSources(document("the claim's page"))
                .build(),
            spending("d2", "hub", "2025", "USD 643294")
                .addSources(document("the claim's page"))
                .build());
    ReconciledClaim total =
        verdict(
            scope(),
            claim("contributions", QualifiedNumber.exact(1_200_000))
                .unit("USD")
                .period(period("2024-05/2026-12"))
                .putSplit("project", "hub"),
            records);
    assertThat(total.status()).isEqualTo(ClaimStatus.RESTATED);
    ReconciledClaim delivered =
        verdict(
            scope(),
            claim("delivery", QualifiedNumber.exact(643_294))
                .unit("USD")
                .period(period("2025"))
                .putSplit("project", "hub"),
            records);
    assertThat(delivered.status()).isEqualTo(ClaimStatus.RESTATED);
    assertThat(delivered.figure().orElseThrow().number()).contains(QualifiedNumber.exact(643_294));
  }

  @Test
  void money_claimOnADerivedFigure_findsItByProjectAndCurrency() {
    ReconciledClaim verdict =
        verdict(
            scope(),
            claim("delivery_to_date", QualifiedNumber.exact(300))
                .unit("USD")
                .asOf(date("2024-12-31"))
                .putSplit("project", "p"),
            spent("d1", "p", "2023", "USD 100"),
            spent("d2", "p", "2024", "USD 200"),
            spent("d3", "p", "2024", "KZT 9"));
    assertThat(verdict.figure().orElseThrow().number()).contains(QualifiedNumber.exact(300));
    // a derived figure proves nothing by itself, but there is something on file
    assertThat(verdict.status()).isEqualTo(ClaimStatus.CONSISTENT);
    assertThat(verdict.coverage()).isEmpty();
    assertThat(codes(verdict)).contains("through");
  }

  @Test
  void money_claimThatSeveralFiguresAnswer_isNotWithoutEvidence() {
    ReconciledClaim verdict =
        verdict(
            scope(),
            claim("delivery_to_date", QualifiedNumber.exact(300)),
            spent("d1", "p", "2023", "USD 100"),
            spent("d2", "q", "2024", "USD 200"));
    assertThat(verdict.status()).isEqualTo(ClaimStatus.CONSISTENT);
    assertThat(verdict.figure()).isEmpty();
    assertThat(codes(verdict)).doesNotContain("no_record");
  }

  // ---- reasons

  @Test
  void reason_otherStatements_areTold() {
    ReconciledClaim verdict =
        verdict(
            scope(),
            issuesClaimed(QualifiedNumber.exact(18)).addDiscrepancies(discrepancy("/value", "17")),
            issue("i").addDiscrepancies(discrepancy("/publishedOn", "2014")).build());
    assertThat(verdict.reason()).contains(Note.of("other_possible", "17"), Note.of("disputed", 1));
  }

  /** Two issues on record, of a type that is complete or not; others say other numbers. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "true  | 2           | other_possible",
        "true  | 17          | other_contradicted",
        "true  | at least 2  | other_possible",
        "true  | more than 2 | other_contradicted",
        "true  | более 1     | other_possible",
        "true  | 1-ден астам | other_possible",
        "true  | some dozens | other_statement",
        "false | 17          | other_possible",
        "false | 1           | other_contradicted",
        "false | fewer than 2 | other_contradicted",
      })
  void reason_anotherNumberInWords_isHeldAgainstTheRecordsToo(
      boolean complete, String statement, String note) {
    ReconciledClaim verdict =
        verdict(
            complete ? scope(RecordType.JOURNAL_ISSUE, RecordType.RESEARCH_PRODUCT) : scope(),
            issuesClaimed(QualifiedNumber.exact(2))
                .addDiscrepancies(discrepancy("/value", statement)),
            issue("i1").build(),
            issue("i2").build());
    assertThat(verdict.reason()).contains(Note.of(note, statement));
  }

  @Test
  void reason_anotherNumberWithoutRecords_isOnlyTold() {
    ReconciledClaim verdict =
        verdict(
            scope(),
            issuesClaimed(QualifiedNumber.exact(18)).addDiscrepancies(discrepancy("/value", "17")));
    assertThat(verdict.reason()).contains(Note.of("other_statement", "17"));
  }

  @Test
  void reason_missingFields_areTold() {
    ReconciledClaim verdict =
        verdict(
            scope(),
            claim("capacity_participants", QualifiedNumber.exact(12800)),
            event("e1").participants(QualifiedNumber.moreThan(1360)).build(),
            event("e2").build(),
            event("e3").build());
    assertThat(verdict.reason()).contains(Note.of("missing", 2, 3));
    // 1,360 / 12,800
    assertThat(verdict.coverage()).contains(decimal("0.1062"));
  }

  @Test
  void reason_ofEveryStatus_hasWordsInThreeLanguages() {
    List<ReconciledClaim> all = new ArrayList<>();
    all.add(verdict(scope(), issuesClaimed(QualifiedNumber.exact(18)), issues(20)));
    all.add(verdict(scope(), issuesClaimed(QualifiedNumber.atLeast(18)), issues(20)));
    all.add(
        verdict(
            scope(),
            issuesClaimed(QualifiedNumber.exact(1)),
            issue("i").addSources(document("the claim's page")).build()));
    all.add(verdict(scope(), issuesClaimed(FIVE)));
    all.add(verdict(scope(), issuesClaimed(FIVE).timeText("today"), issues(2)));
    all.add(verdict(scope(), claim("happiness", FIVE)));
    assertThat(all.stream().map(ReconciledClaim::status))
        .containsExactlyInAnyOrder(ClaimStatus.values());
    for (ReconciledClaim verdict : all) {
      for (LanguageTag language : List.of(LanguageTag.EN, LanguageTag.RU, LanguageTag.KK)) {
        assertThat(verdict.status().label(language)).isNotBlank();
        assertThat(verdict.reason())
            .isNotEmpty()
            .allSatisfy(note -> assertThat(note.text(language)).isNotBlank());
      }
    }
  }

  @Test
  void people_onTheRoster_areCountedWithoutNames() {
    ReconciledClaim verdict =
        verdict(
            scope(),
            claim("experts_in_roster", QualifiedNumber.moreThan(140)),
            expert("person-1").build(),
            expert("person-2").build());
    assertThat(verdict.counted()).contains(QualifiedNumber.atLeast(2));
    assertThat(verdict.toString()).doesNotContain("person-");
  }

  @Test
  void contests_ofTheCompleteType_areConfirmed() {
    // as in the public record: two rounds, declared complete
    assertThat(
            verdict(
                    scope(RecordType.CONTEST),
                    claim("innovation_contests", QualifiedNumber.exact(2)),
                    contest("t1").heldOn(date("2016")).build(),
                    contest("t2").heldOn(date("2018")).build())
                .status())
        .isEqualTo(ClaimStatus.CONFIRMED);
  }
}
