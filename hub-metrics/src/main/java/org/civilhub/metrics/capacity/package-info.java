/**
 * Standard metrics of capacity building and peer-to-peer learning: events, their participants and
 * countries, communities of practice, scholarships.
 *
 * <p>Start with {@link org.civilhub.metrics.capacity.CapacityMetrics}.
 */
@NullMarked
package org.civilhub.metrics.capacity;

import org.jspecify.annotations.NullMarked;
