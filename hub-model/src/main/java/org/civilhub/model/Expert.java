package org.civilhub.model;

import jakarta.validation.Valid;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.civilhub.model.code.DateBasis;
import org.civilhub.model.code.PartnerType;
import org.civilhub.model.code.RosterStatus;
import org.civilhub.model.code.Theme;
import org.civilhub.model.constraint.AssignedCountry;
import org.civilhub.model.constraint.DateOrder;
import org.civilhub.model.constraint.KnownCode;
import org.civilhub.model.constraint.NoRepeats;
import org.civilhub.model.constraint.NotBlankText;
import org.civilhub.model.constraint.NotInFuture;
import org.civilhub.model.constraint.RegisteredLanguage;
import org.civilhub.model.value.CountryCode;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.LocalizedText;
import org.civilhub.model.value.PartialDate;
import org.immutables.value.Value;

/** A person on the Hub's roster who may be called on for advice; listed is not engaged. */
@Value.Immutable
@HubStyle
@SuppressWarnings("immutables:from") // a builder also copies from HubRecord, but for its id
@DateOrder(start = "rosterSince", end = "rosterUntil")
@DateOrder(start = "consentGivenOn", end = "reviewDueOn")
public non-sealed interface Expert extends HubRecord {
  /** Identifier, unique among the records of this type in a dataset. */
  @Override
  Id<Expert> getId();

  /** Who it is; empty in a public form or where not recorded. */
  @Value.Redacted
  Optional<@Valid ExpertPerson> getPerson();

  /** What other sources say of a field; may tell who it is. */
  @Override
  @Value.Redacted
  List<Discrepancy> getDiscrepancies();

  /** Country of work; empty if not recorded. */
  Optional<@AssignedCountry CountryCode> getCountry();

  /** Institution; empty if not recorded. */
  @Value.Redacted
  Optional<@NotBlankText @RegisteredLanguage LocalizedText> getAffiliation();

  /** Type of that institution; empty if not recorded. */
  Optional<@KnownCode PartnerType> getAffiliationType();

  /** Fields of expertise. */
  @NoRepeats
  List<@KnownCode Theme> getFields();

  /** Languages of work. */
  @NoRepeats
  List<@RegisteredLanguage LanguageTag> getLanguages();

  /** Where the expert stands on the roster; on it if empty. */
  Optional<@KnownCode RosterStatus> getStatus();

  /** Since when on the roster; empty if not recorded. */
  Optional<@NotInFuture PartialDate> getRosterSince();

  /** Whether that date was stated or derived; stated if empty. */
  Optional<@KnownCode DateBasis> getRosterSinceBasis();

  /** Last day on the roster; empty while it lasts. */
  Optional<PartialDate> getRosterUntil();

  /** When consent to publication was given; empty without consent. */
  Optional<@NotInFuture LocalDate> getConsentGivenOn();

  /** Until when the entry, and with it the consent, stands without review; empty if not fixed. */
  Optional<LocalDate> getReviewDueOn();

  /**
   * What may be published of the expert: with consent everything but contact details, remarks and
   * what other sources say of the person, without it nothing at all, for then only the count of
   * experts is public.
   *
   * @param on the day of publication
   * @return the public form; empty if no consent was given by that day or its review is overdue
   */
  default Optional<Expert> toPublicForm(LocalDate on) {
    boolean consent = getConsentGivenOn().filter(day -> !day.isAfter(on)).isPresent();
    boolean overdue = getReviewDueOn().filter(day -> day.isBefore(on)).isPresent();
    if (!consent || overdue) {
      return Optional.empty();
    }
    return Optional.of(
        builder()
            .from(this)
            .person(getPerson().map(p -> ExpertPerson.builder().name(p.getName()).build()))
            .discrepancies(
                getDiscrepancies().stream()
                    .filter(d -> !d.getPointer().startsWith("/person"))
                    .toList())
            .note(Optional.empty())
            .build());
  }

  /**
   * A builder, which names all missing fields at once when it builds.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link Expert}. */
  final class Builder extends ImmutableExpert.Builder {
    Builder() {}
  }
}
