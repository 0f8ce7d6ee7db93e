package org.civilhub.io.iati;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.civilhub.model.rule.Place;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.LocalizedText;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * An element with all that stands in it, and where it was read. Nothing is interpreted, so nothing
 * is lost: unknown codes, elements of other namespaces, comments and white space are there.
 *
 * <p>Immutable. Two are equal if they hold the same, wherever they stand: names with their
 * prefixes, declarations and attributes in any order, content in the same order.
 */
public final class IatiElement implements IatiNode {
  /** Key of the user data under which the nodes of {@link #toDom} have their {@link Place}. */
  public static final String PLACE = "place";

  private final IatiName name;
  private final List<IatiAttribute> attributes;
  private final Map<String, String> namespaces;
  private final List<IatiNode> content;
  private final String source;
  private final int line;
  private final int column;

  /** Takes the collections as they are: they must be unmodifiable and keep what XML demands. */
  IatiElement(
      IatiName name,
      List<IatiAttribute> attributes,
      Map<String, String> namespaces,
      List<IatiNode> content,
      String source,
      int line,
      int column) {
    this.name = name;
    this.attributes = attributes;
    this.namespaces = namespaces;
    this.content = content;
    this.source = source;
    this.line = line;
    this.column = column;
  }

  /**
   * Builds an element of IATI.
   *
   * @param name its name, such as {@code title}
   * @return a builder, for one element or several
   * @throws IllegalArgumentException if it is no name by XML
   */
  public static Builder builder(String name) {
    return new Builder(IatiName.of(name));
  }

  /**
   * Builds an element of any namespace.
   *
   * @param name its name
   * @return a builder, for one element or several
   */
  public static Builder builder(IatiName name) {
    return new Builder(name);
  }

  /**
   * A builder that holds what this element holds, its place included.
   *
   * @return the builder
   */
  public Builder toBuilder() {
    Builder builder = new Builder(name);
    builder.attributes.addAll(attributes);
    builder.namespaces.putAll(namespaces);
    builder.content.addAll(content);
    builder.source = source;
    builder.line = line;
    builder.column = column;
    return builder;
  }

  /** The name. */
  public IatiName name() {
    return name;
  }

  /** The attributes in the order of the file, declarations of namespaces left out. */
  public List<IatiAttribute> attributes() {
    return attributes;
  }

  /**
   * The namespaces that are declared on this element, in the order of the file: URI by prefix. The
   * prefix is empty for the default namespace, the URI where that is taken back.
   */
  public Map<String, String> namespaces() {
    return namespaces;
  }

  /** What stands between the tags. No text follows directly on another. */
  public List<IatiNode> content() {
    return content;
  }

  /**
   * Where it stands.
   *
   * @return source, line and column of the start tag; {@link Place#NONE} if it was not read
   */
  public Place place() {
    return line == 0 ? Place.NONE : new Place(source, line, column, "");
  }

  /** The elements that stand directly in this one, of any namespace. */
  public List<IatiElement> elements() {
    List<IatiElement> elements = new ArrayList<>();
    for (IatiNode node : content) {
      if (node instanceof IatiElement element) {
        elements.add(element);
      }
    }
    return Collections.unmodifiableList(elements);
  }

  /**
   * The first of the elements of one name that stand directly in this one.
   *
   * @param child a name of IATI, so in no namespace
   * @return the element; empty if there is none
   */
  public Optional<IatiElement> first(String child) {
    for (IatiNode node : content) {
      if (node instanceof IatiElement element && element.name.is(child)) {
        return Optional.of(element);
      }
    }
    return Optional.empty();
  }

  /**
   * All elements of one name that stand directly in this one.
   *
   * @param child a name of IATI, so in no namespace
   * @return the elements in the order of the file
   */
  public List<IatiElement> all(String child) {
    List<IatiElement> elements = new ArrayList<>();
    for (IatiNode node : content) {
      if (node instanceof IatiElement element && element.name.is(child)) {
        elements.add(element);
      }
    }
    return Collections.unmodifiableList(elements);
  }

  /**
   * The value of an attribute as it stands.
   *
   * @param attribute its name, with the prefix that it has in the file if it has one: {@code ref},
   *     {@code xml:lang}
   * @return the value, which may be empty; empty if there is no such attribute
   */
  public Optional<String> attribute(String attribute) {
    for (IatiAttribute each : attributes) {
      IatiName its = each.name();
      if (its.prefix().isEmpty()
          ? its.local().equals(attribute)
          : its.toString().equals(attribute)) {
        return Optional.of(each.value());
      }
    }
    return Optional.empty();
  }

