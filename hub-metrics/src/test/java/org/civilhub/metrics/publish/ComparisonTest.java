package org.civilhub.metrics.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.civilhub.metrics.testkit.Ask.AS_OF;
import static org.civilhub.metrics.testkit.Ask.scope;
import static org.civilhub.metrics.testkit.Records.date;
import static org.civilhub.metrics.testkit.Records.document;
import static org.civilhub.metrics.testkit.Records.event;
import static org.civilhub.metrics.testkit.Records.expert;
import static org.civilhub.metrics.testkit.Records.given;
import static org.civilhub.metrics.testkit.Records.memorandum;
import static org.civilhub.metrics.testkit.Records.partner;
import static org.civilhub.metrics.testkit.Records.product;
import static org.civilhub.metrics.testkit.Records.project;
import static org.civilhub.metrics.testkit.Records.spent;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.civilhub.metrics.Accrual;
import org.civilhub.metrics.Dimension;
import org.civilhub.metrics.Judgement;
import org.civilhub.metrics.MetricDefinition;
import org.civilhub.metrics.MetricGroup;
import org.civilhub.metrics.Query;
import org.civilhub.metrics.RecordMetric;
import org.civilhub.metrics.Scope;
import org.civilhub.metrics.reconcile.ClaimStatus;
import org.civilhub.metrics.reconcile.ReconciledClaim;
import org.civilhub.metrics.reconcile.Reconciliation;
import org.civilhub.metrics.standard.StandardMetrics;
import org.civilhub.metrics.testkit.HubRecords;
import org.civilhub.model.HubRecord;
import org.civilhub.model.RecordType;
import org.civilhub.model.ResearchProduct;
import org.civilhub.model.code.ContributionStage;
import org.civilhub.model.code.EventType;
import org.civilhub.model.code.HubRole;
import org.civilhub.model.code.PartnerType;
import org.civilhub.model.value.CountryCode;
import org.civilhub.model.value.QualifiedNumber;
import org.junit.jupiter.api.Test;

/** What changed since a page was published, and by which records. */
class ComparisonTest {
  private static final List<MetricDefinition> METRICS = StandardMetrics.all();

  private static Publication page(Scope scope, Collection<? extends HubRecord> records) {
    return page(scope, records, METRICS);
  }

  private static Publication page(
      Scope scope, Collection<? extends HubRecord> records, List<MetricDefinition> metrics) {
    return Publication.of(
        "a hub",
        "digest",
        metrics,
        Query.asOf(scope, scope.asOf()),
        BigDecimal.ONE,
        records.stream(),
        record -> Integer.toHexString(record.toString().hashCode()));
  }

  private static Publication page(HubRecord... records) {
    return page(scope(), List.of(records));
  }

  private static Change change(Publication before, Publication after, String metric) {
    return change(before, after, metric, Map.of());
  }

  private static Change change(
      Publication before, Publication after, String metric, Map<String, String> split) {
    return Comparison.of(before, after, METRICS).changes().stream()
        .filter(
            c -> {
              Publication.Row row = c.after().or(c::before).orElseThrow();
              return row.metric().equals(metric) && row.split().equals(new TreeMap<>(split));
            })
        .findFirst()
        .orElseThrow();
  }

  private static Change.Cause cause(Change.Kind kind, String... records) {
    return new Change.Cause(kind, new TreeSet<>(Set.of(records)));
  }

  private static HubRecord own(String id, String day) {
    return event(id).startsOn(date(day)).build();
  }

  // ---- causes

  @Test
  void recordNotThere_isLate() {
    Publication before = page(own("e1", "2020-05-01"));
    Publication after = page(own("e1", "2020-05-01"), own("e2", "2019-05-01"));
    Change change = change(before, after, "capacity_events");
    assertThat(change.before().orElseThrow().number()).contains(QualifiedNumber.exact(1));
    assertThat(change.after().orElseThrow().number()).contains(QualifiedNumber.exact(2));
    assertThat(change.causes()).containsExactly(cause(Change.Kind.LATE_RECORD, "event/e2"));
    assertThat(change(before, after, "capacity_events", Map.of("year", "2020")).isUnchanged())
        .isTrue();
    Change year = change(before, after, "capacity_events", Map.of("year", "2019"));
    assertThat(year.before()).isEmpty();
    assertThat(year.causes()).containsExactly(cause(Change.Kind.LATE_RECORD, "event/e2"));
    assertThat(change(before, after, "communities_of_practice").isUnchanged()).isTrue();
  }

