package org.civilhub.metrics.finance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.civilhub.metrics.testkit.Ask.figure;
import static org.civilhub.metrics.testkit.Ask.figures;
import static org.civilhub.metrics.testkit.Ask.on;
import static org.civilhub.metrics.testkit.Ask.part;
import static org.civilhub.metrics.testkit.Ask.whole;
import static org.civilhub.metrics.testkit.Records.budget;
import static org.civilhub.metrics.testkit.Records.contribution;
import static org.civilhub.metrics.testkit.Records.discrepancy;
import static org.civilhub.metrics.testkit.Records.exactly;
import static org.civilhub.metrics.testkit.Records.given;
import static org.civilhub.metrics.testkit.Records.money;
import static org.civilhub.metrics.testkit.Records.period;
import static org.civilhub.metrics.testkit.Records.project;
import static org.civilhub.metrics.testkit.Records.spending;
import static org.civilhub.metrics.testkit.Records.spent;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.civilhub.metrics.Basis;
import org.civilhub.metrics.Dimension;
import org.civilhub.metrics.Figure;
import org.civilhub.metrics.MetricDefinition;
import org.civilhub.metrics.Note;
import org.civilhub.metrics.Period;
import org.civilhub.metrics.Query;
import org.civilhub.metrics.Split;
import org.civilhub.model.HubRecord;
import org.civilhub.model.Project;
import org.civilhub.model.RecordType;
import org.civilhub.model.code.BudgetStatus;
import org.civilhub.model.code.ContributionKind;
import org.civilhub.model.code.ContributionStage;
import org.civilhub.model.value.QualifiedNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Money. Two projects run through these tests.
 *
 * <p>{@code hub}, the project of the public page: May 2024 to December 2026, USD 1,200,000 shown
 * without stage or kind, USD 491,724 spent in 2024 and 643,294 in 2025.
 *
 * <p>{@code inv}, invented: 15 March 2022 to June 2026, USD 600 received in cash, USD 100.10 spent
 * in 2022 and 365.00 in 2023, which is one dollar a day.
 */
class FinanceMetricsTest {
  private static final List<HubRecord> HUB =
      List.of(
          project("hub", "2024-05", "2026-12"),
          contribution("b1", "hub")
              .period(period("2024-05/2026-12"))
              .amount(money("USD 1200000"))
              .build(),
          spent("d1", "hub", "2024", "USD 491724"),
          spent("d2", "hub", "2025", "USD 643294"));

  private static final List<HubRecord> INVENTED =
      List.of(
          project("inv", "2022-03-15", "2026-06"),
          contribution("b2", "inv")
              .stage(ContributionStage.RECEIVED)
              .kind(ContributionKind.CASH)
              .period(period("2022-03-15/.."))
              .amount(money("USD 600.00"))
              .build(),
          spent("d3", "inv", "2022", "USD 100.10"),
          spent("d4", "inv", "2023", "USD 365.00"));

  private static final Split HUB_SHOWN =
      Split.of(Dimension.PROJECT, "hub").with(Dimension.STAGE, "unknown");
  private static final Split INV_RECEIVED =
      Split.of(Dimension.PROJECT, "inv").with(Dimension.STAGE, "received");
  private static final Split P = Split.of(Dimension.PROJECT, "p");
  private static final Split P_RECEIVED = P.with(Dimension.STAGE, "received");

  private static Basis rests(long records, long missing, Map<String, Long> leftOut) {
    return new Basis(records, missing, 0, new TreeMap<>(leftOut));
  }

  private static Figure only(MetricDefinition metric, Query query, List<HubRecord> records) {
    List<Figure> figures = figures(metric, query, records);
    assertThat(figures).hasSize(1);
    return figures.get(0);
  }

  private static List<String> codes(Figure figure) {
    return figure.notes().stream().map(Note::code).toList();
  }

  /** A project of the whole years 2022 to 2024 that got and spent some dollars. */
  private static List<HubRecord> years(String received, String... spentFrom2022) {
    List<HubRecord> records = new ArrayList<>();
    records.add(project("p", "2022-01", "2024-12"));
    records.add(given("b", "p", ContributionStage.RECEIVED, received));
    for (int i = 0; i < spentFrom2022.length; i++) {
      records.add(spent("d" + i, "p", String.valueOf(2022 + i), spentFrom2022[i]));
    }
    return records;
  }

  // ---- contributions

  @Test
  void contributions_stagesKindsAndCurrencies_areRowsNeverAdded() {
    HubRecord[] records = {
      given("b1", "p", ContributionStage.PLEDGED, "USD 100"),
      given("b2", "p", ContributionStage.PLEDGED, "USD 20.5"),
      given("b3", "p", ContributionStage.COMMITTED, "USD 7"),
      given("b4", "p", ContributionStage.PLEDGED, "EUR 3"),
      contribution("b5", "p")
          .stage(ContributionStage.PLEDGED)
          .kind(ContributionKind.IN_KIND)
          .amount(money("USD 9"))
          .build(),
      given("b6", "q", ContributionStage.PLEDGED, "USD 4"),
      given("b7", "p", ContributionStage.of("announced"), "USD 5"),
    };
    List<Figure> figures = figures(FinanceMetrics.CONTRIBUTIONS, whole(), records);
    Split pledged = P.with(Dimension.STAGE, "pledged").with(Dimension.KIND, "not_recorded");
    // seven contributions in six rows: only the first two share project, stage, kind and currency
    assertThat(figures).hasSize(6);
    assertThat(
            figures.stream()
                .filter(f -> f.split().equals(pledged))
                .map(f -> f.unit() + " " + f.number().flatMap(QualifiedNumber::getNumber).get()))
        .containsExactlyInAnyOrder("USD 120.5", "EUR 3");
    assertThat(part(figures, pledged.with(Dimension.KIND, "in_kind")).number())
        .contains(QualifiedNumber.exact(9));
    assertThat(part(figures, pledged.with(Dimension.PROJECT, "q")).number())
        .contains(QualifiedNumber.exact(4));
    assertThat(part(figures, pledged.with(Dimension.STAGE, "announced")).number())
        .contains(QualifiedNumber.exact(5));
  }