  /**
   * The text that stands directly in this element, without white space at its ends.
   *
   * @return the text; empty text if there is none
   */
  public String text() {
    return XmlText.strip(rawText());
  }

  /**
   * The text that stands directly in this element, as it stands.
   *
   * @return the text; empty text if there is none
   */
  public String rawText() {
    if (content.size() == 1 && content.get(0) instanceof Text only) {
      return only.value();
    }
    StringBuilder text = new StringBuilder();
    for (IatiNode node : content) {
      if (node instanceof Text part) {
        text.append(part.value());
      }
    }
    return text.toString();
  }

  /**
   * The text of the {@code narrative} elements in this one, where no language is given by default.
   *
   * @return as {@link #narratives(LanguageTag)} for {@link LanguageTag#UND}
   */
  public Optional<LocalizedText> narratives() {
    return narratives(LanguageTag.UND);
  }

  /**
   * The text of the {@code narrative} elements in this one by language. Several in one language are
   * joined by a line feed. What is no language tag counts as {@link LanguageTag#UND}; an empty one
   * as none.
   *
   * @param defaultLanguage the language of those that state none
   * @return the texts, without white space at their ends; empty if there are none but blank ones
   */
  public Optional<LocalizedText> narratives(LanguageTag defaultLanguage) {
    Map<LanguageTag, String> texts = new TreeMap<>();
    for (IatiElement narrative : all("narrative")) {
      String text = narrative.text();
      if (!text.isEmpty()) {
        texts.merge(
            narrative.language().orElse(defaultLanguage), text, (one, two) -> one + "\n" + two);
      }
    }
    return texts.isEmpty() ? Optional.empty() : Optional.of(new LocalizedText(texts));
  }

  /**
   * The language that this element states.
   *
   * @return what {@code xml:lang} says; {@link LanguageTag#UND} if that is no language tag; empty
   *     if it says nothing
   */
  public Optional<LanguageTag> language() {
    return attribute("xml:lang")
        .map(XmlText::strip)
        .filter(tag -> !tag.isEmpty())
        .map(IatiElement::tag);
  }

  private static LanguageTag tag(String text) {
    try {
      return new LanguageTag(text);
    } catch (IllegalArgumentException e) {
      return LanguageTag.UND;
    }
  }

  /**
   * This element as the root of a new document, to be asked by XPath.
   *
   * @return as {@link #toDom(Document)}
   */
  public Element toDom() {
    try {
      Document document =
          DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder().newDocument();
      Element element = toDom(document);
      document.appendChild(element);
      return element;
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the parser of the Java runtime is not to be had", e);
    }
  }

