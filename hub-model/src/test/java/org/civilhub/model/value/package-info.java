/**
 * What the small values promise, in examples and in laws.
 *
 * <p>Start with {@link org.civilhub.model.value.QualifiedNumberLawsTest}.
 */
@NullMarked
package org.civilhub.model.value;

import org.jspecify.annotations.NullMarked;
