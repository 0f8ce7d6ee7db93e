package org.civilhub.model;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.civilhub.model.constraint.PropertyRule;
import org.civilhub.model.value.QualifiedNumber;
import org.jspecify.annotations.Nullable;

/**
 * The rows of attendance do not add up to more than the event's own total can be: 120 in rows are
 * too many for 100, and not for more than 100. Organisers and staff do not attend. Without a total
 * it is valid, and so it is with one that has no upper end or is below zero, which is a fault of
 * its own. Reported on the rows.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = ParticipantsWithinTotal.Rule.class)
public @interface ParticipantsWithinTotal {
  /**
   * Property that holds the rows of attendance.
   *
   * @return its name
   */
  String rows() default "participations";

  /**
   * Property that holds the event's own total.
   *
   * @return its name
   */
  String total() default "participants";

  /**
   * Message key, which is the finding's code.
   *
   * @return the key in braces
   */
  String message() default "{hub.event.participants-within-total}";

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
  final class Rule extends PropertyRule<ParticipantsWithinTotal> {
    /** For the validation provider. */
    public Rule() {}

    @Override
    public void initialize(ParticipantsWithinTotal constraint) {
      on(constraint.rows(), constraint.rows(), constraint.total());
    }

    @Override
    @SuppressWarnings("unchecked")
    protected boolean judge(@Nullable Object[] values) {
      return holds(
          (List<Participation>) Objects.requireNonNull(values[0]), (QualifiedNumber) values[1]);
    }

    /**
     * Whether it holds; an absent value is null.
     *
     * @param rows value of the property
     * @param total value of the property
     * @return true if it does
     */
    public boolean holds(List<Participation> rows, @Nullable QualifiedNumber total) {
      return total == null
          || !total.canReach(0)
          || isSurelyWithin(rows, total)
          || total.canReach(sum(rows));
    }

    /** The sum of plain numbers, with nothing made: enough for nearly every event. */
    private static boolean isSurelyWithin(List<Participation> rows, QualifiedNumber total) {
      long sum = 0;
      for (int i = 0; i < rows.size(); i++) {
        if (rows.get(i).isAttendance()) {
          long least = rows.get(i).getNumber().wholeLow(-1);
          sum += least;
          if (least < 0 || sum < 0) {
            return false; // not plain, or more than a long holds
          }
        }
      }
      return total.canReach(sum);
    }

    private static QualifiedNumber sum(List<Participation> rows) {
      QualifiedNumber sum = QualifiedNumber.exact(0);
      for (Participation row : rows) {
        if (row.isAttendance()) {
          sum = sum.plus(row.getNumber());
        }
      }
      return sum;
    }

    @Override
    @SuppressWarnings("unchecked")
    protected Map<String, Object> explain(@Nullable Object[] values) {
      return Map.of(
          "number",
          sum((List<Participation>) Objects.requireNonNull(values[0])),
          "limit",
          Objects.requireNonNull(values[1]));
    }
  }
}
