package org.civilhub.io.iati;

import java.util.List;
import org.civilhub.io.iati.IatiRuleset.Outcome;
import org.w3c.dom.Node;

/** One kind of rule with what a case says of it. */
interface RuleTest {
  /**
   * What a rule says of an element.
   *
   * @param nodes the nodes that break it, at least one if it is broken and else none
   */
  record Result(Outcome outcome, List<Node> nodes) {
    static final Result HOLDS = new Result(Outcome.HOLDS, List.of());
    static final Result NO_MATCH = new Result(Outcome.NO_MATCH, List.of());
    static final Result CONDITION_NOT_MET = new Result(Outcome.CONDITION_NOT_MET, List.of());

    static Result broken(List<Node> nodes) {
      return new Result(Outcome.BROKEN, nodes);
    }

    /** Broken by the first of the nodes, or if there is none, by the element itself. */
    static Result broken(List<Node> nodes, Focus focus) {
      return broken(List.of(nodes.isEmpty() ? focus.node() : nodes.get(0)));
    }
  }

  Result on(Focus focus);
}
