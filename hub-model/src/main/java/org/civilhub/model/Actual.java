package org.civilhub.model;

import jakarta.validation.Valid;
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

  /** What a percentage or ratio was worked out from; empty if it is none, or not recorded. */
  Optional<@Valid Fraction> getFraction();

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
