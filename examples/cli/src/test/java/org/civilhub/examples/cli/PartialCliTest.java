package org.civilhub.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.civilhub.metrics.partial.PartialResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Two offices that exchange no record, as users of the command line. */
class PartialCliTest {
  @TempDir private Path folder = Path.of("");

  /** The public record in two halves: the lines of every file by turns, the profile in both. */
  private List<Path> halves() throws IOException {
    List<Path> halves = List.of(folder.resolve("one"), folder.resolve("two"));
    for (int i = 0; i < 2; i++) {
      Files.createDirectories(halves.get(i));
      try (var files = Files.list(Cli.ASTANA_HUB)) {
        for (Path file : files.toList()) {
          String name = file.getFileName().toString();
          if (name.equals("hub.json")) {
            Files.copy(file, halves.get(i).resolve(name));
          } else if (name.endsWith(".ndjson") && !name.equals("profile.ndjson")) {
            Files.write(halves.get(i).resolve(name), everySecond(Files.readAllLines(file), i));
          }
        }
      }
    }
    return halves;
  }

  private static List<String> everySecond(List<String> lines, int from) {
    List<String> half = new ArrayList<>();
    for (int i = from; i < lines.size(); i += 2) {
      half.add(lines.get(i));
    }
    return half;
  }

  private Path partial(Path dataset, String name, Object... options) {
    Path file = folder.resolve(name);
    Object[] args = new Object[options.length + 4];
    args[0] = "partial";
    args[1] = dataset;
    args[2] = "--output";
    args[3] = file;
    System.arraycopy(options, 0, args, 4, options.length);
    Cli.Outcome outcome = Cli.run(args);
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.code()).isEqualTo(Main.OK);
    return file;
  }

  @Test
  void merge_twoHalvesOfAHub_givesTheFiguresOfTheWhole() throws IOException {
    List<Path> halves = halves();
    // The whole as the halves know it: without the profile, so without a founding day.
    Path whole = folder.resolve("whole");
    Files.createDirectories(whole);
    try (var files = Files.list(Cli.ASTANA_HUB)) {
      for (Path file : files.toList()) {
        if (!file.getFileName().toString().equals("profile.ndjson")) {
          Files.copy(file, whole.resolve(file.getFileName()));
        }
      }
    }
    Path one = partial(halves.get(0), "one.json", "--internal");
    Path two = partial(halves.get(1), "two.json", "--internal");

    JsonNode merged = Cli.run("report", "--merge", one, two, "--format", "json").json();
    JsonNode report = Cli.report(whole, "--format", "json").json();

    assertThat(merged.get("figures")).isNotEmpty().isEqualTo(report.get("figures"));
    assertThat(merged.get("origins")).hasSize(2);
    assertThat(merged.has("reconciliation")).isFalse();
    Cli.Outcome text = Cli.run("report", "--merge", two, one);
    assertThat(text.out())
        .isEqualTo(Cli.run("report", "--merge", one, two).out())
        .contains("Records: 254 read, 254 accepted, 0 rejected")
        .contains("of these from Astana Civil Service Hub: public record")
        .doesNotContain("FINDINGS");
  }

  @ParameterizedTest
  @CsvSource({"en, none does not exist", "ru, none не существует"})
  void partial_missingDataset_isToldAsByEveryCommand(String language, String words) {
    assertThat(Cli.run("partial", "none", "--lang", language))
        .isEqualTo(new Cli.Outcome(Main.UNREADABLE, "", words + System.lineSeparator()));
  }

  @Test
  void partial_readBack_isWhatWasWritten() throws IOException {
    Path file = partial(Cli.ASTANA_HUB, "hub.json", "--internal");
    PartialResult read = DataFile.read(file, PartialResult.class);
    assertThat(DataFile.text(read)).isEqualTo(Files.readString(file));
    assertThat(read.origins().get(0).digest()).matches("[0-9a-f]{64}");
    assertThat(read.scope().complete()).isNotEmpty();
    Report report = Report.of(Cli.ASTANA_HUB, Optional.empty(), Optional.empty());
    assertThat(read.figures(Report.METRICS, false)).isEqualTo(report.figures());
    assertThat(read.first()).isEqualTo("2013-03-15");
  }

  @Test
  void partial_ofPeople_holdsNoIdNoTextAndNoSmallCell() throws IOException {
    Path hub = Files.createDirectories(folder.resolve("people"));
    Files.writeString(
        hub.resolve("hub.json"),
        "{\"name\":{\"en\":\"a hub\"},\"formatVersion\":1,\"asOf\":\"2026-01-31\"}");
    Files.writeString(
        hub.resolve("scholarships.ndjson"),
        """
        {"id":"SCH-1","country":"KG","programme":{"en":"Public policy"},"awardedOn":"2024"}
        {"id":"SCH-2","country":"UZ","programme":{"en":"Public policy"},"awardedOn":"2025"}
        """);
    String text = Files.readString(partial(hub, "people.json"));
    assertThat(text)
        .contains("\"id\":\"scholarships\"")
        .doesNotContain("SCH-")
        .doesNotContain("Public policy")
        .doesNotContain("2024");
    assertThat(Files.readString(partial(hub, "internal.json", "--internal"))).contains("\"2024\"");
  }

  @ParameterizedTest
  @CsvSource({
    "en, the same dataset is in both",
    "ru, один и тот же набор данных",
    "kk, бір деректер жинағы бар"
  })
  void merge_theSameTwice_isRefused(String language, String words) {
    Path file = partial(Cli.ASTANA_HUB, "hub.json");
    Cli.Outcome outcome = Cli.run("report", "--merge", file, file, "--lang", language);
    assertThat(outcome.code()).isEqualTo(Main.WRONG_USAGE);
    assertThat(outcome.err()).contains(words);
  }

  @Test
  void merge_overlappingOrOfOtherDays_isRefused() throws IOException {
    Path whole = partial(Cli.ASTANA_HUB, "hub.json");
    Path copy = Files.createDirectories(folder.resolve("copy"));
    Files.copy(Cli.ASTANA_HUB.resolve("hub.json"), copy.resolve("hub.json"));
    Files.copy(Cli.ASTANA_HUB.resolve("profile.ndjson"), copy.resolve("profile.ndjson"));
    Files.write(
        copy.resolve("events.ndjson"),
        Files.readAllLines(Cli.ASTANA_HUB.resolve("events.ndjson")).subList(3, 4));
    Path part = partial(copy, "part.json");
    assertThat(Cli.run("report", "--merge", whole, part).err())
        .contains("not merged, for the same record is in both");
    Path earlier = partial(Cli.ASTANA_HUB, "earlier.json", "--as-of", "2020-01-31");
    assertThat(Cli.run("report", "--merge", part, earlier).err())
        .contains("not merged, for they are of different days");
  }

  @Test
  void merge_otherFilesOrUsage_saysWhatIsWrong() throws IOException {
    Path other = Files.writeString(folder.resolve("other.json"), "{\"formVersion\":1}");
    assertThat(Cli.run("report", "--merge", other).err())
        .contains("as a partial result")
        .contains("other.json");
    Path none = folder.resolve("none.json");
    assertThat(Cli.run("report", "--merge", none).code()).isEqualTo(Main.WRONG_USAGE);
    assertThat(Cli.run("report", "--merge", none).err()).contains("none.json");
    for (Object[] args :
        List.of(
            new Object[] {"report"},
            new Object[] {"report", Cli.ASTANA_HUB, "--merge", other},
            new Object[] {"report", "--merge", other, "--as-of", "2020-01-31"})) {
      assertThat(Cli.run(args).err()).contains("give a DATASET");
    }
  }
}
