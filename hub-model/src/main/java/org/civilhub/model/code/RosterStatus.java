package org.civilhub.model.code;

import java.util.List;

/** Where an expert stands on the roster. */
public final class RosterStatus extends Code {
  private static final long serialVersionUID = 1L;

  /** {@code on_roster}. */
  public static final RosterStatus ON_ROSTER = new RosterStatus("on_roster");

  /** {@code suspended}. */
  public static final RosterStatus SUSPENDED = new RosterStatus("suspended");

  /** {@code removed}. */
  public static final RosterStatus REMOVED = new RosterStatus("removed");

  private static final List<RosterStatus> KNOWN = List.of(ON_ROSTER, SUSPENDED, REMOVED);

  private RosterStatus(String code) {
    super(code);
  }

  /**
   * The code with this text, known or not.
   *
   * @param code 1 to 100 characters
   * @return the code
   * @throws IllegalArgumentException if the text is blank, too long or has control characters
   */
  public static RosterStatus of(String code) {
    RosterStatus known = find(code, KNOWN);
    return known == null ? new RosterStatus(code) : known;
  }

  /**
   * The codes this version knows, in the order of the list.
   *
   * @return the codes, unmodifiable
   */
  public static List<RosterStatus> known() {
    return KNOWN;
  }

  @Override
  List<RosterStatus> list() {
    return KNOWN;
  }
}
