package org.civilhub.metrics.standard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
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
    StandardMetrics.all().forEach(metric -> asked.add(Ask.sensibly(metric, query)));
    return MetricSet.of(asked);
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
      alone.add(records.stream().collect(Ask.sensibly(metric, query).toCollector()));
    }
    assertThat(records.stream().collect(all(query).toCollector())).isEqualTo(alone);
  }
}
