package org.civilhub.io.iati;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.w3c.dom.Node;

/**
 * A case of a rule set.
 *
 * @param loop selects the values for each of which it is judged; empty if it is in no loop
 */
record RuleCase(IatiRuleset.Rule rule, Optional<Query> loop, RuleTest test) {
  void judge(Focus focus, Consumer<RuleTest.Result> sink) {
    if (loop.isEmpty()) {
      sink.accept(test.on(focus));
      return;
    }
    Set<String> values = new LinkedHashSet<>();
    for (Node node : focus.select(loop.get())) {
      values.add(node.getTextContent());
    }
    if (values.isEmpty()) {
      sink.accept(RuleTest.Result.NO_MATCH);
    }
    for (String value : values) {
      focus.queries().substitute(value);
      sink.accept(test.on(focus));
    }
  }
}
