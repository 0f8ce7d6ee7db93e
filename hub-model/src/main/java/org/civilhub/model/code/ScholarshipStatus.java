package org.civilhub.model.code;

import java.util.List;

/** Where a scholarship stands. One that was withdrawn before it was taken up is not awarded. */
public final class ScholarshipStatus extends Code {
  private static final long serialVersionUID = 1L;

  /** {@code awarded}. */
  public static final ScholarshipStatus AWARDED = new ScholarshipStatus("awarded");

  /** {@code ongoing}. */
  public static final ScholarshipStatus ONGOING = new ScholarshipStatus("ongoing");

  /** {@code completed}. */
  public static final ScholarshipStatus COMPLETED = new ScholarshipStatus("completed");

  /** {@code withdrawn}. */
  public static final ScholarshipStatus WITHDRAWN = new ScholarshipStatus("withdrawn");

  private static final List<ScholarshipStatus> KNOWN =
      List.of(AWARDED, ONGOING, COMPLETED, WITHDRAWN);

  private ScholarshipStatus(String code) {
    super(code);
  }

  /**
   * The code with this text, known or not.
   *
   * @param code 1 to 100 characters
   * @return the code
   * @throws IllegalArgumentException if the text is blank, too long or has control characters
   */
  public static ScholarshipStatus of(String code) {
    ScholarshipStatus known = find(code, KNOWN);
    return known == null ? new ScholarshipStatus(code) : known;
  }

  /**
   * The codes this version knows, in the order of the list.
   *
   * @return the codes, unmodifiable
   */
  public static List<ScholarshipStatus> known() {
    return KNOWN;
  }

  @Override
  List<ScholarshipStatus> list() {
    return KNOWN;
  }
}
