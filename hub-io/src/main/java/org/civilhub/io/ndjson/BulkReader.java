package org.civilhub.io.ndjson;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collector;
import org.civilhub.io.DatasetException;
import org.civilhub.io.Located;
import org.civilhub.model.HubRecord;
import org.civilhub.model.rule.FindingLog;
import org.civilhub.model.rule.HubValidator;
import org.civilhub.model.rule.Ruleset;
import org.civilhub.model.value.LanguageTag;

/**
 * Reads the records of a file that holds one type, one record a line, however many there are.
 * Immutable, to be shared.
 *
 * <pre>{@code
 * BulkReader reader =
 *     BulkReader.builder().threads(2).checking(Ruleset.standard(), today).build();
 * BulkResult<List<Figure>> result =
 *     reader.collect(Path.of("events.ndjson.gz"), HubEvent.class, metrics.toCollector());
 * }</pre>
 *
 * <p>A file is UTF-8, as it is or packed by gzip ({@code .gz}, in one member or several). Whatever
 * is wrong with a record becomes a finding with its place; read is always accepted and rejected. A
 * record whose id another had before is rejected, for which ids are held: a fraction of a megabyte
 * a million where they are numbered one after another, some 25 MB where they are not, up to 65 MB
 * where they end in numbers far from each other. But for that the memory does not grow with the
 * file: each thread holds one chunk of lines and what was read of it. Records, findings and counts
 * are the same with any number of threads.
 */
public final class BulkReader {
  private final Builder options;

  private BulkReader(Builder options) {
    this.options = options;
  }

  /**
   * Options, which are all set already: one thread, no check, {@value FindingLog#DEFAULT_CAP}
   * findings of each code.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Reads a file into a collector. One that is {@link Collector.Characteristics#UNORDERED} gets a
   * container for each thread; any other gets the records in the order of the file.
   *
   * @param file the file
   * @param type the type of its records
   * @param collector takes the accepted records
   * @return what the collector made of them, counts and findings
   * @throws IllegalArgumentException if the type is not that of a record, such as {@code HubEvent}
   * @throws DatasetException if the file is missing or the system fails to read it
   * @throws IllegalStateException if a thread of it is interrupted while it waits for others; none
   *     of them goes on
   */
  public <T extends HubRecord, A, R> BulkResult<R> collect(
      Path file, Class<T> type, Collector<? super T, A, R> collector) {
    return new BulkRun<T, A, R>(file, type, options, collector).run();
  }

  /**
   * Reads a file record by record, in its order.
   *
   * @param file the file
   * @param type the type of its records
   * @param consumer takes each accepted record with its place; called by one thread after another,
   *     and what it throws ends the run
   * @return counts and findings
   * @throws IllegalArgumentException if the type is not that of a record, such as {@code HubEvent}
   * @throws DatasetException if the file is missing or the system fails to read it; what came
   *     before was handed out
   * @throws IllegalStateException if a thread of it is interrupted while it waits for others; none
   *     of them goes on
   */
  public BulkResult<Optional<?>> forEach(
      Path file, Class<? extends HubRecord> type, Consumer<? super Located> consumer) {
    return BulkRun.inOrder(file, type, options, consumer).run();
  }

  /**
   * The records of a file for a loop that takes them at its own pace.
   *
   * <pre>{@code
   * try (BulkRecords events = reader.records(file, HubEvent.class)) {
   *   for (Located event : events) {
   *     ...
   *   }
   *   events.result().findings();
   * }
   * }</pre>
   *
   * @param file the file
   * @param type the type of its records
   * @return the records, to be closed
   * @throws IllegalArgumentException if the type is not that of a record, such as {@code HubEvent}
   */
  public BulkRecords records(Path file, Class<? extends HubRecord> type) {
    return new BulkRecords(consumer -> BulkRun.inOrder(file, type, options, consumer));
  }

  /** Collects options. */
  public static final class Builder {
    private static final int CHUNK = 1 << 17;

    int threads = 1;
    int cap = FindingLog.DEFAULT_CAP;
    int chunk = CHUNK;
    boolean isUnique = true;
    Ruleset rules = Ruleset.standard();
    Optional<HubValidator> validator = Optional.empty();
    Optional<Path> rejects = Optional.empty();
    LanguageTag language = LanguageTag.EN;
    long mostErrors = Long.MAX_VALUE;
    BigDecimal mostShare = BigDecimal.ONE;
    long fewestRecords;
    Consumer<? super BulkProgress> listener = progress -> {};

    private Builder() {}

