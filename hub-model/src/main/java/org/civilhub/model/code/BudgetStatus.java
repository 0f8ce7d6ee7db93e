package org.civilhub.model.code;

import java.util.List;

/** Where a budget stands. Only an approved or revised one is the base of a delivery rate. */
public final class BudgetStatus extends Code {
  private static final long serialVersionUID = 1L;

  /** {@code approved}. */
  public static final BudgetStatus APPROVED = new BudgetStatus("approved");

  /** {@code indicative}. */
  public static final BudgetStatus INDICATIVE = new BudgetStatus("indicative");

  /** {@code revised}. */
  public static final BudgetStatus REVISED = new BudgetStatus("revised");

  private static final List<BudgetStatus> KNOWN = List.of(APPROVED, INDICATIVE, REVISED);

  private BudgetStatus(String code) {
    super(code);
  }

  /**
   * The code with this text, known or not.
   *
   * @param code 1 to 100 characters
   * @return the code
   * @throws IllegalArgumentException if the text is blank, too long or has control characters
   */
  public static BudgetStatus of(String code) {
    BudgetStatus known = find(code, KNOWN);
    return known == null ? new BudgetStatus(code) : known;
  }

  /**
   * The codes this version knows, in the order of the list.
   *
   * @return the codes, unmodifiable
   */
  public static List<BudgetStatus> known() {
    return KNOWN;
  }

  @Override
  List<BudgetStatus> list() {
    return KNOWN;
  }
}
