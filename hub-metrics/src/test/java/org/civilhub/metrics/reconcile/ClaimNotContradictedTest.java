package org.civilhub.metrics.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.civilhub.metrics.reconcile.Checks.issues;
import static org.civilhub.metrics.reconcile.Checks.with;
import static org.civilhub.metrics.testkit.Ask.scope;
import static org.civilhub.metrics.testkit.Records.claim;
import static org.civilhub.metrics.testkit.Records.date;
import static org.civilhub.metrics.testkit.Records.document;
import static org.civilhub.metrics.testkit.Records.event;
import static org.civilhub.metrics.testkit.Records.issue;
import static org.civilhub.metrics.testkit.Records.period;
import static org.civilhub.metrics.testkit.Records.scholarship;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.civilhub.metrics.Scope;
import org.civilhub.metrics.testkit.Ask;
import org.civilhub.model.HubRecord;
import org.civilhub.model.RecordType;
import org.civilhub.model.ReportedFigure;
import org.civilhub.model.rule.DatasetContext;
import org.civilhub.model.rule.Finding;
import org.civilhub.model.rule.FindingCode;
import org.civilhub.model.rule.Place;
import org.civilhub.model.rule.Severity;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.QualifiedNumber;
import org.junit.jupiter.api.Test;

class ClaimNotContradictedTest {
  private static final ReportedFigure EIGHTEEN = issuesClaimed(QualifiedNumber.exact(18)).build();

  private static ReportedFigure.Builder issuesClaimed(QualifiedNumber value) {
    return claim("journal_issues", value);
  }

  private static List<Finding> findings(Scope scope, List<? extends HubRecord> records) {
    return Checks.findings(FindingCode.CLAIM_NOT_CONTRADICTED, scope, records);
  }

  @Test
  void check_moreOnRecordThanClaimed_isFoundEvenInAPartialDataset() {
    List<Finding> findings = findings(scope(), with(issues(20), EIGHTEEN));
    assertThat(findings)
        .containsExactly(
            new Finding(
                FindingCode.CLAIM_NOT_CONTRADICTED,
                new Place("records", 21, 0, "/value"),
                Optional.of(RecordType.REPORTED_FIGURE),
                Optional.of("journal_issues-claim"),
                Map.of("number", "exact 18", "limit", "at_least 20")));
    assertThat(findings.get(0).severity()).isEqualTo(Severity.WARNING);
  }

  @Test
  void check_claimBeforeItsRecords_isFoundAllTheSame() {
    List<HubRecord> records = new ArrayList<>(List.of(EIGHTEEN));
    records.addAll(issues(20));
    assertThat(findings(scope(), records))
        .extracting(Finding::place)
        .containsExactly(new Place("records", 1, 0, "/value"));
  }

  @Test
  void check_asManyAsClaimed_isNotFound() {
    assertThat(findings(scope(RecordType.JOURNAL_ISSUE), with(issues(18), EIGHTEEN))).isEmpty();
  }

  @Test
  void check_fewerThanClaimed_isFoundOnlyOfACompleteType() {
    assertThat(findings(scope(), with(issues(17), EIGHTEEN))).isEmpty();
    assertThat(findings(scope(RecordType.JOURNAL_ISSUE), with(issues(17), EIGHTEEN)))
        .extracting(finding -> finding.arguments().get("limit"))
        .containsExactly("exact 17");
  }

  @Test
  void check_claimOpenUpward_isFoundOnlyIfTheRecordsHaveAnEnd() {
    ReportedFigure claim = issuesClaimed(QualifiedNumber.moreThan(17)).build();
    assertThat(findings(scope(), with(issues(17), claim))).isEmpty();
    assertThat(findings(scope(RecordType.JOURNAL_ISSUE), with(issues(17), claim)))
        .extracting(Finding::arguments)
        .containsExactly(Map.of("number", "more_than 17", "limit", "exact 17"));
  }

  @Test
  void check_roundedClaim_standsForWhatRoundsToIt() {
    ReportedFigure.Builder claim =
        claim("capacity_participants", QualifiedNumber.exact(12800))
            .roundedTo(BigDecimal.valueOf(100));
    HubRecord within = event("e").participants(QualifiedNumber.exact(12850)).build();
    HubRecord beyond = event("e").participants(QualifiedNumber.exact(12851)).build();
    assertThat(findings(scope(), List.of(within, claim.build()))).isEmpty();
    assertThat(findings(scope(), List.of(beyond, claim.build())))
        .extracting(Finding::arguments)
        .containsExactly(Map.of("number", "exact 12800", "limit", "at_least 12851"));
  }

