package org.civilhub.io;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A workbook put together part by part, right or wrong. */
final class HandmadeWorkbook {
  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String RELATIONS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String TYPES =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.";

  private final Map<String, byte[]> parts = new LinkedHashMap<>();

  /** One sheet, whose rows are given as XML. */
  static HandmadeWorkbook of(String sheet, String rows) {
    HandmadeWorkbook book = new HandmadeWorkbook();
    book.part(
        "[Content_Types].xml",
        """
        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
        <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
        <Override PartName="/xl/workbook.xml" ContentType="%1$ssheet.main+xml"/>
        <Override PartName="/xl/worksheets/sheet1.xml" ContentType="%1$sworksheet+xml"/>
        <Override PartName="/xl/sharedStrings.xml" ContentType="%1$ssharedStrings+xml"/>
        </Types>"""
            .formatted(TYPES));
    book.part(
        "xl/workbook.xml",
        """
        <workbook xmlns="%s" xmlns:r="%s"><workbookPr/><sheets><sheet name="%s" sheetId="1" r:id="rId1"/></sheets></workbook>"""
            .formatted(MAIN, RELATIONS, sheet));
    book.part(
        "xl/_rels/workbook.xml.rels",
        """
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="%s/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"""
            .formatted(RELATIONS));
    return book.sheet(rows);
  }

  /** The rows, and what may follow them. */
  HandmadeWorkbook sheet(String rows, String... after) {
    return part(
        "xl/worksheets/sheet1.xml",
        "<worksheet xmlns=\""
            + MAIN
            + "\"><sheetData>"
            + rows
            + "</sheetData>"
            + String.join("", after)
            + "</worksheet>");
  }

  HandmadeWorkbook sharedStrings(String items) {
    return part("xl/sharedStrings.xml", "<sst xmlns=\"" + MAIN + "\">" + items + "</sst>");
  }

  /** Formats of cells: the cell of style {@code n} has the {@code n}th, counted from 1. */
  HandmadeWorkbook formats(String... formats) {
    StringBuilder codes = new StringBuilder();
    StringBuilder styles = new StringBuilder("<xf numFmtId=\"0\"/>");
    for (int i = 0; i < formats.length; i++) {
      boolean isBuiltIn = formats[i].matches("[0-9]+");
      String id = isBuiltIn ? formats[i] : String.valueOf(170 + i);
      if (!isBuiltIn) {
        codes.append("<numFmt numFmtId=\"").append(id).append("\" formatCode=\"");
        codes.append(formats[i].replace("&", "&amp;").replace("\"", "&quot;")).append("\"/>");
      }
      styles.append("<xf numFmtId=\"").append(id).append("\"/>");
    }
    String types = text("[Content_Types].xml");
    part(
        "[Content_Types].xml",
        types.replace(
            "</Types>",
            "<Override PartName=\"/xl/styles.xml\" ContentType=\""
                + TYPES
                + "styles+xml\"/></Types>"));
    return part(
        "xl/styles.xml",
        "<styleSheet xmlns=\""
            + MAIN
            + "\"><numFmts>"
            + codes
            + "</numFmts><cellXfs>"
            + styles
            + "</cellXfs></styleSheet>");
  }

  HandmadeWorkbook part(String name, String content) {
    return part(name, content.getBytes(UTF_8));
  }

  HandmadeWorkbook part(String name, byte[] content) {
    parts.put(name, content);
    return this;
  }

  HandmadeWorkbook without(String name) {
    parts.remove(name);
    return this;
  }

  String text(String name) {
    return new String(parts.getOrDefault(name, new byte[0]), UTF_8);
  }

  byte[] bytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  Path write(Path file) throws IOException {
    return Files.write(file, bytes());
  }

  /** A row of cells, each an XML element or a text. */
  static String row(int number, String... cells) {
    StringBuilder row = new StringBuilder("<row r=\"" + number + "\">");
    for (int i = 0; i < cells.length; i++) {
      String at = (char) ('A' + i) + String.valueOf(number);
      if (cells[i].startsWith("<c")) {
        row.append(cells[i].replaceFirst("<c", "<c r=\"" + at + "\""));
      } else if (!cells[i].isEmpty()) {
        row.append("<c r=\"")
            .append(at)
            .append("\" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
        row.append(cells[i].replace("&", "&amp;").replace("<", "&lt;")).append("</t></is></c>");
      }
    }
    return row.append("</row>").toString();
  }

  /** A number with the style of that format. */
  static String number(String digits, int style) {
    return "<c s=\"" + style + "\"><v>" + digits + "</v></c>";
  }
}
