package org.civilhub.model.code;

import java.util.List;

/** Where a project stands. */
public final class ProjectStatus extends Code {
  private static final long serialVersionUID = 1L;

  /** {@code planned}. */
  public static final ProjectStatus PLANNED = new ProjectStatus("planned");

  /** {@code ongoing}. */
  public static final ProjectStatus ONGOING = new ProjectStatus("ongoing");

  /** {@code completed}. */
  public static final ProjectStatus COMPLETED = new ProjectStatus("completed");

  /** {@code suspended}. */
  public static final ProjectStatus SUSPENDED = new ProjectStatus("suspended");

  /** {@code cancelled}. */
  public static final ProjectStatus CANCELLED = new ProjectStatus("cancelled");

  private static final List<ProjectStatus> KNOWN =
      List.of(PLANNED, ONGOING, COMPLETED, SUSPENDED, CANCELLED);

  private ProjectStatus(String code) {
    super(code);
  }

  /**
   * The code with this text, known or not.
   *
   * @param code 1 to 100 characters
   * @return the code
   * @throws IllegalArgumentException if the text is blank, too long or has control characters
   */
  public static ProjectStatus of(String code) {
    ProjectStatus known = find(code, KNOWN);
    return known == null ? new ProjectStatus(code) : known;
  }

  /**
   * The codes this version knows, in the order of the list.
   *
   * @return the codes, unmodifiable
   */
  public static List<ProjectStatus> known() {
    return KNOWN;
  }

  @Override
  List<ProjectStatus> list() {
    return KNOWN;
  }
}
