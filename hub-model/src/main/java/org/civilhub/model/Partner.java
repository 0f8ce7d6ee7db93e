package org.civilhub.model;

import java.util.List;
import java.util.Optional;
import org.civilhub.model.code.DateBasis;
import org.civilhub.model.code.PartnerRelation;
import org.civilhub.model.code.PartnerType;
import org.civilhub.model.constraint.AssignedCountry;
import org.civilhub.model.constraint.DateOrder;
import org.civilhub.model.constraint.KnownCode;
import org.civilhub.model.constraint.NoRepeats;
import org.civilhub.model.constraint.NotBlankText;
import org.civilhub.model.constraint.RegisteredLanguage;
import org.civilhub.model.constraint.Ror;
import org.civilhub.model.constraint.WebAddress;
import org.civilhub.model.value.CountryCode;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.LocalizedText;
import org.civilhub.model.value.PartialDate;
import org.immutables.value.Value;

/**
 * An organisation beside the Hub. It is an institutional partner if it co-operates by agreement or
 * standing joint work, which its relations say.
 */
@Value.Immutable
@HubStyle
@SuppressWarnings("immutables:from") // a builder also copies from HubRecord, but for its id
@DateOrder(start = "startsOn", end = "endsOn")
public non-sealed interface Partner extends HubRecord {
  /** Identifier, unique among the records of this type in a dataset. */
  @Override
  Id<Partner> getId();

  /** Name of the organisation. */
  @NotBlankText
  @RegisteredLanguage
  LocalizedText getName();

  /** Abbreviation; empty if it has none. */
  Optional<@NotBlankText String> getShortName();

  /** What type of organisation it is. */
  @KnownCode
  PartnerType getType();

  /** Country of its seat; empty for one of many countries or if not recorded. */
  Optional<@AssignedCountry CountryCode> getCountry();

  /** How it appears beside the Hub. */
  @NoRepeats
  List<@KnownCode PartnerRelation> getRelations();

  /** When the partnership started; empty if not recorded. */
  Optional<PartialDate> getStartsOn();

  /** Whether the start was stated or derived; stated if empty. */
  Optional<@KnownCode DateBasis> getStartsOnBasis();

  /** Last day of the partnership; empty while it lasts or if not recorded. */
  Optional<PartialDate> getEndsOn();

  /** ROR identifier; empty if not recorded. */
  Optional<@Ror String> getRor();

  /** Address of its website; empty if not recorded. */
  Optional<@WebAddress String> getUrl();

  /**
   * A builder, which names all missing fields at once when it builds.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link Partner}. */
  final class Builder extends ImmutablePartner.Builder {
    Builder() {}
  }
}
