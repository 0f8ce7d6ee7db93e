package org.civilhub.model.code;

import java.util.List;

/** The kind of assistance asked for or given. */
public final class AssistanceKind extends Code {
  private static final long serialVersionUID = 1L;

  /** {@code technical_assistance}. */
  public static final AssistanceKind TECHNICAL_ASSISTANCE =
      new AssistanceKind("technical_assistance");

  /** {@code advisory_services}. */
  public static final AssistanceKind ADVISORY_SERVICES = new AssistanceKind("advisory_services");

  /** {@code training_on_request}. */
  public static final AssistanceKind TRAINING_ON_REQUEST =
      new AssistanceKind("training_on_request");

  private static final List<AssistanceKind> KNOWN =
      List.of(TECHNICAL_ASSISTANCE, ADVISORY_SERVICES, TRAINING_ON_REQUEST);

  private AssistanceKind(String code) {
    super(code);
  }

  /**
   * The code with this text, known or not.
   *
   * @param code 1 to 100 characters
   * @return the code
   * @throws IllegalArgumentException if the text is blank, too long or has control characters
   */
  public static AssistanceKind of(String code) {
    AssistanceKind known = find(code, KNOWN);
    return known == null ? new AssistanceKind(code) : known;
  }

  /**
   * The codes this version knows, in the order of the list.
   *
   * @return the codes, unmodifiable
   */
  public static List<AssistanceKind> known() {
    return KNOWN;
  }

  @Override
  List<AssistanceKind> list() {
    return KNOWN;
  }
}
