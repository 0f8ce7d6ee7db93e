/**
 * The same metrics over many files on Apache Spark.
 *
 * <p>Start with {@link org.civilhub.examples.spark.HubOnSpark}. What the library gives is in {@link
 * org.civilhub.examples.spark.HubAggregator}: any metric as a typed aggregation, with the
 * accumulators that every other engine uses.
 */
@NullMarked
package org.civilhub.examples.spark;

import org.jspecify.annotations.NullMarked;