  @Test
  void recordWithOtherContents_isCorrected_whereItCountedAndWhereItCountsNow() {
    Publication before = page(own("e1", "2020-05-01"));
    Publication after = page(own("e1", "2021-05-01"));
    Change.Cause corrected = cause(Change.Kind.CORRECTED_RECORD, "event/e1");
    assertThat(change(before, after, "capacity_events", Map.of("year", "2020")).causes())
        .containsExactly(corrected);
    assertThat(change(before, after, "capacity_events", Map.of("year", "2021")).causes())
        .containsExactly(corrected);
    Change whole = change(before, after, "capacity_events");
    assertThat(whole.before().orElseThrow().number())
        .isEqualTo(whole.after().orElseThrow().number());
    assertThat(whole.causes()).as("the same number, of another record").containsExactly(corrected);
  }

  @Test
  void recordThatCountsNoLonger_isCorrected() {
    Publication before = page(own("e1", "2020"), own("e2", "2020"));
    Publication after =
        page(
            own("e1", "2020"),
            event("e2").startsOn(date("2020")).hubRole(HubRole.PARTICIPANT).build());
    assertThat(change(before, after, "capacity_events").causes())
        .containsExactly(cause(Change.Kind.CORRECTED_RECORD, "event/e2"));
  }

  @Test
  void recordNoLongerThere_isRemoved() {
    Publication before = page(own("e1", "2020"), own("e2", "2020"));
    Publication after = page(own("e1", "2020"));
    assertThat(change(before, after, "capacity_events").causes())
        .containsExactly(cause(Change.Kind.RECORD_REMOVED, "event/e2"));
    assertThat(change(before, page(), "capacity_events", Map.of("year", "2020")).causes())
        .containsExactly(cause(Change.Kind.RECORD_REMOVED, "event/e1", "event/e2"));
  }

  @Test
  void recordMovedByAnother_namesBoth() {
    HubRecord memorandum = memorandum("a1", "p1").build();
    Publication before = page(memorandum, partner("p1").type(PartnerType.ACADEMIC).build());
    Publication after = page(memorandum, partner("p1").type(PartnerType.GOVERNMENT).build());
    assertThat(
            change(before, after, "memoranda_signed", Map.of("partnerType", "government")).causes())
        .containsExactly(
            cause(Change.Kind.MOVED_RECORD, "agreement/a1"),
            cause(Change.Kind.OTHER_RECORD, "partner/p1"));
    assertThat(change(before, after, "memoranda_signed").isUnchanged()).isTrue();
  }

  @Test
  void recordThatDoesNotSayItsPart_explainsWhyAPartIsNoLongerCertain() {
    Scope complete = scope(RecordType.EVENT);
    HubRecord undated = event("e2").startsOn(Optional.empty()).build();
    Publication before = page(complete, List.of(own("e1", "2020")));
    Publication after = page(complete, List.of(own("e1", "2020"), undated));
    Change change = change(before, after, "capacity_events", Map.of("year", "2020"));
    assertThat(change.before().orElseThrow().proof()).isEqualTo(QualifiedNumber.exact(1));
    assertThat(change.after().orElseThrow().proof()).isEqualTo(QualifiedNumber.atLeast(1));
    assertThat(change.causes()).containsExactly(cause(Change.Kind.OTHER_RECORD, "event/e2"));
  }

  @Test
  void partLeftOpenByARecordWithoutARow_namesThatToo() {
    RecordMetric studies =
        RecordMetric.named("studies", MetricGroup.KNOWLEDGE, "products", Accrual.STOCK)
            .of(ResearchProduct.class, (study, query) -> Judgement.counts())
            .splitBy(Dimension.COUNTRY)
            .build();
    Scope complete = scope(RecordType.RESEARCH_PRODUCT);
    ResearchProduct one = product("r1").addCountries(CountryCode.of("KZ")).build();
    ResearchProduct other = product("r2").addCountries(CountryCode.of("UZ")).build();
    ResearchProduct more =
        product("r1")
            .addCountries(CountryCode.of("KZ"))
            .statedCountries(QualifiedNumber.exact(2))
            .build();
    Publication before = page(complete, List.of(one), List.of(studies));
    Publication after = page(complete, List.of(more, other), List.of(studies));
    Change change =
        Comparison.of(before, after, List.of(studies)).changes().stream()
            .filter(c -> c.after().filter(row -> row.split().containsValue("UZ")).isPresent())
            .findFirst()
            .orElseThrow();
    assertThat(change.after().orElseThrow().proof()).isEqualTo(QualifiedNumber.atLeast(1));
    assertThat(change.causes())
        .containsExactly(
            cause(Change.Kind.LATE_RECORD, "research_product/r2"),
            cause(Change.Kind.OTHER_RECORD, "research_product/r1"));
  }

