/**
 * Records of one type in bulk: files of one record a line, plain or packed, read by several threads
 * in bounded memory, each record typed and on request judged, into any {@link
 * java.util.stream.Collector} or one by one. Results do not depend on the number of threads.
 *
 * <p>Start with {@link org.civilhub.io.ndjson.BulkReader}.
 */
@NullMarked
package org.civilhub.io.ndjson;

import org.jspecify.annotations.NullMarked;
