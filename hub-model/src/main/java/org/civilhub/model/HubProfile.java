package org.civilhub.model;

import jakarta.validation.Valid;
import java.util.List;
import java.util.Optional;
import org.civilhub.model.code.ActivityArea;
import org.civilhub.model.code.Objective;
import org.civilhub.model.constraint.KnownCode;
import org.civilhub.model.constraint.NoRepeats;
import org.civilhub.model.constraint.NotBlankText;
import org.civilhub.model.constraint.RegisteredLanguage;
import org.civilhub.model.constraint.WebAddress;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.LocalizedText;
import org.immutables.value.Value;

/**
 * The Hub itself: its mission, objectives, areas of activity, founding declaration and the ways to
 * reach it.
 */
@Value.Immutable
@HubStyle
@SuppressWarnings("immutables:from") // a builder also copies from HubRecord, but for its id
public non-sealed interface HubProfile extends HubRecord {
  /** Identifier, unique among the records of this type in a dataset. */
  @Override
  Id<HubProfile> getId();

  /** Name of the Hub. */
  @NotBlankText
  @RegisteredLanguage
  LocalizedText getName();

  /** Mission; empty if not recorded. */
  Optional<@NotBlankText @RegisteredLanguage LocalizedText> getMission();

  /** Objectives, in the order in which the Hub states them. */
  @NoRepeats
  List<@KnownCode Objective> getObjectives();

  /** Areas of activity, in the order in which the Hub states them. */
  @NoRepeats
  List<@KnownCode ActivityArea> getAreas();

  /** Who initiated the Hub. */
  List<@NotBlankText @RegisteredLanguage LocalizedText> getInitiators();

  /** The founding declaration; empty if not recorded. */
  Optional<@Valid FoundingDeclaration> getDeclaration();

  /** Ways to reach the Hub; empty until somebody gives them. */
  List<@Valid ContactChannel> getContactChannels();

  /** Address of the publications, as its QR code leads to; empty until somebody gives it. */
  Optional<@WebAddress String> getPublicationsUrl();

  /**
   * A builder, which names all missing fields at once when it builds.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link HubProfile}. */
  final class Builder extends ImmutableHubProfile.Builder {
    Builder() {}
  }
}
