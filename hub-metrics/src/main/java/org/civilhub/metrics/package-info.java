/**
 * What a metric is, and what it gives: figures with their word, their basis and their proof.
 *
 * <p>Start with {@link org.civilhub.metrics.Metric} for the contract and {@link
 * org.civilhub.metrics.RecordMetric} for a metric of your own. Accumulators ({@link
 * org.civilhub.metrics.Tally}) are plain data, so that any engine can carry and merge them.
 *
 * <p>What is asked is a {@link org.civilhub.metrics.Query}: days, parts, splits, traces, conversion
 * of money. {@link org.civilhub.metrics.Series} and {@link org.civilhub.metrics.Growth} ask over
 * time, {@link org.civilhub.metrics.Statement} says how a figure may be published. The packages
 * beside this one hold the standard metrics by area, and what is built on them: {@code partial}
 * merges across offices, {@code reconcile} judges claims, {@code results} the indicators of
 * projects, and {@code publish} freezes figures and explains what changed since.
 */
@NullMarked
package org.civilhub.metrics;

import org.jspecify.annotations.NullMarked;
