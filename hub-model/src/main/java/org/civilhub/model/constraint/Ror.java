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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text is a ROR identifier: 0, six characters of Crockford's base 32 and two check digits by
 * ISO 7064, MOD 97-10; the address before it may be there. Null is valid.
 */
@Documented
@Target({ElementType.METHOD, ElementType.FIELD, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Ror.Rule.class)
public @interface Ror {
  /**
   * Message key, which is the finding's code.
   *
   * @return the key in braces
   */
  String message() default "{hub.ror.check-digit}";

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
  final class Rule implements ConstraintValidator<Ror, String> {
    /** For the validation provider. */
    public Rule() {}

    @Override
    public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
      return value == null || hasCheckDigits(value);
    }

    private static final Pattern FORM =
        Pattern.compile("(?:https://ror\\.org/)?(0[0-9a-hjkmnp-tv-z]{6})([0-9]{2})");
    private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";

    private static boolean hasCheckDigits(String ror) {
      Matcher matcher = FORM.matcher(ror);
      if (!matcher.matches()) {
        return false;
      }
      long number = 0;
      for (char c : matcher.group(1).toCharArray()) {
        number = number * 32 + DIGITS.indexOf(c);
      }
      return 98 - number * 100 % 97 == Integer.parseInt(matcher.group(2));
    }
  }
}
