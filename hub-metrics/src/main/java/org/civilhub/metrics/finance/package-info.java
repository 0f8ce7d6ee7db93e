/**
 * Standard metrics of money: contributions, delivery, and what follows from the two by project.
 *
 * <p>Start with {@link org.civilhub.metrics.finance.FinanceMetrics}. Amounts are exact decimals of
 * one currency; stages and currencies are never added to each other.
 */
@NullMarked
package org.civilhub.metrics.finance;

import org.jspecify.annotations.NullMarked;
