package org.civilhub.model;

import java.util.Optional;
import org.civilhub.model.code.DateBasis;
import org.civilhub.model.constraint.AssignedCountry;
import org.civilhub.model.constraint.KnownCode;
import org.civilhub.model.constraint.NotBlankText;
import org.civilhub.model.constraint.NotInFuture;
import org.civilhub.model.constraint.RegisteredLanguage;
import org.civilhub.model.value.CountryCode;
import org.civilhub.model.value.LocalizedText;
import org.civilhub.model.value.PartialDate;
import org.immutables.value.Value;

/**
 * The declaration by which the Hub was established. Its signatories are the countries and the
 * founding organisations that are marked as such; a total that it states is a published claim, not
 * a count.
 */
@Value.Immutable
@HubStyle
public interface FoundingDeclaration {
  /** Title; empty if not recorded. */
  Optional<@NotBlankText @RegisteredLanguage LocalizedText> getTitle();

  /** When it was adopted. No date of the Hub lies before. */
  @NotInFuture
  PartialDate getAdoptedOn();

  /** Whether the date was stated or derived; stated if empty. */
  Optional<@KnownCode DateBasis> getAdoptedOnBasis();

  /** City where it was adopted; empty if not recorded. */
  Optional<@NotBlankText String> getCity();

  /** Country where it was adopted; empty if not recorded. */
  Optional<@AssignedCountry CountryCode> getCountry();

  /**
   * A builder, which names all missing fields at once when it builds.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link FoundingDeclaration}. */
  final class Builder extends ImmutableFoundingDeclaration.Builder {
    Builder() {}
  }
}
