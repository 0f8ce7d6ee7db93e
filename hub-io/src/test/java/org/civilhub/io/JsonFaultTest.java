package org.civilhub.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.civilhub.model.rule.Finding;
import org.civilhub.model.rule.FindingCode;
import org.civilhub.model.rule.Ruleset;
import org.civilhub.model.value.LanguageTag;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Of JSON that is malformed it is told what stood there and what may, in every language. */
class JsonFaultTest {
  private static final String GOOD =
      "{\"id\":\"E1\",\"title\":{\"en\":\"Open data\",\"kk\":\"Ашық деректер\"},\"type\":\"workshop\","
          + "\"tags\":[1,-2.5e3,true,null,{\"a\":\"\\n\\u049B\"}],\"startsOn\":\"2024-05-06\"}";
  private static final int LINES = 4_000;

  @TempDir Path folder = Path.of("");

  @BeforeEach
  void writeManifest() throws IOException {
    Files.writeString(
        folder.resolve("hub.json"),
        "{\"name\":{\"en\":\"Invented\"},\"formatVersion\":1,\"asOf\":\"2026-11-23\"}");
  }

  private List<Finding> malformed(byte[] lines) throws IOException {
    Files.write(folder.resolve("events.ndjson"), lines);
    return new DatasetReader(10 * LINES)
        .read(folder).findings().kept().stream()
            .filter(finding -> finding.code().equals(FindingCode.JSON_MALFORMED))
            .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"id":"E1",}                 | 12 | a name in double quotation marks | }
          {id:"E1"}                    | 2  | a name in double quotation marks | i
          {'id':"E1"}                  | 2  | a name in double quotation marks | '
          {“id”:"E1"}                  | 2  | a name in double quotation marks | “
          {"id","E1"}                  | 6  | a colon after the name | ,
          {"id":"E1" "type":"x"}       | 12 | a comma or the closing bracket | "
          {"id":"E1";"type":"x"}       | 11 | a comma or the closing bracket | ;
          {"tags":[1 2]}               | 12 | a comma or the closing bracket | 2
          {"tags":[1,2}                | 13 | the bracket that closes the one opened last | }
          {"id":tru}                   | 7  | a text in double quotation marks, a number, true, false, null, an object or a list | tru
          {"id":None}                  | 7  | a text in double quotation marks, a number, true, false, null, an object or a list | None
          {"id":comma}                 | 7  | a text in double quotation marks, a number, true, false, null, an object or a list | comma
          {"tags":[1,]}                | 12 | a text in double quotation marks, a number, true, false, null, an object or a list | ]
          {"id":}                      | 7  | a text in double quotation marks, a number, true, false, null, an object or a list | }
          {"id":қазақ}                 | 7  | a text in double quotation marks, a number, true, false, null, an object or a list | қазақ
          {"id":007}                   | 8  | a number without zeros in front | 0
          {"id":1.}                    | 8  | a number such as 7, -12 or 0.5 | }
          {"id":1e}                    | 8  | a number such as 7, -12 or 0.5 | }
          {"id":-}                     | 8  | a number such as 7, -12 or 0.5 | }
          {"id":+1}                    | 8  | a number such as 7, -12 or 0.5 | +
          {"id":.5}                    | 7  | a text in double quotation marks, a number, true, false, null, an object or a list | .
          {"id":NaN}                   | 10 | a number such as 7, -12 or 0.5 | NaN
          {"id":-Infinity}             | 16 | a number such as 7, -12 or 0.5 | -Infinity
          {"id":"\\q"}                  | 9  | an escape such as \\n, \\" or \\u049B | q
          {"id":"\\u12G4"}              | 12 | an escape such as \\n, \\" or \\u049B | G
          {"\\uD83Da":1}               | 9  | both halves of a character that is written as two escapes | a
          {"\\uDE00":1}                | 9  | both halves of a character that is written as two escapes | \\uDE00
          {"id":"a\t"}                 | 9  | a control character written as an escape, such as \\t | \\u0009
          // a remark                  | 1  | what JSON allows here | /
          """)
  void note_malformedLine_tellsPlaceAndWhatIsExpectedAndFound(
      String line, long column, String expected, String found) throws IOException {
    assertThat(malformed(line.getBytes(UTF_8)))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.place().column()).isEqualTo(column);
              assertThat(finding.message(LanguageTag.EN))
                  .isEqualTo(
                      "must be well-formed JSON, expected " + expected + ", found '" + found + "'");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ru | должен быть правильный JSON, ожидается запятая или закрывающая скобка, найдено «;»
          kk | дұрыс JSON болуы керек, күтілетіні: үтір немесе жабатын жақша, табылғаны «;»
          """)
  void message_inAnotherLanguage_isOfItAlone(String language, String message) throws IOException {
    assertThat(
            malformed("{\"id\":\"E1\";}".getBytes(UTF_8)).get(0).message(new LanguageTag(language)))
        .isEqualTo(message);
  }

  /** What was damaged by chance never brings words of the parser, whatever it thought of it. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void note_anyDamage_isToldByAnExpectationOfTheListAndWhatWasFound(long seed) throws IOException {
    Random random = new Random(seed);
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (int i = 0; i < LINES; i++) {
      lines.writeBytes(Damage.to(GOOD.getBytes(UTF_8), random));
      lines.write('\n');
    }
    List<Finding> malformed = malformed(lines.toByteArray());
    assertThat(malformed).hasSizeGreaterThan(500);
    assertThat(malformed)
        .allSatisfy(
            finding -> {
              assertThat(finding.arguments().get("expected")).startsWith("json_");
              assertThat(finding.arguments().get("found")).isNotEmpty().doesNotStartWith("…");
            });
    assertThat(malformed)
        .extracting(finding -> finding.arguments().get("expected"))
        .contains(
            "json_name",
            "json_colon",
            "json_comma",
            "json_bracket",
            "json_value",
            "json_number",
            "json_zero",
            "json_escape",
            "json_half",
            "json_control");
  }

  @Test
  void note_fieldOnAPerson_quotesNothing() throws IOException {
    Files.writeString(folder.resolve("experts.ndjson"), "{\"id\":\"X1\",\"person\":Invented}\n");
    assertThat(new DatasetReader().read(folder).findings().kept())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.code()).isEqualTo(FindingCode.JSON_MALFORMED);
              assertThat(finding.line(LanguageTag.EN)).contains("found '…'").doesNotContain("Inv");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"claim.supported":off}       | json.malformed | 1:20
          {"claim.supported":"off"      | json.truncated | 1:25
          {"claim.supported":"off",}    | json.malformed | 1:26
          """)
  void read_rulesThatAreMalformed_tellsAsOfADataset(String text, String code, String place)
      throws IOException {
    Path file = folder.resolve("rules.json");
    Files.writeString(file, text);
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> new RulesetReader().read(file, Ruleset.standard()))
        .satisfies(
            e -> {
              Finding finding = e.getFindings().get(0);
              assertThat(finding.code().getCode()).isEqualTo("hub." + code);
              assertThat(finding.place().line() + ":" + finding.place().column()).isEqualTo(place);
            });
  }

  @Test
  void read_rulesInAnotherEncoding_tellsTheEncoding() throws IOException {
    Path file = folder.resolve("rules.json");
    Files.write(file, new byte[] {'{', '"', (byte) 0xFF, '"', ':', '1', '}'});
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> new RulesetReader().read(file, Ruleset.standard()))
        .satisfies(
            e ->
                assertThat(e.getFindings())
                    .extracting(Finding::code)
                    .containsExactly(FindingCode.JSON_ENCODING));
  }
}
