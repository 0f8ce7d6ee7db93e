package org.civilhub.model.rule;

import java.util.ArrayList;
import java.util.List;

/** The dataset rules of this module. */
final class StandardRules {
  private StandardRules() {}

  static List<DatasetRule> all() {
    List<DatasetRule> all = new ArrayList<>();
    all.addAll(IdentityRules.all());
    all.addAll(NetworkRules.all());
    all.addAll(EventRules.all());
    all.add(LifeRule.rule());
    all.addAll(FinanceRules.all());
    all.addAll(KnowledgeRules.all());
    all.addAll(SourceRules.all());
    return all;
  }
}
