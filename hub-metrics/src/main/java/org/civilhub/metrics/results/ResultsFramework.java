package org.civilhub.metrics.results;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.civilhub.metrics.Accrual;
import org.civilhub.metrics.Dimension;
import org.civilhub.metrics.Figure;
import org.civilhub.metrics.Metric;
import org.civilhub.metrics.MetricDefinition;
import org.civilhub.metrics.MetricSet;
import org.civilhub.metrics.Note;
import org.civilhub.metrics.Period;
import org.civilhub.metrics.Query;
import org.civilhub.metrics.Split;
import org.civilhub.model.Actual;
import org.civilhub.model.Baseline;
import org.civilhub.model.HubRecord;
import org.civilhub.model.Indicator;
import org.civilhub.model.Project;
import org.civilhub.model.Result;
import org.civilhub.model.Target;
import org.civilhub.model.value.PartialDate;
import org.civilhub.model.value.QualifiedNumber;

/**
 * Holds the indicators of projects against their baselines and targets, year by year and to date.
 * One pass over the records, whatever the number of indicators.
 *
 * <p>Where a value comes from: the metric that an indicator names, if it has a figure, else what
 * was reported; the two are never added. A metric is asked for the Hub as a whole, or for the
 * project if it is one of money or calculated by project. It is judged by what it proves, so
 * records that are only a part of all can show a target as reached, but not as missed.
 *
 * <p>What was reached to date: by a metric a flow or distinct count since the founding, a stock on
 * the day; of percentages and ratios with a {@link org.civilhub.model.Fraction} the sum of the
 * numerators over the sum of the denominators of all periods that ended by then; else what was
 * reported for the period that ended last. Reported numbers are never added, for it is not recorded
 * whether they are of their period or up to its end. A report counts for the year in which its
 * period ends.
 *
 * <p>A target is reached from its lower end on, or for a decreasing indicator from its upper end
 * down: "more than 200" by more than 200, "about 100" by 90. It is that of the end of the year it
 * is due in. Before a target is due, the straight line from the baseline, on the last day that it
 * may have been measured, to the target on its last day says what is on track.
 *
 * <p>Of people, the years are shown only if none of them, and no step from one to the next, is of 1
 * to 4: else all are hidden, unless the query is for internal use. What was reached to date is
 * shown as the whole of the metric is.
 */
public final class ResultsFramework {
  private static final int DECIMALS = 4;

  /** Enough to tell any sum of fractions from a target of twenty decimals. */
  private static final int FULL_DECIMALS = 60;

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** One question to the records; indicators that ask the same share its answer. */
  private record Probe(MetricDefinition metric, Query query) implements Serializable {}

  private final List<Project> projects;
  private final Query query;
  private final LocalDate asOf;
  private final Map<String, MetricDefinition> metrics;
  private final Map<Probe, Integer> probes = new LinkedHashMap<>();

  private ResultsFramework(
      Collection<Project> projects, Query query, Collection<MetricDefinition> metrics) {
    this.projects = List.copyOf(projects);
    this.query = query;
    this.asOf = query.period().last();
    this.metrics =
        metrics.stream().collect(Collectors.toMap(MetricDefinition::id, Function.identity()));
    for (Project project : projects) {
      project.getResults().stream()
          .flatMap(result -> result.getIndicators().stream())
          .forEach(indicator -> ask(project, indicator));
    }
  }

  /**
   * The results frameworks of projects, to be given the records.
   *
   * @param projects the projects
   * @param query scope and day; its last day is the one asked for, and whether small numbers of
   *     people are shown is taken from it
   * @param metrics the metrics that indicators may name
   * @return the frameworks
   */
  public static ResultsFramework of(
      Collection<Project> projects, Query query, Collection<MetricDefinition> metrics) {
    return new ResultsFramework(projects, query.withoutSplits(), metrics);
  }

  /**
   * The metric that answers it: one pass over all records, then {@link #progress}.
   *
   * @return a metric over mixed records
   */
  public MetricSet<List<Figure>> metric() {
    List<Metric<HubRecord, ?, List<Figure>>> asked = new ArrayList<>();
    probes.keySet().forEach(probe -> asked.add(probe.metric().on(probe.query())));
    return MetricSet.of(asked);
  }

