package org.civilhub.model;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.civilhub.model.constraint.PropertyRule;
import org.civilhub.model.value.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * Targets are due, and actuals were reached, within the project's own time, as far as both are
 * recorded: no date lies wholly before its first or after its last possible day. Reported on the
 * results.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = ResultsWithinProject.Rule.class)
public @interface ResultsWithinProject {
  /**
   * Property that holds the project's first day.
   *
   * @return its name
   */
  String start() default "startsOn";

  /**
   * Property that holds its last day.
   *
   * @return its name
   */
  String end() default "endsOn";

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
  String message() default "{hub.project.results-within-project}";

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
  final class Rule extends PropertyRule<ResultsWithinProject> {
    /** For the validation provider. */
    public Rule() {}

    @Override
    public void initialize(ResultsWithinProject constraint) {
      on(constraint.results(), constraint.start(), constraint.end(), constraint.results());
    }

    @Override
    @SuppressWarnings("unchecked")
    protected boolean judge(@Nullable Object[] values) {
      return holds(
          (PartialDate) values[0],
          (PartialDate) values[1],
          (List<Result>) Objects.requireNonNull(values[2]));
    }

    /**
     * Whether it holds; an absent value is null.
     *
     * @param start value of the property
     * @param end value of the property
     * @param results value of the property
     * @return true if it does
     */
    public boolean holds(
        @Nullable PartialDate start, @Nullable PartialDate end, List<Result> results) {
      return results.isEmpty() || outside(start, end, results).isEmpty();
    }

    private static Optional<String> outside(
        @Nullable PartialDate start, @Nullable PartialDate end, List<Result> results) {
      LocalDate first = start == null ? LocalDate.MIN : start.firstDay().orElse(LocalDate.MIN);
      LocalDate last = end == null ? LocalDate.MAX : end.lastDay();
      return results.stream()
          .flatMap(result -> result.getIndicators().stream())
          .flatMap(ResultsWithinProject.Rule::dates)
          .filter(
              date ->
                  date.lastDay().isBefore(first)
                      || date.firstDay().filter(last::isBefore).isPresent())
          .map(PartialDate::toString)
          .findFirst();
    }

    private static Stream<PartialDate> dates(Indicator indicator) {
      return Stream.concat(
          indicator.getTargets().stream().flatMap(target -> target.getDueOn().stream()),
          indicator.getActuals().stream()
              .flatMap(actual -> actual.getPeriod().stream())
              .flatMap(period -> Stream.concat(Stream.of(period.start()), period.end().stream())));
    }

    @Override
    @SuppressWarnings("unchecked")
    protected Map<String, Object> explain(@Nullable Object[] values) {
      PartialDate start = (PartialDate) values[0];
      PartialDate end = (PartialDate) values[1];
      return Map.of(
          "found",
          outside(start, end, (List<Result>) Objects.requireNonNull(values[2])).orElse(""),
          "other",
          (start == null ? ".." : start) + " – " + (end == null ? ".." : end));
    }
  }
}
