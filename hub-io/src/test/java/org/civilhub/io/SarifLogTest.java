package org.civilhub.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import org.civilhub.model.RecordType;
import org.civilhub.model.rule.Finding;
import org.civilhub.model.rule.FindingCode;
import org.civilhub.model.rule.FindingLog;
import org.civilhub.model.rule.Place;
import org.civilhub.model.rule.RuleScope;
import org.civilhub.model.rule.Ruleset;
import org.civilhub.model.rule.Severity;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.LocalizedText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Findings as SARIF, held against its official schema and the sections that go beyond it. */
class SarifLogTest {
  private static JsonNode run(FindingsReport report) {
    return report.toSarif(LanguageTag.EN).at("/runs/0");
  }

  private static JsonNode run(Ruleset rules, Finding... findings) {
    FindingLog log = new FindingLog(FindingLog.DEFAULT_CAP, rules);
    List.of(findings).forEach(log::add);
    return run(FindingsReport.of(new ReadCounts(2, 1, 1), log, rules));
  }

  private static JsonNode result(Finding finding) {
    return run(Ruleset.standard(), finding).at("/results/0");
  }

  private static JsonNode result(Place place) {
    return result(
        new Finding(
            FindingCode.FIELD_MISSING, place, Optional.empty(), Optional.empty(), Map.of()));
  }

