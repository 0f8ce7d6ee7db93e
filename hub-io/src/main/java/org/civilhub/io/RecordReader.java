package org.civilhub.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collector;
import org.civilhub.model.HubRecord;
import org.civilhub.model.RecordType;
import org.civilhub.model.rule.DatasetCheck;
import org.civilhub.model.rule.DatasetContext;
import org.civilhub.model.rule.FindingLog;
import org.civilhub.model.rule.Place;
import org.civilhub.model.rule.Ruleset;
import org.civilhub.model.value.IdSet;

/**
 * Reads the records of a dataset from one format: into memory, one by one, or judged by every rule
 * as they come. Whatever is wrong with a record becomes a finding with its place, all that is wrong
 * with it at once; good records are kept, and read is always accepted and rejected.
 *
 * <p>A format is a subclass with the one method {@link #scan}. Readers are immutable, to be shared.
 */
public abstract class RecordReader {
  private final int cap;

  /**
   * A reader with its own cap of findings.
   *
   * @param cap how many findings of one code are kept, 0 or more; all are counted
   * @throws IllegalArgumentException if the cap is negative
   */
  protected RecordReader(int cap) {
    this.cap = cap;
    new FindingLog(cap);
  }

  /**
   * Goes through a source once, from its start to its end.
   *
   * @param source the source, which exists
   * @param scan which records are asked for, and what takes them and the findings
   * @return the manifest, counts and findings
   * @throws IOException if the system fails to read the source
   */
  protected abstract ReadSummary scan(Path source, Scan scan) throws IOException;

  /**
   * How many findings of one code are kept.
   *
   * @return 0 or more
   */
  protected final int cap() {
    return cap;
  }

  /**
   * Reads a dataset into memory.
   *
   * @param source the file or folder
   * @return the accepted records, their places, counts and findings
   * @throws DatasetException if the source is missing or no dataset, or is of a form that this
   *     version does not read
   */
  public final ReadResult read(Path source) {
    return read(source, EnumSet.allOf(RecordType.class));
  }

  /**
   * Reads only the records of some types, as {@link #read(Path)} does; those of others are passed
   * over without a look.
   *
   * @param source the file or folder
   * @param types the types
   * @return the accepted records with their places, the manifest, counts, and findings
   * @throws DatasetException if the source is no dataset, or the system fails to read it
   */
  public final ReadResult read(Path source, Set<RecordType> types) {
    List<Located> located = new ArrayList<>();
    ReadSummary summary = forEach(source, types, located::add);
    Dataset dataset =
        Dataset.of(summary.manifest(), located.stream().map(Located::record).toList());
    return new ReadResult(dataset, located, summary);
  }

  /**
   * Reads a dataset record by record.
   *
   * @param source the file or folder
   * @param consumer takes each accepted record with its place, in the order of the source
   * @return the manifest, counts and findings
   * @throws DatasetException if the source is missing or no dataset, or is of a form that this
   *     version does not read; also in the middle, if the system fails to read on
   */
  public final ReadSummary forEach(Path source, Consumer<? super Located> consumer) {
    return forEach(source, EnumSet.allOf(RecordType.class), consumer);
  }

  private ReadSummary forEach(
      Path source, Set<RecordType> types, Consumer<? super Located> consumer) {
    Map<RecordType, IdSet> ids = new EnumMap<>(RecordType.class);
    return run(
        source,
        new Scan(types, new FindingLog(cap), cap, record -> isNew(ids, record), consumer),
        this::scan);
  }

  private static boolean isNew(Map<RecordType, IdSet> ids, HubRecord record) {
    return ids.computeIfAbsent(RecordType.of(record), type -> new IdSet())
        .add(record.getId().value());
  }

  /**
   * Reads a dataset record by record, and judges each by every rule as it comes. Nothing of a
   * record is held once it was judged, but for what the rules remember. The profile and the claims
   * are read beforehand as well.
   *
   * @param source the file or folder
   * @param rules the rules, which also say how severe a finding is
   * @param consumer takes each accepted record with its place after it was judged, in the order of
   *     the source
   * @return the manifest, counts, and the findings of reading and of the rules
   * @throws DatasetException if the source is missing or no dataset, or is of a form that this
   *     version does not read; also in the middle, if the system fails to read on
   */
  public final ReadSummary check(Path source, Ruleset rules, Consumer<? super Located> consumer) {
    return check(source, Optional.empty(), rules, consumer);
  }

