package org.civilhub.model.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.validation.Constraint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.civilhub.model.StageNamed;
import org.civilhub.model.constraint.DateOrder;
import org.civilhub.model.constraint.NotBlankText;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.LocalizedText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FindingCodeTest {
  private static final List<LanguageTag> LANGUAGES =
      List.of(LanguageTag.EN, LanguageTag.RU, LanguageTag.KK);
  private static final Set<String> ARGUMENTS =
      Set.of(
          "found",
          "expected",
          "bound",
          "number",
          "limit",
          "type",
          "stage",
          "other",
          "source",
          "start",
          "rule",
          "list");

  /** Names of standards and codes, which are written alike in every language. */
  private static final Set<String> NAMES =
      Set.of(
          "", "COVID", "DOI", "GB", "ISBN", "ISO", "ISSN", "JSON", "ORCID", "ROR", "UK", "UTF",
          "http", "https", "iD", "kk", "kz", "IATI", "XML");

  private static final Path EXAMPLES =
      Path.of("src/main/resources/org/civilhub/model/rule/examples");

  private static Set<String> braces(String message) {
    return Pattern.compile("\\{([^}]*)}")
        .matcher(message)
        .results()
        .map((MatchResult r) -> r.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @ParameterizedTest
  @MethodSource("org.civilhub.model.rule.FindingCode#catalogue")
  void getMessage_everyCode_isThereInThreeLanguagesWithTheSameArguments(FindingCode code) {
    LocalizedText message = code.getMessage();
    assertThat(message.texts().keySet()).containsExactlyInAnyOrderElementsOf(LANGUAGES);
    Set<String> arguments = braces(message.in(LanguageTag.EN).orElseThrow());
    assertThat(ARGUMENTS).containsAll(arguments);
    for (LanguageTag language : LANGUAGES) {
      String words = message.in(language).orElseThrow();
      assertThat(words).isNotBlank();
      assertThat(braces(words)).as("%s in %s", code, language).isEqualTo(arguments);
      assertThat(words.replaceAll("\\{[a-z]+}", "")).doesNotContain("{", "}");
    }
  }

  @ParameterizedTest
  @MethodSource("org.civilhub.model.rule.FindingCode#catalogue")
  void getRationale_everyCode_isOneOrTwoSentencesInThreeLanguages(FindingCode code) {
    LocalizedText rationale = code.getRationale();
    assertThat(rationale.texts().keySet()).containsExactlyInAnyOrderElementsOf(LANGUAGES);
    assertThat(rationale.texts().values())
        .allMatch(words -> words.matches("[^.!?{}][^{}]*\\."))
        .allMatch(words -> words.split("[.!?] ").length <= 2);
  }

  @ParameterizedTest
  @MethodSource("org.civilhub.model.rule.FindingCode#catalogue")
  void getRationale_russianOrKazakh_hasNoLatinWordsButNames(FindingCode code) {
    for (LanguageTag language : List.of(LanguageTag.RU, LanguageTag.KK)) {
      String words = code.getRationale().in(language).orElseThrow();
      assertThat(words.split("[^A-Za-z]+")).as(words).isSubsetOf(NAMES);
    }
  }

  @Test
  void examples_folder_hasAGoodAndABadOneForEachCodeAndNoOther() throws IOException {
    Set<String> expected = new TreeSet<>();
    for (FindingCode code : FindingCode.catalogue()) {
      expected.add(code.getCode().substring(4) + ".bad.txt");
      expected.add(code.getCode().substring(4) + ".good.txt");
      assertThat(code.getGoodExample()).endsWith("\n").isNotEqualTo(code.getBadExample());
    }
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      assertThat(files.map(file -> String.valueOf(file.getFileName())))
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  @ParameterizedTest
  @MethodSource("org.civilhub.model.rule.FindingCode#catalogue")
  void of_code_findsItsEntry(FindingCode code) throws Exception {
    String bare = code.getCode().substring(4);
    assertThat(FindingCode.of(code.getCode())).contains(code);
    assertThat(FindingCode.of(bare)).contains(code);
    assertThat(code.getCode()).matches("hub(\\.[a-z]+(-[a-z]+)*){2}");
    String constant = bare.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
    assertThat(FindingCode.class.getField(constant).get(null)).isSameAs(code);
  }

  @Test
  void of_anotherText_isEmpty() {
    assertThat(FindingCode.of("hub.text")).isEmpty();
    assertThat(FindingCode.of("TEXT_BLANK")).isEmpty();
  }

  @Test
  void words_table_hasTheCatalogueInItsOrderAndNoMore() {
    List<String> codes = FindingCode.catalogue().stream().map(FindingCode::getCode).toList();
    assertThat(FindingCode.words().codes("finding")).isEqualTo(codes);
    assertThat(FindingCode.words().codes("rationale")).isEqualTo(codes);
    assertThat(FindingCode.words().codes("severity"))
        .containsExactlyElementsOf(Stream.of(Severity.values()).map(Severity::getCode).toList());
    assertThat(FindingCode.words().lists())
        .containsExactly(
            "finding", "rationale", "severity", "scope", "expected", "bound", "number");
  }

  @Test
  void words_everyExpectation_isThereInThreeLanguages() {
    assertThat(FindingCode.words().codes("expected")).isNotEmpty();
    for (String code : FindingCode.words().codes("expected")) {
      LocalizedText words = FindingCode.words().get("expected", code).orElseThrow();
      assertThat(words.texts().keySet()).containsExactlyInAnyOrderElementsOf(LANGUAGES);
      assertThat(words.texts().values())
          .allMatch(word -> !word.isBlank() && braces(word).isEmpty());
    }
  }

  @ParameterizedTest
  @EnumSource
  void getLabel_severity_isThereInThreeLanguages(Severity severity) {
    assertThat(severity.getLabel().texts().keySet()).containsExactlyInAnyOrderElementsOf(LANGUAGES);
    assertThat(severity.getLabel().texts().values()).noneMatch(String::isBlank);
  }

  /** Of the values, and those beside the records that they know. */
  static List<Class<?>> constraints() {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackagesOf(NotBlankText.class, StageNamed.class)
            .stream()
            .filter(c -> c.isAnnotatedWith(Constraint.class))
            .<Class<?>>map(c -> c.reflect())
            .sorted((a, b) -> a.getName().compareTo(b.getName()))
            .collect(Collectors.toList());
  }

  @ParameterizedTest
  @MethodSource("constraints")
  void message_constraintOfOurs_isByDefaultACodeOfTheCatalogue(Class<?> constraint)
      throws Exception {
    String key = (String) constraint.getMethod("message").getDefaultValue();
    assertThat(key).startsWith("{").endsWith("}");
    assertThat(FindingCode.of(key.substring(1, key.length() - 1))).isPresent();
  }

  @Test
  void constraints_ofBothPackages_areFound() {
    assertThat(constraints())
        .hasSizeGreaterThanOrEqualTo(26)
        .contains(NotBlankText.class, DateOrder.class, StageNamed.class);
  }

  @Test
  void constraints_ofOurs_haveACodeEach() throws Exception {
    Set<Object> keys = new HashSet<>();
    for (Class<?> constraint : constraints()) {
      assertThat(keys.add(constraint.getMethod("message").getDefaultValue()))
          .as(constraint.getName())
          .isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void getLabel_scope_isThereInThreeLanguages(RuleScope scope) {
    assertThat(scope.getLabel().texts().keySet()).containsExactlyInAnyOrderElementsOf(LANGUAGES);
    assertThat(scope.getLabel().texts().values()).noneMatch(String::isBlank);
  }

  // ---- entries of one's own ----

  private static FindingCode define(String code) {
    return FindingCode.define(
        code,
        Severity.WARNING,
        RuleScope.RECORD,
        LocalizedText.of("en", "must be approved, found '{found}'"),
        LocalizedText.of("en", "Only approved events are published."),
        "good",
        "bad");
  }

  @Test
  void define_entry_isWhatItWasGiven() {
    FindingCode code = define("registry.event.approved-by-us");
    assertThat(code.getCode()).isEqualTo("registry.event.approved-by-us");
    assertThat(code).hasToString("registry.event.approved-by-us");
    assertThat(code.getSeverity()).isEqualTo(Severity.WARNING);
    assertThat(code.getScope()).isEqualTo(RuleScope.RECORD);
    assertThat(code.getMessage())
        .isEqualTo(LocalizedText.of("en", "must be approved, found '{found}'"));
    assertThat(code.getRationale().in(LanguageTag.EN))
        .contains("Only approved events are published.");
    assertThat(code.getGoodExample()).isEqualTo("good");
    assertThat(code.getBadExample()).isEqualTo("bad");
    assertThat(FindingCode.of(code.getCode())).isEmpty();
    assertThat(FindingCode.catalogue()).doesNotContain(code);
  }

  @Test
  void define_wordsInOneLanguage_areUsedInEvery() {
    Finding finding =
        new Finding(
            define("registry.event.approved"),
            Place.NONE,
            Optional.empty(),
            Optional.empty(),
            Map.of("found", "draft"));
    assertThat(finding.message(LanguageTag.RU)).isEqualTo("must be approved, found 'draft'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hub.event.approved",
        "registry.event",
        "registry.event.approved.twice",
        "registry.event.Approved",
        "registry.event.not_approved",
        "registry.event.-approved",
        "registry..approved",
        "registry-a.event.approved",
        "registry.event.approved2",
        " registry.event.approved",
        ""
      })
  void define_codeOfAnotherForm_isRefused(String code) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> define(code))
        .withMessageContaining("found '" + code + "'");
  }

  @Test
  void equals_entries_goesByTheCode() {
    assertThat(define("a.b.c"))
        .isEqualTo(define("a.b.c"))
        .hasSameHashCodeAs(define("a.b.c"))
        .isEqualByComparingTo(define("a.b.c"))
        .isNotEqualTo(define("a.b.d"))
        .isNotEqualTo("a.b.c");
  }

  @Test
  void compareTo_entries_areInTheOrderOfTheCatalogueThenByCode() {
    List<FindingCode> expected = new ArrayList<>(FindingCode.catalogue());
    expected.add(define("a.b.c"));
    expected.add(define("a.b.d"));
    List<FindingCode> shuffled = new ArrayList<>(expected);
    Collections.reverse(shuffled);
    assertThat(shuffled.stream().sorted()).containsExactlyElementsOf(expected);
  }

  @Test
  void isRejecting_code_isTrueWhereARecordIsLeftOut() {
    assertThat(FindingCode.catalogue().stream().filter(FindingCode::isRejecting))
        .containsExactly(
            FindingCode.JSON_MALFORMED,
            FindingCode.JSON_TRUNCATED,
            FindingCode.JSON_ENCODING,
            FindingCode.JSON_LIMIT,
            FindingCode.JSON_TRAILING,
            FindingCode.FILE_ENCODING,
            FindingCode.TABLE_MALFORMED,
            FindingCode.TABLE_LIMIT,
            FindingCode.TABLE_SEPARATOR,
            FindingCode.CELL_BEYOND_HEADER,
            FindingCode.CELL_NUMBER_FORM,
            FindingCode.CELL_DATE_NUMBER,
            FindingCode.CELL_MERGED,
            FindingCode.CELL_FORMULA,
            FindingCode.CELL_FAULT,
            FindingCode.XML_MALFORMED,
            FindingCode.XML_FORBIDDEN,
            FindingCode.XML_LIMIT,
            FindingCode.FIELD_DUPLICATE,
            FindingCode.FIELD_UNREADABLE,
            FindingCode.FIELD_MISSING,
            FindingCode.RECORD_INVALID,
            FindingCode.RECORD_DUPLICATE_ID);
    assertThat(define("a.b.c").isRejecting()).isFalse();
  }
}
