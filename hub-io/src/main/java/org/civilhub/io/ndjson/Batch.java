package org.civilhub.io.ndjson;

import java.util.Arrays;
import java.util.Optional;
import org.civilhub.io.DatasetReader.LineReader;
import org.civilhub.model.HubRecord;
import org.civilhub.model.rule.Finding;
import org.civilhub.model.rule.FindingLog;
import org.civilhub.model.rule.HubValidator;
import org.civilhub.model.rule.Place;
import org.jspecify.annotations.Nullable;

/**
 * What was read of some lines of a chunk: an entry for each line that is not blank. Numbers of
 * lines are counted from where the batch starts; only the whole run knows where that is.
 */
final class Batch {
  /** No more findings are held at once. */
  private static final int MOST_FINDINGS = 2_000;

  private static final int SOME = 512;

  private @Nullable HubRecord[] records = new HubRecord[SOME];
  private @Nullable FindingLog[] findings = new FindingLog[SOME];

  /** What was found in a record before the validator found more. */
  private @Nullable FindingLog[] before = new FindingLog[SOME];

  private int[] lines = new int[SOME];
  private int[] starts = new int[SOME];
  private long[] columns = new long[SOME];
  private int size;
  private int found;
  private int lineCount;
  private int end;

  private final int cap;
  private FindingLog log;

  /**
   * @param cap how many findings of one code are kept of a record
   */
  Batch(int cap) {
    this.cap = cap;
    this.log = new FindingLog(cap);
  }

  /** Reads the lines of a chunk from one on, to its end or until too much was found. */
  void read(
      Chunk chunk, int from, LineReader reader, Optional<HubValidator> validator, Place file) {
    records = new HubRecord[records.length]; // an old one takes longer to write to
    Arrays.fill(findings, 0, size, null);
    Arrays.fill(before, 0, size, null);
    size = 0;
    found = 0;
    lineCount = 0;
    end = from;
    byte[] bytes = chunk.bytes();
    while (end < chunk.length() && found < MOST_FINDINGS) {
      int start = end;
      lineCount++;
      while (bytes[end] == ' ' || bytes[end] == '\t' || bytes[end] == '\r') {
        end++;
      }
      if (bytes[end] != '\n') {
        read(bytes, start, reader, validator, file);
      }
      end++;
    }
  }

  private void read(
      byte[] bytes, int start, LineReader reader, Optional<HubValidator> validator, Place file) {
    Optional<HubRecord> record = reader.read(lineCount, bytes, start, log);
    end = reader.end();
    if (record.isPresent() && validator.isPresent() && !validator.get().accepts(record.get())) {
      Place place = new Place(file.source(), lineCount, reader.column(), "");
      FindingLog ofReading = log;
      log = new FindingLog(cap);
      log.addAll(ofReading, Optional::of);
      validator.get().check(record.get(), place).forEach(log::add);
      add(record.get(), start, reader.column());
      before[size - 1] = ofReading;
    } else {
      add(record.orElse(null), start, reader.column());
    }
  }

  /** With what was found in it. */
  private void add(@Nullable HubRecord record, int start, long column) {
    if (size == records.length) {
      records = Arrays.copyOf(records, 2 * size);
      findings = Arrays.copyOf(findings, 2 * size);
      before = Arrays.copyOf(before, 2 * size);
      lines = Arrays.copyOf(lines, 2 * size);
      starts = Arrays.copyOf(starts, 2 * size);
      columns = Arrays.copyOf(columns, 2 * size);
    }
    records[size] = record;
    findings[size] = null;
    before[size] = null;
    lines[size] = lineCount;
    starts[size] = start;
    columns[size] = column;
    if (!log.isEmpty()) {
      findings[size] = log;
      found += log.kept().size();
      log = new FindingLog(cap);
    }
    size++;
  }

  /** A chunk that stands for one line, which is too long. */
  void tooLong(Chunk chunk, LineReader reader) {
    read(new Chunk(), 0, reader, Optional.empty(), Place.NONE);
    lineCount = 1;
    end = chunk.length();
    reader.tooLong(1, log);
    add(null, 0, 0);
  }

  int size() {
    return size;
  }

  /** Null if the line was rejected. */
  @Nullable HubRecord record(int index) {
    return records[index];
  }

  /** Leaves out a record that turned out to be none, and what the validator found in it. */
  void drop(int index, Finding why) {
    records[index] = null;
    FindingLog all = new FindingLog(cap);
    FindingLog ofReading = before[index] == null ? findings[index] : before[index];
    if (ofReading != null) {
      all.addAll(ofReading, Optional::of);
    }
    all.add(why);
    findings[index] = all;
  }

  /** Leaves out all from one on, and the lines behind the one before. */
  void endAt(int index) {
    Arrays.fill(records, index, size, null);
    Arrays.fill(findings, index, size, null);
    size = index;
    lineCount = index == 0 ? 0 : lines[index - 1];
  }

  /** Null if nothing was found. */
  @Nullable FindingLog findings(int index) {
    return findings[index];
  }

  int line(int index) {
    return lines[index];
  }

  long column(int index) {
    return columns[index];
  }

  int start(int index) {
    return starts[index];
  }

  /** How many lines it has, blank ones too. */
  int lineCount() {
    return lineCount;
  }

  /** Where the next batch of the chunk starts. */
  int end() {
    return end;
  }
}
