package org.civilhub.io.iati;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.civilhub.io.iati.IatiRuleset.Outcome;
import org.civilhub.io.iati.IatiRuleset.Rule;
import org.civilhub.io.iati.IatiRuleset.Verdict;
import org.civilhub.model.rule.Finding;
import org.civilhub.model.rule.FindingCode;
import org.civilhub.model.rule.Place;
import org.civilhub.model.rule.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each case of the official rule set, kept and broken. */
class StandardRulesetTest {
  private static final LocalDate TODAY = LocalDate.of(2025, 6, 30);
  private static final IatiRuleset RULES = IatiRuleset.standard();

  /** Rules on values that must not be there: they hold where their condition does not. */
  private static final Set<Integer> NEVER_TRUE = Set.of(99, 102, 105);

  private record Row(int rule, String files, String old, String changed, Set<String> broken) {
    String kept() throws IOException {
      return TestXml.resource("standard-cases/" + files.replaceAll(" .*", "") + ".xml");
    }

    String changedFile() throws IOException {
      return TestXml.resource("standard-cases/" + files.replaceAll(".* ", "") + ".xml");
    }

    static Row of(String line) {
      String[] cells = line.replace("\\n", "\n").split("\t", -1);
      return new Row(
          Integer.parseInt(cells[0]),
          cells[1],
          cells[2],
          cells[3],
          new TreeSet<>(List.of(cells[4].split(" ", -1))));
    }
  }

