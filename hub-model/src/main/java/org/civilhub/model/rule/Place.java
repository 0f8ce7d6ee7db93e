package org.civilhub.model.rule;

import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where something stands in what was read.
 *
 * @param source name of the file or other source, such as {@code events.ndjson}; empty for a record
 *     that was not read from anywhere
 * @param line line, the first is 1; in a sheet the row; 0 if there are no lines
 * @param column character within the line, the first is 1; in a sheet the column of the cell, the
 *     first is 1; 0 if not known
 * @param pointer JSON pointer (RFC 6901) within the record, or within the document where the source
 *     is one; empty for the whole
 * @param sheet name of the sheet, where the source is a workbook; else empty
 */
public record Place(String source, long line, long column, String pointer, String sheet)
    implements Serializable {
  /** Nowhere in particular: a record built by a program. */
  public static final Place NONE = new Place("", 0, 0, "");

  private static final int LETTERS = 26;

  /**
   * @throws IllegalArgumentException if line or column is negative
   */
  public Place {
    if (line < 0 || column < 0) {
      throw new IllegalArgumentException("line and column must be 0 or more");
    }
  }

  /**
   * A place that is in no sheet.
   *
   * @param source name of the file or other source
   * @param line line, the first is 1; 0 if there are no lines
   * @param column character within the line, the first is 1; 0 if not known
   * @param pointer JSON pointer; empty for the whole
   * @throws IllegalArgumentException if line or column is negative
   */
  public Place(String source, long line, long column, String pointer) {
    this(source, line, column, pointer, "");
  }

  /**
   * A place further inside.
   *
   * @param inner JSON pointer from here
   * @return this place with the pointer added; the column is no longer known
   */
  public Place at(String inner) {
    return inner.isEmpty() ? this : new Place(source, line, 0, pointer + inner, sheet);
  }

  /**
   * The cell as spreadsheet programs name it, such as {@code Events!F17}; the name of the sheet is
   * in quotes where they quote it.
   *
   * @return the cell, or the row or sheet where no more is known; empty if there is no sheet
   */
  public String cell() {
    if (sheet.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    if (sheet.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || c == '_')) {
      text.append(sheet);
    } else {
      text.append('\'').append(sheet.replace("'", "''")).append('\'');
    }
    if (line > 0) {
      text.append('!').append(letters(column)).append(line);
    }
    return text.toString();
  }

  /** A to Z, then AA; none for 0. */
  private static String letters(long column) {
    StringBuilder letters = new StringBuilder();
    for (long rest = column; rest > 0; rest = (rest - 1) / LETTERS) {
      letters.insert(0, (char) ('A' + (rest - 1) % LETTERS));
    }
    return letters.toString();
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof Place other
        && line == other.line
        && column == other.column
        && source.equals(other.source)
        && pointer.equals(other.pointer)
        && sheet.equals(other.sheet);
  }

  @Override
  public int hashCode() {
    return Objects.hash(source, line, column, pointer, sheet);
  }

  /**
   * {@code events.ndjson:3:17 [/participants]}, or in a workbook {@code hub.xlsx Events!F17
   * [/participants]}, leaving out what is not known.
   */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(source);
    if (!sheet.isEmpty()) {
      text.append(text.length() == 0 ? "" : " ").append(cell());
    } else if (line > 0) {
      text.append(':').append(line);
      if (column > 0) {
        text.append(':').append(column);
      }
    }
    if (!pointer.isEmpty()) {
      text.append(text.length() == 0 ? "[" : " [").append(pointer).append(']');
    }
    return text.toString();
  }
}
