package org.civilhub.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.civilhub.io.HubJson;
import org.civilhub.metrics.publish.Publication;
import org.civilhub.model.value.QualifiedNumber;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The commands publish and report --compare, on the public record and a changed copy of it. */
class PublishCliTest {
  @TempDir private Path folder = Path.of("");

  private Path page = Path.of("");
  private Path hub = Path.of("");

  @BeforeEach
  void publishAndCopy() throws IOException {
    page = folder.resolve("page.json");
    hub = Files.createDirectories(folder.resolve("hub"));
    assertThat(Cli.run("publish", Cli.ASTANA_HUB, "--output", page).code()).isEqualTo(Main.OK);
    try (Stream<Path> files = Files.list(Cli.ASTANA_HUB)) {
      for (Path file : files.toList()) {
        Files.copy(file, hub.resolve(file.getFileName()));
      }
    }
  }

  private List<String> lines(String file) throws IOException {
    return new ArrayList<>(Files.readAllLines(hub.resolve(file)));
  }

  /** A contest found later, an event removed, and an amount put right. */
  private void change() throws IOException {
    List<String> contests = lines("contests.ndjson");
    contests.add("{\"id\":\"iss-2016\",\"heldOn\":\"2016\",\"name\":{\"en\":\"Found later\"}}");
    Files.write(hub.resolve("contests.ndjson"), contests);
    List<String> events = lines("events.ndjson");
    events.removeIf(line -> line.contains("\"id\":\"EV002\""));
    Files.write(hub.resolve("events.ndjson"), events);
    List<String> deliveries = lines("deliveries.ndjson");
    deliveries.replaceAll(line -> line.replace("643294", "643295"));
    Files.write(hub.resolve("deliveries.ndjson"), deliveries);
  }

  private JsonNode compared() {
    Cli.Outcome outcome = Cli.run("report", hub, "--compare", page, "--format", "json");
    assertThat(outcome.err()).isEmpty();
    return outcome.json();
  }

  private static JsonNode changed(JsonNode root, String metric) {
    for (JsonNode change : root.get("changed")) {
      if (change.get("metric").stringValue().equals(metric)) {
        return change;
      }
    }
    throw new AssertionError(metric + " is not among " + root);
  }

  @Test
  void publish_twice_isTheSameToTheByte() throws IOException {
    Path again = folder.resolve("again.json");
    assertThat(Cli.run("publish", hub, "--output", again).code()).isEqualTo(Main.OK);
    assertThat(Files.readString(again)).isEqualTo(Files.readString(page));
    Publication read = DataFile.read(page, Publication.class);
    assertThat(DataFile.text(read)).isEqualTo(Files.readString(page));
    assertThat(read.records()).containsKey("event/EV001").doesNotContainKey("profile/hub");
  }

  @Test
  void publish_onAStep_wordsTheClaims() throws IOException {
    Path stepped = folder.resolve("stepped.json");
    Cli.run("publish", hub, "--wording", "10", "--output", stepped);
    assertThat(DataFile.read(stepped, Publication.class).figures())
        .filteredOn(row -> row.metric().equals("capacity_events") && row.split().isEmpty())
        .singleElement()
        .satisfies(
            // 37 events in a dataset that is a part of all
            row -> assertThat(row.claim()).contains(QualifiedNumber.moreThan(30)));
  }

  @Test
  void publish_claims_areRecordsThatTheSameRecordsNeverContradict() throws IOException {
    Path claims = folder.resolve("claims.ndjson");
    Cli.Outcome outcome =
        Cli.run("publish", hub, "--claims", claims, "--output", folder.resolve("again.json"));
    assertThat(outcome.code()).isEqualTo(Main.OK);
    List<String> written = Files.readAllLines(claims);
    assertThat(written).hasSizeGreaterThan(50);
    Files.write(hub.resolve("reported_figures.ndjson"), written);
    JsonNode report = Cli.report(hub, "--format", "json").json();
    assertThat(report.at("/findings/records/rejected").asInt(0)).isZero();
    assertThat(report.get("reconciliation")).hasSize(written.size());
    for (JsonNode claim : report.get("reconciliation")) {
      assertThat(claim.get("status").stringValue())
          .as(claim.toString())
          .isNotIn("contradicted", "no_metric", "no_evidence");
    }
  }

