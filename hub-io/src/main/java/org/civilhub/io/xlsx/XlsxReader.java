package org.civilhub.io.xlsx;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
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

  /** Far more than any program writes, and little enough to be written out. */
  private static final int MOST_DIGITS = 400;

  /** As many digits as spreadsheet programs keep. */
  private static final MathContext PRECISION = new MathContext(15, RoundingMode.HALF_EVEN);

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
    try (ReadableWorkbook workbook = open(source, WorkbookScan.of(source))) {
      for (Sheet sheet : workbook.getSheets().toList()) {
        if (isHub(sheet.getName())) {
          return EnumSet.allOf(RecordType.class);
        }
        typeOf(sheet.getName()).ifPresent(types::add);
      }
    } catch (WorkbookScan.RefusedException e) {
      return types; // the reading proper says why
    }
    return types;
  }

  private static ReadableWorkbook open(Path source, WorkbookScan look) throws IOException {
    try {
      return new ReadableWorkbook(source.toFile(), new ReadingOptions(look.hasStyles(), true));
    } catch (RuntimeException e) {
      throw broken(e);
    } catch (IOException e) {
      throw e.getCause() instanceof XMLStreamException ? broken(e) : e;
    }
  }

  private static WorkbookScan.RefusedException broken(Exception e) {
    return new WorkbookScan.RefusedException(
        WorkbookScan.RefusedException.Kind.MALFORMED,
        "broken_workbook",
        String.valueOf(e.getMessage()));
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
    Map<String, ReadCounts> counts = new LinkedHashMap<>();
    try {
      WorkbookScan look = WorkbookScan.of(source);
      try (ReadableWorkbook workbook = open(source, look)) {
        List<Sheet> sheets = workbook.getSheets().toList();
        Manifest manifest = manifest(source, sheets, scan);
        readAll(file, sheets, look, scan, counts);
        return new ReadSummary(manifest, counts, scan.log());
      }
    } catch (WorkbookScan.RefusedException e) {
      scan.log().add(refused(e, file));
      LocalDate day = asOf.orElse(LocalDate.EPOCH);
      Manifest nothing = Manifest.of(LocalizedText.of("und", file), day);
      return new ReadSummary(nothing, Map.of(file, ReadCounts.ZERO), scan.log());
    }
  }

  private static void readAll(
      String file, List<Sheet> sheets, WorkbookScan look, Scan scan, Map<String, ReadCounts> counts)
      throws IOException {
    Map<String, TableReading> tables = new LinkedHashMap<>();
    scan.locateBy(
        place ->
            Optional.ofNullable(tables.get(place.sheet()))
                .map(table -> table.locate(place))
                .orElse(place));
    boolean isWhole = true;
    for (Sheet sheet : sheets) {
      String name = sheet.getName();
      Optional<RecordType> type = typeOf(name);
      isWhole &= type.isEmpty() || scan.types().contains(type.get());
      if (type.filter(scan.types()::contains).isPresent()) {
        TableReading table = new TableReading(file, name, type.get(), scan);
        tables.put(name, table);
        new Reading(sheet, WireType.of(type.get()), table, look.merges(name)).readAll();
        counts.put(file + " " + name, table.counts());
      } else if (type.isEmpty() && !isHub(name) && !isCodes(name)) {
        scan.log()
            .add(
                finding(FindingCode.SHEET_UNKNOWN, new Place(file, 0, 0, "", name), "found", name));
      }
    }
    if (isWhole && counts.values().stream().allMatch(ofSheet -> ofSheet.read() == 0)) {
      scan.log()
          .add(
              new Finding(
                  FindingCode.FILE_EMPTY,
                  new Place(file, 0, 0, ""),
                  Optional.empty(),
                  Optional.empty(),
                  Map.of()));
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

  private Manifest manifest(Path source, List<Sheet> sheets, Scan scan) throws IOException {
    for (Sheet sheet : sheets) {
      if (isHub(sheet.getName())) {
        return Manifests.read(
            source,
            name(source),
            sheet.getName(),
            scan,
            table ->
                new Reading(sheet, WireType.of(Manifest.class).orElseThrow(), table, List.of())
                    .readValue());
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

  private static String name(Path path) {
    return Optional.ofNullable(path.getFileName()).orElse(path).toString();
  }

  /** One sheet. */
  private static final class Reading {
    private final Sheet sheet;
    private final TableReading table;
    private final Columns known;
    private final BitSet merged = new BitSet();
    private final NavigableMap<Long, List<WorkbookScan.Merge>> untold = new TreeMap<>();
    private final List<Row> above = new ArrayList<>();
    private boolean hasHeader;
    private long last;
    private Optional<ObjectNode> value = Optional.empty();

    Reading(Sheet sheet, WireType type, TableReading table, List<WorkbookScan.Merge> merges) {
      this.sheet = sheet;
      this.table = table;
      this.known = new Columns(type);
      merges.forEach(
          merge -> untold.computeIfAbsent(merge.firstRow(), row -> new ArrayList<>()).add(merge));
      long end = 0;
      for (List<WorkbookScan.Merge> fromHere : untold.values()) {
        for (WorkbookScan.Merge merge : fromHere) {
          if (merge.lastRow() >= end) {
            merged.set((int) Math.max(merge.firstRow(), end), (int) merge.lastRow() + 1);
            end = merge.lastRow() + 1;
          }
        }
      }
    }

    void readAll() throws IOException {
      read(this::row);
    }

    /** The only row below the header. */
    Optional<ObjectNode> readValue() throws IOException {
      read(
          row -> {
            if (value.isEmpty()) {
              value = Optional.of(table.value(row.getRowNum(), cells(row)));
            } else {
              table.note(FindingCode.TABLE_LIMIT, row.getRowNum(), Map.of("bound", "rows 1"));
            }
          });
      return value;
    }

    private void read(Consumer<Row> consumer) throws IOException {
      int empty = 0;
      try (Stream<Row> rows = open()) {
        Iterator<Row> each = rows.iterator();
        for (Optional<Row> row = next(each); row.isPresent(); row = next(each)) {
          last = row.get().getRowNum();
          empty = isEmpty(row.get()) ? empty + 1 : 0;
          if (empty > MOST_EMPTY_ROWS) {
            table.note(
                FindingCode.TABLE_LIMIT, last, Map.of("bound", "emptyRows " + MOST_EMPTY_ROWS));
            break;
          } else if (empty == 0) {
            take(row.get(), consumer);
          }
        }
      }
      if (!hasHeader) {
        giveUp();
      }
    }

    private Stream<Row> open() throws IOException {
      try {
        return sheet.openStream();
      } catch (RuntimeException e) {
        throw broken(e);
      } catch (IOException e) {
        throw e.getCause() instanceof XMLStreamException ? broken(e) : e;
      }
    }

    /** The next row; empty at the end, or where the reader of cells stumbles. */
    private Optional<Row> next(Iterator<Row> rows) {
      try {
        return rows.hasNext() ? Optional.of(rows.next()) : Optional.empty();
      } catch (RuntimeException e) {
        String reason = Objects.requireNonNullElse(e.getMessage(), "");
        table.reject();
        table.note(
            FindingCode.TABLE_MALFORMED,
            last + 1,
            Map.of("expected", "broken_workbook", "reason", reason));
        return Optional.empty();
      }
    }

    private static boolean isEmpty(Row row) {
      return row.stream()
          .noneMatch(cell -> cell != null && Cells.of(cell).kind() != Cell.Kind.EMPTY);
    }

    private void take(Row row, Consumer<Row> consumer) {
      if (hasHeader) {
        consumer.accept(row);
      } else if (above.size() < MOST_ROWS_ABOVE_HEADER
          && texts(row).stream().noneMatch(text -> known.find(text).isPresent())) {
        above.add(row);
      } else if (above.size() < MOST_ROWS_ABOVE_HEADER) {
        hasHeader = true;
        table.header(row.getRowNum(), texts(row));
      } else {
        table.reject();
      }
    }

    /** No row is a header: that with most cells is told what it lacks, the others are not read. */
    private void giveUp() {
      above.stream()
          .max(Comparator.comparingInt(row -> row.getPhysicalCellCount()))
          .ifPresent(row -> table.header(row.getRowNum(), texts(row)));
      above.stream().skip(1).forEach(row -> table.reject());
    }

    private void row(Row row) {
      if (merged.get(row.getRowNum())) {
        table.reject();
        tell(row.getRowNum());
      } else {
        table.row(row.getRowNum(), cells(row));
      }
    }

    /** Merged cells are told at the first row of theirs that has anything. */
    private void tell(int row) {
      for (List<WorkbookScan.Merge> merges : untold.headMap((long) row, true).values()) {
        for (WorkbookScan.Merge merge : merges) {
          if (merge.lastRow() >= row) {
            table.note(
                FindingCode.CELL_MERGED,
                merge.firstRow(),
                merge.column(),
                Map.of("found", merge.name()));
          }
        }
      }
      untold.headMap((long) row, true).clear();
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
            cell.getFormula() == null
                ? Cell.text(decode(raw))
                : new Cell(Cell.Kind.FORMULA, "=" + cell.getFormula());
        case ERROR -> new Cell(Cell.Kind.FAULT, raw);
        case NUMBER -> raw.isEmpty() ? Cell.EMPTY : number(cell, raw);
      };
    }

    private static Cell number(org.dhatim.fastexcel.reader.Cell cell, String raw) {
      BigDecimal number = new BigDecimal(raw);
      if (Math.abs((long) number.precision() - number.scale()) > MOST_DIGITS) {
        return Cell.text(raw);
      }
      // Files hold binary fractions: 1.1 stands there as 1.1000000000000001.
      number = number.round(PRECISION).stripTrailingZeros();
      String format =
          QUOTED.matcher(Objects.requireNonNullElse(cell.getDataFormatString(), "")).replaceAll("");
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
