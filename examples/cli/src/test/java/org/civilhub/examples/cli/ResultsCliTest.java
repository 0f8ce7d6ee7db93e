package org.civilhub.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The command results, on a made-up project. */
class ResultsCliTest {
  /** Two events of five by 2025, and satisfaction of 9 of 10 and then 10 of 90. */
  private static final String PROJECT =
      """
      {"id":"P1","title":{"en":"A project"},"startsOn":"2024-01-01","endsOn":"2026-12-31",
       "results":[{"key":"1","title":{"en":"Training"},"level":"output","indicators":[
        {"key":"1.1","title":{"en":"Events held"},"metric":"capacity_events",
         "baselines":[{"value":{"qualifier":"exact","value":0},"measuredOn":"2023-12-31"}],
         "targets":[{"value":{"qualifier":"exact","value":5},"dueOn":"2025"},
                    {"value":{"qualifier":"exact","value":8},"dueOn":"2027-12-31"}]},
        {"key":"1.2","title":{"en":"Satisfied"},"unit":"percent",
         "targets":[{"value":{"qualifier":"exact","value":50},"dueOn":"2025"}],
         "actuals":[{"value":{"qualifier":"exact","value":90},"period":"2024",
                     "fraction":{"numerator":9,"denominator":10}},
                    {"value":{"qualifier":"exact","value":11},"period":"2025",
                     "fraction":{"numerator":10,"denominator":90}}]}]}]}
      """;

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void writeDataset() throws IOException {
    Files.writeString(
        folder.resolve("hub.json"),
        "{\"name\":{\"en\":\"a hub\"},\"formatVersion\":1,\"asOf\":\"2025-12-31\","
            + "\"completeness\":{\"event\":\"complete\"}}");
    Files.writeString(folder.resolve("projects.ndjson"), PROJECT.replace("\n", "") + "\n");
    Files.writeString(
        folder.resolve("events.ndjson"),
        """
        {"id":"E1","title":{"en":"One"},"type":"workshop","hubRole":"organiser","startsOn":"2024-05-01"}
        {"id":"E2","title":{"en":"Two"},"type":"workshop","hubRole":"organiser","startsOn":"2025-05-01"}
        """);
  }

  @Test
  void results_json_tellsValueTargetWayAndVerdict() {
    Cli.Outcome outcome = Cli.run("results", folder, "--format", "json");
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.code()).isEqualTo(Main.OK);
    JsonNode events = outcome.json().at("/indicators/0");
    assertThat(events.at("/years/1/name").stringValue()).isEqualTo("2025");
    assertThat(events.at("/years/1/inPeriod/value").intValue()).isEqualTo(1);
    assertThat(events.at("/years/1/toDate/value").intValue()).isEqualTo(2);
    assertThat(events.at("/years/1/status").stringValue()).isEqualTo("off_track");
    // (2 - 0) of (5 - 0)
    assertThat(events.at("/years/1/progress").decimalValue()).isEqualByComparingTo("0.4");
    assertThat(events.at("/current/target/value/value").intValue()).isEqualTo(5);
    JsonNode satisfied = outcome.json().at("/indicators/1");
    assertThat(satisfied.at("/current/toDate/value").intValue()).isEqualTo(19);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en|2025: 2 (in the year: 1); target 5, due 2025; 40.00 % of the way → off track",
        "ru|2025: 2 (за год: 1); целевое значение 5, срок 2025; 40,00 % пути → отстаёт от плана",
        "kk|2025: 2 (жыл ішінде: 1); нысаналы мән 5, мерзімі 2025; жолдың 40,00 %-ы → жоспардан артта"
      })
  void results_text_tellsItInTheLanguage(String language, String line) {
    Cli.Outcome outcome = Cli.run("results", folder, "--lang", language);
    assertThat(outcome.code()).isEqualTo(Main.OK);
    assertThat(outcome.out()).contains("\n  " + line + "\n");
  }

  @Test
  void results_asOfAnEarlierDay_isWhatWasKnownOfItThen() {
    JsonNode current =
        Cli.run("results", folder, "--as-of", "2024-12-31", "--format", "json")
            .json()
            .at("/indicators/0/current");
    assertThat(current.at("/toDate/value").intValue()).isEqualTo(1);
    assertThat(current.at("/target/value/value").intValue()).isEqualTo(5);
    // 366 of 731 days from 0 to 5: 2.5034, and 1 is less
    assertThat(current.at("/status").stringValue()).isEqualTo("off_track");
    assertThat(current.at("/reason/0/text").stringValue()).contains("2.5034");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en|No project on record has indicators.",
        "ru|Ни у одного проекта в записях нет индикаторов.",
        "kk|Жазбалардағы бірде-бір жобада индикатор жоқ."
      })
  void results_ofProjectsWithoutIndicators_saysSo(String language, String line) {
    Cli.Outcome outcome = Cli.run("results", Cli.ASTANA_HUB, "--lang", language);
    assertThat(outcome.code()).isEqualTo(Main.OK);
    assertThat(outcome.out()).isEqualTo(line + "\n");
  }
}
