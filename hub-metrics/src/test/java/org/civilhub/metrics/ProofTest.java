package org.civilhub.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.civilhub.metrics.testkit.Ask.AS_OF;
import static org.civilhub.metrics.testkit.Ask.figure;
import static org.civilhub.metrics.testkit.Ask.figures;
import static org.civilhub.metrics.testkit.Ask.part;
import static org.civilhub.metrics.testkit.Ask.scope;
import static org.civilhub.metrics.testkit.Ask.whole;
import static org.civilhub.metrics.testkit.Records.contest;
import static org.civilhub.metrics.testkit.Records.contribution;
import static org.civilhub.metrics.testkit.Records.country;
import static org.civilhub.metrics.testkit.Records.date;
import static org.civilhub.metrics.testkit.Records.document;
import static org.civilhub.metrics.testkit.Records.event;
import static org.civilhub.metrics.testkit.Records.given;
import static org.civilhub.metrics.testkit.Records.issue;
import static org.civilhub.metrics.testkit.Records.memorandum;
import static org.civilhub.metrics.testkit.Records.partner;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.civilhub.metrics.capacity.CapacityMetrics;
import org.civilhub.metrics.finance.FinanceMetrics;
import org.civilhub.metrics.knowledge.KnowledgeMetrics;
import org.civilhub.metrics.network.NetworkMetrics;
import org.civilhub.model.HubEvent;
import org.civilhub.model.HubRecord;
import org.civilhub.model.RecordType;
import org.civilhub.model.code.ContributionStage;
import org.civilhub.model.code.HubRole;
import org.civilhub.model.code.MembershipStatus;
import org.civilhub.model.value.QualifiedNumber;
import org.junit.jupiter.api.Test;

/** What a figure proves: its lower end always, its upper end only if nothing can be lacking. */
class ProofTest {
  private static HubEvent undated(String id) {
    HubEvent event = event(id).build();
    return HubEvent.builder()
        .id(event.getId())
        .title(event.getTitle())
        .type(event.getType())
        .hubRole(HubRole.ORGANISER)
        .build();
  }

  @Test
  void proof_partialDataset_isAtLeastTheFigure() {
    Figure figure =
        figure(CapacityMetrics.CAPACITY_EVENTS, whole(), event("e1").build(), event("e2").build());
    assertThat(figure.number()).contains(QualifiedNumber.exact(2));
    assertThat(figure.proof()).isEqualTo(QualifiedNumber.atLeast(2));
  }

  @Test
  void proof_completeDataset_isTheFigure() {
    Figure figure =
        figure(
            CapacityMetrics.CAPACITY_EVENTS,
            whole(RecordType.EVENT),
            event("e1").build(),
            event("e2").hubRole(HubRole.PARTICIPANT).build());
    assertThat(figure.proof()).isEqualTo(QualifiedNumber.exact(1));
  }

  @Test
  void proof_anotherTypeComplete_isStillAtLeast() {
    assertThat(
            figure(
                    CapacityMetrics.CAPACITY_EVENTS,
                    whole(RecordType.SCHOLARSHIP),
                    event("e").build())
                .proof())
        .isEqualTo(QualifiedNumber.atLeast(1));
  }

  @Test
  void proof_completeAndNone_isZero() {
    Figure complete = figure(KnowledgeMetrics.INNOVATION_CONTESTS, whole(RecordType.CONTEST));
    assertThat(complete.number()).contains(QualifiedNumber.exact(0));
    assertThat(complete.proof()).isEqualTo(QualifiedNumber.exact(0));
    Figure partial = figure(KnowledgeMetrics.INNOVATION_CONTESTS, whole());
    assertThat(partial.number()).isEmpty(); // not recorded is not zero
    assertThat(partial.proof()).isEqualTo(QualifiedNumber.atLeast(0));
  }

  @Test
  void proof_completeAndNoneOfDistinctOnes_isZero() {
    Figure figure = figure(CapacityMetrics.CAPACITY_COUNTRIES, whole(RecordType.EVENT));
    assertThat(figure.number()).contains(QualifiedNumber.exact(0));
    assertThat(figure.proof()).isEqualTo(QualifiedNumber.exact(0));
  }

