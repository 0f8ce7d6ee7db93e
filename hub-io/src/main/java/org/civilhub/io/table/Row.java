package org.civilhub.io.table;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.civilhub.io.table.Column.Content;
import org.civilhub.io.table.Column.Lead;
import org.civilhub.io.table.Column.Step;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The cells of one row on their way to a record: a tree in which gaps of lists are closed, and what
 * of it came from which column.
 */
final class Row {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** One place of the tree: a value or what is below it. */
  private static final class Node {
    private final NavigableMap<Step, Node> below = new TreeMap<>(Column.order());
    private @Nullable JsonNode value;
    private int column;
    private boolean isNumber;
  }

  private final Node root = new Node();
  private final Map<String, Integer> columns = new LinkedHashMap<>();
  private final Set<String> refused = new LinkedHashSet<>();
  private final Set<String> lacking = new LinkedHashSet<>();
  private boolean hasGaps;

  /** Puts the value of a cell where its column leads; nothing, if the cell was refused. */
  void put(Column column, int index, Optional<? extends JsonNode> value) {
    Node node = root;
    for (Step step : column.steps()) {
      node.isNumber |= step.lead() == Lead.MEMBER;
      node = node.below.computeIfAbsent(step, s -> new Node());
    }
    node.column = index;
    node.value = value.isPresent() ? value.get() : JSON.missingNode();
    if (column.content() == Content.OBJECT && node.value.isObject()) {
      node.value = null;
    }
  }

  /** The record as JSON. */
  ObjectNode toJson() {
    return object(root, "");
  }

  /** Which column what stands at a pointer came from; empty if none. */
  Optional<Integer> column(String pointer) {
    return Optional.ofNullable(columns.get(pointer));
  }

  /** The columns of the values, by pointer. */
  Map<String, Integer> columns() {
    return columns;
  }

  /** Whether an element of a list stands at another place than in the header. */
  boolean hasGaps() {
    return hasGaps;
  }

  /** Parts that numbers and amounts lack, by pointer, once the record was made. */
  Set<String> lacking() {
    return lacking;
  }

  /** Whether something is amiss at a pointer only because a cell was refused or is empty. */
  boolean followsFromRefused(String pointer) {
    return Stream.concat(refused.stream(), lacking.stream())
        .anyMatch(
            at ->
                at.equals(pointer) || at.startsWith(pointer + "/") || pointer.startsWith(at + "/"));
  }

  private ObjectNode object(Node node, String pointer) {
    ObjectNode object = JSON.objectNode();
    node.below.forEach(
        (step, inner) -> {
          String at = pointer + "/" + Column.segment(step, 0);
          value(inner, at).ifPresent(value -> object.set(step.name(), value));
        });
    if (node.isNumber && object.has("value") && !object.has("qualifier")) {
      object.put("qualifier", "exact");
    }
    if (node.isNumber && refused.stream().noneMatch(part -> part.startsWith(pointer + "/"))) {
      parts(object).stream()
          .filter(part -> !object.has(part))
          .map(part -> pointer + "/" + part)
          .forEach(lacking::add);
    }
    return object;
  }

  /** The parts without which a number or amount means nothing. */
  private static List<String> parts(ObjectNode object) {
    if (object.has("amount") || object.has("currency")) {
      return List.of("amount", "currency");
    }
    return switch (object.path("qualifier").asString("")) {
      case "unknown" -> List.of();
      case "between" -> List.of("low", "high");
      case "" -> List.of("qualifier");
      default -> List.of("value");
    };
  }

  private Optional<JsonNode> value(Node node, String pointer) {
    if (node.value != null) {
      columns.put(pointer, node.column);
      if (node.value.isMissingNode()) {
        refused.add(pointer);
        return Optional.empty();
      }
      if (node.value.isArray()) {
        for (int i = 0; i < node.value.size(); i++) {
          columns.put(pointer + "/" + i, node.column);
        }
      }
      return Optional.of(node.value);
    }
    boolean isList = !node.below.isEmpty() && node.below.firstKey().lead() == Lead.INDEX;
    return Optional.of(isList ? list(node, pointer) : object(node, pointer));
  }

  private ArrayNode list(Node node, String pointer) {
    ArrayNode array = JSON.arrayNode();
    node.below.forEach(
        (step, element) -> {
          hasGaps |= step.order() != array.size() + 1;
          value(element, pointer + "/" + array.size()).ifPresent(array::add);
        });
    return array;
  }
}