  @Test
  void compare_withNothingChanged_saysSo() {
    Cli.Outcome outcome = Cli.run("report", hub, "--compare", page);
    assertThat(outcome.code()).isEqualTo(Main.OK);
    assertThat(outcome.out()).contains("as of 2026-11-23").endsWith("changed: 0\n");
  }

  @Test
  void compare_afterChanges_namesTheRecordsBehindEach() throws IOException {
    change();
    JsonNode root = compared();
    JsonNode contests = changed(root, "innovation_contests");
    assertThat(contests.at("/before/value").intValue()).isEqualTo(2);
    assertThat(contests.at("/after/value").intValue()).isEqualTo(3);
    assertThat(contests.at("/causes/0/kind").stringValue()).isEqualTo("late_record");
    assertThat(contests.at("/causes/0/records/0").stringValue()).isEqualTo("contest/iss-2016");
    JsonNode events = changed(root, "capacity_events");
    assertThat(events.at("/before/value").intValue() - events.at("/after/value").intValue())
        .isEqualTo(1);
    assertThat(events.at("/causes/0/kind").stringValue()).isEqualTo("record_removed");
    JsonNode balance = changed(root, "contribution_balance");
    assertThat(balance.at("/before/value").intValue() - balance.at("/after/value").intValue())
        .isEqualTo(1);
    assertThat(balance.at("/causes/0/kind").stringValue()).isEqualTo("corrected_record");
    assertThat(balance.at("/causes/0/records/0").stringValue())
        .isEqualTo("delivery/hub-phase-4-2025");
    assertThat(root.toString()).doesNotContain("unexplained");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en|Innovation contests: 2 → 3|late record|record removed|corrected record",
        "ru|: 2 → 3|поздняя запись|запись удалена|исправленная запись",
        "kk|: 2 → 3|кешіккен жазба|жазба алынып тасталған|түзетілген жазба"
      })
  void compare_text_tellsCausesInTheLanguage(
      String language, String number, String late, String removed, String corrected)
      throws IOException {
    change();
    Cli.Outcome outcome = Cli.run("report", hub, "--compare", page, "--lang", language);
    assertThat(outcome.code()).isEqualTo(Main.ERRORS_FOUND);
    assertThat(outcome.out())
        .contains(number)
        .contains("\n  " + late + "\n    contest/iss-2016  contests.ndjson:3\n")
        .contains("\n  " + removed + "\n    event/EV002\n")
        .contains("\n  " + corrected + "\n    delivery/hub-phase-4-2025  deliveries.ndjson:2\n");
  }

  @Test
  void compare_onAnotherDay_saysThatToo() {
    JsonNode root =
        Cli.run("report", hub, "--compare", page, "--as-of", "2016-12-31", "--format", "json")
            .json();
    assertThat(changed(root, "innovation_contests").get("causes").toString())
        .contains("other_day")
        .contains("contest/iss-2018");
  }

  /** That there are no other contests is no longer declared. */
  @Test
  void compare_withOnlyTheProofChanged_tellsTheProofs() throws IOException {
    Path manifest = hub.resolve("hub.json");
    ObjectNode node = (ObjectNode) HubJson.mapper().readTree(Files.readString(manifest));
    ((ObjectNode) node.get("completeness")).put("contest", "partial");
    Files.writeString(manifest, node.toString());
    Cli.Outcome outcome = Cli.run("report", hub, "--compare", page);
    assertThat(outcome.out())
        .contains(
            """
            Innovation contests: 2 → 2
              proven then: 2; now: at least 2
              the dataset's day, founding or declared completeness is another
            """);
    JsonNode contests = changed(compared(), "innovation_contests");
    assertThat(contests.at("/before/proof/qualifier").stringValue()).isEqualTo("exact");
    assertThat(contests.at("/after/proof/qualifier").stringValue()).isEqualTo("at_least");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dataset",
        "digest",
        "datasetAsOf",
        "complete",
        "asOf",
        "metrics",
        "figures",
        "records"
      })
  void compare_withAPublicationThatLacksAField_isWrongUsage(String field) throws IOException {
    ObjectNode node = (ObjectNode) HubJson.mapper().readTree(Files.readString(page));
    node.remove(field);
    Path broken = Files.writeString(folder.resolve("broken.json"), node.toString());
    Cli.Outcome outcome = Cli.run("report", hub, "--compare", broken);
    assertThat(outcome.code()).isEqualTo(Main.WRONG_USAGE);
    assertThat(outcome.err()).contains("broken.json: ").contains("'" + field + "'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"event/EV001\"|\"EV001\"|named by type and id, such as event/EV001, found 'EV001'",
        "\"metric\":\"innovation_contests\",||'metric'",
        "\"figures\":[|\"figures\":[null,|null",
        "\"figures\":[{|\"figures\":[5,{|[/figures/0] ",
        "\"datasetAsOf\":\"2026|\"datasetAsOf\":\"26|[/datasetAsOf] ",
        "\"formVersion\":1|\"formVersion\":9|of version 1, found 9"
      })
  void compare_withABrokenPublication_isWrongUsage(
      String part, @Nullable String other, String message) throws IOException {
    String text = Files.readString(page);
    assertThat(text).contains(part);
    Path broken =
        Files.writeString(
            folder.resolve("broken.json"), text.replace(part, Objects.toString(other, "")));
    Cli.Outcome outcome = Cli.run("report", hub, "--compare", broken);
    assertThat(outcome.code()).isEqualTo(Main.WRONG_USAGE);
    assertThat(outcome.err())
        .contains("cannot be read as a publication: ")
        .contains(message)
        .doesNotContain("FAIL_ON");
  }

  @Test
  void compare_withAFileCutOffOrEmptyOrNull_saysWhere() throws IOException {
    String text = Files.readString(page);
    Path cut = Files.writeString(folder.resolve("cut.json"), text.substring(0, 3_000));
    assertThat(Cli.run("report", hub, "--compare", cut).err())
        .containsPattern("cut.json: 1:\\d+ \\[.*Unexpected end-of-input");
    for (String nothing : List.of("", "null")) {
      Path none = Files.writeString(folder.resolve("none.json"), nothing);
      for (Cli.Outcome outcome :
          List.of(Cli.run("report", hub, "--compare", none), Cli.run("report", "--merge", none))) {
        assertThat(outcome.code()).isEqualTo(Main.WRONG_USAGE);
        assertThat(outcome.err()).contains("none.json: ");
      }
    }
  }

  @Test
  void compare_withAPageOfManyRecords_isRead() throws IOException {
    ObjectNode node = (ObjectNode) HubJson.mapper().readTree(Files.readString(page));
    ObjectNode records = (ObjectNode) node.get("records");
    for (int i = 0; i < 500_000; i++) {
      records.put("delivery/of-long-ago-" + i, "0123456789abcdef");
    }
    Path large = Files.writeString(folder.resolve("large.json"), node.toString());
    assertThat(Files.size(large)).isGreaterThan(17L * 1024 * 1024);
    Publication read = DataFile.read(large, Publication.class);
    assertThat(read.records()).hasSizeGreaterThan(500_000);
  }

  @Test
  void compare_withAnotherEncoding_saysSo() throws IOException {
    Path other = folder.resolve("latin.json");
    Files.write(other, "{\"dataset\":\"Zürich\"}".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(Cli.run("report", hub, "--compare", other).err())
        .contains("latin.json: not text in UTF-8");
    assertThat(Cli.run("report", hub, "--compare", folder).err()).contains(": a folder");
  }

  @Test
  void compare_withAnUnknownSplit_showsItAsItIs() throws IOException {
    String text = Files.readString(page).replace("\"hubRole\":", "\"byWhom\":");
    Path other = Files.writeString(folder.resolve("other.json"), text);
    Cli.Outcome outcome = Cli.run("report", hub, "--compare", other);
    assertThat(outcome.out()).contains("byWhom organiser");
  }

  @Test
  void compare_withWhatIsNoPublication_isWrongUsage() throws IOException {
    Path other = Files.writeString(folder.resolve("other.json"), "{\"formVersion\":7}");
    Cli.Outcome outcome = Cli.run("report", hub, "--compare", other);
    assertThat(outcome.code()).isEqualTo(Main.WRONG_USAGE);
    assertThat(outcome.err()).contains("cannot be read as a publication: ").contains("other.json");
    assertThat(Cli.run("report", hub, "--compare", folder.resolve("none.json")).code())
        .isEqualTo(Main.WRONG_USAGE);
    assertThat(Cli.run("report", "--compare", page, "--merge", page).code())
        .isEqualTo(Main.WRONG_USAGE);
    assertThat(Cli.run("publish", hub, "--wording", "0").code()).isEqualTo(Main.WRONG_USAGE);
  }
}
