package org.civilhub.metrics.standard;

import java.util.LinkedHashMap;
import java.util.Map;
import org.civilhub.metrics.Metric;
import org.civilhub.metrics.Query;
import org.civilhub.metrics.testkit.Ask;
import org.civilhub.metrics.testkit.MetricContract;
import org.civilhub.model.HubRecord;

/** Every standard metric keeps the laws; a new one is covered as soon as it is in the catalogue. */
class StandardMetricsContractTest extends MetricContract {
  @Override
  protected Map<String, Metric<HubRecord, ?, ?>> metrics(Query query) {
    Map<String, Metric<HubRecord, ?, ?>> metrics = new LinkedHashMap<>();
    StandardMetrics.all().forEach(metric -> metrics.put(metric.id(), Ask.sensibly(metric, query)));
    return metrics;
  }
}
