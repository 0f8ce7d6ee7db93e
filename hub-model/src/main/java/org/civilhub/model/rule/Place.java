package org.civilhub.model.rule;

import java.io.Serializable;

/**
 * Where something stands in what was read.
 *
 * @param source name of the file or other source, such as {@code events.ndjson}; empty for a record
 *     that was not read from anywhere
 * @param line line, the first is 1; 0 if there are no lines
 * @param column character within the line, the first is 1; 0 if not known
 * @param pointer JSON pointer (RFC 6901) within the record, or within the document where the source
 *     is one; empty for the whole
 */
public record Place(String source, long line, long column, String pointer) implements Serializable {
  /** Nowhere in particular: a record built by a program. */
  public static final Place NONE = new Place("", 0, 0, "");

  /**
   * @throws IllegalArgumentException if line or column is negative
   */
  public Place {
    if (line < 0 || column < 0) {
      throw new IllegalArgumentException("line and column must be 0 or more");
    }
  }

  /**
   * A place further inside.
   *
   * @param inner JSON pointer from here
   * @return this place with the pointer added; the column is no longer known
   */
  public Place at(String inner) {
    return inner.isEmpty() ? this : new Place(source, line, 0, pointer + inner);
  }

  /** {@code events.ndjson:3:17 [/participants]}, leaving out what is not known. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(source);
    if (line > 0) {
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
