package org.civilhub.metrics.standard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.civilhub.metrics.Dimension;
import org.civilhub.metrics.Figure;
import org.civilhub.metrics.Metric;
import org.civilhub.metrics.MetricDefinition;
import org.civilhub.metrics.MetricSet;
import org.civilhub.metrics.Query;
import org.civilhub.metrics.testkit.Ask;
import org.civilhub.metrics.testkit.MetricContract;
import org.civilhub.model.HubRecord;

/** All standard metrics in one pass are themselves a metric. */
class MetricSetContractTest extends MetricContract {
  private static MetricSet<List<Figure>> all(Query query) {
    List<Metric<HubRecord, ?, List<Figure>>> asked = new ArrayList<>();
    StandardMetrics.all().forEach(metric -> asked.addAll(ways(metric, query)));
    return MetricSet.of(asked);
  }

  /** One metric asked in several ways, of which the set judges a record but once. */
  private static List<Metric<HubRecord, ?, List<Figure>>> ways(
      MetricDefinition metric, Query query) {
    List<Metric<HubRecord, ?, List<Figure>>> ways = new ArrayList<>();
    ways.add(Ask.sensibly(metric, query));
    Query whole =
        new Query(
            query.scope(),
            query.period(),
            Optional.empty(),
            List.of(),
            query.except(),
            query.internal(),
            query.named(),
            query.conversion());
    for (Dimension dimension : List.of(Dimension.COUNTRY, Dimension.SEX, Dimension.YEAR)) {
      ways.add(Ask.sensibly(metric, whole.splitBy(dimension)));
    }
    ways.add(Ask.sensibly(metric, whole.traced(2).splitBy(Dimension.REGION)));
    return ways;
  }

  @Override
  protected Map<String, Metric<HubRecord, ?, ?>> metrics(Query query) {
    return Map.of("all in one pass", all(query));
  }

  @Property
  void onePass_overManyMetrics_givesWhatEachGivesAlone(
      @ForAll("records") List<HubRecord> records, @ForAll("queries") Query query) {
    List<List<Figure>> alone = new ArrayList<>();
    for (MetricDefinition metric : StandardMetrics.all()) {
      ways(metric, query).forEach(way -> alone.add(records.stream().collect(way.toCollector())));
    }
    assertThat(records.stream().collect(all(query).toCollector())).isEqualTo(alone);
  }
}
