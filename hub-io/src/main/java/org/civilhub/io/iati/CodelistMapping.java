package org.civilhub.io.iati;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Which attributes and elements hold codes of which lists. It is one walk over the elements, not a
 * question for each path: there are 124 paths.
 */
final class CodelistMapping {
  /** Takes what is tied to a list. */
  interface Sink {
    void tied(IatiElement element, String value, String list);
  }

  private static final String TEXT = "text()";
  private static final Pattern TERM = Pattern.compile("@([a-z-]+) = '([^']*)'|not\\(@([a-z-]+)\\)");

  /**
   * A list that a value is tied to.
   *
   * @param conditions of which one must hold; if there are none, it always is
   */
  private record Tie(String list, List<Condition> conditions) {
    boolean holds(IatiElement element) {
      return conditions.isEmpty() || conditions.stream().anyMatch(each -> each.holds(element));
    }
  }

  /** An attribute has a value; is not there if that is empty. */
  private record Condition(String attribute, Optional<String> value) {
    boolean holds(IatiElement element) {
      return element.attribute(attribute).equals(value);
    }
  }

  /** An element that paths lead through, with what is tied to lists at it. */
  private static final class Step {
    static final Step NOWHERE = new Step();

    final Map<String, Step> inner = new HashMap<>();
    final Map<String, List<Tie>> ties = new HashMap<>();

    Optional<Step> inner(IatiElement element) {
      return Optional.ofNullable(inner.get(element.name().toString()));
    }

    List<Tie> ties(String name) {
      return ties.getOrDefault(name, List.of());
    }
  }

  private final Step start = new Step();

  private CodelistMapping() {}

  static CodelistMapping read(XMLStreamReader xml) throws XMLStreamException {
    CodelistMapping mapping = new CodelistMapping();
    String path = "";
    String list = "";
    List<Condition> conditions = List.of();
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "path" -> path = xml.getElementText();
          case "codelist" -> list = xml.getAttributeValue(null, "ref");
          case "condition" -> conditions = conditions(xml.getElementText());
          default -> {}
        }
      } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("mapping")) {
        mapping.add(path, new Tie(list, conditions));
        conditions = List.of();
      }
    }
    return mapping;
  }

  /** Of all XPath, conditions are equalities and absences joined by {@code or}. */
  private static List<Condition> conditions(String text) {
    List<Condition> conditions = new ArrayList<>();
    for (String part : text.split(" or ", -1)) {
      Matcher term = TERM.matcher(part.strip());
      if (!term.matches()) {
        throw new IllegalStateException("condition must be of a known form, found '" + text + "'");
      }
      conditions.add(
          term.group(1) == null
              ? new Condition(term.group(3), Optional.empty())
              : new Condition(term.group(1), Optional.of(term.group(2))));
    }
    return List.copyOf(conditions);
  }

  private void add(String path, Tie tie) {
    String[] names = path.substring("//".length()).split("/", -1);
    Step step = start;
    for (String name : names) {
      if (name.startsWith("@") || name.equals(TEXT)) {
        step.ties.computeIfAbsent(name, n -> new ArrayList<>()).add(tie);
      } else {
        step = step.inner.computeIfAbsent(name, n -> new Step());
      }
    }
  }

  void walk(IatiElement element, Sink sink) {
    walk(element, start.inner(element).orElse(Step.NOWHERE), sink);
  }

  private void walk(IatiElement element, Step step, Sink sink) {
    for (IatiAttribute attribute : element.attributes()) {
      String name = "@" + attribute.name();
      tell(element, attribute.value(), step.ties(name), sink);
      tell(element, attribute.value(), start.ties(name), sink);
    }
    List<Tie> ofText = step.ties(TEXT);
    if (!ofText.isEmpty() && !element.text().isEmpty()) {
      tell(element, element.text(), ofText, sink);
    }
    for (IatiElement inner : element.elements()) {
      walk(inner, step.inner(inner).or(() -> start.inner(inner)).orElse(Step.NOWHERE), sink);
    }
  }

  private static void tell(IatiElement element, String value, List<Tie> ties, Sink sink) {
    for (Tie tie : ties) {
      if (tie.holds(element)) {
        sink.tied(element, value, tie.list());
      }
    }
  }
}
