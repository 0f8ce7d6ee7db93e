package org.civilhub.model;

import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.civilhub.model.code.DateBasis;
import org.civilhub.model.constraint.KnownCode;
import org.civilhub.model.constraint.NotBlankText;
import org.civilhub.model.constraint.NotInFuture;
import org.civilhub.model.constraint.RegisteredLanguage;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.LocalizedText;
import org.civilhub.model.value.PartialDate;
import org.civilhub.model.value.PartialPeriod;
import org.civilhub.model.value.QualifiedNumber;
import org.immutables.value.Value;

/**
 * A claim: a figure that somebody published, with its qualifier, its time and its source. It is
 * held against what the records prove and never counted itself.
 */
@Value.Immutable
@HubStyle
@SuppressWarnings("immutables:from") // a builder also copies from HubRecord, but for its id
@StageNamed
public non-sealed interface ReportedFigure extends HubRecord {
  /** Identifier, unique among the records of this type in a dataset. */
  @Override
  Id<ReportedFigure> getId();

  /** Identifier of the metric or other indicator that the figure is about. */
  @NotBlankText
  String getIndicator();

  /** The number as published. */
  QualifiedNumber getValue();

  /** Unit: an ISO 4217 code for money, else what is counted; empty if not said. */
  Optional<@NotBlankText String> getUnit();

  /** The date that the figure is for, if it is for one. */
  Optional<@NotInFuture PartialDate> getAsOf();

  /** Whether that date was stated or derived; stated if empty. */
  Optional<@KnownCode DateBasis> getAsOfBasis();

  /** The period that the figure is for, if it is for one. */
  Optional<PartialPeriod> getPeriod();

  /** The time in the words of the source, such as {@code last 10 years}; empty if it gives none. */
  Optional<@NotBlankText String> getTimeText();

  /**
   * The part of the indicator that the figure is about, by dimension, such as {@code project};
   * empty for the whole.
   */
  Map<String, String> getSplit();

  /**
   * What the number was rounded to, if it was: it then stands for every number that rounds to it.
   */
  Optional<@Positive(message = "{hub.number.not-positive}") BigDecimal> getRoundedTo();

  /** What the source says of it, in words; empty if nothing. */
  Optional<@NotBlankText @RegisteredLanguage LocalizedText> getText();

  /**
   * Every number that the claim stands for: the number as published, or, where that was rounded,
   * each that rounds to it.
   *
   * @return the interval; the number as published also if it was rounded to what is not above zero
   */
  default QualifiedNumber toNumber() {
    return getRoundedTo()
        .filter(step -> step.signum() > 0)
        .map(step -> getValue().widenedBy(step.multiply(new BigDecimal("0.5"))))
        .orElse(getValue());
  }

  /**
   * A builder, which names all missing fields at once when it builds.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link ReportedFigure}. */
  final class Builder extends ImmutableReportedFigure.Builder {
    Builder() {}
  }
}
