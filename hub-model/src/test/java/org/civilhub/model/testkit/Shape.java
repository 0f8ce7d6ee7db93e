package org.civilhub.model.testkit;

import jakarta.validation.Constraint;
import jakarta.validation.Valid;
import java.lang.annotation.Annotation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.civilhub.model.rule.FindingCode;

/**
 * What a type of the model is made of and what is demanded of it, read from its interface and those
 * above it.
 *
 * @param type the interface
 * @param properties its properties, in the order of their names
 * @param rules constraints on the type itself
 * @param builder makes a new builder
 * @param build builds what the builder holds
 */
record Shape(
    Class<?> type,
    List<Property> properties,
    List<Annotation> rules,
    MethodHandle builder,
    MethodHandle build) {

  /** How a property holds its values. */
  enum Holding {
    ONE,
    OPTIONAL,
    LIST,
    MAP;

    static Holding of(Class<?> type) {
      return type == Optional.class
          ? OPTIONAL
          : type == List.class ? LIST : type == Map.class ? MAP : ONE;
    }

    /** Whether constraints on the values stand within it. */
    boolean isTransparent() {
      return this == OPTIONAL || this == LIST;
    }
  }

  /**
   * One property.
   *
   * @param name its name
   * @param type what its accessor returns
   * @param onHolder constraints on what holds its values, such as a list
   * @param onValue constraints on each value
   * @param isNested whether the values are parts whose own constraints are to be kept
   * @param setter gives a value of the type to a builder
   */
  record Property(
      String name,
      Type type,
      List<Annotation> onHolder,
      List<Annotation> onValue,
      boolean isNested,
      MethodHandle setter) {

    Holding holding() {
      return Holding.of(raw(type));
    }

    /** Type of its values: what an {@code Optional} or list holds, else what is returned. */
    Type element() {
      return holding().isTransparent()
          ? ((ParameterizedType) type).getActualTypeArguments()[0]
          : type;
    }
  }

  private static final ClassValue<Shape> SHAPES =
      new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
          try {
            return read(type);
          } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("not a type of the model: " + type, e);
          }
        }
      };

  /**
   * The shape of a type.
   *
   * @throws IllegalArgumentException if it is not one that a builder makes
   */
  static Shape of(Class<?> type) {
    return SHAPES.get(type);
  }

  static Class<?> raw(Type type) {
    return type instanceof ParameterizedType parameterized
        ? (Class<?>) parameterized.getRawType()
        : (Class<?>) type;
  }

  Property property(String name) {
    return properties.stream()
        .filter(p -> p.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no property " + name + " of " + type));
  }

  /** What there is to find where a constraint is broken. */
  static FindingCode code(Annotation constraint) {
    try {
      String key = (String) constraint.annotationType().getMethod("message").invoke(constraint);
      return FindingCode.of(key.substring(1, key.length() - 1))
          .orElseThrow(() -> new IllegalStateException("no finding code for " + constraint));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no constraint: " + constraint, e);
    }
  }

  private static Shape read(Class<?> type) throws ReflectiveOperationException {
    MethodHandles.Lookup lookup = MethodHandles.publicLookup();
    Class<?> builder =
        Arrays.stream(type.getClasses())
            .filter(nested -> nested.getSimpleName().equals("Builder"))
            .findFirst()
            .orElseThrow(() -> new NoSuchMethodException("no builder of " + type));
    List<Method> accessors =
        Arrays.stream(type.getMethods())
            .filter(m -> Modifier.isAbstract(m.getModifiers()) && m.getParameterCount() == 0)
            .filter(m -> m.getName().matches("(get|is)[A-Z].*"))
            .sorted(Comparator.comparing(Method::getName))
            .toList();
    List<Property> properties = new ArrayList<>();
    for (Method accessor : accessors) {
      String bare = accessor.getName().replaceFirst("get|is", "");
      String name = Character.toLowerCase(bare.charAt(0)) + bare.substring(1);
      Class<?> returned = accessor.getReturnType();
      Class<?> taken = returned == List.class ? Iterable.class : returned;
      List<Method> declared = declarations(type, accessor);
      List<Annotation> outer = declared.stream().flatMap(Shape::constraints).toList();
      List<Annotation> inner = declared.stream().flatMap(Shape::inner).toList();
      boolean one = Holding.of(returned) == Holding.ONE;
      properties.add(
          new Property(
              name,
              accessor.getGenericReturnType(),
              one ? List.of() : withoutValid(outer),
              withoutValid(one ? outer : inner),
              Stream.concat(outer.stream(), inner.stream()).anyMatch(Valid.class::isInstance),
              lookup.findVirtual(builder, name, MethodType.methodType(builder, taken))));
    }
    return new Shape(
        type,
        List.copyOf(properties),
        hierarchy(type).stream().flatMap(Shape::constraints).toList(),
        lookup.findStatic(type, "builder", MethodType.methodType(builder)),
        lookup.findVirtual(builder, "build", MethodType.methodType(type)));
  }

  /** An accessor as its type and every interface above it declare it. */
  private static List<Method> declarations(Class<?> type, Method accessor) {
    return hierarchy(type).stream()
        .flatMap(i -> Arrays.stream(i.getDeclaredMethods()))
        .filter(m -> m.getName().equals(accessor.getName()) && m.getParameterCount() == 0)
        .filter(m -> !m.isBridge())
        .toList();
  }

  private static Set<Class<?>> hierarchy(Class<?> type) {
    Set<Class<?>> hierarchy = new LinkedHashSet<>(Set.of(type));
    for (Class<?> parent : type.getInterfaces()) {
      hierarchy.addAll(hierarchy(parent));
    }
    return hierarchy;
  }

  private static List<Annotation> withoutValid(List<Annotation> constraints) {
    return constraints.stream().filter(c -> !(c instanceof Valid)).toList();
  }

  private static Stream<Annotation> inner(Method accessor) {
    return Holding.of(accessor.getReturnType()).isTransparent()
            && accessor.getAnnotatedReturnType() instanceof AnnotatedParameterizedType type
        ? constraints(type.getAnnotatedActualTypeArguments()[0])
        : Stream.empty();
  }

  private static Stream<Annotation> constraints(AnnotatedElement element) {
    return Arrays.stream(element.getAnnotations()).flatMap(Shape::constraints);
  }

  /** The annotation if it is a constraint or leads into parts; those within one that holds many. */
  private static Stream<Annotation> constraints(Annotation annotation) {
    Class<?> type = annotation.annotationType();
    if (annotation instanceof Valid || type.isAnnotationPresent(Constraint.class)) {
      return Stream.of(annotation);
    }
    try {
      return type.getMethod("value").invoke(annotation) instanceof Annotation[] several
          ? Arrays.stream(several).flatMap(Shape::constraints)
          : Stream.empty();
    } catch (ReflectiveOperationException e) {
      return Stream.empty();
    }
  }
}
