package org.civilhub.metrics.finance;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.civilhub.metrics.Accrual;
import org.civilhub.metrics.Cell;
import org.civilhub.metrics.Dimension;
import org.civilhub.metrics.Judgement;
import org.civilhub.metrics.MetricDefinition;
import org.civilhub.metrics.MetricGroup;
import org.civilhub.metrics.Note;
import org.civilhub.metrics.Query;
import org.civilhub.metrics.RecordMetric;
import org.civilhub.metrics.Split;
import org.civilhub.model.Contribution;
import org.civilhub.model.Delivery;
import org.civilhub.model.value.PartialPeriod;
import org.civilhub.model.value.QualifiedNumber;
import org.joda.money.CurrencyUnit;

/** Standard metrics of money. */
public final class FinanceMetrics {
  private static final int RATIO_DECIMALS = 4;

  /** Some thousand years: what lies farther off is no projection. */
  private static final BigDecimal MOST_DAYS = BigDecimal.valueOf(1_000_000);

  private FinanceMetrics() {}

  /**
   * Contributions by project, stage, kind and currency, each by the start of its period. Stages and
   * currencies are never added.
   *
   * <p>Exact amount of the row's currency; a flow. Contributions without an amount are missing.
   */
  public static final RecordMetric CONTRIBUTIONS =
      RecordMetric.named("contributions", MetricGroup.MONEY, "money", Accrual.FLOW)
          .of(
              Contribution.class,
              FinanceMetrics::contribution,
              "/amount",
              "/stage",
              "/kind",
              "/project")
          .valuedOn(Contribution.class, LedgerMetric::valueDate)
          .neverAdding(Dimension.STAGE)
          .inPartsOnly()
          .splitBy(Dimension.PROJECT, Dimension.STAGE, Dimension.KIND, Dimension.CURRENCY)
          .build();

  /**
   * Delivery (expenditure) by project, currency and year. A year without recorded delivery has no
   * row: it is not recorded, not zero.
   *
   * <p>Exact amount of the row's currency; a flow.
   */
  public static final RecordMetric DELIVERY =
      RecordMetric.named("delivery", MetricGroup.MONEY, "money", Accrual.FLOW)
          .of(Delivery.class, FinanceMetrics::delivered, "/amount", "/period", "/project")
          .valuedOn(Delivery.class, delivery -> delivery.getPeriod().lastDay())
          .inPartsOnly()
          .splitBy(Dimension.PROJECT, Dimension.YEAR, Dimension.CURRENCY)
          .build();

  /**
   * All recorded delivery of a project through the last delivery period that has ended by the day
   * asked for. A period not yet ended is not counted in part.
   *
   * <p>Exact amount; derived. The last day counted is noted.
   */
  public static final MetricDefinition DELIVERY_TO_DATE =
      new LedgerMetric(
          "delivery_to_date",
          "money",
          Set.of(),
          (account, query) ->
              account.deliveredBy(query.period().last()).stream()
                  .map(
                      sum ->
                          LedgerMetric.Row.of(Split.NONE)
                              .number(sum, 0)
                              .records(account.spentBy(query.period().last()))
                              .note(through(account, query)))
                  .toList());

  /**
   * Delivery to date divided by the contributions of one named stage, in cash; a contribution whose
   * kind is not said is taken as cash, and that is noted.
   *
   * <p>Ratio, 1 is 100 %; four decimals, half-even; above 1 is more spent than given. Empty if the
   * contributions are zero or not recorded, or no delivery is recorded.
   */
  public static final MetricDefinition CONTRIBUTION_UTILISATION =
      new LedgerMetric(
          "contribution_utilisation",
          "ratio",
          Set.of(Dimension.STAGE),
          (account, query) ->
              byStage(
                  account,
                  query,
                  (row, given, delivered) ->
                      given.signum() == 0
                          ? row.note(Note.of("no_contribution"))
                          : row.number(
                              delivered.divide(given, RATIO_DECIMALS, RoundingMode.HALF_EVEN),
                              RATIO_DECIMALS)));

  /**
   * Those contributions minus delivery to date.
   *
   * <p>Exact amount, below zero if more was spent than given; derived.
   */
  public static final MetricDefinition CONTRIBUTION_BALANCE =
      new LedgerMetric(
          "contribution_balance",
          "money",
          Set.of(Dimension.STAGE),
          (account, query) ->
              byStage(
                  account,
                  query,
                  (row, given, delivered) -> row.number(given.subtract(delivered), 0)));

