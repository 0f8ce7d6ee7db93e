package org.civilhub.io.iati;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.civilhub.io.iati.IatiRuleset.Outcome;
import org.civilhub.io.iati.IatiRuleset.Rule;
import org.civilhub.io.iati.IatiRuleset.Verdict;
import org.civilhub.model.rule.Finding;
import org.civilhub.model.rule.Severity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each kind of rule means, and which files are rule sets. */
class IatiRulesetTest {
  private static final LocalDate TODAY = LocalDate.of(2025, 6, 30);

  @TempDir private Path folder = Path.of("");

  /** The verdicts that IATI states beside its own tests. */
  @ParameterizedTest
  @CsvSource({
    "sum, sum",
    "date_order, date",
    "unique, unique",
    "if_then, if_then",
    "one_or_all_org, one_or_all_org_currency",
    "between_dates, between_dates",
    "range, range"
  })
  void judge_testsOfIati_giveTheStatedVerdict(String rules, String file) throws IOException {
    IatiRuleset ruleset = read(TestXml.resource("ruleset-tests/" + rules + ".json"));

    for (IatiElement good : TestXml.all("ruleset-tests/" + file + "_good.xml")) {
      assertThat(outcomes(ruleset, good)).doesNotContain(Outcome.BROKEN);
    }
    for (IatiElement bad : TestXml.all("ruleset-tests/" + file + "_bad.xml")) {
      assertThat(outcomes(ruleset, bad)).contains(Outcome.BROKEN);
    }
  }

  /** Where the engines of IATI disagree. */
  @ParameterizedTest
  @CsvSource({
    // one year, by the calendar
    "2024-01-01, 2025-01-01, HOLDS",
    "2024-01-01, 2025-01-02, BROKEN",
    "2023-01-01, 2024-01-01, HOLDS",
    "2023-01-01, 2024-01-02, BROKEN",
    "2024-02-29, 2025-02-28, HOLDS",
    "2024-02-29, 2025-03-01, BROKEN",
    "2024-05-01, 2024-05-01, HOLDS",
    "2024-05-01, 2020-05-01, HOLDS",
    "2024-05-01, soon, NO_MATCH",
    "soon, 2024-05-01, NO_MATCH"
  })
  void timeLimit_period_isAtMostACalendarYear(String start, String end, Outcome expected)
      throws IOException {
    assertOutcome(
        "time_limit",
        "{`start`: `budget/@start`, `end`: `budget/@end`}",
        "<budget start='" + start + "' end='" + end + "'/>",
        expected);
  }

