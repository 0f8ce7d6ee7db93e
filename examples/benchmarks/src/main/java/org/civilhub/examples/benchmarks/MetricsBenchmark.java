package org.civilhub.examples.benchmarks;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.civilhub.io.DatasetReader;
import org.civilhub.io.HubJson;
import org.civilhub.io.Located;
import org.civilhub.metrics.Figure;
import org.civilhub.metrics.MetricSet;
import org.civilhub.model.HubEvent;
import org.civilhub.model.RecordType;
import org.civilhub.model.rule.FindingLog;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What more metrics cost in one pass over a million events: with the reading of them from JSON,
 * which is what a user waits for, and without.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
public class MetricsBenchmark {
  private static final int DIFFERENT = 10_000;
  private static final int TIMES = 100;

  /** How many metrics. */
  @Param public Load load = Load.ONE;

  private List<HubEvent> events = List.of();
  private List<String> lines = List.of();

  /** Makes the events and their lines. */
  @Setup
  public void makeEvents() {
    events = EventGenerator.events(DIFFERENT, Mix.VALID);
    lines = events.stream().map(HubJson.mapper()::writeValueAsString).toList();
  }

  /** A million events that are there already. */
  @Benchmark
  public List<List<Figure>> measure() {
    MetricSet<List<Figure>> metrics = load.metrics();
    MetricSet.Totals total = metrics.empty();
    for (int i = 0; i < TIMES; i++) {
      for (HubEvent event : events) {
        total = metrics.add(total, event);
      }
    }
    return metrics.finish(total);
  }

  /** A million lines, each read into an event. */
  @Benchmark
  public List<List<Figure>> readAndMeasure() {
    MetricSet<List<Figure>> metrics = load.metrics();
    MetricSet.Totals total = metrics.empty();
    DatasetReader.LineReader reader =
        new DatasetReader().lines("events.ndjson", RecordType.EVENT, new FindingLog());
    for (int i = 0; i < TIMES; i++) {
      for (int line = 0; line < DIFFERENT; line++) {
        Optional<Located> event = reader.read(line + 1, lines.get(line));
        if (event.isPresent()) {
          total = metrics.add(total, event.get().record());
        }
      }
    }
    return metrics.finish(total);
  }
}
