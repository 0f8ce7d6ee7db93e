package org.civilhub.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Conversion by a table that the user gives. All rates are made up. */
class RatesCliTest {
  private static final String GOOD =
      """
      source,from,to,effectiveOn,rate
      Made up,USD,KZT,2025-12-01,510.25
      "Made up, too",USD,KZT,2024-12-30,"520.5"
      """;

  /** One good row, seven that are none, in lines 3 to 9, and one more good one. */
  private static final String MIXED =
      """
      from,to,effectiveOn,rate,source
      USD,KZT,2025-12-01,510.25,Made up
      USD,XXY,2025-12-01,510,Made up
      US,KZT,2025-12-01,510,Made up
      USD,KZT,01.12.2025,510,Made up
      USD,KZT,2025-12-02,"510,25",Made up
      USD,KZT,2025-12-02,510
      USD,KZT,2025-12-01,511,Another
      USD,USD,2025-12-01,1,Made up
      USD,KZT,2024-12-30,520.5,Made up
      """;

  @TempDir private Path folder = Path.of("");

  private Path rates(String text) throws IOException {
    return Files.writeString(folder.resolve("rates.csv"), text);
  }

  private static Cli.Outcome delivery(Path rates, Object... more) {
    Object[] args = {
      "explain",
      Cli.ASTANA_HUB,
      "delivery",
      "--rates",
      rates,
      "--currency",
      "KZT",
      "--split",
      "project"
    };
    Object[] all = new Object[args.length + more.length];
    System.arraycopy(args, 0, all, 0, args.length);
    System.arraycopy(more, 0, all, args.length, more.length);
    return Cli.run(all);
  }

  private static JsonNode of(JsonNode root, String project) {
    for (JsonNode figure : root.get("figures")) {
      if (figure.at("/split/project").asString("").equals(project)) {
        return figure;
      }
    }
    throw new AssertionError("no figure of " + project + " in " + root);
  }

