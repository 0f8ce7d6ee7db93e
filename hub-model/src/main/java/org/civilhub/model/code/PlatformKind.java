package org.civilhub.model.code;

import java.util.List;

/** The kind of a knowledge platform. */
public final class PlatformKind extends Code {
  private static final long serialVersionUID = 1L;

  /** {@code virtual_alliance}. */
  public static final PlatformKind VIRTUAL_ALLIANCE = new PlatformKind("virtual_alliance");

  /** {@code knowledge_portal}. */
  public static final PlatformKind KNOWLEDGE_PORTAL = new PlatformKind("knowledge_portal");

  private static final List<PlatformKind> KNOWN = List.of(VIRTUAL_ALLIANCE, KNOWLEDGE_PORTAL);

  private PlatformKind(String code) {
    super(code);
  }

  /**
   * The code with this text, known or not.
   *
   * @param code 1 to 100 characters
   * @return the code
   * @throws IllegalArgumentException if the text is blank, too long or has control characters
   */
  public static PlatformKind of(String code) {
    PlatformKind known = find(code, KNOWN);
    return known == null ? new PlatformKind(code) : known;
  }

  /**
   * The codes this version knows, in the order of the list.
   *
   * @return the codes, unmodifiable
   */
  public static List<PlatformKind> known() {
    return KNOWN;
  }

  @Override
  List<PlatformKind> list() {
    return KNOWN;
  }
}
