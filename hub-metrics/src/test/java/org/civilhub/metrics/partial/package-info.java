/**
 * Tests of partial results and their merging.
 *
 * <p>Start with {@link org.civilhub.metrics.partial.PartialResultTest}.
 */
@NullMarked
package org.civilhub.metrics.partial;

import org.jspecify.annotations.NullMarked;