  /**
   * How far each indicator has come, from the answers of {@link #metric}.
   *
   * @param answers what the metric gave over all records
   * @return the indicators in the order of the projects and their results
   */
  public List<IndicatorProgress> progress(List<List<Figure>> answers) {
    List<IndicatorProgress> all = new ArrayList<>();
    for (Project project : projects) {
      for (Result result : project.getResults()) {
        for (Indicator indicator : result.getIndicators()) {
          List<IndicatorProgress.Row> years = new ArrayList<>();
          for (int year : years(project, indicator)) {
            years.add(year(project, indicator, year, answers));
          }
          all.add(
              new IndicatorProgress(
                  project,
                  result,
                  indicator,
                  protects(indicator) && hasSmall(years)
                      ? years.stream().map(ResultsFramework::hidden).toList()
                      : years,
                  current(project, indicator, answers)));
        }
      }
    }
    return all;
  }

  // ---- what is asked

  private void ask(Project project, Indicator indicator) {
    Optional<MetricDefinition> metric = metric(indicator);
    if (metric.isEmpty()) {
      return;
    }
    for (int year : years(project, indicator)) {
      if (year <= asOf.getYear()) {
        ask(toDate(metric.get(), project, last(year)));
        if (isOfPeriods(metric.get())) {
          ask(inPeriod(metric.get(), project, days(year)));
        }
      }
    }
    ask(toDate(metric.get(), project, asOf));
  }

  private void ask(Probe probe) {
    probes.putIfAbsent(probe, probes.size());
  }

  private Optional<MetricDefinition> metric(Indicator indicator) {
    return indicator.getMetric().map(metrics::get);
  }

  private static boolean isOfPeriods(MetricDefinition metric) {
    return metric.accrual() == Accrual.FLOW || metric.accrual() == Accrual.DISTINCT;
  }

  private Probe toDate(MetricDefinition metric, Project project, LocalDate day) {
    return inPeriod(metric, project, query.scope().sinceFounding(day));
  }

  private Probe inPeriod(MetricDefinition metric, Project project, Period days) {
    boolean byProject = metric.accrual() == Accrual.DERIVED || metric.unit().equals("money");
    Split part =
        byProject && metric.dimensions().contains(Dimension.PROJECT)
            ? Split.of(Dimension.PROJECT, project.getId().value())
            : Split.NONE;
    return new Probe(metric, query.in(days).of(part));
  }

  /** Years of which there is something to say. */
  private NavigableSet<Integer> years(Project project, Indicator indicator) {
    NavigableSet<Integer> years = new TreeSet<>();
    indicator.getTargets().stream()
        .flatMap(target -> target.getDueOn().stream())
        .forEach(due -> years.add(due.lastDay().getYear()));
    indicator.getActuals().stream()
        .flatMap(actual -> lastDay(actual).stream())
        .filter(day -> !day.isAfter(asOf))
        .forEach(day -> years.add(day.getYear()));
    if (metric(indicator).isPresent()) {
      int first =
          Stream.concat(
                  query.scope().foundedOn().stream(),
                  project.getStartsOn().flatMap(PartialDate::firstDay).stream())
              .max(Comparator.naturalOrder())
              .map(LocalDate::getYear)
              .orElse(years.isEmpty() ? asOf.getYear() : years.first());
      IntStream.rangeClosed(first, asOf.getYear()).forEach(years::add);
    }
    return years;
  }

  private LocalDate last(int year) {
    LocalDate end = LocalDate.of(year, 12, 31);
    return year <= asOf.getYear() && end.isAfter(asOf) ? asOf : end;
  }

  private Period days(int year) {
    return new Period(LocalDate.of(year, 1, 1), last(year));
  }

  private static Optional<LocalDate> lastDay(Actual actual) {
    return actual.getPeriod().flatMap(period -> period.lastDay());
  }

  // ---- what was reached

