package org.civilhub.metrics;

import java.io.Serializable;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.apache.datasketches.hash.MurmurHash3;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.memory.Memory;
import org.apache.datasketches.thetacommon.ThetaUtil;
import org.civilhub.model.value.QualifiedNumber;
import org.jspecify.annotations.Nullable;

/**
 * How many distinct ones records name, estimated in a space that does not grow: the registers of an
 * HLL sketch of Apache DataSketches, estimated by that library. Belongs to one thread until it is
 * no longer changed.
 *
 * <p>A register holds the largest number it was given, and an estimate depends on the registers
 * alone: neither order nor repetition nor the way of merging matters. The library's own sketch is
 * not kept: it is sparse at first, then carries sums along, and its better estimate depends on the
 * order.
 *
 * <p>It holds no name and no hash of one, but of some names twelve bits of the hash and a number of
 * leading zeros. Still, who has a list of names can try each: one that is not in is told as such,
 * nearly always while there are few, and half the time once there are some five thousand. That is
 * no protection of persons, and is not meant to be one.
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
   * The first bytes of a sketch as the library reads it: length of its head in words of four bytes,
   * version of the form, family, logarithm of the registers, one not used, flags (estimate by the
   * registers alone; work their sums out), their least, mode (dense, eight bits for each).
   */
  private static final byte[] HEAD = {10, 1, 7, LG_REGISTERS, 0, 16 | 32, 0, 2 << 2 | 2};

  private final byte[] registers;

  /** Of no names. */
  NameSketch() {
    this(new byte[REGISTERS]);
  }

  private NameSketch(byte[] registers) {
    this.registers = registers;
  }

  /**
   * The sketch of a text.
   *
   * @throws IllegalArgumentException if it is not one that {@link #toText} gives
   */
  static NameSketch parse(String text) {
    byte[] registers = Base64.getDecoder().decode(text);
    boolean fits = registers.length == REGISTERS;
    for (byte register : registers) {
      fits &= register >= 0 && register <= LARGEST_REGISTER;
    }
    if (!fits) {
      throw new IllegalArgumentException(
          "sketch must be %d registers of 0 to %d, found %d bytes"
              .formatted(REGISTERS, LARGEST_REGISTER, registers.length));
    }
    return new NameSketch(registers);
  }

  /** The registers in Base64. */
  String toText() {
    return Base64.getEncoder().encodeToString(registers);
  }

  /** Takes names by their UTF-8, as the library's sketch does; to both an empty one is none. */
  void addAll(Names names) {
    for (String name : names.toList()) {
      if (name.isEmpty()) {
        continue;
      }
      long[] hash =
          MurmurHash3.hash(name.getBytes(StandardCharsets.UTF_8), ThetaUtil.DEFAULT_UPDATE_SEED);
      int zeros = Math.min(Long.numberOfLeadingZeros(hash[1]), LARGEST_REGISTER - 1);
      raise((int) hash[0] & REGISTERS - 1, (byte) (zeros + 1));
    }
  }

  /** Takes the names of another, which stays as it is. */
  void addAll(NameSketch other) {
    for (int i = 0; i < REGISTERS; i++) {
      raise(i, other.registers[i]);
    }
  }

  private void raise(int register, byte value) {
    if (registers[register] < value) {
      registers[register] = value;
    }
  }

  /** How many there are at least, for certain: each register that is not zero was set by a name. */
  int certain() {
    int set = 0;
    for (byte register : registers) {
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
    HllSketch sketch = sketch();
    // The library gives binary fractions. They are an estimate, whose error is far beyond theirs,
    // and become whole numbers here, before anything is calculated with them.
    BigDecimal low = new BigDecimal(sketch.getLowerBound(DEVIATIONS));
    BigDecimal high = new BigDecimal(sketch.getUpperBound(DEVIATIONS));
    BigDecimal number =
        new BigDecimal(sketch.getCompositeEstimate())
            .setScale(0, RoundingMode.HALF_EVEN)
            .max(least); // it is, unless they are registers that no names make
    return QualifiedNumber.about(
        number,
        low.setScale(0, RoundingMode.FLOOR),
        high.setScale(0, RoundingMode.CEILING).max(number));
  }

  /**
   * The library's sketch of these registers. It reads them from a {@link Memory}, and those that it
   * brings refuse any Java after 21 (issue 270 of apache/datasketches-memory); this one can be read
   * in as many ways as a dense sketch needs.
   */
  private HllSketch sketch() {
    Object memory =
        Proxy.newProxyInstance(
            Memory.class.getClassLoader(),
            new Class<?>[] {Memory.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getCapacity" -> 4L * HEAD[0] + REGISTERS;
                  case "getByte" -> HEAD[Math.toIntExact((long) arguments[0])];
                  case "getInt" -> 0; // how many are at their least: worked out
                  case "getDouble" -> 0.0; // the sums: worked out
                  case "getByteArray" -> {
                    System.arraycopy(registers, 0, arguments[1], 0, REGISTERS);
                    yield null;
                  }
                  default -> throw new UnsupportedOperationException(method.getName());
                });
    return HllSketch.heapify((Memory) memory);
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof NameSketch other && Arrays.equals(registers, other.registers);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(registers);
  }

  @Override
  public String toString() {
    return estimate().toString();
  }
}
