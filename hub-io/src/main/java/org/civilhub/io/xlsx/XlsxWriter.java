package org.civilhub.io.xlsx;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.civilhub.io.Dataset;
import org.civilhub.io.Manifest;
import org.civilhub.io.WireType;
import org.civilhub.io.WireType.KnownCode;
import org.civilhub.io.internal.WholeFile;
import org.civilhub.io.table.Cell;
import org.civilhub.io.table.Column;
import org.civilhub.io.table.Column.Content;
import org.civilhub.io.table.Columns;
import org.civilhub.model.HubRecord;
import org.civilhub.model.RecordType;
import org.civilhub.model.rule.Finding;
import org.civilhub.model.rule.FindingCode;
import org.civilhub.model.rule.FindingLog;
import org.civilhub.model.rule.Place;
import org.civilhub.model.value.LanguageTag;
import org.dhatim.fastexcel.Range;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes a dataset as a workbook, so that {@link XlsxReader} reads an equal one: a sheet for each
 * type that has records, one that describes the dataset, and one with the lists that codes are
 * chosen from. Headers, labels of codes and notes are in one language; numbers, days and truths are
 * typed cells. The same dataset gives the same bytes. Immutable, to be shared.
 */
public final class XlsxWriter {
  /** No cell of a workbook holds more characters. */
  static final int LONGEST_TEXT = 32_767;

  private static final int MOST_DIGITS = 15;
  private static final int FORM_ROWS = 1_000;
  private static final int FORM_ELEMENTS = 3;
  private static final int FIRST_YEAR = 1901;
  private static final int LAST_YEAR = 9999;
  private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Pattern LOOKS_ESCAPED = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");
  private static final Pattern CREATED = Pattern.compile("(<dcterms:created[^>]*>)[^<]*");

  private final LanguageTag language;

  /**
   * A writer.
   *
   * @param language of headers, labels and notes: Kazakh, Russian or English
   */
  public XlsxWriter(LanguageTag language) {
    this.language = language;
  }

  /**
   * Writes a dataset. The file is there whole or not at all.
   *
   * @param dataset what to write
   * @param file where to; its folder must exist
   * @return what a workbook cannot hold, each with its record, which is then left out: a text of
   *     more than 32,767 characters, or more values than a row has cells
   * @throws UncheckedIOException if the system refuses to write; the message names the file
   */
  public FindingLog write(Dataset dataset, Path file) {
    FindingLog lost = new FindingLog(Integer.MAX_VALUE);
    write(
        file,
        dataset.asOf(),
        book -> {
          WireType manifest = WireType.of(Manifest.class).orElseThrow();
          String title = WireType.word("word", "sheet_hub").inAnyOf(language);
          book.sheet(title, new Columns(manifest), List.of(dataset.manifest()), List.of(), lost);
          for (RecordType type : RecordType.values()) {
            List<? extends HubRecord> records = dataset.records(type.getType());
            if (!records.isEmpty()) {
              Columns columns = new Columns(WireType.of(type));
              book.sheet(title(type), columns, records, List.of(), lost);
            }
          }
        });
    return lost;
  }

  /**
   * Writes an empty form for records of some types: headers with notes, lists to choose from, and
   * room for three elements of each list.
   *
   * @param types the types
   * @param file where to; its folder must exist
   * @throws UncheckedIOException if the system refuses to write; the message names the file
   */
  public void writeForm(Set<RecordType> types, Path file) {
    Set<RecordType> ordered = EnumSet.noneOf(RecordType.class);
    ordered.addAll(types);
    write(
        file,
        LocalDate.EPOCH,
        book -> {
          for (RecordType type : ordered) {
            Columns columns = new Columns(WireType.of(type));
            book.sheet(
                title(type), columns, List.of(), columns.form(FORM_ELEMENTS), new FindingLog());
          }
        });
  }

  private String title(RecordType type) {
    return XlsxReader.sheetName(type.getLabel().inAnyOf(language));
  }

  /** What goes into a workbook. */
  private interface Filling {
    void into(Book book) throws IOException;
  }

