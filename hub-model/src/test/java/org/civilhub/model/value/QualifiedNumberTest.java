package org.civilhub.model.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class QualifiedNumberTest {
  private static final Optional<BigDecimal> NONE = Optional.empty();

  private static BigDecimal n(String number) {
    return new BigDecimal(number);
  }

  private static Optional<BigDecimal> end(String number) {
    return Optional.of(n(number));
  }

  @Test
  void plus_exactAndMoreThan_isMoreThanTheSum() {
    assertThat(QualifiedNumber.exact(120).plus(QualifiedNumber.moreThan(500)))
        .isEqualTo(QualifiedNumber.moreThan(620))
        .hasToString("more than 620");
  }

  @Test
  void minus_moreThanFromExact_isFewerThanTheDifference() {
    assertThat(QualifiedNumber.exact(43).minus(QualifiedNumber.moreThan(30)))
        .isEqualTo(QualifiedNumber.fewerThan(13))
        .hasToString("fewer than 13");
  }

  @Test
  void plus_aboutAndMoreThan_startsAtTheTolerance() {
    assertThat(QualifiedNumber.about(100).plus(QualifiedNumber.moreThan(50)))
        .isEqualTo(QualifiedNumber.moreThan(140));
  }

  @Test
  void plus_aboutAndExact_keepsTheSumOfTheNumbers() {
    assertThat(QualifiedNumber.about(100).plus(QualifiedNumber.exact(7)))
        .isEqualTo(QualifiedNumber.about(n("107"), n("97"), n("117")))
        .hasToString("about 107 [97, 117]");
  }

  @Test
  void plus_twoMoreThan_addsNoOneForEachPart() {
    assertThat(QualifiedNumber.moreThan(100).plus(QualifiedNumber.moreThan(200)))
        .isEqualTo(QualifiedNumber.moreThan(300));
  }

  @Test
  void plus_atLeastAndMoreThan_isMoreThan() {
    assertThat(QualifiedNumber.atLeast(1).plus(QualifiedNumber.moreThan(2)))
        .isEqualTo(QualifiedNumber.moreThan(3));
  }

  @Test
  void plus_atLeastAndAtMost_isUnknown() {
    assertThat(QualifiedNumber.atLeast(1).plus(QualifiedNumber.atMost(2)))
        .isEqualTo(QualifiedNumber.unknown());
  }

  @Test
  void minus_aboutFromAbout_isAboutTheDifferenceWithBothTolerances() {
    assertThat(QualifiedNumber.about(100).minus(QualifiedNumber.about(50)))
        .isEqualTo(QualifiedNumber.about(n("50"), n("35"), n("65")));
  }

  @Test
  void minus_itself_isZeroOnlyIfExact() {
    QualifiedNumber about = QualifiedNumber.about(10);
    assertThat(QualifiedNumber.exact(10).minus(QualifiedNumber.exact(10)))
        .isEqualTo(QualifiedNumber.exact(0));
    assertThat(about.minus(about)).isEqualTo(QualifiedNumber.about(n("0"), n("-2"), n("2")));
  }

  @Test
  void plus_intervalWithoutNumber_isBetweenEvenWithAbout() {
    QualifiedNumber between = QualifiedNumber.interval(end("1"), true, end("3"), false);
    assertThat(QualifiedNumber.about(10).plus(between))
        .isEqualTo(QualifiedNumber.interval(end("10"), true, end("14"), false))
        .hasToString("between (10, 14]");
  }

  @Test
  void widenedBy_margin_movesTheEndsThatThereAre() {
    assertThat(QualifiedNumber.exact(10).widenedBy(n("0.5")))
        .isEqualTo(QualifiedNumber.interval(end("9.5"), false, end("10.5"), false));
    assertThat(QualifiedNumber.moreThan(10).widenedBy(n("2")))
        .isEqualTo(QualifiedNumber.moreThan(8));
    assertThat(QualifiedNumber.fewerThan(10).widenedBy(n("2")))
        .isEqualTo(QualifiedNumber.fewerThan(12));
    assertThat(QualifiedNumber.unknown().widenedBy(n("2"))).isEqualTo(QualifiedNumber.unknown());
    assertThat(QualifiedNumber.exact(10).widenedBy(n("0"))).isEqualTo(QualifiedNumber.exact(10));
  }

  @Test
  void widenedBy_negativeMargin_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QualifiedNumber.exact(10).widenedBy(n("-1")))
        .withMessageContaining("found -1");
  }

  @Test
  void of_aboutNegative_reachesTheSameWayBothSides() {
    QualifiedNumber about = QualifiedNumber.about(-10);
    assertThat(about.getLow()).contains(n("-11"));
    assertThat(about.getHigh()).contains(n("-9"));
  }

  @Test
  void interval_bounds_giveTheWord() {
    assertThat(QualifiedNumber.interval(NONE, true, NONE, true))
        .isEqualTo(QualifiedNumber.unknown());
    assertThat(QualifiedNumber.interval(end("5"), false, end("5.0"), false))
        .isEqualTo(QualifiedNumber.exact(5));
    assertThat(QualifiedNumber.interval(end("5"), false, NONE, false))
        .isEqualTo(QualifiedNumber.atLeast(5));
    assertThat(QualifiedNumber.interval(end("5"), true, NONE, false))
        .isEqualTo(QualifiedNumber.moreThan(5));
    assertThat(QualifiedNumber.interval(NONE, false, end("5"), false))
        .isEqualTo(QualifiedNumber.atMost(5));
    assertThat(QualifiedNumber.interval(NONE, false, end("5"), true))
        .isEqualTo(QualifiedNumber.fewerThan(5));
    assertThat(QualifiedNumber.interval(end("5"), false, end("6"), true).getQualifier())
        .isEqualTo(Qualifier.BETWEEN);
  }

  @Test
  void interval_withoutAnyNumber_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QualifiedNumber.interval(end("6"), false, end("5"), false))
        .withMessageContaining("6 to 5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QualifiedNumber.interval(end("5"), true, end("5"), false));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QualifiedNumber.interval(end("5"), false, end("5"), true));
  }

  @Test
  void about_numberOutsideItsBounds_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QualifiedNumber.about(n("4"), n("5"), n("6")))
        .withMessageContaining("found 4 in [5, 6]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QualifiedNumber.about(n("7"), n("5"), n("6")));
  }

  @ParameterizedTest
  @EnumSource(names = {"BETWEEN", "UNKNOWN"})
  void of_wordWithoutOneNumber_isRefused(Qualifier qualifier) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QualifiedNumber.of(qualifier, BigDecimal.ONE))
        .withMessageContaining(qualifier.getCode());
  }

  @Test
  void of_numbersAtTheLimits_areTaken() {
    BigDecimal longest = n("9".repeat(40) + "." + "9".repeat(20));
    assertThat(QualifiedNumber.of(Qualifier.EXACT, longest).getNumber()).contains(longest);
    assertThat(QualifiedNumber.of(Qualifier.EXACT, n("1E+39")).getNumber())
        .contains(n("1" + "0".repeat(39)));
    assertThat(QualifiedNumber.of(Qualifier.EXACT, n("1." + "0".repeat(30))))
        .isEqualTo(QualifiedNumber.exact(1));
    assertThat(QualifiedNumber.of(Qualifier.EXACT, n("0E+2147483647")))
        .isEqualTo(QualifiedNumber.exact(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1E+40", "-1E+40", "1E+2147483647", "1E-21", "1E-2147483647", "1.5E-20"})
  void of_numberBeyondTheLimits_isRefused(String number) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QualifiedNumber.of(Qualifier.AT_LEAST, n(number)))
        .withMessageStartingWith("number must have at most");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QualifiedNumber.interval(end(number), false, NONE, false));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QualifiedNumber.interval(NONE, false, end(number), false));
  }

  @Test
  void of_numberOf400Digits_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QualifiedNumber.of(Qualifier.EXACT, n("7".repeat(400))));
  }

  @Test
  void plus_beyondTheLimits_isKept() {
    QualifiedNumber most = QualifiedNumber.of(Qualifier.EXACT, n("9".repeat(40)));
    assertThat(most.plus(most).getNumber()).contains(n("1" + "9".repeat(39) + "8"));
  }

  @Test
  void equals_trailingZeros_doNotMatter() {
    assertThat(QualifiedNumber.of(Qualifier.ABOUT, n("500.00")))
        .isEqualTo(QualifiedNumber.about(500))
        .hasSameHashCodeAs(QualifiedNumber.about(500))
        .hasToString("about 500 [450, 550]");
    assertThat(QualifiedNumber.of(Qualifier.EXACT, n("5E+2")))
        .isEqualTo(QualifiedNumber.exact(500));
    assertThat(QualifiedNumber.of(Qualifier.EXACT, n("0.000"))).isEqualTo(QualifiedNumber.exact(0));
  }

  @Test
  void equals_sameNumberOtherWordOrBounds_isNotEqual() {
    assertThat(QualifiedNumber.atLeast(5))
        .isNotEqualTo(QualifiedNumber.moreThan(5))
        .isNotEqualTo(QualifiedNumber.exact(5))
        .isNotEqualTo(QualifiedNumber.atLeast(6));
    assertThat(QualifiedNumber.about(10))
        .isNotEqualTo(QualifiedNumber.about(n("10"), n("9"), n("12")))
        .isNotEqualTo(QualifiedNumber.interval(end("9"), false, end("11"), false));
  }

  @Test
  void meets_atOneOpenEnd_isFalse() {
    assertThat(QualifiedNumber.moreThan(5).meets(QualifiedNumber.exact(5))).isFalse();
    assertThat(QualifiedNumber.exact(5).meets(QualifiedNumber.fewerThan(5))).isFalse();
    assertThat(QualifiedNumber.atLeast(5).meets(QualifiedNumber.fewerThan(5))).isFalse();
    assertThat(QualifiedNumber.atLeast(5).meets(QualifiedNumber.atMost(5))).isTrue();
  }

  @Test
  void isWithin_openEnds_decideAtTheSameNumber() {
    assertThat(QualifiedNumber.moreThan(200).isWithin(QualifiedNumber.atLeast(200))).isTrue();
    assertThat(QualifiedNumber.atLeast(200).isWithin(QualifiedNumber.moreThan(200))).isFalse();
    assertThat(QualifiedNumber.atLeast(201).isWithin(QualifiedNumber.moreThan(200))).isTrue();
    assertThat(QualifiedNumber.moreThan(200).isWithin(QualifiedNumber.moreThan(200))).isTrue();
    assertThat(QualifiedNumber.unknown().isWithin(QualifiedNumber.atLeast(0))).isFalse();
    assertThat(QualifiedNumber.atLeast(0).isWithin(QualifiedNumber.unknown())).isTrue();
  }

  @Test
  void contains_ends_onlyIfClosed() {
    assertThat(QualifiedNumber.moreThan(5).contains(n("5.0"))).isFalse();
    assertThat(QualifiedNumber.moreThan(5).contains(n("5.0001"))).isTrue();
    assertThat(QualifiedNumber.about(10).contains(n("9.0"))).isTrue();
    assertThat(QualifiedNumber.about(10).contains(n("8.9"))).isFalse();
    assertThat(QualifiedNumber.unknown().contains(n("-1"))).isTrue();
  }

  @Test
  void canReach_openEnds_decideAtTheSameNumber() {
    assertThat(QualifiedNumber.exact(100).canReach(100)).isTrue();
    assertThat(QualifiedNumber.exact(100).canReach(101)).isFalse();
    assertThat(QualifiedNumber.atMost(100).canReach(100)).isTrue();
    assertThat(QualifiedNumber.fewerThan(100).canReach(100)).isFalse();
    assertThat(QualifiedNumber.fewerThan(100).canReach(99)).isTrue();
    assertThat(QualifiedNumber.moreThan(100).canReach(Long.MAX_VALUE)).isTrue();
    assertThat(QualifiedNumber.about(100).canReach(110)).isTrue();
    assertThat(QualifiedNumber.about(100).canReach(111)).isFalse();
    assertThat(QualifiedNumber.exact(100).canReach(QualifiedNumber.moreThan(99))).isTrue();
    assertThat(QualifiedNumber.exact(100).canReach(QualifiedNumber.moreThan(100))).isFalse();
    assertThat(QualifiedNumber.exact(100).canReach(QualifiedNumber.atMost(500))).isTrue();
  }

  @Test
  void canReach_numbersBeyondLong_areComparedExactly() {
    QualifiedNumber huge = QualifiedNumber.of(Qualifier.EXACT, n("9223372036854775808"));
    assertThat(huge.canReach(Long.MAX_VALUE)).isTrue();
    assertThat(
            QualifiedNumber.of(Qualifier.EXACT, n("-9223372036854775809")).canReach(Long.MIN_VALUE))
        .isFalse();
    assertThat(QualifiedNumber.exact(Long.MAX_VALUE).canReach(Long.MAX_VALUE)).isTrue();
    assertThat(QualifiedNumber.exact(Long.MIN_VALUE).canReach(Long.MIN_VALUE)).isTrue();
    assertThat(QualifiedNumber.exact(Long.MAX_VALUE - 1).canReach(Long.MAX_VALUE)).isFalse();
    assertThat(QualifiedNumber.of(Qualifier.AT_MOST, n("2.5")).canReach(2)).isTrue();
    assertThat(QualifiedNumber.of(Qualifier.AT_MOST, n("2.5")).canReach(3)).isFalse();
  }

  @Test
  void wholeLow_endThatIsNoPlainNumber_isWhatTheCallerSays() {
    assertThat(QualifiedNumber.exact(5).wholeLow(-1)).isEqualTo(5);
    assertThat(QualifiedNumber.exact(-3).wholeLow(-1)).isEqualTo(-3);
    assertThat(QualifiedNumber.atLeast(0).wholeLow(-1)).isZero();
    assertThat(QualifiedNumber.about(20).wholeLow(-1)).isEqualTo(18);
    assertThat(QualifiedNumber.exact(999_999_999_999_999_999L).wholeLow(-1))
        .isEqualTo(999_999_999_999_999_999L);
    for (QualifiedNumber other :
        new QualifiedNumber[] {
          QualifiedNumber.moreThan(5),
          QualifiedNumber.atMost(5),
          QualifiedNumber.unknown(),
          QualifiedNumber.about(17), // from 15.3
          QualifiedNumber.of(Qualifier.EXACT, n("0.5")),
          QualifiedNumber.exact(1_000_000_000_000_000_000L)
        }) {
      assertThat(other.wholeLow(-1)).as(other.toString()).isEqualTo(-1);
    }
  }

  @Test
  void isWhole_numberThatIsNamed_decides() {
    assertThat(QualifiedNumber.of(Qualifier.EXACT, n("5.00")).isWhole()).isTrue();
    assertThat(QualifiedNumber.about(17).isWhole()).isTrue(); // though from 15.3 to 18.7
    assertThat(QualifiedNumber.unknown().isWhole()).isTrue();
    assertThat(QualifiedNumber.interval(end("1"), true, end("2"), false).isWhole()).isTrue();
    assertThat(QualifiedNumber.of(Qualifier.MORE_THAN, n("5.01")).isWhole()).isFalse();
    assertThat(QualifiedNumber.interval(end("1.5"), false, end("2"), false).isWhole()).isFalse();
    assertThat(QualifiedNumber.interval(end("1"), false, end("2.5"), false).isWhole()).isFalse();
    assertThat(QualifiedNumber.of(Qualifier.ABOUT, n("2.5")).isWhole()).isFalse();
  }

  @Test
  void getNumber_unknownAndBetween_haveNone() {
    assertThat(QualifiedNumber.unknown().getNumber()).isEmpty();
    assertThat(QualifiedNumber.unknown()).hasToString("unknown");
    assertThat(QualifiedNumber.interval(end("1"), false, end("2"), true).getNumber()).isEmpty();
    assertThat(QualifiedNumber.interval(end("1"), false, end("2"), true))
        .hasToString("between [1, 2)");
  }

  @Test
  void of_qualifierCode_findsEachAndNoOther() {
    for (Qualifier qualifier : Qualifier.values()) {
      assertThat(Qualifier.of(qualifier.getCode())).contains(qualifier);
    }
    assertThat(Qualifier.MORE_THAN.getCode()).isEqualTo("more_than");
    assertThat(Qualifier.of("MORE_THAN")).isEmpty();
    assertThat(Qualifier.of("")).isEmpty();
  }

  @Test
  void serialization_anyNumber_givesAnEqualOne() throws Exception {
    for (QualifiedNumber number :
        new QualifiedNumber[] {
          QualifiedNumber.about(7), QualifiedNumber.unknown(), QualifiedNumber.exact(5)
        }) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
        out.writeObject(number);
      }
      try (ObjectInputStream in =
          new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
        QualifiedNumber read = (QualifiedNumber) in.readObject();
        assertThat(read).isEqualTo(number);
        assertThat(read.wholeLow(-1)).isEqualTo(number.wholeLow(-1));
      }
    }
  }
}
