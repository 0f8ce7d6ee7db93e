package org.civilhub.metrics.finance;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.civilhub.metrics.Accrual;
import org.civilhub.metrics.Basis;
import org.civilhub.metrics.Cell;
import org.civilhub.metrics.Conversion;
import org.civilhub.metrics.Dimension;
import org.civilhub.metrics.ExchangeRate;
import org.civilhub.metrics.Figure;
import org.civilhub.metrics.Metric;
import org.civilhub.metrics.MetricDefinition;
import org.civilhub.metrics.MetricGroup;
import org.civilhub.metrics.Note;
import org.civilhub.metrics.Period;
import org.civilhub.metrics.Query;
import org.civilhub.metrics.Split;
import org.civilhub.metrics.Tally;
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

  /** The last day that a contribution may have been given on, which is that of its rate. */
  static Optional<LocalDate> valueDate(Contribution contribution) {
    return contribution.getPeriod().map(period -> period.start().lastDay());
  }

  /** Rows of one project in one currency. */
  @FunctionalInterface
  interface Formula extends Serializable {
    List<Row> rows(Account account, Query query);
  }

  private final String id;
  private final String unit;
  private final EnumSet<Dimension> dimensions;
  private final Formula formula;

  LedgerMetric(String id, String unit, Set<Dimension> dimensions, Formula formula) {
    this.id = id;
    this.unit = unit;
    this.dimensions = EnumSet.of(Dimension.PROJECT, Dimension.CURRENCY);
    this.dimensions.addAll(dimensions);
    this.formula = formula;
  }

  /** One figure to be, filled in step by step. */
  static final class Row {
    private final List<Note> notes = new ArrayList<>();
    private final Split split;
    private final Cell basis = Cell.empty();
    private Optional<QualifiedNumber> number = Optional.empty();
    private Optional<LocalDate> date = Optional.empty();
    private int decimals;
    private boolean perDay;

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
      spent.forEach(s -> records(s.line()));
      return this;
    }

    Row records(Cell line) {
      basis.addAll(line, Integer.MAX_VALUE);
      return this;
    }

    Row undatable(Cell line) {
      basis.addAll(line.asUndatable(), Integer.MAX_VALUE);
      return this;
    }

    Row leftOut(String reason, Cell line) {
      basis.addAll(line.asLeftOut(reason, false, Integer.MAX_VALUE), Integer.MAX_VALUE);
      return this;
    }

    Row note(Note note) {
      notes.add(note);
      return this;
    }

    /** Money tells its currency by its unit; a ratio or a day by its split. */
    private Figure figure(LedgerMetric metric, Query query, String project, Account account) {
      boolean money = metric.unit.equals("money");
      String currency = account.currency();
      notes.addAll(account.rates());
      if (money && !perDay && account.isConverted()) {
        Conversion conversion = query.conversion().orElseThrow();
        number =
            number
                .flatMap(QualifiedNumber::getNumber)
                .map(conversion::rounded)
                .map(QualifiedNumber::computed);
      }
      Split whole = split.with(Dimension.PROJECT, project);
      return new Figure(
          metric.id,
          money ? whole : whole.with(Dimension.CURRENCY, currency),
          number,
          date,
          money ? currency + (perDay ? Figure.PER_DAY : "") : metric.unit,
          decimals,
          query.period(),
          Optional.of(Basis.of(basis)),
          query.named() == 0 ? Optional.empty() : Optional.of(basis.trace()),
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
  public Set<Dimension> dimensions() {
    return Collections.unmodifiableSet(EnumSet.copyOf(dimensions));
  }

  @Override
  public Metric<HubRecord, Tally, List<Figure>> on(Query query) {
    List<Dimension> asked = new ArrayList<>();
    if (query.only().isPresent()) {
      asked.addAll(query.only().get().parts().keySet());
    }
    for (List<Dimension> split : query.splits()) {
      asked.addAll(split);
    }
    for (Dimension dimension : asked) {
      if (!dimensions.contains(dimension)) {
        throw new IllegalArgumentException(
            id + " does not split by " + dimension.getCode() + ", but is always by " + dimensions);
      }
    }
    return new Asked(this, query);
  }

  @Override
  public String toString() {
    return id;
  }

  /** The metric for one query. */
  private record Asked(LedgerMetric metric, Query query)
      implements Metric<HubRecord, Tally, List<Figure>> {

    @Override
    public Tally empty() {
      return Tally.empty(1);
    }

    @Override
    public Tally add(Tally total, HubRecord record) {
      RecordType type = RecordType.of(record);
      if (type == RecordType.PROJECT) {
        total.cell(0, span((Project) record).toString()).add(record, Optional.empty(), 0);
      } else if (type == RecordType.CONTRIBUTION && query.admits(record)) {
        add(total, (Contribution) record);
      } else if (type == RecordType.DELIVERY && query.admits(record)) {
        add(total, (Delivery) record);
      } else if (type == RecordType.BUDGET && query.admits(record)) {
        add(total, (Budget) record);
      }
      return total;
    }

    private void add(Tally total, Delivery delivery) {
      add(
          total,
          delivery,
          Ledger.Entry.DELIVERY,
          delivery.getProject(),
          delivery.getPeriod(),
          delivery.getAmount());
    }

    private void add(Tally total, Budget budget) {
      BudgetStatus status = budget.getStatus().orElse(BudgetStatus.APPROVED);
      Ledger.Entry entry =
          status.equals(BudgetStatus.APPROVED) ? Ledger.Entry.BUDGET : Ledger.Entry.UNAPPROVED;
      add(total, budget, entry, budget.getProject(), budget.getPeriod(), budget.getAmount());
    }

    /** A month stands for its first day at the start and for its last day at the end. */
    private static Ledger.Key span(Project project) {
      return new Ledger.Key(
          project.getId().value(),
          Ledger.Entry.SPAN,
          project.getStartsOn().flatMap(d -> d.firstDay()).map(LocalDate::toString).orElse(""),
          project.getEndsOn().map(d -> d.lastDay().toString()).orElse(""),
          "");
    }

    private void add(Tally total, Contribution contribution) {
      Period.Fit fit = query.fit(contribution.getPeriod().map(PartialPeriod::start));
      if (fit == Period.Fit.OUTSIDE) {
        return;
      }
      Optional<ContributionKind> kind = contribution.getKind();
      Optional<BigMoney> amount = contribution.getAmount();
      Ledger.Key key =
          new Ledger.Key(
              contribution.getProject().map(Id::value).orElse(Dimension.NOT_RECORDED),
              entry(kind.orElse(ContributionKind.CASH), fit),
              contribution.getStage().getCode(),
              amount.map(a -> a.getCurrencyUnit().getCode()).orElse(Dimension.NOT_RECORDED),
              rate(amount, valueDate(contribution)));
      Optional<BigDecimal> number = amount.map(BigMoney::getAmount);
      total.cell(0, key.toString()).add(contribution, number, query.named());
      if (kind.isEmpty()) {
        Ledger.Key unsaid =
            new Ledger.Key(
                key.project(), Ledger.Entry.KIND_NOT_SAID, key.part(), key.currency(), key.rate());
        total.cell(0, unsaid.toString()).add(contribution, number, 0);
      }
    }

    /** What converts an amount; nothing if it stays as it is. */
    private String rate(Optional<BigMoney> amount, Optional<LocalDate> valueDate) {
      if (query.conversion().isEmpty() || amount.isEmpty()) {
        return "";
      }
      String from = amount.get().getCurrencyUnit().getCode();
      LocalDate asOf = query.scope().asOf();
      LocalDate day = valueDate.filter(asOf::isAfter).orElse(asOf);
      return from.equals(query.conversion().get().to())
          ? ""
          : query
              .conversion()
              .get()
              .rate(from, day)
              .map(ExchangeRate::toString)
              .orElse(Ledger.NO_RATE);
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

    private void add(
        Tally total,
        HubRecord record,
        Ledger.Entry entry,
        Id<Project> project,
        PartialPeriod period,
        BigMoney amount) {
      Ledger.Key key =
          new Ledger.Key(
              project.value(),
              entry,
              period.toString(),
              amount.getCurrencyUnit().getCode(),
              rate(Optional.of(amount), period.lastDay()));
      total.cell(0, key.toString()).add(record, Optional.of(amount.getAmount()), query.named());
    }

    @Override
    public Tally merge(Tally a, Tally b) {
      return a.plus(b, query.named());
    }

    @Override
    public List<Figure> finish(Tally total) {
      List<Figure> figures = new ArrayList<>();
      for (Map.Entry<String, SortedMap<String, Account>> ofProject : Account.of(total).entrySet()) {
        String project = ofProject.getKey();
        for (Account account : ofProject.getValue().values()) {
          for (Row row : metric.formula.rows(account, query)) {
            if (isAsked(row.split, project, account.currency())) {
              figures.add(row.figure(metric, query, project, account));
            }
          }
        }
      }
      return figures;
    }

    private boolean isAsked(Split split, String project, String currency) {
      Split whole = split.with(Dimension.PROJECT, project).with(Dimension.CURRENCY, currency);
      return query.only().isEmpty() || whole.isIn(query.only().get());
    }
  }
}
