package org.civilhub.io.iati;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.LocalizedText;
import org.jspecify.annotations.Nullable;

/** A list of the codes that IATI gives a meaning, withdrawn ones among them. Immutable. */
public final class IatiCodelist {
  /**
   * One code.
   *
   * @param code the code, such as {@code KZ}
   * @param name what it is called, in English and in part in French; empty if the list gives it no
   *     name, as for formats of files
   * @param withdrawn whether it is not to be used any more
   * @param withdrawnOn the last day on which it was; empty if it was not withdrawn, or the list
   *     does not say when
   */
  public record Entry(
      String code,
      Optional<LocalizedText> name,
      boolean withdrawn,
      Optional<LocalDate> withdrawnOn) {}

  private final String name;
  private final boolean complete;
  private final Map<String, Entry> entries;

  private IatiCodelist(String name, boolean complete, Map<String, Entry> entries) {
    this.name = name;
    this.complete = complete;
    this.entries = entries;
  }

  /** Where a code stands twice, as two formats of files do, the first counts. */
  static IatiCodelist read(XMLStreamReader xml) throws XMLStreamException {
    Map<String, Entry> entries = new LinkedHashMap<>();
    String name = "";
    boolean complete = true;
    String language = "und";
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT) {
        if (xml.getLocalName().equals("codelist")) {
          name = xml.getAttributeValue(null, "name");
          complete = !"0".equals(xml.getAttributeValue(null, "complete"));
          language = Objects.requireNonNullElse(language(xml), language);
        } else if (xml.getLocalName().equals("codelist-item")) {
          Entry entry = entry(xml, language);
          entries.putIfAbsent(entry.code(), entry);
        }
      }
    }
    return new IatiCodelist(name, complete, Collections.unmodifiableMap(entries));
  }

  /** Leaves the reader at the end of the item. */
  private static Entry entry(XMLStreamReader xml, String language) throws XMLStreamException {
    boolean withdrawn = "withdrawn".equals(xml.getAttributeValue(null, "status"));
    Optional<LocalDate> withdrawnOn =
        Optional.ofNullable(xml.getAttributeValue(null, "withdrawal-date")).flatMap(IatiDay::of);
    String code = "";
    Map<LanguageTag, String> names = new TreeMap<>();
    boolean inName = false;
    while (xml.next() != XMLStreamConstants.END_ELEMENT
        || !xml.getLocalName().equals("codelist-item")) {
      if (xml.isStartElement() && xml.getLocalName().equals("code")) {
        code = XmlText.strip(xml.getElementText());
      } else if (xml.isStartElement() && xml.getLocalName().equals("narrative") && inName) {
        String tag = Objects.requireNonNullElse(language(xml), language);
        names.put(new LanguageTag(tag), XmlText.strip(xml.getElementText()));
      } else if ((xml.isStartElement() || xml.isEndElement())
          && xml.getLocalName().equals("name")) {
        inName = xml.isStartElement();
      }
    }
    names.values().removeIf(String::isEmpty);
    return new Entry(
        code,
        names.isEmpty() ? Optional.empty() : Optional.of(new LocalizedText(names)),
        withdrawn,
        withdrawn ? withdrawnOn : Optional.empty());
  }

  private static @Nullable String language(XMLStreamReader xml) {
    return xml.getAttributeValue(XmlText.XML_NAMESPACE, "lang");
  }

  /**
   * The name by which {@link IatiCodelists#find} finds it.
   *
   * @return such as {@code OrganisationType}
   */
  public String getName() {
    return name;
  }

  /**
   * Whether nothing but its codes is allowed. Other lists are open: a code that is not on it may
   * have a meaning elsewhere.
   *
   * @return false for seven lists, among them Country and Language
   */
  public boolean isComplete() {
    return complete;
  }

  /**
   * The codes.
   *
   * @return the entries in the order of the list
   */
  public List<Entry> getEntries() {
    return List.copyOf(entries.values());
  }

  /**
   * One code.
   *
   * @param code the code, by upper and lower case as it is on the list
   * @return its entry; empty if it is not on the list
   */
  public Optional<Entry> find(String code) {
    return Optional.ofNullable(entries.get(code));
  }
}
