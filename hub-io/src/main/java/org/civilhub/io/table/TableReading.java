package org.civilhub.io.table;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.civilhub.io.DatasetReader;
import org.civilhub.io.HubJson;
import org.civilhub.io.Located;
import org.civilhub.io.ReadCounts;
import org.civilhub.io.RecordReader;
import org.civilhub.io.WireType;
import org.civilhub.io.WireType.KnownCode;
import org.civilhub.io.table.Column.Content;
import org.civilhub.model.RecordType;
import org.civilhub.model.rule.Finding;
import org.civilhub.model.rule.FindingCode;
import org.civilhub.model.rule.FindingLog;
import org.civilhub.model.rule.Place;
import org.civilhub.model.rule.Severity;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One table while it is read: its header, then row by row. Belongs to one thread. */
public final class TableReading {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

  /** Digits among what countries put between them, and an exponent. */
  private static final Pattern NUMBER_OF_SOME_COUNTRY =
      Pattern.compile(
          "[-+]?[0-9][0-9 .,'\\u2019\\u00A0\\u2009\\u202F]{0,60}([eE][-+]?[0-9]{1,3})?");

  private static final int MOST_DIGITS = 40;
  private static final int MOST_DECIMALS = 20;
  private static final Pattern SPACES = Pattern.compile("[ '\\u2019\\u00A0\\u2009\\u202F]");
  private static final Pattern SERIAL = Pattern.compile("[1-9][0-9]{4,5}");
  private static final LocalDate EPOCH = LocalDate.of(1899, 12, 30);

  /** Four digits are a year; as days they would end in 1927. */
  private static final int LAST_SERIAL = 109_574; // 2199-12-31

  private static final Set<String> YES = Set.of("true", "истина", "ақиқат");
  private static final Set<String> NO = Set.of("false", "ложь", "жалған");

  private final Place table;
  private final WireType wireType;
  private final Optional<RecordType> type;
  private final RecordReader.Scan scan;
  private final Columns known;
  private final List<Optional<Column>> columns = new ArrayList<>();
  private final Set<Integer> nameless = new HashSet<>();
  private final Map<String, Integer> ofHeader = new HashMap<>();
  private final Map<Long, Map<String, Integer>> ofRowsWithGaps = new HashMap<>();
  private final Map<String, Map<String, String>> words = new HashMap<>();
  private Optional<DatasetReader.LineReader> reader = Optional.empty();
  private FindingLog ofReader = new FindingLog();
  private long valueLine;
  private Map<String, Integer> ofValue = Map.of();
  private long read;
  private long accepted;

  /**
   * A table of records.
   *
   * @param source name of the file
   * @param sheet name of the sheet; empty if there are none
   * @param type the type of its records
   * @param scan takes records and findings
   */
  public TableReading(String source, String sheet, RecordType type, RecordReader.Scan scan) {
    this(source, sheet, WireType.of(type), Optional.of(type), scan);
  }

  /**
   * A table of values that are no records.
   *
   * @param source name of the file
   * @param sheet name of the sheet; empty if there are none
   * @param type the type of the values
   * @param scan takes the findings
   */
  public TableReading(String source, String sheet, WireType type, RecordReader.Scan scan) {
    this(source, sheet, type, Optional.empty(), scan);
  }

  private TableReading(
      String source,
      String sheet,
      WireType wireType,
      Optional<RecordType> type,
      RecordReader.Scan scan) {
    this.table = new Place(source, 0, 0, "", sheet);
    this.type = type;
    this.scan = scan;
    this.wireType = wireType;
    this.known = new Columns(wireType);
  }

