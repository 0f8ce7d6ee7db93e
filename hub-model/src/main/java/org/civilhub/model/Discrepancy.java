package org.civilhub.model;

import jakarta.validation.Valid;
import org.civilhub.model.constraint.JsonPointer;
import org.civilhub.model.constraint.NotBlankText;
import org.immutables.value.Value;

/**
 * What another source says of a field on which sources disagree. The record itself holds the first
 * statement; figures use that one and say that another exists.
 */
@Value.Immutable
@HubStyle
public interface Discrepancy {
  /** JSON pointer (RFC 6901) to the field within the record, such as {@code /participants}. */
  @JsonPointer
  String getPointer();

  /** What the other source says, in its words or as a value. */
  @NotBlankText
  String getStatement();

  /** Which source says so. */
  @Valid
  Source getSource();

  /**
   * A builder, which names all missing fields at once when it builds.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link Discrepancy}. */
  final class Builder extends ImmutableDiscrepancy.Builder {
    Builder() {}
  }
}
