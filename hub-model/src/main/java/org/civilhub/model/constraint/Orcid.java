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
 * The text is an ORCID iD: four groups of four digits, the last of which is the check digit of ISO
 * 7064, MOD 11-2, as in {@code 0000-0000-0000-0001}; the address before it may be there. Null is
 * valid.
 */
@Documented
@Target({ElementType.METHOD, ElementType.FIELD, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Orcid.Rule.class)
public @interface Orcid {
  /**
   * Message key, which is the finding's code.
   *
   * @return the key in braces
   */
  String message() default "{hub.orcid.check-digit}";

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
  final class Rule implements ConstraintValidator<Orcid, String> {
    /** For the validation provider. */
    public Rule() {}

    @Override
    public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
      return value == null || hasCheckDigit(value);
    }

    private static final Pattern FORM =
        Pattern.compile("(?:https://orcid\\.org/)?((?:[0-9]{4}-){3}[0-9]{3}[0-9X])");

    private static boolean hasCheckDigit(String orcid) {
      Matcher matcher = FORM.matcher(orcid);
      if (!matcher.matches()) {
        return false;
      }
      String digits = matcher.group(1).replace("-", "");
      int total = 0;
      for (int i = 0; i < 15; i++) {
        total = (total + digits.charAt(i) - '0') * 2;
      }
      int check = (12 - total % 11) % 11;
      return digits.charAt(15) == (check == 10 ? 'X' : (char) ('0' + check));
    }
  }
}
