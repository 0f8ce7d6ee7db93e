package org.civilhub.metrics;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.civilhub.model.HubRecord;

/**
 * How a metric went, step by step of the calendar. A flow or a distinct count is asked for the days
 * of each step, so a record that is known only to lie around them is undatable there; a stock, or
 * what is calculated from other figures, is asked for the last day of each. Small numbers of people
 * are hidden as in a split, unless the query is for internal use.
 *
 * @param metric id of the metric
 * @param points the steps in order, without gap in time
 */
public record Series(String metric, List<Point> points) implements Serializable {
  /** Takes a copy. */
  public Series {
    points = List.copyOf(points);
  }

  /**
   * One step.
   *
   * @param name such as {@code 2024}, {@code 2024-H1}, {@code 2024-Q3} or {@code 2024-05}
   * @param period its days; fewer than the step has where the series begins or ends within it, and
   *     never scaled up to it
   * @param figures the figure of the step; none or several where the metric has no single one
   */
  public record Point(String name, Period period, List<Figure> figures) implements Serializable {
    /** Takes a copy. */
    public Point {
      figures = List.copyOf(figures);
    }

    /**
     * The one figure of the step.
     *
     * @return the figure; empty if there is none, or several that are never added
     */
    public Optional<Figure> figure() {
      return figures.size() == 1 ? Optional.of(figures.get(0)) : Optional.empty();
    }

    /**
     * Whether nothing is recorded for the step, which is not zero: a zero is a figure of its own,
     * where the dataset says that it holds every record.
     *
     * @return true if no figure has a value
     */
    public boolean isGap() {
      return figures.stream().allMatch(f -> f.number().isEmpty() && f.date().isEmpty());
    }
  }

  /**
   * The series over the days of a query, from one pass over the records.
   *
   * @param metric what to follow
   * @param query the days from the first to the last, and the part if it is not the whole; splits
   *     are not followed. Without a day of founding, "since the founding" has no first step worth
   *     showing: give the days
   * @param step how long each step is
   * @return a metric whose result is the series
   */
  public static Metric<HubRecord, MetricSet.Totals, Series> of(
      MetricDefinition metric, Query query, Step step) {
    boolean ofDays = metric.accrual() == Accrual.FLOW || metric.accrual() == Accrual.DISTINCT;
    Query part = query.of(query.only().orElse(Split.NONE));
    List<Period> periods = step.in(query.period());
    List<Metric<HubRecord, ?, List<Figure>>> asked = new ArrayList<>();
    ArrayList<Point> blank = new ArrayList<>();
    for (Period period : periods) {
      LocalDate last = period.last();
      asked.add(metric.on(part.in(ofDays ? period : query.scope().sinceFounding(last))));
      blank.add(new Point(step.name(last), period, List.of()));
    }
    boolean protects =
        metric.isOfPeople() && !query.internal() && part.only().equals(Optional.of(Split.NONE));
    return new Followed(metric.id(), MetricSet.of(asked), blank, step.dimension(), protects);
  }

  private record Followed(
      String id,
      MetricSet<List<Figure>> steps,
      ArrayList<Point> blank,
      Dimension dimension,
      boolean protects)
      implements Metric<HubRecord, MetricSet.Totals, Series> {
    @Override
    public MetricSet.Totals empty() {
      return steps.empty();
    }

    @Override
    public MetricSet.Totals add(MetricSet.Totals total, HubRecord record) {
      return steps.add(total, record);
    }

    @Override
    public MetricSet.Totals merge(MetricSet.Totals a, MetricSet.Totals b) {
      return steps.merge(a, b);
    }

    @Override
    public Series finish(MetricSet.Totals total) {
      List<List<Figure>> figures = steps.finish(total);
      if (protects) {
        figures = hidden(figures);
      }
      List<Point> points = new ArrayList<>();
      for (int i = 0; i < blank.size(); i++) {
        points.add(new Point(blank.get(i).name(), blank.get(i).period(), figures.get(i)));
      }
      return new Series(id, points);
    }

    /** Small numbers of people are hidden as in a split by the steps, which the series is. */
    private List<List<Figure>> hidden(List<List<Figure>> figures) {
      List<Figure> cells = new ArrayList<>();
      for (int i = 0; i < blank.size(); i++) {
        cells.add(with(figures.get(i).get(0), Split.of(dimension, blank.get(i).name())));
      }
      return SmallCells.hide(cells).stream().map(cell -> List.of(with(cell, Split.NONE))).toList();
    }

    private static Figure with(Figure figure, Split split) {
      return new Figure(
          figure.metric(),
          split,
          figure.number(),
          figure.date(),
          figure.unit(),
          figure.decimals(),
          figure.period(),
          figure.basis(),
          figure.trace(),
          figure.named(),
          figure.proof(),
          figure.notes());
    }
  }
}