  /**
   * This element as a node of a document. Elements and attributes have their {@link Place} as user
   * data under {@link #PLACE}; that of an attribute is its element's.
   *
   * @param document what the nodes are to belong to
   * @return the element, which has no parent yet
   */
  public Element toDom(Document document) {
    Element element =
        document.createElementNS(
            name.namespace().isEmpty() ? null : name.namespace(), name.toString());
    Place place = place();
    element.setUserData(PLACE, place, null);
    namespaces.forEach(
        (prefix, uri) ->
            element.setAttributeNS(
                XmlText.XMLNS_NAMESPACE, prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix, uri));
    for (IatiAttribute attribute : attributes) {
      String namespace = attribute.name().namespace();
      var node =
          document.createAttributeNS(
              namespace.isEmpty() ? null : namespace, attribute.name().toString());
      node.setValue(attribute.value());
      node.setUserData(PLACE, place, null);
      element.setAttributeNodeNS(node);
    }
    for (IatiNode node : content) {
      if (node instanceof IatiElement child) {
        element.appendChild(child.toDom(document));
      } else if (node instanceof Text text) {
        element.appendChild(document.createTextNode(text.value()));
      } else if (node instanceof Comment comment) {
        element.appendChild(document.createComment(comment.value()));
      } else if (node instanceof Instruction instruction) {
        element.appendChild(
            document.createProcessingInstruction(instruction.target(), instruction.data()));
      }
    }
    return element;
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return this == object
        || (object instanceof IatiElement other
            && name.equals(other.name)
            && namespaces.equals(other.namespaces)
            && attributes.size() == other.attributes.size()
            && (attributes.equals(other.attributes)
                || Set.copyOf(attributes).equals(Set.copyOf(other.attributes)))
            && content.equals(other.content));
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, namespaces, Set.copyOf(attributes), content);
  }

  /** Name and place, for people who debug: what stands in it may be about persons. */
  @Override
  public String toString() {
    return "<" + name + "> " + place();
  }

  /** Collects what an element holds. */
  public static final class Builder {
    private final IatiName name;
    private final List<IatiAttribute> attributes = new ArrayList<>();
    private final Map<String, String> namespaces = new LinkedHashMap<>();
    private final List<IatiNode> content = new ArrayList<>();
    private String source = "";
    private int line;
    private int column;

    private Builder(IatiName name) {
      this.name = name;
    }

    /**
     * Sets an attribute; one of the same name is replaced.
     *
     * @param attribute name in no namespace, or {@code xml:lang}
     * @param value the value
     * @return this
     * @throws IllegalArgumentException if the name is none by XML, or the value has a character
     *     that XML does not allow
     */
    public Builder attribute(String attribute, String value) {
      return attribute(IatiName.of(attribute), value);
    }

    /**
     * Sets an attribute of any namespace; one of the same name is replaced.
     *
     * @param attribute the name
     * @param value the value
     * @return this
     * @throws IllegalArgumentException if the name has a namespace without a prefix, or the value
     *     has a character that XML does not allow
     */
    public Builder attribute(IatiName attribute, String value) {
      IatiAttribute added = new IatiAttribute(attribute, value);
      for (int i = 0; i < attributes.size(); i++) {
        IatiName other = attributes.get(i).name();
        if (other.local().equals(attribute.local())
            && other.namespace().equals(attribute.namespace())) {
          attributes.set(i, added);
          return this;
        }
      }
      attributes.add(added);
      return this;
    }

    /**
     * Declares a namespace on this element. A prefix that is used and not declared anywhere is
     * declared by the writer.
     *
     * @param prefix the prefix; empty for the default namespace
     * @param namespace its URI; empty, with an empty prefix, to take the default namespace back
     * @return this
     * @throws IllegalArgumentException if the prefix is no name, or stands for something else
     */
    public Builder declare(String prefix, String namespace) {
      if (!prefix.isEmpty() && (!XmlText.isName(prefix) || namespace.isEmpty())) {
        throw new IllegalArgumentException(
            "prefix must be a name and stand for a namespace, found '" + prefix + "'");
      }
      XmlText.checkBinding(prefix, namespace);
      XmlText.checkCharacters(namespace);
      namespaces.put(prefix, namespace);
      return this;
    }

    /**
     * Adds what comes next between the tags. Text that follows on text becomes one with it.
     *
     * @param node an element, text, comment or instruction
     * @return this
     */
    public Builder add(IatiNode node) {
      int last = content.size() - 1;
      if (node instanceof Text text && last >= 0 && content.get(last) instanceof Text before) {
        content.set(last, new Text(before.value() + text.value()));
      } else {
        content.add(node);
      }
      return this;
    }

    /**
     * Takes out all that stands between the tags.
     *
     * @return this
     */
    public Builder clear() {
      content.clear();
      return this;
    }

    /**
     * Adds text between the tags.
     *
     * @param text the text; empty text adds nothing
     * @return this
     * @throws IllegalArgumentException if it has a character that XML does not allow
     */
    public Builder text(String text) {
      return text.isEmpty() ? this : add(new Text(text));
    }

    /**
     * Adds a {@code narrative} element for each language, without {@code xml:lang} for {@link
     * LanguageTag#UND}.
     *
     * @param texts text by language
     * @return this
     * @throws IllegalArgumentException if it has a character that XML does not allow
     */
    public Builder narratives(LocalizedText texts) {
      texts
          .texts()
          .forEach(
              (language, text) -> {
                Builder narrative = IatiElement.builder("narrative");
                if (!language.equals(LanguageTag.UND)) {
                  narrative.attribute(IatiName.LANGUAGE, language.value());
                }
                add(narrative.text(text).build());
              });
      return this;
    }

    /**
     * The element.
     *
     * @return an element with what was given so far
     * @throws IllegalArgumentException if one prefix would have to stand for two namespaces
     */
    public IatiElement build() {
      Map<String, String> bound = new LinkedHashMap<>(namespaces);
      bind(bound, name);
      for (IatiAttribute attribute : attributes) {
        if (!attribute.name().prefix().isEmpty()) {
          bind(bound, attribute.name());
        }
      }
      return new IatiElement(
          name,
          List.copyOf(attributes),
          namespaces.isEmpty()
              ? Map.of()
              : Collections.unmodifiableMap(new LinkedHashMap<>(namespaces)),
          List.copyOf(content),
          source,
          line,
          column);
    }

    private static void bind(Map<String, String> bound, IatiName name) {
      String other = bound.putIfAbsent(name.prefix(), name.namespace());
      if (other != null && !other.equals(name.namespace())) {
        throw new IllegalArgumentException(
            "prefix of '" + name + "' must stand for one namespace, found '" + other + "'");
      }
    }
  }
}
