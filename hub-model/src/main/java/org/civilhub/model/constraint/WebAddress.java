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
import org.jspecify.annotations.Nullable;

/**
 * The text is an address of the web: {@code http://} or {@code https://} and something without
 * spaces. Null is valid.
 */
@Documented
@Target({ElementType.METHOD, ElementType.FIELD, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = WebAddress.Rule.class)
public @interface WebAddress {
  /**
   * Message key, which is the finding's code.
   *
   * @return the key in braces
   */
  String message() default "{hub.url.malformed}";

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
  final class Rule implements ConstraintValidator<WebAddress, String> {
    /** For the validation provider. */
    public Rule() {}

    @Override
    public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
      return value == null || hasForm(value);
    }

    private static boolean hasForm(String url) {
      int start = url.startsWith("https://") ? 8 : url.startsWith("http://") ? 7 : url.length();
      for (int i = start; i < url.length(); i++) {
        char letter = url.charAt(i);
        if ((letter <= ' ' || letter > '~') && Character.isWhitespace(letter)) {
          return false;
        }
      }
      return start < url.length();
    }
  }
}
