package org.civilhub.model.constraint;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import org.civilhub.model.value.QualifiedNumber;
import org.jspecify.annotations.Nullable;

/**
 * A list does not name more different things than the number that is stated beside it can be.
 * Without a list or a stated number it is valid, and so it is with a number that has no upper end
 * or is below zero, which is a fault of its own. Reported on the list.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(WithinStatedNumber.List.class)
@Constraint(validatedBy = WithinStatedNumber.Rule.class)
public @interface WithinStatedNumber {
  /**
   * Property that holds the list, such as {@code countries}.
   *
   * @return its name
   */
  String list();

  /**
   * Property that holds the stated number, such as {@code statedCountries}.
   *
   * @return its name
   */
  String number();

  /**
   * Message key, which is the finding's code.
   *
   * @return the key in braces
   */
  String message() default "{hub.list.within-stated-number}";

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
    WithinStatedNumber[] value();
  }

  /** Judges the constraint. */
  final class Rule extends PropertyRule<WithinStatedNumber> {
    /** For the validation provider. */
    public Rule() {}

    @Override
    public void initialize(WithinStatedNumber constraint) {
      on(constraint.list(), constraint.list(), constraint.number());
    }

    @Override
    protected boolean judge(@Nullable Object[] values) {
      return values[0] == null || holds((java.util.List<?>) values[0], (QualifiedNumber) values[1]);
    }

    /**
     * Whether it holds; an absent value is null.
     *
     * @param list value of the property
     * @param number value of the property
     * @return true if it does
     */
    public boolean holds(java.util.List<?> list, @Nullable QualifiedNumber number) {
      return number == null
          || !number.canReach(0)
          || number.canReach(list.size())
          || number.canReach(new HashSet<Object>(list).size());
    }

    @Override
    protected Map<String, Object> explain(@Nullable Object[] values) {
      return Map.of(
          "found",
          String.valueOf(
              new HashSet<Object>((java.util.List<?>) Objects.requireNonNull(values[0])).size()),
          "limit",
          Objects.requireNonNull(values[1]));
    }
  }
}
