package org.civilhub.io;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.civilhub.model.HubRecord;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a value type and how to get and build them. Field {@code id} first, the others in
 * alphabetical order, for reflection promises none.
 *
 * <p>Methods are found on the public interface and its public builder, though a package-private
 * class declares some of them, so nothing need be opened.
 */
final class ValueShape {
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
   * @param key type of the keys of a map; else {@code String}, without meaning
   * @param element type of the value, of the list's elements, of the map's values
   */
  record Field(
      String name,
      Kind kind,
      Type key,
      Type element,
      UnaryOperator<Object> getter,
      BiConsumer<Object, Object> setter) {

    /** What is recorded: the value, a list or a map of something; null if nothing is. */
    @Nullable Object recorded(Object value) {
      Object found = getter.apply(value);
      return switch (kind) {
        case ONE -> found;
        case OPTIONAL -> ((Optional<?>) found).orElse(null);
        case LIST -> ((Collection<?>) found).isEmpty() ? null : found;
        case MAP -> ((Map<?, ?>) found).isEmpty() ? null : found;
      };
    }

    boolean isRequired() {
      return kind == Kind.ONE;
    }
  }

  private static final MethodHandles.Lookup LOOKUP = MethodHandles.publicLookup();
  private static final MethodType GETTER = MethodType.methodType(Object.class, Object.class);
  private static final MethodType SETTER =
      MethodType.methodType(Object.class, Object.class, Object.class);

  private static final ClassValue<Optional<ValueShape>> SHAPES =
      new ClassValue<>() {
        @Override
        protected Optional<ValueShape> computeValue(Class<?> type) {
          return find(type);
        }
      };

  private final Class<?> type;
  private final Supplier<Object> newBuilder;
  private final UnaryOperator<Object> build;
  private final Map<String, Field> fields;

  ValueShape(
      Class<?> type, Supplier<Object> newBuilder, UnaryOperator<Object> build, List<Field> fields) {
    this.type = type;
    this.newBuilder = newBuilder;
    this.build = build;
    this.fields = new LinkedHashMap<>();
    fields.forEach(field -> this.fields.put(field.name(), field));
  }

  /** The shape of a value type or of a class that implements one; empty for any other class. */
  static Optional<ValueShape> of(Class<?> type) {
    return SHAPES.get(type);
  }

  Class<?> type() {
    return type;
  }

  Collection<Field> fields() {
    return fields.values();
  }

  @Nullable Field field(String name) {
    return fields.get(name);
  }

  Object newBuilder() {
    return newBuilder.get();
  }

  Object build(Object builder) {
    return build.apply(builder);
  }

  private static Optional<ValueShape> find(Class<?> type) {
    if (type == Manifest.class) {
      return Optional.of(Manifest.shape());
    }
    if (!type.isInterface()) {
      return Arrays.stream(type.getInterfaces())
          .map(SHAPES::get)
          .flatMap(Optional::stream)
          .findFirst();
    }
    if (!type.getPackageName().equals(HubRecord.class.getPackageName())) {
      return Optional.empty();
    }
    return Arrays.stream(type.getClasses())
        .filter(nested -> nested.getSimpleName().equals("Builder"))
        .findFirst()
        .map(builder -> reflect(type, builder));
  }

  private static ValueShape reflect(Class<?> type, Class<?> builder) {
    try {
      MethodHandle create =
          LOOKUP
              .findStatic(type, "builder", MethodType.methodType(builder))
              .asType(MethodType.methodType(Object.class));
      MethodHandle build =
          LOOKUP.findVirtual(builder, "build", MethodType.methodType(type)).asType(GETTER);
      List<Field> fields =
          accessors(type).values().stream()
              .map(accessor -> field(accessor, builder))
              .sorted(
                  Comparator.comparing((Field field) -> !field.name().equals("id"))
                      .thenComparing(Field::name))
              .toList();
      return new ValueShape(type, () -> call(create), value -> call(build, value), fields);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("not a value type: " + type, e);
    }
  }

  private static Map<String, Method> accessors(Class<?> type) {
    Map<String, Method> accessors = new LinkedHashMap<>();
    for (Method method : type.getMethods()) {
      if (Modifier.isAbstract(method.getModifiers())
          && method.getParameterCount() == 0
          && method.getName().matches("(get|is)[A-Z].*")) {
        accessors.merge(method.getName(), method, ValueShape::narrower);
      }
    }
    return accessors;
  }

  private static Method narrower(Method a, Method b) {
    return a.getDeclaringClass().isAssignableFrom(b.getDeclaringClass()) ? b : a;
  }

  private static Field field(Method accessor, Class<?> builder) {
    String bare = accessor.getName().replaceFirst("get|is", "");
    String name = Character.toLowerCase(bare.charAt(0)) + bare.substring(1);
    Class<?> type = accessor.getReturnType();
    Type generic = accessor.getGenericReturnType();
    Kind kind = Kind.ONE;
    Class<?> parameter = type;
    Type key = String.class;
    Type element = generic;
    if (type == Optional.class) {
      kind = Kind.OPTIONAL;
      element = argument(generic, 0);
    } else if (type == List.class) {
      kind = Kind.LIST;
      parameter = Iterable.class;
      element = argument(generic, 0);
    } else if (type == Map.class) {
      kind = Kind.MAP;
      key = argument(generic, 0);
      element = argument(generic, 1);
    }
    try {
      MethodHandle getter = LOOKUP.unreflect(accessor).asType(GETTER);
      MethodHandle setter =
          LOOKUP
              .findVirtual(builder, name, MethodType.methodType(builder, parameter))
              .asType(SETTER);
      return new Field(
          name,
          kind,
          key,
          element,
          value -> call(getter, value),
          (target, value) -> call(setter, target, value));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no builder method for " + accessor, e);
    }
  }

  private static Type argument(Type type, int index) {
    return ((ParameterizedType) type).getActualTypeArguments()[index];
  }

  private static Object call(MethodHandle handle) {
    try {
      return (Object) handle.invokeExact();
    } catch (Throwable e) {
      throw unchecked(e);
    }
  }

  private static Object call(MethodHandle handle, Object target) {
    try {
      return (Object) handle.invokeExact(target);
    } catch (Throwable e) {
      throw unchecked(e);
    }
  }

  private static Object call(MethodHandle handle, Object target, Object argument) {
    try {
      return (Object) handle.invokeExact(target, argument);
    } catch (Throwable e) {
      throw unchecked(e);
    }
  }

  private static RuntimeException unchecked(Throwable e) {
    if (e instanceof Error error) {
      throw error;
    }
    return e instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(e);
  }

  /** For the shape of a type of this package: a getter that the compiler has checked. */
  static <T> UnaryOperator<Object> getter(Class<T> type, Function<T, Object> getter) {
    return value -> getter.apply(type.cast(value));
  }
}
