package org.civilhub.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.civilhub.io.HandmadeWorkbook.number;
import static org.civilhub.io.HandmadeWorkbook.row;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.civilhub.io.xlsx.XlsxReader;
import org.civilhub.model.Contribution;
import org.civilhub.model.HubEvent;
import org.civilhub.model.HubRecord;
import org.civilhub.model.Project;
import org.civilhub.model.code.EventType;
import org.civilhub.model.rule.Ruleset;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.QualifiedNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a clerk is told of a workbook, and what typed cells are read as. */
class XlsxReaderTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
  private static final String HEADER =
      row(1, "id", "title.en", "type", "startsOn", "participants.value");

  @TempDir Path folder = Path.of("");

  private ReadResult read(HandmadeWorkbook book) throws IOException {
    ReadResult result =
        new XlsxReader().assumingAsOf(DAY).read(book.write(folder.resolve("form.xlsx")));
    ReadCounts counts = result.counts();
    assertThat(counts.read()).isEqualTo(counts.accepted() + counts.rejected());
    return result;
  }

  private static List<String> told(ReadResult result) {
    return told(result, LanguageTag.EN);
  }

  private static List<String> told(ReadResult result, LanguageTag language) {
    return result.findings().kept().stream().map(finding -> finding.line(language)).toList();
  }

  private static List<String> ids(ReadResult result) {
    return result.dataset().records().map(record -> record.getId().value()).toList();
  }

  private static <T extends HubRecord> T only(ReadResult result, Class<T> type) {
    assertThat(told(result)).isEmpty();
    assertThat(result.dataset().records(type)).hasSize(1);
    return result.dataset().records(type).get(0);
  }

  // Typed cells

  /** 42517 is 27 May 2016, counted from 30 December 1899. */
  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      value = {
        "yyyy-mm-dd | 42517 | 2016-05-27",
        "dd.mm.yyyy | 42517 | 2016-05-27",
        "dd/mm/yy | 42517 | 2016-05-27",
        "[$-419]d mmmm yyyy\"ж.\" | 42517 | 2016-05-27",
        "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy | 42517 | 2016-05-27",
        "d-mmm | 42517 | 2016-05-27",
        "14 | 42517 | 2016-05-27",
        "15 | 42517 | 2016-05-27",
        "mmm-yy | 42491 | 2016-05",
        "17 | 42491 | 2016-05",
        "mm.yyyy | 42517 | 2016-05",
        "yyyy | 42517 | 2016",
        "yyyy\"ж\\ыл\" | 42517 | 2016",
        "22 | 42517 | 2016-05-27",
        "0 | 2016 | 2016",
        "yyyy-mm-dd | 61 | 1900-03-01",
        "yyyy-mm-dd | 2958465 | 9999-12-31",
      })
  void read_dateCell_isAsExactAsItsFormatShows(String format, String number, String date)
      throws IOException {
    ReadResult result =
        read(
            HandmadeWorkbook.of(
                    "Events", HEADER + row(2, "E1", "Talk", "workshop", number(number, 1)))
                .formats(format));
    assertThat(only(result, HubEvent.class).getStartsOn().orElseThrow()).hasToString(date);
  }

  @Test
  void read_dateCellOfAWorkbookFrom1904_isTheDayThatItShows() throws IOException {
    HandmadeWorkbook book =
        HandmadeWorkbook.of("Events", HEADER + row(2, "E1", "Talk", "workshop", number("41055", 1)))
            .formats("yyyy-mm-dd");
    book.part(
        "xl/workbook.xml",
        book.text("xl/workbook.xml").replace("<workbookPr/>", "<workbookPr date1904=\"1\"/>"));
    assertThat(only(read(book), HubEvent.class).getStartsOn().orElseThrow())
        .hasToString("2016-05-27");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      value = {
        "0 | 41348 | must be a date, found the number 41348, which a spreadsheet program stores for"
            + " 2013-03-15 (hub.cell.date-number)",
        "yyyy-mm-dd hh:mm | 42517.4375 | must be a date such as 2016, 2016-05, 2016-05-27 or"
            + " ../2016-05-27, found '2016-05-27T10:30' (hub.field.unreadable)",
        "0 | 2016.5 | must be a date such as 2016, 2016-05, 2016-05-27 or ../2016-05-27, found"
            + " '2016.5' (hub.field.unreadable)",
      })
  void read_numberThatIsNoDate_isRefused(String format, String number, String message)
      throws IOException {
    ReadResult result =
        read(
            HandmadeWorkbook.of(
                    "Events",
                    HEADER
                        + row(2, "E1", "Talk", "workshop", number(number, 1))
                        + row(3, "E2", "Talk", "workshop"))
                .formats(format));
    assertThat(told(result)).containsExactly("form.xlsx Events!D2 [/startsOn] E1 " + message);
    assertThat(ids(result)).containsExactly("E2");
  }

  /** Files hold the binary fraction that is nearest to what was entered. */
  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      value = {
        "0 | 1200000 | 1200000",
        "General | 1.1000000000000001 | 1.1",
        "General | 0.30000000000000004 | 0.3",
        "0.00 | 1200000.5 | 1200000.50",
        "#,##0.00 | 1200000.1000000001 | 1200000.10",
        "#,##0.00\\ [$₸-43F] | 0.28999999999999998 | 0.29",
        "4 | 12.5 | 12.50",
        "0.0 | 12.345 | 12.345",
        "0.00E+00 | 1.2E+6 | 1200000.00",
        "General | 1.2E-3 | 0.0012",
        "General | 123456789012345 | 123456789012345",
        "0.00;[Red]-0.00 | -5 | -5.00",
      })
  void read_numberCell_isWhatWasEnteredWithTheDecimalsItShows(
      String format, String raw, String amount) throws IOException {
    ReadResult result =
        read(
            HandmadeWorkbook.of(
                    "Contributions",
                    row(1, "id", "donor", "stage", "amount.amount", "amount.currency")
                        + row(2, "C1", "undp", "received", number(raw, 1), "USD"))
                .formats(format));
    assertThat(only(result, Contribution.class).getAmount().orElseThrow().getAmount())
        .hasToString(amount);
  }

  @Test
  void read_wholeNumberThatIsShownWithDecimals_isWhole() throws IOException {
    ReadResult result =
        read(
            HandmadeWorkbook.of(
                    "Projects",
                    row(1, "id", "title.en", "phase")
                        + row(2, "P1", "Support", number("4", 1))
                        + row(3, "P2", "Support", number("4.5", 1)))
                .formats("0.00"));
    assertThat(result.dataset().records(Project.class).get(0).getPhase()).contains(4);
    assertThat(told(result))
        .containsExactly(
            "form.xlsx Projects!C3 [/phase] P2 must be a whole number, found '4.50'"
                + " (hub.field.unreadable)");
  }

  @Test
  void read_numberOfMoreThanFifteenDigitsAsText_isExact() throws IOException {
    ReadResult result =
        read(
            HandmadeWorkbook.of(
                "Contributions",
                row(1, "id", "donor", "stage", "amount.amount", "amount.currency")
                    + row(2, "C1", "undp", "received", "12345678901234567890.12", "KZT")));
    assertThat(only(result, Contribution.class).getAmount().orElseThrow())
        .hasToString("KZT 12345678901234567890.12");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      value = {
        "<c t=\"b\"><v>1</v></c> | true",
        "<c t=\"b\"><v>0</v></c> | false",
        "true | true",
        "ИСТИНА | true",
        "жалған | false",
      })
  void read_truthCell_isTrueOrFalse(String cell, boolean expected) throws IOException {
    ReadResult result =
        read(
            HandmadeWorkbook.of(
                "Events",
                row(1, "id", "title.en", "type", "covidRelated")
                    + row(2, "E1", "Talk", "workshop", cell)));
    assertThat(only(result, HubEvent.class).getCovidRelated()).contains(expected);
  }

  @Test
  void read_textsThatCellsShare_areReadInEveryForm() throws IOException {
    ReadResult result =
        read(
            HandmadeWorkbook.of(
                    "Events",
                    HEADER
                        + row(
                            2,
                            "<c t=\"s\"><v>0</v></c>",
                            "<c t=\"s\"><v>1</v></c>",
                            "<c t=\"str\"><v>workshop</v></c>"))
                .sharedStrings(
                    "<si><t>E1</t></si><si><r><t>Silk </t></r><r><rPr><b/></rPr><t>Road</t></r>"
                        + "<rPh sb=\"0\" eb=\"1\"><t>x</t></rPh></si>"));
    HubEvent event = only(result, HubEvent.class);
    assertThat(event.getTitle().in(LanguageTag.EN)).contains("Silk Road");
    assertThat(event.getType()).isEqualTo(EventType.WORKSHOP);
  }

  // Faults that only workbooks have

  @Test
  void read_formulas_areRefusedWhateverTheyYield() throws IOException {
    ReadResult result =
        read(
            HandmadeWorkbook.of(
                "Events",
                HEADER
                    + row(2, "E1", "Talk", "workshop", "", "<c><f>10+10</f><v>20</v></c>")
                    + row(3, "E2", "<c t=\"str\"><f>A2</f><v>E1</v></c>", "workshop")
                    + row(4, "E3", "Talk", "workshop", "", number("20", 0))));
    assertThat(told(result, LanguageTag.RU))
        .containsExactly(
            "form.xlsx Events!E2 [/participants/value] E1 должно быть значение, найдена формула"
                + " «=10+10» (hub.cell.formula)",
            "form.xlsx Events!B3 [/title/en] E2 должно быть значение, найдена формула «=A2»"
                + " (hub.cell.formula)");
    assertThat(ids(result)).containsExactly("E3");
  }

  @Test
  void read_sharedFormulas_areToldAsTheyStandInEachCell() throws IOException {
    ReadResult result =
        read(
            HandmadeWorkbook.of(
                "Events",
                HEADER
                    + row(
                        2,
                        "E1",
                        "T",
                        "workshop",
                        "",
                        "<c><f t=\"shared\" ref=\"E2:E3\" si=\"0\">F2*2</f><v>2</v></c>")
                    + row(
                        3,
                        "E2",
                        "T",
                        "workshop",
                        "",
                        "<c><f t=\"shared\" si=\"0\"/><v>2</v></c>")));
    assertThat(result.findings().kept())
        .extracting(finding -> finding.arguments().get("found"))
        .containsExactly("=F2*2", "=F3*2");
  }

  @Test
  void read_whatCouldNotBeComputed_isRefused() throws IOException {
    ReadResult result =
        read(
            HandmadeWorkbook.of(
                "Events",
                HEADER
                    + row(2, "E1", "Talk", "workshop", "", "<c t=\"e\"><v>#REF!</v></c>")
                    + row(3, "E2", "Talk", "workshop", "#ЗНАЧ!")));
    assertThat(told(result, LanguageTag.KK))
        .containsExactly(
            "form.xlsx Events!E2 [/participants/value] E1 мән болуы керек, табылғаны «#REF!»,"
                + " кесте бағдарламасы есептеу қатесін осылай білдіреді (hub.cell.fault)",
            "form.xlsx Events!D3 [/startsOn] E2 мән болуы керек, табылғаны «#ЗНАЧ!»,"
                + " кесте бағдарламасы есептеу қатесін осылай білдіреді (hub.cell.fault)");
  }

  @Test
  void read_mergedCells_costTheirRowsAndAreToldOnce() throws IOException {
    ReadResult result =
        read(
            HandmadeWorkbook.of("Events", "")
                .sheet(
                    HEADER
                        + row(2, "E1", "Talk", "workshop")
                        + row(3, "", "", "workshop")
                        + row(4, "E3", "Talk", "workshop")
                        + row(6, "E5", "Talk", "workshop")
                        + row(7, "E6", "Talk", "workshop"),
                    "<mergeCells><mergeCell ref=\"A2:B3\"/><mergeCell ref=\"D5:D6\"/>"
                        + "<mergeCell ref=\"E6:F6\"/></mergeCells>"));
    assertThat(told(result))
        .containsExactly(
            "form.xlsx Events!A2 must be a cell of its own, found the merged cells A2:B3"
                + " (hub.cell.merged)",
            "form.xlsx Events!D5 must be a cell of its own, found the merged cells D5:D6"
                + " (hub.cell.merged)",
            "form.xlsx Events!E6 must be a cell of its own, found the merged cells E6:F6"
                + " (hub.cell.merged)");
    assertThat(ids(result)).containsExactly("E3", "E6");
    assertThat(result.counts()).isEqualTo(new ReadCounts(5, 2, 3));
  }

  @Test
  void read_textStoredAsNumber_isKeptAndTold() throws IOException {
    ReadResult result =
        read(
            HandmadeWorkbook.of(
                "Projects",
                row(1, "id", "title.en", "number")
                    + row(2, number("12", 0), "Support", "00012345")
                    + row(3, "P2", "Support", number("12345", 0))));
    assertThat(told(result))
        .containsExactly(
            "form.xlsx Projects!A2 [/id] 12 must be stored as text, found the number 12: zeros in"
                + " front may be lost (hub.cell.number-for-text)",
            "form.xlsx Projects!C3 [/number] P2 must be stored as text, found the number 12345:"
                + " zeros in front may be lost (hub.cell.number-for-text)");
    assertThat(ids(result)).containsExactly("12", "P2");
    assertThat(result.dataset().records(Project.class).get(0).getNumber()).contains("00012345");
  }

  @Test
  void read_numberThatBecameADate_isRefused() throws IOException {
    ReadResult result =
        read(
            HandmadeWorkbook.of(
                    "Events", HEADER + row(2, "E1", "Talk", "workshop", "", number("46143", 1)))
                .formats("d-mmm"));
    assertThat(told(result))
        .containsExactly(
            "form.xlsx Events!E2 [/participants/value] E1 must be a number, found '2026-05-01'"
                + " (hub.field.unreadable)");
  }

  // Sheets

  @ParameterizedTest
  @ValueSource(strings = {"Events", "events", "event", "Мероприятия", "Іс-шаралар", " EVENTS "})
  void read_sheetOfAType_isKnownByAnyOfItsNames(String sheet) throws IOException {
    ReadResult result = read(HandmadeWorkbook.of(sheet, HEADER + row(2, "E1", "Talk", "workshop")));
    assertThat(only(result, HubEvent.class).getId().value()).isEqualTo("E1");
  }

  @Test
  void read_sheetOfNoType_isTold() throws IOException {
    ReadResult result =
        read(HandmadeWorkbook.of("Events (2)", HEADER + row(2, "E1", "Talk", "workshop")));
    assertThat(told(result))
        .containsExactly(
            "form.xlsx 'Events (2)' is not a sheet of a dataset and was not read, found 'Events"
                + " (2)' (hub.sheet.unknown)");
  }

  @Test
  void read_rowsAboveTheHeader_arePassedOver() throws IOException {
    ReadResult result =
        read(
            HandmadeWorkbook.of(
                "Events",
                row(1, "Іс-шаралар тізбесі")
                    + row(3, "1", "2", "3")
                    + row(4, "Сәйкестендіргіш", "Атауы / en", "Іс-шараның түрі")
                    + row(5, "E1", "Talk", "Семинар-практикум")));
    assertThat(result.located().get(0).place()).hasToString("form.xlsx Events!5");
  }

  @Test
  void read_sheetWithoutAHeader_isToldAndItsRowsAreRejected() throws IOException {
    ReadResult result =
        read(
            HandmadeWorkbook.of(
                "Events", row(1, "List") + row(2, "№", "Name") + row(3, "1", "Talk")));
    assertThat(told(result))
        .containsExactly(
            "form.xlsx Events!A2 is not a known column and was not read, found '№'"
                + " (hub.column.unknown)",
            "form.xlsx Events!B2 is not a known column and was not read, found 'Name'"
                + " (hub.column.unknown)",
            "form.xlsx Events!2 [/id] must be given (hub.field.missing)");
    assertThat(result.counts()).isEqualTo(new ReadCounts(2, 0, 2));
  }

  @Test
  void read_cellBeyondTheHeader_isRefused() throws IOException {
    ReadResult result =
        read(
            HandmadeWorkbook.of(
                "Events",
                row(1, "id", "title.en", "type", "", "city")
                    + row(2, "E1", "Talk", "workshop", "x")
                    + row(3, "E2", "Talk", "workshop", "", "", "y")
                    + row(4, "E3", "Talk", "workshop", "", "", " ")));
    assertThat(told(result))
        .containsExactly(
            "form.xlsx Events!D2 E1 must stand under a column of the header, found 'x'"
                + " (hub.cell.beyond-header)",
            "form.xlsx Events!F3 E2 must stand under a column of the header, found 'y'"
                + " (hub.cell.beyond-header)");
    assertThat(ids(result)).containsExactly("E3");
  }

  @Test
  void read_columnOfFindings_isPassedOverInAnyLanguage() throws IOException {
    for (String name : List.of("Findings", "ЗАМЕЧАНИЯ", "Ескертулер\nB1: ...")) {
      ReadResult result =
          read(
              HandmadeWorkbook.of(
                  "Events",
                  row(1, "id", "title.en", "type", name)
                      + row(2, "E1", "Talk", "workshop", "#REF!")
                      + row(3, "", "", "", "left over")));
      assertThat(only(result, HubEvent.class).getId().value()).isEqualTo("E1");
      assertThat(result.counts()).isEqualTo(new ReadCounts(1, 1, 0));
    }
  }

  @Test
  void read_elementOfAListWithoutTheOneBefore_isToldInItsOwnCell() throws IOException {
    Path file =
        HandmadeWorkbook.of(
                "Events",
                row(1, "id", "title.en", "type", "sources.1.url", "sources.2.url")
                    + row(2, "E1", "Talk", "workshop", "", "example"))
            .write(folder.resolve("form.xlsx"));
    ReadSummary summary =
        new XlsxReader().assumingAsOf(DAY).check(file, Ruleset.standard(), located -> {});
    assertThat(summary.findings().kept().stream().map(f -> f.line(LanguageTag.EN)))
        .containsExactly(
            "form.xlsx Events!E2 [/sources/0/url] E1 must be a web address, found 'example'"
                + " (hub.url.malformed)");
  }

  // The whole

  @Test
  void read_workbookThatDoesNotDescribeADataset_needsADay() throws IOException {
    Path file = HandmadeWorkbook.of("Events", HEADER).write(folder.resolve("form.xlsx"));
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> new XlsxReader().read(file))
        .satisfies(e -> assertThat(e.getKind()).isEqualTo(DatasetException.Kind.NO_MANIFEST));
    ReadResult result = new XlsxReader().assumingAsOf(DAY).read(file);
    assertThat(result.dataset().asOf()).isEqualTo(DAY);
    assertThat(told(result)).containsExactly("form.xlsx the file holds no record (hub.file.empty)");
  }

  @Test
  void read_brokenDescription_throwsAndNamesItsCell() throws IOException {
    Path file =
        HandmadeWorkbook.of(
                "Dataset",
                row(1, "Name / en", "formatVersion", "asOf")
                    + row(2, "Invented", number("1", 0), number("41348", 0)))
            .write(folder.resolve("form.xlsx"));
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> new XlsxReader().read(file))
        .withMessageContaining(
            "form.xlsx Dataset!C2 [/asOf] must be a date, found the number 41348");
  }

  @Test
  void read_folderOrMissingFile_throws() {
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> new XlsxReader().read(folder))
        .satisfies(e -> assertThat(e.getKind()).isEqualTo(DatasetException.Kind.UNREADABLE));
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> new XlsxReader().read(folder.resolve("none.xlsx")))
        .satisfies(e -> assertThat(e.getKind()).isEqualTo(DatasetException.Kind.NOT_FOUND));
  }

  @Test
  void forEach_consumerThatThrows_isNotTakenForAFault() throws IOException {
    Path file =
        HandmadeWorkbook.of("Events", HEADER + row(2, "E1", "Talk", "workshop"))
            .write(folder.resolve("form.xlsx"));
    for (RuntimeException mine :
        List.of(
            new IllegalStateException("mine"),
            new java.io.UncheckedIOException(new IOException("mine")),
            new org.dhatim.fastexcel.reader.ExcelReaderException("mine"))) {
      assertThatExceptionOfType(RuntimeException.class)
          .isThrownBy(
              () ->
                  new XlsxReader()
                      .assumingAsOf(DAY)
                      .forEach(
                          file,
                          located -> {
                            throw mine;
                          }))
          .isSameAs(mine);
    }
  }

  @Test
  void read_participantsAlone_areExact() throws IOException {
    ReadResult result =
        read(
            HandmadeWorkbook.of(
                "Events", HEADER + row(2, "E1", "T", "webinar", "", number("7", 0))));
    assertThat(only(result, HubEvent.class).getParticipants()).contains(QualifiedNumber.exact(7));
  }
}
