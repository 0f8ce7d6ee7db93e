package org.civilhub.model.value;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalizedTextTest {
  private static final LocalizedText HUB =
      LocalizedText.of("en", "Hub").with("ru", "Хаб").with("kk", "Хаб (kk)");

  private static LanguageTag tag(String value) {
    return new LanguageTag(value);
  }

  @Test
  void in_severalWanted_followsTheCallersOrder() {
    assertThat(HUB.in(LanguageTag.KK, LanguageTag.EN)).contains("Хаб (kk)");
    assertThat(HUB.in(LanguageTag.EN, LanguageTag.KK)).contains("Hub");
    assertThat(HUB.in(tag("fr"), LanguageTag.RU, LanguageTag.EN)).contains("Хаб");
  }

  @Test
  void in_noneOfTheWanted_isEmpty() {
    assertThat(HUB.in(tag("fr"))).isEmpty();
    assertThat(HUB.in()).isEmpty();
    assertThat(HUB.in(LanguageTag.UND)).isEmpty();
  }

  @Test
  void in_narrowerRange_isSatisfiedByTheWiderText() {
    assertThat(HUB.in(tag("en-GB"))).contains("Hub");
    assertThat(HUB.in(tag("kk-Cyrl-KZ"))).contains("Хаб (kk)");
  }

  @Test
  void in_widerRange_isNotSatisfiedByTheNarrowerText() {
    assertThat(LocalizedText.of("en-GB", "Programme").in(LanguageTag.EN)).isEmpty();
  }

  @Test
  void in_narrowRange_takesTheNearestText() {
    LocalizedText text =
        LocalizedText.of("zh", "zh").with("zh-Hant", "zh-Hant").with("zh-Hant-TW", "zh-Hant-TW");
    assertThat(text.in(tag("zh-Hant-TW"))).contains("zh-Hant-TW");
    assertThat(text.in(tag("zh-Hant-HK"))).contains("zh-Hant");
    assertThat(text.in(tag("zh-Hans"))).contains("zh");
  }

  @Test
  void in_firstWantedByFallback_winsOverLaterExactOne() {
    assertThat(HUB.in(tag("en-GB"), LanguageTag.RU)).contains("Hub");
  }

  /** The example of RFC 4647, 3.4: each of these ranges in turn, the last one tried is zh. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "zh-Hant-CN-x-private1-private2",
        "zh-Hant-CN-x-private1",
        "zh-Hant-CN",
        "zh-Hant",
        "zh"
      })
  void in_exampleOfTheRfc_fallsBackToEach(String given) {
    assertThat(LocalizedText.of(given, "found").in(tag("zh-Hant-CN-x-private1-private2")))
        .contains("found");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x-hub", "x-a-b", "x-hub-one", "en-x-a-b", "en-a-bbb-x-a-c"})
  void in_privateUse_dropsSingleLettersWithWhatTheyIntroduce(String wanted) {
    assertThat(LocalizedText.of("ru", "Хаб").in(tag(wanted))).isEmpty();
    assertThat(HUB.in(tag(wanted)).isPresent()).isEqualTo(wanted.startsWith("en"));
  }

  @Test
  void in_undetermined_onlyIfAskedFor() {
    LocalizedText text = LocalizedText.of("und", "Hub");
    assertThat(text.in(LanguageTag.EN)).isEmpty();
    assertThat(text.in(LanguageTag.EN, LanguageTag.UND)).contains("Hub");
  }

  @Test
  void inAnyOf_noneOfTheWanted_isTheFirstByTag() {
    assertThat(HUB.inAnyOf(tag("fr"))).isEqualTo("Hub");
    assertThat(HUB.inAnyOf(LanguageTag.RU)).isEqualTo("Хаб");
    assertThat(LocalizedText.of("und", "?").inAnyOf(LanguageTag.EN)).isEqualTo("?");
  }

  @Test
  void create_withoutAnyText_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LocalizedText(Map.of()))
        .withMessageContaining("at least one language");
  }

  @Test
  void of_malformedTag_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> LocalizedText.of("", "Hub"));
    assertThatIllegalArgumentException().isThrownBy(() -> HUB.with("en_GB", "Hub"));
  }

  @Test
  void texts_whateverTheOrderGiven_areInTheOrderOfTheirTags() {
    assertThat(HUB.texts().keySet())
        .containsExactlyElementsOf(List.of(LanguageTag.EN, LanguageTag.KK, LanguageTag.RU));
    assertThat(LocalizedText.of("ru", "Хаб").with("kk", "Хаб (kk)").with("en", "Hub"))
        .isEqualTo(HUB)
        .hasToString(HUB.toString());
  }

  @Test
  void languages_text_areThoseItIsGivenInByTheirTags() {
    assertThat(HUB.languages()).containsExactly(LanguageTag.EN, LanguageTag.KK, LanguageTag.RU);
    assertThat(HUB.languages()).containsExactlyElementsOf(HUB.texts().keySet());
    assertThatThrownBy(() -> HUB.languages().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void hasBlank_oneTextWithoutAnythingToRead_isTrue() {
    assertThat(HUB.hasBlank()).isFalse();
    assertThat(HUB.with("fr", "").hasBlank()).isTrue();
    assertThat(HUB.with("ru", " \t\u2003").hasBlank()).isTrue();
    assertThat(LocalizedText.of("en", " a ").hasBlank()).isFalse();
  }

  @Test
  void equals_otherTextOrLanguage_isNotEqual() {
    assertThat(HUB)
        .isEqualTo(new LocalizedText(HUB.texts()))
        .hasSameHashCodeAs(new LocalizedText(HUB.texts()))
        .isNotEqualTo(HUB.with("en", "hub"))
        .isNotEqualTo(HUB.with("fr", "Hub"))
        .isNotEqualTo(HUB.texts());
    assertThat(LocalizedText.of("en", "Hub")).isNotEqualTo(LocalizedText.of("fr", "Hub"));
  }

  @Test
  void serialization_text_givesAnEqualOne() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(HUB);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(HUB);
    }
  }

  @Test
  void texts_mapChangedAfterwards_staysAsItWas() {
    Map<LanguageTag, String> given = new HashMap<>(Map.of(LanguageTag.EN, "Hub"));
    LocalizedText text = new LocalizedText(given);
    given.put(LanguageTag.EN, "changed");
    assertThat(text).isEqualTo(LocalizedText.of("en", "Hub"));
    assertThatThrownBy(() -> text.texts().put(LanguageTag.RU, "x"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Provide
  Arbitrary<LanguageTag> tags() {
    Arbitrary<String> subtags =
        Arbitraries.strings().withCharRange('a', 'z').ofMinLength(2).ofMaxLength(8);
    return Combinators.combine(
            Arbitraries.of("en", "kk", "sl"),
            Arbitraries.of("", "-Cyrl"),
            Arbitraries.of("", "-KZ", "-419"),
            Arbitraries.of("", "-rozaj", "-rozaj-biske"),
            Arbitraries.of("", "-a-bb", "-u-co-phonebk", "-t-ru-latn", "-a-bb-b-cc-dd"),
            subtags.list().ofMaxSize(3))
        .as(
            (language, script, region, variant, extension, privates) ->
                new LanguageTag(
                    language
                        + script
                        + region
                        + variant
                        + extension
                        + (privates.isEmpty() ? "" : "-x-q-" + String.join("-", privates))));
  }

  @Property
  void in_anyTagAtAll_findsTheTextOfItsLanguage(@ForAll("tags") LanguageTag wanted) {
    String language = wanted.value().split("-", 2)[0];
    assertThat(LocalizedText.of(language, "found").in(wanted)).contains("found");
    assertThatCode(() -> LocalizedText.of("fr", "other").in(wanted)).doesNotThrowAnyException();
  }

  @Test
  void ofUtf8_textsApartAndInAnyOrder_isTheSameText() {
    byte[] bytes = "..Хаб, Hub, .".getBytes(UTF_8);
    LocalizedText text =
        LocalizedText.ofUtf8(
            List.of(LanguageTag.EN, LanguageTag.RU), bytes, new int[] {10, 13, 2, 8});
    assertThat(text).isEqualTo(LocalizedText.of("en", "Hub").with("ru", "Хаб"));
    assertThat(text.hasBlank()).isFalse();
  }

  @Test
  void ofUtf8_boundsWithinACharacter_isRefused() {
    byte[] bytes = "Хаб".getBytes(UTF_8);
    for (int[] bounds : new int[][] {{1, 6}, {0, 5}, {0, 3}}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> LocalizedText.ofUtf8(List.of(LanguageTag.RU), bytes, bounds));
    }
  }

  @Test
  void ofUtf8_noLanguageOrNotInOrder_isRefused() {
    byte[] bytes = "Hub".getBytes(UTF_8);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LocalizedText.ofUtf8(List.of(), bytes, new int[0]));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                LocalizedText.ofUtf8(
                    List.of(LanguageTag.RU, LanguageTag.EN), bytes, new int[] {0, 1, 1, 2}));
  }

  @Provide
  Arbitrary<byte[]> bytes() {
    Arbitrary<byte[]> characters =
        Arbitraries.of("a", "Ә", "é", "€", "\uD7FF", "\uE000", "\uFFFF", "😀", "\uDBFF\uDFFF")
            .map(character -> character.getBytes(UTF_8));
    Arbitrary<byte[]> any =
        Arbitraries.of(0x7F, 0x80, 0xBF, 0xC0, 0xC1, 0xC2, 0xE0, 0xED, 0xEF, 0xF0, 0xF4, 0xF5, 0xFF)
            .map(value -> new byte[] {value.byteValue()});
    return Arbitraries.frequencyOf(Tuple.of(30, characters), Tuple.of(1, any))
        .list()
        .ofMaxSize(20)
        .map(
            pieces -> {
              ByteArrayOutputStream all = new ByteArrayOutputStream();
              pieces.forEach(all::writeBytes);
              return all.toByteArray();
            });
  }

  @Property(tries = 20_000)
  void ofUtf8_anyBytes_isWhatJavaDecodesOrRefused(@ForAll("bytes") byte[] bytes) {
    int[] bounds = {0, bytes.length};
    String decoded;
    try {
      decoded = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> LocalizedText.ofUtf8(List.of(LanguageTag.EN), bytes, bounds));
      return;
    }
    assertThat(LocalizedText.ofUtf8(List.of(LanguageTag.EN), bytes, bounds))
        .isEqualTo(LocalizedText.of("en", decoded));
  }
}
