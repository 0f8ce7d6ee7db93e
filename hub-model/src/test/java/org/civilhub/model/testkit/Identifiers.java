package org.civilhub.model.testkit;

import java.math.BigInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Identifiers with right check digits, worked out from the standards, not from the constraints that
 * judge them.
 */
final class Identifiers {
  private static final BigInteger ROR_MODULUS = BigInteger.valueOf(97);

  private Identifiers() {}

  /** ISO 3297: the weights 8 to 2 and the check digit make a multiple of 11. */
  static Arbitrary<String> issns() {
    return digits(7)
        .map(
            digits ->
                digits.substring(0, 4)
                    + "-"
                    + digits.substring(4)
                    + digit(11 - weighted(digits, 8) % 11));
  }

  /** ISO 2108: of 13 digits by the weights 1 and 3, of 10 digits by 10 down to 2. */
  static Arbitrary<String> isbns() {
    return Combinators.combine(digits(9), Arbitraries.of("", "978-", "979 "))
        .as(
            (digits, prefix) -> {
              if (prefix.isEmpty()) {
                return digits + digit(11 - weighted(digits, 10) % 11);
              }
              String all = prefix.substring(0, 3) + digits;
              int sum = 0;
              for (int i = 0; i < all.length(); i++) {
                sum += (all.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
              }
              return prefix + digits + (10 - sum % 10) % 10;
            });
  }

  /** ISO 7064, MOD 11-2: read as a number of base 2, the digits are 1 modulo 11. */
  static Arbitrary<String> orcids() {
    return Combinators.combine(digits(15), Arbitraries.of("", "https://orcid.org/"))
        .as(
            (digits, address) -> {
              int sum = 0;
              for (int i = 0; i < digits.length(); i++) {
                sum = (2 * sum + digits.charAt(i) - '0') % 11;
              }
              String all = digits + digit(12 - 2 * sum % 11);
              return address + all.replaceAll("(.{4})(?=.)", "$1-");
            });
  }

  /** ISO 7064, MOD 97-10: the number with its check digits is 1 modulo 97. */
  static Arbitrary<String> rors() {
    return Combinators.combine(
            Arbitraries.longs().between(0, (1L << 30) - 1), Arbitraries.of("", "https://ror.org/"))
        .as(
            (number, address) -> {
              StringBuilder name = new StringBuilder();
              for (int shift = 25; shift >= 0; shift -= 5) {
                name.append(
                    "0123456789abcdefghjkmnpqrstvwxyz".charAt((int) (number >> shift & 31)));
              }
              BigInteger shifted = BigInteger.valueOf(number).multiply(BigInteger.valueOf(100));
              int check = 98 - shifted.mod(ROR_MODULUS).intValue();
              return address + "0" + name + String.format("%02d", check);
            });
  }

  private static Arbitrary<String> digits(int length) {
    return Arbitraries.strings().numeric().ofLength(length);
  }

  private static int weighted(String digits, int heaviest) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      sum += (digits.charAt(i) - '0') * (heaviest - i);
    }
    return sum;
  }

  /** A check digit modulo 11, where ten is an X and eleven nought. */
  private static String digit(int number) {
    int digit = number % 11;
    return digit == 10 ? "X" : String.valueOf(digit);
  }
}
