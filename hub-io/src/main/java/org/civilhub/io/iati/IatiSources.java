package org.civilhub.io.iati;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The files of the Standard that are shipped here, and what they are copies of. */
final class IatiSources {
  private IatiSources() {}

  /** Reads what was opened. */
  interface XmlForm<T> {
    T read(XMLStreamReader xml) throws XMLStreamException;
  }

  static Optional<InputStream> find(String resource) {
    return Optional.ofNullable(IatiSources.class.getResourceAsStream(resource));
  }

  /**
   * @throws IllegalStateException if it is not there: the module was built wrongly
   */
  static InputStream open(String resource) {
    return find(resource).orElseThrow(() -> new IllegalStateException("no resource " + resource));
  }

  /**
   * @throws IllegalStateException if it is not XML: the module was built wrongly
   */
  static <T> T xml(InputStream resource, XmlForm<T> form) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    try (InputStream in = resource) {
      return form.read(factory.createXMLStreamReader(in));
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a resource must be XML", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The commit that a folder of this package's resources is a copy of. */
  static String commit(String folder) {
    Properties properties = new Properties();
    try (InputStream in = open("sources.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException("sources.properties", e);
    }
    return Optional.ofNullable(properties.getProperty(folder))
        .orElseThrow(() -> new IllegalStateException("no source of " + folder));
  }
}
