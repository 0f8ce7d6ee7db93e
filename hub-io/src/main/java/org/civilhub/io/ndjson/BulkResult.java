package org.civilhub.io.ndjson;

import org.civilhub.io.ReadCounts;
import org.civilhub.model.rule.FindingLog;

/**
 * What a run made of a file.
 *
 * @param value what the collector made of the accepted records
 * @param counts how many records were read, accepted and rejected
 * @param findings what was found, in the order of the lines
 * @param isWhole false if the run was told to stop at so many errors, and did
 * @param lines how many lines were gone through, blank ones too; of a run that stopped, the number
 *     of the line at which it did
 */
public record BulkResult<R>(
    R value, ReadCounts counts, FindingLog findings, boolean isWhole, long lines) {}
