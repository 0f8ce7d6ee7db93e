package org.civilhub.model.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.civilhub.model.testkit.HubArbitraries;
import org.junit.jupiter.api.Test;

class IdSetTest {
  /** What differs in its zeros, in how far its digits go, or in its beginning alone. */
  @Provide
  Arbitrary<List<String>> ids() {
    Arbitrary<String> starts = Arbitraries.of("", "EV-", "EV-1", "EV", "Қ-", "0", "EV-2024-");
    Arbitrary<String> numbers =
        Arbitraries.oneOf(
            Arbitraries.integers().between(0, 200).map(String::valueOf),
            Arbitraries.longs().between(0, Long.MAX_VALUE).map(String::valueOf),
            Arbitraries.of("", "007", "07", "7", "063", "064", "9".repeat(18), "9".repeat(40)));
    return Arbitraries.oneOf(
            Combinators.combine(starts, numbers).as(String::concat), HubArbitraries.texts())
        .list()
        .ofMaxSize(600);
  }

  @Property
  void add_anyIds_isAsInASet(@ForAll("ids") List<String> ids) {
    IdSet some = new IdSet();
    Set<String> set = new HashSet<>();
    for (String id : ids) {
      assertThat(some.add(id)).as(id).isEqualTo(set.add(id));
      assertThat(some.size()).isEqualTo(set.size());
    }
  }

  @Test
  void add_moreSeriesThanHaveBits_forgetsNone() {
    List<String> ids =
        IntStream.range(0, 5_000)
            .mapToObj(i -> Integer.toString(i * 7, 36) + "-" + i % 90)
            .toList();
    IdSet some = new IdSet();
    assertThat(ids.stream().filter(some::add).count()).isEqualTo(new HashSet<>(ids).size());
    assertThat(ids.stream().noneMatch(some::add)).isTrue();
  }

  @Test
  void add_numbersFarApart_areAllHeld() {
    IdSet some = new IdSet();
    for (long number = 1; number < 100_000_000_000_000_000L; number *= 3) {
      for (String id : List.of("EV-" + number, "EV-0" + number, "EV-" + (number + 64))) {
        assertThat(some.add(id)).isTrue();
        assertThat(some.add(id)).isFalse();
      }
    }
  }
}
