package org.civilhub.io;

import java.time.DateTimeException;
import java.util.NoSuchElementException;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/** Reads a scalar strictly: a text is a string, a number a number, and nothing is made to fit. */
final class ScalarDeserializer extends ValueDeserializer<Object> {
  private final Class<?> type;
  private final Scalar scalar;

  ScalarDeserializer(Class<?> type, Scalar scalar) {
    this.type = type;
    this.scalar = scalar;
  }

  static Optional<Object> parse(Scalar scalar, JsonToken token, String text) {
    if (!scalar.form().takes(token)) {
      return Optional.empty();
    }
    try {
      return Optional.of(scalar.parse().apply(text));
    } catch (IllegalArgumentException | DateTimeException | NoSuchElementException e) {
      return Optional.empty();
    }
  }

  @Override
  public boolean isCachable() {
    return true;
  }

  @Override
  public Class<?> handledType() {
    return type;
  }

  @Override
  public Object deserialize(JsonParser parser, DeserializationContext context) {
    JsonToken token = parser.currentToken();
    Optional<Object> value =
        token.isScalarValue() ? parse(scalar, token, parser.getString()) : Optional.empty();
    return value.orElseThrow(() -> UnreadableException.of(parser, scalar.expected()));
  }
}
