package org.civilhub.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Times of engines compare only if the engines answer the same. */
class EndToEndTest {
  private static final int EVENTS = 2_000;

  @TempDir private static Path folder = Path.of("");

  private static List<String> expected = List.of();

  @BeforeAll
  static void makeSample() throws Exception {
    Runs.makeSample(folder, EVENTS);
    expected = Engine.DUCKDB.answers(folder);
  }

  @ParameterizedTest
  @EnumSource
  void answers_everyEngine_areThoseOfDuckDb(Engine engine) {
    assertThat(engine.answers(folder)).containsExactlyElementsOf(expected);
  }

  /** Every question has parts, and they add up where they have to. */
  @Test
  void answers_ofASample_areOfEveryQuestion() {
    long events = sum("capacity_events|events");
    assertThat(events).isBetween(EVENTS / 2L, EVENTS - 1L); // not all are the Hub's own
    for (String by : List.of("year", "eventType", "format", "theme")) {
      assertThat(sum("capacity_events|" + by + "=")).as(by).isEqualTo(events);
    }
    assertThat(sum("events_hosted|country=")).isEqualTo(events);
    long people = sum("capacity_participants|participants");
    assertThat(people).isPositive();
    assertThat(sum("capacity_participants|country=")).isEqualTo(people);
    assertThat(sum("capacity_participants|sex=")).isEqualTo(people);
    assertThat(sum("capacity_countries|countries")).isBetween(30L, 249L);
    assertThat(expected)
        .filteredOn(line -> line.startsWith("contributions|"))
        .hasSizeGreaterThan(300);
  }

