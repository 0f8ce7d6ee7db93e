package org.civilhub.metrics;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.civilhub.model.HubRecord;
import org.civilhub.model.value.QualifiedNumber;
import org.civilhub.model.value.Qualifier;

/**
 * How a metric grew from one day to another: a flow from the founding to each, a stock on each.
 *
 * @param from the figure on the first day
 * @param to the figure on the second
 */
public record Growth(Figure from, Figure to) implements Serializable {
  private static final int RATIO_DECIMALS = 4;

  /**
   * The growth between two days, from one pass over the records.
   *
   * @param metric what to compare; of one that is never added up, a part has to be asked for
   * @param query the scope, and the part if it is not the whole; its own days are not used
   * @param from the first day
   * @param to the second day
   * @return a metric whose result is the growth
   * @throws IllegalArgumentException if the second day lies before the first, or the metric is
   *     calculated by project
   */
  public static Metric<HubRecord, MetricSet.Totals, Growth> between(
      MetricDefinition metric, Query query, LocalDate from, LocalDate to) {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException(
          "growth must not end before it starts: " + from + "/" + to);
    }
    if (metric.accrual() == Accrual.DERIVED) {
      throw new IllegalArgumentException(metric.id() + " is calculated by project");
    }
    Query part = query.of(query.only().orElse(Split.NONE));
    return new Compared(
        MetricSet.of(
            List.of(
                metric.on(part.in(query.scope().sinceFounding(from))),
                metric.on(part.in(query.scope().sinceFounding(to))))));
  }

  /**
   * What was added.
   *
   * @return the second number minus the first, as intervals; empty if either is not recorded
   */
  public Optional<QualifiedNumber> difference() {
    return from.number().flatMap(first -> to.number().map(second -> second.minus(first)));
  }

  /**
   * What was added, as a share of the first number.
   *
   * @return ratio, 1 is a doubling; four decimals, half-even. Empty if either number is not exact,
   *     or the first is zero
   */
  public Optional<BigDecimal> rate() {
    return exact(from)
        .filter(first -> first.signum() != 0)
        .flatMap(
            first ->
                exact(to)
                    .map(
                        second ->
                            second
                                .subtract(first)
                                .divide(first, RATIO_DECIMALS, RoundingMode.HALF_EVEN)));
  }

  private static Optional<BigDecimal> exact(Figure figure) {
    return figure
        .number()
        .filter(number -> number.getQualifier() == Qualifier.EXACT)
        .flatMap(QualifiedNumber::getNumber);
  }

  private record Compared(MetricSet<List<Figure>> days)
      implements Metric<HubRecord, MetricSet.Totals, Growth> {
    @Override
    public MetricSet.Totals empty() {
      return days.empty();
    }

    @Override
    public MetricSet.Totals add(MetricSet.Totals total, HubRecord record) {
      return days.add(total, record);
    }

    @Override
    public MetricSet.Totals merge(MetricSet.Totals a, MetricSet.Totals b) {
      return days.merge(a, b);
    }

    @Override
    public Growth finish(MetricSet.Totals total) {
      List<List<Figure>> figures = days.finish(total);
      return new Growth(figures.get(0).get(0), figures.get(1).get(0));
    }
  }
}
