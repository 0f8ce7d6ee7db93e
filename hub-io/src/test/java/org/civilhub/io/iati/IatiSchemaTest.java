package org.civilhub.io.iati;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.civilhub.model.rule.Finding;
import org.civilhub.model.rule.FindingCode;
import org.civilhub.model.rule.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files are held against the official schemas, and elements put in their order. */
class IatiSchemaTest {
  private static final IatiReader READER = new IatiReader().checkingSchema();

  static List<Path> schemaTests() {
    return IatiFiles.examples().stream()
        .filter(file -> file.toString().contains("schema-tests"))
        .toList();
  }

  static List<Path> wholeFiles() {
    return IatiFiles.examples().stream()
        .filter(file -> !file.toString().contains("schema-tests"))
        .toList();
  }

  private static IatiFiles.Reading check(String xml) {
    return IatiFiles.read(READER, new ByteArrayInputStream(xml.getBytes(UTF_8)));
  }

  @ParameterizedTest
  @MethodSource("schemaTests")
  void check_officialTest_givesItsVerdict(Path file) throws IOException {
    // They leave the version open.
    String text = Files.readString(file, UTF_8).replace("version=\"xx\"", "version=\"2.03\"");
    IatiFiles.Reading reading = check(text);

    assertThat(reading.summary().counts().rejected()).isZero();
    if (file.toString().contains("should-pass")) {
      assertThat(reading.findings()).isEmpty();
    } else {
      assertThat(file.toString()).contains("should-fail");
      assertThat(reading.summary().findings().countsByCode().keySet())
          .containsExactly(FindingCode.IATI_SCHEMA);
      assertThat(reading.finding().place().line()).isPositive();
    }
  }

  @ParameterizedTest
  @MethodSource("wholeFiles")
  void check_examplesAndRealFile_areValid(Path file) {
    assertThat(IatiFiles.read(READER, file).findings()).isEmpty();
  }

  @Test
  void check_severalErrors_areAllToldWithPlaceAndRecord() {
    IatiFiles.Reading reading =
        check(
            """
            <iati-activities version="2.03">
              <iati-activity hierarchy="low">
                <iati-identifier>XX-1</iati-identifier>
                <reporting-org ref="XX" type="10"/>
                <title><narrative>One</narrative></title>
                <description><narrative>One</narrative></description>
                <participating-org role="1"/>
                <activity-status code="2"/>
                <activity-date type="1" iso-date="2026-13-01"/>
              </iati-activity>
            </iati-activities>
            """);

    assertThat(reading.findings())
        .hasSize(5)
        .allMatch(line -> line.contains(" XX-1 ") && line.endsWith(" (hub.iati.schema)"));
    assertThat(reading.summary().findings().kept())
        .extracting(Finding::place)
        .containsExactly(
            new Place("a.xml", 2, 3, ""),
            new Place("a.xml", 2, 3, ""),
            new Place("a.xml", 4, 5, ""),
            new Place("a.xml", 9, 5, ""),
            new Place("a.xml", 9, 5, ""));
    assertThat(reading.records()).hasSize(1);
  }

  @Test
  void check_errorBeyondLine65535_namesTheLine() {
    String activity =
        "<iati-activity>%s<iati-identifier>XX-1</iati-identifier></iati-activity>"
            .formatted("\n".repeat(99_999));

    Finding finding = check(IatiFiles.activities(activity)).finding();

    assertThat(finding.place()).isEqualTo(new Place("a.xml", 100_000, 40, ""));
  }

  @Test
  void check_longFile_isJudgedToTheEnd() throws IOException {
    String good = Files.readString(IatiFiles.REAL, UTF_8);
    int start = good.indexOf("<iati-activity ");
    int end = good.lastIndexOf("</iati-activities>");
    String activities = good.substring(start, end);
    // Longer than what is remembered of a file, twice.
    String file =
        good.substring(0, start) + activities.repeat(30) + "<unknown/>" + good.substring(end);

    IatiFiles.Reading reading = check(file);

    assertThat(file.length()).isGreaterThan(2 * (4 << 20));
    assertThat(reading.summary().counts().accepted()).isEqualTo(140L * 30);
    assertThat(reading.findings()).hasSize(1);
    assertThat(reading.finding().arguments().get("expected")).contains("unknown");
  }

  @Test
  void check_attributesOfTheRoot_areToldOnce() throws IOException {
    String good = Files.readString(IatiFiles.REAL, UTF_8);
    int start = good.indexOf("<iati-activity ");
    int end = good.lastIndexOf("</iati-activities>");
    String file =
        "<iati-activities version=\"2.03\" generated-datetime=\"yesterday\">"
            + good.substring(start, end).repeat(30)
            + good.substring(end);

    // One error of the type and one of the attribute.
    assertThat(check(file).findings()).hasSize(2).allMatch(line -> line.startsWith("a.xml:1:1 "));
  }

  @Test
  void check_schemaNamedInTheFile_isNotFetched() {
    IatiFiles.Reading reading =
        check(
            """
            <iati-activities version="2.03"
                xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:o="urn:other"
                xsi:noNamespaceSchemaLocation="http://127.0.0.1:1/none.xsd"
                xsi:schemaLocation="urn:other http://127.0.0.1:1/other.xsd">
              <iati-activity>
                <iati-identifier>XX-1</iati-identifier>
                <reporting-org ref="XX" type="10"><narrative>X</narrative></reporting-org>
                <title><narrative>One</narrative></title>
                <description><narrative>One</narrative></description>
                <participating-org role="1"/>
                <activity-status code="2"/>
                <activity-date type="1" iso-date="2026-01-01"/>
                <o:thing/>
              </iati-activity>
            </iati-activities>
            """);

    assertThat(reading.findings()).isEmpty();
  }

