package org.civilhub.io.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/**
 * How texts stand in cells: harmless to the programs that open them, and read back as they were.
 */
public final class Texts {
  /** What spreadsheet programs show for what they cannot compute, in English and Russian. */
  private static final Set<String> FAULTS =
      Set.of(
          "#REF!",
          "#N/A",
          "#VALUE!",
          "#DIV/0!",
          "#NAME?",
          "#NULL!",
          "#NUM!",
          "#SPILL!",
          "#CALC!",
          "#GETTING_DATA",
          "#ССЫЛКА!",
          "#Н/Д",
          "#ЗНАЧ!",
          "#ДЕЛ/0!",
          "#ИМЯ?",
          "#ПУСТО!",
          "#ЧИСЛО!");

  /** What starts a formula, or is skipped before one; the last four are full-width. */
  private static final String STARTS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

  private static final char GUARD = '\'';
  private static final char BAR = '|';
  private static final char ESCAPE = '\\';

  private Texts() {}

  /**
   * A text as it stands in a cell.
   *
   * @param text the text
   * @return the same, or with an apostrophe in front
   */
  public static String guarded(String text) {
    return isRun(text) ? GUARD + text : text;
  }

  /**
   * The text that stands in a cell.
   *
   * @param cell what {@link #guarded} gave, or anything else
   * @return the text
   */
  public static String bare(String cell) {
    return !cell.isEmpty() && cell.charAt(0) == GUARD && isRun(cell.substring(1))
        ? cell.substring(1)
        : cell;
  }

  /** A text without blanks around it, those included that no line breaks at. */
  static String strip(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isBlank(text.charAt(start))) {
      start++;
    }
    while (start < end && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  /** Whether a cell shows that something could not be computed. */
  static boolean isFault(String cell) {
    return FAULTS.contains(cell);
  }

  private static boolean isRun(String text) {
    int start = 0;
    while (start < text.length() && text.charAt(start) == GUARD) {
      start++;
    }
    String rest = text.substring(start);
    return rest.isEmpty() || STARTS.indexOf(rest.charAt(0)) >= 0 || FAULTS.contains(rest);
  }

  /** Several values in one cell. */
  static Cell list(JsonNode values, UnaryOperator<String> written) {
    if (values.size() == 1 && values.get(0).isNumber()) {
      return Cell.number(values.get(0).decimalValue());
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < values.size(); i++) {
      text.append(i == 0 ? "" : String.valueOf(BAR));
      String value = written.apply(values.get(i).asString());
      text.append(value.replace("\\", "\\\\").replace("|", "\\|"));
    }
    return new Cell(Cell.Kind.TEXT, guarded(text.toString()));
  }

  /** The values of such a cell. */
  static List<String> values(String cell) {
    List<String> values = new ArrayList<>();
    StringBuilder value = new StringBuilder();
    String text = bare(cell);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ESCAPE && i + 1 < text.length()) {
        i++;
        value.append(text.charAt(i));
      } else if (c == BAR) {
        values.add(value.toString());
        value.setLength(0);
      } else {
        value.append(c);
      }
    }
    values.add(value.toString());
    return values;
  }
}
