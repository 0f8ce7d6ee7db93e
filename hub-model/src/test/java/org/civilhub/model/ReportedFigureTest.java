package org.civilhub.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Optional;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.QualifiedNumber;
import org.civilhub.model.value.Qualifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportedFigureTest {
  private static ReportedFigure.Builder claim(QualifiedNumber value) {
    return ReportedFigure.builder().id(Id.of("F-1")).indicator("capacity_events").value(value);
  }

  private static QualifiedNumber between(String low, String high) {
    return QualifiedNumber.interval(
        Optional.of(new BigDecimal(low)), false, Optional.of(new BigDecimal(high)), false);
  }

  @Test
  void toNumber_notRounded_isTheValue() {
    assertThat(claim(QualifiedNumber.about(30)).build().toNumber())
        .isEqualTo(QualifiedNumber.about(30));
  }

  @Test
  void toNumber_rounded_isEveryNumberThatRoundsToIt() {
    assertThat(
            claim(QualifiedNumber.exact(12800))
                .roundedTo(BigDecimal.valueOf(100))
                .build()
                .toNumber())
        .isEqualTo(between("12750", "12850"));
    assertThat(claim(QualifiedNumber.moreThan(200)).roundedTo(BigDecimal.TEN).build().toNumber())
        .isEqualTo(QualifiedNumber.moreThan(195));
    assertThat(claim(QualifiedNumber.exact(3)).roundedTo(new BigDecimal("0.5")).build().toNumber())
        .isEqualTo(between("2.75", "3.25"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "-100"})
  void toNumber_roundedToNothingThatMakesSense_isTheValue(String step) {
    assertThat(
            claim(QualifiedNumber.exact(12800)).roundedTo(new BigDecimal(step)).build().toNumber())
        .isEqualTo(QualifiedNumber.exact(12800));
  }

  @Test
  void toNumber_rounded_mayHaveMoreDigitsThanAreTakenIn() {
    BigDecimal most = BigDecimal.TEN.pow(40).subtract(BigDecimal.ONE);
    BigDecimal least = BigDecimal.ONE.movePointLeft(20);
    QualifiedNumber number =
        claim(QualifiedNumber.of(Qualifier.EXACT, most)).roundedTo(most).build().toNumber();
    assertThat(number.contains(most.multiply(new BigDecimal("1.5")))).isTrue();
    assertThat(number.contains(most.multiply(new BigDecimal("1.6")))).isFalse();
    assertThat(claim(QualifiedNumber.exact(1)).roundedTo(least).build().toNumber().getHigh())
        .contains(new BigDecimal("1.000000000000000000005"));
  }
}
