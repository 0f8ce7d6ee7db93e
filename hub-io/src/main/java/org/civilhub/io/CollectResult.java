package org.civilhub.io;

import org.civilhub.model.rule.FindingLog;

/**
 * What a collector made of a dataset.
 *
 * @param <R> what it makes of records
 * @param value what it made of the accepted ones
 * @param summary manifest, counts, and the findings of reading and of the rules, if any were asked
 */
public record CollectResult<R>(R value, ReadSummary summary) {

  /**
   * How many records were read in all.
   *
   * @return the counts, in which read is accepted and rejected
   */
  public ReadCounts counts() {
    return summary.counts();
  }

  /**
   * What was found.
   *
   * @return the log, in the order of files and lines
   */
  public FindingLog findings() {
    return summary.findings();
  }
}
