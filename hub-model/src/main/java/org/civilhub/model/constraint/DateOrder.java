package org.civilhub.model.constraint;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.civilhub.model.value.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * One date does not lie before another: the rule is broken only where no day of the one could be on
 * or after the first possible day of the other. Absent dates are valid, and so is a null bean.
 * Reported on the later date.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(DateOrder.List.class)
@Constraint(validatedBy = DateOrder.Rule.class)
public @interface DateOrder {
  /**
   * Property that holds the earlier date, such as {@code startsOn}.
   *
   * @return its name
   */
  String start();

  /**
   * Property that holds the later date, such as {@code endsOn}.
   *
   * @return its name
   */
  String end();

  /**
   * Message key, which is the finding's code.
   *
   * @return the key in braces
   */
  String message() default "{hub.date.end-before-start}";

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

  /** Several of them on one type. */
  @Documented
  @Target(ElementType.TYPE)
  @Retention(RetentionPolicy.RUNTIME)
  @interface List {
    /**
     * The constraints.
     *
     * @return the constraints
     */
    DateOrder[] value();
  }

  /** Judges the constraint. */
  final class Rule extends PropertyRule<DateOrder> {
    /** For the validation provider. */
    public Rule() {}

    @Override
    public void initialize(DateOrder constraint) {
      on(constraint.end(), constraint.start(), constraint.end());
    }

    @Override
    protected boolean judge(@Nullable Object[] values) {
      return holds(values[0], values[1]);
    }

    /**
     * Whether it holds; an absent value is null.
     *
     * @param start value of the property
     * @param end value of the property
     * @return true if it does
     */
    public boolean holds(@Nullable Object start, @Nullable Object end) {
      return start == null
          || end == null
          || !last(end).isBefore(last(start))
          || !last(end).isBefore(first(start));
    }

    private static LocalDate last(Object date) {
      return date instanceof PartialDate partial ? partial.lastDay() : (LocalDate) date;
    }

    private static LocalDate first(Object date) {
      return date instanceof PartialDate partial
          ? partial.firstDay().orElse(LocalDate.MIN)
          : (LocalDate) date;
    }

    @Override
    protected Map<String, Object> explain(@Nullable Object[] values) {
      return Map.of("found", Objects.toString(values[1]), "start", Objects.toString(values[0]));
    }
  }
}
