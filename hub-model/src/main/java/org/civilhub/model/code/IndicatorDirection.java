package org.civilhub.model.code;

import java.util.List;

/** Which way an indicator improves. */
public final class IndicatorDirection extends Code {
  private static final long serialVersionUID = 1L;

  /** {@code increasing}. */
  public static final IndicatorDirection INCREASING = new IndicatorDirection("increasing");

  /** {@code decreasing}. */
  public static final IndicatorDirection DECREASING = new IndicatorDirection("decreasing");

  private static final List<IndicatorDirection> KNOWN = List.of(INCREASING, DECREASING);

  private IndicatorDirection(String code) {
    super(code);
  }

  /**
   * The code with this text, known or not.
   *
   * @param code 1 to 100 characters
   * @return the code
   * @throws IllegalArgumentException if the text is blank, too long or has control characters
   */
  public static IndicatorDirection of(String code) {
    IndicatorDirection known = find(code, KNOWN);
    return known == null ? new IndicatorDirection(code) : known;
  }

  /**
   * The codes this version knows, in the order of the list.
   *
   * @return the codes, unmodifiable
   */
  public static List<IndicatorDirection> known() {
    return KNOWN;
  }

  @Override
  List<IndicatorDirection> list() {
    return KNOWN;
  }
}
