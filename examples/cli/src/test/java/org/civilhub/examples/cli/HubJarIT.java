package org.civilhub.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runnable jar in a fresh virtual machine, wherever and however it is started. */
class HubJarIT {
  private static final Path GOLDEN = Path.of("src/test/resources/golden").toAbsolutePath();

  @TempDir private Path folder = Path.of("");

  private static void assertGolden(HubJar.Outcome outcome, String golden) throws IOException {
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).isEqualTo(Files.readString(GOLDEN.resolve(golden)));
  }

  /** As the README has it, from the top of the project. */
  @Test
  void report_fromTheProject_isTheGoldenOne() throws Exception {
    assertGolden(
        HubJar.run(Cli.ROOT, Map.of(), List.of(), "report", "examples/data/astana-hub"),
        "report.en.txt");
  }

  /** What is not loaded takes no time. */
  @Test
  void report_ofADatasetAlone_startsNoParserOfOptions() throws Exception {
    List<String> logged = List.of("-Xlog:class+load");
    String alone = HubJar.run(folder, Map.of(), logged, "report", Cli.ASTANA_HUB.toString()).out();
    String withOptions =
        HubJar.run(folder, Map.of(), logged, "report", Cli.ASTANA_HUB.toString(), "--lang", "en")
            .out();

    assertThat(withOptions).contains("picocli.CommandLine source:");
    assertThat(alone)
        .contains("org.civilhub.examples.cli.ReportCommand source:")
        .doesNotContain("picocli.CommandLine source:");
  }

  /** No shape of a type that does not come, and no JSON where text is asked for. */
  @Test
  void report_ofFewTypes_loadsWhatTheyNeed() throws Exception {
    HubJar.run(folder, Map.of(), List.of(), "sample", "--events", "20", "small");
    String logged =
        HubJar.run(folder, Map.of(), List.of("-Xlog:class+load"), "report", "small").out();

    assertThat(logged)
        .contains("org.civilhub.io.CompiledShapes$HubEventShape source:")
        .doesNotContain("org.civilhub.io.CompiledShapes$JournalShape source:")
        .doesNotContain("tools.jackson.databind.node.ObjectNode source:");
  }

  /** Of 50,000 events the records alone would not fit. */
  @Test
  void everyPass_overMoreRecordsThanFitIntoMemory_isWhole() throws Exception {
    HubJar.run(folder, Map.of(), List.of(), "sample", "--events", "50000", "large");
    List<String> little = List.of("-Xmx48m");
    HubJar.Outcome report = HubJar.run(folder, Map.of(), little, "report", "large");
    HubJar.Outcome partial = HubJar.run(folder, Map.of(), little, "partial", "large");
    long records = lines(folder.resolve("large"));

    assertThat(report.err()).isEmpty();
    assertThat(report.out())
        .contains("Records: %d read, %1$d accepted, 0 rejected".formatted(records));
    assertThat(partial.err()).isEmpty();
    assertThat(partial.out()).contains("\"accepted\":" + records);

    for (List<String> command :
        List.of(
            List.of("explain", "large", "capacity_events", "--sample", "2"),
            List.of("results", "large"))) {
      String[] args = command.toArray(String[]::new);
      HubJar.Outcome outcome = HubJar.run(folder, Map.of(), little, args);

      assertThat(outcome.err()).isEmpty();
      assertThat(outcome.out())
          .isNotEmpty()
          .isEqualTo(HubJar.run(folder, Map.of(), List.of(), args).out());
    }
  }

  /**
   * What holds all records cannot do with so little; a bulk run hands on what its threads throw.
   */
  @Test
  void memory_doesNotSuffice_endsWith3AndSaysSo() throws Exception {
    HubJar.run(folder, Map.of(), List.of(), "sample", "--events", "50000", "large");
    Files.writeString(
        folder.resolve("long.ndjson"),
        "{\"id\":\"E-1\",\"title\":{\"en\":\"" + "x".repeat(16_000_000) + "\"},\"type\":7}\n");
    List<String> little = List.of("-Xmx32m");
    for (List<String> command :
        List.of(
            List.of("publish", "large", "--lang", "ru"),
            List.of("bulk", "--type", "event", "--threads", "2", "long.ndjson", "--lang", "ru"))) {
      HubJar.Outcome outcome = HubJar.run(folder, Map.of(), little, command.toArray(String[]::new));

      assertThat(outcome.code()).isEqualTo(Main.UNREADABLE);
      assertThat(outcome.err())
          .startsWith("не хватает памяти: Java разрешено 32 МБ (Java heap space)")
          .hasLineCount(1);
    }
    HubJar.Outcome report = HubJar.run(folder, Map.of(), List.of("-Xmx12m"), "report", "large");
    assertThat(report.code()).isEqualTo(Main.UNREADABLE);
    assertThat(report.err())
        .startsWith("needs more memory than the 12 MB that Java may take (")
        .hasLineCount(1);
  }

  /** Of every file of records in a folder. */
  private static long lines(Path dataset) throws IOException {
    long lines = 0;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(dataset, "*.ndjson")) {
      for (Path file : files) {
        try (Stream<String> ofFile = Files.lines(file)) {
          lines += ofFile.count();
        }
      }
    }
    return lines;
  }

  @Test
  void report_fromElsewhereAsJson_isTheGoldenOne() throws Exception {
    assertGolden(
        HubJar.run(
            folder, Map.of(), List.of(), "report", Cli.ASTANA_HUB.toString(), "--format", "json"),
        "report.en.json");
  }

  @Test
  void report_underAnotherCharsetLocaleAndZone_isTheGoldenOne() throws Exception {
    assertGolden(
        HubJar.run(
            folder,
            Map.of("LANG", "C", "LC_ALL", "C", "TZ", "Pacific/Kiritimati"),
            List.of(
                "-Dfile.encoding=ISO-8859-1",
                "-Duser.language=tr",
                "-Duser.country=TR",
                "-Duser.timezone=America/Los_Angeles"),
            "report",
            Cli.ASTANA_HUB.toString(),
            "--lang",
            "kk"),
        "report.kk.txt");
  }

  @Test
  void report_onALittleMemory_isTheGoldenOne() throws Exception {
    assertGolden(
        HubJar.run(
            folder,
            Map.of("LANG", "C"),
            List.of("-Xmx64m"),
            "report",
            Cli.ASTANA_HUB.toString(),
            "--lang",
            "ru"),
        "report.ru.txt");
  }

  /** Through the process the codes are the same, and messages go to standard error in UTF-8. */
  @Test
  void report_missingDataset_endsWith3AndAMessage() throws Exception {
    HubJar.Outcome outcome =
        HubJar.run(folder, Map.of("LANG", "C"), List.of(), "report", "none", "--lang", "ru");

    assertThat(outcome.code()).isEqualTo(Main.UNREADABLE);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).isEqualTo("none не существует" + System.lineSeparator());
  }

  /** Standard error is a file here, which progress is not for. */
  @Test
  void bulk_whereNobodyWatches_showsNoProgress() throws Exception {
    Files.writeString(
        folder.resolve("events.ndjson"),
        "{\"id\":\"A\",\"title\":{\"en\":\"T\"},\"type\":\"workshop\"}\n".repeat(2));

    HubJar.Outcome outcome =
        HubJar.run(folder, Map.of("TERM", "xterm"), List.of(), "bulk", "events.ndjson");

    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.code()).isEqualTo(Main.ERRORS_FOUND);
    assertThat(outcome.out()).contains("Records: 2 read, 1 accepted, 1 rejected");
  }

  @Test
  void run_wrongUsage_endsWith2() throws Exception {
    assertThat(HubJar.run(folder, Map.of(), List.of(), "report").code())
        .isEqualTo(Main.WRONG_USAGE);
  }
}
