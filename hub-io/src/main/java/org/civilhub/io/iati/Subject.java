package org.civilhub.io.iati;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.civilhub.model.rule.Finding;
import org.civilhub.model.rule.FindingCode;
import org.civilhub.model.rule.Place;
import org.civilhub.model.rule.Severity;

/**
 * What findings are about.
 *
 * @param id identifier of the activity or organisation; empty if it has none
 */
record Subject(Optional<String> id) {
  static Subject of(IatiElement element) {
    return new Subject(
        Arrays.stream(IatiKind.values())
            .flatMap(kind -> element.first(kind.identifier()).stream())
            .map(IatiElement::text)
            .filter(text -> !text.isEmpty())
            .findFirst());
  }

  Finding finding(FindingCode code, Severity severity, Place place, Map<String, String> arguments) {
    return new Finding(code, severity, place, Optional.empty(), id, arguments);
  }
}
