package org.civilhub.io.iati;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.civilhub.io.iati.IatiActivity.Amount;
import org.civilhub.io.iati.IatiActivity.Budget;
import org.civilhub.io.iati.IatiActivity.Indicator;
import org.civilhub.io.iati.IatiActivity.Measurement;
import org.civilhub.io.iati.IatiActivity.Party;
import org.civilhub.io.iati.IatiActivity.Period;
import org.civilhub.io.iati.IatiActivity.Related;
import org.civilhub.io.iati.IatiActivity.Result;
import org.civilhub.io.iati.IatiActivity.Transaction;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.LocalizedText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What activities and organisations say is taken from them without being repaired. */
class IatiActivityTest {
  private static IatiActivity activity(String... content) {
    return new IatiActivity(
        IatiFiles.read(
                IatiFiles.activities(
                    "<iati-activity xml:lang='en' default-currency='KZT' hierarchy='2'>",
                    String.join("", content),
                    "</iati-activity>"))
            .records()
            .get(0));
  }

  private static Optional<LocalizedText> english(String text) {
    return Optional.of(LocalizedText.of("en", text));
  }

  @Test
  void activity_everything_isThere() {
    IatiActivity activity =
        activity(
            "<iati-identifier> XX-1 </iati-identifier>",
            "<reporting-org ref='XX' type='40'><narrative>Hub</narrative></reporting-org>",
            "<title><narrative>Title</narrative><narrative xml:lang='kk'>Атау</narrative></title>",
            "<description><narrative>General</narrative></description>",
            "<description type='2'><narrative>Aims</narrative></description>",
            "<participating-org role='1' type='10' activity-id='YY-1'/>",
            "<activity-status code='2'/>",
            "<activity-date type='2' iso-date='2024-05-01'/>",
            "<activity-date type='3' iso-date='2026-12-31+05:00'/>",
            "<activity-date type='4' iso-date='2026'/>",
            "<related-activity ref='XX-0' type='1'/>");

    assertThat(activity.identifier()).contains("XX-1");
    assertThat(activity.hierarchy()).isEqualTo("2");
    assertThat(activity.defaults().language()).isEqualTo(LanguageTag.EN);
    assertThat(activity.defaults().currency()).contains("KZT");
    assertThat(activity.reportingOrg().flatMap(Party::ref)).contains("XX");
    assertThat(activity.reportingOrg().flatMap(Party::type)).contains("40");
    assertThat(activity.reportingOrg().flatMap(Party::name)).isEqualTo(english("Hub"));
    assertThat(activity.title()).contains(LocalizedText.of("en", "Title").with("kk", "Атау"));
    assertThat(activity.description("1")).isEqualTo(english("General"));
    assertThat(activity.description("2")).isEqualTo(english("Aims"));
    assertThat(activity.description("3")).isEmpty();
    assertThat(activity.status()).contains("2");
    assertThat(activity.date("1")).isEmpty();
    assertThat(activity.date("2")).contains(LocalDate.of(2024, 5, 1));
    assertThat(activity.date("3")).contains(LocalDate.of(2026, 12, 31));
    assertThat(activity.date("4")).isEmpty();
    assertThat(activity.participatingOrgs())
        .singleElement()
        .satisfies(
            party -> {
              assertThat(party.role()).contains("1");
              assertThat(party.type()).contains("10");
              assertThat(party.activity()).contains("YY-1");
              assertThat(party.ref()).isEmpty();
              assertThat(party.name()).isEmpty();
            });
    assertThat(activity.relatedActivities().stream().flatMap(r -> r.ref().stream()))
        .containsExactly("XX-0");
    assertThat(activity.relatedActivities().stream().map(Related::type))
        .containsExactly(Optional.of("1"));
  }

