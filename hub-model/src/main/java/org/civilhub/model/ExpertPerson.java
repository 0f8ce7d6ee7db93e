package org.civilhub.model;

import java.util.Optional;
import org.civilhub.model.constraint.NotBlankText;
import org.civilhub.model.constraint.Orcid;
import org.immutables.value.Value;

/**
 * Who an expert is. Kept apart from the expert's record, left out of every text this library
 * prints, and never part of a figure.
 */
@Value.Immutable
@HubStyle
public interface ExpertPerson {
  /** Full name. */
  @Value.Redacted
  @NotBlankText
  String getName();

  /** Address for mail; empty if not recorded. */
  @Value.Redacted
  Optional<@NotBlankText String> getEmail();

  /** Telephone number; empty if not recorded. */
  @Value.Redacted
  Optional<@NotBlankText String> getPhone();

  /** ORCID identifier; empty if not recorded. */
  @Value.Redacted
  Optional<@Orcid String> getOrcid();

  /**
   * A builder, which names all missing fields at once when it builds.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link ExpertPerson}. */
  final class Builder extends ImmutableExpertPerson.Builder {
    Builder() {}
  }
}
