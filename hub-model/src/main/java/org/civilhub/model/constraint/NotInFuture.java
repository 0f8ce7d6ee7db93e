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
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.civilhub.model.value.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * What is dated has been done: by the validator's clock its first possible day is not after today.
 * Of a mere report it is the day of the report. Null is valid.
 */
@Documented
@Target({ElementType.METHOD, ElementType.FIELD, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = {NotInFuture.Rule.class, NotInFuture.DayRule.class})
public @interface NotInFuture {
  /**
   * Message key, which is the finding's code.
   *
   * @return the key in braces
   */
  String message() default "{hub.date.in-future}";

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

  /** Judges the constraint on a date known in part. */
  final class Rule implements ConstraintValidator<NotInFuture, PartialDate> {
    /** For the validation provider. */
    public Rule() {}

    @Override
    public boolean isValid(@Nullable PartialDate value, ConstraintValidatorContext context) {
      if (value == null) {
        return true;
      }
      long today = DayRule.today(context.getClockProvider().getClock());
      return value.lastDay().toEpochDay() <= today
          || value.firstDay().orElse(value.lastDay()).toEpochDay() <= today;
    }
  }

  /** Judges the constraint on a day. */
  final class DayRule implements ConstraintValidator<NotInFuture, LocalDate> {
    private static final long SECONDS_A_DAY = 86_400;
    private static final long MILLIS_A_SECOND = 1_000;

    /** For the validation provider. */
    public DayRule() {}

    @Override
    public boolean isValid(@Nullable LocalDate value, ConstraintValidatorContext context) {
      return value == null || value.toEpochDay() <= today(context.getClockProvider().getClock());
    }

    /** The clock's day, counted from 1970-01-01; where the zone is an offset, without an object. */
    static long today(Clock clock) {
      return clock.getZone() instanceof ZoneOffset offset
          ? Math.floorDiv(
              Math.floorDiv(clock.millis(), MILLIS_A_SECOND) + offset.getTotalSeconds(),
              SECONDS_A_DAY)
          : LocalDate.now(clock).toEpochDay();
    }
  }
}
