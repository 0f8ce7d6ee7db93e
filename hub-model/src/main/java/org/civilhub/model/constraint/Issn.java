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
 * The text is an ISSN (ISO 3297): four digits, hyphen, three digits and the check digit. Null is
 * valid.
 */
@Documented
@Target({ElementType.METHOD, ElementType.FIELD, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Issn.Rule.class)
public @interface Issn {
  /**
   * Message key, which is the finding's code.
   *
   * @return the key in braces
   */
  String message() default "{hub.issn.check-digit}";

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
  final class Rule implements ConstraintValidator<Issn, String> {
    /** For the validation provider. */
    public Rule() {}

    @Override
    public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
      return value == null || hasCheckDigit(value);
    }

    private static final Pattern FORM = Pattern.compile("[0-9]{4}-[0-9]{3}[0-9X]");

    private static boolean hasCheckDigit(String issn) {
      if (!FORM.matcher(issn).matches()) {
        return false;
      }
      String digits = issn.substring(0, 4) + issn.substring(5);
      int sum = 0;
      for (int i = 0; i < 8; i++) {
        char c = digits.charAt(i);
        sum += (8 - i) * (c == 'X' ? 10 : c - '0');
      }
      return sum % 11 == 0;
    }
  }
}
