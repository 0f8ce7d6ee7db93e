package org.civilhub.io.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
import org.jspecify.annotations.Nullable;

/**
 * Reads a dataset from CSV: a folder with {@code hub.csv} and a table for each type of record, such
 * as {@code events.csv}, or one such table. Immutable, to be shared.
 *
 * <p>UTF-8 with or without a mark, columns in any order, named as the {@linkplain
 * org.civilhub.io.csv package} says or by their labels in Kazakh, Russian or English, separated by
 * comma, semicolon or tab, whichever the header shows. A row with a fault is rejected with a
 * finding that names its line and field; every other row is read, those behind a quotation mark
 * that was never closed too. What spreadsheet programs do to values is recognised and said, not
 * mended: dates turned into numbers, numbers with separators, faults such as {@code #REF!}.
 *
 * <p>Bounds, each a finding where it is exceeded: {@value Columns#MOST_COLUMNS} columns, {@value
 * Columns#LONGEST_LIST} elements in a list of objects, 1,000,000 characters in a cell. The number
 * of rows is not bounded, and but for the ids the memory that {@link #forEach} needs does not grow
 * with it.
 */
public final class CsvReader extends RecordReader {
  private static final List<Character> SEPARATORS = List.of(',', ';', '\t');
  private static final int LONGEST_HEADER = 1 << 20;
  private static final int LONGEST_FIELD = 1 << 21;
  private static final int MOST_RESTARTS = 1_000;
  private static final String MANIFEST = "hub.csv";
  private static final String SUFFIX = ".csv";

  private final Optional<LocalDate> asOf;
  private final Optional<RecordType> type;

  /** A reader that keeps {@value FindingLog#DEFAULT_CAP} findings of each code. */
  public CsvReader() {
    this(FindingLog.DEFAULT_CAP);
  }

  /**
   * A reader with its own cap of findings.
   *
   * @param cap how many findings of one code are kept, 0 or more; all are counted
   * @throws IllegalArgumentException if the cap is negative
   */
  public CsvReader(int cap) {
    this(cap, Optional.empty(), Optional.empty());
  }

  private CsvReader(int cap, Optional<LocalDate> asOf, Optional<RecordType> type) {
    super(cap);
    this.asOf = asOf;
    this.type = type;
  }

  /**
   * A reader of tables without {@code hub.csv} too.
   *
   * @param day the day up to which such tables hold what was known
   * @return the reader
   */
  public CsvReader assumingAsOf(LocalDate day) {
    return new CsvReader(cap(), Optional.of(day), type);
  }

  /**
   * A reader of one table whose name does not say what it holds.
   *
   * @param ofRecords the type of its records
   * @return the reader
   */
  public CsvReader assumingType(RecordType ofRecords) {
    return new CsvReader(cap(), asOf, Optional.of(ofRecords));
  }

  /**
   * The type whose records a file holds by its name in a dataset.
   *
   * @param file such as {@code events.csv}
   * @return the type; empty if a dataset has no file of that name
   */
  public static Optional<RecordType> typeOf(Path file) {
    String name = name(file);
    return name.endsWith(SUFFIX)
        ? Dataset.typeOfMember(name.substring(0, name.length() - SUFFIX.length()))
        : Optional.empty();
  }

  @Override
  protected Set<RecordType> present(Path source) {
    Set<RecordType> types = EnumSet.noneOf(RecordType.class);
    types.addAll(tables(source).keySet());
    return Files.exists(source.resolve(MANIFEST)) ? EnumSet.allOf(RecordType.class) : types;
  }

  private Map<RecordType, Path> tables(Path source) {
    Map<RecordType, Path> tables = new LinkedHashMap<>();
    if (Files.isDirectory(source)) {
      for (RecordType each : RecordType.values()) {
        Path file = source.resolve(Dataset.member(each) + SUFFIX);
        if (Files.exists(file)) {
          tables.put(each, file);
        }
      }
    } else {
      type.or(() -> typeOf(source)).ifPresent(known -> tables.put(known, source));
    }
    return tables;
  }

