package org.civilhub.io.xlsx;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.civilhub.io.WireType;
import org.civilhub.io.table.Cell;
import org.civilhub.io.table.Columns;
import org.civilhub.io.table.TableReading;
import org.civilhub.model.rule.FindingCode;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import tools.jackson.databind.node.ObjectNode;

/** One sheet while it is read: its header, then row by row. Belongs to one thread. */
final class SheetReading {
  private static final int MOST_EMPTY_ROWS = 100_000;

  /** Titles and remarks that a table may have above it. */
  static final int MOST_ROWS_ABOVE_HEADER = 20;

  private final Sheet sheet;
  private final TableReading table;
  private final Columns known;
  private final BitSet merged = new BitSet();
  private final NavigableMap<Long, List<WorkbookScan.Merge>> untold = new TreeMap<>();
  private final List<Row> above = new ArrayList<>();
  private boolean hasHeader;
  private long last;
  private Optional<ObjectNode> value = Optional.empty();

  SheetReading(Sheet sheet, WireType type, TableReading table, List<WorkbookScan.Merge> merges) {
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
            value = Optional.of(table.value(row.getRowNum(), SheetCells.cells(row)));
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
        .noneMatch(cell -> cell != null && SheetCells.of(cell).kind() != Cell.Kind.EMPTY);
  }

  private void take(Row row, Consumer<Row> consumer) {
    if (hasHeader) {
      consumer.accept(row);
    } else if (above.size() < MOST_ROWS_ABOVE_HEADER
        && SheetCells.texts(row).stream().noneMatch(text -> known.find(text).isPresent())) {
      above.add(row);
    } else if (above.size() < MOST_ROWS_ABOVE_HEADER) {
      hasHeader = true;
      table.header(row.getRowNum(), SheetCells.texts(row));
    } else {
      table.reject();
    }
  }

  /** No row is a header: that with most cells is told what it lacks, the others are not read. */
  private void giveUp() {
    above.stream()
        .max(Comparator.comparingInt(row -> row.getPhysicalCellCount()))
        .ifPresent(row -> table.header(row.getRowNum(), SheetCells.texts(row)));
    above.stream().skip(1).forEach(row -> table.reject());
  }

  private void row(Row row) {
    if (merged.get(row.getRowNum())) {
      table.reject();
      tell(row.getRowNum());
    } else {
      table.row(row.getRowNum(), SheetCells.cells(row));
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

  static ReadableWorkbook open(Path source, WorkbookScan look) throws IOException {
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
}
