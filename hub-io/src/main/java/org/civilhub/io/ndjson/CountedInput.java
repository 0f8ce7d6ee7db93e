package org.civilhub.io.ndjson;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the bytes that are read. */
final class CountedInput extends FilterInputStream {
  private final AtomicLong bytes = new AtomicLong();

  CountedInput(InputStream in) {
    super(in);
  }

  /** How many bytes were read so far. */
  long bytes() {
    return bytes.get();
  }

  /** Nobody may wait for more than what one read gives; to ask a pipe fails. */
  @Override
  public int available() {
    return 0;
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    bytes.addAndGet(value < 0 ? 0 : 1);
    return value;
  }

  @Override
  public int read(byte[] buffer, int from, int length) throws IOException {
    int count = super.read(buffer, from, length);
    bytes.addAndGet(Math.max(count, 0));
    return count;
  }
}
