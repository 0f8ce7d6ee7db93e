/**
 * Reading and writing of the Hub's records as JSON: single values with one configured mapper, whole
 * datasets as a folder of NDJSON files or one document, each bad field told with its place, and
 * what was found as text, as JSON and as SARIF.
 *
 * <p>Start with {@link org.civilhub.io.DatasetReader}; for single values with {@link
 * org.civilhub.io.HubJson}, for files of any size with {@link org.civilhub.io.ndjson}. Other
 * formats have packages of their own: tables ({@link org.civilhub.io.csv}, {@link
 * org.civilhub.io.xlsx}), {@link org.civilhub.io.iati}, calendars ({@link org.civilhub.io.ical}),
 * citations ({@link org.civilhub.io.cite}), {@link org.civilhub.io.jsonld}, and JSON Schema ({@link
 * org.civilhub.io.schema}); what reads one is a {@link org.civilhub.io.RecordReader}.
 */
@NullMarked
package org.civilhub.io;

import org.jspecify.annotations.NullMarked;