  @Test
  void contributions_ofADonorWhoseNameMeansSomethingElsewhere_areThatDonors() {
    HubRecord given =
        contribution("b1", "p")
            .donor("more")
            .amount(money("USD 100"))
            .period(period("2020"))
            .build();
    for (Query query :
        List.of(
            whole().splitBy(Dimension.DONOR), whole().splitBy(Dimension.DONOR, Dimension.YEAR))) {
      List<Figure> figures = figures(FinanceMetrics.CONTRIBUTIONS, query, given);
      assertThat(figures)
          .singleElement()
          .satisfies(
              figure -> {
                assertThat(figure.split().get(Dimension.DONOR)).contains("more");
                assertThat(figure.number()).contains(QualifiedNumber.exact(100));
              });
    }
  }

  @Test
  void contributions_askedAcrossStagesOrCurrencies_haveNoNumberAndSaySo() {
    HubRecord[] records = {
      given("b1", "p", ContributionStage.PLEDGED, "USD 100"),
      given("b2", "p", ContributionStage.RECEIVED, "EUR 100"),
    };
    Figure figure = figure(FinanceMetrics.CONTRIBUTIONS, whole().of(P), records);
    assertThat(figure.number()).isEmpty();
    assertThat(figure.proof()).isEqualTo(QualifiedNumber.unknown());
    assertThat(figure.notes())
        .containsExactly(
            Note.of("never_added", "stage", "pledged, received"),
            Note.of("never_added", "currency", "EUR, USD"));
    assertThat(figure.basis()).contains(rests(2, 0, Map.of()));
  }

  @Test
  void contributions_amountNotRecorded_areMissingAndMixWithNothing() {
    HubRecord[] records = {
      given("b1", "p", ContributionStage.RECEIVED, "USD 100"),
      contribution("b2", "p").stage(ContributionStage.RECEIVED).build(),
    };
    List<Figure> figures =
        figures(FinanceMetrics.CONTRIBUTIONS, whole(RecordType.CONTRIBUTION), records);
    assertThat(figures).hasSize(2);
    Figure unknown =
        figures.stream().filter(f -> f.unit().equals("not_recorded")).findFirst().orElseThrow();
    assertThat(unknown.number()).isEmpty();
    assertThat(unknown.basis()).contains(rests(0, 1, Map.of()));
    Figure whole =
        figure(FinanceMetrics.CONTRIBUTIONS, whole(RecordType.CONTRIBUTION).of(P), records);
    assertThat(whole.number()).contains(QualifiedNumber.exact(100));
    assertThat(whole.basis()).contains(rests(1, 1, Map.of()));
    assertThat(whole.proof()).isEqualTo(QualifiedNumber.atLeast(100));
  }

