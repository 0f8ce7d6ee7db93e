package org.civilhub.io;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.civilhub.model.rule.FindingCode;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/**
 * A JSON object that stands for one value, such as an amount of money. It is read to its end before
 * it is judged, so that reading goes on behind it whatever it holds.
 */
final class FlatObject {
  /**
   * One member.
   *
   * @param text text of a string, number or truth value; JSON of an object or array
   */
  record Member(String name, JsonToken token, String text, TokenStreamLocation location) {

    private String json() {
      return token == JsonToken.VALUE_STRING ? JsonText.quoted(text) : text;
    }

    String asText() {
      return (String) read(Scalar.of(String.class).orElseThrow());
    }

    BigDecimal asNumber() {
      return (BigDecimal) read(Scalar.of(BigDecimal.class).orElseThrow());
    }

    boolean asTruth() {
      return (Boolean) read(Scalar.of(Boolean.class).orElseThrow());
    }

    private Object read(Scalar scalar) {
      if (!scalar.form().takes(token)) {
        throw new IllegalArgumentException("must be " + scalar.expected());
      }
      return scalar.parse().apply(text);
    }
  }

  private final JsonParser parser;
  private final TokenStreamLocation start;
  private final String expected;
  private final Map<String, Member> members = new LinkedHashMap<>();
  private @Nullable Member duplicate;

  private FlatObject(JsonParser parser, String expected) {
    this.parser = parser;
    this.start = parser.currentTokenLocation();
    this.expected = expected;
  }

  /**
   * Reads the object that the parser stands at to its end.
   *
   * @throws UnreadableException if it is no object, or a member stands twice
   */
  static FlatObject read(JsonParser parser, String expected) {
    if (!parser.isExpectedStartObjectToken()) {
      throw UnreadableException.of(parser, expected);
    }
    FlatObject object = new FlatObject(parser, expected);
    object.readMembers();
    if (object.duplicate != null) {
      throw object.duplicate(object.duplicate);
    }
    return object;
  }

  private void readMembers() {
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      TokenStreamLocation location = parser.currentTokenLocation();
      JsonToken token = parser.nextToken();
      String text = token.isStructStart() ? JsonText.read(parser) : parser.getString();
      Member member = new Member(name, token, text, location);
      if (members.put(name, member) != null && duplicate == null) {
        duplicate = member;
      }
    }
  }

  /** All members in order. */
  Map<String, Member> members() {
    return members;
  }

  /** A member; empty if it is absent or null. */
  Optional<Member> get(String name) {
    return Optional.ofNullable(members.get(name)).filter(m -> m.token() != JsonToken.VALUE_NULL);
  }

  /** A member without which the object means nothing. */
  Member require(String name) {
    return get(name).orElseThrow(() -> new IllegalArgumentException(name + " must be given"));
  }

  /** Tells of every member that is none of the known ones. */
  void checkNames(Set<String> known, DeserializationContext context, ValueDeserializer<?> reader) {
    members.forEach(
        (name, member) -> {
          if (!known.contains(name)) {
            Collector.unknown(name, spot(member), parser, context, reader);
          }
        });
  }

  /** The whole object is not what it must be. */
  UnreadableException unreadable() {
    JsonText text = new JsonText();
    text.add(JsonToken.START_OBJECT, "");
    members.forEach((name, member) -> text.addJson(name, member.json()));
    text.add(JsonToken.END_OBJECT, "");
    return UnreadableException.of(parser, Spot.of(start, parser), expected, text.toString());
  }

  /** A member stands twice under two names that mean the same. */
  UnreadableException duplicate(Member member) {
    return new UnreadableException(parser, FindingCode.FIELD_DUPLICATE, spot(member), Map.of());
  }

  /** Where a member stands, told from the object's end. */
  private Spot spot(Member member) {
    return Spot.of(member.location(), parser).at(member.name());
  }
}
