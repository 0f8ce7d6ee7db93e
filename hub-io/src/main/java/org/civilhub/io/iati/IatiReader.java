package org.civilhub.io.iati;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.civilhub.io.ReadCounts;
import org.civilhub.model.rule.FindingCode;
import org.civilhub.model.rule.FindingLog;
import org.codehaus.stax2.XMLInputFactory2;
import org.codehaus.stax2.XMLStreamLocation2;
import org.codehaus.stax2.XMLStreamReader2;
import org.jspecify.annotations.Nullable;

/**
 * Reads IATI files of versions 2.01 to 2.03 record by record. Immutable, to be shared.
 *
 * <p>Files are XML 1.0 in UTF-8, UTF-16 or the encoding that they declare. Each record, activity or
 * organisation, is given whole and as it stands, whatever may be wrong with its values. What cannot
 * be read on is a finding with its line and column; everything before it has been given. A file of
 * another version is read all the same, which is a finding. Document types are refused, so there
 * are no entities but those of XML itself.
 *
 * <p>Bounds, each a finding where it is exceeded. A record is rejected and the next one read:
 * 1,000,000 characters in a text or comment, 1,000,000 elements, attributes, texts and comments in
 * a record, 32 Mi (33,554,432) characters in a record. Reading stops: 64 levels, 200 attributes of
 * an element, 1,000,000 characters in an attribute, 4,000,000 in a tag, 1,000 in a name, 1,000
 * different names in a file. The length of a file is not bounded, and the memory does not grow with
 * it: what is held is one record, of which the largest takes about 150 MB. Columns are counted in
 * characters as Java counts them.
 */
public final class IatiReader {
  static final int DEEPEST = 64;
  static final int MOST_ATTRIBUTES = 200;
  static final int LONGEST_TEXT = 1_000_000;
  static final int LONGEST_TAG = 4_000_000;
  static final int LONGEST_NAME = 1_000;
  static final int MOST_NAMES = 1_000;
  static final int MOST_NODES = 1_000_000;
  static final int LONGEST_RECORD = 32 << 20;

  private static final int LONGEST_REASON = 200;
  private static final Pattern CLAUSE =
      Pattern.compile("(cvc-[A-Za-z0-9.-]+): (.*)", Pattern.DOTALL);

  /** Bounds that the parser keeps and names only in words. */
  private static final Map<String, String> BOUNDS =
      Map.of(
          "Attribute limit", "attributeCount " + MOST_ATTRIBUTES,
          "Maximum attribute size", "textLength " + LONGEST_TEXT,
          "Maximum Element Depth", "nestingDepth " + DEEPEST);

  private final boolean checking;

  /** A reader that does not hold files against the schema. */
  public IatiReader() {
    this(false);
  }

  private IatiReader(boolean checking) {
    this.checking = checking;
  }

  /**
   * A reader that holds each file against the official schema of its version as well. Errors are
   * findings; a record is given all the same.
   *
   * @return another reader
   */
  public IatiReader checkingSchema() {
    return new IatiReader(true);
  }

  /**
   * Reads a file.
   *
   * @param file the file
   * @param visitor takes each record
   * @return header, counts and findings
   * @throws UncheckedIOException if the file is missing or the system fails to read it
   */
  public IatiSummary forEach(Path file, IatiVisitor visitor) {
    return forEach(file, new FindingLog(), visitor);
  }

