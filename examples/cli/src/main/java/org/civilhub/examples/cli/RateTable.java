package org.civilhub.examples.cli;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.civilhub.io.HubJson;
import org.civilhub.metrics.ExchangeRate;
import org.civilhub.model.value.LanguageTag;
import org.joda.money.CurrencyUnit;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A user's exchange rates, from CSV (RFC 4180, UTF-8) with the columns {@code from}, {@code to},
 * {@code effectiveOn}, {@code rate} and {@code source} in any order. A row that is no rate is
 * rejected with its place and cause; the others are used: read is accepted plus rejected.
 *
 * @param file name of the file
 * @param accepted the rates
 * @param rejected what is wrong with the other rows
 */
record RateTable(String file, List<ExchangeRate> accepted, List<Rejected> rejected) {
  private static final List<String> COLUMNS =
      List.of("from", "to", "effectiveOn", "rate", "source");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}(\\.[0-9]{1,18})?");
  private static final int LONGEST_FIELD = 10_000;
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final int MOST_ROWS = 1_000_000;

  /** Takes copies. */
  RateTable {
    accepted = List.copyOf(accepted);
    rejected = List.copyOf(rejected);
  }

  /**
   * A row that is no rate.
   *
   * @param line its first line in the file
   * @param column what is wrong; empty if it is the row as a whole
   * @param cause code of the words that say why
   * @param found what was found there
   */
  record Rejected(long line, String column, String cause, String found) {
    String text(LanguageTag language) {
      return Words.of(cause, language, found);
    }
  }

  /**
   * Reads a file.
   *
   * @throws IOException if there is none, it is not such a table, or beyond the limits of one
   */
  static RateTable read(Path file) throws IOException {
    List<ExchangeRate> accepted = new ArrayList<>();
    List<Rejected> rejected = new ArrayList<>();
    Map<String, Seen> seen = new HashMap<>();
    DataFile.requireFile(file);
    try (BufferedReader text = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        CsvReader<NamedCsvRecord> rows =
            CsvReader.builder()
                .maxBufferSize(LONGEST_FIELD)
                .allowMissingFields(true)
                .allowExtraFields(true)
                .allowExtraCharsAfterClosingQuote(true)
                .ofNamedCsvRecord(withoutMark(text))) {
      for (NamedCsvRecord row : rows) {
        if (!row.getHeader().containsAll(COLUMNS)) {
          throw new IOException("columns must be " + COLUMNS + ", found " + row.getHeader());
        }
        if (accepted.size() + rejected.size() == MOST_ROWS) {
          throw new IOException("rows must be " + MOST_ROWS + " at most");
        }
        take(row, seen, accepted, rejected);
      }
    } catch (CharacterCodingException e) {
      throw new IOException(DataFile.NOT_TEXT, e);
    } catch (CsvParseException e) {
      throw new IOException(e.getMessage(), e);
    } catch (UncheckedIOException e) {
      IOException cause = Objects.requireNonNull(e.getCause());
      boolean text = !(cause instanceof CharacterCodingException);
      throw new IOException(text ? cause.getMessage() : DataFile.NOT_TEXT, e);
    }
    return new RateTable(String.valueOf(file.getFileName()), accepted, rejected);
  }

  private static BufferedReader withoutMark(BufferedReader text) throws IOException {
    text.mark(1);
    if (text.read() != BYTE_ORDER_MARK) {
      text.reset();
    }
    return text;
  }

  /** The rate of a pair and day, and the line it was found in. */
  private record Seen(ExchangeRate rate, long line) {}

  private static void take(
      NamedCsvRecord row,
      Map<String, Seen> seen,
      List<ExchangeRate> accepted,
      List<Rejected> rejected) {
    long line = row.getStartingLineNumber();
    if (row.getFieldCount() != row.getHeader().size()) {
      rejected.add(
          new Rejected(
              line, "", "rate_columns", row.getHeader().size() + " / " + row.getFieldCount()));
      return;
    }
    for (String column : COLUMNS) {
      String found = row.getField(column).strip();
      String cause = cause(column, found, row);
      if (!cause.isEmpty()) {
        rejected.add(new Rejected(line, column, cause, found));
        return;
      }
    }
    ExchangeRate rate =
        new ExchangeRate(
            row.getField("from").strip(),
            row.getField("to").strip(),
            LocalDate.parse(row.getField("effectiveOn").strip()),
            new BigDecimal(row.getField("rate").strip()),
            row.getField("source"));
    Seen other =
        seen.putIfAbsent(rate.from() + rate.to() + rate.effectiveOn(), new Seen(rate, line));
    if (other == null || other.rate().equals(rate)) {
      accepted.add(rate);
    } else {
      rejected.add(new Rejected(line, "rate", "rate_twice", String.valueOf(other.line())));
    }
  }

  /** Why a cell is not what it has to be; empty if it is. */
  private static String cause(String column, String found, NamedCsvRecord row) {
    boolean right =
        switch (column) {
          case "from", "to" -> isCurrency(found);
          case "effectiveOn" -> isDay(found);
          case "rate" -> NUMBER.matcher(found).matches() && new BigDecimal(found).signum() > 0;
          default -> !found.isEmpty();
        };
    if (!right) {
      return "rate_" + column;
    }
    return column.equals("to") && found.equals(row.getField("from").strip()) ? "rate_same" : "";
  }

  private static boolean isCurrency(String code) {
    return CurrencyUnit.registeredCurrencies().stream().anyMatch(c -> c.getCode().equals(code));
  }

  private static boolean isDay(String text) {
    try {
      LocalDate.parse(text);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  int read() {
    return accepted.size() + rejected.size();
  }

  /** The same for programs. */
  ObjectNode toJson(LanguageTag language) {
    ObjectNode node = HubJson.mapper().createObjectNode();
    node.put("file", file);
    node.put("read", read());
    node.put("accepted", accepted.size());
    ArrayNode rows = node.putArray("rejected");
    for (Rejected row : rejected) {
      rows.addObject()
          .put("line", row.line())
          .put("column", row.column())
          .put("text", row.text(language));
    }
    return node;
  }

  /** What became of the rows, a line each for those rejected. */
  List<String> lines(LanguageTag language) {
    List<String> lines = new ArrayList<>();
    lines.add(Words.of("rates_read", language, file, read(), accepted.size(), rejected.size()));
    for (Rejected row : rejected) {
      String column = row.column().isEmpty() ? "" : " [" + row.column() + "]";
      lines.add(file + ":" + row.line() + column + " " + row.text(language));
    }
    return lines;
  }
}
