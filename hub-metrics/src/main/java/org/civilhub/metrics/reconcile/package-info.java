/**
 * Published claims held against what the records prove.
 *
 * <p>Start with {@link org.civilhub.metrics.reconcile.Reconciliation}; {@link
 * org.civilhub.metrics.reconcile.ClaimStatus} defines the verdicts.
 */
@NullMarked
package org.civilhub.metrics.reconcile;

import org.jspecify.annotations.NullMarked;
