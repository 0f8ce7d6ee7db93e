package org.civilhub.metrics;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.civilhub.model.HubRecord;

/**
 * Many metrics in one pass over mixed records; itself a metric, whose result is the results in
 * order.
 *
 * @param <R> result of each metric
 */
public final class MetricSet<R> implements Metric<HubRecord, MetricSet.Totals, List<R>> {
  private static final long serialVersionUID = 1L;

  private final ArrayList<Metric<HubRecord, ?, R>> metrics;

  /** Those that make the same of a record. */
  private final transient List<RecordMetric.Together> together = new ArrayList<>();

  /** Places of all others. */
  private final transient int[] alone;

  /**
   * The accumulators of the metrics, in their order.
   *
   * @param parts one for each metric
   */
  public record Totals(ArrayList<Serializable> parts) implements Serializable {}

  private MetricSet(List<? extends Metric<HubRecord, ?, R>> metrics) {
    this.metrics = new ArrayList<>(metrics);
    Map<Integer, List<Integer>> alike = new LinkedHashMap<>();
    for (int i = 0; i < metrics.size(); i++) {
      alike.computeIfAbsent(firstAlike(i), first -> new ArrayList<>()).add(i);
    }
    for (List<Integer> places : alike.values()) {
      if (places.size() > 1) {
        together.add(
            new RecordMetric.Together(
                places.stream().map(i -> (RecordMetric.Asked) metrics.get(i)).toList(), places));
      }
    }
    this.alone =
        alike.values().stream()
            .filter(places -> places.size() == 1)
            .mapToInt(places -> places.get(0))
            .toArray();
  }

  /** The first that makes the same of every record; itself if it is the first. */
  private int firstAlike(int i) {
    if (metrics.get(i) instanceof RecordMetric.Asked asked) {
      for (int first = 0; first < i; first++) {
        if (metrics.get(first) instanceof RecordMetric.Asked other && other.judgesAs(asked)) {
          return first;
        }
      }
    }
    return i;
  }

  /** Read again, as what makes the same is not written. */
  private Object readResolve() {
    return new MetricSet<>(metrics);
  }

  /**
   * The metrics together.
   *
   * @param <R> result of each metric
   * @param metrics the metrics
   * @return the set
   */
  public static <R> MetricSet<R> of(List<? extends Metric<HubRecord, ?, R>> metrics) {
    return new MetricSet<>(metrics);
  }

  @Override
  public Totals empty() {
    ArrayList<Serializable> parts = new ArrayList<>(metrics.size());
    for (Metric<HubRecord, ?, R> metric : metrics) {
      parts.add(metric.empty());
    }
    return new Totals(parts);
  }

  @Override
  public Totals add(Totals total, HubRecord record) {
    for (int i : alone) {
      total.parts().set(i, add(metrics.get(i), total.parts().get(i), record));
    }
    for (RecordMetric.Together alike : together) {
      alike.add(total.parts(), record);
    }
    return total;
  }

  @Override
  public Totals merge(Totals a, Totals b) {
    ArrayList<Serializable> parts = new ArrayList<>(metrics.size());
    for (int i = 0; i < metrics.size(); i++) {
      parts.add(merge(metrics.get(i), a.parts().get(i), b.parts().get(i)));
    }
    return new Totals(parts);
  }

  @Override
  public List<R> finish(Totals total) {
    List<R> results = new ArrayList<>(metrics.size());
    for (int i = 0; i < metrics.size(); i++) {
      results.add(finish(metrics.get(i), total.parts().get(i)));
    }
    return results;
  }

  // Part i was made by metric i, so it is of that metric's accumulator type.
  @SuppressWarnings("unchecked")
  private static <A extends Serializable, R> A add(
      Metric<HubRecord, A, R> metric, Serializable part, HubRecord record) {
    return metric.add((A) part, record);
  }

  @SuppressWarnings("unchecked")
  private static <A extends Serializable, R> A merge(
      Metric<HubRecord, A, R> metric, Serializable a, Serializable b) {
    return metric.merge((A) a, (A) b);
  }

  @SuppressWarnings("unchecked")
  private static <A extends Serializable, R> R finish(
      Metric<HubRecord, A, R> metric, Serializable part) {
    return metric.finish((A) part);
  }
}
