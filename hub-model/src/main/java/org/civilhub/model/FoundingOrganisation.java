package org.civilhub.model;

import java.util.Optional;
import org.civilhub.model.code.PartnerType;
import org.civilhub.model.constraint.KnownCode;
import org.civilhub.model.constraint.NotBlankText;
import org.civilhub.model.constraint.RegisteredLanguage;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.LocalizedText;
import org.immutables.value.Value;

/** An organisation that signed the founding declaration, or is named around the founding. */
@Value.Immutable
@HubStyle
@SuppressWarnings("immutables:from") // a builder also copies from HubRecord, but for its id
public non-sealed interface FoundingOrganisation extends HubRecord {
  /** Identifier, unique among the records of this type in a dataset. */
  @Override
  Id<FoundingOrganisation> getId();

  /** Name of the organisation. */
  @NotBlankText
  @RegisteredLanguage
  LocalizedText getName();

  /** Abbreviation; empty if it has none. */
  Optional<@NotBlankText String> getShortName();

  /** What type of organisation it is. */
  @KnownCode
  PartnerType getType();

  /** Its role in the words of the source; empty if not stated. */
  Optional<@NotBlankText String> getStatedRole();

  /** Whether it signed the declaration; empty if no source says. */
  Optional<Boolean> getFoundingSignatory();

  /**
   * A builder, which names all missing fields at once when it builds.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link FoundingOrganisation}. */
  final class Builder extends ImmutableFoundingOrganisation.Builder {
    Builder() {}
  }
}
