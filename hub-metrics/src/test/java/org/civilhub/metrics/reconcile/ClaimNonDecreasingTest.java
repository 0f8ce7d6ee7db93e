package org.civilhub.metrics.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.civilhub.metrics.testkit.Ask.scope;
import static org.civilhub.metrics.testkit.Records.claim;
import static org.civilhub.metrics.testkit.Records.date;
import static org.civilhub.metrics.testkit.Records.period;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.civilhub.metrics.testkit.Ask;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimNonDecreasingTest {
  private static ReportedFigure.Builder events(String id, QualifiedNumber value) {
    return claim("capacity_events", value).id(Id.of(id));
  }

  private static ReportedFigure events(String id, long value, String asOf) {
    return events(id, QualifiedNumber.exact(value)).asOf(date(asOf)).build();
  }

  private static List<Finding> findings(ReportedFigure... claims) {
    return findings(List.of(claims));
  }

  private static List<Finding> findings(List<ReportedFigure> claims) {
    return Checks.findings(FindingCode.CLAIM_NON_DECREASING, scope(), claims);
  }

  /** The claims at fault, each with the one that reached more. */
  private static List<String> faults(ReportedFigure... claims) {
    return findings(claims).stream().map(ClaimNonDecreasingTest::fault).toList();
  }

  private static String fault(Finding finding) {
    return finding.recordId().orElseThrow() + " < " + finding.arguments().get("other");
  }

  @Test
  void check_flowThatFell_isFoundAtTheLaterClaim() {
    List<Finding> findings =
        findings(events("first", 30, "2016-12-31"), events("second", 20, "2018-12-31"));
    assertThat(findings)
        .containsExactly(
            new Finding(
                FindingCode.CLAIM_NON_DECREASING,
                new Place("records", 2, 0, "/value"),
                Optional.of(RecordType.REPORTED_FIGURE),
                Optional.of("second"),
                Map.of("number", "exact 20", "limit", "exact 30", "other", "first")));
    assertThat(findings.get(0).severity()).isEqualTo(Severity.WARNING);
  }

  @Test
  void check_flowThatGrewOrStayed_isNotFound() {
    assertThat(faults(events("a", 20, "2016"), events("b", 30, "2018"), events("c", 30, "2019")))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"capacity_countries", "covid_countries", "institutional_partners"})
  void check_distinctCountOrOtherFlow_isFound(String indicator) {
    assertThat(faults(of(indicator, "a", 30, "2016"), of(indicator, "b", 20, "2018")))
        .containsExactly("b < a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "participating_countries",
        "experts_in_roster",
        "virtual_alliance_materials",
        "contribution_balance",
        "delivery_rate",
        "event_experts",
        "happiness"
      })
  void check_stockDerivedFigureOrUnknownIndicator_mayFall(String indicator) {
    assertThat(faults(of(indicator, "a", 30, "2016"), of(indicator, "b", 20, "2018"))).isEmpty();
  }

  private static ReportedFigure of(String indicator, String id, long value, String asOf) {
    return claim(indicator, QualifiedNumber.exact(value)).id(Id.of(id)).asOf(date(asOf)).build();
  }

  // ---- numbers with a word

  @ParameterizedTest
  @MethodSource("below")
  void check_everythingTheLaterCanBeIsBelow_isFound(QualifiedNumber before, QualifiedNumber after) {
    assertThat(
            faults(
                events("a", before).asOf(date("2016")).build(),
                events("b", after).asOf(date("2018")).build()))
        .containsExactly("b < a");
  }

  static List<Object[]> below() {
    return List.of(
        pair(QualifiedNumber.exact(30), QualifiedNumber.exact(29)),
        pair(QualifiedNumber.moreThan(30), QualifiedNumber.exact(30)),
        pair(QualifiedNumber.moreThan(30), QualifiedNumber.atMost(30)),
        pair(QualifiedNumber.atLeast(30), QualifiedNumber.fewerThan(30)),
        pair(QualifiedNumber.exact(30), QualifiedNumber.about(27)), // at most 29.7
        pair(QualifiedNumber.about(30), QualifiedNumber.exact(26))); // at least 27
  }

  @ParameterizedTest
  @MethodSource("notBelow")
  void check_someNumberOfTheLaterIsNotBelow_isNotFound(
      QualifiedNumber before, QualifiedNumber after) {
    assertThat(
            faults(
                events("a", before).asOf(date("2016")).build(),
                events("b", after).asOf(date("2018")).build()))
        .isEmpty();
  }

  static List<Object[]> notBelow() {
    return List.of(
        pair(QualifiedNumber.atLeast(30), QualifiedNumber.exact(30)),
        pair(QualifiedNumber.atLeast(30), QualifiedNumber.atMost(30)),
        pair(QualifiedNumber.moreThan(30), QualifiedNumber.moreThan(10)),
        pair(QualifiedNumber.exact(30), QualifiedNumber.about(28)), // up to 30.8
        pair(QualifiedNumber.about(30), QualifiedNumber.exact(27)),
        pair(QualifiedNumber.atMost(30), QualifiedNumber.exact(1)),
        pair(QualifiedNumber.fewerThan(30), QualifiedNumber.exact(1)),
        pair(QualifiedNumber.exact(30), QualifiedNumber.unknown()),
        pair(QualifiedNumber.unknown(), QualifiedNumber.exact(1)));
  }

  private static Object[] pair(QualifiedNumber before, QualifiedNumber after) {
    return new Object[] {before, after};
  }

  @Test
  void check_roundedClaims_standForWhatRoundsToThem() {
    ReportedFigure earlier =
        events("a", QualifiedNumber.exact(12800))
            .roundedTo(BigDecimal.valueOf(100))
            .asOf(date("2016"))
            .build();
    // the earlier one is at least 12750
    assertThat(faults(earlier, events("b", 12750, "2018"))).isEmpty();
    List<Finding> findings = findings(earlier, events("b", 12749, "2018"));
    assertThat(findings)
        .extracting(Finding::arguments)
        .containsExactly(Map.of("number", "exact 12749", "limit", "exact 12800", "other", "a"));
    // a later "12700" of hundreds may be 12750 too
    ReportedFigure later =
        events("b", QualifiedNumber.exact(12700))
            .roundedTo(BigDecimal.valueOf(100))
            .asOf(date("2018"))
            .build();
    assertThat(faults(earlier, later)).isEmpty();
  }

  // ---- times

  @ParameterizedTest
  @CsvSource({
    "2016-12-31, 2017-01-01",
    "2016, 2017",
    "2016-05, 2016-06",
    "2016, 2017-01-01",
    "../2016-11-07, 2016-11-08",
    "2016-11-06, ../2016-11-07",
    "../2016-11-07, ../2016-11-08",
  })
  void check_earlierForCertain_isFound(String before, String after) {
    assertThat(faults(events("a", 30, before), events("b", 20, after))).containsExactly("b < a");
  }

  @ParameterizedTest
  @CsvSource({
    "2016-11-07, 2016-11-07",
    "2016, 2016-12-31",
    "2016-05, 2016",
    "2016, 2016",
    "../2016-11-07, 2016-11-07",
    "2016-11, ../2016-11-07",
  })
  void check_orderNotCertain_isNotFound(String one, String other) {
    assertThat(faults(events("a", 30, one), events("b", 20, other))).isEmpty();
    assertThat(faults(events("a", 20, one), events("b", 30, other))).isEmpty();
  }

  @Test
  void check_timeInWords_isTheDayOfTheDataset() {
    ReportedFigure today = events("today", QualifiedNumber.exact(20)).timeText("today").build();
    assertThat(faults(today, events("a", 30, "2026-11-22"))).containsExactly("today < a");
    assertThat(faults(today, events("a", 30, "2026-11-23"))).isEmpty();
    // words beside a date do not move it
    ReportedFigure dated =
        events("b", QualifiedNumber.exact(20)).asOf(date("2014")).timeText("by now").build();
    assertThat(faults(dated, events("a", 30, "2016"))).isEmpty();
  }

  @Test
  void check_claimForAPeriodOrWithoutATime_isNotFound() {
    ReportedFigure earlier = events("a", 30, "2016");
    ReportedFigure.Builder later = events("b", QualifiedNumber.exact(20));
    assertThat(faults(earlier, later.build())).isEmpty();
    assertThat(faults(earlier, later.period(period("2018")).build())).isEmpty();
    assertThat(faults(earlier, later.asOf(date("2018")).build())).isEmpty();
    assertThat(
            faults(
                events("a", QualifiedNumber.exact(30)).period(period("2016")).build(),
                events("b", 20, "2018")))
        .isEmpty();
  }

  // ---- what is compared

  @Test
  void check_otherSplitOrUnit_isAnotherFigure() {
    ReportedFigure earlier = events("a", 30, "2016");
    ReportedFigure.Builder later = events("b", QualifiedNumber.exact(20)).asOf(date("2018"));
    assertThat(faults(earlier, later.unit("events").build())).isEmpty();
    ReportedFigure.Builder part =
        events("b", QualifiedNumber.exact(20)).asOf(date("2018")).putSplit("hubRole", "organiser");
    assertThat(faults(earlier, part.build())).isEmpty();
    assertThat(
            faults(
                events("a", QualifiedNumber.exact(30))
                    .asOf(date("2016"))
                    .putSplit("hubRole", "organiser")
                    .build(),
                part.build()))
        .containsExactly("b < a");
  }

  @Test
  void check_partThatNoMetricKnows_isNotFound() {
    assertThat(
            faults(
                events("a", QualifiedNumber.exact(30))
                    .asOf(date("2016"))
                    .putSplit("state", "running")
                    .build(),
                events("b", QualifiedNumber.exact(20))
                    .asOf(date("2018"))
                    .putSplit("state", "running")
                    .build()))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"received, true", "pledged, false", "committed, false", "unknown, false"})
  void check_contributionsOfAStage_mayFallUnlessReceived(String stage, boolean found) {
    assertThat(faults(money("a", 30, "2016", stage), money("b", 20, "2018", stage)))
        .hasSize(found ? 1 : 0);
  }

  private static ReportedFigure money(String id, long amount, String asOf, String stage) {
    return claim("contributions", QualifiedNumber.exact(amount))
        .id(Id.of(id))
        .unit("USD")
        .asOf(date(asOf))
        .putSplit("stage", stage)
        .build();
  }

  @Test
  void check_severalEarlierOnes_nameTheOneThatReachedMost() {
    assertThat(
            faults(
                events("a", 30, "2014"),
                events("b", 50, "2015"),
                events("c", 40, "2016"),
                events("d", 45, "2017"),
                events("e", 50, "2018")))
        .containsExactly("c < b", "d < b");
    // of "50" and "more than 50" the latter reached more, of two alike the first
    assertThat(
            faults(
                events("a", 50, "2014"),
                events("b", QualifiedNumber.moreThan(50)).asOf(date("2015")).build(),
                events("c", 50, "2016")))
        .containsExactly("c < b");
    assertThat(faults(events("b", 50, "2014"), events("a", 50, "2015"), events("c", 1, "2016")))
        .containsExactly("c < b");
  }

  @Test
  void check_claimsInAnyOrder_findsTheSame() {
    List<ReportedFigure> claims =
        new ArrayList<>(
            List.of(
                events("a", 30, "2014"),
                events("b", 50, "2015-06"),
                events("twin", 50, "2015-06"),
                events("c", 40, "2016"),
                events("d", QualifiedNumber.moreThan(40)).asOf(date("2017")).build(),
                events("e", 45, "../2018-05-06"),
                events("f", QualifiedNumber.exact(46)).timeText("today").build()));
    assertThat(findings(claims).stream().map(ClaimNonDecreasingTest::fault))
        .containsExactly("c < b", "e < b", "f < b");
    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(claims, new Random(seed));
      assertThat(findings(claims).stream().map(ClaimNonDecreasingTest::fault))
          .containsExactlyInAnyOrder("c < b", "e < b", "f < b");
    }
  }

  @Test
  void check_laterClaimThatIsNotAmongTheRecords_isNotFound() {
    List<ReportedFigure> claims = List.of(events("a", 30, "2016"), events("b", 20, "2018"));
    DatasetContext context = DatasetContext.of(Ask.AS_OF, Set.of(), claims);
    assertThat(Checks.findings(FindingCode.CLAIM_NON_DECREASING, context, claims.subList(0, 1)))
        .isEmpty();
  }
}
