package org.civilhub.metrics.publish;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.civilhub.metrics.Wording;
import org.civilhub.model.value.LanguageTag;

/**
 * What became of a published figure.
 *
 * @param before the figure as it was published; empty if there was none
 * @param after the figure now; empty if there is none
 * @param causes why it changed, or what it rests on did; none if nothing did
 */
public record Change(
    Optional<Publication.Row> before, Optional<Publication.Row> after, List<Cause> causes) {
  /** Takes a copy. */
  public Change {
    causes = List.copyOf(causes);
  }

  /** Kinds of causes. */
  public enum Kind {
    /** A record counts that was not in the dataset then. */
    LATE_RECORD,
    /** A record has other contents than it had, and counts now, counted then, or both. */
    CORRECTED_RECORD,
    /** A record that counted is no longer in the dataset. */
    RECORD_REMOVED,
    /** A record is as it was, but counts elsewhere or no longer, by what another cause changed. */
    MOVED_RECORD,
    /**
     * Records that do not count themselves, but that the metric rests on, came, changed or went.
     */
    OTHER_RECORD,
    /** Records of people, which are not told. */
    PEOPLE,
    /** The metric is defined otherwise: the two figures are not to be compared. */
    DEFINITION_CHANGED,
    /** There is no such metric any more. */
    METRIC_GONE,
    /** The metric was not published then. */
    METRIC_NEW,
    /** The dataset's day, its founding or what it declares complete is another. */
    SCOPE_CHANGED,
    /** The figures are for another day. */
    OTHER_DAY,
    /** Nothing known explains it. */
    UNEXPLAINED;

    /**
     * The code in reports.
     *
     * @return snake_case, such as {@code late_record}
     */
    public String getCode() {
      return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The kind for people.
     *
     * @param language {@code kk}, {@code ru} or {@code en}
     * @return the label
     */
    public String label(LanguageTag language) {
      return Wording.label("change", getCode(), language);
    }
  }

  /**
   * Why a figure changed.
   *
   * @param kind the kind of cause
   * @param records the records, by type and id; none where it is not one of records, or they are
   *     not told
   */
  public record Cause(Kind kind, SortedSet<String> records) {
    /** Takes a copy. */
    public Cause {
      records = Collections.unmodifiableSortedSet(new TreeSet<>(records));
    }

    static Cause of(Kind kind) {
      return new Cause(kind, new TreeSet<>());
    }
  }

  /**
   * Whether the figure, and all that it counts, is as it was.
   *
   * @return true if there is no cause of any change
   */
  public boolean isUnchanged() {
    return causes.isEmpty();
  }
}
