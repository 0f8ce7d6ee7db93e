package org.civilhub.io;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Eight bytes of an array as one number, the first byte lowest. */
final class Words {
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH = 0x8080808080808080L;
  private static final long QUOTES = '"' * ONES;
  private static final long BACKSLASHES = '\\' * ONES;
  private static final long BLANKS = ' ' * ONES;
  private static final long BRACES = '}' * ONES;

  private Words() {}

  static long at(byte[] bytes, int from) {
    return (long) WORDS.get(bytes, from);
  }

  /** The first bytes, at most eight, with zeros behind them. */
  static long upTo(byte[] bytes, int from, int count) {
    return at(bytes, from) & mask(count);
  }

  /** How many bytes come before the first whose high bit is set. */
  static int before(long high) {
    return Long.numberOfTrailingZeros(high) >> 3;
  }

  /** All bits of the first bytes, at most eight. */
  static long mask(int count) {
    return count >= Long.BYTES ? -1 : (1L << (8 * count)) - 1;
  }

  /**
   * The high bit of the first byte, and of no byte before it, that may not stand in a JSON text.
   */
  static long special(long word) {
    long quotes = word ^ QUOTES;
    long backslashes = word ^ BACKSLASHES;
    return ((quotes - ONES & ~quotes)
            | (backslashes - ONES & ~backslashes)
            | (word - BLANKS & ~word))
        & HIGH;
  }

  /** The same for a closing brace. */
  static long brace(long word) {
    long braces = word ^ BRACES;
    return braces - ONES & ~braces & HIGH;
  }

  static boolean isAscii(long word) {
    return (word & HIGH) == 0;
  }
}
