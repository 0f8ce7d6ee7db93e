/**
 * Constraints of our own for Jakarta Validation, where the standard ones do not say it.
 *
 * <p>Each annotation holds its rule; start with any. They know values and codes but no record, so
 * that records may carry them. A message is a key in braces, and the key is the finding's code.
 */
@NullMarked
package org.civilhub.model.constraint;

import org.jspecify.annotations.NullMarked;
