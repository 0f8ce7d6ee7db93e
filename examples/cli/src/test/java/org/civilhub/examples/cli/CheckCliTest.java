package org.civilhub.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.civilhub.model.rule.FindingCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The commands check and rules, as a user runs them. */
class CheckCliTest {
  private static final String MANIFEST =
      "{\"name\":{\"en\":\"a hub\"},\"formatVersion\":1,\"asOf\":\"2026-01-31\"}";
  private static final String EVENT =
      "{\"id\":\"E%d\",\"title\":{\"en\":\"Event %d\"},\"type\":\"workshop\",\"countries\":[\"%s\"]}%n";

  @TempDir private Path folder = Path.of("");

  private Path dataset(String... countries) throws IOException {
    StringBuilder events = new StringBuilder();
    for (int i = 0; i < countries.length; i++) {
      events.append(EVENT.formatted(i, i, countries[i]));
    }
    Files.writeString(folder.resolve("hub.json"), MANIFEST);
    Files.writeString(folder.resolve("events.ndjson"), events);
    return folder;
  }

  private Path rules(String json) throws IOException {
    return Files.writeString(folder.resolve("rules.json"), json);
  }

  @Test
  void check_datasetWithoutFault_saysSoAndEndsWith0() throws IOException {
    Cli.Outcome outcome = Cli.run("check", dataset("KZ", "KG"));

    assertThat(outcome.code()).isEqualTo(Main.OK);
    assertThat(outcome.out().lines())
        .containsExactly(
            "Error: 0 · Warning: 0 · Advice: 0", "Records: 2 read, 2 accepted, 0 rejected");
    assertThat(outcome.err()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "en, 'Error: events.ndjson:2 [/countries/0] E1 must be an assigned ISO 3166-1 code, found'",
    "ru, 'Ошибка: events.ndjson:2 [/countries/0] E1 должен быть действующий код ISO 3166-1'",
    "kk, 'Қате: events.ndjson:2 [/countries/0] E1 ISO 3166-1 бойынша қолданыстағы код'"
  })
  void check_fault_isToldInTheLanguageAndEndsWith1(String language, String start)
      throws IOException {
    Cli.Outcome outcome = Cli.run("check", dataset("KZ", "XX"), "--lang", language);

    assertThat(outcome.code()).isEqualTo(Main.ERRORS_FOUND);
    assertThat(outcome.out()).startsWith(start).contains("(hub.country.unassigned)");
  }

  @Test
  void check_maxFindings_showsSoManyOfARuleAndCountsAll() throws IOException {
    JsonNode json =
        Cli.run("check", dataset("XX", "YY", "QQ"), "--max-findings", 2, "--format", "json").json();

    assertThat(json.at("/byCode/hub.country.unassigned").intValue()).isEqualTo(3);
    assertThat(json.get("sample")).hasSize(2);
  }

  @Test
  void check_formatSarif_isALogOfThatVersion() throws IOException {
    JsonNode json = Cli.run("check", dataset("XX"), "--format", "sarif").json();

    assertThat(json.get("version").stringValue()).isEqualTo("2.1.0");
    assertThat(json.at("/runs/0/results/0/ruleId").stringValue())
        .isEqualTo("hub.country.unassigned");
  }

  @Test
  void check_rulesThatLowerAndSwitchOff_areAppliedAndNamed() throws IOException {
    Path rules = rules("{\"country.unassigned\": \"warning\", \"hub.code.unknown\": \"off\"}");

    Cli.Outcome outcome = Cli.run("check", dataset("XX"), "--rules", rules);

    assertThat(outcome.code()).isEqualTo(Main.OK);
    assertThat(outcome.out()).startsWith("Warning: events.ndjson:1").contains("hub.code.unknown");
  }

  @Test
  void check_rulesThatCannotBe_areEachToldWithTheirPlace() throws IOException {
    Path rules =
        rules(
            """
            {
              "hub.no.such-rule": "off",
              "hub.code.unknown": "fatal",
              "hub.json.malformed": "off",
              "hub.event.unique": "error",
              "hub.event.unique": "off"
            }
            """);

    Cli.Outcome outcome = Cli.run("check", dataset("KZ"), "--rules", rules);

    assertThat(outcome.code()).isEqualTo(Main.UNREADABLE);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err().lines().skip(1))
        .satisfiesExactly(
            line -> assertThat(line).contains("rules.json:2", "'hub.no.such-rule'"),
            line -> assertThat(line).contains("rules.json:3", "\"fatal\"", "advice or off"),
            line -> assertThat(line).contains("rules.json:4", "rejected"),
            line -> assertThat(line).contains("rules.json:6", "must stand only once"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[]", "{\"hub.event.unique\": ", "{\"hub.event.unique\": 1}", "{} {}", ""})
  void check_rulesThatAreNone_endWith3AndAMessage(String text) throws IOException {
    Cli.Outcome outcome = Cli.run("check", dataset("KZ"), "--rules", rules(text));

    assertThat(outcome.code()).isEqualTo(Main.UNREADABLE);
    assertThat(outcome.err()).contains("rules.json").doesNotContain("Exception");
  }

  @Test
  void check_missingRules_endWith3() throws IOException {
    Cli.Outcome outcome =
        Cli.run("check", dataset("KZ"), "--rules", folder.resolve("none.json"), "--lang", "ru");

    assertThat(outcome.code()).isEqualTo(Main.UNREADABLE);
    assertThat(outcome.err()).contains("none.json не существует");
  }

  /** References cannot be judged from one file. */
  @Test
  void check_fileOfRecords_isJudgedByItself() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("events.ndjson"),
            EVENT.formatted(1, 1, "XX")
                + "{\"id\":\"E2\",\"title\":{\"en\":\"A\"},\"type\":\"workshop\","
                + "\"organisers\":[\"P1\"]}\n"
                + "{\"id\":\"E2\",\"title\":{\"en\":\"B\"},\"type\":\"workshop\"}\n");

