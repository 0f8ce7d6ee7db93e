package org.civilhub.metrics;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.civilhub.model.HubRecord;
import org.civilhub.model.RecordType;
import org.civilhub.model.value.LanguageTag;

/**
 * A metric before it is asked for particular days: its identifier, its meaning, and how it adds up.
 */
public interface MetricDefinition {
  /**
   * Stable identifier.
   *
   * @return snake_case, such as {@code capacity_events}
   */
  String id();

  /**
   * Where it stands in a report.
   *
   * @return the group
   */
  MetricGroup group();

  /**
   * What its value is counted in.
   *
   * @return a code, {@code money} for the currency of each figure
   */
  String unit();

  /**
   * How it adds up over time.
   *
   * @return stock, flow, distinct or derived
   */
  Accrual accrual();

  /**
   * Version of the definition, raised when its meaning changes.
   *
   * @return 1 or more
   */
  int version();

  /**
   * The records it rests on: those it counts and those it needs to understand them.
   *
   * @return their types in order
   */
  Set<RecordType> restsOn();

  /**
   * The records that say how others count: the project of a contribution, the host of an event.
   *
   * @return their types in order, some of those that it {@linkplain #restsOn() rests on}; all of
   *     them unless the metric tells
   */
  default Set<RecordType> refersTo() {
    return restsOn();
  }

  /**
   * What it can be split by. Where a record lies in several parts, as an event in its countries,
   * the parts do not add up to the whole.
   *
   * @return the dimensions in order, none of them for a metric that is not split
   */
  Set<Dimension> dimensions();

  /**
   * The metric for particular days.
   *
   * @param query the days, the part and the scope
   * @return a metric whose result is the whole, where the parts add up to one, and then its splits
   * @throws IllegalArgumentException if the query asks for a split that this metric does not make
   */
  Metric<HubRecord, ?, List<Figure>> on(Query query);

  /**
   * Whether its figures are of people, so that small cells of its splits are protected.
   *
   * @return true if they are
   */
  default boolean isOfPeople() {
    return false;
  }

  /**
   * Whether a dataset says that it holds every record that this counts.
   *
   * @param scope what is said of the dataset
   * @return true if all types it counts are declared complete; false for a metric that only
   *     calculates from other figures
   */
  default boolean isDeclaredComplete(Scope scope) {
    return false;
  }

  /**
   * The split that belongs in the reason of a verdict, where claims tend to speak of a part without
   * saying so.
   *
   * @return the dimension; empty if there is none
   */
  default Optional<Dimension> explainedBy() {
    return Optional.empty();
  }

  /**
   * What it means, in one sentence or two.
   *
   * @param language {@code kk}, {@code ru} or {@code en}
   * @return the definition; empty for a metric that this library does not know
   */
  default Optional<String> definition(LanguageTag language) {
    return Words.has("definition", id())
        ? Optional.of(Words.label("definition", id(), language))
        : Optional.empty();
  }

  /**
   * Where its definition comes from.
   *
   * @param language {@code kk}, {@code ru} or {@code en}
   * @return the source; empty for a metric that this library does not know
   */
  default Optional<String> source(LanguageTag language) {
    return Words.has("source", id())
        ? Optional.of(Words.label("source", id(), language))
        : Optional.empty();
  }

  /**
   * Its name in a report.
   *
   * @param language {@code kk}, {@code ru} or {@code en}
   * @return the label; the identifier for a metric that this library does not know
   */
  default String label(LanguageTag language) {
    return Words.has("metric", id()) ? Words.label("metric", id(), language) : id();
  }
}
