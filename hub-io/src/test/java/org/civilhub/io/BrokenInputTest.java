package org.civilhub.io;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.civilhub.model.HubEvent;
import org.civilhub.model.rule.Finding;
import org.civilhub.model.rule.FindingCode;
import org.civilhub.model.rule.Place;
import org.civilhub.model.value.LanguageTag;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is wrong with a dataset is found at its place, and the rest is kept. */
class BrokenInputTest {
  private static final String GOOD = event("E1");
  private static final String MANIFEST =
      "{\"name\":{\"en\":\"Invented\"},\"formatVersion\":1,\"asOf\":\"2026-11-23\"}";

  @TempDir Path folder = Path.of("");

  private static String event(String id) {
    return "{\"id\":\"" + id + "\",\"title\":{\"en\":\"Workshop\"},\"type\":\"workshop\"}";
  }

  @BeforeEach
  void writeManifest() throws IOException {
    Files.writeString(folder.resolve("hub.json"), MANIFEST);
  }

  private ReadResult readEvents(byte[] bytes) throws IOException {
    return readEvents(bytes, new DatasetReader());
  }

  private ReadResult readEvents(byte[] bytes, DatasetReader reader) throws IOException {
    Files.write(folder.resolve("events.ndjson"), bytes);
    ReadResult result = reader.read(folder);
    assertConsistent(result);
    return result;
  }

  private ReadResult readEvents(String... lines) throws IOException {
    return readEvents((String.join("\n", lines) + "\n").getBytes(UTF_8));
  }

  private ReadResult readDocument(String json) throws IOException {
    Path file = folder.resolve("dataset.json");
    Files.writeString(file, json);
    ReadResult result = new DatasetReader().read(file);
    assertConsistent(result);
    return result;
  }

  private static void assertConsistent(ReadResult result) {
    ReadCounts counts = result.counts();
    assertThat(counts.read()).isEqualTo(counts.accepted() + counts.rejected());
    assertThat(result.located()).hasSize((int) counts.accepted());
    assertThat(result.dataset().records()).hasSize((int) counts.accepted());
  }

  private static Finding only(ReadResult result) {
    assertThat(result.findings().kept()).hasSize(1);
    return result.findings().kept().get(0);
  }

  private static void assertFinding(
      Finding finding, FindingCode code, long line, long column, String pointer) {
    assertThat(finding.code()).isEqualTo(code);
    assertThat(finding.place()).isEqualTo(new Place("events.ndjson", line, column, pointer));
  }

  private static void assertCounts(ReadResult result, long read, long accepted) {
    assertThat(result.counts()).isEqualTo(new ReadCounts(read, accepted, read - accepted));
  }

  private static List<String> ids(ReadResult result) {
    return result.dataset().records().map(record -> record.getId().value()).toList();
  }

  @Test
  void read_truncatedLine_findsItsEndAndKeepsTheRest() throws IOException {
    String half = GOOD.substring(0, 20);
    ReadResult result = readEvents(half, event("E2"));
    assertFinding(only(result), FindingCode.JSON_TRUNCATED, 1, 21, "/title");
    assertThat(only(result).recordId()).contains("E1");
    assertCounts(result, 2, 1);
    assertThat(ids(result)).containsExactly("E2");
  }

  @Test
  void read_lineCutAnywhere_isTruncated() throws IOException {
    String whole =
        "{\"id\":\"E1\",\"covidRelated\":true,\"title\":{\"en\":\"W\"},\"type\":\"w\","
            + "\"project\":null,\"countries\":[\"KZ\"],\"participants\":{\"qualifier\":\"exact\","
            + "\"value\":-12.5}}";
    for (int cut = 1; cut < whole.length(); cut++) {
      ReadResult result = readEvents(whole.substring(0, cut), event("E2"));
      assertThat(only(result).code())
          .as(whole.substring(0, cut))
          .isEqualTo(FindingCode.JSON_TRUNCATED);
      assertCounts(result, 2, 1);
    }
  }

  @Test
  void read_invalidUtf8_findsTheCharacterAndReplacesNothing() throws IOException {
    byte[] bytes = concat((event("Ж") + "\n").getBytes(UTF_8), event("é").getBytes(ISO_8859_1));
    ReadResult result = readEvents(bytes);
    assertFinding(only(result), FindingCode.JSON_ENCODING, 2, 8, "");
    assertCounts(result, 2, 1);
  }

