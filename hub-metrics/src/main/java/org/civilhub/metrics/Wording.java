package org.civilhub.metrics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.QualifiedNumber;
import org.civilhub.model.value.Qualifier;

/** Numbers in words for people: {@code more than 1,250}, {@code более 1 250}. */
public final class Wording {
  private static final char NO_BREAK_SPACE = '\u00a0';
  private static final int MOST_DECIMALS = 4;
  private static final String ABLATIVE = "{ablative}";
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

  private Wording() {}

  /**
   * The label of a code of this module's lists.
   *
   * @param list {@code status}, {@code unit}, {@code reason}, {@code part} or {@code note}
   * @param code code within the list
   * @param language {@code kk}, {@code ru} or {@code en}
   * @return the label; the code itself if the list has none
   */
  public static String label(String list, String code, LanguageTag language) {
    return Words.has(list, code) ? Words.label(list, code, language) : code;
  }

  /**
   * A qualified number in words.
   *
   * @param number the number
   * @param decimals how many decimals to show at least
   * @param language {@code kk}, {@code ru} or {@code en}
   * @return the words
   */
  public static String of(QualifiedNumber number, int decimals, LanguageTag language) {
    return of(number, decimals, language, "");
  }

  /** With something before each number, such as a currency. */
  private static String of(
      QualifiedNumber number, int decimals, LanguageTag language, String before) {
    boolean isRange =
        number.getQualifier() == Qualifier.ABOUT || number.getQualifier() == Qualifier.BETWEEN;
    List<Optional<BigDecimal>> parts =
        isRange
            ? List.of(number.getNumber(), number.getLow(), number.getHigh())
            : List.of(number.getNumber());
    String text = Words.label("qualifier", number.getQualifier().getCode(), language);
    int place = 0;
    for (Optional<BigDecimal> part : parts) {
      if (part.isPresent()) {
        String shown = before + digits(part.get(), decimals, language);
        text = text.replace("{" + place + "}", shown);
        place++;
      }
    }
    return text.contains(ABLATIVE)
        ? text.replace(ABLATIVE, number.getNumber().map(KazakhNumber::ablative).orElse(""))
        : text;
  }

  /**
   * The value of a figure, with its currency if it is money and as a percentage too if it is a
   * share: {@code more than 1,250}, {@code USD 7,000}, {@code 0.5000 (50.00 %)}.
   *
   * @param figure the figure
   * @param language {@code kk}, {@code ru} or {@code en}
   * @return the words; {@code not recorded} if it has no value
   */
  public static String of(Figure figure, LanguageTag language) {
    if (figure.date().isPresent()) {
      return figure.date().get().toString();
    }
    return figure.number().isPresent()
        ? of(figure.number().get(), figure.unit(), figure.decimals(), language)
        : Words.label("value", "not_recorded", language);
  }

  /**
   * A qualified number of a unit in words.
   *
   * @param number the number
   * @param unit its unit; only money and shares show
   * @param decimals how many decimals to show at least
   * @param language {@code kk}, {@code ru} or {@code en}
   * @return the words
   */
  public static String of(QualifiedNumber number, String unit, int decimals, LanguageTag language) {
    if (unit.endsWith(Figure.PER_DAY)) {
      String amount = cut(number, decimals, language);
      String currency = unit.substring(0, unit.length() - Figure.PER_DAY.length());
      return Words.label("value", "a_day", language)
          .replace("{0}", money(currency, amount, language));
    }
    String words = of(number, decimals, language);
    if (unit.equals(Figure.RATIO)) {
      return number
          .getNumber()
          .map(n -> words + " (" + digits(n.movePointRight(2), 2, language) + " %)")
          .orElse(words);
    }
    if (!CURRENCY.matcher(unit).matches()) {
      return words;
    }
    return language.equals(LanguageTag.EN)
        ? of(number, decimals, language, unit + " ")
        : money(unit, words, language);
  }

  /**
   * A qualified number with what is counted, in the form that goes with it: {@code more than 1,300
   * participants}, {@code более 1 300 участников}, {@code 1 300-ден астам қатысушы}.
   *
   * @param number the number
   * @param unit its unit
   * @param decimals how many decimals to show at least
   * @param language {@code kk}, {@code ru} or {@code en}
   * @return the words; without what is counted for money, for a unit that this library does not
   *     know, and for a number that is unknown
   */
  public static String counted(
      QualifiedNumber number, String unit, int decimals, LanguageTag language) {
    String words = of(number, unit, decimals, language);
    return number
        .getNumber()
        .or(number::getHigh)
        .filter(n -> Words.has("noun", unit))
        .map(n -> n.scale() < decimals ? n.setScale(decimals) : n)
        .map(n -> Plural.noun(unit, n, number.getQualifier() != Qualifier.EXACT, language))
        .map(noun -> words + " " + noun)
        .orElse(words);
  }

