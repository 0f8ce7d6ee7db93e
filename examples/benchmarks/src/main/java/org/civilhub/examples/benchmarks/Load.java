package org.civilhub.examples.benchmarks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.civilhub.metrics.Dimension;
import org.civilhub.metrics.Figure;
import org.civilhub.metrics.Metric;
import org.civilhub.metrics.MetricDefinition;
import org.civilhub.metrics.MetricSet;
import org.civilhub.metrics.Query;
import org.civilhub.metrics.Scope;
import org.civilhub.metrics.Split;
import org.civilhub.metrics.capacity.CapacityMetrics;
import org.civilhub.metrics.standard.StandardMetrics;
import org.civilhub.model.HubRecord;

/** How many metrics are calculated in one pass. */
public enum Load {
  /** The number of events, as a whole. */
  ONE,
  /** That, and twenty more that look at every event, each by a split of its own. */
  TWENTY_ONE,
  /** Every standard metric, as the report has them. */
  STANDARD,
  /** The same, and of each outcome of each figure the first ten records by id. */
  STANDARD_TRACED;

  private static final int SAMPLE = 10;
  private static final LocalDate AS_OF = LocalDate.of(2026, 1, 31);

  private static final Query WHOLE =
      Query.asOf(new Scope(Optional.of(LocalDate.of(2013, 3, 15)), AS_OF, Set.of()), AS_OF)
          .forInternalUse();

  /** The metrics together. */
  MetricSet<List<Figure>> metrics() {
    List<Metric<HubRecord, ?, List<Figure>>> asked = new ArrayList<>();
    switch (this) {
      case ONE -> asked.add(CapacityMetrics.CAPACITY_EVENTS.on(WHOLE.of(Split.NONE)));
      case TWENTY_ONE -> {
        asked.add(CapacityMetrics.CAPACITY_EVENTS.on(WHOLE.of(Split.NONE)));
        by(asked, CapacityMetrics.CAPACITY_EVENTS, Dimension.YEAR, Dimension.MONTH);
        by(asked, CapacityMetrics.CAPACITY_EVENTS, Dimension.COUNTRY, Dimension.FORMAT);
        by(asked, CapacityMetrics.CAPACITY_EVENTS, Dimension.THEME, Dimension.EVENT_TYPE);
        by(asked, CapacityMetrics.CAPACITY_EVENTS, Dimension.AREA, Dimension.HUB_ROLE);
        by(asked, CapacityMetrics.CAPACITY_PARTICIPANTS, Dimension.YEAR, Dimension.COUNTRY);
        by(asked, CapacityMetrics.CAPACITY_PARTICIPANTS, Dimension.SEX, Dimension.FORMAT);
        by(asked, CapacityMetrics.CAPACITY_COUNTRIES, Dimension.YEAR, Dimension.FORMAT);
        by(asked, CapacityMetrics.COVID_ONLINE_EVENTS, Dimension.YEAR, Dimension.THEME);
        by(asked, CapacityMetrics.COVID_PARTICIPANTS, Dimension.YEAR, Dimension.SEX);
        by(asked, CapacityMetrics.COVID_COUNTRIES, Dimension.YEAR, Dimension.THEME);
      }
      case STANDARD -> StandardMetrics.all().forEach(metric -> asked.add(metric.on(WHOLE)));
      case STANDARD_TRACED ->
          StandardMetrics.all().forEach(metric -> asked.add(metric.on(WHOLE.traced(SAMPLE))));
    }
    return MetricSet.of(asked);
  }

  private static void by(
      List<Metric<HubRecord, ?, List<Figure>>> asked,
      MetricDefinition metric,
      Dimension... dimensions) {
    for (Dimension dimension : dimensions) {
      asked.add(metric.on(WHOLE.splitBy(dimension)));
    }
  }
}