  static List<Row> rows() throws IOException {
    return TestXml.resource("standard-cases/cases.tsv")
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(Row::of)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"many", "regions", "region", "single", "transactions", "organisation"})
  void judge_validFile_breaksNone(String name) throws IOException {
    IatiReader reader = new IatiReader().checkingSchema();
    Path file = TestXml.file("standard-cases/" + name + ".xml");

    assertThat(IatiFiles.read(reader, file).findings()).isEmpty();
    assertThat(broken(TestXml.resource("standard-cases/" + name + ".xml"))).isEmpty();
  }

  @Test
  void rows_allOfThem_nameEachCase() throws IOException {
    assertThat(rows().stream().map(Row::rule).collect(Collectors.toSet()))
        .isEqualTo(
            IntStream.rangeClosed(1, RULES.getRules().size()).boxed().collect(Collectors.toSet()));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void judge_oneThingChanged_breaksTheCaseAndNoOtherRules(Row row) throws IOException {
    assertThat(row.changedFile().split(Pattern.quote(row.old()), -1)).hasSize(2);
    String changed = row.changedFile().replace(row.old(), row.changed());

    assertThat(outcomes(row.kept(), row.rule()))
        .contains(NEVER_TRUE.contains(row.rule()) ? Outcome.CONDITION_NOT_MET : Outcome.HOLDS)
        .doesNotContain(Outcome.BROKEN);
    assertThat(outcomes(changed, row.rule())).contains(Outcome.BROKEN);
    assertThat(broken(changed)).isEqualTo(row.broken());
  }

  @Test
  void judge_annotatedExample_breaksTheRulesKnownToBeBroken() throws IOException {
    IatiElement activity = TestXml.all("activity-standard-example-annotated-2.03.xml").get(0);

    // The six that its authors left, and 1.14.8: AA-AAA is no registration agency.
    assertThat(broken(activity))
        .containsExactlyInAnyOrder(
            "102.1.1", "3.4.2", "3.6.2", "6.6.2", "6.13.1", "8.11.1", "1.14.8");
  }

  @Test
  void judge_everyRule_givesEachCaseAVerdict() throws IOException {
    List<Verdict> verdicts = judge(TestXml.resource("standard-cases/region.xml"));

    assertThat(verdicts.stream().map(Verdict::rule).distinct())
        .containsExactlyElementsOf(RULES.getRules().stream().distinct().toList());
    assertThat(outcomes(verdicts, "7.5.3")).containsOnly(Outcome.NO_MATCH);
    assertThat(outcomes(verdicts, "11.1.2")).containsOnly(Outcome.NO_MATCH);
    assertThat(outcomes(verdicts, "3.1.1")).containsOnly(Outcome.CONDITION_NOT_MET);
    assertThat(outcomes(verdicts, "6.11.1")).containsOnly(Outcome.HOLDS);
  }

  @Test
  void check_brokenRule_isFoundWithIdMessageSeverityAndPlace() throws IOException {
    String activity =
        TestXml.resource("standard-cases/many.xml")
            .replace("<target value=\"40.5\"/>", "<target value=\"Yes\"/>")
            .replace("<budget>", "<budget type=\"1\">")
            .replace(
                "<period-end iso-date=\"2024-12-31\"/>", "<period-end iso-date=\"2025-06-01\"/>");
    List<Finding> findings = new ArrayList<>();

    RULES.check(TestXml.element(activity), TODAY, findings::add);

    assertThat(findings)
        .extracting(f -> f.arguments().get("rule"), Finding::severity, f -> f.place().line())
        .containsExactlyInAnyOrder(
            tuple("7.5.3", Severity.ERROR, line(activity, "2025-06-01")),
            tuple("8.9.2", Severity.WARNING, line(activity, "\"Yes\"")));
    assertThat(findings)
        .allSatisfy(
            finding -> {
              assertThat(finding.code()).isEqualTo(FindingCode.IATI_RULE);
              assertThat(finding.recordId()).contains("XM-DAC-41114-OUTPUT-1");
              assertThat(finding.type()).isEmpty();
            });
    assertThat(findings.get(0).arguments())
        .containsEntry("expected", "Budget Period must not be longer than one year.");
  }

  @Test
  void check_severalPlacesBreakOneRule_areEachFound() throws IOException {
    String activity =
        TestXml.resource("standard-cases/transactions.xml")
            .replace("date=\"2025-01-31\"", "date=\"2026-01-31\"")
            .replace("date=\"2025-02-28\"", "date=\"2026-02-28\"");
    List<Finding> findings = new ArrayList<>();

    RULES.check(TestXml.element(activity), TODAY, findings::add);

    assertThat(findings)
        .extracting(f -> f.arguments().get("rule"), f -> f.place().line())
        .containsExactly(
            tuple("11.2.1", line(activity, "transaction-date iso-date=\"2026-01-31\"")),
            tuple("11.2.1", line(activity, "transaction-date iso-date=\"2026-02-28\"")),
            tuple("11.2.2", line(activity, "value-date=\"2026-01-31\"")),
            tuple("11.2.2", line(activity, "value-date=\"2026-02-28\"")));
  }

  @Test
  void check_elementThatWasNotRead_isFoundNowhereInParticular() {
    IatiElement activity = IatiElement.builder("iati-activity").build();
    List<Finding> findings = new ArrayList<>();

    RULES.check(activity, TODAY, findings::add);

    assertThat(findings).isNotEmpty();
    assertThat(findings)
        .allSatisfy(
            finding -> {
              assertThat(finding.place()).isEqualTo(Place.NONE);
              assertThat(finding.recordId()).isEmpty();
            });
  }

  @Test
  void check_otherElement_isRefused() {
    IatiElement root = IatiElement.builder("iati-activities").build();

    assertThatThrownBy(() -> RULES.check(root, TODAY, finding -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("iati-activities");
  }

  @Test
  void check_elementsOfOtherNamespace_areNotTakenForThoseOfIati() throws IOException {
    String activity =
        TestXml.resource("standard-cases/region.xml")
            .replace(
                "</iati-activity>",
                "<x:sector xmlns:x=\"urn:x\" code=\"1\" vocabulary=\"99\"/></iati-activity>");

    assertThat(broken(activity)).isEmpty();
  }

  @Test
  void judge_elementItself_isNotChanged() throws IOException {
    IatiElement activity = TestXml.element(TestXml.resource("standard-cases/many.xml"));
    List<Verdict> first = RULES.judge(activity, TODAY);

    assertThat(RULES.judge(activity, TODAY)).isEqualTo(first);
    assertThat(activity).isEqualTo(TestXml.element(TestXml.resource("standard-cases/many.xml")));
  }

  @Test
  void judge_manyThreads_giveWhatOneGives() throws IOException {
    List<IatiElement> activities =
        TestXml.all("real/iati_2.03_NigeriaAIMS_GeocodedResearchRelease.xml").subList(0, 40);
    List<List<Verdict>> expected =
        activities.stream().map(activity -> RULES.judge(activity, TODAY)).toList();

    assertThat(activities.parallelStream().map(activity -> RULES.judge(activity, TODAY)).toList())
        .isEqualTo(expected);
  }

  @Test
  void check_realFile_findsTheGapsItIsKnownFor() throws IOException {
    Map<String, Integer> counts = new TreeMap<>();
    List<IatiElement> activities =
        TestXml.all("real/iati_2.03_NigeriaAIMS_GeocodedResearchRelease.xml");

    for (IatiElement activity : activities) {
      RULES.check(
          activity, TODAY, found -> counts.merge(found.arguments().get("rule"), 1, Integer::sum));
    }

    assertThat(activities).hasSize(140);
    // Counted by another program; 99.99 % is not 100 %, and US-501c3 is no registration agency.
    assertThat(counts)
        .isEqualTo(
            Map.of("1.14.8", 140, "1.3.13", 140, "2.1.2", 8, "3.7.1", 2, "3.7.2", 1, "6.11.1", 3));
  }

  @Test
  void check_manyTransactions_takesTimeInProportion() throws IOException {
    String activity = TestXml.resource("standard-cases/transactions.xml");
    int from = activity.indexOf("  <transaction>");
    int to = activity.indexOf("</iati-activity>");
    IatiElement large =
        TestXml.element(
            activity.substring(0, from)
                + activity.substring(from, to).repeat(1000)
                + activity.substring(to));

    // Where every question reads the document anew, this takes minutes.
    assertTimeoutPreemptively(
        Duration.ofSeconds(60), () -> RULES.check(large, TODAY, finding -> {}));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.01", "2.02", "2.03"})
  void of_versionOfTheStandard_isThereWithItsCommit(String version) {
    IatiRuleset rules = IatiRuleset.of(version).orElseThrow();

    assertThat(rules.getName()).isEqualTo(version);
    assertThat(rules.getRules()).hasSize(version.equals("2.03") ? 107 : 89);
    assertThat(rules.getRules().stream().map(Rule::id).distinct())
        .hasSize(version.equals("2.03") ? 89 : 73);
    assertThat(rules.getCommit().orElseThrow()).matches("[0-9a-f]{40}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.05", "2.04", "", "../2.03"})
  void of_otherVersion_isEmpty(String version) {
    assertThat(IatiRuleset.of(version)).isEmpty();
  }

  @Test
  void of_olderVersions_keepWhatTheyKnow() throws IOException {
    for (String version : List.of("2.01", "2.02")) {
      IatiRuleset rules = IatiRuleset.of(version).orElseThrow();
      for (String name : List.of("many", "region", "single", "transactions", "organisation")) {
        IatiElement element = TestXml.element(TestXml.resource("standard-cases/" + name + ".xml"));
        assertThat(brokenIds(rules.judge(element, TODAY))).as(version + name).isEmpty();
      }
    }
  }

  private static long line(String text, String part) {
    return text.substring(0, text.indexOf(part)).chars().filter(c -> c == '\n').count() + 1;
  }

  private static List<Verdict> judge(String xml) {
    return RULES.judge(TestXml.element(xml), TODAY);
  }

  /** What comes of the case of this number, all elements and values taken together. */
  @SuppressWarnings("ReferenceEquality")
  private static Set<Outcome> outcomes(String xml, int number) {
    Rule rule = RULES.getRules().get(number - 1);
    // Two cases may say the same of different elements, so it is this object and no equal one.
    return judge(xml).stream()
        .filter(verdict -> verdict.rule() == rule)
        .map(Verdict::outcome)
        .collect(Collectors.toSet());
  }

  private static Set<Outcome> outcomes(List<Verdict> verdicts, String id) {
    return verdicts.stream()
        .filter(verdict -> verdict.rule().id().equals(id))
        .map(Verdict::outcome)
        .collect(Collectors.toSet());
  }

  private static Set<String> broken(String xml) {
    return brokenIds(judge(xml));
  }

  private static Set<String> broken(IatiElement element) {
    return brokenIds(RULES.judge(element, TODAY));
  }

  private static Set<String> brokenIds(List<Verdict> verdicts) {
    return verdicts.stream()
        .filter(verdict -> verdict.outcome() == Outcome.BROKEN)
        .map(verdict -> verdict.rule().id())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
