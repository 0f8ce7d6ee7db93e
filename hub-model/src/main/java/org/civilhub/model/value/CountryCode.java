package org.civilhub.model.value;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * ISO 3166-1 alpha-2 code of a country, such as {@code KZ}.
 *
 * <p>Form is checked here; whether the code is assigned, or was and is withdrawn, is asked with
 * {@link #isAssigned()} and {@link #isWithdrawn()}, so that a register can keep and report what it
 * was given. Names come from a dated table of this library, not from the Java runtime, so they are
 * the same everywhere.
 *
 * @param value two upper-case ASCII letters
 */
public record CountryCode(String value) implements Comparable<CountryCode>, Serializable {
  /**
   * @throws IllegalArgumentException if {@code value} is not two upper-case ASCII letters
   */
  public CountryCode {
    if (!isFormed(value)) {
      throw new IllegalArgumentException(
          "country code must be two upper-case ASCII letters, found '" + value + "'");
    }
  }

  /**
   * The code; all who ask for it share one.
   *
   * @param value two upper-case ASCII letters
   * @return the code
   * @throws IllegalArgumentException if the form is another
   */
  public static CountryCode of(String value) {
    return isFormed(value) ? Shared.CODES[index(value)] : new CountryCode(value);
  }

  private static boolean isFormed(String value) {
    return value.length() == 2 && isCapital(value.charAt(0)) && isCapital(value.charAt(1));
  }

  private static boolean isCapital(char letter) {
    return letter >= 'A' && letter <= 'Z';
  }

  /**
   * Every code assigned when the table was made, in alphabetical order.
   *
   * @return the assigned codes, unmodifiable
   */
  public static List<CountryCode> assigned() {
    return Table.NAMES.codes("assigned").stream().map(CountryCode::of).toList();
  }

  /**
   * Whether ISO 3166-1 assigns this code to a country today.
   *
   * @return true for an assigned code
   */
  public boolean isAssigned() {
    return Table.ASSIGNED[index(value)];
  }

  private static int index(String code) {
    return ('Z' - 'A' + 1) * (code.charAt(0) - 'A') + code.charAt(1) - 'A';
  }

  /**
   * Whether the code once stood for a country and was withdrawn (ISO 3166-3), such as {@code SU}.
   *
   * @return true for a withdrawn code that nothing else has taken since
   */
  public boolean isWithdrawn() {
    return Table.NAMES.has("withdrawn", value);
  }

  /**
   * The country's short name.
   *
   * @param wanted languages, most wanted first; the table has {@code en}, {@code ru}, {@code kk}
   * @return the name; empty if the code is not known or the table has none of the languages
   */
  public Optional<String> getName(LanguageTag... wanted) {
    return Table.NAMES
        .get(isWithdrawn() ? "withdrawn" : "assigned", value)
        .flatMap(text -> text.in(wanted));
  }

  /**
   * The region that UN M49 puts the country in, such as 142, Asia.
   *
   * @return the region; empty for Antarctica and Taiwan, which M49 puts in none, and for a code
   *     that is not assigned today
   */
  public Optional<RegionCode> getRegion() {
    return getSubregion().flatMap(RegionCode::getRegion);
  }

  /**
   * The sub-region that UN M49 puts the country in, such as 143, Central Asia.
   *
   * @return the sub-region; empty where {@link #getRegion()} is
   */
  public Optional<RegionCode> getSubregion() {
    return RegionCode.ofCountry(value);
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof CountryCode other && value.equals(other.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public int compareTo(CountryCode other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }

  /** Every pair of letters: a register names few countries very often. */
  private static final class Shared {
    static final CountryCode[] CODES = new CountryCode[index("ZZ") + 1];

    static {
      for (char first = 'A'; first <= 'Z'; first++) {
        for (char second = 'A'; second <= 'Z'; second++) {
          CountryCode code = new CountryCode("" + first + second);
          CODES[index(code.value())] = code;
        }
      }
    }
  }

  /** Read on first use. */
  private static final class Table {
    static final LabelTable NAMES = LabelTable.read(CountryCode.class, "countries.tsv");
    static final boolean[] ASSIGNED = new boolean[index("ZZ") + 1];

    static {
      for (String code : NAMES.codes("assigned")) {
        ASSIGNED[index(code)] = true;
      }
    }
  }
}
