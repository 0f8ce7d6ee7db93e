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
import org.civilhub.model.value.QualifiedNumber;
import org.jspecify.annotations.Nullable;

/**
 * The number can be zero or more, and nothing it can be is below zero as far as its interval has a
 * lower end. Null is valid.
 */
@Documented
@Target({ElementType.METHOD, ElementType.FIELD, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = NotNegative.Rule.class)
public @interface NotNegative {
  /**
   * Message key, which is the finding's code.
   *
   * @return the key in braces
   */
  String message() default "{hub.number.negative}";

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
  final class Rule implements ConstraintValidator<NotNegative, QualifiedNumber> {
    /** For the validation provider. */
    public Rule() {}

    @Override
    public boolean isValid(@Nullable QualifiedNumber value, ConstraintValidatorContext context) {
      return value == null
          || (value.getLow().filter(low -> low.signum() < 0).isEmpty()
              && value.meets(QualifiedNumber.atLeast(0)));
    }
  }
}
