/**
 * The laws that every metric keeps, with records to try them on and short words to ask for figures.
 *
 * <p>Start with {@link org.civilhub.metrics.testkit.MetricContract}.
 */
@NullMarked
package org.civilhub.metrics.testkit;

import org.jspecify.annotations.NullMarked;