  private void write(Path file, LocalDate day, Filling content) {
    try {
      Path undated = Files.createTempFile("hub", ".xlsx");
      try {
        try (OutputStream out = Files.newOutputStream(undated);
            Workbook workbook = new Workbook(out, "Hub", "1.0")) {
          Book book = new Book(workbook);
          content.into(book);
          book.finish();
        }
        WholeFile.write(file, out -> dated(undated, out, day));
      } finally {
        Files.delete(undated);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  /** The same workbook, but created on a given day instead of now. */
  private static void dated(Path workbook, OutputStream target, LocalDate day) throws IOException {
    try (ZipFile from = new ZipFile(workbook.toFile());
        ZipOutputStream to = new ZipOutputStream(target)) {
      for (ZipEntry part : (Iterable<ZipEntry>) from.stream().map(e -> (ZipEntry) e)::iterator) {
        to.putNextEntry(undated(part));
        try (InputStream in = from.getInputStream(part)) {
          if (part.getName().equals("docProps/core.xml")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            String created = "$1" + day + "T00:00:00Z";
            to.write(CREATED.matcher(text).replaceAll(created).getBytes(StandardCharsets.UTF_8));
          } else {
            in.transferTo(to);
          }
        }
        to.closeEntry();
      }
    }
  }

  /** The same part of an archive without the time at which it was packed. */
  static ZipEntry undated(ZipEntry part) {
    ZipEntry copy = new ZipEntry(part.getName());
    copy.setTimeLocal(LocalDate.of(1980, 1, 1).atStartOfDay());
    return copy;
  }

  /** A text with escapes, as workbooks have them, for what XML has no place for. */
  static String encode(String text) {
    StringBuilder encoded = new StringBuilder();
    String safe = LOOKS_ESCAPED.matcher(text).replaceAll("_x005F_");
    for (int i = 0; i < safe.length(); i++) {
      char c = safe.charAt(i);
      boolean isControl = c < ' ' && c != '\t' && c != '\n';
      if (isControl || c >= '\uFFFE') {
        encoded.append(String.format("_x%04X_", (int) c));
      } else {
        encoded.append(c);
      }
    }
    return encoded.toString();
  }

  /** A workbook while it is written. */
  private final class Book {
    private final Workbook workbook;
    private final Map<List<KnownCode>, Integer> lists = new LinkedHashMap<>();
    private final Worksheet codes;
    private boolean isFirst = true;

    Book(Workbook workbook) {
      this.workbook = workbook;
      this.codes = workbook.newWorksheet(WireType.word("word", "sheet_codes").inAnyOf(language));
    }

    /** Writes a sheet of values, with the columns they use and those asked for. */
    void sheet(
        String title,
        Columns columns,
        Collection<?> values,
        Collection<Column> form,
        FindingLog lost)
        throws IOException {
      NavigableSet<Column> used = new TreeSet<>(form);
      List<Map<Column, Cell>> rows = new ArrayList<>();
      for (Object value : values) {
        NavigableMap<Column, Cell> cells = columns.cells(value);
        if (fits(value, cells, used, lost)) {
          used.addAll(cells.keySet());
          rows.add(cells);
        }
      }
      Worksheet sheet = workbook.newWorksheet(title);
      if (isFirst) {
        sheet.keepInActiveTab();
        isFirst = false;
      }
      sheet.freezePane(1, 1);
      int index = 0;
      for (Column column : used) {
        sheet.value(0, index, encode(columns.header(column, Optional.of(language))));
        sheet.style(0, index).bold().wrapText(true).fillColor("DDE7F0").set();
        sheet.comment(0, index, column.note(language));
        if (column.content() == Content.TEXT || column.content() == Content.ID) {
          sheet.style(index).format("@").set(); // or 0012 would become 12
        }
        choices(sheet, column, index, Math.max(rows.size(), FORM_ROWS));
        index++;
      }
      for (int i = 0; i < rows.size(); i++) {
        index = 0;
        for (Column column : used) {
          Cell cell = rows.get(i).get(column);
          if (cell != null) {
            put(sheet, i + 1, index, column, cell);
          }
          index++;
        }
      }
      sheet.finish();
    }

    private boolean fits(
        Object value, Map<Column, Cell> cells, NavigableSet<Column> used, FindingLog lost) {
      NavigableSet<Column> all = new TreeSet<>(used);
      all.addAll(cells.keySet());
      Optional<Map.Entry<Column, Cell>> tooLong =
          cells.entrySet().stream().filter(entry -> length(entry) > LONGEST_TEXT).findFirst();
      if (all.size() <= Columns.MOST_COLUMNS && tooLong.isEmpty()) {
        return true;
      }
      Place place = Place.NONE.at(tooLong.map(entry -> entry.getKey().pointer()).orElse(""));
      Map<String, String> arguments =
          Map.of(
              "expected",
              tooLong.isPresent() ? "long_text" : "many_values",
              "found",
              String.valueOf(tooLong.map(Book::length).orElse(all.size())));
      lost.add(
          value instanceof HubRecord record
              ? Finding.of(FindingCode.VALUE_LOST, record, place, arguments)
              : new Finding(
                  FindingCode.VALUE_LOST, place, Optional.empty(), Optional.empty(), arguments));
      return false;
    }

    private static int length(Map.Entry<Column, Cell> cell) {
      return encode(cell.getValue().text()).length();
    }

    private void put(Worksheet sheet, int row, int index, Column column, Cell cell) {
      switch (cell.kind()) {
        case NUMBER -> number(sheet, row, index, new BigDecimal(cell.text()));
        case TRUTH -> sheet.value(row, index, Boolean.valueOf(cell.text()));
        default -> {
          if (!column.isList() && isDay(column, cell.text())) {
            sheet.value(row, index, LocalDate.parse(cell.text()));
            sheet.style(row, index).format("yyyy-mm-dd").set();
          } else {
            sheet.value(row, index, encode(label(column, cell.text())));
          }
        }
      }
    }

    /** Spreadsheet programs count days from 1900, and take that year for a leap year. */
    private boolean isDay(Column column, String text) {
      return (column.content() == Content.DATE || column.content() == Content.DAY)
          && DAY.matcher(text).matches()
          && LocalDate.parse(text).getYear() >= FIRST_YEAR
          && LocalDate.parse(text).getYear() <= LAST_YEAR;
    }

    /** A number with its own decimals; as a text where spreadsheet programs would round it. */
    private void number(Worksheet sheet, int row, int index, BigDecimal number) {
      if (number.stripTrailingZeros().precision() > MOST_DIGITS
          || number.precision() > MOST_DIGITS) {
        sheet.value(row, index, number.toPlainString());
        return;
      }
      sheet.value(row, index, number);
      if (number.scale() > 0) {
        sheet.style(row, index).format("0." + "0".repeat(number.scale())).set();
      }
    }

    /** What a code is called, where reading it back gives the code again. */
    private String label(Column column, String text) {
      return column.isList() ? text : labels(column).getOrDefault(text, text);
    }

    private Map<String, String> labels(Column column) {
      Map<String, String> labels = new LinkedHashMap<>();
      for (KnownCode code : column.codes()) {
        labels.put(code.code(), code.label().inAnyOf(language));
      }
      return labels;
    }

    private void choices(Worksheet sheet, Column column, int index, int rows) {
      if (column.codes().isEmpty() || column.isList()) {
        return;
      }
      int list = lists.computeIfAbsent(column.codes(), codeList -> lists.size());
      Range range = codes.range(1, list, column.codes().size(), list);
      sheet.range(1, index, rows, index).validateWithList(range).showErrorMessage(false);
    }

    /** The sheet of lists comes last to be filled, for only then are they all known. */
    void finish() throws IOException {
      for (Map.Entry<List<KnownCode>, Integer> list : lists.entrySet()) {
        int column = list.getValue();
        codes.value(0, column, String.valueOf(column + 1));
        for (int i = 0; i < list.getKey().size(); i++) {
          codes.value(i + 1, column, list.getKey().get(i).label().inAnyOf(language));
        }
      }
      codes.finish();
    }
  }
}
