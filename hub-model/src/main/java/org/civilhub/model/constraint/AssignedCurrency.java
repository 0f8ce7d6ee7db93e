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
import java.util.Set;
import org.joda.money.BigMoney;
import org.jspecify.annotations.Nullable;

/**
 * The amount is in money that can be given and spent: not in a metal, a unit of account for tests
 * or no currency at all, which ISO 4217 gives codes to as well. Null is valid.
 */
@Documented
@Target({ElementType.METHOD, ElementType.FIELD, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = AssignedCurrency.Rule.class)
public @interface AssignedCurrency {
  /**
   * Message key, which is the finding's code.
   *
   * @return the key in braces
   */
  String message() default "{hub.currency.unassigned}";

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
  final class Rule implements ConstraintValidator<AssignedCurrency, BigMoney> {
    /** For the validation provider. */
    public Rule() {}

    @Override
    public boolean isValid(@Nullable BigMoney value, ConstraintValidatorContext context) {
      return value == null || !NO_MONEY.contains(value.getCurrencyUnit().getCode());
    }

    /** Codes of ISO 4217 without a country or union that issues them. */
    private static final Set<String> NO_MONEY =
        Set.of("XAG", "XAU", "XBA", "XBB", "XBC", "XBD", "XPD", "XPT", "XSU", "XTS", "XUA", "XXX");
  }
}