  /**
   * Reads the header. Columns that no field has are told and passed over; if there are no others,
   * it is told that the first field is missing.
   *
   * @param line its line or row
   * @param cells its cells
   * @return whether any column is one of the type's
   */
  public boolean header(long line, List<String> cells) {
    for (int i = 0; i < cells.size(); i++) {
      String name = cells.get(i);
      Optional<Column> column = known.find(name);
      columns.add(column);
      int index = i;
      column.ifPresent(c -> ofHeader.putIfAbsent(c.pointer(), index));
      if (name.isBlank()) {
        nameless.add(i);
      } else if (column.isEmpty() && !isFindings(name)) {
        FindingCode code = isTooLong(name) ? FindingCode.TABLE_LIMIT : FindingCode.COLUMN_UNKNOWN;
        scan.log()
            .add(
                new Finding(
                    code,
                    cell(line, i, ""),
                    type,
                    Optional.empty(),
                    Map.of("found", name, "bound", "listLength " + Columns.LONGEST_LIST)));
      }
    }
    boolean isKnown = columns.stream().anyMatch(Optional::isPresent);
    if (!isKnown) {
      String first = wireType.fields().get(0).name();
      scan.log()
          .add(
              new Finding(
                  FindingCode.FIELD_MISSING,
                  cell(line, -1, "/" + first),
                  type,
                  Optional.empty(),
                  Map.of()));
    }
    return isKnown;
  }

  /** A list longer than any table holds. */
  private boolean isTooLong(String name) {
    return known.find(name.replaceAll("(?<=[. ])[0-9]{4,}", "1")).isPresent();
  }

  /**
   * Whether a column holds what was found before.
   *
   * @param name what stands in the header: the word for it, and perhaps what was found there
   * @return whether it is to be passed over
   */
  public static boolean isFindings(String name) {
    String word = name.lines().findFirst().orElse("");
    return WireType.word("word", "findings").texts().values().stream()
        .anyMatch(findings -> Columns.isAlike(findings, word));
  }

  /**
   * Reads a row; one without any value is passed over.
   *
   * @param line its line or row
   * @param cells its cells, which may be fewer than the header's
   */
  public void row(long line, List<Cell> cells) {
    if (!isEmpty(cells)) {
      RowReading row = new RowReading(line);
      row.read(cells);
      read++;
      row.end();
    }
  }

