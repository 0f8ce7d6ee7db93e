package org.civilhub.io.iati;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.crypto.OctetStreamData;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.TransformException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import org.civilhub.model.rule.Finding;
import org.civilhub.model.rule.FindingLog;
import org.civilhub.model.value.LanguageTag;

/** Files and texts that the tests read. */
final class IatiFiles {
  static final Path FOLDER = Path.of("src/test/resources/iati");
  static final Path REAL = FOLDER.resolve("real/iati_2.03_NigeriaAIMS_GeocodedResearchRelease.xml");

  private IatiFiles() {}

  /** What came of a reading. */
  record Reading(List<IatiElement> records, IatiSummary summary) {
    List<String> findings() {
      return summary.findings().kept().stream().map(f -> f.line(LanguageTag.EN)).toList();
    }

    Finding finding() {
      return summary.findings().kept().get(0);
    }
  }

  /** Every example that is a whole file by the schema or not. */
  static List<Path> examples() {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".xml")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Reading read(String xml) {
    return read(xml.getBytes(UTF_8));
  }

  static Reading read(byte[] bytes) {
    return read(new IatiReader(), new ByteArrayInputStream(bytes));
  }

  static Reading read(IatiReader reader, InputStream in) {
    List<IatiElement> records = new ArrayList<>();
    IatiSummary summary = reader.forEach("a.xml", in, new FindingLog(), records::add);
    return new Reading(records, summary);
  }

  static Reading read(IatiReader reader, Path file) {
    List<IatiElement> records = new ArrayList<>();
    return new Reading(records, reader.forEach(file, records::add));
  }

  /** A file of activities with what is given in it. */
  static String activities(String... content) {
    return "<iati-activities version=\"2.03\">" + String.join("", content) + "</iati-activities>";
  }

  static String activity(String id) {
    return "<iati-activity><iati-identifier>" + id + "</iati-identifier></iati-activity>";
  }

  /** Reads a file and writes it. */
  static byte[] copy(Path file) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (IatiWriter writer = new IatiWriter(out)) {
      new IatiReader().forEach(file, writer);
    }
    return out.toByteArray();
  }

  /** Canonical XML 1.0 with comments, by the Java runtime. */
  static String canonical(byte[] xml) {
    try {
      OctetStreamData canonical =
          (OctetStreamData)
              XMLSignatureFactory.getInstance("DOM")
                  .newTransform(
                      CanonicalizationMethod.INCLUSIVE_WITH_COMMENTS, (TransformParameterSpec) null)
                  .transform(new OctetStreamData(new ByteArrayInputStream(xml)), null);
      return new String(canonical.getOctetStream().readAllBytes(), UTF_8);
    } catch (GeneralSecurityException | TransformException | IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
