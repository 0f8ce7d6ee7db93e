package org.civilhub.model.rule;

import java.util.List;
import java.util.stream.Stream;

/** The dataset rules of this module. */
final class StandardRules {
  private StandardRules() {}

  static List<DatasetRule> all() {
    return Stream.of(
            IdentityRules.all(),
            NetworkRules.all(),
            EventRules.all(),
            List.of(LifeRule.rule()),
            FinanceRules.all(),
            KnowledgeRules.all(),
            SourceRules.all())
        .flatMap(List::stream)
        .toList();
  }
}
