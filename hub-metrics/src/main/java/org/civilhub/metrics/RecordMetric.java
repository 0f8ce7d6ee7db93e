package org.civilhub.metrics;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
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
 * <p>A metric of your own needs an id and a {@link Judge}; splits by everything that its records
 * say, days, traces, proof, independence and merging come with it. Its figures: the whole, unless
 * its parts must not be added, and then a row for each part of each split. A record that lies in
 * several parts of a split counts once in each, so parts do not have to add up to the whole, which
 * is calculated for itself; one that does not say its part is in a row of its own.
 */
public final class RecordMetric implements MetricDefinition, Serializable {
  private static final long serialVersionUID = 1L;

  /** The rate of an amount that there is no rate for. */
  private static final String NO_RATE = "no_rate";

  /** Why a record is left out that rests on a claim's own source alone. */
  public static final String OWN_SOURCE = "own_source";

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
     * @param query the days and scope, without what parts and splits were asked for: one judgement
     *     serves them all
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

  /**
   * What a record says of a dimension.
   *
   * @param <T> type of the record
   */
  @FunctionalInterface
  public interface Facet<T> extends Serializable {
    /**
     * The parts it lies in.
     *
     * @param record the record
     * @param query the days and scope
     * @return the distinct parts; none if it does not say
     */
    List<String> parts(T record, Query query);
  }

  /** A part of a record: the women of one country at an event. */
  public interface Share {
    /**
     * What it adds.
     *
     * @return the amount
     */
    QualifiedNumber amount();

    /**
     * What is said of a dimension by which records divide.
     *
     * @param dimension the dimension
     * @return the value; empty if it is not recorded
     */
    Optional<String> value(Dimension dimension);

    /**
     * The one that it names, for a distinct count.
     *
     * @return the name; empty if it names none
     */
    default Optional<String> name() {
      return Optional.empty();
    }
  }

  /**
   * How a record divides in itself.
   *
   * @param <T> type of the record
   */
  @FunctionalInterface
  public interface Divider<T> extends Serializable {
    /**
     * Divides a record that counts or may count.
     *
     * @param record the record
     * @return its parts, which add up to the amount of its judgement: what is not said of any part
     *     is a part too; none if it does not divide
     */
    List<? extends Share> shares(T record);
  }

  /**
   * When an amount of money was given or spent.
   *
   * @param <T> type of the record
   */
  @FunctionalInterface
  public interface ValueDate<T> extends Serializable {
    /**
     * The days it may have been.
     *
     * @param record the record
     * @return the last of them; empty if that is not recorded
     */
    Optional<LocalDate> last(T record);
  }

  /** The rate that converts the amount of a record; none if it stays as it is. */
  private record Rating<T extends HubRecord>(ValueDate<T> valueDate) implements Facet<T> {
    @Override
    public List<String> parts(T record, Query query) {
      Optional<String> from = currency(record, query);
      if (query.conversion().isEmpty()
          || from.isEmpty()
          || from.get().equals(query.conversion().get().to())) {
        return List.of();
      }
      LocalDate asOf = query.scope().asOf();
      LocalDate day = valueDate.last(record).filter(asOf::isAfter).orElse(asOf);
      return query
          .conversion()
          .get()
          .rate(from.get(), day)
          .map(rate -> List.of(rate.toString()))
          .orElse(List.of(NO_RATE));
    }

    // Its own type's facet.
    @SuppressWarnings("unchecked")
    private static <T extends HubRecord> Optional<String> currency(T record, Query query) {
      Facet<T> facet =
          (Facet<T>) Facets.standard(RecordType.of(record).getType()).get(Dimension.CURRENCY);
      return facet == null ? Optional.empty() : facet.parts(record, query).stream().findFirst();
    }
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

  /**
   * A record as one of a type, null if it is of another, by its {@link RecordType}. Of the
   * interfaces of a class, Java before 23 remembers only the one asked about last, in a place that
   * all threads share: to ask every record in turns for {@link HubRecord} and its type makes them
   * wait for each other.
   */
  @SuppressWarnings("unchecked") // the types of records are disjoint
  private static <T extends HubRecord> @Nullable T as(Class<T> type, HubRecord record) {
    return RecordType.of(record).getType() == type ? (T) record : null;
  }

