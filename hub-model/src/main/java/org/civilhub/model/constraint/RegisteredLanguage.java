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
import java.util.List;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * The language is one that can be: a tag of two letters is listed in ISO 639-1. {@code kz}, the
 * country, is not; the language is {@code kk}. Longer tags are taken as they are. Null is valid.
 */
@Documented
@Target({ElementType.METHOD, ElementType.FIELD, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = {RegisteredLanguage.Rule.class, RegisteredLanguage.TextRule.class})
public @interface RegisteredLanguage {
  /**
   * Message key, which is the finding's code.
   *
   * @return the key in braces
   */
  String message() default "{hub.language.unregistered}";

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

  /** Judges the constraint on a language. */
  final class Rule implements ConstraintValidator<RegisteredLanguage, LanguageTag> {
    /** For the validation provider. */
    public Rule() {}

    @Override
    public boolean isValid(@Nullable LanguageTag value, ConstraintValidatorContext context) {
      return value == null || value.isRegistered();
    }
  }

  /** Judges the constraint on each language of a text. */
  final class TextRule implements ConstraintValidator<RegisteredLanguage, LocalizedText> {
    /** For the validation provider. */
    public TextRule() {}

    @Override
    public boolean isValid(@Nullable LocalizedText value, ConstraintValidatorContext context) {
      return value == null || allRegistered(value.languages());
    }

    private static boolean allRegistered(List<LanguageTag> languages) {
      for (int i = 0; i < languages.size(); i++) {
        if (!languages.get(i).isRegistered()) {
          return false;
        }
      }
      return true;
    }
  }
}
