package org.civilhub.model.value;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A number as its source words it: an interval, and the word for it.
 *
 * <p>{@code exact n} is [n, n], {@code at least n} [n, ∞), {@code more than n} (n, ∞), {@code at
 * most n} (-∞, n], {@code fewer than n} (-∞, n), {@code about n} [0.9 n, 1.1 n], {@code between}
 * any other interval with two ends, {@code unknown} (-∞, ∞). Sum and difference are those of
 * intervals, so they hold for every true value of the parts, and the word of a result never claims
 * more: exact 120 plus more than 500 is more than 620.
 *
 * <p>Numbers are exact decimals without a unit; the record that holds one says what it counts.
 * Numbers that are equal are equal whatever their trailing zeros. Limits of what is taken in: 40
 * digits before the decimal point and 20 after it. An absent number is not zero and not this type's
 * {@link Qualifier#UNKNOWN}, which somebody stated.
 */
public final class QualifiedNumber implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int MOST_INTEGER_DIGITS = 40;
  private static final int MOST_DECIMALS = 20;
  private static final int LONG_DIGITS = 18;
  private static final long NOT_WHOLE = Long.MIN_VALUE;
  private static final BigDecimal TOLERANCE = new BigDecimal("0.1");
  private static final QualifiedNumber UNKNOWN =
      new QualifiedNumber(Qualifier.UNKNOWN, null, null, false, null, false);

  private final Qualifier qualifier;
  private final @Nullable BigDecimal number;
  private final @Nullable BigDecimal low;
  private final boolean lowOpen;
  private final @Nullable BigDecimal high;
  private final boolean highOpen;

  /** The lower end, which sums ask every number for: without a look into another object. */
  private final transient long wholeLow;

  private QualifiedNumber(
      Qualifier qualifier,
      @Nullable BigDecimal number,
      @Nullable BigDecimal low,
      boolean lowOpen,
      @Nullable BigDecimal high,
      boolean highOpen) {
    this.qualifier = qualifier;
    this.number = number;
    this.low = low;
    this.lowOpen = lowOpen;
    this.high = high;
    this.highOpen = highOpen;
    this.wholeLow = low == null || lowOpen || !isPlain(low) ? NOT_WHOLE : low.longValue();
  }

  /** Made anew when it is read: what follows from the rest is not written. */
  private Object readResolve() {
    return new QualifiedNumber(qualifier, number, low, lowOpen, high, highOpen);
  }

  /**
   * The number with a word.
   *
   * @param qualifier any but {@link Qualifier#BETWEEN} and {@link Qualifier#UNKNOWN}
   * @param number the number that goes with it
   * @return the qualified number
   * @throws IllegalArgumentException if the qualifier takes no number or two, or the number has
   *     more digits than the limits
   */
  public static QualifiedNumber of(Qualifier qualifier, BigDecimal number) {
    return worded(qualifier, bounded(number));
  }

  private static QualifiedNumber worded(Qualifier qualifier, BigDecimal number) {
    BigDecimal n = plain(number);
    return switch (qualifier) {
      case EXACT -> new QualifiedNumber(qualifier, n, n, false, n, false);
      case AT_LEAST -> new QualifiedNumber(qualifier, n, n, false, null, false);
      case MORE_THAN -> new QualifiedNumber(qualifier, n, n, true, null, false);
      case AT_MOST -> new QualifiedNumber(qualifier, n, null, false, n, false);
      case FEWER_THAN -> new QualifiedNumber(qualifier, n, null, false, n, true);
      case ABOUT -> {
        BigDecimal tolerance = n.abs().multiply(TOLERANCE);
        yield around(n, n.subtract(tolerance), n.add(tolerance));
      }
      case BETWEEN, UNKNOWN ->
          throw new IllegalArgumentException(qualifier.getCode() + " does not take one number");
    };
  }

  /**
   * A number that was computed and may have more digits than the limits of what is taken in.
   *
   * @param number the number
   * @return exactly that
   */
  public static QualifiedNumber computed(BigDecimal number) {
    return worded(Qualifier.EXACT, number);
  }

  /**
   * The number itself.
   *
   * @param number the number
   * @return exactly that
   */
  public static QualifiedNumber exact(long number) {
    return number >= 0 && number < Small.NUMBERS.length
        ? Small.NUMBERS[(int) number]
        : of(Qualifier.EXACT, BigDecimal.valueOf(number));
  }

  /** What most numbers of a dataset are, made once. */
  private static final class Small {
    static final QualifiedNumber[] NUMBERS = new QualifiedNumber[1 << 10];

    static {
      for (int i = 0; i < NUMBERS.length; i++) {
        NUMBERS[i] = of(Qualifier.EXACT, BigDecimal.valueOf(i));
      }
    }
  }

  /**
   * The number or more.
   *
   * @param number the number
   * @return at least that
   */
  public static QualifiedNumber atLeast(long number) {
    return of(Qualifier.AT_LEAST, BigDecimal.valueOf(number));
  }

  /**
   * More than the number.
   *
   * @param number the number
   * @return more than that
   */
  public static QualifiedNumber moreThan(long number) {
    return of(Qualifier.MORE_THAN, BigDecimal.valueOf(number));
  }

  /**
   * The number or fewer.
   *
   * @param number the number
   * @return at most that
   */
  public static QualifiedNumber atMost(long number) {
    return of(Qualifier.AT_MOST, BigDecimal.valueOf(number));
  }

  /**
   * Fewer than the number.
   *
   * @param number the number
   * @return fewer than that
   */
  public static QualifiedNumber fewerThan(long number) {
    return of(Qualifier.FEWER_THAN, BigDecimal.valueOf(number));
  }

  /**
   * Around the number, by a tenth of it either way.
   *
   * @param number the number
   * @return about that
   */
  public static QualifiedNumber about(long number) {
    return of(Qualifier.ABOUT, BigDecimal.valueOf(number));
  }

  /**
   * Around the number, within stated bounds.
   *
   * @param number the number
   * @param low the least it may be, inclusive
   * @param high the most it may be, inclusive
   * @return about that
   * @throws IllegalArgumentException if the number is not within the bounds
   */
  public static QualifiedNumber about(BigDecimal number, BigDecimal low, BigDecimal high) {
    if (bounded(low).compareTo(bounded(number)) > 0 || bounded(high).compareTo(number) < 0) {
      throw new IllegalArgumentException(
          "number must be within its bounds, found " + number + " in [" + low + ", " + high + "]");
    }
    return around(number, low, high);
  }

  private static QualifiedNumber around(BigDecimal number, BigDecimal low, BigDecimal high) {
    return new QualifiedNumber(
        Qualifier.ABOUT, plain(number), plain(low), false, plain(high), false);
  }

  /** Nothing is known: any number. */
  public static QualifiedNumber unknown() {
    return UNKNOWN;
  }

  /**
   * The interval with these ends; its word follows from them.
   *
   * @param low the lower end; empty for none
   * @param lowOpen whether the lower end is itself left out
   * @param high the upper end; empty for none
   * @param highOpen whether the upper end is itself left out
   * @return exact, at least, more than, at most, fewer than, between or unknown
   * @throws IllegalArgumentException if no number lies between the ends
   */
  public static QualifiedNumber interval(
      Optional<BigDecimal> low, boolean lowOpen, Optional<BigDecimal> high, boolean highOpen) {
    low.ifPresent(QualifiedNumber::bounded);
    high.ifPresent(QualifiedNumber::bounded);
    return interval(low.orElse(null), lowOpen, high.orElse(null), highOpen);
  }

  private static QualifiedNumber interval(
      @Nullable BigDecimal low, boolean lowOpen, @Nullable BigDecimal high, boolean highOpen) {
    if (low == null) {
      return high == null
          ? UNKNOWN
          : worded(highOpen ? Qualifier.FEWER_THAN : Qualifier.AT_MOST, high);
    }
    if (high == null) {
      return worded(lowOpen ? Qualifier.MORE_THAN : Qualifier.AT_LEAST, low);
    }
    int order = low.compareTo(high);
    if (order > 0 || (order == 0 && (lowOpen || highOpen))) {
      throw new IllegalArgumentException(
          "interval must hold a number, found " + low + " to " + high);
    }
    if (order == 0) {
      return worded(Qualifier.EXACT, low);
    }
    return new QualifiedNumber(Qualifier.BETWEEN, null, plain(low), lowOpen, plain(high), highOpen);
  }

  /** Keeps what comes from outside within limits; what is computed from it may go beyond. */
  private static BigDecimal bounded(BigDecimal number) {
    if (number.signum() != 0 && (long) number.precision() - number.scale() > MOST_INTEGER_DIGITS) {
      throw new IllegalArgumentException(
          "number must have at most " + MOST_INTEGER_DIGITS + " digits before the decimal point");
    }
    if (plain(number).scale() > MOST_DECIMALS) {
      throw new IllegalArgumentException("number must have at most " + MOST_DECIMALS + " decimals");
    }
    return number;
  }

  private static BigDecimal plain(BigDecimal number) {
    if (number.signum() == 0) {
      return BigDecimal.ZERO;
    }
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  /**
   * The sum: every number that a number of this plus a number of the other can be.
   *
   * @param other what to add
   * @return the sum, with the word its bounds allow
   */
  public QualifiedNumber plus(QualifiedNumber other) {
    return combined(
        other,
        number == null || other.number == null ? null : number.add(other.number),
        low == null || other.low == null ? null : low.add(other.low),
        lowOpen || other.lowOpen,
        high == null || other.high == null ? null : high.add(other.high),
        highOpen || other.highOpen);
  }

  /**
   * The difference: every number that a number of this minus a number of the other can be. The two
   * are taken as independent, so {@code x.minus(x)} is exactly zero only for an exact x.
   *
   * @param other what to take away
   * @return the difference, with the word its bounds allow
   */
  public QualifiedNumber minus(QualifiedNumber other) {
    return combined(
        other,
        number == null || other.number == null ? null : number.subtract(other.number),
        low == null || other.high == null ? null : low.subtract(other.high),
        lowOpen || other.highOpen,
        high == null || other.low == null ? null : high.subtract(other.low),
        highOpen || other.lowOpen);
  }

  /**
   * Every number that lies no further from a number of this than a margin.
   *
   * @param margin how far either way, 0 or more
   * @return the wider interval, with the word its bounds allow
   * @throws IllegalArgumentException if the margin is negative
   */
  public QualifiedNumber widenedBy(BigDecimal margin) {
    if (margin.signum() < 0) {
      throw new IllegalArgumentException("margin must be 0 or more, found " + margin);
    }
    return interval(
        low == null ? null : low.subtract(margin),
        lowOpen,
        high == null ? null : high.add(margin),
        highOpen);
  }

  private QualifiedNumber combined(
      QualifiedNumber other,
      @Nullable BigDecimal sum,
      @Nullable BigDecimal low,
      boolean lowOpen,
      @Nullable BigDecimal high,
      boolean highOpen) {
    boolean about = qualifier == Qualifier.ABOUT || other.qualifier == Qualifier.ABOUT;
    if (about && sum != null && low != null && high != null && low.compareTo(high) != 0) {
      return around(sum, low, high);
    }
    return interval(low, lowOpen, high, highOpen);
  }

  /**
   * The word.
   *
   * @return the word for the interval
   */
  public Qualifier getQualifier() {
    return qualifier;
  }

  /**
   * The number that goes with the word.
   *
   * @return the number; empty for between, which has two, and for unknown, which has none
   */
  public Optional<BigDecimal> getNumber() {
    return Optional.ofNullable(number);
  }

  /**
   * The lower end of the interval.
   *
   * @return the end; empty if there is none
   */
  public Optional<BigDecimal> getLow() {
    return Optional.ofNullable(low);
  }

  /**
   * Whether the lower end itself is left out.
   *
   * @return true for more than; false where there is no lower end
   */
  public boolean isLowOpen() {
    return lowOpen;
  }

  /**
   * The upper end of the interval.
   *
   * @return the end; empty if there is none
   */
  public Optional<BigDecimal> getHigh() {
    return Optional.ofNullable(high);
  }

  /**
   * Whether the upper end itself is left out.
   *
   * @return true for fewer than; false where there is no upper end
   */
  public boolean isHighOpen() {
    return highOpen;
  }

  /**
   * Whether this may be the given number.
   *
   * @param value any number
   * @return true if it lies in the interval
   */
  public boolean contains(BigDecimal value) {
    return worded(Qualifier.EXACT, value).isWithin(this);
  }

  /**
   * Whether some number fits both.
   *
   * @param other another number
   * @return true if the two intervals meet
   */
  public boolean meets(QualifiedNumber other) {
    return !endsBefore(other) && !other.endsBefore(this);
  }

  /**
   * Whether this may be as large as another number, or larger.
   *
   * @param other another number
   * @return true if some number of this is not below some number of the other
   */
  public boolean canReach(QualifiedNumber other) {
    return !endsBefore(other);
  }

  /**
   * Whether this may be as large as a number, or larger.
   *
   * @param number the number
   * @return true if some number of this is not below it
   */
  public boolean canReach(long number) {
    if (high == null) {
      return true;
    }
    if (isPlain(high)) {
      long most = high.longValue();
      return most > number || (most == number && !highOpen);
    }
    // About 25 is up to 27.5. Most sums do not go beyond the 25, which needs no object to tell.
    return (this.number != null && isPlain(this.number) && this.number.longValue() >= number)
        || canReach(exact(number));
  }

  /**
   * The lower end as a plain number, for sums in which nothing is to be made.
   *
   * @param otherwise what to return where there is no such number
   * @return the lower end if it is whole, of at most 18 digits and itself part of the interval
   */
  public long wholeLow(long otherwise) {
    return wholeLow == NOT_WHOLE ? otherwise : wholeLow;
  }

  private static boolean isPlain(BigDecimal number) {
    return number.scale() == 0 && number.precision() <= LONG_DIGITS;
  }

  /**
   * Whether this can be zero or more, and nothing it can be is below zero as far as it has a lower
   * end.
   *
   * @return true if it can be a number of people or things
   */
  public boolean isNeverBelowZero() {
    return low == null
        ? high == null || high.signum() > 0 || (high.signum() == 0 && !highOpen)
        : low.signum() >= 0;
  }

  /**
   * Whether what it names is without a fraction: the number that goes with the word, or both ends.
   *
   * @return true if it names no fraction
   */
  public boolean isWhole() {
    return number != null
        ? number.scale() <= 0
        : (low == null || low.scale() <= 0) && (high == null || high.scale() <= 0);
  }

  private boolean endsBefore(QualifiedNumber other) {
    if (high == null || other.low == null) {
      return false;
    }
    int order = high.compareTo(other.low);
    return order < 0 || (order == 0 && (highOpen || other.lowOpen));
  }

  /**
   * Whether every number this may be also fits the other.
   *
   * @param other another number
   * @return true if this interval lies inside the other
   */
  public boolean isWithin(QualifiedNumber other) {
    return covers(other.low, other.lowOpen, low, lowOpen, 1)
        && covers(other.high, other.highOpen, high, highOpen, -1);
  }

  private static boolean covers(
      @Nullable BigDecimal outer,
      boolean outerOpen,
      @Nullable BigDecimal inner,
      boolean innerOpen,
      int direction) {
    if (outer == null) {
      return true;
    }
    if (inner == null) {
      return false;
    }
    int order = inner.compareTo(outer) * direction;
    return order > 0 || (order == 0 && (innerOpen || !outerOpen));
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof QualifiedNumber other
        && qualifier == other.qualifier
        && Objects.equals(number, other.number)
        && Objects.equals(low, other.low)
        && lowOpen == other.lowOpen
        && Objects.equals(high, other.high)
        && highOpen == other.highOpen;
  }

  @Override
  public int hashCode() {
    return Objects.hash(qualifier, number, low, lowOpen, high, highOpen);
  }

  /** For people who debug: the word and the number, such as {@code more than 620}. */
  @Override
  public String toString() {
    String word = qualifier.getCode().replace('_', ' ');
    return switch (qualifier) {
      case UNKNOWN -> word;
      case BETWEEN ->
          word + " " + (lowOpen ? "(" : "[") + low + ", " + high + (highOpen ? ")" : "]");
      case ABOUT -> word + " " + number + " [" + low + ", " + high + "]";
      default -> word + " " + number;
    };
  }
}
