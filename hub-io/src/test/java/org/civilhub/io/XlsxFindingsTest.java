package org.civilhub.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.civilhub.io.HandmadeWorkbook.number;
import static org.civilhub.io.HandmadeWorkbook.row;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.civilhub.io.xlsx.XlsxFindings;
import org.civilhub.io.xlsx.XlsxReader;
import org.civilhub.model.rule.Finding;
import org.civilhub.model.rule.FindingCode;
import org.civilhub.model.rule.FindingLog;
import org.civilhub.model.rule.Place;
import org.civilhub.model.rule.Ruleset;
import org.civilhub.model.value.LanguageTag;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A workbook handed back with what was found in it, and nothing else changed. */
class XlsxFindingsTest {
  @TempDir Path folder = Path.of("");

  static Stream<LanguageTag> languages() {
    return Stream.of(LanguageTag.EN, LanguageTag.RU, LanguageTag.KK);
  }

  private Path copy() {
    return folder.resolve("copy.xlsx");
  }

  private static FindingLog check(Path workbook) {
    return new XlsxReader()
        .assumingAsOf(TwentyFaultsTest.DAY)
        .check(workbook, Ruleset.standard(), located -> {})
        .findings();
  }

  /** The cells of a sheet: type, value as it stands in the file, formula and format. */
  private static Map<String, String> cells(Path workbook, String sheet) throws IOException {
    Map<String, String> cells = new LinkedHashMap<>();
    try (ReadableWorkbook book =
        new ReadableWorkbook(workbook.toFile(), new ReadingOptions(true, true))) {
      for (Row row : book.findSheet(sheet).orElseThrow().read()) {
        for (Cell cell : row) {
          if (cell != null && !cell.getType().name().equals("EMPTY")) {
            cells.put(
                cell.getAddress().toString(),
                cell.getType()
                    + " "
                    + cell.getRawValue()
                    + " "
                    + cell.getFormula()
                    + " "
                    + cell.getDataFormatString());
          }
        }
      }
    }
    return cells;
  }

  private static List<String> sheets(Path workbook) throws IOException {
    try (ReadableWorkbook book = new ReadableWorkbook(workbook.toFile())) {
      return book.getSheets().map(Sheet::getName).toList();
    }
  }

