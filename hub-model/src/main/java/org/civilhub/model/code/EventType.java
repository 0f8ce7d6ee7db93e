package org.civilhub.model.code;

import java.util.List;

/** The type of a capacity-building event. */
public final class EventType extends Code {
  private static final long serialVersionUID = 1L;

  /** {@code conference}. */
  public static final EventType CONFERENCE = new EventType("conference");

  /** {@code seminar}. */
  public static final EventType SEMINAR = new EventType("seminar");

  /** {@code workshop}. */
  public static final EventType WORKSHOP = new EventType("workshop");

  /** {@code training}. */
  public static final EventType TRAINING = new EventType("training");

  /** {@code forum}. */
  public static final EventType FORUM = new EventType("forum");

  /** {@code webinar}. */
  public static final EventType WEBINAR = new EventType("webinar");

  /** {@code study_visit}. */
  public static final EventType STUDY_VISIT = new EventType("study_visit");

  /** {@code peer_learning}. */
  public static final EventType PEER_LEARNING = new EventType("peer_learning");

  /** {@code round_table}. */
  public static final EventType ROUND_TABLE = new EventType("round_table");

  /** {@code lecture}. */
  public static final EventType LECTURE = new EventType("lecture");

  /** {@code summer_school}. */
  public static final EventType SUMMER_SCHOOL = new EventType("summer_school");

  private static final List<EventType> KNOWN =
      List.of(
          CONFERENCE,
          SEMINAR,
          WORKSHOP,
          TRAINING,
          FORUM,
          WEBINAR,
          STUDY_VISIT,
          PEER_LEARNING,
          ROUND_TABLE,
          LECTURE,
          SUMMER_SCHOOL);

  private EventType(String code) {
    super(code);
  }

  /**
   * The code with this text, known or not.
   *
   * @param code 1 to 100 characters
   * @return the code
   * @throws IllegalArgumentException if the text is blank, too long or has control characters
   */
  public static EventType of(String code) {
    EventType known = find(code, KNOWN);
    return known == null ? new EventType(code) : known;
  }

  /**
   * The codes this version knows, in the order of the list.
   *
   * @return the codes, unmodifiable
   */
  public static List<EventType> known() {
    return KNOWN;
  }

  @Override
  List<EventType> list() {
    return KNOWN;
  }
}
