package org.civilhub.io.iati;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Elements out of text, with the lines of their start tags. */
final class TestXml {
  private TestXml() {}

  static String resource(String name) throws IOException {
    try (InputStream in = TestXml.class.getResourceAsStream("/iati/" + name)) {
      if (in == null) {
        throw new IOException("no resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  static IatiElement element(String xml) {
    Builder builder = new Builder();
    try {
      SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
      factory.newSAXParser().parse(new InputSource(new StringReader(xml)), builder);
    } catch (IOException | SAXException | ParserConfigurationException e) {
      throw new IllegalArgumentException(xml, e);
    }
    return builder.open.getLast().elements().get(0);
  }

  /** What stands in a file, each with the file's name as source. */
  static List<IatiElement> all(String resource) throws IOException {
    return element(resource(resource)).elements();
  }

  private static final class Frame {
    private final IatiName name;
    private final List<IatiAttribute> attributes = new ArrayList<>();
    private final List<IatiNode> content = new ArrayList<>();
    private final int line;

    Frame(IatiName name, int line) {
      this.name = name;
      this.line = line;
    }

    List<IatiElement> elements() {
      return content.stream().map(IatiElement.class::cast).toList();
    }

    IatiElement element() {
      return new IatiElement(
          name, List.copyOf(attributes), Map.of(), List.copyOf(content), "test.xml", line, 1);
    }
  }

  private static final class Builder extends DefaultHandler {
    final Deque<Frame> open = new ArrayDeque<>(List.of(new Frame(IatiName.of("all"), 1)));
    private final StringBuilder text = new StringBuilder();
    private Locator locator = new org.xml.sax.helpers.LocatorImpl();

    @Override
    public void setDocumentLocator(Locator locator) {
      this.locator = locator;
    }

    @Override
    public void startElement(String uri, String local, String name, Attributes attributes) {
      flush();
      Frame frame = new Frame(name(uri, local, name), locator.getLineNumber());
      for (int i = 0; i < attributes.getLength(); i++) {
        frame.attributes.add(
            new IatiAttribute(
                name(attributes.getURI(i), attributes.getLocalName(i), attributes.getQName(i)),
                attributes.getValue(i)));
      }
      open.push(frame);
    }

    @Override
    public void endElement(String uri, String local, String name) {
      flush();
      IatiElement element = open.pop().element();
      open.element().content.add(element);
    }

    @Override
    public void characters(char[] characters, int start, int length) {
      text.append(characters, start, length);
    }

    private void flush() {
      if (text.length() > 0) {
        open.element().content.add(new IatiNode.Text(text.toString()));
        text.setLength(0);
      }
    }

    private static IatiName name(String uri, String local, String name) {
      int colon = name.indexOf(':');
      return new IatiName(uri, colon < 0 ? "" : name.substring(0, colon), local);
    }
  }
}
