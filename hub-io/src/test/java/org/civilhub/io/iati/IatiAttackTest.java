package org.civilhub.io.iati;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.civilhub.io.ReadCounts;
import org.civilhub.model.rule.FindingCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files made to overload or mislead the reader end in a finding, soon. */
@Timeout(30)
class IatiAttackTest {
  private static final String GOOD = IatiFiles.activity("GOOD");

  @TempDir Path folder = Path.of("");

  /** Of so many bytes that they could not be held, if read is repeated often enough. */
  private static InputStream repeated(String start, String part, int times, String end) {
    byte[] bytes = part.getBytes(UTF_8);
    InputStream middle =
        new InputStream() {
          private long position;

          @Override
          public int read() {
            return position < (long) bytes.length * times
                ? bytes[(int) (position++ % bytes.length)] & 0xFF
                : -1;
          }

          @Override
          public int read(byte[] target, int offset, int length) {
            long left = (long) bytes.length * times - position;
            if (left == 0) {
              return -1;
            }
            int count = (int) Math.min(left, length);
            for (int i = 0; i < count; i++) {
              target[offset + i] = bytes[(int) ((position + i) % bytes.length)];
            }
            position += count;
            return count;
          }
        };
    return new SequenceInputStream(
        Collections.enumeration(
            List.of(
                new ByteArrayInputStream(start.getBytes(UTF_8)),
                middle,
                new ByteArrayInputStream(end.getBytes(UTF_8)))));
  }

  private static IatiFiles.Reading read(InputStream in) {
    return IatiFiles.read(new IatiReader().checkingSchema(), in);
  }

  private static void assertStopped(IatiFiles.Reading reading, String bound) {
    assertThat(reading.summary().findings().kept())
        .filteredOn(finding -> finding.code().equals(FindingCode.XML_LIMIT))
        .singleElement()
        .satisfies(finding -> assertThat(finding.arguments()).containsEntry("bound", bound));
    assertThat(reading.summary().findings().countsByCode())
        .doesNotContainKey(FindingCode.XML_MALFORMED);
  }

  @Test
  void externalEntity_ofFile_isRefusedAndNotRead() throws IOException {
    Path secret = folder.resolve("secret.txt");
    Files.writeString(secret, "not to be seen");
    IatiFiles.Reading reading =
        IatiFiles.read(
            "<!DOCTYPE iati-activities [<!ENTITY x SYSTEM \""
                + secret.toUri()
                + "\">]>"
                + IatiFiles.activities("<iati-activity><title>&x;</title></iati-activity>"));

    assertThat(reading.records()).isEmpty();
    assertThat(reading.findings())
        .containsExactly("a.xml:1:1 must not be there, found 'DOCTYPE' (hub.xml.forbidden)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE iati-activities SYSTEM \"http://127.0.0.1:PORT/a.dtd\">",
        "<!DOCTYPE iati-activities PUBLIC \"x\" \"http://127.0.0.1:PORT/a.dtd\">",
        "<!DOCTYPE a [<!ENTITY % p SYSTEM \"http://127.0.0.1:PORT/a.dtd\"> %p;]>",
        "<!DOCTYPE a [<!ENTITY x SYSTEM \"http://127.0.0.1:PORT/a\">]>",
        "<?xml-stylesheet href=\"http://127.0.0.1:PORT/a.xsl\"?>",
      })
  void addresses_inTheFile_areNotCalled(String start) throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      server.setSoTimeout(300);
      String address = "http://127.0.0.1:" + server.getLocalPort() + "/x";
      read(
          new ByteArrayInputStream(
              (start.replace("PORT", Integer.toString(server.getLocalPort()))
                      + "<iati-activities version=\"2.03\""
                      + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                      + " xmlns:xi=\"http://www.w3.org/2001/XInclude\""
                      + " xsi:noNamespaceSchemaLocation=\""
                      + address
                      + "\" xsi:schemaLocation=\"urn:o "
                      + address
                      + "\"><iati-activity><o:o xmlns:o=\"urn:o\"/><xi:include href=\""
                      + address
                      + "\"/></iati-activity></iati-activities>")
                  .getBytes(UTF_8)));

