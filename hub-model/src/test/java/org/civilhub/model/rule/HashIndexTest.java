package org.civilhub.model.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.civilhub.model.testkit.HubArbitraries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HashIndexTest {
  /** Few different ones, so that many come again. */
  @Provide
  Arbitrary<List<Long>> hashes() {
    return Arbitraries.oneOf(Arbitraries.longs(), Arbitraries.longs().between(-40, 40))
        .list()
        .ofMaxSize(400);
  }

  @Property
  void putIfAbsent_anyHashes_isAsInAMap(@ForAll("hashes") List<Long> hashes) {
    HashIndex index = new HashIndex();
    Map<Long, Integer> map = new HashMap<>();
    for (int number = 0; number < hashes.size(); number++) {
      Integer there = map.putIfAbsent(hashes.get(number), number);
      assertThat(index.putIfAbsent(hashes.get(number), number))
          .isEqualTo(there == null ? -1 : there);
    }
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        HubArbitraries.texts(),
        Arbitraries.strings().withChars("aAbB жЖқҚ\t\u00a0\u2003\u0085σςΣ").ofMaxLength(12));
  }

  /**
   * Against the texts themselves, by the characters' properties as regular expressions see them.
   */
  @Property(tries = 5_000)
  void withPlain_anyTexts_areTheSameOnlyWithoutCaseAndSpace(
      @ForAll("texts") String one, @ForAll("texts") String other) {
    assertThat(plain(one) == plain(other))
        .isEqualTo(collapsed(one).equalsIgnoreCase(collapsed(other)));
  }

  @Property
  void withPlain_textWithMoreSpaceAndInCapitals_isTheSame(@ForAll("texts") String text) {
    StringBuilder capitals = new StringBuilder(" \n");
    text.codePoints().map(Character::toUpperCase).forEach(capitals::appendCodePoint);
    String spaced = capitals.append('\u00a0').toString().replace(" ", " \u2003\t");

    assertThat(plain(spaced)).isEqualTo(plain(text));
  }

  @ParameterizedTest
  @CsvSource({
    "Forum of practice, FORUM OF PRACTICE",
    "Тәжірибе форумы, ТӘЖІРИБЕ ФОРУМЫ",
    "οδός, ΟΔΌΣ",
    "\uD801\uDC28\uD801\uDC29, \uD801\uDC00\uD801\uDC01",
    "İstanbul, istanbul"
  })
  void withPlain_oneTextInTwoCases_isTheSame(String one, String other) {
    assertThat(plain(one)).isEqualTo(plain(other));
  }

  @Test
  void withPlain_spaceBetweenWords_countsOnce() {
    assertThat(plain("a b")).isNotEqualTo(plain("ab")).isEqualTo(plain("a \t\u202f b"));
    assertThat(plain(" \u00a0")).isEqualTo(plain(""));
  }

  private static long plain(String text) {
    return HashIndex.withPlain(0, text);
  }

  private static String collapsed(String text) {
    return text.replaceAll("[\\p{Z}\\p{Cc}]+", " ").strip();
  }
}