  @Test
  void recordOfACountedTypeThatAnotherRefersTo_isNamed() {
    HubRecord academic = partner("p1").type(PartnerType.ACADEMIC).build();
    HubRecord government = partner("p1").type(PartnerType.GOVERNMENT).build();
    HubRecord other = partner("p2").type(PartnerType.ACADEMIC).build();
    Publication before = page(academic, other, memorandum("a1", "p1").build());
    Publication after =
        page(government, other, memorandum("a1", "p2").build(), memorandum("a2", "p2").build());
    // a1 stays with an academic partner; had it not been put right, it would count as government
    assertThat(
            change(before, after, "memoranda_signed", Map.of("partnerType", "academic")).causes())
        .containsExactly(
            cause(Change.Kind.LATE_RECORD, "agreement/a2"),
            cause(Change.Kind.CORRECTED_RECORD, "agreement/a1"),
            cause(Change.Kind.OTHER_RECORD, "partner/p1"));
  }

  @Test
  void recordsThatDoNotCount_areNotNamed_whereNothingIsDeclaredComplete() {
    HubRecord undated = event("e2").startsOn(Optional.empty()).build();
    HubRecord corrected = event("e1").startsOn(date("2020")).type(EventType.FORUM).build();
    Publication before = page(own("e1", "2020"), undated);
    Publication after = page(corrected);
    assertThat(change(before, after, "capacity_events", Map.of("year", "2020")).causes())
        .containsExactly(cause(Change.Kind.CORRECTED_RECORD, "event/e1"));
    assertThat(change(before, after, "capacity_events").causes())
        .contains(cause(Change.Kind.RECORD_REMOVED, "event/e2"));
  }

  @Test
  void calculatedMoney_isExplainedByWhatItIsCalculatedFrom() {
    HubRecord project = project("p", "2023-01-01", "2026-12-31");
    HubRecord given = given("c", "p", ContributionStage.RECEIVED, "USD 900");
    Publication before = page(project, given, spent("d1", "p", "2024", "USD 100"));
    Publication after =
        page(
            project,
            given,
            spent("d1", "p", "2024", "USD 110"),
            spent("d2", "p", "2025", "USD 200"));
    Change change =
        change(before, after, "contribution_balance", Map.of("project", "p", "stage", "received"));
    assertThat(change.before().orElseThrow().number()).contains(QualifiedNumber.exact(800));
    assertThat(change.after().orElseThrow().number()).contains(QualifiedNumber.exact(590));
    assertThat(change.causes())
        .containsExactly(
            cause(Change.Kind.LATE_RECORD, "delivery/d2"),
            cause(Change.Kind.CORRECTED_RECORD, "delivery/d1"));
  }