  @Test
  void activity_nothing_isEmpty() {
    IatiActivity activity = new IatiActivity(IatiElement.builder("iati-activity").build());

    assertThat(activity.identifier()).isEmpty();
    assertThat(activity.hierarchy()).isEqualTo("1");
    assertThat(activity.defaults().language()).isEqualTo(LanguageTag.UND);
    assertThat(activity.defaults().currency()).isEmpty();
    assertThat(activity.reportingOrg()).isEmpty();
    assertThat(activity.title()).isEmpty();
    assertThat(activity.status()).isEmpty();
    assertThat(activity.transactions()).isEmpty();
    assertThat(activity.budgets()).isEmpty();
    assertThat(activity.results()).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IatiActivity(IatiElement.builder("activity").build()));
  }

  @Test
  void transaction_everything_isThere() {
    List<Transaction> transactions =
        activity(
                "<transaction ref='t1'><transaction-type code='11'/>",
                "<transaction-date iso-date='2024-05-01'/>",
                "<value value-date='2024-05-02'>1200000.0000000001</value>",
                "<description><narrative>First</narrative></description>",
                "<provider-org provider-activity-id='YY-1'/>",
                "<receiver-org receiver-activity-id='ZZ-1' ref='ZZ'/></transaction>",
                "<transaction><value currency='USD'>-5</value></transaction>",
                "<transaction/>")
            .transactions();

    Transaction first = transactions.get(0);
    assertThat(first.ref()).contains("t1");
    assertThat(first.type()).contains("11");
    assertThat(first.date()).contains(LocalDate.of(2024, 5, 1));
    assertThat(first.value().flatMap(Amount::number))
        .contains(new BigDecimal("1200000.0000000001"));
    assertThat(first.value().flatMap(Amount::currency)).contains("KZT");
    assertThat(first.value().flatMap(Amount::valueDate)).contains(LocalDate.of(2024, 5, 2));
    assertThat(first.description()).isEqualTo(english("First"));
    assertThat(first.provider().flatMap(Party::activity)).contains("YY-1");
    assertThat(first.receiver().flatMap(Party::activity)).contains("ZZ-1");
    assertThat(first.receiver().flatMap(Party::ref)).contains("ZZ");
    Transaction second = transactions.get(1);
    assertThat(second.value().flatMap(Amount::number)).contains(new BigDecimal("-5"));
    assertThat(second.value().flatMap(Amount::currency)).contains("USD");
    assertThat(second.value().flatMap(Amount::valueDate)).isEmpty();
    assertThat(transactions.get(2).value()).isEmpty();
    assertThat(transactions.get(2).type()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0.0000000001,0.0000000001",
    "-1234567890.1234567890,-1234567890.1234567890",
    "+7,7",
    "007.50,7.50",
    ".5,0.5",
    "5.,5",
    "' \n 12 \t ',12",
    "-0,0",
  })
  void number_decimal_isExact(String text, String expected) {
    assertThat(IatiValue.number(text)).contains(new BigDecimal(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-",
        ".",
        "1,000.00",
        "1 000",
        "1e3",
        "NaN",
        "INF",
        "Yes",
        "1.2.3",
        "--1",
        "0x1",
        "٣",
        "$5"
      })
  void number_anythingElse_isEmptyAndKept(String text) {
    Amount amount =
        activity("<transaction><value>" + text + "</value></transaction>")
            .transactions()
            .get(0)
            .value()
            .orElseThrow();

    assertThat(amount.number()).isEmpty();
    assertThat(amount.text()).isEqualTo(text.strip());
  }

  @Test
  void number_ofMillionDigits_isNoneAndSoon() {
    assertThat(IatiValue.number("9".repeat(1_000_000))).isEmpty();
    assertThat(IatiValue.number("9".repeat(100))).isPresent();
    assertThat(IatiValue.number("9".repeat(101))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2024",
        "2024-13-01",
        "2023-02-29",
        "01.05.2024",
        "2024-05-01T00:00:00",
        "2024-05-01+99:00",
        "2024-05-01junk",
        "+12024-05-01"
      })
  void date_anythingElse_isEmpty(String text) {
    assertThat(IatiValue.date(text)).isEmpty();
  }

  @Test
  void date_withTimeZone_isItsDay() {
    assertThat(IatiValue.date(" 2024-02-29Z ")).contains(LocalDate.of(2024, 2, 29));
    assertThat(IatiValue.date("2024-02-29-11:00")).contains(LocalDate.of(2024, 2, 29));
  }

  @Test
  void budgets_codesLeftOut_areThoseOfTheStandard() {
    List<Budget> budgets =
        activity(
                "<budget><period-start iso-date='2024-01-01'/><period-end iso-date='2024-12-31'/>",
                "<value value-date='2024-01-01'>10</value></budget>",
                "<budget type='2' status='2'/>")
            .budgets();

    assertThat(budgets.get(0).type()).isEqualTo("1");
    assertThat(budgets.get(0).status()).isEqualTo("1");
    assertThat(budgets.get(0).start()).contains(LocalDate.of(2024, 1, 1));
    assertThat(budgets.get(0).end()).contains(LocalDate.of(2024, 12, 31));
    assertThat(budgets.get(0).value().flatMap(Amount::number)).contains(BigDecimal.TEN);
    assertThat(budgets.get(1).type()).isEqualTo("2");
    assertThat(budgets.get(1).status()).isEqualTo("2");
    assertThat(budgets.get(1).value()).isEmpty();
  }

  @Test
  void results_everything_isThere() {
    Result result =
        activity(
                "<result type='1' aggregation-status='true'>",
                "<title><narrative>Network</narrative></title>",
                "<description><narrative>It grows</narrative></description>",
                "<indicator measure='1' ascending='0' aggregation-status='0'>",
                "<title><narrative>Countries</narrative></title>",
                "<description><narrative>That take part</narrative></description>",
                "<baseline year='2013' iso-date='2013-03-15' value='25'>",
                "<comment><narrative>Founders</narrative></comment></baseline>",
                "<period><period-start iso-date='2013-03-15'/><period-end iso-date='2025-12-31'/>",
                "<target value='Yes'/><target value='40'/><actual value='43'/></period>",
                "</indicator></result>")
            .results()
            .get(0);

    assertThat(result.type()).contains("1");
    assertThat(result.aggregates()).contains(true);
    assertThat(result.title()).isEqualTo(english("Network"));
    assertThat(result.description()).isEqualTo(english("It grows"));
    Indicator indicator = result.indicators().get(0);
    assertThat(indicator.measure()).contains("1");
    assertThat(indicator.ascending()).contains(false);
    assertThat(indicator.aggregates()).contains(false);
    assertThat(indicator.title()).isEqualTo(english("Countries"));
    assertThat(indicator.description()).isEqualTo(english("That take part"));
    Measurement baseline = indicator.baselines().get(0);
    assertThat(baseline.year()).contains("2013");
    assertThat(baseline.date()).contains(LocalDate.of(2013, 3, 15));
    assertThat(baseline.number()).contains(new BigDecimal("25"));
    assertThat(baseline.comment()).isEqualTo(english("Founders"));
    Period period = indicator.periods().get(0);
    assertThat(period.start()).contains(LocalDate.of(2013, 3, 15));
    assertThat(period.end()).contains(LocalDate.of(2025, 12, 31));
    assertThat(period.targets().stream().map(Measurement::value))
        .containsExactly(Optional.of("Yes"), Optional.of("40"));
    assertThat(period.targets().get(0).number()).isEmpty();
    assertThat(period.actuals().stream().map(Measurement::number))
        .containsExactly(Optional.of(new BigDecimal("43")));
  }

  @Test
  void indicator_ascendingLeftOut_isTrue() {
    IatiActivity activity =
        activity("<result><indicator/><indicator ascending='perhaps'/></result>");

    assertThat(activity.results().get(0).indicators().stream().map(Indicator::ascending))
        .containsExactly(Optional.of(true), Optional.empty());
    assertThat(activity.results().get(0).aggregates()).isEmpty();
  }

  @Test
  void organisation_ofTheExample_isThere() {
    IatiOrganisation organisation =
        new IatiOrganisation(
            IatiFiles.read(
                    new IatiReader(),
                    IatiFiles.FOLDER.resolve("organisation-standard-example-annotated-2.03.xml"))
                .records()
                .get(0));

    assertThat(organisation.identifier()).contains("AA-AAA-123456789");
    assertThat(organisation.name().map(name -> name.inAnyOf(LanguageTag.EN)))
        .contains("Organisation name");
    assertThat(organisation.reportingOrg().flatMap(Party::ref)).contains("AA-AAA-123456789");
    assertThat(organisation.defaults().currency()).contains("EUR");
    assertThat(organisation.budgets("total-budget").get(0).value().flatMap(Amount::number))
        .contains(new BigDecimal("250000000"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IatiOrganisation(IatiElement.builder("x").build()));
  }
}
