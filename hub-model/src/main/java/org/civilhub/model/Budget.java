package org.civilhub.model;

import java.util.Optional;
import org.civilhub.model.code.BudgetStatus;
import org.civilhub.model.constraint.AssignedCurrency;
import org.civilhub.model.constraint.KnownCode;
import org.civilhub.model.constraint.NotNegative;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.PartialPeriod;
import org.immutables.value.Value;
import org.joda.money.BigMoney;

/** What a project may spend in a period. */
@Value.Immutable
@HubStyle
@SuppressWarnings("immutables:from") // a builder also copies from HubRecord, but for its id
public non-sealed interface Budget extends HubRecord {
  /** Identifier, unique among the records of this type in a dataset. */
  @Override
  Id<Budget> getId();

  /** Project it is for. */
  Id<Project> getProject();

  /** The period it is for. */
  PartialPeriod getPeriod();

  /** How much, exactly. */
  @AssignedCurrency
  @NotNegative
  BigMoney getAmount();

  /** Where it stands; approved if empty. */
  Optional<@KnownCode BudgetStatus> getStatus();

  /**
   * A builder, which names all missing fields at once when it builds.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link Budget}. */
  final class Builder extends ImmutableBudget.Builder {
    Builder() {}
  }
}
