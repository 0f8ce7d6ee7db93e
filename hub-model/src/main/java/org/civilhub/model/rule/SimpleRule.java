package org.civilhub.model.rule;

import java.util.function.BiFunction;

/**
 * A rule of this module.
 *
 * @param code what it finds
 * @param starter starts a pass
 */
record SimpleRule(FindingCode code, BiFunction<DatasetContext, RecordIds, Pass> starter)
    implements DatasetRule {
  @Override
  public Pass start(DatasetContext context, RecordIds ids) {
    return starter.apply(context, ids);
  }
}