  @Test
  void contributions_startOfPeriod_datesThem() {
    Figure figure =
        figure(
            FinanceMetrics.CONTRIBUTIONS,
            whole().in(new Period(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 6, 30))),
            contribution("b1", "p").period(period("2024-05/2026")).amount(money("USD 1")).build(),
            contribution("b2", "p").period(period("2024")).amount(money("USD 2")).build(),
            contribution("b3", "p").amount(money("USD 4")).build(),
            contribution("b4", "p").period(period("2023/2024")).amount(money("USD 8")).build());
    assertThat(figure.number()).contains(QualifiedNumber.exact(1));
    assertThat(figure.basis()).contains(new Basis(1, 0, 2, new TreeMap<>()));
  }

  @Test
  void contributions_toTheHubAsAWhole_haveNoProject() {
    List<Figure> figures =
        figures(
            FinanceMetrics.CONTRIBUTIONS,
            whole(),
            contribution("b", "p").project(Optional.empty()).amount(money("USD 1")).build());
    assertThat(figures.get(0).split().get(Dimension.PROJECT)).contains("not_recorded");
  }

  @Test
  void contributions_tenDecimals_addUpExactly() {
    Figure figure =
        figure(
            FinanceMetrics.CONTRIBUTIONS,
            whole(),
            given("b1", "p", ContributionStage.RECEIVED, "USD 0.1234567891"),
            given("b2", "p", ContributionStage.RECEIVED, "USD 1000000000.0000000009"));
    assertThat(figure.number()).contains(exactly("1000000000.1234567900"));
  }

  @Test
  void contributions_moreDigitsThanClaimsMayHave_areTakenAsTheyAre() {
    String amount = "1" + "0".repeat(45) + ".5";
    Figure figure =
        figure(
            FinanceMetrics.CONTRIBUTIONS,
            whole(RecordType.CONTRIBUTION),
            given("b1", "p", ContributionStage.RECEIVED, "USD " + amount));
    assertThat(figure.number()).contains(exactly(amount));
    assertThat(figure.proof()).isEqualTo(exactly(amount));
  }

  // ---- delivery

  @Test
  void delivery_projectsYearsAndCurrencies_areRows() {
    List<Figure> figures =
        figures(
            FinanceMetrics.DELIVERY,
            whole(),
            spent("d1", "hub", "2024", "USD 491724"),
            spent("d2", "hub", "2025-01/2025-06", "USD 300"),
            spent("d3", "hub", "2025-07/2025-12", "USD 200.25"),
            spent("d4", "hub", "2025", "USD -0.25"), // a correction
            spent("d5", "hub", "2025", "KZT 7"),
            spent("d6", "hub", "2024-07/2025-06", "USD 11"),
            spent("d7", "old", "2013-04", "USD 29295"));
    Split hub = Split.of(Dimension.PROJECT, "hub");
    assertThat(part(figures, hub.with(Dimension.YEAR, "2024")).number())
        .contains(QualifiedNumber.exact(491724));
    assertThat(
            figures.stream()
                .filter(f -> f.split().equals(hub.with(Dimension.YEAR, "2025")))
                .map(f -> f.unit() + " " + f.number().flatMap(QualifiedNumber::getNumber).get()))
        .containsExactlyInAnyOrder("USD 500", "KZT 7");
    // of two years, so of neither; and a year without delivery has no row
    assertThat(part(figures, hub.with(Dimension.YEAR, "undatable")).number())
        .contains(QualifiedNumber.exact(11));
    assertThat(
            part(figures, Split.of(Dimension.PROJECT, "old").with(Dimension.YEAR, "2013")).number())
        .contains(QualifiedNumber.exact(29295));
    assertThat(figures).hasSize(5);
  }

  @Test
  void delivery_anotherStatement_isNoted() {
    Figure figure =
        figure(
            FinanceMetrics.DELIVERY,
            whole(),
            spending("d", "p", "2024", "USD 1")
                .addDiscrepancies(discrepancy("/amount", "2"))
                .build());
    assertThat(figure.notes()).contains(Note.of("disputed", 1));
  }

  // as-of, delivery to date, through: a year counts once it has ended, and is never pro-rated
  @ParameterizedTest
  @CsvSource({
    "2024-12-31, 491724, 2024-12-31",
    "2025-06-30, 491724, 2024-12-31",
    "2025-12-30, 491724, 2024-12-31",
    "2025-12-31, 1135018, 2025-12-31", // 491,724 + 643,294
    "2026-11-23, 1135018, 2025-12-31",
  })
  void deliveryToDate_ofTheProjectPage_goesThroughTheLastPeriodEnded(
      String asOf, String amount, String through) {
    Figure figure = only(FinanceMetrics.DELIVERY_TO_DATE, on(asOf), HUB);
    assertThat(figure.number()).contains(exactly(amount));
    assertThat(figure.notes()).containsExactly(Note.of("through", through));
    assertThat(figure.split()).isEqualTo(Split.of(Dimension.PROJECT, "hub"));
    assertThat(figure.unit()).isEqualTo("USD");
  }

  @Test
  void deliveryToDate_beforeAnyPeriodHasEnded_isNotRecorded() {
    assertThat(figures(FinanceMetrics.DELIVERY_TO_DATE, on("2024-12-30"), HUB)).isEmpty();
  }

  @Test
  void deliveryToDate_monthsCorrectionsAndOpenPeriods_addUpWhatHasEnded() {
    List<HubRecord> records =
        List.of(
            spent("d1", "p", "2024-01", "USD 10.0000000001"),
            spent("d2", "p", "2024-02", "USD 20"),
            spent("d3", "p", "2024-01", "USD -5"),
            spent("d4", "p", "2024-03/..", "USD 1000"),
            spent("d5", "p", "2024-03", "USD 7"));
    Figure figure = only(FinanceMetrics.DELIVERY_TO_DATE, on("2024-03-30"), records);
    // 10.0000000001 + 20 - 5; March has not ended, the period without an end never does
    assertThat(figure.number()).contains(exactly("25.0000000001"));
    assertThat(figure.basis()).contains(rests(3, 0, Map.of()));
    assertThat(figure.notes()).containsExactly(Note.of("through", "2024-02-29"));
  }

  @Test
  void deliveryToDate_severalProjectsAndCurrencies_areRows() {
    List<HubRecord> records = new ArrayList<>(HUB);
    records.addAll(INVENTED);
    records.add(spent("d5", "inv", "2023", "KZT 5"));
    List<Figure> figures = figures(FinanceMetrics.DELIVERY_TO_DATE, whole(), records);
    assertThat(figures.stream().map(f -> f.split() + " " + f.unit()))
        .containsExactly("project=hub USD", "project=inv KZT", "project=inv USD");
    // 100.10 + 365.00
    assertThat(figures.get(2).number()).contains(exactly("465.10"));
  }

  // ---- what follows from contributions and delivery

  // 491,724 / 1,200,000 = 0.40977; 1,135,018 / 1,200,000 = 0.945848
  @ParameterizedTest
  @CsvSource({
    "2024-12-31, 0.4098, 708276",
    "2025-06-30, 0.4098, 708276",
    "2026-11-23, 0.9458, 64982",
  })
  void utilisationAndBalance_ofTheProjectPage_areAgainstContributionsShown(
      String asOf, String ratio, String balance) {
    Figure utilisation = only(FinanceMetrics.CONTRIBUTION_UTILISATION, on(asOf), HUB);
    assertThat(utilisation.number()).contains(exactly(ratio));
    assertThat(utilisation.unit()).isEqualTo("ratio");
    assertThat(utilisation.decimals()).isEqualTo(4);
    assertThat(utilisation.split()).isEqualTo(HUB_SHOWN.with(Dimension.CURRENCY, "USD"));
    assertThat(utilisation.notes())
        .contains(Note.of("against_stage", "stage=unknown"), Note.of("kind_not_said", 1));
    Figure left = only(FinanceMetrics.CONTRIBUTION_BALANCE, on(asOf), HUB);
    assertThat(left.number()).contains(exactly(balance));
    assertThat(left.split()).isEqualTo(HUB_SHOWN);
    assertThat(left.unit()).isEqualTo("USD");
  }

  // 465.10 / 600 = 0.7751666; 600 - 465.10
  @ParameterizedTest
  @CsvSource({
    "2024-12-31, 0.7752, 134.90",
    "2025-06-30, 0.7752, 134.90",
    "2026-11-23, 0.7752, 134.90",
    "2023-12-30, 0.1668, 499.90", // through 2022: 100.10 / 600 = 0.16683
  })
  void utilisationAndBalance_invented_areOfWhatHadEnded(String asOf, String ratio, String balance) {
    assertThat(only(FinanceMetrics.CONTRIBUTION_UTILISATION, on(asOf), INVENTED).number())
        .contains(exactly(ratio));
    Figure left = only(FinanceMetrics.CONTRIBUTION_BALANCE, on(asOf), INVENTED);
    assertThat(left.number()).contains(exactly(balance));
    assertThat(codes(left)).doesNotContain("kind_not_said");
  }

  // fifth decimal 5 and nothing after it: the fourth becomes even; anything after it: up
  @ParameterizedTest
  @CsvSource({
    "12345, 0.1234",
    "12355, 0.1236",
    "12345.0000000001, 0.1235",
    "12344.9999999999, 0.1234",
    "250000, 2.5",
    "-12345, -0.1234",
  })
  void utilisation_ties_goToTheEvenDigit(String delivered, String ratio) {
    List<HubRecord> records = years("USD 100000", "USD " + delivered);
    assertThat(only(FinanceMetrics.CONTRIBUTION_UTILISATION, whole(), records).number())
        .contains(exactly(ratio));
  }

  @Test
  void utilisation_stages_areRowsOfTheirOwn() {
    List<HubRecord> records = new ArrayList<>(years("USD 1000", "USD 250"));
    records.add(given("b1", "p", ContributionStage.PLEDGED, "USD 400"));
    records.add(given("b2", "p", ContributionStage.PLEDGED, "USD 100"));
    List<Figure> figures = figures(FinanceMetrics.CONTRIBUTION_UTILISATION, whole(), records);
    assertThat(figures).hasSize(2);
    Split usd = P.with(Dimension.CURRENCY, "USD");
    assertThat(part(figures, usd.with(Dimension.STAGE, "pledged")).number())
        .contains(exactly("0.5")); // 250 / (400 + 100)
    assertThat(part(figures, usd.with(Dimension.STAGE, "received")).number())
        .contains(exactly("0.25"));
  }

  @Test
  void utilisation_inKindAndUnknownKind_payForNoDelivery() {
    List<HubRecord> records = new ArrayList<>(years("USD 1000", "USD 250"));
    records.add(
        contribution("b1", "p")
            .stage(ContributionStage.RECEIVED)
            .kind(ContributionKind.IN_KIND)
            .amount(money("USD 999"))
            .build());
    records.add(
        contribution("b2", "p")
            .stage(ContributionStage.RECEIVED)
            .kind(ContributionKind.of("loan"))
            .amount(money("USD 999"))
            .build());
    Figure figure = only(FinanceMetrics.CONTRIBUTION_UTILISATION, whole(), records);
    assertThat(figure.number()).contains(exactly("0.25"));
    assertThat(figure.basis()).contains(rests(2, 0, Map.of("in_kind", 1L, "unknown_code", 1L)));
  }

  @Test
  void utilisation_contributionNotDatable_isSaidNotDropped() {
    List<HubRecord> records =
        List.of(
            contribution("b1", "p").period(period("2024-01")).amount(money("USD 100")).build(),
            contribution("b2", "p").period(period("2024")).amount(money("USD 50")).build(),
            contribution("b3", "p")
                .stage(ContributionStage.PLEDGED)
                .period(period("2024"))
                .amount(money("USD 50"))
                .build(),
            spent("d", "p", "2024-01", "USD 10"));
    List<Figure> figures =
        figures(FinanceMetrics.CONTRIBUTION_UTILISATION, on("2024-06-30"), records);
    Split usd = P.with(Dimension.CURRENCY, "USD");
    Figure shown = part(figures, usd.with(Dimension.STAGE, "unknown"));
    assertThat(shown.number()).contains(exactly("0.1"));
    assertThat(shown.basis()).contains(new Basis(2, 0, 1, new TreeMap<>()));
    Figure pledged = part(figures, usd.with(Dimension.STAGE, "pledged"));
    assertThat(pledged.number()).isEmpty();
    assertThat(pledged.basis()).contains(new Basis(1, 0, 1, new TreeMap<>()));
    assertThat(codes(pledged)).contains("undatable");
  }

  @Test
  void utilisation_nothingGivenOrSpent_isEmptyAndSaysWhy() {
    Figure zero = only(FinanceMetrics.CONTRIBUTION_UTILISATION, whole(), years("USD 0", "USD 5"));
    assertThat(zero.number()).isEmpty();
    assertThat(codes(zero)).contains("no_contribution");
    Figure unspent = only(FinanceMetrics.CONTRIBUTION_UTILISATION, whole(), years("USD 5"));
    assertThat(unspent.number()).isEmpty();
    assertThat(codes(unspent)).contains("no_delivery");
    Figure noAmount =
        only(
            FinanceMetrics.CONTRIBUTION_UTILISATION,
            whole(),
            List.of(contribution("b", "p").build()));
    assertThat(noAmount.number()).isEmpty();
    assertThat(codes(noAmount)).contains("no_amount");
    assertThat(noAmount.basis()).contains(rests(0, 1, Map.of()));
    assertThat(
            figures(
                FinanceMetrics.CONTRIBUTION_UTILISATION, whole(), spent("d", "p", "2024", "USD 5")))
        .isEmpty();
  }

  @Test
  void balance_moreSpentThanGiven_isBelowZero() {
    List<HubRecord> records = years("USD 100", "USD 0", "USD 365");
    assertThat(only(FinanceMetrics.CONTRIBUTION_BALANCE, whole(), records).number())
        .contains(exactly("-265"));
    assertThat(only(FinanceMetrics.CONTRIBUTION_UTILISATION, whole(), records).number())
        .contains(exactly("3.65"));
  }

  // ---- pace

  @Test
  void pace_ofTheProjectPage_isThatOf2025() {
    Figure figure = only(FinanceMetrics.PACE, whole(), HUB);
    // 643,294 / 365, to 34 digits by another calculator
    assertThat(figure.number()).contains(exactly("1762.449315068493150684931506849315"));
    assertThat(figure.unit()).isEqualTo("USD/day");
    assertThat(figure.notes()).containsExactly(Note.of("pace_of", 2025, "exact=643294", 365));
  }

  @ParameterizedTest
  @CsvSource({"2024-12-31", "2025-06-30"})
  void pace_projectStartedInMay_hasNoWholeYearBefore2025Ends(String asOf) {
    Figure figure = only(FinanceMetrics.PACE, on(asOf), HUB);
    assertThat(figure.number()).isEmpty();
    assertThat(codes(figure)).containsExactly("no_pace");
  }

  @Test
  void pace_leapYear_isOver366Days() {
    Figure figure = only(FinanceMetrics.PACE, whole(), years("USD 1", "USD 1", "USD 1", "USD 732"));
    assertThat(figure.number()).contains(exactly("2"));
    assertThat(figure.notes()).containsExactly(Note.of("pace_of", 2024, "exact=732", 366));
  }

  private static List<HubRecord> months(int year, int first, int last) {
    List<HubRecord> records = new ArrayList<>();
    records.add(project("p", "2022-01", "2024-12"));
    for (int month = first; month <= last; month++) {
      String period = year + "-" + (month < 10 ? "0" : "") + month;
      records.add(spent("d" + month, "p", period, "USD 36.5"));
    }
    return records;
  }

  @Test
  void pace_yearOfMonths_isTheirSum() {
    // 12 x 36.5 = 438; 438 / 365 = 1.2
    Figure figure = only(FinanceMetrics.PACE, whole(), months(2023, 1, 12));
    assertThat(figure.number()).contains(exactly("1.2"));
  }

  @Test
  void pace_yearRecordedInPart_isEmpty() {
    assertThat(only(FinanceMetrics.PACE, whole(), months(2023, 2, 12)).number()).isEmpty();
    assertThat(only(FinanceMetrics.PACE, whole(), months(2023, 1, 11)).number()).isEmpty();
    List<HubRecord> gap = new ArrayList<>(months(2023, 1, 12));
    gap.remove(6);
    assertThat(only(FinanceMetrics.PACE, whole(), gap).number()).isEmpty();
  }

  @Test
  void pace_yearNotYetEnded_isNotProRated() {
    List<HubRecord> records = new ArrayList<>(years("USD 1", "USD 365", "USD 730"));
    records.add(spent("d9", "p", "2024-01/2024-06", "USD 999"));
    Figure figure = only(FinanceMetrics.PACE, on("2024-07-15"), records);
    assertThat(figure.number()).contains(exactly("2")); // 730 / 365 of 2023
  }

  @Test
  void pace_spentAfterTheProjectsEnd_isThatOfTheLastYearWhollyInside() {
    List<HubRecord> records = new ArrayList<>();
    records.add(project("p", "2022-01", "2024-06"));
    records.add(spent("d1", "p", "2023", "USD 730"));
    records.add(spent("d2", "p", "2024-01/2024-06", "USD 5"));
    records.add(spent("d3", "p", "2024-07/2024-12", "USD 5")); // closing the books
    Figure figure = only(FinanceMetrics.PACE, whole(), records);
    assertThat(figure.number()).contains(exactly("2"));
    assertThat(figure.notes()).containsExactly(Note.of("pace_of", 2023, "exact=730", 365));
  }

  @Test
  void pace_correctionWithinTheYear_isPartOfIt() {
    List<HubRecord> records = new ArrayList<>(years("USD 1", "USD 0", "USD 735"));
    records.add(spent("d9", "p", "2023-01", "USD -5"));
    // (735 - 5) / 365
    assertThat(only(FinanceMetrics.PACE, whole(), records).number()).contains(exactly("2"));
  }

  @Test
  void pace_projectNotOnRecordOrWithoutStart_isEmpty() {
    List<HubRecord> dangling = List.of(spent("d1", "p", "2023", "USD 365"));
    assertThat(only(FinanceMetrics.PACE, whole(), dangling).number()).isEmpty();
    Project undated =
        Project.builder()
            .id(project("p", "2022", "2024").getId())
            .title(project("p", "2022", "2024").getTitle())
            .build();
    List<HubRecord> records = List.of(undated, spent("d1", "p", "2023", "USD 365"));
    assertThat(only(FinanceMetrics.PACE, whole(), records).number()).isEmpty();
  }

  @Test
  void pace_nothingSpentYet_hasNoRow() {
    assertThat(figures(FinanceMetrics.PACE, whole(), years("USD 1"))).isEmpty();
  }

  // ---- the day the balance is used up

  @Test
  void usedUpOn_ofTheProjectPage_isPassed() {
    Figure figure = only(FinanceMetrics.BALANCE_USED_UP_ON, whole(), HUB);
    // 64,982 / 1,762.449 = 36.87, so 37 days after 2025-12-31: 31 of January and 6 of February
    assertThat(figure.date()).contains(LocalDate.of(2026, 2, 6));
    assertThat(figure.number()).isEmpty();
    assertThat(figure.unit()).isEqualTo("date");
    assertThat(codes(figure)).contains("projection", "passed");
  }

  // 134.90 at one dollar a day: 135 days after 2023-12-31, which is 2024-05-14 in a leap year
  // (31 + 29 + 31 + 30 = 121 days to the end of April, and 14)
  @ParameterizedTest
  @CsvSource({
    "2024-03-01, false",
    "2024-05-14, false", // on the day itself it is not before it
    "2024-05-15, true",
    "2024-12-31, true",
    "2025-06-30, true",
  })
  void usedUpOn_invented_isPassedFromTheDayAfter(String asOf, boolean passed) {
    Figure figure = only(FinanceMetrics.BALANCE_USED_UP_ON, on(asOf), INVENTED);
    assertThat(figure.date()).contains(LocalDate.of(2024, 5, 14));
    assertThat(codes(figure).contains("passed")).isEqualTo(passed);
  }

  @Test
  void usedUpOn_wholeNumberOfDays_isNotRoundedFurther() {
    // 2023 at 2 a day; left 1000 - 730 = 270, so 135 days: 2024-05-14 again
    Figure figure =
        only(FinanceMetrics.BALANCE_USED_UP_ON, whole(), years("USD 1000", "USD 0", "USD 730"));
    assertThat(figure.date()).contains(LocalDate.of(2024, 5, 14));
  }

  @Test
  void usedUpOn_partOfADay_isAWholeDayMore() {
    // left 1000.20 - 730 = 270.20 at 2 a day: 135.1, so 136 days
    Figure figure =
        only(FinanceMetrics.BALANCE_USED_UP_ON, whole(), years("USD 1000.20", "USD 0", "USD 730"));
    assertThat(figure.date()).contains(LocalDate.of(2024, 5, 15));
  }

  @Test
  void usedUpOn_nothingLeft_isTheThroughDate() {
    Figure figure =
        only(FinanceMetrics.BALANCE_USED_UP_ON, whole(), years("USD 730", "USD 0", "USD 730"));
    assertThat(figure.date()).contains(LocalDate.of(2023, 12, 31));
  }

  @Test
  void usedUpOn_moreSpentThanGiven_liesBeforeTheThroughDate() {
    // left 100 - 365 = -265 at one a day: 265 days before 2023-12-31 is day 100 of 2023
    Figure figure =
        only(FinanceMetrics.BALANCE_USED_UP_ON, whole(), years("USD 100", "USD 0", "USD 365"));
    assertThat(figure.date()).contains(LocalDate.of(2023, 4, 10));
  }

  @Test
  void usedUpOn_zeroOrNegativePace_isEmptyAndSaysWhy() {
    for (String spent : List.of("USD 0", "USD -5")) {
      Figure figure =
          only(FinanceMetrics.BALANCE_USED_UP_ON, whole(), years("USD 100", "USD 9", spent));
      assertThat(figure.date()).isEmpty();
      assertThat(codes(figure)).contains("not_used_up").doesNotContain("no_pace");
    }
  }

  @Test
  void usedUpOn_soLittleSpentThatNoCalendarReachesTheDay_isEmpty() {
    Figure figure =
        only(
            FinanceMetrics.BALANCE_USED_UP_ON,
            whole(),
            years("USD 100000000000", "USD 0", "USD 0.0000000001"));
    assertThat(figure.date()).isEmpty();
    assertThat(codes(figure)).contains("not_used_up");
    Figure past =
        only(
            FinanceMetrics.BALANCE_USED_UP_ON,
            whole(),
            years("USD 0", "USD 100000000000", "USD 0.0000000001"));
    assertThat(past.date()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"2024-12-31", "2025-06-30"})
  void usedUpOnAndShortfall_withoutPace_areEmpty(String asOf) {
    Figure day = only(FinanceMetrics.BALANCE_USED_UP_ON, on(asOf), HUB);
    assertThat(day.date()).isEmpty();
    assertThat(codes(day)).contains("no_pace");
    Figure lacking = only(FinanceMetrics.PROJECTED_SHORTFALL, on(asOf), HUB);
    assertThat(lacking.number()).isEmpty();
    assertThat(codes(lacking)).contains("no_pace");
  }

  // ---- shortfall

  @Test
  void shortfall_ofTheProjectPage_isRoundedOnce() {
    Figure figure = only(FinanceMetrics.PROJECTED_SHORTFALL, whole(), HUB);
    // 365 days from 2025-12-31 to 2026-12-31: 643,294 - 64,982. A pace rounded to 1,762.45 first
    // would give 578,312.25
    assertThat(figure.number()).contains(exactly("578312.00"));
    assertThat(figure.decimals()).isEqualTo(2);
    assertThat(figure.unit()).isEqualTo("USD");
    assertThat(figure.split()).isEqualTo(HUB_SHOWN);
    assertThat(codes(figure)).contains("projection");
  }

  @Test
  void shortfall_endOfProjectIsAMonth_goesToItsLastDay() {
    // from 2023-12-31 to 2026-06-30: 366 + 365 + 181 = 912 days at one a day, less 134.90
    Figure figure = only(FinanceMetrics.PROJECTED_SHORTFALL, whole(), INVENTED);
    assertThat(figure.number()).contains(exactly("777.10"));
    assertThat(figure.split()).isEqualTo(INV_RECEIVED);
  }

  // 2023 at 2 a day, 366 days to the end of 2024: 732 - (received - 730)
  @ParameterizedTest
  @CsvSource({
    "1000.005, 462.00", // 461.995: the tie goes to the even 462.00
    "1000.015, 461.98", // 461.985: the tie goes to the even 461.98
    "1000.0149999999, 461.99",
    "1462, 0", // just enough
    "2000, 0", // more than enough is nothing lacking, not less than nothing
    "1461.9999, 0", // 0.0001 lacking
    "700, 762", // already 30 too little
  })
  void shortfall_rounding_isHalfEvenAndNeverNegative(String received, String lacking) {
    Figure figure =
        only(
            FinanceMetrics.PROJECTED_SHORTFALL,
            whole(),
            years("USD " + received, "USD 0", "USD 730"));
    assertThat(figure.number()).contains(exactly(lacking));
    assertThat(figure.split()).isEqualTo(P_RECEIVED);
  }

  @Test
  void shortfall_currencyWithoutDecimals_isWhole() {
    // 732 - (1000.5 - 730) = 461.5: the tie goes to the even 462
    Figure figure =
        only(FinanceMetrics.PROJECTED_SHORTFALL, whole(), years("JPY 1000.5", "JPY 0", "JPY 730"));
    assertThat(figure.number()).contains(exactly("462"));
    assertThat(figure.decimals()).isZero();
  }

  @Test
  void shortfall_zeroPace_isWhatWasSpentTooMuch() {
    assertThat(
            only(FinanceMetrics.PROJECTED_SHORTFALL, whole(), years("USD 100", "USD 50", "USD 0"))
                .number())
        .contains(exactly("0"));
    assertThat(
            only(FinanceMetrics.PROJECTED_SHORTFALL, whole(), years("USD 100", "USD 150", "USD 0"))
                .number())
        .contains(exactly("50"));
  }

  @Test
  void shortfall_projectOverByTheThroughDate_isWhatWasSpentTooMuch() {
    List<HubRecord> records =
        List.of(
            project("p", "2022-01", "2024-06"),
            given("b", "p", ContributionStage.RECEIVED, "USD 700"),
            spent("d1", "p", "2023", "USD 730"),
            spent("d2", "p", "2024-01/2024-12", "USD 10"));
    // no days are left after 2024-06-30 in which to spend more: 740 - 700
    assertThat(only(FinanceMetrics.PROJECTED_SHORTFALL, whole(), records).number())
        .contains(exactly("40"));
  }

  @Test
  void shortfall_endNotRecorded_isEmptyAndSaysSo() {
    Project endless =
        Project.builder()
            .id(project("p", "2022", "2024").getId())
            .title(project("p", "2022", "2024").getTitle())
            .startsOn(project("p", "2022", "2024").getStartsOn())
            .build();
    List<HubRecord> records = new ArrayList<>(years("USD 100", "USD 9", "USD 9"));
    records.set(0, endless);
    Figure figure = only(FinanceMetrics.PROJECTED_SHORTFALL, whole(), records);
    assertThat(figure.number()).isEmpty();
    assertThat(codes(figure)).contains("no_end");
    assertThat(only(FinanceMetrics.BALANCE_USED_UP_ON, whole(), records).date()).isPresent();
  }

  // ---- delivery rate

  @Test
  void deliveryRate_withBudget_isExpenditureOverIt() {
    List<HubRecord> records = new ArrayList<>(HUB);
    records.add(budget("g1", "hub", "2025", "USD 500000").build());
    records.add(budget("g2", "hub", "2025", "USD 200000").status(BudgetStatus.APPROVED).build());
    Figure figure = only(FinanceMetrics.DELIVERY_RATE, whole(), records);
    // 643,294 / 700,000 = 0.918991
    assertThat(figure.number()).contains(exactly("0.9190"));
    assertThat(figure.split())
        .isEqualTo(
            Split.of(Dimension.PROJECT, "hub")
                .with(Dimension.YEAR, "2025")
                .with(Dimension.CURRENCY, "USD"));
  }

  @Test
  void deliveryRate_withoutBudget_isEmptyAndSaysSo() {
    Figure figure = only(FinanceMetrics.DELIVERY_RATE, whole(), HUB);
    assertThat(figure.number()).isEmpty();
    assertThat(codes(figure)).contains("no_budget");
  }

  @Test
  void deliveryRate_budgetsNotApproved_areLeftOut() {
    List<HubRecord> records = new ArrayList<>(HUB);
    records.add(budget("g1", "hub", "2025", "USD 700000").status(BudgetStatus.APPROVED).build());
    records.add(budget("g2", "hub", "2025", "USD 800000").status(BudgetStatus.REVISED).build());
    records.add(budget("g3", "hub", "2025", "USD 900000").status(BudgetStatus.INDICATIVE).build());
    records.add(
        budget("g4", "hub", "2025", "USD 900000").status(BudgetStatus.of("wished")).build());
    Figure figure = only(FinanceMetrics.DELIVERY_RATE, whole(), records);
    assertThat(figure.number()).contains(exactly("0.9190"));
    assertThat(figure.basis().orElseThrow().leftOut())
        .containsExactlyInAnyOrderEntriesOf(Map.of("not_approved", 3L));
    Figure indicativeOnly =
        only(
            FinanceMetrics.DELIVERY_RATE,
            whole(),
            List.of(
                spent("d", "p", "2025", "USD 1"),
                budget("g", "p", "2025", "USD 2").status(BudgetStatus.INDICATIVE).build()));
    assertThat(indicativeOnly.number()).isEmpty();
    assertThat(codes(indicativeOnly)).contains("no_budget");
  }

  @Test
  void deliveryRate_otherPeriodOrCurrency_isNotDivided() {
    List<HubRecord> records =
        List.of(
            project("p", "2024-05", "2026-12"),
            spent("d1", "p", "2025-01/2025-03", "USD 20"),
            spent("d2", "p", "2025", "KZT 20"),
            budget("g1", "p", "2025", "USD 100").build(),
            budget("g2", "p", "2026", "USD 100").build());
    List<Figure> figures = figures(FinanceMetrics.DELIVERY_RATE, whole(), records);
    assertThat(figures).hasSize(3).allSatisfy(f -> assertThat(f.number()).isEmpty());
    Split usd = P.with(Dimension.CURRENCY, "USD");
    assertThat(codes(part(figures, usd.with(Dimension.YEAR, "2025")))).contains("delivery_in_part");
    assertThat(codes(part(figures, usd.with(Dimension.YEAR, "2026")))).contains("no_delivery");
    assertThat(codes(part(figures, P.with(Dimension.CURRENCY, "KZT")))).contains("no_budget");
  }

  @Test
  void deliveryRate_firstYearOfAProject_isCoveredFromItsFirstDay() {
    List<HubRecord> records =
        List.of(
            project("p", "2024-05", "2026-12"),
            spent("d1", "p", "2024-05/2024-08", "USD 20"),
            spent("d2", "p", "2024-09/2024-12", "USD 30"),
            budget("g", "p", "2024", "USD 200").build());
    assertThat(only(FinanceMetrics.DELIVERY_RATE, whole(), records).number())
        .contains(exactly("0.25"));
  }

  @Test
  void deliveryRate_budgetOfZero_isEmpty() {
    Figure figure =
        only(
            FinanceMetrics.DELIVERY_RATE,
            whole(),
            List.of(spent("d", "p", "2025", "USD 1"), budget("g", "p", "2025", "USD 0").build()));
    assertThat(figure.number()).isEmpty();
    assertThat(codes(figure)).contains("no_budget");
  }

  // ---- parts

  @Test
  void derived_askedForOnePart_giveThatPartByItsCurrencyToo() {
    List<HubRecord> records = new ArrayList<>(HUB);
    records.addAll(INVENTED);
    records.add(spent("d5", "hub", "2025", "KZT 5"));
    Split hubDollars = Split.of(Dimension.PROJECT, "hub").with(Dimension.CURRENCY, "USD");
    for (MetricDefinition metric :
        List.of(
            FinanceMetrics.DELIVERY_TO_DATE,
            FinanceMetrics.CONTRIBUTION_UTILISATION,
            FinanceMetrics.CONTRIBUTION_BALANCE,
            FinanceMetrics.PACE,
            FinanceMetrics.BALANCE_USED_UP_ON,
            FinanceMetrics.PROJECTED_SHORTFALL)) {
      List<Figure> all = figures(metric, whole(), records);
      List<Figure> asked = figures(metric, whole().of(hubDollars), records);
      assertThat(asked).as(metric.id()).hasSize(1);
      assertThat(all).as(metric.id()).hasSizeGreaterThan(1).contains(asked.get(0));
      assertThat(asked.get(0).split().get(Dimension.PROJECT)).contains("hub");
      assertThat(asked.get(0).unit()).as(metric.id()).doesNotContain("KZT");
    }
  }
}
