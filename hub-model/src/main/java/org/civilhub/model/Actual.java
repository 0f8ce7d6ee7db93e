package org.civilhub.model;

import java.util.Optional;
import org.civilhub.model.value.PartialPeriod;
import org.civilhub.model.value.QualifiedNumber;
import org.immutables.value.Value;

/** The value of an indicator that was reported as reached. */
@Value.Immutable
@HubStyle
public interface Actual {
  /** The value, in the indicator's unit. */
  QualifiedNumber getValue();

  /** What period it is for; empty if not recorded. */
  Optional<PartialPeriod> getPeriod();

  /**
   * A builder, which names all missing fields at once when it builds.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link Actual}. */
  final class Builder extends ImmutableActual.Builder {
    Builder() {}
  }
}
