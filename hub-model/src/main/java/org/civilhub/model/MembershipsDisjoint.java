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
import org.civilhub.model.constraint.PropertyRule;
import org.civilhub.model.value.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * No two spans of a country's taking part overlap: of any two, one can have ended before the other
 * begins. A span without an end lasts; one without a beginning can have begun on any day up to its
 * end. Reported on the spans.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = MembershipsDisjoint.Rule.class)
public @interface MembershipsDisjoint {
  /**
   * Property that holds the spans.
   *
   * @return its name
   */
  String memberships() default "memberships";

  /**
   * Message key, which is the finding's code.
   *
   * @return the key in braces
   */
  String message() default "{hub.membership.disjoint}";

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
  final class Rule extends PropertyRule<MembershipsDisjoint> {
    /** For the validation provider. */
    public Rule() {}

    @Override
    public void initialize(MembershipsDisjoint constraint) {
      on(constraint.memberships(), constraint.memberships());
    }

    @Override
    @SuppressWarnings("unchecked")
    protected boolean judge(@Nullable Object[] values) {
      return holds((List<Membership>) Objects.requireNonNull(values[0]));
    }

    /**
     * Whether it holds; an absent value is null.
     *
     * @param memberships value of the property
     * @return true if it does
     */
    public boolean holds(List<Membership> memberships) {
      return overlap(memberships) < 0;
    }

    /** The first span that overlaps one before it; -1 if none does. */
    private static int overlap(List<Membership> spans) {
      for (int i = 1; i < spans.size(); i++) {
        if (overlapped(spans, i) >= 0) {
          return i;
        }
      }
      return -1;
    }

    private static int overlapped(List<Membership> spans, int later) {
      for (int i = 0; i < later; i++) {
        if (!canEndBefore(spans.get(i), spans.get(later))
            && !canEndBefore(spans.get(later), spans.get(i))) {
          return i;
        }
      }
      return -1;
    }

    /** As far as their dates allow; each starts no later than it ends. */
    private static boolean canEndBefore(Membership one, Membership other) {
      if (one.getLeftOn().isEmpty()) {
        return false;
      }
      LocalDate end = later(firstDay(one.getLeftOn()), firstDay(one.getJoinedOn()));
      LocalDate start = earlier(lastDay(other.getJoinedOn()), lastDay(other.getLeftOn()));
      return end.isBefore(start);
    }

    private static LocalDate firstDay(Optional<PartialDate> date) {
      return date.flatMap(PartialDate::firstDay).orElse(LocalDate.MIN);
    }

    private static LocalDate lastDay(Optional<PartialDate> date) {
      return date.map(PartialDate::lastDay).orElse(LocalDate.MAX);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
      return one.isBefore(other) ? other : one;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
      return one.isBefore(other) ? one : other;
    }

    private static String span(Membership membership) {
      return membership.getJoinedOn().map(PartialDate::toString).orElse("..")
          + " – "
          + membership.getLeftOn().map(PartialDate::toString).orElse("..");
    }

    @Override
    @SuppressWarnings("unchecked")
    protected Map<String, Object> explain(@Nullable Object[] values) {
      List<Membership> spans = (List<Membership>) Objects.requireNonNull(values[0]);
      int later = overlap(spans);
      return Map.of(
          "found", span(spans.get(later)), "other", span(spans.get(overlapped(spans, later))));
    }
  }
}
