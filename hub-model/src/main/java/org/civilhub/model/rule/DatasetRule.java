package org.civilhub.model.rule;

import org.civilhub.model.HubRecord;

/**
 * A rule on more than one value: on a whole record or on the records of a dataset together.
 * Immutable and shared.
 *
 * <p>An extension point: providers are found by {@link java.util.ServiceLoader}, each with a code
 * of its own; two with one code stop the start. {@code DatasetRuleContract} in the test fixtures
 * proves a new one.
 */
public interface DatasetRule {
  /**
   * What the rule finds.
   *
   * @return its entry in the catalogue, which no other rule has
   */
  FindingCode code();

  /**
   * Starts to go through a dataset.
   *
   * @param context what is known of the dataset
   * @param ids the ids of the records that were given so far
   * @return the state of one pass, for one thread
   */
  Pass start(DatasetContext context, RecordIds ids);

  /**
   * One pass of a rule over the records of a dataset. What it remembers is bounded, but for what
   * its rule says it has to remember. The order of the records decides which of two that do not go
   * together is named, and nothing else.
   */
  @FunctionalInterface
  interface Pass {
    /**
     * Takes the next record.
     *
     * @param record the record
     * @param place where it stands
     * @param log takes what there is to say already
     */
    void add(HubRecord record, Place place, FindingLog log);

    /**
     * Says what could not be said before the last record.
     *
     * @param log takes what there is to say
     */
    default void finish(FindingLog log) {}
  }
}
