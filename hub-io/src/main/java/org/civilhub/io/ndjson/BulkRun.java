package org.civilhub.io.ndjson;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collector;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.civilhub.io.DatasetException;
import org.civilhub.io.DatasetReader;
import org.civilhub.io.DatasetReader.LineReader;
import org.civilhub.io.Located;
import org.civilhub.io.ReadCounts;
import org.civilhub.model.HubRecord;
import org.civilhub.model.RecordType;
import org.civilhub.model.rule.Finding;
import org.civilhub.model.rule.FindingCode;
import org.civilhub.model.rule.FindingLog;
import org.civilhub.model.rule.Place;
import org.civilhub.model.rule.Severity;
import org.civilhub.model.value.IdSet;
import org.jspecify.annotations.Nullable;

/**
 * One run over a file. Each thread takes the next chunk of it and reads its records; then it waits
 * for its turn, in which alone what is shared is touched: counts, findings, ids, rejects. So
 * nothing depends on which thread was faster. What comes after the turn are records that are
 * accepted for good.
 */
final class BulkRun<T extends HubRecord, A, R> {
  private static final int LONGEST_LINE = LineReader.LONGEST + 2; // with its end
  private static final int PACKED = 1 << 16;

  private final Path file;
  private final RecordType recordType;
  private final BulkReader.Builder options;
  private final Collector<? super T, A, R> collector;
  private final Optional<Consumer<? super Located>> consumer;
  private final boolean isOrdered;
  private final Place place;
  private final FindingLog log;
  private final IdSet ids = new IdSet();
  private final Turns turns = new Turns();
  private final long start = System.nanoTime();
  private final List<A> containers = new ArrayList<>();
  private long lines;
  private long read;
  private long rejected;
  private long errors;
  private boolean isWhole = true;
  private @Nullable Throwable failure;
  private volatile @Nullable CountedInput input;

  BulkRun(
      Path file, Class<T> type, BulkReader.Builder options, Collector<? super T, A, R> collector) {
    this(file, type, options, collector, Optional.empty());
  }

  private BulkRun(
      Path file,
      Class<T> type,
      BulkReader.Builder options,
      Collector<? super T, A, R> collector,
      Optional<Consumer<? super Located>> consumer) {
    this.file = file;
    this.recordType = recordType(type);
    this.options = options;
    this.collector = collector;
    this.consumer = consumer;
    this.isOrdered = !collector.characteristics().contains(Collector.Characteristics.UNORDERED);
    this.place =
        new Place(Optional.ofNullable(file.getFileName()).orElse(file).toString(), 0, 0, "");
    this.log = new FindingLog(options.cap, options.rules, p -> p);
  }

  /** A run that hands out the records one by one. */
  static <T extends HubRecord> BulkRun<T, ?, Optional<?>> inOrder(
      Path file, Class<T> type, BulkReader.Builder options, Consumer<? super Located> consumer) {
    Collector<T, Object, Optional<?>> nothing =
        Collector.of(
            Object::new,
            (a, b) -> {},
            (a, b) -> a,
            a -> Optional.empty(),
            Collector.Characteristics.UNORDERED);
    return new BulkRun<T, Object, Optional<?>>(file, type, options, nothing, Optional.of(consumer));
  }

  private static RecordType recordType(Class<?> type) {
    for (RecordType one : RecordType.values()) {
      if (one.getType() == type) {
        return one;
      }
    }
    throw new IllegalArgumentException("must be a type of record, found " + type);
  }

