package org.civilhub.model.code;

import java.util.List;

/** What the applications to a contest were counted in. Numbers in different units do not add up. */
public final class ApplicationUnit extends Code {
  private static final long serialVersionUID = 1L;

  /** {@code applications}. */
  public static final ApplicationUnit APPLICATIONS = new ApplicationUnit("applications");

  /** {@code applicants}. */
  public static final ApplicationUnit APPLICANTS = new ApplicationUnit("applicants");

  private static final List<ApplicationUnit> KNOWN = List.of(APPLICATIONS, APPLICANTS);

  private ApplicationUnit(String code) {
    super(code);
  }

  /**
   * The code with this text, known or not.
   *
   * @param code 1 to 100 characters
   * @return the code
   * @throws IllegalArgumentException if the text is blank, too long or has control characters
   */
  public static ApplicationUnit of(String code) {
    ApplicationUnit known = find(code, KNOWN);
    return known == null ? new ApplicationUnit(code) : known;
  }

  /**
   * The codes this version knows, in the order of the list.
   *
   * @return the codes, unmodifiable
   */
  public static List<ApplicationUnit> known() {
    return KNOWN;
  }

  @Override
  List<ApplicationUnit> list() {
    return KNOWN;
  }
}
