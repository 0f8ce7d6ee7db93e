/**
 * Tests on a Spark of two threads in this process.
 *
 * <p>Start with {@link org.civilhub.examples.spark.HubOnSparkTest}.
 */
@NullMarked
package org.civilhub.examples.spark;

import org.jspecify.annotations.NullMarked;
