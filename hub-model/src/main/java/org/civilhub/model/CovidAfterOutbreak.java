package org.civilhub.model;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.LocalDate;
import java.util.Map;
import org.civilhub.model.constraint.PropertyRule;
import org.civilhub.model.value.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * An event marked as a response to COVID-19 did not end before the disease was first reported, on
 * 2019-12-31 (WHO, Disease Outbreak News of 5 January 2020). Without the marker or a date it is
 * valid. Reported on the marker.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = CovidAfterOutbreak.Rule.class)
public @interface CovidAfterOutbreak {
  /**
   * Property that holds the marker.
   *
   * @return its name
   */
  String marker() default "covidRelated";

  /**
   * Property that holds the first day.
   *
   * @return its name
   */
  String start() default "startsOn";

  /**
   * Property that holds the last day.
   *
   * @return its name
   */
  String end() default "endsOn";

  /**
   * Message key, which is the finding's code.
   *
   * @return the key in braces
   */
  String message() default "{hub.event.covid-after-outbreak}";

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
  final class Rule extends PropertyRule<CovidAfterOutbreak> {
    /** For the validation provider. */
    public Rule() {}

    @Override
    public void initialize(CovidAfterOutbreak constraint) {
      on(constraint.marker(), constraint.marker(), constraint.start(), constraint.end());
    }

    @Override
    protected boolean judge(@Nullable Object[] values) {
      return holds((Boolean) values[0], (PartialDate) values[1], (PartialDate) values[2]);
    }

    /**
     * Whether it holds; an absent value is null.
     *
     * @param marker value of the property
     * @param start value of the property
     * @param end value of the property
     * @return true if it does
     */
    public boolean holds(
        @Nullable Boolean marker, @Nullable PartialDate start, @Nullable PartialDate end) {
      PartialDate last = end == null ? start : end;
      return marker == null || !marker || last == null || last.lastDay().isAfter(EVE);
    }

    private static final LocalDate EVE = LocalDate.of(2019, 12, 30);

    @Override
    protected Map<String, Object> explain(@Nullable Object[] values) {
      return Map.of(
          "found",
          String.valueOf(values[2] == null ? values[1] : values[2]),
          "start",
          EVE.plusDays(1).toString());
    }
  }
}
