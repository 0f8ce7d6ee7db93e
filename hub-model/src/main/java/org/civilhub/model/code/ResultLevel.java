package org.civilhub.model.code;

import java.util.List;

/** The level of a result in a results framework. */
public final class ResultLevel extends Code {
  private static final long serialVersionUID = 1L;

  /** {@code output}. */
  public static final ResultLevel OUTPUT = new ResultLevel("output");

  /** {@code outcome}. */
  public static final ResultLevel OUTCOME = new ResultLevel("outcome");

  /** {@code impact}. */
  public static final ResultLevel IMPACT = new ResultLevel("impact");

  private static final List<ResultLevel> KNOWN = List.of(OUTPUT, OUTCOME, IMPACT);

  private ResultLevel(String code) {
    super(code);
  }

  /**
   * The code with this text, known or not.
   *
   * @param code 1 to 100 characters
   * @return the code
   * @throws IllegalArgumentException if the text is blank, too long or has control characters
   */
  public static ResultLevel of(String code) {
    ResultLevel known = find(code, KNOWN);
    return known == null ? new ResultLevel(code) : known;
  }

  /**
   * The codes this version knows, in the order of the list.
   *
   * @return the codes, unmodifiable
   */
  public static List<ResultLevel> known() {
    return KNOWN;
  }

  @Override
  List<ResultLevel> list() {
    return KNOWN;
  }
}
