package org.civilhub.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * What the rules find in the public record. Each finding here was read against the sources; {@code
 * SOURCES.md} beside the CSV files numbers the conflicts.
 */
class AstanaHubCheckTest {
  private static final JsonNode CHECK = Cli.run("check", Cli.ASTANA_HUB, "--format", "json").json();

  /** The conflicts that a machine must show, and the statement of the other source. */
  @ParameterizedTest(name = "conflict {0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | participating_countries            | /value               | 45",
        "2 | founding_international_organisations | /value             | 6",
        "5 | EV020                              | /statedCountries     | more than 10",
        "6 | EV012                              | /participants        | 100",
        "7 | cag-2015                           | /signedOn            | September 2017",
        "7 | cag-2017                           | /signedOn            | October 2015",
        "8 | korea-2021                         | /startsOn            | September 2021",
        "11 | hub-phase-4                       | /implementingPartner |"
            + " Agency of the Republic of Kazakhstan for Civil Service Affairs",
        "13 | open-government-data-policies     | /publishedOn         | 2024"
      })
  void check_conflictOfTheSources_isShownInEachLanguage(
      String conflict, String id, String pointer, String statement) {
    assertThat(CHECK.get("sample").values())
        .filteredOn(finding -> finding.get("id").stringValue().equals(id))
        .filteredOn(finding -> finding.get("code").stringValue().equals("hub.field.agreed"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.get("pointer").stringValue()).isEqualTo(pointer);
              assertThat(finding.at("/arguments/other").stringValue()).isEqualTo(statement);
            });
    for (String language : Set.of("en", "ru", "kk")) {
      assertThat(
              Cli.run("check", Cli.ASTANA_HUB, "--lang", language)
                  .out()
                  .lines()
                  .filter(line -> line.contains(" " + id + " "))
                  .filter(line -> line.contains("(hub.field.agreed)")))
          .singleElement()
          .satisfies(line -> assertThat(line).contains("[" + pointer + "]").contains(statement));
    }
  }

  /** Nothing else than what is told here, each with the reason why it is right. */
  @Test
  void check_publicRecord_findsThisAndNothingElse() {
    Set<String> found = new TreeSet<>();
    for (JsonNode finding : CHECK.get("sample")) {
      String code = finding.get("code").stringValue();
      if (!code.equals("hub.claim.supported")) {
        found.add(code + " " + finding.get("id").stringValue());
      }
    }

    assertThat(found)
        .containsExactlyInAnyOrder(
            // The page of 2014 counts six founding organisations where the brochure counts five.
            "hub.claim.agrees founding_international_organisations@2013",
            // The press report gives an amount and a donor, and no stage.
            "hub.claim.stage-named contributions@press-2016-05-26",
            // The old project page calls the project active, which is no status of the list.
            "hub.code.unknown hub-2013",
            // The two reports of a memorandum, neither of which mentions the other: 7.
            "hub.field.agreed cag-2015",
            "hub.field.agreed cag-2017",
            "hub.field.agreed EV012", // 6
            "hub.field.agreed EV020", // 5
            "hub.field.agreed founding_international_organisations", // 2
            "hub.field.agreed hub-phase-4", // 11
            "hub.field.agreed korea-2021", // 8
            // The project page counts five studies; the Hub itself gave no number in 2019.
            "hub.field.agreed needs_assessments",
            "hub.field.agreed open-government-data-policies", // 13
            "hub.field.agreed participating_countries"); // 1
    assertThat(CHECK.at("/bySeverity/error").intValue()).isZero();
    assertThat(CHECK.get("read").intValue()).isEqualTo(255);
    assertThat(CHECK.get("accepted").intValue()).isEqualTo(255);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ru", "kk"})
  void check_publicRecord_endsWith0(String language) {
    Cli.Outcome outcome = Cli.run("check", Cli.ASTANA_HUB, "--lang", language);

    assertThat(outcome.code()).isEqualTo(Main.OK);
    assertThat(outcome.err()).isEmpty();
  }
}
