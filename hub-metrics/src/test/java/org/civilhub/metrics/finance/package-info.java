/**
 * Tests of the metrics of money, with numbers worked out by hand in the comments.
 *
 * <p>Start with {@link org.civilhub.metrics.finance.FinanceMetricsTest}.
 */
@NullMarked
package org.civilhub.metrics.finance;

import org.jspecify.annotations.NullMarked;
