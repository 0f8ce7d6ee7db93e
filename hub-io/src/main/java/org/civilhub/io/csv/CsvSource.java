package org.civilhub.io.csv;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/**
 * The characters of a CSV file from a line on. What is not UTF-8 becomes U+FFFD, and its line is
 * remembered; so is whether the text ends within quotation marks.
 */
final class CsvSource extends Reader {
  private static final int BUFFER = 1 << 13;
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final int MOST_LINES_REMEMBERED = 1_000_000;

  /** Where in a field the text stands. */
  private enum State {
    START,
    PLAIN,
    QUOTED,
    AFTER_QUOTE
  }

  private final InputStream in;
  private final char separator;
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).flip();
  private final CharBuffer characters = CharBuffer.allocate(BUFFER).flip();
  private final Set<Long> malformed = new HashSet<>();
  private State state = State.START;
  private long line = 1;
  private boolean afterReturn;
  private boolean isAtEnd;
  private boolean isFirst = true;

  /**
   * @param separator what separates fields
   */
  CsvSource(InputStream in, char separator) {
    this.in = new BufferedInputStream(in);
    this.separator = separator;
  }

  /** Goes to the start of a line. */
  void skipTo(long first) throws IOException {
    while (line < first && fill()) {
      while (line < first && characters.hasRemaining()) {
        next();
      }
    }
    state = State.START;
  }

  /** Whether a line holds what is not UTF-8, if it has been read. */
  boolean isMalformed(long number) {
    return malformed.contains(number);
  }

  /** Whether the text ended within quotation marks. */
  boolean isOpen() {
    return isAtEnd && state == State.QUOTED;
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, characters.remaining());
    for (int i = 0; i < count; i++) {
      target[offset + i] = next();
    }
    return count;
  }

  private char next() {
    char c = characters.get();
    if (c == '\n' || c == '\r') {
      line += c == '\n' && afterReturn ? 0 : 1;
      state = state == State.QUOTED ? state : State.START;
    } else if (c == '"') {
      state =
          switch (state) {
            case START, AFTER_QUOTE -> State.QUOTED;
            case QUOTED -> State.AFTER_QUOTE;
            case PLAIN -> State.PLAIN;
          };
    } else if (state != State.QUOTED) {
      state = c == separator ? State.START : State.PLAIN;
    }
    afterReturn = c == '\r';
    return c;
  }

  /** Whether there is a character to read. */
  private boolean fill() throws IOException {
    while (!characters.hasRemaining() && !isAtEnd) {
      characters.clear();
      bytes.compact();
      int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
      bytes.position(bytes.position() + Math.max(count, 0)).flip();
      decode(count < 0);
      characters.flip();
      isAtEnd = count < 0 && !characters.hasRemaining();
      if (isFirst && characters.hasRemaining()) {
        isFirst = false;
        if (characters.get(characters.position()) == BYTE_ORDER_MARK) {
          characters.get();
        }
      }
    }
    return characters.hasRemaining();
  }

  private void decode(boolean isLast) {
    while (true) {
      CoderResult result = decoder.decode(bytes, characters, isLast);
      if (!result.isError() || characters.remaining() == 0) {
        return;
      }
      if (malformed.size() < MOST_LINES_REMEMBERED) {
        malformed.add(lineAtEnd());
      }
      characters.put('\uFFFD');
      bytes.position(bytes.position() + result.length());
    }
  }

  /** The line of what is decoded next. */
  private long lineAtEnd() {
    long number = line;
    boolean wasReturn = afterReturn;
    for (int i = 0; i < characters.position(); i++) {
      char c = characters.get(i);
      if (c == '\r' || (c == '\n' && !wasReturn)) {
        number++;
      }
      wasReturn = c == '\r';
    }
    return number;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