  /**
   * The same with another day than the dataset's own.
   *
   * @param source the file or folder
   * @param asOf what lies after it is in the future
   * @param rules the rules, which also say how severe a finding is
   * @param consumer takes each accepted record with its place after it was judged
   * @return the manifest, counts, and the findings of reading and of the rules
   * @throws DatasetException as above
   */
  public final ReadSummary check(
      Path source, LocalDate asOf, Ruleset rules, Consumer<? super Located> consumer) {
    return check(source, Optional.of(asOf), rules, consumer);
  }

  private ReadSummary check(
      Path source, Optional<LocalDate> asOf, Ruleset rules, Consumer<? super Located> consumer) {
    return check(
        source, asOf, EnumSet.allOf(RecordType.class), rules, context -> consumer, this::scan);
  }

  /**
   * Reads a dataset, judges each record by every rule and measures it, in one pass: no record is
   * held but for what the rules and the collector remember. What the collector is made from, the
   * day, the profile and the claims, is read beforehand.
   *
   * @param <R> what is made of the accepted records, such as figures
   * @param source the file or folder
   * @param rules the rules, which also say how severe a finding is
   * @param collector makes the collector that takes the accepted records, in the order of the
   *     source; called once
   * @return what the collector made, with counts and the findings of reading and of the rules
   * @throws DatasetException if the source is missing or no dataset, or is of a form that this
   *     version does not read; also in the middle, if the system fails to read on
   */
  public final <R> CollectResult<R> collect(
      Path source,
      Ruleset rules,
      Function<? super DatasetContext, ? extends Collector<? super HubRecord, ?, R>> collector) {
    List<Filling<?, R>> fillings = new ArrayList<>();
    ReadSummary summary =
        check(
            source,
            Optional.empty(),
            EnumSet.allOf(RecordType.class),
            rules,
            context -> {
              Filling<?, R> filling = Filling.of(collector.apply(context));
              fillings.add(filling);
              return filling;
            },
            this::scan);
    return new CollectResult<>(fillings.get(0).finished(), summary);
  }

  /**
   * The same where no rule is asked for: only reads and measures.
   *
   * @param <R> what is made of the accepted records, such as figures
   * @param source the file or folder
   * @param collector makes the collector that takes the accepted records, in the order of the
   *     source; called once
   * @return what the collector made, with counts and the findings of reading
   * @throws DatasetException as above
   */
  public final <R> CollectResult<R> collect(
      Path source,
      Function<? super DatasetContext, ? extends Collector<? super HubRecord, ?, R>> collector) {
    Head head = head(source, Optional.empty(), EnumSet.allOf(RecordType.class), this::scan);
    Filling<?, R> filling = Filling.of(collector.apply(head.context()));
    ReadSummary summary = forEach(source, filling);
    return new CollectResult<>(filling.finished(), summary);
  }

  /** The container of a collector while it is filled. */
  private record Filling<A, R>(Collector<? super HubRecord, A, R> collector, A container)
      implements Consumer<Located> {
    static <A, R> Filling<A, R> of(Collector<? super HubRecord, A, R> collector) {
      return new Filling<>(collector, collector.supplier().get());
    }

    @Override
    public void accept(Located located) {
      collector.accumulator().accept(container, located.record());
    }

    @SuppressWarnings("unchecked") // who says that nothing is to be finished has a result there
    R finished() {
      return collector.characteristics().contains(Collector.Characteristics.IDENTITY_FINISH)
          ? (R) container
          : collector.finisher().apply(container);
    }
  }

  /** One way through a source. */
  interface Way {
    ReadSummary scan(Path source, Scan scan) throws IOException;
  }

  /**
   * The same over some types, by a way of the subclass's own, and into what is made once the head
   * is known.
   */
  final ReadSummary check(
      Path source,
      Optional<LocalDate> asOf,
      Set<RecordType> types,
      Ruleset rules,
      Function<? super DatasetContext, ? extends Consumer<? super Located>> consumers,
      Way way) {
    Head head = head(source, asOf, types, way);
    Consumer<? super Located> consumer = consumers.apply(head.context());
    FindingLog log = new FindingLog(cap, rules, head.scan()::locate);
    DatasetCheck check = rules.start(head.context(), log);
    Scan second =
        new Scan(
            types,
            log,
            cap,
            check::register,
            located -> {
              check.add(located.record(), located.place());
              consumer.accept(located);
            });
    head.scan().follow(second);
    ReadSummary summary = run(source, second, way);
    check.finish();
    return summary;
  }

