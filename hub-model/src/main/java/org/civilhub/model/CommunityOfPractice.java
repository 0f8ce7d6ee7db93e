package org.civilhub.model;

import java.util.List;
import java.util.Optional;
import org.civilhub.model.code.CommunityKind;
import org.civilhub.model.code.DateBasis;
import org.civilhub.model.code.Theme;
import org.civilhub.model.constraint.AssignedCountry;
import org.civilhub.model.constraint.KnownCode;
import org.civilhub.model.constraint.NoRepeats;
import org.civilhub.model.constraint.NotBlankText;
import org.civilhub.model.constraint.NotInFuture;
import org.civilhub.model.constraint.NotNegative;
import org.civilhub.model.constraint.RegisteredLanguage;
import org.civilhub.model.constraint.WholeNumber;
import org.civilhub.model.constraint.WithinStatedNumber;
import org.civilhub.model.value.CountryCode;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.LocalizedText;
import org.civilhub.model.value.PartialDate;
import org.civilhub.model.value.QualifiedNumber;
import org.immutables.value.Value;

/**
 * A community of practice: practitioners of several countries who gather and exchange experience on
 * one theme.
 */
@Value.Immutable
@HubStyle
@SuppressWarnings("immutables:from") // a builder also copies from HubRecord, but for its id
@WithinStatedNumber(list = "members", number = "statedMembers")
public non-sealed interface CommunityOfPractice extends HubRecord {
  /** Identifier, unique among the records of this type in a dataset. */
  @Override
  Id<CommunityOfPractice> getId();

  /** Name. */
  @NotBlankText
  @RegisteredLanguage
  LocalizedText getName();

  /** What kind of community it is. */
  @KnownCode
  CommunityKind getKind();

  /** Theme in the words of the source; empty if not recorded. */
  Optional<@NotBlankText @RegisteredLanguage LocalizedText> getTopic();

  /** Theme by the fixed list; empty if not recorded. */
  Optional<@KnownCode Theme> getTheme();

  /** Whether it is one of those the Hub counts as its communities; empty if no source says. */
  Optional<Boolean> getCounted();

  /** When it was launched; empty if not recorded. */
  Optional<@NotInFuture PartialDate> getLaunchedOn();

  /** Whether that date was stated or derived; stated if empty. */
  Optional<@KnownCode DateBasis> getLaunchedOnBasis();

  /** Countries whose practitioners belong to it. */
  @NoRepeats
  List<@AssignedCountry CountryCode> getMembers();

  /** Number of member countries as the source states it; empty if it does not. */
  Optional<@NotNegative @WholeNumber QualifiedNumber> getStatedMembers();

  /** The method it works by; empty if not recorded. */
  Optional<@NotBlankText String> getMethod();

  /**
   * A builder, which names all missing fields at once when it builds.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link CommunityOfPractice}. */
  final class Builder extends ImmutableCommunityOfPractice.Builder {
    Builder() {}
  }
}
