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
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The list names each of its elements once. Null is valid. */
@Documented
@Target({ElementType.METHOD, ElementType.FIELD, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = NoRepeats.Rule.class)
public @interface NoRepeats {
  /**
   * Message key, which is the finding's code.
   *
   * @return the key in braces
   */
  String message() default "{hub.list.repeated}";

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
  final class Rule implements ConstraintValidator<NoRepeats, List<?>> {
    /** For the validation provider. */
    public Rule() {}

    @Override
    public boolean isValid(@Nullable List<?> value, ConstraintValidatorContext context) {
      return value == null || value.size() < 2 || isFreeOfRepeats(value);
    }

    private static final int SHORT = 16;

    private static boolean isFreeOfRepeats(List<?> list) {
      if (list.size() > SHORT) {
        return new HashSet<Object>(list).size() == list.size();
      }
      for (int i = 1; i < list.size(); i++) {
        for (int j = 0; j < i; j++) {
          if (list.get(i).equals(list.get(j))) {
            return false;
          }
        }
      }
      return true;
    }
  }
}
