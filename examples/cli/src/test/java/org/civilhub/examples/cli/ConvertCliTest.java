package org.civilhub.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.civilhub.io.Dataset;
import org.civilhub.io.DatasetReader;
import org.civilhub.io.ReadCounts;
import org.civilhub.io.iati.IatiProjectReader;
import org.civilhub.io.xlsx.XlsxReader;
import org.civilhub.model.Contribution;
import org.civilhub.model.RecordType;
import org.civilhub.model.rule.FindingCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The commands convert, template and schema, and check of other formats, as a user runs them. */
class ConvertCliTest {
  private static final String[] IATI = {
    "--reporting-org",
    "XM-DAC-41114,40,UNDP",
    "--activity",
    "hub-phase-4=XM-DAC-41114-PROJECT-1,XM-DAC-41114-OUTPUT-1",
    "--language",
    "en",
    "--recipient",
    "KZ",
    "--sector",
    "15110",
    "--stage",
    "hub-phase-4-total=committed"
  };

  @TempDir private Path folder = Path.of("");

  private static Dataset hub() {
    return new DatasetReader().read(Cli.ASTANA_HUB).dataset();
  }

  private static Cli.Outcome run(Object... args) {
    return Cli.run(args);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hub.xlsx", "hub.json", "hub"})
  void convert_throughAnotherFormatAndBack_givesTheSameDataset(String name) {
    Path there = folder.resolve(name);
    Path back = folder.resolve("back");

    assertThat(run("convert", Cli.ASTANA_HUB, there).code()).isEqualTo(Main.OK);
    Cli.Outcome outcome = run("convert", there, back);

    assertThat(outcome.code()).isEqualTo(Main.OK);
    assertThat(outcome.out()).contains("255 read, 255 accepted, 0 rejected");
    assertThat(new DatasetReader().read(back).dataset()).isEqualTo(hub());
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ru", "kk"})
  void convert_toTablesForSpreadsheets_isReadBackInEachLanguage(String language)
      throws IOException {
    Path there = folder.resolve("tables");
    Path back = folder.resolve("back");

    run("convert", Cli.ASTANA_HUB, there, "--to", "csv", "--spreadsheet", "--lang", language);
    Cli.Outcome outcome = run("convert", there, back, "--lang", language);

    assertThat(outcome.err()).isEmpty();
    assertThat(new DatasetReader().read(back).dataset()).isEqualTo(hub());
    assertThat(Files.readString(there.resolve("events.csv"))).startsWith("\uFEFF").contains(";");
  }

  @Test
  void convert_projectToIati_isReadBackAndLossesAreTold() {
    Path file = folder.resolve("phase-4.xml");

    Cli.Outcome outcome = run(with("convert", Cli.ASTANA_HUB, file, "--max-findings", 1000));

    assertThat(outcome.code()).isEqualTo(Main.OK);
    assertThat(outcome.out())
        .contains("[/startsOn] hub-phase-4 cannot be held by the target (it has days alone)")
        .endsWith("Written: " + file + "\n");
    assertThat(
            new IatiProjectReader()
                .assumingAsOf(LocalDate.of(2026, 1, 1))
                .read(file)
                .dataset()
                .records(Contribution.class))
        .hasSize(1);
    Cli.Outcome checked = run("check", file, "--as-of", "2026-11-23");
    assertThat(checked.code()).isEqualTo(Main.OK);
    assertThat(checked.out())
        .contains("Error: 0 · Warning: 0 · Advice: 0")
        .contains("Judged by rules 2.03: a88f835ba9a85eefb1384484eb20df10a007a31a");
  }

  private static Object[] with(Object... args) {
    return Stream.concat(Stream.of(args), Stream.of(IATI)).toArray();
  }

  @ParameterizedTest
  @CsvSource({
    "en, 'must be given, for the target demands it: a sector'",
    "ru, 'нужно указать, так как этого требует целевой формат: сектор'",
    "kk, 'көрсетілуі керек, себебі мақсатты пішім мұны талап етеді: сектор'"
  })
  void convert_toIatiWithNothingSaid_refusesAndTellsWhatIsNeeded(String language, String told) {
    Path file = folder.resolve("none.xml");

    Cli.Outcome outcome =
        run("convert", Cli.ASTANA_HUB, file, "--activity", "hub-phase-4=A,B", "--lang", language);

    assertThat(outcome.code()).isEqualTo(Main.ERRORS_FOUND);
    assertThat(outcome.out()).contains(told);
    assertThat(file).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"events.ics", "works.csl.json", "works.bib", "hub.jsonld"})
  void convert_toAFormatThatIsOnlyWritten_writesItAndTellsWhatIsLost(String name) {
    Path file = folder.resolve(name);

    Cli.Outcome outcome = run("convert", Cli.ASTANA_HUB, file, "--max-findings", 1);

    assertThat(outcome.code()).isEqualTo(Main.OK);
    assertThat(file).isNotEmptyFile();
    assertThat(outcome.out()).contains("(hub.value.lost)").contains("more of hub.value.lost");
    assertThat(run("convert", file, folder.resolve("x"), "--from", format(name)).code())
        .isEqualTo(Main.WRONG_USAGE);
  }

  private static String format(String name) {
    return switch (name) {
      case "events.ics" -> "ics";
      case "works.bib" -> "bibtex";
      case "hub.jsonld" -> "jsonld";
      default -> "csl";
    };
  }

  @Test
  void convert_endingThatNobodyKnows_asksForTheFormat() {
    Cli.Outcome outcome = run("convert", Cli.ASTANA_HUB, folder.resolve("hub.docx"));

    assertThat(outcome.code()).isEqualTo(Main.WRONG_USAGE);
    assertThat(outcome.err()).contains("say with --to what format");
  }

  @Test
  void convert_oneTable_asksForItsDayAndTakesIt() throws IOException {
    Path file = folder.resolve("countries.csv");
    Files.writeString(
        file, "id;code;status;sources.1.url\nkz;KZ;confirmed;https://example.org/kz\nkg;XX1;;\n");

    assertThat(run("convert", file, folder.resolve("out")).code()).isEqualTo(Main.UNREADABLE);
    Cli.Outcome outcome =
        run("convert", file, folder.resolve("out"), "--as-of", "2026-01-31", "--lang", "ru");

    assertThat(outcome.code()).isEqualTo(Main.ERRORS_FOUND);
    assertThat(outcome.out())
        .contains("countries.csv:3 [/code]")
        .contains("прочитано 2, принято 1");
    assertThat(new DatasetReader().read(folder.resolve("out")).counts())
        .isEqualTo(new ReadCounts(1, 1, 0));
  }

  @Test
  void check_workbook_namesTheCell() throws IOException {
    Path file = folder.resolve("events.xlsx");
    run("convert", Cli.ASTANA_HUB, folder.resolve("hub.xlsx"), "--lang", "kk");
    assertThat(run("check", folder.resolve("hub.xlsx")).out())
        .contains("255 read, 255 accepted, 0 rejected");

    try (var out = Files.newOutputStream(file);
        var workbook = new org.dhatim.fastexcel.Workbook(out, "Hub", "1.0")) {
      var sheet = workbook.newWorksheet("Іс-шаралар");
      List<String> header = List.of("id", "title.en", "Іс-шараның түрі", "startsOn");
      for (int i = 0; i < header.size(); i++) {
        sheet.value(0, i, header.get(i));
      }
      sheet.value(1, 0, "e1");
      sheet.value(1, 1, "Workshop");
      sheet.value(1, 2, "Семинар");
      sheet.value(1, 3, 45413);
    }
    Cli.Outcome outcome = run("check", file, "--as-of", "2026-01-31", "--lang", "kk");

    assertThat(outcome.code()).isEqualTo(Main.ERRORS_FOUND);
    assertThat(outcome.out()).contains("'Іс-шаралар'!D2").contains("45413");
  }

  @Test
  void convert_sourceOfWhichNothingIsAccepted_leavesTheTargetAsItWas() throws IOException {
    Path file = folder.resolve("events.xlsx");
    Path out = folder.resolve("hub.json");
    Files.writeString(file, "no workbook at all");
    Files.writeString(out, "what was there");

    Cli.Outcome outcome = run("convert", file, out, "--as-of", "2026-01-31");

    assertThat(outcome.code()).isEqualTo(Main.ERRORS_FOUND);
    assertThat(outcome.out())
        .contains("0 read, 0 accepted, 0 rejected", "(hub.table.malformed)")
        .endsWith("Not written: " + out + "\n");
    assertThat(out).hasContent("what was there");

    Path table = folder.resolve("countries.csv");
    Files.writeString(
        table, "id,code,status,sources.1.url\nkz,KZ1,confirmed,https://example.org/k\n");
    assertThat(run("convert", table, out, "--as-of", "2026-01-31", "--max-findings", 0).out())
        .contains("1 read, 0 accepted, 1 rejected")
        .endsWith("Not written: " + out + "\n");
    assertThat(out).hasContent("what was there");
  }

  @ParameterizedTest
  @CsvSource({
    "en, Findings, 'Error, B2: '",
    "ru, Замечания, 'Ошибка, B2: '",
    "kk, Ескертулер, 'Қате, B2: '"
  })
  void check_workbookWithFindings_isHandedBackWithThemInItsRows(
      String language, String header, String told) throws IOException {
    Path file = folder.resolve("countries.xlsx");
    Path back = folder.resolve("back.xlsx");
    try (var out = Files.newOutputStream(file);
        var workbook = new org.dhatim.fastexcel.Workbook(out, "Hub", "1.0")) {
      var sheet = workbook.newWorksheet("Participating countries");
      List<String> cells =
          List.of(
              "id", "code", "status", "sources.1.url", "kz", "KZ1", "confirmed", "https://a.kz");
      for (int i = 0; i < cells.size(); i++) {
        sheet.value(i / 4, i % 4, cells.get(i));
      }
      workbook.newWorksheet("Draft").value(0, 0, "x");
    }

    Cli.Outcome outcome =
        run("check", file, "--as-of", "2026-01-31", "--lang", language, "--findings", back);

    assertThat(outcome.code()).isEqualTo(Main.ERRORS_FOUND);
    assertThat(outcome.out())
        .isEqualTo(run("check", file, "--as-of", "2026-01-31", "--lang", language).out());
    assertThat(outcome.err()).contains(back.toString());
    try (var workbook =
        new org.dhatim.fastexcel.reader.ReadableWorkbook(Files.newInputStream(back))) {
      var rows = workbook.getFirstSheet().read();
      assertThat(rows.get(0).getCellText(4)).isEqualTo(header);
      assertThat(rows.get(1).getCellText(4)).startsWith(told).endsWith(")");
    }
    assertThat(run("check", back, "--as-of", "2026-01-31", "--lang", language).out())
        .isEqualTo(outcome.out().replace("countries.xlsx", "back.xlsx"));
  }

  @Test
  void check_findingsOfWhatIsNoWorkbook_isWrongUsage() {
    Cli.Outcome outcome = run("check", Cli.ASTANA_HUB, "--findings", folder.resolve("back.xlsx"));

    assertThat(outcome.code()).isEqualTo(Main.WRONG_USAGE);
    assertThat(outcome.err()).contains("findings can be written into a workbook");
  }

  @Test
  void report_workbook_isThatOfTheDataset() {
    Path file = folder.resolve("hub.xlsx");
    run("convert", Cli.ASTANA_HUB, file);

    assertThat(run("report", file, "--format", "json").json().get("figures"))
        .isEqualTo(run("report", Cli.ASTANA_HUB, "--format", "json").json().get("figures"));
  }

  @Test
  void template_kazakh_isAnEmptyFormForItsType() {
    Path file = folder.resolve("events.xlsx");

    Cli.Outcome outcome = run("template", "--lang", "kk", file);

    assertThat(outcome.out()).isEqualTo("Жазылды: " + file + "\n");
    var read = new XlsxReader().assumingAsOf(LocalDate.of(2026, 1, 31)).read(file);
    assertThat(read.counts()).isEqualTo(ReadCounts.ZERO);
    assertThat(read.findings().countsByCode())
        .containsExactly(Map.entry(FindingCode.FILE_EMPTY, 1L));
    assertThat(run("template", folder.resolve("events.csv")).code()).isEqualTo(Main.WRONG_USAGE);
  }

  @Test
  void schema_type_isPrintedAndAllAreWritten() throws IOException {
    JsonNode event = run("schema", "event").json();
    assertThat(event.get("$schema").stringValue())
        .isEqualTo("https://json-schema.org/draft/2020-12/schema");
    assertThat(event.at("/required").toString()).contains("id", "title", "type");

    assertThat(run("schema", "--output", folder.resolve("schemas")).code()).isEqualTo(Main.OK);
    try (Stream<Path> files = Files.list(folder.resolve("schemas"))) {
      assertThat(files.toList()).hasSizeGreaterThan(RecordType.values().length);
    }
    assertThat(run("schema", "nothing").code()).isEqualTo(Main.WRONG_USAGE);
  }
}
