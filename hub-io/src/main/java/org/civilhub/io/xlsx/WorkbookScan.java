package org.civilhub.io.xlsx;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.civilhub.io.table.Columns;
import org.jspecify.annotations.Nullable;

/**
 * A first look through a workbook: whether it may be opened at all, for the reader of cells trusts
 * what it is given, and what that reader does not tell, the merged cells.
 */
final class WorkbookScan {
  /** No workbook is larger when unpacked. */
  static final long LARGEST = 1L << 29;

  /** No part of a workbook grows by more when it is unpacked, once it is larger than a mebibyte. */
  static final long STEEPEST = 400;

  /** No sheet has more rows: the most that a sheet can have. */
  static final long MOST_ROWS = 1_048_576;

  /** No row, and no text that cells share, has more characters. */
  static final int LONGEST_ROW = 1 << 24;

  /** The texts that cells share have no more characters, for they are held in memory. */
  static final long LARGEST_TEXTS = 1L << 27;

  /** What a text takes besides its characters. */
  private static final int SHARE_OF_TEXT = 32;

  private static final int MOST_PARTS = 10_000;
  private static final int DEEPEST = 64;
  private static final long SMALL = 1L << 20;
  private static final int CHUNK = 1 << 16;
  private static final String RELATIONS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String STYLES =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml";
  private static final Pattern WORKBOOK =
      Pattern.compile("application/.*\\.(sheet\\.main|macroEnabled\\.main)\\+xml");
  private static final Pattern CELL = Pattern.compile("([A-Z]{1,3})([1-9][0-9]{0,6})");

  /** How files of older programs start, and those that are locked with a password. */
  private static final byte[] COMPOUND_FILE = {
    (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
  };

  /** Why a workbook is not opened. */
  static final class RefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    /** What is the matter. */
    enum Kind {
      /** It is larger than a bound. */
      LIMIT,
      /** It holds what is not allowed. */
      FORBIDDEN,
      /** It is no workbook. */
      MALFORMED
    }

    private final Kind kind;
    private final String argument;

    RefusedException(Kind kind, String argument) {
      this(kind, argument, argument);
    }

    RefusedException(Kind kind, String argument, String reason) {
      super(kind + " " + argument + ": " + reason);
      this.kind = kind;
      this.argument = argument;
    }

    Kind kind() {
      return kind;
    }

    /** The bound with its name, what was found, or a word for what it is instead. */
    String argument() {
      return argument;
    }
  }

  /**
   * Merged cells.
   *
   * @param name as it is written, such as {@code A4:B5}
   * @param firstRow row, from 1
   * @param lastRow row, from 1
   * @param column first column, from 0
   */
  record Merge(String name, long firstRow, long lastRow, int column) {}

  /** Merged cells by the name of the part, such as {@code xl/worksheets/sheet1.xml}. */
  private final Map<String, List<Merge>> merges = new HashMap<>();

  /** Ids of parts by the names of their sheets, and parts by their ids, as each part has them. */
  private final Map<String, String> sheets = new LinkedHashMap<>();

  private final Map<String, Map<String, String>> targets = new HashMap<>();

  /** Names of parts in lower case. */
  private final Set<String> names = new HashSet<>();

  private String workbook = "xl/workbook.xml";
  private boolean hasTexts;
  private boolean hasStyles;
  private long unpacked;
  private long sizeOfTexts;
  private long texts;
  private long lastText = -1;

