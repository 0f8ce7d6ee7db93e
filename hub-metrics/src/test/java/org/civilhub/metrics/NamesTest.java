package org.civilhub.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Country codes in bits and other names as they are behave as one set of strings. */
class NamesTest {
  @Provide
  Arbitrary<List<String>> names() {
    return Arbitraries.oneOf(
            Arbitraries.strings().withCharRange('A', 'Z').ofLength(2),
            Arbitraries.of("", "A", "ZZZ", "kz", "ҚЗ", "K1", "AA", "ZZ"),
            Arbitraries.strings().ofMaxLength(4))
        .list()
        .ofMaxSize(30);
  }

  @Property
  void names_ofAnyTexts_areADistinctSet(@ForAll("names") List<String> names) {
    Names distinct = Names.of(names);
    TreeSet<String> set = new TreeSet<>(names);
    assertThat(distinct.toSortedSet()).isEqualTo(set);
    assertThat(distinct.size()).isEqualTo(set.size());
    assertThat(distinct.isEmpty()).isEqualTo(set.isEmpty());
    assertThat(distinct).hasToString(set.toString());
  }

  @Property
  void addAll_anyNames_isTheUnionAndLeavesTheOther(
      @ForAll("names") List<String> a, @ForAll("names") List<String> b) {
    Names other = Names.of(b);
    Names union = Names.of(a);
    union.addAll(other);
    TreeSet<String> set = new TreeSet<>(a);
    set.addAll(b);
    assertThat(union.toSortedSet()).isEqualTo(set);
    assertThat(union).isEqualTo(Names.of(set)).hasSameHashCodeAs(Names.of(set));
    assertThat(other).isEqualTo(Names.of(b));
    assertThat(union.equals(other)).isEqualTo(set.equals(new TreeSet<>(b)));
  }
}
