package org.civilhub.model.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTagTest {
  @ParameterizedTest
  @CsvSource({
    "kk, kk",
    "KK, kk",
    "en-gb, en-GB",
    "KK-cyrl-kz, kk-Cyrl-KZ",
    "und, und",
    "sr-Latn-RS, sr-Latn-RS",
    "x-hub, x-hub",
  })
  void create_wellFormedTag_isWrittenAsRecommended(String given, String written) {
    assertThat(new LanguageTag(given)).hasToString(written);
    assertThat(new LanguageTag(given)).isEqualTo(new LanguageTag(written));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "k",
        "en_GB",
        "en-",
        "-en",
        "en--GB",
        "кк",
        "en GB",
        "x",
        "toolonglanguage"
      })
  void create_malformedTag_isRefusedAndShown(String given) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LanguageTag(given))
        .withMessageContaining("found '" + given + "'");
  }

  @Test
  void from_locale_isItsLanguage() {
    assertThat(LanguageTag.from(Locale.UK)).hasToString("en-GB");
    assertThat(LanguageTag.from(Locale.ROOT)).isEqualTo(LanguageTag.UND);
    assertThat(LanguageTag.from(Locale.forLanguageTag("kk"))).isEqualTo(LanguageTag.KK);
  }

  @Test
  void from_everyLocaleOfTheRuntime_isATagThatStaysAsItIs() {
    assertThat(Arrays.stream(Locale.getAvailableLocales()).map(LanguageTag::from))
        .isNotEmpty()
        .allMatch(tag -> new LanguageTag(tag.value()).equals(tag));
  }
}
