/**
 * Tests of frozen figures.
 *
 * <p>Start with {@link org.civilhub.metrics.publish.ComparisonTest}.
 */
@NullMarked
package org.civilhub.metrics.publish;

import org.jspecify.annotations.NullMarked;
