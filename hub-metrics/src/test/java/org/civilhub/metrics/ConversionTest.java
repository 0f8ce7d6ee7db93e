package org.civilhub.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.civilhub.metrics.testkit.Ask.figures;
import static org.civilhub.metrics.testkit.Ask.part;
import static org.civilhub.metrics.testkit.Ask.whole;
import static org.civilhub.metrics.testkit.Records.contribution;
import static org.civilhub.metrics.testkit.Records.given;
import static org.civilhub.metrics.testkit.Records.money;
import static org.civilhub.metrics.testkit.Records.period;
import static org.civilhub.metrics.testkit.Records.project;
import static org.civilhub.metrics.testkit.Records.spent;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.civilhub.metrics.finance.FinanceMetrics;
import org.civilhub.metrics.standard.StandardMetrics;
import org.civilhub.metrics.testkit.Ask;
import org.civilhub.metrics.testkit.MetricLaws;
import org.civilhub.model.Contribution;
import org.civilhub.model.HubRecord;
import org.civilhub.model.code.ContributionStage;
import org.civilhub.model.value.QualifiedNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConversionTest {
  private static final ExchangeRate JANUARY = rate("EUR", "2020-01-01", "1.1");
  private static final ExchangeRate MARCH = rate("EUR", "2020-03-01", "1.2");

  private static ExchangeRate rate(String from, String day, String rate) {
    return new ExchangeRate(
        from, "USD", LocalDate.parse(day), new BigDecimal(rate), "an invented bank");
  }

  private static Conversion dollars(int mostDays, ExchangeRate... rates) {
    return Conversion.into("USD", mostDays, List.of(rates));
  }

  private static Contribution received(String id, String day, String amount) {
    return contribution(id, "p")
        .stage(ContributionStage.RECEIVED)
        .period(period(day))
        .amount(money(amount))
        .build();
  }

  private static Figure only(List<Figure> figures) {
    assertThat(figures).hasSize(1);
    return figures.get(0);
  }

  private static Optional<BigDecimal> number(Figure figure) {
    return figure.number().flatMap(QualifiedNumber::getNumber);
  }

  @ParameterizedTest
  @CsvSource({
    "2020-01-01, 1.1",
    "2020-02-29, 1.1",
    "2020-03-01, 1.2",
    "2020-03-31, 1.2",
    "2019-12-31,",
    "2020-06-01,"
  })
  void rate_ofADay_isTheNewestNotAfterItAndNotTooOld(LocalDate day, BigDecimal rate) {
    assertThat(dollars(60, JANUARY, MARCH).rate("EUR", day).map(ExchangeRate::rate))
        .isEqualTo(Optional.ofNullable(rate));
    assertThat(dollars(60, JANUARY).rate("GBP", day)).isEmpty();
  }

  @Test
  void rate_olderThanAllowedByADay_isNotUsed() {
    assertThat(dollars(59, JANUARY).rate("EUR", LocalDate.of(2020, 2, 29))).isPresent();
    assertThat(dollars(58, JANUARY).rate("EUR", LocalDate.of(2020, 2, 29))).isEmpty();
  }

  @Test
  void into_tableThatCannotBe_throwsAndNamesBoth() {
    ExchangeRate other = rate("EUR", "2020-01-01", "1.3");
    assertThatThrownBy(() -> dollars(60, JANUARY, other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("EUR/USD 1.1 2020-01-01")
        .hasMessageContaining("EUR/USD 1.3 2020-01-01");
    assertThat(dollars(60, JANUARY, JANUARY).rates()).hasSize(1);
    assertThatThrownBy(() -> Conversion.into("ABC", 60, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'ABC'");
    assertThatThrownBy(() -> Conversion.into("USD", -1, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> rate("USD", "2020-01-01", "1"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> rate("EUR", "2020-01-01", "0"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ExchangeRate.parse("EUR/USD 1.1 2020-13-01 x"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(ExchangeRate.parse(JANUARY.toString())).isEqualTo(JANUARY);
  }

  @Test
  void contributions_convertedByTheirOwnDays_areOneSumRoundedOnceAndNameTheRates() {
    // 0.005 × 1.1 twice is 0.011, 10 × 1.2 is 12, and 1: 13.011. Rounded each, it were 13.02.
    Query query = whole().converted(dollars(60, JANUARY, MARCH));
    Figure figure =
        only(
            figures(
                FinanceMetrics.CONTRIBUTIONS,
                query,
                received("c1", "2020-01-15", "EUR 0.005"),
                received("c2", "2020-01-20", "EUR 0.005"),
                received("c3", "2020-03-15", "EUR 10"),
                received("c4", "2015-03-15", "USD 1")));
    assertThat(figure.unit()).isEqualTo("USD");
    assertThat(number(figure)).contains(new BigDecimal("13.01"));
    assertThat(figure.notes())
        .containsExactly(Note.of("converted", JANUARY), Note.of("converted", MARCH));
    assertThat(figure.basis().orElseThrow().records()).isEqualTo(4);
  }

  @Test
  void contributions_withoutAUsableRate_stayInTheirOwnCurrencyAndSaySo() {
    Query query = whole().converted(dollars(60, JANUARY));
    List<Figure> figures =
        figures(
            FinanceMetrics.CONTRIBUTIONS,
            query,
            received("c1", "2020-01-15", "EUR 10"),
            received("c2", "2021-01-15", "EUR 20"),
            received("c3", "2019-12-31", "EUR 40"));
    assertThat(figures).hasSize(2);
    Figure euros = figures.stream().filter(f -> f.unit().equals("EUR")).findFirst().orElseThrow();
    assertThat(number(euros)).contains(new BigDecimal("60"));
    assertThat(euros.notes()).contains(Note.of("no_rate", "EUR"));
    Figure dollars = figures.stream().filter(f -> f.unit().equals("USD")).findFirst().orElseThrow();
    assertThat(number(dollars)).contains(new BigDecimal("11"));
    assertThat(dollars.notes()).containsExactly(Note.of("converted", JANUARY));
  }

  @Test
  void contributions_inYearsOnly_areValuedOnTheLastDayTheyMayBeOf() {
    Query query = whole().converted(dollars(400, JANUARY, MARCH));
    Figure figure =
        only(figures(FinanceMetrics.CONTRIBUTIONS, query, received("c1", "2020", "EUR 10")));
    assertThat(number(figure)).contains(new BigDecimal("12"));
  }

  @Test
  void balance_ofConvertedAmounts_isOfOneCurrency() {
    // received 100 × 1.1 + 50 = 160, spent 2020: 30 × 1.2 = 36
    Query query = whole().converted(dollars(400, JANUARY, MARCH));
    List<Figure> figures =
        figures(
            FinanceMetrics.CONTRIBUTION_BALANCE,
            query,
            project("p", "2020-01-01", "2026-12-31"),
            received("c1", "2020-01-15", "EUR 100"),
            received("c2", "2020-02-15", "USD 50"),
            spent("d1", "p", "2020", "EUR 30"));
    Figure balance = only(figures);
    assertThat(balance.unit()).isEqualTo("USD");
    assertThat(number(balance)).contains(new BigDecimal("124"));
    assertThat(balance.notes())
        .contains(Note.of("converted", JANUARY), Note.of("converted", MARCH));
  }

  @Test
  void balance_withoutARate_isOfEachCurrencyAlone() {
    Query query = whole().converted(dollars(10, JANUARY));
    List<Figure> figures =
        figures(
            FinanceMetrics.CONTRIBUTION_BALANCE,
            query,
            project("p", "2020-01-01", "2026-12-31"),
            given("c1", "p", ContributionStage.RECEIVED, "EUR 100"),
            spent("d1", "p", "2020", "EUR 30"));
    assertThat(only(figures).unit()).isEqualTo("EUR");
    assertThat(number(only(figures))).contains(new BigDecimal("70"));
    assertThat(only(figures).notes()).contains(Note.of("no_rate", "EUR"));
  }

  @Test
  void figures_withoutConversion_areWhatTheyWere() {
    List<HubRecord> records =
        List.of(received("c1", "2020-01-15", "EUR 10"), received("c2", "2020-01-15", "USD 10"));
    assertThat(figures(FinanceMetrics.CONTRIBUTIONS, whole(), records)).hasSize(2);
    assertThat(figures(FinanceMetrics.CONTRIBUTIONS, whole().converted(dollars(60)), records))
        .extracting(Figure::unit)
        .containsExactly("EUR", "USD");
  }

  @Property(tries = 200)
  void contributions_anyAmountsInAnyOrder_areTheExactSumRoundedOnce(
      @ForAll @Size(min = 1, max = 40) List<@IntRange(min = 0, max = 2_000_000_000) Integer> cents,
      @ForAll @IntRange(min = 1, max = 1_000_000_000) int unscaled,
      @ForAll long seed) {
    ExchangeRate rate = rate("EUR", "2020-01-01", BigDecimal.valueOf(unscaled, 7).toPlainString());
    BigDecimal sum = BigDecimal.ZERO;
    List<HubRecord> records = new ArrayList<>();
    for (int i = 0; i < cents.size(); i++) {
      BigDecimal amount = BigDecimal.valueOf(cents.get(i), 10);
      sum = sum.add(amount);
      records.add(received("c" + i, "2020-01-15", "EUR " + amount.toPlainString()));
    }
    Query query = whole().converted(dollars(60, rate));
    BigDecimal expected = sum.multiply(rate.rate()).setScale(2, RoundingMode.HALF_EVEN);
    assertThat(number(only(figures(FinanceMetrics.CONTRIBUTIONS, query, records))).orElseThrow())
        .isEqualByComparingTo(expected);
    MetricLaws.of("converted", FinanceMetrics.CONTRIBUTIONS.on(query))
        .splits(records, new Random(seed));
  }

  @Test
  void everyMetric_withAConversion_keepsTheLaws() {
    Query query = whole().converted(dollars(60, JANUARY, MARCH)).traced(2);
    List<HubRecord> records =
        List.of(
            received("c1", "2020-01-15", "EUR 10"),
            received("c2", "2021-01-15", "EUR 20"),
            spent("d1", "p", "2020", "EUR 30"),
            project("p", "2020-01-01", "2026-12-31"));
    for (MetricDefinition metric : StandardMetrics.all()) {
      MetricLaws<?, ?> laws = MetricLaws.of(metric.id(), Ask.sensibly(metric, query));
      laws.merges(records.subList(0, 1), records.subList(1, 3), records.subList(3, 4));
      laws.travels(records.subList(0, 2), records.subList(2, 4));
    }
    assertThat(
            part(
                    figures(FinanceMetrics.DELIVERY, query, records),
                    Split.of(Dimension.PROJECT, "p").with(Dimension.YEAR, "2020"))
                .unit())
        .isEqualTo("EUR");
  }
}
