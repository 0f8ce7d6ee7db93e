package org.civilhub.model;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.civilhub.model.code.EventFormat;
import org.civilhub.model.constraint.PropertyRule;
import org.jspecify.annotations.Nullable;

/**
 * An event marked as a response to COVID-19 says how people attended, as only online events count
 * among those of the response. Without the marker it is valid. Reported on the format.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = CovidFormatKnown.Rule.class)
public @interface CovidFormatKnown {
  /**
   * Property that holds the marker.
   *
   * @return its name
   */
  String marker() default "covidRelated";

  /**
   * Property that holds the format.
   *
   * @return its name
   */
  String format() default "format";

  /**
   * Message key, which is the finding's code.
   *
   * @return the key in braces
   */
  String message() default "{hub.event.covid-format-known}";

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
  final class Rule extends PropertyRule<CovidFormatKnown> {
    /** For the validation provider. */
    public Rule() {}

    @Override
    public void initialize(CovidFormatKnown constraint) {
      on(constraint.format(), constraint.marker(), constraint.format());
    }

    @Override
    protected boolean judge(@Nullable Object[] values) {
      return holds((Boolean) values[0], (EventFormat) values[1]);
    }

    /**
     * Whether it holds; an absent value is null.
     *
     * @param marker value of the property
     * @param format value of the property
     * @return true if it does
     */
    public boolean holds(@Nullable Boolean marker, @Nullable EventFormat format) {
      return marker == null || !marker || format != null;
    }
  }
}
