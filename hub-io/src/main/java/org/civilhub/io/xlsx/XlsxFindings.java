package org.civilhub.io.xlsx;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLStreamException;
import org.civilhub.io.WireType;
import org.civilhub.io.WireType.WireField;
import org.civilhub.io.internal.WholeFile;
import org.civilhub.model.RecordType;
import org.civilhub.model.rule.Finding;
import org.civilhub.model.rule.FindingLog;
import org.civilhub.model.rule.Place;
import org.civilhub.model.value.LanguageTag;

/**
 * Hands a workbook back to whoever filled it in: a copy in which each row has what was found in it,
 * behind the last column. {@link XlsxReader} passes that column over, so the copy can be mended and
 * read again; a column of earlier findings is replaced.
 */
public final class XlsxFindings {
  private static final String BETWEEN = "; ";

  /** Fits into a cell, whatever characters there are. */
  private static final int LONGEST_TEXT = XlsxWriter.LONGEST_TEXT / 2;

  private XlsxFindings() {}

  /**
   * Writes the copy. Everything else in it is as it was: values, formats, lists to choose from,
   * notes, sheets that were not read. The file is there whole or not at all, and may be the one
   * that was read.
   *
   * @param source the workbook that was read
   * @param findings what was found in it; those beyond the cap of the log are not written
   * @param language of the words: Kazakh, Russian or English
   * @param target where to; its folder must exist
   * @return findings that stand on no sheet of the workbook, which are not in the copy
   * @throws UncheckedIOException if the source cannot be read, or the system refuses to write; the
   *     message names the file
   */
  public static List<Finding> write(
      Path source, FindingLog findings, LanguageTag language, Path target) {
    try {
      WorkbookScan look = WorkbookScan.of(source);
      Map<String, SheetShape> shapes = SheetShape.of(source, look);
      Map<String, NavigableMap<Long, List<Finding>>> bySheet = new HashMap<>();
      List<Finding> elsewhere = new ArrayList<>();
      for (Finding finding : findings.kept()) {
        Place place = finding.place();
        SheetShape shape = shapes.get(place.sheet());
        if (shape == null || !shape.hasRoom()) {
          elsewhere.add(finding);
        } else {
          long row = place.line() > 0 ? place.line() : shape.header();
          bySheet
              .computeIfAbsent(place.sheet(), sheet -> new TreeMap<>())
              .computeIfAbsent(row, line -> new ArrayList<>())
              .add(finding);
        }
      }
      Map<String, SheetColumn> columns = new HashMap<>();
      shapes.forEach(
          (sheet, shape) -> {
            NavigableMap<Long, List<Finding>> found = bySheet.getOrDefault(sheet, new TreeMap<>());
            if (!found.isEmpty() || shape.hasFindings()) {
              columns.put(look.part(sheet), column(shape, found, language));
            }
          });
      copy(source, columns, target);
      return List.copyOf(elsewhere);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write findings on " + source + " to " + target, e);
    }
  }

  /** The cells of the column; none if nothing was found. */
  private static SheetColumn column(
      SheetShape shape, NavigableMap<Long, List<Finding>> found, LanguageTag language) {
    NavigableMap<Long, String> cells = new TreeMap<>();
    found.forEach((row, findings) -> cells.put(row, text(findings, language)));
    if (!found.isEmpty()) {
      String word = WireType.word("word", "findings").inAnyOf(language);
      String ofHeader = cells.getOrDefault(shape.header(), "");
      cells.put(shape.header(), ofHeader.isEmpty() ? word : word + "\n" + ofHeader);
    }
    return new SheetColumn(shape.column(), shape.header(), cells);
  }

  private static String text(List<Finding> findings, LanguageTag language) {
    String text =
        findings.stream()
            .map(finding -> text(finding, language))
            .collect(Collectors.joining(BETWEEN));
    int count = Math.min(text.codePointCount(0, text.length()), LONGEST_TEXT);
    return XlsxWriter.encode(text.substring(0, text.offsetByCodePoints(0, count)));
  }

  /** How much it matters, which cell or field, and what: {@code Error, B4: must be ...}. */
  private static String text(Finding finding, LanguageTag language) {
    Place place = finding.place();
    String where =
        place.column() > 0
            ? place.cell().substring(place.cell().lastIndexOf('!') + 1)
            : finding
                .type()
                .map(type -> label(type, place.pointer(), language))
                .orElse(place.pointer());
    return finding.severity().getLabel().inAnyOf(language)
        + (where.isEmpty() ? "" : ", " + where)
        + ": "
        + finding.message(language)
        + " ("
        + finding.code()
        + ")";
  }

  /** What the fields on the way of a pointer are called. */
  private static String label(RecordType type, String pointer, LanguageTag language) {
    StringBuilder label = new StringBuilder();
    Optional<WireType> at = Optional.of(WireType.of(type));
    String[] segments = pointer.split("/", -1);
    for (int i = 1; i < segments.length; i++) {
      String segment = segments[i];
      Optional<WireField> field =
          at.flatMap(t -> t.fields().stream().filter(f -> f.name().equals(segment)).findFirst());
      if (field.isPresent()) {
        label
            .append(label.length() == 0 ? "" : " / ")
            .append(field.get().label().inAnyOf(language));
        at = WireType.of(field.get().element());
      } else if (segment.matches("[0-9]{1,9}")) {
        label.append(' ').append(Integer.parseInt(segment) + 1);
      } else {
        label.append(label.length() == 0 ? "" : " / ").append(segment);
      }
    }
    return label.toString();
  }

  private static void copy(Path source, Map<String, SheetColumn> columns, Path target)
      throws IOException {
    try (ZipFile from = new ZipFile(source.toFile())) {
      WholeFile.write(
          target,
          out -> {
            try (ZipOutputStream to = new ZipOutputStream(out)) {
              for (ZipEntry part :
                  (Iterable<ZipEntry>) from.stream().map(e -> (ZipEntry) e)::iterator) {
                to.putNextEntry(XlsxWriter.undated(part));
                try (InputStream in = from.getInputStream(part)) {
                  SheetColumn column = columns.get(part.getName());
                  if (column == null) {
                    in.transferTo(to);
                  } else {
                    copy(in, column, to);
                  }
                }
                to.closeEntry();
              }
            }
          });
    }
  }

  private static void copy(InputStream in, SheetColumn column, OutputStream out)
      throws IOException {
    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    try {
      column.copy(in, writer);
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
    writer.flush();
  }
}
