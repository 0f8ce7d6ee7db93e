package org.civilhub.model.value;

import java.io.Serializable;
import java.util.IllformedLocaleException;
import java.util.Locale;

/**
 * A language as BCP 47 (RFC 5646) names it, such as {@code kk}, {@code ru} or {@code en-GB}; {@code
 * und} for text whose language nobody stated.
 *
 * @param value the tag in the casing RFC 5646 recommends
 */
public record LanguageTag(String value) implements Comparable<LanguageTag>, Serializable {
  /** Undetermined: the source does not say what language this is. */
  public static final LanguageTag UND = new LanguageTag("und");

  /** English. */
  public static final LanguageTag EN = new LanguageTag("en");

  /** Russian. */
  public static final LanguageTag RU = new LanguageTag("ru");

  /** Kazakh. */
  public static final LanguageTag KK = new LanguageTag("kk");

  /**
   * @throws IllegalArgumentException if {@code value} is not a well-formed BCP 47 tag
   */
  public LanguageTag {
    try {
      if (value.isBlank()) {
        throw new IllformedLocaleException("empty");
      }
      value = new Locale.Builder().setLanguageTag(value).build().toLanguageTag();
    } catch (IllformedLocaleException e) {
      throw new IllegalArgumentException(
          "language must be a well-formed BCP 47 tag, found '" + value + "'", e);
    }
  }

  /**
   * The language of a locale.
   *
   * @param locale any locale; the root locale is {@link #UND}
   * @return its tag
   */
  public static LanguageTag from(Locale locale) {
    return new LanguageTag(locale.toLanguageTag());
  }

  @Override
  public int compareTo(LanguageTag other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
