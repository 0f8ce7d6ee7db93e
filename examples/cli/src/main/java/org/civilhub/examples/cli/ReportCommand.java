package org.civilhub.examples.cli;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code report}: every figure, what it rests on, and every claim held against it. */
@Command(
    name = "report",
    description =
        "Calculates every standard metric and holds published claims against the records.",
    mixinStandardHelpOptions = true,
    version = Main.VERSION,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:no finding of severity error",
      "1:findings of severity error exist",
      "2:wrong usage",
      "3:the input cannot be read, or the output cannot be written"
    })
final class ReportCommand extends HubCommand {
  /** Layout of a report. */
  enum Format {
    /** For people. */
    text,
    /** For programs. */
    json
  }

  @Parameters(paramLabel = "DATASET", description = "Folder with hub.json, or one JSON document.")
  private @Nullable Path dataset;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description =
          "Day the figures are for, such as 2025-12-31; the dataset's own day by default.")
  private @Nullable String asOf;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "Layout: ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} by default.",
      defaultValue = "text")
  private Format format = Format.text;

  @Override
  public Integer call() {
    Report report = Report.of(Objects.requireNonNull(dataset), day(asOf));
    String text =
        format == Format.json
            ? JsonReport.of(report, language())
            : TextReport.of(report, language());
    return deliver(text, code(report.findings()));
  }
}
