package org.civilhub.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.civilhub.model.Country;
import org.civilhub.model.HubEvent;
import org.civilhub.model.HubRecord;
import org.civilhub.model.Partner;
import org.civilhub.model.RecordType;
import org.civilhub.model.code.EventType;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.LocalizedText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JacksonException;

/** Writing gives the same bytes for the same dataset, and never half of one. */
class DatasetWriterTest {
  @TempDir Path folder = Path.of("");

  private static HubEvent event(String id, String title) {
    return HubEvent.builder()
        .id(Id.of(id))
        .title(LocalizedText.of("en", title))
        .type(EventType.WORKSHOP)
        .build();
  }

  private static Dataset dataset(HubRecord... records) {
    return Dataset.of(Samples.manifest(), List.of(records));
  }

  private static Dataset oldDataset() {
    return dataset(event("E1", "Old"), event("E2", "Old"), Samples.full(RecordType.COUNTRY));
  }

  private static Dataset newDataset() {
    return Dataset.of(
        new Manifest(
            LocalizedText.of("en", "New"),
            1,
            Samples.manifest().asOf(),
            Optional.of("Public domain"),
            Map.of(RecordType.EVENT, Completeness.COMPLETE)),
        List.of(Samples.full(RecordType.PARTNER), event("E3", "New"), event("E1", "New")));
  }

  @Test
  void write_folder_givesTheFormOfTheFiles() throws IOException {
    new DatasetWriter().write(newDataset(), folder);
    assertThat(Folders.contents(folder))
        .containsOnlyKeys("events.ndjson", "hub.json", "partners.ndjson")
        .containsEntry(
            "events.ndjson",
            """
            {"id":"E3","title":{"en":"New"},"type":"workshop"}
            {"id":"E1","title":{"en":"New"},"type":"workshop"}
            """);
    assertThat(Files.readString(folder.resolve("hub.json")))
        .startsWith(
            """
            {
              "name": {
                "en": "New"
              },
              "formatVersion": 1,
              "asOf": "2026-11-23",
              "licence": "Public domain",
              "completeness": {
                "profile": "partial",
            """)
        .contains("    \"event\": \"complete\",\n")
        .endsWith("    \"reported_figure\": \"partial\"\n  }\n}\n");
  }

  @Test
  void writeDocument_anyDataset_hasOneRecordALine() throws IOException {
    Path file = folder.resolve("dataset.json");
    new DatasetWriter().writeDocument(newDataset(), file);
    List<String> lines = Files.readAllLines(file);
    assertThat(lines.get(0)).startsWith("{\"hub\":{\"name\":").endsWith("},");
    assertThat(lines.get(1)).isEqualTo("\"partners\":[");
    assertThat(lines.subList(3, lines.size()))
        .containsExactly(
            "],",
            "\"events\":[",
            "{\"id\":\"E3\",\"title\":{\"en\":\"New\"},\"type\":\"workshop\"},",
            "{\"id\":\"E1\",\"title\":{\"en\":\"New\"},\"type\":\"workshop\"}",
            "]}");
    assertThat(new DatasetReader().read(file).dataset()).isEqualTo(newDataset());
    assertThat(Folders.contents(folder)).containsOnlyKeys("dataset.json");
  }

  @Test
  void write_everyFieldOfEveryType_isReadBothWaysAndGivesTheSameBytes() throws IOException {
    Dataset dataset = Samples.dataset();
    Path first = folder.resolve("first");
    Path second = folder.resolve("second");
    new DatasetWriter().write(dataset, first);
    ReadResult read = new DatasetReader().read(first);
    assertThat(read.findings().kept()).isEmpty();
    assertThat(read.dataset()).isEqualTo(dataset).hasSameHashCodeAs(dataset);
    assertThat(Folders.contents(first)).hasSize(RecordType.values().length + 1);
    new DatasetWriter().write(read.dataset(), second);
    assertThat(Folders.contents(second)).isEqualTo(Folders.contents(first));
  }

  @Test
  void write_overAnother_removesWhatIsNoLongerThereAndNothingElse() throws IOException {
    Files.writeString(folder.resolve("README.md"), "Hello");
    Files.writeString(folder.resolve("visitors.ndjson"), "{}");
    new DatasetWriter().write(oldDataset(), folder);
    new DatasetWriter().write(newDataset(), folder);
    assertThat(Folders.contents(folder))
        .containsOnlyKeys(
            "README.md", "events.ndjson", "hub.json", "partners.ndjson", "visitors.ndjson");
    assertThat(new DatasetReader().read(folder).dataset()).isEqualTo(newDataset());
  }

  /** Breaks off at the given step, as a crash does: nothing is cleaned up. */
  private static final class Crash implements DatasetWriter.Steps {
    private final int at;
    private int count;
    private final Set<String> kinds = new LinkedHashSet<>();

    Crash(int at) {
      this.at = at;
    }

    @Override
    public void before(String step) throws IOException {
      kinds.add(step.replaceFirst(" .*", ""));
      if (count++ == at) {
        throw new IOException("crash at " + step);
      }
    }
  }

