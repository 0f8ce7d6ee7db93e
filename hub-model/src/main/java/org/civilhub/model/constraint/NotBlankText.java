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
import org.civilhub.model.value.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * The text has something to read, and in every language if it has several. Null is valid, so unlike
 * the standard {@code NotBlank} it says nothing of an empty {@code Optional}.
 */
@Documented
@Target({ElementType.METHOD, ElementType.FIELD, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = {NotBlankText.Rule.class, NotBlankText.PlainRule.class})
public @interface NotBlankText {
  /**
   * Message key, which is the finding's code.
   *
   * @return the key in braces
   */
  String message() default "{hub.text.blank}";

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

  /** Judges the constraint on text in several languages. */
  final class Rule implements ConstraintValidator<NotBlankText, LocalizedText> {
    /** For the validation provider. */
    public Rule() {}

    @Override
    public boolean isValid(@Nullable LocalizedText value, ConstraintValidatorContext context) {
      return value == null || !value.hasBlank();
    }
  }

  /** Judges the constraint on text without a language. */
  final class PlainRule implements ConstraintValidator<NotBlankText, String> {
    /** For the validation provider. */
    public PlainRule() {}

    @Override
    public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
      return value == null || !value.isBlank();
    }
  }
}
