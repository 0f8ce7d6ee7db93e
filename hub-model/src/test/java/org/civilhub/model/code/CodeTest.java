package org.civilhub.model.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.civilhub.model.RecordType;
import org.civilhub.model.value.LabelTable;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.LocalizedText;
import org.civilhub.model.value.Qualifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every list there is, found in the package, so that a new one is held to the same at once. */
class CodeTest {
  private static final LabelTable TABLE = LabelTable.read(Code.class, "labels.tsv");

  /** Lists of the table that are enums of this module or of the modules that use it. */
  private static final Set<String> ENUMS =
      Set.of("RecordType", "Qualifier", "Severity", "ClaimStatus", "Completeness");

  static List<Class<? extends Code>> lists() {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackagesOf(Code.class)
            .stream()
            .filter(c -> c.isAssignableTo(Code.class) && !c.isEquivalentTo(Code.class))
            .<Class<? extends Code>>map(c -> c.reflect().asSubclass(Code.class))
            .sorted((a, b) -> a.getName().compareTo(b.getName()))
            .collect(Collectors.toList());
  }

  private static Code of(Class<? extends Code> list, String code) {
    try {
      return (Code) list.getMethod("of", String.class).invoke(null, code);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new AssertionError(e);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  private static List<Code> known(Class<? extends Code> list) {
    try {
      return ((List<?>) list.getMethod("known").invoke(null))
          .stream().map(Code.class::cast).toList();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  private static List<String> texts(Class<? extends Code> list) {
    return known(list).stream().map(Code::getCode).toList();
  }

  @Test
  void lists_inThePackage_areAllFinalAndFound() {
    assertThat(lists()).hasSizeGreaterThanOrEqualTo(30).contains(EventType.class, Objective.class);
    assertThat(lists()).allMatch(list -> Modifier.isFinal(list.getModifiers()));
  }

  @ParameterizedTest
  @MethodSource("lists")
  void known_list_hasEveryConstantInTheOrderOfTheClass(Class<? extends Code> list) {
    List<Object> constants =
        Arrays.stream(list.getFields())
            .filter(field -> field.getType() == list)
            .map(
                field -> {
                  try {
                    Object constant = field.get(null);
                    assertThat(constant).hasToString(field.getName().toLowerCase(Locale.ROOT));
                    return constant;
                  } catch (IllegalAccessException e) {
                    throw new AssertionError(e);
                  }
                })
            .collect(Collectors.toList());
    assertThat(known(list)).containsExactlyElementsOf(cast(constants)).isNotEmpty();
    assertThat(texts(list))
        .doesNotHaveDuplicates()
        .allMatch(code -> code.matches("[a-z]+(_[a-z]+)*"));
  }

  private static List<Code> cast(List<Object> constants) {
    return constants.stream().map(Code.class::cast).toList();
  }

  @ParameterizedTest
  @MethodSource("lists")
  void known_list_cannotBeChanged(Class<? extends Code> list) throws Exception {
    List<?> known = (List<?>) list.getMethod("known").invoke(null);
    assertThatThrownBy(known::clear).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> Collections.swap(known, 0, known.size() - 1))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @ParameterizedTest
  @MethodSource("lists")
  void labels_list_hasExactlyTheKnownCodesInTheirOrder(Class<? extends Code> list) {
    assertThat(TABLE.codes(list.getSimpleName())).containsExactlyElementsOf(texts(list));
  }

  @ParameterizedTest
  @MethodSource("lists")
  void getLabel_knownCode_isThereInThreeLanguagesAndNotShared(Class<? extends Code> list) {
    List<LocalizedText> labels =
        known(list).stream().map(code -> code.getLabel().orElseThrow()).toList();
    for (LanguageTag language : List.of(LanguageTag.EN, LanguageTag.RU, LanguageTag.KK)) {
      List<String> words = labels.stream().map(label -> label.in(language).orElse("")).toList();
      assertThat(words).allMatch(word -> !word.isBlank() && word.equals(word.strip()));
      assertThat(words).doesNotHaveDuplicates();
    }
  }

  @Test
  void labels_everyListOfTheTable_isAClassOrAnEnum() {
    Set<String> expected = lists().stream().map(Class::getSimpleName).collect(Collectors.toSet());
    Set<String> actual = new HashSet<>(TABLE.lists());
    actual.removeAll(ENUMS);
    assertThat(actual).isEqualTo(expected);
  }

  @Test
  void labels_enumsOfThisModule_haveExactlyTheirConstants() {
    assertThat(TABLE.codes("RecordType"))
        .containsExactlyElementsOf(
            Stream.of(RecordType.values()).map(RecordType::getCode).toList());
    if (TABLE.lists().contains("Qualifier")) {
      assertThat(TABLE.codes("Qualifier"))
          .containsExactlyElementsOf(
              Stream.of(Qualifier.values()).map(Qualifier::getCode).toList());
    }
    for (String list : TABLE.lists()) {
      for (String code : TABLE.codes(list)) {
        assertThat(TABLE.get(list, code).orElseThrow().texts())
            .as("%s %s", list, code)
            .containsOnlyKeys(LanguageTag.EN, LanguageTag.RU, LanguageTag.KK)
            .allSatisfy((language, word) -> assertThat(word).isNotBlank());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("lists")
  void of_knownText_isTheConstant(Class<? extends Code> list) {
    for (Code code : known(list)) {
      assertThat(of(list, code.getCode())).isEqualTo(code).hasSameHashCodeAs(code);
      assertThat(code.isKnown()).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("lists")
  void of_unknownText_isKeptAsItCame(Class<? extends Code> list) {
    Code code = of(list, "Of a Later Version-2");
    assertThat(code.getCode()).isEqualTo("Of a Later Version-2");
    assertThat(code).hasToString("Of a Later Version-2");
    assertThat(code.isKnown()).isFalse();
    assertThat(code.getLabel()).isEmpty();
    assertThat(code).isEqualTo(of(list, "Of a Later Version-2")).isNotEqualTo(of(list, "other"));
    assertThat(of(list, "x".repeat(100)).getCode()).hasSize(100);
  }

  @ParameterizedTest
  @MethodSource("lists")
  void of_textThatCannotBeACode_isRefused(Class<? extends Code> list) {
    for (String text : List.of("", " ", "\t", "x".repeat(101))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> of(list, text))
          .withMessageStartingWith("code must be 1 to 100 characters")
          .withMessageContaining("'" + text + "'");
    }
    for (String text : List.of("a\nb", "a\u0000", "\u001b[31m", "a\u0085b", "a\u007f")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> of(list, text))
          .withMessage("code must be free of control characters");
    }
  }

  @Test
  void equals_sameTextOfAnotherList_isNotEqual() {
    assertThat((Code) EventFormat.of("online")).isNotEqualTo(EventType.of("online"));
    assertThat(Stream.of(EventType.of("b"), EventType.of("a")).sorted())
        .containsExactly(EventType.of("a"), EventType.of("b"));
  }
}