  /**
   * Reads a file, with a log of one's own.
   *
   * @param file the file
   * @param log takes the findings, in the order of the file; the visitor may add to it
   * @param visitor takes each record
   * @return header, counts and findings
   * @throws UncheckedIOException if the file is missing or the system fails to read it
   */
  public IatiSummary forEach(Path file, FindingLog log, IatiVisitor visitor) {
    try (InputStream in = Files.newInputStream(file)) {
      String name = Optional.ofNullable(file.getFileName()).orElse(file).toString();
      return forEach(name, in, log, visitor);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }

  /**
   * Reads from a stream.
   *
   * @param name what to call it in places
   * @param in the bytes, read to their end unless there is something that stops the reading; not
   *     closed
   * @param log takes the findings, in the order of the file; the visitor may add to it
   * @param visitor takes each record
   * @return header, counts and findings
   * @throws UncheckedIOException if the system fails to read on
   */
  public IatiSummary forEach(String name, InputStream in, FindingLog log, IatiVisitor visitor) {
    try {
      return new Run(name, log, visitor).read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be read", e);
    }
  }

  /**
   * Woodstox, out of three that give 40 MB a second and more on one thread and in 64 MB of heap,
   * elements included (Java's own 55 to 61, Woodstox 57 to 66, Aalto 72 to 88). Java's own says
   * where a tag ends instead of where it starts, and in the language of the system; Aalto loses
   * parts of instructions and throws what it does not declare.
   */
  private static WstxInputFactory factory() {
    WstxInputFactory factory = new WstxInputFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
    factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, DEEPEST);
    factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, MOST_ATTRIBUTES);
    factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, LONGEST_TEXT);
    return factory;
  }

  /** One reading. */
  private final class Run {
    private final String source;
    private final FindingLog log;
    private final IatiVisitor visitor;
    private final RecordFindings findings;
    private @Nullable IatiHeader header;
    private @Nullable IatiSchema schema;
    private long read;
    private long accepted;

    Run(String source, FindingLog log, IatiVisitor visitor) {
      this.source = source;
      this.log = log;
      this.visitor = visitor;
      this.findings = new RecordFindings(source, log);
    }

    // The characters are not closed, because the stream is not ours.
    @SuppressWarnings("resource")
    IatiSummary read(InputStream in) throws IOException {
      try {
        XmlCharacters characters = new XmlCharacters(in, LONGEST_TAG);
        try {
          XMLStreamReader2 xml = (XMLStreamReader2) factory().createXMLStreamReader(characters);
          document(new NodeReader(source, characters, xml, findings));
        } catch (XMLStreamException e) {
          stop(e, characters);
        }
      } catch (XmlCharacters.EncodingException e) {
        noteMalformed(XMLStreamLocation2.NOT_AVAILABLE, message(e));
      }
      findings.end();
      return new IatiSummary(
          Optional.ofNullable(header),
          new ReadCounts(read, accepted, read - accepted),
          log,
          Optional.ofNullable(schema));
    }

    private void document(NodeReader nodes) throws XMLStreamException {
      nodes.advance();
      List<IatiNode> before = outside(nodes);
      Optional<IatiKind> kind = IatiKind.of(nodes.name());
      if (kind.isEmpty()) {
        noteSchema(nodes, "root element must be one of IATI, found '" + nodes.name() + "'");
        return;
      }
      IatiElement root = nodes.root();
      header = new IatiHeader(root, before);
      SchemaCheck check = start(nodes, header);
      nodes.begin(kind.get().identifier(), check);
      visitor.start(header);
      nodes.advance();
      content(nodes, kind.get(), check);
      if (check != null) {
        check.end(root.name());
      }
      nodes.advance();
      visitor.end(outside(nodes));
    }

    private @Nullable SchemaCheck start(NodeReader nodes, IatiHeader header) {
      String version = header.version().orElse("");
      Optional<IatiSchema> known = IatiSchema.of(header.kind(), version);
      if (known.isEmpty()) {
        noteSchema(nodes, "version must be 2.01, 2.02 or 2.03, found '" + version + "'");
      }
      if (!checking || known.isEmpty()) {
        return null;
      }
      schema = known.get();
      return schema.check(header.root(), message -> noteError(nodes, message));
    }

    /** The runtime's messages start with the clause of the schema language that is not kept. */
    private void noteError(NodeReader nodes, String message) {
      Matcher matcher = CLAUSE.matcher(message);
      findings.note(
          FindingCode.IATI_SCHEMA,
          nodes.place(),
          matcher.matches()
              ? Map.of("rule", matcher.group(1), "expected", matcher.group(2))
              : Map.of("expected", message));
    }

    private void noteSchema(NodeReader nodes, String message) {
      findings.note(FindingCode.IATI_SCHEMA, nodes.place(), Map.of("expected", message));
    }

    /** What stands outside the root element, without white space. */
    private List<IatiNode> outside(NodeReader nodes) throws XMLStreamException {
      List<IatiNode> found = new ArrayList<>();
      long start = nodes.position();
      while (nodes.event() != XMLStreamConstants.START_ELEMENT
          && nodes.event() != XMLStreamConstants.END_DOCUMENT) {
        if (nodes.event() == XMLStreamConstants.DTD) {
          throw XmlFault.forbidden("DOCTYPE", nodes.place());
        }
        IatiNode node = nodes.leaf();
        if (node != null && !(node instanceof IatiNode.Text)) {
          found.add(node);
        }
        if (nodes.position() - start > LONGEST_RECORD) {
          throw XmlFault.limit("recordLength " + LONGEST_RECORD, nodes.place());
        }
      }
      return found;
    }

    private void content(NodeReader nodes, IatiKind kind, @Nullable SchemaCheck check)
        throws XMLStreamException {
      while (nodes.event() != XMLStreamConstants.END_ELEMENT) {
        if (nodes.event() != XMLStreamConstants.START_ELEMENT) {
          other(nodes.leaf());
        } else if (nodes.name().is(kind.record())) {
          if (check != null) {
            check.atRecord(nodes.position());
          }
          record(nodes);
          nodes.advance();
        } else {
          if (check == null && nodes.name().namespace().isEmpty()) {
            noteSchema(nodes, kind.record() + " must stand here, found '" + nodes.name() + "'");
          }
          other(nodes.element());
          nodes.advance();
        }
      }
    }

    private void record(NodeReader nodes) throws XMLStreamException {
      read++;
      findings.begin();
      IatiElement element = nodes.element();
      findings.end();
      if (element != null) {
        accepted++;
        visitor.record(element);
      }
    }

    private void other(@Nullable IatiNode node) {
      if (node != null) {
        visitor.other(node);
      }
    }

    /** Makes a finding of what the parser stopped at, unless the system failed to read. */
    private void stop(XMLStreamException e, XmlCharacters characters) throws IOException {
      if (e instanceof XmlFault fault) {
        findings.note(fault.code(), fault.getLocation(), fault.arguments());
      } else if (e.getCause() instanceof XmlCharacters.BoundException) {
        noteLimit(characters.place(), "tagLength " + LONGEST_TAG);
      } else if (e.getCause() instanceof CharacterCodingException) {
        noteMalformed(characters.place(), "bytes that are not of the encoding");
      } else if (e.getCause() instanceof IOException io) {
        throw io;
      } else {
        String reason = message(e);
        Location place = Objects.requireNonNullElse(e.getLocation(), characters.place());
        BOUNDS.entrySet().stream()
            .filter(bound -> reason.startsWith(bound.getKey()))
            .findFirst()
            .ifPresentOrElse(
                bound -> noteLimit(place, bound.getValue()), () -> noteMalformed(place, reason));
      }
    }

    private void noteLimit(Location place, String bound) {
      findings.note(FindingCode.XML_LIMIT, place, Map.of("bound", bound));
    }

    private void noteMalformed(Location place, String reason) {
      findings.note(FindingCode.XML_MALFORMED, place, Map.of("expected", reason));
    }
  }

  /** What was said, without the place. */
  private static String message(Exception e) {
    String message = Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
    int end = message.indexOf("\n at [");
    return message.substring(0, Math.min(end < 0 ? message.length() : end, LONGEST_REASON));
  }
}
