package org.civilhub.model;

import java.util.Optional;
import org.civilhub.model.code.AssistanceKind;
import org.civilhub.model.code.DateBasis;
import org.civilhub.model.code.RequestStatus;
import org.civilhub.model.code.Theme;
import org.civilhub.model.constraint.AssignedCountry;
import org.civilhub.model.constraint.KnownCode;
import org.civilhub.model.constraint.NotBlankText;
import org.civilhub.model.constraint.NotInFuture;
import org.civilhub.model.constraint.RegisteredLanguage;
import org.civilhub.model.value.CountryCode;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.LocalizedText;
import org.civilhub.model.value.PartialDate;
import org.immutables.value.Value;

/** A participating country's request for technical assistance or advice. */
@Value.Immutable
@HubStyle
@SuppressWarnings("immutables:from") // a builder also copies from HubRecord, but for its id
public non-sealed interface AssistanceRequest extends HubRecord {
  /** Identifier, unique among the records of this type in a dataset. */
  @Override
  Id<AssistanceRequest> getId();

  /** Country that asked. */
  @AssignedCountry
  CountryCode getCountry();

  /** What it asked for. */
  @KnownCode
  AssistanceKind getKind();

  /** What about; empty if not recorded. */
  Optional<@KnownCode Theme> getTopic();

  /** What about, in words; empty if not recorded. */
  Optional<@NotBlankText @RegisteredLanguage LocalizedText> getSubject();

  /** Where the request stands; received if empty. */
  Optional<@KnownCode RequestStatus> getStatus();

  /** When it was made; empty if not recorded. */
  Optional<@NotInFuture PartialDate> getRequestedOn();

  /** Whether that date was stated or derived; stated if empty. */
  Optional<@KnownCode DateBasis> getRequestedOnBasis();

  /**
   * A builder, which names all missing fields at once when it builds.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link AssistanceRequest}. */
  final class Builder extends ImmutableAssistanceRequest.Builder {
    Builder() {}
  }
}