  /**
   * Reads a number in words, the reverse of {@link #of(QualifiedNumber, int, LanguageTag) of} and
   * {@link #counted counted}: from the words of a claim the interval that it claims. The noun of a
   * unit of this library, a currency and a percentage are passed over; any other words are not
   * guessed at, as "5 or more" is not 5. What a published number was rounded to is not in its
   * words: {@link org.civilhub.model.ReportedFigure#getRoundedTo()}.
   *
   * @param words the words, such as {@code more than 1,300 participants}; thousands are grouped as
   *     {@link #digits digits} does or not at all
   * @param language {@code kk}, {@code ru} or {@code en}
   * @return the number that the words were made of, but for an open end of "between", which they do
   *     not tell; empty for other words, and beyond the limits of {@link QualifiedNumber}
   */
  public static Optional<QualifiedNumber> parse(String words, LanguageTag language) {
    return WordedNumber.parse(words, language);
  }

  /** An endless fraction is cut for reading, and the cut is shown. */
  private static String cut(QualifiedNumber number, int decimals, LanguageTag language) {
    BigDecimal full = number.getNumber().orElse(BigDecimal.ZERO);
    BigDecimal shown = full.setScale(Math.max(MOST_DECIMALS, decimals), RoundingMode.DOWN);
    return full.compareTo(shown) == 0
        ? of(number, decimals, language)
        : digits(shown, decimals, language) + "…";
  }

  private static String money(String currency, String amount, LanguageTag language) {
    return language.equals(LanguageTag.EN) ? currency + " " + amount : amount + " " + currency;
  }

  /**
   * A number in digits, grouped by thousands.
   *
   * @param number the number
   * @param decimals how many decimals to show at least
   * @param language {@code en} groups by commas and has a decimal point, {@code kk} and {@code ru}
   *     group by no-break spaces and have a decimal comma
   * @return the digits
   */
  public static String digits(BigDecimal number, int decimals, LanguageTag language) {
    BigDecimal shown = number.scale() < decimals ? number.setScale(decimals) : number;
    String plain = shown.abs().toPlainString();
    int point = plain.indexOf('.');
    String whole = point < 0 ? plain : plain.substring(0, point);
    boolean english = language.equals(LanguageTag.EN);
    StringBuilder text = new StringBuilder(shown.signum() < 0 ? "-" : "");
    for (int i = 0; i < whole.length(); i++) {
      if (i > 0 && (whole.length() - i) % 3 == 0) {
        text.append(english ? ',' : NO_BREAK_SPACE);
      }
      text.append(whole.charAt(i));
    }
    if (point >= 0) {
      text.append(english ? '.' : ',').append(plain, point + 1, plain.length());
    }
    return text.toString();
  }

  /** Case endings of numbers in Kazakh, which follow the sound of the last word of the number. */
  private static final class KazakhNumber {
    private static final List<String> ONES =
        List.of("ден", "ден", "ден", "тен", "тен", "тен", "дан", "ден", "ден", "дан");
    private static final List<String> TENS =
        List.of("", "нан", "дан", "дан", "тан", "ден", "тан", "тен", "нен", "нан");

    /** The ending of "from" after the number, such as -тан in 40-тан. */
    static String ablative(BigDecimal number) {
      BigDecimal plain = number.abs().stripTrailingZeros();
      String digits = (plain.scale() > 0 ? plain.unscaledValue() : plain.toBigInteger()).toString();
      int zeros = digits.length() - digits.replaceAll("0+$", "").length();
      if (digits.equals("0") || zeros == 0) {
        return ONES.get(digits.charAt(digits.length() - 1) - '0');
      }
      if (zeros == 1) {
        return TENS.get(digits.charAt(digits.length() - 2) - '0');
      }
      // жүз; мың, миллион; миллиард; триллион
      return zeros == 2 ? "ден" : zeros < 9 || zeros >= 12 ? "нан" : "тан";
    }
  }
}
