package org.civilhub.model;

import java.util.Optional;
import org.civilhub.model.constraint.NotBlankText;
import org.civilhub.model.constraint.NotInFuture;
import org.civilhub.model.constraint.RegisteredLanguage;
import org.civilhub.model.constraint.WebAddress;
import org.civilhub.model.value.LocalizedText;
import org.civilhub.model.value.PartialDate;
import org.immutables.value.Value;

/**
 * Where a record or a statement comes from: a document, an address, or both. Two sources are the
 * same if they share a document or an address.
 */
@Value.Immutable
@HubStyle
public interface Source {
  /** Name of the document or file; empty if it has none. */
  Optional<@NotBlankText String> getDocument();

  /** Title of the page or document; empty if not recorded. */
  Optional<@NotBlankText @RegisteredLanguage LocalizedText> getTitle();

  /** Address as published; empty if the document has none. */
  Optional<@WebAddress String> getUrl();

  /** When it was published; empty if not recorded. */
  Optional<@NotInFuture PartialDate> getPublishedOn();

  /**
   * Whether this and another are one source.
   *
   * @param other another source
   * @return true if they share a document or an address
   */
  default boolean isSameAs(Source other) {
    return (getDocument().isPresent() && getDocument().equals(other.getDocument()))
        || (getUrl().isPresent() && getUrl().equals(other.getUrl()));
  }

  /**
   * Refuses a source that names nothing.
   *
   * @throws IllegalStateException if document, title and address are all missing
   */
  @Value.Check
  default void check() {
    if (getDocument().isEmpty() && getTitle().isEmpty() && getUrl().isEmpty()) {
      throw new IllegalStateException("source must name a document, a title or a url");
    }
  }

  /**
   * A builder, which names all missing fields at once when it builds.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link Source}. */
  final class Builder extends ImmutableSource.Builder {
    Builder() {}
  }
}
