package org.civilhub.io;

import java.util.List;
import org.civilhub.model.rule.FindingLog;

/**
 * A dataset that was read.
 *
 * @param dataset the accepted records with the manifest
 * @param located the accepted records with their places, in the order of reading
 * @param summary counts and findings
 */
public record ReadResult(Dataset dataset, List<Located> located, ReadSummary summary) {

  /** Takes a copy of the list. */
  public ReadResult {
    located = List.copyOf(located);
  }

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
   * @return the log, in the order of files and lines; whoever checks the records may add to it
   */
  public FindingLog findings() {
    return summary.findings();
  }
}
