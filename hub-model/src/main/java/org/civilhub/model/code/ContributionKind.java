package org.civilhub.model.code;

import java.util.List;

/** Whether a contribution is money or something else of value. */
public final class ContributionKind extends Code {
  private static final long serialVersionUID = 1L;

  /** {@code cash}. */
  public static final ContributionKind CASH = new ContributionKind("cash");

  /** {@code in_kind}. */
  public static final ContributionKind IN_KIND = new ContributionKind("in_kind");

  private static final List<ContributionKind> KNOWN = List.of(CASH, IN_KIND);

  private ContributionKind(String code) {
    super(code);
  }

  /**
   * The code with this text, known or not.
   *
   * @param code 1 to 100 characters
   * @return the code
   * @throws IllegalArgumentException if the text is blank, too long or has control characters
   */
  public static ContributionKind of(String code) {
    ContributionKind known = find(code, KNOWN);
    return known == null ? new ContributionKind(code) : known;
  }

  /**
   * The codes this version knows, in the order of the list.
   *
   * @return the codes, unmodifiable
   */
  public static List<ContributionKind> known() {
    return KNOWN;
  }

  @Override
  List<ContributionKind> list() {
    return KNOWN;
  }
}
