package org.civilhub.model.code;

import java.util.List;

/** What an event, study or field of expertise is about. */
public final class Theme extends Code {
  private static final long serialVersionUID = 1L;

  /** {@code civil_service_reform}. */
  public static final Theme CIVIL_SERVICE_REFORM = new Theme("civil_service_reform");

  /** {@code human_resource_management}. */
  public static final Theme HUMAN_RESOURCE_MANAGEMENT = new Theme("human_resource_management");

  /** {@code meritocracy_and_ethics}. */
  public static final Theme MERITOCRACY_AND_ETHICS = new Theme("meritocracy_and_ethics");

  /** {@code public_service_delivery}. */
  public static final Theme PUBLIC_SERVICE_DELIVERY = new Theme("public_service_delivery");

  /** {@code digital_government}. */
  public static final Theme DIGITAL_GOVERNMENT = new Theme("digital_government");

  /** {@code artificial_intelligence}. */
  public static final Theme ARTIFICIAL_INTELLIGENCE = new Theme("artificial_intelligence");

  /** {@code public_administration}. */
  public static final Theme PUBLIC_ADMINISTRATION = new Theme("public_administration");

  /** {@code sustainable_development}. */
  public static final Theme SUSTAINABLE_DEVELOPMENT = new Theme("sustainable_development");

  /** {@code pandemic_response}. */
  public static final Theme PANDEMIC_RESPONSE = new Theme("pandemic_response");

  /** {@code local_governance}. */
  public static final Theme LOCAL_GOVERNANCE = new Theme("local_governance");

  /** {@code innovation}. */
  public static final Theme INNOVATION = new Theme("innovation");

  private static final List<Theme> KNOWN =
      List.of(
          CIVIL_SERVICE_REFORM,
          HUMAN_RESOURCE_MANAGEMENT,
          MERITOCRACY_AND_ETHICS,
          PUBLIC_SERVICE_DELIVERY,
          DIGITAL_GOVERNMENT,
          ARTIFICIAL_INTELLIGENCE,
          PUBLIC_ADMINISTRATION,
          SUSTAINABLE_DEVELOPMENT,
          PANDEMIC_RESPONSE,
          LOCAL_GOVERNANCE,
          INNOVATION);

  private Theme(String code) {
    super(code);
  }

  /**
   * The code with this text, known or not.
   *
   * @param code 1 to 100 characters
   * @return the code
   * @throws IllegalArgumentException if the text is blank, too long or has control characters
   */
  public static Theme of(String code) {
    Theme known = find(code, KNOWN);
    return known == null ? new Theme(code) : known;
  }

  /**
   * The codes this version knows, in the order of the list.
   *
   * @return the codes, unmodifiable
   */
  public static List<Theme> known() {
    return KNOWN;
  }

  @Override
  List<Theme> list() {
    return KNOWN;
  }
}
