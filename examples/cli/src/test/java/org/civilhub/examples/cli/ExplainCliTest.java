package org.civilhub.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.civilhub.io.HubJson;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The command explain: its ids are those that the files hold, found here without the library. */
class ExplainCliTest {
  @TempDir private Path folder = Path.of("");

  /** Ids of the lines of a file that fit, with the type in front. */
  private static List<String> ids(String file, String type, Predicate<JsonNode> fits)
      throws IOException {
    TreeSet<String> ids = new TreeSet<>();
    for (String line : Files.readAllLines(Cli.ASTANA_HUB.resolve(file))) {
      JsonNode node = HubJson.mapper().readTree(line);
      if (fits.test(node)) {
        ids.add(type + "/" + node.get("id").stringValue());
      }
    }
    return List.copyOf(ids);
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(node -> texts.add(node.stringValue()));
    return texts;
  }

  private static JsonNode explained(Object... args) {
    Object[] all = new Object[args.length + 4];
    all[0] = "explain";
    all[1] = Cli.ASTANA_HUB;
    System.arraycopy(args, 0, all, 2, args.length);
    all[args.length + 2] = "--format";
    all[args.length + 3] = "json";
    Cli.Outcome outcome = Cli.run(all);
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.code()).isEqualTo(Main.OK);
    return outcome.json();
  }

  @Test
  void explain_covidOnlineEvents_namesThoseOfTheFile() throws IOException {
    Predicate<JsonNode> own = event -> !event.path("hubRole").asString("").equals("participant");
    Predicate<JsonNode> online = event -> event.path("format").asString("").equals("online");
    JsonNode trace = explained("covid_online_events").at("/figures/0/trace");
    assertThat(texts(trace.get("counted")))
        .isNotEmpty()
        .isEqualTo(
            ids(
                "events.ndjson",
                "event",
                own.and(online).and(e -> e.path("covidRelated").asBoolean(false))));
    assertThat(texts(trace.at("/leftOut/attended")))
        .allSatisfy(id -> assertThat(id).startsWith("event/"));
    assertThat(trace.get("complete").booleanValue()).isTrue();
  }

  @Test
  void explain_memoranda_namesThemByTypeOfPartner() throws IOException {
    List<String> memoranda =
        ids(
            "agreements.ndjson",
            "agreement",
            a -> a.get("kind").stringValue().equals("memorandum"));
    List<String> others =
        ids(
            "agreements.ndjson",
            "agreement",
            a -> !a.get("kind").stringValue().equals("memorandum"));
    JsonNode figures = explained("memoranda_signed").get("figures");
    assertThat(texts(figures.at("/0/trace/counted"))).isNotEmpty().isEqualTo(memoranda);
    assertThat(texts(figures.at("/0/trace/leftOut/not_memorandum"))).isEqualTo(others);
    List<String> byPart = new ArrayList<>();
    for (int i = 1; i < figures.size(); i++) {
      byPart.addAll(texts(figures.get(i).at("/trace/counted")));
    }
    assertThat(byPart).containsExactlyInAnyOrderElementsOf(memoranda);
  }

  @Test
  void explain_eventsByCountryAndYear_countsAnEventInEachOfItsCountries() throws IOException {
    JsonNode figures = explained("capacity_events", "--split", "country,year").get("figures");
    int found = 0;
    for (JsonNode figure : figures) {
      if (figure.at("/split/country").asString("").equals("GE")) {
        found += figure.at("/trace/counted").size();
      }
    }
    List<String> georgian =
        ids(
            "events.ndjson",
            "event",
            e ->
                !e.path("hubRole").asString("").equals("participant")
                    && e.path("countries").toString().contains("\"GE\""));
    assertThat(found).isEqualTo(georgian.size()).isPositive();
  }

  @Test
  void explain_derivedMoney_namesContributionsAndDeliveries() throws IOException {
    List<String> named = new ArrayList<>();
    for (JsonNode figure : explained("contribution_balance").get("figures")) {
      if (figure.at("/split/project").stringValue().equals("hub-phase-4")) {
        named.addAll(texts(figure.at("/trace/counted")));
      }
    }
    List<String> expected = new ArrayList<>();
    Predicate<JsonNode> ofPhase4 = r -> r.path("project").asString("").equals("hub-phase-4");
    expected.addAll(ids("contributions.ndjson", "contribution", ofPhase4));
    expected.addAll(ids("deliveries.ndjson", "delivery", ofPhase4));
    assertThat(named).hasSizeGreaterThan(2).isEqualTo(expected);
  }

  @Test
  void explain_text_tellsPlaceAndReason() {
    Cli.Outcome outcome = Cli.run("explain", Cli.ASTANA_HUB, "innovation_contests");
    assertThat(outcome.code()).isEqualTo(Main.OK);
    assertThat(outcome.out())
        .startsWith("Innovation contests (innovation_contests)\nRounds of the contest")
        .contains("Splits: year, halfYear, quarter, month")
        .contains("  contests.ndjson:1\n")
        .contains("year ");
    assertThat(Cli.run("explain", Cli.ASTANA_HUB, "memoranda_signed").out())
        .contains("left out: 1, agreement of another kind [not_memorandum]\n    agreement/");
  }

  @ParameterizedTest
  @CsvSource({"ru, Всего: , учтено: ", "kk, Барлығы: , саналды: "})
  void explain_otherLanguages_areComplete(String language, String whole, String counted) {
    Cli.Outcome outcome =
        Cli.run("explain", Cli.ASTANA_HUB, "capacity_events", "--lang", language, "--sample", "1");
    assertThat(outcome.code()).isEqualTo(Main.OK);
    assertThat(outcome.out()).contains("\n" + whole).contains("  " + counted);
  }

  @Test
  void explain_period_tellsWhatCannotBeDated() {
    JsonNode figure = explained("research_products", "--period", "2018-Q1").at("/figures/0");
    assertThat(figure.at("/trace/undatable").size())
        .isEqualTo(figure.get("undatable").intValue())
        .isPositive();
    assertThat(figure.at("/period/first").stringValue()).isEqualTo("2018-01-01");
  }

  @Test
  void explain_people_namesNobodyAndHidesSmallNumbers() throws IOException {
    Files.writeString(
        folder.resolve("hub.json"),
        "{\"name\":{\"en\":\"a hub\"},\"formatVersion\":1,\"asOf\":\"2026-01-31\"}");
    Files.writeString(
        folder.resolve("scholarships.ndjson"),
        """
        {"id":"SCH-1","country":"KG","programme":{"en":"Public policy"},"awardedOn":"2024"}
        {"id":"SCH-2","country":"UZ","programme":{"en":"Public policy"},"awardedOn":"2025"}
        """);
    Cli.Outcome outcome = Cli.run("explain", folder, "scholarships");
    assertThat(outcome.out())
        .contains("All: 2")
        .contains("not all records are named here")
        .doesNotContain("SCH-1");
    assertThat(Cli.run("explain", folder, "scholarships", "--internal").out())
        .contains("year 2024: 1")
        .doesNotContain("SCH-1");
    assertThat(outcome.out()).doesNotContain("year 2024: 1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "no_metric|year|2024|there is no metric 'no_metric'",
        "capacity_events|sex|2024|it does by: project, year, halfYear",
        "capacity_events|planet|2024|there is no dimension 'planet'",
        "capacity_events|year|24|found '24'"
      })
  void explain_wrongUsage_saysWhatIsPossible(
      String metric, String split, String period, String message) {
    Cli.Outcome outcome =
        Cli.run("explain", Cli.ASTANA_HUB, metric, "--split", split, "--period", period);
    assertThat(outcome.code()).isEqualTo(Main.WRONG_USAGE);
    assertThat(outcome.err()).contains(message);
  }

  /** Own events of the file by the year that each is dated to, alone or by a month or day. */
  private static long eventsIn(String year) throws IOException {
    return ids(
            "events.ndjson",
            "event",
            e ->
                !e.path("hubRole").asString("").equals("participant")
                    && e.path("startsOn").asString("").startsWith(year))
        .size();
  }

  @Test
  void explain_byYear_tellsGapsFromNumbers() throws IOException {
    JsonNode series = explained("capacity_events", "--by", "year").get("series");
    assertThat(series.at("/0/step").stringValue()).isEqualTo("2013");
    List<String> gaps = new ArrayList<>();
    for (JsonNode point : series) {
      long events = eventsIn(point.get("step").stringValue());
      JsonNode figure = point.at("/figures/0");
      assertThat(point.get("gap").booleanValue()).isEqualTo(events == 0);
      assertThat(figure.path("value").asLong(0)).isEqualTo(events);
      assertThat(figure.at("/trace/counted").size()).isEqualTo((int) events);
      if (events == 0) {
        gaps.add(point.get("step").stringValue());
      }
    }
    assertThat(gaps).as("the dataset has years without a dated event").isNotEmpty();
    assertThat(Cli.run("explain", Cli.ASTANA_HUB, "capacity_events", "--by", "year").out())
        .contains("\n" + gaps.get(0) + ": not recorded (");
  }

  @Test
  void explain_byHalfYearInAPeriodOfAPart_isTheSeriesOfIt() {
    JsonNode series =
        explained(
                "capacity_events",
                "--by",
                "halfYear",
                "--part",
                "hubRole=organiser",
                "--period",
                "2016-01-01/2016-09-30")
            .get("series");
    assertThat(series).hasSize(2);
    assertThat(series.at("/1/step").stringValue()).isEqualTo("2016-H2");
    assertThat(series.at("/1/figures/0/period/last").stringValue()).isEqualTo("2016-09-30");
    assertThat(series.at("/1/figures/0/split/hubRole").stringValue()).isEqualTo("organiser");
  }

  @Test
  void explain_byMonthWithoutAFounding_asksForAPeriod() throws IOException {
    Path hub = Files.createDirectories(folder.resolve("hub"));
    for (String file : List.of("hub.json", "events.ndjson")) {
      Files.copy(Cli.ASTANA_HUB.resolve(file), hub.resolve(file));
    }
    Cli.Outcome outcome = Cli.run("explain", hub, "capacity_events", "--by", "month");
    assertThat(outcome.code()).isEqualTo(Main.WRONG_USAGE);
    assertThat(outcome.err()).contains("--by needs --period");
    assertThat(
            Cli.run("explain", hub, "capacity_events", "--by", "month", "--period", "2023").code())
        .isEqualTo(Main.OK);
  }

  @Test
  void explain_growth_isTheSecondFigureMinusTheFirst() throws IOException {
    JsonNode growth =
        explained("innovation_contests", "--growth", "2015-12-31/2018-12-31").get("growth");
    // one round in 2015, one in 2018, no other: from 1 to 2
    assertThat(growth.at("/figures/0/value").intValue()).isEqualTo(1);
    assertThat(growth.at("/figures/1/value").intValue()).isEqualTo(2);
    assertThat(growth.at("/difference/value").intValue()).isEqualTo(1);
    assertThat(growth.get("rate").decimalValue()).isEqualByComparingTo("1");
    assertThat(growth.at("/figures/1/trace/counted").size()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en|growth: 1, 1.0000 (100.00 %)|growth: cannot be said",
        "ru|прирост: 1, 1,0000 (100,00 %)|прирост: сказать нельзя",
        "kk|өсім: 1, 1,0000 (100,00 %)|өсім: айту мүмкін емес"
      })
  void explain_growthInWords_saysRateOrThatThereIsNone(
      String language, String growth, String none) {
    Object[] contests = {
      "explain",
      Cli.ASTANA_HUB,
      "innovation_contests",
      "--growth",
      "2015-12-31/2018-12-31",
      "--lang",
      language
    };
    assertThat(Cli.run(contests).out()).contains(growth);
    Object[] scholarships = {
      "explain",
      Cli.ASTANA_HUB,
      "scholarships",
      "--growth",
      "2015-12-31/2018-12-31",
      "--lang",
      language
    };
    assertThat(Cli.run(scholarships).out()).contains(none);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "capacity_events --by week|must be year, halfYear, quarter or month, found 'week'",
        "capacity_events --growth 2015|",
        "capacity_events --growth yesterday|found 'yesterday'",
        "pace --growth 2015-12-31/2018-12-31|pace is calculated by project",
        "capacity_events --by year --split country|exclude each other",
        "capacity_events --split country --part hubRole=organiser|exclude each other",
        "capacity_events --growth 2015-12-31/2018-12-31 --period 2016|exclude each other",
        "capacity_events --part sex=female|it does by: project, year, halfYear"
      })
  void explain_wrongWays_sayWhatIsPossible(String options, @Nullable String message) {
    List<Object> args = new ArrayList<>(List.of("explain", Cli.ASTANA_HUB));
    args.addAll(List.of(options.split(" ", -1)));
    Cli.Outcome outcome = Cli.run(args.toArray());
    assertThat(outcome.code()).isEqualTo(message == null ? Main.OK : Main.WRONG_USAGE);
    assertThat(outcome.err()).contains(message == null ? "" : message);
  }

  @Test
  void explain_negativeSample_isWrongUsage() {
    Cli.Outcome outcome = Cli.run("explain", Cli.ASTANA_HUB, "capacity_events", "--sample", "-1");
    assertThat(outcome.code()).isEqualTo(Main.WRONG_USAGE);
    assertThat(outcome.err()).contains("found '-1'");
  }
}
