package org.civilhub.io;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.civilhub.model.HubRecord;
import org.civilhub.model.rule.FindingCode;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;

/**
 * Reads a value type through its builder. With a {@link Collector} it notes every bad field and
 * gives null if the value cannot be; without, it throws at the first.
 *
 * <p>Whatever reads a field reads it to its end before it refuses it, so reading can go on.
 */
final class ShapeDeserializer extends ValueDeserializer<Object> {
  private final ValueShape shape;
  private Map<String, ValueDeserializer<?>> readers = Map.of();

  ShapeDeserializer(ValueShape shape) {
    this.shape = shape;
  }

  @Override
  public void resolve(DeserializationContext context) {
    Map<String, ValueDeserializer<?>> found = new HashMap<>();
    for (ValueShape.Field field : shape.fields()) {
      JavaType type = context.getTypeFactory().constructType(field.element());
      Optional<Scalar> scalar = Scalar.of(type.getRawClass());
      found.put(
          field.name(),
          scalar.isPresent() && !Scalar.isOurs(type.getRawClass())
              ? new ScalarDeserializer(type.getRawClass(), scalar.get())
              : context.findContextualValueDeserializer(type, null));
    }
    readers = Map.copyOf(found);
  }

  @Override
  public boolean isCachable() {
    return true;
  }

  @Override
  public Class<?> handledType() {
    return shape.type();
  }

  @Override
  @SuppressWarnings("NullAway") // null is what a collector's reading gives for what it refused
  public Object deserialize(JsonParser parser, DeserializationContext context) {
    if (!parser.isExpectedStartObjectToken()) {
      throw UnreadableException.of(parser, "object");
    }
    return new Reading(parser, context).read();
  }

  /** The reading of one value. */
  private final class Reading {
    private final JsonParser parser;
    private final DeserializationContext context;
    private final @Nullable Collector collector;
    private final TokenStreamLocation start;
    private final @Nullable Object[] found = new @Nullable Object[shape.fields().size()];
    private final Set<String> absent = new HashSet<>();
    private boolean whole = true;

    Reading(JsonParser parser, DeserializationContext context) {
      this.parser = parser;
      this.context = context;
      this.collector = Collector.of(context);
      this.start = parser.currentTokenLocation();
      shape.fields().stream()
          .filter(ValueShape.Field::isRequired)
          .forEach(field -> absent.add(field.name()));
    }

    @Nullable Object read() {
      Set<String> seen = new HashSet<>();
      for (String name = parser.nextName(); name != null; name = parser.nextName()) {
        TokenStreamLocation location = parser.currentTokenLocation();
        ValueShape.Field field = shape.field(name);
        parser.nextToken();
        if (field == null) {
          skipUnknown(name, location);
        } else if (!seen.add(name)) {
          skipDuplicate(location);
        } else if (!parser.hasToken(JsonToken.VALUE_NULL)) {
          absent.remove(name);
          readField(field);
        }
      }
      for (ValueShape.Field field : shape.fields()) {
        if (absent.contains(field.name())) {
          refuse(
              new UnreadableException(
                  parser, FindingCode.FIELD_MISSING, spot().at(field.name()), Map.of()));
        }
      }
      return whole ? build() : null;
    }

    /** Where the value stands, told from its end. */
    private Spot spot() {
      return Spot.of(start, parser);
    }

    private void skipUnknown(String name, TokenStreamLocation location) {
      Spot spot = Spot.of(location, parser);
      Collector.unknown(name, spot, parser, context, ShapeDeserializer.this);
      parser.skipChildren();
    }

    private void skipDuplicate(TokenStreamLocation location) {
      parser.skipChildren();
      refuse(
          new UnreadableException(
              parser, FindingCode.FIELD_DUPLICATE, Spot.of(location, parser), Map.of()));
    }

    private void readField(ValueShape.Field field) {
      ValueDeserializer<?> reader = Objects.requireNonNull(readers.get(field.name()));
      Object value =
          switch (field.kind()) {
            case ONE, OPTIONAL -> readOne(field.name(), reader);
            case LIST -> readList(field.name(), reader);
            case MAP -> readMap(field, reader);
          };
      found[field.index()] = value;
      if (collector != null
          && value != null
          && field.name().equals("id")
          && HubRecord.class.isAssignableFrom(shape.type())) {
        collector.recordId(value.toString());
      }
    }

    private @Nullable Object readOne(String name, ValueDeserializer<?> reader) {
      return accept(name, () -> reader.deserialize(parser, context));
    }

    private @Nullable Object readList(String name, ValueDeserializer<?> reader) {
      if (!parser.isExpectedStartArrayToken()) {
        return accept(
            name,
            () -> {
              throw UnreadableException.of(parser, "list");
            });
      }
      List<Object> values = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        Object value = readOne(name, reader);
        if (value != null) {
          values.add(value);
        }
      }
      return values;
    }

    private @Nullable Object readMap(ValueShape.Field field, ValueDeserializer<?> reader) {
      if (!parser.isExpectedStartObjectToken()) {
        return accept(
            field.name(),
            () -> {
              throw UnreadableException.of(parser, "object");
            });
      }
      Scalar keys = Scalar.of(field.key()).orElseThrow();
      Map<Object, Object> values = new LinkedHashMap<>();
      Set<String> seen = new HashSet<>();
      for (String name = parser.nextName(); name != null; name = parser.nextName()) {
        TokenStreamLocation location = parser.currentTokenLocation();
        Optional<Object> key = ScalarDeserializer.parse(keys, JsonToken.VALUE_STRING, name);
        parser.nextToken();
        if (key.isEmpty()) {
          skipUnknown(name, location);
        } else if (!seen.add(name)) {
          skipDuplicate(location);
        } else if (!parser.hasToken(JsonToken.VALUE_NULL)) {
          Object value = readOne(field.name(), reader);
          if (value != null) {
            values.put(key.get(), value);
          }
        }
      }
      return values;
    }

    private @Nullable Object accept(String name, Supplier<@Nullable Object> read) {
      try {
        Object value = read.get();
        whole &= value != null;
        return value;
      } catch (UnreadableException e) {
        if (collector == null) {
          throw e.prependPath(shape.type(), name);
        }
        refuse(e);
        return null;
      } catch (DatabindException e) {
        throw e.prependPath(shape.type(), name);
      }
    }

    private void refuse(UnreadableException e) {
      if (collector == null) {
        throw e;
      }
      collector.note(e);
      whole = false;
    }

    private @Nullable Object build() {
      try {
        return shape.assemble(found);
      } catch (IllegalStateException | IllegalArgumentException e) {
        refuse(
            new UnreadableException(
                parser,
                FindingCode.RECORD_INVALID,
                spot(),
                Map.of("expected", Objects.requireNonNullElse(e.getMessage(), ""))));
        return null;
      }
    }
  }
}
