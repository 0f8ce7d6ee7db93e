package org.civilhub.model.rule;

import java.util.List;
import org.civilhub.model.HubRecord;
import org.jspecify.annotations.Nullable;

/**
 * One pass of every rule over the records of a dataset: give it each record as it comes, then
 * finish. Belongs to one thread.
 *
 * <p>Nothing of a record is held once it was added, but for what rules have to remember: ids and
 * keys to recognise again, and the dates and sums they compare. A million records with short ids
 * need some 24 MB; events some 17 bytes more for each language of a title, names of records that
 * are not there as much as ids. The claims are held from the start.
 */
public final class DatasetCheck {
  private final HubValidator validator;
  private final RecordIds ids;
  private final List<DatasetRule.Pass> passes;
  private final FindingLog log;
  private @Nullable HubRecord registered;

  DatasetCheck(
      HubValidator validator, RecordIds ids, List<DatasetRule.Pass> passes, FindingLog log) {
    this.validator = validator;
    this.ids = ids;
    this.passes = passes;
    this.log = log;
  }

  /**
   * Takes the id of the record that may be added next, for a reader that leaves out a record whose
   * id is taken, and then need not remember ids itself.
   *
   * @param record the record
   * @return true if no other of its type has its id
   */
  public boolean register(HubRecord record) {
    registered = record;
    return ids.add(record);
  }

  /**
   * Checks the next record.
   *
   * @param record the record
   * @param place where it stands
   */
  @SuppressWarnings("ReferenceEquality") // the very record that was registered, not one like it
  public void add(HubRecord record, Place place) {
    if (record != registered) {
      register(record);
    }
    registered = null;
    validator.check(record, place).forEach(log::add);
    for (DatasetRule.Pass pass : passes) {
      pass.add(record, place, log);
    }
  }

  /** Says what could not be said before the last record. */
  public void finish() {
    passes.forEach(pass -> pass.finish(log));
  }
}
