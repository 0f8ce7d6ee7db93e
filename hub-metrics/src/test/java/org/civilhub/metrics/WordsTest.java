package org.civilhub.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.civilhub.metrics.reconcile.ClaimStatus;
import org.civilhub.metrics.standard.StandardMetrics;
import org.civilhub.model.code.RosterStatus;
import org.civilhub.model.value.LabelTable;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.Qualifier;
import org.junit.jupiter.api.Test;

/**
 * Every code that the module can give has words in three languages; the codes come from its code.
 */
class WordsTest {
  private static final List<LanguageTag> LANGUAGES =
      List.of(LanguageTag.EN, LanguageTag.RU, LanguageTag.KK);
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d)\\}");
  private static final LabelTable TABLE = LabelTable.read(Words.class, "metrics.tsv");

  private static void haveWords(String list, Set<String> codes) {
    assertThat(codes).as("codes of list %s", list).isNotEmpty();
    for (String code : codes) {
      for (LanguageTag language : LANGUAGES) {
        assertThat(Words.label(list, code, language))
            .as("%s %s in %s", list, code, language)
            .isNotBlank();
      }
    }
  }

  private static Set<String> names(Enum<?>[] values) {
    return Stream.of(values)
        .map(value -> value.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> notes() {
    Set<String> notes = new TreeSet<>();
    for (List<String> call : MainSources.calls("Note\\.of")) {
      List<String> literals = MainSources.literals(call.get(0));
      assertThat(literals).as("code of Note.of(%s)", call).isNotEmpty();
      notes.addAll(literals);
    }
    return notes;
  }

  private static Set<String> reasons() {
    Set<String> reasons = new TreeSet<>();
    // declarations, the accessor, and the constant that is added below
    Set<String> others =
        Set.of(
            "",
            "String reason",
            "String reason, Cell line",
            "Split split, String reason",
            "OWN_SOURCE");
    for (String method : List.of("leftOut", "undecided")) {
      for (List<String> call : MainSources.calls(method)) {
        List<String> literals = MainSources.literals(String.join(", ", call));
        if (literals.isEmpty()) {
          assertThat(others)
              .as("what %s is called with and cannot be looked up here", method)
              .contains(String.join(", ", call));
        }
        reasons.addAll(literals);
      }
    }
    // a reason made of the code of a status
    assertThat(reasons).contains("roster_");
    reasons.remove("roster_");
    RosterStatus.known().stream()
        .filter(status -> !status.equals(RosterStatus.ON_ROSTER))
        .forEach(status -> reasons.add("roster_" + status.getCode()));
    reasons.add(RecordMetric.OWN_SOURCE);
    return reasons;
  }

  @Test
  void metrics_all_haveALabel() {
    haveWords(
        "metric",
        StandardMetrics.all().stream()
            .map(MetricDefinition::id)
            .collect(Collectors.toCollection(TreeSet::new)));
    StandardMetrics.all().forEach(m -> assertThat(m.label(LanguageTag.KK)).isNotEqualTo(m.id()));
  }

  @Test
  void definitions_ofAllMetrics_areGiven() {
    haveWords(
        "definition",
        StandardMetrics.all().stream()
            .map(MetricDefinition::id)
            .collect(Collectors.toCollection(TreeSet::new)));
    StandardMetrics.all()
        .forEach(m -> assertThat(m.definition(LanguageTag.RU)).as(m.id()).isPresent());
    // DEFINITIONS: "our own definition, and says so"
    assertThat(StandardMetrics.of("delivery_rate").flatMap(m -> m.definition(LanguageTag.EN)))
        .hasValueSatisfying(text -> assertThat(text).contains("Our own definition"));
  }

  @Test
  void sources_ofAllMetrics_areGiven() {
    haveWords(
        "source",
        StandardMetrics.all().stream()
            .map(MetricDefinition::id)
            .collect(Collectors.toCollection(TreeSet::new)));
    haveWords("accrual", names(Accrual.values()));
    StandardMetrics.all().forEach(m -> assertThat(m.source(LanguageTag.KK)).as(m.id()).isPresent());
    assertThat(Accrual.STOCK.label(LanguageTag.RU)).startsWith("запас");
  }

  @Test
  void units_ofAllMetrics_haveALabel() {
    Set<String> units =
        StandardMetrics.all().stream()
            .map(MetricDefinition::unit)
            .collect(Collectors.toCollection(TreeSet::new));
    units.addAll(Set.of(Figure.RATIO, Figure.DATE, Dimension.NOT_RECORDED));
    haveWords("unit", units);
  }

  @Test
  void groupsDimensionsPartsStatusesAndQualifiers_all_haveALabel() {
    haveWords("group", names(MetricGroup.values()));
    haveWords(
        "dimension",
        Stream.of(Dimension.values())
            .map(Dimension::getCode)
            .collect(Collectors.toCollection(TreeSet::new)));
    haveWords(
        "part",
        Set.of(Dimension.NOT_RECORDED, Dimension.UNDATABLE, "several", "in_force", "ended"));
    haveWords("status", names(ClaimStatus.values()));
    haveWords("qualifier", names(Qualifier.values()));
    haveWords("value", Set.of("not_recorded", "a_day"));
    for (ClaimStatus status : ClaimStatus.values()) {
      assertThat(status.label(LanguageTag.RU)).isNotEqualTo(status.getCode());
    }
  }

  @Test
  void notes_inCode_haveWords() {
    assertThat(notes()).contains("through", "no_delivery", "no_budget", "part_of_all");
    haveWords("note", notes());
  }

  @Test
  void reasons_inCode_haveWords() {
    assertThat(reasons()).contains("unconfirmed", "in_kind", "inside_issue", "own_source");
    haveWords("reason", reasons());
  }

  @Test
  void words_thatNoCodeUses_areNotKept() {
    assertThat(notes()).containsAll(TABLE.codes("note"));
    assertThat(reasons()).containsAll(TABLE.codes("reason"));
  }

  @Test
  void words_ofEveryLanguage_haveTheSamePlaceholders() {
    for (String list : TABLE.lists()) {
      for (String code : TABLE.codes(list)) {
        Set<String> english = placeholders(list, code, LanguageTag.EN);
        assertThat(placeholders(list, code, LanguageTag.RU)).as(code).isEqualTo(english);
        assertThat(placeholders(list, code, LanguageTag.KK)).as(code).isEqualTo(english);
      }
    }
  }

  private static Set<String> placeholders(String list, String code, LanguageTag language) {
    return PLACEHOLDER
        .matcher(TABLE.label(list, code, language))
        .results()
        .map(result -> result.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void words_ofEveryLanguage_areInItsLetters() {
    for (String list : TABLE.lists()) {
      for (String code : TABLE.codes(list)) {
        String english = TABLE.label(list, code, LanguageTag.EN);
        boolean worded = english.replaceAll("\\{\\w+\\}", "").chars().anyMatch(Character::isLetter);
        for (LanguageTag language : List.of(LanguageTag.RU, LanguageTag.KK)) {
          String text = TABLE.label(list, code, language);
          if (worded) {
            assertThat(text).as("%s %s in %s", list, code, language).containsPattern("[А-я]");
          }
        }
      }
    }
  }
}
