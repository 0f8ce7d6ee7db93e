package org.civilhub.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.civilhub.io.HubJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A million findings in little memory: counted exactly, and a sample of them kept. */
class HugeCheckIT {
  private static final int EVENTS = 500_000;

  @TempDir private Path folder = Path.of("");

  @Test
  void check_aMillionFindingsIn128Megabytes_countsThemAll() throws Exception {
    write();

    HubJar.Outcome outcome =
        HubJar.run(
            folder,
            Map.of(),
            List.of("-Xmx128m"),
            "check",
            folder.resolve("hub").toString(),
            "--format",
            "json");

    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.code()).isEqualTo(Main.ERRORS_FOUND);
    JsonNode report = HubJson.mapper().readTree(outcome.out());
    assertThat(report.get("read").intValue()).isEqualTo(EVENTS);
    assertThat(report.get("accepted").intValue()).isEqualTo(EVENTS);
    assertThat(report.get("byCode").toString())
        .isEqualTo(
            "{\"hub.country.unassigned\":%1$d,\"hub.reference.resolves\":%1$d}".formatted(EVENTS));
    assertThat(report.at("/bySeverity/error").intValue()).isEqualTo(2 * EVENTS);
    assertThat(report.get("sample")).hasSize(2 * 100);
  }

  /** Each event has a country that is none, and a partner that is not there. */
  private void write() throws IOException {
    Path hub = Files.createDirectories(folder.resolve("hub"));
    Files.writeString(
        hub.resolve("hub.json"),
        "{\"name\":{\"en\":\"huge\"},\"formatVersion\":1,\"asOf\":\"2026-01-31\"}");
    try (Writer out = Files.newBufferedWriter(hub.resolve("events.ndjson"))) {
      for (int i = 0; i < EVENTS; i++) {
        out.write(
            ("{\"id\":\"E-%1$d\",\"title\":{\"en\":\"Workshop %1$d\",\"kk\":\"Семинар %1$d\"},"
                    + "\"type\":\"workshop\",\"startsOn\":\"2024-05-14\",\"city\":\"Astana\","
                    + "\"countries\":[\"KZ\",\"XX\"],\"organisers\":[\"P-%1$d\"]}\n")
                .formatted(i));
      }
    }
  }
}
