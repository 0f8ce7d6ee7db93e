package org.civilhub.io.schema;

import java.util.Locale;
import java.util.StringJoiner;
import org.civilhub.model.value.LanguageTag;

/**
 * Regular expressions of the forms of text, in the part of the language that engines have in
 * common: no look-around, no classes such as {@code \s}, which each engine understands otherwise.
 * Characters beyond U+00FF stand for themselves.
 */
final class Patterns {
  // White space is what Java's isWhitespace says: not the spaces that forbid a line break.
  private static final String WIDE_SPACES =
      "\u1680\u2000-\u2006\u2008-\u200A\u2028\u2029\u205F\u3000";
  private static final String NO_SPACE = "[^\\x09-\\x0D\\x1C-\\x20" + WIDE_SPACES + "]";
  private static final String NO_CONTROL = "[^\\x00-\\x1F\\x7F-\\x9F]";
  private static final String NEITHER = "[^\\x00-\\x20\\x7F-\\x9F" + WIDE_SPACES + "]";

  static final String NOT_BLANK = NO_SPACE;
  static final String ID = "^" + NEITHER + "(" + NO_CONTROL + "*" + NEITHER + ")?$";
  static final String CODE = "^" + NO_CONTROL + "*" + NEITHER + NO_CONTROL + "*$";
  static final String COUNTRY = "^[A-Z]{2}$";

  static final String WEB_ADDRESS = "^https?://" + NO_SPACE + "+$";
  static final String JSON_POINTER = "^(/([^/~]|~[01])+)+$";
  static final String DOI =
      "^(https?://(dx[.])?doi[.]org/|doi:)?10([.][0-9]{1,9})+/[^\\x09-\\x0D\\x20]+$";
  static final String ISSN = "^[0-9]{4}-[0-9]{3}[0-9X]$";
  static final String ISBN = "^([0-9]([- ]?[0-9]){8}[- ]?[0-9X]|97[89][- ]?[0-9]([- ]?[0-9]){9})$";
  static final String ORCID = "^(https://orcid[.]org/)?([0-9]{4}-){3}[0-9]{3}[0-9X]$";
  static final String ROR = "^(https://ror[.]org/)?0[0-9a-hjkmnp-tv-z]{6}[0-9]{2}$";

  // Of the years that end in 00, those whose first digits can be divided by four are leap years.
  private static final String YEAR = "(000[1-9]|00[1-9][0-9]|0[1-9][0-9]{2}|[1-9][0-9]{3})";
  private static final String BY_FOUR = "(0[48]|[2468][048]|[13579][26])";
  private static final String MONTH = "(0[1-9]|1[0-2])";
  private static final String PARTIAL_DAY =
      day(YEAR, "([0-9]{2}" + BY_FOUR + "|" + BY_FOUR + "00)");
  private static final String PARTIAL_DATE = "(" + YEAR + "(-" + MONTH + ")?|" + PARTIAL_DAY + ")";

  static final String DATE = "^(" + PARTIAL_DATE + "|[.][.]/" + PARTIAL_DAY + ")$";
  static final String PERIOD = "^" + PARTIAL_DATE + "(/(" + PARTIAL_DATE + "|[.][.]))?$";
  static final String DAY =
      "^"
          + day(
              "(0000|-?" + YEAR + "|[+-][1-9][0-9]{4,8})",
              "(0000|-?([0-9]{2}"
                  + BY_FOUR
                  + "|"
                  + BY_FOUR
                  + "00)|"
                  + "[+-][1-9][0-9]{0,4}([0-9]{2}"
                  + BY_FOUR
                  + "|(00|"
                  + BY_FOUR
                  + ")00))")
          + "$";

  private static final String ALNUM = "[0-9A-Za-z]";
  private static final String PRIVATE = "[Xx](-" + ALNUM + "{1,8})+";

  /** What can follow a language and its extensions: script, region, variants and so on. */
  private static final String SUBTAGS =
      "(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?(-("
          + ALNUM
          + "{5,8}|[0-9]"
          + ALNUM
          + "{3}))*"
          + "(-[A-WYZa-wyz](-"
          + ALNUM
          + "{2,8})+)*(-"
          + PRIVATE
          + ")?";

  /** The tags of RFC 5646, 2.1, whose form is their own. */
  private static final String IRREGULAR =
      anyCase(
          "en-GB-oed|i-(ami|bnn|default|enochian|hak|klingon|lux|mingo|navajo|pwn|tao|tay|tsu)"
              + "|sgn-(BE-FR|BE-NL|CH-DE)");

  static final String LANGUAGE = language("[A-Za-z]{2,8}(-[A-Za-z]{3}){0,3}");

  /** A tag of two letters stands for the language that follows it, where one does. */
  static final String REGISTERED_LANGUAGE =
      language(
          "(" + twoLetters() + "|[A-Za-z]{2}(-[A-Za-z]{3}){1,3}|[A-Za-z]{3,8}(-[A-Za-z]{3}){0,3})");

  private Patterns() {}

  private static String day(String year, String leapYear) {
    return "("
        + year
        + "-("
        + MONTH
        + "-(0[1-9]|1[0-9]|2[0-8])|(0[13-9]|1[0-2])-(29|30)|(0[13578]|1[02])-31)"
        + "|"
        + leapYear
        + "-02-29)";
  }

  private static String language(String primary) {
    return "^(" + primary + SUBTAGS + "|" + PRIVATE + "|" + IRREGULAR + ")$";
  }

  /** Those of ISO 639-1, grouped by their first letter. */
  private static String twoLetters() {
    StringJoiner groups = new StringJoiner("|");
    for (char first = 'a'; first <= 'z'; first++) {
      StringBuilder second = new StringBuilder();
      for (char c = 'a'; c <= 'z'; c++) {
        if (new LanguageTag("" + first + c).isRegistered()) {
          second.append(c);
        }
      }
      if (!second.isEmpty()) {
        String both = second + second.toString().toUpperCase(Locale.ROOT);
        groups.add(anyCase(String.valueOf(first)) + "[" + both + "]");
      }
    }
    return groups.toString();
  }

  private static String anyCase(String text) {
    StringBuilder pattern = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isLetter(c)) {
        pattern.append('[').append(Character.toUpperCase(c)).append(Character.toLowerCase(c));
        pattern.append(']');
      } else {
        pattern.append(c);
      }
    }
    return pattern.toString();
  }
}
