package org.civilhub.examples.benchmarks;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * What was measured of one thing, several times.
 *
 * @param sorted the numbers from the least to the largest, one at least
 */
record Spread(List<BigDecimal> sorted) {
  static Spread of(List<BigDecimal> numbers) {
    return new Spread(numbers.stream().sorted().toList());
  }

  /** The one in the middle; of an even number the upper of the two. */
  BigDecimal median() {
    return sorted.get(sorted.size() / 2);
  }

  String median(int decimals) {
    return round(median(), decimals);
  }

  /** The median, and the least and the largest. */
  String text(int decimals) {
    return "%s (%s-%s)"
        .formatted(
            median(decimals),
            round(sorted.get(0), decimals),
            round(sorted.get(sorted.size() - 1), decimals));
  }

  private static String round(BigDecimal number, int decimals) {
    return number.setScale(decimals, RoundingMode.HALF_UP).toPlainString();
  }
}
