package org.civilhub.examples.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * What is wrong with the input, the output or the options a user is told in a line, not in a trace.
 */
class BrokenInputCliTest {
  private static final String NO_MANIFEST =
      " is not a dataset: a folder must hold hub.json or hub.csv, a document the member hub,"
          + " a workbook the sheet of the dataset; a table, a form or a file without its day needs"
          + " --as-of";

  private static final String CITY = "\"city\":\"Yerevan\"";
  private static final String NUMBER = "\"value\":25}";

  /** What is found in the public record itself. */
  private static final Set<String> OF_THE_RECORD =
      Set.copyOf(
          Cli.report(Cli.ASTANA_HUB, "--format", "json")
              .json()
              .at("/findings/byCode")
              .propertyNames());

  @TempDir private Path folder = Path.of("");

  /**
   * One thing wrong with the events of the public record, of which there are 255 records in all.
   *
   * @param what what is wrong
   * @param change the change to the file, in bytes as ISO 8859-1 has them
   * @param code exit code
   * @param read records read
   * @param rejected records rejected
   * @param finding code of the finding
   * @param place where it is found
   */
  private record Fault(
      String what,
      UnaryOperator<String> change,
      int code,
      int read,
      int rejected,
      String finding,
      String place) {
    @Override
    public String toString() {
      return what;
    }
  }