  @Test
  void proof_recordThatLacksTheField_hasNoUpperEnd() {
    Figure figure =
        figure(
            CapacityMetrics.CAPACITY_PARTICIPANTS,
            whole(RecordType.EVENT),
            event("e1").participants(QualifiedNumber.exact(30)).build(),
            event("e2").build());
    assertThat(figure.proof()).isEqualTo(QualifiedNumber.atLeast(30));
  }

  @Test
  void proof_recordNotDatable_hasNoUpperEnd() {
    Query year =
        whole(RecordType.EVENT)
            .in(new Period(LocalDate.of(2020, 1, 1), LocalDate.of(2020, 12, 31)));
    assertThat(figure(CapacityMetrics.CAPACITY_EVENTS, year, event("e1").build()).proof())
        .isEqualTo(QualifiedNumber.exact(1));
    Figure open = figure(CapacityMetrics.CAPACITY_EVENTS, year, event("e1").build(), undated("e2"));
    assertThat(open.proof()).isEqualTo(QualifiedNumber.atLeast(1));
  }

  @Test
  void proof_recordUndecided_hasNoUpperEnd() {
    Figure figure =
        figure(
            NetworkMetrics.PARTICIPATING_COUNTRIES,
            whole(RecordType.COUNTRY),
            country("c1").build(),
            country("c2").status(MembershipStatus.UNCONFIRMED).build());
    assertThat(figure.proof()).isEqualTo(QualifiedNumber.atLeast(1));
  }

  @Test
  void proof_recordOpenUpward_isOpenUpward() {
    Figure figure =
        figure(
            CapacityMetrics.CAPACITY_PARTICIPANTS,
            whole(RecordType.EVENT),
            event("e1").participants(QualifiedNumber.exact(120)).build(),
            event("e2").participants(QualifiedNumber.moreThan(500)).build());
    assertThat(figure.proof()).isEqualTo(QualifiedNumber.moreThan(620));
  }

  @Test
  void proof_numberWithAnUpperEndOnly_keepsItWhereComplete() {
    HubRecord[] records = {event("e1").participants(QualifiedNumber.atMost(20)).build()};
    assertThat(
            figure(CapacityMetrics.CAPACITY_PARTICIPANTS, whole(RecordType.EVENT), records).proof())
        .isEqualTo(QualifiedNumber.atMost(20));
    assertThat(figure(CapacityMetrics.CAPACITY_PARTICIPANTS, whole(), records).proof())
        .isEqualTo(QualifiedNumber.unknown());
  }

  @Test
  void proof_dayAfterTheDatasets_hasNoUpperEnd() {
    HubRecord[] records = {issue("i1").publishedOn(date("2015")).build()};
    Scope scope = scope(RecordType.JOURNAL_ISSUE);
    assertThat(figure(KnowledgeMetrics.JOURNAL_ISSUES, Query.asOf(scope, AS_OF), records).proof())
        .isEqualTo(QualifiedNumber.exact(1));
    Figure later =
        figure(KnowledgeMetrics.JOURNAL_ISSUES, Query.asOf(scope, AS_OF.plusDays(1)), records);
    assertThat(later.number()).contains(QualifiedNumber.exact(1));
    assertThat(later.proof()).isEqualTo(QualifiedNumber.atLeast(1));
    assertThat(
            figure(KnowledgeMetrics.JOURNAL_ISSUES, Query.asOf(scope, AS_OF.plusDays(1))).number())
        .isEmpty();
  }

  // ---- parts: what may belong to a part blocks its upper end too

  @Test
  void proofOfAPart_everyRecordHasItsPart_isExact() {
    HubRecord[] records = {
      event("e1").build(),
      event("e2").startsOn(date("2021")).build(),
      event("e3").hubRole(HubRole.CO_ORGANISER).build(),
    };
    List<Figure> rows = figures(CapacityMetrics.CAPACITY_EVENTS, whole(RecordType.EVENT), records);
    assertThat(part(rows, Dimension.HUB_ROLE, "organiser").proof())
        .isEqualTo(QualifiedNumber.exact(2));
    Query asked = whole(RecordType.EVENT).of(Split.of(Dimension.HUB_ROLE, "organiser"));
    assertThat(figure(CapacityMetrics.CAPACITY_EVENTS, asked, records).proof())
        .isEqualTo(QualifiedNumber.exact(2));
    Query none = whole(RecordType.EVENT).of(Split.of(Dimension.YEAR, "2019"));
    assertThat(figure(CapacityMetrics.CAPACITY_EVENTS, none, records).proof())
        .isEqualTo(QualifiedNumber.exact(0));
  }

