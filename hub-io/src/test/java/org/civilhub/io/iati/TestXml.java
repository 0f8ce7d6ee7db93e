package org.civilhub.io.iati;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Files of the tests, and elements out of text. */
final class TestXml {
  private static final Path FOLDER = Path.of("src/test/resources/iati-rules");

  private TestXml() {}

  static String resource(String name) throws IOException {
    return Files.readString(file(name));
  }

  /** A file of the rules, or one of the examples that all tests share. */
  static Path file(String name) {
    Path file = FOLDER.resolve(name);
    return Files.exists(file) ? file : IatiFiles.FOLDER.resolve(name);
  }

  /** The first record of a file, or the activity that stands alone in a text. */
  static IatiElement element(String xml) {
    return IatiFiles.read(xml.startsWith("<iati-activity") ? IatiFiles.activities(xml) : xml)
        .records()
        .get(0);
  }

  static List<IatiElement> all(String name) {
    return IatiFiles.read(new IatiReader(), file(name)).records();
  }
}
