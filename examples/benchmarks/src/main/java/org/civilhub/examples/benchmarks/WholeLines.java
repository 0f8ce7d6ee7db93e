package org.civilhub.examples.benchmarks;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bytes of a file in pieces of whole lines, in one array that is filled again and again. */
final class WholeLines implements Closeable {
  private static final int SIZE = 1 << 19;

  private final InputStream in;
  private final byte[] bytes = new byte[SIZE];
  private int length;
  private int filled;

  WholeLines(Path file) throws IOException {
    in = Files.newInputStream(file);
  }

  /** Reads the next piece; false if there is none. */
  boolean next() throws IOException {
    System.arraycopy(bytes, length, bytes, 0, filled - length);
    filled -= length;
    length = 0;
    int count = in.read(bytes, filled, SIZE - filled);
    while (count > 0) {
      filled += count;
      count = in.read(bytes, filled, SIZE - filled);
    }
    length = filled;
    while (length > 0 && bytes[length - 1] != '\n') {
      length--;
    }
    if (length == 0 && filled > 0) {
      throw new IOException("a line must end, and be shorter than " + SIZE + " bytes");
    }
    return length > 0;
  }

  /** The piece, from the first byte on. */
  byte[] bytes() {
    return bytes;
  }

  /** How long the piece is. */
  int length() {
    return length;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
