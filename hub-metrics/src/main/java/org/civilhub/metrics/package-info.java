/**
 * What a metric is, and what it gives: figures with their word, their basis and their proof.
 *
 * <p>Start with {@link org.civilhub.metrics.Metric} for the contract and {@link
 * org.civilhub.metrics.RecordMetric} for a metric of your own. Accumulators ({@link
 * org.civilhub.metrics.Tally}) are plain data, so that any engine can carry and merge them.
 */
@NullMarked
package org.civilhub.metrics;

import org.jspecify.annotations.NullMarked;
