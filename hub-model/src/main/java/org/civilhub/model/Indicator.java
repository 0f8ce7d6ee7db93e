package org.civilhub.model;

import jakarta.validation.Valid;
import java.util.List;
import java.util.Optional;
import org.civilhub.model.code.IndicatorDirection;
import org.civilhub.model.constraint.KnownCode;
import org.civilhub.model.constraint.NotBlankText;
import org.civilhub.model.constraint.RegisteredLanguage;
import org.civilhub.model.value.LocalizedText;
import org.immutables.value.Value;

/**
 * A variable that measures an achievement. It has a unit and a direction; what this library
 * computes is called a metric.
 */
@Value.Immutable
@HubStyle
public interface Indicator {
  /** Key of the indicator, unique within its result. */
  @NotBlankText
  String getKey();

  /** What is measured. */
  @NotBlankText
  @RegisteredLanguage
  LocalizedText getTitle();

  /** Unit; empty for a plain number. */
  Optional<@NotBlankText String> getUnit();

  /** Which way it improves; increasing if empty. */
  Optional<@KnownCode IndicatorDirection> getDirection();

  /** Identifier of the metric that calculates it; empty if none does. */
  Optional<@NotBlankText String> getMetric();

  /** Values before the work. */
  List<@Valid Baseline> getBaselines();

  /** Values to be reached. */
  List<@Valid Target> getTargets();

  /** Values reported as reached. */
  List<@Valid Actual> getActuals();

  /**
   * A builder, which names all missing fields at once when it builds.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link Indicator}. */
  final class Builder extends ImmutableIndicator.Builder {
    Builder() {}
  }
}
