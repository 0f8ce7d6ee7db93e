package org.civilhub.metrics.standard;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.civilhub.metrics.MetricDefinition;
import org.civilhub.metrics.capacity.CapacityMetrics;
import org.civilhub.metrics.finance.FinanceMetrics;
import org.civilhub.metrics.knowledge.KnowledgeMetrics;
import org.civilhub.metrics.network.NetworkMetrics;

/** Every standard metric, grouped by the Hub's areas of activity and money. */
public final class StandardMetrics {
  private static final List<MetricDefinition> ALL =
      Stream.of(
              NetworkMetrics.all(),
              CapacityMetrics.all(),
              KnowledgeMetrics.all(),
              FinanceMetrics.all())
          .flatMap(List::stream)
          .toList();

  private StandardMetrics() {}

  /**
   * Every standard metric in the order of a report.
   *
   * @return the definitions
   */
  public static List<MetricDefinition> all() {
    return ALL;
  }

  /**
   * The standard metric with an identifier.
   *
   * @param id such as {@code capacity_events}
   * @return its definition; empty if there is none
   */
  public static Optional<MetricDefinition> of(String id) {
    return ALL.stream().filter(metric -> metric.id().equals(id)).findFirst();
  }
}
