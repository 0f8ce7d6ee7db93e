/**
 * Figures frozen as they were published, and every change since explained by records.
 *
 * <p>Start with {@link org.civilhub.metrics.publish.Publication}, and {@link
 * org.civilhub.metrics.publish.Comparison} for two of them.
 *
 * <p>A digest hides a record only from those who cannot guess it: who knows all but one field can
 * try what it may be. So the records of people have none, and a page should not be published with
 * digests of other records that are secret.
 */
@NullMarked
package org.civilhub.metrics.publish;

import org.jspecify.annotations.NullMarked;
