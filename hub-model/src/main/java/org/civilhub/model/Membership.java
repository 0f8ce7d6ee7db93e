package org.civilhub.model;

import java.util.Optional;
import org.civilhub.model.code.DateBasis;
import org.civilhub.model.constraint.DateOrder;
import org.civilhub.model.constraint.KnownCode;
import org.civilhub.model.constraint.NotInFuture;
import org.civilhub.model.value.PartialDate;
import org.immutables.value.Value;

/** One span of a country's taking part in the Hub. */
@Value.Immutable
@HubStyle
@DateOrder(start = "joinedOn", end = "leftOn")
public interface Membership {
  /** When the country joined; empty if not recorded, which is any day since the founding. */
  Optional<@NotInFuture PartialDate> getJoinedOn();

  /** Whether the joining date was stated or derived; stated if empty. */
  Optional<@KnownCode DateBasis> getJoinedOnBasis();

  /** Last day of taking part; empty while it lasts. */
  Optional<PartialDate> getLeftOn();

  /**
   * A builder, which names all missing fields at once when it builds.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link Membership}. */
  final class Builder extends ImmutableMembership.Builder {
    Builder() {}
  }
}
