package org.civilhub.metrics.results;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.civilhub.metrics.Figure;
import org.civilhub.metrics.Note;
import org.civilhub.metrics.Period;
import org.civilhub.model.Baseline;
import org.civilhub.model.Indicator;
import org.civilhub.model.Project;
import org.civilhub.model.Result;
import org.civilhub.model.Target;
import org.civilhub.model.value.QualifiedNumber;

/**
 * How far an indicator has come.
 *
 * @param project the project
 * @param result the result that it measures
 * @param indicator the indicator
 * @param years year by year, in order, each cut to the day asked for; those of which there is
 *     something to say
 * @param current the same as of the day asked for, against the target that is due next, or was last
 */
public record IndicatorProgress(
    Project project, Result result, Indicator indicator, List<Row> years, Row current) {
  /** Takes a copy. */
  public IndicatorProgress {
    years = List.copyOf(years);
  }

  /**
   * Where an indicator stood on a day.
   *
   * @param name the year, such as {@code 2024}, or the day
   * @param period the days of the year up to that day, or everything up to it
   * @param inPeriod what was reached in these days alone, by the metric or by fractions; empty if
   *     that is not recorded, and for a stock, which is never that of a period
   * @param toDate what was reached by the last of these days: a flow since the founding, a stock on
   *     that day, a percentage over all fractions up to it, else what was reported last; empty if
   *     that is not recorded, which is not zero
   * @param figure the figure that it is, with what it rests on; empty if it is reported
   * @param reported what was reported for the newest period up to that day; empty if nothing was
   * @param baseline the value before the work; empty if not recorded
   * @param target the target that it is held against; empty if there is none
   * @param progress how much of the way from baseline to target is gone, 1 for all of it; four
   *     decimals, half-even; empty unless all three are exact and baseline and target differ
   * @param status the verdict
   * @param reason why, and what else is worth knowing
   */
  public record Row(
      String name,
      Period period,
      Optional<QualifiedNumber> inPeriod,
      Optional<QualifiedNumber> toDate,
      Optional<Figure> figure,
      Optional<QualifiedNumber> reported,
      Optional<Baseline> baseline,
      Optional<Target> target,
      Optional<BigDecimal> progress,
      ProgressStatus status,
      List<Note> reason) {
    /** Takes a copy. */
    public Row {
      reason = List.copyOf(reason);
    }
  }
}