  private static String json(String withApostrophes) {
    return withApostrophes.replace('\'', '"');
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ru", "kk"})
  void toSarif_sample_obeysTheSchema(String tag) {
    assertThat(SarifSchema.errors(SampleFindings.report().toSarif(new LanguageTag(tag)))).isEmpty();
  }

  @Test
  void toSarif_everyCodeOfTheCatalogue_obeysTheSchema() {
    FindingLog log = new FindingLog();
    for (FindingCode code : FindingCode.catalogue()) {
      log.add(
          new Finding(
              code,
              Place.NONE,
              Optional.empty(),
              Optional.empty(),
              Map.of("stage", "received", "type", "project")));
    }
    FindingsReport report = FindingsReport.of(ReadCounts.ZERO, log, Ruleset.standard());
    assertThat(run(report).get("results")).hasSameSizeAs(FindingCode.catalogue());
    assertThat(SarifSchema.errors(report.toSarif(LanguageTag.EN))).isEmpty();
  }

  @Test
  void toSarif_nothingFound_isAnEmptyRunThatObeysTheSchema() {
    FindingsReport report =
        FindingsReport.of(ReadCounts.ZERO, new FindingLog(), Ruleset.standard());
    assertThat(SarifSchema.errors(report.toSarif(LanguageTag.KK))).isEmpty();
    assertThat(report.toSarif(LanguageTag.KK).at("/runs/0").toString())
        .isEqualTo(
            json(
                "{'tool':{'driver':{'name':'hub','language':'kk','rules':[]}},"
                    + "'invocations':[{'executionSuccessful':true,"
                    + "'ruleConfigurationOverrides':[]}],"
                    + "'language':'kk','columnKind':'utf16CodeUnits',"
                    + "'properties':{'read':0,'accepted':0,'rejected':0,'countsByCode':{}},"
                    + "'results':[]}"));
  }

  /** Or the tests that hold a log against the schema would hold nothing. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/runs/0/results/0 | level | advice",
        "/runs/0/results/0 | severity | error",
        "/runs/0/results/0/locations/0/physicalLocation/artifactLocation | uri | a b",
        "/runs/0 | columnKind | utf8",
        "/runs/0 | language | k",
      })
  void schema_logThatBreaksIt_isRefused(String pointer, String field, String value) {
    ObjectNode log = SampleFindings.report().toSarif(LanguageTag.EN);
    ((ObjectNode) log.at(pointer)).put(field, value);
    assertThat(SarifSchema.errors(log)).isNotEmpty();
  }

  @Test
  void result_ofAReadRecord_hasRuleMessageAndBothLocations() {
    assertThat(result(SampleFindings.UNREADABLE).toString())
        .isEqualTo(
            json(
                    "{'ruleId':'hub.field.unreadable','ruleIndex':0,'level':'error',"
                        + "'message':{'text':")
                + "\"must be a whole number, found '\\\"10O\\\"'\"},"
                + json(
                    "'locations':[{'physicalLocation':{'artifactLocation':{'uri':'events.ndjson'},"
                        + "'region':{'startLine':3,'startColumn':17}},'logicalLocations':["
                        + "{'name':'EV-1'},{'fullyQualifiedName':'/participants'}]}],"
                        + "'properties':{'recordType':'event'}}"));
  }

  @Test
  void result_ofARecordBuiltByAProgram_hasNoPhysicalLocation() {
    Finding finding =
        new Finding(
            FindingCode.TEXT_BLANK,
            Place.NONE,
            Optional.of(RecordType.EVENT),
            Optional.of("EV-1"),
            Map.of());
    assertThat(result(finding).get("locations").toString())
        .isEqualTo(json("[{'logicalLocations':[{'name':'EV-1'}]}]"));
  }

  @Test
  void result_ofNoPlaceAndNoRecord_hasNoLocation() {
    JsonNode result = result(Place.NONE);
    assertThat(result.has("locations")).isFalse();
    assertThat(result.has("properties")).isFalse();
  }

  @Test
  void region_whatIsNotKnown_isLeftOut() {
    assertThat(result(new Place("a", 0, 5, "")).get("locations").toString())
        .isEqualTo(json("[{'physicalLocation':{'artifactLocation':{'uri':'a'}}}]"));
    assertThat(
            result(new Place("a", 7, 0, "")).at("/locations/0/physicalLocation/region").toString())
        .isEqualTo(json("{'startLine':7}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "events.ndjson | events.ndjson",
        "2024/a b.csv | 2024/a%20b.csv",
        "іс.json | %D1%96%D1%81.json",
        "100%?#x | 100%25%3F%23x",
        "C:\\data | C%3A%5Cdata",
        "javascript:alert(1) | javascript%3Aalert%281%29",
        "//host/x | /%2Fhost/x",
        "a//b | a/%2Fb",
      })
  void uri_nameOfASource_isARelativeReference(String source, String uri) {
    assertThat(
            result(new Place(source, 1, 1, ""))
                .at("/locations/0/physicalLocation/artifactLocation/uri")
                .asString())
        .isEqualTo(uri);
  }

  @Property
  void uri_anyNameAtAll_isThatPathAndNothingElse(@ForAll @NotEmpty String source) {
    URI uri =
        URI.create(
            result(new Place(source, 1, 1, ""))
                .at("/locations/0/physicalLocation/artifactLocation/uri")
                .asString());
    assertThat(uri.isAbsolute()).isFalse();
    assertThat(uri.getRawAuthority()).isNull();
    assertThat(uri.getRawQuery()).isNull();
    assertThat(uri.getRawFragment()).isNull();
    assertThat(uri.getPath()).isEqualTo(JsonText.printable(source));
  }

  /** Braces would be placeholders, text in brackets before one in parentheses would be a link. */
  @Test
  void message_dataThatSarifWouldInterpret_isPlainText() {
    assertThat(
            result(SampleFindings.bare(FindingCode.CODE_UNKNOWN, "${7*7} {0} [a](http://b) [0]"))
                .at("/message/text")
                .asString())
        .isEqualTo(
            "is not a code of the list in this version,"
                + " found '${{7*7}} {{0}} [a]\\u0028http://b) [0]'");
  }

  @Test
  void logicalLocations_hostileNames_areAsTheyCame() {
    String data = "a\u202eb\n{0}";
    Finding finding =
        new Finding(
            FindingCode.FIELD_MISSING,
            Place.NONE.at("/" + data),
            Optional.empty(),
            Optional.of(data),
            Map.of());
    JsonNode names = result(finding).at("/locations/0/logicalLocations");
    assertThat(names.at("/0/name").asString()).isEqualTo(data);
    assertThat(names.at("/1/fullyQualifiedName").asString()).isEqualTo("/" + data);
  }

  @Test
  void rules_foundSwitchedOffAndChanged_areDescribedAndNoOther() {
    Ruleset rules =
        Ruleset.standard()
            .without("event.unique")
            .with("list.repeated", Severity.ADVICE)
            .with("text.blank", Severity.ERROR); // as it is anyway
    JsonNode run = run(rules, SampleFindings.bare(FindingCode.REFERENCE_RESOLVES, "x"));
    JsonNode described = run.at("/tool/driver/rules");
    assertThat(described)
        .extracting(rule -> rule.get("id").asString())
        .containsExactly("hub.list.repeated", "hub.reference.resolves", "hub.event.unique");
    assertThat(described.get(1).toString())
        .isEqualTo(
            json("{'id':'hub.reference.resolves','shortDescription':{'text':")
                + "\"must name one of the records on file (…), found '…'\"},"
                + "\"fullDescription\":{\"text\":\""
                + FindingCode.REFERENCE_RESOLVES.getRationale().inAnyOf(LanguageTag.EN)
                + "\"},"
                + json(
                    "'defaultConfiguration':{'level':'error'},'properties':{'scope':'dataset'}}"));
    assertThat(run.at("/results/0/ruleIndex").asInt()).isEqualTo(1);
    assertThat(run.at("/invocations/0/ruleConfigurationOverrides").toString())
        .isEqualTo(
            json(
                "[{'descriptor':{'id':'hub.list.repeated','index':0},"
                    + "'configuration':{'level':'note'}},"
                    + "{'descriptor':{'id':'hub.event.unique','index':2},"
                    + "'configuration':{'enabled':false}}]"));
  }

  @Test
  void level_eachSeverity_hasItsOwn() {
    JsonNode run =
        run(
            Ruleset.standard(),
            SampleFindings.bare(FindingCode.TEXT_BLANK, ""),
            SampleFindings.bare(FindingCode.LIST_REPEATED, ""),
            SampleFindings.bare(FindingCode.CODE_UNKNOWN, ""));
    assertThat(run.get("results"))
        .extracting(result -> result.get("level").asString())
        .containsExactly("error", "warning", "note");
  }

  @Test
  void level_severityChanged_isThatOfTheFindingAndTheRuleKeepsItsOwn() {
    JsonNode run =
        run(
            Ruleset.standard().with("code.unknown", Severity.ERROR),
            SampleFindings.bare(FindingCode.CODE_UNKNOWN, "x"));
    assertThat(run.at("/results/0/level").asString()).isEqualTo("error");
    assertThat(run.at("/tool/driver/rules/0/defaultConfiguration/level").asString())
        .isEqualTo("note");
  }

  @Test
  void rules_ruleOfOnesOwn_isDescribedAfterTheOthers() {
    FindingCode own =
        FindingCode.define(
            "registry.event.approved",
            Severity.WARNING,
            RuleScope.RECORD,
            LocalizedText.of("en", "must be approved, found '{found}' [{other}](1)"),
            LocalizedText.of("en", "Only approved events are counted."),
            "",
            "");
    JsonNode run =
        run(
            Ruleset.standard(),
            SampleFindings.bare(own, "no"),
            SampleFindings.bare(FindingCode.CLAIM_SUPPORTED, "x"));
    assertThat(run.at("/tool/driver/rules/1/id").asString()).isEqualTo("registry.event.approved");
    assertThat(run.at("/tool/driver/rules/1/shortDescription/text").asString())
        .isEqualTo("must be approved, found '…' […]\\u00281)");
    assertThat(run.at("/results/0/ruleIndex").asInt()).isEqualTo(1);
  }

  @Test
  void properties_moreThanAreKept_areExactTotals() {
    JsonNode run = run(SampleFindings.report());
    assertThat(run.at("/properties/countsByCode/hub.field.unreadable").asLong()).isEqualTo(1_002);
    assertThat(run.at("/properties/read").asLong()).isEqualTo(1_010);
    assertThat(run.at("/properties/accepted").asLong()).isEqualTo(9);
    assertThat(run.at("/properties/rejected").asLong()).isEqualTo(1_001);
    assertThat(run.get("results"))
        .filteredOn(result -> result.get("ruleId").asString().equals("hub.field.unreadable"))
        .hasSize(2);
  }
}
