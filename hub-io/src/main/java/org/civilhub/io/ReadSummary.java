package org.civilhub.io;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.civilhub.model.rule.FindingLog;

/**
 * What there is to say of a reading beside the records.
 *
 * @param manifest what the dataset says of itself
 * @param countsByFile how many records were read from each file, in the order of reading; a
 *     document is one file
 * @param findings what was found, in the order of files and lines; whoever checks the records
 *     further may add to it
 */
public record ReadSummary(
    Manifest manifest, Map<String, ReadCounts> countsByFile, FindingLog findings) {

  /** Takes a copy of the counts. */
  public ReadSummary {
    countsByFile = Collections.unmodifiableMap(new LinkedHashMap<>(countsByFile));
  }

  /**
   * How many records were read in all.
   *
   * @return the sum over the files
   */
  public ReadCounts counts() {
    return countsByFile.values().stream().reduce(ReadCounts.ZERO, ReadCounts::plus);
  }
}
