package org.civilhub.model;

import java.util.Optional;
import org.civilhub.model.code.DateBasis;
import org.civilhub.model.code.ScholarshipStatus;
import org.civilhub.model.code.Sex;
import org.civilhub.model.constraint.AssignedCountry;
import org.civilhub.model.constraint.DateOrder;
import org.civilhub.model.constraint.KnownCode;
import org.civilhub.model.constraint.NotBlankText;
import org.civilhub.model.constraint.NotInFuture;
import org.civilhub.model.constraint.RegisteredLanguage;
import org.civilhub.model.value.CountryCode;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.LocalizedText;
import org.civilhub.model.value.PartialDate;
import org.immutables.value.Value;

/** A scholarship for a civil servant of a participating country. It names no scholar. */
@Value.Immutable
@HubStyle
@SuppressWarnings("immutables:from") // a builder also copies from HubRecord, but for its id
@DateOrder(start = "awardedOn", end = "endsOn")
public non-sealed interface Scholarship extends HubRecord {
  /** Identifier, unique among the records of this type in a dataset. */
  @Override
  Id<Scholarship> getId();

  /** Country of the scholar, a participating one. */
  @AssignedCountry
  CountryCode getCountry();

  /** Sex of the scholar; empty if not recorded. */
  Optional<@KnownCode Sex> getSex();

  /** Programme of study. */
  @NotBlankText
  @RegisteredLanguage
  LocalizedText getProgramme();

  /** Where the programme is taught; empty if not recorded. */
  Optional<Id<Partner>> getInstitution();

  /** Where it stands; awarded if empty. */
  Optional<@KnownCode ScholarshipStatus> getStatus();

  /** When it was awarded; empty if not recorded. */
  Optional<@NotInFuture PartialDate> getAwardedOn();

  /** Whether that date was stated or derived; stated if empty. */
  Optional<@KnownCode DateBasis> getAwardedOnBasis();

  /** When the study ends; empty if not recorded. */
  Optional<PartialDate> getEndsOn();

  /**
   * A builder, which names all missing fields at once when it builds.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link Scholarship}. */
  final class Builder extends ImmutableScholarship.Builder {
    Builder() {}
  }
}
