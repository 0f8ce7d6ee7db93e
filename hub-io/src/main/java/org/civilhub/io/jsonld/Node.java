package org.civilhub.io.jsonld;

import java.util.List;
import org.civilhub.io.internal.LocalText;
import org.civilhub.model.value.LanguageTag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** One node of the graph, to which properties are added; a property can be added to again. */
final class Node {
  private final ObjectNode json = JsonNodeFactory.instance.objectNode();

  private Node() {}

  static Node of(String type) {
    Node node = new Node();
    node.json.put("@type", type);
    return node;
  }

  static Node of(String id, String type) {
    Node node = new Node();
    node.json.put("@id", id);
    node.json.put("@type", type);
    return node;
  }

  /** Another node of the graph, by its name there. */
  static Node reference(String id) {
    Node node = new Node();
    node.json.put("@id", id);
    return node;
  }

  Node add(String property, String text) {
    return add(property, StringNode.valueOf(text));
  }

  Node add(String property, Node node) {
    return add(property, node.json);
  }

  Node add(String property, LocalText text) {
    if (text.language().equals(LanguageTag.UND)) {
      return add(property, text.text());
    }
    ObjectNode value = JsonNodeFactory.instance.objectNode();
    value.put("@language", text.language().value());
    value.put("@value", text.text());
    return add(property, value);
  }

  Node add(String property, List<LocalText> texts) {
    texts.forEach(text -> add(property, text));
    return this;
  }

  /** One value stands by itself, several in a list. */
  private Node add(String property, JsonNode value) {
    JsonNode before = json.get(property);
    if (before == null) {
      json.set(property, value);
    } else if (before instanceof ArrayNode values) {
      values.add(value);
    } else {
      json.putArray(property).add(before).add(value);
    }
    return this;
  }

  boolean hasMoreThanType() {
    return json.size() > 1;
  }

  ObjectNode json() {
    return json;
  }
}
