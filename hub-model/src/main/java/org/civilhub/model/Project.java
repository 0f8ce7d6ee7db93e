package org.civilhub.model;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Positive;
import java.util.List;
import java.util.Optional;
import org.civilhub.model.code.DateBasis;
import org.civilhub.model.code.ProjectStatus;
import org.civilhub.model.code.TitleOrigin;
import org.civilhub.model.constraint.AssignedCountry;
import org.civilhub.model.constraint.DateOrder;
import org.civilhub.model.constraint.KnownCode;
import org.civilhub.model.constraint.NoRepeats;
import org.civilhub.model.constraint.NotBlankText;
import org.civilhub.model.constraint.RegisteredLanguage;
import org.civilhub.model.value.CountryCode;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.LocalizedText;
import org.civilhub.model.value.PartialDate;
import org.immutables.value.Value;

/** A project that funds the Hub or works through it. */
@Value.Immutable
@HubStyle
@SuppressWarnings("immutables:from") // a builder also copies from HubRecord, but for its id
@DateOrder(start = "startsOn", end = "endsOn")
@ResultKeysUnique
@ResultsWithinProject
public non-sealed interface Project extends HubRecord {
  /** Identifier, unique among the records of this type in a dataset. */
  @Override
  Id<Project> getId();

  /** Title. */
  @NotBlankText
  @RegisteredLanguage
  LocalizedText getTitle();

  /** Where the title comes from; official if empty. */
  Optional<@KnownCode TitleOrigin> getTitleOrigin();

  /** Number with the organisation that runs it; empty if not recorded. */
  Optional<@NotBlankText String> getNumber();

  /** Which phase of a series it is; empty if none. */
  Optional<@Positive(message = "{hub.number.not-positive}") Integer> getPhase();

  /** Where it stands; empty if not recorded. */
  Optional<@KnownCode ProjectStatus> getStatus();

  /** First day; a month stands for its first day where days are counted. Empty if not recorded. */
  Optional<PartialDate> getStartsOn();

  /** Whether the first day was stated or derived; stated if empty. */
  Optional<@KnownCode DateBasis> getStartsOnBasis();

  /**
   * Last day, inclusive; a month stands for its last day where days are counted. Empty if not
   * recorded.
   */
  Optional<PartialDate> getEndsOn();

  /** Organisation that carries it out; empty if not recorded. */
  Optional<@NotBlankText String> getImplementingPartner();

  /** Who pays for it. */
  @NoRepeats
  List<@NotBlankText String> getDonors();

  /** Office that runs it; empty if not recorded. */
  Optional<@NotBlankText String> getOffice();

  /** Countries it works for; empty if not recorded. */
  @NoRepeats
  List<@AssignedCountry CountryCode> getCountries();

  /** Its results framework; empty if not recorded. */
  List<@Valid Result> getResults();

  /**
   * A builder, which names all missing fields at once when it builds.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link Project}. */
  final class Builder extends ImmutableProject.Builder {
    Builder() {}
  }
}
