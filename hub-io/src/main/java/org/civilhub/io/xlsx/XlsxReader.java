package org.civilhub.io.xlsx;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.civilhub.io.Dataset;
import org.civilhub.io.DatasetException;
import org.civilhub.io.Manifest;
import org.civilhub.io.ReadCounts;
import org.civilhub.io.ReadSummary;
import org.civilhub.io.RecordReader;
import org.civilhub.io.WireType;
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
import org.dhatim.fastexcel.reader.Sheet;

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
  private static final int LONGEST_SHEET_NAME = 31;

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

  static boolean isHub(String sheet) {
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
      try (ReadableWorkbook workbook = SheetReading.open(source, look)) {
        List<Sheet> sheets = workbook.getSheets().toList();
        Manifest manifest = manifest(source, sheets, scan);
        if (sheets.stream().noneMatch(sheet -> isHub(sheet.getName()))) {
          scan.limitTo(
              sheets.stream()
                  .flatMap(sheet -> typeOf(sheet.getName()).stream())
                  .collect(Collectors.toSet()));
        }
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
    boolean isWhole = true; // all was looked at that can hold records
    for (Sheet sheet : sheets) {
      String name = sheet.getName();
      Optional<RecordType> type = typeOf(name);
      isWhole &= type.isEmpty() || scan.types().contains(type.get());
      if (type.filter(scan.types()::contains).isPresent()) {
        TableReading table = new TableReading(file, name, type.get(), scan);
        tables.put(name, table);
        new SheetReading(sheet, WireType.of(type.get()), table, look.merges(name)).readAll();
        counts.put(file + " " + name, table.counts());
      } else if (type.isEmpty() && !isHub(name) && !isCodes(name)) {
        isWhole = false;
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
                new SheetReading(sheet, WireType.of(Manifest.class).orElseThrow(), table, List.of())
                    .readValue());
      }
    }
    LocalDate day =
        asOf.orElseThrow(
            () ->
                DatasetException.noManifest(
                    source, "sheet " + WireType.word("word", "sheet_hub").inAnyOf()));
    return Manifest.of(LocalizedText.of("und", name(source)), day);
  }

  private static String name(Path path) {
    return Optional.ofNullable(path.getFileName()).orElse(path).toString();
  }
}
