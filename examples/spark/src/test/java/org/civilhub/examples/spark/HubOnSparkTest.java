package org.civilhub.examples.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.civilhub.io.DatasetReader;
import org.civilhub.io.HubJson;
import org.civilhub.io.ReadResult;
import org.civilhub.metrics.Dimension;
import org.civilhub.metrics.Figure;
import org.civilhub.metrics.Metric;
import org.civilhub.metrics.MetricSet;
import org.civilhub.metrics.Query;
import org.civilhub.metrics.Scope;
import org.civilhub.metrics.standard.StandardMetrics;
import org.civilhub.model.HubProfile;
import org.civilhub.model.HubRecord;
import org.civilhub.model.RecordType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.Tuple4;
import tools.jackson.databind.JsonNode;

/** The job over whole datasets, held against the command line and the engine of this process. */
class HubOnSparkTest {
  private static final Path ASTANA_HUB = Path.of("../../examples/data/astana-hub");

  @TempDir private Path folder = Path.of("");

  private JsonNode hub(Object... args) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add("org.civilhub.examples.cli.Main");
    for (Object arg : args) {
      command.add(arg.toString());
    }
    Path out = Files.createTempFile(folder, "out", ".json");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(process.waitFor()).isLessThanOrEqualTo(1);
    return HubJson.mapper().readTree(Files.readString(out));
  }

  @Test
  void run_publicRecord_equalsTheReportOfTheCommandLine() throws Exception {
    Path partial = folder.resolve("partial.json");
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    HubOnSpark.run(
        LocalSpark.session(),
        ASTANA_HUB,
        partial,
        true,
        new PrintStream(said, true, StandardCharsets.UTF_8));

    JsonNode merged = hub("report", "--merge", partial, "--format", "json");
    JsonNode report = hub("report", ASTANA_HUB, "--format", "json");
    assertThat(merged.get("figures")).isNotEmpty().isEqualTo(report.get("figures"));
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("Records: 255 read, 255 accepted, 0 rejected");
    assertThat(HubJson.mapper().readTree(Files.readString(partial)))
        .isEqualTo(hub("partial", ASTANA_HUB, "--internal"));
  }

  /** Events of which every seventh line is broken, and every eleventh breaks a rule. */
  private static List<String> events(int number) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      String country = i % 11 == 0 ? "XX" : "KZ";
      String line =
          "{\"id\":\"E-%d\",\"title\":{\"en\":\"Event %d\"},\"type\":\"workshop\",\"hubRole\":\"organiser\",\"startsOn\":\"20%d-0%d\",\"participants\":{\"qualifier\":\"exact\",\"value\":%d},\"countries\":[\"%s\"]}"
              .formatted(i, i, 14 + i % 10, 1 + i % 9, 5 + i % 40, country);
      lines.add(i % 7 == 0 ? line.substring(0, line.length() - 3) : line);
    }
    return lines;
  }

  private Path dataset(List<String> events) throws IOException {
    Path hub = Files.createDirectories(folder.resolve("hub"));
    Files.writeString(
        hub.resolve("hub.json"),
        "{\"name\":{\"en\":\"many\"},\"formatVersion\":1,\"asOf\":\"2026-01-31\"}");
    Files.write(hub.resolve("events.ndjson"), events);
    return hub;
  }

  private static MetricSet<List<Figure>> metrics(Scope scope) {
    Query query =
        Query.asOf(scope, scope.asOf())
            .traced(3)
            .splitBy(Dimension.COUNTRY)
            .splitBy(Dimension.MONTH)
            .splitBy(Dimension.YEAR, Dimension.HUB_ROLE);
    List<Metric<HubRecord, ?, List<Figure>>> asked = new ArrayList<>();
    StandardMetrics.all().stream()
        .filter(metric -> metric.restsOn().contains(RecordType.EVENT))
        .forEach(metric -> asked.add(metric.on(query)));
    return MetricSet.of(asked);
  }

  @Test
  void aggregate_manyLinesOfWhichSomeAreBroken_countsAndFindsAsTheReaderDoes() throws Exception {
    Path hub = dataset(events(3000));
    ReadResult read = new DatasetReader().read(hub);
    Scope scope =
        Scope.of(
            read.dataset().records(HubProfile.class), read.dataset().manifest().asOf(), Set.of());
    List<List<Figure>> local = read.dataset().records().collect(metrics(scope).toCollector());

    HubOnSpark.Outcome<List<List<Figure>>> outcome =
        HubOnSpark.aggregate(
            HubOnSpark.lines(LocalSpark.session(), hub).repartition(13),
            metrics(scope),
            scope.asOf());

    assertThat(outcome.result()).isEqualTo(local);
    assertThat(outcome.read()).isEqualTo(read.counts().read()).isEqualTo(3000);
    assertThat(outcome.rejected()).isEqualTo(read.counts().rejected()).isEqualTo(429);
    assertThat(outcome.findings().counts())
        .containsEntry("hub.json.truncated", 429L)
        .containsEntry("hub.country.unassigned", 234L); // 273 multiples of 11, 39 of them of 77
    List<Findings.Noted> truncated =
        List.copyOf(outcome.findings().kept().getOrDefault("hub.json.truncated", new TreeSet<>()));
    assertThat(truncated).hasSize(Findings.MOST);
    assertThat(truncated.get(0).line()).isEqualTo(1);
    assertThat(truncated.get(Findings.MOST - 1).line()).isEqualTo(694);
  }

  @Test
  void aggregate_linesInAnyOrderAndParts_givesTheSame() throws Exception {
    Path hub = dataset(events(400));
    Scope scope = new Scope(Optional.empty(), LocalDate.of(2026, 1, 31), Set.of());
    List<Tuple4<String, String, Long, String>> lines =
        new ArrayList<>(HubOnSpark.lines(LocalSpark.session(), hub).collectAsList());
    HubOnSpark.Outcome<List<List<Figure>>> expected =
        HubOnSpark.aggregate(
            LocalSpark.session().createDataset(lines, Line.ENCODER), metrics(scope), scope.asOf());
    for (int parts : new int[] {1, 2, 31}) {
      Collections.shuffle(lines, new Random(parts));
      assertThat(
              HubOnSpark.aggregate(
                  LocalSpark.session().createDataset(lines, Line.ENCODER).repartition(parts),
                  metrics(scope),
                  scope.asOf()))
          .isEqualTo(expected);
    }
  }
}
