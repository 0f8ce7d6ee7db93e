package org.civilhub.metrics;

import static java.math.RoundingMode.CEILING;
import static java.math.RoundingMode.FLOOR;
import static java.math.RoundingMode.HALF_EVEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.TgtHllType;
import org.apache.datasketches.hll.Union;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.QualifiedNumber;
import org.junit.jupiter.api.Test;

/** An estimate that depends on what was named and on nothing else, and that keeps its word. */
class NameSketchTest {
  @Provide
  Arbitrary<List<String>> names() {
    Arbitrary<List<String>> texts = Arbitraries.strings().ofMaxLength(4).list().ofMaxSize(30);
    // From few to so many that every register is set.
    Arbitrary<List<String>> many =
        Arbitraries.of(9, 200, 600, 5000, 50_000)
            .flatMap(size -> Arbitraries.integers().between(0, 9).map(seed -> names(seed, size)));
    return Arbitraries.frequencyOf(Tuple.of(4, texts), Tuple.of(1, many));
  }

  private static List<String> names(int seed, int number) {
    return IntStream.range(0, number).mapToObj(i -> seed + "/" + i).toList();
  }

  private static NameSketch sketch(List<String> names) {
    NameSketch sketch = new NameSketch();
    sketch.addAll(Names.of(names));
    return sketch;
  }

  @Property(tries = 200)
  void addAll_anyOrderRepetitionAndParts_givesOneSketch(
      @ForAll("names") List<String> names, @ForAll long seed) {
    Random random = new Random(seed);
    List<String> shuffled = new ArrayList<>(names);
    Collections.shuffle(shuffled, random);
    List<NameSketch> parts = new ArrayList<>();
    for (int from = 0; from < shuffled.size(); ) {
      int to = from + 1 + random.nextInt(shuffled.size() - from);
      NameSketch part = new NameSketch();
      shuffled.subList(Math.max(0, from - 3), to).forEach(n -> part.addAll(Names.of(List.of(n))));
      parts.add(part);
      from = to;
    }
    parts.add(new NameSketch());
    while (parts.size() > 1) {
      parts.get(0).addAll(parts.remove(1 + random.nextInt(parts.size() - 1)));
    }
    NameSketch merged = parts.get(0);
    NameSketch onePass = sketch(names);
    assertThat(merged).isEqualTo(onePass).hasSameHashCodeAs(onePass);
    assertThat(merged.estimate()).isEqualTo(onePass.estimate());
    assertThat(merged.toText()).isEqualTo(onePass.toText());
    assertThat(merged).hasToString(onePass.toString());
  }

  @Property(tries = 100)
  void addAll_anotherSketch_leavesThatOne(
      @ForAll("names") List<String> a, @ForAll("names") List<String> b) {
    NameSketch one = sketch(a);
    NameSketch other = sketch(b);
    one.addAll(other);
    one.addAll(Names.of(List.of("more")));
    assertThat(other).isEqualTo(sketch(b));
    other.addAll(Names.of(List.of("and more")));
    assertThat(one.certain()).isGreaterThanOrEqualTo(sketch(a).certain());
  }

  @Property(tries = 100)
  void parse_textOfAny_isTheSameSketchAndGoesOn(@ForAll("names") List<String> names) {
    NameSketch read = NameSketch.parse(sketch(names).toText());
    assertThat(read).isEqualTo(sketch(names));
    read.addAll(Names.of(List.of("more")));
    List<String> more = new ArrayList<>(names);
    more.add("more");
    assertThat(read).isEqualTo(sketch(more));
    assertThat(read.estimate()).isEqualTo(sketch(more).estimate());
  }

  @Property(tries = 200)
  void certain_anyNames_isNeverBeyondThem(@ForAll("names") List<String> names) {
    NameSketch sketch = sketch(names);
    assertThat(sketch.certain()).isLessThanOrEqualTo(new TreeSet<>(names).size());
    assertThat(sketch.estimate().getLow().orElseThrow())
        .isGreaterThanOrEqualTo(BigDecimal.valueOf(sketch.certain()));
    assertThat(sketch.estimate().isWhole()).isTrue();
  }

  /** So that a part of fewer than 5 people is always seen to be small. */
  @Property
  void estimate_ofFewerThanFive_isNeverFromFiveOn(
      @ForAll @IntRange(max = 4) int number, @ForAll int seed) {
    assertThat(sketch(names(seed, number)).estimate().getLow().orElseThrow())
        .isLessThan(BigDecimal.valueOf(5));
  }

  @Test
  void estimate_ofNoNames_isExactlyZero() {
    assertThat(new NameSketch().estimate()).isEqualTo(QualifiedNumber.exact(0));
    assertThat(new NameSketch().certain()).isZero();
    assertThat(sketch(List.of(""))).isEqualTo(new NameSketch());
  }

  @Test
  void estimate_ofOneName_isAboutOne() {
    // 1 ÷ (1 - 0.0318) is 1.033, which is rounded up
    assertThat(sketch(List.of("one")).estimate())
        .isEqualTo(QualifiedNumber.about(BigDecimal.ONE, BigDecimal.ONE, BigDecimal.valueOf(2)));
  }

