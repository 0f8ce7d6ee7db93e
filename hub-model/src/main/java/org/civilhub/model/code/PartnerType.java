package org.civilhub.model.code;

import java.util.List;

/** The type of an organisation. */
public final class PartnerType extends Code {
  private static final long serialVersionUID = 1L;

  /** {@code government}. */
  public static final PartnerType GOVERNMENT = new PartnerType("government");

  /** {@code academic}. */
  public static final PartnerType ACADEMIC = new PartnerType("academic");

  /** {@code international_organisation}. */
  public static final PartnerType INTERNATIONAL_ORGANISATION =
      new PartnerType("international_organisation");

  /** {@code ngo}. */
  public static final PartnerType NGO = new PartnerType("ngo");

  /** {@code private}. */
  public static final PartnerType PRIVATE = new PartnerType("private");

  private static final List<PartnerType> KNOWN =
      List.of(GOVERNMENT, ACADEMIC, INTERNATIONAL_ORGANISATION, NGO, PRIVATE);

  private PartnerType(String code) {
    super(code);
  }

  /**
   * The code with this text, known or not.
   *
   * @param code 1 to 100 characters
   * @return the code
   * @throws IllegalArgumentException if the text is blank, too long or has control characters
   */
  public static PartnerType of(String code) {
    PartnerType known = find(code, KNOWN);
    return known == null ? new PartnerType(code) : known;
  }

  /**
   * The codes this version knows, in the order of the list.
   *
   * @return the codes, unmodifiable
   */
  public static List<PartnerType> known() {
    return KNOWN;
  }

  @Override
  List<PartnerType> list() {
    return KNOWN;
  }
}
