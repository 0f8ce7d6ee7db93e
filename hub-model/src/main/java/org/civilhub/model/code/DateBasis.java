package org.civilhub.model.code;

import java.util.List;

/** Whether a date was stated by its source or derived from other facts. */
public final class DateBasis extends Code {
  private static final long serialVersionUID = 1L;

  /** {@code stated}. */
  public static final DateBasis STATED = new DateBasis("stated");

  /** {@code derived}. */
  public static final DateBasis DERIVED = new DateBasis("derived");

  private static final List<DateBasis> KNOWN = List.of(STATED, DERIVED);

  private DateBasis(String code) {
    super(code);
  }

  /**
   * The code with this text, known or not.
   *
   * @param code 1 to 100 characters
   * @return the code
   * @throws IllegalArgumentException if the text is blank, too long or has control characters
   */
  public static DateBasis of(String code) {
    DateBasis known = find(code, KNOWN);
    return known == null ? new DateBasis(code) : known;
  }

  /**
   * The codes this version knows, in the order of the list.
   *
   * @return the codes, unmodifiable
   */
  public static List<DateBasis> known() {
    return KNOWN;
  }

  @Override
  List<DateBasis> list() {
    return KNOWN;
  }
}
