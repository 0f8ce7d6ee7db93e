package org.civilhub.io;

import java.util.List;
import java.util.Map;
import org.civilhub.io.ValueShape.Field;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/** Writes what a value has recorded, in the order of its shape; never null. */
final class ShapeSerializer extends ValueSerializer<Object> {
  private final ValueShape shape;

  ShapeSerializer(ValueShape shape) {
    this.shape = shape;
  }

  @Override
  public Class<?> handledType() {
    return shape.type();
  }

  @Override
  public void serialize(Object value, JsonGenerator out, SerializationContext context) {
    out.writeStartObject(value);
    for (Field field : shape.fields()) {
      Object recorded = shape.recorded(value, field);
      if (recorded != null) {
        out.writeName(field.name());
        write(recorded, out, context);
      }
    }
    out.writeEndObject();
  }

  private static void write(Object value, JsonGenerator out, SerializationContext context) {
    if (value instanceof List<?> list) {
      out.writeStartArray(value);
      list.forEach(element -> write(element, out, context));
      out.writeEndArray();
    } else if (value instanceof Map<?, ?> map) {
      out.writeStartObject(value);
      map.forEach(
          (key, element) -> {
            out.writeName(
                ScalarSerializer.print(Scalar.of(key.getClass()).orElseThrow(), key, out));
            write(element, out, context);
          });
      out.writeEndObject();
    } else {
      Scalar.of(value.getClass())
          .ifPresentOrElse(
              scalar -> ScalarSerializer.write(scalar, value, out),
              () -> context.writeValue(out, value));
    }
  }
}
