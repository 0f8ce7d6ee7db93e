package org.civilhub.model;

import java.util.List;
import java.util.Optional;
import org.civilhub.model.code.AssistanceKind;
import org.civilhub.model.code.DateBasis;
import org.civilhub.model.code.Theme;
import org.civilhub.model.constraint.AssignedCountry;
import org.civilhub.model.constraint.DateOrder;
import org.civilhub.model.constraint.KnownCode;
import org.civilhub.model.constraint.NoRepeats;
import org.civilhub.model.value.CountryCode;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.PartialDate;
import org.immutables.value.Value;

/** A mission in which experts advised the government of a participating country. */
@Value.Immutable
@HubStyle
@SuppressWarnings("immutables:from") // a builder also copies from HubRecord, but for its id
@DateOrder(start = "startsOn", end = "endsOn")
public non-sealed interface AdvisoryMission extends HubRecord {
  /** Identifier, unique among the records of this type in a dataset. */
  @Override
  Id<AdvisoryMission> getId();

  /** Country that was advised. */
  @AssignedCountry
  CountryCode getCountry();

  /** What kind of assistance it was. */
  @KnownCode
  AssistanceKind getKind();

  /** What about; empty if not recorded. */
  Optional<@KnownCode Theme> getTopic();

  /** The request it answered; empty if none is recorded. */
  Optional<Id<AssistanceRequest>> getRequest();

  /** Project that paid for it; empty if not recorded. */
  Optional<Id<Project>> getProject();

  /** Experts of the roster who went. */
  @NoRepeats
  List<Id<Expert>> getExperts();

  /** First day; empty if not recorded. */
  Optional<PartialDate> getStartsOn();

  /** Whether the first day was stated or derived; stated if empty. */
  Optional<@KnownCode DateBasis> getStartsOnBasis();

  /** Last day, inclusive; empty if not recorded. */
  Optional<PartialDate> getEndsOn();

  /**
   * A builder, which names all missing fields at once when it builds.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link AdvisoryMission}. */
  final class Builder extends ImmutableAdvisoryMission.Builder {
    Builder() {}
  }
}