  static Stream<Fault> faults() {
    return Stream.of(
        // The last event breaks off 200 bytes before its end.
        new Fault(
            "truncated line",
            s -> s.substring(0, s.length() - 200),
            Main.ERRORS_FOUND,
            255,
            1,
            "hub.json.truncated",
            "events.ndjson:48"),
        new Fault(
            "invalid UTF-8",
            s -> s.replace("Yerevan", "Yer\u00ffvan"),
            Main.ERRORS_FOUND,
            255,
            1,
            "hub.json.encoding",
            "events.ndjson:3"),
        new Fault(
            "duplicate id",
            s -> s + s.substring(0, s.indexOf('\n') + 1),
            Main.ERRORS_FOUND,
            256,
            1,
            "hub.record.duplicate-id",
            "events.ndjson:49"),
        // A record can be used without it, so it is kept, with a warning.
        new Fault(
            "unknown field",
            s -> s.replace(CITY, "\"town\":\"Yerevan\""),
            Main.OK,
            255,
            0,
            "hub.field.unknown",
            "events.ndjson:3"),
        new Fault(
            "wrong type",
            s -> s.replace(CITY, "\"city\":17"),
            Main.ERRORS_FOUND,
            255,
            1,
            "hub.field.unreadable",
            "events.ndjson:3"),
        new Fault(
            "number of 400 digits",
            s -> s.replace(NUMBER, "\"value\":" + "9".repeat(400) + "}"),
            Main.ERRORS_FOUND,
            255,
            1,
            "hub.json.limit",
            "events.ndjson:1"),
        // Written out it would fill the memory.
        new Fault(
            "number with a huge exponent",
            s -> s.replace(NUMBER, "\"value\":1e999999999}"),
            Main.ERRORS_FOUND,
            255,
            1,
            "hub.field.unreadable",
            "events.ndjson:1"),
        new Fault(
            "number with a tiny exponent",
            s -> s.replace(NUMBER, "\"value\":1e-999999999}"),
            Main.ERRORS_FOUND,
            255,
            1,
            "hub.field.unreadable",
            "events.ndjson:1"),
        new Fault(
            "10,000 nested arrays",
            s -> s + "[".repeat(10_000) + "]".repeat(10_000) + "\n",
            Main.ERRORS_FOUND,
            256,
            1,
            "hub.json.limit",
            "events.ndjson:49"),
        new Fault(
            "10,000 nested arrays in a field",
            s -> s.replace(CITY, "\"city\":" + "[".repeat(10_000) + "]".repeat(10_000)),
            Main.ERRORS_FOUND,
            255,
            1,
            "hub.json.limit",
            "events.ndjson:3"),
        // 48 records fewer; that there are none is no mistake, but worth a word.
        new Fault("empty file", s -> "", Main.OK, 207, 0, "hub.file.empty", "events.ndjson"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void report_oneFault_isFoundAndTheRestIsKept(Fault fault) throws IOException {
    Path dataset = copy();
    change(dataset.resolve("events.ndjson"), fault.change());
    Cli.Outcome outcome = Cli.report(dataset, "--format", "json");
    JsonNode findings = outcome.json().get("findings");

    assertThat(outcome.code()).isEqualTo(fault.code());
    assertThat(outcome.err()).isEmpty();
    assertThat(findings.get("read").intValue()).isEqualTo(fault.read());
    assertThat(findings.get("rejected").intValue()).isEqualTo(fault.rejected());
    assertThat(findings.get("accepted").intValue())
        .isEqualTo(findings.get("read").intValue() - findings.get("rejected").intValue());
    assertThat(findings.get("byCode").get(fault.finding()).intValue()).isEqualTo(1);
    Set<String> codes = new TreeSet<>(findings.get("byCode").propertyNames());
    codes.removeAll(OF_THE_RECORD);
    assertThat(codes).containsExactly(fault.finding());
    assertThat(findings.get("sample").values())
        .anySatisfy(
            sample -> {
              assertThat(sample.get("code").asString()).isEqualTo(fault.finding());
              assertThat(fault.place())
                  .isEqualTo(
                      sample.get("source").asString()
                          + (sample.get("line").intValue() > 0 ? ":" + sample.get("line") : ""));
            });
  }

  @ParameterizedTest
  @MethodSource("faults")
  void report_oneFaultAsText_isSaidInEveryLanguage(Fault fault) throws IOException {
    Path dataset = copy();
    change(dataset.resolve("events.ndjson"), fault.change());
    Cli.Outcome english = Cli.report(dataset);
    Cli.Outcome russian = Cli.report(dataset, "--lang", "ru");
    Cli.Outcome kazakh = Cli.report(dataset, "--lang", "kk");
    for (Cli.Outcome outcome : List.of(english, russian, kazakh)) {
      assertThat(outcome.code()).isEqualTo(fault.code());
      assertThat(outcome.out()).contains(fault.finding(), fault.place());
      assertNoTrace(outcome);
    }

    assertThat(message(russian, fault)).containsPattern("\\p{IsCyrillic}{3}");
    assertThat(message(kazakh, fault)).containsPattern("\\p{IsCyrillic}{3}");
    assertThat(message(russian, fault)).isNotEqualTo(message(kazakh, fault));
    assertThat(message(english, fault)).doesNotContainPattern("\\p{IsCyrillic}");
  }

  /** The lines of the finding in the text. */
  private static String message(Cli.Outcome outcome, Fault fault) {
    String findings = outcome.out().substring(outcome.out().lastIndexOf("=\n"));
    int start = findings.indexOf(fault.place());
    return findings.substring(start, findings.indexOf(fault.finding(), start));
  }

  private static void assertNoTrace(Cli.Outcome outcome) {
    for (String printed : List.of(outcome.out(), outcome.err())) {
      assertThat(printed)
          .doesNotContainPattern("(?m)^\\s+at [\\w.$/]+\\(")
          .doesNotContain("Exception", "tools.jackson", "java.lang", "org.civilhub");
    }
  }

  /**
   * Something that is no dataset at all.
   *
   * @param what what is the matter
   * @param make makes it in an empty folder
   * @param message what a user is told in English, after the name
   */
  private record NoDataset(String what, Maker make, String message) {
    @Override
    public String toString() {
      return what;
    }
  }

  /** Makes something in a folder. */
  private interface Maker {
    Path in(Path folder) throws IOException;
  }

  static Stream<NoDataset> noDatasets() {
    return Stream.of(
        new NoDataset("missing folder", f -> f.resolve("none"), " does not exist"),
        new NoDataset(
            "missing hub.json",
            f -> {
              Files.delete(f.resolve("hub.json"));
              return f;
            },
            NO_MANIFEST),
        new NoDataset(
            "document without hub",
            f -> Files.writeString(f.resolve("some.json"), "{\"events\":[]}"),
            NO_MANIFEST),
        new NoDataset(
            "another format version",
            f -> withManifest(f, s -> s.replace("ersion\": 1", "ersion\": 2")),
            " is written in format version 2; this program reads 1"),
        new NoDataset(
            "broken hub.json",
            f -> withManifest(f, s -> s.substring(0, 100)),
            " cannot be read as a dataset:"),
        new NoDataset(
            "hub.json without a name",
            f -> withManifest(f, s -> "{}"),
            " cannot be read as a dataset:"),
        new NoDataset(
            "no JSON",
            f -> Files.writeString(f.resolve("letter.txt"), "Dear all,\n"),
            " cannot be read as a dataset:"),
        new NoDataset(
            "empty document",
            f -> Files.writeString(f.resolve("empty.json"), ""),
            " cannot be read as a dataset:"),
        new NoDataset(
            "binary file",
            f -> Files.write(f.resolve("image"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, -1}),
            " cannot be read as a dataset:"),
        new NoDataset(
            "10,000 nested arrays for a document",
            f -> Files.writeString(f.resolve("nested.json"), "[".repeat(10_000)),
            " cannot be read as a dataset:"),
        new NoDataset(
            "huge number for the version",
            f -> withManifest(f, s -> s.replace("ersion\": 1", "ersion\": 1e999999999")),
            " cannot be read as a dataset:"));
  }

  @ParameterizedTest
  @MethodSource("noDatasets")
  void report_noDataset_isSaidAndEndsWith3(NoDataset nothing) throws IOException {
    Path path = nothing.make().in(copy());
    Cli.Outcome english = Cli.report(path);
    Cli.Outcome russian = Cli.report(path, "--lang", "ru");
    Cli.Outcome kazakh = Cli.report(path, "--lang", "kk", "--format", "json");

    for (Cli.Outcome outcome : List.of(english, russian, kazakh)) {
      assertThat(outcome.code()).isEqualTo(Main.UNREADABLE);
      assertThat(outcome.out()).isEmpty();
      assertThat(outcome.err()).contains(path.toString());
      assertNoTrace(outcome);
    }
    assertThat(english.err().lines().findFirst()).contains(path + nothing.message());
    assertThat(english.err().lines()).hasSizeLessThanOrEqualTo(4);
    assertThat(russian.err()).containsPattern("\\p{IsCyrillic}{3}");
    assertThat(kazakh.err()).containsPattern("[әғқңөұүһі]");
  }

  /** What is wrong with a broken {@code hub.json} is said below, with its place. */
  @Test
  void report_brokenManifest_saysWhatIsWrongWithIt() throws IOException {
    Path dataset = copy();
    change(dataset.resolve("hub.json"), s -> s.replace("2026-11-23", "23.11.2026"));

    assertThat(Cli.report(dataset).err().lines().skip(1))
        .singleElement()
        .asString()
        .startsWith("  hub.json:8:11 [/asOf] must be a day such as 2016-05-27, found ")
        .contains("23.11.2026")
        .endsWith("(hub.field.unreadable)");
  }

  /** Many findings of one kind are counted, and the text says that it does not show them all. */
  @Test
  void report_manyFindings_saysHowManyItDoesNotShow() throws IOException {
    Path dataset = copy();
    change(
        dataset.resolve("events.ndjson"),
        s -> s + Stream.generate(() -> "{\n").limit(150).collect(Collectors.joining()));
    Cli.Outcome text = Cli.report(dataset);
    JsonNode findings = Cli.report(dataset, "--format", "json").json().get("findings");

    assertThat(findings.get("byCode").get("hub.json.truncated").intValue()).isEqualTo(150);
    assertThat(findings.get("read").intValue()).isEqualTo(405);
    assertThat(findings.get("rejected").intValue()).isEqualTo(150);
    assertThat(text.out()).contains("50 more of hub.json.truncated, not shown\n");
    assertThat(text.out().lines().filter(line -> line.startsWith("Error: events.ndjson:")))
        .hasSize(100);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "report | give a DATASET, with or without --as-of, or --merge FILE...",
        "report HUB --lang de | Invalid value for option '--lang': expected one of [en, ru, kk]",
        "report HUB --lang EN | Invalid value for option '--lang'",
        "report HUB --format xml | Invalid value for option '--format': expected one of [text, json]",
        "report HUB --as-of 2025-13-01 | --as-of must be a day such as 2025-12-31, found '2025-13-01'",
        "report HUB --as-of yesterday | --as-of must be a day such as 2025-12-31, found 'yesterday'",
        "report HUB --as-of '' | --as-of must be a day such as 2025-12-31, found ''",
        "report HUB --as-of 2025 --lang ru | --as-of: нужен день, например 2025-12-31, найдено «2025»",
        "report HUB --as-of 2025 --lang kk | --as-of: күн керек, мысалы 2025-12-31, табылғаны «2025»",
        "report HUB --wording 0 | --wording must be a number above 0 such as 100, found '0'",
        "report HUB --wording -100 | --wording must be a number above 0 such as 100, found '-100'",
        "report HUB --wording 1e3 | --wording must be a number above 0 such as 100, found '1e3'",
        "report HUB --wording NaN --lang ru | --wording: нужно число больше 0, например 100, найдено «NaN»",
        "report HUB --wording '' --lang kk | --wording: 0-ден үлкен сан керек, мысалы 100, табылғаны «»",
        "report HUB --as-of | Missing required parameter for option '--as-of' (DATE)",
        "report HUB --bogus | Unknown option: '--bogus'",
        "report HUB HUB | Unmatched argument at index 2",
        "xyzzy | Unmatched argument at index 0: 'xyzzy'",
        "'' | Missing required subcommand"
      })
  void run_wrongUsage_endsWith2AndAClearMessage(String command, String message) {
    Object[] args =
        Stream.of(command.split(" "))
            .filter(word -> !word.isEmpty())
            .map(word -> word.equals("''") ? "" : word.replace("HUB", Cli.ASTANA_HUB.toString()))
            .toArray();
    Cli.Outcome outcome = Cli.run(args);

    assertThat(outcome.code()).isEqualTo(Main.WRONG_USAGE);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err().lines().findFirst().orElseThrow()).startsWith(message);
    assertThat(outcome.err()).contains("Usage: hub");
    assertNoTrace(outcome);
  }

  /** Days before the founding and after the dataset's own have figures too, if few. */
  @ParameterizedTest
  @ValueSource(strings = {"0001-01-01", "2013-03-14", "2030-01-01", "+999999999-12-31"})
  void run_asOfFarAway_isAReport(String day) {
    Cli.Outcome outcome = Cli.report(Cli.ASTANA_HUB, "--as-of", day);

    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).contains("As of " + day + ", founded 2013-03-15\n");
  }

