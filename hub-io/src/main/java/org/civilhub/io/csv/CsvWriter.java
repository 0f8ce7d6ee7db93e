package org.civilhub.io.csv;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.civilhub.io.Dataset;
import org.civilhub.io.Manifest;
import org.civilhub.io.WireType;
import org.civilhub.io.internal.WholeFile;
import org.civilhub.io.table.Cell;
import org.civilhub.io.table.Column;
import org.civilhub.io.table.Columns;
import org.civilhub.model.HubRecord;
import org.civilhub.model.RecordType;
import org.civilhub.model.value.LanguageTag;

/**
 * Writes a dataset as CSV, so that {@link CsvReader} reads an equal one: a folder with {@code
 * hub.csv}, a table for each type that has records, such as {@code events.csv}, and {@code
 * datapackage.json}, which describes the tables as a <a href="https://datapackage.org">Frictionless
 * Data Package</a>. The same dataset gives the same bytes: UTF-8, lines end in CR LF as RFC 4180
 * has it. Immutable, to be shared; but one folder has one writer at a time.
 */
public final class CsvWriter {
  private static final String SUFFIX = ".csv";
  private static final String MANIFEST = "hub";
  private static final String PACKAGE = "datapackage.json";
  private static final char MARK = '\uFEFF';

  private final Optional<LanguageTag> headers;
  private final char separator;
  private final boolean mark;

  /** A writer with names of fields as headers, commas, and no byte order mark. */
  public CsvWriter() {
    this(Optional.empty(), ',', false);
  }

  private CsvWriter(Optional<LanguageTag> headers, char separator, boolean mark) {
    this.headers = headers;
    this.separator = separator;
    this.mark = mark;
  }

  /**
   * The same with labels as headers.
   *
   * @param language Kazakh, Russian or English
   * @return the writer
   */
  public CsvWriter withHeaders(LanguageTag language) {
    return new CsvWriter(Optional.of(language), separator, mark);
  }

  /**
   * The same in the form that spreadsheet programs open at a double click where commas stand in
   * numbers: fields separated by semicolons, and a byte order mark.
   *
   * @return the writer
   */
  public CsvWriter forSpreadsheets() {
    return new CsvWriter(headers, ';', true);
  }

  /**
   * Writes a dataset. Tables that were there before and are not part of this one are removed; other
   * files stay. Each file is there whole or not at all, but a write that breaks off may leave some
   * old and some new ones.
   *
   * @param dataset what to write
   * @param folder where to; made if it does not exist
   * @throws UncheckedIOException if the system refuses to write; the message names the folder
   */
  public void write(Dataset dataset, Path folder) {
    try {
      Files.createDirectories(folder);
      TableSchema description = new TableSchema(dataset.manifest(), separator);
      WireType manifest = WireType.of(Manifest.class).orElseThrow();
      table(folder, MANIFEST, manifest, Optional.empty(), List.of(dataset.manifest()), description);
      for (RecordType type : RecordType.values()) {
        String name = Dataset.member(type);
        List<? extends HubRecord> records = dataset.records(type.getType());
        if (records.isEmpty()) {
          Files.deleteIfExists(folder.resolve(name + SUFFIX));
        } else {
          table(folder, name, WireType.of(type), Optional.of(type), records, description);
        }
      }
      replace(folder.resolve(PACKAGE), out -> out.write(description.toText()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + folder, e);
    }
  }

  private void table(
      Path folder,
      String name,
      WireType wireType,
      Optional<RecordType> type,
      List<?> values,
      TableSchema description)
      throws IOException {
    Columns columns = new Columns(wireType);
    NavigableSet<Column> used = new TreeSet<>();
    values.forEach(value -> used.addAll(columns.cells(value).keySet()));
    Function<Column, String> header = column -> columns.header(column, headers);
    description.add(name, type, used, header, headers);
    replace(
        folder.resolve(name + SUFFIX),
        file -> {
          if (mark) {
            file.write(MARK);
          }
          try (var out =
              de.siegmar.fastcsv.writer.CsvWriter.builder()
                  .fieldSeparator(separator)
                  .lineDelimiter(de.siegmar.fastcsv.writer.LineDelimiter.CRLF)
                  .build(file)) {
            out.writeRecord(used.stream().map(header).toList());
            for (Object value : values) {
              Map<Column, Cell> cells = columns.cells(value);
              out.writeRecord(
                  used.stream()
                      .map(column -> cells.getOrDefault(column, Cell.EMPTY).text())
                      .toList());
            }
          }
        });
  }

  private static void replace(Path file, Content content) {
    WholeFile.write(
        file,
        out -> {
          try (Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8)) {
            content.writeTo(text);
          }
        });
  }

  /** What goes into a file. */
  private interface Content {
    void writeTo(Writer out) throws IOException;
  }
}
