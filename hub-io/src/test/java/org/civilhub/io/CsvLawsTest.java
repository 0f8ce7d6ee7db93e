package org.civilhub.io;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.civilhub.io.csv.CsvReader;
import org.civilhub.io.csv.CsvWriter;
import org.civilhub.model.HubEvent;
import org.civilhub.model.HubRecord;
import org.civilhub.model.RecordType;
import org.civilhub.model.code.EventType;
import org.civilhub.model.testkit.HubArbitraries;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.LocalizedText;

/** Whatever is done to some rows, the others are read as they were. */
class CsvLawsTest {
  private static final String END = "\r\n";

  private static Path folder = Path.of("");

  @BeforeContainer
  static void createFolder() throws IOException {
    folder = Files.createTempDirectory("csv-laws");
  }

  @AfterContainer
  static void deleteFolder() throws IOException {
    Folders.delete(folder);
  }

  /** A cell, by row and column counted round, and what is put there. */
  record Damage(int row, int column, String text) {}

  @Provide
  Arbitrary<List<HubEvent>> events() {
    return HubArbitraries.of(HubEvent.class)
        .list()
        .ofMinSize(5)
        .ofMaxSize(12)
        .map(CsvLawsTest::numbered);
  }

  private static List<HubEvent> numbered(List<HubEvent> events) {
    List<HubEvent> numbered = new ArrayList<>();
    for (HubEvent event : events) {
      numbered.add(HubEvent.builder().from(event).id(Id.of("E" + numbered.size())).build());
    }
    return numbered;
  }

  private static Arbitrary<String> rubbish() {
    return Arbitraries.oneOf(
        Arbitraries.of(
            "", "#REF!", "41348", "1 200,50", "=A1", "E0", " ", "2024-13", "\u00A0", "'"),
        HubArbitraries.texts());
  }

  @Provide
  Arbitrary<List<Damage>> damages() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 1_000),
            Arbitraries.integers().between(0, 1_000),
            rubbish())
        .as(Damage::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(6);
  }

  @Property(tries = 60, shrinking = ShrinkingMode.OFF)
  void read_anyCellsDamaged_acceptsEveryOtherRowAsItWas(
      @ForAll("events") List<HubEvent> events, @ForAll("damages") List<Damage> damages)
      throws IOException {
    Dataset dataset = Dataset.of(Samples.manifest(), events);
    new CsvWriter().write(dataset, folder);
    Path file = folder.resolve("events.csv");
    List<List<String>> rows = new ArrayList<>();
    try (var reader = de.siegmar.fastcsv.reader.CsvReader.builder().ofCsvRecord(file)) {
      reader.forEach(row -> rows.add(new ArrayList<>(row.getFields())));
    }
    Set<Integer> touched = new HashSet<>();
    for (Damage damage : damages) {
      int row = 1 + damage.row() % events.size();
      rows.get(row).set(damage.column() % rows.get(0).size(), damage.text());
      touched.add(row);
    }
    try (var writer = de.siegmar.fastcsv.writer.CsvWriter.builder().build(file)) {
      rows.forEach(writer::writeRecord);
    }
    ReadResult read = new CsvReader().read(folder);
    assertThat(read.counts().read()).isLessThanOrEqualTo(events.size());
    assertUntouched(read, events, touched);
  }

  private static void assertUntouched(
      ReadResult read, List<? extends HubRecord> records, Set<Integer> touched) {
    ReadCounts counts = read.counts();
    assertThat(counts.read()).isEqualTo(counts.accepted() + counts.rejected());
    List<HubRecord> untouched = new ArrayList<>();
    for (int i = 0; i < records.size(); i++) {
      if (!touched.contains(i + 1)) {
        untouched.add(records.get(i));
      }
    }
    assertThat(read.dataset().records().toList()).containsAll(untouched);
  }

  /** As it stands in the file, with quotation marks, separators and line ends of its own. */
  @Property(tries = 100)
  void read_oneCellOfAnyCharacters_acceptsEveryOtherRowAsItWas(
      @ForAll("characters") String characters) throws IOException {
    List<HubEvent> events = new ArrayList<>();
    List<String> lines = new ArrayList<>(List.of("id,title.en,type"));
    for (int i = 0; i < 6; i++) {
      lines.add("E" + i + ",\"Course, part " + i + "\",workshop");
      events.add(
          HubEvent.builder()
              .id(Id.of("E" + i))
              .title(LocalizedText.of("en", "Course, part " + i))
              .type(EventType.WORKSHOP)
              .build());
    }
    lines.set(3, "E2," + characters + ",workshop");
    Path file = folder.resolve("raw.csv");
    Files.writeString(file, lines.stream().collect(joining(END)));
    ReadResult read =
        new CsvReader()
            .assumingAsOf(Samples.manifest().asOf())
            .assumingType(RecordType.EVENT)
            .read(file);
    assertUntouched(read, events, Set.of(3));
  }

  @Provide
  Arbitrary<String> characters() {
    return Arbitraries.strings().withChars("\"\",;\n\r'=x Ж").ofMaxLength(12);
  }

  @Property(tries = 100, shrinking = ShrinkingMode.OFF)
  void read_anyBytesChanged_countsEveryRowAndThrowsNothing(@ForAll Random random)
      throws IOException {
    new CsvWriter().write(Samples.dataset(), folder);
    Path file = folder.resolve("projects.csv");
    byte[] bytes = Files.readAllBytes(file);
    for (int i = random.nextInt(20); i >= 0; i--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    Path changed = Files.write(folder.resolve("changed.csv"), bytes);
    ReadResult read =
        new CsvReader()
            .assumingAsOf(Samples.manifest().asOf())
            .assumingType(RecordType.PROJECT)
            .read(changed);
    ReadCounts counts = read.counts();
    assertThat(counts.read()).isEqualTo(counts.accepted() + counts.rejected());
    assertThat(counts.rejected() == 0 || !read.findings().kept().isEmpty()).isTrue();
  }
}
