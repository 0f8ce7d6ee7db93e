package org.civilhub.io.iati;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.Location;
import org.civilhub.model.rule.Finding;
import org.civilhub.model.rule.FindingCode;
import org.civilhub.model.rule.FindingLog;
import org.civilhub.model.rule.Place;

/** What is found in one record after another, on its way to the log, each with the record's id. */
final class RecordFindings {
  private static final int MOST_WAITING = 100;

  private final String source;
  private final FindingLog log;
  private final List<Finding> waiting = new ArrayList<>();
  private Optional<String> id = Optional.empty();
  private boolean inRecord;
  private boolean waits;

  /**
   * @param source name of the file
   */
  RecordFindings(String source, FindingLog log) {
    this.source = source;
    this.log = log;
  }

  /** Notes a finding; where no place is known, that is the start of the file. */
  void note(FindingCode code, Location where, Map<String, String> arguments) {
    Place place =
        new Place(
            source, Math.max(where.getLineNumber(), 1), Math.max(where.getColumnNumber(), 1), "");
    Finding finding = new Finding(code, place, Optional.empty(), id, arguments);
    if (waits) {
      waiting.add(finding);
      if (waiting.size() == MOST_WAITING) {
        flush();
      }
    } else {
      log.add(finding);
    }
  }

  /** A record starts, whose id is not known yet. */
  void begin() {
    inRecord = true;
    waits = true;
  }

  /** The record's id is known, for what was found in it and what will be. */
  void identify(String found) {
    if (inRecord && id.isEmpty() && !found.isEmpty()) {
      id = Optional.of(found);
      flush();
    }
  }

  /** The record has ended. */
  void end() {
    flush();
    id = Optional.empty();
    inRecord = false;
  }

  private void flush() {
    waits = false;
    for (Finding finding : waiting) {
      log.add(
          new Finding(finding.code(), finding.place(), finding.type(), id, finding.arguments()));
    }
    waiting.clear();
  }
}
