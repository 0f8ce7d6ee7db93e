package org.civilhub.examples.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.civilhub.io.DatasetReader;
import org.civilhub.io.RecordReader;
import org.civilhub.io.csv.CsvReader;
import org.civilhub.io.iati.IatiProjectReader;
import org.civilhub.io.xlsx.XlsxReader;
import org.civilhub.model.RecordType;
import org.civilhub.model.rule.FindingLog;

/** The formats that datasets are read from and written to, by how their files end. */
enum DataFormat {
  /** A folder with hub.json and a file for each type, one record a line. */
  ndjson("", true),
  /** One JSON document. */
  json(".json", true),
  /** A folder with hub.csv and a table for each type, or one table. */
  csv(".csv", true),
  /** A workbook with a sheet for each type. */
  xlsx(".xlsx", true),
  /** Projects as IATI activities. */
  iati(".xml", true),
  /** Events as iCalendar. */
  ics(".ics", false),
  /** Research products and journal issues as CSL-JSON. */
  csl(".csl.json", false),
  /** Research products and journal issues as BibTeX. */
  bibtex(".bib", false),
  /** Events and organisations as schema.org JSON-LD. */
  jsonld(".jsonld", false);

  private final String ending;
  private final boolean read;

  DataFormat(String ending, boolean read) {
    this.ending = ending;
    this.read = read;
  }

  /** Whether datasets are read from it, not only written. */
  boolean isRead() {
    return read;
  }

  /** The format of a source by what is there. */
  static Optional<DataFormat> ofSource(Path source) {
    if (Files.isDirectory(source)) {
      return Optional.of(Files.exists(source.resolve("hub.csv")) ? csv : ndjson);
    }
    return byEnding(source);
  }

  /** The format of a target by its name: one without an ending is a folder. */
  static Optional<DataFormat> ofTarget(Path target) {
    return name(target).contains(".") ? byEnding(target) : Optional.of(ndjson);
  }

  private static String name(Path path) {
    return Optional.ofNullable(path.getFileName()).orElse(path).toString().toLowerCase(Locale.ROOT);
  }

  /** The longest ending that fits, for one is the end of another. */
  private static Optional<DataFormat> byEnding(Path file) {
    return Arrays.stream(values())
        .filter(format -> !format.ending.isEmpty() && name(file).endsWith(format.ending))
        .max((a, b) -> Integer.compare(a.ending.length(), b.ending.length()));
  }

  /** A reader of a source of any format; JSON where nothing says otherwise. */
  static RecordReader reader(Path source) {
    return ofSource(source)
        .filter(DataFormat::isRead)
        .orElse(json)
        .reader(FindingLog.DEFAULT_CAP, Optional.empty(), Optional.empty());
  }

  /**
   * A reader of this format.
   *
   * @param cap how many findings of a code are kept
   * @param asOf the day of a source that does not say its own
   * @param type the type of a table whose name does not say it
   */
  RecordReader reader(int cap, Optional<LocalDate> asOf, Optional<RecordType> type) {
    return switch (this) {
      case csv -> {
        CsvReader reader = new CsvReader(cap);
        CsvReader dated = asOf.map(reader::assumingAsOf).orElse(reader);
        yield type.map(dated::assumingType).orElse(dated);
      }
      case xlsx -> {
        XlsxReader reader = new XlsxReader(cap);
        yield asOf.map(reader::assumingAsOf).orElse(reader);
      }
      case iati -> {
        IatiProjectReader reader = new IatiProjectReader(cap);
        yield asOf.map(reader::assumingAsOf).orElse(reader);
      }
      default -> new DatasetReader(cap);
    };
  }
}
