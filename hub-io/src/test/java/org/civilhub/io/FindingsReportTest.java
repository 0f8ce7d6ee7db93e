package org.civilhub.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.civilhub.model.RecordType;
import org.civilhub.model.rule.Finding;
import org.civilhub.model.rule.FindingCode;
import org.civilhub.model.rule.FindingLog;
import org.civilhub.model.rule.Place;
import org.civilhub.model.rule.Ruleset;
import org.civilhub.model.rule.Severity;
import org.civilhub.model.value.LabelTable;
import org.civilhub.model.value.LanguageTag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * Reports on findings. The golden ones are written anew by {@code mvn test -Dgolden.update=true}.
 */
class FindingsReportTest {
  private static final Path FOLDER = Path.of("src/test/resources/findings");
  private static final List<LanguageTag> LANGUAGES =
      List.of(LanguageTag.EN, LanguageTag.RU, LanguageTag.KK);
  private static final LanguageTag FR = new LanguageTag("fr");

  private static FindingsReport report(Finding... findings) {
    FindingLog log = new FindingLog();
    List.of(findings).forEach(log::add);
    return FindingsReport.of(new ReadCounts(3, 2, 1), log, Ruleset.standard());
  }

  private static String written(JsonNode node) {
    return DatasetWriter.pretty(HubJson.mapper()).writeValueAsString(node) + "\n";
  }

  @Test
  void report_datasetWithAFault_isThereForPeopleProgramsAndEditors(@TempDir Path folder)
      throws IOException {
    Files.writeString(
        folder.resolve("hub.json"),
        "{\"formatVersion\":1,\"name\":{\"en\":\"Hub\"},\"asOf\":\"2026-01-01\"}");
    Files.writeString(folder.resolve("events.ndjson"), "{\"id\":\"EV-1\",\"city\":5}\n");

    Ruleset rules = Ruleset.standard().without("event.unique");
    ReadResult result = new DatasetReader().read(folder);
    FindingsReport report = FindingsReport.of(result.counts(), result.findings(), rules);
    String text = report.toText(LanguageTag.KK);
    String json = HubJson.mapper().writeValueAsString(report.toJson(LanguageTag.KK));
    String sarif = HubJson.mapper().writeValueAsString(report.toSarif(LanguageTag.KK));

    String message = "мынадай болуы керек: мәтін, табылғаны «5»";
    assertThat(text)
        .startsWith(
            "Қате: events.ndjson:1:21 [/city] EV-1 " + message + " (hub.field.unreadable)\n");
    assertThat(json).contains("\"message\":\"" + message + "\"");
    assertThat(sarif).contains("{\"text\":\"" + message + "\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ru", "kk"})
  void report_sample_isTheGoldenOne(String tag) throws IOException {
    LanguageTag language = new LanguageTag(tag);
    FindingsReport report = SampleFindings.report();
    assertGolden("report." + tag + ".txt", report.toText(language));
    assertGolden("report." + tag + ".json", written(report.toJson(language)));
    assertGolden("report." + tag + ".sarif", written(report.toSarif(language)));
  }

