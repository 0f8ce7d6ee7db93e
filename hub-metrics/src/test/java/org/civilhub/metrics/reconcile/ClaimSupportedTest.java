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
import static org.civilhub.metrics.testkit.Records.scholarship;
import static org.civilhub.metrics.testkit.Records.spent;

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
import org.civilhub.model.value.QualifiedNumber;
import org.junit.jupiter.api.Test;

class ClaimSupportedTest {
  private static ReportedFigure.Builder issuesClaimed(QualifiedNumber value) {
    return claim("journal_issues", value);
  }

  private static List<Finding> findings(Scope scope, List<? extends HubRecord> records) {
    return Checks.findings(FindingCode.CLAIM_SUPPORTED, scope, records);
  }

  @Test
  void check_fewerOnRecordThanMoreThan_isFoundWithTheProof() {
    List<HubRecord> records = new ArrayList<>();
    for (int i = 0; i < 37; i++) {
      records.add(event("e" + i).build());
    }
    records.add(claim("capacity_events", QualifiedNumber.moreThan(200)).build());
    List<Finding> findings = findings(scope(), records);
    assertThat(findings)
        .containsExactly(
            new Finding(
                FindingCode.CLAIM_SUPPORTED,
                new Place("records", 38, 0, "/value"),
                Optional.of(RecordType.REPORTED_FIGURE),
                Optional.of("capacity_events-claim"),
                Map.of("number", "more_than 200", "limit", "at_least 37")));
    assertThat(findings.get(0).severity()).isEqualTo(Severity.ADVICE);
  }

  @Test
  void check_proofInsideTheClaim_isNotFound() {
    ReportedFigure moreThan = issuesClaimed(QualifiedNumber.moreThan(3)).build();
    ReportedFigure atLeast = issuesClaimed(QualifiedNumber.atLeast(3)).build();
    assertThat(findings(scope(), with(issues(4), moreThan))).isEmpty();
    assertThat(findings(scope(), with(issues(3), moreThan))).hasSize(1);
    assertThat(findings(scope(), with(issues(3), atLeast))).isEmpty();
    assertThat(findings(scope(), with(issues(2), atLeast))).hasSize(1);
  }

  @Test
  void check_claimWithAnUpperEnd_isNotFound() {
    for (QualifiedNumber value :
        List.of(
            QualifiedNumber.exact(18),
            QualifiedNumber.about(18),
            QualifiedNumber.atMost(18),
            QualifiedNumber.fewerThan(18),
            QualifiedNumber.unknown())) {
      assertThat(findings(scope(), with(issues(2), issuesClaimed(value).build())))
          .as(value.toString())
          .isEmpty();
    }
  }

  @Test
  void check_contradictedClaim_isLeftToTheOtherRule() {
    List<HubRecord> records = with(issues(2), issuesClaimed(QualifiedNumber.moreThan(3)).build());
    Scope complete = scope(RecordType.JOURNAL_ISSUE);
    assertThat(findings(complete, records)).isEmpty();
    assertThat(Checks.findings(FindingCode.CLAIM_NOT_CONTRADICTED, complete, records)).hasSize(1);
  }

  @Test
  void check_noRecordAtAll_isFoundWithAProofOfNothing() {
    assertThat(findings(scope(), List.of(issuesClaimed(QualifiedNumber.moreThan(3)).build())))
        .extracting(finding -> finding.arguments().get("limit"))
        .containsExactly("nothing");
  }

  @Test
  void check_recordsOfTheClaimsOwnSource_doNotSupportIt() {
    HubRecord own1 = issue("i1").addSources(document("the claim's page")).build();
    HubRecord own2 = issue("i2").addSources(document("the claim's page")).build();
    assertThat(
            findings(
                scope(), List.of(own1, own2, issuesClaimed(QualifiedNumber.moreThan(1)).build())))
        .extracting(finding -> finding.arguments().get("limit"))
        .containsExactly("nothing");
  }

  @Test
  void check_claimOfAtLeastNothing_isNotFound() {
    assertThat(findings(scope(), List.of(issuesClaimed(QualifiedNumber.atLeast(0)).build())))
        .isEmpty();
  }

  @Test
  void check_claimDatedByAYear_isSupportedByTheRecordsOfItsLastDay() {
    HubRecord issue = issue("i").publishedOn(date("2014-05-20")).build();
    ReportedFigure.Builder claim = issuesClaimed(QualifiedNumber.atLeast(1));
    assertThat(findings(scope(), List.of(issue, claim.asOf(date("2014")).build()))).isEmpty();
    assertThat(findings(scope(), List.of(issue, claim.asOf(date("2013")).build()))).hasSize(1);
  }

  @Test
  void check_roundedClaim_isSupportedByWhatRoundsToIt() {
    ReportedFigure.Builder claim =
        issuesClaimed(QualifiedNumber.atLeast(10)).roundedTo(BigDecimal.TEN);
    assertThat(findings(scope(), with(issues(5), claim.build()))).isEmpty();
    assertThat(findings(scope(), with(issues(4), claim.build())))
        .extracting(Finding::arguments)
        .containsExactly(Map.of("number", "at_least 10", "limit", "at_least 4"));
  }

  @Test
  void check_figureThatIsOnlyCalculated_isNotFound() {
    List<HubRecord> records =
        List.of(
            spent("d", "p", "2023", "USD 100"),
            claim("delivery_to_date", QualifiedNumber.moreThan(500)).unit("USD").build());
    assertThat(findings(scope(), records)).isEmpty();
  }

  @Test
  void check_typesThatAreNotGoneThrough_leaveTheClaimUnjudged() {
    ReportedFigure claim = issuesClaimed(QualifiedNumber.moreThan(3)).build();
    DatasetContext whole = DatasetContext.of(Ask.AS_OF, Set.of(), List.of(claim));
    assertThat(Checks.findings(FindingCode.CLAIM_SUPPORTED, whole, List.of(claim))).hasSize(1);
    DatasetContext claimsOnly = whole.withOnly(EnumSet.of(RecordType.REPORTED_FIGURE));
    assertThat(Checks.findings(FindingCode.CLAIM_SUPPORTED, claimsOnly, List.of(claim))).isEmpty();
  }

  @Test
  void check_smallNumberOfPeople_isNotTold() {
    List<HubRecord> records = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      records.add(scholarship("s" + i).awardedOn(date(i < 3 ? "2019" : "2020")).build());
    }
    ReportedFigure part =
        claim("scholarships", QualifiedNumber.moreThan(10)).putSplit("year", "2019").build();
    ReportedFigure whole = claim("scholarships", QualifiedNumber.moreThan(20)).build();
    assertThat(findings(scope(), with(records, part)))
        .extracting(finding -> finding.arguments().get("limit"))
        .containsExactly("fewer_than 5");
    assertThat(findings(scope(), with(records, whole)))
        .extracting(finding -> finding.arguments().get("limit"))
        .containsExactly("at_least 12");
  }
}
