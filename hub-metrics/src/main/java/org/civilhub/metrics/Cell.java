package org.civilhub.metrics;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.civilhub.model.HubRecord;
import org.civilhub.model.RecordType;
import org.civilhub.model.value.QualifiedNumber;
import org.civilhub.model.value.Qualifier;
import org.jspecify.annotations.Nullable;

/**
 * What the records of one part add up to. Plain data that grows as records are taken, and belongs
 * to one thread until it is merged; {@link #addAll} is associative and commutative, with a new cell
 * as identity. Its published form is {@link Form}.
 */
public final class Cell implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Whole numbers up to here are summed as such; nine thousand million of them fit. */
  private static final long LARGEST_QUICK = 1_000_000_000L;

  private static final int DECIMALS = 2;

  /** Numbers of more digits are not summed as hundredths. */
  private static final int MOST_DIGITS = 15;

  /** Hundredths are summed up to here, and one number more, in a half of what a long holds. */
  private static final long MOST_HUNDREDTHS = Long.MAX_VALUE / 4;

  /** Sums up to here are taken up again as whole numbers. */
  private static final long LARGEST_RESUMED = 1_000_000_000_000_000L;

  private static final QualifiedNumber ZERO = QualifiedNumber.exact(0);

  private static final String COUNTED = "counted";
  private static final String MISSING = "missing";
  private static final String UNDATABLE = "undatable";
  private static final String LEFT_OUT = "left_out:";

  private long records;
  private long missing;
  private long undatable;
  private long open;
  private long disputed;
  private long undated;

  /** Records left out for one reason, which is most often the only one of a cell. */
  private long leftOutFirst;

  private @Nullable String firstReason;
  private @Nullable TreeMap<String, Long> otherReasons;

  /** The sum is that of these three: most amounts are small, and need no objects. */
  private long whole;

  private long hundredths;
  private QualifiedNumber rest = ZERO;

  /** The distinct ones named; null until the first, and where they are estimated. */
  private @Nullable Names names;

  /** The distinct ones named, estimated; null until the first, and where they are exact. */
  private @Nullable NameSketch sketch;

  private @Nullable QualifiedNumber largest;
  private @Nullable TreeMap<String, TreeSet<String>> ids;

  /** Of the record at hand. */
  private transient boolean hasShare;

  private transient boolean hasMore;

  /**
   * A cell as it is published: in partial results, and wherever plain data is wanted.
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
   * @param names the distinct ones named; none where they are estimated
   * @param sketch where they are estimated, the 4,096 registers of an HLL sketch of Apache
   *     DataSketches, a byte each, in Base64: 5,464 characters; it holds no names
   * @param largest the largest number of distinct ones that one record states
   * @param ids which records these are, where that was asked for, by what became of them
   */
  public record Form(
      long records,
      long missing,
      long undatable,
      long open,
      long disputed,
      long undated,
      SortedMap<String, Long> leftOut,
      QualifiedNumber sum,
      SortedSet<String> names,
      Optional<String> sketch,
      Optional<QualifiedNumber> largest,
      SortedMap<String, SortedSet<String>> ids) {
    /**
     * The cell of this form.
     *
     * @return a new cell
     * @throws IllegalArgumentException if the sketch is none
     */
    public Cell toCell() {
      Cell cell = new Cell();
      cell.records = records;
      cell.missing = missing;
      cell.undatable = undatable;
      cell.open = open;
      cell.disputed = disputed;
      cell.undated = undated;
      leftOut.forEach(cell::leaveOut);
      long plain =
          sum.getQualifier() == Qualifier.EXACT ? sum.wholeLow(Long.MAX_VALUE) : Long.MAX_VALUE;
      if (Math.abs(plain) <= LARGEST_RESUMED) {
        cell.whole = plain;
      } else {
        cell.rest = sum;
      }
      cell.sketch = sketch.map(NameSketch::parse).orElse(null);
      cell.take(Names.of(names), false);
      cell.largest = largest.orElse(null);
      ids.forEach((outcome, named) -> named.forEach(id -> cell.name(outcome, id, named.size())));
      return cell;
    }
  }

  Cell() {}

  /**
   * No records.
   *
   * @return a new cell
   */
  public static Cell empty() {
    return new Cell();
  }

  /**
   * The form in which it is published.
   *
   * @return plain data
   */
  public Form toForm() {
    SortedMap<String, SortedSet<String>> named = new TreeMap<>();
    if (ids != null) {
      ids.forEach((outcome, some) -> named.put(outcome, new TreeSet<>(some)));
    }
    return new Form(
        records,
        missing,
        undatable,
        open,
        disputed,
        undated,
        new TreeMap<>(leftOut()),
        sum(),
        new TreeSet<>(names().toSortedSet()),
        Optional.ofNullable(sketch).map(NameSketch::toText),
        largest(),
        named);
  }

  /**
   * Takes one record.
   *
   * @param judgement what the metric makes of it
   * @param amount what it adds to this part
   * @param named what it names in this part
   * @param approximately whether the distinct ones named are estimated
   * @param stated how many it states in this part; null if it does not
   */
  void add(
      Judgement judgement,
      QualifiedNumber amount,
      @Nullable Names named,
      boolean approximately,
      @Nullable QualifiedNumber stated) {
    if (judgement.open()) {
      open++;
    }
    switch (judgement.verdict()) {
      case NONE -> {}
      case MISSING -> missing++;
      case UNDATABLE -> undatable++;
      case LEFT_OUT -> leaveOut(judgement.reason(), 1);
      case COUNTS -> {
        records++;
        if (judgement.undated()) {
          undated++;
        }
        sum(amount);
        if (named != null) {
          take(named, approximately);
        }
        if (stated != null) {
          largest = largest == null ? stated : larger(largest, stated);
        }
      }
    }
  }

  /** Whether no share of the record at hand was taken before. */
  boolean isFirstShare() {
    boolean first = !hasShare;
    hasShare = true;
    return first;
  }

  /** Whether it was not left open before what the record at hand may hold beyond its shares. */
  boolean isFirstMore() {
    boolean first = !hasMore;
    hasMore = true;
    return first;
  }

  /** The shares that come are those of another record. */
  void endRecord() {
    hasShare = false;
    hasMore = false;
  }

  /** Takes one of the distinct ones that a counted record names. */
  void addName(String one, boolean approximately) {
    if (approximately || sketch != null) {
      sketch().addAll(Names.of(List.of(one)));
    } else {
      exactly().add(one);
    }
  }

  /** Takes another share of the record taken just before, which is not counted again. */
  void addShare(Judgement judgement, QualifiedNumber amount) {
    if (judgement.isCounted()) {
      sum(amount);
    }
  }

  /**
   * Takes a record of an amount.
   *
   * @param record the record
   * @param amount its amount; missing if empty
   * @param mostNamed how many records to name for each outcome; 0 for none
   */
  public void add(HubRecord record, Optional<BigDecimal> amount, int mostNamed) {
    Judgement judgement = amount.isPresent() ? Judgement.counts() : Judgement.missing();
    add(judgement, amount.map(QualifiedNumber::computed).orElse(ZERO), null, false, null);
    String id = mostNamed == 0 ? null : name(record);
    if (id != null) {
      trace(judgement, id, mostNamed);
    }
  }

  /** How a trace names a record; not at all if it is one of a person. */
  static @Nullable String name(HubRecord record) {
    RecordType type = RecordType.of(record);
    return switch (type) {
      case EXPERT, SCHOLARSHIP -> null;
      default -> type.getCode() + "/" + record.getId().value();
    };
  }

  /** Takes names; of a cell that is estimated in part, all are. */
  private void take(Names some, boolean approximately) {
    if (some.isEmpty()) {
      return;
    }
    if (approximately || sketch != null) {
      sketch().addAll(some);
    } else {
      exactly().addAll(some);
    }
  }

  private Names exactly() {
    Names all = names == null ? new Names() : names;
    names = all;
    return all;
  }

  private NameSketch sketch() {
    NameSketch all = sketch == null ? new NameSketch() : sketch;
    sketch = all;
    if (names != null) {
      all.addAll(names);
      names = null;
    }
    return all;
  }

  private void sum(QualifiedNumber amount) {
    long plain =
        amount.getQualifier() == Qualifier.EXACT ? amount.wholeLow(Long.MAX_VALUE) : Long.MAX_VALUE;
    if (plain <= LARGEST_QUICK && plain >= -LARGEST_QUICK) {
      whole += plain;
    } else {
      sumFraction(amount);
    }
  }

  /** Most amounts of money have two decimals. */
  private void sumFraction(QualifiedNumber amount) {
    BigDecimal number =
        amount.getQualifier() == Qualifier.EXACT ? amount.getNumber().orElse(null) : null;
    if (number == null || number.scale() > DECIMALS || number.precision() > MOST_DIGITS) {
      rest = rest.plus(amount);
    } else {
      addHundredths(number.movePointRight(DECIMALS).longValue());
    }
  }

  private void addHundredths(long number) {
    hundredths += number;
    if (hundredths > MOST_HUNDREDTHS || hundredths < -MOST_HUNDREDTHS) {
      rest = rest.plus(fraction(hundredths));
      hundredths = 0;
    }
  }

  private static QualifiedNumber fraction(long hundredths) {
    return QualifiedNumber.computed(BigDecimal.valueOf(hundredths, DECIMALS));
  }

  private void leaveOut(String reason, long number) {
    if (firstReason == null) {
      firstReason = reason;
    }
    if (reason.equals(firstReason)) {
      leftOutFirst += number;
      return;
    }
    TreeMap<String, Long> others = otherReasons == null ? new TreeMap<>() : otherReasons;
    otherReasons = others;
    others.merge(reason, number, Long::sum);
  }

  /** The record just taken has another statement on the field it was judged by. */
  void dispute() {
    disputed++;
  }

  /** A record may belong here of which it is not said. */
  void leaveOpen() {
    open++;
  }

  /** Names a record, unless so many of the same outcome with smaller ids are named already. */
  void trace(Judgement judgement, String id, int most) {
    switch (judgement.verdict()) {
      case NONE -> {}
      case COUNTS -> name(COUNTED, id, most);
      case MISSING -> name(MISSING, id, most);
      case UNDATABLE -> name(UNDATABLE, id, most);
      case LEFT_OUT -> name(LEFT_OUT + judgement.reason(), id, most);
    }
  }

  private void name(String outcome, String id, int most) {
    TreeMap<String, TreeSet<String>> all = ids == null ? new TreeMap<>() : ids;
    ids = all;
    TreeSet<String> named = all.computeIfAbsent(outcome, o -> new TreeSet<>());
    named.add(id);
    if (named.size() > most) {
      named.pollLast();
    }
  }

  /**
   * Takes what another cell over other records holds; that one stays as it is.
   *
   * @param other the other cell
   * @param mostNamed how many records to name for each outcome
   */
  public void addAll(Cell other, int mostNamed) {
    records += other.records;
    missing += other.missing;
    undatable += other.undatable;
    open += other.open;
    disputed += other.disputed;
    undated += other.undated;
    for (Map.Entry<String, Long> why : other.leftOut().entrySet()) {
      leaveOut(why.getKey(), why.getValue());
    }
    whole = Math.addExact(whole, other.whole);
    addHundredths(other.hundredths);
    rest = rest.plus(other.rest);
    if (other.sketch != null) {
      sketch().addAll(other.sketch);
    }
    if (other.names != null) {
      take(other.names, false);
    }
    if (other.largest != null) {
      largest = largest == null ? other.largest : larger(largest, other.largest);
    }
    if (other.ids != null) {
      other.ids.forEach((outcome, named) -> named.forEach(id -> name(outcome, id, mostNamed)));
    }
  }

  /** A cell of its own with the same in it. */
  Cell copy() {
    Cell copy = new Cell();
    copy.addAll(this, Integer.MAX_VALUE);
    return copy;
  }

  /** How many records it has taken, whatever became of them. */
  private long taken() {
    long taken = records + missing + undatable;
    for (long number : leftOut().values()) {
      taken += number;
    }
    return taken;
  }

  /**
   * The records of this cell as left out, all for one reason.
   *
   * @param reason code of the reason
   * @param undecided whether it cannot be said that they do not count
   * @param mostNamed how many records to name for each outcome
   * @return a cell without counted records
   */
  public Cell asLeftOut(String reason, boolean undecided, int mostNamed) {
    long all = taken();
    Cell out = new Cell();
    if (all > 0) {
      out.leaveOut(reason, all);
      out.open = undecided ? all : 0;
      if (ids != null) {
        ids.values()
            .forEach(named -> named.forEach(id -> out.name(LEFT_OUT + reason, id, mostNamed)));
      }
    }
    return out;
  }

  /**
   * The records of this cell as ones that cannot be dated.
   *
   * @return a cell without counted records
   */
  public Cell asUndatable() {
    Cell out = new Cell();
    out.undatable = records + missing + undatable;
    if (ids != null) {
      ids.forEach(
          (outcome, named) -> {
            if (!outcome.startsWith(LEFT_OUT)) {
              named.forEach(id -> out.name(UNDATABLE, id, Integer.MAX_VALUE));
            }
          });
    }
    return out;
  }

  /**
   * The same records with their exact sum multiplied.
   *
   * @param factor the factor
   * @return a new cell
   * @throws java.util.NoSuchElementException if the sum is not exact
   */
  public Cell times(BigDecimal factor) {
    Cell product = copy();
    product.whole = 0;
    product.hundredths = 0;
    product.rest = QualifiedNumber.computed(sum().getNumber().orElseThrow().multiply(factor));
    return product;
  }

  /** How many records of this cell may belong to another part: what it leaves open for that. */
  long mayBelongElsewhere() {
    return records + missing + undatable + open;
  }

  /** Leaves open whether some records belong here. */
  void leaveOpen(long number) {
    open += number;
  }

  /** The one that proves more: by the lower end, and of equal ends the one that leaves it out. */
  private static QualifiedNumber larger(QualifiedNumber a, QualifiedNumber b) {
    int order = low(a).compareTo(low(b));
    if (order == 0) {
      order = Boolean.compare(a.isLowOpen(), b.isLowOpen());
    }
    if (order == 0) {
      order = b.toString().compareTo(a.toString());
    }
    return order >= 0 ? a : b;
  }

  private static BigDecimal low(QualifiedNumber number) {
    return number.getLow().orElse(BigDecimal.ZERO);
  }

  /**
   * Records that count.
   *
   * @return their number
   */
  public long records() {
    return records;
  }

  /**
   * Records that would count but lack the field.
   *
   * @return their number
   */
  public long missing() {
    return missing;
  }

  /**
   * Records of which it cannot be said whether they lie in the period.
   *
   * @return their number
   */
  public long undatable() {
    return undatable;
  }

  /**
   * Records that may hold more than is recorded, or of which it is not decided whether they count.
   *
   * @return their number
   */
  public long open() {
    return open;
  }

  /**
   * Records that count and on whose field another source says otherwise.
   *
   * @return their number
   */
  public long disputed() {
    return disputed;
  }

  /**
   * Records that count and bear no date.
   *
   * @return their number
   */
  public long undated() {
    return undated;
  }

  /**
   * Records left out.
   *
   * @return their number by code of the reason, unmodifiable
   */
  public SortedMap<String, Long> leftOut() {
    if (firstReason == null) {
      return Collections.emptySortedMap();
    }
    SortedMap<String, Long> all =
        otherReasons == null ? new TreeMap<>() : new TreeMap<>(otherReasons);
    all.put(firstReason, leftOutFirst);
    return Collections.unmodifiableSortedMap(all);
  }

  /**
   * Sum of the amounts, exact.
   *
   * @return the sum; exactly 0 of no records
   */
  public QualifiedNumber sum() {
    return QualifiedNumber.exact(whole).plus(fraction(hundredths)).plus(rest);
  }

  /**
   * How many distinct ones are named.
   *
   * @return exactly that many, or about as many where they are {@linkplain #isEstimated estimated}
   */
  public QualifiedNumber distinct() {
    return sketch == null ? QualifiedNumber.exact(certain()) : sketch.estimate();
  }

  /**
   * How many distinct ones are named at least, for certain.
   *
   * @return their number; where they are {@linkplain #isEstimated estimated} it does not go beyond
   *     4,096
   */
  public int certain() {
    return sketch == null ? names == null ? 0 : names.size() : sketch.certain();
  }

  /**
   * Whether the distinct ones named are estimated.
   *
   * @return false also if none are named
   */
  public boolean isEstimated() {
    return sketch != null;
  }

  /**
   * The distinct ones named.
   *
   * @return a copy; empty where they are {@linkplain #isEstimated estimated}
   */
  public Names names() {
    Names copy = new Names();
    if (names != null) {
      copy.addAll(names);
    }
    return copy;
  }

  /**
   * The largest number of distinct ones that one record states.
   *
   * @return the number; empty if none states any
   */
  public Optional<QualifiedNumber> largest() {
    return Optional.ofNullable(largest);
  }

  /**
   * Which records these are; those that are never named, or were not asked for, are lacking.
   *
   * @return the trace
   */
  public Trace trace() {
    SortedMap<String, SortedSet<String>> reasons = new TreeMap<>();
    TreeMap<String, TreeSet<String>> named = ids == null ? new TreeMap<>() : ids;
    named.forEach(
        (outcome, some) -> {
          if (outcome.startsWith(LEFT_OUT)) {
            reasons.put(outcome.substring(LEFT_OUT.length()), some);
          }
        });
    TreeSet<String> none = new TreeSet<>();
    Trace trace =
        new Trace(
            named.getOrDefault(COUNTED, none),
            named.getOrDefault(MISSING, none),
            named.getOrDefault(UNDATABLE, none),
            reasons,
            true);
    return trace.size() == taken()
        ? trace
        : new Trace(trace.counted(), trace.missing(), trace.undatable(), trace.leftOut(), false);
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof Cell other
        && records == other.records
        && missing == other.missing
        && undatable == other.undatable
        && open == other.open
        && disputed == other.disputed
        && undated == other.undated
        && leftOut().equals(other.leftOut())
        && sum().equals(other.sum())
        && Objects.equals(names, other.names)
        && Objects.equals(sketch, other.sketch)
        && Objects.equals(largest, other.largest)
        && Objects.equals(ids, other.ids);
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        records, missing, undatable, open, disputed, undated, leftOut(), sum(), names, sketch,
        largest, ids);
  }

  @Override
  public String toString() {
    return toForm().toString();
  }
}
