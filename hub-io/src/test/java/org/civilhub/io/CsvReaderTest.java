package org.civilhub.io;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.civilhub.io.csv.CsvReader;
import org.civilhub.model.Contribution;
import org.civilhub.model.Country;
import org.civilhub.model.HubEvent;
import org.civilhub.model.RecordType;
import org.civilhub.model.code.EventType;
import org.civilhub.model.rule.FindingCode;
import org.civilhub.model.rule.FindingLog;
import org.civilhub.model.rule.Ruleset;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.QualifiedNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a clerk is told of a table, and that all other rows are read. */
class CsvReaderTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
  private static final String EVENTS = "id,title.en,type,participants.value,startsOn";
  private static final String GOOD = "E2,Seminar,workshop,20,2016-05-27";

  @TempDir Path folder = Path.of("");

  private Path file(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private ReadResult read(String name, byte[] bytes) throws IOException {
    ReadResult result = new CsvReader().assumingAsOf(DAY).read(file(name, bytes));
    ReadCounts counts = result.counts();
    assertThat(counts.read()).isEqualTo(counts.accepted() + counts.rejected());
    assertThat(result.located()).hasSize((int) counts.accepted());
    return result;
  }

  private ReadResult read(String name, String... lines) throws IOException {
    return read(name, String.join("\r\n", lines).getBytes(UTF_8));
  }

  private ReadResult events(String... lines) throws IOException {
    return read("events.csv", lines);
  }

  private static List<String> told(ReadResult result, LanguageTag language) {
    return result.findings().kept().stream().map(finding -> finding.line(language)).toList();
  }

  private static List<String> told(ReadResult result) {
    return told(result, LanguageTag.EN);
  }

  private static List<String> ids(ReadResult result) {
    return result.dataset().records().map(record -> record.getId().value()).toList();
  }

  private static HubEvent onlyEvent(ReadResult result) {
    assertThat(told(result)).isEmpty();
    assertThat(result.dataset().records(HubEvent.class)).hasSize(1);
    return result.dataset().records(HubEvent.class).get(0);
  }

  // The form of the file

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t"})
  void read_usualSeparator_isSeenFromTheHeader(String separator) throws IOException {
    for (String mark : List.of("", "\uFEFF")) {
      for (String end : List.of("\n", "\r\n", "\r")) {
        String text =
            mark + EVENTS.replace(",", separator) + end + GOOD.replace(",", separator) + end;
        HubEvent event = onlyEvent(read("events.csv", text.getBytes(UTF_8)));
        assertThat(event.getId().value()).isEqualTo("E2");
        assertThat(event.getParticipants()).contains(QualifiedNumber.exact(20));
      }
    }
  }

  @Test
  void read_separatorSaidInTheFirstLine_isTaken() throws IOException {
    ReadResult result =
        events("\uFEFFsep=|", EVENTS.replace(',', '|'), GOOD.replace(",", "|"), "|x||y|");
    assertThat(told(result).get(0))
        .isEqualTo(
            "events.csv:4 [/participants/value] must be a number, found 'y' (hub.field.unreadable)");
    assertThat(ids(result)).containsExactly("E2");
  }

  @Test
  void read_blankLinesAndRowsWithoutAnyValue_areNoRecords() throws IOException {
    ReadResult result = events("", "", EVENTS, "", ",,,,", GOOD, " ,\u00A0,,,", "");
    assertThat(onlyEvent(result).getId().value()).isEqualTo("E2");
    assertThat(result.located().get(0).place()).hasToString("events.csv:6");
    assertThat(result.counts()).isEqualTo(new ReadCounts(1, 1, 0));
  }

  @Test
  void read_columnsInAnotherOrder_areReadByTheirNames() throws IOException {
    HubEvent event =
        onlyEvent(
            events("startsOn,type,participants.value,id,title.en", "2016,workshop,5,E1,Course"));
    assertThat(event.getTitle().in(LanguageTag.EN)).contains("Course");
    assertThat(event.getStartsOn().orElseThrow()).hasToString("2016");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ID,Title / en,Type of event,Number of participants / Number,Host country"
            + "|E1,Course,Training,7,KZ",
        "Идентификатор,Название / en,Вид мероприятия,Число участников / Число,Принимающая страна"
            + "|E1,Course,Тренинг,7,KZ",
        "Сәйкестендіргіш,Атауы / en,Іс-шараның түрі,Қатысушылар саны / Сан,Қабылдаушы ел"
            + "|E1,Course,Тренинг,7,KZ",
        "id,Название / en,Іс-шараның түрі,Number of participants / Number,host"
            + "|E1,Course,training,7,KZ",
        "  iD , НАЗВАНИЕ / EN ,іс-шараның  түрі,number of participants / number,HOST country"
            + "|E1,Course,TRAINING,7,KZ",
      })
  void read_labelsInAnyLanguage_areNames(String header, String row) throws IOException {
    HubEvent event = onlyEvent(events(header, row));
    assertThat(event.getType()).isEqualTo(EventType.TRAINING);
    assertThat(event.getParticipants()).contains(QualifiedNumber.exact(7));
    assertThat(event.getTitle().in(LanguageTag.EN)).contains("Course");
    assertThat(event.getHost().orElseThrow()).hasToString("KZ");
  }

  @Test
  void read_quotedCells_holdSeparatorsQuotationMarksAndLineEnds() throws IOException {
    HubEvent event = onlyEvent(events(EVENTS, "E1,\"A, \"\"B\"\"\r\nC\",workshop,,"));
    assertThat(event.getTitle().in(LanguageTag.EN)).contains("A, \"B\"\r\nC");
  }

  @Test
  void read_quotationMarksWithinACell_areText() throws IOException {
    assertThat(onlyEvent(events(EVENTS, "E1,A 12\" screen,workshop,,")).getTitle().toString())
        .contains("A 12\" screen");
  }

  // What is wrong with the file

  @Test
  void read_quotationMarkNeverClosed_costsThatRowAlone() throws IOException {
    ReadResult result = events(EVENTS, "E1,\"Course,workshop,,", GOOD, "E3,Talk,workshop,,");
    assertThat(told(result))
        .containsExactly(
            "events.csv:2 must be a table, found: a quotation mark that is never closed"
                + " (hub.table.malformed)");
    assertThat(ids(result)).containsExactly("E2", "E3");
    assertThat(result.counts()).isEqualTo(new ReadCounts(3, 2, 1));
  }

  @Test
  void read_quotationMarkClosedRowsLater_costsThatRowAlone() throws IOException {
    ReadResult result =
        events(EVENTS, "E1,\"Course,workshop,,", GOOD, "E3,\"Talk\",workshop,,", "E4,T,webinar,,");
    assertThat(told(result))
        .containsExactly(
            "events.csv:2 must be a table, found: text behind a closing quotation mark"
                + " (hub.table.malformed)");
    assertThat(ids(result)).containsExactly("E2", "E3", "E4");
  }

  @Test
  void read_textAfterAQuotationMark_costsThatRowAlone() throws IOException {
    ReadResult result = events(EVENTS, "E1,\"The \"Silk\" Road\",workshop,,", GOOD);
    assertThat(told(result, LanguageTag.RU))
        .containsExactly(
            "events.csv:2 должна быть таблица, найдено: текст после закрывающей кавычки"
                + " (hub.table.malformed)");
    assertThat(ids(result)).containsExactly("E2");
  }

  @Test
  void read_manyRowsWithSuchMarks_costsThoseRowsAlone() throws IOException {
    List<String> lines = new ArrayList<>(List.of(EVENTS));
    for (int i = 0; i < 5_000; i++) {
      lines.add("B" + i + ",\"The \"Silk\" Road\",workshop,,");
      lines.add("G" + i + ",\"Course\",workshop,,");
    }
    ReadResult result = events(lines.toArray(String[]::new));
    assertThat(result.counts()).isEqualTo(new ReadCounts(10_000, 5_000, 5_000));
    assertThat(result.findings().countsByCode())
        .isEqualTo(Map.of(FindingCode.TABLE_MALFORMED, 5_000L));
  }

  /** Each row swallows all behind it, and is told apart only there. */
  @Test
  void read_marksMadeToSwallowEverything_endsInTime() throws IOException {
    byte[] bytes = (EVENTS + "\n" + "x\",\"\n".repeat(1_000_000)).getBytes(UTF_8);
    ReadResult result =
        org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
            Duration.ofSeconds(60), () -> read("events.csv", bytes));
    assertThat(result.counts().accepted()).isZero();
    assertThat(result.findings().countsByCode()).containsOnlyKeys(FindingCode.TABLE_MALFORMED);
  }

  @Test
  void read_rowInAnotherEncoding_isTheOnlyOneLost() throws IOException {
    byte[] text =
        (EVENTS + "\nE1,Семинар,workshop,,\n" + GOOD).getBytes(Charset.forName("windows-1251"));
    ReadResult result = read("events.csv", text);
    assertThat(told(result)).containsExactly("events.csv:2 must be UTF-8 text (hub.file.encoding)");
    assertThat(ids(result)).containsExactly("E2");
  }

  @Test
  void read_fileInAnotherEncoding_isToldAtItsHeaderOnce() throws IOException {
    String text = "id;Название / ru;Вид мероприятия\nE1;Семинар;Тренинг\nE2;Курс;Тренинг";
    for (String encoding : List.of("windows-1251", "KOI8-R", "UTF-16", "UTF-16LE")) {
      ReadResult result = read("events.csv", text.getBytes(Charset.forName(encoding)));
      assertThat(told(result, LanguageTag.KK))
          .as(encoding)
          .containsExactly("events.csv:1 UTF-8 мәтіні болуы керек (hub.file.encoding)");
      assertThat(result.counts()).as(encoding).isEqualTo(new ReadCounts(2, 0, 2));
    }
  }

  @Test
  void read_sixteenBitsForALetter_isAnotherEncoding() throws IOException {
    for (Charset encoding : List.of(UTF_16, UTF_16LE)) {
      ReadResult result = read("events.csv", (EVENTS + "\n" + GOOD).getBytes(encoding));
      assertThat(told(result))
          .containsExactly("events.csv:1 must be UTF-8 text (hub.file.encoding)");
    }
  }

  @Test
  void read_noTextAtAll_isAnotherEncoding() throws IOException {
    byte[] bytes = new byte[100_000];
    new java.util.Random(42).nextBytes(bytes);
    ReadResult result = read("events.csv", bytes);
    assertThat(result.counts().accepted()).isZero();
    assertThat(result.findings().kept().get(0).severity().getCode()).isEqualTo("error");
    assertThat(result.findings().kept()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\uFEFF", "\r\n\r\n", EVENTS, EVENTS + "\r\n,,,,\r\n"})
  void read_emptyTable_isTold(String text) throws IOException {
    ReadResult result = read("events.csv", text.getBytes(UTF_8));
    assertThat(told(result))
        .containsExactly("events.csv the file holds no record (hub.file.empty)");
    assertThat(result.counts()).isEqualTo(ReadCounts.ZERO);
  }

  @Test
  void read_separatorThatIsNoneOfTheUsual_isTold() throws IOException {
    ReadResult result = events(EVENTS.replace(',', '|'), GOOD.replace(',', '|'));
    assertThat(told(result))
        .containsExactly(
            "events.csv:1 must have columns separated by comma, semicolon or tab, found"
                + " 'id|title.en|type|participants.value|startsOn' (hub.table.separator)");
    assertThat(result.counts()).isEqualTo(new ReadCounts(1, 0, 1));
  }

  @Test
  void read_headerOfSomethingElse_isToldColumnByColumn() throws IOException {
    ReadResult result = events("№,ФИО", "1,x", "2,y");
    assertThat(told(result, LanguageTag.RU))
        .containsExactly(
            "events.csv:1 неизвестный столбец, он не прочитан, найдено «№» (hub.column.unknown)",
            "events.csv:1 неизвестный столбец, он не прочитан, найдено «ФИО» (hub.column.unknown)",
            "events.csv:1 [/id] поле обязательно (hub.field.missing)");
    assertThat(result.counts()).isEqualTo(new ReadCounts(2, 0, 2));
  }

  @Test
  void read_unknownColumn_isToldAndPassedOver() throws IOException {
    ReadResult result = events(EVENTS + ",№,titel.en", GOOD + ",1,x", ",,,,,2,", ",,,,,,z");
    assertThat(told(result))
        .containsExactly(
            "events.csv:1 is not a known column and was not read, found '№' (hub.column.unknown)",
            "events.csv:1 is not a known column and was not read, found 'titel.en'"
                + " (hub.column.unknown)");
    assertThat(result.counts()).as("numbered but empty rows").isEqualTo(new ReadCounts(1, 1, 0));
  }

  @Test
  void read_columnTwice_isToldWhereBothAreFilled() throws IOException {
    ReadResult result =
        events(
            "id,title.en,type,Title / en",
            "E1,Course,workshop,Course",
            "E2,Course,workshop,",
            "E3,,workshop,Talk");
    assertThat(told(result))
        .containsExactly("events.csv:2 [/title/en] E1 must stand only once (hub.field.duplicate)");
    assertThat(ids(result)).containsExactly("E2", "E3");
  }

  @Test
  void read_columnThatMustBeThere_isMissedInEachRow() throws IOException {
    ReadResult result = events("id,type", "E1,workshop", "E2,workshop");
    assertThat(told(result))
        .containsExactly(
            "events.csv:2 [/title] E1 must be given (hub.field.missing)",
            "events.csv:3 [/title] E2 must be given (hub.field.missing)");
  }

  @Test
  void read_cellBeyondTheHeader_isRefused() throws IOException {
    ReadResult result = events(EVENTS, "E1,Course, Part 2,workshop,5,2016", GOOD + ",,,");
    assertThat(told(result))
        .contains(
            "events.csv:2 E1 must stand under a column of the header, found '2016'"
                + " (hub.cell.beyond-header)");
    assertThat(ids(result)).containsExactly("E2");
  }

  @Test
  void read_cellUnderAColumnWithoutName_isRefused() throws IOException {
    ReadResult result = events(EVENTS + ",, ", "E1,Course,workshop,,,,x", GOOD + ",,");
    assertThat(told(result))
        .containsExactly(
            "events.csv:2 E1 must stand under a column of the header, found 'x'"
                + " (hub.cell.beyond-header)");
    assertThat(ids(result)).containsExactly("E2");
  }

  @Test
  void read_listOfThousandElements_isBeyondTheBound() throws IOException {
    ReadResult result =
        events(
            EVENTS + ",sources.999.url,sources.1000.url,Source 1000 / Web address",
            GOOD + ",https://example.org/999,https://example.org/1000,x");
    assertThat(told(result))
        .containsExactly(
            "events.csv:1 exceeds a bound (elements in a list: 999) (hub.table.limit)",
            "events.csv:1 exceeds a bound (elements in a list: 999) (hub.table.limit)");
    assertThat(result.dataset().records(HubEvent.class).get(0).getSources()).hasSize(1);
  }

  @Test
  void read_thousandsOfColumns_areRead() throws IOException {
    List<String> header = new ArrayList<>(List.of(EVENTS));
    List<String> row = new ArrayList<>(List.of(GOOD));
    for (int i = 1; i <= 999; i++) {
      header.add("sources." + i + ".url,sources." + i + ".document,sources." + i + ".title.en");
      row.add("https://example.org/" + i + ",D" + i + ",T");
    }
    HubEvent event = onlyEvent(events(String.join(",", header), String.join(",", row)));
    assertThat(event.getSources()).hasSize(999);
  }

  @Test
  void read_moreCellsThanASheetHas_isOneFinding() throws IOException {
    ReadResult result = events(EVENTS, "E1" + ",".repeat(20_000) + "x", GOOD);
    assertThat(told(result))
        .containsExactly("events.csv:2 exceeds a bound (cells in a row: 16384) (hub.table.limit)");
    assertThat(ids(result)).containsExactly("E2");
  }

  @Test
  void read_hugeCellAndHugeRow_areOneFindingEach() throws IOException {
    ReadResult result =
        events(
            EVENTS,
            "E1," + "x".repeat(1_000_001) + ",workshop,,",
            GOOD,
            "E3," + "y".repeat(17 << 20) + ",workshop,,",
            "E4,Talk,workshop,,");
    assertThat(told(result))
        .containsExactly(
            "events.csv:2 [/title/en] E1 exceeds a bound (characters in a text: 1000000)"
                + " (hub.json.limit)",
            "events.csv:4 exceeds a bound (bytes in a record: 16777216) (hub.table.limit)");
    assertThat(ids(result)).containsExactly("E2", "E4");
  }

  // What is wrong with a cell

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 200 000,50             | 1200000.50",
        "1\u00A0200\u00A0000,50   | 1200000.50",
        "1\u202F200\u202F000      | 1200000",
        "10,000.00                | 10000.00",
        "1.234.567,89             | 1234567.89",
        "1.2E+06                  | 1200000",
        "1,5                      | 1.5",
        "1’000’000                | 1000000",
      })
  void read_numberInTheFormOfSomeCountry_isToldWithADraft(String number, String draft)
      throws IOException {
    ReadResult result =
        read(
            "contributions.csv",
            "id;donor;stage;amount.amount;amount.currency",
            "C1;undp;received;" + number + ";USD",
            "C2;undp;received;1200000.50;USD");
    assertThat(told(result))
        .containsExactly(
            "contributions.csv:2 [/amount/amount] C1 must be digits, with a point before decimals,"
                + " such as "
                + draft
                + ", found '"
                + number
                + "' (hub.cell.number-form)");
    assertThat(
            result
                .dataset()
                .records(Contribution.class)
                .get(0)
                .getAmount()
                .orElseThrow()
                .getAmount())
        .isEqualTo(new BigDecimal("1200000.50"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      value = {
        "startsOn | 41348 | must be a date, found the number 41348, which a spreadsheet program"
            + " stores for 2013-03-15 (hub.cell.date-number)",
        "startsOn | 27.05.2016 | must be a date such as 2016, 2016-05, 2016-05-27 or"
            + " ../2016-05-27, found '27.05.2016' (hub.field.unreadable)",
        "startsOn | 2016-02-30 | must be a date such as 2016, 2016-05, 2016-05-27 or"
            + " ../2016-05-27, found '2016-02-30' (hub.field.unreadable)",
        "startsOn | #REF! | must be a value, found '#REF!', by which a spreadsheet program says"
            + " that it could not compute one (hub.cell.fault)",
        "startsOn | #ССЫЛКА! | must be a value, found '#ССЫЛКА!', by which a spreadsheet program"
            + " says that it could not compute one (hub.cell.fault)",
        "city | #N/A | must be a value, found '#N/A', by which a spreadsheet program says that it"
            + " could not compute one (hub.cell.fault)",
        "host | Қазақстан | must be an ISO 3166-1 alpha-2 code, found 'Қазақстан'"
            + " (hub.field.unreadable)",
        "countries | KZ|kz | must be an ISO 3166-1 alpha-2 code, found 'kz' (hub.field.unreadable)",
        "participants.value | жүз | must be a number, found 'жүз' (hub.field.unreadable)",
        "participants.value | 1e400 | must be a number, found '1e400' (hub.field.unreadable)",
        "participants.qualifier | примерно | must be exact, at_least, more_than, at_most,"
            + " fewer_than, about, between, unknown, found 'примерно' (hub.field.unreadable)",
        "covidRelated | да | must be true or false, found 'да' (hub.field.unreadable)",
      })
  void read_cellThatIsWrong_isToldAlone(String column, String cell, String message)
      throws IOException {
    ReadResult result =
        events("id;title.en;type;" + column, "E1;Course;workshop;" + cell, "E2;Talk;workshop;");
    assertThat(told(result)).hasSize(1);
    assertThat(
            result.findings().kept().get(0).message(LanguageTag.EN)
                + " ("
                + result.findings().kept().get(0).code()
                + ")")
        .isEqualTo(message);
    assertThat(ids(result)).containsExactly("E2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      value = {
        "5;           | [/amount/currency] C1 must be given (hub.field.missing)",
        ";USD         | [/amount/amount] C1 must be given (hub.field.missing)",
        "5;тенге      | [/amount/currency] C1 must be ISO 4217, found 'тенге' (hub.field.unreadable)",
        "пять;USD     | [/amount/amount] C1 must be a number, found 'пять' (hub.field.unreadable)",
      })
  void read_halfAnAmount_isToldByItsPart(String cells, String told) throws IOException {
    ReadResult result =
        read(
            "contributions.csv",
            "id;donor;stage;amount.amount;amount.currency",
            "C1;undp;received;" + cells.strip(),
            "C2;undp;received;;");
    assertThat(told(result)).containsExactly("contributions.csv:2 " + told);
    assertThat(ids(result)).containsExactly("C2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      value = {
        "more_than;;;     | value",
        "Шамамен;;;       | value",
        "between;;5;      | high",
        ";;5;7            | qualifier",
      })
  void read_halfANumber_isToldByItsPart(String cells, String part) throws IOException {
    ReadResult result =
        events(
            "id;title.en;type;participants.qualifier;participants.value;participants.low;"
                + "participants.high",
            "E1;Course;workshop;" + cells.strip(),
            "E2;Course;workshop;unknown;;;",
            "E3;Course;workshop;between;;5;7");
    assertThat(told(result))
        .containsExactly(
            "events.csv:2 [/participants/" + part + "] E1 must be given (hub.field.missing)");
    assertThat(ids(result)).containsExactly("E2", "E3");
  }

  @Test
  void read_textWhereAPartHasColumnsOfItsOwn_isNotDropped() throws IOException {
    ReadResult result = events("id;title.en;type;Source 1", "E1;Course;workshop;Annual report");
    assertThat(told(result))
        .containsExactly(
            "events.csv:2 [/sources/0] E1 must be an object, found 'Annual report'"
                + " (hub.field.unreadable)");
  }

  @Test
  void read_blanksAroundAValue_areTold() throws IOException {
    ReadResult result =
        events(
            "id;title.en;type;host;participants.value;city",
            "E1 ;Course;workshop;;;",
            "E2;Course;\u00A0workshop;KZ\u00A0; 5;Astana ",
            "E3;Course;workshop;   ;\u00A0;");
    assertThat(told(result, LanguageTag.KK))
        .containsExactly(
            "events.csv:2 [/id] E1 мәннің айналасында бос орын болмауы керек, табылғаны «E1 »"
                + " (hub.cell.spaces)",
            "events.csv:3 [/type] E2 мәннің айналасында бос орын болмауы керек, табылғаны"
                + " «\u00A0workshop» (hub.cell.spaces)",
            "events.csv:3 [/host] E2 мәннің айналасында бос орын болмауы керек, табылғаны"
                + " «KZ\u00A0» (hub.cell.spaces)",
            "events.csv:3 [/participants/value] E2 мәннің айналасында бос орын болмауы керек,"
                + " табылғаны « 5» (hub.cell.spaces)",
            "events.csv:3 [/city] E2 мәннің айналасында бос орын болмауы керек, табылғаны"
                + " «Astana » (hub.cell.spaces)",
            "events.csv:4 [/host] E3 мәннің айналасында бос орын болмауы керек, табылғаны «   »"
                + " (hub.cell.spaces)",
            "events.csv:4 [/participants/value] E3 мәннің айналасында бос орын болмауы керек,"
                + " табылғаны «\u00A0» (hub.cell.spaces)");
    List<HubEvent> events = result.dataset().records(HubEvent.class);
    assertThat(events.get(0).getId().value()).isEqualTo("E1");
    assertThat(events.get(1).getType()).isEqualTo(EventType.WORKSHOP);
    assertThat(events.get(1).getCity()).contains("Astana ");
    assertThat(events.get(2).getHost()).isEmpty();
  }

  @Test
  void read_whatAPersonIsKnownBy_isNotTold() throws IOException {
    ReadResult result =
        read("experts.csv", "id;person.name;person.email;status", "X1;#REF!;#REF!;on_roster");
    assertThat(result.findings().kept()).isNotEmpty();
    assertThat(told(result)).noneMatch(line -> line.contains("#REF!"));
  }

  @Test
  void read_idTwice_keepsTheFirst() throws IOException {
    ReadResult result = events(EVENTS, GOOD, GOOD.replace("Seminar", "Course"));
    assertThat(told(result))
        .containsExactly(
            "events.csv:3 [/id] E2 must have an id of its own, found 'E2' again"
                + " (hub.record.duplicate-id)");
    assertThat(onlyTitle(result)).isEqualTo("Seminar");
  }

  private static String onlyTitle(ReadResult result) {
    return result.dataset().records(HubEvent.class).get(0).getTitle().inAnyOf(LanguageTag.EN);
  }

  @Test
  void read_place_isTheSameInEveryLanguage() throws IOException {
    ReadResult result =
        read("countries.csv", "id,code,status", "kz,KZ,confirmed", "kg,KGZ,confirmed");
    assertThat(told(result))
        .containsExactly(
            "countries.csv:3 [/code] kg must be an ISO 3166-1 alpha-2 code, found 'KGZ'"
                + " (hub.field.unreadable)");
    assertThat(told(result, LanguageTag.RU))
        .containsExactly(
            "countries.csv:3 [/code] kg должно быть: код страны ISO 3166-1 alpha-2, найдено «KGZ»"
                + " (hub.field.unreadable)");
    assertThat(told(result, LanguageTag.KK))
        .containsExactly(
            "countries.csv:3 [/code] kg мынадай болуы керек: ISO 3166-1 alpha-2 ел коды, табылғаны «KGZ»"
                + " (hub.field.unreadable)");
    assertThat(result.dataset().records(Country.class)).hasSize(1);
    assertThat(result.located().get(0).place()).hasToString("countries.csv:2");
  }

  // The dataset around the table

  @Test
  void read_singleTable_isReadByAssumptions() throws IOException {
    Path file = file("Іс-шаралар 2025.csv", (EVENTS + "\n" + GOOD).getBytes(UTF_8));
    CsvReader reader = new CsvReader().assumingAsOf(DAY).assumingType(RecordType.EVENT);
    ReadResult result = reader.read(file);
    assertThat(ids(result)).containsExactly("E2");
    assertThat(result.dataset().asOf()).isEqualTo(DAY);
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> new CsvReader().assumingType(RecordType.EVENT).read(file))
        .withMessageContaining("found no hub.csv");
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> new CsvReader().assumingAsOf(DAY).read(file))
        .withMessageContaining("found no table of a known name");
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> new CsvReader().read(folder.resolve("none.csv")))
        .satisfies(e -> assertThat(e.getKind()).isEqualTo(DatasetException.Kind.NOT_FOUND));
  }

  @Test
  void read_tableOfAnUnknownName_isTold() throws IOException {
    file("hub.csv", "name.en,formatVersion,asOf\nInvented,1,2026-11-23\n".getBytes(UTF_8));
    file("events.csv", (EVENTS + "\n" + GOOD).getBytes(UTF_8));
    file("event.csv", (EVENTS + "\n" + GOOD).getBytes(UTF_8));
    file(".~lock.events.csv", new byte[0]);
    file("notes.txt", new byte[0]);
    ReadResult result = new CsvReader().read(folder);
    assertThat(told(result))
        .containsExactly(
            "event.csv the file is none of the record types and was not read: event.csv"
                + " (hub.file.unknown)");
    assertThat(ids(result)).containsExactly("E2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      value = {
        "name.en,formatVersion,asOf\\nInvented,1,2026-11-23\\nOther,1,2026-01-01 | hub.csv:3 exceeds a bound (rows in"
            + " a table: 1) (hub.table.limit)",
        "name.en,formatVersion,asOf\\nInvented,1,41348 | hub.csv:2 [/asOf] must be a date, found the number 41348,"
            + " which a spreadsheet program stores for 2013-03-15 (hub.cell.date-number)",
        "name.en,formatVersion,asOf\\n | nothing",
        "name.en,asOf\\nInvented,2026-11-23 | hub.csv:2 [/formatVersion] must be given"
            + " (hub.field.missing)",
        "name.en,formatVersion,asOf\\nInvented,first,2026-11-23 | hub.csv:2 [/formatVersion] must"
            + " be a whole number, found 'first' (hub.field.unreadable)",
        "Имя,Дата\\nx,y | hub.csv:1 is not a known column and was not read, found 'Имя'"
            + " (hub.column.unknown)",
        "name.en,formatVersion,asOf\\n\"x,y | hub.csv:2 must be a table, found: a quotation mark that is never"
            + " closed (hub.table.malformed)",
      })
  void read_brokenManifest_throwsAndNamesItsPlace(String text, String message) throws IOException {
    file("hub.csv", text.replace("\\n", "\n").getBytes(UTF_8));
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> new CsvReader().read(folder))
        .withMessageEndingWith("must say what it is, found: " + message)
        .satisfies(e -> assertThat(e.getKind()).isEqualTo(DatasetException.Kind.BROKEN_MANIFEST));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void read_moreFaultsInARowThanAreKept_countsEach(int cap) throws IOException {
    Path file =
        file(
            "events.csv",
            """
            id,title.en,type,startsOn,endsOn,host,countries
            E1,Course,workshop,42517,42518,Kazakhstan,Kyrgyzstan|Tajikistan
            """
                .getBytes(UTF_8));
    FindingLog log = new CsvReader(cap).assumingAsOf(DAY).read(file).findings();
    assertThat(log.countsByCode())
        .containsExactly(
            Map.entry(FindingCode.CELL_DATE_NUMBER, 2L),
            Map.entry(FindingCode.FIELD_UNREADABLE, 3L));
    assertThat(log.kept()).hasSize(cap == 0 ? 0 : 2 * cap);
  }

  @Test
  void check_rules_nameTheRowAndTheField() throws IOException {
    Path file =
        file(
            "events.csv",
            """
            id,title.en,type,startsOn,endsOn,participants.value,project,sources.2.url
            E1,Course,workshop,2016-05-27,2016-05-26,,,
            E2,Talk,workshop,2016-05-27,,-5,none,
            E3,Tour,study_visit,2016-05-28,,,,example
            """
                .getBytes(UTF_8));
    List<String> accepted = new ArrayList<>();
    ReadSummary summary =
        new CsvReader()
            .assumingAsOf(DAY)
            .check(file, Ruleset.standard(), l -> accepted.add(l.record().getId().value()));
    assertThat(summary.findings().kept().stream().map(f -> f.line(LanguageTag.EN)))
        .containsExactly(
            "events.csv:2 [/endsOn] E1 must not lie before '2016-05-27', found '2016-05-26'"
                + " (hub.date.end-before-start)",
            "events.csv:3 [/participants] E2 must be zero or more, found -5 (hub.number.negative)",
            "events.csv:4 [/sources/0/url] E3 must be a web address, found 'example'"
                + " (hub.url.malformed)");
    assertThat(accepted).containsExactly("E1", "E2", "E3");
    assertThat(summary.counts()).isEqualTo(new ReadCounts(3, 3, 0));
  }

  @Test
  void forEach_consumerThatThrows_isNotTakenForAFault() throws IOException {
    Path file = file("events.csv", (EVENTS + "\n" + GOOD).getBytes(UTF_8));
    assertThatExceptionOfType(java.io.UncheckedIOException.class)
        .isThrownBy(
            () ->
                new CsvReader()
                    .assumingAsOf(DAY)
                    .forEach(
                        file,
                        located -> {
                          throw new java.io.UncheckedIOException(new IOException("mine"));
                        }))
        .withMessageContaining("mine");
  }

  @Test
  void forEach_manyRows_needsNoMemoryForThem() throws IOException {
    Path file = folder.resolve("events.csv");
    try (Writer out = Files.newBufferedWriter(file)) {
      out.write("id,title.en,type\n");
      for (int i = 0; i < 200_000; i++) {
        out.write("E" + i + ",Course,workshop\n");
      }
    }
    AtomicLong count = new AtomicLong();
    ReadSummary summary =
        new CsvReader().assumingAsOf(DAY).forEach(file, located -> count.incrementAndGet());
    assertThat(count).hasValue(200_000);
    assertThat(summary.counts()).isEqualTo(new ReadCounts(200_000, 200_000, 0));
  }
}
