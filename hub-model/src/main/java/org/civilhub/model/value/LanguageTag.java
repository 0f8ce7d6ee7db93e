package org.civilhub.model.value;

import java.io.Serializable;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

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

  /**
   * Whether the language is one that can be, as far as two letters tell: the codes of ISO 639-1. Of
   * longer languages nothing is known here, and they pass.
   *
   * @return false if the tag starts with two letters that are no language
   */
  public boolean isRegistered() {
    return (value.length() > 2 && value.charAt(2) != '-')
        || Registry.TWO_LETTERS[index(value.charAt(0), value.charAt(1))];
  }

  private static int index(char first, char second) {
    return ('z' - 'a' + 1) * (first - 'a') + second - 'a';
  }

  /** Read on first use. */
  private static final class Registry {
    static final boolean[] TWO_LETTERS = new boolean[index('z', 'z') + 1];

    static {
      for (String code : Locale.getISOLanguages()) {
        TWO_LETTERS[index(code.charAt(0), code.charAt(1))] = true;
      }
      // The Java runtime lists some of these by their withdrawn codes, and which depends on it.
      for (String code : List.of("he", "id", "yi")) {
        TWO_LETTERS[index(code.charAt(0), code.charAt(1))] = true;
      }
      for (String code : List.of("iw", "in", "ji")) {
        TWO_LETTERS[index(code.charAt(0), code.charAt(1))] = false;
      }
    }
  }

  // Written out: those that a record gets are put together when first called, which takes longer
  // than to read a small dataset.
  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof LanguageTag other && value.equals(other.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
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
