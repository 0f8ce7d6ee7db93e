package org.civilhub.model;

import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import org.immutables.value.Value;

/**
 * What a percentage or ratio was worked out from, such as 45 of 60 participants. Percentages of
 * several periods are put together by these, never by their mean.
 */
@Value.Immutable
@HubStyle
public interface Fraction {
  /** What is counted of the whole, in the unit of the denominator. */
  BigDecimal getNumerator();

  /** The whole; above zero. */
  @Positive(message = "{hub.number.not-positive}")
  BigDecimal getDenominator();

  /**
   * A builder, which names all missing fields at once when it builds.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link Fraction}. */
  final class Builder extends ImmutableFraction.Builder {
    Builder() {}
  }
}