  @Test
  void write_brokenOffAtEveryStep_leavesTheOldOrTheNewDataset() throws IOException {
    List<Boolean> isNew = new ArrayList<>();
    Crash crash;
    do {
      Path target = folder.resolve("crash-" + isNew.size());
      Files.createDirectories(target);
      Files.writeString(target.resolve("README.md"), "Hello");
      new DatasetWriter().write(oldDataset(), target);
      crash = new Crash(isNew.size());
      boolean failed = fails(new DatasetWriter(crash), target);
      ReadResult result = new DatasetReader().read(target);
      assertThat(result.findings().kept()).isEmpty();
      assertThat(result.dataset()).isIn(oldDataset(), newDataset());
      isNew.add(result.dataset().equals(newDataset()));
      if (!failed) {
        break;
      }
      assertNextWriteHeals(target);
    } while (true);
    assertThat(isNew).hasSizeGreaterThan(25).isSortedAccordingTo(Comparator.naturalOrder());
    assertThat(isNew).startsWith(false).endsWith(true);
    assertThat(new TreeSet<>(crash.kinds))
        .containsExactly(
            "commit", "copy", "create", "delete", "finish", "force", "open", "replace", "write");
  }

  private static boolean fails(DatasetWriter writer, Path target) {
    try {
      writer.write(newDataset(), target);
      return false;
    } catch (UncheckedIOException e) {
      assertThat(e).hasMessage("cannot write " + target);
      return true;
    }
  }

  private static void assertNextWriteHeals(Path target) throws IOException {
    Dataset third = dataset(Samples.minimal(RecordType.PARTNER));
    new DatasetWriter().write(third, target);
    assertThat(new DatasetReader().read(target).dataset()).isEqualTo(third);
    assertThat(Folders.contents(target))
        .containsOnlyKeys("README.md", "hub.json", "partners.ndjson");
  }

  @Test
  void write_brokenOffAgainWhileItFinishes_leavesTheOldOrTheNewDataset() throws IOException {
    int committed = stepsUntilCommit();
    for (int second = 0; second < 30; second++) {
      Path target = folder.resolve("twice-" + second);
      new DatasetWriter().write(oldDataset(), target);
      assertThat(fails(new DatasetWriter(new Crash(committed + 2)), target)).isTrue();
      assertThat(new DatasetReader().read(target).dataset()).isEqualTo(newDataset());
      fails(new DatasetWriter(new Crash(second)), target);
      assertThat(new DatasetReader().read(target).dataset()).isEqualTo(newDataset());
      assertNextWriteHealsWithoutReadme(target);
    }
  }

  private static void assertNextWriteHealsWithoutReadme(Path target) throws IOException {
    Files.writeString(target.resolve("README.md"), "Hello");
    assertNextWriteHeals(target);
  }

  private int stepsUntilCommit() {
    List<String> steps = new ArrayList<>();
    Path target = folder.resolve("count");
    new DatasetWriter().write(oldDataset(), target);
    new DatasetWriter(steps::add).write(newDataset(), target);
    return steps.indexOf("commit");
  }

  @Test
  void write_firstEverBrokenOff_leavesNoneOrTheNewDataset() throws IOException {
    for (int at = 0; at < 40; at++) {
      Path target = folder.resolve("first-" + at);
      fails(new DatasetWriter(new Crash(at)), target);
      try {
        assertThat(new DatasetReader().read(target).dataset()).isEqualTo(newDataset());
      } catch (DatasetException e) {
        assertThat(e.getKind())
            .isIn(DatasetException.Kind.NOT_FOUND, DatasetException.Kind.NO_MANIFEST);
      }
    }
  }

  @Test
  void writeDocument_brokenOffAtEveryStep_leavesTheOldOrTheNewDataset() throws IOException {
    Path file = folder.resolve("dataset.json");
    boolean failed = true;
    for (int at = 0; failed; at++) {
      new DatasetWriter().writeDocument(oldDataset(), file);
      try {
        new DatasetWriter(new Crash(at)).writeDocument(newDataset(), file);
        failed = false;
      } catch (UncheckedIOException e) {
        assertThat(e).hasMessage("cannot write " + file);
      }
      assertThat(new DatasetReader().read(file).dataset())
          .isEqualTo(failed ? oldDataset() : newDataset());
    }
  }

  @Test
  void write_halfOfASurrogatePair_isRefusedAndLeavesTheOldDataset() {
    new DatasetWriter().write(oldDataset(), folder);
    assertThatExceptionOfType(JacksonException.class)
        .isThrownBy(() -> new DatasetWriter().write(dataset(event("E", "\uD800")), folder));
    assertThat(new DatasetReader().read(folder).dataset()).isEqualTo(oldDataset());
  }

  @Test
  void of_sameIdTwice_namesThem() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> dataset(event("E1", "a"), event("E2", "b"), event("E1", "c"), event("E2", "d")))
        .withMessage("ids must be unique within a type, found again [event E1, event E2]");
  }

  @Test
  void records_byType_areThoseOfTheTypeInOrder() {
    Dataset dataset = newDataset();
    assertThat(dataset.records(HubEvent.class))
        .extracting(event -> event.getId().value())
        .containsExactly("E3", "E1");
    assertThat(dataset.records(Country.class)).isEmpty();
    assertThat(dataset.records()).first().isInstanceOf(Partner.class);
    assertThat(dataset.isComplete(RecordType.EVENT)).isTrue();
    assertThat(dataset).isNotEqualTo(oldDataset()).hasToString("{en=New}, 3 records");
  }
}
