package org.civilhub.model.code;

import java.util.List;

/**
 * How an organisation appears beside the Hub. Which relations make an institutional partner is said
 * by the metric that counts them.
 */
public final class PartnerRelation extends Code {
  private static final long serialVersionUID = 1L;

  /** {@code agreement}. */
  public static final PartnerRelation AGREEMENT = new PartnerRelation("agreement");

  /** {@code partner}. */
  public static final PartnerRelation PARTNER = new PartnerRelation("partner");

  /** {@code permanent_partner}. */
  public static final PartnerRelation PERMANENT_PARTNER = new PartnerRelation("permanent_partner");

  /** {@code alliance_member}. */
  public static final PartnerRelation ALLIANCE_MEMBER = new PartnerRelation("alliance_member");

  /** {@code co_organiser}. */
  public static final PartnerRelation CO_ORGANISER = new PartnerRelation("co_organiser");

  /** {@code joint_project}. */
  public static final PartnerRelation JOINT_PROJECT = new PartnerRelation("joint_project");

  /** {@code joint_research}. */
  public static final PartnerRelation JOINT_RESEARCH = new PartnerRelation("joint_research");

  /** {@code project_partner}. */
  public static final PartnerRelation PROJECT_PARTNER = new PartnerRelation("project_partner");

  /** {@code project_funder}. */
  public static final PartnerRelation PROJECT_FUNDER = new PartnerRelation("project_funder");

  /** {@code implementing_partner}. */
  public static final PartnerRelation IMPLEMENTING_PARTNER =
      new PartnerRelation("implementing_partner");

  /** {@code contact}. */
  public static final PartnerRelation CONTACT = new PartnerRelation("contact");

  /** {@code event_contributor}. */
  public static final PartnerRelation EVENT_CONTRIBUTOR = new PartnerRelation("event_contributor");

  /** {@code virtual_alliance_contributor}. */
  public static final PartnerRelation VIRTUAL_ALLIANCE_CONTRIBUTOR =
      new PartnerRelation("virtual_alliance_contributor");

  /** {@code contest_jury}. */
  public static final PartnerRelation CONTEST_JURY = new PartnerRelation("contest_jury");

  /** {@code event_host}. */
  public static final PartnerRelation EVENT_HOST = new PartnerRelation("event_host");

  private static final List<PartnerRelation> KNOWN =
      List.of(
          AGREEMENT,
          PARTNER,
          PERMANENT_PARTNER,
          ALLIANCE_MEMBER,
          CO_ORGANISER,
          JOINT_PROJECT,
          JOINT_RESEARCH,
          PROJECT_PARTNER,
          PROJECT_FUNDER,
          IMPLEMENTING_PARTNER,
          CONTACT,
          EVENT_CONTRIBUTOR,
          VIRTUAL_ALLIANCE_CONTRIBUTOR,
          CONTEST_JURY,
          EVENT_HOST);

  private PartnerRelation(String code) {
    super(code);
  }

  /**
   * The code with this text, known or not.
   *
   * @param code 1 to 100 characters
   * @return the code
   * @throws IllegalArgumentException if the text is blank, too long or has control characters
   */
  public static PartnerRelation of(String code) {
    PartnerRelation known = find(code, KNOWN);
    return known == null ? new PartnerRelation(code) : known;
  }

  /**
   * The codes this version knows, in the order of the list.
   *
   * @return the codes, unmodifiable
   */
  public static List<PartnerRelation> known() {
    return KNOWN;
  }

  @Override
  List<PartnerRelation> list() {
    return KNOWN;
  }
}
