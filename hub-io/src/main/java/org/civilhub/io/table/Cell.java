package org.civilhub.io.table;

import java.math.BigDecimal;

/**
 * What stands in one cell.
 *
 * @param kind what the program that wrote it takes it for
 * @param text a text as it stands; a number by its digits; {@code true} or {@code false}; a date in
 *     ISO 8601; a formula; the name of a fault
 */
public record Cell(Kind kind, String text) {
  /** Nothing. */
  public static final Cell EMPTY = new Cell(Kind.EMPTY, "");

  /** What a cell is taken for. */
  public enum Kind {
    /** Nothing stands there. */
    EMPTY,
    /** Text; in CSV everything. */
    TEXT,
    /** A number. */
    NUMBER,
    /** True or false. */
    TRUTH,
    /** A number that is shown as a date. */
    DATE,
    /** A formula. */
    FORMULA,
    /** What could not be computed, such as {@code #REF!}. */
    FAULT
  }

  /**
   * A text, or nothing if it is empty.
   *
   * @param text the text
   * @return the cell
   */
  public static Cell text(String text) {
    return text.isEmpty() ? EMPTY : new Cell(Kind.TEXT, text);
  }

  /**
   * A number.
   *
   * @param number the number
   * @return the cell, with the number's own decimals
   */
  public static Cell number(BigDecimal number) {
    return new Cell(Kind.NUMBER, number.toPlainString());
  }
}
