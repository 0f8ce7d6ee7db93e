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
import java.util.Set;
import org.civilhub.model.constraint.PropertyRule;
import org.civilhub.model.value.CountryCode;
import org.civilhub.model.value.QualifiedNumber;
import org.jspecify.annotations.Nullable;

/**
 * The countries named as taking part in an event, in its list and in the rows of attendance, are
 * not more than the number that is stated can be. Organisers and staff do not take part. Without a
 * stated number it is valid, and so it is with one that has no upper end or is below zero, which is
 * a fault of its own. Reported on the list.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = EventCountriesWithinStated.Rule.class)
public @interface EventCountriesWithinStated {
  /**
   * Property that lists the countries.
   *
   * @return its name
   */
  String countries() default "countries";

  /**
   * Property that holds the rows of attendance.
   *
   * @return its name
   */
  String rows() default "participations";

  /**
   * Property that holds the stated number.
   *
   * @return its name
   */
  String number() default "statedCountries";

  /**
   * Message key, which is the finding's code.
   *
   * @return the key in braces
   */
  String message() default "{hub.event.countries-within-stated}";

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
  final class Rule extends PropertyRule<EventCountriesWithinStated> {
    private static final int SHORT = 64;

    /** For the validation provider. */
    public Rule() {}

    @Override
    public void initialize(EventCountriesWithinStated constraint) {
      on(constraint.countries(), constraint.countries(), constraint.rows(), constraint.number());
    }

    @Override
    @SuppressWarnings("unchecked")
    protected boolean judge(@Nullable Object[] values) {
      return holds(
          (List<CountryCode>) Objects.requireNonNull(values[0]),
          (List<Participation>) Objects.requireNonNull(values[1]),
          (QualifiedNumber) values[2]);
    }

    /**
     * Whether it holds; an absent value is null.
     *
     * @param countries value of the property
     * @param rows value of the property
     * @param number value of the property
     * @return true if it does
     */
    public boolean holds(
        List<CountryCode> countries, List<Participation> rows, @Nullable QualifiedNumber number) {
      return number == null
          || !number.canReach(0)
          || number.canReach(countries.size() + (long) rows.size())
          || (countries.size() + rows.size() <= SHORT
              && number.canReach(countries.size() + added(countries, rows)))
          || number.canReach(named(countries, rows).size());
    }

    /** How many countries the rows name beside the list: counted without making a set. */
    private static long added(List<CountryCode> countries, List<Participation> rows) {
      long added = 0;
      for (int i = 0; i < rows.size(); i++) {
        CountryCode country = named(rows.get(i));
        if (country != null && !countries.contains(country) && isFirst(country, rows, i)) {
          added++;
        }
      }
      return added;
    }

    private static boolean isFirst(CountryCode country, List<Participation> rows, int index) {
      for (int i = 0; i < index; i++) {
        if (country.equals(named(rows.get(i)))) {
          return false;
        }
      }
      return true;
    }

    private static @Nullable CountryCode named(Participation row) {
      return row.isAttendance() ? row.countryOrNull() : null;
    }

    private static Set<CountryCode> named(List<CountryCode> countries, List<Participation> rows) {
      Set<CountryCode> named = new HashSet<>(countries);
      for (Participation row : rows) {
        CountryCode country = named(row);
        if (country != null) {
          named.add(country);
        }
      }
      return named;
    }

    @Override
    @SuppressWarnings("unchecked")
    protected Map<String, Object> explain(@Nullable Object[] values) {
      return Map.of(
          "found",
          String.valueOf(
              named(
                      (List<CountryCode>) Objects.requireNonNull(values[0]),
                      (List<Participation>) Objects.requireNonNull(values[1]))
                  .size()),
          "limit",
          Objects.requireNonNull(values[2]));
    }
  }
}
