package org.civilhub.metrics.testkit;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.civilhub.metrics.Basis;
import org.civilhub.metrics.Dimension;
import org.civilhub.metrics.Figure;
import org.civilhub.metrics.Metric;
import org.civilhub.metrics.MetricDefinition;
import org.civilhub.metrics.Query;
import org.civilhub.metrics.Scope;
import org.civilhub.metrics.Split;
import org.civilhub.model.HubRecord;
import org.civilhub.model.RecordType;

/** Short words for asking a metric. */
public final class Ask {
  /** Day of the founding declaration. */
  public static final LocalDate FOUNDED = LocalDate.of(2013, 3, 15);

  /** Day that the datasets of the tests stand for. */
  public static final LocalDate AS_OF = LocalDate.of(2026, 11, 23);

  private Ask() {}

  /** A dataset that is complete in some types and a part in all others. */
  public static Scope scope(RecordType... complete) {
    return new Scope(Optional.of(FOUNDED), AS_OF, Set.copyOf(Arrays.asList(complete)));
  }

  /** Everything to the dataset's day, from records declared complete or not. */
  public static Query whole(RecordType... complete) {
    return Query.asOf(scope(complete), AS_OF);
  }

  /** Everything to some day, from records that are a part of all. */
  public static Query on(String day) {
    return Query.asOf(scope(), LocalDate.parse(day));
  }

  /**
   * A metric, asked what makes sense to it: a part or splits that it does not make are left out of
   * the question.
   */
  public static Metric<HubRecord, ?, List<Figure>> sensibly(MetricDefinition metric, Query query) {
    Query asked =
        new Query(
            query.scope(),
            query.period(),
            query.only().filter(p -> metric.dimensions().containsAll(p.parts().keySet())),
            query.splits().stream().filter(metric.dimensions()::containsAll).toList(),
            query.except(),
            query.internal(),
            query.named(),
            query.conversion());
    return metric.on(asked);
  }

  /** All figures of a metric. */
  public static List<Figure> figures(
      MetricDefinition metric, Query query, Collection<? extends HubRecord> records) {
    return records.stream().map(HubRecord.class::cast).collect(metric.on(query).toCollector());
  }

  /** All figures of a metric. */
  public static List<Figure> figures(MetricDefinition metric, Query query, HubRecord... records) {
    return figures(metric, query, Arrays.asList(records));
  }

  /** The first figure of a metric: the whole, where it has one. */
  public static Figure figure(MetricDefinition metric, Query query, HubRecord... records) {
    return figures(metric, query, records).get(0);
  }

  /** What the first figure of a metric rests on. */
  public static Basis basis(MetricDefinition metric, Query query, HubRecord... records) {
    return figure(metric, query, records).basis().orElseThrow();
  }

  /** The figure of one part; there must be just one. */
  public static Figure part(Collection<Figure> figures, Split split) {
    List<Figure> found = figures.stream().filter(f -> f.split().equals(split)).toList();
    if (found.size() != 1) {
      throw new AssertionError("one figure of [" + split + "] wanted, found " + figures);
    }
    return found.get(0);
  }

  /** The figure of one part; there must be just one. */
  public static Figure part(Collection<Figure> figures, Dimension dimension, String value) {
    return part(figures, Split.of(dimension, value));
  }
}
