/**
 * Standard metrics of partnership and cooperation: countries, founders, partners, agreements,
 * experts.
 *
 * <p>Start with {@link org.civilhub.metrics.network.NetworkMetrics}.
 */
@NullMarked
package org.civilhub.metrics.network;

import org.jspecify.annotations.NullMarked;
