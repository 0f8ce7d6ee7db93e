package org.civilhub.model;

import java.util.Optional;
import org.civilhub.model.code.ChannelKind;
import org.civilhub.model.constraint.KnownCode;
import org.civilhub.model.constraint.NotBlankText;
import org.civilhub.model.constraint.RegisteredLanguage;
import org.civilhub.model.value.LocalizedText;
import org.immutables.value.Value;

/** A channel by which the Hub is reached. */
@Value.Immutable
@HubStyle
public interface ContactChannel {
  /** What kind of channel it is. */
  @KnownCode
  ChannelKind getKind();

  /** The address, number or name on the channel. */
  @NotBlankText
  String getAddress();

  /** How the Hub names it; empty if it does not. */
  Optional<@NotBlankText @RegisteredLanguage LocalizedText> getLabel();

  /**
   * A builder, which names all missing fields at once when it builds.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link ContactChannel}. */
  final class Builder extends ImmutableContactChannel.Builder {
    Builder() {}
  }
}
