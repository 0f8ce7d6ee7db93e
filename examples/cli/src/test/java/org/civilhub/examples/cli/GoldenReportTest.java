package org.civilhub.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.civilhub.io.DatasetReader;
import org.civilhub.io.FindingsReport;
import org.civilhub.metrics.MetricDefinition;
import org.civilhub.metrics.Wording;
import org.civilhub.model.Discrepancy;
import org.civilhub.model.Project;
import org.civilhub.model.ReportedFigure;
import org.civilhub.model.code.Code;
import org.civilhub.model.rule.FindingCode;
import org.civilhub.model.value.LabelTable;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.QualifiedNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The report as a user sees it, whole, in each language. After a wanted change run with {@code
 * -Dgolden.update=true} and read the difference.
 */
class GoldenReportTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden");
  private static final int WIDTH = 100;
  private static final Pattern FIGURE = Pattern.compile(" \\.{2,} ");

  /** Latin letters that belong to Russian and Kazakh as they stand. */
  private static final Set<String> LOANS = Set.of("COVID", "USD", "JSON", "UTF");

  /** Sources are named as they are: by an address or the name of a file. */
  private static final Pattern ADDRESS = Pattern.compile("https?://\\S+|\\w+\\.txt");

  private static String text(String language) {
    return Cli.report(Cli.ASTANA_HUB, "--lang", language).out();
  }

  @ParameterizedTest
  @CsvSource({
    "report.en.txt, en, text",
    "report.ru.txt, ru, text",
    "report.kk.txt, kk, text",
    "report.en.json, en, json"
  })
  void report_astanaHub_isTheGoldenOne(String file, String language, String format)
      throws IOException {
    Cli.Outcome outcome = Cli.report(Cli.ASTANA_HUB, "--lang", language, "--format", format);
    Path golden = GOLDEN.resolve(file);
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(GOLDEN);
      Files.writeString(golden, outcome.out());
    }

    assertThat(outcome.out().getBytes(StandardCharsets.UTF_8))
        .as("%s, as text: %s", file, difference(Files.readString(golden), outcome.out()))
        .isEqualTo(Files.readAllBytes(golden));
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.code()).isZero();
  }

  /** What a step adds to the text: after the line of its figure, and nowhere else a change. */
  @ParameterizedTest
  @ValueSource(strings = {"en", "ru", "kk"})
  void report_withAStep_addsTheGoldenWordsForPublication(String language) throws IOException {
    Cli.Outcome outcome = Cli.report(Cli.ASTANA_HUB, "--lang", language, "--wording", "10");
    List<String> plain = text(language).lines().toList();
    List<String> added = new ArrayList<>();
    String figure = "";
    int next = 0;
    for (String line : outcome.out().lines().toList()) {
      if (next < plain.size() && line.equals(plain.get(next))) {
        next++;
        figure = FIGURE.matcher(line).find() ? line : figure;
      } else {
        added.add(figure.isEmpty() ? line : figure + "\n" + line);
        figure = "";
      }
    }
    Path golden = GOLDEN.resolve("wording." + language + ".txt");
    String words = String.join("\n", added) + "\n";
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(golden, words);
    }

    assertThat(next).isEqualTo(plain.size());
    assertThat(words).isEqualTo(Files.readString(golden));
    assertThat(outcome.code()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ru", "kk"})
  void json_withAStep_addsWhatTheWordsSay(String language) {
    LanguageTag tag = new LanguageTag(language);
    JsonNode json =
        Cli.report(Cli.ASTANA_HUB, "--lang", language, "--format", "json", "--wording", "100")
            .json();
    List<JsonNode> publishable = json.get("figures").findValues("publishable");

    assertThat(publishable).hasSizeGreaterThan(30);
    for (JsonNode node : publishable) {
      QualifiedNumber number = Wording.parse(node.get("text").stringValue(), tag).orElseThrow();
      assertThat(number.getQualifier().getCode()).isEqualTo(node.get("qualifier").stringValue());
      assertThat(number.getNumber().orElseThrow())
          .isEqualByComparingTo(node.get("value").decimalValue());
      assertThat(node.get("step").intValue()).isEqualTo(100);
    }
    json.get("figures").forEach(figure -> ((ObjectNode) figure).remove("publishable"));
    assertThat(json)
        .isEqualTo(Cli.report(Cli.ASTANA_HUB, "--lang", language, "--format", "json").json());
  }

  private static String difference(String golden, String printed) {
    List<String> before = golden.lines().toList();
    List<String> now = printed.lines().toList();
    for (int i = 0; i < Math.min(before.size(), now.size()); i++) {
      if (!before.get(i).equals(now.get(i))) {
        return "line " + (i + 1) + " was '" + before.get(i) + "', is '" + now.get(i) + "'";
      }
    }
    return before.size() + " lines were, " + now.size() + " are";
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ru", "kk"})
  void text_everyLine_fitsATerminal(String language) {
    assertThat(text(language).lines())
        .allSatisfy(
            line ->
                assertThat(line.length() <= WIDTH || !line.strip().contains(" "))
                    .as(line)
                    .isTrue());
  }

  @Test
  void text_lineTooLong_isBrokenAtSpaces() {
    assertThat(text("en").lines()).anyMatch(line -> line.length() > WIDTH - 5);
    assertThat(text("en").lines()).noneMatch(line -> line.endsWith(" "));
  }

  private static final String SAMPLE = "/findings/sample";

  /** How many characters of a quotation a finding shows. */
  private static final int SHOWN = 80;

  /** What the data says in English only, as it may stand in a report of another language. */
  private static Set<String> data() {
    Set<String> data =
        new TreeSet<>(Comparator.comparing(String::length).reversed().thenComparing(text -> text));
    var dataset = new DatasetReader().read(Cli.ASTANA_HUB).dataset();
    for (ReportedFigure claim : dataset.records(ReportedFigure.class)) {
      data.add(claim.getId().value());
      data.add(claim.getIndicator());
      claim.getTimeText().ifPresent(data::add);
      claim.getText().ifPresent(text -> data.add(text.inAnyOf(LanguageTag.EN)));
      claim.getDiscrepancies().stream().map(Discrepancy::getStatement).forEach(data::add);
    }
    for (Project project : dataset.records(Project.class)) {
      data.add(project.getId().value());
      project.getStatus().map(Code::getCode).ifPresent(data::add);
    }
    for (FindingCode code : FindingCode.catalogue()) {
      data.add(code.getCode());
    }
    // Where a finding is, and what it quotes.
    for (JsonNode finding : Cli.report(Cli.ASTANA_HUB, "--format", "json").json().at(SAMPLE)) {
      data.add(finding.get("id").stringValue());
      data.add(finding.get("source").stringValue());
      data.add(finding.get("pointer").stringValue());
      for (JsonNode quoted : finding.path("arguments")) {
        String text = quoted.stringValue();
        data.add(text);
        data.add(text.substring(0, Math.min(text.length(), SHOWN)));
      }
    }
    return data;
  }

  private static String withoutData(String report) {
    String rest = ADDRESS.matcher(report).replaceAll("").replaceAll("\\s+", " ");
    for (String text : data()) {
      rest =
          rest.replaceAll(
              "(?<![A-Za-z])" + Pattern.quote(text.replaceAll("\\s+", " ")) + "(?![A-Za-z])", "");
    }
    return rest;
  }

  private static List<String> latinWords(String text) {
    return Pattern.compile("[A-Za-z]+").matcher(text).results().map(r -> r.group()).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ru", "kk"})
  void text_inAnotherLanguage_hasNoLatinWordButThatOfTheData(String language) {
    assertThat(latinWords(withoutData(text(language)))).isSubsetOf(LOANS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ru", "kk"})
  void text_inAnotherLanguage_hasNoEnglishLabel(String language) {
    String rest = withoutData(text(language)).toLowerCase(Locale.ROOT);

    assertThat(englishLabels()).hasSizeGreaterThan(300);
    assertThat(englishLabels())
        .allSatisfy(
            label ->
                assertThat(
                        Pattern.compile("\\b" + Pattern.quote(label) + "\\b").matcher(rest).find())
                    .as(label)
                    .isFalse());
  }

  /** Labels of every table with letters in them, arguments cut off. */
  private static Set<String> englishLabels() {
    Set<String> labels = new TreeSet<>();
    List<LabelTable> tables =
        List.of(
            LabelTable.read(Words.class, "cli.tsv"),
            LabelTable.read(FindingsReport.class, "report.tsv"),
            LabelTable.read(MetricDefinition.class, "metrics.tsv"),
            LabelTable.read(Code.class, "labels.tsv"),
            LabelTable.read(FindingCode.class, "findings.tsv"));
    for (LabelTable table : tables) {
      for (String list : table.lists()) {
        for (String code : table.codes(list)) {
          for (String part : table.label(list, code, LanguageTag.EN).split("\\{[^}]*}", -1)) {
            String label = part.strip().toLowerCase(Locale.ROOT);
            if (label.matches("[a-z].{2,}[a-z]")) {
              labels.add(label);
            }
          }
        }
      }
    }
    return labels;
  }

  /** Every section is there: as many headings and figures as in English. */
  @ParameterizedTest
  @ValueSource(strings = {"ru", "kk"})
  void text_inAnotherLanguage_isAsWholeAsInEnglish(String language) {
    assertThat(count(text(language), "(?m)^=+$")).isEqualTo(6);
    assertThat(count(text("en"), "(?m)^=+$")).isEqualTo(6);
    assertThat(count(text(language), " \\.\\.+ ")).isEqualTo(count(text("en"), " \\.\\.+ "));
    assertThat(count(text(language), " → ")).isEqualTo(count(text("en"), " → "));
    assertThat(count(text(language), "\n\n")).isEqualTo(count(text("en"), "\n\n"));
  }

  private static long count(String text, String pattern) {
    return Pattern.compile(pattern).matcher(text).results().count();
  }

  /** Texts for people are in the language asked for; names and codes are not. */
  @ParameterizedTest
  @ValueSource(strings = {"ru", "kk"})
  void json_inAnotherLanguage_differsInTextsAlone(String language) {
    JsonNode other = Cli.report(Cli.ASTANA_HUB, "--lang", language, "--format", "json").json();
    JsonNode english = Cli.report(Cli.ASTANA_HUB, "--format", "json").json();
    List<String> texts = texts(other);

    assertThat(texts).hasSizeGreaterThan(100).hasSameSizeAs(texts(english));
    assertThat(texts)
        .allSatisfy(text -> assertThat(latinWords(withoutData(text))).isSubsetOf(LOANS));
    assertThat(withoutTexts(other)).isEqualTo(withoutTexts(english));
  }

  private static List<String> texts(JsonNode report) {
    List<String> texts = new ArrayList<>();
    for (String field : List.of("text", "reason", "message", "name")) {
      report.findValues(field).stream().map(JsonNode::asString).forEach(texts::add);
    }
    return texts;
  }

  private static String withoutTexts(JsonNode report) {
    return report
        .toString()
        .replaceAll("\"(text|reason|message|name)\":\"([^\"\\\\]|\\\\.)*\"", "");
  }

  /** Turkish and Kazakh lower-case I otherwise, Arabic has other digits, Hindi other grouping. */
  @ParameterizedTest
  @CsvSource({
    "tr-TR, Asia/Istanbul",
    "ar-EG-u-nu-arab, Pacific/Kiritimati",
    "hi-IN-u-nu-deva, America/Los_Angeles",
    "de-DE, Etc/GMT+12"
  })
  void report_underAnotherDefault_isTheSame(String locale, String zone) {
    Locale before = Locale.getDefault();
    TimeZone zoneBefore = TimeZone.getDefault();
    List<String> expected = everyReport();
    try {
      Locale.setDefault(Locale.forLanguageTag(locale));
      TimeZone.setDefault(TimeZone.getTimeZone(zone));

      assertThat(everyReport()).isEqualTo(expected);
    } finally {
      Locale.setDefault(before);
      TimeZone.setDefault(zoneBefore);
    }
  }

  private static List<String> everyReport() {
    return Stream.of("en", "ru", "kk")
        .flatMap(
            language ->
                Stream.of("text", "json")
                    .map(
                        format ->
                            Cli.report(Cli.ASTANA_HUB, "--lang", language, "--format", format)
                                .out()))
        .toList();
  }

  /** Words of the command line in three languages, with the same arguments. */
  @Test
  void words_everyOne_hasTheSameArgumentsInEveryLanguage() {
    LabelTable words = LabelTable.read(Words.class, "cli.tsv");
    assertThat(words.codes("cli")).hasSizeGreaterThan(20);
    for (String code : words.codes("cli")) {
      Set<String> arguments = arguments(words.label("cli", code, LanguageTag.EN));
      for (LanguageTag language : List.of(LanguageTag.RU, LanguageTag.KK)) {
        assertThat(arguments(words.label("cli", code, language))).as(code).isEqualTo(arguments);
      }
    }
  }

  private static Set<String> arguments(String label) {
    Set<String> arguments = new TreeSet<>();
    Pattern.compile("\\{\\d}").matcher(label).results().forEach(r -> arguments.add(r.group()));
    return arguments;
  }

  @Test
  void words_argumentWithBraces_isTakenAsItIs() {
    assertThat(Words.of("unsupported_version", LanguageTag.EN, "{1}$0", "7", "1"))
        .isEqualTo("{1}$0 is written in format version 7; this program reads 1");
  }

  /** A claim's date of which only a report is known is said in words. */
  @Test
  void text_claims_sayWhatTheyMeanInWords() {
    assertThat(text("en"))
        .contains("capacity_events@2016-11-07 (reported by 2016-11-07)\n")
        .contains("  claimed USD 1,200,000 · nothing proven · restated\n")
        .contains("  claimed 25 · no metric\n")
        .doesNotContain("../")
        .doesNotContain("at least 0");
  }

  /** The word goes before the currency, not between it and the amount. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | more than USD 5,000 | about USD 100 (USD 90 to USD 110)",
        "ru | более 5 000 USD | около 100 (от 90 до 110) USD",
        "kk | 5 000-нан астам USD | шамамен 100 (90–110) USD"
      })
  void wording_moneyWithAWord_keepsAmountAndCurrencyTogether(
      String language, String more, String about) {
    LanguageTag tag = new LanguageTag(language);

    assertThat(Wording.of(QualifiedNumber.moreThan(5000), "USD", 0, tag).replace('\u00a0', ' '))
        .isEqualTo(more);
    assertThat(Wording.of(QualifiedNumber.about(100), "USD", 0, tag)).isEqualTo(about);
  }
}