  @Override
  protected ReadSummary scan(Path source, Scan scan) throws IOException {
    Map<RecordType, Path> tables = tables(source);
    if (tables.isEmpty() && !Files.exists(source.resolve(MANIFEST))) {
      throw missing(source, "table of a known name, such as events.csv");
    }
    Map<String, ReadCounts> counts = new LinkedHashMap<>();
    Map<String, TableReading> read = new LinkedHashMap<>();
    scan.locateBy(
        place ->
            Optional.ofNullable(read.get(place.source()))
                .map(table -> table.locate(place))
                .orElse(place));
    Manifest manifest = manifest(source, scan);
    for (Map.Entry<RecordType, Path> table : tables.entrySet()) {
      if (scan.types().contains(table.getKey())) {
        String name = name(table.getValue());
        TableReading reading = new TableReading(name, "", table.getKey(), scan);
        read.put(name, reading);
        ReadCounts ofTable =
            new Reading(table.getValue(), Optional.of(table.getKey()), scan).readAll(reading);
        counts.put(name, ofTable);
        if (ofTable.read() == 0) {
          scan.log()
              .add(
                  new Finding(
                      FindingCode.FILE_EMPTY,
                      new Place(name, 0, 0, ""),
                      Optional.of(table.getKey()),
                      Optional.empty(),
                      Map.of()));
        }
      }
    }
    return new ReadSummary(manifest, counts, scan.log());
  }

  private Manifest manifest(Path source, Scan scan) throws IOException {
    Path file = source.resolve(MANIFEST);
    if (Files.isDirectory(source) && Files.exists(file)) {
      return Manifests.read(
          source,
          MANIFEST,
          "",
          scan,
          table -> new Reading(file, Optional.empty(), scan).readValue(table));
    }
    LocalDate day = asOf.orElseThrow(() -> missing(source, MANIFEST));
    return Manifest.of(LocalizedText.of("und", name(source)), day);
  }

  private static DatasetException missing(Path source, String what) {
    return new DatasetException(
        DatasetException.Kind.NO_MANIFEST,
        source.toString(),
        "must be a dataset, found no " + what,
        Map.of("missing", what),
        List.of(),
        new NoSuchFileException(what));
  }

  private static String name(Path path) {
    return Optional.ofNullable(path.getFileName()).orElse(path).toString();
  }

  /** What stands before the first row. */
  private record Head(char separator, long line) {}

  /** One file. */
  private static final class Reading {
    private final Path file;
    private final Optional<RecordType> type;
    private final Scan scan;
    private long unread;

    Reading(Path file, Optional<RecordType> type, Scan scan) {
      this.file = file;
      this.type = type;
      this.scan = scan;
    }

    ReadCounts readAll(TableReading table) throws IOException {
      Head head = head();
      long from = head.line();
      int restarts = 0;
      boolean isHeader = true;
      boolean isKnown = true;
      while (from > 0) {
        Stretch stretch = new Stretch(table, head, from, isHeader, isKnown);
        from = stretch.read();
        isHeader = stretch.isHeader;
        isKnown = stretch.isKnown;
        restarts++;
        if (from > 0 && restarts == MOST_RESTARTS) {
          note(FindingCode.TABLE_MALFORMED, from, Map.of("expected", "quotation mark"));
          break;
        }
      }
      ReadCounts counts = table.counts();
      return counts.plus(new ReadCounts(unread, 0, unread));
    }

    /** The first row below the header. */
    Optional<tools.jackson.databind.node.ObjectNode> readValue(TableReading table)
        throws IOException {
      Head head = head();
      try (CsvSource in = new CsvSource(Files.newInputStream(file), head.separator());
          de.siegmar.fastcsv.reader.CsvReader<CsvRecord> rows = rows(in, head, head.line())) {
        boolean isHeader = true;
        for (CsvRecord row : rows) {
          long line = head.line() - 1 + row.getStartingLineNumber();
          if (isHeader) {
            table.header(line, row.getFields());
            isHeader = false;
          } else {
            return Optional.of(table.value(line, cells(row)));
          }
        }
      } catch (CsvParseException e) {
        note(FindingCode.TABLE_MALFORMED, head.line(), Map.of("expected", reason(e)));
      }
      return Optional.empty();
    }

    private static de.siegmar.fastcsv.reader.CsvReader<CsvRecord> rows(
        CsvSource in, Head head, long from) throws IOException {
      in.skipTo(from);
      return de.siegmar.fastcsv.reader.CsvReader.builder()
          .fieldSeparator(head.separator())
          .allowExtraCharsAfterClosingQuote(false)
          .maxBufferSize(LONGEST_FIELD)
          .ofCsvRecord(in);
    }

    private static List<Cell> cells(CsvRecord row) {
      return row.getFields().stream().map(Cell::text).toList();
    }

    private void note(FindingCode code, long line, Map<String, String> arguments) {
      scan.log()
          .add(
              new Finding(
                  code, new Place(name(file), line, 0, ""), type, Optional.empty(), arguments));
    }

