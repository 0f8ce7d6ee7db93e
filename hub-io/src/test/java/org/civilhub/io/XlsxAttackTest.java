package org.civilhub.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.civilhub.io.HandmadeWorkbook.row;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.civilhub.io.xlsx.XlsxReader;
import org.civilhub.io.xlsx.XlsxWriter;
import org.civilhub.model.RecordType;
import org.civilhub.model.rule.Ruleset;
import org.civilhub.model.value.LanguageTag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Workbooks that are damaged, or made to do harm, end in a finding, soon and with little memory.
 */
class XlsxAttackTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
  private static final String HEADER = row(1, "id", "title.en", "type", "city");
  private static final String GOOD = row(3, "E2", "Talk", "workshop");

  @TempDir Path folder = Path.of("");

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("form.xlsx"), bytes);
  }

  private ReadResult read(byte[] bytes) throws IOException {
    Path file = file(bytes);
    XlsxReader reader = new XlsxReader().assumingAsOf(DAY);
    ReadResult result = assertTimeoutPreemptively(Duration.ofSeconds(30), () -> reader.read(file));
    ReadCounts counts = result.counts();
    assertThat(counts.read()).isEqualTo(counts.accepted() + counts.rejected());
    if (bytes.length < 1 << 16) {
      ReadSummary summary = reader.check(file, Ruleset.standard(), located -> {});
      assertThat(summary.counts()).isEqualTo(counts);
    }
    return result;
  }

  private ReadResult read(HandmadeWorkbook book) throws IOException {
    return read(book.bytes());
  }

  private static List<String> told(ReadResult result) {
    return result.findings().kept().stream().map(f -> f.line(LanguageTag.EN)).toList();
  }

  private static HandmadeWorkbook events(String... rows) {
    return HandmadeWorkbook.of("Events", HEADER + String.join("", rows) + GOOD);
  }

  private static void assertOnly(ReadResult result, String message) {
    assertThat(told(result)).containsExactly(message);
    assertThat(result.dataset().records()).isEmpty();
  }

  @Test
  void read_handmadeWorkbook_isRead() throws IOException {
    ReadResult result = read(events());
    assertThat(told(result)).isEmpty();
    assertThat(result.dataset().records().map(r -> r.getId().value())).containsExactly("E2");
    assertThat(result.located().get(0).place()).hasToString("form.xlsx Events!3");
  }

  // Archives

  @Test
  void read_partThatGrowsTooMuch_isNotOpened() throws IOException {
    byte[] spaces = new byte[200 << 20];
    Arrays.fill(spaces, (byte) ' ');
    assertOnly(
        read(events().part("xl/media/image1.png", spaces)),
        "form.xlsx exceeds a bound (times that the workbook grows when unpacked: 400)"
            + " (hub.table.limit)");
  }

  @Test
  void read_manyPartsThatGrow_areNotOpened() throws IOException {
    byte[] noise = new byte[1 << 20];
    new Random(1).nextBytes(noise);
    byte[] part = new byte[60 << 20]; // grows by less than 400, for its start is noise
    System.arraycopy(noise, 0, part, 0, noise.length);
    HandmadeWorkbook book = events();
    for (int i = 0; i < 10; i++) {
      book.part("xl/media/image" + i + ".png", part);
    }
    assertOnly(
        read(book),
        "form.xlsx exceeds a bound (bytes in the workbook unpacked: 536870912) (hub.table.limit)");
  }

  @Test
  void read_sizeOfTwoGigabytesDeclared_isNotOpened() throws IOException {
    byte[] bytes = events().bytes();
    setInDirectory(bytes, "xl/worksheets/sheet1.xml", 24, Integer.MAX_VALUE);
    assertOnly(
        read(bytes),
        "form.xlsx exceeds a bound (bytes in the workbook unpacked: 536870912) (hub.table.limit)");
  }

  @Test
  void read_sizeOfOneByteDeclared_isReadAsItIsOrRefused() throws IOException {
    byte[] bytes = events().bytes();
    setInDirectory(bytes, "xl/worksheets/sheet1.xml", 24, 1);
    ReadResult result = read(bytes);
    assertThat(result.counts().accepted() == 1 || !told(result).isEmpty()).isTrue();
  }

  /** Writes a number of the central directory. */
  private static void setInDirectory(byte[] zip, String part, int offset, int value) {
    ByteBuffer bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    byte[] name = part.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i + 46 + name.length < zip.length; i++) {
      if (bytes.getInt(i) == 0x02014b50
          && Arrays.equals(zip, i + 46, i + 46 + name.length, name, 0, name.length)) {
        bytes.putInt(i + offset, value);
        return;
      }
    }
    throw new AssertionError("no entry " + part);
  }

  @Test
  void read_partTwice_isNotOpened() throws IOException {
    byte[] bytes = events().part("xl/worksheets/sheet2.xml", "<worksheet/>").bytes();
    byte[] from = "xl/worksheets/sheet2.xml".getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i + from.length < bytes.length; i++) {
      if (Arrays.equals(bytes, i, i + from.length, from, 0, from.length)) {
        bytes[i + "xl/worksheets/sheet".length()] = '1';
      }
    }
    assertOnly(
        read(bytes),
        "form.xlsx must be a table, found: a workbook of which parts are missing or damaged"
            + " (hub.table.malformed)");
  }

  @Test
  void read_partTwiceButForCase_isNotOpened() throws IOException {
    assertOnly(
        read(events().part("xl/Worksheets/Sheet1.xml", "<worksheet/>")),
        "form.xlsx must be a table, found: a workbook of which parts are missing or damaged"
            + " (hub.table.malformed)");
  }

  @Test
  void read_thousandsOfParts_areNotOpened() throws IOException {
    HandmadeWorkbook book = events();
    for (int i = 0; i < 10_000; i++) {
      book.part("xl/media/image" + i + ".png", "");
    }
    assertOnly(
        read(book), "form.xlsx exceeds a bound (parts of the workbook: 10000) (hub.table.limit)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "PK", "id,title.en\nE1,Talk\n", "%PDF-1.7", "<html></html>"})
  void read_noWorkbookAtAll_isTold(String text) throws IOException {
    assertOnly(
        read(text.getBytes(StandardCharsets.UTF_8)),
        "form.xlsx must be a table, found: a file that is no workbook or breaks off"
            + " (hub.table.malformed)");
  }

  @Test
  void read_anotherArchive_isTold() throws IOException {
    assertOnly(
        read(new HandmadeWorkbookOf("hello.txt").bytes()),
        "form.xlsx must be a table, found: a file that is no workbook or breaks off"
            + " (hub.table.malformed)");
  }

  /** An archive of one text. */
  private record HandmadeWorkbookOf(String name) {
    byte[] bytes() throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (var zip = new java.util.zip.ZipOutputStream(bytes)) {
        zip.putNextEntry(new java.util.zip.ZipEntry(name));
        zip.write(1);
      }
      return bytes.toByteArray();
    }
  }

  @Test
  void read_workbookThatBreaksOff_isTold() throws IOException {
    Path whole = folder.resolve("whole.xlsx");
    new XlsxWriter(LanguageTag.KK).write(Samples.dataset(), whole);
    byte[] bytes = Files.readAllBytes(whole);
    for (int length : List.of(10, 1_000, bytes.length / 2, bytes.length - 1)) {
      assertOnly(
          read(Arrays.copyOf(bytes, length)),
          "form.xlsx must be a table, found: a file that is no workbook or breaks off"
              + " (hub.table.malformed)");
    }
  }

  /** The start of an OLE2 file, which older workbooks are, and the name of a stream in it. */
  private static byte[] compound(String stream) {
    byte[] bytes = new byte[200_000];
    ByteBuffer.wrap(bytes).putLong(0xD0CF11E0A1B11AE1L);
    byte[] name = stream.getBytes(StandardCharsets.UTF_16LE);
    System.arraycopy(name, 0, bytes, 131_060, name.length); // across a chunk's end
    return bytes;
  }

  @Test
  void read_oldWorkbook_isTold() throws IOException {
    ReadResult result = read(compound("Workbook"));
    assertOnly(
        result,
        "form.xlsx must be a table, found: a workbook of the old format (.xls)"
            + " (hub.table.malformed)");
    assertThat(result.findings().kept().get(0).message(LanguageTag.KK))
        .isEqualTo("кесте болуы керек, табылғаны: ескі пішімдегі кітап (.xls)");
  }

  @Test
  void read_lockedWorkbook_isTold() throws IOException {
    ReadResult result = read(compound("EncryptedPackage"));
    assertOnly(
        result,
        "form.xlsx must be a table, found: a workbook locked with a password"
            + " (hub.table.malformed)");
    assertThat(result.findings().kept().get(0).message(LanguageTag.RU))
        .isEqualTo("должна быть таблица, найдено: книга, защищённая паролем");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml"})
  void read_partMissing_isTold(String part) throws IOException {
    ReadResult result = read(events().without(part));
    assertThat(told(result)).hasSize(1);
    assertThat(told(result).get(0))
        .startsWith("form.xlsx")
        .endsWith(
            "must be a table, found: a workbook of which parts are missing or damaged"
                + " (hub.table.malformed)");
  }

  // XML

  @ParameterizedTest
  @ValueSource(
      strings = {
        "xl/worksheets/sheet1.xml",
        "xl/sharedStrings.xml",
        "xl/workbook.xml",
        "[Content_Types].xml",
        "xl/_rels/workbook.xml.rels",
        "docProps/core.xml"
      })
  void read_documentType_isNotOpened(String part) throws IOException {
    HandmadeWorkbook book =
        events().sharedStrings("<si><t>x</t></si>").part("docProps/core.xml", "<c/>");
    Path secret = Files.writeString(folder.resolve("secret.txt"), "secret");
    String external = "<!DOCTYPE x [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]>";
    String laughs =
        "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"
            + "<!ENTITY e \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]>";
    String text = book.text(part);
    for (String doctype : List.of(external, laughs, "<!DOCTYPE x>")) {
      book.part(part, doctype + text.replaceFirst("(?s)>([^<>]*)</", ">&e;</"));
      assertOnly(read(book), "form.xlsx must not be there, found 'DOCTYPE' (hub.xml.forbidden)");
    }
  }

  @Test
  void read_xmlThatBreaksOff_isTold() throws IOException {
    HandmadeWorkbook book = events();
    String sheet = book.text("xl/worksheets/sheet1.xml");
    book.part("xl/worksheets/sheet1.xml", sheet.substring(0, sheet.length() - 30));
    assertOnly(
        read(book),
        "form.xlsx must be a table, found: a workbook of which parts are missing or damaged"
            + " (hub.table.malformed)");
  }

  @Test
  void read_elementsWithinElements_areBounded() throws IOException {
    HandmadeWorkbook book = events().sheet("<row r=\"1\">" + "<x>".repeat(200_000));
    assertOnly(read(book), "form.xlsx exceeds a bound (levels of nesting: 64) (hub.table.limit)");
  }

  // Sheets

  @Test
  void read_millionEmptyRows_areNotGoneThrough() throws IOException {
    StringBuilder rows = new StringBuilder(HEADER);
    for (int i = 2; i < 1_000_000; i++) {
      rows.append("<row r=\"").append(i).append("\"><c r=\"A").append(i).append("\"/></row>");
    }
    rows.append(row(1_000_000, "E1", "Talk", "workshop"));
    ReadResult result = read(HandmadeWorkbook.of("Events", rows.toString()));
    assertThat(told(result))
        .contains(
            "form.xlsx Events!100002 exceeds a bound (empty rows in a row: 100000)"
                + " (hub.table.limit)");
    assertThat(result.counts().read()).isZero();
  }

  @Test
  void read_lastRowOfTheSheet_isRead() throws IOException {
    ReadResult result =
        read(HandmadeWorkbook.of("Events", HEADER + row(1_048_576, "E1", "T", "x")));
    assertThat(result.located().get(0).place()).hasToString("form.xlsx Events!1048576");
  }

  @Test
  void read_cellFarAway_isNotOpened() throws IOException {
    for (String cell : List.of("XFE2", "ZZZ2")) {
      assertOnly(
          read(events("<row r=\"2\"><c r=\"" + cell + "\"><v>1</v></c></row>")),
          "form.xlsx exceeds a bound (columns in a table: 16384) (hub.table.limit)");
    }
    for (String row : List.of("1048577", "999999999", "99999999999")) {
      assertOnly(
          read(events("<row r=\"" + row + "\"/>")),
          "form.xlsx exceeds a bound (rows in a table: 1048576) (hub.table.limit)");
    }
    for (String cell : List.of("ZZZZZZZZ2", "A0", "A", "2", "A2B", "a2")) {
      assertOnly(
          read(events("<row r=\"2\"><c r=\"" + cell + "\"><v>1</v></c></row>")),
          "form.xlsx must be a table, found: a workbook of which parts are missing or damaged"
              + " (hub.table.malformed)");
    }
  }

  @Test
  void read_sheetInAPartOfAnotherName_isCheckedAllTheSame() throws IOException {
    HandmadeWorkbook book = events("<row r=\"2\"><c r=\"ZZZ2\"/></row>");
    String sheet = book.text("xl/worksheets/sheet1.xml");
    String relations = book.text("xl/_rels/workbook.xml.rels");
    for (String name : List.of("data/first.xml", "FIRST.XML", "sheet.bin")) {
      book.part("xl/" + name, sheet)
          .part("xl/_rels/workbook.xml.rels", relations.replace("worksheets/sheet1.xml", name));
      assertThat(told(read(book.without("xl/worksheets/sheet1.xml")))).hasSize(1);
      book.without("xl/" + name);
    }
  }

  @Test
  void read_sharedTextThatIsNotThere_isNotOpened() throws IOException {
    for (String index : List.of("1", "2000000000", "-1", "99999999999999999999", "x")) {
      HandmadeWorkbook book =
          events(row(2, "<c t=\"s\"><v>" + index + "</v></c>")).sharedStrings("<si><t>E1</t></si>");
      assertOnly(
          read(book),
          "form.xlsx must be a table, found: a workbook of which parts are missing or damaged"
              + " (hub.table.malformed)");
    }
  }

  @Test
  void read_millionsOfSharedTexts_areNotHeld() throws IOException {
    HandmadeWorkbook book =
        events().sharedStrings("<!--" + randomText(100_000) + "-->" + "<si/>".repeat(4_300_000));
    assertOnly(
        read(book),
        "form.xlsx exceeds a bound (characters in the texts that cells share: 134217728)"
            + " (hub.table.limit)");
  }

  @Test
  void read_textOfTenMegabytes_costsItsRowAlone() throws IOException {
    ReadResult result = read(events(row(2, "E1", randomText(10 << 20), "workshop")));
    assertThat(told(result))
        .containsExactly(
            "form.xlsx Events!B2 [/title/en] E1 exceeds a bound (characters in a text: 1000000)"
                + " (hub.json.limit)");
    assertThat(result.dataset().records()).hasSize(1);
  }

  @Test
  void read_textOfTwentyMegabytes_isNotOpened() throws IOException {
    assertOnly(
        read(events(row(2, "E1", randomText(20 << 20), "workshop"))),
        "form.xlsx exceeds a bound (characters in a text: 16777216) (hub.table.limit)");
  }

  private static String randomText(int length) {
    StringBuilder text = new StringBuilder();
    new Random(7).ints(length, 'a', 'z').forEach(c -> text.append((char) c));
    return text.toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1E999999999", "1E-999999999", "1E400", "-1E401"})
  void read_numberWithAHugeExponent_takesNoTime(String number) throws IOException {
    Path file =
        HandmadeWorkbook.of(
                "Projects",
                row(1, "id", "title.en", "phase")
                    + row(2, "P1", "T", "<c><v>" + number + "</v></c>")
                    + row(3, "P2", "T"))
            .write(folder.resolve("form.xlsx"));
    ReadResult result = read(Files.readAllBytes(file));
    assertThat(told(result)).hasSize(1);
    assertThat(told(result).get(0))
        .startsWith("form.xlsx Projects!C2 [/phase] P1 must be a whole number");
    assertThat(result.dataset().records()).hasSize(1);
  }

  @Test
  void read_thousandsOfMergedCells_takeNoTime() throws IOException {
    StringBuilder rows = new StringBuilder(HEADER);
    StringBuilder merges =
        new StringBuilder("<mergeCells><mergeCell ref=\"B9:A3\"/><mergeCell ref=\"?\"/>");
    for (int i = 2; i < 10_000; i++) {
      rows.append(row(i, "E" + i, "Talk", "workshop"));
      merges.append("<mergeCell ref=\"A").append(i).append(":B1048576\"/>");
    }
    ReadResult result =
        read(
            HandmadeWorkbook.of("Events", "")
                .sheet(rows.toString(), merges.append("</mergeCells>").toString()));
    assertThat(result.counts()).isEqualTo(new ReadCounts(9_998, 0, 9_998));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<c t=\"d\"><v>2016-05-27</v></c>",
        "<c t=\"z\"><v>1</v></c>",
        "<c s=\"x\"><v>1</v></c>",
        "<c s=\"-1\"><v>1</v></c>",
        "<c><f t=\"shared\" si=\"7\"/><v>1</v></c>",
        "<c><f t=\"shared\" si=\"x\"/><v>1</v></c>",
      })
  void read_cellThatCannotBeRead_endsThatSheetWithItsRow(String cell) throws IOException {
    ReadResult result =
        read(
            HandmadeWorkbook.of(
                    "Events",
                    HEADER + row(2, "E1", "Talk", "workshop") + row(3, "E2", cell) + row(4, "E3"))
                .formats("0"));
    assertThat(told(result))
        .containsExactly(
            "form.xlsx Events!3 must be a table, found: a workbook of which parts are missing or"
                + " damaged (hub.table.malformed)");
    assertThat(result.counts()).isEqualTo(new ReadCounts(2, 1, 1));
  }

  /** Single bytes changed in any part, and the archive whole. */
  @Test
  void read_anyBytesOfAnyPartChanged_throwsNothing() throws IOException {
    Path whole = folder.resolve("whole.xlsx");
    new XlsxWriter(LanguageTag.EN)
        .write(
            Dataset.of(
                Samples.manifest(),
                List.of(Samples.full(RecordType.EVENT), Samples.minimal(RecordType.PROJECT))),
            whole);
    Random random = new Random(20);
    for (int i = 0; i < 40; i++) {
      byte[] changed = changed(whole, random);
      ReadResult result = read(changed);
      assertThat(result.counts().rejected() == 0 || !told(result).isEmpty()).isTrue();
    }
  }

  private static byte[] changed(Path workbook, Random random) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var from = new java.util.zip.ZipFile(workbook.toFile());
        var to = new java.util.zip.ZipOutputStream(bytes)) {
      List<? extends java.util.zip.ZipEntry> parts = java.util.Collections.list(from.entries());
      int chosen = random.nextInt(parts.size());
      for (int i = 0; i < parts.size(); i++) {
        byte[] content = from.getInputStream(parts.get(i)).readAllBytes();
        for (int change = 0; i == chosen && change < 3; change++) {
          content[random.nextInt(content.length)] = (byte) "<>\"/&0a1 =".charAt(random.nextInt(10));
        }
        to.putNextEntry(new java.util.zip.ZipEntry(parts.get(i).getName()));
        to.write(content);
      }
    }
    return bytes.toByteArray();
  }
}
