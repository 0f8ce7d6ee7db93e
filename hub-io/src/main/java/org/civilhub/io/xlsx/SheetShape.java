package org.civilhub.io.xlsx;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.civilhub.io.Manifest;
import org.civilhub.io.WireType;
import org.civilhub.io.table.Cell;
import org.civilhub.io.table.Columns;
import org.civilhub.io.table.TableReading;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/**
 * Where in a sheet a column of findings belongs.
 *
 * @param header row of the header, from 1; of a sheet without one the row with most cells
 * @param column the column, from 0: that of earlier findings, or the first behind all others
 * @param hasFindings whether there are earlier findings
 */
record SheetShape(long header, int column, boolean hasFindings) {

  /** The shapes of the sheets of a workbook by their names. */
  static Map<String, SheetShape> of(Path workbook, WorkbookScan look) throws IOException {
    Map<String, SheetShape> shapes = new LinkedHashMap<>();
    try (ReadableWorkbook book = SheetReading.open(workbook, look)) {
      for (Sheet sheet : book.getSheets().toList()) {
        shapes.put(sheet.getName(), of(sheet));
      }
    }
    return shapes;
  }

  private static SheetShape of(Sheet sheet) throws IOException {
    Optional<WireType> type = XlsxReader.typeOf(sheet.getName()).map(WireType::of);
    if (XlsxReader.isHub(sheet.getName())) {
      type = WireType.of(Manifest.class);
    }
    Predicate<String> isKnown =
        type.map(Columns::new)
            .map(columns -> (Predicate<String>) name -> columns.find(name).isPresent())
            .orElse(name -> false);
    try (Stream<Row> rows = sheet.openStream()) {
      Draft draft = new Draft(isKnown);
      for (Row row : (Iterable<Row>) rows::iterator) {
        draft.add(row);
      }
      return draft.finish();
    } catch (RuntimeException e) {
      return new SheetShape(1, Columns.MOST_COLUMNS, false); // where its rows end nobody can say
    }
  }

  /** Whether a sheet can have such a column. */
  boolean hasRoom() {
    return column < Columns.MOST_COLUMNS;
  }

  /** What is known after some rows. */
  private static final class Draft {
    private final Predicate<String> isKnown;
    private boolean isHeader;
    private long header = 1;
    private List<Cell> cells = List.of();
    private int rows;
    private int width;

    Draft(Predicate<String> isKnown) {
      this.isKnown = isKnown;
    }

    void add(Row row) {
      List<Cell> found = SheetCells.cells(row);
      int filled = 0;
      for (int i = 0; i < found.size(); i++) {
        if (found.get(i).kind() != Cell.Kind.EMPTY) {
          filled = i + 1;
        }
      }
      width = Math.max(width, filled);
      boolean isCandidate = !isHeader && filled > 0 && rows < SheetReading.MOST_ROWS_ABOVE_HEADER;
      if (isCandidate && found.stream().map(Cell::text).anyMatch(isKnown)) {
        isHeader = true;
      }
      if (isCandidate && (isHeader || found.size() > cells.size())) {
        header = row.getRowNum();
        cells = found;
      }
      rows += filled > 0 ? 1 : 0;
    }

    SheetShape finish() {
      for (int i = 0; i < cells.size(); i++) {
        if (TableReading.isFindings(cells.get(i).text())) {
          return new SheetShape(header, i, true);
        }
      }
      return new SheetShape(header, width, false);
    }
  }
}
