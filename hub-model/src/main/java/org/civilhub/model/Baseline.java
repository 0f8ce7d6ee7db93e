package org.civilhub.model;

import java.util.Optional;
import org.civilhub.model.constraint.NotInFuture;
import org.civilhub.model.value.PartialDate;
import org.civilhub.model.value.QualifiedNumber;
import org.immutables.value.Value;

/** The value of an indicator before the work. */
@Value.Immutable
@HubStyle
public interface Baseline {
  /** The value, in the indicator's unit. */
  QualifiedNumber getValue();

  /** When it was measured; empty if not recorded. */
  Optional<@NotInFuture PartialDate> getMeasuredOn();

  /**
   * A builder, which names all missing fields at once when it builds.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link Baseline}. */
  final class Builder extends ImmutableBaseline.Builder {
    Builder() {}
  }
}
