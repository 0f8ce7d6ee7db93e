package org.civilhub.metrics;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.civilhub.model.Discrepancy;
import org.civilhub.model.HubRecord;
import org.civilhub.model.RecordType;
import org.civilhub.model.value.QualifiedNumber;
import org.jspecify.annotations.Nullable;

/**
 * A metric that looks at records one by one and counts them, adds up what they hold, or counts the
 * distinct ones they name.
 *
 * <p>A metric of your own needs an id and a {@link Judge}; splits, days, proof, independence and
 * merging come with it. Its figures: the whole, unless its parts must not be added, and then a row
 * for each part of each split. Parts of a distinct count do not add up to the whole, which is
 * calculated for itself.
 */
public final class RecordMetric implements MetricDefinition, Serializable {
  private static final long serialVersionUID = 1L;

  /** Why a record is left out that rests on a claim's own source alone. */
  public static final String OWN_SOURCE = "own_source";

  /** Dimensions whose parts are never added to each other. */
  private static final Set<Dimension> NEVER_ADDED =
      EnumSet.of(Dimension.STAGE, Dimension.CURRENCY, Dimension.UNIT);

  /**
   * What a metric makes of a record. Serializable, so that it can be sent to another machine:
   * capture nothing that is not.
   *
   * @param <T> type of the record
   */
  @FunctionalInterface
  public interface Judge<T> extends Serializable {
    /**
     * Judges one record.
     *
     * @param record the record
     * @param query the days and scope
     * @return whether it counts, where and with what
     */
    Judgement judge(T record, Query query);
  }

  /**
   * What a metric learns from records that counted ones refer to.
   *
   * @param <T> type of the record
   */
  @FunctionalInterface
  public interface Teacher<T> extends Serializable {
    /**
     * What a record says.
     *
     * @param record the record
     * @return the fact that others need of it
     */
    String learn(T record);
  }

  /** What becomes of a part once it is known what its records refer to. */
  @FunctionalInterface
  public interface Resolver extends Serializable {
    /**
     * Settles a part.
     *
     * @param reference the id referred to
     * @param fact what was learnt of it; empty if it is not on record
     * @param split the part, without the reference
     * @return the part settled
     */
    Resolution resolve(String reference, Optional<String> fact, Split split);
  }

  /**
   * What became of a part.
   *
   * @param split the part
   * @param leftOut code of the reason why its records are left out; empty if they count
   * @param open whether it cannot be said that they do not count
   */
  public record Resolution(Split split, Optional<String> leftOut, boolean open) {
    /**
     * The records of the part count.
     *
     * @param split the part
     * @return the resolution
     */
    public static Resolution counts(Split split) {
      return new Resolution(split, Optional.empty(), false);
    }

    /**
     * The records of the part do not count.
     *
     * @param split the part
     * @param reason code of the reason
     * @return the resolution
     */
    public static Resolution leftOut(Split split, String reason) {
      return new Resolution(split, Optional.of(reason), false);
    }

    /**
     * The records of the part are left out because it cannot be said whether they count.
     *
     * @param split the part
     * @param reason code of the reason
     * @return the resolution
     */
    public static Resolution undecided(Split split, String reason) {
      return new Resolution(split, Optional.of(reason), true);
    }
  }

  private record Counted<T extends HubRecord>(Class<T> type, Judge<T> judge)
      implements Serializable {
    Judgement judge(HubRecord record, Query query) {
      return judge.judge(type.cast(record), query);
    }
  }

  private record Taught<T extends HubRecord>(Class<T> type, Teacher<T> teacher)
      implements Serializable {
    void teach(HubRecord record, Tally tally) {
      if (type.isInstance(record)) {
        tally.note(record.getId().value(), teacher.learn(type.cast(record)));
      }
    }
  }

  private final String id;
  private final MetricGroup group;
  private final String unit;
  private final Accrual accrual;
  private final ArrayList<Counted<?>> counted;
  private final ArrayList<Taught<?>> taught;
  private final Resolver resolver;
  private final ArrayList<ArrayList<Dimension>> views;
  private final boolean partsOnly;
  private final boolean ofPeople;
  private final @Nullable Dimension explainedBy;

