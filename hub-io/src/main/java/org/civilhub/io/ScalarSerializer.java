package org.civilhub.io;

import java.math.BigDecimal;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/** Writes a scalar as a string, number or truth value, or as the name of a map's entry. */
final class ScalarSerializer extends ValueSerializer<Object> {
  private final Scalar scalar;
  private final boolean asName;

  ScalarSerializer(Scalar scalar, boolean asName) {
    this.scalar = scalar;
    this.asName = asName;
  }

  static void write(Scalar scalar, Object value, JsonGenerator out) {
    String text = print(scalar, value, out);
    switch (scalar.form()) {
      case TEXT -> out.writeString(text);
      case TRUTH -> out.writeBoolean(Boolean.parseBoolean(text));
      case INTEGER -> out.writeNumber(Integer.parseInt(text));
      case NUMBER -> out.writeNumber(new BigDecimal(text)); // a tree takes no text for a number
    }
  }

  /**
   * The text of a value.
   *
   * @throws DatabindException if it could not be read again: half of a surrogate pair, a number
   *     beyond the limits
   */
  static String print(Scalar scalar, Object value, JsonGenerator out) {
    try {
      return scalar.print(value);
    } catch (IllegalArgumentException e) {
      throw DatabindException.from(out, e.getMessage(), e);
    }
  }

  @Override
  public void serialize(Object value, JsonGenerator out, SerializationContext context) {
    if (asName) {
      out.writeName(print(scalar, value, out));
    } else {
      write(scalar, value, out);
    }
  }
}