  @Test
  void check_otherLocaleOfTheSystem_givesTheSameWords() {
    Locale before = Locale.getDefault();
    String file = IatiFiles.activities(IatiFiles.activity("A"));
    List<String> expected = check(file).findings();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertThat(check(file).findings()).isEqualTo(expected).isNotEmpty();
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void summary_ofCheckedFile_namesTheCommit() {
    Optional<IatiSchema> schema = IatiFiles.read(READER, IatiFiles.REAL).summary().schema();

    assertThat(schema.map(IatiSchema::toString)).contains("iati-activities 2.03");
    assertThat(schema.map(IatiSchema::commit)).contains("4c9ba1e84815f57a4ffab03fdbd551ae4c71d08c");
  }

  @Test
  void notice_everySchema_namesVersionAndCommit() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            IatiSchema.class.getResourceAsStream("schemas/NOTICE.txt"), "no notice")) {
      String notice = new String(in.readAllBytes(), UTF_8);

      assertThat(IatiSchema.all()).hasSize(6);
      assertThat(IatiSchema.all())
          .allSatisfy(
              schema ->
                  assertThat(notice)
                      .containsPattern(schema.version() + " .*commit " + schema.commit()));
    }
  }

  @Test
  void check_everySchema_canBeUsed() {
    assertThat(IatiSchema.all())
        .allSatisfy(
            schema -> {
              String root = schema.kind().root();
              IatiFiles.Reading reading =
                  check("<" + root + " version=\"" + schema.version() + "\"/>");

              assertThat(reading.summary().schema()).contains(schema);
              assertThat(reading.finding().arguments().get("expected"))
                  .contains(schema.kind().record());
            });
  }

  @Test
  void arrange_childrenInAnyOrder_givesThatOfTheSchema() {
    IatiSchema schema = IatiSchema.of(IatiKind.ACTIVITIES, "2.03").orElseThrow();
    IatiElement activity =
        IatiElement.builder("iati-activity")
            .add(IatiElement.builder(new IatiName("urn:o", "o", "own")).build())
            .add(
                IatiElement.builder("transaction")
                    .add(IatiElement.builder("value").text("1").build())
                    .add(IatiElement.builder("transaction-date").build())
                    .add(IatiElement.builder("transaction-type").attribute("code", "4").build())
                    .build())
            .add(IatiElement.builder("description").attribute("type", "2").build())
            .add(new IatiNode.Comment("of type one"))
            .add(IatiElement.builder("description").attribute("type", "1").build())
            .add(IatiElement.builder("title").build())
            .add(IatiElement.builder("iati-identifier").text("XX-1").build())
            .add(new IatiNode.Comment("last"))
            .build();

    IatiElement arranged = schema.arrange(activity);

    assertThat(arranged.elements().stream().map(e -> e.name().toString()))
        .containsExactly(
            "iati-identifier", "title", "description", "description", "transaction", "o:own");
    assertThat(arranged.all("description").stream().map(e -> e.attribute("type").orElseThrow()))
        .containsExactly("2", "1");
    assertThat(arranged.content().get(3)).isEqualTo(new IatiNode.Comment("of type one"));
    assertThat(arranged.content().get(7)).isEqualTo(new IatiNode.Comment("last"));
    assertThat(
            arranged.first("transaction").orElseThrow().elements().stream()
                .map(e -> e.name().local()))
        .containsExactly("transaction-type", "transaction-date", "value");
  }

  /** The order that the official example has is the one that the schema demands. */
  @ParameterizedTest
  @MethodSource("wholeFiles")
  void arrange_validFile_staysAsItIs(Path file) {
    IatiFiles.Reading reading = IatiFiles.read(new IatiReader(), file);
    IatiSchema schema =
        IatiSchema.of(reading.summary().header().orElseThrow().kind(), "2.03").orElseThrow();

    assertThat(reading.records())
        .isNotEmpty()
        .allSatisfy(record -> assertThat(schema.arrange(record)).isEqualTo(record));
  }

  @ParameterizedTest
  @MethodSource("wholeFiles")
  void arrange_validFileTurnedRound_isValidAgain(Path file) {
    IatiFiles.Reading reading = IatiFiles.read(new IatiReader(), file);
    IatiHeader header = reading.summary().header().orElseThrow();
    IatiSchema schema = IatiSchema.of(header.kind(), "2.03").orElseThrow();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (IatiWriter writer = new IatiWriter(out)) {
      writer.start(header);
      reading.records().forEach(record -> writer.write(schema.arrange(reversed(record))));
      writer.end();
    }

    assertThat(IatiFiles.read(READER, new ByteArrayInputStream(out.toByteArray())).findings())
        .isEmpty();
  }

  private static IatiElement reversed(IatiElement element) {
    IatiElement.Builder builder = element.toBuilder().clear();
    for (int i = element.content().size() - 1; i >= 0; i--) {
      IatiNode node = element.content().get(i);
      builder.add(node instanceof IatiElement child ? reversed(child) : node);
    }
    return builder.build();
  }

  @Test
  void arrange_elementThatTheSchemaDoesNotDeclare_isTheSame() {
    IatiElement element = IatiElement.builder("none-such").build();

    assertThat(IatiSchema.all())
        .allSatisfy(schema -> assertThat(schema.arrange(element)).isSameAs(element));
  }
}
