/**
 * Constraints of our own for Jakarta Validation, where the standard ones do not say it.
 *
 * <p>Each annotation holds its rule; start with any, or with {@link
 * org.civilhub.model.constraint.PropertyRule} for a rule on several properties. They know values
 * and codes but no record, so that records may carry them; the few that need to know a record stand
 * beside it. A message is a key in braces, and the key is the finding's code.
 *
 * <p>A rule takes null, which is valid, and keeps no state. The compiled check calls it for every
 * record, so it makes no object where the value is common and valid.
 */
@NullMarked
package org.civilhub.model.constraint;

import org.jspecify.annotations.NullMarked;
