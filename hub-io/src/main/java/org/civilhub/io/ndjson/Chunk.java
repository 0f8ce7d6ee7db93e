package org.civilhub.io.ndjson;

import java.util.Arrays;
import org.civilhub.io.DatasetReader.LineReader;

/** Whole lines of a file, as they lie in it. Filled anew again and again. */
final class Chunk {
  private byte[] bytes = new byte[LineReader.PADDING];
  private int length;
  private long number;
  private boolean isTooLong;

  byte[] bytes() {
    return bytes;
  }

  /** How many bytes the lines have, each with its line feed. */
  int length() {
    return length;
  }

  /** Which one it is of the file, from 0. */
  long number() {
    return number;
  }

  /** Whether it stands for one line that is longer than a record may be, and was passed over. */
  boolean isTooLong() {
    return isTooLong;
  }

  void set(int newLength, long newNumber, boolean newTooLong) {
    length = newLength;
    number = newNumber;
    isTooLong = newTooLong;
  }

  /** Makes room for so many bytes, more or fewer than before; those that are there may be lost. */
  void empty(int size) {
    if (size != size()) {
      bytes = new byte[size + LineReader.PADDING];
    }
  }

  /** Makes room for more bytes. */
  void grow(int size) {
    bytes = Arrays.copyOf(bytes, size + LineReader.PADDING);
  }

  /** How many bytes there is room for. */
  int size() {
    return bytes.length - LineReader.PADDING;
  }
}
