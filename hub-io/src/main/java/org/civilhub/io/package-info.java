/**
 * Reading and writing of the Hub's records as JSON: single values with one configured mapper, whole
 * datasets as a folder of NDJSON files or one document, each bad field told with its place, and
 * what was found as text, as JSON and as SARIF.
 *
 * <p>Start with {@link org.civilhub.io.DatasetReader}; for single values with {@link
 * org.civilhub.io.HubJson}.
 */
@NullMarked
package org.civilhub.io;

import org.jspecify.annotations.NullMarked;
