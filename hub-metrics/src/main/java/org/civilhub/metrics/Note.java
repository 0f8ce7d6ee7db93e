package org.civilhub.metrics;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.QualifiedNumber;
import org.civilhub.model.value.Qualifier;
import org.jspecify.annotations.Nullable;

/**
 * A remark on a figure or a verdict: a code and what fills its words.
 *
 * @param code code of the list of notes
 * @param arguments what fills the words, in order; one of the form {@code stage=pledged} stands for
 *     the label of that part, one of the form {@code more_than=40} for that number in words
 */
public record Note(String code, List<String> arguments) implements Serializable {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d)\\}");

  /** What {@link #number} writes, within the limits of a qualified number. */
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,40}(\\.[0-9]{1,20})?");

  /** Takes a copy. */
  public Note {
    arguments = List.copyOf(arguments);
  }

  /**
   * A remark.
   *
   * @param code code of the list of notes
   * @param arguments what fills the words; anything is taken by its text
   * @return the remark
   */
  public static Note of(String code, Object... arguments) {
    List<String> texts = new ArrayList<>();
    for (Object argument : arguments) {
      texts.add(argument.toString());
    }
    return new Note(code, texts);
  }

  /**
   * The remark in words.
   *
   * @param language {@code kk}, {@code ru} or {@code en}
   * @return the words
   * @throws IllegalArgumentException if there are none in the language
   */
  public String text(LanguageTag language) {
    String words = Words.label("note", code, language);
    if (words.indexOf('{') < 0) {
      return words;
    }
    StringBuilder text = new StringBuilder();
    Matcher place = PLACEHOLDER.matcher(words);
    int last = 0;
    while (place.find()) {
      int index = Integer.parseInt(place.group(1));
      text.append(words, last, place.start());
      text.append(index < arguments.size() ? shown(arguments.get(index), language) : place.group());
      last = place.end();
    }
    return text.append(words, last, words.length()).toString();
  }

  /**
   * A number as an argument.
   *
   * @param number any number; between and unknown are shown by their code alone
   * @return the argument
   */
  public static String number(QualifiedNumber number) {
    return number.getQualifier().getCode()
        + "="
        + number.getNumber().map(BigDecimal::toPlainString).orElse("");
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof Note other
        && code.equals(other.code)
        && arguments.equals(other.arguments);
  }

  @Override
  public int hashCode() {
    return 31 * code.hashCode() + arguments.hashCode();
  }

  /** A part such as {@code stage=pledged} is shown by its label, a number in words. */
  private static String shown(String argument, LanguageTag language) {
    int cut = argument.indexOf('=');
    if (cut < 0) {
      return argument;
    }
    String name = argument.substring(0, cut);
    String value = argument.substring(cut + 1);
    Optional<Qualifier> qualifier = Qualifier.of(name);
    if (qualifier.isPresent()
        && qualifier.get() != Qualifier.BETWEEN
        && qualifier.get() != Qualifier.UNKNOWN
        && NUMBER.matcher(value).matches()) {
      return Wording.of(QualifiedNumber.of(qualifier.get(), new BigDecimal(value)), 0, language);
    }
    Optional<Dimension> dimension = Dimension.of(name);
    return dimension.isPresent() ? dimension.get().label(value, language) : argument;
  }
}
