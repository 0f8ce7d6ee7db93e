package org.civilhub.model.constraint;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.civilhub.model.value.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * One date does not lie before another: the rule is broken only where no day of the one could be on
 * or after the first possible day of the other. Null and absent dates are valid. Reported on the
 * later date.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = DateOrder.Rule.class)
public @interface DateOrder {
  /**
   * Property that holds the earlier date.
   *
   * @return its name, such as {@code startsOn}
   */
  String start();

  /**
   * Property that holds the later date.
   *
   * @return its name, such as {@code endsOn}
   */
  String end();

  /**
   * Message key, which is the finding's code.
   *
   * @return the key in braces
   */
  String message() default "{hub.date.end-before-start}";

  /**
   * Validation groups.
   *
   * @return the groups
   */
  Class<?>[] groups() default {};

  /**
   * Payload for clients of the validation API.
   *
   * @return the payload
   */
  Class<? extends Payload>[] payload() default {};

  /** Judges the constraint. */
  final class Rule implements ConstraintValidator<DateOrder, Object> {
    private String start = "";
    private String end = "";

    /** For the validation provider. */
    public Rule() {}

    @Override
    public void initialize(DateOrder order) {
      start = order.start();
      end = order.end();
    }

    @Override
    public boolean isValid(@Nullable Object bean, ConstraintValidatorContext context) {
      if (bean == null) {
        return true;
      }
      Optional<PartialDate> first = read(bean, start);
      Optional<PartialDate> last = read(bean, end);
      boolean ordered =
          first.isEmpty()
              || last.isEmpty()
              || first.get().firstDay().filter(last.get().lastDay()::isBefore).isEmpty();
      if (!ordered) {
        context.disableDefaultConstraintViolation();
        context
            .buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
            .addPropertyNode(end)
            .addConstraintViolation();
      }
      return ordered;
    }

    /** Implementations are not public, so the accessor is taken from the interface they have. */
    private static Optional<PartialDate> read(Object bean, String property) {
      String getter =
          "get" + property.substring(0, 1).toUpperCase(Locale.ROOT) + property.substring(1);
      try {
        for (Class<?> type : bean.getClass().getInterfaces()) {
          if (Arrays.stream(type.getMethods()).anyMatch(m -> m.getName().equals(getter))) {
            return ((Optional<?>) type.getMethod(getter).invoke(bean)).map(PartialDate.class::cast);
          }
        }
      } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
        throw new IllegalStateException("cannot read " + property + " of " + bean.getClass(), e);
      }
      throw new IllegalStateException(bean.getClass() + " must have " + getter);
    }
  }
}
