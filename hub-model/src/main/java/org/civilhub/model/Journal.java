package org.civilhub.model;

import java.util.Optional;
import org.civilhub.model.constraint.Issn;
import org.civilhub.model.constraint.NotBlankText;
import org.civilhub.model.constraint.RegisteredLanguage;
import org.civilhub.model.constraint.WebAddress;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.LocalizedText;
import org.immutables.value.Value;

/** A journal that the Hub publishes. */
@Value.Immutable
@HubStyle
@SuppressWarnings("immutables:from") // a builder also copies from HubRecord, but for its id
public non-sealed interface Journal extends HubRecord {
  /** Identifier, unique among the records of this type in a dataset. */
  @Override
  Id<Journal> getId();

  /** Title. */
  @NotBlankText
  @RegisteredLanguage
  LocalizedText getTitle();

  /** ISSN in the form {@code 1234-567X}; empty if not recorded. */
  Optional<@Issn String> getIssn();

  /** Whether it is peer reviewed; empty if not said. */
  Optional<Boolean> getPeerReviewed();

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

  /** Builds a {@link Journal}. */
  final class Builder extends ImmutableJournal.Builder {
    Builder() {}
  }
}
