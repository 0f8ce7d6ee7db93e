package org.civilhub.io;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.civilhub.model.HubRecord;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a value type and how to get and build them. Field {@code id} first, the others in
 * alphabetical order. Those of the model are written by the compiler.
 */
@CompileShapes
abstract class ValueShape {
  /** How often a field may be there. */
  enum Kind {
    ONE,
    OPTIONAL,
    LIST,
    MAP
  }

  /**
   * One field.
   *
   * @param index its place in the shape, from 0
   * @param key class of the keys of a map; else {@code String}, without meaning
   * @param element class of the value, of the list's elements, of the map's values
   */
  record Field(int index, String name, Kind kind, Class<?> key, Class<?> element) {
    boolean isRequired() {
      return kind == Kind.ONE;
    }
  }

  private static final ClassValue<Optional<ValueShape>> SHAPES =
      new ClassValue<>() {
        @Override
        protected Optional<ValueShape> computeValue(Class<?> type) {
          return Optional.ofNullable(find(type));
        }
      };

  private final Class<?> type;
  private final Map<String, Field> fields = new LinkedHashMap<>();

  ValueShape(Class<?> type, List<Field> fields) {
    this.type = type;
    for (Field field : fields) {
      this.fields.put(field.name(), field);
    }
  }

  /** The shape of a value type or of a class that implements one; empty for any other class. */
  static Optional<ValueShape> of(Class<?> type) {
    return SHAPES.get(type);
  }

  private static @Nullable ValueShape find(Class<?> type) {
    if (type == Manifest.class) {
      return Manifest.shape();
    }
    if (type.isInterface()) {
      return type.getPackageName().equals(HubRecord.class.getPackageName())
          ? CompiledShapes.of(type)
          : null;
    }
    for (Class<?> implemented : type.getInterfaces()) {
      Optional<ValueShape> shape = of(implemented);
      if (shape.isPresent()) {
        return shape.get();
      }
    }
    return null;
  }

  final Class<?> type() {
    return type;
  }

  final Collection<Field> fields() {
    return fields.values();
  }

  final @Nullable Field field(String name) {
    return fields.get(name);
  }

  /** What is recorded: the value, a list or a map of something; null if nothing is. */
  final @Nullable Object recorded(Object value, Field field) {
    Object found = get(value, field.index());
    return switch (field.kind()) {
      case ONE -> found;
      case OPTIONAL -> ((Optional<?>) found).orElse(null);
      case LIST -> ((Collection<?>) found).isEmpty() ? null : found;
      case MAP -> ((Map<?, ?>) found).isEmpty() ? null : found;
    };
  }

  /** What the accessor of a field gives. */
  abstract Object get(Object value, int field);

  /**
   * A value of what its fields hold.
   *
   * @param values for each field what is recorded, null if nothing is
   * @throws IllegalStateException or {@code IllegalArgumentException} if there is no such value
   */
  abstract Object assemble(@Nullable Object[] values);

  /**
   * Reads a value.
   *
   * @param in where its opening brace follows
   * @param fields its fields, which that reader keeps
   * @throws RuntimeException one of those that {@link FastReader} expects, if there is no such
   *     value or the reader is not sure
   */
  abstract Object read(FastReader in, FastFields fields);
}
