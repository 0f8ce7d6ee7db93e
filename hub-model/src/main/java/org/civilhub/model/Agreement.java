package org.civilhub.model;

import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import java.util.Optional;
import org.civilhub.model.code.AgreementKind;
import org.civilhub.model.code.DateBasis;
import org.civilhub.model.constraint.DateOrder;
import org.civilhub.model.constraint.KnownCode;
import org.civilhub.model.constraint.NoRepeats;
import org.civilhub.model.constraint.NotBlankText;
import org.civilhub.model.constraint.NotInFuture;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.PartialDate;
import org.immutables.value.Value;

/** A memorandum or other agreement between the Hub and partners. */
@Value.Immutable
@HubStyle
@SuppressWarnings("immutables:from") // a builder also copies from HubRecord, but for its id
@DateOrder(start = "signedOn", end = "validUntil")
public non-sealed interface Agreement extends HubRecord {
  /** Identifier, unique among the records of this type in a dataset. */
  @Override
  Id<Agreement> getId();

  /** What kind of agreement it is. */
  @KnownCode
  AgreementKind getKind();

  /** The kind in the words of the source, such as {@code memorandum of cooperation}. */
  Optional<@NotBlankText String> getWording();

  /** The partners that signed it. */
  @NotEmpty(message = "{hub.list.empty}")
  @NoRepeats
  List<Id<Partner>> getParties();

  /** When it was signed; empty if not recorded. */
  Optional<@NotInFuture PartialDate> getSignedOn();

  /** Whether the date of signing was stated or derived; stated if empty. */
  Optional<@KnownCode DateBasis> getSignedOnBasis();

  /** Last day of validity; empty if open or not recorded. */
  Optional<PartialDate> getValidUntil();

  /** City where it was signed; empty if not recorded. */
  Optional<@NotBlankText String> getCity();

  /**
   * A builder, which names all missing fields at once when it builds.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link Agreement}. */
  final class Builder extends ImmutableAgreement.Builder {
    Builder() {}
  }
}
