package org.civilhub.metrics;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.civilhub.model.HubProfile;
import org.civilhub.model.RecordType;
import org.civilhub.model.rule.DatasetContext;
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
    return of(DatasetContext.of(asOf, complete, profiles));
  }

  /**
   * The scope of a dataset whose records are still to come.
   *
   * @param context what is known of it beforehand
   * @return the scope
   */
  public static Scope of(DatasetContext context) {
    return new Scope(
        context.foundedOn().flatMap(PartialDate::firstDay), context.asOf(), context.complete());
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
    return date.isEmpty()
        ? fit(LONG_AGO, LocalDate.MAX, period)
        : fit(firstDay(date.get()), date.get().lastDay(), period);
  }

  /** Without an object for the many dates that are known to the day. */
  private static LocalDate firstDay(PartialDate date) {
    return date.precision() == PartialDate.Precision.DAY
        ? date.lastDay()
        : date.firstDay().orElse(LONG_AGO);
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
    LocalDate start = notBeforeFounding(from);
    LocalDate end = to.isAfter(asOf) ? asOf : to;
    return end.isBefore(start) ? period.fit(from, to) : period.fit(start, end);
  }

  private LocalDate notBeforeFounding(LocalDate day) {
    return foundedOn.isPresent() && day.isBefore(foundedOn.get()) ? foundedOn.get() : day;
  }

  /**
   * The step of time that something belongs to, if there is only one it can be of.
   *
   * @param dimension a dimension of time
   * @param from first day it may be; cut to the founding
   * @param to last day it may be; cut to the dataset's day
   * @return the step, such as {@code 2024-Q3}, or {@link Dimension#UNDATABLE}
   */
  String step(Dimension dimension, LocalDate from, LocalDate to) {
    LocalDate start = notBeforeFounding(from);
    LocalDate end = to.isAfter(asOf) ? asOf : to;
    if (start.getYear() != end.getYear()) {
      return Dimension.UNDATABLE;
    }
    int length = Step.of(dimension).months();
    int first = (start.getMonthValue() - 1) / length;
    int last = (end.getMonthValue() - 1) / length;
    return first == last ? Step.of(dimension).name(end.getYear(), first) : Dimension.UNDATABLE;
  }

  String step(Dimension dimension, Optional<PartialDate> date) {
    return date.isEmpty()
        ? step(dimension, LONG_AGO, LocalDate.MAX)
        : step(dimension, firstDay(date.get()), date.get().lastDay());
  }

  String step(Dimension dimension, PartialPeriod span) {
    return step(dimension, span.firstDay(), span.lastDay().orElse(LocalDate.MAX));
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object == this
        || (object instanceof Scope other
            && foundedOn.equals(other.foundedOn)
            && asOf.equals(other.asOf)
            && complete.equals(other.complete));
  }

  @Override
  public int hashCode() {
    return Objects.hash(foundedOn, asOf, complete);
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