  private static byte[] concat(byte[] a, byte[] b) {
    byte[] both = java.util.Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }

  @Test
  void read_overlongAndSurrogateBytes_areNotUtf8() throws IOException {
    for (String bytes : List.of("\u00C0\u0080", "\u00ED\u00A0\u0080", "\u00F8\u0088\u0080")) {
      ReadResult result = readEvents(event(bytes).getBytes(ISO_8859_1));
      assertFinding(only(result), FindingCode.JSON_ENCODING, 1, 8, "");
    }
  }

  @Test
  void read_duplicateId_keepsTheFirst() throws IOException {
    ReadResult result = readEvents(GOOD, event("E2"), GOOD.replace("Workshop", "Another"));
    assertFinding(only(result), FindingCode.RECORD_DUPLICATE_ID, 3, 1, "/id");
    assertThat(only(result).recordId()).contains("E1");
    assertThat(only(result).arguments()).containsEntry("found", "E1");
    assertCounts(result, 3, 2);
    assertThat(result.dataset().records(HubEvent.class).get(0).getTitle().toString())
        .contains("Workshop");
  }

  @Test
  void read_idOfRejectedRecord_mayBeUsedAgain() throws IOException {
    ReadResult result = readEvents(GOOD + " x", GOOD);
    assertFinding(only(result), FindingCode.JSON_TRAILING, 1, GOOD.length() + 2, "");
    assertThat(ids(result)).containsExactly("E1");
  }

  @Test
  void read_unknownField_warnsAndKeepsTheRecord() throws IOException {
    ReadResult result =
        readEvents(
            GOOD.replace("\"type\"", "\"colour\":{\"a\":[1,{\"b\":null}]},\"type\""),
            event("E2").replace("{\"en\"", "{\"xx-invalid-tag-\":\"x\",\"en\""),
            event("E3")
                .replace(
                    "\"type\"",
                    "\"participants\":{\"qualifier\":\"exact\",\"unit\":\"people\",\"value\":5},"
                        + "\"type\""));
    List<Finding> findings = result.findings().kept();
    assertFinding(findings.get(0), FindingCode.FIELD_UNKNOWN, 1, 38, "/colour");
    assertFinding(findings.get(1), FindingCode.FIELD_UNREADABLE, 2, 20, "/title");
    assertFinding(findings.get(2), FindingCode.FIELD_UNKNOWN, 3, 74, "/participants/unit");
    assertCounts(result, 3, 2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "city              | 5                                          | text",
        "city              | \"\\ud800\"                                | text",
        "city              | \"a\\udc00b\"                              | text",
        "city              | [\"Astana\"]                               | text",
        "covidRelated      | \"true\"                                   | true_or_false",
        "covidRelated      | 1                                          | true_or_false",
        "startsOn          | \"27.05.2016\"                             | date",
        "startsOn          | 2016                                       | date",
        "host              | \"kz\"                                     | country",
        "organisers        | \"oecd\"                                   | list",
        "format            | \"\"                                       | code",
        "project           | \" \"                                      | id",
        "participants      | 5                                          | qualified_number",
        "participants      | {\"qualifier\":\"some\",\"value\":5}       | qualified_number",
        "participants      | {\"qualifier\":\"exact\"}                  | qualified_number",
        "participants      | {\"qualifier\":\"exact\",\"value\":\"5\"}  | qualified_number",
        "participants      | {\"qualifier\":\"exact\",\"value\":5,\"low\":1} | qualified_number",
        "participants      | {\"qualifier\":\"unknown\",\"value\":5}    | qualified_number",
        "participants      | {\"qualifier\":\"between\",\"low\":5,\"high\":5} | qualified_number",
        "participants      | {\"qualifier\":\"between\",\"low\":7,\"high\":5} | qualified_number",
        "participants      | {\"qualifier\":\"about\",\"value\":5,\"low\":1} | qualified_number",
        "participants      | {\"qualifier\":\"exact\",\"value\":1e999999999} | qualified_number",
        "participants      | {\"qualifier\":\"exact\",\"value\":1e-999999999} | qualified_number",
        "participants      | {\"qualifier\":\"exact\",\"value\":1e99999999999} | qualified_number",
        "titleOrigin       | {}                                         | code",
        "sources           | {}                                         | list",
        "participations    | [5]                                        | object",
        "countries         | [\"KZ\",null]                              | country",
      })
  void read_wrongType_findsWhatWasExpected(String field, String json, String expected) {
    Assertions.assertThatNoException()
        .isThrownBy(
            () -> {
              ReadResult result =
                  readEvents(
                      GOOD.replace("\"type\"", "\"" + field + "\":" + json + ",\"type\""),
                      event("E2"));
              Finding finding = only(result);
              assertThat(finding.code()).isEqualTo(FindingCode.FIELD_UNREADABLE);
              assertThat(finding.arguments()).containsEntry("expected", expected);
              assertThat(finding.place().line()).isEqualTo(1);
              assertThat(finding.place().pointer()).startsWith("/" + field);
              assertThat(finding.recordId()).contains("E1");
              assertCounts(result, 2, 1);
            });
  }