  @ParameterizedTest
  @CsvSource({
    "2024-01-01, HOLDS",
    "2024-12-31, HOLDS",
    "2023-12-31, BROKEN",
    "2025-01-01, BROKEN",
    "2024-12-31T23:30:00Z, HOLDS",
    "2024-12-31T23:30:00-01:00, BROKEN",
    "'', NO_MATCH"
  })
  void betweenDates_limits_areBetween(String date, Outcome expected) throws IOException {
    assertOutcome(
        "between_dates",
        "{`date`: `@date`, `start`: `budget/@start`, `end`: `budget/@end`}",
        "<iati-activity date='"
            + date
            + "'>"
            + "<budget start='2024-01-01' end='2024-12-31'/></iati-activity>",
        expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<budget start='2024-01-01'/>", "<budget end='2024-12-31'/>", ""})
  void betweenDates_limitMissing_isAboutNothing(String limits) throws IOException {
    assertOutcome(
        "between_dates",
        "{`date`: `@date`, `start`: `budget/@start`, `end`: `budget/@end`}",
        "<iati-activity date='2024-05-01'>" + limits + "</iati-activity>",
        Outcome.NO_MATCH);
  }

  @ParameterizedTest
  @CsvSource({
    "33.3 33.3 33.4, HOLDS",
    "33.33 33.33 33.33, BROKEN",
    "99.99999 0.00001, HOLDS",
    "99.99999, BROKEN",
    "0.1 0.2 99.7, HOLDS",
    "100.0000000000000000001, BROKEN",
    "100 abc, BROKEN",
    "100 '', BROKEN",
    "1e2, BROKEN",
    "'', BROKEN"
  })
  void sum_decimals_areExact(String numbers, Outcome expected) throws IOException {
    StringBuilder sectors = new StringBuilder();
    for (String number : numbers.replace("''", "").split(" ", -1)) {
      sectors.append("<sector percentage='").append(number).append("'/>");
    }
    for (String kind : List.of("sum", "strict_sum")) {
      assertOutcome(
          kind, "{`paths`: [`sector/@percentage`], `sum`: 100}", sectors.toString(), expected);
    }
  }

  @Test
  void sum_nothingToAddUp_isBrokenOnlyIfStrict() throws IOException {
    String rule = "{`paths`: [`sector/@percentage`], `sum`: 100}";

    assertOutcome("sum", rule, "<sector/>", Outcome.NO_MATCH);
    assertOutcome("strict_sum", rule, "<sector/>", Outcome.BROKEN);
  }

  @ParameterizedTest
  @CsvSource({
    "<x/>, NO_MATCH",
    "<x ref=''/>, NO_MATCH",
    "<x ref='a'/>, HOLDS",
    "<x ref='a/'/>, BROKEN"
  })
  void regexMatches_absentOrEmpty_isNoFinding(String xml, Outcome expected) throws IOException {
    assertOutcome("regex_matches", "{`paths`: [`x/@ref`], `regex`: `^[^/]+$`}", xml, expected);
  }

  @ParameterizedTest
  @CsvSource({
    "<x/>, NO_MATCH",
    "<x ref=''/>, NO_MATCH",
    "<x ref='a'/>, HOLDS",
    "<x ref='a/'/>, BROKEN"
  })
  void regexNoMatches_textWithoutMatch_holds(String xml, Outcome expected) throws IOException {
    assertOutcome("regex_no_matches", "{`paths`: [`x/@ref`], `regex`: `/`}", xml, expected);
  }

  @ParameterizedTest
  @CsvSource({
    "2025-06-30, HOLDS",
    "2025-07-01, BROKEN",
    "2025-07-01Z, BROKEN",
    "2025-06-30T23:59:59Z, HOLDS",
    "2025-07-01T00:00:00Z, BROKEN",
    "2025-07-01T05:59:59+06:00, HOLDS",
    "2025-06-30T19:00:00-05:00, BROKEN",
    "2025-06-30T23:59:59, HOLDS",
    "yesterday, NO_MATCH",
    "2025-02-30, NO_MATCH"
  })
  void dateNow_today_isTheGivenDayInUtc(String date, Outcome expected) throws IOException {
    String xml = "<iati-activity date='" + date + "'/>";

    assertOutcome("date_now", "{`date`: `@date`}", xml, expected);
    assertOutcome("date_order", "{`less`: `@date`, `more`: `NOW`}", xml, expected);
    assertOutcome("date_order", "{`less`: `@date`, `more`: `TODAY`}", xml, expected);
  }

  @ParameterizedTest
  @CsvSource({
    "2024-05-01, 2024-05-02, HOLDS",
    "2024-05-01, 2024-05-01, HOLDS",
    "2024-05-02, 2024-05-01, BROKEN",
    "2024-05-01, '', NO_MATCH"
  })
  void dateOrder_equalDays_areInOrder(String less, String more, Outcome expected)
      throws IOException {
    assertOutcome(
        "date_order",
        "{`less`: `a/@iso-date`, `more`: `b/@iso-date`}",
        "<a iso-date='" + less + "'/><b iso-date='" + more + "'/>",
        expected);
  }

  @Test
  void dateOrder_elements_stateTheirDateInIsoDateOrText() throws IOException {
    assertOutcome(
        "date_order",
        "{`less`: `a`, `more`: `b`}",
        "<a iso-date='2024-05-02'>1 May</a><b>\n 2024-05-01 </b>",
        Outcome.BROKEN);
  }

  @Test
  void dateOrder_severalDates_areEachHeldToIt() throws IOException {
    String xml = "<a d='2024-01-01'/><a d='2024-03-01'/><b d='2024-02-01'/><b d='2025-01-01'/>";

    assertOutcome("date_order", "{`less`: `a/@d`, `more`: `b/@d`}", xml, Outcome.BROKEN);
  }

  @ParameterizedTest
  @CsvSource({
    "<a/>, HOLDS",
    "<b/>, HOLDS",
    "<a/><b/>, BROKEN",
    "<a/><a/>, BROKEN",
    "<x/>, HOLDS",
    "<x/><a/>, BROKEN",
    "<y/>, HOLDS",
    "<y/><b/>, BROKEN",
    "'', BROKEN"
  })
  void onlyOneOf_excluded_ruleThePathsOut(String xml, Outcome expected) throws IOException {
    assertOutcome("only_one_of", "{`excluded`: [`x`, `y`], `paths`: [`a`, `b`]}", xml, expected);
  }

  @ParameterizedTest
  @CsvSource({"<a/><b/>, HOLDS", "<a/>, BROKEN", "<b/><b/>, BROKEN", "'', NO_MATCH"})
  void dependent_oneOfThem_needsAll(String xml, Outcome expected) throws IOException {
    assertOutcome("dependent", "{`paths`: [`a`, `b`]}", xml, expected);
  }

  @ParameterizedTest
  @CsvSource({"'', BROKEN", "<a/>, HOLDS", "<a/><b/>, HOLDS"})
  void atLeastOne_ofTwoPaths_needsOne(String xml, Outcome expected) throws IOException {
    assertOutcome("atleast_one", "{`paths`: [`a`, `b`]}", xml, expected);
  }

  @ParameterizedTest
  @CsvSource({"'', HOLDS", "<a/>, HOLDS", "<a/><b/>, BROKEN", "<a/><a/>, BROKEN"})
  void noMoreThanOne_ofTwoPaths_countsBoth(String xml, Outcome expected) throws IOException {
    assertOutcome("no_more_than_one", "{`paths`: [`a`, `b`]}", xml, expected);
  }

  @ParameterizedTest
  @CsvSource({
    "lang, <iati-activity xml:lang='en'><narrative/></iati-activity>, HOLDS",
    "lang, <a><narrative xml:lang='en'/></a><narrative xml:lang='kk'/>, HOLDS",
    "lang, <a><narrative xml:lang='en'/><narrative/></a>, BROKEN",
    "lang, <a xml:lang='en'><narrative/></a>, BROKEN",
    "lang, <a/>, NO_MATCH",
    "currency, <a><value currency='KZT'/></a><forecast currency='KZT'/>, HOLDS",
    "currency, <a><value currency='KZT'/></a><forecast/>, BROKEN",
    "currency, <a><loan-status/></a>, BROKEN",
    "currency, <a><value/></a>, BROKEN",
    "sector, <transaction><sector/></transaction>, HOLDS",
    "sector, <transaction><sector/></transaction><transaction/>, BROKEN",
    "recipient-country|recipient-region, <transaction><recipient-region/></transaction>, HOLDS",
    "recipient-country|recipient-region, <transaction><sector/></transaction>, BROKEN"
  })
  void oneOrAll_words_meanElementsWithin(String word, String xml, Outcome expected)
      throws IOException {
    assertOutcome("one_or_all", "{`one`: `@xml:lang`, `all`: `" + word + "`}", xml, expected);
  }

  @ParameterizedTest
  @CsvSource({
    "<a>1</a><a>2</a>, HOLDS",
    "<a>1</a><b>1</b>, BROKEN",
    "<a>1</a>, HOLDS",
    "'', NO_MATCH"
  })
  void unique_textOfAllPaths_isCompared(String xml, Outcome expected) throws IOException {
    assertOutcome("unique", "{`paths`: [`a`, `b`]}", xml, expected);
  }

  @ParameterizedTest
  @CsvSource({
    "'min', 5, HOLDS", "'min', 4.9999, BROKEN", "'min', 1000000, HOLDS",
    "'max', 5, HOLDS", "'max', 5.0001, BROKEN", "'max', -7, HOLDS",
    "'max', five, BROKEN", "'max', '', BROKEN"
  })
  void range_oneLimit_leavesTheOtherOpen(String limit, String value, Outcome expected)
      throws IOException {
    assertOutcome(
        "range", "{`paths`: [`a/@v`], `" + limit + "`: 5.0}", "<a v='" + value + "'/>", expected);
  }

  @ParameterizedTest
  @CsvSource({"<a>5</a>, HOLDS", "<a>5 %</a>, BROKEN", "<b/>, NO_MATCH"})
  void noPercent_percentSign_breaksIt(String xml, Outcome expected) throws IOException {
    assertOutcome("no_percent", "{`paths`: [`a`]}", xml, expected);
  }

  @ParameterizedTest
  @CsvSource({
    "<a v='x y'/>, HOLDS",
    "<a v=' x'/>, BROKEN",
    "<a v='x&#10;'/>, BROKEN",
    "<a v='x&#160;'/>, BROKEN",
    "<a v='&#xFEFF;x'/>, BROKEN",
    "<a v=''/>, HOLDS",
    "<a/>, NO_MATCH"
  })
  void noSpaces_atTheEnds_breaksIt(String xml, Outcome expected) throws IOException {
    assertOutcome("no_spaces", "{`paths`: [`a/@v`]}", xml, expected);
  }

  @ParameterizedTest
  @CsvSource({
    "<p>AB</p><id>AB-1</id>, HOLDS", "<p>AB</p><id>ABC-1</id>, BROKEN",
    "<p>AB</p><p>CD</p><id>CD-1</id>, HOLDS", "<p>AB</p><id>AB-1</id><id>x</id>, BROKEN",
    "<id>AB-1</id>, BROKEN", "<p>AB</p>, NO_MATCH"
  })
  void startsWith_oneOfThePrefixes_isEnough(String xml, Outcome expected) throws IOException {
    assertOutcome(
        "startswith", "{`paths`: [`id`], `prefix`: [`p`], `separator`: `-`}", xml, expected);
    assertOutcome("startswith", "{`paths`: [`id`], `start`: `p`, `separator`: `-`}", xml, expected);
  }

  @ParameterizedTest
  @CsvSource({
    "KZ-BIN-123, HOLDS", "KZ-BIN, HOLDS", "KZ-BIN-1-2, HOLDS", "KZ-BINX-123, BROKEN",
    "KZ, BROKEN", "BIN-123, BROKEN", "kz-bin-123, BROKEN", "'', BROKEN"
  })
  void startsWith_agencies_areThoseOfTheCodeList(String ref, Outcome expected) throws IOException {
    String xml = "<id>" + ref + "</id>";

    assertOutcome("startswith", "{`paths`: [`id`], `prefix`: [`ORG-ID-PREFIX`]}", xml, expected);
    assertOutcome("startswith", "{`paths`: [`id`], `prefix`: `ORG-ID-PREFIX`}", xml, expected);
  }

  @ParameterizedTest
  @CsvSource({
    // AT-1 is on the list OrganisationIdentifier, XI-IATI-1001 on IATIOrganisationIdentifier
    "NOT_EXISTING_ORG_ID, AT-1, CONDITION_NOT_MET",
    "NOT_EXISTING_ORG_ID, XI-IATI-1001, CONDITION_NOT_MET",
    "NOT_EXISTING_ORG_ID, AT-1-5, BROKEN",
    "NOT_EXISTING_ORG_ID_PREFIX, AT-1-5, CONDITION_NOT_MET",
    "NOT_EXISTING_ORG_ID_PREFIX, XI-IATI-1001-A-B, CONDITION_NOT_MET",
    "NOT_EXISTING_ORG_ID_PREFIX, AT-1, BROKEN",
    "NOT_EXISTING_ORG_ID_PREFIX, ZZ-1-5, BROKEN"
  })
  void idCondition_knownOrganisation_isExempt(String condition, String id, Outcome expected)
      throws IOException {
    assertOutcome(
        "regex_matches",
        "{`paths`: [`id`], `regex`: `^x`, `idCondition`: `" + condition + "`}",
        "<id>" + id + "</id>",
        expected);
  }

  @ParameterizedTest
  @CsvSource({"<a/><b/>, HOLDS", "<a/>, BROKEN", "<b/>, CONDITION_NOT_MET"})
  void ifThen_condition_decidesWhetherItIsAsked(String xml, Outcome expected) throws IOException {
    assertOutcome("if_then", "{`if`: `a`, `then`: `count(b) > 0`}", xml, expected);
  }

  @Test
  void condition_nodesNotThere_isNotMet() throws IOException {
    String rule = "{`paths`: [`a`], `condition`: `b`}";

    assertOutcome("atleast_one", rule, "<c/>", Outcome.CONDITION_NOT_MET);
    assertOutcome("atleast_one", rule, "<b/>", Outcome.BROKEN);
  }

  @Test
  void context_absent_isNoMatch() throws IOException {
    IatiRuleset rules = read("{`//budget`: {`atleast_one`: {`cases`: [{`paths`: [`value`]}]}}}");

    assertThat(outcomes(rules, activity("<a/>"))).containsExactly(Outcome.NO_MATCH);
    assertThat(outcomes(rules, activity("<budget/><budget><value/></budget>")))
        .containsExactly(Outcome.BROKEN, Outcome.HOLDS);
  }

  @Test
  void read_kindsInCamelCase_areTheSameKinds() throws IOException {
    IatiRuleset rules =
        read(
            "{`//iati-activity`: {`atLeastOne`: {`cases`: [{`paths`: [`a`]}]},"
                + " `noMoreThanOne`: {`cases`: [{`paths`: [`a`]}]},"
                + " `startsWith`: {`cases`: [{`paths`: [`a`], `prefix`: [`b`]}]}}}");

    assertThat(outcomes(rules, activity("<a>1</a><b>1</b>")))
        .containsExactly(Outcome.HOLDS, Outcome.HOLDS, Outcome.HOLDS);
  }

  private static final String LOOP =
      "{`//iati-activity`: {`loop`: {`cases`: [{`foreach`: `sector/@vocabulary`,"
          + " `do`: {`strict_sum`: {`cases`: [{"
          + " `condition`: `count(sector[@vocabulary = '$1']) > 1`,"
          + " `paths`: [`sector[@vocabulary = '$1']/@percentage`], `sum`: 100}]}},"
          + " `subs`: [`paths`]}]}}}";

  private static final String FIFTY = "<sector vocabulary='1' percentage='50'/>".repeat(2);

  @Test
  void loop_eachValue_isJudgedForItself() throws IOException {
    String xml =
        FIFTY + "<sector vocabulary='2' percentage='10'/>".repeat(2) + "<sector vocabulary='3'/>";

    assertThat(outcomes(read(LOOP), activity(xml)))
        .containsExactly(Outcome.HOLDS, Outcome.BROKEN, Outcome.CONDITION_NOT_MET);
    assertThat(outcomes(read(LOOP), activity("<sector/>"))).containsExactly(Outcome.NO_MATCH);
  }

  @Test
  void loop_nextActivity_isJudgedByItsOwnValues() throws IOException {
    IatiRuleset rules = read(LOOP);
    IatiElement good = activity(FIFTY);
    IatiElement bad = activity("<sector vocabulary='2' percentage='10'/>".repeat(2));

    assertThat(outcomes(rules, good)).containsExactly(Outcome.HOLDS);
    assertThat(outcomes(rules, bad)).containsExactly(Outcome.BROKEN);
    assertThat(outcomes(rules, good)).containsExactly(Outcome.HOLDS);
  }

  @Test
  void loop_valueThatLooksLikeXPath_isOnlyText() throws IOException {
    String hostile = "x'] | //sector[@percentage = '50";
    String xml = FIFTY + ("<sector vocabulary=\"" + hostile + "\" percentage='30'/>").repeat(2);

    assertThat(outcomes(read(LOOP), activity(xml))).containsExactly(Outcome.HOLDS, Outcome.BROKEN);
  }

  @Test
  void read_olderRuleSetOfADonor_isRunToo() throws IOException {
    Path file = folder.resolve("dfid.json");
    Files.writeString(file, TestXml.resource("rulesets/dfid.json"));
    IatiRuleset rules = IatiRuleset.read(file);
    List<Finding> findings = new ArrayList<>();

    rules.check(
        TestXml.all("activity-standard-example-annotated-2.03.xml").get(0),
        LocalDate.of(2011, 12, 31),
        findings::add);

    assertThat(rules.getName()).isEqualTo("dfid.json");
    assertThat(rules.getCommit()).isEmpty();
    assertThat(rules.getRules()).hasSize(60);
    assertThat(findings)
        .extracting(finding -> finding.arguments().get("rule"))
        .contains(
            "//iati-activity atleast_one case 6", // dates have codes today
            "//iati-activity sum case 1", // 25 + 25
            "//transaction date_order case 1")
        .doesNotContain("//iati-activity atleast_one case 1");
  }

  @Test
  void read_caseWithoutRuleInfo_isNamedByItsPlace() throws IOException {
    IatiRuleset rules =
        read(
            "{`//iati-activity`: {`atleast_one`: {`cases`: [{`paths`: [`a`]}, {`paths`: [`b`]}]}}}");

    assertThat(rules.getRules())
        .containsExactly(
            new Rule(
                "//iati-activity atleast_one case 1", Severity.ERROR, "", "{\"paths\":[\"a\"]}"),
            new Rule(
                "//iati-activity atleast_one case 2", Severity.ERROR, "", "{\"paths\":[\"b\"]}"));
  }

  @ParameterizedTest
  @CsvSource({"critical, ERROR", "error, ERROR", "warning, WARNING"})
  void read_severity_isThatOfTheFile(String severity, Severity expected) throws IOException {
    IatiRuleset rules =
        read(
            "{`//iati-activity`: {`atleast_one`: {`cases`: [{`paths`: [`a`], `ruleInfo`:"
                + " {`id`: `6.1`, `severity`: `"
                + severity
                + "`, `category`: `geo`,"
                + " `message`: `Must be.`, `link`: {`path`: `a/`}}}]}}}");

    assertThat(rules.getRules()).containsExactly(new Rule("6.1", expected, "geo", "Must be."));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "; must be an object",
        "{; must be JSON",
        "[]; must be an object, found []",
        "{'a': 1}; a must be an object, found 1",
        "{'a': {'sum': {}}}; a sum must be an object with 'cases'",
        "{'a': {'sum': {'cases': {}}}}; a sum cases must be an array",
        "{'a': {'sum': {'cases': [], 'x': 1}}}; a sum must have no member that its kind does not know, found 'x'",
        "{'a': {'sum': {'cases': [{'paths': ['b']}]}}}; a sum case 1 must be an object with 'sum'",
        "{'a': {'sum': {'cases': [{'paths': ['b'], 'sum': 'x'}]}}}; a sum case 1 sum must be a number",
        "{'a': {'sum': {'cases': [{'paths': [1], 'sum': 1}]}}}; a sum case 1 paths must be text, found 1",
        "{'a': {'sum': {'cases': [{'paths': ['b['], 'sum': 1}]}}}; a sum case 1 paths must be XPath that selects nodes, found 'b['",
        "{'a': {'sum': {'cases': [{'paths': ['1 + 1'], 'sum': 1}]}}}; must be XPath that selects nodes",
        "{'a': {'sum': {'cases': [{'paths': ['b'], 'sum': 1, 'conditon': 'c'}]}}}; found 'conditon'",
        "{'a': {'sum': {'cases': [{'paths': ['b'], 'sum': 1, 'condition': 'count(1)'}]}}}; a sum case 1 condition must be XPath",
        "{'a': {'sums': {'cases': [{}]}}}; must be of a known kind of rule, found 'sums'",
        "{'a[': {'sum': {'cases': []}}}; must be XPath that selects nodes, found 'a['",
        "{'a': {}, 'a': {}}; must be JSON",
        "{'a': {'regex_matches': {'cases': [{'paths': ['b'], 'regex': '('}]}}}; regex must be a regular expression",
        "{'a': {'loop': {'cases': [{'foreach': 'b', 'do': {'loop': {'cases': [{}]}}, 'subs': []}]}}}; found 'loop'",
        "{'a': {'loop': {'cases': [{'foreach': 'b', 'do': {'sum': {'cases': [{'paths': ['c[$1]'], 'sum': 1}]}}, 'subs': []}]}}}; paths must have $1 in quotes of its own, found 'c[$1]'",
        "{'a': {'sum': {'cases': [{'paths': ['b[.=`$1`]'], 'sum': 1}]}}}; paths must have no $1 outside a loop",
        "{'a': {'sum': {'cases': [{'paths': ['b[.=$c]'], 'sum': 1}]}}}; paths must have $1 in quotes of its own",
        "{'a': {'sum': {'cases': [{'paths': ['b'], 'sum': 1, 'idCondition': 'X'}]}}}; idCondition must be known",
        "{'a': {'sum': {'cases': [{'paths': ['b'], 'sum': 1, 'ruleInfo': {'id': '1'}}]}}}; ruleInfo must be an object with 'severity'",
        "{'a': {'sum': {'cases': [{'paths': ['b'], 'sum': 1, 'ruleInfo': {'id': '1', 'severity': 'x', 'category': '', 'message': ''}}]}}}; ruleInfo must have a known severity"
      })
  void read_noRuleSet_isRefusedWithFileAndCause(@Nullable String json, String message)
      throws IOException {
    Path file = folder.resolve("broken.json");
    Files.writeString(
        file, Objects.requireNonNullElse(json, "").replace('\'', '"').replace('`', '\''));

    assertThatThrownBy(() -> IatiRuleset.read(file))
        .isInstanceOf(IatiRulesetException.class)
        .hasMessageContaining("broken.json")
        .hasMessageContaining(message.strip())
        .hasCauseInstanceOf(IOException.class)
        .extracting(e -> ((IatiRulesetException) e).getSource())
        .isEqualTo(file.toString());
  }

  @Test
  void read_missingFile_isRefusedWithItsName() {
    Path file = folder.resolve("none.json");

    assertThatThrownBy(() -> IatiRuleset.read(file))
        .isInstanceOf(IatiRulesetException.class)
        .hasMessageContaining("none.json");
  }

  private IatiRuleset read(String json) throws IOException {
    Path file = folder.resolve("rules.json");
    Files.writeString(file, json.replace('`', '"'));
    return IatiRuleset.read(file);
  }

  private void assertOutcome(String kind, String rule, String xml, Outcome expected)
      throws IOException {
    IatiRuleset rules =
        read("{`/iati-activities/iati-activity`: {`" + kind + "`: {`cases`: [" + rule + "]}}}");
    assertThat(outcomes(rules, activity(xml))).as(kind + " " + xml).containsExactly(expected);
  }

  private static IatiElement activity(String xml) {
    return TestXml.element(
        xml.startsWith("<iati-activity") ? xml : "<iati-activity>" + xml + "</iati-activity>");
  }

  private static List<Outcome> outcomes(IatiRuleset rules, IatiElement element) {
    return rules.judge(element, TODAY).stream().map(Verdict::outcome).toList();
  }
}
