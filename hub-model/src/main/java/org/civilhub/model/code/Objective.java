package org.civilhub.model.code;

import java.util.List;

/** An objective of the Hub, one of the seven its project page states. */
public final class Objective extends Code {
  private static final long serialVersionUID = 1L;

  /** {@code strengthen_cooperation}. */
  public static final Objective STRENGTHEN_COOPERATION = new Objective("strengthen_cooperation");

  /** {@code grow_partner_network}. */
  public static final Objective GROW_PARTNER_NETWORK = new Objective("grow_partner_network");

  /** {@code build_civil_servants_capacity}. */
  public static final Objective BUILD_CIVIL_SERVANTS_CAPACITY =
      new Objective("build_civil_servants_capacity");

  /** {@code support_public_services}. */
  public static final Objective SUPPORT_PUBLIC_SERVICES = new Objective("support_public_services");

  /** {@code run_trainings}. */
  public static final Objective RUN_TRAININGS = new Objective("run_trainings");

  /** {@code do_applied_research}. */
  public static final Objective DO_APPLIED_RESEARCH = new Objective("do_applied_research");

  /** {@code spread_information}. */
  public static final Objective SPREAD_INFORMATION = new Objective("spread_information");

  private static final List<Objective> KNOWN =
      List.of(
          STRENGTHEN_COOPERATION,
          GROW_PARTNER_NETWORK,
          BUILD_CIVIL_SERVANTS_CAPACITY,
          SUPPORT_PUBLIC_SERVICES,
          RUN_TRAININGS,
          DO_APPLIED_RESEARCH,
          SPREAD_INFORMATION);

  private Objective(String code) {
    super(code);
  }

  /**
   * The code with this text, known or not.
   *
   * @param code 1 to 100 characters
   * @return the code
   * @throws IllegalArgumentException if the text is blank, too long or has control characters
   */
  public static Objective of(String code) {
    Objective known = find(code, KNOWN);
    return known == null ? new Objective(code) : known;
  }

  /**
   * The codes this version knows, in the order of the list.
   *
   * @return the codes, unmodifiable
   */
  public static List<Objective> known() {
    return KNOWN;
  }

  @Override
  List<Objective> list() {
    return KNOWN;
  }
}
