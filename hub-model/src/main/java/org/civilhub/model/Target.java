package org.civilhub.model;

import java.util.Optional;
import org.civilhub.model.value.PartialDate;
import org.civilhub.model.value.QualifiedNumber;
import org.immutables.value.Value;

/** The value of an indicator to be reached. */
@Value.Immutable
@HubStyle
public interface Target {
  /** The value, in the indicator's unit. */
  QualifiedNumber getValue();

  /** By when; empty if not recorded. */
  Optional<PartialDate> getDueOn();

  /**
   * A builder, which names all missing fields at once when it builds.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link Target}. */
  final class Builder extends ImmutableTarget.Builder {
    Builder() {}
  }
}
