package org.civilhub.model.rule;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.civilhub.model.Contribution;
import org.civilhub.model.Delivery;
import org.civilhub.model.HubRecord;
import org.civilhub.model.Project;
import org.civilhub.model.RecordType;
import org.civilhub.model.code.ContributionKind;
import org.civilhub.model.value.PartialDate;
import org.civilhub.model.value.PartialPeriod;
import org.joda.money.BigMoney;
import org.jspecify.annotations.Nullable;

/** Rules on money together. Sums are exact; currencies never mix, and no more do stages. */
final class FinanceRules {
  private FinanceRules() {}

  static List<DatasetRule> all() {
    return List.of(
        new SimpleRule(FindingCode.DELIVERY_WITHIN_PROJECT, (context, ids) -> new InProject()),
        new SimpleRule(FindingCode.DELIVERY_DISJOINT, (context, ids) -> new Disjoint()),
        new SimpleRule(FindingCode.DELIVERY_WITHIN_CONTRIBUTIONS, (context, ids) -> new Covered()));
  }

  /**
   * Deliveries against the time of their projects, each end by its own precision: the year 2024 of
   * a project that starts in May 2024 is not outside. Remembers the projects' dates, and the
   * periods by project.
   */
  private static final class InProject implements DatasetRule.Pass {
    private record Spent(String project, PartialPeriod period) {
      @Override
      public boolean equals(@Nullable Object object) {
        return object instanceof Spent other
            && project.equals(other.project)
            && period.equals(other.period);
      }

      @Override
      public int hashCode() {
        return 31 * project.hashCode() + period.hashCode();
      }
    }

    private record Time(Optional<PartialDate> start, Optional<PartialDate> end) {}

    private final Map<String, Time> projects = new HashMap<>();
    private final Deferred<Spent> deliveries = new Deferred<>(FindingCode.DELIVERY_WITHIN_PROJECT);

    @Override
    public void add(HubRecord record, Place place, FindingLog log) {
      if (record instanceof Project project) {
        projects.put(project.getId().value(), new Time(project.getStartsOn(), project.getEndsOn()));
      } else if (record instanceof Delivery delivery) {
        deliveries.add(
            new Spent(delivery.getProject().value(), delivery.getPeriod()),
            record,
            place.at("/period"),
            log);
      }
    }

    @Override
    public void finish(FindingLog log) {
      deliveries.finish(
          log,
          spent ->
              Optional.ofNullable(projects.get(spent.project()))
                  .filter(time -> isOutside(spent.period(), time))
                  .map(
                      time ->
                          Map.of(
                              "found", spent.period().toString(),
                              "expected", Days.span(time.start(), time.end()))));
    }

    private static boolean isOutside(PartialPeriod period, Time time) {
      PartialDate last = period.end().orElse(period.start());
      return time.start().filter(start -> isBefore(period.start(), start)).isPresent()
          || time.end().filter(end -> isBefore(end, last)).isPresent();
    }

    private static boolean isBefore(PartialDate one, PartialDate other) {
      return one.lastDay().isBefore(Days.first(other));
    }
  }

  private record Account(String project, String currency) implements Comparable<Account> {
    static Account of(String project, BigMoney money) {
      return new Account(project, money.getCurrencyUnit().getCode());
    }

    @Override
    public int compareTo(Account other) {
      int byProject = project.compareTo(other.project);
      return byProject == 0 ? currency.compareTo(other.currency) : byProject;
    }

    @Override
    public boolean equals(@Nullable Object object) {
      return object instanceof Account other
          && project.equals(other.project)
          && currency.equals(other.currency);
    }

    @Override
    public int hashCode() {
      return 31 * project.hashCode() + currency.hashCode();
    }
  }

  /**
   * Deliveries of one project and currency that cover the same days are counted twice in a sum.
   * Corrections, which are negative, may. Remembers the periods.
   */
  private static final class Disjoint implements DatasetRule.Pass {
    private record Span(String id, LocalDate last, PartialPeriod period) {}

