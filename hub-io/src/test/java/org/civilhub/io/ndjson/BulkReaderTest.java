package org.civilhub.io.ndjson;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.civilhub.io.DatasetException;
import org.civilhub.io.DatasetReader;
import org.civilhub.io.HubJson;
import org.civilhub.io.Located;
import org.civilhub.io.ReadCounts;
import org.civilhub.io.ReadSummary;
import org.civilhub.model.HubEvent;
import org.civilhub.model.HubRecord;
import org.civilhub.model.Participation;
import org.civilhub.model.RecordType;
import org.civilhub.model.code.EventType;
import org.civilhub.model.code.Sex;
import org.civilhub.model.rule.Finding;
import org.civilhub.model.rule.FindingCode;
import org.civilhub.model.rule.Ruleset;
import org.civilhub.model.value.CountryCode;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.LocalizedText;
import org.civilhub.model.value.PartialDate;
import org.civilhub.model.value.QualifiedNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bulk reading, held against reading one by one. */
class BulkReaderTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 1, 31);
  private static final int SMALL = 1 << 12;

  @TempDir private Path folder = Path.of("");

  private static HubEvent event(int number, Random random) {
    HubEvent.Builder event =
        HubEvent.builder()
            .id(Id.of("E" + number))
            .title(LocalizedText.of("kk", "Семинар № " + number).with("en", "Seminar " + number))
            .type(EventType.known().get(random.nextInt(EventType.known().size())))
            .startsOn(PartialDate.of(LocalDate.of(2016, 1, 1).plusDays(random.nextInt(3_000))))
            .host(CountryCode.of("KZ"));
    for (int i = random.nextInt(5); i > 0; i--) {
      event.addParticipations(
          Participation.builder()
              .sex(Sex.FEMALE)
              .number(QualifiedNumber.exact(random.nextInt(2_000)))
              .build());
    }
    return event.build();
  }

  /** A file of events, a share of which is damaged: bytes changed, lines cut, ids taken twice. */
  private Path file(int count, int damagedPercent) throws IOException {
    Random random = new Random(7);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < count; i++) {
      byte[] line = HubJson.mapper().writeValueAsBytes(event(i, random));
      if (random.nextInt(100) < damagedPercent) {
        switch (random.nextInt(5)) {
          case 0 -> line = Arrays.copyOf(line, random.nextInt(line.length));
          case 1 -> line[random.nextInt(line.length)] = (byte) (128 + random.nextInt(128));
          case 2 -> line = HubJson.mapper().writeValueAsBytes(event(i / 2, random));
          case 3 -> line = new String(line, UTF_8).replace("startsOn", "begin").getBytes(UTF_8);
          default -> line = new String(line, UTF_8).replace("20", "30").getBytes(UTF_8);
        }
      }
      out.write(line);
      out.write(random.nextInt(50) == 0 ? "\r\n \n".getBytes(UTF_8) : new byte[] {'\n'});
    }
    return Files.write(folder.resolve("events.ndjson"), out.toByteArray());
  }

  /** Lines of any bytes. */
  private static List<String> lines(Path file) throws IOException {
    return Files.readAllLines(file, ISO_8859_1);
  }

  private static BulkReader.Builder reader(int threads) {
    return BulkReader.builder().threads(threads).chunk(SMALL);
  }

  private static Collector<HubEvent, ?, List<HubEvent>> unordered() {
    return Collector.of(
        ArrayList::new,
        List::add,
        (a, b) -> {
          a.addAll(b);
          return a;
        },
        Collector.Characteristics.UNORDERED);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void collect_damagedFile_isWhatReadingOneByOneGives(int threads) throws IOException {
    Path file = file(3_000, 3);
    List<HubEvent> expected = new ArrayList<>();
    ReadSummary summary =
        new DatasetReader(1_000)
            .checkLines(
                file,
                RecordType.EVENT,
                TODAY,
                Ruleset.of(List.of()),
                located -> expected.add((HubEvent) located.record()));

    BulkResult<List<HubEvent>> result =
        reader(threads)
            .findings(1_000)
            .checking(Ruleset.of(List.of()), TODAY)
            .build()
            .collect(file, HubEvent.class, Collectors.toList());

    assertThat(result.counts()).isEqualTo(summary.counts());
    assertThat(result.counts().rejected()).isBetween(40L, 90L);
    assertThat(result.counts().read())
        .isEqualTo(result.counts().accepted() + result.counts().rejected());
    assertThat(result.value()).isEqualTo(expected);
    assertThat(result.findings().kept()).isEqualTo(summary.findings().kept());
    assertThat(result.findings().countsByCode()).isEqualTo(summary.findings().countsByCode());
    assertThat(result.isWhole()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void collect_unorderedCollector_getsEveryAcceptedRecordOnce(int threads) throws IOException {
    Path file = file(2_000, 3);
    List<HubEvent> expected =
        reader(1).build().collect(file, HubEvent.class, Collectors.toList()).value();
    assertThat(reader(threads).build().collect(file, HubEvent.class, unordered()).value())
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void forEach_damagedFile_givesPlacesInOrder(int threads) throws IOException {
    Path file = file(1_000, 3);
    List<Located> expected = new ArrayList<>();
    new DatasetReader()
        .checkLines(file, RecordType.EVENT, TODAY, Ruleset.of(List.of()), expected::add);
    List<Located> found = new ArrayList<>();
    BulkResult<?> result = reader(threads).build().forEach(file, HubEvent.class, found::add);
    assertThat(found).isEqualTo(expected);
    assertThat(result.counts().accepted()).isEqualTo(expected.size());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void records_loop_takesThemInOrderAndMayBeLeft(int threads) throws IOException {
    Path file = file(2_000, 3);
    List<Located> expected = new ArrayList<>();
    BulkResult<?> pushed = reader(threads).build().forEach(file, HubEvent.class, expected::add);
    List<Located> found = new ArrayList<>();
    try (BulkRecords records = reader(threads).build().records(file, HubEvent.class)) {
      records.forEach(found::add);
      assertThat(records.result().counts()).isEqualTo(pushed.counts());
      assertThat(records.result().findings().kept()).isEqualTo(pushed.findings().kept());
    }
    assertThat(found).isEqualTo(expected);

    try (BulkRecords records = reader(threads).build().records(file, HubEvent.class)) {
      assertThat(records.iterator().next()).isEqualTo(expected.get(0));
      assertThatThrownBy(records::result).isInstanceOf(IllegalStateException.class);
    }
    try (BulkRecords records = reader(threads).build().records(folder, HubEvent.class)) {
      assertThatThrownBy(() -> records.forEach(record -> {})).isInstanceOf(DatasetException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void rejects_areTheirLinesUnchangedAndCanBeReadAgain(int threads) throws IOException {
    Path file = file(2_000, 5);
    Path rejects = folder.resolve("rejected.ndjson");
    BulkResult<List<HubEvent>> all =
        reader(threads).rejectsTo(rejects).build().collect(file, HubEvent.class, unordered());

    List<String> kept = lines(rejects);
    assertThat(kept).hasSize((int) all.counts().rejected());
    assertThat(lines(file)).containsAll(kept);
    assertThat(Files.readAllLines(folder.resolve("rejected.ndjson.findings")))
        .hasSizeGreaterThanOrEqualTo(kept.size())
        .first()
        .asString()
        .startsWith("1\tevents.ndjson:");

    BulkResult<List<HubEvent>> again =
        reader(threads).build().collect(rejects, HubEvent.class, unordered());
    assertThat(again.counts().read()).isEqualTo(all.counts().rejected());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void stopAfter_errorTooMany_endsThereWithEveryNumberOfThreads(int threads) throws IOException {
    Path file = file(3_000, 3);
    BulkResult<List<HubEvent>> whole =
        reader(1).build().collect(file, HubEvent.class, Collectors.toList());
    BulkResult<List<HubEvent>> stopped =
        reader(threads).stopAfter(10).build().collect(file, HubEvent.class, Collectors.toList());

    assertThat(stopped.isWhole()).isFalse();
    assertThat(stopped.counts().rejected()).isEqualTo(11);
    List<Finding> kept = stopped.findings().kept();
    assertThat(stopped.lines()).isEqualTo(kept.get(kept.size() - 1).place().line());
    assertThat(whole.lines()).isEqualTo(lines(file).size());
    assertThat(stopped.value()).isEqualTo(whole.value().subList(0, stopped.value().size()));
    assertThat(stopped.counts().accepted()).isEqualTo(stopped.value().size());
    assertThat(stopped.findings().kept())
        .isEqualTo(
            reader(1)
                .stopAfter(10)
                .build()
                .collect(file, HubEvent.class, Collectors.toList())
                .findings()
                .kept());
    assertThat(
            reader(threads)
                .stopAtShare(new BigDecimal("0.5"), 100)
                .build()
                .collect(file, HubEvent.class, unordered())
                .isWhole())
        .isTrue();
    assertThat(
            reader(threads)
                .stopAtShare(new BigDecimal("0.01"), 100)
                .build()
                .collect(file, HubEvent.class, unordered())
                .counts()
                .read())
        .isBetween(100L, 1_000L);
  }

  @Test
  void collect_packedFile_isThatOfThePlainOne() throws IOException {
    Path file = file(1_000, 3);
    Path packed = folder.resolve("events.ndjson.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      Files.copy(file, out);
    }
    assertThat(reader(2).build().collect(packed, HubEvent.class, Collectors.toList()).value())
        .isEqualTo(reader(1).build().collect(file, HubEvent.class, Collectors.toList()).value());

    byte[] cut = Arrays.copyOf(Files.readAllBytes(packed), (int) Files.size(packed) / 2);
    Files.write(packed, cut);
    assertThatThrownBy(() -> reader(2).build().collect(packed, HubEvent.class, unordered()))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("events.ndjson.gz");
  }

  @ParameterizedTest
  @CsvSource({
    "'', 0",
    "' \n\r\n', 0",
    "'{', 1",
    "'\uFEFF{\"id\":\"a\",\"title\":{\"en\":\"T\"},\"type\":\"workshop\"}', 1",
    "'\n\uFEFF{\"id\":\"a\",\"title\":{\"en\":\"T\"},\"type\":\"workshop\"}', 1",
    "'\uFEFF\uFEFF{\"id\":\"a\",\"title\":{\"en\":\"T\"},\"type\":\"workshop\"}', 1"
  })
  void collect_fewLines_areThoseOfReadingOneByOne(String text, long read) throws IOException {
    Path file = Files.writeString(folder.resolve("events.ndjson"), text);
    ReadSummary summary =
        new DatasetReader()
            .checkLines(file, RecordType.EVENT, TODAY, Ruleset.of(List.of()), located -> {});
    BulkResult<List<HubEvent>> result =
        reader(2).build().collect(file, HubEvent.class, Collectors.toList());
    assertThat(result.counts()).isEqualTo(summary.counts());
    assertThat(result.counts().read()).isEqualTo(read);
    assertThat(result.findings().kept()).isEqualTo(summary.findings().kept());
  }

  @Test
  void collect_lineBeyondTheBound_costsItselfAlone() throws IOException {
    Path file = folder.resolve("events.ndjson");
    byte[] good = "{\"id\":\"a\",\"title\":{\"en\":\"T\"},\"type\":\"workshop\"}\n".getBytes(UTF_8);
    byte[] long1 = new byte[(1 << 24) + 100];
    Arrays.fill(long1, (byte) ' ');
    long1[0] = '{';
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(good);
      out.write(long1);
      out.write('\n');
      out.write(new String(good, UTF_8).replace("\"a\"", "\"b\"").getBytes(UTF_8));
    }
    BulkResult<List<HubEvent>> result =
        reader(2).build().collect(file, HubEvent.class, Collectors.toList());
    assertThat(result.counts()).isEqualTo(new ReadCounts(3, 2, 1));
    assertThat(result.findings().kept())
        .extracting(Finding::code)
        .containsExactly(FindingCode.JSON_LIMIT);
    assertThat(result.findings().kept().get(0).place().line()).isEqualTo(2);
  }

  /** Also where others wait for it, and where it has no end. */
  @ParameterizedTest
  @CsvSource({"1, true", "2, true", "7, true", "1, false", "3, false"})
  void rejects_lineBeyondTheBound_isUnchangedAndInItsPlace(int threads, boolean isEnded)
      throws IOException {
    Path file = folder.resolve("events.ndjson");
    Path rejects = folder.resolve("rejected.ndjson");
    byte[] overlong = new byte[(1 << 24) + 3 * SMALL + 100];
    new Random(5).nextBytes(overlong);
    for (int i = 0; i < overlong.length; i++) {
      overlong[i] = overlong[i] == '\n' ? (byte) ' ' : overlong[i];
    }
    String behind = isEnded ? "\r\n[]\n" : "";
    ByteArrayOutputStream expected = new ByteArrayOutputStream();
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int i = 0; i < 500; i++) {
        out.write(
            ("{\"id\":\"a" + i + "\",\"title\":{\"en\":\"T\"},\"type\":\"workshop\"}\n{}\n")
                .getBytes(UTF_8));
      }
      out.write(overlong);
      out.write(behind.getBytes(UTF_8));
    }
    expected.writeBytes("{}\n".repeat(500).getBytes(UTF_8));
    expected.writeBytes(overlong);
    expected.writeBytes((isEnded ? behind : "\n").getBytes(UTF_8));
    BulkResult<List<HubEvent>> result =
        reader(threads).rejectsTo(rejects).build().collect(file, HubEvent.class, unordered());

    assertThat(result.counts().accepted()).isEqualTo(500);
    assertThat(Files.readAllBytes(rejects)).isEqualTo(expected.toByteArray());
    assertThat(Files.readAllLines(folder.resolve("rejected.ndjson.findings")))
        .filteredOn(line -> line.startsWith("501\t"))
        .singleElement()
        .asString()
        .startsWith("501\tevents.ndjson:1001")
        .endsWith("(hub.json.limit)");
  }

  @Test
  void rejects_packed_areReadAgainAsTheyAre() throws IOException {
    Path file = file(500, 5);
    Path plain = folder.resolve("rejected.ndjson");
    Path packed = folder.resolve("rejected.ndjson.gz");
    reader(2).rejectsTo(plain).build().collect(file, HubEvent.class, unordered());
    reader(2).rejectsTo(packed).build().collect(file, HubEvent.class, unordered());
    try (InputStream in = new GZIPInputStream(Files.newInputStream(packed))) {
      assertThat(in.readAllBytes()).isEqualTo(Files.readAllBytes(plain)).isNotEmpty();
    }
    assertThat(folder.resolve("rejected.ndjson.gz.findings"))
        .hasSameTextualContentAs(folder.resolve("rejected.ndjson.findings"));
  }

  @Test
  void rejects_overTheInput_areRefusedAndItIsLeftAlone() throws IOException {
    Path file = file(50, 50);
    byte[] before = Files.readAllBytes(file);
    Path link = Files.createLink(folder.resolve("link.ndjson"), file);
    Path beside = Files.copy(file, folder.resolve("r.findings"));
    for (Path same : List.of(file, folder.resolve("./events.ndjson"), link)) {
      BulkReader reader = reader(2).rejectsTo(same).build();
      assertThatThrownBy(() -> reader.collect(file, HubEvent.class, unordered()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("rejects must not be written over what is read, found " + same);
    }
    assertThatThrownBy(
            () ->
                reader(2)
                    .rejectsTo(folder.resolve("r"))
                    .build()
                    .collect(beside, HubEvent.class, unordered()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
    assertThat(Files.readAllBytes(beside)).isEqualTo(before);
  }

  @Test
  void rejects_thatCannotBeWritten_areNotTakenForWhatCannotBeRead() throws IOException {
    Path file = file(50, 50);
    BulkReader reader = reader(2).rejectsTo(folder.resolve("none/rejected.ndjson")).build();
    assertThatThrownBy(() -> reader.collect(file, HubEvent.class, unordered()))
        .isInstanceOf(UncheckedIOException.class)
        .isNotInstanceOf(DatasetException.class)
        .hasMessageContaining("rejected.ndjson");
  }

  @Test
  void collect_manyEmptyObjects_countsAllAndKeepsFew() throws IOException {
    Path file = Files.writeString(folder.resolve("events.ndjson"), "{}\n".repeat(5_000));
    BulkResult<List<HubEvent>> result =
        BulkReader.builder()
            .threads(2)
            .findings(3)
            .build()
            .collect(file, HubEvent.class, unordered());
    assertThat(result.counts()).isEqualTo(new ReadCounts(5_000, 0, 5_000));
    assertThat(result.findings().countsByCode())
        .isEqualTo(Map.of(FindingCode.FIELD_MISSING, 15_000L));
    assertThat(result.findings().kept()).hasSize(3);
  }

  /** What is beyond the cap is counted, also within one record. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 100})
  void findings_manyOfOneRecord_areCountedAsReadingOneByOneDoes(int cap) throws IOException {
    String rows = "{\"number\":\"many\"},".repeat(250);
    Path file =
        Files.writeString(
            folder.resolve("events.ndjson"),
            "{}\n{\"id\":\"a\",\"title\":{\"en\":\"T\"},\"type\":\"workshop\",\"participations\":["
                + rows.substring(0, rows.length() - 1)
                + "]}\n{\"id\":\"b\",\"title\":{\"en\":\"T\"},\"type\":\"workshop\",\"countries\":["
                + "\"XX\",".repeat(150)
                + "\"KZ\"]}\n");
    ReadSummary summary =
        new DatasetReader(cap)
            .checkLines(file, RecordType.EVENT, TODAY, Ruleset.of(List.of()), located -> {});
    BulkResult<List<HubEvent>> result =
        reader(2)
            .findings(cap)
            .checking(Ruleset.of(List.of()), TODAY)
            .build()
            .collect(file, HubEvent.class, Collectors.toList());
    assertThat(result.findings().countsByCode()).isEqualTo(summary.findings().countsByCode());
    assertThat(result.findings().countsBySeverity())
        .isEqualTo(summary.findings().countsBySeverity());
    assertThat(result.findings().kept()).isEqualTo(summary.findings().kept());
  }

  @Test
  void progress_isToldUpToTheEnd() throws IOException {
    Path file = file(2_000, 3);
    List<BulkProgress> told = new ArrayList<>();
    BulkResult<?> result =
        reader(3).progressTo(told::add).build().collect(file, HubEvent.class, unordered());
    assertThat(told).hasSizeGreaterThan(10);
    assertThat(told).extracting(BulkProgress::records).isSorted();
    BulkProgress last = told.get(told.size() - 1);
    assertThat(last.bytes()).isEqualTo(Files.size(file));
    assertThat(last.records()).isEqualTo(result.counts().read());
    assertThat(last.rejected()).isEqualTo(result.counts().rejected());
  }

  @Test
  void progress_ofAPackedFile_isInBytesOfTheFileItself() throws IOException {
    Path file = file(2_000, 3);
    Path packed = folder.resolve("events.ndjson.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      Files.copy(file, out);
    }
    List<BulkProgress> told = new ArrayList<>();
    reader(3).progressTo(told::add).build().collect(packed, HubEvent.class, unordered());
    assertThat(told).extracting(BulkProgress::bytes).isSorted();
    assertThat(told.get(told.size() - 1).bytes()).isEqualTo(Files.size(packed));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5, 100, -1, -8, -9})
  void collect_packedFileThatBreaksOff_isToldWithAReason(int length) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      Files.copy(file(200, 0), out);
    }
    Path packed = folder.resolve("broken.ndjson.gz");
    int kept = length < 0 ? bytes.size() + length : length;
    Files.write(packed, Arrays.copyOf(bytes.toByteArray(), kept));
    assertThatThrownBy(() -> reader(2).build().collect(packed, HubEvent.class, unordered()))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("broken.ndjson.gz")
        .hasMessageNotContaining("null");
  }

  @Test
  void collect_faultOfTheCaller_endsTheRun() throws IOException {
    Path file = file(2_000, 0);
    assertThatThrownBy(
            () ->
                reader(3)
                    .progressTo(
                        progress -> {
                          throw new IllegalStateException("enough");
                        })
                    .build()
                    .collect(file, HubEvent.class, unordered()))
        .hasMessage("enough");
    assertThatThrownBy(
            () ->
                reader(3)
                    .build()
                    .collect(folder.resolve("none.ndjson"), HubEvent.class, unordered()))
        .isInstanceOf(DatasetException.class);
  }

  @Test
  void forEach_interruptedWhileItWaits_isNoResultOfAPart() throws IOException {
    Path file = file(2_000, 0);
    Thread caller = Thread.currentThread();
    AtomicBoolean isInterrupted = new AtomicBoolean();
    assertThatThrownBy(
            () ->
                reader(2)
                    .build()
                    .forEach(
                        file,
                        HubEvent.class,
                        record -> {
                          LockSupport.parkNanos(10_000);
                          if (Thread.currentThread() != caller
                              && isInterrupted.compareAndSet(false, true)) {
                            caller.interrupt();
                          }
                        }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("interrupted");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void records_leftOnceAllIsRead_endQuietly() throws Exception {
    Path file = file(5 * 256 + 10, 0); // one portion taken, four ahead, and one that has no room
    List<Throwable> uncaught = new CopyOnWriteArrayList<>();
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, e) -> uncaught.add(e));
    try {
      AtomicBoolean isRead = new AtomicBoolean();
      long size = Files.size(file);
      BulkReader reader =
          reader(1).progressTo(progress -> isRead.set(progress.bytes() == size)).build();
      try (BulkRecords records = reader.records(file, HubEvent.class)) {
        records.iterator().next();
        awaits(isRead::get);
        LockSupport.parkNanos(300_000_000); // it goes on to hand out the last portion
      }
      awaits(
          () ->
              Thread.getAllStackTraces().keySet().stream()
                  .noneMatch(thread -> thread.getName().equals("bulk-records")));
      assertThat(uncaught).isEmpty();
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
  }

  private static String line(String id) {
    return "{\"id\":\"" + id + "\",\"title\":{\"en\":\"T\"},\"type\":\"workshop\"}\n";
  }

  private static byte[] packed(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  /** Throws what Java does not know that it throws, as callers in other languages may. */
  @SuppressWarnings("unchecked")
  private static <E extends Throwable> void raise(Throwable failure) throws E {
    throw (E) failure;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void forEach_checkedExceptionOfTheCaller_endsTheRunAndIsNotOfTheFile(int threads)
      throws IOException {
    Path file = file(2_000, 0);
    for (Throwable failure : List.of(new SQLException("down"), new IOException("disk full"))) {
      AtomicInteger calls = new AtomicInteger();
      assertThatThrownBy(
              () ->
                  reader(threads)
                      .build()
                      .forEach(
                          file,
                          HubEvent.class,
                          located -> {
                            if (calls.incrementAndGet() == 100) {
                              BulkReaderTest.<RuntimeException>raise(failure);
                            }
                          }))
          .isSameAs(failure);
      BulkReader reader =
          reader(threads)
              .progressTo(progress -> BulkReaderTest.<RuntimeException>raise(failure))
              .build();
      try (BulkRecords records = reader.records(file, HubEvent.class)) {
        assertThatThrownBy(() -> records.forEach(located -> {})).isSameAs(failure);
        assertThatThrownBy(records::result).isInstanceOf(IllegalStateException.class);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  @Timeout(60) // where it hangs
  void records_closed_haveNoMoreAndHoldNothing(int threads) throws IOException {
    Path file = file(3_000, 20);
    Path rejects = folder.resolve("rejected.ndjson");
    BulkReader reader = reader(threads).rejectsTo(rejects).build();
    Iterator<Located> left;
    int count = 0;
    try (BulkRecords records = reader.records(file, HubEvent.class)) {
      left = records.iterator();
      while (count < 500) {
        left.next();
        count++;
      }
    }
    long size = Files.size(rejects);
    assertThat(size).isPositive();
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .noneMatch(name -> name.startsWith("bulk-"));
    assertThat(left.hasNext()).isFalse();
    assertThatThrownBy(left::next).isInstanceOf(NoSuchElementException.class);
    assertThat(Files.size(rejects)).isEqualTo(size);

    BulkRecords unused = reader.records(file, HubEvent.class);
    unused.close();
    assertThatThrownBy(unused::iterator).isInstanceOf(IllegalStateException.class);

    BulkRecords closedWithin = reader.records(file, HubEvent.class);
    int taken = 0;
    for (Located located : closedWithin) {
      assertThat(located.record()).isInstanceOf(HubEvent.class);
      taken++;
      closedWithin.close();
    }
    assertThat(taken).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  @Timeout(60) // where it hangs
  void records_listenerThatInterrupts_endsInAnExceptionAndDoesNotHang(int threads)
      throws IOException {
    Path file = file(3_000, 0);
    BulkReader reader =
        reader(threads).progressTo(progress -> Thread.currentThread().interrupt()).build();
    try (BulkRecords records = reader.records(file, HubEvent.class)) {
      AtomicInteger count = new AtomicInteger();
      try {
        records.forEach(located -> count.incrementAndGet());
        assertThat(count).hasValue(3_000); // nobody waited where it was interrupted
      } catch (IllegalStateException e) {
        assertThat(e).hasMessageContaining("interrupted");
      }
    }
  }

  @Test
  void records_fewThatWereNotGoneThrough_haveNoResult() throws IOException {
    Path file = Files.writeString(folder.resolve("events.ndjson"), line("a") + line("b"));
    try (BulkRecords records = reader(1).build().records(file, HubEvent.class)) {
      Iterator<Located> loop = records.iterator();
      loop.next();
      LockSupport.parkNanos(100_000_000); // by now all is read
      assertThatThrownBy(records::result).isInstanceOf(IllegalStateException.class);
      loop.next();
      assertThat(loop.hasNext()).isFalse();
      assertThat(records.result().counts().read()).isEqualTo(2);
    }
  }

  @Test
  void read_typeThatIsNone_isRefusedAtOnce() throws IOException {
    Path file = file(1, 0);
    BulkReader reader = reader(1).build();
    assertThatThrownBy(() -> reader.records(file, HubRecord.class))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> reader.forEach(file, HubRecord.class, located -> {}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void collect_packedInSeveralMembers_isWholeOrToldOf() throws IOException {
    byte[] first = packed(line("a").repeat(1).getBytes(UTF_8));
    byte[] second = packed(line("b").getBytes(UTF_8));
    Path packed = folder.resolve("events.ndjson.gz");
    Files.write(packed, joined(first, second));
    assertThat(reader(1).build().collect(packed, HubEvent.class, unordered()).counts())
        .isEqualTo(new ReadCounts(2, 2, 0));

    List<byte[]> broken = new ArrayList<>();
    for (int length = 1; length < second.length; length++) {
      broken.add(joined(first, Arrays.copyOf(second, length)));
    }
    for (int at : List.of(0, 1, 2)) {
      byte[] damaged = second.clone();
      damaged[at] ^= 1;
      broken.add(joined(first, damaged));
    }
    broken.add(joined(first, "garbage".getBytes(UTF_8)));
    for (byte[] bytes : broken) {
      Files.write(packed, bytes);
      assertThatThrownBy(() -> reader(2).build().collect(packed, HubEvent.class, unordered()))
          .isInstanceOf(DatasetException.class)
          .hasMessageNotContaining("null");
    }
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }

  /** However early the faults came: the share is looked at once so many are read. */
  @ParameterizedTest
  @CsvSource({
    "50, 51, 0.1, 100, 100",
    "50, 50, 0.1, 90, 90",
    "9, 991, 0.5, 10, 10",
    "9, 991, 0.9, 10, 1000",
    "0, 40, 0, 10, 40"
  })
  void stopAtShare_faultsBeforeItIsLookedAt_stopsThere(
      int bad, int good, BigDecimal share, long first, long read) throws IOException {
    StringBuilder text = new StringBuilder("{}\n".repeat(bad));
    for (int i = 0; i < good; i++) {
      text.append(line("a" + i));
    }
    Path file = Files.writeString(folder.resolve("events.ndjson"), text);
    for (int threads : List.of(1, 3)) {
      BulkResult<List<HubEvent>> result =
          reader(threads)
              .stopAtShare(share, first)
              .build()
              .collect(file, HubEvent.class, Collectors.toList());
      assertThat(result.counts().read()).isEqualTo(read);
      assertThat(result.isWhole()).isEqualTo(read == bad + good);
    }
  }

  /**
   * What comes before is handed out, and a stop before it is a stop, with any number of threads.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8})
  void forEach_packedFileThatBreaksOff_givesWhatComesBefore(int threads) throws IOException {
    byte[] plain = Files.readAllBytes(file(3_000, 0));
    plain[plain.length / 2] = (byte) 0xFF;
    byte[] bytes = packed(plain);
    Path packed = folder.resolve("broken.ndjson.gz");
    Files.write(packed, Arrays.copyOf(bytes, bytes.length - 20));
    List<Located> expected = new ArrayList<>();
    assertThatThrownBy(() -> reader(1).build().forEach(packed, HubEvent.class, expected::add))
        .isInstanceOf(DatasetException.class);
    for (int i = 0; i < 5; i++) {
      List<Located> found = new ArrayList<>();
      assertThatThrownBy(() -> reader(threads).build().forEach(packed, HubEvent.class, found::add))
          .isInstanceOf(DatasetException.class);
      assertThat(found).isEqualTo(expected).hasSizeGreaterThan(1_000);
      BulkResult<?> stopped =
          reader(threads).stopAfter(0).build().collect(packed, HubEvent.class, unordered());
      assertThat(stopped.isWhole()).isFalse();
      assertThat(stopped.counts().rejected()).isEqualTo(1);
    }
  }

  @Test
  void chunks_behindALongLine_areOfTheirSizeAgain() throws Exception {
    int longest = 1 << 16;
    StringBuilder text = new StringBuilder("short\n" + "x".repeat(50_000) + "\n");
    text.append("y".repeat(longest + 10)).append('\n').append("a line\n".repeat(20_000));
    byte[] bytes = text.append("the end").toString().getBytes(UTF_8);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    List<Integer> sizes = new ArrayList<>();
    try (ChunkSource source = new ChunkSource(new ByteArrayInputStream(bytes), SMALL, longest)) {
      Chunk chunk = new Chunk();
      while (source.next(chunk, (number, part, length) -> all.write(part, 0, length))) {
        if (!chunk.isTooLong()) {
          all.write(chunk.bytes(), 0, chunk.length());
          sizes.add(chunk.length());
        }
      }
    }
    assertThat(all.toString(UTF_8)).isEqualTo(text + "\n");
    assertThat(sizes).filteredOn(size -> size > SMALL).containsExactly(50_001);
  }

  @Test
  void forEach_callerInterrupted_callsNobodyAnyMoreOnceItHasThrown() throws IOException {
    Path file = file(2_000, 0);
    AtomicInteger calls = new AtomicInteger();
    Thread caller = Thread.currentThread();
    assertThatThrownBy(
            () ->
                reader(3)
                    .build()
                    .forEach(
                        file,
                        HubEvent.class,
                        located -> {
                          LockSupport.parkNanos(100_000);
                          if (calls.incrementAndGet() > 200 && Thread.currentThread() != caller) {
                            caller.interrupt();
                          }
                        }))
        .isInstanceOf(IllegalStateException.class);
    int then = calls.get();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .noneMatch(name -> name.startsWith("bulk-"));
    LockSupport.parkNanos(50_000_000);
    assertThat(calls).hasValue(then);
  }

  @Test
  void collect_twinWithMoreAtFault_tellsThatToo() throws IOException {
    String twin = line("a").replace("}\n", ",\"unknown\":1,\"countries\":[\"XX\"]}\n");
    Path file = Files.writeString(folder.resolve("events.ndjson"), line("a") + twin);
    ReadSummary summary =
        new DatasetReader()
            .checkLines(file, RecordType.EVENT, TODAY, Ruleset.standard(), located -> {});
    BulkResult<List<HubEvent>> result =
        reader(1)
            .checking(Ruleset.standard(), TODAY)
            .build()
            .collect(file, HubEvent.class, unordered());
    assertThat(result.findings().kept()).isEqualTo(summary.findings().kept());
    assertThat(result.findings().countsByCode())
        .containsOnlyKeys(FindingCode.FIELD_UNKNOWN, FindingCode.RECORD_DUPLICATE_ID);
  }

  @Test
  void collect_collectorWithoutContainerOrFinisher_isTakenAsAStreamTakesIt() throws IOException {
    Path file = file(500, 0);
    LongAdder adder = new LongAdder();
    assertThat(
            reader(2)
                .build()
                .collect(
                    file,
                    HubEvent.class,
                    Collector.<HubEvent, Object, Long>of(
                        () -> null,
                        (none, event) -> adder.increment(),
                        (one, other) -> null,
                        none -> adder.sum(),
                        Collector.Characteristics.UNORDERED))
                .value())
        .isEqualTo(500);
    assertThat(
            reader(2)
                .build()
                .collect(
                    file,
                    HubEvent.class,
                    Collector.of(
                        ArrayList<HubEvent>::new,
                        List::add,
                        (one, other) -> {
                          one.addAll(other);
                          return one;
                        }))
                .value())
        .hasSize(500);
  }

  @Test
  void rejects_withWordsOfTheirOwn_areToldInThemAndWithoutRulesThatAreOff() throws IOException {
    Path file =
        Files.writeString(folder.resolve("events.ndjson"), "{\"id\":\"a\",\"unknown\":1}\n");
    Path rejects = folder.resolve("rejected.ndjson");
    reader(1)
        .rejectsTo(rejects, LanguageTag.RU)
        .checking(Ruleset.standard().without("field.unknown"), TODAY)
        .build()
        .collect(file, HubEvent.class, unordered());
    assertThat(Files.readAllLines(folder.resolve("rejected.ndjson.findings")))
        .isNotEmpty()
        .allMatch(line -> line.endsWith("(hub.field.missing)"))
        .allMatch(line -> line.matches(".* [а-я]{4,} .*"));
  }

  /** Nobody waits for what a pipe may still bring. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  @Timeout(60) // where it hangs
  void stopAfter_pipeThatStaysOpen_isNotWaitedFor(int threads) throws Exception {
    Path pipe = folder.resolve("events.ndjson");
    assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);
    CountDownLatch isOver = new CountDownLatch(1);
    Thread writer =
        new Thread(
            () -> {
              try (OutputStream out = Files.newOutputStream(pipe)) {
                out.write("{}\n".repeat(2 * SMALL).getBytes(UTF_8));
                out.flush();
                isOver.await();
              } catch (IOException | InterruptedException e) {
                // The reader has gone.
              }
            });
    writer.start();
    BulkResult<List<HubEvent>> result =
        reader(threads).stopAfter(0).build().collect(pipe, HubEvent.class, unordered());
    assertThat(result.counts().read()).isEqualTo(1);
    assertThat(isOver.getCount()).isEqualTo(1);
    isOver.countDown();
    writer.join();
  }

  private static void awaits(BooleanSupplier condition) {
    long end = System.nanoTime() + 10_000_000_000L;
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited long enough").isLessThan(end);
      LockSupport.parkNanos(1_000_000);
    }
  }
}
