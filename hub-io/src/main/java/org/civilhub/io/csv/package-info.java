/**
 * Datasets as CSV (RFC 4180): a table for each type of record, with nested parts flattened into
 * columns, beside a Frictionless descriptor. For people with a spreadsheet program and for tools of
 * other languages.
 *
 * <p>A column is named by the way to its value, with points between the steps: {@code city}, {@code
 * title.kk}, {@code participants.qualifier}, {@code amount.currency}, {@code sources.2.url} (an
 * element of a list, counted from 1), {@code split.project} (a key). Simple values of a list share
 * a cell, with {@code |} between them. A point, bar or backslash of a name or value has a backslash
 * in front. An empty cell means not recorded. A text that a spreadsheet program would run as a
 * formula or take for a fault, and an empty text, has an apostrophe in front, which reading takes
 * off again. A number without its word is exact. In a header the labels of a language, such as
 * {@code Source 2 / URL}, may stand for names, and in a cell the label of a code for the code; an
 * unknown code that would be taken for a label has an apostrophe in front.
 *
 * <p>Start with {@link org.civilhub.io.csv.CsvReader} and {@link org.civilhub.io.csv.CsvWriter}.
 */
@NullMarked
package org.civilhub.io.csv;

import org.jspecify.annotations.NullMarked;
