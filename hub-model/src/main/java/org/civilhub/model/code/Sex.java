package org.civilhub.model.code;

import java.util.List;

/** Sex, as participation and scholarship figures are split by it. */
public final class Sex extends Code {
  private static final long serialVersionUID = 1L;

  /** {@code female}. */
  public static final Sex FEMALE = new Sex("female");

  /** {@code male}. */
  public static final Sex MALE = new Sex("male");

  /** {@code other}. */
  public static final Sex OTHER = new Sex("other");

  private static final List<Sex> KNOWN = List.of(FEMALE, MALE, OTHER);

  private Sex(String code) {
    super(code);
  }

  /**
   * The code with this text, known or not.
   *
   * @param code 1 to 100 characters
   * @return the code
   * @throws IllegalArgumentException if the text is blank, too long or has control characters
   */
  public static Sex of(String code) {
    Sex known = find(code, KNOWN);
    return known == null ? new Sex(code) : known;
  }

  /**
   * The codes this version knows, in the order of the list.
   *
   * @return the codes, unmodifiable
   */
  public static List<Sex> known() {
    return KNOWN;
  }

  @Override
  List<Sex> list() {
    return KNOWN;
  }
}
