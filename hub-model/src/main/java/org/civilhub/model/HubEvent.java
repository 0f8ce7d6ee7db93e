package org.civilhub.model;

import jakarta.validation.Valid;
import java.util.List;
import java.util.Optional;
import org.civilhub.model.code.ActivityArea;
import org.civilhub.model.code.DateBasis;
import org.civilhub.model.code.EventFormat;
import org.civilhub.model.code.EventType;
import org.civilhub.model.code.HubRole;
import org.civilhub.model.code.Theme;
import org.civilhub.model.code.TitleOrigin;
import org.civilhub.model.constraint.AssignedCountry;
import org.civilhub.model.constraint.DateOrder;
import org.civilhub.model.constraint.KnownCode;
import org.civilhub.model.constraint.NoRepeats;
import org.civilhub.model.constraint.NotBlankText;
import org.civilhub.model.constraint.NotNegative;
import org.civilhub.model.constraint.RegisteredLanguage;
import org.civilhub.model.constraint.WholeNumber;
import org.civilhub.model.value.CountryCode;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.LocalizedText;
import org.civilhub.model.value.PartialDate;
import org.civilhub.model.value.QualifiedNumber;
import org.immutables.value.Value;

/**
 * A capacity-building event: a workshop, training, study visit, conference or webinar that the Hub
 * ran or took part in.
 */
@Value.Immutable
@HubStyle
@SuppressWarnings("immutables:from") // a builder also copies from HubRecord, but for its id
@DateOrder(start = "startsOn", end = "endsOn")
@EventCountriesWithinStated
@ParticipantsWithinTotal
@CovidAfterOutbreak
@CovidFormatKnown
public non-sealed interface HubEvent extends HubRecord {
  /** Identifier, unique among the records of this type in a dataset. */
  @Override
  Id<HubEvent> getId();

  /** Title. */
  @NotBlankText
  @RegisteredLanguage
  LocalizedText getTitle();

  /** Where the title comes from; official if empty. */
  Optional<@KnownCode TitleOrigin> getTitleOrigin();

  /** What type of event it is. */
  @KnownCode
  EventType getType();

  /** The part the Hub had in it; empty if not recorded, and then it is not counted as the Hub's. */
  Optional<@KnownCode HubRole> getHubRole();

  /**
   * First day, inclusive, in the host's calendar; the event belongs to its period. Empty if not
   * recorded.
   */
  Optional<PartialDate> getStartsOn();

  /** Whether the first day was stated or derived; stated if empty. */
  Optional<@KnownCode DateBasis> getStartsOnBasis();

  /** Last day, inclusive; empty if not recorded. */
  Optional<PartialDate> getEndsOn();

  /** A date that is no date yet, such as a day and month without a year, as the source words it. */
  Optional<@NotBlankText String> getDateText();

  /**
   * City that hosted the event, by its name of that day; empty for an online event or if not
   * recorded.
   */
  Optional<@NotBlankText String> getCity();

  /** Country that hosted the event; empty for an online event or if not recorded. */
  Optional<@AssignedCountry CountryCode> getHost();

  /** How people attended; empty if not recorded. */
  Optional<@KnownCode EventFormat> getFormat();

  /** What it was about; empty if not recorded. */
  Optional<@KnownCode Theme> getTheme();

  /** Area of activity it belongs to; empty if not recorded. */
  Optional<@KnownCode ActivityArea> getArea();

  /** Partners that organised it with the Hub. */
  @NoRepeats
  List<Id<Partner>> getOrganisers();

  /** Community of practice whose event it was; empty if none. */
  Optional<Id<CommunityOfPractice>> getCommunity();

  /** Project that paid for it; empty if not recorded. */
  Optional<Id<Project>> getProject();

  /**
   * People who attended by the event's own total, each once, organisers and staff not. Empty if not
   * recorded, which is not zero.
   */
  Optional<@NotNegative @WholeNumber QualifiedNumber> getParticipants();

  /** Number of countries taking part as the source states it; empty if it does not. */
  Optional<@NotNegative @WholeNumber QualifiedNumber> getStatedCountries();

  /** Countries named as taking part, each once; may be fewer than the stated number. */
  @NoRepeats
  List<@AssignedCountry CountryCode> getCountries();

  /** Attendance by country, sex and role; may cover a part of the total. */
  List<@Valid Participation> getParticipations();

  /** Whether it was part of the response to COVID-19; empty if not marked, which is not no. */
  Optional<Boolean> getCovidRelated();

  /**
   * A builder, which names all missing fields at once when it builds.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link HubEvent}. */
  final class Builder extends ImmutableHubEvent.Builder {
    Builder() {}
  }
}
