/**
 * The catalogue of the standard metrics, in the order of a report.
 *
 * <p>Start with {@link org.civilhub.metrics.standard.StandardMetrics}. It is a package of its own
 * so that {@code metrics} knows none of the packages that build on it.
 */
@NullMarked
package org.civilhub.metrics.standard;

import org.jspecify.annotations.NullMarked;
