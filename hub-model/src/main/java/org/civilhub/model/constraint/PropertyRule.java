package org.civilhub.model.constraint;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A rule on several properties of one value, which its annotation names: each attribute beside
 * those that every constraint has is the name of one, in the order in which the rule takes them. A
 * value may be of any type that has a public accessor {@code getX} for each property.
 *
 * <p>Besides {@link #judge}, which a validation provider reaches through reflection, each rule has
 * a public method {@code holds} with a parameter for each property, null where it is absent; the
 * compiled check calls that one.
 *
 * @param <A> the annotation
 */
public abstract class PropertyRule<A extends Annotation> implements ConstraintValidator<A, Object> {
  private String reported = "";
  private String[] properties = {};

  /** For rules. */
  protected PropertyRule() {}

  /**
   * Says which properties the rule is on; called from {@code initialize}.
   *
   * @param property the one on which a violation is reported
   * @param all the properties in the order in which {@link #judge} takes them
   */
  protected final void on(String property, String... all) {
    reported = property;
    properties = all;
  }

  /**
   * Whether the rule holds.
   *
   * @param values the properties' values; null where one is absent
   * @return true if it does
   */
  protected abstract boolean judge(@Nullable Object[] values);

  /**
   * What a message can say of a violation.
   *
   * @param values the properties' values; null where one is absent
   * @return values by the name they have in the message
   */
  protected Map<String, Object> explain(@Nullable Object[] values) {
    return Map.of();
  }

  @Override
  public boolean isValid(@Nullable Object bean, ConstraintValidatorContext context) {
    boolean valid = bean == null || judge(read(bean));
    if (!valid) {
      context.disableDefaultConstraintViolation();
      context
          .buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
          .addPropertyNode(reported)
          .addConstraintViolation();
    }
    return valid;
  }

  /**
   * What a message can say of a value that breaks the rule.
   *
   * @param constraint the annotation that the value breaks
   * @param bean the value
   * @return values by the name they have in the message: text, or a number with its word
   */
  public final Map<String, Object> explain(A constraint, Object bean) {
    initialize(constraint);
    return explain(read(bean));
  }

  /**
   * The property on which a violation is reported.
   *
   * @return its name; empty until the rule was given an annotation
   */
  public final String reported() {
    return reported;
  }

  private @Nullable Object[] read(Object bean) {
    @Nullable Object[] values = new @Nullable Object[properties.length];
    for (int i = 0; i < properties.length; i++) {
      Object value = read(bean, properties[i]);
      values[i] = value instanceof Optional<?> optional ? optional.orElse(null) : value;
    }
    return values;
  }

  private static @Nullable Object read(Object bean, String property) {
    String getter = "get" + Character.toUpperCase(property.charAt(0)) + property.substring(1);
    Method accessor =
        accessor(bean.getClass(), getter)
            .orElseThrow(() -> new IllegalStateException(bean.getClass() + " must have " + getter));
    try {
      return accessor.invoke(bean);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("cannot read " + property + " of " + bean.getClass(), e);
    }
  }

  /**
   * The accessor of a public type that the class is: generated classes are not public themselves.
   */
  private static Optional<Method> accessor(Class<?> type, String getter) {
    if (Modifier.isPublic(type.getModifiers())) {
      for (Method method : type.getMethods()) {
        if (method.getName().equals(getter) && method.getParameterCount() == 0) {
          return Optional.of(method);
        }
      }
    }
    return Stream.concat(
            Stream.ofNullable(type.getSuperclass()), Arrays.stream(type.getInterfaces()))
        .flatMap(above -> accessor(above, getter).stream())
        .findFirst();
  }
}
