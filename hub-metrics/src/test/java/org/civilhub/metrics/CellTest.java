package org.civilhub.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.civilhub.metrics.testkit.Records.contribution;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.civilhub.model.HubRecord;
import org.civilhub.model.value.QualifiedNumber;
import org.junit.jupiter.api.Test;

/** Sums are exact, whatever their amounts and however they were added up. */
class CellTest {
  private static final HubRecord RECORD = contribution("b1", "p").build();

  private static Cell of(List<BigDecimal> amounts) {
    Cell cell = Cell.empty();
    amounts.forEach(amount -> cell.add(RECORD, Optional.of(amount), 0));
    return cell;
  }

  private static QualifiedNumber sum(List<BigDecimal> amounts) {
    return QualifiedNumber.computed(amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  /** Whole numbers, cents, more decimals than cents have, and more digits than a long holds. */
  @Provide
  Arbitrary<BigDecimal> amounts() {
    Arbitrary<BigDecimal> small =
        Arbitraries.longs()
            .between(-100_000, 100_000)
            .flatMap(n -> Arbitraries.of(0, 1, 2, 3).map(scale -> BigDecimal.valueOf(n, scale)));
    Arbitrary<BigDecimal> large =
        Arbitraries.longs()
            .flatMap(n -> Arbitraries.of(0, 1, 2, 3, 9).map(scale -> BigDecimal.valueOf(n, scale)));
    Arbitrary<BigDecimal> limits =
        Arbitraries.of(
                "1000000000",
                "1000000001",
                "9999999999999.99",
                "99999999999999.99",
                "999999999999999",
                "9999999999999990",
                "123456789012345678901234.56")
            .map(BigDecimal::new)
            .flatMap(n -> Arbitraries.of(n, n.negate()));
    return Arbitraries.oneOf(small, large, limits);
  }

  @Property
  void sum_ofAnyAmounts_isTheirSum(
      @ForAll @Size(max = 60) List<@From("amounts") BigDecimal> amounts, @ForAll int cut) {
    assertThat(of(amounts).sum()).isEqualTo(sum(amounts));
    int at = Math.floorMod(cut, amounts.size() + 1);
    Cell merged = of(amounts.subList(0, at));
    merged.addAll(of(amounts.subList(at, amounts.size())), 0);
    assertThat(merged).isEqualTo(of(amounts));
    assertThat(merged.toForm().toCell()).isEqualTo(merged);
    assertThat(merged.times(new BigDecimal("0.5")).sum())
        .isEqualTo(
            QualifiedNumber.computed(
                sum(amounts).getNumber().orElseThrow().multiply(new BigDecimal("0.5"))));
  }

  @Test
  void sum_ofManyLargeAmounts_goesBeyondWhatALongHolds() {
    // 102,400 times 10^15 hundredths are 10^20; a long holds 9 * 10^18.
    List<BigDecimal> amounts = Collections.nCopies(100, new BigDecimal("9999999999999.99"));
    Cell cell = of(amounts);
    for (int i = 0; i < 10; i++) {
      cell.addAll(cell.copy(), 0);
    }
    assertThat(cell.sum())
        .isEqualTo(
            QualifiedNumber.computed(
                new BigDecimal("9999999999999.99").multiply(BigDecimal.valueOf(102_400))));
    assertThat(cell.records()).isEqualTo(102_400);
  }
}