  @Test
  void delivery_withRates_isConvertedByTheNewestNotAfterItsLastDay() throws IOException {
    Cli.Outcome outcome = delivery(rates(GOOD), "--format", "json");
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.code()).isEqualTo(Main.OK);
    JsonNode phase4 = of(outcome.json(), "hub-phase-4");
    assertThat(phase4.get("unit").stringValue()).isEqualTo("KZT");
    // 491,724 in 2024 × 520.5 + 643,294 in 2025 × 510.25
    assertThat(phase4.get("value").decimalValue()).isEqualByComparingTo("584183105.50");
    assertThat(phase4.get("notes").toString())
        .contains("USD/KZT 520.5 2024-12-30 Made up, too")
        .contains("USD/KZT 510.25 2025-12-01 Made up");
  }

  @Test
  void delivery_withoutARateOfItsTime_staysAsItIsAndSaysSo() throws IOException {
    Cli.Outcome outcome = delivery(rates(GOOD), "--format", "json");
    JsonNode first = of(outcome.json(), "hub-2013");
    assertThat(first.get("unit").stringValue()).isEqualTo("USD");
    assertThat(first.get("value").decimalValue()).isEqualByComparingTo("29295");
    assertThat(first.at("/notes/0/code").stringValue()).isEqualTo("no_rate");
  }

  @Test
  void delivery_rateOlderThanAllowed_isNotUsed() throws IOException {
    // 2025-12-01 lies 30 days before the end of 2025, 2024-12-30 one day before that of 2024
    JsonNode root = delivery(rates(GOOD), "--max-age-days", "29", "--format", "json").json();
    assertThat(root.toString()).contains("520.5").doesNotContain("510.25");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en|Rates in rates.csv: 9 read, 2 accepted, 7 rejected|such as USD, found 'XXY'|line 2",
        "ru|прочитано 9, принято 2, отклонено 7|например USD, найдено «XXY»|в строке 2",
        "kk|оқылды 9, қабылданды 2, қабылданбады 7|мысалы USD, табылғаны «XXY»|2-жолдағы"
      })
  void rates_rowsThatAreNone_areToldByPlaceAndTheOthersUsed(
      String language, String counts, String currency, String twice) throws IOException {
    Cli.Outcome outcome = delivery(rates(MIXED), "--lang", language);
    assertThat(outcome.code()).isEqualTo(Main.ERRORS_FOUND);
    assertThat(outcome.out())
        .contains(counts)
        .contains("rates.csv:3 [to] ")
        .contains(currency)
        .contains("rates.csv:4 [from] ")
        .contains("rates.csv:5 [effectiveOn] ")
        .contains("rates.csv:6 [rate] ")
        .contains("510,25")
        .contains("rates.csv:7 ")
        .contains("5 / 4")
        .contains("rates.csv:8 [rate] ")
        .contains(twice)
        .contains("rates.csv:9 [to] ")
        .contains("USD/KZT 520.5 2024-12-30 Made up");
  }

  @Test
  void rates_inJson_tellsWhatWasRejected() throws IOException {
    JsonNode told = delivery(rates(MIXED), "--format", "json").json().get("rates");
    assertThat(told.get("read").intValue()).isEqualTo(9);
    assertThat(told.get("accepted").intValue() + told.get("rejected").size()).isEqualTo(9);
    assertThat(told.at("/rejected/2/line").intValue()).isEqualTo(5);
  }

  @Test
  void rates_withMarkAndWindowsLines_areRead() throws IOException {
    Cli.Outcome outcome = delivery(rates("\uFEFF" + GOOD.replace("\n", "\r\n")));
    assertThat(outcome.code()).isEqualTo(Main.OK);
    assertThat(outcome.out()).contains("Rates in rates.csv: 2 read, 2 accepted, 0 rejected");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "from;to;effectiveOn;rate;source\nUSD;KZT;2025-12-01;510;x\n",
        "from,to,rate,source\nUSD,KZT,510,x\n",
        "from,to,to,effectiveOn,rate,source\nUSD,KZT,KZT,2025-12-01,510,x\n"
      })
  void rates_otherColumns_areWrongUsage(String text) throws IOException {
    Cli.Outcome outcome = delivery(rates(text));
    assertThat(outcome.code()).isEqualTo(Main.WRONG_USAGE);
    assertThat(outcome.err())
        .contains("cannot be read as a table of rates: ")
        .contains("rates.csv");
  }

  @Test
  void rates_ofAnotherEncoding_saysSo() throws IOException {
    Path latin = folder.resolve("rates.csv");
    Files.write(
        latin, (GOOD + "Zürich,USD,KZT,2025-12-05,1\n").getBytes(StandardCharsets.ISO_8859_1));
    assertThat(delivery(latin).err()).contains("rates.csv: not text in UTF-8");
  }

  @Test
  void rates_thatAreAFolderOrMissing_saysSo() {
    assertThat(delivery(folder).err()).contains(folder + ": a folder");
    assertThat(delivery(folder.resolve("none.csv")).err()).contains("none.csv: no such file");
  }

  @Test
  void rates_notThereOrNotUtf8OrTooLong_areWrongUsage() throws IOException {
    assertThat(delivery(folder.resolve("none.csv")).err()).contains("none.csv");
    Path latin = folder.resolve("rates.csv");
    Files.write(
        latin, (GOOD + "Zürich,USD,KZT,2025-12-05,1\n").getBytes(StandardCharsets.ISO_8859_1));
    assertThat(delivery(latin).code()).isEqualTo(Main.WRONG_USAGE);
    Cli.Outcome outcome = delivery(rates(GOOD + "\"" + "x".repeat(100_000)));
    assertThat(outcome.code()).isEqualTo(Main.WRONG_USAGE);
    assertThat(outcome.err()).contains("rates.csv");
  }

  @Test
  void report_withRates_convertsFiguresButNotClaims() throws IOException {
    Path rates = rates(GOOD);
    Cli.Outcome outcome =
        Cli.report(Cli.ASTANA_HUB, "--rates", rates, "--currency", "KZT", "--max-age-days", "1000");
    Cli.Outcome plain = Cli.report(Cli.ASTANA_HUB);
    assertThat(outcome.out())
        .contains("Rates in rates.csv: 2 read, 2 accepted, 0 rejected")
        .contains("KZT 584,183,105.5\n");
    String claims = "PUBLISHED CLAIMS";
    assertThat(after(outcome.out(), claims)).isEqualTo(after(plain.out(), claims));
  }

  private static String after(String text, String heading) {
    assertThat(text).contains(heading);
    return text.substring(text.indexOf(heading));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--currency KZT|--rates and --currency go together",
        "--rates RATES|--rates and --currency go together",
        "--rates RATES --currency XXY|such as USD, found 'XXY'",
        "--rates RATES --currency KZT --max-age-days -1|0 or more, found '-1'",
        "--rates RATES --currency KZT --merge RATES|--rates goes with a DATASET"
      })
  void rates_wrongUsage_saysWhatIsMeant(String options, String message) throws IOException {
    String file = rates(GOOD).toString();
    Object[] given = options.replace("RATES", file).split(" ", -1);
    boolean merging = options.contains("--merge");
    Object[] args = new Object[given.length + (merging ? 1 : 2)];
    args[0] = "report";
    if (!merging) {
      args[1] = Cli.ASTANA_HUB;
    }
    System.arraycopy(given, 0, args, args.length - given.length, given.length);
    Cli.Outcome outcome = Cli.run(args);
    assertThat(outcome.code()).isEqualTo(Main.WRONG_USAGE);
    assertThat(outcome.err()).contains(message);
  }
}
