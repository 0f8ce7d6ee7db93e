/**
 * Partial results: what one office or machine has added up, to be merged with that of others, so
 * that figures can be calculated together without any record being exchanged.
 *
 * <p>Start with {@link org.civilhub.metrics.partial.PartialResult}. Its published form is the JSON
 * object of its components, form version 1:
 *
 * <ul>
 *   <li>{@code formVersion}: 1
 *   <li>{@code origins}: the datasets, each with {@code name}, {@code digest} (SHA-256) and how
 *       many records were {@code read}, {@code accepted} and {@code rejected}
 *   <li>{@code foundedOn}, {@code asOf}, {@code complete}: the scope; only types that every part
 *       declares complete
 *   <li>{@code first}, {@code last}: the period; {@code internal}: whether it may hold small
 *       numbers of people by split
 *   <li>{@code metrics}: each with {@code id}, {@code version} of its definition, {@code splits},
 *       and the {@code total}: for each view its cells by part, and what was learnt of records that
 *       others refer to
 *   <li>{@code records}: how many records that may be told there are, and {@code marks}, the 4,096
 *       smallest 64-bit hashes of their types and ids, to find out whether two parts overlap
 * </ul>
 *
 * <p>It holds no record, no text of one, and nothing of an expert or scholar but counts. Splits of
 * metrics of people are in it only if it was made for internal use, as merging needs every cell as
 * it is. A distinct count that is approximate is in it as a sketch, from which no name can be read,
 * though a guessed one can be tried: {@link
 * org.civilhub.metrics.RecordMetric.Builder#approximate()} says what follows from that.
 */
@NullMarked
package org.civilhub.metrics.partial;

import org.jspecify.annotations.NullMarked;
