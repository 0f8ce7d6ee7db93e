package org.civilhub.metrics.reconcile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.civilhub.metrics.Accrual;
import org.civilhub.metrics.Dimension;
import org.civilhub.metrics.standard.StandardMetrics;
import org.civilhub.model.ReportedFigure;
import org.civilhub.model.code.ContributionStage;
import org.civilhub.model.rule.DatasetContext;
import org.civilhub.model.rule.DatasetRule;
import org.civilhub.model.rule.Finding;
import org.civilhub.model.rule.FindingCode;
import org.civilhub.model.rule.Place;
import org.civilhub.model.rule.RecordIds;
import org.civilhub.model.value.PartialDate;
import org.civilhub.model.value.QualifiedNumber;
import org.jspecify.annotations.Nullable;

/**
 * A cumulative figure does not fall: no claim lies wholly below what an earlier one on the same
 * indicator, split and unit certainly reached. Reported on the value of the later claim, once, with
 * the earlier one that reached most.
 *
 * <p>Cumulative are flows and distinct counts that a standard metric calculates. Stocks may fall;
 * so may contributions of any stage but received, for a pledge that is paid is no longer pledged.
 *
 * <p>One claim is earlier than another if its last possible day lies before the other's first. A
 * date that is only a report's is the day of the report, and a time given only in words the day of
 * the dataset. A claim for a period, or without any time, is valid.
 */
public final class ClaimNonDecreasing implements DatasetRule {
  /** What claims must have in common to be compared. */
  private record Series(String indicator, Map<String, String> split, Optional<String> unit) {
    @Override
    public boolean equals(@Nullable Object object) {
      return object instanceof Series other
          && indicator.equals(other.indicator)
          && split.equals(other.split)
          && unit.equals(other.unit);
    }

    @Override
    public int hashCode() {
      return Objects.hash(indicator, split, unit);
    }
  }

  /** A claim, what it stands for, and the days it may be of. */
  private record Dated(
      ReportedFigure claim, QualifiedNumber number, LocalDate first, LocalDate last) {
    static int byEnd(Dated a, Dated b) {
      int byLast = a.last.compareTo(b.last);
      return byLast == 0 ? a.claim.getId().value().compareTo(b.claim.getId().value()) : byLast;
    }

    /** Of two that reach the same, the one that must exceed its lower end reaches more. */
    boolean reachesMoreThan(Dated other) {
      int byLow = number.getLow().orElseThrow().compareTo(other.number.getLow().orElseThrow());
      return byLow == 0 ? number.isLowOpen() && !other.number.isLowOpen() : byLow > 0;
    }
  }

  /** For {@link java.util.ServiceLoader}. */
  public ClaimNonDecreasing() {}

  @Override
  public FindingCode code() {
    return FindingCode.CLAIM_NON_DECREASING;
  }

  @Override
  public Pass start(DatasetContext context, RecordIds ids) {
    Map<Series, List<Dated>> claims = new HashMap<>();
    for (ReportedFigure claim : context.claims()) {
      if (isCumulative(claim)) {
        Series series = new Series(claim.getIndicator(), claim.getSplit(), claim.getUnit());
        Optional<Dated> dated = dated(claim, context.asOf());
        if (dated.isPresent()) {
          claims.computeIfAbsent(series, s -> new ArrayList<>()).add(dated.get());
        }
      }
    }
    Map<ReportedFigure, ReportedFigure> higher = new HashMap<>();
    for (List<Dated> series : claims.values()) {
      if (series.size() > 1) {
        higher.putAll(higherBefore(series));
      }
    }
    return (record, place, log) -> {
      ReportedFigure earlier = record instanceof ReportedFigure claim ? higher.get(claim) : null;
      if (earlier != null) {
        log.add(finding((ReportedFigure) record, earlier, place));
      }
    };
  }

  private static boolean isCumulative(ReportedFigure claim) {
    Map<String, String> split = claim.getSplit();
    String received = ContributionStage.RECEIVED.getCode();
    for (String part : split.keySet()) {
      if (Dimension.of(part).isEmpty()) {
        return false;
      }
    }
    return split.getOrDefault(Dimension.STAGE.getCode(), received).equals(received)
        && StandardMetrics.of(claim.getIndicator())
            .filter(m -> m.accrual() == Accrual.FLOW || m.accrual() == Accrual.DISTINCT)
            .isPresent();
  }

  private static Optional<Dated> dated(ReportedFigure claim, LocalDate asOf) {
    if (claim.getPeriod().isPresent()
        || (claim.getAsOf().isEmpty() && claim.getTimeText().isEmpty())) {
      return Optional.empty();
    }
    LocalDate last = claim.getAsOf().isPresent() ? claim.getAsOf().get().lastDay() : asOf;
    LocalDate first = claim.getAsOf().flatMap(PartialDate::firstDay).orElse(last);
    return Optional.of(new Dated(claim, claim.toNumber(), first, last));
  }

  /** For each claim that fell, the earlier one that reached most. */
  private static Map<ReportedFigure, ReportedFigure> higherBefore(List<Dated> series) {
    Map<ReportedFigure, ReportedFigure> higher = new HashMap<>();
    List<Dated> ending = new ArrayList<>();
    for (Dated dated : series) {
      if (dated.number().getLow().isPresent()) {
        ending.add(dated);
      }
    }
    ending.sort(Dated::byEnd);
    List<Dated> starting = new ArrayList<>(series);
    starting.sort(Comparator.comparing(Dated::first));
    Dated most = null;
    int ended = 0;
    for (Dated later : starting) {
      while (ended < ending.size() && ending.get(ended).last().isBefore(later.first())) {
        Dated next = ending.get(ended++);
        most = most == null || next.reachesMoreThan(most) ? next : most;
      }
      if (most != null && !later.number().canReach(most.number())) {
        higher.put(later.claim(), most.claim());
      }
    }
    return higher;
  }

  private Finding finding(ReportedFigure claim, ReportedFigure earlier, Place place) {
    return Finding.of(
        code(),
        claim,
        place.at("/value"),
        Map.of(
            "number", Finding.number(claim.getValue()),
            "limit", Finding.number(earlier.getValue()),
            "other", earlier.getId().value()));
  }
}
