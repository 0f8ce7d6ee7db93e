package org.civilhub.model.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.validation.Constraint;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.civilhub.model.constraint.NotBlankText;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.LocalizedText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class FindingCodeTest {
  private static final List<LanguageTag> LANGUAGES =
      List.of(LanguageTag.EN, LanguageTag.RU, LanguageTag.KK);
  private static final Set<String> ARGUMENTS = Set.of("found", "expected", "bound");

  private static Set<String> braces(String message) {
    return Pattern.compile("\\{([^}]*)}")
        .matcher(message)
        .results()
        .map((MatchResult r) -> r.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @ParameterizedTest
  @EnumSource
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
  @EnumSource
  void of_code_findsItsEntry(FindingCode code) {
    assertThat(FindingCode.of(code.getCode())).contains(code);
    assertThat(code.getCode()).matches("hub(\\.[a-z]+(-[a-z]+)*){2}");
    assertThat(code.name())
        .isEqualTo(code.getCode().substring(4).replaceAll("[.-]", "_").toUpperCase(Locale.ROOT));
  }

  @Test
  void of_anotherText_isEmpty() {
    assertThat(FindingCode.of("hub.text")).isEmpty();
    assertThat(FindingCode.of("TEXT_BLANK")).isEmpty();
  }

  @Test
  void words_table_hasTheCatalogueInItsOrderAndNoMore() {
    assertThat(FindingCode.words().codes("finding"))
        .containsExactlyElementsOf(
            Stream.of(FindingCode.values()).map(FindingCode::getCode).toList());
    assertThat(FindingCode.words().codes("severity"))
        .containsExactlyElementsOf(Stream.of(Severity.values()).map(Severity::getCode).toList());
    assertThat(FindingCode.words().lists())
        .containsExactly("finding", "severity", "expected", "bound");
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

  static List<Class<?>> constraints() {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackagesOf(NotBlankText.class)
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
  void constraints_ofTheirPackage_areFound() {
    assertThat(constraints()).hasSizeGreaterThanOrEqualTo(6).contains(NotBlankText.class);
  }
}
