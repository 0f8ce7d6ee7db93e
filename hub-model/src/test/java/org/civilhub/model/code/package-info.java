/**
 * What the fixed lists promise, each found by itself.
 *
 * <p>Start with {@link org.civilhub.model.code.CodeTest}.
 */
@NullMarked
package org.civilhub.model.code;

import org.jspecify.annotations.NullMarked;
