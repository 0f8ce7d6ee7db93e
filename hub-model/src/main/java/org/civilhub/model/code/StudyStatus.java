package org.civilhub.model.code;

import java.util.List;

/** Where a study stands. */
public final class StudyStatus extends Code {
  private static final long serialVersionUID = 1L;

  /** {@code planned}. */
  public static final StudyStatus PLANNED = new StudyStatus("planned");

  /** {@code ongoing}. */
  public static final StudyStatus ONGOING = new StudyStatus("ongoing");

  /** {@code done}. */
  public static final StudyStatus DONE = new StudyStatus("done");

  private static final List<StudyStatus> KNOWN = List.of(PLANNED, ONGOING, DONE);

  private StudyStatus(String code) {
    super(code);
  }

  /**
   * The code with this text, known or not.
   *
   * @param code 1 to 100 characters
   * @return the code
   * @throws IllegalArgumentException if the text is blank, too long or has control characters
   */
  public static StudyStatus of(String code) {
    StudyStatus known = find(code, KNOWN);
    return known == null ? new StudyStatus(code) : known;
  }

  /**
   * The codes this version knows, in the order of the list.
   *
   * @return the codes, unmodifiable
   */
  public static List<StudyStatus> known() {
    return KNOWN;
  }

  @Override
  List<StudyStatus> list() {
    return KNOWN;
  }
}
