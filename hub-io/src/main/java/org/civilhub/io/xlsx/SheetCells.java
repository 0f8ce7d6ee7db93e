package org.civilhub.io.xlsx;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.civilhub.io.table.Cell;
import org.dhatim.fastexcel.reader.Row;

/** Cells of the workbook as cells of a table. */
final class SheetCells {
  private static final int MOST_DECIMALS = 20;

  /** Far more than any program writes, and little enough to be written out. */
  private static final int MOST_DIGITS = 400;

  /** As many digits as spreadsheet programs keep. */
  private static final MathContext PRECISION = new MathContext(15, RoundingMode.HALF_EVEN);

  private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");
  private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*]|\\\\.");
  private static final Pattern DECIMALS = Pattern.compile("[0#]\\.(0+)");

  private SheetCells() {}

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

  static List<String> texts(Row row) {
    return cells(row).stream().map(Cell::text).toList();
  }

  static List<Cell> cells(Row row) {
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < row.getCellCount(); i++) {
      cells.add(row.getOptionalCell(i).map(SheetCells::of).orElse(Cell.EMPTY));
    }
    return cells;
  }
}
