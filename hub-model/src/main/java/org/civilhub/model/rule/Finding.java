package org.civilhub.model.rule;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.civilhub.model.RecordType;
import org.civilhub.model.value.LabelTable;
import org.civilhub.model.value.LanguageTag;

/**
 * One thing that a reader or a rule has to say of one place.
 *
 * <p>A finding is data until it is worded: the code and the arguments are the same in every
 * language. Arguments come from what was read and are never interpreted: when worded they are cut
 * to 80 characters, of which control and direction characters are shown as escapes.
 *
 * @param code what it is about
 * @param place where it is
 * @param type type of the record concerned; empty if it is about none
 * @param recordId id of the record concerned; empty if it has none or it could not be read
 * @param arguments what fills the braces of the message: {@code found}, {@code expected} (a code of
 *     the list of expectations, or plain text), {@code bound} (a code of the list of bounds and its
 *     number, or plain text)
 */
public record Finding(
    FindingCode code,
    Place place,
    Optional<RecordType> type,
    Optional<String> recordId,
    Map<String, String> arguments) {
  private static final Pattern ARGUMENT = Pattern.compile("\\{([a-z]+)}");
  private static final int LONGEST = 80;

  /** Takes a copy of the arguments. */
  public Finding {
    arguments = Collections.unmodifiableMap(new TreeMap<>(arguments));
  }

  /**
   * How much it matters.
   *
   * @return the severity of its code
   */
  public Severity severity() {
    return code.getSeverity();
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

  /** What is expected, and the name of a bound before its number, have words of their own. */
  private static String shown(String name, String value, LanguageTag language) {
    LabelTable words = FindingCode.words();
    int cut = name.equals("bound") ? value.indexOf(' ') : -1;
    String code = cut < 0 ? value : value.substring(0, cut);
    return !name.equals("found") && words.has(name, code)
        ? words.label(name, code, language) + harmless(value.substring(code.length()))
        : harmless(value);
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
    return where + who + " " + message(wanted) + " (" + code.getCode() + ")";
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
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .limit(LONGEST)
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
    return text.codePointCount(0, text.length()) > LONGEST
        ? shown.append('…').toString()
        : shown.toString();
  }
}
