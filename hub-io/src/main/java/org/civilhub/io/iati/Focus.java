package org.civilhub.io.iati;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * What a rule is asked about.
 *
 * @param queries answers expressions
 * @param node the node that the rule's context selects
 * @param today the day of the check
 */
record Focus(XPathQueries queries, Node node, LocalDate today) {
  /** A day, and the node that states it. */
  record Dated(Node node, LocalDate day) {}

  boolean holds(Query query) {
    return queries.holds(query, node);
  }

  List<Node> select(Query query) {
    return queries.select(query, node);
  }

  /** What the paths select, one path after the other. */
  List<Node> select(List<Query> paths) {
    List<Node> nodes = new ArrayList<>();
    for (Query path : paths) {
      nodes.addAll(select(path));
    }
    return nodes;
  }

  /**
   * The days that a path selects.
   *
   * @param path selects attributes, or elements that state a day in {@code iso-date} or as text; if
   *     empty, today
   * @return the days; what is no date is left out
   */
  List<Dated> days(Optional<Query> path) {
    if (path.isEmpty()) {
      return List.of(new Dated(node, today));
    }
    List<Dated> days = new ArrayList<>();
    for (Node dated : select(path.get())) {
      String text =
          dated instanceof Element element && element.hasAttribute("iso-date")
              ? element.getAttribute("iso-date")
              : dated.getTextContent();
      IatiDay.of(text).ifPresent(day -> days.add(new Dated(dated, day)));
    }
    return days;
  }
}
