package org.civilhub.io.iati;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSInput;
import org.xml.sax.SAXException;

/**
 * An official schema of the IATI Standard; there is one for each version and kind of file. They are
 * part of this library: nothing is fetched. Immutable, to be shared.
 */
public final class IatiSchema {
  private static final List<IatiSchema> ALL =
      Stream.of(
              Map.entry("2.01", "b5870fdf6ce306bb7a435949cafc53e31d60f3df"),
              Map.entry("2.02", "28a581ada6efda0fdb3c6b211547b5e35ae91817"),
              Map.entry("2.03", "4c9ba1e84815f57a4ffab03fdbd551ae4c71d08c"))
          .flatMap(
              version ->
                  Arrays.stream(IatiKind.values())
                      .map(kind -> new IatiSchema(kind, version.getKey(), version.getValue())))
          .toList();

  private final IatiKind kind;
  private final String version;
  private final String commit;

  // Read on first use and then kept: a schema never changes.
  private @Nullable Schema compiled;
  private @Nullable SchemaOrder order;

  private IatiSchema(IatiKind kind, String version, String commit) {
    this.kind = kind;
    this.version = version;
    this.commit = commit;
  }

  /** The schemas by version, each of activities before that of organisations. */
  public static List<IatiSchema> all() {
    return ALL;
  }

  /**
   * The schema of a file.
   *
   * @param kind what the file is made of
   * @param version the version that it states
   * @return the schema; empty if there is none for that version
   */
  public static Optional<IatiSchema> of(IatiKind kind, String version) {
    return ALL.stream()
        .filter(schema -> schema.kind == kind && schema.version.equals(version))
        .findFirst();
  }

  /** The kind of file that it describes. */
  public IatiKind kind() {
    return kind;
  }

  /** The version of the Standard, such as {@code 2.03}. */
  public String version() {
    return version;
  }

  /** The commit of the repository IATI/IATI-Schemas that it is a copy from. */
  public String commit() {
    return commit;
  }

  /**
   * Puts what stands in an element into the order that the schema demands, in all that stands in it
   * as well. What the schema does not name comes last, such as elements of other namespaces; of one
   * name, the first stays the first. Comments and text stay before the element that they stand
   * before.
   *
   * @param element an element that the schema declares on its own, such as {@code iati-activity}
   * @return the same in order; as it is if the schema does not declare it
   */
  public IatiElement arrange(IatiElement element) {
    return order().arrange(element);
  }

  /**
   * Starts to hold a file against the schema.
   *
   * @param root its root element
   * @param errors takes the schema's message on each error
   */
  SchemaCheck check(IatiElement root, Consumer<String> errors) {
    return new SchemaCheck(compiled(), root, errors);
  }

  /** Version and kind, such as {@code iati-activities 2.03}. */
  @Override
  public String toString() {
    return kind.root() + " " + version;
  }

  private synchronized Schema compiled() {
    if (compiled == null) {
      compiled = compile();
    }
    return compiled;
  }

  private synchronized SchemaOrder order() {
    if (order == null) {
      order = SchemaOrder.of(document(file()), document("iati-common.xsd"));
    }
    return order;
  }

  private String file() {
    return kind.root() + "-schema.xsd";
  }

  private Schema compile() {
    try (InputStream in = open(file())) {
      SchemaFactory factory = SchemaFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      factory.setResourceResolver((type, namespace, publicId, file, base) -> input(file));
      return factory.newSchema(new StreamSource(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SAXException e) {
      throw new IllegalStateException("schema " + version + " cannot be used", e);
    }
  }

  /** A schema that another includes. It gets no address, so that nothing is fetched by one. */
  private LSInput input(String file) {
    DOMImplementationLS dom =
        (DOMImplementationLS) builder().getDOMImplementation().getFeature("LS", "3.0");
    LSInput input = dom.createLSInput();
    input.setByteStream(open(file));
    return input;
  }

  private Document document(String file) {
    try (InputStream in = open(file)) {
      return builder().parse(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SAXException e) {
      throw new IllegalStateException("schema " + version + " cannot be read", e);
    }
  }

  private static DocumentBuilder builder() {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory.newDocumentBuilder();
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the parser of the Java runtime is not to be had", e);
    }
  }

  private InputStream open(String file) {
    String name = "schemas/" + version + "/" + file;
    InputStream in = IatiSchema.class.getResourceAsStream(name);
    if (in == null) {
      throw new IllegalStateException("resource " + name + " is missing");
    }
    return in;
  }
}