  /** What was reached, how exactly it is known, and what there is to say of it. */
  private record Reached(
      Optional<QualifiedNumber> shown,
      Optional<QualifiedNumber> proven,
      Optional<Figure> figure,
      List<Note> notes) {
    static Reached nothing(Note... notes) {
      return new Reached(Optional.empty(), Optional.empty(), Optional.empty(), List.of(notes));
    }
  }

  private Reached byMetric(Probe probe, Indicator indicator, List<List<Figure>> answers) {
    List<Figure> figures = answers.get(Optional.ofNullable(probes.get(probe)).orElseThrow());
    List<Figure> valued = figures.stream().filter(f -> f.number().isPresent()).toList();
    if (valued.size() != 1) {
      return valued.isEmpty() ? Reached.nothing() : Reached.nothing(Note.of("progress_parts"));
    }
    Figure figure = valued.get(0);
    boolean ratio = figure.unit().equals(Figure.RATIO);
    boolean money =
        probe.metric().unit().equals("money") || !figure.unit().equals(probe.metric().unit());
    if (money && indicator.getUnit().filter(unit -> !unit.equals(figure.unit())).isPresent()) {
      return Reached.nothing(
          Note.of("progress_unit", figure.unit(), indicator.getUnit().orElseThrow()));
    }
    BigDecimal factor = ratio && isPercent(indicator) ? HUNDRED : BigDecimal.ONE;
    // A figure calculated from others has no proof of its own, and is what it is.
    QualifiedNumber proven =
        probe.metric().accrual() == Accrual.DERIVED ? figure.number().get() : figure.proof();
    return new Reached(
        figure.number().map(n -> times(n, factor)),
        Optional.of(times(proven, factor)),
        Optional.of(figure),
        List.of());
  }

  /** What was reported for periods that ended in some days, to be read as the state by then. */
  private static Reached byReports(Indicator indicator, List<Actual> actuals) {
    List<Actual> fractions =
        actuals.stream().filter(actual -> actual.getFraction().isPresent()).toList();
    if (fractions.isEmpty()) {
      Optional<QualifiedNumber> newest = newest(actuals).map(Actual::getValue);
      boolean single = actuals.size() < 2 || !isShare(indicator);
      return single
          ? new Reached(newest, newest, Optional.empty(), List.of())
          : Reached.nothing(Note.of("progress_fraction"));
    }
    if (fractions.size() < actuals.size()) {
      return Reached.nothing(Note.of("progress_fraction"));
    }
    if (overlap(actuals)) {
      return Reached.nothing(Note.of("progress_overlap"));
    }
    BigDecimal numerator = BigDecimal.ZERO;
    BigDecimal denominator = BigDecimal.ZERO;
    for (Actual actual : fractions) {
      numerator = numerator.add(actual.getFraction().orElseThrow().getNumerator());
      denominator = denominator.add(actual.getFraction().orElseThrow().getDenominator());
    }
    if (denominator.signum() <= 0) {
      return Reached.nothing(Note.of("progress_fraction"));
    }
    BigDecimal times = isPercent(indicator) ? numerator.multiply(HUNDRED) : numerator;
    Note note =
        Note.of(
            "progress_of",
            Note.number(QualifiedNumber.computed(numerator)),
            Note.number(QualifiedNumber.computed(denominator)));
    return new Reached(
        Optional.of(divided(times, denominator, DECIMALS)),
        Optional.of(divided(times, denominator, FULL_DECIMALS)),
        Optional.empty(),
        List.of(note));
  }

  private static QualifiedNumber divided(BigDecimal number, BigDecimal by, int decimals) {
    return QualifiedNumber.computed(number.divide(by, decimals, RoundingMode.HALF_EVEN));
  }

  /** Of reports, that for the period which ended last; of several such the first. */
  private static Optional<Actual> newest(List<Actual> actuals) {
    return actuals.stream()
        .reduce(
            (a, b) ->
                lastDay(b).orElse(LocalDate.MIN).isAfter(lastDay(a).orElse(LocalDate.MIN)) ? b : a);
  }

