package org.civilhub.model.rule;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.civilhub.model.HubRecord;
import org.civilhub.model.RecordType;
import org.civilhub.model.code.ContributionStage;
import org.civilhub.model.value.LabelTable;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.QualifiedNumber;

/**
 * One thing that a reader or a rule has to say of one place.
 *
 * <p>A finding is data until it is worded: the code and the arguments are the same in every
 * language. Arguments come from what was read and are never interpreted: when worded they are cut
 * to 80 characters, {@code expected} to 240, of which control and direction characters are shown as
 * escapes.
 *
 * @param code what it is about
 * @param severity how much it matters
 * @param place where it is
 * @param type type of the record concerned; empty if it is about none
 * @param recordId id of the record concerned; empty if it has none or it could not be read
 * @param arguments what fills the braces of the message. Taken as they are: {@code found}, {@code
 *     other} and whatever else a rule names. Worded in the reader's language: {@code expected} (a
 *     code of the list of expectations, or plain text), {@code bound} (a code of the list of bounds
 *     and its number, or plain text), {@code number} and {@code limit} (what {@link
 *     #number(QualifiedNumber)} writes), {@code type} (code of a record type), {@code stage} (code
 *     of a contribution's stage)
 */
public record Finding(
    FindingCode code,
    Severity severity,
    Place place,
    Optional<RecordType> type,
    Optional<String> recordId,
    Map<String, String> arguments) {
  private static final Pattern ARGUMENT = Pattern.compile("\\{([a-z]+)}");
  private static final Pattern END = Pattern.compile("\\{([01])}");
  private static final int LONGEST = 80;

  /** Of what is expected in the words of others, such as a rule of a standard. */
  private static final int LONGEST_EXPECTED = 240;

  /** Takes a copy of the arguments. */
  public Finding {
    arguments = Collections.unmodifiableMap(new TreeMap<>(arguments));
  }

  /**
   * A finding of its code's own severity.
   *
   * @param code what it is about
   * @param place where it is
   * @param type type of the record concerned; empty if it is about none
   * @param recordId id of the record concerned; empty if it has none or it could not be read
   * @param arguments what fills the braces of the message
   */
  public Finding(
      FindingCode code,
      Place place,
      Optional<RecordType> type,
      Optional<String> recordId,
      Map<String, String> arguments) {
    this(code, code.getSeverity(), place, type, recordId, arguments);
  }

  /**
   * A finding on a record.
   *
   * @param code what it is about
   * @param record the record
   * @param place where it is, with the pointer into the record
   * @param arguments what fills the braces of the message
   * @return the finding, of its code's own severity
   */
  public static Finding of(
      FindingCode code, HubRecord record, Place place, Map<String, String> arguments) {
    return new Finding(
        code,
        place,
        Optional.of(RecordType.of(record)),
        Optional.of(record.getId().value()),
        arguments);
  }

  /**
   * A copy with another severity.
   *
   * @param other the severity
   * @return the same finding, mattering as much as that
   */
  public Finding withSeverity(Severity other) {
    return other == severity ? this : new Finding(code, other, place, type, recordId, arguments);
  }

  /**
   * A copy at another place.
   *
   * @param other the place
   * @return the same finding, there
   */
  public Finding withPlace(Place other) {
    return other.equals(place)
        ? this
        : new Finding(code, severity, other, type, recordId, arguments);
  }

  /**
   * A number as an argument, for {@code number} and {@code limit}.
   *
   * @param number the number
   * @return its word and digits, such as {@code more_than 500}
   */
  public static String number(QualifiedNumber number) {
    String word = number.getQualifier().getCode();
    return number
        .getNumber()
        .map(n -> word + " " + n.toPlainString())
        .orElseGet(() -> word + ends(number));
  }

  private static String ends(QualifiedNumber number) {
    return Stream.of(number.getLow(), number.getHigh())
        .flatMap(Optional::stream)
        .map(end -> " " + end.toPlainString())
        .collect(Collectors.joining());
  }

  /**
   * An exact number as an argument, for {@code number} and {@code limit}.
   *
   * @param number the number
   * @return its digits as {@link #number(QualifiedNumber)} writes them
   */
  public static String number(BigDecimal number) {
    return number(QualifiedNumber.computed(number));
  }

  /**
   * The message without the place, such as {@code must be a number, found 'USD 10O'}.
   *
   * @param wanted languages, most wanted first; English if none of them is there
   * @return the message
   */
  public String message(LanguageTag... wanted) {
    LanguageTag language = language(wanted);
    Matcher matcher = ARGUMENT.matcher(code.getMessage().inAnyOf(language));
    StringBuilder text = new StringBuilder();
    while (matcher.find()) {
      String name = matcher.group(1);
      String value = arguments.getOrDefault(name, "");
      matcher.appendReplacement(text, Matcher.quoteReplacement(shown(name, value, language)));
    }
    return matcher.appendTail(text).toString();
  }

  /** Some arguments have words of their own; what is found is data and never looked up. */
  private static String shown(String name, String value, LanguageTag language) {
    return switch (name) {
      case "expected" -> worded(name, value, "", language);
      case "bound" -> {
        int cut = Math.max(value.indexOf(' '), 0);
        yield worded(name, value.substring(0, cut), value.substring(cut), language);
      }
      case "number", "limit" -> numberShown(value, language);
      case "type" ->
          RecordType.of(value).map(t -> t.getLabel().inAnyOf(language)).orElse(harmless(value));
      case "stage" ->
          ContributionStage.known().stream()
              .filter(stage -> stage.getCode().equals(value))
              .findFirst()
              .flatMap(ContributionStage::getLabel)
              .map(label -> label.inAnyOf(language))
              .orElse(harmless(value));
      default -> harmless(value);
    };
  }

  private static String worded(String list, String code, String rest, LanguageTag language) {
    LabelTable words = FindingCode.words();
    return (words.has(list, code)
            ? words.label(list, code, language)
            : harmless(code, LONGEST_EXPECTED))
        + harmless(rest);
  }

  /** A word and as many numbers as it takes; anything else is shown as it is. */
  private static String numberShown(String value, LanguageTag language) {
    LabelTable words = FindingCode.words();
    String[] parts = value.split(" ", -1);
    if (!words.has("number", parts[0])) {
      return harmless(value);
    }
    Matcher ends = END.matcher(words.label("number", parts[0], language));
    return ends.results().count() != parts.length - 1
        ? harmless(value)
        : ends.replaceAll(
            end -> Matcher.quoteReplacement(harmless(parts[1 + Integer.parseInt(end.group(1))])));
  }

  /**
   * Place, message and code in one line: {@code events.ndjson:3 [/participants] must be ..., found
   * '...' (hub.field.unreadable)}.
   *
   * @param wanted languages, most wanted first; English if none of them is there
   * @return the line
   */
  public String line(LanguageTag... wanted) {
    String where = harmless(place.toString());
    String who = recordId.map(id -> " " + harmless(id)).orElse("");
    return (where + who + " " + message(wanted) + " (" + code.getCode() + ")").strip();
  }

  private static LanguageTag language(LanguageTag... wanted) {
    for (LanguageTag tag : wanted) {
      if (FindingCode.FIELD_MISSING.getMessage().in(tag).isPresent()) {
        return tag;
      }
    }
    return LanguageTag.EN;
  }

  /** Text from data as it may be printed: bounded, and without anything that acts on a terminal. */
  private static String harmless(String text) {
    return harmless(text, LONGEST);
  }

  private static String harmless(String text, int longest) {
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .limit(longest)
        .forEach(
            c -> {
              switch (Character.getType(c)) {
                case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE ->
                    shown.append(String.format("\\u%04X", c));
                default -> shown.appendCodePoint(c);
              }
            });
    return text.codePointCount(0, text.length()) > longest
        ? shown.append('…').toString()
        : shown.toString();
  }
}
