package org.civilhub.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.civilhub.model.HubRecord;
import org.civilhub.model.RecordType;
import org.civilhub.model.testkit.HubArbitraries;
import org.civilhub.model.value.QualifiedNumber;

/** What is written is read again, for every type and whatever the values hold. */
class RoundTripTest {
  private static Path folder = Path.of("");

  @BeforeContainer
  static void createFolder() throws IOException {
    folder = Files.createTempDirectory("round-trip");
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
  Arbitrary<Object> parts() {
    Set<Class<?>> parts =
        Samples.shapes().stream()
            .<Class<?>>map(ValueShape::type)
            .filter(type -> !HubRecord.class.isAssignableFrom(type))
            .collect(Collectors.toSet());
    return Arbitraries.of(parts).flatMap(type -> HubArbitraries.of(type).map(value -> value));
  }

  @Provide
  Arbitrary<QualifiedNumber> numbers() {
    return HubArbitraries.qualifiedNumbers();
  }

  @Property
  void readValue_writtenRecordOfEachType_givesEqualRecordAndBytes(
      @ForAll("oneOfEach") List<HubRecord> records) {
    assertThat(records).hasSize(RecordType.values().length);
    for (HubRecord record : records) {
      assertRoundTrip(record, RecordType.of(record).getType());
    }
  }

  @Property
  void readValue_writtenPart_givesEqualPartAndBytes(@ForAll("parts") Object part) {
    assertRoundTrip(part, ValueShape.of(part.getClass()).orElseThrow().type());
  }

  @Property(tries = 2000)
  void readValue_writtenNumber_givesEqualNumberAndBytes(@ForAll("numbers") QualifiedNumber number) {
    assertRoundTrip(number, QualifiedNumber.class);
  }

  @Property(tries = 20)
  void readDataset_writtenBothWays_givesEqualDatasetAndBytes(
      @ForAll("oneOfEach") List<HubRecord> records) throws IOException {
    Dataset dataset = Dataset.of(Samples.manifest(), records);
    Path document = folder.resolve("dataset.json");
    new DatasetWriter().write(dataset, folder.resolve("dataset"));
    new DatasetWriter().writeDocument(dataset, document);
    for (Path source : List.of(folder.resolve("dataset"), document)) {
      ReadResult result = new DatasetReader().read(source);
      assertThat(result.findings().kept()).isEmpty();
      assertThat(result.dataset()).isEqualTo(dataset);
    }
    byte[] bytes = Files.readAllBytes(document);
    new DatasetWriter().writeDocument(new DatasetReader().read(document).dataset(), document);
    assertThat(Files.readAllBytes(document)).isEqualTo(bytes);
  }

  private static void assertRoundTrip(Object value, Class<?> type) {
    byte[] bytes = HubJson.mapper().writeValueAsBytes(value);
    Object read = HubJson.mapper().readValue(bytes, type);
    assertThat(read).isEqualTo(value);
    assertThat(HubJson.mapper().writeValueAsBytes(read)).isEqualTo(bytes);
  }
}
