package org.civilhub.model.code;

import java.util.List;

/** The part people had in an event. Organisers and staff are not participants. */
public final class ParticipationRole extends Code {
  private static final long serialVersionUID = 1L;

  /** {@code participant}. */
  public static final ParticipationRole PARTICIPANT = new ParticipationRole("participant");

  /** {@code speaker}. */
  public static final ParticipationRole SPEAKER = new ParticipationRole("speaker");

  /** {@code expert}. */
  public static final ParticipationRole EXPERT = new ParticipationRole("expert");

  /** {@code organiser}. */
  public static final ParticipationRole ORGANISER = new ParticipationRole("organiser");

  /** {@code staff}. */
  public static final ParticipationRole STAFF = new ParticipationRole("staff");

  private static final List<ParticipationRole> KNOWN =
      List.of(PARTICIPANT, SPEAKER, EXPERT, ORGANISER, STAFF);

  private ParticipationRole(String code) {
    super(code);
  }

  /**
   * The code with this text, known or not.
   *
   * @param code 1 to 100 characters
   * @return the code
   * @throws IllegalArgumentException if the text is blank, too long or has control characters
   */
  public static ParticipationRole of(String code) {
    ParticipationRole known = find(code, KNOWN);
    return known == null ? new ParticipationRole(code) : known;
  }

  /**
   * The codes this version knows, in the order of the list.
   *
   * @return the codes, unmodifiable
   */
  public static List<ParticipationRole> known() {
    return KNOWN;
  }

  @Override
  List<ParticipationRole> list() {
    return KNOWN;
  }
}
