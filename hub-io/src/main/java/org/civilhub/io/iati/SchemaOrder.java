package org.civilhub.io.iati;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.XMLConstants;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The order in which a schema demands the elements, as far as it goes for those of IATI: their
 * content is a sequence, in it or in the type that it extends, of elements.
 */
final class SchemaOrder {
  private final Map<String, Rank> declared;

  /** What may stand in an element, in this order. */
  private record Rank(Map<String, Rank> children) {}

  /** Some of what stands in an element: an element and what stands before it. */
  private record Group(int position, List<IatiNode> nodes) {}

  private SchemaOrder(Map<String, Rank> declared) {
    this.declared = declared;
  }

  static SchemaOrder of(Document... schemas) {
    return new SchemaOrder(new Parser(schemas).parse());
  }

  IatiElement arrange(IatiElement element) {
    Rank rank = element.name().namespace().isEmpty() ? declared.get(element.name().local()) : null;
    return rank == null ? element : arrange(element, rank);
  }

  private static IatiElement arrange(IatiElement element, Rank rank) {
    if (rank.children.isEmpty()) {
      return element;
    }
    List<String> names = List.copyOf(rank.children.keySet());
    List<Group> groups = new ArrayList<>();
    List<IatiNode> nodes = new ArrayList<>();
    for (IatiNode node : element.content()) {
      if (node instanceof IatiElement child) {
        int position =
            child.name().namespace().isEmpty() ? names.indexOf(child.name().local()) : -1;
        nodes.add(
            position < 0
                ? child
                : arrange(child, Objects.requireNonNull(rank.children.get(names.get(position)))));
        groups.add(new Group(position < 0 ? names.size() : position, nodes));
        nodes = new ArrayList<>();
      } else {
        nodes.add(node);
      }
    }
    groups.sort(Comparator.comparingInt(Group::position)); // keeps the order of equals
    groups.add(new Group(names.size(), nodes));
    IatiElement.Builder arranged = element.toBuilder().clear();
    groups.forEach(group -> group.nodes.forEach(arranged::add));
    return arranged.build();
  }

  /** Takes from the schemas what is declared in them. */
  private static final class Parser {
    private final Map<String, Element> elements = new HashMap<>();
    private final Map<String, Element> types = new HashMap<>();
    private final Map<Element, Rank> ranks = new HashMap<>();

    Parser(Document... schemas) {
      for (Document schema : schemas) {
        children(schema.getDocumentElement(), "element")
            .forEach(element -> elements.putIfAbsent(element.getAttribute("name"), element));
        children(schema.getDocumentElement(), "complexType")
            .forEach(type -> types.putIfAbsent(type.getAttribute("name"), type));
      }
    }

    Map<String, Rank> parse() {
      Map<String, Rank> parsed = new HashMap<>();
      elements.forEach((name, element) -> parsed.put(name, rank(element)));
      return parsed;
    }

    private Rank rank(Element element) {
      Element declaration = elements.getOrDefault(element.getAttribute("ref"), element);
      Rank known = ranks.get(declaration);
      if (known == null) {
        known = new Rank(new LinkedHashMap<>());
        ranks.put(declaration, known);
        Element type = types.get(declaration.getAttribute("type"));
        addContent(type != null ? type : child(declaration, "complexType"), known);
      }
      return known;
    }

    private void addContent(@Nullable Element type, Rank rank) {
      if (type == null) {
        return;
      }
      Element complex = child(type, "complexContent");
      Element extension = complex == null ? null : child(complex, "extension");
      if (extension != null) {
        addContent(types.get(extension.getAttribute("base")), rank);
      }
      Element sequence = child(extension != null ? extension : type, "sequence");
      if (sequence != null) {
        for (Element element : children(sequence, "element")) {
          String ref = element.getAttribute("ref");
          rank.children.putIfAbsent(
              ref.isEmpty() ? element.getAttribute("name") : ref, rank(element));
        }
      }
    }

    private static @Nullable Element child(Element parent, String name) {
      List<Element> found = children(parent, name);
      return found.isEmpty() ? null : found.get(0);
    }

    private static List<Element> children(Element parent, String name) {
      List<Element> found = new ArrayList<>();
      for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
        if (node instanceof Element element
            && XMLConstants.W3C_XML_SCHEMA_NS_URI.equals(element.getNamespaceURI())
            && element.getLocalName().equals(name)) {
          found.add(element);
        }
      }
      return found;
    }
  }
}
