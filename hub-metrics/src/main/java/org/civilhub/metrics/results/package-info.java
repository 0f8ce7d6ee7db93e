/**
 * The results frameworks of projects: how far each indicator has come from its baseline to its
 * target.
 *
 * <p>Start with {@link org.civilhub.metrics.results.ResultsFramework}; {@link
 * org.civilhub.metrics.results.ProgressStatus} defines the verdicts.
 */
@NullMarked
package org.civilhub.metrics.results;

import org.jspecify.annotations.NullMarked;
