package org.civilhub.model.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.civilhub.model.HubEvent;
import org.civilhub.model.RecordType;
import org.civilhub.model.Samples;
import org.civilhub.model.code.ContributionStage;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.QualifiedNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FindingTest {
  private static final Place LINE_3 = new Place("events.ndjson", 3, 17, "/participants");
  private static final LanguageTag FR = new LanguageTag("fr");
  private static final List<LanguageTag> LANGUAGES =
      List.of(LanguageTag.EN, LanguageTag.RU, LanguageTag.KK);

  private static Finding finding(String found) {
    return finding(FindingCode.CODE_UNKNOWN, Map.of("found", found));
  }

  private static Finding finding(FindingCode code, Map<String, String> arguments) {
    return new Finding(
        code, LINE_3, Optional.of(RecordType.EVENT), Optional.of("EV001"), arguments);
  }

  @Test
  void line_unreadableField_readsAsItShould() {
    Finding finding =
        finding(FindingCode.FIELD_UNREADABLE, Map.of("expected", "number", "found", "10O"));
    assertThat(finding.line(LanguageTag.EN))
        .isEqualTo(
            "events.ndjson:3:17 [/participants] EV001 must be a number, found '10O'"
                + " (hub.field.unreadable)");
    assertThat(finding.message(LanguageTag.RU)).isEqualTo("должно быть: число, найдено «10O»");
    assertThat(finding.message(LanguageTag.KK))
        .isEqualTo("мынадай болуы керек: сан, табылғаны «10O»");
  }

  @Test
  void message_wantedLanguages_areTriedInOrderAndThenEnglish() {
    Finding finding = finding(FindingCode.FIELD_MISSING, Map.of());
    assertThat(finding.message(FR, LanguageTag.RU, LanguageTag.KK)).isEqualTo("поле обязательно");
    assertThat(finding.message(FR)).isEqualTo("must be given");
    assertThat(finding.message()).isEqualTo("must be given");
    assertThat(finding.message(new LanguageTag("kk-KZ")))
        .isEqualTo(finding.message(LanguageTag.KK));
  }

  @Test
  void message_expectationOutsideTheList_isShownAsPlainText() {
    Finding finding =
        finding(FindingCode.RECORD_INVALID, Map.of("expected", "the end is before the start"));
    assertThat(finding.message(LanguageTag.EN))
        .isEqualTo("cannot be a record: the end is before the start");
  }

  @Test
  void message_bound_isNamedInTheLanguageWithItsNumber() {
    Finding finding = finding(FindingCode.JSON_LIMIT, Map.of("bound", "nestingDepth 64"));
    assertThat(finding.message(LanguageTag.EN))
        .isEqualTo("exceeds a bound (levels of nesting: 64)");
    assertThat(finding.message(LanguageTag.RU))
        .isEqualTo("превышен предел (уровни вложенности: 64)");
    assertThat(finding.message(LanguageTag.KK))
        .isEqualTo("шектен асады (кірістіру деңгейлері: 64)");
  }

  @Test
  void message_foundNamedLikeAnExpectation_isNotTranslated() {
    assertThat(finding("number").message(LanguageTag.RU)).contains("«number»");
  }

  // ---- arguments that are worded ----

  private static List<String> messages(FindingCode code, Map<String, String> arguments) {
    Finding finding = finding(code, arguments);
    return LANGUAGES.stream().map(finding::message).toList();
  }

  static List<Arguments> numbers() {
    return List.of(
        arguments(QualifiedNumber.exact(5), "5", "5", "5"),
        arguments(QualifiedNumber.atLeast(5), "at least 5", "не менее 5", "кемінде 5"),
        arguments(QualifiedNumber.moreThan(5), "more than 5", "более 5", "5 санынан артық"),
        arguments(QualifiedNumber.atMost(5), "at most 5", "не более 5", "ең көбі 5"),
        arguments(QualifiedNumber.fewerThan(5), "fewer than 5", "менее 5", "5 санынан аз"),
        arguments(QualifiedNumber.about(5), "about 5", "около 5", "шамамен 5"),
        arguments(
            QualifiedNumber.interval(
                Optional.of(new BigDecimal("-1.5")), true, Optional.of(BigDecimal.TEN), false),
            "between -1.5 and 10",
            "от -1.5 до 10",
            "-1.5–10 аралығында"),
        arguments(
            QualifiedNumber.unknown(), "an unknown number", "неизвестное число", "белгісіз сан"));
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void message_number_isWordedInTheLanguage(
      QualifiedNumber number, String en, String ru, String kk) {
    assertThat(messages(FindingCode.NUMBER_NEGATIVE, Map.of("number", Finding.number(number))))
        .containsExactly(
            "must be zero or more, found " + en,
            "должно быть не меньше нуля, найдено: " + ru,
            "нөлден кем болмауы керек, табылғаны: " + kk);
  }

  @Test
  void message_limit_isWordedLikeANumber() {
    assertThat(
            messages(
                FindingCode.CLAIM_SUPPORTED,
                Map.of(
                    "limit", Finding.number(new BigDecimal("1E+3")),
                    "number", Finding.number(QualifiedNumber.moreThan(5000)))))
        .first()
        .isEqualTo("must be reached by what the records prove (1000), found more than 5000");
  }

  @Test
  void number_sumBeyondTheLimitsOfInput_isWrittenWithAllItsDigits() {
    BigDecimal huge = new BigDecimal("9".repeat(60));
    assertThat(Finding.number(huge)).isEqualTo("exact " + "9".repeat(60));
  }

  /** A rule of one's own may pass anything as an argument. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "5",
        "USD 1200000.50",
        "exact",
        "exact 1 2",
        "between 1",
        "between 1 2 3",
        "unknown 5",
        "more_than five {0}",
        "of_a_later_version 5",
        "MORE_THAN 5"
      })
  void message_numberOfAnotherForm_isShownAsItIs(String text) {
    for (String message : messages(FindingCode.NUMBER_NEGATIVE, Map.of("number", text))) {
      assertThat(message).endsWith(" " + text).doesNotContain("{number}");
    }
  }

  @Test
  void message_numberWithBracesInItsParts_isNotFilledIn() {
    assertThat(messages(FindingCode.NUMBER_NEGATIVE, Map.of("number", "between {1} 5")).get(0))
        .isEqualTo("must be zero or more, found between {1} and 5");
  }

  @Test
  void message_typeOfRecord_isItsLabel() {
    for (RecordType type : RecordType.values()) {
      List<String> messages =
          messages(FindingCode.REFERENCE_RESOLVES, Map.of("type", type.getCode(), "found", "X-1"));
      for (int i = 0; i < LANGUAGES.size(); i++) {
        assertThat(messages.get(i))
            .contains("(" + type.getLabel().in(LANGUAGES.get(i)).orElseThrow() + ")");
      }
    }
    assertThat(
            messages(
                FindingCode.REFERENCE_RESOLVES, Map.of("type", "of_a\u202e_later", "found", "X-1")))
        .allMatch(message -> message.contains("(of_a\\u202E_later)"));
  }

  @Test
  void message_stageOfAContribution_isItsLabel() {
    for (ContributionStage stage : ContributionStage.known()) {
      List<String> messages =
          messages(
              FindingCode.DELIVERY_WITHIN_CONTRIBUTIONS,
              Map.of("stage", stage.getCode(), "expected", "USD 1", "found", "USD 2"));
      for (int i = 0; i < LANGUAGES.size(); i++) {
        String label = stage.getLabel().orElseThrow().in(LANGUAGES.get(i)).orElseThrow();
        assertThat(messages.get(i)).contains("«" + label + "»", "USD 1", "USD 2");
      }
    }
    for (String text : List.of("", " ", "of_a_later_version", "\u0000", "x".repeat(101))) {
      assertThat(messages(FindingCode.DELIVERY_WITHIN_CONTRIBUTIONS, Map.of("stage", text)))
          .hasSize(3);
    }
  }

  @ParameterizedTest
  @MethodSource("org.civilhub.model.rule.FindingCode#catalogue")
  void message_everyCodeWithoutArguments_leavesNoBracesAndDoesNotThrow(FindingCode code) {
    assertThat(messages(code, Map.of()))
        .allMatch(message -> !message.isBlank() && !message.contains("{"));
  }

  /** What is found, and what else is taken as it is, says nothing but itself. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "${7*7}",
        "#{7*7}",
        "{found}",
        "{number}",
        "{other} and {found}",
        "more_than 5",
        "exact 5",
        "event",
        "pledged",
        "whole_number",
        "nestingDepth 64",
        "$0 $1 \\",
        "{jakarta.validation.constraints.NotNull.message}"
      })
  void message_textThatIsTakenAsItIs_isNeverInterpreted(String text) {
    for (FindingCode code :
        List.of(
            FindingCode.CODE_UNKNOWN,
            FindingCode.MEMBERSHIP_DISJOINT,
            FindingCode.DATE_END_BEFORE_START,
            FindingCode.FIELD_AGREED)) {
      Map<String, String> arguments =
          Map.of("found", text, "other", text, "start", text, "source", text);
      for (LanguageTag language : LANGUAGES) {
        String expected = code.getMessage().in(language).orElseThrow();
        assertThat(finding(code, arguments).message(language))
            .isEqualTo(
                Stream.of(expected.split("\\{[a-z]+}", -1)).collect(Collectors.joining(text)));
      }
    }
  }

  @Test
  void message_hostileArgumentOfAnyKind_isShownAsEscapes() {
    String hostile = "\u202e\u001b[2J\n";
    String shown = "\\u202E\\u001B[2J\\u000A";
    Map<String, String> arguments = new HashMap<>();
    for (String name :
        List.of(
            "found",
            "other",
            "start",
            "source",
            "expected",
            "type",
            "stage",
            "limit",
            "rule",
            "list")) {
      arguments.put(name, hostile);
    }
    arguments.put("bound", "nestingDepth " + hostile);
    arguments.put("number", "more_than " + hostile);
    Pattern argument = Pattern.compile("\\{[a-z]+}");
    for (FindingCode code : FindingCode.catalogue()) {
      for (LanguageTag language : LANGUAGES) {
        String words = code.getMessage().in(language).orElseThrow();
        String message = finding(code, arguments).message(language);
        assertThat(message.codePoints()).doesNotContain(0x202E, 0x1B, 0x0A);
        assertThat(message.split(Pattern.quote(shown), -1).length - 1L)
            .as("%s in %s", code, language)
            .isEqualTo(argument.matcher(words).results().count());
      }
    }
  }

  @Test
  void message_argumentNotGiven_leavesNoBraces() {
    assertThat(finding(FindingCode.CODE_UNKNOWN, Map.of()).message(LanguageTag.EN))
        .isEqualTo("is not a code of the list in this version, found ''");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u001b[2J",
        "a\nb",
        "\r",
        "\u0000",
        "\u007f",
        "\u009b31m",
        "\u202e",
        "\u200f",
        "\u2066",
        "\u061c",
        "\ufeff",
        "\u00ad",
        "\u200b",
        "\u2028",
        "\u2029",
        "\ud83d",
        "\udb40\udc41"
      })
  void message_characterThatActsOnATerminal_isShownAsAnEscape(String text) {
    int hostile =
        text.codePoints()
            .filter(c -> Character.getType(c) != Character.LOWERCASE_LETTER)
            .findFirst()
            .orElseThrow();
    for (LanguageTag language : LANGUAGES) {
      String message = finding("<" + text + ">").message(language);
      assertThat(message).contains(String.format("\\u%04X", hostile));
      assertThat(message.codePoints()).doesNotContain(hostile);
      assertThat(finding("<" + text + ">").line(language).codePoints()).doesNotContain(hostile);
    }
  }

  @Test
  void line_hostileSourceOrId_isShownAsEscapes() {
    Finding finding =
        new Finding(
            FindingCode.FIELD_MISSING,
            new Place("a\u202eb\n.ndjson", 1, 0, "/x\u001b"),
            Optional.empty(),
            Optional.of("EV\u202e1"),
            Map.of());
    assertThat(finding.line(LanguageTag.EN))
        .isEqualTo(
            "a\\u202Eb\\u000A.ndjson:1 [/x\\u001B] EV\\u202E1 must be given (hub.field.missing)");
  }

  @Test
  void message_longText_isCutTo80Characters() {
    String eighty = "ж".repeat(80);
    assertThat(finding(eighty).message(LanguageTag.EN)).endsWith("'" + eighty + "'");
    assertThat(finding(eighty + "ж").message(LanguageTag.EN)).endsWith("'" + eighty + "…'");
    assertThat(finding("😀".repeat(81)).message(LanguageTag.EN))
        .endsWith("'" + "😀".repeat(80) + "…'");
    assertThat(finding("x".repeat(1_000_000)).line(LanguageTag.KK)).hasSizeLessThan(300);
  }

  @Test
  void message_longTextOfEscapes_isNotCutInsideOne() {
    assertThat(finding("\u202e".repeat(81)).message(LanguageTag.EN))
        .endsWith("'" + "\\u202E".repeat(80) + "…'");
  }

  @Property
  void line_anyTextAtAll_isOneLineThatHoldsNothingHostile(@ForAll String text) {
    for (LanguageTag language : LANGUAGES) {
      String line = finding(text).line(language);
      assertThat(line.codePoints())
          .noneMatch(
              c ->
                  switch (Character.getType(c)) {
                    case Character.CONTROL,
                        Character.FORMAT,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR,
                        Character.SURROGATE ->
                        true;
                    default -> false;
                  });
      assertThat(line).startsWith("events.ndjson:3:17 [/participants] EV001 ");
      assertThat(line).endsWith(" (hub.code.unknown)");
    }
  }

  @Test
  void arguments_mapChangedAfterwards_stayAsTheyWere() {
    Map<String, String> given = new HashMap<>(Map.of("found", "x"));
    Finding finding = finding(FindingCode.CODE_UNKNOWN, given);
    given.put("found", "y");
    assertThat(finding.arguments()).isEqualTo(new TreeMap<>(Map.of("found", "x")));
    assertThatThrownBy(() -> finding.arguments().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(finding).isEqualTo(finding("x")).hasSameHashCodeAs(finding("x"));
  }

  @Test
  void withSeverity_another_changesNothingElse() {
    Finding finding = finding("x");
    Finding error = finding.withSeverity(Severity.ERROR);
    assertThat(error.severity()).isEqualTo(Severity.ERROR);
    assertThat(error)
        .isNotEqualTo(finding)
        .isEqualTo(
            new Finding(
                finding.code(),
                Severity.ERROR,
                finding.place(),
                finding.type(),
                finding.recordId(),
                finding.arguments()));
    assertThat(error.line(LanguageTag.EN)).isEqualTo(finding.line(LanguageTag.EN));
    assertThat(error.withSeverity(Severity.ADVICE)).isEqualTo(finding);
  }

  @Test
  void of_record_takesItsTypeAndId() {
    HubEvent event = Samples.full(HubEvent.class);
    assertThat(Finding.of(FindingCode.EVENT_UNIQUE, event, LINE_3, Map.of("found", "x")))
        .isEqualTo(
            new Finding(
                FindingCode.EVENT_UNIQUE,
                Severity.WARNING,
                LINE_3,
                Optional.of(RecordType.EVENT),
                Optional.of("X-1"),
                Map.of("found", "x")));
  }

  @Test
  void severity_finding_isThatOfItsCode() {
    assertThat(finding("x").severity()).isEqualTo(Severity.ADVICE);
    assertThat(finding(FindingCode.FIELD_MISSING, Map.of()).severity()).isEqualTo(Severity.ERROR);
  }

  @Test
  void toString_place_leavesOutWhatIsNotKnown() {
    assertThat(LINE_3).hasToString("events.ndjson:3:17 [/participants]");
    assertThat(new Place("events.ndjson", 3, 0, "")).hasToString("events.ndjson:3");
    assertThat(new Place("hub.json", 0, 9, "")).hasToString("hub.json");
    assertThat(new Place("", 0, 0, "/title")).hasToString("[/title]");
    assertThat(Place.NONE).hasToString("");
  }

  @Test
  void at_innerPointer_isAddedAndTheColumnForgotten() {
    assertThat(LINE_3.at("/0")).isEqualTo(new Place("events.ndjson", 3, 0, "/participants/0"));
    assertThat(LINE_3.at("")).isEqualTo(LINE_3);
  }

  @Test
  void create_placeBeforeTheStart_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Place("x", -1, 0, ""));
    assertThatIllegalArgumentException().isThrownBy(() -> new Place("x", 0, -1, ""));
  }
}
