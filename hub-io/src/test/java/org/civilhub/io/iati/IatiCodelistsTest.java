package org.civilhub.io.iati;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.civilhub.io.iati.IatiCodelist.Entry;
import org.civilhub.model.rule.Finding;
import org.civilhub.model.rule.FindingCode;
import org.civilhub.model.rule.Severity;
import org.civilhub.model.value.LanguageTag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IatiCodelistsTest {
  private static final IatiCodelists LISTS = IatiCodelists.standard();

  @ParameterizedTest
  @CsvSource({
    "OrganisationType, true, 16",
    "Country, false, 251",
    "Currency, true, 176",
    "Sector, true, 325",
    "Language, false, 181",
    "LoanRepaymentPeriod, true, 4"
  })
  void find_list_hasItsCodes(String name, boolean complete, int size) {
    IatiCodelist list = LISTS.find(name).orElseThrow();

    assertThat(list.getName()).isEqualTo(name);
    assertThat(list.isComplete()).isEqualTo(complete);
    assertThat(list.getEntries()).hasSize(size);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Countries", "country", "../mapping", "mapping", "a/b"})
  void find_unknownName_isEmpty(String name) {
    assertThat(LISTS.find(name)).isEmpty();
  }

  @Test
  void find_code_hasNamesInEnglishAndFrench() {
    Entry entry = LISTS.find("ActivityStatus").orElseThrow().find("2").orElseThrow();

    assertThat(entry.name().orElseThrow().in(LanguageTag.EN)).contains("Implementation");
    assertThat(entry.name().orElseThrow().in(new LanguageTag("fr"))).contains("Actif");
    assertThat(entry.withdrawn()).isFalse();
    assertThat(entry.withdrawnOn()).isEmpty();
  }

  @Test
  void find_codeWithoutName_hasNone() {
    assertThat(LISTS.find("FileFormat").orElseThrow().find("text/csv").orElseThrow().name())
        .isEmpty();
  }

  @Test
  void find_withdrawnCode_hasItsDay() {
    Map<Boolean, Long> byStatus =
        LISTS.find("Sector").orElseThrow().getEntries().stream()
            .collect(Collectors.partitioningBy(Entry::withdrawn, Collectors.counting()));

    assertThat(byStatus.get(true)).isEqualTo(30);
    assertThat(LISTS.find("Sector").orElseThrow().find("15120").orElseThrow().withdrawnOn())
        .contains(LocalDate.of(2020, 2, 28));
  }

  @Test
  void find_everyListOfTheMapping_isThere() throws IOException {
    String mapping = new String(IatiSources.open("codelists/mapping.xml").readAllBytes(), UTF_8);
    Set<String> names =
        Pattern.compile("ref=\"([^\"]+)\"")
            .matcher(mapping)
            .results()
            .map(ref -> ref.group(1))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(names).hasSizeGreaterThan(40);
    assertThat(names).allSatisfy(name -> assertThat(LISTS.find(name)).isPresent());
  }

  @Test
  void getCommits_repositories_areNamed() {
    assertThat(LISTS.getCommits())
        .containsOnlyKeys("IATI/IATI-Codelists", "IATI/IATI-Codelists-NonEmbedded");
    assertThat(LISTS.getCommits().values())
        .allSatisfy(commit -> assertThat(commit).matches("[0-9a-f]{40}"));
  }

  /** Each line of the mapping: what it ties is found, and what it does not tie is not. */
  @ParameterizedTest
  @CsvSource({
    // complete list, open list, withdrawn code
    "<activity-status code='9'/>, ActivityStatus, 9, WARNING",
    "<activity-status code=''/>, ActivityStatus, '', WARNING",
    "<recipient-country code='ZZ'/>, Country, ZZ, ADVICE",
    "<recipient-country code='kz'/>, Country, kz, ADVICE",
    "<recipient-country code='AN'/>, Country, AN, ADVICE",
    "<budget><value currency='TENGE'/></budget>, Currency, TENGE, WARNING",
    "<title xml:lang='zz'/>, Language, zz, ADVICE",
    "<unknown xml:lang='zz'/>, Language, zz, ADVICE",
    // text of an element
    "<crs-add><channel-code> 0 </channel-code></crs-add>, CRSChannelCode, 0, WARNING",
    // under a condition
    "<sector code='0'/>, Sector, 0, WARNING",
    "<sector code='0' vocabulary='1'/>, Sector, 0, WARNING",
    "<sector code='0' vocabulary='2'/>, SectorCategory, 0, WARNING",
    "<sector code='99' vocabulary='7'/>, UNSDG-Goals, 99, WARNING",
    "<sector code='99.1' vocabulary='8'/>, UNSDG-Targets, 99.1, WARNING",
    "<sector code='0' vocabulary='98000'/>, SectorVocabulary, 98000, WARNING",
    "<transaction><aid-type code='9' vocabulary='2'/></transaction>, EarmarkingCategory, 9, WARNING",
    "<location><administrative code='ZZ' vocabulary='A4'/></location>, Country, ZZ, ADVICE"
  })
  void check_codeThatIsNotOnItsList_isFound(
      String xml, String list, String code, Severity severity) {
    assertThat(check("<iati-activity>" + xml + "</iati-activity>"))
        .extracting(
            f -> f.arguments().get("list"), f -> f.arguments().get("found"), Finding::severity)
        .containsExactly(tuple(list, code, severity));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<activity-status code='2'/>",
        "<activity-status/>",
        "<recipient-country code='XK'/>",
        "<sector code='15110'/>",
        "<sector code='own' vocabulary='99'/>",
        "<sector code='16' vocabulary='7'/>",
        "<tag code='any' vocabulary='1'/>",
        "<policy-marker code='any' vocabulary='99'/>",
        "<crs-add><channel-code> </channel-code></crs-add>",
        "<location><administrative code='ZZ' vocabulary='A1'/></location>",
        "<x:sector xmlns:x='urn:x' code='0'/>",
        "<wrapper><sector code='0'/></wrapper>",
        "<title xml:lang='kk'/>"
      })
  void check_codeThatIsOnItsListOrTiedToNone_isNotFound(String xml) {
    assertThat(check("<iati-activity>" + xml + "</iati-activity>")).isEmpty();
  }

  @Test
  void check_withdrawnCode_saysSince() {
    assertThat(
            check(
                "<iati-activity><iati-identifier>A-1</iati-identifier>\n"
                    + "<sector code='15120'/></iati-activity>"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.code()).isEqualTo(FindingCode.IATI_CODE);
              assertThat(finding.severity()).isEqualTo(Severity.ADVICE);
              assertThat(finding.arguments())
                  .isEqualTo(Map.of("found", "15120", "list", "Sector", "withdrawn", "2020-02-28"));
              assertThat(finding.recordId()).contains("A-1");
              assertThat(finding.place().line()).isEqualTo(2);
            });
  }

  @Test
  void check_rootOfAFile_hasItsVersion() {
    IatiHeader header =
        IatiFiles.read("<iati-activities version='2.04'/>").summary().header().orElseThrow();

    assertThat(check(header.root()))
        .extracting(Finding::arguments)
        .containsExactly(Map.of("found", "2.04", "list", "Version"));
  }

  @Test
  void check_wholeFile_isWalked() {
    IatiElement file =
        IatiElement.builder("iati-organisations")
            .attribute("version", "2.03")
            .add(
                TestXml.element(
                    "<iati-organisations version='2.03'><iati-organisation>"
                        + "<total-budget status='3'/></iati-organisation></iati-organisations>"))
            .build();

    assertThat(check(file))
        .extracting(f -> f.arguments().get("list"))
        .containsExactly("BudgetStatus");
  }

  @Test
  void check_annotatedExamples_haveTheCodesThatAreOnNoList() throws IOException {
    assertThat(check(TestXml.all("activity-standard-example-annotated-2.03.xml").get(0)))
        .extracting(Finding::arguments)
        .containsExactly(
            Map.of("found", "000000", "list", "CRSChannelCode"),
            Map.of("found", "616", "list", "Region"));
  }

  @Test
  void check_realFile_hasSectorsThatAreNotOnTheirList() throws IOException {
    Map<String, Integer> counts = new TreeMap<>();
    for (IatiElement activity :
        TestXml.all("real/iati_2.03_NigeriaAIMS_GeocodedResearchRelease.xml")) {
      LISTS.check(
          activity,
          f ->
              counts.merge(
                  f.arguments().get("list") + " " + f.arguments().containsKey("withdrawn"),
                  1,
                  Integer::sum));
    }

    // Counted by another program.
    assertThat(counts).isEqualTo(Map.of("Sector false", 98, "Sector true", 9));
  }

  private static List<Finding> check(String xml) {
    return check(TestXml.element(xml));
  }

  private static List<Finding> check(IatiElement element) {
    List<Finding> findings = new ArrayList<>();
    LISTS.check(element, findings::add);
    return findings;
  }
}
