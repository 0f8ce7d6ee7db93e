package org.civilhub.io.ndjson;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Cuts a stream of bytes into chunks of whole lines. May be shared by threads. */
final class ChunkSource implements Closeable {
  /** Takes what stands in a line that is too long for a chunk, as far as somebody wants it. */
  interface Overlong {
    /**
     * Takes some of its bytes, the last of which is in the end its line feed.
     *
     * @param number which chunk stands for the line
     * @param bytes hold them from the start on
     * @param length how many they are
     */
    void take(long number, byte[] bytes, int length) throws InterruptedException;
  }

  private static final byte[] LINE_FEED = {'\n'};
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final InputStream in;
  private final int size;
  private final int longest;
  private byte[] rest = {};
  private long number;
  private boolean isStarted;
  private boolean isAtEnd;

  /**
   * @param size how many bytes a chunk has, more only if a line has
   * @param longest no line in a chunk has more bytes with its end; a longer one is passed over
   */
  ChunkSource(InputStream in, int size, int longest) {
    this.in = in;
    this.size = size;
    this.longest = longest;
  }

  /** How many bytes chunks start with room for. */
  int size() {
    return size;
  }

  /** Fills a chunk with the lines that follow; false if there are none. */
  synchronized boolean next(Chunk chunk, Overlong overlong)
      throws IOException, InterruptedException {
    int length = rest.length;
    if (chunk.size() < length) {
      chunk.grow(length);
    }
    System.arraycopy(rest, 0, chunk.bytes(), 0, length);
    rest = new byte[0];
    int searched = 0;
    while (true) {
      length = fill(chunk, length);
      if (!isStarted) {
        isStarted = true;
        length = withoutMark(chunk.bytes(), length);
      }
      int end = lastLineFeed(chunk.bytes(), searched, length) + 1;
      if (end > 0) {
        rest = Arrays.copyOfRange(chunk.bytes(), end, length);
        chunk.set(end, number++, false);
        return true;
      } else if (isAtEnd) {
        return lastLine(chunk, length);
      } else if (length > longest) {
        overlong.take(number, chunk.bytes(), length);
        passOver(overlong);
        chunk.bytes()[0] = '\n';
        chunk.set(1, number++, true);
        return true;
      }
      searched = length;
      chunk.grow((int) Math.min(2L * chunk.size(), longest + 1L));
    }
  }

  /** The last line may have no end. */
  private boolean lastLine(Chunk chunk, int length) {
    if (length == 0) {
      return false;
    }
    if (length == chunk.size()) {
      chunk.grow(length + 1);
    }
    chunk.bytes()[length] = '\n';
    chunk.set(length + 1, number++, false);
    return true;
  }

  /** A byte order mark stands at the start of a file, and is left out. */
  private static int withoutMark(byte[] bytes, int length) {
    int mark = BYTE_ORDER_MARK.length;
    if (length < mark || !Arrays.equals(bytes, 0, mark, BYTE_ORDER_MARK, 0, mark)) {
      return length;
    }
    System.arraycopy(bytes, mark, bytes, 0, length - mark);
    return length - mark;
  }

  private int fill(Chunk chunk, int from) throws IOException {
    int length = from;
    while (!isAtEnd && length < chunk.size()) {
      int count = in.read(chunk.bytes(), length, chunk.size() - length);
      isAtEnd = count < 0;
      length += Math.max(count, 0);
    }
    return length;
  }

  /** Goes to behind the end of a line. */
  private void passOver(Overlong overlong) throws IOException, InterruptedException {
    byte[] buffer = new byte[size];
    while (!isAtEnd) {
      int count = in.read(buffer);
      isAtEnd = count < 0;
      for (int i = 0; i < count; i++) {
        if (buffer[i] == '\n') {
          overlong.take(number, buffer, i + 1);
          rest = Arrays.copyOfRange(buffer, i + 1, count);
          return;
        }
      }
      overlong.take(number, buffer, Math.max(count, 0));
    }
    overlong.take(number, LINE_FEED, 1);
  }

  private static int lastLineFeed(byte[] bytes, int from, int to) {
    int at = to - 1;
    while (at >= from && bytes[at] != '\n') {
      at--;
    }
    return at >= from ? at : -1;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
