package org.civilhub.model.constraint;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.civilhub.model.Contribution;
import org.civilhub.model.Delivery;
import org.civilhub.model.HubEvent;
import org.civilhub.model.KnowledgeResource;
import org.civilhub.model.NeedsAssessment;
import org.civilhub.model.Partner;
import org.civilhub.model.Samples;
import org.civilhub.model.rule.Finding;
import org.civilhub.model.rule.FindingCode;
import org.civilhub.model.rule.HubValidator;
import org.civilhub.model.value.CountryCode;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.LocalizedText;
import org.civilhub.model.value.PartialDate;
import org.civilhub.model.value.QualifiedNumber;
import org.civilhub.model.value.Qualifier;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where each rule draws its line, in the only way that counts: by validating a record. */
class ConstraintTest {
  private static final HubValidator VALIDATOR = HubValidator.at(LocalDate.of(2026, 11, 24));

  private static List<FindingCode> check(HubEvent event) {
    return VALIDATOR.check(event).stream().map(Finding::code).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "2016-05-27, 2016-05-27, true",
    "2016-05-27, 2016-05-26, false",
    "2016-05-27, 2016-05,    true",
    "2016-05-27, 2016,       true",
    "2016-05-27, 2016-04,    false",
    "2016-05-27, 2015,       false",
    "2016,       2016-01-01, true",
    "2016-06,    2016-05-31, false",
    "2016,       2015-12-31, false",
    "2016-05-27, ../2016-05-26, false",
    "2016-05-27, ../2016-05-27, true",
    "../2016-05-27, 2010,    true",
  })
  void dateOrder_twoDates_isBrokenOnlyIfNoDayFits(String start, String end, boolean valid) {
    HubEvent event =
        HubEvent.builder()
            .from(Samples.full(HubEvent.class))
            .startsOn(PartialDate.parse(start))
            .endsOn(PartialDate.parse(end))
            .build();
    assertThat(check(event))
        .isEqualTo(valid ? List.of() : List.of(FindingCode.DATE_END_BEFORE_START));
  }

  @Test
  void dateOrder_oneDateAbsent_isValid() {
    assertThat(check(Samples.with(HubEvent.class, "startsOn", Optional.empty()))).isEmpty();
    assertThat(check(Samples.with(HubEvent.class, "endsOn", Optional.empty()))).isEmpty();
  }

  static List<QualifiedNumber> notNegative() {
    return List.of(
        QualifiedNumber.exact(0),
        QualifiedNumber.atLeast(0),
        QualifiedNumber.moreThan(0),
        QualifiedNumber.atMost(0),
        QualifiedNumber.fewerThan(1),
        QualifiedNumber.about(0),
        QualifiedNumber.about(17),
        QualifiedNumber.unknown());
  }

  @ParameterizedTest
  @MethodSource("notNegative")
  void notNegative_numberThatCanBeCounted_isValid(QualifiedNumber number) {
    assertThat(
            check(
                Samples.with(
                    HubEvent.class,
                    Map.of("participants", Optional.of(number), "participations", List.of()))))
        .isEmpty();
  }

  static List<QualifiedNumber> negative() {
    return List.of(
        QualifiedNumber.exact(-1),
        QualifiedNumber.atLeast(-1),
        QualifiedNumber.moreThan(-1),
        QualifiedNumber.atMost(-1),
        QualifiedNumber.fewerThan(0),
        QualifiedNumber.about(-1),
        QualifiedNumber.about(BigDecimal.ONE, new BigDecimal("-0.1"), BigDecimal.TEN));
  }

  @ParameterizedTest
  @MethodSource("negative")
  void notNegative_numberThatReachesBelowZero_isFound(QualifiedNumber number) {
    assertThat(
            check(
                Samples.with(
                    HubEvent.class,
                    Map.of("participants", Optional.of(number), "participations", List.of()))))
        .containsExactly(FindingCode.NUMBER_NEGATIVE);
  }

  @Test
  void notBlankText_oneLanguageBlank_isFound() {
    LocalizedText text = LocalizedText.of("en", "Forum").with("kk", " \t");
    assertThat(check(Samples.with(HubEvent.class, "title", text)))
        .containsExactly(FindingCode.TEXT_BLANK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n", "\u2003"})
  void notBlankText_plainTextBlank_isFound(String text) {
    assertThat(check(Samples.with(HubEvent.class, "city", Optional.of(text))))
        .containsExactly(FindingCode.TEXT_BLANK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"SU", "ZZ", "EU", "XK"})
  void assignedCountry_withdrawnOrNeverAssigned_isFound(String code) {
    assertThat(check(Samples.with(HubEvent.class, "host", Optional.of(CountryCode.of(code)))))
        .containsExactly(FindingCode.COUNTRY_UNASSIGNED);
  }

  // ---- lists ----

  private static List<FindingCode> organisedBy(List<String> partners) {
    return check(
        Samples.with(
            HubEvent.class, "organisers", partners.stream().map(Id::<Partner>of).toList()));
  }

  private static List<String> partners(int count) {
    return IntStream.range(0, count).mapToObj(i -> "P-" + i).toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 15, 16, 17, 40})
  void noRepeats_listOfDifferentElements_isValid(int size) {
    assertThat(organisedBy(partners(size))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 14, 15, 16, 17, 40})
  void noRepeats_firstOrLastElementAgain_isFound(int size) {
    List<String> partners = partners(size);
    for (int repeated : new int[] {0, size - 1}) {
      List<String> more = new ArrayList<>(partners);
      more.add(partners.get(repeated)); // made to an id of its own: equal, not the same
      assertThat(organisedBy(more)).containsExactly(FindingCode.LIST_REPEATED);
    }
  }

  @Test
  void noRepeats_elementThatStandsTwice_isTheOneThatIsNamed() {
    HubEvent event =
        Samples.with(
            HubEvent.class,
            "countries",
            Stream.of("KZ", "UZ", "KG", "UZ", "KG").map(CountryCode::of).toList());
    assertThat(VALIDATOR.check(event))
        .extracting(f -> f.message(LanguageTag.EN))
        .containsExactly("must name each of its elements once, found 'UZ'");
  }

  private static NeedsAssessment assessment(QualifiedNumber stated, String... countries) {
    return Samples.with(
        NeedsAssessment.class,
        Map.of(
            "statedCountries", Optional.of(stated),
            "countries", Stream.of(countries).map(CountryCode::of).toList()));
  }

  static List<QualifiedNumber> atLeastTwo() {
    return List.of(
        QualifiedNumber.exact(2),
        QualifiedNumber.exact(3),
        QualifiedNumber.atMost(2),
        QualifiedNumber.fewerThan(3),
        QualifiedNumber.atLeast(0),
        QualifiedNumber.moreThan(0),
        QualifiedNumber.about(2),
        QualifiedNumber.about(BigDecimal.ONE, BigDecimal.ONE, BigDecimal.valueOf(2)),
        QualifiedNumber.unknown());
  }

  @ParameterizedTest
  @MethodSource("atLeastTwo")
  void withinStatedNumber_numberThatCanBeTwo_isValid(QualifiedNumber stated) {
    assertThat(VALIDATOR.check(assessment(stated, "KZ", "UZ"))).isEmpty();
  }

  static List<QualifiedNumber> lessThanTwo() {
    return List.of(
        QualifiedNumber.exact(1),
        QualifiedNumber.exact(0),
        QualifiedNumber.atMost(1),
        QualifiedNumber.fewerThan(2),
        QualifiedNumber.about(1));
  }

  @ParameterizedTest
  @MethodSource("lessThanTwo")
  void withinStatedNumber_numberThatCannotBeTwo_isFoundOnTheList(QualifiedNumber stated) {
    assertThat(VALIDATOR.check(assessment(stated, "KZ", "UZ")))
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.code()).isEqualTo(FindingCode.LIST_WITHIN_STATED_NUMBER);
              assertThat(f.place().pointer()).isEqualTo("/countries");
              assertThat(f.arguments())
                  .isEqualTo(Map.of("found", "2", "limit", Finding.number(stated)));
            });
  }

  @Test
  void withinStatedNumber_sameElementTwice_countsOnce() {
    assertThat(VALIDATOR.check(assessment(QualifiedNumber.exact(1), "KZ", "KZ")))
        .extracting(Finding::code)
        .containsExactly(FindingCode.LIST_REPEATED);
    assertThat(VALIDATOR.check(assessment(QualifiedNumber.exact(1), "KZ", "KZ", "UZ")))
        .extracting(f -> f.message(LanguageTag.EN))
        .containsExactlyInAnyOrder(
            "must name each of its elements once, found 'KZ'",
            "must name no more than are stated (1), found 2");
  }

  @Test
  void withinStatedNumber_nothingStatedOrNamed_isValid() {
    assertThat(VALIDATOR.check(assessment(QualifiedNumber.exact(0)))).isEmpty();
    assertThat(
            VALIDATOR.check(
                Samples.with(NeedsAssessment.class, "statedCountries", Optional.empty())))
        .isEmpty();
  }

  @Test
  void withinStatedNumber_numberBelowZero_isNotFoundTwice() {
    assertThat(VALIDATOR.check(assessment(QualifiedNumber.exact(-1), "KZ", "UZ")))
        .extracting(Finding::code)
        .containsExactly(FindingCode.NUMBER_NEGATIVE);
  }

  // ---- numbers and money ----

  static List<QualifiedNumber> whole() {
    return List.of(
        QualifiedNumber.exact(0),
        QualifiedNumber.of(Qualifier.EXACT, new BigDecimal("17.00")),
        QualifiedNumber.of(Qualifier.EXACT, BigDecimal.TEN.pow(39)),
        QualifiedNumber.moreThan(3),
        QualifiedNumber.about(17), // 15.3 to 18.7
        QualifiedNumber.about(BigDecimal.ONE, new BigDecimal("0.5"), BigDecimal.TEN),
        between("1", "2"),
        QualifiedNumber.unknown());
  }

  private static QualifiedNumber between(String low, String high) {
    return QualifiedNumber.interval(
        Optional.of(new BigDecimal(low)), false, Optional.of(new BigDecimal(high)), false);
  }

  private static HubEvent withoutRows(QualifiedNumber participants) {
    return Samples.with(
        HubEvent.class,
        Map.of("participants", Optional.of(participants), "participations", List.of()));
  }

  @ParameterizedTest
  @MethodSource("whole")
  void wholeNumber_numberOfPeople_isValid(QualifiedNumber number) {
    assertThat(check(withoutRows(number))).isEmpty();
  }

  static List<QualifiedNumber> fractions() {
    return List.of(
        QualifiedNumber.of(Qualifier.EXACT, new BigDecimal("0.5")),
        QualifiedNumber.of(Qualifier.EXACT, new BigDecimal("1000000000000000000000.1")),
        QualifiedNumber.of(Qualifier.AT_MOST, new BigDecimal("1.01")),
        QualifiedNumber.of(Qualifier.ABOUT, new BigDecimal("2.5")),
        between("0.5", "2"),
        between("1", "2.5"));
  }

  @ParameterizedTest
  @MethodSource("fractions")
  void wholeNumber_partOfAPerson_isFound(QualifiedNumber number) {
    assertThat(check(withoutRows(number))).containsExactly(FindingCode.NUMBER_NOT_WHOLE);
  }

  private static List<String> contributionOf(String amount) {
    return VALIDATOR
        .check(Samples.with(Contribution.class, "amount", Optional.of(BigMoney.parse(amount))))
        .stream()
        .map(f -> f.message(LanguageTag.EN))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"USD 0", "USD 0.01", "KZT 5000000", "EUR 1.2345", "XOF 7", "XCD 1"})
  void amount_ofMoney_isValid(String amount) {
    assertThat(contributionOf(amount)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"USD -0.01", "KZT -5000000", "EUR -0.0000000001"})
  void notNegative_amountBelowZero_isFound(String amount) {
    assertThat(contributionOf(amount)).containsExactly("must be zero or more, found " + amount);
  }

  @Test
  void notNegative_correctionOfADelivery_isValid() {
    Delivery delivery = Samples.with(Delivery.class, "amount", BigMoney.parse("USD -0.01"));
    assertThat(VALIDATOR.check(delivery)).isEmpty();
  }

  /** Gold, silver, palladium, platinum, a code for tests, none, and units of account. */
  @ParameterizedTest
  @ValueSource(strings = {"XAU", "XAG", "XPD", "XPT", "XTS", "XXX", "XBA", "XBB", "XBC", "XBD"})
  void assignedCurrency_codeThatIsNoMoney_isFound(String code) {
    assertThat(contributionOf(code + " 1"))
        .containsExactly("must be in a currency that is money, found '" + code + " 1'");
  }

  @Test
  void assignedCurrency_everyCurrencyOfACountry_isValid() {
    assertThat(CurrencyUnit.registeredCurrencies()).hasSizeGreaterThan(150);
    for (CurrencyUnit currency : CurrencyUnit.registeredCurrencies()) {
      if (!currency.getCode().startsWith("X")) {
        assertThat(contributionOf(currency.getCode() + " 1")).as(currency.getCode()).isEmpty();
      }
    }
  }

  // ---- languages ----

  private static List<String> written(String... languages) {
    return VALIDATOR
        .check(
            Samples.with(
                KnowledgeResource.class,
                "languages",
                Stream.of(languages).map(LanguageTag::new).toList()))
        .stream()
        .map(f -> f.place().pointer() + " " + f.message(LanguageTag.EN))
        .toList();
  }

  @Test
  void registeredLanguage_ofISO639_isValid() {
    assertThat(written("kk", "ru", "en-GB", "kk-Cyrl-KZ", "und", "x-kz", "rus", "zzz")).isEmpty();
  }

  @Test
  void registeredLanguage_codeOfACountry_isFound() {
    assertThat(written("kk", "kz", "kz-Cyrl"))
        .containsExactly(
            "/languages/1 must be in languages of ISO 639-1 (Kazakh is kk), found 'kz'",
            "/languages/2 must be in languages of ISO 639-1 (Kazakh is kk), found 'kz-Cyrl'");
  }

  @Test
  void registeredLanguage_ofAText_isNamedWithoutTheText() {
    LocalizedText text =
        LocalizedText.of("en", "Forum").with("kz", "Форум").with("kk", "Форум").with("us", "Forum");
    assertThat(VALIDATOR.check(Samples.with(HubEvent.class, "title", text)))
        .extracting(f -> f.message(LanguageTag.EN))
        .containsExactly("must be in languages of ISO 639-1 (Kazakh is kk), found 'kz, us'");
  }
}
