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
 * The text is a JSON pointer (RFC 6901) to a part: a slash and a name, once or more often; in names
 * {@code ~0} stands for a tilde and {@code ~1} for a slash. Null is valid.
 */
@Documented
@Target({ElementType.METHOD, ElementType.FIELD, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = JsonPointer.Rule.class)
public @interface JsonPointer {
  /**
   * Message key, which is the finding's code.
   *
   * @return the key in braces
   */
  String message() default "{hub.pointer.malformed}";

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
  final class Rule implements ConstraintValidator<JsonPointer, String> {
    /** For the validation provider. */
    public Rule() {}

    @Override
    public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
      return value == null || hasForm(value);
    }

    private static boolean hasForm(String pointer) {
      boolean form = pointer.startsWith("/") && !pointer.endsWith("/") && !pointer.contains("//");
      for (int i = pointer.indexOf('~'); form && i >= 0; i = pointer.indexOf('~', i + 1)) {
        form = pointer.startsWith("0", i + 1) || pointer.startsWith("1", i + 1);
      }
      return form;
    }
  }
}