  @Test
  void check_recordsOfTheClaimsOwnSource_proveNothingAgainstIt() {
    HubRecord own1 = issue("i1").addSources(document("the claim's page")).build();
    HubRecord own2 = issue("i2").addSources(document("the claim's page")).build();
    ReportedFigure one = issuesClaimed(QualifiedNumber.exact(1)).build();
    assertThat(findings(scope(), List.of(own1, own2, one))).isEmpty();
    assertThat(findings(scope(), List.of(own1, own2, one, issue("i3").build()))).isEmpty();
    assertThat(
            findings(scope(), List.of(own1, own2, one, issue("i3").build(), issue("i4").build())))
        .extracting(finding -> finding.arguments().get("limit"))
        .containsExactly("at_least 2");
  }

  @Test
  void check_claimBelowZeroWithoutAnyRecord_isNotFound() {
    ReportedFigure refund = claim("contributions", QualifiedNumber.exact(-5)).unit("USD").build();
    assertThat(findings(scope(), List.of(refund))).isEmpty();
  }

  @Test
  void check_claimAtItsOwnDate_isHeldAgainstTheRecordsOfThatDate() {
    List<HubRecord> records =
        List.of(
            issue("i1").publishedOn(date("2013-06-30")).build(),
            issue("i2").publishedOn(date("2014-01-31")).build(),
            issuesClaimed(QualifiedNumber.exact(1)).asOf(date("2013")).build(),
            issuesClaimed(QualifiedNumber.exact(1)).id(Id.of("later")).asOf(date("2015")).build());
    assertThat(findings(scope(), records))
        .extracting(finding -> finding.recordId().orElseThrow())
        .containsExactly("later");
  }

  @Test
  void check_undatedRecord_countsFromTheFoundingThatTheProfileTells() {
    List<HubRecord> records =
        List.of(
            issue("undated").build(),
            issuesClaimed(QualifiedNumber.exact(0)).period(period("2013-03-15/..")).build());
    assertThat(findings(scope(), records)).hasSize(1);
    Scope unknown = new Scope(Optional.empty(), Ask.AS_OF, Set.of());
    assertThat(findings(unknown, records)).isEmpty();
  }

  @Test
  void check_indicatorOrPartThatNoMetricKnows_isNotFound() {
    List<HubRecord> records =
        with(
            issues(20),
            claim("expert_countries", QualifiedNumber.exact(1)).build(),
            issuesClaimed(QualifiedNumber.exact(1)).putSplit("continent", "Asia").build());
    assertThat(findings(scope(), records)).isEmpty();
  }

  @Test
  void check_severalClaims_areFoundInTheirOrder() {
    List<HubRecord> records =
        with(
            issues(3),
            issuesClaimed(QualifiedNumber.exact(2)).id(Id.of("b")).build(),
            issuesClaimed(QualifiedNumber.exact(3)).id(Id.of("right")).build(),
            issuesClaimed(QualifiedNumber.exact(1)).id(Id.of("a")).build());
    assertThat(findings(scope(), records))
        .extracting(finding -> finding.recordId().orElseThrow())
        .containsExactly("b", "a");
  }

  @Test
  void check_typesThatAreNotGoneThrough_leaveTheClaimUnjudged() {
    ReportedFigure claim = claim("innovation_contests", QualifiedNumber.exact(2)).build();
    DatasetContext whole = DatasetContext.of(Ask.AS_OF, Set.of(RecordType.CONTEST), List.of(claim));
    assertThat(Checks.findings(FindingCode.CLAIM_NOT_CONTRADICTED, whole, List.of(claim)))
        .hasSize(1);
    DatasetContext claimsOnly = whole.withOnly(EnumSet.of(RecordType.REPORTED_FIGURE));
    assertThat(Checks.findings(FindingCode.CLAIM_NOT_CONTRADICTED, claimsOnly, List.of(claim)))
        .isEmpty();
  }

  @Test
  void check_claimThatIsNotAmongTheRecords_isNotFound() {
    DatasetContext context = DatasetContext.of(Ask.AS_OF, Set.of(), List.of(EIGHTEEN));
    assertThat(Checks.findings(FindingCode.CLAIM_NOT_CONTRADICTED, context, issues(20))).isEmpty();
  }

  @Test
  void check_smallNumberOfPeople_isNotTold() {
    List<HubRecord> records = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      records.add(scholarship("s" + i).awardedOn(date(i < 3 ? "2019" : "2020")).build());
    }
    records.add(claim("scholarships", QualifiedNumber.exact(10)).putSplit("year", "2019").build());
    assertThat(findings(scope(RecordType.SCHOLARSHIP), records))
        .extracting(Finding::arguments)
        .containsExactly(Map.of("number", "exact 10", "limit", "fewer_than 5"));
  }
}