  @Test
  void proofOfAYear_recordOfNoOneYear_hasNoUpperEnd() {
    HubRecord[] records = {event("e1").build(), undated("e2")};
    List<Figure> rows = figures(CapacityMetrics.CAPACITY_EVENTS, whole(RecordType.EVENT), records);
    assertThat(rows.get(0).proof()).isEqualTo(QualifiedNumber.exact(2));
    assertThat(part(rows, Dimension.YEAR, "2020").number()).contains(QualifiedNumber.exact(1));
    assertThat(part(rows, Dimension.YEAR, "2020").proof()).isEqualTo(QualifiedNumber.atLeast(1));
    Query asked = whole(RecordType.EVENT).of(Split.of(Dimension.YEAR, "2020"));
    assertThat(figure(CapacityMetrics.CAPACITY_EVENTS, asked, records).proof())
        .isEqualTo(QualifiedNumber.atLeast(1));
  }

  @Test
  void proofOfARole_recordWithoutRoleOrOfUnknownRole_hasNoUpperEnd() {
    HubEvent ofNoRole =
        HubEvent.builder()
            .id(event("e2").build().getId())
            .title(event("e2").build().getTitle())
            .type(event("e2").build().getType())
            .startsOn(date("2020-05-05"))
            .build();
    Query asked = whole(RecordType.EVENT).of(Split.of(Dimension.HUB_ROLE, "organiser"));
    Figure figure = figure(CapacityMetrics.CAPACITY_EVENTS, asked, event("e1").build(), ofNoRole);
    assertThat(figure.number()).contains(QualifiedNumber.exact(1));
    assertThat(figure.proof()).isEqualTo(QualifiedNumber.atLeast(1));
  }

  @Test
  void proofOfARole_recordOfUnknownRole_leavesTheWholeOpenAndNoOtherRole() {
    HubRecord host = event("e3").hubRole(HubRole.of("host")).build();
    Query whole = whole(RecordType.EVENT);
    Query asked = whole.of(Split.of(Dimension.HUB_ROLE, "organiser"));
    assertThat(figure(CapacityMetrics.CAPACITY_EVENTS, whole, event("e1").build(), host).proof())
        .isEqualTo(QualifiedNumber.atLeast(1));
    assertThat(figure(CapacityMetrics.CAPACITY_EVENTS, asked, event("e1").build(), host).proof())
        .isEqualTo(QualifiedNumber.exact(1));
  }

  @Test
  void proofOfAPart_recordNotDatableThatMayBelongToIt_hasNoUpperEnd() {
    Query asked =
        Query.asOf(scope(RecordType.AGREEMENT), LocalDate.of(2020, 12, 31))
            .of(Split.of(Dimension.PARTNER_TYPE, "academic"));
    HubRecord sure = memorandum("a1", "p").signedOn(date("2019")).build();
    assertThat(figure(NetworkMetrics.MEMORANDA_SIGNED, asked, sure, partner("p").build()).proof())
        .isEqualTo(QualifiedNumber.exact(1));
    Figure open =
        figure(
            NetworkMetrics.MEMORANDA_SIGNED,
            asked,
            sure,
            partner("p").build(),
            memorandum("a2", "not on record").build());
    assertThat(open.proof()).isEqualTo(QualifiedNumber.atLeast(1));
  }

