package org.civilhub.model;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Positive;
import java.util.List;
import java.util.Optional;
import org.civilhub.model.code.ApplicationUnit;
import org.civilhub.model.code.ContestStatus;
import org.civilhub.model.code.DateBasis;
import org.civilhub.model.constraint.AssignedCountry;
import org.civilhub.model.constraint.DateOrder;
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

/** A round of the contest for innovative solutions in public service delivery. */
@Value.Immutable
@HubStyle
@SuppressWarnings("immutables:from") // a builder also copies from HubRecord, but for its id
@DateOrder(start = "launchedOn", end = "deadlineOn")
@DateOrder(start = "deadlineOn", end = "resultsOn")
@DateOrder(start = "launchedOn", end = "heldOn")
@WithinStatedNumber(list = "applicantCountries", number = "statedApplicantCountries")
@WithinStatedNumber(list = "winners", number = "statedWinners")
public non-sealed interface InnovationContest extends HubRecord {
  /** Identifier, unique among the records of this type in a dataset. */
  @Override
  Id<InnovationContest> getId();

  /** Name of the contest. */
  @NotBlankText
  @RegisteredLanguage
  LocalizedText getName();

  /** Which round it was; empty if not recorded. */
  Optional<@Positive(message = "{hub.number.not-positive}") Integer> getRound();

  /** Where the round stands; held if empty. */
  Optional<@KnownCode ContestStatus> getStatus();

  /** When it was held, usually a year; empty if not recorded. */
  Optional<PartialDate> getHeldOn();

  /** Whether that date was stated or derived; stated if empty. */
  Optional<@KnownCode DateBasis> getHeldOnBasis();

  /** When entries were called for; empty if not recorded. */
  Optional<PartialDate> getLaunchedOn();

  /** Last day for entries; empty if not recorded. */
  Optional<PartialDate> getDeadlineOn();

  /** When the winners were named; empty if not recorded. */
  Optional<PartialDate> getResultsOn();

  /** What solutions were asked for. */
  List<@NotBlankText @RegisteredLanguage LocalizedText> getThemes();

  /** How many applied; empty if not recorded. */
  Optional<@NotNegative @WholeNumber QualifiedNumber> getApplications();

  /** What applications were counted in; numbers in different units do not add up. */
  Optional<@KnownCode ApplicationUnit> getApplicationsUnit();

  /** Countries applications came from. */
  @NoRepeats
  List<@AssignedCountry CountryCode> getApplicantCountries();

  /** Number of those countries as the source states it; empty if it does not. */
  Optional<@NotNegative @WholeNumber QualifiedNumber> getStatedApplicantCountries();

  /** Entries on record; may be fewer than applied. */
  List<@Valid ContestEntry> getEntries();

  /** Entries that won. */
  List<@Valid ContestEntry> getWinners();

  /** Number of winners as the source states it; empty if it does not. */
  Optional<@NotNegative @WholeNumber QualifiedNumber> getStatedWinners();

  /**
   * A builder, which names all missing fields at once when it builds.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link InnovationContest}. */
  final class Builder extends ImmutableInnovationContest.Builder {
    Builder() {}
  }
}
