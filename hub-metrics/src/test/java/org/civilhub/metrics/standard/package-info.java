/**
 * Tests of the catalogue: every standard metric keeps the laws.
 *
 * <p>Start with {@link org.civilhub.metrics.standard.StandardMetricsContractTest}.
 */
@NullMarked
package org.civilhub.metrics.standard;

import org.jspecify.annotations.NullMarked;