  /**
   * Delivery of the last calendar year wholly inside the project, over the days of that year.
   *
   * <p>Amount a day, to 34 digits; derived. Empty if no such year is recorded whole.
   */
  public static final MetricDefinition PACE =
      new LedgerMetric(
          "pace",
          "money",
          Set.of(),
          (account, query) -> {
            if (account.through(query.period().last()).isEmpty()) {
              return List.of();
            }
            LedgerMetric.Row row =
                LedgerMetric.Row.of(Split.NONE)
                    .perDay()
                    .records(account.spentBy(query.period().last()));
            return List.of(
                account
                    .pace(query.period().last())
                    .map(
                        pace ->
                            row.number(
                                    pace.spent()
                                        .divide(
                                            BigDecimal.valueOf(pace.days()),
                                            MathContext.DECIMAL128),
                                    2)
                                .note(
                                    Note.of(
                                        "pace_of",
                                        pace.year(),
                                        Note.number(exact(pace.spent())),
                                        pace.days())))
                    .orElseGet(() -> row.note(Note.of("no_pace"))));
          });

  /**
   * The day on which the balance is used up at that pace: the through date plus the days that the
   * balance lasts, rounded up; before that date if more was spent than given. A projection; noted
   * as passed if it lies before the day asked for.
   *
   * <p>A day; derived. Empty without a pace above zero.
   */
  public static final MetricDefinition BALANCE_USED_UP_ON =
      new LedgerMetric(
          "balance_used_up_on",
          "date",
          Set.of(Dimension.STAGE),
          (account, query) ->
              byStage(
                  account,
                  query,
                  (row, given, delivered) ->
                      usedUp(row, account, query, given.subtract(delivered))));

  /**
   * What will be lacking by the project's last day at that pace: pace times the days from the
   * through date to that day, minus the balance; nothing if that is below zero. A month's last day
   * is taken where the project's end is a month.
   *
   * <p>Amount, rounded once, half-even, to the currency's decimals; derived. Empty without a pace
   * or without an end of the project.
   */
  public static final MetricDefinition PROJECTED_SHORTFALL =
      new LedgerMetric(
          "projected_shortfall",
          "money",
          Set.of(Dimension.STAGE),
          (account, query) ->
              byStage(
                  account,
                  query,
                  (row, given, delivered) ->
                      shortfall(row, account, query, given.subtract(delivered))));

  /**
   * Expenditure divided by approved budget, over the same period and in one currency. Our own
   * definition: the project page gives no budget, and delivery rates are defined in several ways.
   *
   * <p>Ratio, 1 is 100 %; four decimals, half-even. Empty without an approved budget for a period
   * of which the expenditure is recorded whole; budgets that are not approved are left out with a
   * reason.
   */
  public static final MetricDefinition DELIVERY_RATE =
      new LedgerMetric("delivery_rate", "ratio", Set.of(Dimension.YEAR), FinanceMetrics::rates);

  /**
   * These metrics in the order of a report.
   *
   * @return the definitions
   */
  public static List<MetricDefinition> all() {
    return List.of(
        CONTRIBUTIONS,
        DELIVERY,
        DELIVERY_TO_DATE,
        CONTRIBUTION_UTILISATION,
        CONTRIBUTION_BALANCE,
        PACE,
        BALANCE_USED_UP_ON,
        PROJECTED_SHORTFALL,
        DELIVERY_RATE);
  }

  private static Judgement contribution(Contribution contribution, Query query) {
    Judgement judgement =
        Judgement.dated(query.fit(contribution.getPeriod().map(PartialPeriod::start)));
    return contribution.getAmount().isPresent()
        ? judgement.withAmount(exact(contribution.getAmount().get().getAmount()))
        : judgement.isCounted() ? judgement.butMissing() : judgement;
  }

  private static Judgement delivered(Delivery delivery, Query query) {
    return Judgement.dated(query.scope().fit(delivery.getPeriod(), query.period()))
        .withAmount(exact(delivery.getAmount().getAmount()));
  }

  private static QualifiedNumber exact(BigDecimal amount) {
    return QualifiedNumber.computed(amount);
  }

  /** What follows from contributions of one stage and delivery to date. */
  private interface Formula {
    LedgerMetric.Row apply(LedgerMetric.Row row, BigDecimal given, BigDecimal delivered);
  }

  private static List<LedgerMetric.Row> byStage(Account account, Query query, Formula formula) {
    List<LedgerMetric.Row> rows = new ArrayList<>();
    LocalDate day = query.period().last();
    SortedMap<String, Cell> undatable = account.lines(Ledger.Entry.UNDATABLE);
    SortedMap<String, Cell> stages = new TreeMap<>(account.lines(Ledger.Entry.CONTRIBUTION));
    undatable.keySet().forEach(stage -> stages.putIfAbsent(stage, Cell.empty()));
    for (Map.Entry<String, Cell> entry : stages.entrySet()) {
      String stage = entry.getKey();
      Cell given = entry.getValue();
      Cell open = undatable.getOrDefault(stage, Cell.empty());
      LedgerMetric.Row row =
          LedgerMetric.Row.of(Split.of(Dimension.STAGE, stage))
              .records(account.spentBy(day))
              .records(given)
              .undatable(open)
              .leftOut("in_kind", account.line(Ledger.Entry.IN_KIND, stage))
              .leftOut("unknown_code", account.line(Ledger.Entry.UNKNOWN_KIND, stage))
              .note(Note.of("against_stage", "stage=" + stage));
      if (Ledger.all(open) > 0) {
        row = row.note(Note.of("undatable", Ledger.all(open)));
      }
      long notSaid = Ledger.all(account.line(Ledger.Entry.KIND_NOT_SAID, stage));
      if (notSaid > 0) {
        row = row.note(Note.of("kind_not_said", notSaid));
      }
      Optional<BigDecimal> delivered = account.deliveredBy(day);
      if (Ledger.all(given) == 0) {
        rows.add(row);
      } else if (given.records() == 0) {
        rows.add(row.note(Note.of("no_amount")));
      } else if (delivered.isEmpty()) {
        rows.add(row.note(Note.of("no_delivery")));
      } else {
        rows.add(
            formula.apply(
                row.note(through(account, query)), Ledger.amount(given), delivered.get()));
      }
    }
    return rows;
  }

