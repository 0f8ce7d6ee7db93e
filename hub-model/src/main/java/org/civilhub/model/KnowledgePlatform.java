package org.civilhub.model;

import java.util.List;
import java.util.Optional;
import org.civilhub.model.code.DateBasis;
import org.civilhub.model.code.PlatformKind;
import org.civilhub.model.code.Theme;
import org.civilhub.model.constraint.AssignedCountry;
import org.civilhub.model.constraint.KnownCode;
import org.civilhub.model.constraint.NoRepeats;
import org.civilhub.model.constraint.NotBlankText;
import org.civilhub.model.constraint.NotInFuture;
import org.civilhub.model.constraint.NotNegative;
import org.civilhub.model.constraint.RegisteredLanguage;
import org.civilhub.model.constraint.WebAddress;
import org.civilhub.model.constraint.WholeNumber;
import org.civilhub.model.constraint.WithinStatedNumber;
import org.civilhub.model.value.CountryCode;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.LocalizedText;
import org.civilhub.model.value.PartialDate;
import org.civilhub.model.value.QualifiedNumber;
import org.immutables.value.Value;

/** A platform on which practice is exchanged, such as the Virtual Alliance. */
@Value.Immutable
@HubStyle
@SuppressWarnings("immutables:from") // a builder also copies from HubRecord, but for its id
@WithinStatedNumber(list = "contributors", number = "statedContributors")
public non-sealed interface KnowledgePlatform extends HubRecord {
  /** Identifier, unique among the records of this type in a dataset. */
  @Override
  Id<KnowledgePlatform> getId();

  /** Name. */
  @NotBlankText
  @RegisteredLanguage
  LocalizedText getName();

  /** What kind of platform it is. */
  @KnownCode
  PlatformKind getKind();

  /** What it is about; empty if not recorded. */
  Optional<@KnownCode Theme> getTopic();

  /** When it was opened; empty if not recorded. */
  Optional<@NotInFuture PartialDate> getLaunchedOn();

  /** Whether that date was stated or derived; stated if empty. */
  Optional<@KnownCode DateBasis> getLaunchedOnBasis();

  /** Countries that sent material. */
  @NoRepeats
  List<@AssignedCountry CountryCode> getContributors();

  /** Number of those countries as the source states it; empty if it does not. */
  Optional<@NotNegative @WholeNumber QualifiedNumber> getStatedContributors();

  /** Address; empty if not recorded. */
  Optional<@WebAddress String> getUrl();

  /**
   * A builder, which names all missing fields at once when it builds.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link KnowledgePlatform}. */
  final class Builder extends ImmutableKnowledgePlatform.Builder {
    Builder() {}
  }
}
