/**
 * Records of one type in bulk: files of one record a line, plain or packed, read by several threads
 * in bounded memory, each record typed and on request judged, into any {@link
 * java.util.stream.Collector} or one by one. Results do not depend on the number of threads.
 *
 * <p>Start with {@link org.civilhub.io.ndjson.BulkReader}.
 *
 * <h2>How lines are read</h2>
 *
 * <p>By {@code FastReader} in {@link org.civilhub.io}, one for all types: it goes over the bytes of
 * a line once, finds fields by eight bytes of their names at a time, asks the same table as the
 * reference what a short text means and remembers the answer, keeps texts for people as bytes until
 * they are asked for, and hands each value to the builder of the type as it comes, through a loop
 * over fields that the compiler wrote for each type. It only ever says "surely this value".
 * Whatever it does not fully understand, an unknown field or a fault, goes to databind with the
 * deserializers of {@link org.civilhub.io.HubModule}, the reference, which gives the value or the
 * finding. A field that is added to a type is in both, for both are made of the same table of
 * fields.
 *
 * <p>Why not otherwise (nanoseconds a line beside the tokens of Jackson alone, on other machines
 * and types; what this reader does stands in the README of {@code examples/benchmarks}): databind
 * takes 2.15 times as long; Jackson's tokens read by hand 1.6 times; dsl-json and fastjson2, the
 * quickest libraries, 1.04 to 1.12 times, into types of their own with lists that can be changed,
 * and neither is as strict as the reference; avaje-jsonb 1.4 to 1.5 times. What is written for a
 * type is only which field is read how and set where; the reading itself stands once, in {@code
 * FastReader}. Two other ways to the builders were tried: method handles, each of which makes
 * classes of its own at run time, for which every start had to wait; and a look at the kind of each
 * field that came, into an array that code of the type looked through in the end, which took a
 * fifth longer.
 */
@NullMarked
package org.civilhub.io.ndjson;

import org.jspecify.annotations.NullMarked;
