package org.civilhub.model.rule;

import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Stream;
import org.civilhub.model.HubRecord;
import org.civilhub.model.RecordType;

/** Records that belong together, and what is said of them as a whole. */
public interface RecordSet {
  /**
   * Every record.
   *
   * @return a new stream, each time in the same order
   */
  Stream<? extends HubRecord> records();

  /**
   * The day up to which they hold what was known.
   *
   * @return the day
   */
  LocalDate asOf();

  /**
   * The types of which every record is there.
   *
   * @return the types; empty where nothing is said to be complete
   */
  Set<RecordType> complete();
}
