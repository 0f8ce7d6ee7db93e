package org.civilhub.metrics.finance;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.civilhub.metrics.Accrual;
import org.civilhub.metrics.Basis;
import org.civilhub.metrics.Dimension;
import org.civilhub.metrics.Figure;
import org.civilhub.metrics.Metric;
import org.civilhub.metrics.MetricDefinition;
import org.civilhub.metrics.MetricGroup;
import org.civilhub.metrics.Note;
import org.civilhub.metrics.Period;
import org.civilhub.metrics.Query;
import org.civilhub.metrics.Split;
import org.civilhub.model.Budget;
import org.civilhub.model.Contribution;
import org.civilhub.model.Delivery;
import org.civilhub.model.HubRecord;
import org.civilhub.model.Project;
import org.civilhub.model.RecordType;
import org.civilhub.model.code.BudgetStatus;
import org.civilhub.model.code.ContributionKind;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.PartialPeriod;
import org.civilhub.model.value.QualifiedNumber;
import org.joda.money.BigMoney;

/** A metric that is calculated from what was given to and spent by each project. */
final class LedgerMetric implements MetricDefinition, Serializable {
  private static final long serialVersionUID = 1L;

  /** Rows of one project in one currency. */
  @FunctionalInterface
  interface Formula extends Serializable {
    List<Row> rows(Account account, Query query);
  }

  private final String id;
  private final String unit;
  private final Formula formula;

  LedgerMetric(String id, String unit, Formula formula) {
    this.id = id;
    this.unit = unit;
    this.formula = formula;
  }

  /** One figure to be, filled in step by step. */
  static final class Row {
    private final List<Note> notes = new ArrayList<>();
    private final SortedMap<String, Long> leftOut = new TreeMap<>();
    private final Split split;
    private Optional<QualifiedNumber> number = Optional.empty();
    private Optional<LocalDate> date = Optional.empty();
    private int decimals;
    private boolean perDay;
    private long records;
    private long missing;
    private long undatable;

    private Row(Split split) {
      this.split = split;
    }

    static Row of(Split split) {
      return new Row(split);
    }

    Row number(BigDecimal value, int shown) {
      number = Optional.of(QualifiedNumber.computed(value));
      decimals = shown;
      return this;
    }

    Row date(LocalDate day) {
      date = Optional.of(day);
      return this;
    }

    Row perDay() {
      perDay = true;
      return this;
    }

    Row records(List<Account.Spent> spent) {
      return records(spent.stream().mapToLong(Account.Spent::records).sum(), 0);
    }

    Row records(long more, long lacking) {
      records += more;
      missing += lacking;
      return this;
    }

    Row undatable(long more) {
      undatable += more;
      return this;
    }

    Row leftOut(String reason, long number) {
      if (number > 0) {
        leftOut.merge(reason, number, Long::sum);
      }
      return this;
    }

    Row note(Note note) {
      notes.add(note);
      return this;
    }

    /** Money tells its currency by its unit; a ratio or a day by its split. */
    private Figure figure(LedgerMetric metric, Period period, String project, String currency) {
      boolean money = metric.unit.equals("money");
      Split whole = split.with(Dimension.PROJECT, project);
      return new Figure(
          metric.id,
          money ? whole : whole.with(Dimension.CURRENCY, currency),
          number,
          date,
          money ? currency + (perDay ? Figure.PER_DAY : "") : metric.unit,
          decimals,
          period,
          Optional.of(new Basis(records, missing, undatable, leftOut)),
          Optional.empty(),
          QualifiedNumber.unknown(),
          notes);
    }
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public MetricGroup group() {
    return MetricGroup.MONEY;
  }

  @Override
  public String unit() {
    return unit;
  }

