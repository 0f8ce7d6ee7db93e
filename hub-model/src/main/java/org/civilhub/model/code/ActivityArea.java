package org.civilhub.model.code;

import java.util.List;

/** An area of activity of the Hub, one of the three its project page states. */
public final class ActivityArea extends Code {
  private static final long serialVersionUID = 1L;

  /** {@code partnership_and_cooperation}. */
  public static final ActivityArea PARTNERSHIP_AND_COOPERATION =
      new ActivityArea("partnership_and_cooperation");

  /** {@code capacity_building_and_peer_learning}. */
  public static final ActivityArea CAPACITY_BUILDING_AND_PEER_LEARNING =
      new ActivityArea("capacity_building_and_peer_learning");

  /** {@code research_and_knowledge_management}. */
  public static final ActivityArea RESEARCH_AND_KNOWLEDGE_MANAGEMENT =
      new ActivityArea("research_and_knowledge_management");

  private static final List<ActivityArea> KNOWN =
      List.of(
          PARTNERSHIP_AND_COOPERATION,
          CAPACITY_BUILDING_AND_PEER_LEARNING,
          RESEARCH_AND_KNOWLEDGE_MANAGEMENT);

  private ActivityArea(String code) {
    super(code);
  }

  /**
   * The code with this text, known or not.
   *
   * @param code 1 to 100 characters
   * @return the code
   * @throws IllegalArgumentException if the text is blank, too long or has control characters
   */
  public static ActivityArea of(String code) {
    ActivityArea known = find(code, KNOWN);
    return known == null ? new ActivityArea(code) : known;
  }

  /**
   * The codes this version knows, in the order of the list.
   *
   * @return the codes, unmodifiable
   */
  public static List<ActivityArea> known() {
    return KNOWN;
  }

  @Override
  List<ActivityArea> list() {
    return KNOWN;
  }
}