  private static boolean overlap(List<Actual> actuals) {
    List<Actual> sorted =
        actuals.stream()
            .sorted(Comparator.comparing(actual -> actual.getPeriod().orElseThrow().firstDay()))
            .toList();
    LocalDate covered = LocalDate.MIN;
    for (Actual actual : sorted) {
      if (!actual.getPeriod().orElseThrow().firstDay().isAfter(covered)) {
        return true;
      }
      covered = lastDay(actual).orElse(LocalDate.MAX);
    }
    return false;
  }

  private static boolean isPercent(Indicator indicator) {
    return indicator.getUnit().filter(u -> u.equals("percent") || u.equals("%")).isPresent();
  }

  private static boolean isShare(Indicator indicator) {
    return isPercent(indicator) || indicator.getUnit().filter(Figure.RATIO::equals).isPresent();
  }

  private static QualifiedNumber times(QualifiedNumber number, BigDecimal factor) {
    return factor.compareTo(BigDecimal.ONE) == 0
        ? number
        : QualifiedNumber.interval(
            number.getLow().map(factor::multiply),
            number.isLowOpen(),
            number.getHigh().map(factor::multiply),
            number.isHighOpen());
  }

  /** Reports for periods that ended in some days. */
  private static List<Actual> reports(Indicator indicator, LocalDate first, LocalDate last) {
    return indicator.getActuals().stream()
        .filter(
            actual ->
                lastDay(actual)
                    .filter(day -> !day.isBefore(first) && !day.isAfter(last))
                    .isPresent())
        .toList();
  }

  // ---- rows

  private IndicatorProgress.Row year(
      Project project, Indicator indicator, int year, List<List<Figure>> answers) {
    Period days = days(year);
    Optional<Target> target =
        indicator.getTargets().stream()
            .filter(t -> t.getDueOn().filter(due -> due.lastDay().getYear() == year).isPresent())
            .max(Comparator.comparing(t -> t.getDueOn().orElseThrow().lastDay()));
    if (year > asOf.getYear()) {
      return row(
          indicator,
          String.valueOf(year),
          days,
          Optional.empty(),
          Reached.nothing(Note.of("progress_not_begun")),
          Optional.empty(),
          target);
    }
    List<Actual> reports = reports(indicator, days.first(), days.last());
    Optional<QualifiedNumber> inYear =
        metric(indicator)
            .filter(ResultsFramework::isOfPeriods)
            .flatMap(
                metric -> byMetric(inPeriod(metric, project, days), indicator, answers).shown());
    if (inYear.isEmpty() && reports.stream().anyMatch(r -> r.getFraction().isPresent())) {
      inYear = byReports(indicator, reports).shown();
    }
    return row(
        indicator,
        String.valueOf(year),
        days,
        inYear,
        reached(project, indicator, days.last(), reports, answers),
        newest(reports).map(Actual::getValue),
        target);
  }

  private IndicatorProgress.Row current(
      Project project, Indicator indicator, List<List<Figure>> answers) {
    List<Target> dated =
        indicator.getTargets().stream().filter(t -> t.getDueOn().isPresent()).toList();
    Comparator<Target> byDay = Comparator.comparing(t -> t.getDueOn().orElseThrow().lastDay());
    Optional<Target> target =
        dated.stream()
            .filter(t -> !t.getDueOn().orElseThrow().lastDay().isBefore(asOf))
            .min(byDay)
            .or(() -> dated.stream().max(byDay))
            .or(() -> indicator.getTargets().stream().findFirst());
    List<Actual> reports = reports(indicator, LocalDate.MIN, asOf);
    Reached reached = reached(project, indicator, asOf, reports, answers);
    long undated = indicator.getActuals().stream().filter(a -> lastDay(a).isEmpty()).count();
    return row(
        indicator,
        asOf.toString(),
        query.scope().sinceFounding(asOf),
        Optional.empty(),
        undated == 0 ? reached : with(reached, Note.of("progress_undated_reports", undated)),
        newest(reports).map(Actual::getValue),
        target);
  }

