package org.civilhub.metrics.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.civilhub.metrics.testkit.Ask.scope;
import static org.civilhub.metrics.testkit.Records.claim;
import static org.civilhub.metrics.testkit.Records.date;
import static org.civilhub.metrics.testkit.Records.document;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleFinder;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.civilhub.metrics.Accrual;
import org.civilhub.metrics.MetricDefinition;
import org.civilhub.metrics.Scope;
import org.civilhub.metrics.standard.StandardMetrics;
import org.civilhub.metrics.testkit.Ask;
import org.civilhub.metrics.testkit.HubRecords;
import org.civilhub.model.HubRecord;
import org.civilhub.model.RecordType;
import org.civilhub.model.ReportedFigure;
import org.civilhub.model.rule.DatasetRule;
import org.civilhub.model.rule.Finding;
import org.civilhub.model.rule.FindingCode;
import org.civilhub.model.rule.Ruleset;
import org.civilhub.model.testkit.HubArbitraries;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.QualifiedNumber;
import org.junit.jupiter.api.Test;

/** What holds for all rules on claims. */
class ClaimRulesTest {
  private static final List<FindingCode> CODES =
      List.of(
          FindingCode.CLAIM_NON_DECREASING,
          FindingCode.CLAIM_NOT_CONTRADICTED,
          FindingCode.CLAIM_SUPPORTED);

  @Test
  void providers_ofTheClassPath_areThoseOfTheModule() throws IOException {
    assertThat(ServiceLoader.load(DatasetRule.class))
        .extracting(DatasetRule::code)
        .containsExactlyInAnyOrderElementsOf(CODES);
    try (InputStream in =
        Objects.requireNonNull(
            getClass().getResourceAsStream("/META-INF/services/" + DatasetRule.class.getName()))) {
      String[] listed =
          new String(in.readAllBytes(), StandardCharsets.UTF_8).strip().split("\n", -1);
      assertThat(
              ModuleFinder.of(Path.of("target", "classes"))
                  .find("org.civilhub.metrics")
                  .orElseThrow()
                  .descriptor()
                  .provides())
          .hasSize(1)
          .allSatisfy(p -> assertThat(p.service()).isEqualTo(DatasetRule.class.getName()))
          .allSatisfy(p -> assertThat(p.providers()).containsExactly(listed));
    }
  }

  @Test
  void standardRules_withoutBeingAsked_applyThem() {
    Ruleset rules = Ruleset.standard();
    assertThat(rules.catalogue()).containsAll(CODES);
    List<HubRecord> records =
        Checks.with(
            Checks.issues(20),
            claim("journal_issues", QualifiedNumber.exact(18)).build(),
            claim("journal_issues", QualifiedNumber.moreThan(80))
                .id(Id.of("more"))
                .asOf(date("2020"))
                .build(),
            claim("journal_issues", QualifiedNumber.exact(79))
                .id(Id.of("fewer"))
                .asOf(date("2021"))
                .build());
    for (FindingCode code : CODES) {
      assertThat(Checks.findings(code, scope(), records)).as(code.getCode()).hasSize(1);
    }
  }

  @Test
  void message_inEachLanguage_holdsBothNumbers() {
    List<HubRecord> records =
        Checks.with(
            Checks.issues(20),
            claim("journal_issues", QualifiedNumber.exact(18)).build(),
            claim("journal_issues", QualifiedNumber.moreThan(80))
                .id(Id.of("more"))
                .timeText("today")
                .build(),
            claim("journal_issues", QualifiedNumber.exact(91))
                .id(Id.of("earlier"))
                .asOf(date("2020"))
                .build(),
            claim("journal_issues", QualifiedNumber.exact(79))
                .id(Id.of("fewer"))
                .asOf(date("2021"))
                .build());
    for (LanguageTag language : List.of(LanguageTag.KK, LanguageTag.RU, LanguageTag.EN)) {
      assertThat(message(FindingCode.CLAIM_NOT_CONTRADICTED, records, language))
          .contains("18", "20");
      assertThat(message(FindingCode.CLAIM_SUPPORTED, records, language)).contains("80", "20");
      assertThat(message(FindingCode.CLAIM_NON_DECREASING, records, language))
          .contains("79", "91", "earlier");
    }
    assertThat(message(FindingCode.CLAIM_SUPPORTED, records, LanguageTag.EN))
        .isEqualTo("must be reached by what the records prove (at least 20), found more than 80");
  }

  private static String message(
      FindingCode code, Collection<HubRecord> records, LanguageTag language) {
    return Checks.findings(code, scope(), records).get(0).message(language);
  }

  // ---- against the reconciliation

  @Provide
  Arbitrary<List<HubRecord>> records() {
    return HubRecords.lists();
  }

  @Provide
  Arbitrary<Scope> scopes() {
    return Arbitraries.integers()
        .between(0, (1 << RecordType.values().length) - 1)
        .map(bits -> new Scope(Optional.of(Ask.FOUNDED), Ask.AS_OF, types(bits)));
  }

  private static Set<RecordType> types(int bits) {
    List<RecordType> all = List.of(RecordType.values());
    return IntStream.range(0, all.size())
        .filter(i -> (bits & (1 << i)) != 0)
        .mapToObj(all::get)
        .collect(Collectors.toSet());
  }

