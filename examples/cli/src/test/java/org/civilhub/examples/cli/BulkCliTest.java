package org.civilhub.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command bulk, as a user runs it. All records are made up. */
class BulkCliTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden");
  private static final String DAY = "2026-01-31";

  private static final String GOOD =
      """
      {"id":"A1","title":{"en":"One"},"type":"workshop","hubRole":"organiser","startsOn":"2024-05-14",\
      "participants":{"value":30,"qualifier":"exact"},"countries":["KZ","KG"]}
      {"id":"A2","title":{"en":"Two"},"type":"seminar","hubRole":"co_organiser","startsOn":"2025-02",\
      "countries":["KZ","UZ"]}

      {"id":"A3","title":{"en":"Three"},"type":"webinar","hubRole":"participant","startsOn":"2025-06-01"}
      """;

  /** Lines 5 to 8: no title, an id once more, no JSON, a country that is none. */
  private static final String BAD =
      """
      {"id":"B1","type":"workshop"}
      {"id":"A1","title":{"en":"One again"},"type":"workshop"}
      {"id":"B3","title":
      {"id":"B4","title":{"en":"Four"},"type":"workshop","hubRole":"organiser","countries":["XX"]}
      """;

  /** What the first three become once they are mended. */
  private static final String MENDED =
      """
      {"id":"B1","title":{"en":"B one"},"type":"workshop"}
      {"id":"B2","title":{"en":"One again"},"type":"workshop"}
      {"id":"B3","title":{"en":"B three"},"type":"workshop"}
      """;

  @TempDir private Path folder = Path.of("");

  private Path events(String text) throws IOException {
    return Files.writeString(folder.resolve("events.ndjson"), text);
  }

  private static Path packed(Path file) throws IOException {
    Path packed = file.resolveSibling(file.getFileName() + ".gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      Files.copy(file, out);
    }
    return packed;
  }

  private static Cli.Outcome bulk(Path file, Object... options) {
    return Cli.run(
        Stream.concat(Stream.of("bulk", file, "--as-of", DAY), Arrays.stream(options)).toArray());
  }

  /** What a user gets at a terminal. */
  private static Cli.Outcome watched(Object... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Main.run(
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            () -> true,
            Arrays.stream(args).map(Object::toString).toArray(String[]::new));
    return new Cli.Outcome(code, out.toString(), err.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ru", "kk"})
  void bulk_damagedFile_isTheGoldenText(String language) throws IOException {
    Cli.Outcome outcome = bulk(events(GOOD + BAD), "--lang", language);
    Path golden = GOLDEN.resolve("bulk." + language + ".txt");
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(golden, outcome.out());
    }

    assertThat(outcome.out()).isEqualTo(Files.readString(golden));
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.code()).isEqualTo(Main.ERRORS_FOUND);
  }

  /** No rule on several records finds anything here. */
  @ParameterizedTest
  @CsvSource({"en, 100", "ru, 1", "kk, 0"})
  void bulk_findings_areThoseOfCheck(String language, int most) throws IOException {
    Path file = events(GOOD + BAD);
    Object[] options = {"--lang", language, "--max-findings", most};
    Cli.Outcome check =
        Cli.run(
            Stream.concat(Stream.of("check", file, "--as-of", DAY), Arrays.stream(options))
                .toArray());

    Cli.Outcome outcome = bulk(file, options);
    assertThat(outcome.out()).startsWith(check.out() + "\n");
    assertThat(outcome.code()).isEqualTo(check.code());
  }

  /** Of a dataset that declares nothing complete. */
  @ParameterizedTest
  @ValueSource(strings = {"en", "ru", "kk"})
  void bulk_figures_areThoseOfAReport(String language) throws IOException {
    Path hub = folder.resolve("hub");
    Cli.run("sample", "--events", 2_000, "--seed", 3, hub);
    Files.writeString(
        hub.resolve("hub.json"),
        "{\"name\":{\"en\":\"a hub\"},\"formatVersion\":1,\"asOf\":\"" + DAY + "\"}");
    String report = Cli.report(hub, "--lang", language).out();

    for (String file : List.of("events.ndjson", "contributions.ndjson")) {
      Cli.Outcome outcome = bulk(hub.resolve(file), "--lang", language);
      assertThat(outcome.code()).isEqualTo(Main.OK);
      List<String> parts = Arrays.asList(outcome.out().strip().split("\n\n", -1));
      assertThat(parts).hasSizeGreaterThan(3);
      assertThat(parts.subList(2, parts.size()))
          .allSatisfy(part -> assertThat(report).contains(part));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void bulk_threads_changeNothing(int threads) throws IOException {
    Path file = events((GOOD + BAD).repeat(3_000));
    assertThat(bulk(file, "--threads", threads)).isEqualTo(bulk(file));
  }

  @Test
  void bulk_packedFile_isThatOfThePlainOne() throws IOException {
    Path file = events(GOOD + BAD);
    Cli.Outcome outcome = bulk(packed(file));
    assertThat(outcome.out()).contains("events.ndjson.gz:5");
    assertThat(outcome.out().replace("ndjson.gz", "ndjson")).isEqualTo(bulk(file).out());
  }

  @Test
  void bulk_fileOfAnotherName_needsItsTypeSaid() throws IOException {
    Path file = Files.writeString(folder.resolve("mine.ndjson"), GOOD);
    for (Path unnamed : List.of(file, packed(file))) {
      assertThat(bulk(unnamed).code()).isEqualTo(Main.WRONG_USAGE);
      assertThat(bulk(unnamed).err()).contains("--type", unnamed.toString());
      assertThat(bulk(unnamed, "--type", "events").err()).contains("found 'events'");
      assertThat(bulk(unnamed, "--type", "event")).isEqualTo(bulk(events(GOOD)));
    }
  }

  @Test
  void bulk_withoutFault_endsWith0() throws IOException {
    assertThat(bulk(events(GOOD)).code()).isEqualTo(Main.OK);
    assertThat(bulk(events(GOOD)).out())
        .startsWith(
            "Error: 0 · Warning: 0 · Advice: 0\nRecords: 3 read, 3 accepted, 0 rejected\n\nAs of "
                + DAY
                + "\n\n");
  }

  @Test
  void bulk_emptyFile_saysSo() throws IOException {
    for (Path file : List.of(events(""), packed(events("")))) {
      Cli.Outcome outcome = watched("bulk", file);
      assertThat(outcome.out()).contains("(hub.file.empty)", "Records: 0 read");
      assertThat(outcome.code()).isEqualTo(Main.OK);
      assertThat(outcome.err()).isEmpty();
    }
  }

  @Test
  void bulk_asOf_saysWhereTheFutureBegins() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("agreements.ndjson"),
            "{\"id\":\"A\",\"kind\":\"memorandum\",\"parties\":[\"P\"],\"signedOn\":\"2025-06-01\"}\n");

    assertThat(Cli.run("bulk", file, "--as-of", "2025-06-01").code()).isEqualTo(Main.OK);
    assertThat(Cli.run("bulk", file, "--as-of", "2025-05-31").out()).contains("hub.date.in-future");
    assertThat(Cli.run("bulk", file).code()).isEqualTo(Main.OK);
  }

  @ParameterizedTest
  @CsvSource({
    "en, No standard metric rests on records of this type alone: Agreements",
    "ru, Ни один стандартный показатель не опирается только на записи этого типа: Соглашения",
    "kk, Тек осы түрдегі жазбаларға сүйенетін стандартты көрсеткіш жоқ: Келісімдер"
  })
  void bulk_typeThatNoMetricRestsOnAlone_saysSo(String language, String words) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("agreements.ndjson"),
            "{\"id\":\"A\",\"kind\":\"memorandum\",\"parties\":[\"P\"]}\n");

    assertThat(bulk(file, "--lang", language).out()).endsWith("\n\n" + words + "\n");
  }

  @Test
  void bulk_rules_areApplied() throws IOException {
    Path rules =
        Files.writeString(
            folder.resolve("rules.json"),
            "{\"country.unassigned\": \"warning\", \"hub.code.unknown\": \"off\"}");
    Cli.Outcome outcome =
        bulk(
            events(
                "{\"id\":\"A\",\"title\":{\"en\":\"T\"},\"type\":\"no_type\",\"countries\":[\"XX\"]}\n"),
            "--rules",
            rules);
    assertThat(outcome.out())
        .startsWith("Warning: events.ndjson:1")
        .contains("Error: 0 · Warning: 1 · Advice: 0\n", "Rules switched off: hub.code.unknown\n");
    assertThat(outcome.code()).isEqualTo(Main.OK);
    assertThat(bulk(events(GOOD), "--rules", folder.resolve("none.json")).code())
        .isEqualTo(Main.UNREADABLE);
  }

  @Test
  void bulk_withoutIds_acceptsAnIdOnceMore() throws IOException {
    Path file = events(GOOD + GOOD);
    assertThat(bulk(file).out()).contains("Records: 6 read, 3 accepted, 3 rejected");
    Cli.Outcome outcome = bulk(file, "--without-ids");
    assertThat(outcome.out()).contains("Records: 6 read, 6 accepted, 0 rejected");
    assertThat(outcome.code()).isEqualTo(Main.OK);
  }

  @Test
  void bulk_output_holdsWhatElseIsPrinted() throws IOException {
    Path file = events(GOOD + BAD);
    Path output = folder.resolve("deep/findings.txt");
    Cli.Outcome outcome = bulk(file, "--output", output);

    assertThat(outcome.code()).isEqualTo(Main.ERRORS_FOUND);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).isEmpty();
    assertThat(output).content().isEqualTo(bulk(file).out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | Rejected lines written to {0}: 3; what was found in them is in {0}.findings",
        "ru | Отклонённые строки записаны в {0}: 3; замечания к ним – в {0}.findings",
        "kk | Қабылданбаған жолдар {0} файлына жазылды: 3; оларға ескертулер {0}.findings файлында"
      })
  void rejects_mendedAndReadAgain_areAccepted(String language, String words) throws IOException {
    Path file = events(GOOD + BAD);
    Path rejects = folder.resolve("deep/rejected.ndjson");
    Cli.Outcome outcome = bulk(file, "--rejects", rejects, "--lang", language);

    assertThat(outcome.out()).isEqualTo(bulk(file, "--lang", language).out());
    assertThat(outcome.err().strip()).isEqualTo(words.replace("{0}", rejects.toString()));
    assertThat(outcome.code()).isEqualTo(Main.ERRORS_FOUND);
    List<String> lines = BAD.lines().limit(3).toList();
    assertThat(Files.readAllLines(rejects)).isEqualTo(lines);
    assertThat(Files.readAllLines(folder.resolve("deep/rejected.ndjson.findings")))
        .satisfiesExactly(
            one -> assertThat(one).startsWith("1\tevents.ndjson:5").contains("[/title] B1"),
            two -> assertThat(two).startsWith("2\tevents.ndjson:6").contains("duplicate-id"),
            three -> assertThat(three).startsWith("3\tevents.ndjson:7").contains("hub.json."));

    Path again = folder.resolve("again.ndjson");
    assertThat(bulk(rejects, "--type", "event", "--rejects", again).out())
        .contains("Records: 3 read, 1 accepted, 2 rejected");
    Files.writeString(rejects, MENDED);
    assertThat(bulk(rejects, "--type", "event", "--rejects", again).err())
        .contains(again + ": 0; ");
    assertThat(again).isEmptyFile();
    assertThat(bulk(rejects, "--type", "event").code()).isEqualTo(Main.OK);
  }

  @Test
  void rejects_packed_areReadAgain() throws IOException {
    Path rejects = folder.resolve("rejected.ndjson.gz");
    bulk(events(GOOD + BAD), "--rejects", rejects);
    assertThat(bulk(rejects, "--type", "event").out()).contains("Records: 3 read");
  }

  @Test
  void rejects_overAFileThatIsNeeded_areRefusedAndItIsLeftAlone() throws IOException {
    Path file = events(GOOD + BAD);
    Path link = Files.createLink(folder.resolve("same.ndjson"), file);
    Path copy = Files.copy(file, folder.resolve("r.findings"));
    Path rules = Files.writeString(folder.resolve("rules.json"), "{}");
    Path output = folder.resolve("out.txt");
    List<List<Object>> refused =
        List.of(
            List.of(file, "--rejects", file),
            List.of(file, "--rejects", folder.resolve("./events.ndjson")),
            List.of(file, "--rejects", link),
            List.of(copy, "--type", "event", "--rejects", folder.resolve("r")),
            List.of(file, "--rejects", rules, "--rules", rules),
            List.of(file, "--rejects", output, "--output", output));
    for (List<Object> args : refused) {
      List<Object> all = new ArrayList<>(args);
      all.add(0, "bulk");
      Cli.Outcome outcome = Cli.run(all.toArray());
      assertThat(outcome.code()).as(args.toString()).isEqualTo(Main.WRONG_USAGE);
      assertThat(outcome.err()).startsWith("--rejects would write over a file that is needed: ");
    }
    assertThat(file).hasContent(GOOD + BAD);
    assertThat(copy).hasContent(GOOD + BAD);
    assertThat(rules).hasContent("{}");
    assertThat(output).doesNotExist();
  }

  @Test
  void rejects_overTheOutputByAnotherWay_areRefused() throws IOException {
    Path file = events(GOOD + BAD);
    Path linked = Files.createSymbolicLink(folder.resolve("linked"), folder);
    Cli.Outcome outcome =
        bulk(file, "--rejects", linked.resolve("one"), "--output", folder.resolve("one"));
    assertThat(outcome.code()).isEqualTo(Main.WRONG_USAGE);
    assertThat(folder.resolve("one")).doesNotExist();
  }

  @Test
  void output_overAFileThatIsNeeded_isRefusedAndItIsLeftAlone() throws IOException {
    Path file = events(GOOD);
    Path link = Files.createLink(folder.resolve("same.ndjson"), file);
    Path rules = Files.writeString(folder.resolve("rules.json"), "{}");
    Path table = Files.writeString(folder.resolve("partners.csv"), "id");
    Path sample = folder.resolve("sample");
    List<List<Object>> refused =
        List.of(
            List.of("bulk", file, "--output", file),
            List.of("bulk", file, "--output", link),
            List.of("bulk", file, "--rules", rules, "--output", rules),
            List.of("check", file, "--output", file),
            List.of("check", folder, "--output", file),
            List.of("check", folder, "--output", table),
            List.of(
                "sample", "--events", "1", sample, "--output", sample.resolve("events.ndjson")));
    for (List<Object> args : refused) {
      Cli.Outcome outcome = Cli.run(args.toArray());
      assertThat(outcome.code()).as(args.toString()).isEqualTo(Main.WRONG_USAGE);
      assertThat(outcome.err()).startsWith("--output would write over a file that is needed: ");
    }
    assertThat(file).hasContent(GOOD);
    assertThat(rules).hasContent("{}");
    assertThat(table).hasContent("id");
    assertThat(Files.readString(sample.resolve("events.ndjson"))).startsWith("{\"id\"");
  }

  @Test
  void rejects_whereAFolderIs_cannotBeWritten() throws IOException {
    Path file = events(GOOD + BAD);
    for (Path unwritable : List.of(folder, file.resolve("rejected.ndjson"))) {
      Cli.Outcome outcome = bulk(file, "--rejects", unwritable);
      assertThat(outcome.code()).isEqualTo(Main.UNREADABLE);
      assertThat(outcome.err().strip()).isEqualTo("cannot write to " + unwritable);
      assertThat(outcome.out()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | Stopped at events.ndjson:6, as too many records are at fault: ",
        "ru | Остановлено на events.ndjson:6: слишком много записей с ошибками; ",
        "kk | events.ndjson:6 орнында тоқтатылды: қатесі бар жазбалар тым көп; "
      })
  void stopAfter_oneTooMany_stopsThereAndSaysSo(String language, String words) throws IOException {
    Path file = events(GOOD + BAD.repeat(2_000));
    Path rejects = folder.resolve("rejected.ndjson");
    Cli.Outcome outcome =
        bulk(file, "--stop-after", 1, "--lang", language, "--rejects", rejects, "--threads", 3);

    assertThat(outcome.code()).isEqualTo(Main.ERRORS_FOUND);
    assertThat(outcome.out().lines().toList().get(4)).startsWith(words);
    assertThat(Files.readAllLines(rejects)).isEqualTo(BAD.lines().limit(2).toList());
    assertThat(bulk(events(GOOD + BAD), "--stop-after", 4, "--lang", language).out())
        .isEqualTo(bulk(events(GOOD + BAD), "--lang", language).out());
  }

  @ParameterizedTest
  @CsvSource({"5%, true", "0.05, true", "0, true", "0%, true", "50%, false", "100%, false"})
  void stopShare_tooGreat_stops(String share, boolean stops) throws IOException {
    String line = "{\"id\":\"C%d\",\"title\":{\"en\":\"T\"},\"type\":\"workshop\"}%n";
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 3_000; i++) {
      text.append(i % 10 == 9 ? "{}\n" : line.formatted(i));
    }
    Cli.Outcome outcome = bulk(events(text.toString()), "--stop-share", share);

    assertThat(outcome.out().contains("Stopped at events.ndjson:1000, ")).isEqualTo(stops);
    assertThat(outcome.out()).contains(stops ? "Records: 1000 read" : "Records: 3000 read");
    assertThat(outcome.code()).isEqualTo(Main.ERRORS_FOUND);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--threads | 0 | --threads must be 1 or more, found '0'",
        "--threads | two | Invalid value for option '--threads'",
        "--max-findings | -1 | --max-findings must be 0 or more, found '-1'",
        "--stop-after | -1 | --stop-after must be 0 or more, found '-1'",
        "--stop-share | 5 | --stop-share must be a share such as 5% or 0.05, found '5'",
        "--stop-share | 1 | --stop-share must be a share such as 5% or 0.05, found '1'",
        "--stop-share | 101% | --stop-share must be a share such as 5% or 0.05, found '101%'",
        "--stop-share | -1% | --stop-share must be a share such as 5% or 0.05, found '-1%'",
        "--stop-share | '' | --stop-share must be a share such as 5% or 0.05, found ''",
        "--type | events | --type must be a type of record such as event, found 'events'",
        "--as-of | yesterday | --as-of must be a day such as 2025-12-31, found 'yesterday'",
        "--lang | de | Invalid value for option '--lang'",
        "--bogus | 1 | Unknown options: '--bogus'"
      })
  void bulk_wrongUsage_endsWith2AndAClearMessage(String option, String value, String message)
      throws IOException {
    Cli.Outcome outcome = Cli.run("bulk", events(GOOD), option, value);
    assertThat(outcome.code()).isEqualTo(Main.WRONG_USAGE);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).startsWith(message).contains("Usage: hub bulk");
  }

  @ParameterizedTest
  @CsvSource({
    "en, is a folder; this reads one file of records",
    "ru, – папка; здесь нужен один файл записей",
    "kk, – қалта; мұнда жазбалардың бір файлы керек"
  })
  void bulk_folder_isWrongUsage(String language, String words) {
    Cli.Outcome outcome = bulk(folder, "--lang", language);
    assertThat(outcome.code()).isEqualTo(Main.WRONG_USAGE);
    assertThat(outcome.err()).startsWith(folder + " " + words);
  }

  @Test
  void bulk_whatCannotBeRead_endsWith3() throws IOException {
    Path none = folder.resolve("none.ndjson");
    assertThat(bulk(none))
        .isEqualTo(new Cli.Outcome(Main.UNREADABLE, "", none + " does not exist\n"));
    Path cut = packed(events(GOOD + BAD));
    Files.write(cut, Arrays.copyOf(Files.readAllBytes(cut), 100));
    Path plain = Files.writeString(folder.resolve("partners.ndjson.gz"), GOOD);
    for (Path file : List.of(cut, plain)) {
      Cli.Outcome outcome = bulk(file, "--progress");
      assertThat(outcome.code()).isEqualTo(Main.UNREADABLE);
      assertThat(outcome.out()).isEmpty();
      assertThat(outcome.err()).startsWith(file + " cannot be read: ");
    }
  }

  @Test
  void progress_whereNobodyWatches_isNotShown() throws IOException {
    assertThat(bulk(events(GOOD)).err()).isEmpty();
    assertThat(bulk(events(GOOD), "--no-progress").err()).isEmpty();
  }

  @Test
  void progress_atATerminal_isShownAndGoneAtTheEnd() throws IOException {
    Path file = events(GOOD);
    Cli.Outcome outcome = watched("bulk", file, "--as-of", DAY);
    assertThat(outcome.err())
        .matches("\r\\[##########] 100 % · records: 3 · rejected: 0 · [0-9,]+/s\r *\r");
    assertThat(outcome.out()).isEqualTo(bulk(file).out());
    assertThat(watched("bulk", packed(file)).err()).startsWith("\r[##########] 100 % ");
    assertThat(watched("bulk", file, "--lang", "ru").err()).contains("записи: 3");
    assertThat(watched("bulk", file, "--no-progress").err()).isEmpty();
    assertThat(bulk(file, "--progress").err()).startsWith("\r[##########] 100 % ").endsWith(" \r");
  }

  /** What else is said stands in a line of its own. */
  @Test
  void progress_beforeANote_isGone() throws IOException {
    Path rejects = folder.resolve("r.ndjson");
    assertThat(watched("bulk", events(BAD), "--rejects", rejects).err())
        .contains(" \rRejected lines written to " + rejects + ": 2; ");
  }

  @Test
  void bulk_textOfAnyBytes_isNotInterpreted() throws IOException {
    Path file =
        Files.write(
            folder.resolve("events.ndjson"),
            "{\"id\":\"A\u001b[2J\",\"title\":17}\n".getBytes(StandardCharsets.UTF_8));
    assertThat(bulk(file).out()).doesNotContain("\u001b");
  }
}
