package org.civilhub.examples.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.civilhub.io.DatasetReader;
import org.civilhub.io.csv.CsvReader;
import org.civilhub.io.iati.IatiProjectReader;
import org.civilhub.io.iati.IatiValidator;
import org.civilhub.io.ical.CalendarWriter;
import org.civilhub.io.xlsx.XlsxReader;
import org.civilhub.model.rule.Finding;
import org.civilhub.model.rule.FindingCode;
import org.civilhub.model.rule.FindingLog;
import org.civilhub.model.rule.Ruleset;
import org.civilhub.model.value.LanguageTag;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * The examples of the rule catalogue as folders: a file's name and a colon on a line of its own,
 * perhaps with an encoding, as in {@code events.ndjson in windows-1251:}, then the file's lines.
 */
final class ExampleDataset {
  private static final String MANIFEST = "hub.json";
  private static final Pattern HEADING =
      Pattern.compile(
          "(?<name>[A-Za-z_ ]+\\.(?:ndjson|json|csv|xlsx|xml))(?: in (?<encoding>[a-z0-9-]+))?:");
  private static final String CALENDAR = "written as ics\n";
  private static final LocalDate AS_OF = LocalDate.of(2026, 1, 31);

  private record Part(Charset encoding, StringBuilder text) {}

  private ExampleDataset() {}

  /** What is found in an example, read by what its files are, and written if it says so. */
  static List<Finding> check(FindingCode rule, String example, Path folder) throws IOException {
    if (example.startsWith(CALENDAR)) {
      write(example.substring(CALENDAR.length()), folder);
      return new CalendarWriter(LanguageTag.EN)
          .write(new DatasetReader().read(folder).dataset(), folder.resolve("events.ics"))
          .kept();
    }
    Map<String, Part> parts = parts(example);
    String file = parts.keySet().iterator().next();
    if (file.endsWith(".xlsx")) {
      String sheet = file.substring(0, file.length() - ".xlsx".length());
      workbook(sheet, parts.values().iterator().next().text().toString(), folder.resolve(file));
      return new XlsxReader()
          .assumingAsOf(AS_OF)
          .check(folder.resolve(file), Ruleset.standard(), located -> {})
          .findings()
          .kept();
    }
    write(example, folder);
    if (file.endsWith(".csv")) {
      return new CsvReader()
          .assumingAsOf(AS_OF)
          .check(folder, Ruleset.standard(), located -> {})
          .findings()
          .kept();
    } else if (rule.equals(FindingCode.IATI_UNMAPPED)) {
      return new IatiProjectReader().read(folder.resolve(file)).findings().kept();
    } else if (file.endsWith(".xml")) {
      FindingLog log = new FindingLog();
      new IatiValidator(AS_OF).check(folder.resolve(file), log);
      return log.kept();
    }
    return new DatasetReader().check(folder, Ruleset.standard(), located -> {}).findings().kept();
  }

  /** A workbook of one sheet, from its cells between commas. */
  private static void workbook(String name, String cells, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        Workbook workbook = new Workbook(out, "Hub", "1.0")) {
      Worksheet sheet = workbook.newWorksheet(name);
      int row = 0;
      for (String line : cells.lines().toList()) {
        int column = 0;
        for (String cell : line.split(",", -1)) {
          if (cell.equals("^")) {
            sheet.range(row - 1, column, row, column).merge();
          } else if (cell.startsWith("=")) {
            sheet.formula(row, column, cell.substring(1));
          } else if (cell.matches("[0-9]+")) {
            sheet.value(row, column, new BigDecimal(cell));
          } else {
            sheet.value(row, column, cell.startsWith("'") ? cell.substring(1) : cell);
          }
          column++;
        }
        row++;
      }
    }
  }

  /** Writes an example, with a manifest that says nothing to be complete if it has none. */
  static void write(String example, Path folder) throws IOException {
    Map<String, Part> parts = parts(example);
    for (Map.Entry<String, Part> file : parts.entrySet()) {
      Part part = file.getValue();
      Files.write(folder.resolve(file.getKey()), part.text().toString().getBytes(part.encoding()));
    }
    if (!parts.containsKey(MANIFEST) && parts.keySet().stream().anyMatch(f -> f.endsWith("json"))) {
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
