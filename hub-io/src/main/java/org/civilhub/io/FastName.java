package org.civilhub.io;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The name of a member of an object, by the bytes that it is mostly written with. */
class FastName {
  /** With its quotation marks and colon, and eight bytes of that from three places. */
  private final byte[] name;

  private final int length;
  private final int lastAt;
  private final long mask;
  private final long first;
  private final long second;
  private final long last;

  /**
   * @param text ASCII characters that need no escape
   */
  FastName(String text) {
    byte[] bytes = ('"' + text + "\":").getBytes(StandardCharsets.US_ASCII);
    length = bytes.length;
    lastAt = Math.max(length - Long.BYTES, 0);
    mask = Words.mask(length);
    name = Arrays.copyOf(bytes, length + 2 * Long.BYTES);
    first = Words.upTo(name, 0, length);
    second = Words.at(name, Long.BYTES);
    last = Words.upTo(name, lastAt, length);
  }

  /** How many bytes it has with its quotation marks, its colon and what separates it. */
  final int length() {
    return 1 + length;
  }

  /** Whether it lies in the bytes, with its quotation marks and colon. */
  final boolean isIn(byte[] bytes, int from) {
    long other = (Words.at(bytes, from) ^ first) | (Words.at(bytes, from + lastAt) ^ last);
    return (other & mask) == 0
        && (length <= 2 * Long.BYTES
            || (Words.at(bytes, from + Long.BYTES) == second
                && (length <= 3 * Long.BYTES
                    || Arrays.equals(name, 0, length, bytes, from, from + length))));
  }
}
