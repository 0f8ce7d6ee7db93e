package org.civilhub.io.xlsx;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.util.NavigableMap;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * One column of texts, to be put into a sheet as it is copied, in the place of what is there.
 *
 * @param index column, from 0
 * @param header row of the header, whose look the column's head takes on
 * @param cells texts by row, from 1, with escapes for what XML has no place for
 */
record SheetColumn(int index, long header, NavigableMap<Long, String> cells) {

  /** Copies the XML of a sheet. */
  void copy(InputStream sheet, Writer out) throws XMLStreamException, IOException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    XMLStreamReader in = factory.createXMLStreamReader(sheet);
    out.write("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
    new Copying(in, out).copy();
  }

  /** The letters of a column, from 0. */
  static String letters(int column) {
    StringBuilder letters = new StringBuilder();
    for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
      letters.insert(0, (char) ('A' + (rest - 1) % 26));
    }
    return letters.toString();
  }

  private final class Copying {
    private final XMLStreamReader in;
    private final Writer out;
    private final NavigableMap<Long, String> pending = new TreeMap<>(cells);
    private String prefix = "";
    private String style = "";
    private long row;
    private int column;

    Copying(XMLStreamReader in, Writer out) {
      this.in = in;
      this.out = out;
    }

    void copy() throws XMLStreamException, IOException {
      while (in.hasNext()) {
        switch (in.next()) {
          case XMLStreamConstants.START_ELEMENT -> start();
          case XMLStreamConstants.END_ELEMENT -> end();
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
              escape(in.getText(), false);
          default -> {
            // Comments and instructions to programs mean nothing here.
          }
        }
      }
    }

    private void start() throws XMLStreamException, IOException {
      switch (in.getLocalName()) {
        case "dimension" -> skip(); // it would be another, and need not be there
        case "sheetData" -> {
          prefix = in.getPrefix() == null || in.getPrefix().isEmpty() ? "" : in.getPrefix() + ":";
          element();
        }
        case "row" -> {
          row = in.getAttributeValue(null, "r") == null ? row + 1 : number("r");
          column = -1;
          style = "";
          rowsBefore(row);
          element();
        }
        case "c" -> {
          column = columnOf(in.getAttributeValue(null, "r"), column);
          if (column == index) {
            skip();
            return;
          } else if (column > index) {
            cell();
          } else if (in.getAttributeValue(null, "s") != null) {
            style = in.getAttributeValue(null, "s");
          }
          element();
        }
        default -> element();
      }
    }

    private void end() throws IOException {
      if (in.getLocalName().equals("row")) {
        cell();
      } else if (in.getLocalName().equals("sheetData")) {
        rowsBefore(Long.MAX_VALUE);
      }
      out.write("</" + name(in.getPrefix(), in.getLocalName()) + ">");
    }

    private long number(String attribute) {
      return Long.parseLong(in.getAttributeValue(null, attribute));
    }

    private static int columnOf(String cell, int before) {
      if (cell == null) {
        return before + 1;
      }
      int column = 0;
      for (int i = 0; i < cell.length() && cell.charAt(i) >= 'A'; i++) {
        column = column * 26 + cell.charAt(i) - 'A' + 1;
      }
      return column - 1;
    }

    /** Rows that the sheet has not, for which there is a text. */
    private void rowsBefore(long next) throws IOException {
      while (!pending.isEmpty() && pending.firstKey() < next) {
        long missing = pending.firstKey();
        out.write("<" + prefix + "row r=\"" + missing + "\">");
        cell(missing);
        out.write("</" + prefix + "row>");
      }
    }

    private void cell() throws IOException {
      cell(row);
    }

    private void cell(long number) throws IOException {
      String text = pending.remove(number);
      if (text == null) {
        return;
      }
      out.write("<" + prefix + "c r=\"" + letters(index) + number + "\"");
      if (number == header && !style.isEmpty()) {
        out.write(" s=\"" + style + "\"");
      }
      out.write(" t=\"inlineStr\"><" + prefix + "is><" + prefix + "t xml:space=\"preserve\">");
      escape(text, false);
      out.write("</" + prefix + "t></" + prefix + "is></" + prefix + "c>");
    }

    private void skip() throws XMLStreamException {
      for (int depth = 1; depth > 0; ) {
        int event = in.next();
        depth += event == XMLStreamConstants.START_ELEMENT ? 1 : 0;
        depth -= event == XMLStreamConstants.END_ELEMENT ? 1 : 0;
      }
    }

    private void element() throws IOException {
      boolean isRow = in.getLocalName().equals("row");
      out.write("<" + name(in.getPrefix(), in.getLocalName()));
      for (int i = 0; i < in.getNamespaceCount(); i++) {
        String declared = in.getNamespacePrefix(i);
        attribute(declared == null ? "xmlns" : "xmlns:" + declared, in.getNamespaceURI(i));
      }
      for (int i = 0; i < in.getAttributeCount(); i++) {
        String name = name(in.getAttributePrefix(i), in.getAttributeLocalName(i));
        if (!isRow || !name.equals("spans")) { // how far a row reaches, which need not be said
          attribute(name, in.getAttributeValue(i));
        }
      }
      out.write(">");
    }

    private static String name(String prefix, String local) {
      return prefix == null || prefix.isEmpty() ? local : prefix + ":" + local;
    }

    private void attribute(String name, String value) throws IOException {
      out.write(" " + name + "=\"");
      escape(value == null ? "" : value, true);
      out.write("\"");
    }

    private void escape(String text, boolean inAttribute) throws IOException {
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        switch (c) {
          case '&' -> out.write("&amp;");
          case '<' -> out.write("&lt;");
          case '>' -> out.write("&gt;");
          case '"' -> out.write(inAttribute ? "&quot;" : "\"");
          case '\r' -> out.write("&#13;");
          case '\n', '\t' -> out.write(inAttribute ? "&#" + (int) c + ";" : String.valueOf(c));
          default -> out.write(c);
        }
      }
    }
  }
}
