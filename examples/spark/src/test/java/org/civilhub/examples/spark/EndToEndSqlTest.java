package org.civilhub.examples.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spark is asked what the benchmark asks everybody, worked out by hand here. */
class EndToEndSqlTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void answers_eventsOfManyKinds_areThoseOfTheBenchmark() throws IOException {
    Files.write(
        folder.resolve("events.ndjson"),
        List.of(
            event("organiser", total(0), row("TM", 10, "staff")), // nobody came
            event("co_organiser", "", row("TM", 34, "staff")), // nobody knows
            event("organiser", total(100), row("MN", 40, "participant")),
            event("organiser", total(10), row("KG", 12, "participant")),
            event("organiser", "", row("KG", 10, "speaker"), row("FR", 3, "organiser")),
            event("organiser", total(7)),
            event("participant", total(9), row("FR", 9, "participant")))); // not the Hub's own
    Files.write(
        folder.resolve("contributions.ndjson"),
        List.of(contribution("1.10"), contribution("2.20"), contribution("1000000000.70")));

    assertThat(EndToEndSql.answers(LocalSpark.session(), folder))
        .containsExactly(
            "capacity_countries|countries|2",
            "capacity_events|eventType=workshop|events|6",
            "capacity_events|events|6",
            "capacity_events|format=not_recorded|events|6",
            "capacity_events|theme=not_recorded|events|6",
            "capacity_events|year=2022|events|6",
            "capacity_participants|country=KG|participants|22",
            "capacity_participants|country=MN|participants|40",
            "capacity_participants|country=not_recorded|participants|67",
            "capacity_participants|participants|127",
            "capacity_participants|sex=male|participants|62",
            "capacity_participants|sex=not_recorded|participants|67",
            "contributions|donor=Donor 1|year=2016|stage=received|USD|1000000004",
            "events_hosted|country=not_recorded|events|6",
            "events_hosted|events|6");
  }

  private static String event(String hubRole, String total, String... rows) {
    return """
        {"type":"workshop","hubRole":"%s","startsOn":"2022-12-12",%s"participations":[%s]}"""
        .formatted(hubRole, total, String.join(",", rows));
  }

  private static String total(int number) {
    return "\"participants\":{\"qualifier\":\"exact\",\"value\":" + number + "},";
  }

  private static String row(String country, int number, String role) {
    return """
        {"country":"%s","sex":"male","role":"%s","number":{"qualifier":"exact","value":%d}}"""
        .formatted(country, role, number);
  }

  private static String contribution(String amount) {
    return """
        {"donor":"Donor 1","period":"2016-05","stage":"received",\
        "amount":{"amount":%s,"currency":"USD"}}"""
        .formatted(amount);
  }
}