  private static <T extends HubRecord> Class<T> checked(Class<T> type) {
    if (RecordType.of(type).getType() != type) {
      throw new IllegalArgumentException("must be a type of record, found " + type);
    }
    return type;
  }

  private record Counted<T extends HubRecord>(
      Class<T> type, Judge<T> judge, ArrayList<String> fields) implements Serializable {
    Judgement judge(HubRecord record, Query query) {
      T one = as(type, record);
      return one == null ? Judgement.none() : judge.judge(one, query);
    }

    boolean isDisputed(HubRecord record) {
      if (record.getDiscrepancies().isEmpty()) {
        return false;
      }
      for (Discrepancy discrepancy : record.getDiscrepancies()) {
        for (String field : fields) {
          if (discrepancy.getPointer().equals(field)
              || discrepancy.getPointer().startsWith(field + "/")) {
            return true;
          }
        }
      }
      return false;
    }
  }

  /** A facet of one metric, beside those that all records of the type have. */
  private record Own<T extends HubRecord>(Class<T> type, Dimension dimension, Facet<T> facet)
      implements Serializable {}

  private record Divided<T extends HubRecord>(Class<T> type, Divider<T> divider)
      implements Serializable {
    List<? extends Share> shares(HubRecord record) {
      T one = as(type, record);
      return one == null ? List.of() : divider.shares(one);
    }
  }

  private record Taught<T extends HubRecord>(Class<T> type, Teacher<T> teacher)
      implements Serializable {
    void teach(HubRecord record, Tally tally) {
      T one = as(type, record);
      if (one != null) {
        tally.note(record.getId().value(), teacher.learn(one));
      }
    }
  }

  private final String id;
  private final MetricGroup group;
  private final String unit;
  private final Accrual accrual;
  private final ArrayList<Counted<?>> counted;
  private final ArrayList<Taught<?>> taught;
  private final @Nullable Resolver resolver;
  private final EnumSet<Dimension> resolved;
  private final ArrayList<Own<?>> own;
  private final ArrayList<Divided<?>> divided;
  private final EnumSet<Dimension> shared;
  private final EnumSet<Dimension> kept;
  private final ArrayList<ArrayList<Dimension>> views;
  private final boolean partsOnly;
  private final boolean ofPeople;
  private final boolean approximate;
  private final @Nullable Dimension explainedBy;

