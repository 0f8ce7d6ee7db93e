/**
 * Figures frozen as they were published, and every change since explained by records.
 *
 * <p>Start with {@link org.civilhub.metrics.publish.Publication}, and {@link
 * org.civilhub.metrics.publish.Comparison} for two of them.
 */
@NullMarked
package org.civilhub.metrics.publish;

import org.jspecify.annotations.NullMarked;
