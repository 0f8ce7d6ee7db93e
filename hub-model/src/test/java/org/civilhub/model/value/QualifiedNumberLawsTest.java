package org.civilhub.model.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCases;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

/**
 * The arithmetic of numbers with a word against a second definition of it: plain intervals, worked
 * out here from DEFINITIONS.md alone.
 */
class QualifiedNumberLawsTest {
  private static final BigDecimal STEP = new BigDecimal("0.0001");

  /** One end of an interval, which counts as infinite where {@code at} is empty. */
  private record End(Optional<BigDecimal> at, boolean open) {
    static final End INFINITE = new End(Optional.empty(), false);

    static End closed(BigDecimal at) {
      return new End(Optional.of(at), false);
    }

    static End open(BigDecimal at) {
      return new End(Optional.of(at), true);
    }

    End plus(End other) {
      return at.isEmpty() || other.at.isEmpty()
          ? INFINITE
          : new End(at.map(a -> a.add(other.at.orElseThrow())), open || other.open);
    }

    End negated() {
      return new End(at.map(BigDecimal::negate), open);
    }

    boolean isAbove(BigDecimal x) {
      return at.filter(a -> a.compareTo(x) > 0 || (open && a.compareTo(x) == 0)).isPresent();
    }

    boolean isBelow(BigDecimal x) {
      return negated().isAbove(x.negate());
    }
  }

  /**
   * A number with a word, what it means by the definitions, and a true value that fits it.
   *
   * @param stated the number that stands beside the word, if one does
   */
  record Known(
      QualifiedNumber number, Optional<BigDecimal> stated, End low, End high, BigDecimal truth) {
    boolean holds(BigDecimal x) {
      return !low.isAbove(x) && !high.isBelow(x);
    }

    Known negated() {
      return new Known(
          number, stated.map(BigDecimal::negate), high.negated(), low.negated(), truth.negate());
    }
  }

  /**
   * Any number with a word.
   *
   * @param n the number, or the lower end of an interval
   * @param width of an interval, above zero
   * @param beyond how far the truth lies beyond a half-bounded number, zero or more
   * @param tenths where the truth lies within two bounds, 0 to 10
   */
  private static Known known(
      Qualifier qualifier,
      BigDecimal n,
      BigDecimal width,
      BigDecimal beyond,
      int tenths,
      boolean lowOpen,
      boolean highOpen) {
    BigDecimal share = BigDecimal.valueOf(tenths, 1);
    Optional<BigDecimal> stated = Optional.of(n);
    return switch (qualifier) {
      case EXACT ->
          new Known(QualifiedNumber.of(qualifier, n), stated, End.closed(n), End.closed(n), n);
      case AT_LEAST ->
          new Known(
              QualifiedNumber.of(qualifier, n), stated, End.closed(n), End.INFINITE, n.add(beyond));
      case MORE_THAN ->
          new Known(
              QualifiedNumber.of(qualifier, n),
              stated,
              End.open(n),
              End.INFINITE,
              n.add(beyond).add(STEP));
      case AT_MOST ->
          new Known(
              QualifiedNumber.of(qualifier, n),
              stated,
              End.INFINITE,
              End.closed(n),
              n.subtract(beyond));
      case FEWER_THAN ->
          new Known(
              QualifiedNumber.of(qualifier, n),
              stated,
              End.INFINITE,
              End.open(n),
              n.subtract(beyond).subtract(STEP));
      case ABOUT -> {
        if (lowOpen) { // with bounds of its own
          BigDecimal number = n.add(width.multiply(share));
          yield new Known(
              QualifiedNumber.about(number, n, n.add(width)),
              Optional.of(number),
              End.closed(n),
              End.closed(n.add(width)),
              n.add(width.multiply(BigDecimal.ONE.subtract(share))));
        }
        BigDecimal tenth = n.abs().movePointLeft(1);
        yield new Known(
            QualifiedNumber.of(qualifier, n),
            stated,
            End.closed(n.subtract(tenth)),
            End.closed(n.add(tenth)),
            n.subtract(tenth).add(tenth.multiply(share.add(share))));
      }
      case BETWEEN -> {
        BigDecimal high = n.add(width);
        BigDecimal truth = n.add(width.multiply(share));
        if (lowOpen && tenths == 0) {
          truth = n.add(width.multiply(STEP));
        } else if (highOpen && tenths == 10) {
          truth = high.subtract(width.multiply(STEP));
        }
        yield new Known(
            QualifiedNumber.interval(Optional.of(n), lowOpen, Optional.of(high), highOpen),
            Optional.empty(),
            new End(Optional.of(n), lowOpen),
            new End(Optional.of(high), highOpen),
            truth);
      }
      case UNKNOWN ->
          new Known(QualifiedNumber.unknown(), Optional.empty(), End.INFINITE, End.INFINITE, n);
    };
  }

