/**
 * What checking a record costs, a metric, and a whole run from files to figures, beside checks
 * written by hand and a columnar database.
 *
 * <p>Start with {@link org.civilhub.examples.benchmarks.ValidationBenchmark}, which {@link
 * org.civilhub.examples.benchmarks.Main} runs, or with {@link
 * org.civilhub.examples.benchmarks.EndToEnd}.
 */
@NullMarked
package org.civilhub.examples.benchmarks;

import org.jspecify.annotations.NullMarked;
