package org.civilhub.model.value;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One text in one or more languages, in the order of their tags.
 *
 * <p>At least one language is present; {@link LanguageTag#UND} is one of them where a source does
 * not say its language. Which language a reader sees is the reader's choice: {@link #in} takes the
 * order of preference and never picks one by itself. Immutable; equal to another with the same text
 * in the same languages.
 */
public final class LocalizedText implements Serializable {
  private static final long serialVersionUID = 2L;

  @SuppressWarnings("serial") // unmodifiable lists of Java are serializable
  private final List<LanguageTag> languages;

  @SuppressWarnings("serial")
  private final List<String> values;

  /**
   * Text by language.
   *
   * @param texts the text by language, never empty
   * @throws IllegalArgumentException if there is no text at all
   */
  public LocalizedText(Map<LanguageTag, String> texts) {
    if (texts.isEmpty()) {
      throw new IllegalArgumentException("text must be given in at least one language");
    }
    Map<LanguageTag, String> sorted = new TreeMap<>(texts);
    languages = List.copyOf(sorted.keySet());
    values = List.copyOf(sorted.values());
  }

  /**
   * Text in one language.
   *
   * @param language BCP 47 tag, such as {@code kk}
   * @param text the text
   * @return a text in that language alone
   * @throws IllegalArgumentException if the tag is not well-formed
   */
  public static LocalizedText of(String language, String text) {
    return new LocalizedText(Map.of(new LanguageTag(language), text));
  }

  /**
   * The text by language.
   *
   * @return the texts in the order of their tags, unmodifiable
   */
  public Map<LanguageTag, String> texts() {
    Map<LanguageTag, String> texts = new TreeMap<>();
    for (int i = 0; i < languages.size(); i++) {
      texts.put(languages.get(i), values.get(i));
    }
    return Collections.unmodifiableMap(texts);
  }

  /**
   * The languages it is given in.
   *
   * @return the languages in the order of their tags, unmodifiable, never empty
   */
  public List<LanguageTag> languages() {
    return languages;
  }

  /**
   * Whether there is nothing to read in one of its languages.
   *
   * @return true if a text is empty or white space
   */
  public boolean hasBlank() {
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i).isBlank()) {
        return true;
      }
    }
    return false;
  }

  /**
   * The same text with one language added or replaced.
   *
   * @param language BCP 47 tag
   * @param text the text in that language
   * @return a new text
   * @throws IllegalArgumentException if the tag is not well-formed
   */
  public LocalizedText with(String language, String text) {
    Map<LanguageTag, String> more = new TreeMap<>(texts());
    more.put(new LanguageTag(language), text);
    return new LocalizedText(more);
  }

  /**
   * The text in the first of the wanted languages that it is given in, by the lookup of RFC 4647,
   * 3.4: {@code en-GB} is satisfied by {@code en}, not the other way round.
   *
   * @param wanted languages, most wanted first; nothing is tried beyond them
   * @return the text; empty if it is given in none of them
   */
  public Optional<String> in(LanguageTag... wanted) {
    for (LanguageTag tag : wanted) {
      String range = tag.value();
      while (!range.isEmpty()) {
        int index = languages.indexOf(new LanguageTag(range));
        if (index >= 0) {
          return Optional.of(values.get(index));
        }
        range = shorter(range);
      }
    }
    return Optional.empty();
  }

  /** Without the last subtag, and without single letters before it: they only introduce it. */
  private static String shorter(String range) {
    String rest = range;
    do {
      rest = rest.substring(0, Math.max(rest.lastIndexOf('-'), 0));
    } while (rest.length() == 1 || (rest.length() > 1 && rest.charAt(rest.length() - 2) == '-'));
    return rest;
  }

  /**
   * The text in the first of the wanted languages, or else in the first language it has.
   *
   * @param wanted languages, most wanted first
   * @return the text, never empty for want of a language
   */
  public String inAnyOf(LanguageTag... wanted) {
    return in(wanted).orElseGet(() -> values.get(0));
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof LocalizedText other
        && languages.equals(other.languages)
        && values.equals(other.values);
  }

  @Override
  public int hashCode() {
    return 31 * languages.hashCode() + values.hashCode();
  }

  /** The texts by language, for people who debug. */
  @Override
  public String toString() {
    return texts().toString();
  }
}
