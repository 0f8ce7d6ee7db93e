package org.civilhub.io;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The lines of a file one by one, as strict UTF-8. A line beyond the bound is passed over without
 * being held. Ends of line may be LF or CR LF; a byte order mark at the start is left out.
 */
final class LineSource implements Closeable {
  private static final int BUFFER = 1 << 16;
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final InputStream in;
  private final int longest;
  private final LineDecoder decoder = new LineDecoder();
  private final byte[] buffer = new byte[BUFFER];
  private int position;
  private int limit;
  private byte[] line = new byte[BUFFER];
  private int length;
  private boolean tooLong;
  private long number;

  LineSource(InputStream in, int longest) {
    this.in = in;
    this.longest = longest;
  }

  /** Goes to the next line; false if there is none. */
  boolean next() throws IOException {
    length = 0;
    tooLong = false;
    boolean any = false;
    while (true) {
      if (position == limit) {
        limit = Math.max(in.read(buffer), 0);
        position = 0;
        if (limit == 0) {
          break;
        }
      }
      any = true;
      int end = position;
      while (end < limit && buffer[end] != '\n') {
        end++;
      }
      append(end);
      if (end < limit) {
        position = end + 1;
        break;
      }
      position = end;
    }
    if (any) {
      number++;
      strip();
    }
    return any;
  }

  private void append(int end) {
    int count = end - position;
    tooLong |= length + (long) count > longest + 1L; // one more for the CR of a CR LF
    if (tooLong) {
      length = 0;
      return;
    }
    if (length + count > line.length) {
      line = Arrays.copyOf(line, Math.max(length + count, Math.min(2 * line.length, longest + 1)));
    }
    System.arraycopy(buffer, position, line, length, count);
    length += count;
  }

  private void strip() {
    if (length > 0 && line[length - 1] == '\r') {
      length--;
    }
    if (number == 1
        && length >= BYTE_ORDER_MARK.length
        && Arrays.equals(line, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, 3)) {
      length -= BYTE_ORDER_MARK.length;
      System.arraycopy(line, BYTE_ORDER_MARK.length, line, 0, length);
    }
    tooLong |= length > longest;
  }

  /** The line, with a line feed and {@link FastReader#PADDING} bytes behind it. */
  byte[] bytes() {
    if (line.length < length + FastReader.PADDING) {
      line = Arrays.copyOf(line, length + FastReader.PADDING);
    }
    line[length] = '\n';
    return line;
  }

  /** How many bytes the line has. */
  int length() {
    return length;
  }

  /** The number of the line, from 1. */
  long number() {
    return number;
  }

  boolean isTooLong() {
    return tooLong;
  }

  /** Whether there is nothing in the line. */
  boolean isBlank() {
    for (int i = 0; i < length; i++) {
      if (line[i] != ' ' && line[i] != '\t' && line[i] != '\r') {
        return false;
      }
    }
    return !tooLong;
  }

  /**
   * Makes characters of the line's bytes.
   *
   * @return false if they are not UTF-8; {@link #characterCount()} is then the number of characters
   *     before those that are not
   */
  boolean decode() {
    return decoder.decode(line, 0, length);
  }

  char[] characters() {
    return decoder.characters();
  }

  int characterCount() {
    return decoder.count();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
