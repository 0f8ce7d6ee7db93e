package org.civilhub.metrics;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.civilhub.model.value.QualifiedNumber;
import org.jspecify.annotations.Nullable;

/**
 * What the records of one part add up to. Immutable plain data; {@link #plus} is associative and
 * commutative with {@link #EMPTY} as identity.
 *
 * @param records records that count
 * @param missing records that would count but lack the field
 * @param undatable records of which it cannot be said whether they lie in the period
 * @param open records that may hold more than is recorded, or of which it is not decided whether
 *     they count
 * @param disputed records that count and on whose field another source says otherwise
 * @param undated records that count and bear no date: known only to lie since the founding
 * @param leftOut number of records left out, by reason
 * @param sum sum of the amounts
 * @param names the distinct ones named
 * @param largest the largest number of distinct ones that one record states
 */
public record Cell(
    long records,
    long missing,
    long undatable,
    long open,
    long disputed,
    long undated,
    SortedMap<String, Long> leftOut,
    QualifiedNumber sum,
    SortedSet<String> names,
    Optional<QualifiedNumber> largest)
    implements Serializable {
  /** No records. */
  public static final Cell EMPTY =
      new Cell(
          0,
          0,
          0,
          0,
          0,
          0,
          Collections.emptySortedMap(),
          QualifiedNumber.exact(0),
          Collections.emptySortedSet(),
          Optional.empty());

  /**
   * A record's judgement as a cell of its own.
   *
   * @param judgement what the metric makes of the record
   * @param disputed whether another source says otherwise of a field it rests on
   * @return the cell
   */
  static Cell of(Judgement judgement, boolean disputed) {
    long open = judgement.open() ? 1 : 0;
    return switch (judgement.verdict()) {
      case NONE -> EMPTY;
      case COUNTS ->
          new Cell(
              1,
              0,
              0,
              open,
              disputed ? 1 : 0,
              judgement.undated() ? 1 : 0,
              Collections.emptySortedMap(),
              judgement.amount(),
              judgement.names(),
              judgement.stated());
      case MISSING -> EMPTY.with(1, 0, 0, Collections.emptySortedMap());
      case UNDATABLE -> EMPTY.with(0, 1, 0, Collections.emptySortedMap());
      case LEFT_OUT -> EMPTY.with(0, 0, open, new TreeMap<>(Map.of(judgement.reason(), 1L)));
    };
  }

  private Cell with(long missing, long undatable, long open, SortedMap<String, Long> leftOut) {
    return new Cell(0, missing, undatable, open, 0, 0, leftOut, sum, names, largest);
  }

  /**
   * The records of this cell as left out, all for one reason.
   *
   * @param reason code of the reason
   * @param undecided whether it cannot be said that they do not count
   * @return a cell without counted records
   */
  Cell asLeftOut(String reason, boolean undecided) {
    long all = records + missing + undatable + leftOut.values().stream().mapToLong(n -> n).sum();
    return all == 0
        ? EMPTY
        : EMPTY.with(0, 0, undecided ? all : 0, new TreeMap<>(Map.of(reason, all)));
  }

  /**
   * What this cell leaves open for a part that it may belong to.
   *
   * @return a cell that counts nothing
   */
  Cell asOpen() {
    return EMPTY.with(0, 0, records + missing + undatable + open, Collections.emptySortedMap());
  }

  /**
   * Both together.
   *
   * @param other another cell, over other records
   * @return a new cell
   */
  public Cell plus(Cell other) {
    return new Cell(
        records + other.records,
        missing + other.missing,
        undatable + other.undatable,
        open + other.open,
        disputed + other.disputed,
        undated + other.undated,
        added(leftOut, other.leftOut),
        sum.plus(other.sum),
        union(names, other.names),
        largest(largest, other.largest));
  }

  private static SortedMap<String, Long> added(
      SortedMap<String, Long> a, SortedMap<String, Long> b) {
    if (b.isEmpty()) {
      return a;
    }
    SortedMap<String, Long> sum = new TreeMap<>(a);
    b.forEach((reason, count) -> sum.merge(reason, count, Long::sum));
    return sum;
  }

  private static SortedSet<String> union(SortedSet<String> a, SortedSet<String> b) {
    if (a.containsAll(b)) {
      return a;
    }
    SortedSet<String> both = new TreeSet<>(a);
    both.addAll(b);
    return both;
  }

  /** The one that proves more: by the lower end, and of equal ends the one that leaves it out. */
  private static Optional<QualifiedNumber> largest(
      Optional<QualifiedNumber> a, Optional<QualifiedNumber> b) {
    if (a.isEmpty() || b.isEmpty()) {
      return a.isPresent() ? a : b;
    }
    int order = low(a.get()).compareTo(low(b.get()));
    if (order == 0) {
      order = Boolean.compare(a.get().isLowOpen(), b.get().isLowOpen());
    }
    if (order == 0) {
      order = b.get().toString().compareTo(a.get().toString());
    }
    return order >= 0 ? a : b;
  }

  private static BigDecimal low(QualifiedNumber number) {
    return number.getLow().orElse(BigDecimal.ZERO);
  }

  /** What is written in its place: Java does not serialize an {@link Optional}. */
  private record Written(
      long records,
      long missing,
      long undatable,
      long open,
      long disputed,
      long undated,
      SortedMap<String, Long> leftOut,
      QualifiedNumber sum,
      SortedSet<String> names,
      @Nullable QualifiedNumber largest)
      implements Serializable {
    private Object readResolve() {
      return new Cell(
          records,
          missing,
          undatable,
          open,
          disputed,
          undated,
          leftOut,
          sum,
          names,
          Optional.ofNullable(largest));
    }
  }

  private Object writeReplace() {
    return new Written(
        records,
        missing,
        undatable,
        open,
        disputed,
        undated,
        leftOut,
        sum,
        names,
        largest.orElse(null));
  }
}
