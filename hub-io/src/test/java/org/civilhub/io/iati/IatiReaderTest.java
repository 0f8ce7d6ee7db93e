package org.civilhub.io.iati;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.civilhub.io.ReadCounts;
import org.civilhub.model.rule.FindingCode;
import org.civilhub.model.rule.FindingLog;
import org.civilhub.model.rule.Place;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.LocalizedText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files are read as they stand, and what cannot be read is told with its place. */
class IatiReaderTest {
  private static final IatiReader READER = new IatiReader();

  @Test
  void forEach_realFile_givesEveryActivityInOrder() throws IOException {
    IatiFiles.Reading reading = IatiFiles.read(READER, IatiFiles.REAL);
    String text = Files.readString(IatiFiles.REAL, UTF_8);
    List<String> identifiers = new ArrayList<>();
    Matcher matcher = Pattern.compile("<iati-identifier>(.*?)</iati-identifier>").matcher(text);
    while (matcher.find()) {
      identifiers.add(matcher.group(1));
    }

    assertThat(reading.summary().counts()).isEqualTo(new ReadCounts(140, 140, 0));
    assertThat(reading.findings()).isEmpty();
    assertThat(reading.records().stream().map(e -> e.first("iati-identifier").orElseThrow().text()))
        .containsExactlyElementsOf(identifiers);
    IatiHeader header = reading.summary().header().orElseThrow();
    assertThat(header.kind()).isEqualTo(IatiKind.ACTIVITIES);
    assertThat(header.version()).contains("2.03");
    assertThat(header.generatedAt()).contains("2016-04-18T13:57:29");
  }

  @Test
  void forEach_organisations_areRecordsOfTheirKind() {
    IatiFiles.Reading reading =
        IatiFiles.read(
            READER, IatiFiles.FOLDER.resolve("organisation-standard-example-annotated-2.03.xml"));

    assertThat(reading.summary().header().orElseThrow().kind()).isEqualTo(IatiKind.ORGANISATIONS);
    assertThat(reading.records()).hasSize(1).allMatch(e -> e.name().is("iati-organisation"));
  }

  @Test
  void forEach_visitor_getsEverythingInOrder() {
    String file =
        "<?a b?><!--c--><iati-activities version=\"2.03\"> <iati-activity/>text<x/><!--d-->"
            + "<iati-activity/></iati-activities> <!--e-->";
    List<Object> seen = new ArrayList<>();
    READER.forEach(
        "a.xml",
        new ByteArrayInputStream(file.getBytes(UTF_8)),
        new FindingLog(),
        new IatiVisitor() {
          @Override
          public void start(IatiHeader header) {
            seen.add(header.before());
            seen.add(header.root().name().local());
          }

          @Override
          public void record(IatiElement element) {
            seen.add("record");
          }

          @Override
          public void other(IatiNode node) {
            seen.add(node);
          }

          @Override
          public void end(List<IatiNode> after) {
            seen.add(after);
          }
        });

    assertThat(seen)
        .containsExactly(
            List.of(new IatiNode.Instruction("a", "b"), new IatiNode.Comment("c")),
            "iati-activities",
            new IatiNode.Text(" "),
            "record",
            new IatiNode.Text("text"),
            IatiElement.builder("x").build(),
            new IatiNode.Comment("d"),
            "record",
            List.of(new IatiNode.Comment("e")));
  }

  @Test
  void forEach_everyValueThatIsWrong_isKept() {
    IatiElement activity =
        IatiFiles.read(
                IatiFiles.activities(
                    "<iati-activity hierarchy='low' xmlns:o='urn:o' o:own='1'>",
                    "<activity-status code='no-such-code'/>",
                    "<title><narrative>no language</narrative></title>",
                    "<transaction><value currency='XXX'> 1,000.00 </value></transaction>",
                    "<o:extension of='mine'>kept</o:extension></iati-activity>"))
            .records()
            .get(0);

    assertThat(activity)
        .isEqualTo(
            IatiElement.builder("iati-activity")
                .declare("o", "urn:o")
                .attribute("hierarchy", "low")
                .attribute(new IatiName("urn:o", "o", "own"), "1")
                .add(
                    IatiElement.builder("activity-status")
                        .attribute("code", "no-such-code")
                        .build())
                .add(
                    IatiElement.builder("title")
                        .narratives(LocalizedText.of("und", "no language"))
                        .build())
                .add(
                    IatiElement.builder("transaction")
                        .add(
                            IatiElement.builder("value")
                                .attribute("currency", "XXX")
                                .text(" 1,000.00 ")
                                .build())
                        .build())
                .add(
                    IatiElement.builder(new IatiName("urn:o", "o", "extension"))
                        .attribute("of", "mine")
                        .text("kept")
                        .build())
                .build());
  }