    private Builder(Builder other) {
      threads = other.threads;
      cap = other.cap;
      chunk = other.chunk;
      isUnique = other.isUnique;
      rules = other.rules;
      validator = other.validator;
      rejects = other.rejects;
      language = other.language;
      mostErrors = other.mostErrors;
      mostShare = other.mostShare;
      fewestRecords = other.fewestRecords;
      listener = other.listener;
    }

    /**
     * How many threads read, the caller's among them.
     *
     * @param number 1 or more
     * @return this
     * @throws IllegalArgumentException if the number is below 1
     */
    public Builder threads(int number) {
      if (number < 1) {
        throw new IllegalArgumentException("threads must be 1 or more, found " + number);
      }
      threads = number;
      return this;
    }

    /**
     * How many findings of one code are kept. All are counted.
     *
     * @param most 0 or more
     * @return this
     * @throws IllegalArgumentException if the number is negative
     */
    public Builder findings(int most) {
      new FindingLog(most);
      cap = most;
      return this;
    }

    /** How many bytes a thread takes at once. */
    Builder chunk(int size) {
      chunk = size;
      return this;
    }

    /**
     * Holds no ids: a record with the id of another is accepted too.
     *
     * @return this
     */
    public Builder withoutIds() {
      isUnique = false;
      return this;
    }

    /**
     * Judges each record by the constraints on its fields. What is wrong with one is found; it is
     * accepted all the same. Rules on several records are for {@link
     * org.civilhub.io.DatasetReader#check}.
     *
     * @param ruleset how severe a finding is, and which are switched off
     * @param today what lies after it is in the future
     * @return this
     */
    public Builder checking(Ruleset ruleset, LocalDate today) {
      rules = ruleset;
      validator = Optional.of(HubValidator.at(today));
      return this;
    }

    /**
     * Writes every rejected line to a file, unchanged, to be mended and read again, and what was
     * found in it beside it, in English. As {@link #rejectsTo(Path, LanguageTag)}.
     *
     * @param file the file
     * @return this
     */
    public Builder rejectsTo(Path file) {
      return rejectsTo(file, LanguageTag.EN);
    }

    /**
     * Writes every rejected line to a file, unchanged but for a byte order mark at the start of
     * what is read, to be mended and read again. What was found in them goes to a file beside it
     * with {@code .findings} behind its name: for each finding a line that starts with the number
     * of the rejected line and a tab. Of one line not more of a code are told than are kept, or
     * {@value FindingLog#DEFAULT_CAP} if that is more.
     *
     * <p>A run throws {@link java.io.UncheckedIOException} if it cannot write them, and {@link
     * IllegalArgumentException} if it would write them over what it reads.
     *
     * @param file the file, packed by gzip if it ends in {@code .gz}; it is replaced, and there
     *     even if nothing is rejected
     * @param words language of the findings: {@code kk}, {@code ru} or {@code en}
     * @return this
     */
    public Builder rejectsTo(Path file, LanguageTag words) {
      rejects = Optional.of(file);
      language = words;
      return this;
    }

    /**
     * Stops at an error too many: a rejected record, or one with a finding of severity error.
     * Nothing behind it is read.
     *
     * @param most how many are let pass, 0 or more
     * @return this
     * @throws IllegalArgumentException if the number is negative
     */
    public Builder stopAfter(long most) {
      if (most < 0) {
        throw new IllegalArgumentException("errors must be 0 or more, found " + most);
      }
      mostErrors = most;
      return this;
    }

    /**
     * Stops once too great a share of the records read so far is at fault.
     *
     * @param most the share that is let pass, from 0 to 1
     * @param records how many records are read before it is looked at for the first time, 0 or more
     * @return this
     * @throws IllegalArgumentException if the share or the number is none
     */
    public Builder stopAtShare(BigDecimal most, long records) {
      if (most.signum() < 0 || most.compareTo(BigDecimal.ONE) > 0 || records < 0) {
        throw new IllegalArgumentException(
            "share must be from 0 to 1 of 0 or more records, found " + most + " of " + records);
      }
      mostShare = most;
      fewestRecords = records;
      return this;
    }

    /**
     * Tells how far a run has come, after each chunk of the file.
     *
     * @param consumer called by one thread after another; what it throws ends the run
     * @return this
     */
    public Builder progressTo(Consumer<? super BulkProgress> consumer) {
      listener = consumer;
      return this;
    }

    /**
     * What was chosen.
     *
     * @return a reader
     */
    public BulkReader build() {
      return new BulkReader(new Builder(this));
    }
  }
}
