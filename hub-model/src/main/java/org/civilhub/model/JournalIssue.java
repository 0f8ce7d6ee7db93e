package org.civilhub.model;

import jakarta.validation.constraints.Positive;
import java.util.Optional;
import org.civilhub.model.code.CountBasis;
import org.civilhub.model.code.DateBasis;
import org.civilhub.model.constraint.KnownCode;
import org.civilhub.model.constraint.NotBlankText;
import org.civilhub.model.constraint.NotInFuture;
import org.civilhub.model.constraint.NotNegative;
import org.civilhub.model.constraint.WholeNumber;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.PartialDate;
import org.civilhub.model.value.QualifiedNumber;
import org.immutables.value.Value;

/** One issue of a journal. */
@Value.Immutable
@HubStyle
@SuppressWarnings("immutables:from") // a builder also copies from HubRecord, but for its id
public non-sealed interface JournalIssue extends HubRecord {
  /** Identifier, unique among the records of this type in a dataset. */
  @Override
  Id<JournalIssue> getId();

  /** The journal. */
  Id<Journal> getJournal();

  /** Running number since the first issue; empty if not recorded. */
  Optional<@Positive(message = "{hub.number.not-positive}") Integer> getIssue();

  /** Volume; empty if not recorded. */
  Optional<@Positive(message = "{hub.number.not-positive}") Integer> getVolume();

  /** Number within its volume or year; empty if not recorded. */
  Optional<@Positive(message = "{hub.number.not-positive}") Integer> getNumber();

  /** When it appeared; empty if not recorded. */
  Optional<@NotInFuture PartialDate> getPublishedOn();

  /** Whether that date was stated or derived; stated if empty. */
  Optional<@KnownCode DateBasis> getPublishedOnBasis();

  /** Number of articles; empty if not recorded. */
  Optional<@NotNegative @WholeNumber QualifiedNumber> getArticles();

  /** Whether that number was stated or counted; stated if empty. */
  Optional<@KnownCode CountBasis> getArticlesBasis();

  /** What else is in it, in words; empty if nothing or not recorded. */
  Optional<@NotBlankText String> getOtherItems();

  /**
   * A builder, which names all missing fields at once when it builds.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link JournalIssue}. */
  final class Builder extends ImmutableJournalIssue.Builder {
    Builder() {}
  }
}
