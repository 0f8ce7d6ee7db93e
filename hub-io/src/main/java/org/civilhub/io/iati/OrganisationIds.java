package org.civilhub.io.iati;

import java.util.List;

/**
 * What is known of organisations' identifiers: an approved agency is one of the code list
 * OrganisationRegistrationAgency, a known identifier one of OrganisationIdentifier or
 * IATIOrganisationIdentifier. Withdrawn codes count, for old data still has them.
 */
final class OrganisationIds {
  private static final String AGENCIES = "OrganisationRegistrationAgency";
  private static final List<String> IDENTIFIERS =
      List.of("OrganisationIdentifier", "IATIOrganisationIdentifier");

  private OrganisationIds() {}

  /** Whether it starts with an agency's code, such as {@code KZ-BIN}, and a hyphen or its end. */
  static boolean hasAgencyPrefix(String id) {
    int country = id.indexOf('-');
    int end = id.indexOf('-', country + 1);
    return isOn(AGENCIES, end < 0 ? id : id.substring(0, end));
  }

  static boolean isKnown(String id) {
    return IDENTIFIERS.stream().anyMatch(list -> isOn(list, id));
  }

  /** Whether it starts with a known identifier and a hyphen. */
  static boolean hasKnownPrefix(String id) {
    for (int end = id.indexOf('-'); end >= 0; end = id.indexOf('-', end + 1)) {
      if (isKnown(id.substring(0, end))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOn(String list, String code) {
    return IatiCodelists.standard().find(list).orElseThrow().find(code).isPresent();
  }
}
