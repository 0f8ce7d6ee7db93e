package org.civilhub.io.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.civilhub.io.Dataset;
import org.civilhub.model.HubRecord;
import org.civilhub.model.RecordType;
import org.civilhub.model.rule.Finding;
import org.civilhub.model.rule.FindingCode;
import org.civilhub.model.rule.FindingLog;
import org.civilhub.model.rule.Place;

/** What is lost or lacking when a dataset is written to another format. */
public final class Losses {
  /** Keeps all: whoever writes has the whole dataset in memory, and wants the whole list. */
  private final FindingLog log = new FindingLog(Integer.MAX_VALUE);

  /** Nothing lost so far. */
  public Losses() {}

  /** What was told so far. */
  public FindingLog log() {
    return log;
  }

  /** One record, of which nothing is marked as held yet. */
  public RecordLosses of(HubRecord record) {
    return new RecordLosses(record, log);
  }

  /** Tells the types of record that the target does not hold: one finding counts all of a type. */
  public void tellTypesBeside(Set<RecordType> held, Dataset dataset) {
    for (RecordType type : RecordType.values()) {
      List<? extends HubRecord> records = dataset.records(type.getType());
      if (!held.contains(type) && !records.isEmpty()) {
        log.add(finding(FindingCode.VALUE_LOST, type, Loss.TYPE.code()), records.size());
      }
    }
  }

  /** Tells that the target must have a record of a type, and there is none that it can hold. */
  public void tellNeeded(RecordType type) {
    log.add(finding(FindingCode.VALUE_NEEDED, type, "needed_" + type.getCode()));
  }

  private static Finding finding(FindingCode code, RecordType type, String expected) {
    return new Finding(
        code,
        Place.NONE,
        Optional.of(type),
        Optional.empty(),
        Map.of("expected", expected, "found", type.getCode()));
  }
}
