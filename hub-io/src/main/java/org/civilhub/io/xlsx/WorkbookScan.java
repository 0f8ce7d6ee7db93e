package org.civilhub.io.xlsx;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
 * A first look through a workbook: whether it may be opened at all, and what the reader of cells
 * does not tell, the merged cells.
 */
final class WorkbookScan {
  /** No workbook is larger when unpacked. */
  static final long LARGEST = 1L << 29;

  /** No part of a workbook grows by more when it is unpacked, once it is larger than a mebibyte. */
  static final long STEEPEST = 400;

  /** No sheet has more rows: the most that a sheet can have. */
  static final long MOST_ROWS = 1_048_576;

  private static final long SMALL = 1L << 20;
  private static final String RELATIONS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final Pattern CELL = Pattern.compile("([A-Z]{1,3})([1-9][0-9]{0,6})");

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
      super(kind + " " + argument);
      this.kind = kind;
      this.argument = argument;
    }

    Kind kind() {
      return kind;
    }

    /** The bound with its name, or what was found. */
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

  /** Ids of parts by the names of their sheets, and the parts by their ids. */
  private final Map<String, String> sheets = new HashMap<>();

  private final Map<String, String> targets = new HashMap<>();

  private long unpacked;

  /**
   * Looks through a workbook.
   *
   * @throws RefusedException if it may not be opened
   * @throws IOException if the system fails to read it
   */
  static WorkbookScan of(Path file) throws IOException {
    WorkbookScan scan = new WorkbookScan();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      Enumeration<? extends ZipEntry> entries = zip.entries();
      long declared = 0;
      List<ZipEntry> parts = new ArrayList<>();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        declared += Math.max(entry.getSize(), 0);
        parts.add(entry);
      }
      if (declared > LARGEST) {
        throw new RefusedException(RefusedException.Kind.LIMIT, "archiveSize " + LARGEST);
      }
      if (zip.getEntry("[Content_Types].xml") == null) {
        throw new RefusedException(RefusedException.Kind.MALFORMED, "[Content_Types].xml");
      }
      for (ZipEntry part : parts) {
        scan.look(zip, part);
      }
    } catch (ZipException e) {
      throw new RefusedException(RefusedException.Kind.MALFORMED, String.valueOf(e.getMessage()));
    }
    return scan;
  }

  /** The merged cells of a sheet by its name. */
  List<Merge> merges(String sheet) {
    String target = targets.getOrDefault(sheets.getOrDefault(sheet, ""), "");
    String part = target.startsWith("/") ? target.substring(1) : "xl/" + target;
    return merges.getOrDefault(part, List.of());
  }

  private void look(ZipFile zip, ZipEntry part) throws IOException {
    String name = part.getName().toLowerCase(Locale.ROOT);
    try (InputStream in = new Counted(zip.getInputStream(part), part.getCompressedSize())) {
      boolean isText = name.endsWith(".xml") || name.endsWith(".rels");
      if (!isText || !parse(in, part.getName())) {
        in.transferTo(OutputStream.nullOutputStream());
      }
    } catch (XMLStreamException e) {
      if (e.getNestedException() instanceof RefusedException refused) {
        throw refused;
      }
      throw new RefusedException(
          RefusedException.Kind.MALFORMED, part.getName() + ": " + firstLine(e));
    }
  }

  private static String firstLine(XMLStreamException e) {
    return String.valueOf(e.getMessage()).lines().skip(1).findFirst().orElse("XML");
  }

  /** Whether the part was read to its end, at which the parser closes it. */
  private boolean parse(InputStream in, String part) throws XMLStreamException, IOException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    XMLStreamReader reader = factory.createXMLStreamReader(in);
    boolean isOfInterest =
        part.startsWith("xl/worksheets/sheet")
            || part.equals("xl/workbook.xml")
            || part.equals("xl/_rels/workbook.xml.rels");
    while (reader.hasNext()) {
      int event = reader.next();
      if (event == XMLStreamConstants.DTD) {
        throw new RefusedException(RefusedException.Kind.FORBIDDEN, "DOCTYPE");
      } else if (event == XMLStreamConstants.START_ELEMENT) {
        if (!isOfInterest) {
          return false;
        }
        element(reader, part);
      }
    }
    return true;
  }

  private void element(XMLStreamReader reader, String part) throws RefusedException {
    switch (reader.getLocalName()) {
      case "c" -> check(reader.getAttributeValue(null, "r"));
      case "row" -> checkRow(reader.getAttributeValue(null, "r"));
      case "mergeCell" -> merge(String.valueOf(reader.getAttributeValue(null, "ref")), part);
      case "sheet" ->
          sheets.put(
              String.valueOf(reader.getAttributeValue(null, "name")),
              String.valueOf(reader.getAttributeValue(RELATIONS, "id")));
      case "Relationship" ->
          targets.put(
              String.valueOf(reader.getAttributeValue(null, "Id")),
              String.valueOf(reader.getAttributeValue(null, "Target")));
      default -> {
        // Nothing that matters here.
      }
    }
  }

  private void merge(String range, String part) {
    String[] ends = range.split(":", -1);
    Matcher first = CELL.matcher(ends[0]);
    Matcher last = CELL.matcher(ends[ends.length - 1]);
    if (first.matches() && last.matches()) {
      merges
          .computeIfAbsent(part, p -> new ArrayList<>())
          .add(
              new Merge(
                  range,
                  Long.parseLong(first.group(2)),
                  Long.parseLong(last.group(2)),
                  column(first.group(1))));
    }
  }

  /** A cell far away would make the reader of cells take room for all before it. */
  private static void check(@Nullable String cell) throws RefusedException {
    if (cell != null) {
      Matcher parts = CELL.matcher(cell);
      if (!parts.matches()) {
        throw new RefusedException(RefusedException.Kind.MALFORMED, cell);
      }
      if (column(parts.group(1)) >= Columns.MOST_COLUMNS) {
        throw new RefusedException(RefusedException.Kind.LIMIT, "columns " + Columns.MOST_COLUMNS);
      }
      checkRow(parts.group(2));
    }
  }

  private static void checkRow(@Nullable String row) throws RefusedException {
    if (row != null
        && (row.length() > 9 || !row.matches("[0-9]+") || Long.parseLong(row) > MOST_ROWS)) {
      throw new RefusedException(RefusedException.Kind.LIMIT, "rows " + MOST_ROWS);
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
        throw new RefusedException(RefusedException.Kind.LIMIT, "archiveSize " + LARGEST);
      }
      if (ofPart > SMALL && ofPart > STEEPEST * Math.max(packed, 1)) {
        throw new RefusedException(RefusedException.Kind.LIMIT, "archiveRatio " + STEEPEST);
      }
      return count;
    }
  }
}
