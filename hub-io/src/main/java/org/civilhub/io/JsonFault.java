package org.civilhub.io;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.civilhub.model.rule.FindingCode;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/**
 * What a parser refuses, as a finding. Jackson tells in an English sentence what it expected and
 * what it found; here it becomes a code of the list of expectations, which has words in every
 * language, and the characters found.
 */
final class JsonFault {
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?s)(?:Unrecognized token|Non-standard token|Unexpected close marker) '(.*?)'.*");
  private static final Pattern CHARACTER = Pattern.compile("code (\\d+)");
  private static final Pattern HALF = Pattern.compile("surrogate.* 0x(\\p{XDigit}+)");

  /** What is expected where a part of the sentence is; the first that is there counts. */
  private static final List<Map.Entry<String, String>> EXPECTATIONS =
      List.of(
          Map.entry("Unrecognized token", "json_value"), // quotes the token, so it comes first
          Map.entry("Non-standard token", "json_number"),
          Map.entry("to start property name", "json_name"),
          Map.entry("colon to separate", "json_colon"),
          Map.entry("close marker '", "json_bracket"),
          Map.entry("comma", "json_comma"),
          Map.entry("surrogate", "json_half"),
          Map.entry("character escape", "json_escape"),
          Map.entry("Illegal unquoted character", "json_control"),
          Map.entry("Leading zero", "json_zero"),
          Map.entry("numeric value", "json_number"),
          Map.entry("a valid value", "json_value"),
          Map.entry("", "json_other"));

  private JsonFault() {}

  /**
   * Notes it.
   *
   * @param source what is read
   * @throws DatasetException if not the text is at fault but the system, which cannot read it
   */
  static void note(JacksonException e, JsonParser parser, Collector collector, Path source) {
    Spot spot = Spot.of(location(e, parser), parser);
    String reason = Objects.requireNonNullElse(e.getOriginalMessage(), "");
    if (e.getCause() instanceof CharacterCodingException) {
      collector.note(FindingCode.JSON_ENCODING, spot, Map.of());
    } else if (e.getCause() instanceof BoundExceededException bound) {
      collector.note(
          FindingCode.JSON_LIMIT,
          spot,
          Map.of("bound", Objects.requireNonNullElse(bound.getMessage(), "")));
    } else if (e instanceof JacksonIOException io) {
      throw DatasetException.unreadable(
          source, Objects.requireNonNullElseGet(io.getCause(), () -> new IOException(io)));
    } else if (e instanceof StreamConstraintsException) {
      collector.note(FindingCode.JSON_LIMIT, spot, Map.of("bound", bound(reason)));
    } else if (breaksOff(e, reason, parser)) {
      collector.note(FindingCode.JSON_TRUNCATED, spot, Map.of());
    } else {
      String found = JsonText.unlessPersonal(JsonText.printable(found(reason)), spot.pointer());
      collector.note(
          FindingCode.JSON_MALFORMED, spot, Map.of("expected", expected(reason), "found", found));
    }
  }

  /** Where the exception was thrown, or else where the parser stands. */
  static TokenStreamLocation location(JacksonException e, JsonParser parser) {
    TokenStreamLocation location = e.getLocation();
    return location == null || location.getLineNr() < 0 ? parser.currentLocation() : location;
  }

  private static String expected(String reason) {
    return EXPECTATIONS.stream()
        .filter(each -> reason.contains(each.getKey()))
        .findFirst()
        .orElseThrow()
        .getValue();
  }

  /** A word or a character. */
  private static String found(String reason) {
    Matcher token = TOKEN.matcher(reason);
    if (token.matches()) {
      return token.group(1);
    }
    Matcher character = CHARACTER.matcher(reason);
    if (character.find()) {
      return Character.toString(Integer.parseInt(character.group(1)));
    }
    Matcher half = HALF.matcher(reason);
    if (half.find()) {
      return Character.toString(Integer.parseInt(half.group(1), 16));
    }
    return reason.contains("Leading zero") ? "0" : "…";
  }

  /** Jackson names the bound only in words. */
  private static String bound(String reason) {
    if (reason.startsWith("Document nesting depth")) {
      return "nestingDepth " + HubJson.DEEPEST;
    } else if (reason.startsWith("Number")) {
      return "numberLength " + HubJson.LONGEST_NUMBER;
    } else if (reason.startsWith("Name")) {
      return "nameLength " + HubJson.LONGEST_NAME;
    } else if (reason.startsWith("String")) {
      return "textLength " + HubJson.LONGEST_TEXT;
    }
    return reason;
  }

  /**
   * Whether the input ends in the middle. Between members Jackson says so only in words, and the
   * first letters of true, false or null at the very end, or a decimal point, it takes for wrong.
   */
  private static boolean breaksOff(JacksonException e, String reason, JsonParser parser) {
    return e instanceof UnexpectedEndOfInputException
        || reason.startsWith("Unexpected end-of-input")
        || (isAtEnd(parser)
            && (reason.endsWith("Decimal point not followed by a digit")
                || (reason.startsWith("Unrecognized token") && isStartOfWord(found(reason)))));
  }

  private static boolean isStartOfWord(String found) {
    return !found.isEmpty()
        && ("true".startsWith(found) || "false".startsWith(found) || "null".startsWith(found));
  }

  private static boolean isAtEnd(JsonParser parser) {
    return parser.releaseBuffered(java.io.Writer.nullWriter()) <= 0;
  }
}