  /** What is read beforehand, and by which scan. */
  private record Head(Scan scan, DatasetContext context) {}

  private Head head(Path source, Optional<LocalDate> asOf, Set<RecordType> types, Way way) {
    List<HubRecord> records = new ArrayList<>();
    Set<RecordType> ofHead = EnumSet.noneOf(RecordType.class);
    ofHead.addAll(types);
    ofHead.retainAll(DatasetContext.HEAD);
    Map<RecordType, IdSet> ids = new EnumMap<>(RecordType.class);
    Scan scan =
        new Scan(
            ofHead,
            new FindingLog(0),
            cap,
            record -> isNew(ids, record),
            located -> records.add(located.record()));
    Manifest manifest = run(source, scan, way).manifest();
    DatasetContext context =
        DatasetContext.of(asOf.orElse(manifest.asOf()), manifest.complete(), records);
    return new Head(scan, context.withOnly(scan.present().orElse(types)));
  }

  private static ReadSummary run(Path source, Scan scan, Way way) {
    if (!Files.exists(source)) {
      throw DatasetException.notFound(source);
    }
    try {
      return way.scan(source, scan);
    } catch (IOException e) {
      throw DatasetException.unreadable(source, e);
    }
  }

  /** What one way through a source is asked for, and where records and findings go. */
  public static final class Scan {
    private final Set<RecordType> types;
    private final FindingLog log;
    private final int cap;
    private final Predicate<? super HubRecord> isNew;
    private final Consumer<? super Located> consumer;
    private UnaryOperator<Place> places = UnaryOperator.identity();
    private Optional<Set<RecordType>> present = Optional.empty();

    Scan(
        Set<RecordType> types,
        FindingLog log,
        int cap,
        Predicate<? super HubRecord> isNew,
        Consumer<? super Located> consumer) {
      this.types = Collections.unmodifiableSet(types);
      this.log = log;
      this.cap = cap;
      this.isNew = isNew;
      this.consumer = consumer;
    }

    /**
     * The types asked for; records of others are to be passed over without a look.
     *
     * @return the types
     */
    public Set<RecordType> types() {
      return types;
    }

    /**
     * Where the findings go.
     *
     * @return the log
     */
    public FindingLog log() {
      return log;
    }

    /**
     * How many findings of one code are kept.
     *
     * @return 0 or more
     */
    public int cap() {
      return cap;
    }

    /**
     * Whether a record is the first of its type with its id. One that is not is to be rejected.
     *
     * @param record a record that is right in itself; to be asked once
     * @return true if it is
     */
    public boolean isNew(HubRecord record) {
      return isNew.test(record);
    }

    /**
     * Takes an accepted record.
     *
     * @param located the record with its place
     */
    public void accept(Located located) {
      consumer.accept(located);
    }

    /**
     * Reads what a dataset says of itself.
     *
     * @param source name of the file
     * @param json the JSON form of a manifest
     * @return the manifest; empty if it was refused, and the log says why, with pointers into it
     */
    public Optional<Manifest> manifest(String source, String json) {
      return DatasetReader.manifest(source, json, log, cap);
    }

    /**
     * The same with another log.
     *
     * @param other takes the findings
     * @return a scan of the same types
     */
    public Scan withLog(FindingLog other) {
      return new Scan(types, other, cap, isNew, consumer);
    }

    /**
     * Says that a source is but a part of a dataset: references to records of other types are not
     * judged. Where it is not called, the source is the whole.
     *
     * @param ofSource the types of which it holds records
     */
    public void limitTo(Set<RecordType> ofSource) {
      present = Optional.of(ofSource);
    }

    private Optional<Set<RecordType>> present() {
      return present;
    }

    /**
     * Says how places are told, where a format knows more of them than the record's own place and a
     * pointer into it.
     *
     * @param ofFormat makes the place of a field, as a rule names it, the place as it is told
     */
    public void locateBy(UnaryOperator<Place> ofFormat) {
      places = ofFormat;
    }

    private Place locate(Place place) {
      return places.apply(place);
    }

    /** What the other is told of places holds for this one too. */
    private void follow(Scan other) {
      places = other::locate;
    }
  }
}
