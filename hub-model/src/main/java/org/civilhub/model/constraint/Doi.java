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
 * The text is a DOI (ISO 26324): 10, a dot, the registrant's digits, a slash and a name; the
 * address before it may be there. A DOI has no check digit. Null is valid.
 */
@Documented
@Target({ElementType.METHOD, ElementType.FIELD, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Doi.Rule.class)
public @interface Doi {
  /**
   * Message key, which is the finding's code.
   *
   * @return the key in braces
   */
  String message() default "{hub.doi.malformed}";

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
  final class Rule implements ConstraintValidator<Doi, String> {
    /** For the validation provider. */
    public Rule() {}

    @Override
    public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
      return value == null || hasForm(value);
    }

    private static final Pattern FORM =
        Pattern.compile("(?:https?://(?:dx\\.)?doi\\.org/|doi:)?10(?:\\.[0-9]{1,9})++/\\S+");

    private static boolean hasForm(String doi) {
      return FORM.matcher(doi).matches();
    }
  }
}
