package org.civilhub.io.iati;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.civilhub.model.value.LocalizedText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written is what was given, laid out in one way. */
class IatiWriterTest {
  private static final IatiHeader HEADER = IatiHeader.of(IatiKind.ACTIVITIES);

  private static String written(Consumer<IatiWriter> writing) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (IatiWriter writer = new IatiWriter(out)) {
      writing.accept(writer);
    }
    return out.toString(UTF_8);
  }

  @Test
  void write_builtActivities_isIndented() {
    IatiElement activity =
        IatiElement.builder("iati-activity")
            .attribute("default-currency", "KZT")
            .add(IatiElement.builder("iati-identifier").text("XX-1").build())
            .add(
                IatiElement.builder("title")
                    .narratives(LocalizedText.of("en", "R&D <b>").with("kk", "Ғылым"))
                    .build())
            .add(new IatiNode.Comment("not yet"))
            .add(IatiElement.builder("conditions").attribute("attached", "0").build())
            .build();
    IatiHeader header =
        new IatiHeader(HEADER.root(), List.of(new IatiNode.Comment("invented")))
            .generatedAt(Instant.parse("2026-01-31T12:00:00Z"));

    assertThat(
            written(
                writer -> {
                  writer.start(header);
                  writer.write(activity);
                  writer.write(IatiElement.builder("iati-activity").build());
                  writer.end(List.of(new IatiNode.Instruction("end", "")));
                }))
        .isEqualTo(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <!--invented-->
            <iati-activities version="2.03" generated-datetime="2026-01-31T12:00:00Z">
              <iati-activity default-currency="KZT">
                <iati-identifier>XX-1</iati-identifier>
                <title>
                  <narrative xml:lang="en">R&amp;D &lt;b&gt;</narrative>
                  <narrative xml:lang="kk">Ғылым</narrative>
                </title>
                <!--not yet-->
                <conditions attached="0"/>
              </iati-activity>
              <iati-activity/>
            </iati-activities>
            <?end?>
            """);
  }

  @Test
  void write_elementWithText_staysAsItIs() {
    IatiElement read =
        IatiFiles.read(
                IatiFiles.activities(
                    "<iati-activity><a>x<b><c/></b></a><d xml:space='preserve'><e/></d>",
                    "<f> <g/></f></iati-activity>"))
            .records()
            .get(0);

    assertThat(
            written(
                writer -> {
                  writer.start(HEADER);
                  writer.write(read);
                  writer.end();
                }))
        .isEqualTo(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <iati-activities version="2.03">
              <iati-activity>
                <a>x<b><c/></b></a>
                <d xml:space="preserve"><e/></d>
                <f> <g/></f>
              </iati-activity>
            </iati-activities>
            """);
  }

  @Test
  void write_noRecords_isAWholeFile() {
    assertThat(
            written(
                writer -> {
                  writer.start(IatiHeader.of(IatiKind.ORGANISATIONS));
                  writer.end();
                }))
        .isEqualTo(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <iati-organisations version="2.03"></iati-organisations>
            """);
  }

  @Test
  void write_prefixesThatAreNotDeclared_areDeclared() {
    IatiElement activity =
        IatiElement.builder("iati-activity")
            .attribute(new IatiName("urn:o", "o", "a"), "1")
            .add(IatiElement.builder(new IatiName("urn:o", "o", "b")).build())
            .add(IatiElement.builder(new IatiName("urn:p", "o", "c")).build())
            .add(
                IatiElement.builder(new IatiName("urn:d", "", "d"))
                    .add(IatiElement.builder("e").build())
                    .build())
            .build();

    String file =
        written(
            writer -> {
              writer.start(HEADER);
              writer.write(activity);
              writer.end();
            });

    assertThat(file)
        .isEqualTo(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <iati-activities version="2.03">
              <iati-activity xmlns:o="urn:o" o:a="1">
                <o:b/>
                <o:c xmlns:o="urn:p"/>
                <d xmlns="urn:d">
                  <e xmlns=""/>
                </d>
              </iati-activity>
            </iati-activities>
            """);
  }

  @Test
  void write_sameInputTwice_givesTheSameBytes() throws IOException {
    List<IatiElement> records = IatiFiles.read(new IatiReader(), IatiFiles.REAL).records();
    Consumer<IatiWriter> writing =
        writer -> {
          writer.start(HEADER);
          records.forEach(writer::write);
          writer.end();
        };

    assertThat(written(writing)).isEqualTo(written(writing));
    assertThat(IatiFiles.read(written(writing)).records()).isEqualTo(records);
    assertThat(Files.readString(IatiFiles.REAL, UTF_8)).contains("\n");
  }

  @Test
  void write_outOfOrder_isRefused() {
    IatiElement activity = IatiElement.builder("iati-activity").build();
    try (IatiWriter writer = new IatiWriter(OutputStream.nullOutputStream())) {
      assertThatIllegalStateException().isThrownBy(() -> writer.write(activity));
      assertThatIllegalStateException().isThrownBy(() -> writer.record(activity));
      assertThatIllegalStateException().isThrownBy(writer::end);
      writer.start(HEADER);
      assertThatIllegalStateException().isThrownBy(() -> writer.start(HEADER));
      assertThatIllegalArgumentException().isThrownBy(() -> writer.end(List.of(activity)));
      writer.end();
      assertThatIllegalStateException().isThrownBy(() -> writer.write(activity));
      assertThatIllegalStateException().isThrownBy(() -> writer.start(HEADER));
    }
  }

  @Test
  void header_thatIsNone_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IatiHeader(IatiElement.builder("html").build(), List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IatiHeader(HEADER.root().toBuilder().text("x").build(), List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IatiHeader(HEADER.root(), List.of(new IatiNode.Text(" "))));
  }

  @Test
  void write_toFile_replacesIt(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("a.xml");
    Files.writeString(file, "x".repeat(10_000));
    try (IatiWriter writer = new IatiWriter(file)) {
      writer.start(HEADER);
      writer.end();
    }

    assertThat(Files.readString(file))
        .isEqualTo(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <iati-activities version="2.03"></iati-activities>
            """);
    assertThatThrownBy(() -> new IatiWriter(folder.resolve("no/such/a.xml")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("a.xml");
  }
}
