package org.civilhub.model.code;

import java.util.List;

/** Where a round of a contest stands. */
public final class ContestStatus extends Code {
  private static final long serialVersionUID = 1L;

  /** {@code announced}. */
  public static final ContestStatus ANNOUNCED = new ContestStatus("announced");

  /** {@code held}. */
  public static final ContestStatus HELD = new ContestStatus("held");

  /** {@code cancelled}. */
  public static final ContestStatus CANCELLED = new ContestStatus("cancelled");

  private static final List<ContestStatus> KNOWN = List.of(ANNOUNCED, HELD, CANCELLED);

  private ContestStatus(String code) {
    super(code);
  }

  /**
   * The code with this text, known or not.
   *
   * @param code 1 to 100 characters
   * @return the code
   * @throws IllegalArgumentException if the text is blank, too long or has control characters
   */
  public static ContestStatus of(String code) {
    ContestStatus known = find(code, KNOWN);
    return known == null ? new ContestStatus(code) : known;
  }

  /**
   * The codes this version knows, in the order of the list.
   *
   * @return the codes, unmodifiable
   */
  public static List<ContestStatus> known() {
    return KNOWN;
  }

  @Override
  List<ContestStatus> list() {
    return KNOWN;
  }
}