  /** Whether nothing but blanks stands in the cells, but for columns that are passed over. */
  private boolean isEmpty(List<Cell> cells) {
    for (int i = 0; i < cells.size(); i++) {
      if (!isPassedOver(i) && !Texts.strip(cells.get(i).text()).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** Whether a column has a name that no field has. */
  private boolean isPassedOver(int column) {
    return column < columns.size() && columns.get(column).isEmpty() && !isNameless(column);
  }

  private boolean isNameless(int column) {
    return column >= columns.size() || nameless.contains(column);
  }

  /**
   * Tells of something that is about no cell.
   *
   * @param code what it is about
   * @param line line or row; 0 for the whole table
   * @param arguments what fills the braces of the message
   */
  public void note(FindingCode code, long line, Map<String, String> arguments) {
    note(code, line, -1, arguments);
  }

  /**
   * Tells of a cell that was not read.
   *
   * @param code what it is about
   * @param line line or row
   * @param column column from 0; -1 for the whole row
   * @param arguments what fills the braces of the message
   */
  public void note(FindingCode code, long line, int column, Map<String, String> arguments) {
    scan.log().add(new Finding(code, cell(line, column, ""), type, Optional.empty(), arguments));
  }

  /** Reads records of JSON; a new one with a new log where the last had something to tell. */
  private DatasetReader.LineReader reader() {
    if (reader.isEmpty() || !ofReader.isEmpty()) {
      int cap = Math.max(scan.cap(), 1);
      ofReader = new FindingLog(cap);
      reader =
          Optional.of(new DatasetReader(cap).lines(table.source(), type.orElseThrow(), ofReader));
    }
    return reader.orElseThrow();
  }

  /** Counts a row that could not be read; why must have been told. */
  public void reject() {
    read++;
  }

  /**
   * The file that the table is of.
   *
   * @return its name
   */
  public String source() {
    return table.source();
  }

  /**
   * Reads the one row of a value that is no record.
   *
   * @param line its line or row
   * @param cells its cells
   * @return the value as JSON; findings on its cells are in the log
   */
  public ObjectNode value(long line, List<Cell> cells) {
    RowReading row = new RowReading(line);
    row.read(cells);
    ObjectNode json = row.toJson();
    scan.log().addAll(row.findings, Optional::of);
    valueLine = line;
    ofValue = row.row.columns();
    return json;
  }

  /**
   * How many rows there were.
   *
   * @return the counts so far
   */
  public ReadCounts counts() {
    return new ReadCounts(read, accepted, read - accepted);
  }

  /**
   * Where a field of a row's record stands.
   *
   * @param place the row's place with a pointer to the field, or a cell's own
   * @return the cell, or the row if no cell holds it
   */
  public Place locate(Place place) {
    if (place.column() > 0) {
      return place;
    }
    Map<String, Integer> ofRow = ofRowsWithGaps.getOrDefault(place.line(), Map.of());
    return cell(place.line(), column(place.pointer(), ofRow), place.pointer());
  }

  /**
   * Where something of the row of a value that is no record stands.
   *
   * @param pointer a pointer into the value
   * @return the cell, or the row if no cell holds it
   */
  Place inValue(String pointer) {
    return cell(valueLine, column(pointer, ofValue), pointer);
  }

  /** The column of a pointer, of the nearest below it, or of what it is a part of; -1 for none. */
  private int column(String pointer, Map<String, Integer> ofRow) {
    for (String at = pointer; !at.isEmpty(); at = at.substring(0, at.lastIndexOf('/'))) {
      for (Map<String, Integer> map : List.of(ofRow, ofHeader)) {
        for (String one : List.of(at, at + "/value", at + "/amount")) {
          Integer exact = map.get(one); // of a number or an amount the digits, not the word
          if (exact != null) {
            return exact;
          }
        }
        String below = at + "/";
        Optional<Integer> first =
            map.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(below))
                .map(Map.Entry::getValue)
                .min(Integer::compare);
        if (first.isPresent()) {
          return first.get();
        }
      }
    }
    return -1;
  }

  private Place cell(long line, int column, String pointer) {
    boolean inSheet = !table.sheet().isEmpty();
    return new Place(table.source(), line, inSheet ? column + 1 : 0, pointer, table.sheet());
  }

  /** One row. */
  private final class RowReading {
    private final long line;
    private final Row row = new Row();
    private final FindingLog findings = new FindingLog(Math.max(scan.cap(), 1));
    private boolean isRefused;

    RowReading(long line) {
      this.line = line;
    }

    void read(List<Cell> cells) {
      Map<String, Integer> filled = new HashMap<>();
      for (int i = 0; i < cells.size(); i++) {
        Cell cell = cells.get(i);
        if (cell.kind() == Cell.Kind.EMPTY) {
          continue;
        }
        if (isNameless(i)) {
          if (!Texts.strip(cell.text()).isEmpty()) {
            note(FindingCode.CELL_BEYOND_HEADER, i, "", Map.of("found", cell.text()));
          }
        } else if (columns.get(i).isPresent()) {
          Column column = columns.get(i).get();
          if (filled.putIfAbsent(column.pointer(), i) != null) {
            note(FindingCode.FIELD_DUPLICATE, i, column.pointer(), Map.of());
          } else {
            CellReading reading = new CellReading(column, i, cell);
            if (!reading.isBlank()) {
              row.put(column, i, reading.read());
            }
          }
        }
      }
    }

    void note(Finding finding) {
      findings.add(finding);
      isRefused |= finding.severity() == Severity.ERROR;
    }

    private void note(FindingCode code, int column, String pointer, Map<String, String> arguments) {
      Map<String, String> shown = new HashMap<>(arguments);
      shown.computeIfPresent("found", (name, found) -> WireType.unlessPersonal(found, pointer));
      shown.computeIfPresent("other", (name, other) -> WireType.unlessPersonal(other, pointer));
      note(new Finding(code, cell(line, column, pointer), type, Optional.empty(), shown));
    }

    /** The record as JSON, once its cells were read. */
    ObjectNode toJson() {
      ObjectNode json = row.toJson();
      for (String pointer : row.lacking()) {
        note(
            new Finding(
                FindingCode.FIELD_MISSING, inRow(pointer), type, Optional.empty(), Map.of()));
      }
      return json;
    }

    /** Makes the record, and hands it and all findings on. */
    void end() {
      String json = HubJson.mapper().writeValueAsString(toJson());
      Optional<Located> located = reader().read(1, json);
      Optional<String> id = located.map(found -> found.record().getId().value());
      for (Finding finding : ofReader.kept()) {
        id = id.or(finding::recordId);
      }
      boolean isRejected = isRefused || located.isEmpty();
      if (!isRejected && !scan.isNew(located.orElseThrow().record())) {
        isRejected = true;
        findings.add(
            new Finding(
                FindingCode.RECORD_DUPLICATE_ID,
                inRow("/id"),
                type,
                id,
                Map.of("found", id.orElse(""))));
      }
      Optional<String> ofRecord = id;
      scan.log().addAll(findings, finding -> Optional.of(withId(finding, ofRecord)));
      scan.log()
          .addAll(
              ofReader,
              finding -> {
                String pointer = finding.place().pointer();
                return row.followsFromRefused(pointer) && !row.columns().isEmpty()
                    ? Optional.empty()
                    : Optional.of(withId(asInTable(finding).withPlace(inRow(pointer)), ofRecord));
              });
      if (!isRejected) {
        accepted++;
        if (row.hasGaps()) {
          ofRowsWithGaps.put(line, Map.copyOf(row.columns()));
        }
        scan.accept(new Located(located.orElseThrow().record(), cell(line, -1, "")));
      }
    }

    private Finding withId(Finding finding, Optional<String> id) {
      return new Finding(finding.code(), finding.place(), type, id, finding.arguments());
    }

    /** A text as it stands in its cell, without the quotation marks of JSON. */
    private static Finding asInTable(Finding finding) {
      String found = finding.arguments().getOrDefault("found", "");
      if (!finding.code().equals(FindingCode.FIELD_UNREADABLE) || !found.startsWith("\"")) {
        return finding;
      }
      try {
        Map<String, String> arguments = new HashMap<>(finding.arguments());
        arguments.put("found", HubJson.mapper().readValue(found, String.class));
        return new Finding(
            finding.code(), finding.place(), finding.type(), finding.recordId(), arguments);
      } catch (JacksonException e) {
        return finding; // it was cut
      }
    }

    private Place inRow(String pointer) {
      return cell(line, column(pointer, row.columns()), pointer);
    }

    /** One cell. */
    private final class CellReading {
      private final Column column;
      private final int index;
      private final Cell cell;

      CellReading(Column column, int index, Cell cell) {
        this.column = column;
        this.index = index;
        this.cell = cell;
      }

      /** The JSON value; empty if the cell was refused. */
      Optional<JsonNode> read() {
        if (cell.kind() == Cell.Kind.FORMULA) {
          return refuse(FindingCode.CELL_FORMULA, Map.of("found", cell.text()));
        } else if (cell.kind() == Cell.Kind.FAULT || Texts.isFault(cell.text())) {
          return refuse(FindingCode.CELL_FAULT, Map.of("found", cell.text()));
        } else if (!column.isList()) {
          return read(cell.kind() == Cell.Kind.TEXT ? Texts.bare(cell.text()) : cell.text());
        }
        ArrayNode list = JSON.arrayNode();
        List<String> values =
            cell.kind() == Cell.Kind.TEXT ? Texts.values(cell.text()) : List.of(cell.text());
        for (String value : values) {
          Optional<JsonNode> element = read(value);
          if (element.isEmpty()) {
            return Optional.empty();
          }
          list.add(element.get());
        }
        return Optional.of(list);
      }

      /** Whether nothing but blanks stands where they mean nothing. */
      boolean isBlank() {
        boolean isBlank =
            !isText() && column.content() != Content.OBJECT && Texts.strip(cell.text()).isEmpty();
        if (isBlank) {
          tell(FindingCode.CELL_SPACES, Map.of("found", cell.text()));
        }
        return isBlank;
      }

      private boolean isText() {
        return column.content() == Content.TEXT || column.content() == Content.ID;
      }

      private Optional<JsonNode> read(String text) {
        if (column.content() == Content.OBJECT) {
          return Optional.of(text.isEmpty() ? JSON.objectNode() : JSON.stringNode(text));
        } else if (isText()) {
          return Optional.of(JSON.stringNode(text(text)));
        }
        String bare = Texts.strip(text);
        if (!bare.equals(text)) {
          tell(FindingCode.CELL_SPACES, Map.of("found", text));
        }
        return switch (column.content()) {
          case CODE -> code(text);
          case DATE, DAY, PERIOD -> date(bare);
          case WHOLE_NUMBER, NUMBER -> number(bare);
          case TRUTH -> truth(bare);
          default -> symbol(bare);
        };
      }

      private String text(String text) {
        if (cell.kind() != Cell.Kind.TEXT) {
          tell(FindingCode.CELL_NUMBER_FOR_TEXT, Map.of("found", text));
        } else if (!Texts.strip(text).equals(text)) {
          tell(FindingCode.CELL_SPACES, Map.of("found", text));
        }
        return column.content() == Content.ID ? text.strip() : text;
      }

      /** A code, or what one is called in any of the languages. */
      private Optional<JsonNode> code(String text) {
        String code =
            Column.code(text, words.computeIfAbsent(column.pointer(), each -> column.words()));
        return column.isMember() && column.codes().stream().noneMatch(c -> c.code().equals(code))
            ? unreadable(
                column.codes().stream().map(KnownCode::code).collect(Collectors.joining(", ")),
                text)
            : Optional.of(JSON.stringNode(code));
      }

      /** What reads an amount as a whole would not say which part of it is wrong. */
      private Optional<JsonNode> symbol(String text) {
        return column.isMember() && !isCurrency(text)
            ? unreadable("ISO 4217", text)
            : Optional.of(JSON.stringNode(text));
      }

      private static boolean isCurrency(String text) {
        try {
          CurrencyUnit.of(text);
          return true;
        } catch (IllegalCurrencyException e) {
          return false;
        }
      }

      private Optional<JsonNode> date(String text) {
        if (SERIAL.matcher(text).matches() && Integer.parseInt(text) <= LAST_SERIAL) {
          return refuse(
              FindingCode.CELL_DATE_NUMBER,
              Map.of("found", text, "other", EPOCH.plusDays(Integer.parseInt(text)).toString()));
        }
        return Optional.of(JSON.stringNode(text));
      }

      private Optional<JsonNode> number(String text) {
        boolean isWhole = column.content() == Content.WHOLE_NUMBER;
        if (cell.kind() == Cell.Kind.NUMBER || NUMBER.matcher(text).matches()) {
          BigDecimal number = new BigDecimal(text);
          if (number.precision() - number.scale() > MOST_DIGITS || number.scale() > MOST_DECIMALS) {
            return unreadable("number", text);
          }
          // How many decimals a cell shows says nothing of what it counts.
          boolean isShown = isWhole && cell.kind() == Cell.Kind.NUMBER;
          BigDecimal counted = isShown ? number.stripTrailingZeros() : number;
          return Optional.of(
              isWhole && counted.scale() <= 0
                  ? JSON.numberNode(counted.toBigIntegerExact())
                  : JSON.numberNode(number));
        }
        String plain = NUMBER_OF_SOME_COUNTRY.matcher(text).matches() ? plain(text) : "";
        if (!plain.isEmpty() && plain.length() <= MOST_DIGITS) {
          return refuse(FindingCode.CELL_NUMBER_FORM, Map.of("found", text, "other", plain));
        }
        return unreadable(isWhole ? "whole_number" : "number", text);
      }

      private Optional<JsonNode> truth(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        return YES.contains(word) || NO.contains(word)
            ? Optional.of(JSON.booleanNode(YES.contains(word)))
            : unreadable("true_or_false", text);
      }

      private Optional<JsonNode> unreadable(String expected, String found) {
        return refuse(FindingCode.FIELD_UNREADABLE, Map.of("expected", expected, "found", found));
      }

      private Optional<JsonNode> refuse(FindingCode code, Map<String, String> arguments) {
        tell(code, arguments);
        return Optional.empty();
      }

      private void tell(FindingCode code, Map<String, String> arguments) {
        note(code, index, column.pointer(), arguments);
      }
    }
  }

  /** The number that was probably meant: what separates the last digits separates decimals. */
  static String plain(String text) {
    String digits = SPACES.matcher(text).replaceAll("");
    int last = Math.max(digits.lastIndexOf(','), digits.lastIndexOf('.'));
    boolean repeats = last >= 0 && digits.indexOf(digits.charAt(last)) != last;
    String whole = last < 0 || repeats ? digits : digits.substring(0, last);
    String decimals = last < 0 || repeats ? "" : "." + digits.substring(last + 1);
    String plain = whole.replaceAll("[.,]", "") + (decimals.equals(".") ? "" : decimals);
    try {
      return new BigDecimal(plain).toPlainString();
    } catch (NumberFormatException e) {
      return plain;
    }
  }
}
