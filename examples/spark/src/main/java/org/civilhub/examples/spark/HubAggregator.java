package org.civilhub.examples.spark;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.expressions.Aggregator;
import org.civilhub.io.DatasetReader;
import org.civilhub.io.Located;
import org.civilhub.metrics.Metric;
import org.civilhub.model.HubRecord;
import org.civilhub.model.RecordType;
import org.civilhub.model.rule.FindingLog;
import org.civilhub.model.rule.HubValidator;
import org.jspecify.annotations.Nullable;
import scala.Tuple4;

/**
 * Any metric as a typed aggregation over lines. A line that is no record becomes a finding and
 * counts as rejected; every record is judged by the rules on single records. Read is accepted plus
 * rejected, whatever the lines hold. The result is the accumulator over all lines, for {@link
 * Metric#finish} on the driver.
 *
 * @param <A> accumulator of the metric
 */
public final class HubAggregator<A extends Serializable>
    extends Aggregator<
        Tuple4<String, String, Long, String>, HubAggregator.Running<A>, HubAggregator.Running<A>> {
  private static final long serialVersionUID = 1L;

  private final Metric<HubRecord, A, ?> metric;
  private final LocalDate asOf;

  /** Made anew on each machine: readers and validators are not sent. */
  private transient @Nullable Tools tools;

  /**
   * What some lines add up to.
   *
   * @param <A> accumulator of the metric
   * @param total that of the metric
   * @param read lines that are not blank
   * @param accepted those that are records
   * @param findings what was found in them
   */
  public record Running<A extends Serializable>(
      A total, long read, long accepted, Findings findings) implements Serializable {}

  /** What reads and judges on one thread. */
  private static final class Tools {
    private final DatasetReader reader = new DatasetReader(1);
    private final Map<RecordType, DatasetReader.LineReader> lines = new EnumMap<>(RecordType.class);
    private final HubValidator validator;
    private FindingLog log = new FindingLog();
    private String source = "";

    Tools(LocalDate asOf) {
      validator = HubValidator.at(asOf);
    }

    Optional<Located> read(Line line) {
      if (!source.equals(line.source())) {
        source = line.source();
        lines.clear();
      }
      return lines
          .computeIfAbsent(line.type(), type -> reader.lines(line.source(), type, log))
          .read(line.number(), line.text());
    }

    /** Hands over what was found since the last time. */
    void drainTo(Findings findings) {
      if (!log.countsByCode().isEmpty()) {
        findings.addAll(log);
        log = new FindingLog();
        lines.clear();
      }
    }
  }

  /**
   * A metric for Spark.
   *
   * @param metric the metric
   * @param asOf the day that the dataset stands for; a date after it is a finding
   */
  public HubAggregator(Metric<HubRecord, A, ?> metric, LocalDate asOf) {
    this.metric = metric;
    this.asOf = asOf;
  }

  @Override
  public Running<A> zero() {
    return new Running<>(metric.empty(), 0, 0, Findings.none());
  }

  @Override
  public Running<A> reduce(Running<A> part, Tuple4<String, String, Long, String> tuple) {
    Line line = Line.of(tuple);
    if (line.text().isBlank()) {
      return part;
    }
    Tools mine = tools == null ? new Tools(asOf) : tools;
    tools = mine;
    Optional<Located> record = mine.read(line);
    mine.drainTo(part.findings());
    if (record.isEmpty()) {
      return new Running<>(part.total(), part.read() + 1, part.accepted(), part.findings());
    }
    mine.validator.check(record.get().record(), record.get().place()).forEach(part.findings()::add);
    return new Running<>(
        metric.add(part.total(), record.get().record()),
        part.read() + 1,
        part.accepted() + 1,
        part.findings());
  }

  @Override
  public Running<A> merge(Running<A> a, Running<A> b) {
    return new Running<>(
        metric.merge(a.total(), b.total()),
        a.read() + b.read(),
        a.accepted() + b.accepted(),
        a.findings().plus(b.findings()));
  }

  @Override
  public Running<A> finish(Running<A> all) {
    return all;
  }

  // An encoder by Java serialization asks for the class alone, which knows no parameters.
  @SuppressWarnings({"unchecked", "rawtypes"})
  @Override
  public Encoder<Running<A>> bufferEncoder() {
    return (Encoder) Encoders.javaSerialization(Running.class);
  }

  @Override
  public Encoder<Running<A>> outputEncoder() {
    return bufferEncoder();
  }
}
