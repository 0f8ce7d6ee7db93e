package org.civilhub.model;

import jakarta.validation.Valid;
import java.util.List;
import org.civilhub.model.code.ResultLevel;
import org.civilhub.model.constraint.KnownCode;
import org.civilhub.model.constraint.NotBlankText;
import org.civilhub.model.constraint.RegisteredLanguage;
import org.civilhub.model.value.LocalizedText;
import org.immutables.value.Value;

/** What a project is to bring about: an output, outcome or impact with its indicators. */
@Value.Immutable
@HubStyle
public interface Result {
  /** Key of the result, unique within its project. */
  @NotBlankText
  String getKey();

  /** What is to be brought about. */
  @NotBlankText
  @RegisteredLanguage
  LocalizedText getTitle();

  /** Its level in the results framework. */
  @KnownCode
  ResultLevel getLevel();

  /** How it is measured. */
  List<@Valid Indicator> getIndicators();

  /**
   * A builder, which names all missing fields at once when it builds.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link Result}. */
  final class Builder extends ImmutableResult.Builder {
    Builder() {}
  }
}