  @Test
  void read_wholeNumberWithDecimals_isUnreadable() throws IOException {
    Files.writeString(
        folder.resolve("projects.ndjson"),
        """
        {"id":"P","title":{"en":"Project"},"phase":1.0}
        {"id":"Q","title":{"en":"Project"},"phase":3000000000}
        """);
    ReadResult result = new DatasetReader().read(folder);
    assertThat(result.findings().kept())
        .extracting(finding -> finding.arguments().get("expected"))
        .containsExactly("whole_number", "whole_number");
    assertThat(result.counts()).isEqualTo(new ReadCounts(2, 0, 2));
  }

  @Test
  void read_foundText_isJsonCutTo200Characters() throws IOException {
    ReadResult result =
        readEvents(
            GOOD.replace("\"workshop\"", "{\"a\":[true,null,\"x\\\"\"],\"b\":1.50}"),
            event("E2").replace("\"workshop\"", "[\"" + "\uD83D\uDE00".repeat(300) + "\"]"));
    List<Finding> findings = result.findings().kept();
    assertThat(findings.get(0).arguments())
        .containsEntry("found", "{\"a\":[true,null,\"x\\\"\"],\"b\":1.50}");
    String cut = findings.get(1).arguments().get("found");
    assertThat(cut).isEqualTo("[\"" + "\uD83D\uDE00".repeat(99));
  }

  @Test
  void read_numberWith400Digits_exceedsABound() throws IOException {
    ReadResult result =
        readEvents(
            GOOD.replace(
                "\"type\"",
                "\"participants\":{\"qualifier\":\"exact\",\"value\":"
                    + "9".repeat(400)
                    + "},\"type\""),
            event("E2"));
    assertThat(only(result).code()).isEqualTo(FindingCode.JSON_LIMIT);
    assertThat(only(result).place().line()).isEqualTo(1);
    assertThat(only(result).place().pointer()).isEqualTo("/participants/value");
    assertThat(only(result).arguments()).containsEntry("bound", "numberLength 100");
    assertCounts(result, 2, 1);
  }

  @Test
  void read_numberWith41Digits_isUnreadable() throws IOException {
    ReadResult result =
        readEvents(
            GOOD.replace(
                "\"type\"",
                "\"participants\":{\"qualifier\":\"exact\",\"value\":"
                    + "9".repeat(41)
                    + "},\"type\""));
    assertFinding(only(result), FindingCode.FIELD_UNREADABLE, 1, 53, "/participants");
  }

