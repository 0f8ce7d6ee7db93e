package org.civilhub.model.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.civilhub.model.testkit.HubArbitraries;
import org.junit.jupiter.api.Test;

class IdIndexTest {
  @Test
  void add_newIdsAndTwins_givesEachItsIndex() {
    IdIndex ids = new IdIndex();
    int first = ids.add("EV001");
    int second = ids.add("EV002");
    assertThat(first).isNotNegative().isNotEqualTo(second);
    assertThat(second).isNotNegative();
    assertThat(ids.add("EV001")).isEqualTo(-1 - first);
    assertThat(ids.add("EV002")).isEqualTo(-1 - second);
    assertThat(ids.size()).isEqualTo(2);
    assertThat(ids.get(first)).isEqualTo("EV001");
    assertThat(ids.get(second)).isEqualTo("EV002");
  }

  @Test
  void contains_idThatWasNotAdded_isFalse() {
    IdIndex ids = new IdIndex();
    assertThat(ids.contains("")).isFalse();
    assertThat(ids.size()).isZero();
    ids.add("EV001");
    assertThat(ids.contains("EV001")).isTrue();
    assertThat(ids.contains("EV0011")).isFalse();
    assertThat(ids.contains("EV00")).isFalse();
    assertThat(ids.contains("")).isFalse();
    ids.add("");
    assertThat(ids.contains("")).isTrue();
    assertThat(ids.size()).isEqualTo(2);
  }

  /** Few different ones, so that many come again, in any script and of any length. */
  @Provide
  Arbitrary<List<String>> texts() {
    return Arbitraries.oneOf(
            HubArbitraries.texts(),
            Arbitraries.of("Aa", "BB", "AaAa", "AaBB", "BBAa", "BBBB", "Қ-1", "ж".repeat(130)))
        .list()
        .ofMaxSize(200);
  }

  @Property
  void add_anyTexts_isAsInASet(@ForAll("texts") List<String> texts) {
    IdIndex ids = new IdIndex();
    Set<String> set = new HashSet<>();
    Map<String, Integer> indices = new HashMap<>();
    for (String text : texts) {
      assertThat(ids.contains(text)).isEqualTo(set.contains(text));
      int index = ids.add(text);
      if (set.add(text)) {
        assertThat(index).isNotNegative();
        indices.put(text, index);
      } else {
        assertThat(indices).containsEntry(text, -1 - index);
      }
      assertThat(ids.size()).isEqualTo(set.size());
    }
    indices.forEach((text, index) -> assertThat(ids.get(index)).isEqualTo(text));
    assertThat(new HashSet<>(indices.values())).hasSameSizeAs(set);
  }

  @Test
  void add_moreThanAHundredThousand_findsEachAgain() {
    IdIndex ids = new IdIndex();
    List<Integer> indices = new ArrayList<>();
    for (int i = 0; i < 150_000; i++) {
      indices.add(ids.add("ІС-" + i));
    }
    assertThat(ids.size()).isEqualTo(150_000);
    for (int i = 0; i < 150_000; i++) {
      if (!ids.get(indices.get(i)).equals("ІС-" + i) || ids.add("ІС-" + i) != -1 - indices.get(i)) {
        throw new AssertionError("lost " + i);
      }
    }
    assertThat(ids.size()).isEqualTo(150_000);
    assertThat(ids.contains("ІС-150000")).isFalse();
  }

  /** More than one chunk of memory, and lengths around powers of two. */
  @Test
  void add_anyLength_isKept() {
    IdIndex ids = new IdIndex();
    for (int length : new int[] {0, 1, 127, 128, 129, 16_383, 16_384, 65_535, 65_536, 200_000}) {
      String id = "я".repeat(length);
      assertThat(ids.get(ids.add(id))).isEqualTo(id);
      assertThat(ids.contains(id)).isTrue();
    }
    assertThat(ids.size()).isEqualTo(10);
  }

  /** Aa and BB have one hash as strings have it, so all of these would, in a simple table. */
  @Test
  void add_idsChosenToCollide_doesNotSlowDown() {
    int pairs = 17;
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          IdIndex ids = new IdIndex();
          for (int n = 0; n < 1 << pairs; n++) {
            StringBuilder id = new StringBuilder();
            for (int bit = 0; bit < pairs; bit++) {
              id.append((n >> bit & 1) == 0 ? "Aa" : "BB");
            }
            ids.add(id.toString());
          }
          assertThat(ids.size()).isEqualTo(1 << pairs);
        });
  }
}
