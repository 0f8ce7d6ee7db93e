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
import org.joda.money.BigMoney;
import org.jspecify.annotations.Nullable;

/**
 * The number can be zero or more, and nothing it can be is below zero as far as its interval has a
 * lower end; the amount is zero or more. Null is valid.
 */
@Documented
@Target({ElementType.METHOD, ElementType.FIELD, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = {NotNegative.Rule.class, NotNegative.MoneyRule.class})
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

  /** Judges the constraint on a number. */
  final class Rule implements ConstraintValidator<NotNegative, QualifiedNumber> {
    /** For the validation provider. */
    public Rule() {}

    @Override
    public boolean isValid(@Nullable QualifiedNumber value, ConstraintValidatorContext context) {
      return value == null || value.isNeverBelowZero();
    }
  }

  /** Judges the constraint on an amount. */
  final class MoneyRule implements ConstraintValidator<NotNegative, BigMoney> {
    /** For the validation provider. */
    public MoneyRule() {}

    @Override
    public boolean isValid(@Nullable BigMoney value, ConstraintValidatorContext context) {
      return value == null || !value.isNegative();
    }
  }
}
