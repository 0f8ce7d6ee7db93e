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
 * <p>Why not otherwise: beside the tokens of Jackson alone, in the same round of three runs,
 * databind takes 2.7 to 5 times as long, and 5 to 6 times with the types of this library;
 * avaje-jsonb 1.2 to 1.8, dsl-json 1.0 to 1.2 and fastjson2 0.8 to 1.1 times, into types of their
 * own with lists that can be changed, without a look at any form, and none is as strict as the
 * reference; this reader 0.75 to 0.9 (README of {@code examples/benchmarks}). Jackson's tokens read
 * by hand took 1.6 times as long. What is written for a type is only which field is read how and
 * set where; the reading itself stands once, in {@code FastReader}. Two other ways to the builders
 * were tried: method handles, each of which makes classes of its own at run time, for which every
 * start had to wait; and a look at the kind of each field that came, into an array that code of the
 * type looked through in the end, which took a fifth longer.
 *
 * <h2>How files are packed</h2>
 *
 * <p>By gzip, which Commons Compress unpacks: Java's own takes a damaged member behind the first
 * for the end of the file. Not by zstd: no library was found that is written in Java alone, is well
 * kept, and does without {@code sun.misc.Unsafe}.
 */
@NullMarked
package org.civilhub.io.ndjson;

import org.jspecify.annotations.NullMarked;