  private static Map<String, String> parts(Path workbook) throws IOException {
    Map<String, String> parts = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(workbook.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        byte[] bytes = zip.getInputStream(entry).readAllBytes();
        parts.put(entry.getName(), new String(bytes, java.nio.charset.StandardCharsets.UTF_8));
      }
    }
    return parts;
  }

  private static String text(Path workbook, String sheet, String cell) throws IOException {
    String found = cells(workbook, sheet).getOrDefault(cell, "STRING  null null");
    return found.substring("STRING ".length(), found.length() - " null null".length());
  }

  @ParameterizedTest
  @MethodSource("languages")
  void write_twentyFaults_areFoundInTheCopyAgain(LanguageTag language) throws IOException {
    List<Finding> elsewhere =
        XlsxFindings.write(
            TwentyFaultsTest.WORKBOOK, check(TwentyFaultsTest.WORKBOOK), language, copy());
    assertThat(elsewhere).isEmpty();
    List<String> accepted = new ArrayList<>();
    ReadSummary again = TwentyFaultsTest.check(copy(), accepted);
    assertThat(TwentyFaultsTest.faults(again)).isEqualTo(TwentyFaultsTest.FAULTS);
    assertThat(again.counts()).isEqualTo(new ReadCounts(31, 17, 14));
  }

  @Test
  void write_findings_standInTheirRowsBehindTheLastColumn() throws IOException {
    XlsxFindings.write(
        TwentyFaultsTest.WORKBOOK, check(TwentyFaultsTest.WORKBOOK), LanguageTag.KK, copy());
    assertThat(text(copy(), "Іс-шаралар", "CH1")).isEqualTo("Ескертулер");
    assertThat(text(copy(), "Іс-шаралар", "CH4"))
        .isEqualTo("Қате, AM4: нөлден кем болмауы керек, табылғаны: -12 (hub.number.negative)");
    assertThat(text(copy(), "Іс-шаралар", "CH15")).isEmpty();
    assertThat(text(copy(), "Жобалар", "DY1"))
        .isEqualTo(
            "Ескертулер\nЕскерту, DX1: белгісіз баған, ол оқылмады, табылғаны «Жауапты бөлім»"
                + " (hub.column.unknown)");
    assertThat(text(copy(), "Ескі тізім", "B1"))
        .isEqualTo(
            "Ескертулер\nЕскерту: парақ деректер жинағына жатпайды және оқылмады, табылғаны"
                + " «Ескі тізім» (hub.sheet.unknown)");
  }

  @Test
  void write_copy_isTheWorkbookButForOneColumnOfEachSheet() throws IOException {
    Path source = TwentyFaultsTest.WORKBOOK;
    XlsxFindings.write(source, check(source), LanguageTag.RU, copy());
    assertThat(sheets(copy())).isEqualTo(sheets(source));
    for (String sheet : sheets(source)) {
      Map<String, String> before = cells(source, sheet);
      Map<String, String> after = cells(copy(), sheet);
      assertThat(after).as(sheet).containsAllEntriesOf(before);
      after.keySet().removeAll(before.keySet());
      assertThat(after.keySet().stream().map(cell -> cell.replaceAll("[0-9]", "")).distinct())
          .as(sheet)
          .hasSizeLessThanOrEqualTo(1);
    }
    Map<String, String> before = parts(source);
    Map<String, String> after = parts(copy());
    assertThat(after.keySet()).containsExactlyElementsOf(before.keySet());
    for (Map.Entry<String, String> part : before.entrySet()) {
      String copied = after.getOrDefault(part.getKey(), "");
      if (part.getKey().startsWith("xl/worksheets/sheet")) {
        assertThat(behindRows(copied)).as(part.getKey()).isEqualTo(behindRows(part.getValue()));
      } else {
        assertThat(copied).as(part.getKey()).isEqualTo(part.getValue());
      }
    }
  }

  /** What stands behind the rows of a sheet: lists to choose from, merged cells, notes and such. */
  private static List<String> behindRows(String xml) {
    List<String> found = new ArrayList<>();
    try {
      XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
      factory.setProperty(XMLInputFactory.IS_COALESCING, true);
      XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(xml));
      boolean isBehind = false;
      while (reader.hasNext()) {
        int event = reader.next();
        if (isBehind && event == XMLStreamConstants.CHARACTERS) {
          found.add(reader.getText());
        } else if (isBehind && event == XMLStreamConstants.START_ELEMENT) {
          StringBuilder element = new StringBuilder(reader.getName().toString());
          for (int i = 0; i < reader.getAttributeCount(); i++) {
            element.append(' ').append(reader.getAttributeName(i));
            element.append('=').append(reader.getAttributeValue(i));
          }
          found.add(element.toString());
        }
        isBehind |= reader.isEndElement() && reader.getLocalName().equals("sheetData");
      }
    } catch (XMLStreamException e) {
      throw new AssertionError(e);
    }
    assertThat(found).isNotEmpty();
    return found;
  }

  @Test
  void write_copyAgain_givesTheSameBytes() throws IOException {
    XlsxFindings.write(
        TwentyFaultsTest.WORKBOOK, check(TwentyFaultsTest.WORKBOOK), LanguageTag.KK, copy());
    byte[] once = Files.readAllBytes(copy());
    XlsxFindings.write(copy(), check(copy()), LanguageTag.KK, copy());
    assertThat(Files.readAllBytes(copy())).isEqualTo(once);
  }

  @Test
  void write_copyInAnotherLanguage_replacesTheColumn() throws IOException {
    XlsxFindings.write(
        TwentyFaultsTest.WORKBOOK, check(TwentyFaultsTest.WORKBOOK), LanguageTag.KK, copy());
    XlsxFindings.write(copy(), check(copy()), LanguageTag.EN, copy());
    assertThat(text(copy(), "Іс-шаралар", "CH1")).isEqualTo("Findings");
    assertThat(text(copy(), "Іс-шаралар", "CH5"))
        .isEqualTo("Error, CA5: must be given (hub.field.missing)");
    assertThat(parts(copy()).getOrDefault("xl/worksheets/sheet3.xml", "")).doesNotContain("Қате");
  }

  private static HandmadeWorkbook events(String... rows) {
    return HandmadeWorkbook.of(
            "Events", row(1, "id", "title.en", "type", "startsOn") + String.join("", rows))
        .formats("yyyy-mm-dd");
  }

  private Path write(HandmadeWorkbook book) throws IOException {
    return book.write(folder.resolve("form.xlsx"));
  }

  @Test
  void write_mendedCopy_losesTheColumn() throws IOException {
    Path source =
        write(
            events(
                row(2, "E1", "Talk", "workshop", number("42517", 1)), row(3, "E2", "", "webinar")));
    XlsxFindings.write(source, check(source), LanguageTag.EN, copy());
    assertThat(cells(copy(), "Events"))
        .containsKeys("E1", "E3")
        .containsEntry("D2", "NUMBER 42517 null yyyy-mm-dd");
    Map<String, String> parts = parts(copy());
    String mended =
        parts
            .getOrDefault("xl/worksheets/sheet1.xml", "")
            .replace(
                "<c r=\"C3\"", "<c r=\"B3\" t=\"inlineStr\"><is><t>Talk</t></is></c><c r=\"C3\"");
    HandmadeWorkbook book = events().part("xl/worksheets/sheet1.xml", mended);
    Path second = book.write(folder.resolve("mended.xlsx"));
    FindingLog log = check(second);
    assertThat(log.kept()).isEmpty();
    XlsxFindings.write(second, log, LanguageTag.EN, copy());
    assertThat(cells(copy(), "Events")).doesNotContainKeys("E1", "E2", "E3").containsKey("B3");
  }

  @Test
  void write_rowThatTheSheetHasNot_isAdded() throws IOException {
    Path source = write(events(row(2, "E1", "Talk", "workshop"), row(9, "E2", "Talk", "workshop")));
    FindingLog log = new FindingLog();
    for (long line : List.of(12L, 5L, 2L)) {
      log.add(
          new Finding(
              FindingCode.TEXT_BLANK,
              new Place("form.xlsx", line, 2, "/title/en", "Events"),
              Optional.empty(),
              Optional.empty(),
              Map.of()));
    }
    XlsxFindings.write(source, log, LanguageTag.EN, copy());
    assertThat(cells(copy(), "Events").keySet())
        .containsSubsequence("C1", "E1", "A2", "C2", "E2", "E5", "A9", "C9", "E12");
    assertThat(check(copy()).kept()).isEmpty();
  }

  @Test
  void write_severalFindingsOfARow_standTogether() throws IOException {
    Path source = write(events(row(2, "E1", "", "", number("41348", 0))));
    XlsxFindings.write(source, check(source), LanguageTag.EN, copy());
    assertThat(text(copy(), "Events", "E2"))
        .isEqualTo(
            "Error, D2: must be a date, found the number 41348, which a spreadsheet program stores"
                + " for 2013-03-15 (hub.cell.date-number); Error, B2: must be given"
                + " (hub.field.missing); Error, C2: must be given (hub.field.missing)");
  }

  @Test
  void write_fieldWithoutAColumn_isCalledByItsName() throws IOException {
    Path source =
        write(
            HandmadeWorkbook.of("Events", row(1, "id", "city") + row(2, "E1", "Astana"))
                .formats("0"));
    XlsxFindings.write(source, check(source), LanguageTag.RU, copy());
    assertThat(text(copy(), "Events", "C2"))
        .isEqualTo(
            "Ошибка, Название: поле обязательно (hub.field.missing); Ошибка, Вид мероприятия: поле"
                + " обязательно (hub.field.missing)");
  }

  /** As some programs write sheets: elements with a prefix, cells and rows without their places. */
  @Test
  void write_sheetOfAnotherHand_isCopiedAsItIs() throws IOException {
    HandmadeWorkbook book = events();
    String main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    book.part(
        "xl/worksheets/sheet1.xml",
        "<x:worksheet xmlns:x=\""
            + main
            + "\" xmlns:mc=\"urn:mc\" mc:Ignorable=\"a\"><!-- c -->"
            + "<x:dimension ref=\"A1:B2\"/><x:sheetData>"
            + "<x:row r=\"1\" spans=\"1:3\"><x:c r=\"A1\" t=\"inlineStr\"><x:is><x:t>id</x:t></x:is></x:c>"
            + "<x:c r=\"B1\" t=\"inlineStr\"><x:is><x:t>city</x:t></x:is></x:c></x:row>"
            + "<x:row r=\"2\"><x:c r=\"A2\" t=\"inlineStr\"><x:is><x:t>E1</x:t></x:is></x:c>"
            + "<x:c r=\"B2\" t=\"inlineStr\"><x:is><x:t xml:space=\"preserve\"> a&#13;&#10;&lt;b&gt; &amp;<![CDATA[<c>]]></x:t></x:is></x:c>"
            + "<x:c r=\"C2\" s=\"1\"/><x:c r=\"D2\" s=\"1\"/></x:row></x:sheetData>"
            + "<x:dataValidations><x:dataValidation error=\"a&#10;b &quot;c&quot;\"/></x:dataValidations></x:worksheet>");
    Path source = write(book);
    XlsxFindings.write(source, check(source), LanguageTag.EN, copy());
    String sheet = parts(copy()).getOrDefault("xl/worksheets/sheet1.xml", "");
    assertThat(sheet)
        .contains("mc:Ignorable=\"a\"")
        .contains("<x:c r=\"C1\" t=\"inlineStr\"><x:is><x:t xml:space=\"preserve\">Findings</x:t>")
        .contains("error=\"a&#10;b &quot;c&quot;\"")
        .doesNotContain("dimension", "spans");
    assertThat(cells(copy(), "Events").get("B2")).isEqualTo(cells(source, "Events").get("B2"));
    assertThat(sheet.indexOf("r=\"C2\"")).isPositive().isLessThan(sheet.indexOf("r=\"D2\""));
    assertThat(sheet.indexOf("r=\"C2\"")).isEqualTo(sheet.lastIndexOf("r=\"C2\""));
    assertThat(check(copy()).countsByCode()).isEqualTo(check(source).countsByCode());
  }

  @Test
  void write_findingsOfNoSheet_areGivenBack() throws IOException {
    Path source = write(events(row(2, "E1", "Talk", "workshop")));
    FindingLog log = new FindingLog();
    for (String sheet : List.of("", "Partners")) {
      log.add(
          new Finding(
              FindingCode.FILE_EMPTY,
              new Place("form.xlsx", 0, 0, "", sheet),
              Optional.empty(),
              Optional.empty(),
              Map.of()));
    }
    assertThat(XlsxFindings.write(source, log, LanguageTag.EN, copy())).isEqualTo(log.kept());
    assertThat(parts(copy())).isEqualTo(parts(source));
  }

  @Test
  void write_sheetWithoutRoomForAColumn_isCopiedAndItsFindingsGivenBack() throws IOException {
    Path source =
        write(
            events(
                row(2, "E1", "", "workshop")
                    .replace("</row>", "<c r=\"XFD2\"><v>1</v></c></row>")));
    FindingLog log = check(source);
    assertThat(XlsxFindings.write(source, log, LanguageTag.EN, copy())).isEqualTo(log.kept());
    assertThat(parts(copy())).isEqualTo(parts(source));
  }

  @Test
  void write_textOfManyFindings_fitsIntoACell() throws IOException {
    Path source = write(events(row(2, "E1", "Talk", "workshop")));
    FindingLog log = new FindingLog(1_000);
    for (int i = 0; i < 1_000; i++) {
      log.add(
          new Finding(
              FindingCode.CELL_SPACES,
              new Place("form.xlsx", 2, 2, "/title/en", "Events"),
              Optional.empty(),
              Optional.empty(),
              Map.of("found", "\uD83D\uDE00".repeat(80) + i)));
    }
    XlsxFindings.write(source, log, LanguageTag.EN, copy());
    assertThat(text(copy(), "Events", "E2")).hasSizeBetween(16_000, 32_767).doesNotContain("?");
  }

  @Test
  void write_noWorkbook_throwsAndLeavesNothing() throws IOException {
    Path source = Files.writeString(folder.resolve("form.xlsx"), "id,title.en");
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> XlsxFindings.write(source, new FindingLog(), LanguageTag.EN, copy()))
        .withMessageContaining("form.xlsx");
    assertThat(copy()).doesNotExist();
  }
}
