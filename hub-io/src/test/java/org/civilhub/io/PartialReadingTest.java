package org.civilhub.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import org.civilhub.model.RecordType;
import org.civilhub.model.rule.Finding;
import org.civilhub.model.rule.FindingCode;
import org.civilhub.model.rule.FindingLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Only some types of a dataset, and lines that somebody else has cut. */
class PartialReadingTest {
  private static final String MANIFEST =
      "{\"name\":{\"en\":\"Invented\"},\"formatVersion\":1,\"asOf\":\"2026-11-23\"}";
  private static final String CONTEST =
      "{\"id\":\"C1\",\"name\":{\"en\":\"A contest\"},\"heldOn\":\"2018\"}";

  @TempDir private Path folder = Path.of("");

  private static String event(String id) {
    return "{\"id\":\"" + id + "\",\"title\":{\"en\":\"Workshop\"},\"type\":\"workshop\"}";
  }

  private Path dataset(String events) throws IOException {
    Files.writeString(folder.resolve("hub.json"), MANIFEST);
    Files.writeString(folder.resolve("events.ndjson"), events);
    Files.writeString(folder.resolve("contests.ndjson"), CONTEST + "\nbroken\n");
    return folder;
  }

  private static List<String> ids(ReadResult result) {
    return result.dataset().records().map(record -> record.getId().value()).toList();
  }

  // ---- some types

  @Test
  void read_someTypes_countsAndFindsInThoseAlone() throws IOException {
    Path hub = dataset(event("E1") + "\n" + event("E1") + "\n");
    ReadResult events = new DatasetReader().read(hub, Set.of(RecordType.EVENT));
    assertThat(ids(events)).containsExactly("E1");
    assertThat(events.counts()).isEqualTo(new ReadCounts(2, 1, 1));
    assertThat(events.findings().kept())
        .extracting(finding -> finding.place().source())
        .containsOnly("events.ndjson");
    assertThat(events.dataset().manifest().name().inAnyOf()).isEqualTo("Invented");

    ReadResult contests = new DatasetReader().read(hub, Set.of(RecordType.CONTEST));
    assertThat(ids(contests)).containsExactly("C1");
    assertThat(contests.counts()).isEqualTo(new ReadCounts(2, 1, 1));
  }

  @Test
  void read_allTypes_isTheWholeDataset() throws IOException {
    Path hub = dataset(event("E1") + "\n");
    ReadResult some = new DatasetReader().read(hub, Set.of(RecordType.values()));
    ReadResult all = new DatasetReader().read(hub);
    assertThat(some.dataset()).isEqualTo(all.dataset());
    assertThat(some.counts()).isEqualTo(all.counts());
    assertThat(some.findings().kept()).isEqualTo(all.findings().kept());
  }

  @Test
  void read_noType_isTheManifestAlone() throws IOException {
    ReadResult none = new DatasetReader().read(dataset(event("E1") + "\n"), Set.of());
    assertThat(none.dataset().records()).isEmpty();
    assertThat(none.counts()).isEqualTo(ReadCounts.ZERO);
    assertThat(none.findings().kept()).isEmpty();
  }

  @Test
  void read_someTypesOfADocument_passesOverTheOthers() throws IOException {
    Path file = folder.resolve("hub.json.txt");
    Files.writeString(
        file,
        "{\"hub\":"
            + MANIFEST
            + ",\"events\":["
            + event("E1")
            + ",{\"id\":5}],\"contests\":["
            + CONTEST
            + "]}");
    ReadResult contests = new DatasetReader().read(file, Set.of(RecordType.CONTEST));
    assertThat(ids(contests)).containsExactly("C1");
    assertThat(contests.counts()).isEqualTo(new ReadCounts(1, 1, 0));
    assertThat(contests.findings().kept()).isEmpty();
  }