      boolean called = true;
      try {
        server.accept().close();
      } catch (SocketTimeoutException e) {
        called = false;
      }
      assertThat(called).isFalse();
    }
  }

  @Test
  void billionLaughs_areRefused() {
    String entities =
        IntStream.range(1, 30)
            .mapToObj(i -> "<!ENTITY e%d '%s'>".formatted(i, ("&e" + (i - 1) + ";").repeat(10)))
            .collect(Collectors.joining());

    IatiFiles.Reading reading =
        IatiFiles.read(
            "<!DOCTYPE a [<!ENTITY e0 'lol'>" + entities + "]>" + IatiFiles.activities("&e29;"));

    assertThat(reading.finding().code()).isEqualTo(FindingCode.XML_FORBIDDEN);
    assertThat(reading.findings()).hasSize(1);
  }

  @Test
  void quadraticBlowUp_isRefused() {
    IatiFiles.Reading reading =
        IatiFiles.read(
            "<!DOCTYPE a [<!ENTITY e '"
                + "x".repeat(100_000)
                + "'>]>"
                + IatiFiles.activities("&e;".repeat(100_000)));

    assertThat(reading.finding().code()).isEqualTo(FindingCode.XML_FORBIDDEN);
  }

  @Test
  void endlessDocumentType_isStopped() {
    assertStopped(
        read(repeated("<!DOCTYPE a [", "<!ENTITY e 'x'> ", 10_000_000, "]><a/>")),
        "tagLength 4000000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<title>&x;</title>", "<title a='&x;'/>", "&x;"})
  void entity_notDeclared_isMalformed(String content) {
    IatiFiles.Reading reading =
        IatiFiles.read(IatiFiles.activities(GOOD, "<iati-activity>", content, "</iati-activity>"));

    assertThat(reading.summary().counts()).isEqualTo(new ReadCounts(2, 1, 1));
    assertThat(reading.finding().code()).isEqualTo(FindingCode.XML_MALFORMED);
  }

  @Test
  void hugeAttribute_isStopped() {
    String start = "<iati-activities version=\"2.03\">" + GOOD + "<iati-activity x=\"";
    IatiFiles.Reading reading = read(repeated(start, "x", 300_000_000, "\"/>"));

    assertStopped(reading, "textLength 1000000");
    assertThat(reading.summary().counts()).isEqualTo(new ReadCounts(1, 1, 0));
  }

  @Test
  void manyAttributes_areStopped() {
    String attributes =
        IntStream.range(0, 500_000).mapToObj(i -> " a" + i + "=''").collect(Collectors.joining());

    assertStopped(
        IatiFiles.read(IatiFiles.activities("<iati-activity" + attributes + "/>")),
        "attributeCount 200");
  }

  @Test
  void manyNamespaces_areStopped() {
    String namespaces =
        IntStream.range(0, 200_000)
            .mapToObj(i -> " xmlns:a" + i + "='u'")
            .collect(Collectors.joining());

    assertStopped(
        IatiFiles.read(IatiFiles.activities("<iati-activity" + namespaces + "/>")),
        "attributeCount 200");
  }

  @Test
  void manyNames_areStopped() {
    String elements =
        IntStream.range(0, 500_000).mapToObj(i -> "<a" + i + "/>").collect(Collectors.joining());

    IatiFiles.Reading reading = IatiFiles.read(IatiFiles.activities(GOOD, elements));

    assertStopped(reading, "nameCount 1000");
    assertThat(reading.records()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<a xmlns:a%d='u'/>", "<?a%d?>", "<a:b xmlns:a='u%d'/>", "<b a%d=''/>"})
  void manyNamesOfAnyKind_areStopped(String part) {
    String parts =
        IntStream.range(0, 10_000)
            .mapToObj(i -> part.replace("%d", Integer.toString(i)))
            .collect(Collectors.joining());

    assertStopped(
        IatiFiles.read(IatiFiles.activities("<iati-activity>", parts, "</iati-activity>")),
        "nameCount 1000");
  }

  /** The strings have one hash code, and whoever looks them up one by one takes long. */
  @Test
  void namesOfOneHashCode_areRead() {
    String names =
        IntStream.range(0, 512)
            .mapToObj(
                i ->
                    "<"
                        + IntStream.range(0, 9)
                            .mapToObj(bit -> (i >> bit & 1) == 0 ? "Aa" : "BB")
                            .collect(Collectors.joining())
                        + "/>")
            .collect(Collectors.joining());

    IatiFiles.Reading reading =
        read(
            repeated(
                "<iati-activities version=\"2.03\">",
                "<iati-activity>" + names + "</iati-activity>",
                200,
                "</iati-activities>"));

    assertThat(reading.summary().counts().accepted()).isEqualTo(200);
  }

  @Test
  void longName_isStopped() {
    assertStopped(
        IatiFiles.read(IatiFiles.activities("<" + "a".repeat(1001) + "/>")), "nameLength 1000");
    assertStopped(
        IatiFiles.read(IatiFiles.activities("<" + "a".repeat(5_000_000) + "/>")),
        "tagLength 4000000");
  }

  @Test
  void deepNesting_isStopped() {
    String start = "<iati-activities version=\"2.03\">" + GOOD + "<iati-activity>";
    IatiFiles.Reading reading = read(repeated(start, "<a>", 1_000_000, ""));

    assertStopped(reading, "nestingDepth 64");
    assertThat(reading.summary().counts()).isEqualTo(new ReadCounts(2, 1, 1));
    assertThat(IatiFiles.read(nested(63)).findings()).isEmpty();
    assertThat(IatiFiles.read(nested(64)).finding().code()).isEqualTo(FindingCode.XML_LIMIT);
  }

  private static String nested(int levels) {
    return IatiFiles.activities(
        "<iati-activity>".repeat(levels), "</iati-activity>".repeat(levels));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "&amp;", "ж", "<![CDATA[x]]>"})
  void endlessText_costsItsActivityAlone(String text) {
    IatiFiles.Reading reading =
        read(
            repeated(
                "<iati-activities version=\"2.03\">"
                    + GOOD
                    + "<iati-activity><iati-identifier>BAD</iati-identifier><title>",
                text,
                2_000_000,
                "</title></iati-activity>" + GOOD + "</iati-activities>"));

    assertStopped(reading, "textLength 1000000");
    assertThat(reading.summary().counts()).isEqualTo(new ReadCounts(3, 2, 1));
    assertThat(
            reading.summary().findings().kept().stream()
                .filter(finding -> finding.code().equals(FindingCode.XML_LIMIT))
                .map(finding -> finding.recordId().orElse("")))
        .containsExactly("BAD");
  }

  @Test
  void endlessComment_isStopped() {
    assertStopped(
        read(repeated("<iati-activities version=\"2.03\"><!--", "x", 300_000_000, "-->")),
        "tagLength 4000000");
    assertStopped(
        IatiFiles.read(IatiFiles.activities("<!--" + "x".repeat(1_000_001) + "-->", GOOD)),
        "textLength 1000000");
  }

  @Test
  void manyComments_beforeTheRoot_areStopped() {
    assertStopped(read(repeated("", "<!--x-->", 100_000_000, "<a/>")), "recordLength 33554432");
    assertStopped(read(repeated("", "<?p?>", 100_000_000, "<a/>")), "recordLength 33554432");
  }

  @Test
  void manyNodes_costTheirActivityAlone() {
    IatiFiles.Reading reading =
        read(
            repeated(
                "<iati-activities version=\"2.03\"><iati-activity>",
                "<a/>",
                2_000_000,
                "</iati-activity>" + GOOD + "</iati-activities>"));

    assertStopped(reading, "nodeCount 1000000");
    assertThat(reading.summary().counts()).isEqualTo(new ReadCounts(2, 1, 1));
  }

  @Test
  void longActivity_costsItselfAlone() {
    String title = "<title><narrative>" + "x".repeat(900_000) + "</narrative></title>";
    IatiFiles.Reading reading =
        read(
            repeated(
                "<iati-activities version=\"2.03\"><iati-activity>",
                title,
                200,
                "</iati-activity>" + GOOD + "</iati-activities>"));

    assertStopped(reading, "recordLength 33554432");
    assertThat(reading.summary().counts()).isEqualTo(new ReadCounts(2, 1, 1));
  }

  @Test
  void manySchemaErrors_areCountedAndNotHeld() {
    IatiFiles.Reading reading =
        read(
            repeated(
                "<iati-activities version=\"2.03\">",
                "<iati-activity xml:id=\"same\"/>",
                20_000,
                "</iati-activities>"));

    assertThat(reading.summary().findings().kept()).hasSize(100);
    assertThat(reading.summary().findings().countsByCode().get(FindingCode.IATI_SCHEMA))
        .isGreaterThanOrEqualTo(20_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0000\u0001\u0002binary",
        "{\"iati-activities\": []}",
        "iati-identifier,title\nA,B\n",
        "<?xml\u0001version=\"1.0\"?><iati-activities version=\"2.03\"/>",
        "<?xm\u0416 version=\"1.0\"?><iati-activities version=\"2.03\">",
        "<iati-activities version=\"2.03\" xmlns:a=\"\uFFFE\"/>",
        "<iati-activities\uD83D\uDE00 version=\"2.03\"/>",
        "<iati-activities",
        "<iati-activities version=\"2.03\">\uFFFE</iati-activities>",
        "<iati-activities version=\"2.03\" a=\"\uFFFF\"/>",
        "<iati-activities version=\"2.03\">&#0;</iati-activities>",
        "<iati-activities version=\"2.03\"/><iati-activities version=\"2.03\"/>",
        "<iati-activities version=\"2.03\"/>trailing",
        "<iati-activities version=\"2.03\"><iati-activity></b></iati-activities>",
        "<iati-activities version=\"2.03\"><iati-activity x='1' x='2'/></iati-activities>",
        "<iati-activities version=\"2.03\"><p:a/></iati-activities>",
      })
  void notXml_isFound(String file) {
    IatiFiles.Reading reading = IatiFiles.read(file);

    assertThat(reading.records()).isEmpty();
    assertThat(reading.summary().findings().countsByCode())
        .containsOnlyKeys(FindingCode.XML_MALFORMED);
    assertThat(reading.finding().place().line()).isPositive();
  }
}
