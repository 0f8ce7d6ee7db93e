package org.civilhub.model.constraint;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.civilhub.model.HubEvent;
import org.civilhub.model.Journal;
import org.civilhub.model.Samples;
import org.civilhub.model.rule.Finding;
import org.civilhub.model.rule.FindingCode;
import org.civilhub.model.rule.HubValidator;
import org.civilhub.model.value.CountryCode;
import org.civilhub.model.value.LocalizedText;
import org.civilhub.model.value.PartialDate;
import org.civilhub.model.value.QualifiedNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where each rule draws its line, in the only way that counts: by validating a record. */
class ConstraintTest {
  private static final HubValidator VALIDATOR = HubValidator.create();

  private static List<FindingCode> check(HubEvent event) {
    return VALIDATOR.check(event).stream().map(Finding::code).toList();
  }

  private static List<FindingCode> issn(String issn) {
    return VALIDATOR.check(Samples.with(Journal.class, "issn", Optional.of(issn))).stream()
        .map(Finding::code)
        .toList();
  }

  /** Numbers of real journals, and one whose check digit is X. */
  @ParameterizedTest
  @ValueSource(strings = {"0378-5955", "0028-0836", "2434-561X", "1050-124X", "0000-0000"})
  void issn_rightCheckDigit_isValid(String issn) {
    assertThat(issn(issn)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0378-5954",
        "0738-5955",
        "03785955",
        "0378-595",
        "0378-59555",
        "2434-561x",
        "X378-5955",
        " 0378-5955",
        "",
        "\u0660378-5955"
      })
  void issn_wrongDigitOrForm_isFound(String issn) {
    assertThat(issn(issn)).containsExactly(FindingCode.ISSN_CHECK_DIGIT);
  }

  @Test
  void issn_everyOtherCheckDigit_isFound() {
    long valid =
        "0123456789X".chars().filter(digit -> issn("0378-595" + (char) digit).isEmpty()).count();
    assertThat(valid).isEqualTo(1);
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
    assertThat(check(Samples.with(HubEvent.class, "participants", Optional.of(number)))).isEmpty();
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
    assertThat(check(Samples.with(HubEvent.class, "participants", Optional.of(number))))
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
}
