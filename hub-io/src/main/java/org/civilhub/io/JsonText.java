package org.civilhub.io;

import java.util.regex.Pattern;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The text of a JSON value as a finding quotes it: compact and cut. */
final class JsonText {
  private static final int LONGEST = 200;
  private static final Pattern PERSONAL = Pattern.compile(".*/(person|affiliation)(/.*)?");

  private final StringBuilder text = new StringBuilder();
  private boolean between;

  /** The text of the value that the parser stands at; leaves the parser at the value's end. */
  static String read(JsonParser parser) {
    JsonText text = new JsonText();
    int depth = 0;
    JsonToken token = parser.currentToken();
    while (true) {
      text.add(
          token,
          token.isScalarValue() || token == JsonToken.PROPERTY_NAME ? parser.getString() : "");
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
      if (depth == 0) {
        return text.toString();
      }
      token = parser.nextToken();
    }
  }

  /** What a finding may quote: nothing of what a field on a person holds. */
  static String unlessPersonal(String found, String pointer) {
    return PERSONAL.matcher(pointer).matches() ? "…" : found;
  }

  /** The same text, with halves of surrogate pairs shown as escapes, so that it is Unicode text. */
  static String printable(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                shown.append(String.format("\\u%04X", c));
              } else {
                shown.appendCodePoint(c);
              }
            });
    return shown.toString();
  }

  void add(JsonToken token, String value) {
    if (text.length() > LONGEST) {
      return;
    }
    if (between && !token.isStructEnd()) {
      text.append(',');
    }
    switch (token) {
      case PROPERTY_NAME -> quote(value).append(':');
      case VALUE_STRING -> quote(value);
      case START_OBJECT -> text.append('{');
      case END_OBJECT -> text.append('}');
      case START_ARRAY -> text.append('[');
      case END_ARRAY -> text.append(']');
      default -> text.append(value, 0, Math.min(value.length(), LONGEST + 1));
    }
    between = token != JsonToken.PROPERTY_NAME && !token.isStructStart();
  }

  /** Adds text that is JSON already. */
  void addJson(String name, String json) {
    add(JsonToken.PROPERTY_NAME, name);
    text.append(json);
    between = true;
  }

  static String quoted(String value) {
    JsonText text = new JsonText();
    text.quote(value);
    return text.toString();
  }

  private StringBuilder quote(String value) {
    text.append('"');
    for (int i = 0; i < value.length() && text.length() <= LONGEST; i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (i + 1 < value.length() && Character.isSurrogatePair(c, value.charAt(i + 1))) {
        text.append(c).append(value.charAt(++i));
      } else if (c < ' ' || Character.isSurrogate(c)) {
        text.append(String.format("\\u%04X", (int) c));
      } else {
        text.append(c);
      }
    }
    return text.append('"');
  }

  @Override
  public String toString() {
    if (text.length() <= LONGEST) {
      return text.toString();
    }
    return text.substring(
        0, Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
  }
}
