package org.civilhub.metrics;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Base64;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.TgtHllType;
import org.apache.datasketches.hll.Union;
import org.civilhub.model.value.QualifiedNumber;
import org.jspecify.annotations.Nullable;

/**
 * How many distinct ones records name, estimated in a space that does not grow: an HLL sketch of
 * Apache DataSketches with 4,096 registers. Belongs to one thread until it is no longer changed.
 *
 * <p>What it says depends on its registers alone, and each of them holds the largest number it was
 * given, so neither order nor repetition nor the way of merging matters. The better estimators of
 * the library, which depend on the order, are not used.
 *
 * <p>It holds no name. It is dense from the first name on, so no hash of one either, but twelve
 * bits of it and a number of leading zeros. Still, who has a list of names can try each: one that
 * is not in is told as such, nearly always while there are few, and half the time once there are
 * some four thousand. That is no protection of persons, and is not meant to be one.
 */
final class NameSketch implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Logarithm of the registers, to base 2. */
  private static final int LG_REGISTERS = 12;

  private static final int REGISTERS = 1 << LG_REGISTERS;
  private static final int LARGEST_REGISTER = 63;
  private static final int DEVIATIONS = 2;

  /** What is to be said of every estimate: the error is 1.04 ÷ √4096, the bounds two of it. */
  static final Note NOTE = Note.of("estimated", "exact=1.6", "exact=95.4");

  /**
   * The first bytes of a published image: length of the head in words of four bytes, version of the
   * form, family, logarithm of the registers, one not used, flags (estimate by the registers alone;
   * work their sums out anew), their least, mode (dense, eight bits for each).
   */
  private static final byte[] HEAD = {10, 1, 7, LG_REGISTERS, 0, 16 | 32, 0, 2 << 2 | 2};

  private static final int HEAD_LENGTH = 40;
  private static final int LENGTH = HEAD_LENGTH + REGISTERS;

  private final transient Union union;

  /** Of no names. */
  NameSketch() {
    this(new byte[REGISTERS]);
  }

  private NameSketch(byte[] registers) {
    union = new Union(LG_REGISTERS);
    union.update(dense(registers));
  }

  /** Read from an image, which is the one way to have a dense sketch from the start. */
  private static HllSketch dense(byte[] registers) {
    byte[] image = Arrays.copyOf(HEAD, LENGTH);
    System.arraycopy(registers, 0, image, HEAD_LENGTH, REGISTERS);
    return HllSketch.heapify(image);
  }

  /**
   * The sketch of a text, by whatever program of the library it was written.
   *
   * @throws IllegalArgumentException if it is not one of this size
   */
  static NameSketch parse(String text) {
    byte[] image = Base64.getDecoder().decode(text);
    boolean fits = image.length == LENGTH;
    for (int i : new int[] {0, 1, 2, 3, 7}) {
      fits = fits && image[i] == HEAD[i];
    }
    for (int i = HEAD_LENGTH; fits && i < LENGTH; i++) {
      fits = image[i] >= 0 && image[i] <= LARGEST_REGISTER;
    }
    if (!fits) {
      throw new IllegalArgumentException(
          "sketch must be an HLL_8 image of %d registers, found %d bytes that are not"
              .formatted(REGISTERS, image.length));
    }
    return new NameSketch(Arrays.copyOfRange(image, HEAD_LENGTH, LENGTH));
  }

  /** Its image in Base64, the same for the same registers. */
  String toText() {
    return Base64.getEncoder().encodeToString(dense(registers()).toUpdatableByteArray());
  }

  private byte[] registers() {
    return Arrays.copyOfRange(union.toUpdatableByteArray(), HEAD_LENGTH, LENGTH);
  }

  /** Takes names, by their UTF-8; an empty one is none. */
  void addAll(Names names) {
    names.toList().forEach(union::update);
  }

  /** Takes the names of another, which stays as it is. */
  void addAll(NameSketch other) {
    union.update(other.union.getResult(TgtHllType.HLL_8));
  }

  /** How many there are at least, for certain: each register that is not zero was set by a name. */
  int certain() {
    int set = 0;
    for (byte register : registers()) {
      set += register == 0 ? 0 : 1;
    }
    return set;
  }

  /**
   * About how many there are, within two standard deviations.
   *
   * @return whole numbers: the estimate half-even, the lower bound rounded down, the upper one up;
   *     exactly 0 if there are none
   */
  QualifiedNumber estimate() {
    BigDecimal least = BigDecimal.valueOf(certain());
    if (least.signum() == 0) {
      return QualifiedNumber.exact(0);
    }
    // Of the registers alone: the sums that a sketch carries along depend on how it was filled.
    HllSketch sums = dense(registers());
    // The library gives binary fractions. They are an estimate, whose error is far beyond theirs,
    // and become whole numbers here, before anything is calculated with them.
    BigDecimal number = new BigDecimal(sums.getCompositeEstimate());
    BigDecimal low = new BigDecimal(sums.getLowerBound(DEVIATIONS));
    BigDecimal high = new BigDecimal(sums.getUpperBound(DEVIATIONS));
    BigDecimal whole = number.setScale(0, RoundingMode.HALF_EVEN).max(least);
    return QualifiedNumber.about(
        whole,
        low.setScale(0, RoundingMode.FLOOR),
        high.setScale(0, RoundingMode.CEILING).max(whole));
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof NameSketch other && Arrays.equals(registers(), other.registers());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(registers());
  }

  @Override
  public String toString() {
    return estimate().toString();
  }

  /** What is written in its place. */
  private record Written(String text) implements Serializable {
    private Object readResolve() {
      return parse(text);
    }
  }

  private Object writeReplace() {
    return new Written(toText());
  }
}
