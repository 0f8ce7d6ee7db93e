package org.civilhub.io.iati;

import java.util.List;
import java.util.Optional;
import org.civilhub.io.iati.IatiActivity.Budget;
import org.civilhub.io.iati.IatiActivity.Defaults;
import org.civilhub.io.iati.IatiActivity.Party;
import org.civilhub.model.value.LocalizedText;

/**
 * What a file says of an organisation, taken from its element when asked.
 *
 * @param element the element {@code iati-organisation}
 */
public record IatiOrganisation(IatiElement element) {
  /**
   * @throws IllegalArgumentException if the element is none of that name
   */
  public IatiOrganisation {
    if (!element.name().is(IatiKind.ORGANISATIONS.record())) {
      throw new IllegalArgumentException("must be an organisation, found '" + element.name() + "'");
    }
  }

  /** The identifier; empty if there is none. */
  public Optional<String> identifier() {
    return element
        .first(IatiKind.ORGANISATIONS.identifier())
        .map(IatiElement::text)
        .filter(text -> !text.isEmpty());
  }

  /** What holds for the organisation unless something in it says otherwise. */
  public Defaults defaults() {
    return Defaults.of(element);
  }

  /** The name; empty if there is none. */
  public Optional<LocalizedText> name() {
    return element.first("name").flatMap(name -> name.narratives(defaults().language()));
  }

  /** Who reports; empty if that is not said. */
  public Optional<Party> reportingOrg() {
    return element.first("reporting-org").map(party -> new Party(party, defaults()));
  }

  /**
   * What is planned or was spent over periods.
   *
   * @param name name of the elements: {@code total-budget}, {@code recipient-country-budget},
   *     {@code total-expenditure} and their like
   * @return the amounts, in the order of the file
   */
  public List<Budget> budgets(String name) {
    return element.all(name).stream().map(budget -> new Budget(budget, defaults())).toList();
  }
}