    private static String reason(CsvParseException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      String reason = Objects.requireNonNullElse(cause.getMessage(), "");
      return reason.substring(0, Math.min(reason.length(), 100));
    }

    /** Which separator the header shows: that which gives the most columns that are known. */
    private Head head() throws IOException {
      WireType wireType =
          type.map(WireType::of).orElseGet(() -> WireType.of(Manifest.class).orElseThrow());
      Columns known = new Columns(wireType);
      try (CsvSource source = new CsvSource(Files.newInputStream(file), ',');
          BufferedReader in = new BufferedReader(source)) {
        String first = line(in);
        if (first.matches("sep=.")) {
          return new Head(first.charAt(first.length() - 1), 2);
        }
        char best = SEPARATORS.get(0);
        long most = 0;
        for (char separator : SEPARATORS) {
          long count = columns(first, separator, known);
          if (count > most) {
            best = separator;
            most = count;
          }
        }
        return new Head(best, 1);
      }
    }

    private static String line(BufferedReader in) throws IOException {
      StringBuilder line = new StringBuilder();
      for (int c = in.read(); c >= 0 && c != '\n' && c != '\r'; c = in.read()) {
        if (line.length() == LONGEST_HEADER) {
          break;
        }
        line.append((char) c);
      }
      return line.toString();
    }

    private static long columns(String line, char separator, Columns known) {
      try {
        return de.siegmar.fastcsv.reader.CsvReader.builder()
            .fieldSeparator(separator)
            .maxBufferSize(LONGEST_FIELD)
            .ofSingleCsvRecord(line)
            .getFields()
            .stream()
            .filter(field -> known.find(field).isPresent())
            .count();
      } catch (CsvParseException e) {
        return 0;
      }
    }

    /** The rows up to the end, or to one that swallows those behind it. */
    private final class Stretch {
      private final TableReading table;
      private final Head head;
      private final long from;
      private boolean isHeader;
      private boolean isKnown;
      private long line;
      private @Nullable CsvRecord waiting;

      Stretch(TableReading table, Head head, long from, boolean isHeader, boolean isKnown) {
        this.table = table;
        this.head = head;
        this.from = from;
        this.isHeader = isHeader;
        this.isKnown = isKnown;
        this.line = from;
      }

      /** The line to go on from; 0 at the end. */
      long read() throws IOException {
        try (CsvSource in = new CsvSource(Files.newInputStream(file), head.separator());
            de.siegmar.fastcsv.reader.CsvReader<CsvRecord> rows = rows(in, head, from)) {
          try {
            for (CsvRecord row : rows) {
              take(in, from - 1 + row.getStartingLineNumber());
              waiting = row;
              line = from - 1 + row.getStartingLineNumber();
            }
          } catch (CsvParseException e) {
            take(in, Long.MAX_VALUE);
            return broken(lineOf(e), reason(e));
          }
          if (in.isOpen()) {
            return broken(line, "\"");
          }
          take(in, Long.MAX_VALUE);
          return 0;
        }
      }

      /** FastCSV names the line only in words. */
      private long lineOf(CsvParseException e) {
        java.util.regex.Matcher number =
            java.util.regex.Pattern.compile("line ([0-9]+)")
                .matcher(Objects.requireNonNullElse(e.getMessage(), ""));
        return number.find() ? from - 1 + Long.parseLong(number.group(1)) : line + 1;
      }

      private long broken(long at, String reason) {
        unread++;
        note(FindingCode.TABLE_MALFORMED, at, Map.of("expected", reason));
        return at + 1;
      }

      /** Hands on the row that waits, which ends before the next line. */
      private void take(CsvSource in, long next) {
        CsvRecord row = waiting;
        waiting = null;
        if (row == null) {
          return;
        }
        if (isHeader) {
          isHeader = false;
          isKnown = table.header(line, row.getFields());
          if (!isKnown) {
            note(
                FindingCode.TABLE_SEPARATOR,
                line,
                Map.of("found", String.join(String.valueOf(head.separator()), row.getFields())));
          }
        } else if (!isKnown) {
          unread++;
        } else if (isMalformed(in, row, next)) {
          unread++;
          note(FindingCode.FILE_ENCODING, line, Map.of());
        } else {
          table.row(line, cells(row));
        }
      }

      private boolean isMalformed(CsvSource in, CsvRecord row, long next) {
        if (row.getFields().stream().noneMatch(field -> field.indexOf('\uFFFD') >= 0)) {
          return false;
        }
        for (long at = line; at < next && at <= line + LONGEST_FIELD; at++) {
          if (in.isMalformed(at)) {
            return true;
          }
        }
        return false;
      }
    }
  }
}
