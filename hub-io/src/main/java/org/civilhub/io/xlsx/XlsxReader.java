package org.civilhub.io.xlsx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.civilhub.io.Dataset;
import org.civilhub.io.DatasetException;
import org.civilhub.io.Manifest;
import org.civilhub.io.ReadCounts;
import org.civilhub.io.ReadSummary;
import org.civilhub.io.RecordReader;
import org.civilhub.io.WireType;
import org.civilhub.io.table.Cell;
import org.civilhub.io.table.Columns;
import org.civilhub.io.table.Manifests;
import org.civilhub.io.table.TableReading;
import org.civilhub.model.RecordType;
import org.civilhub.model.rule.Finding;
import org.civilhub.model.rule.FindingCode;
import org.civilhub.model.rule.FindingLog;
import org.civilhub.model.rule.Place;
import org.civilhub.model.value.LocalizedText;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a dataset from a workbook ({@code .xlsx}): a sheet for each type of record, named by the
 * type in Kazakh, Russian or English, and one that describes the dataset. Immutable, to be shared.
 *
 * <p>Columns are those of {@link org.civilhub.io.csv}, in any order, named by their names or
 * labels; rows above the header are passed over. A row with a fault is rejected with a finding that
 * names sheet and cell; every other row is read. What spreadsheet programs do to values is
 * recognised and said, not mended: dates turned into numbers, texts stored as numbers, numbers with
 * separators, formulas, faults, merged cells. A date cell is read by its format, so that {@code
 * May-24} is a month. Rows are read one by one; texts that cells share are held in memory.
 *
 * <p>Bounds, each a finding where it is exceeded: 512 MiB when unpacked, 400 times the packed size
 * of a part, 16,384 columns, 1,048,576 rows, 100,000 empty rows in a row, {@value
 * Columns#LONGEST_LIST} elements in a list of objects. A workbook beyond the first two, and one
 * with a document type in it, is not opened.
 */
public final class XlsxReader extends RecordReader {
  private static final int MOST_EMPTY_ROWS = 100_000;
  private static final int MOST_ROWS_ABOVE_HEADER = 20;
  private static final int LONGEST_SHEET_NAME = 31;
  private static final int MOST_DECIMALS = 20;
  private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");
  private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*]|\\\\.");
  private static final Pattern DECIMALS = Pattern.compile("[0#]\\.(0+)");

  private final Optional<LocalDate> asOf;

  /** A reader that keeps {@value FindingLog#DEFAULT_CAP} findings of each code. */
  public XlsxReader() {
    this(FindingLog.DEFAULT_CAP);
  }

  /**
   * A reader with its own cap of findings.
   *
   * @param cap how many findings of one code are kept, 0 or more; all are counted
   * @throws IllegalArgumentException if the cap is negative
   */
  public XlsxReader(int cap) {
    this(cap, Optional.empty());
  }

  private XlsxReader(int cap, Optional<LocalDate> asOf) {
    super(cap);
    this.asOf = asOf;
  }

  /**
   * A reader of workbooks too that do not describe the dataset, such as filled-in forms.
   *
   * @param day the day up to which such workbooks hold what was known
   * @return the reader
   */
  public XlsxReader assumingAsOf(LocalDate day) {
    return new XlsxReader(cap(), Optional.of(day));
  }

  @Override
  protected Set<RecordType> present(Path source) throws IOException {
    Set<RecordType> types = EnumSet.noneOf(RecordType.class);
    try {
      WorkbookScan.of(source);
    } catch (WorkbookScan.RefusedException e) {
      return types; // the reading proper says why
    }
    try (ReadableWorkbook workbook = open(source)) {
      for (Sheet sheet : workbook.getSheets().toList()) {
        if (isHub(sheet.getName())) {
          return EnumSet.allOf(RecordType.class);
        }
        typeOf(sheet.getName()).ifPresent(types::add);
      }
    }
    return types;
  }

  private static ReadableWorkbook open(Path source) throws IOException {
    return new ReadableWorkbook(source.toFile(), new ReadingOptions(true, true));
  }

  /**
   * The type whose records a sheet holds.
   *
   * @param sheet its name: what the type is called in files or in any of the three languages
   * @return the type; empty if it is none
   */
  static Optional<RecordType> typeOf(String sheet) {
    return Arrays.stream(RecordType.values())
        .filter(
            type ->
                Stream.concat(
                        Stream.of(type.getCode(), Dataset.member(type)),
                        type.getLabel().texts().values().stream())
                    .anyMatch(name -> isAlike(sheet, name)))
        .findFirst();
  }

  private static boolean isHub(String sheet) {
    return WireType.word("word", "sheet_hub").texts().values().stream()
        .anyMatch(name -> isAlike(sheet, name));
  }

  private static boolean isCodes(String sheet) {
    return WireType.word("word", "sheet_codes").texts().values().stream()
        .anyMatch(name -> isAlike(sheet, name));
  }

  private static boolean isAlike(String sheet, String name) {
    return Columns.isAlike(sheet, sheetName(name));
  }

  /** A name as a sheet can have it. */
  static String sheetName(String name) {
    return name.length() <= LONGEST_SHEET_NAME
        ? name
        : name.substring(0, LONGEST_SHEET_NAME).strip();
  }

  @Override
  protected ReadSummary scan(Path source, Scan scan) throws IOException {
    String file = name(source);
    WorkbookScan look;
    try {
      look = WorkbookScan.of(source);
    } catch (WorkbookScan.RefusedException e) {
      scan.log().add(refused(e, file));
      return new ReadSummary(nothing(file), Map.of(file, ReadCounts.ZERO), scan.log());
    }
    Map<String, ReadCounts> counts = new LinkedHashMap<>();
    Map<String, TableReading> tables = new LinkedHashMap<>();
    scan.locateBy(
        place ->
            Optional.ofNullable(tables.get(place.sheet()))
                .map(table -> table.locate(place))
                .orElse(place));
    try (ReadableWorkbook workbook = open(source)) {
      List<Sheet> sheets = workbook.getSheets().toList();
      Manifest manifest = manifest(source, sheets, scan);
      for (Sheet sheet : sheets) {
        Optional<RecordType> type = typeOf(sheet.getName());
        if (type.filter(scan.types()::contains).isPresent()) {
          TableReading table = new TableReading(file, sheet.getName(), type.get(), scan);
          tables.put(sheet.getName(), table);
          ReadCounts ofSheet =
              new Reading(sheet, type, scan, table, look.merges(sheet.getName())).read();
          counts.put(file + " " + sheet.getName(), ofSheet);
        } else if (type.isEmpty() && !isHub(sheet.getName()) && !isCodes(sheet.getName())) {
          scan.log()
              .add(
                  new Finding(
                      FindingCode.SHEET_UNKNOWN,
                      new Place(file, 0, 0, "", sheet.getName()),
                      Optional.empty(),
                      Optional.empty(),
                      Map.of("found", sheet.getName())));
        }
      }
      return new ReadSummary(manifest, counts, scan.log());
    } catch (ExcelReaderException e) {
      scan.log()
          .add(
              new Finding(
                  FindingCode.TABLE_MALFORMED,
                  new Place(file, 0, 0, ""),
                  Optional.empty(),
                  Optional.empty(),
                  Map.of("expected", String.valueOf(e.getMessage()))));
      return new ReadSummary(nothing(file), counts, scan.log());
    }
  }

  private static Finding refused(WorkbookScan.RefusedException e, String file) {
    Place place = new Place(file, 0, 0, "");
    return switch (e.kind()) {
      case LIMIT -> finding(FindingCode.TABLE_LIMIT, place, "bound", e.argument());
      case FORBIDDEN -> finding(FindingCode.XML_FORBIDDEN, place, "found", e.argument());
      case MALFORMED -> finding(FindingCode.TABLE_MALFORMED, place, "expected", e.argument());
    };
  }

  private static Finding finding(FindingCode code, Place place, String name, String value) {
    return new Finding(code, place, Optional.empty(), Optional.empty(), Map.of(name, value));
  }

  /** What is said of a dataset that could not be opened. */
  private Manifest nothing(String file) {
    return Manifest.of(LocalizedText.of("und", file), asOf.orElse(LocalDate.EPOCH));
  }

  private Manifest manifest(Path source, List<Sheet> sheets, Scan scan) throws IOException {
    for (Sheet sheet : sheets) {
      if (isHub(sheet.getName())) {
        return Manifests.read(
            source, name(source), sheet.getName(), scan, table -> value(sheet, table));
      }
    }
    LocalDate day =
        asOf.orElseThrow(
            () -> {
              String wanted = WireType.word("word", "sheet_hub").inAnyOf();
              return new DatasetException(
                  DatasetException.Kind.NO_MANIFEST,
                  source.toString(),
                  "must be a dataset, found no sheet " + wanted,
                  Map.of("missing", wanted),
                  List.of(),
                  new NoSuchFileException(wanted));
            });
    return Manifest.of(LocalizedText.of("und", name(source)), day);
  }

  private static Optional<ObjectNode> value(Sheet sheet, TableReading table) throws IOException {
    boolean isHeader = true;
    try (Stream<Row> rows = sheet.openStream()) {
      for (Row row : (Iterable<Row>) rows::iterator) {
        if (isHeader) {
          table.header(row.getRowNum(), texts(row));
          isHeader = false;
        } else {
          return Optional.of(table.value(row.getRowNum(), cells(row)));
        }
      }
    }
    return Optional.empty();
  }

  private static String name(Path path) {
    return Optional.ofNullable(path.getFileName()).orElse(path).toString();
  }

  /** One sheet. */
  private static final class Reading {
    private final Sheet sheet;
    private final Optional<RecordType> type;
    private final Scan scan;
    private final TableReading table;
    private final List<WorkbookScan.Merge> merges;
    private final Columns known;
    private final List<Row> above = new ArrayList<>();
    private boolean hasHeader;
    private long unread;

    Reading(
        Sheet sheet,
        Optional<RecordType> type,
        Scan scan,
        TableReading table,
        List<WorkbookScan.Merge> merges) {
      this.sheet = sheet;
      this.type = type;
      this.scan = scan;
      this.table = table;
      this.merges = merges;
      this.known = new Columns(WireType.of(type.orElseThrow()));
    }

    ReadCounts read() throws IOException {
      int empty = 0;
      try (Stream<Row> rows = sheet.openStream()) {
        Iterator<Row> each = rows.iterator();
        while (each.hasNext() && empty < MOST_EMPTY_ROWS) {
          Row row = each.next();
          if (isEmpty(row)) {
            empty++;
          } else {
            empty = 0;
            take(row);
          }
        }
        if (empty == MOST_EMPTY_ROWS && each.hasNext()) {
          note(FindingCode.TABLE_LIMIT, 0, Map.of("bound", "emptyRows " + MOST_EMPTY_ROWS));
        }
      } catch (ExcelReaderException | UncheckedIOException e) {
        unread++;
        note(
            FindingCode.TABLE_MALFORMED,
            0,
            Map.of("expected", Objects.requireNonNullElse(e.getMessage(), "")));
      }
      if (!hasHeader) {
        giveUp();
      }
      return table.counts().plus(new ReadCounts(unread, 0, unread));
    }

    private static boolean isEmpty(Row row) {
      return row.stream()
          .noneMatch(cell -> cell != null && Cells.of(cell).kind() != Cell.Kind.EMPTY);
    }

    private void take(Row row) {
      if (hasHeader) {
        row(row);
      } else if (above.size() < MOST_ROWS_ABOVE_HEADER
          && texts(row).stream().noneMatch(text -> known.find(text).isPresent())) {
        above.add(row);
      } else if (above.size() < MOST_ROWS_ABOVE_HEADER) {
        hasHeader = true;
        table.header(row.getRowNum(), texts(row));
      } else {
        unread++;
      }
    }

    /** No row is a header: the first is told what it lacks, and what is below it was not read. */
    private void giveUp() {
      if (!above.isEmpty()) {
        note(
            FindingCode.COLUMN_UNKNOWN,
            above.get(0).getRowNum(),
            Map.of("found", String.join(" ", texts(above.get(0)))));
        unread += above.size() - 1;
      }
    }

    private void row(Row row) {
      long number = row.getRowNum();
      Optional<WorkbookScan.Merge> merge =
          merges.stream().filter(m -> m.firstRow() <= number && number <= m.lastRow()).findFirst();
      if (merge.isEmpty()) {
        table.row(number, cells(row));
      } else {
        unread++;
        if (merge.get().firstRow() == number) {
          scan.log()
              .add(
                  new Finding(
                      FindingCode.CELL_MERGED,
                      new Place(
                          table.source(), number, merge.get().column() + 1L, "", sheet.getName()),
                      type,
                      Optional.empty(),
                      Map.of("found", merge.get().name())));
        }
      }
    }

    private void note(FindingCode code, long row, Map<String, String> arguments) {
      scan.log()
          .add(
              new Finding(
                  code,
                  new Place(table.source(), row, 0, "", sheet.getName()),
                  type,
                  Optional.empty(),
                  arguments));
    }
  }

  private static List<String> texts(Row row) {
    return cells(row).stream().map(Cell::text).toList();
  }

  private static List<Cell> cells(Row row) {
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < row.getCellCount(); i++) {
      cells.add(row.getOptionalCell(i).map(Cells::of).orElse(Cell.EMPTY));
    }
    return cells;
  }

  /** Cells of the workbook as cells of a table. */
  private static final class Cells {
    private Cells() {}

    static Cell of(org.dhatim.fastexcel.reader.Cell cell) {
      String raw = Objects.requireNonNullElse(cell.getRawValue(), "");
      return switch (cell.getType()) {
        case EMPTY -> Cell.EMPTY;
        case STRING -> Cell.text(decode(raw));
        case BOOLEAN -> new Cell(Cell.Kind.TRUTH, String.valueOf(cell.asBoolean()));
        case FORMULA ->
            new Cell(Cell.Kind.FORMULA, "=" + Objects.requireNonNullElse(cell.getFormula(), ""));
        case ERROR -> new Cell(Cell.Kind.FAULT, raw);
        case NUMBER -> raw.isEmpty() ? Cell.EMPTY : number(cell, raw);
      };
    }

    private static Cell number(org.dhatim.fastexcel.reader.Cell cell, String raw) {
      String format =
          QUOTED.matcher(Objects.requireNonNullElse(cell.getDataFormatString(), "")).replaceAll("");
      BigDecimal number;
      try {
        number = new BigDecimal(raw).stripTrailingZeros();
      } catch (NumberFormatException e) {
        return Cell.text(raw);
      }
      boolean hasDay = format.matches("(?i).*d.*");
      boolean hasYear = format.matches("(?i).*y.*");
      if (hasDay || hasYear) {
        return date(cell, number, hasDay, format.matches("(?i).*m.*"));
      }
      Matcher decimals = DECIMALS.matcher(format);
      int shown = decimals.find() ? Math.min(decimals.group(1).length(), MOST_DECIMALS) : 0;
      return Cell.number(number.setScale(Math.max(Math.max(number.scale(), shown), 0)));
    }

    private static Cell date(
        org.dhatim.fastexcel.reader.Cell cell, BigDecimal number, boolean day, boolean month) {
      LocalDateTime date;
      try {
        date = cell.asDate();
      } catch (RuntimeException e) {
        return Cell.number(number);
      }
      String text = date.toLocalDate().toString();
      if (!date.toLocalTime().equals(LocalTime.MIDNIGHT)) {
        text = date.toString();
      } else if (!day && month) {
        text = text.substring(0, text.lastIndexOf('-'));
      } else if (!day) {
        text = text.substring(0, text.indexOf('-'));
      }
      return new Cell(Cell.Kind.DATE, text);
    }

    /** Takes back how workbooks write characters that XML has no place for. */
    private static String decode(String text) {
      return text.contains("_x")
          ? ESCAPE
              .matcher(text)
              .replaceAll(
                  found ->
                      Matcher.quoteReplacement(
                          String.valueOf((char) Integer.parseInt(found.group(1), 16))))
          : text;
    }
  }
}
