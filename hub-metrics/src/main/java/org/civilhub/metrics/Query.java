package org.civilhub.metrics;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.civilhub.model.HubRecord;
import org.civilhub.model.Source;
import org.civilhub.model.value.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * What a metric is asked: for which days, of which part, by which splits, and whose word does not
 * count.
 *
 * @param scope what is said of the dataset
 * @param period the days the figure speaks of; for a stock its last day
 * @param only the one part to calculate; empty for the whole and its splits
 * @param splits the splits, each by one or more dimensions; empty for those that the metric always
 *     shows
 * @param except documents and addresses that prove nothing: a record that rests on these alone is
 *     left out
 * @param internal whether small cells of people are shown as they are
 * @param named how many records a figure names for each outcome, at most; 0 for none
 * @param conversion how amounts of money are converted; empty if they are not
 */
public record Query(
    Scope scope,
    Period period,
    Optional<Split> only,
    List<List<Dimension>> splits,
    SortedSet<String> except,
    boolean internal,
    int named,
    Optional<Conversion> conversion)
    implements Serializable {
  /** The smallest number of people in a part that is shown, unless for internal use. */
  public static final BigDecimal SMALLEST_SHOWN = BigDecimal.valueOf(5);

  /**
   * Takes copies.
   *
   * @throws IllegalArgumentException if a negative number of records is to be named
   */
  public Query {
    List<List<Dimension>> copies = new ArrayList<>();
    for (List<Dimension> split : splits) {
      copies.add(List.copyOf(split));
    }
    splits = List.copyOf(copies);
    except =
        except.isEmpty()
            ? Collections.emptySortedSet()
            : Collections.unmodifiableSortedSet(new TreeSet<>(except));
    if (named < 0) {
      throw new IllegalArgumentException("records to name must be 0 or more, found " + named);
    }
  }

  /**
   * Everything since the founding, or the stock, as of a day.
   *
   * @param scope what is said of the dataset
   * @param asOf the day
   * @return the query
   */
  public static Query asOf(Scope scope, LocalDate asOf) {
    return new Query(
        scope,
        scope.sinceFounding(asOf),
        Optional.empty(),
        List.of(),
        Collections.emptySortedSet(),
        false,
        0,
        Optional.empty());
  }

  /**
   * The same for other days.
   *
   * @param other the days
   * @return a new query
   */
  public Query in(Period other) {
    return new Query(scope, other, only, splits, except, internal, named, conversion);
  }

  /**
   * The same for one part.
   *
   * @param part the part; {@link Split#NONE} for the whole alone
   * @return a new query
   */
  public Query of(Split part) {
    return new Query(scope, period, Optional.of(part), splits, except, internal, named, conversion);
  }

  /**
   * The same with one split more. The first one replaces those that the metric always shows.
   *
   * @param dimensions by what to split, one or more
   * @return a new query
   */
  public Query splitBy(Dimension... dimensions) {
    List<List<Dimension>> more = new ArrayList<>(splits);
    more.add(List.of(dimensions));
    return new Query(scope, period, only, more, except, internal, named, conversion);
  }

  /**
   * The same with the splits that a metric always shows.
   *
   * @return a new query
   */
  public Query withoutSplits() {
    return new Query(scope, period, only, List.of(), except, internal, named, conversion);
  }

  /**
   * The same with small cells of people shown as they are, for use inside the organisation.
   *
   * @return a new query
   */
  public Query forInternalUse() {
    return new Query(scope, period, only, splits, except, true, named, conversion);
  }

  /**
   * The same with every record named that a figure counts, lacks or leaves out.
   *
   * @return a new query
   */
  public Query traced() {
    return traced(Integer.MAX_VALUE);
  }

  /**
   * The same with some of the records named that a figure counts, lacks or leaves out: those of the
   * smallest ids, so that it is always the same ones.
   *
   * @param most how many for each outcome, at most; 0 for none
   * @return a new query
   * @throws IllegalArgumentException if the number is negative
   */
  public Query traced(int most) {
    return new Query(scope, period, only, splits, except, internal, most, conversion);
  }

  /**
   * The same with amounts of money converted into one currency, as far as there are rates for them.
   *
   * @param how into which currency, and by which rates
   * @return a new query
   */
  public Query converted(Conversion how) {
    return new Query(scope, period, only, splits, except, internal, named, Optional.of(how));
  }

  /**
   * The same without the records that rest on some sources alone.
   *
   * @param sources the sources that prove nothing
   * @return a new query
   */
  public Query withoutWordOf(Collection<Source> sources) {
    SortedSet<String> names = new TreeSet<>(except);
    for (Source source : sources) {
      source.getDocument().ifPresent(document -> names.add("document " + document));
      source.getUrl().ifPresent(url -> names.add("url " + url));
    }
    return new Query(scope, period, only, splits, names, internal, named, conversion);
  }

  /**
   * Whether a record may count: it does not rest on excepted sources alone. A record without a
   * source is the Hub's own entry and may.
   *
   * @param record the record
   * @return true if it may count
   */
  public boolean admits(HubRecord record) {
    if (except.isEmpty() || record.getSources().isEmpty()) {
      return true;
    }
    for (Source source : record.getSources()) {
      if (!isExcepted(source)) {
        return true;
      }
    }
    return false;
  }

  private boolean isExcepted(Source source) {
    return isExcepted("document ", source.getDocument()) || isExcepted("url ", source.getUrl());
  }

  private boolean isExcepted(String kind, Optional<String> name) {
    return name.isPresent() && except.contains(kind + name.get());
  }

  /**
   * How a date lies to the days of this query.
   *
   * @param date the date
   * @return inside, outside, or undatable if partly
   */
  public Period.Fit fit(Optional<PartialDate> date) {
    return scope.fit(date, period);
  }

  /**
   * How something that lasts stands on the last day of this query: it has begun by then, and has
   * not ended before.
   *
   * @param since when it began; any day since the founding if empty
   * @param until its last day; empty while it lasts
   * @return inside if it stands on that day, outside if not, undatable if that cannot be said
   */
  public Period.Fit standing(Optional<PartialDate> since, Optional<PartialDate> until) {
    LocalDate day = period.last();
    Period.Fit begun = scope.fit(since, scope.sinceFounding(day));
    if (begun == Period.Fit.OUTSIDE || until.isEmpty()) {
      return begun;
    }
    if (until.get().lastDay().isBefore(day)) {
      return Period.Fit.OUTSIDE;
    }
    boolean lasts = until.get().firstDay().filter(first -> !first.isBefore(day)).isPresent();
    return lasts ? begun : Period.Fit.UNDATABLE;
  }

  /** As of any record; by hand, for what Java makes is put together at each start. */
  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof Query other
        && internal == other.internal
        && named == other.named
        && period.equals(other.period)
        && only.equals(other.only)
        && except.equals(other.except)
        && splits.equals(other.splits)
        && scope.equals(other.scope)
        && conversion.equals(other.conversion);
  }

  /** Of what differs between the queries of one dataset. */
  @Override
  public int hashCode() {
    return Objects.hash(period, only, except, splits, internal);
  }

  /** What is written in its place: Java does not serialize an {@link Optional}. */
  private record Written(
      Scope scope,
      Period period,
      @Nullable Split only,
      List<List<Dimension>> splits,
      SortedSet<String> except,
      boolean internal,
      int named,
      @Nullable Conversion conversion)
      implements Serializable {
    private Object readResolve() {
      return new Query(
          scope,
          period,
          Optional.ofNullable(only),
          splits,
          except,
          internal,
          named,
          Optional.ofNullable(conversion));
    }
  }

  private Object writeReplace() {
    return new Written(
        scope, period, only.orElse(null), splits, except, internal, named, conversion.orElse(null));
  }
}