  /** Claims of every word, time and part on any metric, some on none. */
  @Provide
  Arbitrary<List<ReportedFigure>> claims() {
    Arbitrary<String> indicators =
        Arbitraries.oneOf(
            Arbitraries.of(StandardMetrics.all()).map(MetricDefinition::id),
            Arbitraries.of("capacity_events", "journal_issues", "scholarships", "happiness"));
    Arbitrary<ReportedFigure.Builder> plain =
        Combinators.combine(
                indicators,
                HubRecords.numbers(),
                HubRecords.dates().optional(),
                Arbitraries.of("today", "last 10 years").optional(),
                Arbitraries.of("page", "report").optional(),
                Arbitraries.of(BigDecimal.TEN, BigDecimal.ZERO, BigDecimal.TEN.negate())
                    .optional(0.3))
            .as(
                (indicator, value, asOf, words, source, step) ->
                    ReportedFigure.builder()
                        .id(Id.of("claim"))
                        .indicator(indicator)
                        .value(value)
                        .asOf(asOf)
                        .timeText(words)
                        .addAllSources(source.map(name -> document(name)).stream().toList())
                        .roundedTo(step));
    Arbitrary<ReportedFigure.Builder> ofAPart =
        Combinators.combine(
                plain,
                Arbitraries.of("year", "hubRole", "stage", "continent"),
                Arbitraries.of("2019", "2020", "organiser", "received"))
            .as((claim, dimension, value) -> claim.putSplit(dimension, value));
    return Arbitraries.oneOf(plain, ofAPart)
        .list()
        .ofMaxSize(8)
        .map(
            builders -> {
              List<ReportedFigure> claims = new ArrayList<>();
              builders.forEach(b -> claims.add(b.id(Id.of("c" + claims.size())).build()));
              return claims;
            });
  }

  @Property
  void check_anyRecordsAndClaims_agreesWithTheReconciliation(
      @ForAll("records") List<HubRecord> records,
      @ForAll("claims") List<ReportedFigure> claims,
      @ForAll("scopes") Scope scope) {
    Reconciliation reconciliation = Reconciliation.of(claims, scope, StandardMetrics.all());
    List<ReconciledClaim> verdicts =
        reconciliation.verdicts(records.stream().collect(reconciliation.metric().toCollector()));
    List<HubRecord> all = new ArrayList<>(records);
    all.addAll(claims);
    assertThat(told(FindingCode.CLAIM_NOT_CONTRADICTED, scope, all))
        .isEqualTo(told(verdicts, v -> v.status() == ClaimStatus.CONTRADICTED));
    assertThat(told(FindingCode.CLAIM_SUPPORTED, scope, all))
        .isEqualTo(told(verdicts, ClaimRulesTest::isUnsupported));
  }

  private static boolean isUnsupported(ReconciledClaim verdict) {
    QualifiedNumber value = verdict.claim().getValue();
    boolean isOpen =
        switch (verdict.status()) {
          case CONSISTENT, RESTATED, NO_EVIDENCE -> true;
          case CONTRADICTED, CONFIRMED, NO_METRIC -> false;
        };
    return isOpen
        && value.getLow().isPresent()
        && value.getHigh().isEmpty()
        && verdict.metric().flatMap(StandardMetrics::of).orElseThrow().accrual() != Accrual.DERIVED
        && !verdict.counted().orElseThrow().isWithin(verdict.claim().toNumber());
  }

  private static List<String> told(
      List<ReconciledClaim> verdicts, Predicate<ReconciledClaim> isFault) {
    return verdicts.stream()
        .filter(isFault)
        .map(v -> v.claim().getId() + " " + Finding.number(v.counted().orElseThrow()))
        .map(told -> told.replaceFirst(" at_least 0$", " nothing"))
        .toList();
  }

  private static List<String> told(FindingCode code, Scope scope, List<HubRecord> records) {
    return Checks.findings(code, scope, records).stream()
        .map(f -> f.recordId().orElseThrow() + " " + f.arguments().get("limit"))
        .toList();
  }

  @Provide
  Arbitrary<List<HubRecord>> wild() {
    return Arbitraries.oneOf(
            HubArbitraries.of(ReportedFigure.class).map(HubRecord.class::cast),
            Combinators.combine(
                    HubArbitraries.of(ReportedFigure.class),
                    Arbitraries.of(StandardMetrics.all()).map(MetricDefinition::id))
                .as(ClaimRulesTest::about),
            HubArbitraries.records())
        .list()
        .ofMaxSize(6);
  }

  /** A claim as wild as another, on a metric. */
  private static ReportedFigure about(ReportedFigure claim, String indicator) {
    return ReportedFigure.builder()
        .id(claim.getId())
        .indicator(indicator)
        .value(claim.getValue())
        .unit(claim.getUnit())
        .asOf(claim.getAsOf())
        .period(claim.getPeriod())
        .timeText(claim.getTimeText())
        .roundedTo(claim.getRoundedTo())
        .build();
  }

  @Property
  void check_recordsThatMakeNoSense_neverThrowsAndFindsTheSameInAnyOrder(
      @ForAll("wild") List<HubRecord> records, @ForAll long seed) {
    List<HubRecord> shuffled = new ArrayList<>(records);
    Collections.shuffle(shuffled, new Random(seed));
    for (FindingCode code : CODES) {
      assertThat(messages(code, shuffled))
          .containsExactlyInAnyOrderElementsOf(messages(code, records));
    }
  }

  private static List<String> messages(FindingCode code, List<HubRecord> records) {
    return Checks.findings(code, scope(RecordType.JOURNAL_ISSUE), records).stream()
        .map(finding -> finding.recordId().orElseThrow() + " " + finding.message())
        .toList();
  }
}
