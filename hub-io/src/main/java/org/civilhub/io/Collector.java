package org.civilhub.io;

import java.util.Map;
import java.util.Optional;
import org.civilhub.model.RecordType;
import org.civilhub.model.rule.Finding;
import org.civilhub.model.rule.FindingCode;
import org.civilhub.model.rule.FindingLog;
import org.civilhub.model.rule.Place;
import org.civilhub.model.rule.Severity;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/**
 * What is found while one record after another is read, on its way to the log. A reader that
 * carries one as an attribute notes every bad field and goes on; one without throws at the first.
 */
final class Collector {
  private final String source;
  private final Optional<RecordType> type;
  private final FindingLog log;
  private final int cap;
  private FindingLog ofRecord;
  private boolean rejected;
  private long line;
  private @Nullable String id;

  /**
   * @param source name of the file
   * @param cap how many findings of a code the log keeps
   */
  Collector(String source, Optional<RecordType> type, FindingLog log, int cap) {
    this.source = source;
    this.type = type;
    this.log = log;
    this.cap = Math.max(cap, 1);
    this.ofRecord = new FindingLog(this.cap);
  }

  /** The collector of this reading; null if there is none. */
  static @Nullable Collector of(DeserializationContext context) {
    return (Collector) context.getAttribute(Collector.class);
  }

  /**
   * A field that nothing here knows: a finding, or what the mapper does with such a field.
   *
   * @throws tools.jackson.databind.exc.UnrecognizedPropertyException if there is no collector and
   *     the mapper refuses unknown fields
   */
  static void unknown(
      String name,
      Spot spot,
      JsonParser parser,
      DeserializationContext context,
      ValueDeserializer<?> reader) {
    Collector collector = of(context);
    if (collector != null) {
      collector.note(FindingCode.FIELD_UNKNOWN, spot, Map.of());
    } else {
      context.handleUnknownProperty(parser, reader, reader.handledType(), name);
    }
  }

  /**
   * Starts a record.
   *
   * @param line the line it stands in, if it is given to a parser of its own; 0 if the parser
   *     counts the lines
   */
  void begin(long line) {
    this.line = line;
    id = null;
    rejected = false;
    if (!ofRecord.isEmpty()) {
      ofRecord = new FindingLog(cap);
    }
  }

  void note(FindingCode code, Spot spot, Map<String, String> arguments) {
    ofRecord.add(new Finding(code, place(spot), type, Optional.ofNullable(id), arguments));
    rejected |= code.getSeverity() == Severity.ERROR;
  }

  void note(UnreadableException e) {
    note(e.code(), e.spot(), e.arguments());
  }

  void recordId(String id) {
    this.id = id;
  }

  boolean isRejected() {
    return rejected;
  }

  Place place(Spot spot) {
    return line > 0
        ? new Place(source, line, spot.offset() + 1, spot.pointer())
        : new Place(source, spot.line(), spot.column(), spot.pointer());
  }

  /**
   * Ends a record and hands its findings on, each with the record's id.
   *
   * @return whether the record is to be rejected
   */
  boolean end() {
    if (!ofRecord.isEmpty()) {
      log.addAll(ofRecord, finding -> Optional.of(withId(finding)));
    }
    return rejected;
  }

  private Finding withId(Finding finding) {
    return id == null
        ? finding
        : new Finding(finding.code(), finding.place(), type, Optional.of(id), finding.arguments());
  }
}
