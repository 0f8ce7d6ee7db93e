/**
 * Tests of the verdicts on claims, one for each row of the table of DEFINITIONS and more.
 *
 * <p>Start with {@link org.civilhub.metrics.reconcile.ReconciliationTest}.
 */
@NullMarked
package org.civilhub.metrics.reconcile;

import org.jspecify.annotations.NullMarked;