  /** By the metric if it has a figure, else by what was reported. */
  private Reached reached(
      Project project,
      Indicator indicator,
      LocalDate day,
      List<Actual> reports,
      List<List<Figure>> answers) {
    boolean shares = indicator.getActuals().stream().anyMatch(a -> a.getFraction().isPresent());
    Reached reported =
        reports.isEmpty()
            ? Reached.nothing()
            : byReports(indicator, shares ? reports(indicator, LocalDate.MIN, day) : reports);
    Optional<MetricDefinition> metric = metric(indicator);
    if (metric.isEmpty()) {
      return indicator.getMetric().isEmpty()
          ? reported
          : with(reported, Note.of("progress_no_metric", indicator.getMetric().orElseThrow()));
    }
    Reached counted = byMetric(toDate(metric.get(), project, day), indicator, answers);
    if (counted.shown().isEmpty()) {
      Reached instead = reported;
      for (Note note : counted.notes()) {
        instead = with(instead, note);
      }
      return instead;
    }
    boolean meet =
        reported.shown().isEmpty() || counted.proven().orElseThrow().meets(reported.shown().get());
    return meet
        ? counted
        : with(counted, Note.of("progress_differs", Note.number(reported.shown().orElseThrow())));
  }

  private static Reached with(Reached reached, Note note) {
    List<Note> notes = new ArrayList<>(reached.notes());
    notes.add(note);
    return new Reached(reached.shown(), reached.proven(), reached.figure(), notes);
  }

  private static IndicatorProgress.Row row(
      Indicator indicator,
      String name,
      Period days,
      Optional<QualifiedNumber> inPeriod,
      Reached reached,
      Optional<QualifiedNumber> reported,
      Optional<Target> target) {
    Optional<Baseline> baseline = baseline(indicator, days.last());
    Verdict verdict = Verdict.of(indicator, reached.proven(), baseline, target, days.last());
    List<Note> reason = new ArrayList<>();
    boolean begun = reached.notes().stream().noneMatch(n -> n.code().equals("progress_not_begun"));
    if (begun) {
      reason.add(verdict.reason());
    }
    reason.addAll(reached.notes());
    return new IndicatorProgress.Row(
        name,
        days,
        inPeriod,
        reached.shown(),
        reached.figure(),
        reported,
        baseline,
        target,
        Verdict.way(reached.shown(), baseline, target),
        verdict.status(),
        reason);
  }

  // ---- small numbers of people

  private boolean protects(Indicator indicator) {
    return !query.internal() && metric(indicator).filter(MetricDefinition::isOfPeople).isPresent();
  }

  /** Whether few people are in a year, or came or went between two. */
  private static boolean hasSmall(List<IndicatorProgress.Row> years) {
    BigDecimal before = BigDecimal.ZERO;
    for (IndicatorProgress.Row year : years) {
      if (year.figure().isPresent()) {
        BigDecimal now = least(year.toDate());
        if (isSmall(now) || isSmall(now.subtract(before).abs())) {
          return true;
        }
        before = now;
      }
      if (isSmall(least(year.inPeriod()))) {
        return true;
      }
    }
    return false;
  }

  private static BigDecimal least(Optional<QualifiedNumber> number) {
    return number.flatMap(QualifiedNumber::getLow).orElse(BigDecimal.ZERO);
  }

  private static boolean isSmall(BigDecimal people) {
    return people.signum() > 0 && people.compareTo(Query.SMALLEST_SHOWN) < 0;
  }

  private static IndicatorProgress.Row hidden(IndicatorProgress.Row year) {
    return new IndicatorProgress.Row(
        year.name(),
        year.period(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        year.reported(),
        year.baseline(),
        year.target(),
        Optional.empty(),
        ProgressStatus.CANNOT_SAY,
        List.of(Note.of("small_cell")));
  }

  /** The newest baseline measured by a day, else the first of which that is not recorded. */
  private static Optional<Baseline> baseline(Indicator indicator, LocalDate day) {
    return indicator.getBaselines().stream()
        .filter(b -> b.getMeasuredOn().filter(on -> !on.lastDay().isAfter(day)).isPresent())
        .max(Comparator.comparing(b -> b.getMeasuredOn().orElseThrow().lastDay()))
        .or(
            () ->
                indicator.getBaselines().stream()
                    .filter(b -> b.getMeasuredOn().isEmpty())
                    .findFirst());
  }
}
