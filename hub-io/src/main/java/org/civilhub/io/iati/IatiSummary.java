package org.civilhub.io.iati;

import java.util.Optional;
import org.civilhub.io.ReadCounts;
import org.civilhub.model.rule.FindingLog;

/**
 * What there is to say of a reading beside the records.
 *
 * @param header what the file says before its first record; empty if it is no IATI file
 * @param counts how many records were read; one that breaks off or exceeds a bound is rejected
 * @param findings what was found, in the order of the file
 * @param schema what the file was held against; empty if that was not asked for, or there is none
 *     for the file's version
 */
public record IatiSummary(
    Optional<IatiHeader> header,
    ReadCounts counts,
    FindingLog findings,
    Optional<IatiSchema> schema) {}
