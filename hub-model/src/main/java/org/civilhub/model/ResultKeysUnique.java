package org.civilhub.model;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.civilhub.model.constraint.PropertyRule;
import org.jspecify.annotations.Nullable;

/**
 * Each key of a project's results, and each key of a result's indicators, stands once. Reported on
 * the results.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = ResultKeysUnique.Rule.class)
public @interface ResultKeysUnique {
  /**
   * Property that holds the results framework.
   *
   * @return its name
   */
  String results() default "results";

  /**
   * Message key, which is the finding's code.
   *
   * @return the key in braces
   */
  String message() default "{hub.project.keys-unique}";

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
  final class Rule extends PropertyRule<ResultKeysUnique> {
    /** For the validation provider. */
    public Rule() {}

    @Override
    public void initialize(ResultKeysUnique constraint) {
      on(constraint.results(), constraint.results());
    }

    @Override
    @SuppressWarnings("unchecked")
    protected boolean judge(@Nullable Object[] values) {
      return holds((List<Result>) Objects.requireNonNull(values[0]));
    }

    /**
     * Whether it holds; an absent value is null.
     *
     * @param results value of the property
     * @return true if it does
     */
    public boolean holds(List<Result> results) {
      return results.isEmpty() || repeated(results).isEmpty();
    }

    private static Optional<String> repeated(List<Result> results) {
      Set<String> keys = new HashSet<>();
      for (Result result : results) {
        if (!keys.add(result.getKey())) {
          return Optional.of(result.getKey());
        }
        Set<String> ofResult = new HashSet<>();
        for (Indicator indicator : result.getIndicators()) {
          if (!ofResult.add(indicator.getKey())) {
            return Optional.of(indicator.getKey());
          }
        }
      }
      return Optional.empty();
    }

    @Override
    @SuppressWarnings("unchecked")
    protected Map<String, Object> explain(@Nullable Object[] values) {
      return Map.of("found", repeated((List<Result>) Objects.requireNonNull(values[0])).orElse(""));
    }
  }
}
