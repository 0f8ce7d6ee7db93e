package org.civilhub.model.code;

import java.util.List;

/** How people attend an event. */
public final class EventFormat extends Code {
  private static final long serialVersionUID = 1L;

  /** {@code in_person}. */
  public static final EventFormat IN_PERSON = new EventFormat("in_person");

  /** {@code online}. */
  public static final EventFormat ONLINE = new EventFormat("online");

  /** {@code hybrid}. */
  public static final EventFormat HYBRID = new EventFormat("hybrid");

  private static final List<EventFormat> KNOWN = List.of(IN_PERSON, ONLINE, HYBRID);

  private EventFormat(String code) {
    super(code);
  }

  /**
   * The code with this text, known or not.
   *
   * @param code 1 to 100 characters
   * @return the code
   * @throws IllegalArgumentException if the text is blank, too long or has control characters
   */
  public static EventFormat of(String code) {
    EventFormat known = find(code, KNOWN);
    return known == null ? new EventFormat(code) : known;
  }

  /**
   * The codes this version knows, in the order of the list.
   *
   * @return the codes, unmodifiable
   */
  public static List<EventFormat> known() {
    return KNOWN;
  }

  @Override
  List<EventFormat> list() {
    return KNOWN;
  }
}