    private final Map<Account, NavigableMap<LocalDate, Span>> spans = new HashMap<>();

    @Override
    public void add(HubRecord record, Place place, FindingLog log) {
      if (!(record instanceof Delivery delivery) || !delivery.getAmount().isPositive()) {
        return;
      }
      PartialPeriod period = delivery.getPeriod();
      NavigableMap<LocalDate, Span> ofAccount =
          spans.computeIfAbsent(
              Account.of(delivery.getProject().value(), delivery.getAmount()),
              account -> new TreeMap<>());
      LocalDate first = period.firstDay();
      LocalDate last = period.lastDay().orElse(first);
      // Only those that meet none before are kept, so those kept are disjoint and two looks
      // suffice.
      Map.Entry<LocalDate, Span> met = ofAccount.floorEntry(first);
      if (met == null || met.getValue().last().isBefore(first)) {
        met = ofAccount.ceilingEntry(first);
      }
      if (met == null || met.getKey().isAfter(last)) {
        ofAccount.put(first, new Span(delivery.getId().value(), last, period));
      } else {
        log.add(
            Finding.of(
                FindingCode.DELIVERY_DISJOINT,
                record,
                place.at("/period"),
                Map.of(
                    "found", period.toString(),
                    "other", met.getValue().id(),
                    "expected", met.getValue().period().toString())));
      }
    }
  }

  /**
   * All that a project spent, against what was given to it in cash at each stage by itself: at
   * fault if it is above the largest of these sums. A contribution whose kind is not said is taken
   * as cash. One without an amount may cover anything. Remembers the sums by project, currency and
   * stage.
   */
  private static final class Covered implements DatasetRule.Pass {
    private final Map<Account, BigDecimal> spent = new TreeMap<>();
    private final Map<Account, Map<String, BigDecimal>> given = new HashMap<>();
    private final Set<String> open = new HashSet<>();
    private final Map<String, Place> places = new HashMap<>();

    @Override
    public void add(HubRecord record, Place place, FindingLog log) {
      if (record instanceof Project) {
        places.put(record.getId().value(), place);
      } else if (record instanceof Delivery delivery) {
        spent.merge(
            Account.of(delivery.getProject().value(), delivery.getAmount()),
            delivery.getAmount().getAmount(),
            BigDecimal::add);
      } else if (record instanceof Contribution contribution
          && contribution.getProject().isPresent()
          && contribution.getKind().filter(k -> !k.equals(ContributionKind.CASH)).isEmpty()) {
        String project = contribution.getProject().get().value();
        Optional<BigMoney> amount = contribution.getAmount();
        if (amount.isPresent()) {
          given
              .computeIfAbsent(Account.of(project, amount.get()), a -> new TreeMap<>())
              .merge(contribution.getStage().getCode(), amount.get().getAmount(), BigDecimal::add);
        } else {
          open.add(project);
        }
      }
    }

    @Override
    public void finish(FindingLog log) {
      for (Map.Entry<Account, BigDecimal> entry : spent.entrySet()) {
        Account account = entry.getKey();
        Map<String, BigDecimal> stages = given.getOrDefault(account, Map.of());
        if (!stages.isEmpty() && !open.contains(account.project())) {
          Map.Entry<String, BigDecimal> most =
              Collections.max(stages.entrySet(), Map.Entry.comparingByValue());
          if (entry.getValue().compareTo(most.getValue()) > 0) {
            log.add(finding(account, entry.getValue(), most));
          }
        }
      }
    }

    private Finding finding(Account account, BigDecimal sum, Map.Entry<String, BigDecimal> most) {
      return new Finding(
          FindingCode.DELIVERY_WITHIN_CONTRIBUTIONS,
          places.getOrDefault(account.project(), Place.NONE),
          Optional.of(RecordType.PROJECT),
          Optional.of(account.project()),
          Map.of(
              "found", account.currency() + " " + sum.toPlainString(),
              "expected", account.currency() + " " + most.getValue().toPlainString(),
              "stage", most.getKey()));
    }
  }
}
