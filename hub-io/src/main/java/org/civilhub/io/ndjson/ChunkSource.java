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

  private static final byte[] NONE = {};
  private static final byte[] LINE_FEED = {'\n'};
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final InputStream in;
  private final int size;
  private final int longest;

  /** What was read too much for a chunk, from a place on. */
  private byte[] rest = NONE;

  private int restStart;
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

  /**
   * Fills a chunk with the lines that follow; false if there are none.
   *
   * @throws IOException once, if the bytes cannot be read; the chunk has the number that it would
   *     have had
   */
  synchronized boolean next(Chunk chunk, Overlong overlong)
      throws IOException, InterruptedException {
    chunk.empty(size); // it may have held a long line
    chunk.set(0, number, false);
    try {
      return !isDone() && lines(chunk, overlong);
    } catch (IOException e) {
      isAtEnd = true;
      rest = NONE;
      restStart = 0;
      throw e;
    }
  }

  private boolean lines(Chunk chunk, Overlong overlong) throws IOException, InterruptedException {
    int length = 0;
    int searched = 0;
    while (true) {
      length = fill(chunk, length);
      if (!isStarted) {
        isStarted = true;
        length = withoutMark(chunk.bytes(), length);
      }
      // A chunk that had to grow is one long line alone, so that no chunk holds very many.
      int end =
          searched == 0
              ? lastLineFeed(chunk.bytes(), length) + 1
              : firstLineFeed(chunk.bytes(), searched, length) + 1;
      if (end > 0) {
        keep(chunk.bytes(), end, length);
        chunk.set(end, number++, false);
        return true;
      } else if (isDone()) {
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

  /** Whether there is nothing more. */
  private boolean isDone() {
    return isAtEnd && restStart == rest.length;
  }

  /** Keeps what was read too much for the next chunk. */
  private void keep(byte[] bytes, int from, int to) {
    if (restStart < rest.length) {
      restStart -= to - from; // which is where it came from
    } else {
      rest = Arrays.copyOfRange(bytes, from, to);
      restStart = 0;
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
    while (length < chunk.size() && !isDone()) {
      length += read(chunk.bytes(), length, chunk.size() - length);
    }
    return length;
  }

  /** What was kept, then what is read; how many bytes. */
  private int read(byte[] bytes, int from, int most) throws IOException {
    if (restStart < rest.length) {
      int count = Math.min(rest.length - restStart, most);
      System.arraycopy(rest, restStart, bytes, from, count);
      restStart += count;
      return count;
    }
    int count = in.read(bytes, from, most);
    isAtEnd = count < 0;
    return Math.max(count, 0);
  }

  /** Goes to behind the end of a line. */
  private void passOver(Overlong overlong) throws IOException, InterruptedException {
    byte[] buffer = new byte[size];
    while (!isDone()) {
      int count = read(buffer, 0, size);
      int end = firstLineFeed(buffer, 0, count) + 1;
      if (end > 0) {
        overlong.take(number, buffer, end);
        keep(buffer, end, count);
        return;
      }
      overlong.take(number, buffer, count);
    }
    overlong.take(number, LINE_FEED, 1);
  }

  private static int lastLineFeed(byte[] bytes, int to) {
    int at = to - 1;
    while (at >= 0 && bytes[at] != '\n') {
      at--;
    }
    return at;
  }

  private static int firstLineFeed(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && bytes[at] != '\n') {
      at++;
    }
    return at < to ? at : -1;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
