package org.civilhub.io.ndjson;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
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
import org.civilhub.model.Participation;
import org.civilhub.model.RecordType;
import org.civilhub.model.code.EventType;
import org.civilhub.model.code.Sex;
import org.civilhub.model.rule.Finding;
import org.civilhub.model.rule.FindingCode;
import org.civilhub.model.rule.Ruleset;
import org.civilhub.model.value.CountryCode;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.LocalizedText;
import org.civilhub.model.value.PartialDate;
import org.civilhub.model.value.QualifiedNumber;
import org.junit.jupiter.api.Test;
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
  @ValueSource(ints = {0, 1, 5, 100})
  void collect_packedFileThatBreaksOff_isToldWithAReason(int length) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      Files.copy(file(200, 0), out);
    }
    Path packed = folder.resolve("broken.ndjson.gz");
    Files.write(packed, Arrays.copyOf(bytes.toByteArray(), length));
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

  private static void awaits(BooleanSupplier condition) {
    long end = System.nanoTime() + 10_000_000_000L;
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited long enough").isLessThan(end);
      LockSupport.parkNanos(1_000_000);
    }
  }
}
