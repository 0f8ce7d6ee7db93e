package org.civilhub.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands are inspected only when they are asked for, which nobody sees. */
class MainTest {
  /** What the help lists. */
  static Stream<String> commands() {
    return Pattern.compile("(?m)^  ([a-z]+) ")
        .matcher(Cli.run("--help").out())
        .results()
        .map((MatchResult found) -> found.group(1));
  }

  @Test
  void run_help_listsEveryCommand() {
    assertThat(commands())
        .containsExactly(
            "report",
            "check",
            "bulk",
            "convert",
            "schema",
            "template",
            "explain",
            "partial",
            "publish",
            "results",
            "rules",
            "sample",
            "help");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void run_helpOfOneCommand_isThatOfHelp(String command) {
    Cli.Outcome alone = Cli.run(command, "--help");
    assertThat(alone.code()).isEqualTo(Main.OK);
    assertThat(alone.out()).contains("Usage: hub " + command + " ");
    assertThat(alone).isEqualTo(Cli.run("help", command));
  }

  @Test
  void run_noSuchCommand_namesTheNearest() {
    Cli.Outcome outcome = Cli.run("repot");
    assertThat(outcome.code()).isEqualTo(Main.WRONG_USAGE);
    assertThat(outcome.err()).contains("Unmatched argument at index 0: 'repot'", "hub report");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--nothing", "-x"})
  void run_reportWithAnUnknownOptionAlone_isWrongUsage(String option) {
    Cli.Outcome outcome = Cli.run("report", option);
    assertThat(outcome.code()).isEqualTo(Main.WRONG_USAGE);
    assertThat(outcome.err()).startsWith("Unknown option: '" + option + "'");
  }

  /** The options are not looked at where there are none, which nobody sees either. */
  @ParameterizedTest
  @ValueSource(strings = {"examples/data/astana-hub", "examples/data/none", "README.md", "pom.xml"})
  void run_reportWithoutOptions_isThatWithTheDefaultLanguage(String dataset) {
    Path source = Cli.ROOT.resolve(dataset);
    Cli.Outcome alone = Cli.run("report", source);
    assertThat(alone.out() + alone.err()).isNotEmpty();
    assertThat(alone).isEqualTo(Cli.run("report", source, "--lang", "en"));
  }

  /** So is a name in letters that the locale of the system lacks. */
  @Test
  void run_reportOnWhatCannotBeAPath_isWrongUsage() {
    Cli.Outcome outcome = Cli.run("report", "a\0b");
    assertThat(outcome.code()).isEqualTo(Main.WRONG_USAGE);
    assertThat(outcome.err()).contains("DATASET");
  }

  @Test
  void run_reportOnAFileOfArguments_readsTheArguments(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("arguments"), Cli.ASTANA_HUB + " --lang ru");
    Cli.Outcome outcome = Cli.run("report", "@" + file);
    assertThat(outcome).isEqualTo(Cli.run("report", Cli.ASTANA_HUB, "--lang", "ru"));
    assertThat(outcome.code()).isEqualTo(Main.OK);
  }
}
