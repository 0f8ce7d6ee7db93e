package org.civilhub.model.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.LocalizedText;
import org.junit.jupiter.api.Test;

/**
 * The page of the rules says what the catalogue says. If the catalogue is meant to change, {@code
 * mvn test -Dgolden.update=true} writes the page anew.
 */
class RulesPageTest {
  private static final Path PAGE = Path.of("RULES.md");

  private static final String HEAD =
      """
      # Rules

      Everything that reading or judging a dataset can find. This page is made from the catalogue \
      (`FindingCode`, `findings.tsv` and the examples beside it) by `RulesPageTest`; change those, \
      then run that test with `-Dgolden.update=true`.

      - **Code**: three parts, `hub`, a subject and a rule. On the form of what is read and on \
      single values the last part names the fault (`hub.country.unassigned`); on several values or \
      records together it names what must hold (`hub.event.unique`). A code is never used again \
      for something else. The leading `hub.` may be left out where a code is asked for. Rules of \
      others start with a name of their own.
      - **Severity**: *error*, something is wrong and a figure may be wrong by it, or a record was \
      rejected; *warning*, something is probably wrong; *advice*, something is worth knowing. \
      `Ruleset.standard().with("event.unique", Severity.ERROR)` sets another, \
      `without("event.unique")` switches the rule off; on the command line `check --rules FILE` \
      takes `{"hub.event.unique": "error", "hub.code.unknown": "off"}`. A rule that rejects what it \
      finds can be neither switched off nor made milder.
      - **Scope**: what has to be known to judge it. *Reading*, the bytes of a file or line; \
      *field*, one value; *record*, one record; *dataset*, the records of a dataset together; *format*, what another \
      format asks for or can hold.
      - **Examples**: for each file of a dataset its name and a colon, then its lines. Where there \
      is no `hub.json`, the dataset is as of 2026-01-31 and nothing is said to be complete. For a \
      workbook a sheet is shown as `Events.xlsx:` with its cells between commas: what looks like a \
      number is one unless an apostrophe precedes it, `=` starts a formula, `^` is a cell merged \
      with the one above. `written as ics` says what becomes of the files. A test reads and \
      judges each of them.
      """;

  @Test
  void page_catalogue_isWhatTheFileHolds() throws IOException {
    String page = page();
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(PAGE, page);
    }
    assertThat(page).isEqualTo(Files.readString(PAGE));
  }

  private static String page() {
    StringBuilder page = new StringBuilder(HEAD);
    page.append("\n## Contents\n\n");
    for (RuleScope scope : RuleScope.values()) {
      page.append("- **").append(english(scope.getLabel())).append("**: ");
      page.append(of(scope).stream().map(RulesPageTest::link).collect(Collectors.joining(", ")));
      page.append('\n');
    }
    for (RuleScope scope : RuleScope.values()) {
      page.append("\n## ").append(english(scope.getLabel())).append('\n');
      of(scope).forEach(rule -> page.append(section(rule)));
    }
    return page.toString();
  }

  private static List<FindingCode> of(RuleScope scope) {
    return FindingCode.catalogue().stream().filter(rule -> rule.getScope() == scope).toList();
  }

  /** A heading's address is its text in lower case without dots. */
  private static String link(FindingCode rule) {
    String code = rule.getCode();
    return "[" + code + "](#" + code.replace(".", "").toLowerCase(Locale.ROOT) + ")";
  }

  private static String section(FindingCode rule) {
    return """

        ### %s

        Severity: %s%s. Scope: %s.

        %s

        - en: %s
        - ru: %s
        - kk: %s

        Good:

        ```text
        %s```

        Bad:

        ```text
        %s```
        """
        .formatted(
            rule,
            lower(rule.getSeverity().getLabel()),
            rule.isRejecting() ? ", rejects what it finds" : "",
            lower(rule.getScope().getLabel()),
            english(rule.getRationale()),
            english(rule.getMessage()),
            rule.getMessage().in(LanguageTag.RU).orElseThrow(),
            rule.getMessage().in(LanguageTag.KK).orElseThrow(),
            rule.getGoodExample(),
            rule.getBadExample());
  }

  private static String lower(LocalizedText text) {
    return english(text).toLowerCase(Locale.ROOT);
  }

  private static String english(LocalizedText text) {
    return text.in(LanguageTag.EN).orElseThrow();
  }
}
