package org.civilhub.metrics;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.civilhub.model.value.LanguageTag;

/**
 * Plural categories of Unicode CLDR 47 for cardinal numbers, as far as the nouns of this module
 * change by them: Kazakh ones stay as they are after a number.
 */
enum Plural {
  /** English 1; Russian 1, 21, 101, but not 11. */
  ONE,
  /** Russian 2 to 4, 22 to 24, but not 12 to 14. */
  FEW,
  /** Russian 0, 5 to 20, 25 to 30. */
  MANY,
  /** English anything but 1; Russian fractions; Kazakh anything. */
  OTHER;

  private static final Pattern BETWEEN_FORMS = Pattern.compile("\\|");
  private static final int HUNDRED = 100;

  /**
   * The category of a number as it is shown.
   *
   * @param shown the number with the decimals it is shown with: 1 is one, 1.0 is other
   * @param language {@code kk}, {@code ru} or {@code en}
   */
  static Plural of(BigDecimal shown, LanguageTag language) {
    if (shown.scale() > 0) {
      return OTHER;
    }
    BigInteger whole = shown.toBigInteger().abs();
    if (language.equals(LanguageTag.EN)) {
      return whole.equals(BigInteger.ONE) ? ONE : OTHER;
    }
    return language.equals(LanguageTag.RU)
        ? russian(whole.mod(BigInteger.valueOf(HUNDRED)).intValue())
        : OTHER;
  }

  private static Plural russian(int hundredth) {
    int tenth = hundredth % 10;
    boolean teen = hundredth / 10 == 1;
    if (teen || tenth == 0 || tenth > 4) {
      return MANY;
    }
    return tenth == 1 ? ONE : FEW;
  }

  /**
   * The noun of a unit in the form that goes with a number.
   *
   * @param governed whether a word such as "more than" stands before the number, which in Russian
   *     puts both into the genitive
   */
  static String noun(String unit, BigDecimal shown, boolean governed, LanguageTag language) {
    List<String> forms = forms(unit, language);
    Plural plural = of(shown, language);
    if (forms.size() < 3) {
      return forms.get(plural == ONE ? 0 : forms.size() - 1);
    }
    return forms.get(
        switch (plural) {
          case ONE -> governed ? 1 : 0;
          case FEW -> governed ? 2 : 1;
          case MANY -> 2;
          case OTHER -> 1;
        });
  }

  private static List<String> forms(String unit, LanguageTag language) {
    return BETWEEN_FORMS.splitAsStream(Words.label("noun", unit, language)).toList();
  }

  /** Every form of the noun of every unit. */
  static Stream<String> nouns(LanguageTag language) {
    return Words.codes("noun").stream().flatMap(unit -> forms(unit, language).stream());
  }
}