  private RecordMetric(Builder builder) {
    this.id = builder.id;
    this.group = builder.group;
    this.unit = builder.unit;
    this.accrual = builder.accrual;
    this.counted = new ArrayList<>(builder.counted);
    this.taught = new ArrayList<>(builder.taught);
    this.resolver = builder.resolver;
    this.views = new ArrayList<>(builder.views);
    this.partsOnly = builder.partsOnly;
    this.ofPeople = builder.ofPeople;
    this.explainedBy = builder.explainedBy;
  }

  /**
   * A metric to be described.
   *
   * @param id identifier, snake_case
   * @param group where it stands in a report
   * @param unit what it counts; {@code money} if its amounts are money, split by currency
   * @param accrual how it adds up; {@link Accrual#DISTINCT} counts the names of its judgements
   * @return a builder
   */
  public static Builder named(String id, MetricGroup group, String unit, Accrual accrual) {
    return new Builder(id, group, unit, accrual);
  }

  /** Describes a {@link RecordMetric}. */
  public static final class Builder {
    private final String id;
    private final MetricGroup group;
    private final String unit;
    private final Accrual accrual;
    private final List<Counted<?>> counted = new ArrayList<>();
    private final List<Taught<?>> taught = new ArrayList<>();
    private final List<ArrayList<Dimension>> views = new ArrayList<>();
    private Resolver resolver = (reference, fact, split) -> Resolution.counts(split);
    private boolean partsOnly;
    private boolean ofPeople;
    private @Nullable Dimension explainedBy;

    private Builder(String id, MetricGroup group, String unit, Accrual accrual) {
      this.id = id;
      this.group = group;
      this.unit = unit;
      this.accrual = accrual;
    }

    /**
     * Which records to look at, and how.
     *
     * @param <T> type of the records
     * @param type the type
     * @param judge what to make of each
     * @return this
     */
    public <T extends HubRecord> Builder of(Class<T> type, Judge<T> judge) {
      counted.add(new Counted<>(type, judge));
      return this;
    }

    /**
     * A split to report: by one dimension, or by several at once.
     *
     * @param dimensions the dimensions
     * @return this
     */
    public Builder splitBy(Dimension... dimensions) {
      views.add(new ArrayList<>(List.of(dimensions)));
      return this;
    }

    /**
     * A split that is reported, and also told with every verdict on a claim.
     *
     * @param dimension the dimension
     * @return this
     */
    public Builder explainedBy(Dimension dimension) {
      explainedBy = dimension;
      return splitBy(dimension);
    }

    /**
     * No whole is reported, for its parts are not to be added.
     *
     * @return this
     */
    public Builder inPartsOnly() {
      partsOnly = true;
      return this;
    }

    /**
     * The figure is one of people, so small cells of its splits are protected.
     *
     * @return this
     */
    public Builder ofPeople() {
      ofPeople = true;
      return this;
    }

    /**
     * Records that counted ones refer to by {@link Dimension#REFERENCE}, and what to make of that.
     *
     * @param <T> type of the records referred to
     * @param type the type
     * @param teacher what to learn from each
     * @param resolver what becomes of a part that refers to one
     * @return this
     */
    public <T extends HubRecord> Builder referringTo(
        Class<T> type, Teacher<T> teacher, Resolver resolver) {
      taught.add(new Taught<>(type, teacher));
      this.resolver = resolver;
      return this;
    }

    /**
     * The metric described.
     *
     * @return the metric
     */
    public RecordMetric build() {
      return new RecordMetric(this);
    }
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public MetricGroup group() {
    return group;
  }

  @Override
  public String unit() {
    return unit;
  }