  @Test
  void people_areNeverTold() {
    List<HubRecord> experts = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      experts.add(expert(HubRecords.PERSONAL + i).build());
    }
    Publication before = page(scope(), experts);
    experts.remove(0);
    Publication after = page(scope(), experts);
    assertThat(change(before, after, "experts_in_roster").causes())
        .containsExactly(cause(Change.Kind.PEOPLE));
    assertThat(before.toString() + after).doesNotContain(HubRecords.PERSONAL);
  }

  @Test
  void otherDeclarationOrDay_isSaid() {
    Publication part = page(own("e1", "2020"));
    Publication complete = page(scope(RecordType.EVENT), List.of(own("e1", "2020")));
    Change change = change(part, complete, "capacity_events");
    assertThat(change.causes()).containsExactly(cause(Change.Kind.SCOPE_CHANGED));
    assertThat(change.after().orElseThrow().proof()).isEqualTo(QualifiedNumber.exact(1));
    Publication earlier =
        Publication.of(
            "a hub",
            "digest",
            METRICS,
            Query.asOf(scope(), AS_OF.minusYears(10)),
            BigDecimal.ONE,
            List.of(own("e1", "2020")).stream(),
            record -> Integer.toHexString(record.toString().hashCode()));
    assertThat(change(earlier, part, "capacity_events").causes())
        .containsExactly(cause(Change.Kind.MOVED_RECORD, "event/e1"), cause(Change.Kind.OTHER_DAY));
  }

  @Test
  void otherDefinition_isNotCompared() {
    Publication now = page(own("e1", "2020"));
    Publication then = redefined(now, 0);
    assertThat(change(then, now, "capacity_events").causes())
        .containsExactly(cause(Change.Kind.DEFINITION_CHANGED));
  }

  private static Publication redefined(Publication page, int version) {
    TreeMap<String, Integer> metrics = new TreeMap<>(page.metrics());
    metrics.replaceAll((id, old) -> version);
    return with(page, metrics, page.figures());
  }

  private static Publication with(
      Publication page, Map<String, Integer> metrics, List<Publication.Row> rows) {
    return new Publication(
        1,
        page.dataset(),
        page.digest(),
        page.foundedOn(),
        page.datasetAsOf(),
        page.complete(),
        page.asOf(),
        new TreeMap<>(metrics),
        rows,
        page.records());
  }

  @Test
  void metricNewOrGone_isSaid() {
    Publication all = page(own("e1", "2020"));
    List<MetricDefinition> others =
        METRICS.stream().filter(metric -> !metric.id().equals("capacity_events")).toList();
    Publication fewer =
        Publication.of(
            "a hub",
            "digest",
            others,
            Query.asOf(scope(), AS_OF),
            BigDecimal.ONE,
            List.of(own("e1", "2020")).stream(),
            record -> Integer.toHexString(record.toString().hashCode()));
    assertThat(change(fewer, all, "capacity_events").causes())
        .containsExactly(cause(Change.Kind.METRIC_NEW));
    assertThat(Comparison.of(all, fewer, others).changed())
        .isNotEmpty()
        .allSatisfy(
            change -> assertThat(change.causes()).containsExactly(cause(Change.Kind.METRIC_GONE)));
  }

  @Test
  void anotherNumberOfTheSameRecords_isUnexplained() {
    Publication now = page(own("e1", "2020"));
    Publication forged =
        with(
            now,
            now.metrics(),
            now.figures().stream()
                .map(
                    r ->
                        new Publication.Row(
                            r.metric(),
                            r.split(),
                            r.unit(),
                            r.number().map(n -> n.plus(QualifiedNumber.exact(1))),
                            r.date(),
                            r.proof(),
                            r.claim(),
                            r.counted(),
                            r.named(),
                            r.beside()))
                .toList());
    assertThat(change(forged, now, "capacity_events").causes())
        .containsExactly(cause(Change.Kind.UNEXPLAINED));
  }

  @Test
  void publication_ofAnotherForm_isRefused() {
    Publication page = page();
    assertThatThrownBy(
            () ->
                new Publication(
                    2,
                    page.dataset(),
                    page.digest(),
                    page.foundedOn(),
                    page.datasetAsOf(),
                    page.complete(),
                    page.asOf(),
                    page.metrics(),
                    page.figures(),
                    page.records()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("form of a publication must be of version 1, found 2");
  }

  // ---- claims

  @Test
  void claims_sayNoMoreThanTheRecordsProve() {
    Publication page = page(own("e1", "2020-05-01"), own("e2", "2021-05-01"));
    assertThat(page.toClaims(document("page")))
        .anySatisfy(
            claim -> {
              assertThat(claim.getId().value()).isEqualTo("capacity_events@2026-11-23 year=2020");
              assertThat(claim.getIndicator()).isEqualTo("capacity_events");
              assertThat(claim.getSplit()).isEqualTo(Map.of("year", "2020"));
              assertThat(claim.getValue()).isEqualTo(QualifiedNumber.atLeast(1));
              assertThat(claim.getAsOf()).contains(date("2026-11-23"));
            });
  }

  // ---- laws

  @Provide
  Arbitrary<List<HubRecord>> records() {
    return HubRecords.lists();
  }

  @Property(tries = 60)
  void comparison_withItself_findsNothing(@ForAll("records") List<HubRecord> records) {
    Publication page = page(scope(), records);
    assertThat(Comparison.of(page, page(scope(), records), METRICS).changed()).isEmpty();
  }

  @Property(tries = 60)
  void comparison_ofAnyTwoStates_leavesNothingUnexplained(
      @ForAll("records") List<HubRecord> then, @ForAll("records") List<HubRecord> now) {
    Scope complete = scope(RecordType.values());
    Comparison comparison = Comparison.of(page(complete, then), page(complete, now), METRICS);
    assertThat(comparison.changed())
        .flatExtracting(Change::causes)
        .extracting(Change.Cause::kind)
        .doesNotContain(Change.Kind.UNEXPLAINED);
    Set<String> before = comparison.before().records().keySet();
    Set<String> after = comparison.after().records().keySet();
    for (Change change : comparison.changed()) {
      for (Change.Cause cause : change.causes()) {
        for (String record : cause.records()) {
          switch (cause.kind()) {
            case LATE_RECORD -> assertThat(before).doesNotContain(record);
            case RECORD_REMOVED -> assertThat(after).doesNotContain(record);
            case CORRECTED_RECORD, MOVED_RECORD -> {
              assertThat(before).contains(record);
              assertThat(after).contains(record);
            }
            default -> assertThat(record).contains("/");
          }
        }
      }
    }
  }

  /**
   * Who takes the records of then and does to them just what the causes of a figure name, and
   * nothing else, gets the figure of now.
   */
  @Property(tries = 300)
  void causes_ofAFigure_makeItWhatItIsNow(
      @ForAll("records") List<HubRecord> then,
      @ForAll("records") List<HubRecord> now,
      @ForAll boolean isComplete) {
    Scope said = isComplete ? scope(RecordType.values()) : scope();
    Map<String, HubRecord> before = byName(then);
    Map<String, HubRecord> after = byName(now);
    Comparison comparison =
        Comparison.of(page(said, before.values()), page(said, after.values()), METRICS);
    for (Change change : comparison.changed()) {
      Map<String, HubRecord> replayed = new TreeMap<>(before);
      boolean people = false;
      for (Change.Cause cause : change.causes()) {
        people |= cause.kind() == Change.Kind.PEOPLE;
        for (String record : cause.records()) {
          replayed.remove(record);
          Optional.ofNullable(after.get(record)).ifPresent(is -> replayed.put(record, is));
        }
      }
      Publication.Row row = change.after().or(change::before).orElseThrow();
      if (people || !row.named()) {
        continue;
      }
      Optional<Publication.Row> again =
          page(said, replayed.values()).figures().stream()
              .filter(figure -> figure.key().equals(row.key()))
              .findFirst();
      if (again.filter(figure -> !figure.named()).isPresent()) {
        continue; // few people, in this state alone
      }
      assertThat(again.flatMap(Publication.Row::number))
          .as(change.toString())
          .isEqualTo(change.after().flatMap(Publication.Row::number));
      assertThat(again.flatMap(Publication.Row::date))
          .isEqualTo(change.after().flatMap(Publication.Row::date));
      if (isComplete) {
        assertThat(again.map(Publication.Row::proof))
            .as(change.toString())
            .isEqualTo(change.after().map(Publication.Row::proof));
      }
      assertThat(proof(again)).as(change.toString()).isEqualTo(proof(change.after()));
    }
  }

  /** A row of records that do not count proves as little as none. */
  private static QualifiedNumber proof(Optional<Publication.Row> row) {
    return row.map(Publication.Row::proof)
        .filter(proof -> !proof.equals(QualifiedNumber.unknown()))
        .orElse(QualifiedNumber.atLeast(0));
  }

  private static Map<String, HubRecord> byName(List<HubRecord> records) {
    Map<String, HubRecord> byName = new TreeMap<>();
    records.forEach(
        record ->
            byName.put(RecordType.of(record).getCode() + "/" + record.getId().value(), record));
    return byName;
  }

  @Property(tries = 60)
  void claims_heldAgainstTheirOwnRecords_areNeverContradicted(
      @ForAll("records") List<HubRecord> records) {
    Publication page = page(scope(), records);
    Reconciliation reconciliation =
        Reconciliation.of(page.toClaims(document("the page")), scope(), METRICS);
    List<ReconciledClaim> verdicts =
        reconciliation.verdicts(
            records.stream()
                .map(HubRecord.class::cast)
                .collect(reconciliation.metric().toCollector()));
    assertThat(verdicts)
        .extracting(ReconciledClaim::status)
        .doesNotContain(ClaimStatus.CONTRADICTED, ClaimStatus.NO_METRIC);
  }
}