  private RecordMetric(Builder builder) {
    this.id = builder.id;
    this.group = builder.group;
    this.unit = builder.unit;
    this.accrual = builder.accrual;
    this.counted = new ArrayList<>(builder.counted);
    this.taught = new ArrayList<>(builder.taught);
    this.resolver = builder.resolver;
    this.resolved = EnumSet.copyOf(builder.resolved);
    this.own = new ArrayList<>(builder.own);
    this.divided = new ArrayList<>(builder.divided);
    this.shared = EnumSet.copyOf(builder.shared);
    this.kept = EnumSet.copyOf(builder.kept);
    this.views = new ArrayList<>(builder.views);
    this.partsOnly = builder.partsOnly;
    this.ofPeople = builder.ofPeople;
    this.approximate = builder.approximate;
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
    private final List<Own<?>> own = new ArrayList<>();
    private final Set<Dimension> resolved = EnumSet.noneOf(Dimension.class);
    private final List<Divided<?>> divided = new ArrayList<>();
    private final Set<Dimension> shared = EnumSet.noneOf(Dimension.class);
    private final Set<Dimension> kept = EnumSet.noneOf(Dimension.class);
    private @Nullable Resolver resolver;
    private boolean partsOnly;
    private boolean ofPeople;
    private boolean approximate;
    private @Nullable Dimension explainedBy;

    private Builder(String id, MetricGroup group, String unit, Accrual accrual) {
      this.id = id;
      this.group = group;
      this.unit = unit;
      this.accrual = accrual;
      if (unit.equals("money")) {
        kept.add(Dimension.CURRENCY);
      }
    }

    /**
     * Which records to look at, and how.
     *
     * @param <T> type of the records
     * @param type the type
     * @param judge what to make of each
     * @param fields JSON pointers of the fields that it judges by, so that other statements on them
     *     can be told
     * @return this
     * @throws IllegalArgumentException if it is not the type of a {@link RecordType}
     */
    public <T extends HubRecord> Builder of(Class<T> type, Judge<T> judge, String... fields) {
      counted.add(new Counted<>(checked(type), judge, new ArrayList<>(Arrays.asList(fields))));
      return this;
    }

    /**
     * What records say of a dimension, where this metric reads it otherwise than all others.
     *
     * @param <T> type of the records
     * @param type the type
     * @param dimension the dimension
     * @param facet the parts that each lies in
     * @return this
     * @throws IllegalArgumentException if it is not the type of a {@link RecordType}
     */
    public <T extends HubRecord> Builder by(Class<T> type, Dimension dimension, Facet<T> facet) {
      own.add(new Own<>(checked(type), dimension, facet));
      return this;
    }

    /**
     * The day whose rate converts an amount of money.
     *
     * @param <T> type of the records
     * @param type the type
     * @param valueDate the day, or several it may be: the last is taken, cut to the dataset's day
     * @return this
     * @throws IllegalArgumentException if it is not the type of a {@link RecordType}
     */
    public <T extends HubRecord> Builder valuedOn(Class<T> type, ValueDate<T> valueDate) {
      return by(type, Dimension.RATE, new Rating<>(valueDate));
    }

    /**
     * How records divide in themselves, for splits by some dimensions: an event and the people of
     * each country at it, or for a distinct count the countries of each region.
     *
     * @param <T> type of the records
     * @param type the type
     * @param divider the parts of each
     * @param dimensions the dimensions of which these parts say a value
     * @return this
     * @throws IllegalArgumentException if it is not the type of a {@link RecordType}
     */
    public <T extends HubRecord> Builder inShares(
        Class<T> type, Divider<T> divider, Dimension... dimensions) {
      divided.add(new Divided<>(checked(type), divider));
      shared.addAll(Arrays.asList(dimensions));
      return this;
    }

    /**
     * Dimensions whose parts are never added to each other: every split is by these too.
     *
     * @param dimensions the dimensions
     * @return this
     */
    public Builder neverAdding(Dimension... dimensions) {
      kept.addAll(Arrays.asList(dimensions));
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
     * A distinct count that is estimated, with its error bounds in the figure: for people, ids and
     * whatever else has no bound. An exact one holds every name, this one 4 KiB for each part of a
     * split, however many there are. While the names fit into memory, and their ids may be passed
     * on, the exact one proves more.
     *
     * <ul>
     *   <li>Number: <em>about</em> n, from a lower to an upper bound, by an HLL sketch of Apache
     *       DataSketches with 4,096 registers: a relative standard error of 1.6 %. The bounds are
     *       those of two standard deviations, within which the true number lies with a confidence
     *       of 95.4 %. Whole numbers: the estimate half-even, the lower bound rounded down, the
     *       upper one up; exactly 0 of no names. A note says so.
     *   <li>The same records give the same estimate on every engine and in any order.
     *   <li>Proof: an estimate proves nothing. What is certain is that there are at least as many
     *       names as registers set, 4,096 at most: that is proven, and nothing is above it. {@link
     *       Figure#named} is empty.
     *   <li>Of people, a part is shown as small if its lower bound is below 5.
     *   <li>The sketch, and so a partial result, holds no names and no hashes of them. But who can
     *       guess a name can try whether it may be in: nearly certain while there are few names,
     *       even chances at some five thousand. Where persons are named, name them by a keyed hash
     *       (HMAC) whose key those who get partial results do not have.
     *   <li>An empty name is none.
     *   <li>Parts that were counted exactly can be merged with it: then the whole is estimated.
     * </ul>
     *
     * @return this
     * @throws IllegalStateException if the metric is no distinct count
     */
    public Builder approximate() {
      if (accrual != Accrual.DISTINCT) {
        throw new IllegalStateException(
            id + " must be a distinct count to be approximate, found " + accrual);
      }
      approximate = true;
      return this;
    }

    /**
     * Records that counted ones refer to by {@link Dimension#REFERENCE}, and what to make of that.
     *
     * @param <T> type of the records referred to
     * @param type the type
     * @param teacher what to learn from each
     * @param resolver what becomes of a part that refers to one
     * @param dimensions the dimensions that the resolver settles
     * @return this
     * @throws IllegalArgumentException if it is not the type of a {@link RecordType}
     */
    public <T extends HubRecord> Builder referringTo(
        Class<T> type, Teacher<T> teacher, Resolver resolver, Dimension... dimensions) {
      taught.add(new Taught<>(checked(type), teacher));
      this.resolver = resolver;
      resolved.addAll(Arrays.asList(dimensions));
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
    types.addAll(refersTo());
    for (Counted<?> one : counted) {
      types.add(RecordType.of(one.type()));
    }
    return Collections.unmodifiableSet(types);
  }

  @Override
  public Set<RecordType> refersTo() {
    Set<RecordType> types = EnumSet.noneOf(RecordType.class);
    for (Taught<?> one : taught) {
      types.add(RecordType.of(one.type()));
    }
    return Collections.unmodifiableSet(types);
  }

  @Override
  public boolean isOfPeople() {
    return ofPeople;
  }

  @Override
  public Optional<Dimension> explainedBy() {
    return Optional.ofNullable(explainedBy);
  }

  @Override
  public Set<Dimension> dimensions() {
    Set<Dimension> all = EnumSet.copyOf(resolved);
    all.addAll(shared);
    all.addAll(kept);
    for (Own<?> one : own) {
      all.add(one.dimension());
    }
    for (Counted<?> one : counted) {
      all.addAll(Facets.standard(one.type()).keySet());
    }
    all.remove(Dimension.REFERENCE);
    all.remove(Dimension.RATE);
    if (accrual == Accrual.STOCK) {
      all.removeIf(Dimension::isOfTime);
    }
    return Collections.unmodifiableSet(all);
  }

  @Override
  public Metric<HubRecord, Tally, List<Figure>> on(Query query) {
    return new Asked(this, query);
  }

  /** How many types of records it counts. */
  int types() {
    return counted.size();
  }

  /** Whether its distinct counts are estimated. */
  boolean isApproximate() {
    return approximate;
  }

  /** Whether records divide in themselves by a dimension. */
  boolean divides(Dimension dimension) {
    return shared.contains(dimension);
  }

  /** The parts of a record; none if it does not divide. */
  List<? extends Share> shares(HubRecord record) {
    if (divided.size() == 1) {
      return divided.get(0).shares(record);
    }
    List<Share> shares = new ArrayList<>();
    divided.forEach(divider -> shares.addAll(divider.shares(record)));
    return shares;
  }

  /** What the records of the i-th type counted say of a dimension; null if nothing. */
  @Nullable Facet<?> facet(int i, Dimension dimension) {
    Class<? extends HubRecord> type = counted.get(i).type();
    for (Own<?> facet : own) {
      if (facet.type().equals(type) && facet.dimension() == dimension) {
        return facet.facet();
      }
    }
    return Facets.standard(type).get(dimension);
  }

  /** The splits that a query asks for, the whole first if it is shown. */
  private List<List<Dimension>> views(Query query) {
    List<List<Dimension>> asked = new ArrayList<>();
    if (query.only().isPresent()) {
      asked.add(List.copyOf(query.only().get().parts().keySet()));
    } else {
      if (!partsOnly) {
        asked.add(List.of());
      }
      asked.addAll(query.splits().isEmpty() ? views : query.splits());
    }
    Set<Dimension> known = dimensions();
    for (List<Dimension> view : asked) {
      for (Dimension dimension : view) {
        if (!known.contains(dimension)) {
          throw new IllegalArgumentException(
              id
                  + " does not split by "
                  + dimension.getCode()
                  + ", but by "
                  + known.stream().map(Dimension::getCode).toList());
        }
      }
    }
    return asked;
  }

  /** The metric for one query. */
  static final class Asked implements Metric<HubRecord, Tally, List<Figure>> {
    private static final long serialVersionUID = 1L;

    private final RecordMetric metric;
    private final Query query;
    private final transient List<List<Dimension>> asked;
    private final transient View[] views;
    private final transient boolean admitsAll;

    /** What its judgement depends on. */
    private final transient Query judged;

    Asked(RecordMetric metric, Query query) {
      this.metric = metric;
      this.query = query;
      this.asked = metric.views(query);
      this.admitsAll = query.except().isEmpty();
      this.judged = withoutParts(query);
      this.views = new View[asked.size()];
      for (int i = 0; i < views.length; i++) {
        views[i] = view(asked.get(i));
      }
    }

    private View view(List<Dimension> dimensions) {
      Set<Dimension> keyed = EnumSet.noneOf(Dimension.class);
      keyed.addAll(dimensions);
      keyed.addAll(metric.kept);
      if (query.conversion().isPresent() && metric.unit.equals("money")) {
        keyed.add(Dimension.RATE);
      }
      if (metric.resolver != null) {
        keyed.removeAll(metric.resolved);
        keyed.add(Dimension.REFERENCE);
      }
      return View.of(metric, query, List.copyOf(keyed));
    }

    private Object writeReplace() {
      return new Written(metric, query);
    }

    /** What is written in its place: the rest follows from these. */
    private record Written(RecordMetric metric, Query query) implements Serializable {
      private Object readResolve() {
        return metric.on(query);
      }
    }

    @Override
    public Tally empty() {
      return Tally.empty(views.length);
    }

    @Override
    public Tally add(Tally total, HubRecord record) {
      teach(total, record);
      Taking taking = new Taking(record);
      for (int i = 0; i < metric.counted.size(); i++) {
        if (judges(taking, i)) {
          take(total, i, taking);
        }
      }
      return total;
    }

    RecordMetric metric() {
      return metric;
    }

    /** Whether another makes the same of every record, and only shows it by other parts. */
    boolean judgesAs(Asked other) {
      return metric == other.metric && judged.equals(other.judged);
    }

    private static Query withoutParts(Query query) {
      return new Query(
          query.scope(),
          query.period(),
          Optional.empty(),
          List.of(),
          query.except(),
          query.internal(),
          query.named(),
          query.conversion());
    }

    private void teach(Tally total, HubRecord record) {
      for (Taught<?> taught : metric.taught) {
        taught.teach(record, total);
      }
    }

    /** Makes something of a record of the i-th of the types counted; false if nothing. */
    private boolean judges(Taking taking, int i) {
      HubRecord record = taking.record();
      Counted<?> counted = metric.counted.get(i);
      Judgement judgement = counted.judge(record, judged);
      if (judgement.verdict() == Judgement.Verdict.NONE) {
        return false;
      }
      if (!admitsAll && !query.admits(record)) {
        if (!judgement.mayCount()) {
          return false;
        }
        judgement = judgement.butUndecided(OWN_SOURCE);
      }
      boolean disputed = judgement.isCounted() && counted.isDisputed(record);
      String id = query.named() == 0 ? null : Cell.name(record);
      taking.judge(metric, judgement, disputed, id, query.named());
      return true;
    }

    private void take(Tally total, int type, Taking taking) {
      for (int i = 0; i < views.length; i++) {
        views[i].add(total.views().get(i), type, taking);
      }
    }

    @Override
    public Tally merge(Tally a, Tally b) {
      return a.plus(b, query.named());
    }

    @Override
    public List<Figure> finish(Tally total) {
      List<SortedMap<Split, Cell>> cells = new ArrayList<>();
      for (int i = 0; i < views.length; i++) {
        cells.add(metric.settled(total, total.views().get(i), views[i], query));
      }
      return metric.figures(cells, asked, query);
    }
  }

  /**
   * Several that make the same of every record, which is therefore judged and divided once for all.
   */
  static final class Together {
    private final Asked[] members;
    private final int[] places;

    /**
     * Joins metrics of a set.
     *
     * @param members each {@linkplain Asked#judgesAs judges as} the first
     * @param places where the accumulator of each stands
     */
    Together(List<Asked> members, List<Integer> places) {
      this.members = members.toArray(Asked[]::new);
      this.places = MetricSet.array(places);
    }

    /** Adds a record to the accumulator of each. */
    void add(List<Serializable> parts, Taking taking) {
      HubRecord record = taking.record();
      if (!members[0].metric.taught.isEmpty()) {
        for (int i = 0; i < places.length; i++) {
          members[i].teach((Tally) parts.get(places[i]), record);
        }
      }
      for (int type = 0; type < members[0].metric.counted.size(); type++) {
        if (members[0].judges(taking, type)) {
          for (int i = 0; i < places.length; i++) {
            members[i].take((Tally) parts.get(places[i]), type, taking);
          }
        }
      }
    }
  }

  /** Cells by their parts, once what they refer to is known. */
  private SortedMap<Split, Cell> settled(
      Tally total, Map<String, Cell> view, View asked, Query query) {
    SortedMap<Split, Cell> cells = new TreeMap<>();
    for (Map.Entry<String, Cell> entry : new TreeMap<>(view).entrySet()) {
      Split split = asked.split(entry.getKey());
      Resolution resolution =
          resolver == null ? Resolution.counts(split) : resolution(split, total);
      Cell settled = entry.getValue();
      if (resolution.leftOut().isPresent()) {
        settled = settled.asLeftOut(resolution.leftOut().get(), resolution.open(), query.named());
      }
      Split part = resolution.split();
      Optional<ExchangeRate> rate = rate(part);
      if (rate.isPresent()) {
        part = part.with(Dimension.CURRENCY, rate.get().to());
        settled = settled.times(rate.get().rate());
      }
      cells.computeIfAbsent(part, s -> new Cell()).addAll(settled, query.named());
    }
    return cells;
  }

  private static Optional<ExchangeRate> rate(Split part) {
    return part.get(Dimension.RATE)
        .filter(rate -> !rate.equals(NO_RATE) && !rate.equals(Dimension.NOT_RECORDED))
        .map(ExchangeRate::parse);
  }

  /** What is to be said of the rates of some cells. */
  private static List<Note> rates(Collection<Split> cells) {
    SortedSet<String> used = new TreeSet<>();
    SortedSet<String> lacking = new TreeSet<>();
    for (Split cell : cells) {
      rate(cell).ifPresent(rate -> used.add(rate.toString()));
      if (cell.get(Dimension.RATE).equals(Optional.of(NO_RATE))) {
        lacking.add(cell.get(Dimension.CURRENCY).orElse(Dimension.NOT_RECORDED));
      }
    }
    List<Note> notes = new ArrayList<>();
    used.forEach(rate -> notes.add(Note.of("converted", rate)));
    lacking.forEach(currency -> notes.add(Note.of("no_rate", currency)));
    return notes;
  }

  private Resolution resolution(Split split, Tally total) {
    Split plain = split.without(Dimension.REFERENCE);
    String reference = split.get(Dimension.REFERENCE).orElse(Dimension.NOT_RECORDED);
    if (resolver == null || reference.equals(Dimension.NOT_RECORDED)) {
      Split unsaid = plain;
      for (Dimension dimension : resolved) {
        unsaid = unsaid.with(dimension, Dimension.NOT_RECORDED);
      }
      return Resolution.counts(unsaid);
    }
    return resolver.resolve(reference, Optional.ofNullable(total.facts().get(reference)), plain);
  }

  private List<Figure> figures(
      List<SortedMap<Split, Cell>> cells, List<List<Dimension>> asked, Query query) {
    if (query.only().isPresent()) {
      return List.of(asked(cells.get(0), query, query.only().get()));
    }
    List<Figure> figures = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      if (asked.get(i).isEmpty()) {
        figures.add(part(cells.get(i), query, Split.NONE));
      } else {
        figures.addAll(split(cells.get(i), asked.get(i), query));
      }
    }
    return figures;
  }

  /** The one part asked for; of people, it shows no more than it does beside the other parts. */
  private Figure asked(SortedMap<Split, Cell> cells, Query query, Split part) {
    List<Figure> beside =
        ofPeople && !query.internal() && !part.equals(Split.NONE)
            ? split(cells, List.copyOf(part.parts().keySet()), query)
            : List.of();
    return beside.stream()
        .filter(figure -> figure.split().equals(part))
        .findFirst()
        .orElseGet(() -> part(cells, query, part));
  }

  /** A figure for each part, by the dimensions asked for and those that are never added. */
  private List<Figure> split(SortedMap<Split, Cell> cells, List<Dimension> view, Query query) {
    Set<Dimension> shown = EnumSet.copyOf(view);
    shown.addAll(kept);
    SortedMap<Split, Cell> parts = new TreeMap<>();
    Map<Split, List<Split>> of = new HashMap<>();
    Set<Set<Dimension>> dimensions = new HashSet<>();
    for (Map.Entry<Split, Cell> entry : cells.entrySet()) {
      Split part = entry.getKey().restrictedTo(shown);
      parts.computeIfAbsent(part, s -> new Cell()).addAll(entry.getValue(), query.named());
      of.computeIfAbsent(part, s -> new ArrayList<>()).add(entry.getKey());
      dimensions.add(part.parts().keySet());
    }
    boolean isEven = dimensions.size() <= 1;
    Unsaid unsaid = new Unsaid(isEven ? parts : Collections.emptySortedMap());
    List<Figure> figures = new ArrayList<>();
    for (Map.Entry<Split, Cell> entry : parts.entrySet()) {
      Cell cell = entry.getValue();
      if (cell.records() + cell.missing() + cell.undatable() > 0) {
        Split part = entry.getKey();
        Cell all = cell.copy();
        all.leaveOpen(isEven ? unsaid.open(part) : open(parts.entrySet(), part));
        figures.add(figure(part, all, rates(of.getOrDefault(part, List.of())), query));
      }
    }
    return ofPeople && !query.internal() ? SmallCells.hide(figures) : figures;
  }

  /** The parts that do not say of everything what they are, by what they do say. */
  private static final class Unsaid {
    private final Map<Set<Dimension>, Map<Split, Long>> bySaid = new HashMap<>();
    private final SortedMap<Split, Cell> parts;

    /**
     * @param parts cells by parts, all of the same dimensions
     */
    Unsaid(SortedMap<Split, Cell> parts) {
      this.parts = parts;
      for (Map.Entry<Split, Cell> entry : parts.entrySet()) {
        Split split = entry.getKey();
        Set<Dimension> said = split.said();
        if (said.size() < split.parts().size()) {
          bySaid
              .computeIfAbsent(said, s -> new HashMap<>())
              .merge(
                  split.restrictedTo(said), entry.getValue().mayBelongElsewhere(), Math::addExact);
        }
      }
    }

    /** How many records of other parts may belong to one. */
    long open(Split part) {
      long open = 0;
      for (Map.Entry<Set<Dimension>, Map<Split, Long>> group : bySaid.entrySet()) {
        open += group.getValue().getOrDefault(part.restrictedTo(group.getKey()), 0L);
      }
      Cell own = parts.get(part);
      return own != null && part.said().size() < part.parts().size()
          ? open - own.mayBelongElsewhere()
          : open;
    }
  }

  /** How many records may belong to a part without saying so. */
  private static long open(Collection<Map.Entry<Split, Cell>> cells, Split part) {
    long open = 0;
    for (Map.Entry<Split, Cell> entry : cells) {
      if (!entry.getKey().isIn(part) && entry.getKey().mayBeIn(part)) {
        open += entry.getValue().mayBelongElsewhere();
      }
    }
    return open;
  }

  private Figure part(SortedMap<Split, Cell> cells, Query query, Split part) {
    Cell sum = new Cell();
    sum.leaveOpen(open(cells.entrySet(), part));
    Map<Dimension, Set<String>> parts = new TreeMap<>();
    List<Split> of = new ArrayList<>();
    for (Map.Entry<Split, Cell> entry : cells.entrySet()) {
      if (entry.getKey().isIn(part)) {
        sum.addAll(entry.getValue(), query.named());
        of.add(entry.getKey());
        if (entry.getValue().records() == 0) {
          continue; // there is nothing of it to add
        }
        for (Dimension dimension : kept) {
          entry
              .getKey()
              .get(dimension)
              .ifPresent(v -> parts.computeIfAbsent(dimension, d -> new TreeSet<>()).add(v));
        }
      }
    }
    Figure figure = figure(part, sum, rates(of), query);
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
        figure.trace(),
        Optional.empty(),
        QualifiedNumber.unknown(),
        notes);
  }

  private Figure figure(Split part, Cell cell, List<Note> rates, Query query) {
    boolean money = unit.equals("money");
    List<Note> notes = new ArrayList<>(notes(cell));
    notes.addAll(rates);
    boolean converted = false;
    for (Note rate : rates) {
      converted |= rate.code().equals("converted");
    }
    return new Figure(
        id,
        money ? part.without(Dimension.CURRENCY) : part,
        converted ? value(cell, query).map(n -> rounded(n, query)) : value(cell, query),
        Optional.empty(),
        money ? part.get(Dimension.CURRENCY).orElse(Dimension.NOT_RECORDED) : unit,
        0,
        query.period(),
        Optional.of(Basis.of(cell)),
        query.named() == 0 ? Optional.empty() : Optional.of(cell.trace()),
        accrual == Accrual.DISTINCT && !cell.isEstimated()
            ? Optional.of(cell.certain())
            : Optional.empty(),
        proof(cell, query),
        notes);
  }

  private static QualifiedNumber rounded(QualifiedNumber amount, Query query) {
    return QualifiedNumber.computed(
        query.conversion().orElseThrow().rounded(amount.getNumber().orElseThrow()));
  }

  private Optional<QualifiedNumber> value(Cell cell, Query query) {
    if (accrual == Accrual.DISTINCT && cell.certain() == 0 && cell.largest().isPresent()) {
      return Optional.of(lower(cell.largest().get()));
    }
    if (cell.records() == 0) {
      return isClosed(cell, query) ? Optional.of(QualifiedNumber.exact(0)) : Optional.empty();
    }
    return Optional.of(accrual == Accrual.DISTINCT ? cell.distinct() : cell.sum());
  }

  @Override
  public boolean isDeclaredComplete(Scope scope) {
    for (Counted<?> one : counted) {
      if (!scope.complete().contains(RecordType.of(one.type()))) {
        return false;
      }
    }
    return true;
  }

  /** Whether there can be no more to it than is recorded. */
  private boolean isClosed(Cell cell, Query query) {
    return isDeclaredComplete(query.scope())
        && !query.period().last().isAfter(query.scope().asOf())
        && cell.missing() + cell.undatable() + cell.open() == 0;
  }

  /**
   * What the cell proves: an interval from its lower bound, up to its upper one if nothing lacks
   * and nothing is estimated.
   */
  private QualifiedNumber proof(Cell cell, Query query) {
    boolean closed = isClosed(cell, query);
    if (accrual != Accrual.DISTINCT) {
      return closed ? cell.sum() : lower(cell.sum());
    }
    QualifiedNumber named = QualifiedNumber.exact(cell.certain());
    return closed && !cell.isEstimated()
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
      if (cell.isEstimated()) {
        notes.add(NameSketch.NOTE);
      }
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
