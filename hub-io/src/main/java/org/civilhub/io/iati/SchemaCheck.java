package org.civilhub.io.iati;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javax.xml.validation.Schema;
import javax.xml.validation.ValidatorHandler;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.AttributesImpl;

/**
 * Holds a file against a schema while it is read. What the Java runtime remembers of a file, such
 * as every {@code xml:id}, is dropped from time to time, so that memory does not grow with it.
 */
final class SchemaCheck {
  /** Characters after which what was remembered is dropped. */
  private static final long REMEMBERED = 4 << 20;

  /** The language of messages; for any other than that of the root the runtime adds its own. */
  private static final String LOCALE = "http://apache.org/xml/properties/locale";

  private final Schema schema;
  private final Consumer<String> errors;
  private final IatiElement root;
  private ValidatorHandler handler;
  private boolean repeating;
  private long since;

  /**
   * Starts with the root element.
   *
   * @param errors takes the schema's message on each error, while what is wrong is given
   */
  SchemaCheck(Schema schema, IatiElement root, Consumer<String> errors) {
    this.schema = schema;
    this.root = root;
    this.errors = errors;
    this.handler = started();
  }

  private ValidatorHandler started() {
    try {
      ValidatorHandler started = schema.newValidatorHandler();
      started.setProperty(LOCALE, Locale.ROOT);
      started.setErrorHandler(new Errors());
      started.startDocument();
      start(started, root.name(), root.attributes(), root.namespaces());
      return started;
    } catch (SAXException e) {
      throw stopped(e);
    }
  }

  /**
   * A record is about to start.
   *
   * @param position characters before it in the file
   */
  void atRecord(long position) {
    if (position - since > REMEMBERED) {
      since = position;
      repeating = true;
      handler = started();
      repeating = false;
    }
  }

  void start(IatiName name, List<IatiAttribute> attributes, Map<String, String> namespaces) {
    try {
      start(handler, name, attributes, namespaces);
    } catch (SAXException e) {
      throw stopped(e);
    }
  }

  private static void start(
      ValidatorHandler handler,
      IatiName name,
      List<IatiAttribute> attributes,
      Map<String, String> namespaces)
      throws SAXException {
    for (Map.Entry<String, String> declared : namespaces.entrySet()) {
      handler.startPrefixMapping(declared.getKey(), declared.getValue());
    }
    AttributesImpl values = new AttributesImpl();
    for (IatiAttribute attribute : attributes) {
      IatiName its = attribute.name();
      values.addAttribute(its.namespace(), its.local(), its.toString(), "CDATA", attribute.value());
    }
    handler.startElement(name.namespace(), name.local(), name.toString(), values);
  }

  void text(char[] characters, int start, int length) {
    try {
      handler.characters(characters, start, length);
    } catch (SAXException e) {
      throw stopped(e);
    }
  }

  void end(IatiName name) {
    try {
      handler.endElement(name.namespace(), name.local(), name.toString());
    } catch (SAXException e) {
      throw stopped(e);
    }
  }

  /** The error handler throws nothing, so nothing is thrown. */
  private static IllegalStateException stopped(SAXException e) {
    return new IllegalStateException("the schema check of the Java runtime stopped", e);
  }

  private final class Errors implements ErrorHandler {
    @Override
    public void warning(SAXParseException e) {
      // Says nothing of the file.
    }

    @Override
    public void error(SAXParseException e) {
      if (!repeating) {
        errors.accept(e.getMessage());
      }
    }

    @Override
    public void fatalError(SAXParseException e) {
      error(e);
    }
  }
}
