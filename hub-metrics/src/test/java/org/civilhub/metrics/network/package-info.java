/**
 * Tests of the metrics of partnership and cooperation, by the rows of DEFINITIONS.
 *
 * <p>Start with {@link org.civilhub.metrics.network.NetworkMetricsTest}.
 */
@NullMarked
package org.civilhub.metrics.network;

import org.jspecify.annotations.NullMarked;
