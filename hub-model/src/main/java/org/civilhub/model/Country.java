package org.civilhub.model;

import jakarta.validation.Valid;
import java.util.List;
import java.util.Optional;
import org.civilhub.model.code.MembershipStatus;
import org.civilhub.model.constraint.AssignedCountry;
import org.civilhub.model.constraint.KnownCode;
import org.civilhub.model.constraint.NotBlankText;
import org.civilhub.model.constraint.RegisteredLanguage;
import org.civilhub.model.value.CountryCode;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.LocalizedText;
import org.immutables.value.Value;

/** A participating country: a state that takes part in the Hub from a date, perhaps until one. */
@Value.Immutable
@HubStyle
@SuppressWarnings("immutables:from") // a builder also copies from HubRecord, but for its id
@MembershipsDisjoint
public non-sealed interface Country extends HubRecord {
  /** Identifier, unique among the records of this type in a dataset. */
  @Override
  Id<Country> getId();

  /** ISO 3166-1 alpha-2 code. */
  @AssignedCountry
  CountryCode getCode();

  /** Name as the source has it; names for display come from the code. */
  Optional<@NotBlankText @RegisteredLanguage LocalizedText> getName();

  /** Whether a source says outright that it takes part; only confirmed countries are counted. */
  @KnownCode
  MembershipStatus getStatus();

  /** Spans of taking part, earliest first; empty if no date is recorded. */
  List<@Valid Membership> getMemberships();

  /** Whether it signed the founding declaration; empty if no source says. */
  Optional<Boolean> getFoundingSignatory();

  /** What kind of page the record rests on; empty if not said. */
  Optional<@NotBlankText String> getEvidence();

  /**
   * A builder, which names all missing fields at once when it builds.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link Country}. */
  final class Builder extends ImmutableCountry.Builder {
    Builder() {}
  }
}
