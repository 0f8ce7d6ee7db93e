package org.civilhub.io.iati;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.civilhub.model.rule.FindingCode;
import org.codehaus.stax2.XMLStreamReader2;
import org.jspecify.annotations.Nullable;

/** Makes nodes of what a parser reads, within bounds. Belongs to one thread. */
final class NodeReader {
  private final String source;
  private final XmlCharacters characters;
  private final XMLStreamReader2 xml;
  private final RecordFindings findings;
  private final NodeCache cache = new NodeCache();
  private final List<Open> open = new ArrayList<>();
  private int depth;
  private char[] text = new char[1 << 10];
  private @Nullable SchemaCheck check;
  private String identifier = "";
  private boolean rejected;
  private int nodes;
  private long start;

  /** An element whose end has not come yet. */
  private static final class Open {
    private IatiName name = IatiName.LANGUAGE;
    private List<IatiAttribute> attributes = List.of();
    private Map<String, String> namespaces = Map.of();
    private final List<IatiNode> content = new ArrayList<>();
    private int line;
    private int column;
  }

  NodeReader(
      String source, XmlCharacters characters, XMLStreamReader2 xml, RecordFindings findings) {
    this.source = source;
    this.characters = characters;
    this.xml = xml;
    this.findings = findings;
  }

  /**
   * From here on holds what is read against a schema.
   *
   * @param identifier name of the element that holds the id of a record
   */
  void begin(String identifier, @Nullable SchemaCheck check) {
    this.identifier = identifier;
    this.check = check;
  }

  /** What the parser stands at, one of {@link XMLStreamConstants}. */
  int event() {
    return xml.getEventType();
  }

  /** Where that starts. */
  Location place() {
    return xml.getLocation();
  }

  /** Goes on to the next event. */
  void advance() throws XMLStreamException {
    characters.allow();
    xml.next();
  }

  /** Name of the element at whose start or end the parser stands. */
  IatiName name() throws XmlFault {
    try {
      return cache.name(
          text(xml.getNamespaceURI()), text(xml.getPrefix()), xml.getLocalName(), xml);
    } catch (IllegalArgumentException e) {
      throw fault(e);
    }
  }

  private static String text(@Nullable String text) {
    return Objects.requireNonNullElse(text, "");
  }

  /** Characters before what the parser stands at. */
  long position() {
    return xml.getLocationInfo().getStartingCharOffset();
  }

  /** The start tag at which the parser stands, as an element without content. */
  IatiElement root() throws XMLStreamException {
    try {
      Open tag = openTag();
      depth = 0;
      return element(tag, List.of());
    } catch (IllegalArgumentException e) {
      throw fault(e);
    }
  }

  /**
   * The element at whose start the parser stands; leaves the parser at its end, so that what
   * follows may be broken.
   *
   * @return the element; null if it exceeds a bound, which was noted
   */
  @Nullable IatiElement element() throws XMLStreamException {
    try {
      reset();
      return wholeElement();
    } catch (IllegalArgumentException e) {
      throw fault(e);
    }
  }

  /** The parser lets some characters pass that XML does not allow. */
  private XmlFault fault(IllegalArgumentException e) {
    return XmlFault.malformed(text(e.getMessage()), xml.getLocation());
  }

  private void reset() {
    rejected = false;
    nodes = 0;
    start = position();
  }

  private @Nullable IatiElement wholeElement() throws XMLStreamException {
    while (true) {
      switch (event()) {
        case XMLStreamConstants.START_ELEMENT -> {
          Open tag = openTag();
          if (check != null) {
            check.start(tag.name, tag.attributes, tag.namespaces);
          }
          advance();
        }
        case XMLStreamConstants.END_ELEMENT -> {
          IatiElement element = close();
          if (depth == 0) {
            return rejected ? null : element;
          }
          add(element);
          advance();
        }
        default -> {
          IatiNode leaf = nextLeaf();
          if (leaf != null) {
            add(leaf);
          }
        }
      }
    }
  }

  private Open openTag() throws XMLStreamException {
    if (depth == open.size()) {
      open.add(new Open());
    }
    Open tag = open.get(depth++);
    Location place = xml.getLocation();
    tag.line = place.getLineNumber();
    tag.column = place.getColumnNumber();
    tag.name = name();
    tag.attributes = attributes();
    tag.namespaces = namespaces();
    count(1 + tag.attributes.size() + tag.namespaces.size());
    return tag;
  }

