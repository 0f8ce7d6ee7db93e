package org.civilhub.examples.spark;

import java.io.IOException;
import java.io.PrintStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.SparkSession;
import org.civilhub.io.DatasetDigest;
import org.civilhub.io.DatasetReader;
import org.civilhub.io.HubJson;
import org.civilhub.io.Manifest;
import org.civilhub.io.ReadResult;
import org.civilhub.metrics.Metric;
import org.civilhub.metrics.Query;
import org.civilhub.metrics.Scope;
import org.civilhub.metrics.partial.PartialResult;
import org.civilhub.metrics.standard.StandardMetrics;
import org.civilhub.model.HubProfile;
import org.civilhub.model.HubRecord;
import org.civilhub.model.RecordType;
import scala.Tuple4;

/**
 * Adds up a dataset for every standard metric on Spark. The partial result it writes is that of
 * {@code hub.jar partial}: {@code hub.jar report --merge} makes the figures of it.
 */
public final class HubOnSpark {
  private HubOnSpark() {}

  /**
   * Runs the job.
   *
   * @param args the folder of a dataset, and the file to write; {@code --internal} to take in
   *     splits of people with their small numbers
   * @throws IOException if the file cannot be written
   */
  public static void main(String[] args) throws IOException {
    boolean internal = List.of(args).contains("--internal");
    List<String> places = Stream.of(args).filter(arg -> !arg.startsWith("--")).toList();
    if (places.size() != 2) {
      System.err.println("usage: HubOnSpark DATASET OUTPUT [--internal]");
      System.exit(2);
    }
    try (SparkSession spark = SparkSession.builder().appName("hub").getOrCreate()) {
      run(spark, Path.of(places.get(0)), Path.of(places.get(1)), internal, System.out);
    }
  }

  static void run(SparkSession spark, Path dataset, Path output, boolean internal, PrintStream out)
      throws IOException {
    // The driver reads what every machine has to know: the manifest and the profile.
    ReadResult head = new DatasetReader().read(dataset, Set.of(RecordType.PROFILE));
    Manifest manifest = head.dataset().manifest();
    Scope scope =
        Scope.of(head.dataset().records(HubProfile.class), manifest.asOf(), manifest.complete());
    Query asked = Query.asOf(scope, scope.asOf());
    Query query = internal ? asked.forInternalUse() : asked;
    PartialResult.Origin origin = new PartialResult.Origin("", DatasetDigest.of(dataset), 0, 0, 0);
    Outcome<PartialResult> outcome =
        aggregate(
            lines(spark, dataset),
            PartialResult.of(StandardMetrics.all(), query, origin),
            scope.asOf());
    PartialResult result =
        outcome
            .result()
            .withOrigin(
                new PartialResult.Origin(
                    manifest.name().inAnyOf(),
                    origin.digest(),
                    outcome.read(),
                    outcome.accepted(),
                    outcome.rejected()));
    Files.writeString(
        output, HubJson.mapper().writeValueAsString(result) + "\n", StandardCharsets.UTF_8);
    outcome.findings().kept().values().stream()
        .flatMap(Set::stream)
        .sorted(Comparator.naturalOrder())
        .forEach(noted -> out.println(noted.text()));
    out.println(
        "Records: %d read, %d accepted, %d rejected; findings %s"
            .formatted(
                outcome.read(),
                outcome.accepted(),
                outcome.rejected(),
                outcome.findings().counts()));
  }

  /**
   * What all lines add up to.
   *
   * @param <R> result of the metric
   * @param result that of the metric
   * @param read lines that are not blank
   * @param accepted those that are records
   * @param findings what was found in them
   */
  public record Outcome<R>(R result, long read, long accepted, Findings findings) {
    /**
     * Lines that are no records.
     *
     * @return read minus accepted
     */
    public long rejected() {
      return read - accepted;
    }
  }

  /**
   * Any metric in one pass over lines.
   *
   * @param <A> accumulator of the metric
   * @param <R> result of the metric
   * @param lines the lines
   * @param metric the metric; a {@link org.civilhub.metrics.MetricSet} is one as well
   * @param asOf the day that the dataset stands for; a date after it is a finding
   * @return the result, and what became of the lines
   */
  public static <A extends Serializable, R> Outcome<R> aggregate(
      Dataset<Tuple4<String, String, Long, String>> lines,
      Metric<HubRecord, A, R> metric,
      LocalDate asOf) {
    HubAggregator.Running<A> all =
        lines.select(new HubAggregator<>(metric, asOf).toColumn()).first();
    return new Outcome<>(metric.finish(all.total()), all.read(), all.accepted(), all.findings());
  }

  /**
   * The lines of all files of a dataset, each with its number.
   *
   * @param spark the session
   * @param dataset the folder, which every machine reads under this path
   * @return the lines, not yet read
   * @throws IOException if the folder cannot be listed
   */
  public static Dataset<Tuple4<String, String, Long, String>> lines(
      SparkSession spark, Path dataset) throws IOException {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    List<JavaRDD<Tuple4<String, String, Long, String>>> files = new ArrayList<>();
    try (Stream<Path> found = Files.list(dataset)) {
      for (Path file : found.sorted().toList()) {
        Optional<RecordType> type = DatasetReader.typeOf(file);
        if (type.isPresent()) {
          files.add(lines(context, file, type.get()));
        }
      }
    }
    JavaRDD<Tuple4<String, String, Long, String>> all =
        files.stream().reduce(JavaRDD::union).orElseGet(context::emptyRDD);
    return spark.createDataset(all.rdd(), Line.ENCODER);
  }

  private static JavaRDD<Tuple4<String, String, Long, String>> lines(
      JavaSparkContext context, Path file, RecordType type) {
    String name = String.valueOf(file.getFileName());
    return context
        .textFile(file.toUri().toString(), context.defaultParallelism())
        .zipWithIndex()
        .map(line -> new Line(name, type, line._2() + 1, line._1()).toTuple());
  }
}
