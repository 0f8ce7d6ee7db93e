package org.civilhub.model.code;

import java.util.List;

/** Whether a source says outright that a country takes part in the Hub. */
public final class MembershipStatus extends Code {
  private static final long serialVersionUID = 1L;

  /** {@code confirmed}. */
  public static final MembershipStatus CONFIRMED = new MembershipStatus("confirmed");

  /** {@code unconfirmed}. */
  public static final MembershipStatus UNCONFIRMED = new MembershipStatus("unconfirmed");

  private static final List<MembershipStatus> KNOWN = List.of(CONFIRMED, UNCONFIRMED);

  private MembershipStatus(String code) {
    super(code);
  }

  /**
   * The code with this text, known or not.
   *
   * @param code 1 to 100 characters
   * @return the code
   * @throws IllegalArgumentException if the text is blank, too long or has control characters
   */
  public static MembershipStatus of(String code) {
    MembershipStatus known = find(code, KNOWN);
    return known == null ? new MembershipStatus(code) : known;
  }

  /**
   * The codes this version knows, in the order of the list.
   *
   * @return the codes, unmodifiable
   */
  public static List<MembershipStatus> known() {
    return KNOWN;
  }

  @Override
  List<MembershipStatus> list() {
    return KNOWN;
  }
}