  private List<IatiAttribute> attributes() throws XMLStreamException {
    int count = xml.getAttributeCount();
    if (count == 0) {
      return List.of();
    }
    IatiAttribute[] attributes = new IatiAttribute[count];
    for (int i = 0; i < count; i++) {
      IatiName name =
          cache.name(
              text(xml.getAttributeNamespace(i)),
              text(xml.getAttributePrefix(i)),
              xml.getAttributeLocalName(i),
              xml);
      attributes[i] = new IatiAttribute(name, xml.getAttributeValue(i));
    }
    return List.of(attributes);
  }

  private Map<String, String> namespaces() throws XMLStreamException {
    int count = xml.getNamespaceCount();
    if (count == 0) {
      return Map.of();
    }
    if (count > IatiReader.MOST_ATTRIBUTES) {
      throw XmlFault.limit("attributeCount " + IatiReader.MOST_ATTRIBUTES, xml.getLocation());
    }
    Map<String, String> namespaces = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      String prefix = text(xml.getNamespacePrefix(i));
      String namespace = text(xml.getNamespaceURI(i));
      cache.use(prefix, xml);
      XmlText.checkCharacters(namespace);
      namespaces.put(prefix, namespace);
    }
    return count == 1 ? Map.copyOf(namespaces) : Collections.unmodifiableMap(namespaces);
  }

  private IatiElement close() {
    Open tag = open.get(--depth);
    if (check != null) {
      check.end(tag.name);
    }
    IatiElement element = element(tag, List.copyOf(tag.content));
    tag.content.clear();
    if (depth == 1 && tag.name.is(identifier)) {
      findings.identify(element.text());
    }
    return element;
  }

  private IatiElement element(Open tag, List<IatiNode> content) {
    return new IatiElement(
        tag.name, tag.attributes, tag.namespaces, content, source, tag.line, tag.column);
  }

  private void add(IatiNode node) {
    if (!rejected) {
      open.get(depth - 1).content.add(node);
    }
  }

  /**
   * The text, comment or instruction at which the parser stands; leaves the parser behind it.
   *
   * @return the node; null if it exceeds a bound, which was noted
   */
  @Nullable IatiNode leaf() throws XMLStreamException {
    try {
      reset();
      return nextLeaf();
    } catch (IllegalArgumentException e) {
      throw fault(e);
    }
  }

  private @Nullable IatiNode nextLeaf() throws XMLStreamException {
    switch (event()) {
      case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
        return text();
      }
      case XMLStreamConstants.COMMENT -> {
        String value = xml.getText();
        boolean fits = count(1) && fits(value.length());
        IatiNode comment = fits ? new IatiNode.Comment(value) : null;
        advance();
        return comment;
      }
      case XMLStreamConstants.PROCESSING_INSTRUCTION -> {
        String data = text(xml.getPIData());
        cache.use(xml.getPITarget(), xml);
        boolean fits = count(1) && fits(data.length());
        IatiNode instruction = fits ? new IatiNode.Instruction(xml.getPITarget(), data) : null;
        advance();
        return instruction;
      }
      default -> throw XmlFault.malformed("reference that is not resolved", xml.getLocation());
    }
  }

  /** All text up to the next tag, comment or instruction, which the parser gives piece by piece. */
  private @Nullable IatiNode text() throws XMLStreamException {
    int length = 0;
    boolean fits = count(1);
    while (event() == XMLStreamConstants.CHARACTERS
        || event() == XMLStreamConstants.CDATA
        || event() == XMLStreamConstants.SPACE) {
      int more = xml.getTextLength();
      char[] from = xml.getTextCharacters();
      if (check != null) {
        check.text(from, xml.getTextStart(), more);
      }
      fits = fits && fits(length + more);
      if (fits) {
        if (length + more > text.length) {
          text = Arrays.copyOf(text, Math.max(length + more, 2 * text.length));
        }
        System.arraycopy(from, xml.getTextStart(), text, length, more);
        length += more;
      }
      advance();
    }
    return fits && length > 0 ? cache.text(text, length) : null;
  }

  private boolean fits(int length) {
    if (length > IatiReader.LONGEST_TEXT) {
      reject("textLength " + IatiReader.LONGEST_TEXT);
    }
    return !rejected;
  }

  private boolean count(int more) {
    nodes += more;
    if (nodes > IatiReader.MOST_NODES) {
      reject("nodeCount " + IatiReader.MOST_NODES);
    } else if (position() - start > IatiReader.LONGEST_RECORD) {
      reject("recordLength " + IatiReader.LONGEST_RECORD);
    }
    return !rejected;
  }

  private void reject(String bound) {
    if (!rejected) {
      rejected = true;
      findings.note(FindingCode.XML_LIMIT, xml.getLocation(), Map.of("bound", bound));
      open.forEach(tag -> tag.content.clear());
    }
  }
}
