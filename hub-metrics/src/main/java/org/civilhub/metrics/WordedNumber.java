package org.civilhub.metrics;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.QualifiedNumber;
import org.civilhub.model.value.Qualifier;
import org.jspecify.annotations.Nullable;

/** Reads what {@link Wording} writes, by the same words and by no others. */
final class WordedNumber {
  /** Longer ones are no wording of this library, and need not be searched. */
  private static final int LONGEST = 200;

  private static final Pattern PLACE = Pattern.compile("\\{(\\w+)\\}");
  private static final String CURRENCY = "[A-Z]{3}";
  private static final String DIGITS = "(-?[0-9](?:[0-9 ,.]*[0-9])?)";
  private static final String SHARE = "(?: \\([0-9 ,.-]+ %\\))?";
  private static final String NOUN = "noun";

  /** A currency or a noun, which is looked up: neither starts as a number or a share does. */
  private static final String COUNTED = "(?: (?<" + NOUN + ">.*))?";

  private WordedNumber() {}

  /** Made on first use: to make them takes longer than to read many texts by them. */
  private static final class Patterns {
    static final Map<LanguageTag, List<Worded>> KNOWN =
        Stream.of(LanguageTag.EN, LanguageTag.RU, LanguageTag.KK)
            .collect(Collectors.toMap(Function.identity(), Worded::all));
  }

  /** What a number with a qualifier looks like in one language, and what may be counted. */
  private record Worded(Qualifier qualifier, Pattern pattern, Set<String> nouns) {
    static List<Worded> all(LanguageTag language) {
      Set<String> nouns = Plural.nouns(language).collect(Collectors.toSet());
      List<Worded> all = new ArrayList<>();
      for (Qualifier qualifier : Qualifier.values()) {
        Pattern pattern = Pattern.compile(words(qualifier, language) + SHARE + COUNTED);
        all.add(new Worded(qualifier, pattern, nouns));
      }
      return all;
    }
  }

  static Optional<QualifiedNumber> parse(String words, LanguageTag language) {
    String plain = plain(words);
    return plain.length() > LONGEST
        ? Optional.empty()
        : Optional.ofNullable(Patterns.KNOWN.get(language))
            .orElseGet(() -> Worded.all(language))
            .stream()
            .flatMap(worded -> parse(plain, worded, language).stream())
            .findFirst();
  }

  private static String plain(String words) {
    return words.replace('\u00a0', ' ').strip();
  }

  private static Optional<QualifiedNumber> parse(
      String words, Worded worded, LanguageTag language) {
    Qualifier qualifier = worded.qualifier();
    Matcher found = worded.pattern().matcher(words);
    if (!found.matches() || !isCounted(found.group(NOUN), worded.nouns())) {
      return Optional.empty();
    }
    List<BigDecimal> numbers = new ArrayList<>();
    int last = found.groupCount() - 1; // the noun's group comes behind those of the numbers
    for (int group = 1; group <= last; group++) {
      number(found.group(group), language).ifPresent(numbers::add);
    }
    if (numbers.size() < last) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          switch (qualifier) {
            case UNKNOWN -> QualifiedNumber.unknown();
            case BETWEEN ->
                QualifiedNumber.interval(
                    Optional.of(numbers.get(0)), false, Optional.of(numbers.get(1)), false);
            case ABOUT -> QualifiedNumber.about(numbers.get(0), numbers.get(1), numbers.get(2));
            default -> QualifiedNumber.of(qualifier, numbers.get(0));
          });
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // beyond the limits, or bounds that hold no number
    }
  }

  private static boolean isCounted(@Nullable String noun, Set<String> nouns) {
    return noun == null || nouns.contains(noun) || noun.matches(CURRENCY);
  }

  /** The words of a qualifier with its numbers as groups. */
  private static String words(Qualifier qualifier, LanguageTag language) {
    String template = Words.label("qualifier", qualifier.getCode(), language);
    StringBuilder pattern = new StringBuilder();
    Matcher place = PLACE.matcher(template);
    int last = 0;
    while (place.find()) {
      pattern.append(Pattern.quote(template.substring(last, place.start())));
      pattern.append(
          place.group(1).equals("ablative") ? "\\p{L}+" : "(?:" + CURRENCY + " )?" + DIGITS);
      last = place.end();
    }
    pattern.append(Pattern.quote(template.substring(last)));
    return pattern.toString();
  }

  /** The number of some digits, if they are grouped as {@link Wording} does or not at all. */
  private static Optional<BigDecimal> number(String digits, LanguageTag language) {
    boolean english = language.equals(LanguageTag.EN);
    String plain = english ? digits.replace(",", "") : digits.replace(" ", "").replace(',', '.');
    if (!plain.matches("-?[0-9]+(\\.[0-9]+)?")) {
      return Optional.empty();
    }
    BigDecimal number = new BigDecimal(plain);
    boolean grouped = plain(Wording.digits(number, 0, language)).equals(digits);
    boolean ungrouped = (english ? plain : plain.replace('.', ',')).equals(digits);
    return grouped || ungrouped ? Optional.of(number) : Optional.empty();
  }
}
