/**
 * Tests of the progress of indicators.
 *
 * <p>Start with {@link org.civilhub.metrics.results.ResultsFrameworkTest}.
 */
@NullMarked
package org.civilhub.metrics.results;

import org.jspecify.annotations.NullMarked;
