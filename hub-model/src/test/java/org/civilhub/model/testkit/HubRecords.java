package org.civilhub.model.testkit;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.civilhub.model.HubRecord;
import org.civilhub.model.RecordType;
import org.civilhub.model.rule.RecordSet;

/** Loose records taken together, for tests; rules may find anything in them. Immutable. */
public final class HubRecords implements RecordSet {
  private final LocalDate asOf;
  private final Set<RecordType> complete;
  private final List<HubRecord> records;

  private HubRecords(LocalDate asOf, Set<RecordType> complete, List<HubRecord> records) {
    this.asOf = asOf;
    this.complete = complete;
    this.records = records;
  }

  /**
   * Records of which nothing is said to be complete.
   *
   * @param asOf the day up to which they hold what was known
   * @param records the records, in the order in which rules see them
   * @return the records together
   */
  public static HubRecords of(LocalDate asOf, HubRecord... records) {
    return of(asOf, List.of(records));
  }

  /**
   * Records of which nothing is said to be complete.
   *
   * @param asOf the day up to which they hold what was known
   * @param records the records, in the order in which rules see them
   * @return the records together
   */
  public static HubRecords of(LocalDate asOf, List<? extends HubRecord> records) {
    return new HubRecords(asOf, Set.of(), List.copyOf(records));
  }

  /**
   * The same records, said to be all there are of some types.
   *
   * @param types the types of which every record is there
   * @return the records together
   */
  public HubRecords complete(RecordType... types) {
    return new HubRecords(asOf, Set.of(types), records);
  }

  @Override
  public Stream<HubRecord> records() {
    return records.stream();
  }

  @Override
  public LocalDate asOf() {
    return asOf;
  }

  @Override
  public Set<RecordType> complete() {
    return complete;
  }

  /** How many there are and as of when; nothing of what they hold. */
  @Override
  public String toString() {
    return records.size() + " records as of " + asOf;
  }
}