  @Test
  void read_someTypesOfNothing_throwsAsReadingAllDoes() {
    Path none = folder.resolve("none");
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> new DatasetReader().read(none, Set.of(RecordType.EVENT)))
        .satisfies(e -> assertThat(e.getKind()).isEqualTo(DatasetException.Kind.NOT_FOUND));
  }

  // ---- lines

  private static DatasetReader.LineReader lines(FindingLog log) {
    return new DatasetReader().lines("events.ndjson", RecordType.EVENT, log);
  }

  @Test
  void line_good_isTheRecordAtItsPlace() {
    FindingLog log = new FindingLog();
    Located located = lines(log).read(7, event("E1")).orElseThrow();
    assertThat(located.record().getId().value()).isEqualTo("E1");
    assertThat(located.place().source()).isEqualTo("events.ndjson");
    assertThat(located.place().line()).isEqualTo(7);
    assertThat(log.kept()).isEmpty();
  }

  @Test
  void line_bad_isAFindingAndTheNextIsRead() {
    FindingLog log = new FindingLog();
    DatasetReader.LineReader reader = lines(log);
    assertThat(reader.read(3, event("E1").substring(0, 20))).isEmpty();
    assertThat(reader.read(4, event("E2"))).isPresent();
    Finding finding = log.kept().get(0);
    assertThat(log.kept()).hasSize(1);
    assertThat(finding.code()).isEqualTo(FindingCode.JSON_TRUNCATED);
    assertThat(finding.place().line()).isEqualTo(3);
    assertThat(finding.place().column()).isEqualTo(21);
  }

  @Test
  void line_sameIdAgain_isReadForNobodySeesBoth() {
    FindingLog log = new FindingLog();
    DatasetReader.LineReader reader = lines(log);
    assertThat(reader.read(1, event("E1"))).isPresent();
    assertThat(reader.read(2, event("E1"))).isPresent();
    assertThat(log.kept()).isEmpty();
  }

  @Test
  void line_longerThanTheBound_isAFindingThatNamesIt() {
    FindingLog log = new FindingLog();
    DatasetReader.LineReader reader =
        new DatasetReader(10, 100).lines("events.ndjson", RecordType.EVENT, log);
    assertThat(reader.read(1, event("E".repeat(100)))).isEmpty();
    assertThat(reader.read(2, event("E2"))).isPresent();
    assertThat(log.kept()).extracting(Finding::code).containsExactly(FindingCode.JSON_LIMIT);
    assertThat(log.kept().get(0).arguments().toString()).contains("100");
  }

  @Test
  void typeOf_fileOfADataset_isItsType() {
    assertThat(DatasetReader.typeOf(Path.of("some", "events.ndjson"))).contains(RecordType.EVENT);
    assertThat(DatasetReader.typeOf(Path.of("hub.json"))).isEmpty();
    assertThat(DatasetReader.typeOf(Path.of("README.md"))).isEmpty();
  }

  /** Lines good and bad, cut by somebody else, give what the file of them gives. */
  @Property(tries = 50)
  void lines_ofAFile_giveItsRecordsAndFindings(@ForAll @NotEmpty List<Boolean> goods)
      throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < goods.size(); i++) {
      String line = event("E" + i);
      lines.add(goods.get(i) ? line : line.replace("\"type\"", "\"typ\""));
    }
    Path hub = Files.createTempDirectory("hub");
    try {
      Files.writeString(hub.resolve("hub.json"), MANIFEST);
      Files.write(hub.resolve("events.ndjson"), lines);
      ReadResult file = new DatasetReader().read(hub);
      FindingLog log = new FindingLog();
      DatasetReader.LineReader reader = lines(log);
      List<Located> located = new ArrayList<>();
      for (int i = 0; i < lines.size(); i++) {
        Optional<Located> one = reader.read(i + 1L, lines.get(i));
        one.ifPresent(located::add);
      }
      assertThat(located).isEqualTo(file.located());
      assertThat(log.kept()).isEqualTo(file.findings().kept());
      assertThat(log.countsByCode()).isEqualTo(file.findings().countsByCode());
    } finally {
      Folders.delete(hub);
    }
  }
}