  @Test
  void read_hugeExponents_takeNoTime() throws IOException {
    Files.writeString(
        folder.resolve("budgets.ndjson"),
        "{\"id\":\"B\",\"project\":\"P\",\"period\":\"2024\","
            + "\"amount\":{\"amount\":1e999999999,\"currency\":\"USD\"}}\n");
    Files.writeString(
        folder.resolve("reported_figures.ndjson"),
        "{\"id\":\"F\",\"indicator\":\"i\",\"roundedTo\":1e-999999999,"
            + "\"value\":{\"qualifier\":\"about\",\"value\":1E999999999}}\n");
    ReadResult result =
        org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
            Duration.ofSeconds(20), () -> new DatasetReader().read(folder));
    assertThat(result.findings().kept())
        .extracting(finding -> finding.place().pointer())
        .containsExactly("/amount", "/roundedTo", "/value");
    assertCounts(result, 2, 0);
  }

  @Test
  void read_unknownCurrency_isUnreadable() throws IOException {
    Files.writeString(
        folder.resolve("budgets.ndjson"),
        "{\"id\":\"B\",\"project\":\"P\",\"period\":\"2024\","
            + "\"amount\":{\"amount\":1.10,\"currency\":\"XXZ\"}}\n");
    Finding finding = only(new DatasetReader().read(folder));
    assertThat(finding.arguments())
        .containsEntry("expected", "money")
        .containsEntry("found", "{\"amount\":1.10,\"currency\":\"XXZ\"}");
  }

  @Test
  void read_10000NestedArrays_exceedABound() throws IOException {
    String deep = "[".repeat(10_000) + "]".repeat(10_000);
    ReadResult result =
        readEvents(GOOD.replace("\"type\"", "\"x\":" + deep + ",\"type\""), deep, event("E2"));
    assertThat(result.findings().kept())
        .extracting(Finding::code)
        .containsExactly(FindingCode.FIELD_UNKNOWN, FindingCode.JSON_LIMIT, FindingCode.JSON_LIMIT);
    assertThat(result.findings().kept().get(2).arguments())
        .containsEntry("bound", "nestingDepth 64");
    assertThat(result.findings().kept().get(2).place().line()).isEqualTo(2);
    assertCounts(result, 3, 1);
  }

  @Test
  void read_longNamesAndTexts_exceedBounds() throws IOException {
    ReadResult result =
        readEvents(
            GOOD.replace("\"type\"", "\"" + "n".repeat(1_001) + "\":1,\"type\""),
            event("E2").replace("Workshop", "W".repeat(1_000_001)),
            event("E3"));
    assertThat(result.findings().kept())
        .extracting(finding -> finding.arguments().get("bound"))
        .containsExactly("nameLength 1000", "textLength 1000000");
    assertCounts(result, 3, 1);
  }

  @Test
  void read_emptyFile_warns() throws IOException {
    ReadResult result = readEvents(new byte[0]);
    assertFinding(only(result), FindingCode.FILE_EMPTY, 0, 0, "");
    assertCounts(result, 0, 0);
    assertThat(only(readEvents("", "  ")).code()).isEqualTo(FindingCode.FILE_EMPTY);
  }

  @Test
  void read_unknownFile_warnsUnlessItIsNoRecordFile() throws IOException {
    Files.writeString(folder.resolve("README.md"), "Hello");
    Files.writeString(folder.resolve("visitors.ndjson"), GOOD);
    ReadResult result = readEvents(GOOD);
    Finding finding = only(result);
    assertThat(finding.code()).isEqualTo(FindingCode.FILE_UNKNOWN);
    assertThat(finding.place()).isEqualTo(new Place("visitors.ndjson", 0, 0, ""));
    assertThat(result.summary().countsByFile()).containsOnlyKeys("events.ndjson");
  }

  @Test
  void read_fieldTwice_isRefused() throws IOException {
    ReadResult result =
        readEvents(
            GOOD.replace("\"type\"", "\"title\":{\"en\":\"Other\"},\"type\""),
            event("E2").replace("{\"en\"", "{\"EN\":\"x\",\"en\""),
            event("E3").replace("{\"en\"", "{\"en\":\"x\",\"en\""),
            event("E4"));
    List<Finding> findings = result.findings().kept();
    assertFinding(findings.get(0), FindingCode.FIELD_DUPLICATE, 1, 38, "/title");
    assertFinding(findings.get(1), FindingCode.FIELD_DUPLICATE, 2, 30, "/title/en");
    assertFinding(findings.get(2), FindingCode.FIELD_DUPLICATE, 3, 30, "/title/en");
    assertCounts(result, 4, 1);
  }

  @Test
  void read_crLfAndByteOrderMarkAndBlankLines_areNoMatter() throws IOException {
    ReadResult result =
        readEvents(("\uFEFF" + GOOD + "\r\n\r\n \t\n" + event("E2")).getBytes(UTF_8));
    assertThat(result.findings().kept()).isEmpty();
    assertCounts(result, 2, 2);
    assertThat(result.located())
        .extracting(Located::place)
        .containsExactly(
            new Place("events.ndjson", 1, 1, ""), new Place("events.ndjson", 4, 1, ""));
  }

  @Test
  void read_secondByteOrderMark_isMalformed() throws IOException {
    ReadResult result = readEvents(("\uFEFF\uFEFF" + GOOD).getBytes(UTF_8));
    assertFinding(only(result), FindingCode.JSON_MALFORMED, 1, 1, "");
  }

  @Test
  void read_somethingAfterTheRecord_isRefused() throws IOException {
    ReadResult result = readEvents(GOOD + "}", event("E2") + event("E3"), event("E4") + " \t");
    List<Finding> findings = result.findings().kept();
    assertThat(findings).extracting(Finding::code).containsOnly(FindingCode.JSON_TRAILING);
    assertThat(findings).extracting(f -> f.place().line()).containsExactly(1L, 2L);
    assertThat(findings.get(1).place().column()).isEqualTo(event("E2").length() + 1);
    assertCounts(result, 3, 1);
  }

  @Test
  void read_severalBadFields_areAllTold() throws IOException {
    ReadResult result =
        readEvents(
            "{\"id\":\"E1\",\"city\":5,\"sources\":[{},{\"url\":7}],\"unknown\":1,"
                + "\"host\":\"kaz\",\"startsOn\":\"May\"}");
    assertThat(result.findings().kept())
        .extracting(f -> f.code() + " " + f.place().column() + " " + f.place().pointer())
        .containsExactly(
            "hub.field.unreadable 19 /city",
            "hub.record.invalid 32 /sources/0",
            "hub.field.unreadable 42 /sources/1/url",
            "hub.field.unknown 46 /unknown",
            "hub.field.unreadable 65 /host",
            "hub.field.unreadable 82 /startsOn",
            "hub.field.missing 1 /title",
            "hub.field.missing 1 /type");
    assertThat(result.findings().kept()).allMatch(f -> f.recordId().equals(Optional.of("E1")));
    assertCounts(result, 1, 0);
  }

  @Test
  void read_idAfterTheBadField_isToldAllTheSame() throws IOException {
    ReadResult result = readEvents("{\"city\":5,\"id\":\"E9\"}");
    assertThat(result.findings().kept()).allMatch(f -> f.recordId().equals(Optional.of("E9")));
  }

  @Test
  void read_malformedLine_tellsWhere() throws IOException {
    ReadResult result = readEvents("{\"id\":\"E1\";}", "plain words", event("E2"));
    List<Finding> findings = result.findings().kept();
    assertFinding(findings.get(0), FindingCode.JSON_MALFORMED, 1, 11, "/id");
    assertThat(findings.get(1).code()).isEqualTo(FindingCode.JSON_MALFORMED);
    assertThat(findings.get(1).place().line()).isEqualTo(2);
    assertCounts(result, 3, 1);
  }

  @Test
  void read_carriageReturnWithinALine_countsNoLine() throws IOException {
    ReadResult result = readEvents("{\"id\":\r\"E1\",\r\"x\":1}", event("E2"));
    assertFinding(result.findings().kept().get(0), FindingCode.FIELD_UNKNOWN, 1, 14, "/x");
  }

  @Test
  void read_recordThatIsNoObject_isUnreadable() throws IOException {
    ReadResult result = readEvents("[" + GOOD + "]", "null", "\"text\"", "5", event("E2"));
    List<Finding> findings = result.findings().kept();
    assertThat(findings).hasSize(4);
    for (int i = 0; i < 4; i++) {
      assertFinding(findings.get(i), FindingCode.FIELD_UNREADABLE, i + 1, 1, "");
      assertThat(findings.get(i).arguments()).containsEntry("expected", "object");
    }
    assertThat(findings.get(1).arguments()).containsEntry("found", "null");
    assertCounts(result, 5, 1);
  }

  @Test
  void read_nullField_isAbsent() throws IOException {
    ReadResult result =
        readEvents(
            GOOD.replace("\"type\"", "\"city\":null,\"sources\":null,\"type\""),
            event("E2").replace("\"workshop\"", "null"));
    assertFinding(only(result), FindingCode.FIELD_MISSING, 2, 1, "/type");
    assertThat(HubJson.mapper().writeValueAsString(result.located().get(0).record()))
        .isEqualTo(GOOD);
  }

  @Test
  void read_lineOverTheBound_isPassedOver() throws IOException {
    int longest = GOOD.length() + 1;
    byte[] bytes =
        (GOOD
                + " \n"
                + event("E2")
                + "  \n"
                + event("E3")
                + " \r\n"
                + event("E4")
                + "  \r\n"
                + "x".repeat(300_000)
                + "\n"
                + event("E5"))
            .getBytes(UTF_8);
    ReadResult result = readEvents(bytes, new DatasetReader(100, longest));
    assertThat(ids(result)).containsExactly("E1", "E3", "E5");
    List<Finding> findings = result.findings().kept();
    assertThat(findings).extracting(f -> f.place().line()).containsExactly(2L, 4L, 5L);
    assertFinding(findings.get(0), FindingCode.JSON_LIMIT, 2, longest + 1, "");
    assertThat(findings.get(0).arguments()).containsEntry("bound", "recordLength " + longest);
    assertCounts(result, 6, 3);
  }

  @Test
  void read_loneSurrogateInNameOrKey_isToldWithoutIt() throws IOException {
    ReadResult result =
        readEvents(
            GOOD.replace("\"E1\"", "\"\\ud800\""), event("E2").replace("workshop", "\\udfff"));
    assertThat(result.findings().kept())
        .extracting(f -> f.place().pointer() + " " + f.arguments().get("found"))
        .containsExactly("/id \"\\uD800\"", "/type \"\\uDFFF\"");
  }

  @Test
  void read_personalData_staysOutOfFindings() throws IOException {
    Files.writeString(
        folder.resolve("experts.ndjson"),
        "{\"id\":\"X\",\"person\":{\"name\":[\"Somebody\"],\"email\":7},"
            + "\"affiliation\":\"Else\"}");
    ReadResult result = new DatasetReader().read(folder);
    assertThat(result.findings().kept()).hasSize(3);
    assertThat(result.findings().kept())
        .allSatisfy(f -> assertThat(f.line(LanguageTag.EN)).contains("found '…'"));
  }

  @Test
  void read_moreFindingsThanTheCap_areCounted() throws IOException {
    String many = "\"countries\":[" + "1,".repeat(999) + "1],";
    for (int cap : new int[] {0, 1, 10}) {
      ReadResult result =
          readEvents(
              (GOOD.replace("\"type\"", many + "\"type\"") + "\n" + event("E2")).getBytes(UTF_8),
              new DatasetReader(cap));
      assertThat(result.findings().kept()).hasSize(cap);
      assertThat(result.findings().countsByCode())
          .containsEntry(FindingCode.FIELD_UNREADABLE, 1000L);
      assertCounts(result, 2, 1);
    }
  }

  @Test
  void readDocument_goodOne_givesPlacesByPointer() throws IOException {
    ReadResult result =
        readDocument(
            "\uFEFF{\"events\":["
                + GOOD
                + ",\r\n  "
                + event("E2")
                + "],\n\"hub\":"
                + MANIFEST
                + "}");
    assertThat(result.findings().kept()).isEmpty();
    assertThat(result.located())
        .extracting(Located::place)
        .containsExactly(
            new Place("dataset.json", 1, 12, "/events/0"),
            new Place("dataset.json", 2, 3, "/events/1"));
  }

  @Test
  void readDocument_badFields_areFoundAtTheirPlace() throws IOException {
    ReadResult result =
        readDocument(
            "{\"hub\":"
                + MANIFEST
                + ",\n\"visitors\":[1],\n\"partners\":{},\n\"agreements\":null,\n\"events\":[\n"
                + GOOD
                + ",\n{\"id\":\"E2\",\"title\":5,\"type\":\"x\"},\nnull,\n"
                + GOOD
                + ",\n"
                + event("E3")
                + "],\n\"events\":["
                + event("E4")
                + "]} x");
    assertThat(result.findings().kept())
        .extracting(f -> f.code() + " " + f.place())
        .containsExactly(
            "hub.field.unknown dataset.json:2:1 [/visitors]",
            "hub.field.unreadable dataset.json:3:12 [/partners]",
            "hub.field.unreadable dataset.json:7:20 [/events/1/title]",
            "hub.field.unreadable dataset.json:8:1 [/events/2]",
            "hub.record.duplicate-id dataset.json:9:1 [/events/3/id]",
            "hub.field.duplicate dataset.json:11:1 [/events]",
            "hub.json.trailing dataset.json:11:69");
    assertThat(ids(result)).containsExactly("E1", "E3");
    assertCounts(result, 5, 2);
  }

  @Test
  void readDocument_cutAnywhere_keepsWhatWasReadBefore() throws IOException {
    String start = "{\"hub\":" + MANIFEST;
    String whole = start + ",\"events\":[" + GOOD + "," + event("E2") + "]}";
    for (int cut = start.length(); cut < whole.length(); cut++) {
      ReadResult result = readDocument(whole.substring(0, cut));
      assertThat(only(result).code()).isEqualTo(FindingCode.JSON_TRUNCATED);
      long complete =
          cut >= whole.length() - 2 ? 2 : cut > start.length() + 10 + GOOD.length() ? 1 : 0;
      assertThat(result.counts().accepted()).as(whole.substring(0, cut)).isEqualTo(complete);
    }
  }

  @Test
  void readDocument_syntaxError_endsReadingThere() throws IOException {
    ReadResult result =
        readDocument(
            "{\"hub\":"
                + MANIFEST
                + ",\n\"events\":["
                + GOOD
                + ",\n{\"id\":;},"
                + event("E2")
                + "]}");
    assertThat(only(result).code()).isEqualTo(FindingCode.JSON_MALFORMED);
    assertThat(only(result).place().line()).isEqualTo(3);
    assertThat(only(result).place().pointer()).isEqualTo("/events/1/id");
    assertCounts(result, 2, 1);
  }

  @Test
  void readDocument_invalidUtf8_endsReadingThere() throws IOException {
    Path file = folder.resolve("dataset.json");
    String before = "{\"hub\":" + MANIFEST + ",\n\"events\":[" + GOOD + ",{\"id\":\"";
    Files.write(file, concat(before.getBytes(UTF_8), new byte[] {(byte) 0xC3, '"', '}'}));
    ReadResult result = new DatasetReader().read(file);
    assertConsistent(result);
    assertThat(only(result).code()).isEqualTo(FindingCode.JSON_ENCODING);
    assertThat(only(result).place().line()).isEqualTo(2);
    assertCounts(result, 2, 1);
  }

  @Test
  void readDocument_recordOverTheBound_endsReadingThere() throws IOException {
    Path file = folder.resolve("dataset.json");
    String list = "\"countries\":[" + "\"KZ\",".repeat(40_000) + "\"KZ\"],";
    Files.writeString(
        file,
        "{\"hub\":"
            + MANIFEST
            + ",\"events\":["
            + GOOD
            + ","
            + event("E2").replace("\"type\"", list + "\"type\"")
            + "]}");
    ReadResult result = new DatasetReader(100, 100_000).read(file);
    assertConsistent(result);
    assertThat(only(result).code()).isEqualTo(FindingCode.JSON_LIMIT);
    assertThat(only(result).arguments()).containsEntry("bound", "recordLength 100000");
    assertCounts(result, 2, 1);
    assertThat(new DatasetReader(100, 1_000_000).read(file).counts().accepted()).isEqualTo(2);
  }

  @Test
  void readDocument_longerThanTheBoundOfOneRecord_isRead() throws IOException {
    StringBuilder events = new StringBuilder(event("E0"));
    for (int i = 1; i < 2_000; i++) {
      events.append(',').append(event("E" + i));
    }
    Path file = folder.resolve("dataset.json");
    Files.writeString(file, "{\"events\":[" + events + "],\"hub\":" + MANIFEST + "}");
    ReadResult result = new DatasetReader(100, 20_000).read(file);
    assertThat(result.findings().kept()).isEmpty();
    assertThat(result.counts().accepted()).isEqualTo(2_000);
  }

  private DatasetException failure(Path source) {
    try {
      new DatasetReader().read(source);
    } catch (DatasetException e) {
      assertThat(e).hasMessageStartingWith(source.toString());
      assertThat(e.getArguments()).containsEntry("source", source.toString());
      assertThat(e.getSource()).isEqualTo(source.toString());
      return e;
    }
    throw new AssertionError("must fail: " + source);
  }

  @Test
  void read_noSuchSource_throws() {
    assertThat(failure(folder.resolve("nowhere")).getKind())
        .isEqualTo(DatasetException.Kind.NOT_FOUND);
    assertThatExceptionOfType(java.io.UncheckedIOException.class)
        .isThrownBy(() -> new DatasetReader().read(folder.resolve("nowhere")));
  }

  @Test
  void read_missingManifest_throws() throws IOException {
    Files.delete(folder.resolve("hub.json"));
    assertThat(failure(folder).getKind()).isEqualTo(DatasetException.Kind.NO_MANIFEST);
    Path document = folder.resolve("dataset.json");
    Files.writeString(document, "{\"events\":[" + GOOD + "]}");
    assertThat(failure(document).getKind()).isEqualTo(DatasetException.Kind.NO_MANIFEST);
  }

  @Test
  void read_brokenManifest_throwsWithItsFindings() throws IOException {
    Files.writeString(folder.resolve("hub.json"), "{\n  \"name\": 5,\n  \"formatVersion\": 1\n}\n");
    DatasetException e = failure(folder);
    assertThat(e.getKind()).isEqualTo(DatasetException.Kind.BROKEN_MANIFEST);
    assertThat(e.getFindings())
        .extracting(f -> f.code() + " " + f.place())
        .containsExactly(
            "hub.field.unreadable hub.json:2:11 [/name]", "hub.field.missing hub.json:1:1 [/asOf]");
    for (String text : List.of("", "{", "[]", "null", "x", MANIFEST + MANIFEST, "\u00C3(")) {
      Files.write(folder.resolve("hub.json"), text.getBytes(ISO_8859_1));
      assertThat(failure(folder).getKind()).isEqualTo(DatasetException.Kind.BROKEN_MANIFEST);
      Path document = folder.resolve("dataset.json");
      Files.write(document, text.getBytes(ISO_8859_1));
      assertThat(failure(document).getKind())
          .isIn(DatasetException.Kind.BROKEN_MANIFEST, DatasetException.Kind.NO_MANIFEST);
    }
  }

  @Test
  void read_otherFormatVersion_throwsWhateverElseItHolds() throws IOException {
    String other = "{\"title\":{\"x\":[]},\"formatVersion\":2,\"asOf\":7}";
    Files.writeString(folder.resolve("hub.json"), other);
    Files.writeString(folder.resolve("dataset.json"), "{\"events\":[],\"hub\":" + other + "}");
    for (Path source : List.of(folder, folder.resolve("dataset.json"))) {
      DatasetException e = failure(source);
      assertThat(e.getKind()).isEqualTo(DatasetException.Kind.UNSUPPORTED_VERSION);
      assertThat(e.getArguments()).containsEntry("found", "2").containsEntry("supported", "1");
    }
  }

  @Test
  void read_manifestOfALaterVersionsTypes_warns() throws IOException {
    Files.writeString(
        folder.resolve("hub.json"),
        MANIFEST.replace(
            "\"asOf\"",
            "\"mood\":1,\"completeness\":{\"event\":\"complete\",\"visitor\":\"partial\"},"
                + "\"asOf\""));
    ReadResult result = new DatasetReader().read(folder);
    assertThat(result.findings().kept())
        .extracting(f -> f.code() + " " + f.place().source() + " " + f.place().pointer())
        .containsExactly(
            "hub.field.unknown hub.json /mood", "hub.field.unknown hub.json /completeness/visitor");
    assertThat(result.dataset().isComplete(org.civilhub.model.RecordType.EVENT)).isTrue();
    assertThat(result.dataset().isComplete(org.civilhub.model.RecordType.PARTNER)).isFalse();
  }

  /** By itself, so that nothing else in the manifest is found before it. */
  @Test
  void read_manifestWithNothingUnknownButAType_warns() throws IOException {
    Files.writeString(
        folder.resolve("hub.json"),
        MANIFEST.replace("\"asOf\"", "\"completeness\":{\"visitor\":\"partial\"},\"asOf\""));
    assertThat(new DatasetReader().read(folder).findings().kept())
        .extracting(f -> f.code() + " " + f.place().source() + " " + f.place().pointer())
        .containsExactly("hub.field.unknown hub.json /completeness/visitor");
  }
}
