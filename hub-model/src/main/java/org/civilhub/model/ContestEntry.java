package org.civilhub.model;

import java.util.Optional;
import org.civilhub.model.constraint.AssignedCountry;
import org.civilhub.model.constraint.NotBlankText;
import org.civilhub.model.constraint.RegisteredLanguage;
import org.civilhub.model.value.CountryCode;
import org.civilhub.model.value.LocalizedText;
import org.immutables.value.Value;

/** An entry to a contest. One sent in by a person is given by the institution. */
@Value.Immutable
@HubStyle
public interface ContestEntry {
  /** Title of the solution; empty if not recorded. */
  Optional<@NotBlankText @RegisteredLanguage LocalizedText> getTitle();

  /** Institution that sent it in; empty if not recorded. */
  Optional<@NotBlankText @RegisteredLanguage LocalizedText> getInstitution();

  /** Its country; empty if not recorded. */
  Optional<@AssignedCountry CountryCode> getCountry();

  /**
   * A builder, which names all missing fields at once when it builds.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link ContestEntry}. */
  final class Builder extends ImmutableContestEntry.Builder {
    Builder() {}
  }
}
