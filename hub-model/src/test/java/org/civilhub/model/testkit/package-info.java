/**
 * Generators of the Hub's records for the property tests of every module.
 *
 * <p>Start with {@link org.civilhub.model.testkit.HubArbitraries}. What they make obeys the
 * builders, not the rules: any Unicode text, unknown codes, numbers at their limits.
 */
@NullMarked
package org.civilhub.model.testkit;

import org.jspecify.annotations.NullMarked;
