/**
 * The fixed lists of the Hub: kinds, roles, stages and the like, each with its codes and their
 * labels in Kazakh, Russian and English.
 *
 * <p>Start with {@link org.civilhub.model.code.Code}: every list extends it, has a constant for
 * each code known to this version, and keeps a code it does not know as it came.
 */
@NullMarked
package org.civilhub.model.code;

import org.jspecify.annotations.NullMarked;