  BulkResult<R> run() {
    if (!Files.exists(file)) {
      throw DatasetException.notFound(file);
    }
    try (CountedInput counted = new CountedInput(Files.newInputStream(file));
        ChunkSource source = new ChunkSource(unpacked(counted), options.chunk, LONGEST_LINE);
        Rejects rejects = Rejects.to(options.rejects, options.language, file)) {
      input = counted;
      List<Thread> threads = new ArrayList<>();
      for (int i = 1; i < options.threads; i++) {
        Thread thread = new Thread(() -> work(counted, source, rejects), "bulk-" + i);
        thread.setDaemon(true);
        thread.start();
        threads.add(thread);
      }
      work(counted, source, rejects);
      threads.forEach(this::join);
      if (failure instanceof InterruptedException) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while reading " + file, failure);
      }
      BulkRun.<RuntimeException>rethrow(failure);
    } catch (IOException e) {
      BulkRun.<RuntimeException>rethrow(e == failure ? e : unreadable(e));
    }
    if (isWhole && read == 0) {
      log.add(finding(FindingCode.FILE_EMPTY, place, Optional.empty(), Map.of()));
    }
    return new BulkResult<>(
        collected(), new ReadCounts(read, read - rejected, rejected), log, isWhole, lines);
  }

  @SuppressWarnings("unchecked") // who says that nothing is to be finished has a result there
  private R collected() {
    A all = containers.get(0);
    for (A other : containers.subList(1, containers.size())) {
      all = collector.combiner().apply(all, other);
    }
    return collector.characteristics().contains(Collector.Characteristics.IDENTITY_FINISH)
        ? (R) all
        : collector.finisher().apply(all);
  }

  /** Whatever it is, as a caller's own code may throw what Java does not know that it throws. */
  @SuppressWarnings("unchecked")
  static <E extends Throwable> void rethrow(@Nullable Throwable failure) throws E {
    if (failure != null) {
      throw (E) failure;
    }
  }

  /** Waits for a thread to end, whatever happens: none goes on behind the run's back. */
  private void join(Thread thread) {
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        fail(0, e);
      }
    }
  }

  private DatasetException unreadable(IOException e) {
    boolean isCut = e instanceof EOFException; // which says nothing of itself
    return DatasetException.unreadable(
        file, isCut ? new IOException("the packed file ends too early", e) : e);
  }

  /** The bytes of the file as they are without packing. */
  private InputStream unpacked(InputStream in) throws IOException {
    // That of Java takes a damaged member behind the first for the end of the file.
    return isPacked(file)
        ? GzipCompressorInputStream.builder()
            .setInputStream(new BufferedInputStream(in, PACKED))
            .setDecompressConcatenated(true)
            .get()
        : in;
  }

  /** Whether a file is packed by its name. */
  static boolean isPacked(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
  }

  private void work(CountedInput counted, ChunkSource source, Rejects rejects) {
    Chunk chunk = new Chunk();
    try {
      int cap = Math.max(options.cap, FindingLog.DEFAULT_CAP); // each log below keeps one of a code
      LineReader reader =
          new DatasetReader(cap).lines(place.source(), recordType, new FindingLog());
      Batch batch = new Batch(cap);
      A own = container();
      ChunkSource.Overlong overlong =
          (number, bytes, length) -> {
            if (rejects.isKept() && turns.await(number)) {
              rejects.write(bytes, 0, length);
            }
          };
      while (next(source, chunk, overlong)) {
        if (!read(chunk, batch, reader, own, counted, rejects)) {
          return;
        }
      }
    } catch (Throwable e) { // of a thread of ours: thrown on in the caller's
      fail(chunk.number(), e);
    }
  }

  private boolean next(ChunkSource source, Chunk chunk, ChunkSource.Overlong overlong)
      throws InterruptedException {
    try {
      return source.next(chunk, overlong);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** One for each thread, or for all if the order matters. */
  private synchronized A container() {
    if (!isOrdered || containers.isEmpty()) {
      containers.add(collector.supplier().get());
    }
    return containers.get(containers.size() - 1);
  }

  /**
   * Ends the run in the turn of the chunk that could not be done, so that it does not depend on
   * which thread was faster.
   */
  private void fail(long number, Throwable e) {
    Throwable why = e;
    boolean isNew;
    try {
      isNew = why instanceof InterruptedException || turns.await(number);
    } catch (InterruptedException interrupted) {
      why = interrupted;
      isNew = true;
    }
    synchronized (this) {
      if (isNew && failure == null) {
        failure = why;
      }
    }
    end();
  }

  /** Lets no thread go on; one that waits for bytes to come gets none. */
  void end() {
    turns.end();
    CountedInput open = input;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        // It was only read; the end is the end.
      }
    }
  }

  /** Reads a chunk; false if the run is over. */
  private boolean read(
      Chunk chunk, Batch batch, LineReader reader, A own, CountedInput counted, Rejects rejects)
      throws InterruptedException {
    boolean isMine = false;
    int from = 0;
    while (from < chunk.length()) {
      if (chunk.isTooLong()) {
        batch.tooLong(chunk, reader);
      } else {
        batch.read(chunk, from, reader, options.validator, place);
      }
      from = batch.end();
      if (!isMine && !turns.await(chunk.number())) {
        return false;
      }
      isMine = true;
      pass(chunk, batch, rejects);
      boolean isLast = !isWhole || from >= chunk.length();
      if (isOrdered || !isLast) {
        accumulate(batch, own);
      }
      if (isLast) {
        options.listener.accept(
            new BulkProgress(
                counted.bytes(), read, rejected, Duration.ofNanos(System.nanoTime() - start)));
        if (!isWhole) {
          end();
        } else {
          turns.pass();
        }
        if (!isOrdered) {
          accumulate(batch, own);
        }
      }
      if (!isWhole) {
        return false;
      }
    }
    return true;
  }

  // All records of a file are of its type; to ask each would make threads wait for each other.
  @SuppressWarnings("unchecked")
  private void accumulate(Batch batch, A own) {
    BiConsumer<A, ? super T> accumulator = collector.accumulator();
    for (int i = 0; i < batch.size(); i++) {
      HubRecord record = batch.record(i);
      if (record != null) {
        accumulator.accept(own, (T) record);
      }
    }
  }

  /** What is done in the order of the file. */
  private void pass(Chunk chunk, Batch batch, Rejects rejects) {
    for (int i = 0; i < batch.size(); i++) {
      HubRecord record = batch.record(i);
      if (record != null && options.isUnique && !ids.add(record.getId().value())) {
        batch.drop(i, duplicate(record, batch.line(i), batch.column(i)));
        record = null;
      }
      FindingLog ofRecord = batch.findings(i);
      boolean isError = false;
      read++;
      if (ofRecord != null) {
        List<Finding> findings = ofRecord.kept().stream().map(this::inFile).toList();
        log.addAll(ofRecord, finding -> Optional.of(inFile(finding)));
        isError = isError(record, findings);
        if (record == null) {
          rejected++;
          if (!chunk.isTooLong()) { // else it was written while it was passed over
            rejects.write(chunk, batch.start(i));
          }
          rejects.tell(findings.stream().filter(f -> severity(f).isPresent()).toList());
        }
      }
      if (isError || read == options.fewestRecords) {
        errors += isError ? 1 : 0;
        if (isTooMany()) {
          isWhole = false;
          batch.endAt(i + 1);
        }
      }
      if (record != null && consumer.isPresent()) {
        Place where = new Place(place.source(), lines + batch.line(i), batch.column(i), "");
        consumer.get().accept(new Located(record, where));
      }
    }
    lines += batch.lineCount();
  }

  private boolean isError(@Nullable HubRecord record, List<Finding> findings) {
    return record == null
        || findings.stream().anyMatch(f -> severity(f).equals(Optional.of(Severity.ERROR)));
  }

  private Optional<Severity> severity(Finding finding) {
    return options.rules.severity(finding.code());
  }

  private boolean isTooMany() {
    return errors > options.mostErrors
        || (read >= options.fewestRecords
            && BigDecimal.valueOf(errors)
                    .compareTo(options.mostShare.multiply(BigDecimal.valueOf(read)))
                > 0);
  }

  private Finding duplicate(HubRecord record, int line, long column) {
    String id = record.getId().value();
    return finding(
        FindingCode.RECORD_DUPLICATE_ID,
        new Place(place.source(), line, column, "/id"),
        Optional.of(id),
        Map.of("found", id));
  }

  private Finding finding(
      FindingCode code, Place where, Optional<String> id, Map<String, String> arguments) {
    return new Finding(code, where, Optional.of(recordType), id, arguments);
  }

  /** A finding with the number of its line in the file. */
  private Finding inFile(Finding finding) {
    Place inBatch = finding.place();
    return finding.withPlace(
        new Place(inBatch.source(), lines + inBatch.line(), inBatch.column(), inBatch.pointer()));
  }
}
