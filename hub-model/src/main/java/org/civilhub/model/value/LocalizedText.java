package org.civilhub.model.value;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
  private static final byte[] NO_BYTES = {};
  private static final int[] NO_BOUNDS = {};

  @SuppressWarnings("serial") // unmodifiable lists of Java are serializable
  private final List<LanguageTag> languages;

  /** The texts as bytes, and what stood between them; empty if they were given as texts. */
  private final transient byte[] utf8;

  /** For each language where in the bytes its text starts and where it ends. */
  private final transient int[] bounds;

  /**
   * Made of the bytes when first asked for, perhaps by several threads, each of which makes the
   * same.
   */
  @SuppressWarnings("serial")
  private @Nullable List<String> values;

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
    utf8 = NO_BYTES;
    bounds = NO_BOUNDS;
  }

  private LocalizedText(List<LanguageTag> languages, byte[] utf8, int[] bounds) {
    this.languages = languages;
    this.utf8 = utf8;
    this.bounds = bounds;
  }

  /**
   * Text that lies somewhere as bytes, and is decoded when it is first asked for.
   *
   * @param languages the languages in the order of their tags, each once, never empty
   * @param bytes holds the texts, and what is between them, in UTF-8; a copy is taken
   * @param bounds for each language where its text starts and where it ends
   * @return the text
   * @throws IllegalArgumentException if the bytes are not UTF-8, or the languages are none or not
   *     in order
   * @throws IndexOutOfBoundsException if the bounds are none of the bytes
   */
  public static LocalizedText ofUtf8(List<LanguageTag> languages, byte[] bytes, int[] bounds) {
    List<LanguageTag> copy = List.copyOf(languages);
    if (copy.isEmpty()) {
      throw new IllegalArgumentException("text must be given in at least one language");
    }
    int from = bytes.length;
    int to = 0;
    int[] moved = new int[2 * copy.size()];
    for (int i = 0; i < moved.length; i += 2) {
      if (i > 0 && copy.get(i / 2 - 1).compareTo(copy.get(i / 2)) >= 0) {
        throw new IllegalArgumentException("languages must be in order, found " + copy);
      }
      from = Math.min(from, Objects.checkFromToIndex(bounds[i], bounds[i + 1], bytes.length));
      to = Math.max(to, bounds[i + 1]);
    }
    byte[] utf8 = Arrays.copyOfRange(bytes, from, to);
    boolean isSplit = false;
    for (int i = 0; i < moved.length; i++) {
      moved[i] = bounds[i] - from;
      isSplit |= moved[i] < utf8.length && (utf8[moved[i]] & 0xC0) == 0x80;
    }
    if (isSplit || !Utf8.isValid(utf8)) {
      throw new IllegalArgumentException("text must be UTF-8");
    }
    return new LocalizedText(copy, utf8, moved);
  }

  private List<String> values() {
    List<String> found = values;
    if (found == null) {
      String[] texts = new String[languages.size()];
      for (int i = 0; i < texts.length; i++) {
        int start = bounds[2 * i];
        texts[i] = new String(utf8, start, bounds[2 * i + 1] - start, StandardCharsets.UTF_8);
      }
      found = List.of(texts);
      values = found;
    }
    return found;
  }

  /** What is serialized has its texts as texts. */
  private Object writeReplace() {
    return bounds.length == 0 ? this : new LocalizedText(texts());
  }

  private Object readResolve() {
    return new LocalizedText(texts());
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
      texts.put(languages.get(i), values().get(i));
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
    if (values == null) {
      for (int i = 0; i < bounds.length; i += 2) {
        if (bounds[i] == bounds[i + 1] || !isReadable(utf8[bounds[i]])) {
          return isAnyBlank(values());
        }
      }
      return false;
    }
    return isAnyBlank(values());
  }

  /** Without a stream or an iterator, for whoever accepts a record makes no object. */
  private static boolean isAnyBlank(List<String> texts) {
    for (int i = 0; i < texts.size(); i++) {
      if (texts.get(i).isBlank()) {
        return true;
      }
    }
    return false;
  }

  /** Whether no character that starts with the byte is white space. */
  private static boolean isReadable(byte first) {
    int lead = first & 0xFF;
    return (lead > ' ' && lead < 0xE1) || lead > 0xE3;
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
        for (int i = 0; i < languages.size(); i++) {
          if (languages.get(i).value().equals(range)) {
            return Optional.of(values().get(i));
          }
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
    return in(wanted).orElseGet(() -> values().get(0));
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof LocalizedText other
        && languages.equals(other.languages)
        && values().equals(other.values());
  }

  @Override
  public int hashCode() {
    return 31 * languages.hashCode() + values().hashCode();
  }

  /** The texts by language, for people who debug. */
  @Override
  public String toString() {
    return texts().toString();
  }
}
