package org.civilhub.examples.benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collector;
import java.util.stream.Stream;
import org.civilhub.io.DatasetReader;
import org.civilhub.io.Located;
import org.civilhub.io.ndjson.BulkReader;
import org.civilhub.model.Contribution;
import org.civilhub.model.HubEvent;
import org.civilhub.model.HubRecord;
import org.civilhub.model.rule.Ruleset;

/** What answers the questions from a folder; the first is what the others are compared with. */
enum Engine {
  /** DuckDB with two threads. It reads the fields asked about and checks nothing. */
  DUCKDB("DuckDB, 2 threads"),
  /** Every field of every record read, its form and values judged. */
  READ("Hub SDK, DatasetReader.forEach"),
  /** The same, and every record and reference judged by every rule. */
  CHECK("Hub SDK, DatasetReader.check"),
  /** The files asked about read by two threads, and every record judged by itself. */
  BULK("Hub SDK, BulkReader, 2 threads"),
  /** The same by one thread. */
  BULK_ONE("Hub SDK, BulkReader, 1 thread"),
  /** By two threads, and no record judged: what DuckDB does, though of every field. */
  BULK_UNCHECKED("Hub SDK, BulkReader, 2 threads, unchecked");

  private final String title;

  Engine(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  /** Whether it is the library that answers. */
  boolean isOurs() {
    return this != DUCKDB;
  }

  /** The answers, sorted. */
  List<String> answers(Path folder) {
    return switch (this) {
      case DUCKDB -> DuckDb.answers(folder);
      case READ -> fed(each -> new DatasetReader().forEach(folder, each), Questions.answers());
      case CHECK ->
          fed(
              each -> new DatasetReader().check(folder, Ruleset.standard(), each),
              Questions.answers());
      case BULK -> bulk(folder, judging().threads(2));
      case BULK_ONE -> bulk(folder, judging());
      case BULK_UNCHECKED -> bulk(folder, BulkReader.builder().threads(2));
    };
  }

  /** What a collector makes of the records that a reader hands out one by one. */
  private static <A> List<String> fed(
      Consumer<Consumer<Located>> reader, Collector<HubRecord, A, List<String>> collector) {
    A total = collector.supplier().get();
    BiConsumer<A, HubRecord> accumulator = collector.accumulator();
    reader.accept(located -> accumulator.accept(total, located.record()));
    return collector.finisher().apply(total);
  }

  private static BulkReader.Builder judging() {
    return BulkReader.builder().checking(Ruleset.standard(), Questions.LAST_DAY);
  }

  private static List<String> bulk(Path folder, BulkReader.Builder options) {
    BulkReader reader = options.build();
    return Stream.of(
            bulk(reader, folder.resolve("events.ndjson"), HubEvent.class),
            bulk(reader, folder.resolve("contributions.ndjson"), Contribution.class))
        .flatMap(List::stream)
        .sorted()
        .toList();
  }

  private static List<String> bulk(BulkReader reader, Path file, Class<? extends HubRecord> type) {
    return reader.collect(file, type, Questions.answers()).value();
  }
}
