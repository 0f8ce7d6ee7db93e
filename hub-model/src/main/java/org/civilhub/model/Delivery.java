package org.civilhub.model;

import org.civilhub.model.constraint.AssignedCurrency;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.PartialPeriod;
import org.immutables.value.Value;
import org.joda.money.BigMoney;

/** Delivery: what a project spent on goods and services in a period. */
@Value.Immutable
@HubStyle
@SuppressWarnings("immutables:from") // a builder also copies from HubRecord, but for its id
public non-sealed interface Delivery extends HubRecord {
  /** Identifier, unique among the records of this type in a dataset. */
  @Override
  Id<Delivery> getId();

  /** Project that spent it. */
  Id<Project> getProject();

  /** The period it was spent in. */
  PartialPeriod getPeriod();

  /** How much, exactly; negative for a correction. */
  @AssignedCurrency
  BigMoney getAmount();

  /**
   * A builder, which names all missing fields at once when it builds.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link Delivery}. */
  final class Builder extends ImmutableDelivery.Builder {
    Builder() {}
  }
}