  @Override
  public Accrual accrual() {
    return Accrual.DERIVED;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public Set<RecordType> restsOn() {
    return Collections.unmodifiableSet(
        EnumSet.of(
            RecordType.PROJECT, RecordType.CONTRIBUTION, RecordType.DELIVERY, RecordType.BUDGET));
  }

  @Override
  public Metric<HubRecord, Ledger, List<Figure>> on(Query query) {
    return new Asked(this, query);
  }

  @Override
  public String toString() {
    return id;
  }

  /** The metric for one query. */
  private record Asked(LedgerMetric metric, Query query)
      implements Metric<HubRecord, Ledger, List<Figure>> {

    @Override
    public Ledger empty() {
      return Ledger.empty();
    }

    @Override
    public Ledger add(Ledger total, HubRecord record) {
      if (record instanceof Project project) {
        total.add(span(project), new Ledger.Line(BigDecimal.ZERO, 1, 0, 0));
      } else if (record instanceof Contribution contribution && query.admits(record)) {
        add(total, contribution);
      } else if (record instanceof Delivery delivery && query.admits(record)) {
        add(
            total,
            Ledger.Entry.DELIVERY,
            delivery.getProject(),
            delivery.getPeriod(),
            delivery.getAmount());
      } else if (record instanceof Budget budget && query.admits(record)) {
        BudgetStatus status = budget.getStatus().orElse(BudgetStatus.APPROVED);
        Ledger.Entry entry =
            status.equals(BudgetStatus.APPROVED) ? Ledger.Entry.BUDGET : Ledger.Entry.UNAPPROVED;
        add(total, entry, budget.getProject(), budget.getPeriod(), budget.getAmount());
      }
      return total;
    }

    /** A month stands for its first day at the start and for its last day at the end. */
    private static Ledger.Key span(Project project) {
      return new Ledger.Key(
          project.getId().value(),
          Ledger.Entry.SPAN,
          project.getStartsOn().flatMap(d -> d.firstDay()).map(LocalDate::toString).orElse(""),
          project.getEndsOn().map(d -> d.lastDay().toString()).orElse(""));
    }

    private void add(Ledger total, Contribution contribution) {
      Period.Fit fit = query.fit(contribution.getPeriod().map(PartialPeriod::start));
      if (fit == Period.Fit.OUTSIDE) {
        return;
      }
      Optional<ContributionKind> kind = contribution.getKind();
      Optional<BigMoney> amount = contribution.getAmount();
      total.add(
          new Ledger.Key(
              contribution.getProject().map(Id::value).orElse(Dimension.NOT_RECORDED),
              entry(kind.orElse(ContributionKind.CASH), fit),
              contribution.getStage().getCode(),
              amount.map(a -> a.getCurrencyUnit().getCode()).orElse(Dimension.NOT_RECORDED)),
          new Ledger.Line(
              amount.map(BigMoney::getAmount).orElse(BigDecimal.ZERO),
              amount.isPresent() ? 1 : 0,
              amount.isPresent() ? 0 : 1,
              kind.isEmpty() ? 1 : 0));
    }

    private static Ledger.Entry entry(ContributionKind kind, Period.Fit fit) {
      if (!kind.isKnown()) {
        return Ledger.Entry.UNKNOWN_KIND;
      }
      if (kind.equals(ContributionKind.IN_KIND)) {
        return Ledger.Entry.IN_KIND;
      }
      return fit == Period.Fit.INSIDE ? Ledger.Entry.CONTRIBUTION : Ledger.Entry.UNDATABLE;
    }

    private static void add(
        Ledger total,
        Ledger.Entry entry,
        Id<Project> project,
        PartialPeriod period,
        BigMoney amount) {
      total.add(
          new Ledger.Key(
              project.value(), entry, period.toString(), amount.getCurrencyUnit().getCode()),
          new Ledger.Line(amount.getAmount(), 1, 0, 0));
    }

    @Override
    public Ledger merge(Ledger a, Ledger b) {
      return a.plus(b);
    }

    @Override
    public List<Figure> finish(Ledger total) {
      List<Figure> figures = new ArrayList<>();
      Account.of(total)
          .forEach(
              (project, byCurrency) ->
                  byCurrency.forEach(
                      (currency, account) ->
                          metric.formula.rows(account, query).stream()
                              .filter(row -> isAsked(row.split, project, currency))
                              .map(row -> row.figure(metric, query.period(), project, currency))
                              .forEach(figures::add)));
      return figures;
    }

    private boolean isAsked(Split split, String project, String currency) {
      Split whole = split.with(Dimension.PROJECT, project).with(Dimension.CURRENCY, currency);
      return query.only().filter(part -> !whole.isIn(part)).isEmpty();
    }
  }
}