  /**
   * Looks through a workbook.
   *
   * @throws RefusedException if it may not be opened
   * @throws IOException if the system fails to read it
   */
  static WorkbookScan of(Path file) throws IOException {
    checkCompound(file);
    WorkbookScan scan = new WorkbookScan();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      List<ZipEntry> parts = new ArrayList<>(Collections.list(zip.entries()));
      scan.checkParts(parts);
      for (ZipEntry part : parts) {
        scan.look(zip, part);
      }
    } catch (ZipException | EOFException e) {
      throw malformed("no_workbook", String.valueOf(e.getMessage()));
    }
    scan.checkReferences();
    return scan;
  }

  private static RefusedException malformed(String what, String reason) {
    return new RefusedException(RefusedException.Kind.MALFORMED, what, reason);
  }

  private static RefusedException limit(String bound) {
    return new RefusedException(RefusedException.Kind.LIMIT, bound);
  }

  private static void checkCompound(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      if (java.util.Arrays.equals(in.readNBytes(COMPOUND_FILE.length), COMPOUND_FILE)) {
        String name = new String("EncryptedPackage".getBytes(StandardCharsets.UTF_16LE), latin());
        throw malformed(contains(in, name) ? "locked_workbook" : "old_workbook", "compound file");
      }
    }
  }

  private static java.nio.charset.Charset latin() {
    return StandardCharsets.ISO_8859_1;
  }

  private static boolean contains(InputStream in, String wanted) throws IOException {
    String text = "";
    for (byte[] chunk = in.readNBytes(CHUNK); chunk.length > 0; chunk = in.readNBytes(CHUNK)) {
      text =
          text.substring(Math.max(0, text.length() - wanted.length())) + new String(chunk, latin());
      if (text.contains(wanted)) {
        return true;
      }
    }
    return false;
  }

  private void checkParts(List<ZipEntry> parts) throws RefusedException {
    if (parts.size() > MOST_PARTS) {
      throw limit("parts " + MOST_PARTS);
    }
    long declared = 0;
    for (ZipEntry part : parts) {
      declared += Math.max(part.getSize(), 0);
      if (!names.add(part.getName().toLowerCase(Locale.ROOT))) {
        // Which of the two is read is for every program to guess.
        throw malformed("broken_workbook", part.getName() + " twice");
      }
    }
    if (declared > LARGEST) {
      throw limit("archiveSize " + LARGEST);
    }
    if (!names.contains("[content_types].xml")) {
      throw malformed("no_workbook", "[Content_Types].xml missing");
    }
  }

  /** What the reader of cells would follow without a look. */
  private void checkReferences() throws RefusedException {
    if (lastText >= texts) {
      throw malformed("broken_workbook", "shared text " + lastText + " missing");
    }
    for (String sheet : sheets.keySet()) {
      if (!isXml(part(sheet)) || !names.contains(part(sheet).toLowerCase(Locale.ROOT))) {
        throw malformed("broken_workbook", "sheet " + sheet);
      }
    }
  }

  /** The merged cells of a sheet by its name. */
  List<Merge> merges(String sheet) {
    return merges.getOrDefault(part(sheet), List.of());
  }

  /** The part that holds a sheet; empty if none does. */
  String part(String sheet) {
    int folder = workbook.lastIndexOf('/') + 1;
    String relations =
        workbook.substring(0, folder) + "_rels/" + workbook.substring(folder) + ".rels";
    String target =
        targets.getOrDefault(relations, Map.of()).getOrDefault(sheets.getOrDefault(sheet, ""), "");
    return target.startsWith("/") ? target.substring(1) : workbook.substring(0, folder) + target;
  }

  /** Whether cells have formats at all. */
  boolean hasStyles() {
    return hasStyles;
  }

  private static boolean isXml(String part) {
    String name = part.toLowerCase(Locale.ROOT);
    return name.endsWith(".xml") || name.endsWith(".rels");
  }

  private void look(ZipFile zip, ZipEntry part) throws IOException {
    try (InputStream in = new Counted(zip.getInputStream(part), part.getCompressedSize())) {
      if (!isXml(part.getName()) || !new Parsing(in, part.getName()).parse()) {
        in.transferTo(OutputStream.nullOutputStream());
      }
    } catch (XMLStreamException e) {
      if (e.getNestedException() instanceof RefusedException refused) {
        throw refused;
      }
      throw malformed("broken_workbook", part.getName() + ": " + e.getMessage());
    }
  }

  /** A is 0. */
  private static int column(String letters) {
    int column = 0;
    for (int i = 0; i < letters.length(); i++) {
      column = column * 26 + letters.charAt(i) - 'A' + 1;
    }
    return column - 1;
  }

  /** One part. */
  private final class Parsing {
    private final XMLStreamReader reader;
    private final String part;
    private long characters;
    private boolean isShared;
    private boolean isInValue;
    private long index;

    Parsing(InputStream in, String part) throws XMLStreamException {
      XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
      factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
      factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
      this.reader = factory.createXMLStreamReader(in);
      this.part = part;
    }

    /** Whether the part was read to its end; those that hold no cells are not. */
    boolean parse() throws XMLStreamException, RefusedException {
      int depth = 0;
      while (reader.hasNext()) {
        switch (reader.next()) {
          case XMLStreamConstants.DTD ->
              throw new RefusedException(RefusedException.Kind.FORBIDDEN, "DOCTYPE");
          case XMLStreamConstants.START_ELEMENT -> {
            if (depth == 0 && !isOfInterest()) {
              return false;
            }
            depth++;
            if (depth > DEEPEST) {
              throw limit("nestingDepth " + DEEPEST);
            }
            element();
          }
          case XMLStreamConstants.END_ELEMENT -> {
            depth--;
            isInValue = false;
          }
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text();
          default -> {
            // Nothing that matters here.
          }
        }
      }
      return true;
    }

    private boolean isOfInterest() {
      return switch (reader.getLocalName()) {
        case "worksheet", "sst", "workbook", "Relationships", "Types" -> true;
        default -> false;
      };
    }

    private void text() throws RefusedException {
      characters += reader.getTextLength();
      if (characters > LONGEST_ROW) {
        throw limit("textLength " + LONGEST_ROW);
      }
      if (isShared && isInValue) {
        index(reader.getText());
      }
    }

    /** Which of the shared texts a cell shows; it may come in pieces. */
    private void index(String digits) throws RefusedException {
      for (int i = 0; i < digits.length(); i++) {
        index = 10 * index + Character.digit(digits.charAt(i), 10);
        if (index < 0 || index > LARGEST_TEXTS) {
          throw malformed("broken_workbook", "shared text " + index);
        }
      }
      lastText = Math.max(lastText, index);
    }

    private void element() throws RefusedException {
      String name = reader.getLocalName();
      switch (name) {
        case "c" -> {
          check(attribute("r"));
          isShared = "s".equals(attribute("t"));
          index = 0;
        }
        case "v" -> isInValue = true;
        case "row" -> {
          checkRow(attribute("r"));
          characters = 0;
        }
        case "sst" -> {
          if (hasTexts) {
            throw malformed("broken_workbook", part);
          }
          hasTexts = true;
        }
        case "si" -> {
          texts++;
          sizeOfTexts += characters + SHARE_OF_TEXT;
          characters = 0;
          if (sizeOfTexts > LARGEST_TEXTS) {
            throw limit("sharedTexts " + LARGEST_TEXTS);
          }
        }
        case "mergeCell" -> merge(String.valueOf(attribute("ref")));
        case "sheet" -> {
          String sheet = String.valueOf(attribute("name"));
          String id = String.valueOf(reader.getAttributeValue(RELATIONS, "id"));
          if (sheets.put(sheet, id) != null) {
            throw malformed("broken_workbook", "sheet " + sheet + " twice");
          }
        }
        case "Relationship" ->
            targets
                .computeIfAbsent(part, p -> new HashMap<>())
                .put(String.valueOf(attribute("Id")), String.valueOf(attribute("Target")));
        case "Override" -> override(String.valueOf(attribute("ContentType")));
        default -> {
          // Nothing that matters here.
        }
      }
    }

    private void override(String type) {
      hasStyles |= type.equals(STYLES);
      if (WORKBOOK.matcher(type).matches()) {
        String name = String.valueOf(attribute("PartName"));
        workbook = name.startsWith("/") ? name.substring(1) : name;
      }
    }

    private @Nullable String attribute(String name) {
      return reader.getAttributeValue(null, name);
    }

    private void merge(String range) {
      String[] ends = range.split(":", -1);
      Matcher first = CELL.matcher(ends[0]);
      Matcher last = CELL.matcher(ends[ends.length - 1]);
      if (first.matches() && last.matches()) {
        long from = Long.parseLong(first.group(2));
        long to = Math.min(Long.parseLong(last.group(2)), MOST_ROWS);
        if (from <= to) {
          merges
              .computeIfAbsent(part, p -> new ArrayList<>())
              .add(new Merge(range, from, to, column(first.group(1))));
        }
      }
    }

    /** A cell far away would make the reader of cells take room for all before it. */
    private static void check(@Nullable String cell) throws RefusedException {
      if (cell != null) {
        Matcher parts = CELL.matcher(cell);
        if (!parts.matches()) {
          throw malformed("broken_workbook", "cell " + cell);
        }
        if (column(parts.group(1)) >= Columns.MOST_COLUMNS) {
          throw limit("columns " + Columns.MOST_COLUMNS);
        }
        checkRow(parts.group(2));
      }
    }

    private static void checkRow(@Nullable String row) throws RefusedException {
      if (row != null
          && (row.length() > 9 || !row.matches("[0-9]+") || Long.parseLong(row) > MOST_ROWS)) {
        throw limit("rows " + MOST_ROWS);
      }
    }
  }

  /** Stops where a part grows beyond a bound, whatever the archive says of its size. */
  private final class Counted extends java.io.FilterInputStream {
    private final long packed;
    private long ofPart;

    Counted(InputStream in, long packed) {
      super(in);
      this.packed = packed;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int count = super.read(target, offset, length);
      ofPart += Math.max(count, 0);
      unpacked += Math.max(count, 0);
      if (unpacked > LARGEST) {
        throw limit("archiveSize " + LARGEST);
      }
      if (ofPart > SMALL && ofPart > STEEPEST * Math.max(packed, 1)) {
        throw limit("archiveRatio " + STEEPEST);
      }
      return count;
    }
  }
}
