package org.civilhub.io.csv;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.civilhub.io.table.Columns;

/**
 * The rows of a CSV file (RFC 4180) one by one, as strict UTF-8. A row that cannot be told apart is
 * lost to the end of its first line, so that one quotation mark too many does not take the rows
 * behind it along.
 *
 * <p>This is why rows are not read by FastCSV, which writes them: there a quotation mark that is
 * never closed takes all that follows as one cell, and bytes that are no UTF-8 cannot be told by
 * their row.
 */
final class CsvRows implements Closeable {
  /** No row has more bytes. */
  static final int LONGEST_ROW = 1 << 24;

  /** How much is read again, at most, where rows take others along. */
  private static final long MOST_READ_AGAIN = 1L << 27;

  private static final int BUFFER = 1 << 16;
  private static final int END = -1;
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final byte[] SEPARATOR_LINE = {'s', 'e', 'p', '='};

  /** What is the matter with a row. */
  enum Fault {
    /** A quotation mark is never closed. */
    OPEN_QUOTE,
    /** Text follows a closing quotation mark. */
    TEXT_AFTER_QUOTE,
    /** It is not UTF-8. */
    ENCODING,
    /** It is longer than a bound. */
    TOO_LONG,
    /** It has more cells than a bound. */
    TOO_MANY_CELLS
  }

  /**
   * A row.
   *
   * @param line the line it starts in, from 1
   * @param cells its cells; none if it could not be told apart
   * @param fault what is the matter with it; empty if nothing
   */
  record Row(long line, List<String> cells, Optional<Fault> fault) {}

  /** Where in a cell the text stands. */
  private enum State {
    START,
    PLAIN,
    QUOTED,
    AFTER_QUOTE
  }

  private final InputStream in;
  private int separator;
  private byte[] buffer = new byte[BUFFER];
  private int start;
  private int limit;
  private long line = 1;
  private long readAgain;

  /**
   * The rows of a file.
   *
   * @param in the file
   * @param separator what separates cells, an ASCII character, unless the first line says
   *     otherwise, such as {@code sep=;}
   */
  CsvRows(InputStream in, char separator) throws IOException {
    this.in = in;
    this.separator = separator;
    if (startsWith(BYTE_ORDER_MARK)) {
      start += BYTE_ORDER_MARK.length;
    }
    int said = SEPARATOR_LINE.length;
    if (startsWith(SEPARATOR_LINE) && at(said) > 0 && isLineEnd(at(said + 1))) {
      this.separator = at(said);
      start += said + 1;
    }
  }

  /** What separates cells. */
  char separator() {
    return (char) separator;
  }

  private boolean startsWith(byte[] bytes) throws IOException {
    for (int i = 0; i < bytes.length; i++) {
      if (at(i) != (bytes[i] & 0xFF)) {
        return false;
      }
    }
    return true;
  }

  /** The byte that many behind the start of the row; -1 behind the end of the file. */
  private int at(int offset) throws IOException {
    while (start + offset >= limit) {
      if (start > 0 && limit == buffer.length) {
        System.arraycopy(buffer, start, buffer, 0, limit - start);
        limit -= start;
        start = 0;
      } else if (limit == buffer.length) {
        buffer = Arrays.copyOf(buffer, 2 * buffer.length);
      }
      int count = in.read(buffer, limit, buffer.length - limit);
      if (count < 0) {
        return END;
      }
      limit += count;
    }
    return buffer[start + offset] & 0xFF;
  }

  private static boolean isLineEnd(int b) {
    return b == '\n' || b == '\r' || b == END;
  }

  /** How many bytes the end of line there takes: CR LF is one end. */
  private int lineEnd(int offset) throws IOException {
    return at(offset) == '\r' && at(offset + 1) == '\n' ? 2 : at(offset) == END ? 0 : 1;
  }

  /** The next row that has anything; empty at the end. */
  Optional<Row> next() throws IOException {
    while (isLineEnd(at(0))) {
      if (at(0) == END) {
        return Optional.empty();
      }
      start += lineEnd(0);
      line++;
    }
    return Optional.of(new Parsing().parse());
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** One row while it is read. */
  private final class Parsing {
    private final List<String> cells = new ArrayList<>();
    private final long first = line;
    private byte[] cell = new byte[64];
    private int length;
    private State state = State.START;
    private boolean isUtf8 = true;
    private int secondLine;

    Row parse() throws IOException {
      for (int offset = 0; offset < LONGEST_ROW; offset++) {
        int b = at(offset);
        if (state == State.QUOTED) {
          if (b == END) {
            return lost(Fault.OPEN_QUOTE, offset);
          }
          quoted(b, offset);
        } else if (isLineEnd(b)) {
          endCell();
          start += offset + lineEnd(offset);
          line++;
          return new Row(first, cells, isUtf8 ? Optional.empty() : Optional.of(Fault.ENCODING));
        } else if (b == separator) {
          endCell();
          if (cells.size() == Columns.MOST_COLUMNS) {
            return lost(secondLine > 0 ? Fault.OPEN_QUOTE : Fault.TOO_MANY_CELLS, offset);
          }
        } else if (b == '"' && state == State.START) {
          state = State.QUOTED;
        } else if (b == '"' && state == State.AFTER_QUOTE) {
          append(b);
          state = State.QUOTED;
        } else if (state == State.AFTER_QUOTE) {
          return lost(Fault.TEXT_AFTER_QUOTE, offset);
        } else {
          append(b);
          state = State.PLAIN;
        }
      }
      return lost(secondLine > 0 ? Fault.OPEN_QUOTE : Fault.TOO_LONG, LONGEST_ROW);
    }

    private void quoted(int b, int offset) throws IOException {
      if (b == '"') {
        state = State.AFTER_QUOTE;
        return;
      }
      append(b);
      if (b == '\n' || (b == '\r' && at(offset + 1) != '\n')) {
        line++;
        secondLine = secondLine == 0 ? offset + 1 : secondLine;
      }
    }

    private void append(int b) {
      if (length == cell.length) {
        cell = Arrays.copyOf(cell, 2 * length);
      }
      cell[length++] = (byte) b;
    }

    private void endCell() {
      cells.add(text());
      length = 0;
      state = State.START;
    }

    private String text() {
      String text = new String(cell, 0, length, StandardCharsets.UTF_8);
      if (isUtf8 && text.indexOf('\uFFFD') >= 0) {
        try {
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(cell, 0, length));
        } catch (CharacterCodingException e) {
          isUtf8 = false;
        }
      }
      return text;
    }

    /** Goes on with the second line of the row, or behind all that was looked at. */
    private Row lost(Fault fault, int offset) throws IOException {
      boolean again = secondLine > 0 && readAgain + offset <= MOST_READ_AGAIN;
      if (again) {
        readAgain += offset;
        start += secondLine;
        line = first + 1;
      } else {
        start += offset;
        skipLine();
      }
      return new Row(first, List.of(), Optional.of(fault));
    }

    private void skipLine() throws IOException {
      while (!isLineEnd(at(0))) {
        start++;
      }
      if (at(0) != END) {
        start += lineEnd(0);
        line++;
      }
    }
  }
}
