package org.civilhub.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.civilhub.io.WireType.KnownCode;
import org.civilhub.io.xlsx.XlsxReader;
import org.civilhub.io.xlsx.XlsxWriter;
import org.civilhub.model.HubEvent;
import org.civilhub.model.RecordType;
import org.civilhub.model.code.EventType;
import org.civilhub.model.rule.FindingLog;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.LocalizedText;
import org.civilhub.model.value.PartialDate;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What spreadsheet programs find in a workbook, and that forms can be read. */
class XlsxWriterTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

  @TempDir Path folder = Path.of("");

  static Stream<LanguageTag> languages() {
    return Stream.of(LanguageTag.KK, LanguageTag.RU, LanguageTag.EN);
  }

  private Path file() {
    return folder.resolve("hub.xlsx");
  }

  private static String part(Path workbook, String name) throws IOException {
    try (ZipFile zip = new ZipFile(workbook.toFile())) {
      return new String(
          zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static List<String> parts(Path workbook) throws IOException {
    try (ZipFile zip = new ZipFile(workbook.toFile())) {
      return Collections.list(zip.entries()).stream().map(entry -> entry.getName()).toList();
    }
  }

  private static List<Row> rows(Path workbook, String sheet) throws IOException {
    try (ReadableWorkbook book = new ReadableWorkbook(workbook.toFile())) {
      Sheet found = book.findSheet(sheet).orElseThrow();
      return found.read();
    }
  }

  private static Cell cell(List<Row> rows, int row, String header) {
    for (int i = 0; i < rows.get(0).getCellCount(); i++) {
      if (rows.get(0).getCellText(i).equals(header)) {
        return rows.get(row).getCell(i);
      }
    }
    throw new AssertionError("no column " + header);
  }

  private static HubEvent.Builder event(String id) {
    return HubEvent.builder()
        .id(Id.of(id))
        .title(LocalizedText.of("en", "Talk"))
        .type(EventType.WORKSHOP);
  }

  @Test
  void write_values_areTypedCells() throws IOException {
    HubEvent day = event("E1").startsOn(PartialDate.parse("2016-05-27")).covidRelated(true).build();
    HubEvent month = event("0012").startsOn(PartialDate.parse("2016-05")).build();
    HubEvent early = event("E3").startsOn(PartialDate.parse("1899-01-01")).build();
    new XlsxWriter(LanguageTag.EN)
        .write(Dataset.of(Samples.manifest(), List.of(day, month, early)), file());
    List<Row> rows = rows(file(), "Events");
    assertThat(cell(rows, 1, "Start date").getType()).isEqualTo(CellType.NUMBER);
    assertThat(cell(rows, 1, "Start date").asDate().toLocalDate())
        .isEqualTo(LocalDate.of(2016, 5, 27));
    assertThat(cell(rows, 1, "COVID-19 response").getType()).isEqualTo(CellType.BOOLEAN);
    assertThat(cell(rows, 2, "Start date").getText()).isEqualTo("2016-05");
    assertThat(cell(rows, 2, "ID").getType()).isEqualTo(CellType.STRING);
    assertThat(cell(rows, 3, "Start date").getText()).isEqualTo("1899-01-01");
    assertThat(cell(rows, 1, "Type of event").getText()).isEqualTo("Workshop");
  }

  @Test
  void write_wholeNumbersAndAmounts_areNumbersUpToFifteenDigits() throws IOException {
    new XlsxWriter(LanguageTag.EN).write(Samples.dataset(), file());
    List<Row> rows = rows(file(), "Contributions");
    assertThat(cell(rows, 1, "Contribution amount / Amount").getType()).isEqualTo(CellType.NUMBER);
    assertThat(cell(rows, 1, "Contribution amount / Amount").asNumber()).hasToString("1200000.50");
    assertThat(part(file(), "xl/styles.xml")).contains("formatCode=\"0.00\"");
  }

  @ParameterizedTest
  @MethodSource("languages")
  void write_everyKnownCode_isItsLabelAndReadAsTheCode(LanguageTag language) throws IOException {
    List<HubEvent> events = new ArrayList<>();
    for (EventType type : EventType.known()) {
      events.add(event("E" + events.size()).type(type).build());
    }
    Dataset dataset = Dataset.of(Samples.manifest(), events);
    new XlsxWriter(language).write(dataset, file());
    List<Row> rows = rows(file(), RecordType.EVENT.getLabel().inAnyOf(language));
    String header = WireType.word("HubEvent", "type").inAnyOf(language);
    for (int i = 0; i < events.size(); i++) {
      assertThat(cell(rows, i + 1, header).getText())
          .isEqualTo(events.get(i).getType().getLabel().orElseThrow().inAnyOf(language));
    }
    assertThat(new XlsxReader().read(file()).dataset()).isEqualTo(dataset);
  }

  @Test
  void write_textTooLongForACell_isToldAndItsRecordLeftOut() throws IOException {
    HubEvent fits = event("E1").note("x".repeat(32_767)).build();
    HubEvent tooLong = event("E2").note("x".repeat(32_768)).build();
    FindingLog lost =
        new XlsxWriter(LanguageTag.KK)
            .write(Dataset.of(Samples.manifest(), List.of(fits, tooLong)), file());
    assertThat(lost.kept().stream().map(f -> f.line(LanguageTag.EN)))
        .containsExactly(
            "[/note] E2 cannot be held by the target (a cell has fewer characters), found '32768'"
                + " (hub.value.lost)");
    assertThat(new XlsxReader().read(file()).dataset().records()).containsExactly(fits);
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "_x000D_", "a\u0001b", "a\r\nb", " x ", "\uFFFF", "'", "\t"})
  void write_textOfAnyCharacters_isReadAsItWas(String text) throws IOException {
    Dataset dataset =
        Dataset.of(Samples.manifest(), List.of(event("E1").city(text).dateText(text).build()));
    assertThat(new XlsxWriter(LanguageTag.RU).write(dataset, file()).kept()).isEmpty();
    assertThat(new XlsxReader().read(file()).dataset()).isEqualTo(dataset);
  }

  // Forms

  private Path form(LanguageTag language, Set<RecordType> types) {
    new XlsxWriter(language).writeForm(types, file());
    return file();
  }

  @ParameterizedTest
  @EnumSource
  void writeForm_everyType_isReadAndEmpty(RecordType type) throws IOException {
    for (LanguageTag language : languages().toList()) {
      ReadResult result = new XlsxReader().assumingAsOf(DAY).read(form(language, EnumSet.of(type)));
      assertThat(result.findings().kept().stream().map(f -> f.line(LanguageTag.EN)))
          .containsExactly("hub.xlsx the file holds no record (hub.file.empty)");
      assertThat(result.counts()).isEqualTo(ReadCounts.ZERO);
    }
  }

  @Test
  void writeForm_allTypes_isAFormForEach() throws IOException {
    Path form = form(LanguageTag.KK, EnumSet.allOf(RecordType.class));
    try (ReadableWorkbook book = new ReadableWorkbook(form.toFile())) {
      assertThat(book.getSheets().map(Sheet::getName).skip(1))
          .containsExactlyElementsOf(
              Stream.of(RecordType.values())
                  .map(type -> type.getLabel().inAnyOf(LanguageTag.KK))
                  .map(name -> name.length() > 31 ? name.substring(0, 31).strip() : name)
                  .toList());
      assertThat(book.getActiveSheet().orElseThrow().getIndex())
          .as("not the code lists")
          .isEqualTo(1);
    }
    assertThat(new XlsxReader().assumingAsOf(DAY).read(form).findings().kept()).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("languages")
  void writeForm_everyColumn_hasItsLabelAndItsNote(LanguageTag language) throws IOException {
    Path form = form(language, EnumSet.of(RecordType.PROJECT));
    List<Row> rows = rows(form, RecordType.PROJECT.getLabel().inAnyOf(language));
    assertThat(rows).hasSize(1);
    List<String> headers = rows.get(0).stream().map(Cell::getText).toList();
    assertThat(headers)
        .contains(
            WireType.word("Project", "id").inAnyOf(language),
            WireType.word("Project", "title").inAnyOf(language) + " / kk",
            WireType.word("Project", "sources").inAnyOf(language)
                + " 3 / "
                + WireType.word("Source", "url").inAnyOf(language))
        .doesNotHaveDuplicates();
    String comments =
        part(
            form,
            parts(form).stream().filter(p -> p.contains("xl/comments")).findFirst().orElseThrow());
    assertThat(Pattern.compile("<comment ").matcher(comments).results().count())
        .isEqualTo(headers.size());
    assertThat(unescape(comments)).contains(WireType.word("note.Project", "id").inAnyOf(language));
  }

  private static String unescape(String xml) {
    return Pattern.compile("&#x([0-9a-f]+);")
        .matcher(xml)
        .replaceAll(found -> String.valueOf((char) Integer.parseInt(found.group(1), 16)));
  }

  @Test
  void writeForm_codes_areChosenFromListsOnTheirOwnSheet() throws IOException {
    Path form = form(LanguageTag.RU, EnumSet.of(RecordType.EVENT));
    String sheet = unescape(part(form, "xl/worksheets/sheet2.xml"));
    List<String> lists =
        Pattern.compile(
                "<dataValidation sqref=\"([A-Z]+)2:\\1(1001|1000)\" type=\"list\"[^>]*>"
                    + "<formula1>'Списки кодов'!\\$([A-Z]+)\\$2:\\$\\3\\$([0-9]+)</formula1>")
            .matcher(sheet)
            .results()
            .map(MatchResult::group)
            .toList();
    List<Row> rows = rows(form, "Мероприятия");
    List<Row> codes = rows(form, "Списки кодов");
    String type = columnOf(rows.get(0), "Вид мероприятия");
    String list =
        lists.stream().filter(l -> l.contains("sqref=\"" + type + "2:")).findFirst().orElseThrow();
    int column = list.replaceAll("(?s).*!\\$([A-Z]).*", "$1").charAt(0) - 'A';
    Set<String> labels = new LinkedHashSet<>();
    codes.stream()
        .skip(1)
        .filter(row -> row.getCellCount() > column)
        .forEach(row -> labels.add(row.getCellText(column)));
    labels.remove("");
    assertThat(labels)
        .containsExactlyElementsOf(
            EventType.known().stream()
                .map(code -> code.getLabel().orElseThrow().inAnyOf(LanguageTag.RU))
                .toList());
    assertThat(list).endsWith("$" + (1 + EventType.known().size()) + "</formula1>");
  }

  private static String columnOf(Row header, String label) {
    for (int i = 0; i < header.getCellCount(); i++) {
      if (header.getCellText(i).equals(label)) {
        return i < 26
            ? String.valueOf((char) ('A' + i))
            : String.valueOf((char) ('A' + i / 26 - 1)) + (char) ('A' + i % 26);
      }
    }
    throw new AssertionError("no column " + label);
  }

  @Test
  void writeForm_headerAndIds_stayInSight() throws IOException {
    String sheet =
        part(form(LanguageTag.EN, EnumSet.of(RecordType.EVENT)), "xl/worksheets/sheet2.xml");
    assertThat(sheet).containsPattern("<pane xSplit=\"1\" ySplit=\"1\"[^>]* state=\"frozen\"/>");
  }

  /** Or the program makes 12 of 0012. */
  @Test
  void writeForm_columnsOfTextsAndIds_areFormattedAsText() throws IOException {
    Path form = form(LanguageTag.EN, EnumSet.of(RecordType.PROJECT));
    String sheet = part(form, "xl/worksheets/sheet2.xml");
    List<Row> rows = rows(form, "Projects");
    for (String label : List.of("ID", "Project number", "Title / en")) {
      assertThat(styleOfColumn(sheet, rows, label)).as(label).isEqualTo("2");
    }
    for (String label : List.of("Start date", "Phase number", "Status")) {
      assertThat(styleOfColumn(sheet, rows, label)).as(label).isNotEqualTo("2");
    }
    String formats = part(form, "xl/styles.xml");
    assertThat(formats).contains("<numFmt numFmtId=\"165\" formatCode=\"@\"/>");
    assertThat(formats.split("<cellXfs", -1)[1].split("<xf ", -1)[3])
        .startsWith("numFmtId=\"165\"");
  }

  private static String styleOfColumn(String sheet, List<Row> rows, String label) {
    String letters = columnOf(rows.get(0), label);
    int number = 0;
    for (int i = 0; i < letters.length(); i++) {
      number = 26 * number + letters.charAt(i) - 'A' + 1;
    }
    return Pattern.compile("<col min=\"" + number + "\"[^>]*?(?: style=\"([0-9]+)\")?/>")
        .matcher(sheet)
        .results()
        .map(found -> String.valueOf(found.group(1)))
        .findFirst()
        .orElse("");
  }

  @Test
  void labels_ofTheCodesOfAList_differInEveryLanguage() {
    for (RecordType type : RecordType.values()) {
      for (WireType.WireField field : WireType.of(type).fields()) {
        for (LanguageTag language : languages().toList()) {
          assertThat(field.codes().stream().map(KnownCode::label).map(l -> l.inAnyOf(language)))
              .as("%s %s %s", type, field.name(), language)
              .doesNotHaveDuplicates();
        }
      }
    }
  }
}
