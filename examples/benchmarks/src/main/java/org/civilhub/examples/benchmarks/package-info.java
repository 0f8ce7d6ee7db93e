/**
 * What checking a record costs, reading it, a metric, the start, and a whole run from files to
 * figures, beside checks written by hand, other libraries and databases.
 *
 * <p>Start with {@link org.civilhub.examples.benchmarks.ValidationBenchmark}, which {@link
 * org.civilhub.examples.benchmarks.Main} runs, or with {@link
 * org.civilhub.examples.benchmarks.EndToEnd}, {@link org.civilhub.examples.benchmarks.Scaling},
 * {@link org.civilhub.examples.benchmarks.TypedRead} and {@link
 * org.civilhub.examples.benchmarks.StartUp}, which are programs of their own.
 */
@NullMarked
package org.civilhub.examples.benchmarks;

import org.jspecify.annotations.NullMarked;
