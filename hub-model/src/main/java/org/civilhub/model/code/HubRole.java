package org.civilhub.model.code;

import java.util.List;

/** The part the Hub had in an event. Events it only took part in are not events of the Hub. */
public final class HubRole extends Code {
  private static final long serialVersionUID = 1L;

  /** {@code organiser}. */
  public static final HubRole ORGANISER = new HubRole("organiser");

  /** {@code co_organiser}. */
  public static final HubRole CO_ORGANISER = new HubRole("co_organiser");

  /** {@code session_organiser}. */
  public static final HubRole SESSION_ORGANISER = new HubRole("session_organiser");

  /** {@code participant}. */
  public static final HubRole PARTICIPANT = new HubRole("participant");

  private static final List<HubRole> KNOWN =
      List.of(ORGANISER, CO_ORGANISER, SESSION_ORGANISER, PARTICIPANT);

  private HubRole(String code) {
    super(code);
  }

  /**
   * The code with this text, known or not.
   *
   * @param code 1 to 100 characters
   * @return the code
   * @throws IllegalArgumentException if the text is blank, too long or has control characters
   */
  public static HubRole of(String code) {
    HubRole known = find(code, KNOWN);
    return known == null ? new HubRole(code) : known;
  }

  /**
   * The codes this version knows, in the order of the list.
   *
   * @return the codes, unmodifiable
   */
  public static List<HubRole> known() {
    return KNOWN;
  }

  @Override
  List<HubRole> list() {
    return KNOWN;
  }
}