  private static long sum(String start) {
    return expected.stream()
        .filter(line -> line.startsWith(start))
        .mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf('|') + 1)))
        .sum();
  }

  /**
   * Events of which the records say that nobody came, or say nothing, and such whose total is not
   * the sum of their rows. A sample has few of the first: 5 of 1,000,000.
   */
  @ParameterizedTest
  @EnumSource
  void answers_eventsWithoutAttendance_areThoseOfDuckDb(Engine engine, @TempDir Path few)
      throws Exception {
    write(few, oddEvents());

    List<String> answers = engine.answers(few);

    assertThat(answers)
        .containsExactlyElementsOf(Engine.DUCKDB.answers(few))
        .filteredOn(line -> line.startsWith("capacity_"))
        .containsExactly(
            "capacity_countries|countries|2",
            "capacity_events|eventType=workshop|events|8",
            "capacity_events|events|8",
            "capacity_events|format=not_recorded|events|8",
            "capacity_events|theme=not_recorded|events|8",
            "capacity_events|year=2022|events|8",
            "capacity_participants|country=KG|participants|22",
            "capacity_participants|country=MN|participants|40",
            "capacity_participants|country=TJ|participants|0",
            "capacity_participants|country=not_recorded|participants|67",
            "capacity_participants|participants|127",
            "capacity_participants|sex=male|participants|62",
            "capacity_participants|sex=not_recorded|participants|67");
  }

  /** The one that told the engines apart: one line says so much of nobody. */
  @ParameterizedTest
  @EnumSource
  void answers_eventOfStaffAloneWithATotalOfZero_sayThatNobodyCame(Engine engine, @TempDir Path few)
      throws Exception {
    write(few, event("1", total(0), row("TM", 10, "staff")));

    assertThat(engine.answers(few))
        .filteredOn(line -> line.startsWith("capacity_participants|"))
        .containsExactly(
            "capacity_participants|country=not_recorded|participants|0",
            "capacity_participants|participants|0",
            "capacity_participants|sex=not_recorded|participants|0");
  }

  /** Polars is no dependency: {@code -Dpolars=PYTHON} names a Python that has it. */
  @Test
  @EnabledIfSystemProperty(named = "polars", matches = ".+")
  void answers_ofPolars_areThoseOfDuckDb(@TempDir Path few) throws Exception {
    write(few, oddEvents());
    for (Path asked : List.of(folder, few)) {
      List<String> rows =
          Runs.printed(
              EndToEnd::main,
              asked.toString(),
              "--rounds",
              "1",
              "--engines",
              "DUCKDB",
              "--polars",
              System.getProperty("polars"));

      assertThat(rows.get(3)).startsWith("| Polars, 2 threads | ").contains("| equal, ");
    }
  }

  private static String[] oddEvents() {
    return new String[] {
      event("1", total(0), row("TM", 10, "staff"), row("MN", 8, "organiser")),
      event("2", "", row("TM", 34, "staff")),
      event("3", total(100), row("MN", 40, "participant")),
      event("4", total(10), row("KG", 12, "participant")),
      event("5", total(10), row("KG", 10, "speaker"), row("FR", 3, "staff")),
      event("6", total(7)),
      event("7", ""),
      event("8", total(0), row("TJ", 0, "participant"))
    };
  }

  /** A dataset with these events, and of all else what the sample has. */
  private static void write(Path few, String... events) throws IOException {
    for (String file :
        List.of("hub.json", "contributions.ndjson", "partners.ndjson", "projects.ndjson")) {
      Files.copy(folder.resolve(file), few.resolve(file));
    }
    Files.write(few.resolve("events.ndjson"), List.of(events));
  }

  private static String event(String id, String total, String... rows) {
    return """
        {"id":"EV-%s","title":{"en":"Event"},"type":"workshop","hubRole":"organiser",\
        "startsOn":"2022-12-12",%s"participations":[%s]}"""
        .formatted(id, total, String.join(",", rows));
  }

  private static String total(int number) {
    return "\"participants\":{\"qualifier\":\"exact\",\"value\":" + number + "},";
  }

  private static String row(String country, int number, String role) {
    return """
        {"country":"%s","sex":"male","role":"%s","number":{"qualifier":"exact","value":%d}}"""
        .formatted(country, role, number);
  }

  @Test
  void main_oneRound_printsARowForEachEngineAndThatTheirAnswersAreEqual() throws Exception {
    List<String> rows = Runs.printed(EndToEnd::main, folder.toString(), "--rounds", "1");

    Engine[] engines = Engine.values();
    assertThat(rows).hasSize(2 + engines.length + 3);
    for (int i = 0; i < engines.length; i++) {
      assertThat(rows.get(2 + i))
          .startsWith("| " + engines[i].title() + (engines[i].isOurs() ? ", heap 256m | " : " | "))
          .contains("| equal, ");
    }
    assertThat(rows.get(rows.size() - 2)).startsWith("Machine: ");
    assertThat(rows.get(rows.size() - 1)).startsWith("Java: ");
  }

  @Test
  void main_someEnginesInASmallHeap_comparesThemWithTheFirst() throws Exception {
    List<String> rows =
        Runs.printed(
            EndToEnd::main,
            folder.toString(),
            "--rounds",
            "1",
            "--engines",
            "BULK_ONE,BULK",
            "--heap",
            "48m");

    String first = Engine.BULK.title() + ", heap 48m";
    assertThat(rows.get(0)).contains("wall / " + first + ", same round");
    assertThat(rows.get(2)).startsWith("| " + first + " | ").contains("| equal, ");
    assertThat(rows.get(3)).startsWith("| " + Engine.BULK_ONE.title() + ", heap 48m | ");
    assertThat(rows.get(4)).isEmpty();
  }

  @Test
  void table_ofThreeRounds_hasMediansAndTheRatiosOfEachRound() {
    Map<String, List<EndToEnd.Run>> runs = new LinkedHashMap<>();
    runs.put("One", List.of(run(2_000, "a"), run(1_000, "a"), run(1_500, "a")));
    runs.put("Two", List.of(run(3_000, "a"), run(2_500, "a"), run(3_600, "a")));
    runs.put("Three", List.of(run(4_004, "a"), run(1_000, "b"), run(3_000, "a")));

    assertThat(EndToEnd.table(runs).lines().skip(2))
        .containsExactly(
            "| One | 1.50 (1.00-2.00) | 3.0 | 3 | 1.00 (1.00-1.00) | equal, ca978112 |",
            "| Two | 3.00 (2.50-3.60) | 6.0 | 6 | 2.40 (1.50-2.50) | equal, ca978112 |",
            "| Three | 3.00 (1.00-4.00) | 6.0 | 6 | 2.00 (1.00-2.00) | DIFFERENT, ca978112 |");
  }

  /** Twice as much processor time as time, and 2,000 bytes a millisecond. */
  private static EndToEnd.Run run(long millis, String answer) {
    return new EndToEnd.Run(
        Duration.ofMillis(millis), Duration.ofMillis(2 * millis), 2_000 * millis, List.of(answer));
  }
}
