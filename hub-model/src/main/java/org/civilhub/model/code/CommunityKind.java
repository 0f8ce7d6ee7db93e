package org.civilhub.model.code;

import java.util.List;

/** The kind of a community of practice. */
public final class CommunityKind extends Code {
  private static final long serialVersionUID = 1L;

  /** {@code alliance_of_practitioners}. */
  public static final CommunityKind ALLIANCE_OF_PRACTITIONERS =
      new CommunityKind("alliance_of_practitioners");

  /** {@code network}. */
  public static final CommunityKind NETWORK = new CommunityKind("network");

  private static final List<CommunityKind> KNOWN = List.of(ALLIANCE_OF_PRACTITIONERS, NETWORK);

  private CommunityKind(String code) {
    super(code);
  }

  /**
   * The code with this text, known or not.
   *
   * @param code 1 to 100 characters
   * @return the code
   * @throws IllegalArgumentException if the text is blank, too long or has control characters
   */
  public static CommunityKind of(String code) {
    CommunityKind known = find(code, KNOWN);
    return known == null ? new CommunityKind(code) : known;
  }

  /**
   * The codes this version knows, in the order of the list.
   *
   * @return the codes, unmodifiable
   */
  public static List<CommunityKind> known() {
    return KNOWN;
  }

  @Override
  List<CommunityKind> list() {
    return KNOWN;
  }
}