  @Test
  void on_splitThatTheMetricDoesNotMake_throwsAndNamesThoseItMakes() {
    Query asked = whole().of(Split.of(Dimension.SEX, "female"));
    assertThatThrownBy(() -> NetworkMetrics.MEMORANDA_SIGNED.on(asked))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("memoranda_signed does not split by sex")
        .hasMessageContaining("partnerType");
    assertThatThrownBy(() -> FinanceMetrics.PACE.on(whole().splitBy(Dimension.SEX)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("pace does not split by sex");
  }

  @Test
  void proofOfMoney_anAmountOrStageNotSaid_hasNoUpperEnd() {
    Split received =
        Split.of(Dimension.PROJECT, "p")
            .with(Dimension.STAGE, "received")
            .with(Dimension.CURRENCY, "USD");
    Query asked = whole(RecordType.CONTRIBUTION).of(received);
    HubRecord sure = given("b1", "p", ContributionStage.RECEIVED, "USD 100");
    assertThat(
            figure(
                    FinanceMetrics.CONTRIBUTIONS,
                    asked,
                    sure,
                    given("b2", "p", ContributionStage.PLEDGED, "USD 5"),
                    given("b3", "p", ContributionStage.RECEIVED, "EUR 5"),
                    given("b4", "q", ContributionStage.RECEIVED, "USD 5"))
                .proof())
        .isEqualTo(QualifiedNumber.exact(100));
    for (HubRecord unsaid :
        List.of(
            contribution("b2", "p").stage(ContributionStage.RECEIVED).build(),
            given("b3", "p", ContributionStage.UNKNOWN, "USD 5"))) {
      Figure figure = figure(FinanceMetrics.CONTRIBUTIONS, asked, sure, unsaid);
      assertThat(figure.number()).contains(QualifiedNumber.exact(100));
      assertThat(figure.proof()).isEqualTo(QualifiedNumber.atLeast(100));
    }
  }

  // ---- records that rest on a source that does not count

  @Test
  void proof_withoutTheWordOfASource_leavesItsRecordsOutAndHasNoUpperEnd() {
    Query query =
        whole(RecordType.JOURNAL_ISSUE).withoutWordOf(List.of(document("the claim's page")));
    Figure figure =
        figure(
            KnowledgeMetrics.JOURNAL_ISSUES,
            query,
            issue("i1").addSources(document("the claim's page")).build(),
            issue("i2").addSources(document("the claim's page"), document("another")).build(),
            issue("i3").build());
    assertThat(figure.number()).contains(QualifiedNumber.exact(2));
    assertThat(figure.basis())
        .contains(new Basis(2, 0, 0, new TreeMap<>(Map.of(RecordMetric.OWN_SOURCE, 1L))));
    assertThat(figure.proof()).isEqualTo(QualifiedNumber.atLeast(2));
  }

  @Test
  void proof_ownSourceRecordThatMayCount_hasNoUpperEndEither() {
    Query query = whole(RecordType.EVENT).withoutWordOf(List.of(document("the claim's page")));
    // lacks the field, cannot be decided: what it would add is not known, so nothing is proven
    // beyond the other record
    for (HubEvent own :
        List.of(
            event("e2").addSources(document("the claim's page")).build(),
            event("e3")
                .hubRole(HubRole.of("host"))
                .addSources(document("the claim's page"))
                .build())) {
      Figure figure =
          figure(
              CapacityMetrics.CAPACITY_PARTICIPANTS,
              query,
              event("e1").participants(QualifiedNumber.exact(30)).build(),
              own);
      assertThat(figure.proof()).isEqualTo(QualifiedNumber.atLeast(30));
      assertThat(figure.basis().orElseThrow().leftOut())
          .containsExactly(Map.entry(RecordMetric.OWN_SOURCE, 1L));
    }
    Query year = query.in(new Period(LocalDate.of(2020, 1, 1), LocalDate.of(2020, 12, 31)));
    HubEvent undatable =
        event("e4")
            .startsOn(date("../2020-05-05"))
            .addSources(document("the claim's page"))
            .build();
    assertThat(
            figure(CapacityMetrics.CAPACITY_EVENTS, year, event("e1").build(), undatable).proof())
        .isEqualTo(QualifiedNumber.atLeast(1));
  }

  @Test
  void proof_ownSourceRecordThatNeverCounts_changesNothing() {
    Query query = whole(RecordType.EVENT).withoutWordOf(List.of(document("the claim's page")));
    HubEvent attended =
        event("e2").hubRole(HubRole.PARTICIPANT).addSources(document("the claim's page")).build();
    assertThat(
            figure(CapacityMetrics.CAPACITY_EVENTS, query, event("e1").build(), attended).proof())
        .isEqualTo(QualifiedNumber.exact(1));
  }

  @Test
  void contest_rounds_ofACompleteTypeInThePast_areThoseOfTheDay() {
    Query past = Query.asOf(scope(RecordType.CONTEST), LocalDate.of(2017, 6, 30));
    HubRecord[] records = {
      contest("t1").heldOn(date("2016")).build(), contest("t2").heldOn(date("2018")).build(),
    };
    assertThat(figure(KnowledgeMetrics.INNOVATION_CONTESTS, past, records).proof())
        .isEqualTo(QualifiedNumber.exact(1));
  }
}
