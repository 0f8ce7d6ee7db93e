package org.civilhub.io.iati;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.civilhub.model.rule.FindingLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A file that is read and written is the same file, by its canonical form. */
class IatiRoundTripTest {
  static List<Path> examples() {
    return IatiFiles.examples();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void copy_everyExample_isCanonicallyTheSame(Path file) throws IOException {
    byte[] copy = IatiFiles.copy(file);

    assertThat(IatiFiles.canonical(copy)).isEqualTo(IatiFiles.canonical(Files.readAllBytes(file)));
  }

  @Test
  void examples_inTheFolder_areAllThere() {
    assertThat(IatiFiles.examples()).hasSize(34);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void copy_ofACopy_hasTheSameBytes(Path file) {
    byte[] copy = IatiFiles.copy(file);
    ByteArrayOutputStream again = new ByteArrayOutputStream();
    try (IatiWriter writer = new IatiWriter(again)) {
      new IatiReader().forEach("copy", new ByteArrayInputStream(copy), new FindingLog(), writer);
    }

    assertThat(again.toByteArray()).isEqualTo(copy);
  }

  @Test
  void copy_everythingThatXmlHas_isCanonicallyTheSame() {
    String file =
        """
        <?xml version='1.0' encoding='UTF-8' standalone='yes'?>
        <?style sheet="a"?>
        <!-- before -->
        <iati-activities version='2.03' xmlns:o="urn:other" xmlns="">
          <!-- between --> stray text &amp; more <?in  side?>
          <iati-activity xml:lang="kk" o:mark='a "quoted" &lt;value&gt; with&#9;tab&#10;line&#13;feed'>
            <iati-identifier> XX-1 </iati-identifier><![CDATA[<not a tag> ]]]]><![CDATA[>]]>
            <title><narrative>Бағдарлама 😀 &#13; é</narrative><narrative xml:lang=""/></title>
            <o:thing o:of="x" xmlns:p="urn:p"><p:inner/><plain xmlns="urn:default"><back xmlns=""/></plain></o:thing>
            <o:thing xmlns:o="urn:another"/><code code="none-of-the-list"/>
          </iati-activity>
          <o:foreign/><unknown-to-iati/>
        </iati-activities>
        <!-- after --><?end?>
        """;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (IatiWriter writer = new IatiWriter(out)) {
      new IatiReader()
          .forEach("a", new ByteArrayInputStream(file.getBytes(UTF_8)), new FindingLog(), writer);
    }

    assertThat(IatiFiles.canonical(out.toByteArray()))
        .isEqualTo(IatiFiles.canonical(file.getBytes(UTF_8)))
        .contains("o:mark", "<!-- after -->", "😀", "&#xD;");
  }

  @Test
  void copy_fileThatBreaksOff_breaksOffAsWell() {
    String file = "<iati-activities version=\"2.03\">" + IatiFiles.activity("A") + "<iati-act";
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (IatiWriter writer = new IatiWriter(out)) {
      new IatiReader()
          .forEach("a", new ByteArrayInputStream(file.getBytes(UTF_8)), new FindingLog(), writer);
    }

    assertThat(out.toString(UTF_8))
        .isEqualTo(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<iati-activities version=\"2.03\">"
                + IatiFiles.activity("A"));
  }
}
