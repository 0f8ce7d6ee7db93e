/**
 * Tests of the metrics of capacity building, by the rows of DEFINITIONS.
 *
 * <p>Start with {@link org.civilhub.metrics.capacity.CapacityMetricsTest}.
 */
@NullMarked
package org.civilhub.metrics.capacity;

import org.jspecify.annotations.NullMarked;
