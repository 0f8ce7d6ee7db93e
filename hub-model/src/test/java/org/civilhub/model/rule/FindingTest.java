package org.civilhub.model.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.civilhub.model.RecordType;
import org.civilhub.model.value.LanguageTag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
