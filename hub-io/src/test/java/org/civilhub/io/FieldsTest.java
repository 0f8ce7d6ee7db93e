package org.civilhub.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.civilhub.model.RecordType;
import org.civilhub.model.value.LabelTable;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.Qualifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The words of columns: all there are, nothing else, and such that a column is found by them. */
class FieldsTest {
  private static final LabelTable TABLE = LabelTable.read(Manifest.class, "fields.tsv");
  private static final List<LanguageTag> LANGUAGES =
      List.of(LanguageTag.EN, LanguageTag.RU, LanguageTag.KK);
  private static final String NOTE = "note.";
  private static final int LONGEST_LABEL = 40;

  /** What stands between the parts of a column's label. */
  private static final String SEPARATOR = " / ";

  private static final Pattern FIXED_TERMS =
      Pattern.compile("\\b(ID|ISO|DOI|ISSN|ISBN|ORCID|ROR|URL|COVID)\\b");

  /** The parts of numbers and amounts, in the order in which they are written. */
  private static final List<String> PARTS =
      List.of("qualifier", "value", "low", "high", "lowOpen", "highOpen", "amount", "currency");

  /** Every list with its codes, in order. */
  private static Map<String, List<String>> expected() {
    Map<String, List<String>> lists = new LinkedHashMap<>();
    for (ValueShape shape : shapes()) {
      List<String> fields =
          shape.fields().stream()
              .map(ValueShape.Field::name)
              .sorted(
                  Comparator.comparing((String name) -> !name.equals("id"))
                      .thenComparing(Comparator.naturalOrder()))
              .toList();
      lists.put(shape.type().getSimpleName(), fields);
      lists.put(NOTE + shape.type().getSimpleName(), fields);
    }
    lists.put("part", PARTS);
    lists.put(NOTE + "part", PARTS);
    lists.put("Qualifier", Arrays.stream(Qualifier.values()).map(Qualifier::getCode).toList());
    lists.put(
        "Completeness", Arrays.stream(Completeness.values()).map(Completeness::getCode).toList());
    lists.put("word", List.of("findings", "sheet_hub", "sheet_codes"));
    return lists;
  }

  /**
   * Records in the order of their types, then parts by name, then what a dataset says of itself.
   */
  private static List<ValueShape> shapes() {
    List<Class<?>> records =
        Arrays.stream(RecordType.values())
            .<Class<?>>map(RecordType::getType)
            .collect(Collectors.toList());
    List<ValueShape> shapes = new ArrayList<>();
    records.forEach(type -> shapes.add(ValueShape.of(type).orElseThrow()));
    Samples.shapes().stream()
        .filter(shape -> !records.contains(shape.type()))
        .sorted(Comparator.comparing(shape -> shape.type().getSimpleName()))
        .forEach(shapes::add);
    shapes.add(Manifest.shape());
    return shapes;
  }

  static Stream<String> labelLists() {
    return TABLE.lists().stream().filter(list -> !list.startsWith(NOTE));
  }

  static Stream<String> noteLists() {
    return TABLE.lists().stream().filter(list -> list.startsWith(NOTE));
  }

  @Test
  void lists_ofTheTable_areEveryFieldOfEveryTypeInOrderAndNothingElse() {
    Map<String, List<String>> expected = expected();
    assertThat(TABLE.lists()).containsExactlyElementsOf(expected.keySet());
    expected.forEach((list, codes) -> assertThat(TABLE.codes(list)).as(list).isEqualTo(codes));
  }

  @ParameterizedTest
  @MethodSource({"labelLists", "noteLists"})
  void text_everyRow_isThereInThreeLanguagesWithNoBlanksAroundIt(String list) {
    for (String code : TABLE.codes(list)) {
      assertThat(TABLE.get(list, code).orElseThrow().texts())
          .as("%s %s", list, code)
          .containsOnlyKeys(LANGUAGES)
          .allSatisfy((language, text) -> assertThat(text).isNotBlank().isEqualTo(text.strip()));
    }
  }

  /** A column is found by its label in any language, whatever its case. */
  @ParameterizedTest
  @MethodSource("labelLists")
  void label_inAnyLanguage_isThatOfOneFieldOfItsType(String list) {
    Map<String, String> fields = new HashMap<>();
    for (String code : TABLE.codes(list)) {
      for (LanguageTag language : LANGUAGES) {
        String label = TABLE.label(list, code, language);
        String other = fields.put(label.toLowerCase(Locale.ROOT), code);
        assertThat(other).as("%s '%s'", list, label).isIn(null, code);
      }
    }
  }

  /** A number behind a label counts the elements of a list. */
  @ParameterizedTest
  @MethodSource("labelLists")
  void label_ofAColumn_isShortAndCanBeTakenApart(String list) {
    for (String code : TABLE.codes(list)) {
      for (LanguageTag language : LANGUAGES) {
        assertThat(TABLE.label(list, code, language))
            .as("%s %s", list, code)
            .hasSizeLessThanOrEqualTo(LONGEST_LABEL)
            .doesNotContain(SEPARATOR)
            .doesNotContainPattern("[0-9]$|\\s{2}|^[^\\p{Lu}]");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("labelLists")
  void label_inRussianAndKazakh_holdsNoLatinLetterButFixedTerms(String list) {
    for (String code : TABLE.codes(list)) {
      for (LanguageTag language : List.of(LanguageTag.RU, LanguageTag.KK)) {
        String label = TABLE.label(list, code, language);
        assertThat(FIXED_TERMS.matcher(label).replaceAll(""))
            .as("%s %s", list, code)
            .doesNotContainPattern("[A-Za-z]");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("noteLists")
  void note_inEveryLanguage_isOneSentenceInItsOwnScript(String list) {
    for (String code : TABLE.codes(list)) {
      for (LanguageTag language : LANGUAGES) {
        String note = TABLE.label(list, code, language);
        assertThat(note).as("%s %s", list, code).matches("\\p{Lu}.*\\.");
        assertThat(note).as("%s %s", list, code).doesNotContainPattern("[.!?] \\p{Lu}|[{}]");
        assertThat(Pattern.compile("\\p{IsCyrillic}").matcher(note).find())
            .as("%s %s %s", list, code, language)
            .isEqualTo(!language.equals(LanguageTag.EN));
      }
    }
  }

  /** A letter of the other script looks the same and is found by nobody who types the word. */
  @ParameterizedTest
  @MethodSource({"labelLists", "noteLists"})
  void text_everyWord_isOfOneScript(String list) {
    for (String code : TABLE.codes(list)) {
      for (LanguageTag language : LANGUAGES) {
        assertThat(TABLE.label(list, code, language))
            .as("%s %s", list, code)
            .doesNotContainPattern("\\p{IsLatin}\\p{IsCyrillic}|\\p{IsCyrillic}\\p{IsLatin}");
      }
    }
  }
}
