package org.civilhub.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.civilhub.model.HubRecord;
import org.civilhub.model.ReportedFigure;
import org.civilhub.model.rule.DatasetContext;
import org.civilhub.model.rule.FindingCode;
import org.civilhub.model.rule.Ruleset;
import org.civilhub.model.value.PartialDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A dataset read, judged and given to a collector in one pass. */
class CollectingTest {
  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void writeADataset() throws IOException {
    Files.writeString(
        folder.resolve("hub.json"),
        "{\"name\":{\"en\":\"Invented\"},\"formatVersion\":1,\"asOf\":\"2025-12-31\"}");
    Files.writeString(
        folder.resolve("profile.ndjson"),
        "{\"id\":\"hub\",\"declaration\":{\"adoptedOn\":\"2013-03-15\"},"
            + "\"name\":{\"en\":\"Hub\"}}\n");
    Files.writeString(
        folder.resolve("reported_figures.ndjson"),
        claim("A", 10) + claim("A", 99) + "broken\n" + claim("B", 20));
    Files.writeString(
        folder.resolve("events.ndjson"),
        event("E1", "2012-01-01") + event("E2", "2020") + event("E2", "2021"));
  }

  private static String claim(String id, int value) {
    return "{\"id\":\"%s\",\"indicator\":\"capacity_events\",\"value\":{\"qualifier\":\"exact\",\"value\":%d}}%n"
        .formatted(id, value);
  }

  private static String event(String id, String day) {
    return "{\"id\":\"%s\",\"title\":{\"en\":\"Of %s\"},\"type\":\"workshop\",\"startsOn\":\"%s\"}%n"
        .formatted(id, id, day);
  }

  private static Collector<HubRecord, ?, List<String>> ids() {
    return Collectors.mapping(record -> record.getId().value(), Collectors.toList());
  }

  @Test
  void collect_datasetWithFaults_takesAcceptedRecordsAndTellsWhatACheckTells() {
    List<String> accepted = new ArrayList<>();
    ReadSummary checked =
        new DatasetReader()
            .check(
                folder,
                Ruleset.standard(),
                located -> accepted.add(located.record().getId().value()));
    CollectResult<List<String>> collected =
        new DatasetReader().collect(folder, Ruleset.standard(), context -> ids());

    assertThat(collected.value()).isEqualTo(accepted).contains("hub", "E1", "E2", "A", "B");
    assertThat(collected.counts()).isEqualTo(checked.counts()).isEqualTo(new ReadCounts(8, 5, 3));
    assertThat(collected.findings().kept()).isEqualTo(checked.findings().kept());
    assertThat(collected.findings().countsByCode()).containsKey(FindingCode.DATE_WITHIN_HUB_LIFE);
    assertThat(collected.summary().manifest()).isEqualTo(checked.manifest());
  }

  @Test
  void collect_collectorThatIsToBeFinished_isFinishedOnce() {
    Collector<HubRecord, ?, Integer> counted =
        Collectors.collectingAndThen(Collectors.toList(), List::size);

    assertThat(new DatasetReader().collect(folder, Ruleset.standard(), c -> counted).value())
        .isEqualTo(5);
  }

  /** No rule speaks, so the log is that of the reading. */
  @Test
  void collect_withoutRules_takesTheSameAndTellsWhatReadingTells() {
    ReadResult read = new DatasetReader().read(folder);
    CollectResult<List<String>> collected = new DatasetReader().collect(folder, context -> ids());

    assertThat(collected.value())
        .isEqualTo(read.located().stream().map(at -> at.record().getId().value()).toList());
    assertThat(collected.counts()).isEqualTo(read.counts());
    assertThat(collected.findings().kept()).isEqualTo(read.findings().kept());
  }

  /** A record that is rejected for its id, which another has, is no claim. */
  @Test
  void collect_whatIsKnownBeforehand_isDayProfileAndAcceptedClaims() {
    List<DatasetContext> known = new ArrayList<>();
    new DatasetReader()
        .collect(
            folder,
            Ruleset.standard(),
            context -> {
              known.add(context);
              return ids();
            });

    assertThat(known).hasSize(1);
    DatasetContext context = known.get(0);
    assertThat(context.asOf()).isEqualTo(LocalDate.of(2025, 12, 31));
    assertThat(context.foundedOn()).isEqualTo(Optional.of(PartialDate.parse("2013-03-15")));
    assertThat(context.claims())
        .extracting(ReportedFigure::getValue)
        .extracting(value -> value.getNumber().orElseThrow().intValueExact())
        .containsExactly(10, 20);
  }

  @Test
  void collect_collectorThatFails_failsTheReading() {
    Collector<HubRecord, ?, List<String>> failing =
        Collectors.mapping(
            record -> {
              throw new IllegalStateException("full");
            },
            Collectors.toList());

    assertThatIllegalStateException()
        .isThrownBy(
            () -> new DatasetReader().collect(folder, Ruleset.standard(), context -> failing))
        .withMessage("full");
  }

  @Test
  void collect_noDataset_isToldAsByACheck() {
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(
            () ->
                new DatasetReader()
                    .collect(folder.resolve("none"), Ruleset.standard(), context -> ids()));
  }
}