  @Test
  void output_file_isWrittenAndNothingPrinted() throws IOException {
    Path file = folder.resolve("new/reports/report.txt");
    Cli.Outcome outcome = Cli.report(Cli.ASTANA_HUB, "--lang", "kk", "--output", file);

    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).isEmpty();
    assertThat(Files.readString(file)).isEqualTo(Cli.report(Cli.ASTANA_HUB, "--lang", "kk").out());
  }

  @Test
  void output_ofADatasetWithErrors_isWrittenAndEndsWith1() throws IOException {
    Path dataset = copy();
    change(dataset.resolve("events.ndjson"), s -> s.replace(CITY, "\"city\":17"));
    Path file = folder.resolve("report.json");
    Cli.Outcome outcome = Cli.report(dataset, "--format", "json", "--output", file);

    assertThat(outcome.code()).isEqualTo(Main.ERRORS_FOUND);
    assertThat(Files.readString(file)).contains("\"rejected\" : 1");
  }

  @ParameterizedTest
  @CsvSource({
    "en, cannot write to {0}",
    "ru, не удаётся записать в {0}",
    "kk, {0} файлына жазу мүмкін емес"
  })
  void output_unwritable_endsWith3(String language, String message) throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "no folder");
    for (Path unwritable : List.of(folder, file.resolve("report.txt"))) {
      Cli.Outcome outcome = Cli.report(Cli.ASTANA_HUB, "--lang", language, "--output", unwritable);

      assertThat(outcome.code()).isEqualTo(Main.UNREADABLE);
      assertThat(outcome.out()).isEmpty();
      assertThat(outcome.err().strip()).isEqualTo(message.replace("{0}", unwritable.toString()));
      assertNoTrace(outcome);
    }
  }

  /** A full disk, or a reader that has gone: a report cut off must not pass for a whole one. */
  @Test
  void run_standardOutputFails_endsWith3() {
    StringWriter err = new StringWriter();
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("no space left on device");
          }
        };
    int code =
        Main.run(
            new PrintWriter(full, true, UTF_8),
            new PrintWriter(err, true),
            "report",
            Cli.ASTANA_HUB.toString(),
            "--lang",
            "ru");

    assertThat(code).isEqualTo(Main.UNREADABLE);
    assertThat(err.toString().strip()).isEqualTo("не удаётся записать в стандартный вывод");
  }

  /** Whatever else goes wrong is a mistake of the program: a line, not a trace. */
  @Test
  void run_unexpectedException_isOneLine() {
    StringWriter err = new StringWriter();
    PrintWriter failing =
        new PrintWriter(new ByteArrayOutputStream(), false, UTF_8) {
          @Override
          public void print(String text) {
            throw new IllegalStateException("a mistake");
          }
        };
    int code = Main.run(failing, new PrintWriter(err, true), "report", Cli.ASTANA_HUB.toString());

    assertThat(code).isEqualTo(Main.UNREADABLE);
    assertThat(err.toString().strip())
        .isEqualTo(
            "cannot finish, by a mistake of this program: java.lang.IllegalStateException: a mistake");
  }

  @Test
  void help_tellsOptionsAndExitCodes() {
    for (Cli.Outcome help :
        List.of(Cli.run("report", "--help"), Cli.run("help", "report"), Cli.run("report", "-h"))) {
      assertThat(help.code()).isZero();
      assertThat(help.err()).isEmpty();
      assertThat(help.out())
          .contains("Usage: hub report", "DATASET", "--as-of=DATE", "--lang=LANG", "en, ru, kk")
          .contains("--format=FORMAT", "text, json", "--output=FILE", "Exit codes:")
          .containsPattern("0\\s+no finding of severity error")
          .containsPattern("1\\s+findings of severity error exist")
          .containsPattern("2\\s+wrong usage")
          .containsPattern("3\\s+the input cannot be read");
    }
    assertThat(Cli.run("--help").out()).contains("Usage: hub", "report", "help");
    assertThat(Cli.run("--help").code()).isZero();
  }

  @Test
  void version_isThatOfTheProject() throws IOException {
    String pom = Files.readString(Cli.ROOT.resolve("pom.xml"));
    for (Cli.Outcome version : List.of(Cli.run("--version"), Cli.run("report", "--version"))) {
      assertThat(version.code()).isZero();
      assertThat(version.out().strip()).matches("hub \\S+");
      assertThat(pom).contains("<version>" + version.out().strip().substring(4) + "</version>");
    }
  }

  private static Path withManifest(Path dataset, UnaryOperator<String> change) throws IOException {
    change(dataset.resolve("hub.json"), change);
    return dataset;
  }

  private Path copy() throws IOException {
    Path copy = Files.createDirectories(folder.resolve("dataset"));
    try (Stream<Path> files = Files.list(Cli.ASTANA_HUB)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(Objects.requireNonNull(file.getFileName())));
      }
    }
    return copy;
  }

  /** Changes bytes, each taken for a character. */
  private static Path change(Path file, UnaryOperator<String> change) throws IOException {
    String before = Files.readString(file, ISO_8859_1);
    String after = change.apply(before);
    assertThat(after).isNotEqualTo(before);
    return Files.writeString(file, after, ISO_8859_1);
  }
}
