package org.civilhub.io.csv;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
import tools.jackson.databind.node.ObjectNode;

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
 * Columns#LONGEST_LIST} elements in a list of objects, 1,000,000 characters in a cell, 16 MiB in a
 * row. The number of rows is not bounded, and but for the ids, and rows whose lists have gaps, the
 * memory that {@link #forEach} needs does not grow with it.
 */
public final class CsvReader extends RecordReader {
  private static final String SEPARATORS = ",;\t";
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
      throw DatasetException.noManifest(source, "table of a known name, such as events.csv");
    }
    Map<String, ReadCounts> counts = new LinkedHashMap<>();
    Map<String, TableReading> read = new LinkedHashMap<>();
    scan.locateBy(
        place ->
            Optional.ofNullable(read.get(place.source()))
                .map(table -> table.locate(place))
                .orElse(place));
    Manifest manifest = manifest(source, scan);
    if (!Files.exists(source.resolve(MANIFEST))) {
      scan.limitTo(tables.keySet());
    }
    for (Map.Entry<RecordType, Path> table : tables.entrySet()) {
      if (scan.types().contains(table.getKey())) {
        String name = name(table.getValue());
        TableReading reading = new TableReading(name, "", table.getKey(), scan);
        read.put(name, reading);
        counts.put(
            name, new Reading(table.getValue(), WireType.of(table.getKey()), reading).readAll());
      }
    }
    noteUnknownFiles(source, scan);
    return new ReadSummary(manifest, counts, scan.log());
  }

  /** A table of another name is not read, which nobody would notice. */
  private static void noteUnknownFiles(Path source, Scan scan) throws IOException {
    if (!Files.isDirectory(source)) {
      return;
    }
    Set<String> unknown = new TreeSet<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(source, "*" + SUFFIX)) {
      for (Path file : files) {
        String name = name(file);
        if (!name.startsWith(".") && !name.equals(MANIFEST) && typeOf(file).isEmpty()) {
          unknown.add(name);
        }
      }
    }
    for (String name : unknown) {
      scan.log()
          .add(
              new Finding(
                  FindingCode.FILE_UNKNOWN,
                  new Place(name, 0, 0, ""),
                  Optional.empty(),
                  Optional.empty(),
                  Map.of("found", name)));
    }
  }

  private Manifest manifest(Path source, Scan scan) throws IOException {
    Path file = source.resolve(MANIFEST);
    if (Files.isDirectory(source) && Files.exists(file)) {
      return Manifests.read(
          source,
          MANIFEST,
          "",
          scan,
          table -> new Reading(file, WireType.of(Manifest.class).orElseThrow(), table).readValue());
    }
    LocalDate day = asOf.orElseThrow(() -> DatasetException.noManifest(source, MANIFEST));
    return Manifest.of(LocalizedText.of("und", name(source)), day);
  }

  private static String name(Path path) {
    return Optional.ofNullable(path.getFileName()).orElse(path).toString();
  }

  /** One file. */
  private static final class Reading {
    private final Path file;
    private final WireType type;
    private final TableReading table;

    Reading(Path file, WireType type, TableReading table) {
      this.file = file;
      this.type = type;
      this.table = table;
    }

    ReadCounts readAll() throws IOException {
      try (CsvRows rows = rows()) {
        Optional<CsvRows.Row> header = rows.next();
        boolean isKnown = header.isPresent() && isHeader(header.get(), rows.separator());
        for (var row = rows.next(); row.isPresent(); row = rows.next()) {
          if (!isKnown) {
            table.reject();
          } else if (!isFaulty(row.get())) {
            table.row(row.get().line(), cells(row.get()));
          } else {
            table.reject();
          }
        }
        if (table.counts().read() == 0 && (isKnown || header.isEmpty())) {
          table.note(FindingCode.FILE_EMPTY, 0, Map.of());
        }
      }
      return table.counts();
    }

    /** The only row below the header. */
    Optional<ObjectNode> readValue() throws IOException {
      Optional<ObjectNode> value = Optional.empty();
      try (CsvRows rows = rows()) {
        Optional<CsvRows.Row> header = rows.next();
        if (header.isPresent() && isHeader(header.get(), rows.separator())) {
          for (var row = rows.next(); row.isPresent(); row = rows.next()) {
            if (value.isPresent()) {
              table.note(FindingCode.TABLE_LIMIT, row.get().line(), Map.of("bound", "rows 1"));
            } else if (!isFaulty(row.get())) {
              value = Optional.of(table.value(row.get().line(), cells(row.get())));
            }
          }
        }
      }
      return value;
    }

    private static List<Cell> cells(CsvRows.Row row) {
      return row.cells().stream().map(Cell::text).toList();
    }

    private boolean isHeader(CsvRows.Row header, char separator) {
      if (isFaulty(header)) {
        return false;
      }
      Columns known = new Columns(type);
      if (header.cells().stream().noneMatch(name -> known.find(name).isPresent())) {
        if (header.cells().stream().anyMatch(name -> name.indexOf('\0') >= 0)) {
          table.note(FindingCode.FILE_ENCODING, header.line(), Map.of()); // every other byte is 0
          return false;
        } else if (header.cells().size() == 1 && SEPARATORS.indexOf(separator) >= 0) {
          String found = header.cells().get(0);
          table.note(FindingCode.TABLE_SEPARATOR, header.line(), Map.of("found", found));
          return false;
        }
      }
      return table.header(header.line(), header.cells());
    }

    private boolean isFaulty(CsvRows.Row row) {
      row.fault().ifPresent(fault -> note(fault, row.line()));
      return row.fault().isPresent();
    }

    private void note(CsvRows.Fault fault, long line) {
      switch (fault) {
        case OPEN_QUOTE ->
            table.note(FindingCode.TABLE_MALFORMED, line, Map.of("expected", "open_quote"));
        case TEXT_AFTER_QUOTE ->
            table.note(FindingCode.TABLE_MALFORMED, line, Map.of("expected", "text_after_quote"));
        case ENCODING -> table.note(FindingCode.FILE_ENCODING, line, Map.of());
        case TOO_LONG -> limit(line, "recordLength " + CsvRows.LONGEST_ROW);
        case TOO_MANY_CELLS -> limit(line, "cells " + Columns.MOST_COLUMNS);
      }
    }

    private void limit(long line, String bound) {
      table.note(FindingCode.TABLE_LIMIT, line, Map.of("bound", bound));
    }

    private CsvRows rows() throws IOException {
      return rows(separator());
    }

    @SuppressWarnings("MustBeClosedChecker")
    private CsvRows rows(char separator) throws IOException {
      return new CsvRows(Files.newInputStream(file), separator);
    }

    /** Which separator the header shows: that which gives the most columns that are known. */
    private char separator() throws IOException {
      Columns known = new Columns(type);
      char best = SEPARATORS.charAt(0);
      long most = 0;
      for (int i = 0; i < SEPARATORS.length(); i++) {
        char separator = SEPARATORS.charAt(i);
        try (CsvRows rows = rows(separator)) {
          List<String> header = rows.next().map(CsvRows.Row::cells).orElse(List.of());
          long count = header.stream().filter(name -> known.find(name).isPresent()).count();
          if (count > most) {
            best = separator;
            most = count;
          }
        }
      }
      return best;
    }
  }
}
