package org.civilhub.io;

import java.util.Map;
import java.util.Optional;
import org.civilhub.model.RecordType;
import org.civilhub.model.rule.Finding;
import org.civilhub.model.rule.FindingCode;
import org.civilhub.model.rule.FindingLog;
import org.civilhub.model.rule.Place;
import org.civilhub.model.rule.Ruleset;
import org.civilhub.model.rule.Severity;

/** Findings of every kind there is to lay out. */
final class SampleFindings {
  private SampleFindings() {}

  static final Finding UNREADABLE =
      new Finding(
          FindingCode.FIELD_UNREADABLE,
          new Place("events.ndjson", 3, 17, "/participants"),
          Optional.of(RecordType.EVENT),
          Optional.of("EV-1"),
          Map.of("expected", "whole_number", "found", "\"10O\""));

  /** Of a code, with no more than what was found. */
  static Finding bare(FindingCode code, String found) {
    return new Finding(
        code, Place.NONE, Optional.empty(), Optional.empty(), Map.of("found", found));
  }

  /**
   * A report on findings at a place and not, beyond the cap, switched off and of other severity.
   */
  static FindingsReport report() {
    Ruleset rules =
        Ruleset.standard()
            .without("claim.supported")
            .without("event.unique")
            .with("code.unknown", Severity.WARNING)
            .with("list.repeated", Severity.ADVICE);
    FindingLog log = new FindingLog(2, rules);
    log.add(
        new Finding(
            FindingCode.FILE_EMPTY,
            new Place("partners.ndjson", 0, 0, ""),
            Optional.of(RecordType.PARTNER),
            Optional.empty(),
            Map.of()));
    log.add(bare(FindingCode.FILE_UNKNOWN, "1"));
    log.add(UNREADABLE);
    log.add(
        new Finding(
            FindingCode.FIELD_UNREADABLE,
            new Place("іс шара/2024.ndjson", 4, 9, "/startsOn"),
            Optional.of(RecordType.EVENT),
            Optional.of("№ 2\t"),
            Map.of("expected", "date", "found", "${7*7} {0} [1](2)\n")));
    log.add(UNREADABLE, 1_000);
    log.add(
        new Finding(
            FindingCode.CODE_UNKNOWN,
            new Place("projects.ndjson", 4, 0, "/status"),
            Optional.of(RecordType.PROJECT),
            Optional.of("PR-1"),
            Map.of("found", "active")));
    log.add(
        new Finding(
            FindingCode.DATE_END_BEFORE_START,
            Place.NONE.at("/endsOn"),
            Optional.of(RecordType.EVENT),
            Optional.of("EV-3"),
            Map.of("start", "2024-05-02", "found", "2024-05-01")));
    log.add(
        new Finding(
            FindingCode.REFERENCE_RESOLVES,
            new Place("deliveries.ndjson", 2, 1, "/project"),
            Optional.of(RecordType.DELIVERY),
            Optional.of("DL-1"),
            Map.of("type", "project", "found", "PR-9")));
    log.add(bare(FindingCode.CLAIM_SUPPORTED, "1"));
    return FindingsReport.of(new ReadCounts(1_010, 9, 1_001), log, rules);
  }
}