  private static Note through(Account account, Query query) {
    return Note.of("through", account.through(query.period().last()).orElseThrow());
  }

  private static LedgerMetric.Row usedUp(
      LedgerMetric.Row row, Account account, Query query, BigDecimal balance) {
    LocalDate day = query.period().last();
    Optional<Account.Pace> pace = account.pace(day);
    if (pace.isEmpty()) {
      return row.note(Note.of("no_pace"));
    }
    if (pace.get().spent().signum() <= 0) {
      return row.note(Note.of("not_used_up"));
    }
    BigDecimal days =
        balance
            .multiply(BigDecimal.valueOf(pace.get().days()))
            .divide(pace.get().spent(), 0, RoundingMode.CEILING);
    LocalDate through = account.through(day).orElseThrow();
    if (days.abs().compareTo(MOST_DAYS) > 0) {
      return row.note(Note.of("not_used_up"));
    }
    LocalDate usedUp = through.plusDays(days.longValueExact());
    LedgerMetric.Row dated = row.date(usedUp).note(Note.of("projection"));
    return usedUp.isBefore(day) ? dated.note(Note.of("passed")) : dated;
  }

  private static LedgerMetric.Row shortfall(
      LedgerMetric.Row row, Account account, Query query, BigDecimal balance) {
    LocalDate day = query.period().last();
    Optional<Account.Pace> pace = account.pace(day);
    if (pace.isEmpty() || account.lastDay().isEmpty()) {
      return row.note(Note.of(pace.isEmpty() ? "no_pace" : "no_end"));
    }
    long left =
        Math.max(
            0,
            ChronoUnit.DAYS.between(account.through(day).orElseThrow(), account.lastDay().get()));
    int decimals = CurrencyUnit.of(account.currency()).getDecimalPlaces();
    // One division at the end: (spent × left - balance × days) ÷ days.
    BigDecimal lacking =
        pace.get()
            .spent()
            .multiply(BigDecimal.valueOf(left))
            .subtract(balance.multiply(BigDecimal.valueOf(pace.get().days())))
            .divide(BigDecimal.valueOf(pace.get().days()), decimals, RoundingMode.HALF_EVEN);
    return row.number(lacking.max(BigDecimal.ZERO), decimals).note(Note.of("projection"));
  }

  private static List<LedgerMetric.Row> rates(Account account, Query query) {
    LocalDate day = query.period().last();
    List<Account.Spent> spent = account.spentBy(day);
    List<LedgerMetric.Row> rows = new ArrayList<>();
    account
        .lines(Ledger.Entry.BUDGET)
        .forEach((period, budget) -> rows.add(rate(account, day, period, budget)));
    if (rows.isEmpty() && !spent.isEmpty()) {
      LedgerMetric.Row row =
          LedgerMetric.Row.of(Split.NONE).records(spent).note(Note.of("no_budget"));
      account
          .lines(Ledger.Entry.UNAPPROVED)
          .values()
          .forEach(line -> row.leftOut("not_approved", line));
      rows.add(row);
    }
    return rows;
  }

  private static LedgerMetric.Row rate(Account account, LocalDate day, String text, Cell budget) {
    PartialPeriod period = PartialPeriod.parse(text);
    LocalDate first = period.firstDay();
    LocalDate last = period.lastDay().orElse(LocalDate.MAX);
    List<Account.Spent> same = account.spentInside(first, last, day);
    LedgerMetric.Row row =
        LedgerMetric.Row.of(Split.of(Dimension.YEAR, text))
            .records(same)
            .leftOut("not_approved", account.line(Ledger.Entry.UNAPPROVED, text));
    if (same.isEmpty()) {
      return row.note(Note.of("no_delivery"));
    }
    if (!account.isWhole(same, first, last)) {
      return row.note(Note.of("delivery_in_part"));
    }
    BigDecimal approved = Ledger.amount(budget);
    return approved.signum() == 0
        ? row.note(Note.of("no_budget"))
        : row.number(
            Account.sum(same).divide(approved, RATIO_DECIMALS, RoundingMode.HALF_EVEN),
            RATIO_DECIMALS);
  }
}
