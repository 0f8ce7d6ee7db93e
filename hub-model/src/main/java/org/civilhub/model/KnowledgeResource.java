package org.civilhub.model;

import java.util.List;
import java.util.Optional;
import org.civilhub.model.code.DateBasis;
import org.civilhub.model.code.ResourceKind;
import org.civilhub.model.constraint.AssignedCountry;
import org.civilhub.model.constraint.DateOrder;
import org.civilhub.model.constraint.KnownCode;
import org.civilhub.model.constraint.NoRepeats;
import org.civilhub.model.constraint.NotBlankText;
import org.civilhub.model.constraint.NotInFuture;
import org.civilhub.model.constraint.RegisteredLanguage;
import org.civilhub.model.constraint.WebAddress;
import org.civilhub.model.value.CountryCode;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.LocalizedText;
import org.civilhub.model.value.PartialDate;
import org.immutables.value.Value;

/** A material or other resource on a knowledge platform. */
@Value.Immutable
@HubStyle
@SuppressWarnings("immutables:from") // a builder also copies from HubRecord, but for its id
@DateOrder(start = "addedOn", end = "removedOn")
public non-sealed interface KnowledgeResource extends HubRecord {
  /** Identifier, unique among the records of this type in a dataset. */
  @Override
  Id<KnowledgeResource> getId();

  /** The platform it is on. */
  Id<KnowledgePlatform> getPlatform();

  /** Title. */
  @NotBlankText
  @RegisteredLanguage
  LocalizedText getTitle();

  /** What kind of resource it is; empty if not recorded. */
  Optional<@KnownCode ResourceKind> getKind();

  /** Country it came from; empty if not recorded. */
  Optional<@AssignedCountry CountryCode> getCountry();

  /** Languages it is in. */
  @NoRepeats
  List<@RegisteredLanguage LanguageTag> getLanguages();

  /** When it was put on the platform; empty if not recorded. */
  Optional<@NotInFuture PartialDate> getAddedOn();

  /** Whether that date was stated or derived; stated if empty. */
  Optional<@KnownCode DateBasis> getAddedOnBasis();

  /** Last day on the platform; empty while it is there. */
  Optional<PartialDate> getRemovedOn();

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

  /** Builds a {@link KnowledgeResource}. */
  final class Builder extends ImmutableKnowledgeResource.Builder {
    Builder() {}
  }
}