  @Test
  void place_ofElements_isThatOfTheStartTag() {
    IatiElement activity =
        IatiFiles.read(
                """
                <iati-activities version="2.03">
                  <iati-activity
                      default-currency="USD"><iati-identifier>A</iati-identifier>
                \t<title/>&amp;<title
                    /></iati-activity>
                </iati-activities>
                """)
            .records()
            .get(0);

    assertThat(activity.place()).isEqualTo(new Place("a.xml", 2, 3, ""));
    assertThat(activity.elements().stream().map(IatiElement::place))
        .containsExactly(
            new Place("a.xml", 3, 30, ""),
            new Place("a.xml", 4, 2, ""),
            new Place("a.xml", 4, 15, ""));
  }

  @Test
  void place_beyondLine65535_isRight() {
    IatiElement second =
        IatiFiles.read(
                IatiFiles.activities(
                    IatiFiles.activity("A"), "\n".repeat(199_999), IatiFiles.activity("B")))
            .records()
            .get(1);

    assertThat(second.place()).isEqualTo(new Place("a.xml", 200_000, 1, ""));
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-8,UTF-8",
    "UTF-8,utf-8",
    "UTF-16,UTF-16",
    "UTF-16BE,UTF-16",
    "UTF-16LE,UTF-16",
    "UTF-16LE,utf-16le",
    "UTF-16BE,UTF-16BE",
    "ISO-8859-1,ISO-8859-1",
    "windows-1251,windows-1251",
  })
  void forEach_declaredEncoding_isReadByIt(String charset, String declared) {
    String title = charset.equals("ISO-8859-1") ? "é" : "Реформа";
    String file =
        "<?xml version=\"1.0\" encoding=\""
            + declared
            + "\"?>"
            + IatiFiles.activities(
                "<iati-activity><title><narrative>", title, "</narrative></title></iati-activity>");

    IatiFiles.Reading reading = IatiFiles.read(file.getBytes(Charset.forName(charset)));

    assertThat(reading.findings()).isEmpty();
    assertThat(
            reading.records().get(0).first("title").flatMap(IatiElement::narratives).orElseThrow())
        .isEqualTo(LocalizedText.of("und", title));
  }

  @Test
  void forEach_byteOrderMarkAndNoDeclaration_isReadByTheMark() {
    String file = IatiFiles.activities(IatiFiles.activity("Ә"));
    for (byte[] bytes :
        List.of(
            ("\uFEFF" + file).getBytes(UTF_8),
            ("\uFEFF" + file).getBytes(UTF_16LE),
            ("\uFEFF" + file).getBytes(UTF_16BE),
            file.getBytes(UTF_16))) {
      IatiFiles.Reading reading = IatiFiles.read(bytes);

      assertThat(reading.findings()).isEmpty();
      assertThat(reading.records().get(0).elements().get(0).text()).isEqualTo("Ә");
      assertThat(reading.records().get(0).place().column()).isEqualTo(33);
    }
  }

  @Test
  void forEach_bytesThatAreNotOfTheEncoding_areFoundAtTheirPlace() {
    byte[] file =
        IatiFiles.activities(
                IatiFiles.activity("A"),
                "\n<iati-activity><title>caf\u00E9</title></iati-activity>")
            .getBytes(ISO_8859_1);

    IatiFiles.Reading reading = IatiFiles.read(file);

    assertThat(reading.summary().counts()).isEqualTo(new ReadCounts(2, 1, 1));
    assertThat(reading.findings()).hasSize(1);
    assertThat(reading.finding().code()).isEqualTo(FindingCode.XML_MALFORMED);
    assertThat(reading.finding().place()).isEqualTo(new Place("a.xml", 2, 26, ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "UTF-16|encoding must be that of the file, found UTF-16",
        "no-such-thing|encoding must be known to Java, found no-such-thing",
        "IBM037|encoding must be that of the file, found IBM037",
        "Ж|XML declaration that is none",
      })
  void forEach_declarationThatCannotBe_isFound(String declared, String expected) {
    String file = "<?xml version=\"1.0\" encoding=\"" + declared + "\"?>" + IatiFiles.activities();

    IatiFiles.Reading reading = IatiFiles.read(file);

    assertThat(reading.summary().header()).isEmpty();
    assertThat(reading.finding().code()).isEqualTo(FindingCode.XML_MALFORMED);
    assertThat(reading.finding().arguments()).containsEntry("expected", expected);
    assertThat(reading.finding().place()).isEqualTo(new Place("a.xml", 1, 1, ""));
  }

  @Test
  void forEach_markOfAnotherEncodingThanDeclared_isFound() {
    String file = "\uFEFF<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + IatiFiles.activities();

    assertThat(IatiFiles.read(file.getBytes(UTF_16LE)).findings())
        .containsExactly(
            "a.xml:1:1 must be well-formed XML, found: encoding must be UTF-16 by the bytes, found"
                + " UTF-8 (hub.xml.malformed)");
    assertThat(IatiFiles.read(new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 0, '<', 0, 0, 0}).findings())
        .hasSize(1)
        .allMatch(line -> line.contains("UTF-32"));
  }

  @Test
  void forEach_xmlOfVersion11_isRefused() {
    assertThat(IatiFiles.read("<?xml version=\"1.1\"?>" + IatiFiles.activities()).findings())
        .hasSize(1)
        .allMatch(line -> line.contains("XML of version 1.1, not 1.0"));
  }

  @Test
  void forEach_fileBrokenInTheMiddle_givesWhatStandsBefore() {
    String file =
        IatiFiles.activities(
            IatiFiles.activity("A"),
            "\n",
            IatiFiles.activity("B"),
            "\n<iati-activity><iati-identifier>C</iati-identifier>\n  <title></tilte>",
            IatiFiles.activity("D"));

    IatiFiles.Reading reading = IatiFiles.read(file);

    assertThat(reading.records().stream().map(e -> e.elements().get(0).text()))
        .containsExactly("A", "B");
    assertThat(reading.summary().counts()).isEqualTo(new ReadCounts(3, 2, 1));
    assertThat(reading.findings())
        .containsExactly(
            "a.xml:4:16 C must be well-formed XML, found: Unexpected close tag </tilte>; expected"
                + " </title>. (hub.xml.malformed)");
  }

  @Test
  void forEach_everyPlaceToBreakOff_givesTheRecordsBefore() {
    String file =
        "<?xml version=\"1.0\"?><!-- c -->"
            + IatiFiles.activities(
                IatiFiles.activity("A"), " <?p d?><![CDATA[x]]>&lt;", IatiFiles.activity("B"));
    int firstEnd = file.indexOf("</iati-activity>") + "</iati-activity>".length();
    int secondEnd = file.lastIndexOf("</iati-activity>") + "</iati-activity>".length();
    for (int length = 0; length < file.length(); length++) {
      IatiFiles.Reading reading = IatiFiles.read(file.substring(0, length));

      int whole = length >= secondEnd ? 2 : length >= firstEnd ? 1 : 0;
      assertThat(reading.records()).as("%d characters", length).hasSize(whole);
      assertThat(reading.summary().counts().accepted()).isEqualTo(whole);
      assertThat(reading.summary().findings().countsByCode())
          .as("%d characters", length)
          .containsOnlyKeys(FindingCode.XML_MALFORMED);
    }
    assertThat(IatiFiles.read(file).findings()).isEmpty();
  }

  @Test
  void forEach_emptyFile_isFound() {
    IatiFiles.Reading reading = IatiFiles.read("");

    assertThat(reading.summary().header()).isEmpty();
    assertThat(reading.summary().counts()).isEqualTo(ReadCounts.ZERO);
    assertThat(reading.finding().code()).isEqualTo(FindingCode.XML_MALFORMED);
  }

  @ParameterizedTest
  @CsvSource({
    "<html/>,html",
    "<iati-activities xmlns='urn:x'/>,iati-activities",
    "<x:iati-activities xmlns:x='urn:x'/>,x:iati-activities"
  })
  void forEach_otherXml_isNoFileOfIati(String file, String root) {
    IatiFiles.Reading reading = IatiFiles.read(file);

    assertThat(reading.summary().header()).isEmpty();
    assertThat(reading.findings())
        .containsExactly(
            "a.xml:1:1 must be valid by the schema of IATI: root element must be one of IATI,"
                + " found '"
                + root
                + "' (hub.iati.schema)");
  }

  @ParameterizedTest
  @CsvSource({"1.05", "2.04", "''"})
  void forEach_otherVersion_isToldAndReadAllTheSame(String version) {
    IatiFiles.Reading reading =
        IatiFiles.read(
            READER.checkingSchema(),
            new ByteArrayInputStream(
                ("<iati-activities version=\""
                        + version
                        + "\">"
                        + IatiFiles.activity("A")
                        + "</iati-activities>")
                    .getBytes(UTF_8)));

    assertThat(reading.records()).hasSize(1);
    assertThat(reading.summary().schema()).isEmpty();
    assertThat(reading.findings())
        .containsExactly(
            "a.xml:1:1 must be valid by the schema of IATI: version must be 2.01, 2.02 or 2.03,"
                + " found '"
                + version
                + "' (hub.iati.schema)");
  }

  @Test
  void forEach_elementThatIsNoRecord_isTold() {
    IatiFiles.Reading reading =
        IatiFiles.read(
            IatiFiles.activities(
                "<activity><iati-identifier>X</iati-identifier></activity>",
                "<o:own xmlns:o='urn:o'/>"));

    assertThat(reading.records()).isEmpty();
    assertThat(reading.findings())
        .containsExactly(
            "a.xml:1:33 must be valid by the schema of IATI: iati-activity must stand here, found"
                + " 'activity' (hub.iati.schema)");
  }

  @Test
  void forEach_missingFile_throwsWithItsName() {
    assertThatThrownBy(() -> READER.forEach(Path.of("no", "such.xml"), record -> {}))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("such.xml");
  }

  @Test
  void forEach_systemFailsInTheMiddle_throws() {
    byte[] start =
        ("<iati-activities version=\"2.03\">" + IatiFiles.activity("A").repeat(1000))
            .getBytes(UTF_8);
    InputStream failing =
        new FilterInputStream(new ByteArrayInputStream(start)) {
          @Override
          public int read(byte[] target, int offset, int length) throws IOException {
            int count = super.read(target, offset, length);
            if (count < 0) {
              throw new IOException("cable pulled");
            }
            return count;
          }
        };

    assertThatThrownBy(() -> IatiFiles.read(READER, failing))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("a.xml")
        .rootCause()
        .hasMessage("cable pulled");
  }

  @Test
  void forEach_visitorThatThrows_isNotTakenForAFault() {
    IllegalArgumentException thrown = new IllegalArgumentException("by the visitor");
    byte[] file = IatiFiles.activities(IatiFiles.activity("A")).getBytes(UTF_8);

    assertThatThrownBy(
            () ->
                READER.forEach(
                    "a.xml",
                    new ByteArrayInputStream(file),
                    new FindingLog(),
                    record -> {
                      throw thrown;
                    }))
        .isSameAs(thrown);
  }

  @Test
  void forEach_sameNamesAndSpace_areHeldOnce() {
    List<IatiElement> records =
        IatiFiles.read(
                IatiFiles.activities("<iati-activity>\n  <title/>\n  <title/></iati-activity>"))
            .records();

    List<IatiNode> content = records.get(0).content();
    assertThat(content.get(0)).isSameAs(content.get(2));
    assertThat(((IatiElement) content.get(1)).name())
        .isSameAs(((IatiElement) content.get(3)).name());
  }

  @Test
  void narratives_ofActivity_areByLanguage() {
    IatiElement title =
        IatiFiles.read(
                IatiFiles.activities(
                    "<iati-activity><title><narrative> one </narrative>",
                    "<narrative xml:lang='ru'>раз</narrative><narrative xml:lang='ru'>два",
                    "</narrative><narrative xml:lang='no tag!'>three</narrative>",
                    "<narrative xml:lang=''>four</narrative><narrative xml:lang='kk'> </narrative>",
                    "</title></iati-activity>"))
            .records()
            .get(0)
            .first("title")
            .orElseThrow();

    assertThat(title.narratives(LanguageTag.EN))
        .contains(LocalizedText.of("en", "one\nfour").with("ru", "раз\nдва").with("und", "three"));
    assertThat(title.narratives())
        .contains(LocalizedText.of("und", "one\nthree\nfour").with("ru", "раз\nдва"));
    assertThat(IatiElement.builder("title").build().narratives()).isEmpty();
  }

  @Test
  void forEach_streamOfManySmallReads_isTheSame() throws IOException {
    byte[] file = Files.readAllBytes(IatiFiles.REAL);
    InputStream slow =
        new ByteArrayInputStream(file) {
          @Override
          public synchronized int read(byte[] target, int offset, int length) {
            return super.read(target, offset, Math.min(length, 7));
          }
        };
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (IatiWriter writer = new IatiWriter(out)) {
      READER.forEach("a.xml", slow, new FindingLog(), writer);
    }

    assertThat(out.toByteArray()).isEqualTo(IatiFiles.copy(IatiFiles.REAL));
  }
}
