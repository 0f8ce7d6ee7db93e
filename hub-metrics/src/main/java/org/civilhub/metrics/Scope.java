package org.civilhub.metrics;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.civilhub.model.HubProfile;
import org.civilhub.model.RecordType;
import org.civilhub.model.value.PartialDate;
import org.civilhub.model.value.PartialPeriod;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a dataset as a whole and bears on its figures.
 *
 * @param foundedOn day of the founding declaration; no record dates from before. Empty if not known
 * @param asOf the day the dataset stands for; no record dates from after
 * @param complete the types of which the dataset says that it holds every record
 */
public record Scope(Optional<LocalDate> foundedOn, LocalDate asOf, Set<RecordType> complete)
    implements Serializable {
  private static final LocalDate LONG_AGO = LocalDate.of(1, 1, 1);

  /** Takes a copy of the types. */
  public Scope {
    EnumSet<RecordType> copy = EnumSet.noneOf(RecordType.class);
    copy.addAll(complete);
    complete = Collections.unmodifiableSet(copy);
  }

  /**
   * The scope of a dataset.
   *
   * @param profiles the Hub's profile, whose founding declaration gives the day of the founding
   * @param asOf the day the dataset stands for
   * @param complete the types of which it holds every record
   * @return the scope
   */
  public static Scope of(
      Collection<HubProfile> profiles, LocalDate asOf, Set<RecordType> complete) {
    Optional<LocalDate> founded =
        profiles.stream()
            .flatMap(profile -> profile.getDeclaration().stream())
            .flatMap(declaration -> declaration.getAdoptedOn().firstDay().stream())
            .min(LocalDate::compareTo);
    return new Scope(founded, asOf, complete);
  }

  /**
   * From the founding, or from as long ago as can be, to a day.
   *
   * @param last the last day
   * @return the period; a single day if that day lies before the founding
   */
  public Period sinceFounding(LocalDate last) {
    LocalDate first = foundedOn.orElse(LONG_AGO);
    return new Period(first.isAfter(last) ? last : first, last);
  }

  /**
   * How a date lies to a period: its interval of days is cut to what is possible, from the founding
   * to the dataset's day, and an absent date is all of that.
   *
   * @param date the date
   * @param period the period
   * @return inside, outside, or undatable if partly
   */
  public Period.Fit fit(Optional<PartialDate> date, Period period) {
    return fit(
        date.flatMap(PartialDate::firstDay).orElse(LONG_AGO),
        date.map(PartialDate::lastDay).orElse(LocalDate.MAX),
        period);
  }

  /**
   * How a span lies to a period; an end that is not recorded is the dataset's day.
   *
   * @param span the span
   * @param period the period
   * @return inside, outside, or undatable if partly
   */
  public Period.Fit fit(PartialPeriod span, Period period) {
    return fit(span.firstDay(), span.lastDay().orElse(LocalDate.MAX), period);
  }

  private Period.Fit fit(LocalDate from, LocalDate to, Period period) {
    LocalDate start = foundedOn.filter(from::isBefore).orElse(from);
    LocalDate end = to.isAfter(asOf) ? asOf : to;
    return end.isBefore(start) ? period.fit(from, to) : period.fit(start, end);
  }

  /**
   * The year of a date, if there is only one it can be of.
   *
   * @param date the date
   * @return the year in four digits; empty if its interval spans years
   */
  public Optional<String> year(Optional<PartialDate> date) {
    LocalDate from = date.flatMap(PartialDate::firstDay).orElse(LONG_AGO);
    LocalDate to = date.map(PartialDate::lastDay).orElse(LocalDate.MAX);
    LocalDate start = foundedOn.filter(from::isBefore).orElse(from);
    LocalDate end = to.isAfter(asOf) ? asOf : to;
    return start.getYear() == end.getYear() ? Optional.of(year(end)) : Optional.empty();
  }

  private static String year(LocalDate day) {
    return day.toString().substring(0, 4);
  }

  /** What is written in its place: Java does not serialize an {@link Optional}. */
  private record Written(
      @Nullable LocalDate foundedOn, LocalDate asOf, EnumSet<RecordType> complete)
      implements Serializable {
    private Object readResolve() {
      return new Scope(Optional.ofNullable(foundedOn), asOf, complete);
    }
  }

  private Object writeReplace() {
    EnumSet<RecordType> types = EnumSet.noneOf(RecordType.class);
    types.addAll(complete);
    return new Written(foundedOn.orElse(null), asOf, types);
  }
}
