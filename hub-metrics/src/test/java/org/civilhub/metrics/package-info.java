/**
 * Tests of what a metric is and gives, of its words, and of who knows whom in the module.
 *
 * <p>Start with {@link org.civilhub.metrics.ProofTest}.
 */
@NullMarked
package org.civilhub.metrics;

import org.jspecify.annotations.NullMarked;
