/**
 * What checking a record costs: the compiled check beside checks written by hand and Hibernate
 * Validator alone.
 *
 * <p>Start with {@link org.civilhub.examples.benchmarks.ValidationBenchmark}; {@link
 * org.civilhub.examples.benchmarks.Main} runs it and prints the results as a table.
 */
@NullMarked
package org.civilhub.examples.benchmarks;

import org.jspecify.annotations.NullMarked;
