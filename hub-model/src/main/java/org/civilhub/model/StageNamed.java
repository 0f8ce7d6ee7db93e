package org.civilhub.model;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Map;
import java.util.Objects;
import org.civilhub.model.constraint.PropertyRule;
import org.jspecify.annotations.Nullable;

/**
 * A claim on contributions says of which stage they are, as stages never add up. Another claim is
 * valid. Reported on the split.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = StageNamed.Rule.class)
public @interface StageNamed {
  /**
   * Property that holds the indicator.
   *
   * @return its name
   */
  String indicator() default "indicator";

  /**
   * Property that holds the part that is claimed.
   *
   * @return its name
   */
  String split() default "split";

  /**
   * Message key, which is the finding's code.
   *
   * @return the key in braces
   */
  String message() default "{hub.claim.stage-named}";

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
  final class Rule extends PropertyRule<StageNamed> {
    /** For the validation provider. */
    public Rule() {}

    @Override
    public void initialize(StageNamed constraint) {
      on(constraint.split(), constraint.indicator(), constraint.split());
    }

    @Override
    @SuppressWarnings("unchecked")
    protected boolean judge(@Nullable Object[] values) {
      return holds((String) values[0], (Map<?, ?>) Objects.requireNonNull(values[1]));
    }

    /**
     * Whether it holds; an absent value is null.
     *
     * @param indicator value of the property
     * @param split value of the property
     * @return true if it does
     */
    public boolean holds(@Nullable String indicator, Map<?, ?> split) {
      return !"contributions".equals(indicator) || split.containsKey("stage");
    }
  }
}