    JsonNode json = Cli.run("check", file, "--format", "json").json();

    assertThat(json.get("read").intValue()).isEqualTo(3);
    assertThat(json.get("rejected").intValue()).isEqualTo(1);
    assertThat(json.get("byCode").propertyNames())
        .containsExactly("hub.record.duplicate-id", "hub.country.unassigned");
  }

  @Test
  void check_fileOfAnotherName_needsItsTypeSaid() throws IOException {
    Path file = Files.writeString(folder.resolve("mine.ndjson"), EVENT.formatted(1, 1, "XX"));

    assertThat(Cli.run("check", file).code()).isEqualTo(Main.WRONG_USAGE);
    assertThat(Cli.run("check", file).err()).contains("--type").contains("mine.ndjson");
    assertThat(Cli.run("check", file, "--type", "events").err()).contains("found 'events'");
    assertThat(Cli.run("check", file, "--type", "event").out()).contains("hub.country.unassigned");
  }

  @Test
  void check_asOf_saysWhereTheFutureBegins() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("agreements.ndjson"),
            "{\"id\":\"A\",\"kind\":\"memorandum\",\"parties\":[\"P\"],\"signedOn\":\"2025-06-01\"}\n");

    assertThat(Cli.run("check", file, "--as-of", "2025-06-01").code()).isEqualTo(Main.OK);
    assertThat(Cli.run("check", file, "--as-of", "2025-05-31").out())
        .contains("hub.date.in-future");
    assertThat(Cli.run("check", file, "--as-of", "31.05.2025").code()).isEqualTo(Main.WRONG_USAGE);
  }

  @Test
  void check_documentAndFolder_giveTheSameFindings() throws IOException {
    Path document =
        Files.writeString(
            folder.resolve("hub-as-document.json"),
            "{\"events\":[" + EVENT.formatted(0, 0, "XX") + "],\"hub\":" + MANIFEST + "}");

    JsonNode ofDocument = Cli.run("check", document, "--format", "json").json();
    JsonNode ofFolder = Cli.run("check", dataset("XX"), "--format", "json").json();

    assertThat(ofDocument.get("byCode")).isEqualTo(ofFolder.get("byCode"));
    assertThat(ofDocument.at("/sample/0/pointer").stringValue()).isEqualTo("/events/0/countries/0");
  }

  @Test
  void check_wrongNumberOfFindings_isWrongUsage() throws IOException {
    assertThat(Cli.run("check", dataset("KZ"), "--max-findings", -1).err())
        .contains("must be 0 or more, found '-1'");
  }

  @Test
  void check_outputFile_holdsWhatElseIsPrinted() throws IOException {
    Path output = folder.resolve("deep/findings.txt");
    Cli.Outcome outcome = Cli.run("check", dataset("XX"), "--output", output);

    assertThat(outcome.code()).isEqualTo(Main.ERRORS_FOUND);
    assertThat(outcome.out()).isEmpty();
    assertThat(Files.readString(output)).contains("hub.country.unassigned");
  }

  @Test
  void rules_withoutACode_listsTheCatalogue() {
    Cli.Outcome outcome = Cli.run("rules");

    assertThat(outcome.code()).isEqualTo(Main.OK);
    List<String> codes = outcome.out().lines().map(line -> line.split(" ", 2)[0]).toList();
    assertThat(codes)
        .containsExactlyElementsOf(
            FindingCode.catalogue().stream().map(FindingCode::getCode).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"hub.event.participants-within-total", "event.participants-within-total"})
  void rules_code_isExplainedWithBothExamples(String code) {
    FindingCode rule = FindingCode.EVENT_PARTICIPANTS_WITHIN_TOTAL;

    String out = Cli.run("rules", code).out();

    assertThat(out)
        .startsWith(rule.getCode())
        .contains(rule.getRationale().inAnyOf(org.civilhub.model.value.LanguageTag.EN))
        .contains("Good:\n  events.ndjson:\n")
        .contains("Bad:\n  events.ndjson:\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ru", "kk"})
  void rules_otherLanguage_hasNoEnglishLabel(String language) {
    String out = Cli.run("rules", "event.unique", "--lang", language).out();

    assertThat(out).doesNotContain("Good", "Bad", "Warning", "Dataset", "Says");
  }

  @Test
  void rules_unknownCode_isWrongUsage() {
    Cli.Outcome outcome = Cli.run("rules", "no.such.rule", "--lang", "kk");

    assertThat(outcome.code()).isEqualTo(Main.WRONG_USAGE);
    assertThat(outcome.err()).contains("«no.such.rule» ережесі жоқ");
  }
}
