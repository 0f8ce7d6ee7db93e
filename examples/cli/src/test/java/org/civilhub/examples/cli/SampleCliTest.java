package org.civilhub.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.civilhub.io.Dataset;
import org.civilhub.io.DatasetReader;
import org.civilhub.io.DatasetWriter;
import org.civilhub.model.HubEvent;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.PartialDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code hub sample}. */
class SampleCliTest {
  private static final int EVENTS = 2_000;

  @TempDir private Path folder = Path.of("");

  private Path sample(String name, int seed, int events) {
    Path target = folder.resolve(name);
    Cli.Outcome outcome = Cli.run("sample", "--seed", seed, "--events", events, target);
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.code()).isEqualTo(Main.OK);
    return target;
  }

  private static Map<String, List<String>> lines(Path folder) throws IOException {
    Map<String, List<String>> lines = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        lines.put(folder.relativize(file).toString(), Files.readAllLines(file));
      }
    }
    return lines;
  }

  @Test
  void sample_sameSeed_givesTheSameBytes() throws IOException {
    Path one = sample("one", 7, 200);
    Path other = sample("other", 7, 200);

    assertThat(lines(one)).hasSize(5);
    for (String file : lines(one).keySet()) {
      assertThat(other.resolve(file)).hasSameBinaryContentAs(one.resolve(file));
    }
  }

  /** Also in another process, on another system and by another Java. */
  @Test
  void sample_anywhere_givesTheBytesItGaveBefore() throws Exception {
    Path hub = sample("hub", -42, 100);
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (String file : lines(hub).keySet()) {
      digest.update(Files.readAllBytes(hub.resolve(file)));
    }

    assertThat(HexFormat.of().formatHex(digest.digest()))
        .isEqualTo("39f6bcd34c5d8fc8b7b888207a97af6d5908dc39544dd95dfe5c58af0d80352c");
  }

  @Test
  void sample_otherSeed_givesOtherEventsAndContributions() throws IOException {
    Map<String, List<String>> one = lines(sample("one", 7, 200));
    Map<String, List<String>> other = lines(sample("other", 8, 200));

    for (String file : List.of("events.ndjson", "contributions.ndjson")) {
      assertThat(other.get(file)).doesNotContainAnyElementsOf(one.get(file));
    }
  }

  @Test
  void sample_moreRecords_startsWithTheSame() throws IOException {
    Map<String, List<String>> few = lines(sample("few", 7, 50));
    Map<String, List<String>> more = lines(sample("more", 7, 200));

    assertThat(few.get("events.ndjson")).hasSize(50);
    assertThat(few.get("contributions.ndjson")).hasSize(10);
    few.forEach(
        (file, lines) -> assertThat(more.get(file)).startsWith(lines.toArray(String[]::new)));
  }

  @Test
  void check_ofASample_findsNothing() {
    JsonNode report = Cli.run("check", sample("hub", 1, EVENTS), "--format", "json").json();

    assertThat(report.at("/accepted").intValue()).isEqualTo(EVENTS + EVENTS / 5 + 40 + 6);
    assertThat(report.at("/rejected").intValue()).isZero();
    assertThat(report.at("/byCode")).isEmpty();
  }

  /** The lines are written without the library, and are those that it writes. */
  @Test
  void sample_readAndWrittenAgain_isTheSame() throws IOException {
    Path hub = sample("hub", 1, EVENTS);
    Dataset dataset = new DatasetReader().read(hub).dataset();
    Path again = folder.resolve("again");
    new DatasetWriter().write(dataset, again);

    assertThat(new DatasetReader().read(again).dataset()).isEqualTo(dataset);
    Map<String, List<String>> expected = lines(hub);
    Map<String, List<String>> written = lines(again);
    assertThat(written.keySet()).isEqualTo(expected.keySet());
    expected.remove("hub.json"); // laid out otherwise
    assertThat(written).containsAllEntriesOf(expected);
  }

  @Test
  void sample_events_areLikeThoseOfARegister() throws IOException {
    Path hub = sample("hub", 1, EVENTS);
    long bytes = Files.size(hub.resolve("events.ndjson"));
    int quoted = 0;
    int months = 0;
    for (HubEvent event : new DatasetReader().read(hub).dataset().records(HubEvent.class)) {
      assertThat(event.getTitle().texts())
          .containsOnlyKeys(LanguageTag.KK, LanguageTag.RU, LanguageTag.EN)
          .allSatisfy((tag, text) -> assertThat(text.split(" ", -1)).hasSizeBetween(4, 8));
      assertThat(event.getParticipations()).hasSizeBetween(3, 12);
      quoted += event.getTitle().inAnyOf(LanguageTag.EN).contains("\"") ? 1 : 0;
      boolean month = event.getStartsOn().orElseThrow().precision() == PartialDate.Precision.MONTH;
      months += month ? 1 : 0;
    }
    assertThat(bytes / EVENTS).isBetween(900L, 950L);
    assertThat(quoted).isBetween(EVENTS / 25, EVENTS / 15);
    assertThat(months).isBetween(EVENTS / 13, EVENTS / 8);
  }

  @Test
  void sample_folderWithAnything_isWrongUsageAndLeavesIt() throws IOException {
    Path file = Files.writeString(folder.resolve("kept"), "kept");

    Cli.Outcome outcome = Cli.run("sample", "--lang", "ru", folder);

    assertThat(outcome.code()).isEqualTo(Main.WRONG_USAGE);
    assertThat(outcome.err()).contains("папка должна быть новой или пустой: " + folder);
    assertThat(file).hasContent("kept");
    assertThat(folder.resolve("events.ndjson")).doesNotExist();
  }

  @Test
  void sample_fewerThanNoEvents_isWrongUsage() {
    Cli.Outcome outcome = Cli.run("sample", "--events", -1, folder.resolve("hub"));

    assertThat(outcome.code()).isEqualTo(Main.WRONG_USAGE);
    assertThat(outcome.err()).contains("--events must be 0 or more, found '-1'");
  }

  @Test
  void sample_whereAFileIs_cannotBeWritten() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");

    assertThat(Cli.run("sample", file).code()).isEqualTo(Main.UNREADABLE);
  }
}
