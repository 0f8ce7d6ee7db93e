package org.civilhub.examples.cli;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The examples of the rule catalogue as folders: a file's name and a colon on a line of its own,
 * perhaps with an encoding, as in {@code events.ndjson in windows-1251:}, then the file's lines.
 */
final class ExampleDataset {
  private static final String MANIFEST = "hub.json";
  private static final Pattern HEADING =
      Pattern.compile("(?<name>[a-z_]+\\.(?:nd)?json)(?: in (?<encoding>[a-z0-9-]+))?:");

  private record Part(Charset encoding, StringBuilder text) {}

  private ExampleDataset() {}

  /** Writes an example, with a manifest that says nothing to be complete if it has none. */
  static void write(String example, Path folder) throws IOException {
    Map<String, Part> parts = parts(example);
    for (Map.Entry<String, Part> file : parts.entrySet()) {
      Part part = file.getValue();
      Files.write(folder.resolve(file.getKey()), part.text().toString().getBytes(part.encoding()));
    }
    if (!parts.containsKey(MANIFEST)) {
      Files.writeString(
          folder.resolve(MANIFEST),
          "{\"name\":{\"en\":\"Example\"},\"formatVersion\":1,\"asOf\":\"2026-01-31\"}");
    }
  }

  private static Map<String, Part> parts(String example) {
    Map<String, Part> parts = new LinkedHashMap<>();
    StringBuilder text = new StringBuilder();
    for (String line : example.lines().toList()) {
      Matcher heading = HEADING.matcher(line);
      if (heading.matches()) {
        String encoding = heading.group("encoding");
        text = new StringBuilder();
        Part part =
            new Part(encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding), text);
        if (parts.put(heading.group("name"), part) != null) {
          throw new IllegalArgumentException("file must stand once, found '" + line + "' again");
        }
      } else if (parts.isEmpty()) {
        throw new IllegalArgumentException("must start with a file's name, found '" + line + "'");
      } else {
        text.append(line).append('\n');
      }
    }
    return parts;
  }
}
