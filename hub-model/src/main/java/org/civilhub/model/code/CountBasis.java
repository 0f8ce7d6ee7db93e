package org.civilhub.model.code;

import java.util.List;

/** Whether a number was stated by its source or counted from what it lists. */
public final class CountBasis extends Code {
  private static final long serialVersionUID = 1L;

  /** {@code stated}. */
  public static final CountBasis STATED = new CountBasis("stated");

  /** {@code counted}. */
  public static final CountBasis COUNTED = new CountBasis("counted");

  private static final List<CountBasis> KNOWN = List.of(STATED, COUNTED);

  private CountBasis(String code) {
    super(code);
  }

  /**
   * The code with this text, known or not.
   *
   * @param code 1 to 100 characters
   * @return the code
   * @throws IllegalArgumentException if the text is blank, too long or has control characters
   */
  public static CountBasis of(String code) {
    CountBasis known = find(code, KNOWN);
    return known == null ? new CountBasis(code) : known;
  }

  /**
   * The codes this version knows, in the order of the list.
   *
   * @return the codes, unmodifiable
   */
  public static List<CountBasis> known() {
    return KNOWN;
  }

  @Override
  List<CountBasis> list() {
    return KNOWN;
  }
}
