package org.civilhub.metrics;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.civilhub.model.HubRecord;
import org.civilhub.model.RecordType;

/**
 * Many metrics in one pass over mixed records; itself a metric, whose result is the results in
 * order.
 *
 * @param <R> result of each metric
 */
public final class MetricSet<R> implements Metric<HubRecord, MetricSet.Totals, List<R>> {
  private static final long serialVersionUID = 1L;

  private final ArrayList<Metric<HubRecord, ?, R>> metrics;

  /** For each type of record the metrics that look at it, those that make the same of it as one. */
  private final transient Map<RecordType, List<RecordMetric.Together>> together =
      new EnumMap<>(RecordType.class);

  /** Places of those that may look at any record. */
  private final transient int[] others;

  /**
   * The accumulators of the metrics, in their order.
   *
   * @param parts one for each metric
   */
  public record Totals(ArrayList<Serializable> parts) implements Serializable {}

  private MetricSet(List<? extends Metric<HubRecord, ?, R>> metrics) {
    this.metrics = new ArrayList<>(metrics);
    Map<RecordMetric, List<List<Integer>>> alike = new LinkedHashMap<>();
    List<Integer> rest = new ArrayList<>();
    for (int i = 0; i < metrics.size(); i++) {
      if (metrics.get(i) instanceof RecordMetric.Asked asked) {
        alikeTo(asked, alike.computeIfAbsent(asked.metric(), m -> new ArrayList<>())).add(i);
      } else {
        rest.add(i);
      }
    }
    this.others = array(rest);
    for (Map.Entry<RecordMetric, List<List<Integer>>> groups : alike.entrySet()) {
      for (List<Integer> places : groups.getValue()) {
        List<RecordMetric.Asked> members = new ArrayList<>();
        for (int place : places) {
          members.add((RecordMetric.Asked) metrics.get(place));
        }
        RecordMetric.Together group = new RecordMetric.Together(members, places);
        for (RecordType type : groups.getKey().restsOn()) {
          together.computeIfAbsent(type, t -> new ArrayList<>()).add(group);
        }
      }
    }
  }

  /** Without a stream, whose classes for arrays of numbers nothing else loads at the start. */
  static int[] array(List<Integer> numbers) {
    int[] array = new int[numbers.size()];
    for (int i = 0; i < array.length; i++) {
      array[i] = numbers.get(i);
    }
    return array;
  }

  /** The places of those that make the same of every record; new and empty if there are none. */
  private List<Integer> alikeTo(RecordMetric.Asked asked, List<List<Integer>> groups) {
    for (List<Integer> places : groups) {
      if (((RecordMetric.Asked) metrics.get(places.get(0))).judgesAs(asked)) {
        return places;
      }
    }
    List<Integer> places = new ArrayList<>();
    groups.add(places);
    return places;
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
    for (int i : others) {
      total.parts().set(i, add(metrics.get(i), total.parts().get(i), record));
    }
    List<RecordMetric.Together> groups = together.get(RecordType.of(record));
    if (groups != null) {
      Taking taking = new Taking(record);
      for (int i = 0; i < groups.size(); i++) {
        groups.get(i).add(total.parts(), taking);
      }
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
