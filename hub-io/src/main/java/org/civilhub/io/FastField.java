package org.civilhub.io;

import java.util.Objects;
import org.civilhub.io.WireType.Cardinality;
import org.jspecify.annotations.Nullable;

/**
 * One field as one {@link FastReader} meets it: which texts it had, and which field came behind it
 * the last time. Belongs to one thread.
 */
final class FastField extends FastName {
  /** The number of what stands for the end of an object. */
  static final int END = -1;

  private static final int START = -2;
  private static final int NEVER = Integer.MIN_VALUE;

  private final int number;
  private final FastShape.@Nullable Field shape;
  private final @Nullable FastFields object;
  private final Remembered remembered;
  private final boolean isRequired;
  private final long bit;
  private final int separator;
  private final int end;

  private @Nullable Scalar scalar;
  private FastField follower = this;
  private FastField before = this;

  private FastField(int number, FastShape.@Nullable Field shape, @Nullable FastFields object) {
    super(shape == null ? "" : shape.wire().name());
    this.number = number;
    this.shape = shape;
    this.object = object;
    remembered = new Remembered(shape == null ? 0 : bits(shape.wire()));
    isRequired = shape != null && shape.wire().cardinality() == Cardinality.ONE;
    bit = number < 0 ? 0 : 1L << number;
    separator = number == START ? '{' : ',';
    end = number == START ? NEVER : '}';
  }

  static FastField of(int number, FastShape.Field shape, @Nullable FastFields object) {
    return new FastField(number, shape, object);
  }

  /** What stands for the start of an object. */
  static FastField start(FastField first) {
    FastField start = new FastField(START, null, null);
    start.follow(first);
    return start;
  }

  /** What stands for the end of an object. */
  static FastField ending() {
    return new FastField(END, null, null);
  }

  /** How many texts of a field are remembered, as a power of two. */
  private static int bits(WireType.WireField field) {
    return switch (field.kind()) {
      case DATE, PERIOD, TEXT, ID, DAY -> 8;
      case CODE -> 5;
      default -> 0;
    };
  }

  /** Its place in its type, or {@link #END}. */
  int number() {
    return number;
  }

  FastShape.Field shape() {
    return Objects.requireNonNull(shape);
  }

  /** How its text is read; found when first asked for, as few fields of all types come. */
  Scalar scalar() {
    Scalar known = scalar;
    if (known == null) {
      known = Scalar.of(shape().wire().element()).orElseThrow();
      scalar = known;
    }
    return known;
  }

  /** The fields of what it holds, if that is an object. */
  FastFields object() {
    return Objects.requireNonNull(object);
  }

  Remembered remembered() {
    return remembered;
  }

  boolean isRequired() {
    return isRequired;
  }

  long bit() {
    return bit;
  }

  /** What stands between its value, or the start, and the next name. */
  int separator() {
    return separator;
  }

  /** What ends the object behind its value. */
  int end() {
    return end;
  }

  /** The field that is expected behind it. */
  FastField follower() {
    return follower;
  }

  /** The field that was expected before that one. */
  FastField otherFollower() {
    return before;
  }

  void follow(FastField next) {
    before = follower == this ? next : follower;
    follower = next;
  }
}
