package org.civilhub.metrics.results;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.civilhub.metrics.Note;
import org.civilhub.model.Baseline;
import org.civilhub.model.Indicator;
import org.civilhub.model.Target;
import org.civilhub.model.code.IndicatorDirection;
import org.civilhub.model.value.PartialDate;
import org.civilhub.model.value.QualifiedNumber;
import org.civilhub.model.value.Qualifier;

/**
 * Whether an indicator is where it is to be: said only if the whole interval of what is known lies
 * on one side.
 *
 * @param status the verdict
 * @param reason why
 */
record Verdict(ProgressStatus status, Note reason) {
  private static final int DECIMALS = 4;

  /** On which side of a goal an interval lies. */
  private enum Side {
    REACHED,
    MISSED,
    OPEN
  }

  private static Verdict cannotSay(Note reason) {
    return new Verdict(ProgressStatus.CANNOT_SAY, reason);
  }

  /**
   * The verdict on a day.
   *
   * @param value what is proven to have been reached by that day; empty if nothing is recorded
   */
  static Verdict of(
      Indicator indicator,
      Optional<QualifiedNumber> value,
      Optional<Baseline> baseline,
      Optional<Target> target,
      LocalDate day) {
    if (target.isEmpty()) {
      return cannotSay(Note.of("progress_no_target"));
    }
    if (value.isEmpty()) {
      return cannotSay(Note.of("progress_no_value"));
    }
    boolean up = !indicator.getDirection().equals(Optional.of(IndicatorDirection.DECREASING));
    QualifiedNumber goal = target.get().getValue();
    Optional<BigDecimal> end = up ? goal.getLow() : goal.getHigh();
    if (end.isEmpty()) {
      return cannotSay(Note.of("progress_target_open"));
    }
    boolean beyond = up ? goal.isLowOpen() : goal.isHighOpen();
    Side side = side(value.get(), BigDecimal.ONE, end.get(), beyond, up);
    if (side == Side.REACHED) {
      return new Verdict(ProgressStatus.ACHIEVED, Note.of("progress_reached"));
    }
    Optional<LocalDate> due = target.get().getDueOn().map(PartialDate::lastDay);
    if (due.isEmpty()) {
      return cannotSay(Note.of("progress_target_undated"));
    }
    if (!due.get().isAfter(day)) {
      return side == Side.MISSED
          ? new Verdict(ProgressStatus.OFF_TRACK, Note.of("progress_missed", due.get()))
          : cannotSay(Note.of("progress_open"));
    }
    return onTheWay(value.get(), baseline, end.get(), up, day, due.get());
  }

  private static Verdict onTheWay(
      QualifiedNumber value,
      Optional<Baseline> baseline,
      BigDecimal end,
      boolean up,
      LocalDate day,
      LocalDate due) {
    Optional<BigDecimal> start = baseline.flatMap(b -> exact(b.getValue()));
    Optional<LocalDate> since = baseline.flatMap(Baseline::getMeasuredOn).map(PartialDate::lastDay);
    if (start.isEmpty()) {
      return cannotSay(
          Note.of(baseline.isEmpty() ? "progress_no_baseline" : "progress_baseline_open"));
    }
    if (since.isEmpty()) {
      return cannotSay(Note.of("progress_baseline_undated"));
    }
    if ((up ? end.subtract(start.get()) : start.get().subtract(end)).signum() <= 0) {
      return cannotSay(Note.of("progress_no_way"));
    }
    // Both sides times the days of the whole way, so that nothing is divided.
    BigDecimal whole = BigDecimal.valueOf(ChronoUnit.DAYS.between(since.get(), due));
    BigDecimal gone = BigDecimal.valueOf(ChronoUnit.DAYS.between(since.get(), day));
    BigDecimal line = start.get().multiply(whole).add(end.subtract(start.get()).multiply(gone));
    Note reason =
        Note.of(
            "progress_line",
            Note.number(
                QualifiedNumber.computed(line.divide(whole, DECIMALS, RoundingMode.HALF_EVEN))),
            due);
    return switch (side(value, whole, line, false, up)) {
      case REACHED -> new Verdict(ProgressStatus.ON_TRACK, reason);
      case MISSED -> new Verdict(ProgressStatus.OFF_TRACK, reason);
      case OPEN -> cannotSay(Note.of("progress_open"));
    };
  }

  /** On which side of a goal a number lies once it is multiplied. */
  private static Side side(
      QualifiedNumber value, BigDecimal factor, BigDecimal goal, boolean beyond, boolean up) {
    Optional<BigDecimal> worst = (up ? value.getLow() : value.getHigh()).map(factor::multiply);
    Optional<BigDecimal> best = (up ? value.getHigh() : value.getLow()).map(factor::multiply);
    int sign = up ? 1 : -1;
    if (worst.isPresent()) {
      int order = sign * worst.get().compareTo(goal);
      boolean open = up ? value.isLowOpen() : value.isHighOpen();
      if (order > 0 || (order == 0 && (!beyond || open))) {
        return Side.REACHED;
      }
    }
    if (best.isPresent()) {
      int order = sign * best.get().compareTo(goal);
      boolean open = up ? value.isHighOpen() : value.isLowOpen();
      if (order < 0 || (order == 0 && (beyond || open))) {
        return Side.MISSED;
      }
    }
    return Side.OPEN;
  }

  /** How much of the way is gone: of exact numbers alone. */
  static Optional<BigDecimal> way(
      Optional<QualifiedNumber> value, Optional<Baseline> baseline, Optional<Target> target) {
    Optional<BigDecimal> now = value.flatMap(Verdict::exact);
    Optional<BigDecimal> start = baseline.flatMap(b -> exact(b.getValue()));
    Optional<BigDecimal> end = target.flatMap(t -> exact(t.getValue()));
    if (now.isEmpty() || start.isEmpty() || end.isEmpty()) {
      return Optional.empty();
    }
    BigDecimal whole = end.get().subtract(start.get());
    return whole.signum() == 0
        ? Optional.empty()
        : Optional.of(
            now.get().subtract(start.get()).divide(whole, DECIMALS, RoundingMode.HALF_EVEN));
  }

  private static Optional<BigDecimal> exact(QualifiedNumber number) {
    return number.getQualifier() == Qualifier.EXACT ? number.getNumber() : Optional.empty();
  }
}