  private static Arbitrary<Known> known(
      Arbitrary<BigDecimal> numbers, Arbitrary<BigDecimal> widths) {
    Arbitrary<BigDecimal> beyond =
        Arbitraries.oneOf(
            Arbitraries.just(BigDecimal.ZERO),
            Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, BigDecimal.valueOf(1_000_000))
                .ofScale(3));
    return Combinators.combine(
            Arbitraries.of(Qualifier.class),
            numbers,
            widths,
            beyond,
            Arbitraries.integers().between(0, 10),
            Arbitraries.of(true, false),
            Arbitraries.of(true, false))
        .as(QualifiedNumberLawsTest::known)
        .edgeCases(EdgeCases.Config::none); // those of its parts suffice, all of them are too many
  }

  /** Of any size, with decimals, above and below zero. */
  @Provide
  Arbitrary<Known> known() {
    return known(
        Arbitraries.bigDecimals()
            .between(BigDecimal.valueOf(-1_000_000), BigDecimal.valueOf(1_000_000))
            .ofScale(3),
        Arbitraries.bigDecimals()
            .between(new BigDecimal("0.001"), BigDecimal.valueOf(1000))
            .ofScale(3));
  }

  /** So small that ends often fall together. */
  @Provide
  Arbitrary<Known> close() {
    return known(
        Arbitraries.integers().between(-3, 3).map(BigDecimal::valueOf),
        Arbitraries.integers().between(1, 3).map(BigDecimal::valueOf));
  }

  @Property(tries = 1000)
  void contains_itsTrueValue_isTrue(@ForAll("known") Known a, @ForAll("close") Known b) {
    assertThat(a.holds(a.truth()) && a.number().contains(a.truth())).isTrue();
    assertThat(b.holds(b.truth()) && b.number().contains(b.truth())).isTrue();
  }

  @Property(tries = 1000)
  void plus_trueValuesOfTheParts_liesInTheSum(@ForAll("known") Known a, @ForAll("known") Known b) {
    assertThat(a.number().plus(b.number()).contains(a.truth().add(b.truth()))).isTrue();
  }

  @Property(tries = 1000)
  void minus_trueValuesOfTheParts_liesInTheDifference(
      @ForAll("known") Known a, @ForAll("known") Known b) {
    assertThat(a.number().minus(b.number()).contains(a.truth().subtract(b.truth()))).isTrue();
  }

  @Property(tries = 1000)
  void plus_anyTwo_isTheIntervalSumAndClaimsNoMore(
      @ForAll("known") Known a, @ForAll("known") Known b) {
    assertIsSum(a.number().plus(b.number()), a, b);
  }

  @Property(tries = 1000)
  void plus_closeTwo_isTheIntervalSumAndClaimsNoMore(
      @ForAll("close") Known a, @ForAll("close") Known b) {
    assertIsSum(a.number().plus(b.number()), a, b);
  }

  @Property(tries = 1000)
  void minus_anyTwo_isTheIntervalDifferenceAndClaimsNoMore(
      @ForAll("known") Known a, @ForAll("known") Known b) {
    assertIsSum(a.number().minus(b.number()), a, b.negated());
  }

  @Property(tries = 1000)
  void minus_closeTwo_isTheIntervalDifferenceAndClaimsNoMore(
      @ForAll("close") Known a, @ForAll("close") Known b) {
    assertIsSum(a.number().minus(b.number()), a, b.negated());
  }

  private static void assertIsSum(QualifiedNumber actual, Known a, Known b) {
    End low = a.low().plus(b.low());
    End high = a.high().plus(b.high());
    assertEnd(actual.getLow(), actual.isLowOpen(), low);
    assertEnd(actual.getHigh(), actual.isHighOpen(), high);
    boolean about =
        a.number().getQualifier() == Qualifier.ABOUT
            || b.number().getQualifier() == Qualifier.ABOUT;
    Optional<BigDecimal> stated =
        a.stated().flatMap(left -> b.stated().map(left::add)).filter(sum -> about);
    assertThat(actual.getQualifier()).isEqualTo(word(low, high, stated));
    if (actual.getQualifier() == Qualifier.ABOUT) {
      assertThat(actual.getNumber().orElseThrow()).isEqualByComparingTo(stated.orElseThrow());
    }
  }

  private static void assertEnd(Optional<BigDecimal> at, boolean open, End expected) {
    assertThat(at.isPresent()).isEqualTo(expected.at().isPresent());
    expected.at().ifPresent(e -> assertThat(at.orElseThrow()).isEqualByComparingTo(e));
    assertThat(open).isEqualTo(expected.open());
  }

  private static Qualifier word(End low, End high, Optional<BigDecimal> about) {
    if (low.at().isEmpty() && high.at().isEmpty()) {
      return Qualifier.UNKNOWN;
    }
    if (high.at().isEmpty()) {
      return low.open() ? Qualifier.MORE_THAN : Qualifier.AT_LEAST;
    }
    if (low.at().isEmpty()) {
      return high.open() ? Qualifier.FEWER_THAN : Qualifier.AT_MOST;
    }
    if (low.at().get().compareTo(high.at().get()) == 0) {
      return Qualifier.EXACT;
    }
    return about.isPresent() ? Qualifier.ABOUT : Qualifier.BETWEEN;
  }

  @Property(tries = 1000)
  void plus_otherOrder_isTheSame(@ForAll("known") Known a, @ForAll("known") Known b) {
    assertThat(a.number().plus(b.number())).isEqualTo(b.number().plus(a.number()));
  }

  @Property(tries = 1000)
  void plus_otherGrouping_isTheSame(
      @ForAll("close") Known a, @ForAll("close") Known b, @ForAll("close") Known c) {
    assertThat(a.number().plus(b.number()).plus(c.number()))
        .isEqualTo(a.number().plus(b.number().plus(c.number())));
  }

  /** About zero has no width, so a sum with it is exact, by the definition of the words. */
  @Property(tries = 1000)
  void plus_exactZero_changesNothing(@ForAll("known") Known a) {
    QualifiedNumber zero = QualifiedNumber.exact(0);
    QualifiedNumber same =
        a.low().equals(a.high()) && a.low().at().isPresent()
            ? QualifiedNumber.of(Qualifier.EXACT, a.low().at().get())
            : a.number();
    assertThat(a.number().plus(zero)).isEqualTo(same);
    assertThat(a.number().minus(zero)).isEqualTo(same);
  }

  @Property(tries = 1000)
  void contains_pointsAroundTheEnds_agreesWithTheInterval(@ForAll("close") Known a) {
    for (BigDecimal x : points(a)) {
      assertThat(a.number().contains(x)).as("%s contains %s", a, x).isEqualTo(a.holds(x));
    }
  }

  @Property(tries = 1000)
  void meets_anyTwo_isWhetherOnePointFitsBoth(@ForAll("close") Known a, @ForAll("close") Known b) {
    boolean expected = points(a, b).stream().anyMatch(x -> a.holds(x) && b.holds(x));
    assertThat(a.number().meets(b.number())).isEqualTo(expected);
    assertThat(b.number().meets(a.number())).isEqualTo(expected);
  }

  @Property(tries = 1000)
  void isWithin_anyTwo_isWhetherEveryPointOfTheOneFitsTheOther(
      @ForAll("close") Known a, @ForAll("close") Known b) {
    boolean expected = points(a, b).stream().filter(a::holds).allMatch(b::holds);
    assertThat(a.number().isWithin(b.number())).isEqualTo(expected);
  }

  @Property(tries = 1000)
  void canReach_anyTwo_isWhetherSomePointOfTheOneIsNotBelowSomeOfTheOther(
      @ForAll("close") Known a, @ForAll("close") Known b) {
    List<BigDecimal> points = points(a, b);
    boolean expected =
        points.stream()
            .filter(a::holds)
            .anyMatch(x -> points.stream().anyMatch(y -> y.compareTo(x) <= 0 && b.holds(y)));
    assertThat(a.number().canReach(b.number())).isEqualTo(expected);
  }

  @Property(tries = 1000)
  void canReach_long_isWhetherSomePointIsNotBelowIt(
      @ForAll("close") Known a, @ForAll @LongRange(min = -5, max = 7) long number) {
    BigDecimal n = BigDecimal.valueOf(number);
    List<BigDecimal> points = points(a, exact(n));
    boolean expected = points.stream().anyMatch(x -> x.compareTo(n) >= 0 && a.holds(x));
    assertThat(a.number().canReach(number)).isEqualTo(expected);
  }

  @Property(tries = 1000)
  void canReach_anyLong_isAsWithTheNumberItself(@ForAll("known") Known a, @ForAll long number) {
    for (long n : new long[] {number, number % 1_000_000, a.truth().longValue()}) {
      assertThat(a.number().canReach(n))
          .as("%s reaches %s", a, n)
          .isEqualTo(a.number().canReach(QualifiedNumber.exact(n)));
    }
  }

  @Property(tries = 1000)
  void isNeverBelowZero_anyNumber_isWhetherItsLowerEndIsNotAndItsUpperIsNotEither(
      @ForAll("close") Known a) {
    List<BigDecimal> points = points(a).stream().filter(a::holds).toList();
    boolean canBeCounted = points.stream().anyMatch(x -> x.signum() >= 0);
    boolean startsBelow = a.low().at().isPresent() && points.stream().anyMatch(x -> x.signum() < 0);
    assertThat(a.number().isNeverBelowZero()).isEqualTo(canBeCounted && !startsBelow);
  }

  @Property(tries = 1000)
  void wholeLow_anyNumber_isTheLeastItCanBeIfThatIsWhole(@ForAll("close") Known a) {
    long otherwise = -999;
    long low = a.number().wholeLow(otherwise);
    if (low == otherwise) {
      assertThat(
              a.low().at().isEmpty()
                  || a.low().open()
                  || a.low().at().orElseThrow().stripTrailingZeros().scale() > 0)
          .isTrue();
    } else {
      BigDecimal at = BigDecimal.valueOf(low);
      assertThat(a.holds(at)).isTrue();
      assertThat(points(a).stream().filter(a::holds)).noneMatch(x -> x.compareTo(at) < 0);
    }
  }

  private static Known exact(BigDecimal n) {
    return known(Qualifier.EXACT, n, BigDecimal.ONE, BigDecimal.ZERO, 0, false, false);
  }

  /**
   * Every end, a point in each gap between them and one beyond each side: intervals that agree on
   * all of these agree everywhere.
   */
  private static List<BigDecimal> points(Known... intervals) {
    TreeSet<BigDecimal> ends = new TreeSet<>();
    ends.add(BigDecimal.ZERO);
    for (Known interval : intervals) {
      interval.low().at().ifPresent(ends::add);
      interval.high().at().ifPresent(ends::add);
    }
    List<BigDecimal> points = new ArrayList<>(ends);
    points.add(ends.first().subtract(BigDecimal.ONE));
    points.add(ends.last().add(BigDecimal.ONE));
    for (BigDecimal end : ends) {
      BigDecimal next = ends.higher(end);
      if (next != null) {
        points.add(end.add(next).multiply(new BigDecimal("0.5")));
      }
    }
    return points;
  }
}
