package org.civilhub.model;

import java.util.List;
import java.util.Optional;
import org.civilhub.model.code.DateBasis;
import org.civilhub.model.code.StudyStatus;
import org.civilhub.model.code.Theme;
import org.civilhub.model.constraint.AssignedCountry;
import org.civilhub.model.constraint.KnownCode;
import org.civilhub.model.constraint.NoRepeats;
import org.civilhub.model.constraint.NotBlankText;
import org.civilhub.model.constraint.NotNegative;
import org.civilhub.model.constraint.RegisteredLanguage;
import org.civilhub.model.constraint.WholeNumber;
import org.civilhub.model.constraint.WithinStatedNumber;
import org.civilhub.model.value.CountryCode;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.LocalizedText;
import org.civilhub.model.value.PartialDate;
import org.civilhub.model.value.QualifiedNumber;
import org.immutables.value.Value;

/** A study of the participating countries' changing needs and priorities. */
@Value.Immutable
@HubStyle
@SuppressWarnings("immutables:from") // a builder also copies from HubRecord, but for its id
@WithinStatedNumber(list = "countries", number = "statedCountries")
public non-sealed interface NeedsAssessment extends HubRecord {
  /** Identifier, unique among the records of this type in a dataset. */
  @Override
  Id<NeedsAssessment> getId();

  /** Title. */
  @NotBlankText
  @RegisteredLanguage
  LocalizedText getTitle();

  /** What needs it looks at; empty if not recorded. */
  Optional<@KnownCode Theme> getTopic();

  /** Where it stands; done if empty. */
  Optional<@KnownCode StudyStatus> getStatus();

  /** When it was done; empty if not recorded. */
  Optional<PartialDate> getConductedOn();

  /** Whether that date was stated or derived; stated if empty. */
  Optional<@KnownCode DateBasis> getConductedOnBasis();

  /** A date that is no date yet, as the source words it. */
  Optional<@NotBlankText String> getDateText();

  /** Countries it covers. */
  @NoRepeats
  List<@AssignedCountry CountryCode> getCountries();

  /** Number of countries it covers as the source states it; empty if it does not. */
  Optional<@NotNegative @WholeNumber QualifiedNumber> getStatedCountries();

  /** Regions it covers, in the words of the source. */
  @NoRepeats
  List<@NotBlankText String> getRegions();

  /**
   * A builder, which names all missing fields at once when it builds.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link NeedsAssessment}. */
  final class Builder extends ImmutableNeedsAssessment.Builder {
    Builder() {}
  }
}
