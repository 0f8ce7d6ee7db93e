package org.civilhub.model.rule;

import java.util.EnumMap;
import java.util.Map;
import org.civilhub.model.HubRecord;
import org.civilhub.model.RecordType;
import org.civilhub.model.value.IdIndex;

/**
 * The ids of the records that a check was given so far, the current one included. Filled by the
 * check, shared by its rules.
 */
public final class RecordIds {
  private final Map<RecordType, IdIndex> ids = new EnumMap<>(RecordType.class);
  private int current;

  RecordIds() {}

  /** Says whether the id is new. */
  boolean add(HubRecord record) {
    current = of(RecordType.of(record)).add(record.getId().value());
    return current >= 0;
  }

  private IdIndex of(RecordType type) {
    return ids.computeIfAbsent(type, t -> new IdIndex());
  }

  /**
   * Whether the current record's id was there before.
   *
   * @return true if another record of its type has it
   */
  public boolean isRepeated() {
    return current < 0;
  }

  /**
   * Index of the current record's id, to remember it by.
   *
   * @return 0 or more
   */
  public int current() {
    return current < 0 ? -1 - current : current;
  }

  /**
   * The id with an index.
   *
   * @param type type of the record
   * @param index what {@link #current()} was when the record was added
   * @return the id
   */
  public String get(RecordType type, int index) {
    return of(type).get(index);
  }

  /**
   * Whether a record was given.
   *
   * @param type its type
   * @param id its id
   * @return true if it was
   */
  public boolean contains(RecordType type, String id) {
    return of(type).contains(id);
  }
}
