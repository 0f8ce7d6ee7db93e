package org.civilhub.model.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
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

  /** The 183 codes of ISO 639-1. */
  private static final String ISO_639_1 =
      "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da"
          + " de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr"
          + " ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku"
          + " kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl"
          + " nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk"
          + " sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur"
          + " uz ve vi vo wa wo xh yi yo za zh zu";

  @Test
  void isRegistered_languageOfISO639_isTrueWithWhateverFollows() {
    List<String> codes = List.of(ISO_639_1.split(" ", -1));
    assertThat(codes).hasSize(183);
    for (String code : codes) {
      assertThat(new LanguageTag(code).isRegistered()).as(code).isTrue();
      assertThat(new LanguageTag(code + "-Cyrl-KZ").isRegistered()).as(code).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"kz", "kz-KZ", "kz-Cyrl", "us", "gb", "jp", "cn", "tj", "xx", "qq", "ua"})
  void isRegistered_twoLettersThatAreNoLanguage_isFalse(String tag) {
    assertThat(new LanguageTag(tag).isRegistered()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"und", "kaz", "zzz", "x-kz", "x-k", "abcdefgh"})
  void isRegistered_longerTag_isTakenAsItIs(String tag) {
    assertThat(new LanguageTag(tag).isRegistered()).isTrue();
  }
}
