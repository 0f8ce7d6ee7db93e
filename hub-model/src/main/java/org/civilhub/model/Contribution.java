package org.civilhub.model;

import java.util.Optional;
import org.civilhub.model.code.ContributionKind;
import org.civilhub.model.code.ContributionStage;
import org.civilhub.model.code.PartnerType;
import org.civilhub.model.constraint.AssignedCurrency;
import org.civilhub.model.constraint.KnownCode;
import org.civilhub.model.constraint.NotBlankText;
import org.civilhub.model.constraint.NotNegative;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.PartialPeriod;
import org.immutables.value.Value;
import org.joda.money.BigMoney;

/**
 * What a donor gave or promised to the Hub or a project. Pledged, committed and received never mix.
 */
@Value.Immutable
@HubStyle
@SuppressWarnings("immutables:from") // a builder also copies from HubRecord, but for its id
public non-sealed interface Contribution extends HubRecord {
  /** Identifier, unique among the records of this type in a dataset. */
  @Override
  Id<Contribution> getId();

  /** Project it is for; empty if for the Hub as a whole. */
  Optional<Id<Project>> getProject();

  /** Who gives. */
  @NotBlankText
  String getDonor();

  /** What type of organisation the donor is; empty if not recorded. */
  Optional<@KnownCode PartnerType> getDonorType();

  /** When it was given or promised, or the time it is for; empty if not recorded. */
  Optional<PartialPeriod> getPeriod();

  /** How much, exactly; empty if not recorded. */
  Optional<@AssignedCurrency @NotNegative BigMoney> getAmount();

  /** Cash or in kind; empty if the source does not say. */
  Optional<@KnownCode ContributionKind> getKind();

  /** How far it has come. */
  @KnownCode
  ContributionStage getStage();

  /**
   * A builder, which names all missing fields at once when it builds.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link Contribution}. */
  final class Builder extends ImmutableContribution.Builder {
    Builder() {}
  }
}
