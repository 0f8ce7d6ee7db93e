package org.civilhub.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.civilhub.io.csv.CsvReader;
import org.civilhub.io.csv.CsvWriter;
import org.civilhub.io.xlsx.XlsxReader;
import org.civilhub.io.xlsx.XlsxWriter;
import org.civilhub.model.HubEvent;
import org.civilhub.model.HubRecord;
import org.civilhub.model.Partner;
import org.civilhub.model.RecordType;
import org.civilhub.model.code.EventType;
import org.civilhub.model.code.PartnerRelation;
import org.civilhub.model.code.PartnerType;
import org.civilhub.model.code.Theme;
import org.civilhub.model.rule.Finding;
import org.civilhub.model.rule.FindingCode;
import org.civilhub.model.testkit.HubArbitraries;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.LocalizedText;

/** What is written as a table is read again, for every type and whatever the values hold. */
class TablesRoundTripTest {
  private static Path folder = Path.of("");

  @BeforeContainer
  static void createFolder() throws IOException {
    folder = Files.createTempDirectory("tables");
  }

  @AfterContainer
  static void deleteFolder() throws IOException {
    Folders.delete(folder);
  }

  @Provide
  Arbitrary<List<HubRecord>> oneOfEach() {
    return HubArbitraries.oneOfEach();
  }

  @Provide
  Arbitrary<LanguageTag> languages() {
    return Arbitraries.of(LanguageTag.KK, LanguageTag.RU, LanguageTag.EN);
  }

  @Property(tries = 15, shrinking = ShrinkingMode.OFF)
  void csv_recordOfEachType_isReadAsItWas(@ForAll("oneOfEach") List<HubRecord> records) {
    assertRoundTrip(records, new CsvWriter());
  }

  @Property(tries = 10, shrinking = ShrinkingMode.OFF)
  void csv_labelsAndSemicolons_areReadAsNamesAndCommas(
      @ForAll("oneOfEach") List<HubRecord> records, @ForAll("languages") LanguageTag language) {
    assertRoundTrip(records, new CsvWriter().withHeaders(language).forSpreadsheets());
  }

  private static void assertRoundTrip(List<HubRecord> records, CsvWriter writer) {
    Path target = folder.resolve("csv");
    assertRoundTrip(records, new CsvReader(), target, writer::write);
  }

  @Property(tries = 10, shrinking = ShrinkingMode.OFF)
  void xlsx_recordOfEachType_isReadAsItWas(
      @ForAll("oneOfEach") List<HubRecord> records, @ForAll("languages") LanguageTag language) {
    assertRoundTrip(
        records,
        new XlsxReader(),
        folder.resolve("hub.xlsx"),
        (dataset, file) ->
            assertThat(new XlsxWriter(language).write(dataset, file).kept()).isEmpty());
  }

  private static void assertRoundTrip(
      List<HubRecord> records, RecordReader reader, Path target, BiConsumer<Dataset, Path> writer) {
    assertThat(records).hasSize(RecordType.values().length);
    Dataset dataset = Dataset.of(Samples.manifest(), records);
    writer.accept(dataset, target);
    ReadResult read = reader.read(target);
    assertThat(read.findings().kept())
        .filteredOn(finding -> !finding.code().equals(FindingCode.CELL_SPACES))
        .extracting(Finding::line)
        .isEmpty();
    for (RecordType type : RecordType.values()) {
      assertThat(read.dataset().records(type.getType())).isEqualTo(dataset.records(type.getType()));
    }
    assertThat(read.dataset()).isEqualTo(dataset);
    assertThat(read.counts()).isEqualTo(new ReadCounts(records.size(), records.size(), 0));
  }

  @Property(tries = 10, shrinking = ShrinkingMode.OFF)
  void csv_columnsInAnyOrder_areReadAsTheyWere(
      @ForAll("oneOfEach") List<HubRecord> records, @ForAll java.util.Random random)
      throws IOException {
    Path target = folder.resolve("shuffled");
    Dataset dataset = Dataset.of(Samples.manifest(), records);
    new CsvWriter().write(dataset, target);
    try (Stream<Path> files = Files.list(target)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".csv")).toList()) {
        shuffle(file, random);
      }
    }
    assertThat(new CsvReader().read(target).dataset()).isEqualTo(dataset);
  }

  private static void shuffle(Path file, java.util.Random random) throws IOException {
    List<List<String>> rows;
    try (var reader = de.siegmar.fastcsv.reader.CsvReader.builder().ofCsvRecord(file)) {
      rows = reader.stream().map(row -> row.getFields()).toList();
    }
    List<Integer> order =
        new java.util.ArrayList<>(
            java.util.stream.IntStream.range(0, rows.get(0).size()).boxed().toList());
    java.util.Collections.shuffle(order, random);
    try (var writer = de.siegmar.fastcsv.writer.CsvWriter.builder().build(file)) {
      rows.forEach(row -> writer.writeRecord(order.stream().map(row::get).toList()));
    }
  }

  @Example
  void tables_unknownCodesThatLookLikeLabels_areReadAsTheyWere() {
    HubRecord event =
        HubEvent.builder()
            .id(Id.of("E1"))
            .title(LocalizedText.of("en", "Course"))
            .type(EventType.of("Workshop"))
            .theme(Theme.of("'workshop"))
            .build();
    HubRecord partner =
        Partner.builder()
            .id(Id.of("P1"))
            .name(LocalizedText.of("en", "Academy"))
            .type(PartnerType.of("'=x"))
            .addRelations(PartnerRelation.of("agreement"))
            .addRelations(PartnerRelation.of("Agreement"), PartnerRelation.of(" '|"))
            .build();
    Dataset dataset = Dataset.of(Samples.manifest(), List.of(partner, event));
    new CsvWriter().write(dataset, folder.resolve("codes"));
    assertThat(new CsvReader().read(folder.resolve("codes")).dataset()).isEqualTo(dataset);
    new XlsxWriter(LanguageTag.KK).write(dataset, folder.resolve("codes.xlsx"));
    assertThat(new XlsxReader().read(folder.resolve("codes.xlsx")).dataset()).isEqualTo(dataset);
  }

  @Property(tries = 5, shrinking = ShrinkingMode.OFF)
  void write_sameDatasetTwice_givesTheSameBytes(@ForAll("oneOfEach") List<HubRecord> records)
      throws IOException {
    Dataset dataset = Dataset.of(Samples.manifest(), records);
    Path once = folder.resolve("once.xlsx");
    Path again = folder.resolve("again.xlsx");
    new XlsxWriter(LanguageTag.EN).write(dataset, once);
    new XlsxWriter(LanguageTag.EN).write(dataset, again);
    assertThat(Files.readAllBytes(again)).isEqualTo(Files.readAllBytes(once));
    new CsvWriter().write(dataset, folder.resolve("csv1"));
    new CsvWriter().write(dataset, folder.resolve("csv2"));
    assertThat(Folders.contents(folder.resolve("csv2")))
        .isEqualTo(Folders.contents(folder.resolve("csv1")));
  }
}
