package org.civilhub.io.ndjson;

import java.time.Duration;

/**
 * How far a run has come.
 *
 * @param bytes how many bytes of the file were read, as they lie on the disk
 * @param records how many records were read
 * @param rejected how many of them were rejected
 * @param elapsed since the run began
 */
public record BulkProgress(long bytes, long records, long rejected, Duration elapsed) {
  /**
   * How fast it goes.
   *
   * @return records a second since the run began, rounded down; 0 in the first millisecond
   */
  public long recordsPerSecond() {
    long millis = elapsed.toMillis();
    return millis == 0 ? 0 : Math.multiplyExact(records, 1_000L) / millis;
  }
}
