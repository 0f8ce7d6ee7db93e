/**
 * What each constraint of our own lets through, and what not.
 *
 * <p>Start with {@link org.civilhub.model.constraint.ConstraintTest}.
 */
@NullMarked
package org.civilhub.model.constraint;

import org.jspecify.annotations.NullMarked;