  @Override
  public Accrual accrual() {
    return accrual;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public Set<RecordType> restsOn() {
    Set<RecordType> types = EnumSet.noneOf(RecordType.class);
    counted.forEach(c -> types.add(RecordType.of(c.type())));
    taught.forEach(t -> types.add(RecordType.of(t.type())));
    return Collections.unmodifiableSet(types);
  }

  @Override
  public Optional<Dimension> explainedBy() {
    return Optional.ofNullable(explainedBy);
  }

  @Override
  public Metric<HubRecord, Tally, List<Figure>> on(Query query) {
    return new Asked(this, query);
  }

  /** The metric for one query. */
  private record Asked(RecordMetric metric, Query query)
      implements Metric<HubRecord, Tally, List<Figure>> {

    @Override
    public Tally empty() {
      return Tally.empty();
    }

    @Override
    public Tally add(Tally total, HubRecord record) {
      for (Taught<?> taught : metric.taught) {
        taught.teach(record, total);
      }
      for (Counted<?> counted : metric.counted) {
        if (!counted.type().isInstance(record)) {
          continue;
        }
        Judgement judgement = counted.judge(record, query);
        if (judgement.verdict() == Judgement.Verdict.NONE) {
          continue;
        }
        if (query.admits(record)) {
          total.add(judgement.split(), Cell.of(judgement, isDisputed(record, judgement)));
        } else if (judgement.mayCount()) {
          total.add(judgement.split(), Cell.of(Judgement.undecided(OWN_SOURCE), false));
        }
      }
      return total;
    }

    private static boolean isDisputed(HubRecord record, Judgement judgement) {
      for (Discrepancy discrepancy : record.getDiscrepancies()) {
        for (String field : judgement.fields()) {
          if (discrepancy.getPointer().equals(field)
              || discrepancy.getPointer().startsWith(field + "/")) {
            return true;
          }
        }
      }
      return false;
    }

    @Override
    public Tally merge(Tally a, Tally b) {
      return a.plus(b);
    }

    @Override
    public List<Figure> finish(Tally total) {
      return metric.figures(total, query);
    }
  }

  private List<Figure> figures(Tally total, Query query) {
    SortedMap<Split, Cell> cells = settled(total);
    if (query.only().isPresent()) {
      return List.of(asked(cells, query, query.only().get()));
    }
    List<Figure> figures = new ArrayList<>();
    if (!partsOnly) {
      figures.add(part(cells, query, Split.NONE));
    }
    for (List<Dimension> view : views) {
      figures.addAll(split(cells, query, view));
    }
    return figures;
  }

  /** The one part asked for; of people, it shows no more than it does beside the other parts. */
  private Figure asked(SortedMap<Split, Cell> cells, Query query, Split part) {
    List<Figure> beside =
        ofPeople && !query.internal() && !part.equals(Split.NONE)
            ? split(cells, query, List.copyOf(part.parts().keySet()))
            : List.of();
    return beside.stream()
        .filter(figure -> figure.split().equals(part))
        .findFirst()
        .orElseGet(() -> part(cells, query, part));
  }

  /** Cells by their parts, once what they refer to is known. */
  private SortedMap<Split, Cell> settled(Tally total) {
    SortedMap<Split, Cell> cells = new TreeMap<>();
    total
        .cells()
        .forEach(
            (text, cell) -> {
              Split split = Split.parse(text);
              Optional<String> reference = split.get(Dimension.REFERENCE);
              Resolution resolution = Resolution.counts(split);
              if (reference.isPresent()) {
                resolution =
                    resolver.resolve(
                        reference.get(),
                        Optional.ofNullable(total.facts().get(reference.get())),
                        split.without(Dimension.REFERENCE));
              }
              boolean open = resolution.open();
              Cell settled =
                  resolution.leftOut().map(why -> cell.asLeftOut(why, open)).orElse(cell);
              cells.merge(resolution.split(), settled, Cell::plus);
            });
    return cells;
  }

  private List<Figure> split(
      SortedMap<Split, Cell> cells, Query query, List<Dimension> dimensions) {
    SortedMap<Split, Cell> parts = new TreeMap<>();
    cells.forEach(
        (split, cell) ->
            split.by(dimensions).ifPresent(part -> parts.merge(part, cell, Cell::plus)));
    List<Map.Entry<Split, Cell>> unsaid =
        cells.entrySet().stream().filter(e -> !e.getKey().says(dimensions)).toList();
    List<Figure> figures = new ArrayList<>();
    parts.forEach(
        (part, cell) -> {
          if (cell.records() + cell.missing() + cell.undatable() > 0) {
            figures.add(figure(part, cell.plus(open(unsaid, part)), query));
          }
        });
    return ofPeople && !query.internal() ? SmallCells.hide(figures) : figures;
  }

  /** What may belong to a part without saying so: it counts nowhere in it, but leaves it open. */
  private static Cell open(Collection<Map.Entry<Split, Cell>> cells, Split part) {
    Cell open = Cell.EMPTY;
    for (Map.Entry<Split, Cell> entry : cells) {
      if (!entry.getKey().isIn(part) && entry.getKey().mayBeIn(part)) {
        open = open.plus(entry.getValue().asOpen());
      }
    }
    return open;
  }

  private Figure part(SortedMap<Split, Cell> cells, Query query, Split part) {
    Cell sum = open(cells.entrySet(), part);
    Map<Dimension, Set<String>> parts = new TreeMap<>();
    for (Map.Entry<Split, Cell> entry : cells.entrySet()) {
      if (entry.getKey().isIn(part)) {
        sum = sum.plus(entry.getValue());
        if (entry.getValue().records() == 0) {
          continue; // there is nothing of it to add
        }
        for (Dimension dimension : NEVER_ADDED) {
          entry
              .getKey()
              .get(dimension)
              .ifPresent(v -> parts.computeIfAbsent(dimension, d -> new TreeSet<>()).add(v));
        }
      }
    }
    Figure figure = figure(part, sum, query);
    List<Note> mixed =
        parts.entrySet().stream()
            .filter(e -> e.getValue().size() > 1)
            .map(e -> Note.of("never_added", e.getKey().getCode(), String.join(", ", e.getValue())))
            .toList();
    return mixed.isEmpty() ? figure : unadded(figure, mixed);
  }

  private static Figure unadded(Figure figure, List<Note> notes) {
    return new Figure(
        figure.metric(),
        figure.split(),
        Optional.empty(),
        Optional.empty(),
        figure.unit(),
        figure.decimals(),
        figure.period(),
        figure.basis(),
        Optional.empty(),
        QualifiedNumber.unknown(),
        notes);
  }

  private Figure figure(Split part, Cell cell, Query query) {
    boolean money = unit.equals("money");
    return new Figure(
        id,
        money ? part.without(Dimension.CURRENCY) : part,
        value(cell, query),
        Optional.empty(),
        money ? part.get(Dimension.CURRENCY).orElse(Dimension.NOT_RECORDED) : unit,
        0,
        query.period(),
        Optional.of(Basis.of(cell)),
        accrual == Accrual.DISTINCT ? Optional.of(cell.names().size()) : Optional.empty(),
        proof(cell, query),
        notes(cell));
  }

  private Optional<QualifiedNumber> value(Cell cell, Query query) {
    if (accrual == Accrual.DISTINCT && cell.names().isEmpty() && cell.largest().isPresent()) {
      return Optional.of(lower(cell.largest().get()));
    }
    if (cell.records() == 0) {
      return isClosed(cell, query) ? Optional.of(QualifiedNumber.exact(0)) : Optional.empty();
    }
    return Optional.of(
        accrual == Accrual.DISTINCT ? QualifiedNumber.exact(cell.names().size()) : cell.sum());
  }

  @Override
  public boolean isDeclaredComplete(Scope scope) {
    return counted.stream().allMatch(c -> scope.complete().contains(RecordType.of(c.type())));
  }

  /** Whether there can be no more to it than is recorded. */
  private boolean isClosed(Cell cell, Query query) {
    return isDeclaredComplete(query.scope())
        && !query.period().last().isAfter(query.scope().asOf())
        && cell.missing() + cell.undatable() + cell.open() == 0;
  }

  /**
   * What the cell proves: an interval from its lower bound, up to its upper one if nothing lacks.
   */
  private QualifiedNumber proof(Cell cell, Query query) {
    boolean closed = isClosed(cell, query);
    if (accrual != Accrual.DISTINCT) {
      return closed ? cell.sum() : lower(cell.sum());
    }
    QualifiedNumber named = QualifiedNumber.exact(cell.names().size());
    return closed
        ? named
        : cell.largest()
            .map(RecordMetric::lower)
            .filter(stated -> stated.isWithin(lower(named)))
            .orElse(lower(named));
  }

  /** The number or anything above it, of however many digits. */
  private static QualifiedNumber lower(QualifiedNumber number) {
    return number.plus(QualifiedNumber.atLeast(0));
  }

  private List<Note> notes(Cell cell) {
    List<Note> notes = new ArrayList<>();
    if (accrual == Accrual.DISTINCT) {
      cell.largest().ifPresent(n -> notes.add(Note.of("largest_stated", Note.number(n))));
    }
    if (cell.undated() > 0) {
      notes.add(Note.of("undated", cell.records() - cell.undated(), cell.undated()));
    }
    if (cell.disputed() > 0) {
      notes.add(Note.of("disputed", cell.disputed()));
    }
    return notes;
  }

  @Override
  public String toString() {
    return id + views.stream().map(List::toString).collect(Collectors.joining(", ", " by [", "]"));
  }
}
