package org.civilhub.model;

import java.util.Optional;
import org.civilhub.model.code.ParticipationRole;
import org.civilhub.model.code.Sex;
import org.civilhub.model.constraint.AssignedCountry;
import org.civilhub.model.constraint.KnownCode;
import org.civilhub.model.constraint.NotNegative;
import org.civilhub.model.constraint.WholeNumber;
import org.civilhub.model.value.CountryCode;
import org.civilhub.model.value.QualifiedNumber;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * How many people of one country, sex and role attended an event. Fields left empty are not split.
 */
@Value.Immutable
@HubStyle
public interface Participation {
  /** Country they came from; empty if not recorded. */
  Optional<@AssignedCountry CountryCode> getCountry();

  /** Their sex; empty if not recorded. */
  Optional<@KnownCode Sex> getSex();

  /** Their part in the event; participants if empty. */
  Optional<@KnownCode ParticipationRole> getRole();

  /** How many they were. */
  @NotNegative
  @WholeNumber
  QualifiedNumber getNumber();

  /**
   * The country without an {@code Optional} around it, for whoever asks many rows.
   *
   * @return the country; null if not recorded
   */
  default @Nullable CountryCode countryOrNull() {
    return RowFields.country(this);
  }

  /**
   * The sex without an {@code Optional} around it, for whoever asks many rows.
   *
   * @return the sex; null if not recorded
   */
  default @Nullable Sex sexOrNull() {
    return RowFields.sex(this);
  }

  /**
   * The role without an {@code Optional} around it, for whoever asks many rows.
   *
   * @return the role; null if not recorded
   */
  default @Nullable ParticipationRole roleOrNull() {
    return RowFields.role(this);
  }

  /**
   * Whether they attended, in a role that this version knows: organisers and staff did not.
   *
   * @return true for participants, speakers and experts, and where no role is recorded
   */
  @Value.Auxiliary
  @Value.Derived // asked several times of every row
  default boolean isAttendance() {
    Optional<ParticipationRole> role = getRole();
    return role.isEmpty()
        || (role.get().isKnown()
            && !role.get().equals(ParticipationRole.ORGANISER)
            && !role.get().equals(ParticipationRole.STAFF));
  }

  /**
   * A builder, which names all missing fields at once when it builds.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link Participation}. */
  final class Builder extends ImmutableParticipation.Builder {
    Builder() {}
  }
}