  /**
   * Two standard deviations hold 95.45 % of a normal distribution, so of 400 seeds the number that
   * lies outside is binomial with n = 400 and p = 0.0455 at most: 18.2 on average, with a standard
   * deviation of √(400 × 0.0455 × 0.9545) = 4.2. Beyond 18.2 + 3 × 4.2 = 30 there would be one of
   * 400 right implementations; this one is the same at every run. Fewer names than registers are
   * estimated far better than promised, so all seeds together keep the promise.
   */
  @Test
  void estimate_ofManySeeds_holdsTheTrueNumberInItsBounds() {
    int seeds = 400;
    int[] sizes = {10, 300, 5000, 40_000};
    int outside = 0;
    for (int size : sizes) {
      int ofSize = 0;
      for (int seed = 0; seed < seeds; seed++) {
        NameSketch sketch = sketch(names(seed, size));
        ofSize += sketch.estimate().contains(BigDecimal.valueOf(size)) ? 0 : 1;
      }
      assertThat(ofSize).as("outside, of %d names", size).isLessThanOrEqualTo(30);
      outside += ofSize;
    }
    assertThat(outside).isLessThanOrEqualTo(seeds * sizes.length * 5 / 100);
  }

  @Test
  void toText_ofAMillionNames_isNoLongerThanOfOne() {
    NameSketch many = new NameSketch();
    for (int i = 0; i < 1000; i++) {
      many.addAll(Names.of(names(i, 1000)));
    }
    // 4 characters for each 3 of 4,096 bytes
    assertThat(many.toText()).hasSize(5464);
    assertThat(sketch(List.of("one")).toText()).hasSize(5464);
    assertThat(many.estimate().contains(BigDecimal.valueOf(1_000_000))).isTrue();
    assertThat(many.certain()).isEqualTo(4096);
  }

  /** The library's own sketch, once it is dense, has the same registers: alone and merged. */
  @Test
  void estimate_ofManyNames_isThatOfTheLibrary() {
    Union union = new Union(12);
    NameSketch all = new NameSketch();
    for (int seed = 0; seed < 3; seed++) {
      HllSketch theirs = new HllSketch(12, TgtHllType.HLL_8);
      names(seed, 5000).forEach(theirs::update);
      NameSketch ours = sketch(names(seed, 5000));
      assertThat(number(ours)).isEqualTo(whole(theirs.getCompositeEstimate(), HALF_EVEN));
      union.update(theirs);
      all.addAll(ours);
    }
    assertThat(all.estimate())
        .isEqualTo(
            QualifiedNumber.about(
                whole(union.getEstimate(), HALF_EVEN),
                whole(union.getLowerBound(2), FLOOR),
                whole(union.getUpperBound(2), CEILING)));
  }

  private static BigDecimal whole(double number, RoundingMode mode) {
    return new BigDecimal(number).setScale(0, mode);
  }

  private static BigDecimal number(NameSketch sketch) {
    return sketch.estimate().getNumber().orElseThrow();
  }

  @Test
  void parse_anythingElse_isRefused() {
    byte[] registers = Base64.getDecoder().decode(sketch(names(1, 10)).toText());
    byte[] fewer = Arrays.copyOf(registers, registers.length - 1);
    byte[] beyond = registers.clone();
    beyond[7] = 64;
    byte[] negative = registers.clone();
    negative[4095] = -1;
    for (byte[] wrong : List.of(fewer, beyond, negative, new byte[0])) {
      String text = Base64.getEncoder().encodeToString(wrong);
      assertThatThrownBy(() -> NameSketch.parse(text))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("sketch must be 4096 registers of 0 to 63, found " + wrong.length + " bytes");
    }
    assertThatThrownBy(() -> NameSketch.parse("no Base64"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Also of registers that no names make: what is read comes from elsewhere. */
  @Property(tries = 300)
  void estimate_ofAnyRegisters_liesWithinItsBounds(
      @ForAll long seed,
      @ForAll @IntRange(max = 4096) int set,
      @ForAll @IntRange(max = 63) int most) {
    Random random = new Random(seed);
    byte[] registers = new byte[4096];
    for (int i = 0; i < set; i++) {
      registers[i] = (byte) random.nextInt(most + 1);
    }
    NameSketch sketch = NameSketch.parse(Base64.getEncoder().encodeToString(registers));
    QualifiedNumber estimate = sketch.estimate();
    assertThat(estimate.contains(number(sketch))).isTrue();
    assertThat(estimate.getLow().orElseThrow())
        .isGreaterThanOrEqualTo(BigDecimal.valueOf(sketch.certain()));
  }

  @Test
  void toText_ofFewNames_holdsNoNameAndNoHash() {
    String name = "person-17";
    NameSketch sketch = sketch(List.of(name));
    byte[] registers = Base64.getDecoder().decode(sketch.toText());
    assertThat(new String(registers, StandardCharsets.ISO_8859_1)).doesNotContain("person");
    // one of them, and in it how many zeros a hash began with, plus one
    assertThat(IntStream.range(0, registers.length).filter(i -> registers[i] != 0)).hasSize(1);
  }

  @Test
  void note_ofEveryEstimate_saysTheErrorOfTheLibrary() {
    for (boolean upper : new boolean[] {true, false}) {
      assertThat(100 * HllSketch.getRelErr(upper, true, 12, 1)).isCloseTo(1.6, within(0.05));
    }
    assertThat(NameSketch.NOTE.text(LanguageTag.EN))
        .isEqualTo(
            "estimated with Apache DataSketches HLL: relative standard error 1.6 %,"
                + " bounds at 95.4 % confidence");
    assertThat(NameSketch.NOTE.text(LanguageTag.RU)).contains("ошибка 1,6 %", "95,4 %");
    assertThat(NameSketch.NOTE.text(LanguageTag.KK)).contains("қате 1,6 %", "95,4 %");
  }

  @Test
  void equals_ofOtherNames_isFalse() {
    assertThat(sketch(names(1, 5))).isNotEqualTo(sketch(names(2, 5))).isNotEqualTo("text");
    assertThat(sketch(names(1, 5)).equals(null)).isFalse();
  }
}
