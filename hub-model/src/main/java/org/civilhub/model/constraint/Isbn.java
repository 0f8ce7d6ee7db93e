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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text is an ISBN (ISO 2108) of 10 or 13 digits, with or without hyphens or spaces between
 * them. Null is valid.
 */
@Documented
@Target({ElementType.METHOD, ElementType.FIELD, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Isbn.Rule.class)
public @interface Isbn {
  /**
   * Message key, which is the finding's code.
   *
   * @return the key in braces
   */
  String message() default "{hub.isbn.check-digit}";

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
  final class Rule implements ConstraintValidator<Isbn, String> {
    /** For the validation provider. */
    public Rule() {}

    @Override
    public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
      return value == null || hasCheckDigit(value);
    }

    private static final Pattern FORM =
        Pattern.compile("(?:97[89][- ]?)?[0-9](?:[- ]?[0-9]){8}[- ]?[0-9X]");

    private static boolean hasCheckDigit(String isbn) {
      if (!FORM.matcher(isbn).matches()) {
        return false;
      }
      String digits = isbn.replace("-", "").replace(" ", "");
      boolean old = digits.length() == 10;
      int sum = 0;
      for (int i = 0; i < digits.length(); i++) {
        char c = digits.charAt(i);
        if (c == 'X' && !old) {
          return false;
        }
        int digit = c == 'X' ? 10 : c - '0';
        sum += digit * (old ? 10 - i : 1 + 2 * (i % 2));
      }
      return sum % (old ? 11 : 10) == 0;
    }
  }
}