  private static void assertGolden(String name, String written) throws IOException {
    Path file = FOLDER.resolve(name);
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, written);
    }
    assertThat(written).isEqualTo(Files.readString(file, StandardCharsets.UTF_8));
  }

  @Test
  void toText_nothingFound_isTotalsAndCountsAlone() {
    assertThat(report().toText(LanguageTag.EN))
        .isEqualTo(
            """
            Error: 0 · Warning: 0 · Advice: 0
            Records: 3 read, 2 accepted, 1 rejected
            """);
  }

  @Test
  void toText_moreThanAreKept_tellsHowManyAreNotShown() {
    FindingLog log = new FindingLog(1);
    log.add(SampleFindings.bare(FindingCode.LIST_REPEATED, "a"));
    log.add(SampleFindings.bare(FindingCode.CODE_UNKNOWN, "b"));
    log.add(SampleFindings.bare(FindingCode.CODE_UNKNOWN, "c"), 1_500_000);
    assertThat(FindingsReport.of(ReadCounts.ZERO, log, Ruleset.standard()).toText(LanguageTag.EN))
        .endsWith(
            """
            (hub.code.unknown)
            1500000 more of hub.code.unknown, not shown
            Error: 0 · Warning: 1 · Advice: 1500001
            Records: 0 read, 0 accepted, 0 rejected
            """);
  }

  @Test
  void toText_rulesSwitchedOff_areNamedLast() {
    Ruleset rules = Ruleset.standard().without("event.unique").without("text.blank");
    assertThat(FindingsReport.of(ReadCounts.ZERO, new FindingLog(), rules).toText(LanguageTag.RU))
        .endsWith("\nОтключённые правила: hub.text.blank, hub.event.unique\n");
  }

  @Test
  void toText_severityChanged_isThatOfTheFinding() {
    Ruleset rules = Ruleset.standard().with("code.unknown", Severity.ERROR);
    FindingLog log = new FindingLog(1, rules);
    log.add(SampleFindings.bare(FindingCode.CODE_UNKNOWN, "x"));
    FindingsReport report = FindingsReport.of(ReadCounts.ZERO, log, rules);
    assertThat(report.toText(LanguageTag.EN)).startsWith("Error: ").contains("Error: 1 · ");
    assertThat(report.toJson(LanguageTag.EN).at("/sample/0/severity").asString())
        .isEqualTo("error");
  }

  @Test
  void toJson_findingWithNothingMore_leavesOutWhatIsNotThere() {
    Finding finding =
        new Finding(
            FindingCode.FIELD_MISSING,
            new Place("events.ndjson", 2, 0, "/title"),
            Optional.empty(),
            Optional.empty(),
            Map.of());
    assertThat(HubJson.mapper().writeValueAsString(report(finding).toJson(LanguageTag.EN)))
        .isEqualTo(
            "{\"read\":3,\"accepted\":2,\"rejected\":1,"
                + "\"bySeverity\":{\"error\":1,\"warning\":0,\"advice\":0},"
                + "\"byCode\":{\"hub.field.missing\":1},\"switchedOff\":[],"
                + "\"sample\":[{\"code\":\"hub.field.missing\",\"severity\":\"error\","
                + "\"source\":\"events.ndjson\",\"line\":2,\"column\":0,\"pointer\":\"/title\","
                + "\"message\":\"must be given\"}]}");
  }

  @Test
  void toJson_moreThanAreKept_hasExactTotals() {
    JsonNode json = SampleFindings.report().toJson(LanguageTag.EN);
    assertThat(json.at("/byCode/hub.field.unreadable").asLong()).isEqualTo(1_002);
    assertThat(json.at("/bySeverity/error").asLong()).isEqualTo(1_002 + 1 + 1);
    assertThat(json.get("sample"))
        .filteredOn(finding -> finding.get("code").asString().equals("hub.field.unreadable"))
        .hasSize(2);
    assertThat(json.get("byCode").has("hub.claim.supported")).isFalse();
  }

  @Test
  void report_logThatGoesOn_staysAsItWas() {
    FindingLog log = new FindingLog();
    log.add(SampleFindings.UNREADABLE);
    FindingsReport report = FindingsReport.of(ReadCounts.ZERO, log, Ruleset.standard());
    String text = report.toText(LanguageTag.EN);
    JsonNode json = report.toJson(LanguageTag.EN);
    JsonNode sarif = report.toSarif(LanguageTag.EN);
    log.add(SampleFindings.UNREADABLE);
    assertThat(report.toText(LanguageTag.EN)).isEqualTo(text);
    assertThat(report.toJson(LanguageTag.EN)).isEqualTo(json);
    assertThat(report.toSarif(LanguageTag.EN)).isEqualTo(sarif);
  }

  @Test
  void report_languageItIsNotIn_isEnglish() {
    FindingsReport report = SampleFindings.report();
    assertThat(report.toText(FR)).isEqualTo(report.toText(LanguageTag.EN));
    assertThat(report.toJson(FR)).isEqualTo(report.toJson(LanguageTag.EN));
    assertThat(report.toSarif(FR)).isEqualTo(report.toSarif(LanguageTag.EN));
  }

  @Test
  void report_languageOfARegion_isThatLanguage() {
    LanguageTag regional = new LanguageTag("kk-Cyrl-KZ");
    FindingsReport report = SampleFindings.report();
    assertThat(report.toText(regional)).isEqualTo(report.toText(LanguageTag.KK));
    assertThat(report.toSarif(regional)).isEqualTo(report.toSarif(LanguageTag.KK));
    assertThat(report.toText(new LanguageTag("kkj"))).isEqualTo(report.toText(LanguageTag.EN));
  }

  @Test
  void report_otherDefaultLocaleAndZone_isTheSame() {
    String text = SampleFindings.report().toText(LanguageTag.RU);
    String json = written(SampleFindings.report().toJson(LanguageTag.RU));
    String sarif = written(SampleFindings.report().toSarif(LanguageTag.RU));
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR-u-nu-arab"));
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
      assertThat(SampleFindings.report().toText(LanguageTag.RU)).isEqualTo(text);
      assertThat(written(SampleFindings.report().toJson(LanguageTag.RU))).isEqualTo(json);
      assertThat(written(SampleFindings.report().toSarif(LanguageTag.RU))).isEqualTo(sarif);
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void words_inRussianAndKazakh_holdNoLatinLetter() {
    LabelTable words = LabelTable.read(FindingsReport.class, "report.tsv");
    assertThat(words.codes("report")).hasSize(3);
    for (String code : words.codes("report")) {
      assertThat(words.label("report", code, LanguageTag.RU)).doesNotContainPattern("[A-Za-z]");
      assertThat(words.label("report", code, LanguageTag.KK)).doesNotContainPattern("[A-Za-z]");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"${7*7}", "#{1}", "{found}", "{0}", "{jakarta.validation.Email}"})
  void report_dataThatLooksLikeATemplate_isNotInterpreted(String data) {
    FindingsReport report = report(hostile(data));
    for (LanguageTag language : LANGUAGES) {
      assertThat(report.toText(language))
          .contains(data + ":1:1 [/" + data + "] " + data + " ")
          .containsPattern("['«]" + Pattern.quote(data) + "['»]");
      assertThat(report.toJson(language).at("/sample/0/message").asString()).contains(data);
    }
  }

  /** The same text wherever data can be. */
  private static Finding hostile(String data) {
    return new Finding(
        FindingCode.FIELD_UNREADABLE,
        new Place(data, 1, 1, "/" + data),
        Optional.of(RecordType.EVENT),
        Optional.of(data),
        Map.of("expected", data, "found", data));
  }

  @Test
  void toJson_hostileData_isAsItCameInItsFieldsAndHarmlessInTheMessage() {
    String data = "a\u202eb\u001b\n";
    JsonNode finding = report(hostile(data)).toJson(LanguageTag.EN).at("/sample/0");
    assertThat(finding.get("source").asString()).isEqualTo(data);
    assertThat(finding.get("pointer").asString()).isEqualTo("/" + data);
    assertThat(finding.get("id").asString()).isEqualTo(data);
    assertThat(finding.at("/arguments/found").asString()).isEqualTo(data);
    assertThat(finding.get("message").asString())
        .isEqualTo("must be a\\u202Eb\\u001B\\u000A, found 'a\\u202Eb\\u001B\\u000A'");
  }

  @Property
  void report_anyTextAtAll_isThreeHarmlessLinesAndCanBeWritten(@ForAll String data) {
    FindingsReport report = report(hostile(data));
    for (LanguageTag language : LANGUAGES) {
      String text = report.toText(language);
      assertThat(text.codePoints().filter(c -> c == '\n')).hasSize(3);
      assertHarmless(text.replace("\n", ""));
      JsonNode json = report.toJson(language);
      assertHarmless(json.at("/sample/0/message").asString());
      assertThat(HubJson.mapper().readTree(HubJson.mapper().writeValueAsBytes(json)))
          .isEqualTo(HubJson.mapper().readTree(HubJson.mapper().writeValueAsString(json)));
      JsonNode sarif = report.toSarif(language);
      assertHarmless(sarif.at("/runs/0/results/0/message/text").asString());
      assertThat(SarifSchema.errors(sarif)).isEmpty();
    }
  }

  private static void assertHarmless(String text) {
    assertThat(text.codePoints())
        .noneMatch(
            c ->
                switch (Character.getType(c)) {
                  case Character.CONTROL,
                      Character.FORMAT,
                      Character.LINE_SEPARATOR,
                      Character.PARAGRAPH_SEPARATOR,
                      Character.SURROGATE ->
                      true;
                  default -> false;
                });
  }
}
