package org.civilhub.examples.cli;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.civilhub.io.ReadResult;
import org.civilhub.metrics.partial.PartialResult;
import org.civilhub.metrics.partial.RefusedMergeException;
import org.civilhub.metrics.publish.Comparison;
import org.civilhub.metrics.publish.Publication;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
      "1:findings of severity error exist, rates were rejected, or with --compare figures changed",
      "2:wrong usage",
      "3:the input cannot be read, the output cannot be written, or memory does not suffice"
    })
final class ReportCommand extends HubCommand {
  /** Layout of a report. */
  enum Format {
    /** For people. */
    text,
    /** For programs. */
    json
  }

  @Parameters(
      paramLabel = "DATASET",
      arity = "0..1",
      description = "Folder with hub.json, or one JSON document.")
  private @Nullable Path dataset;

  @Option(
      names = "--merge",
      paramLabel = "FILE",
      arity = "1..*",
      description = "Partial results to merge, instead of a dataset.")
  private List<Path> merge = new ArrayList<>();

  @Option(
      names = "--internal",
      description =
          "With --merge: show small numbers of people as they are, where the parts hold them.")
  private boolean internal;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description =
          "Day the figures are for, such as 2025-12-31; the dataset's own day by default.")
  private @Nullable String asOf;

  @Option(
      names = "--wording",
      paramLabel = "STEP",
      description =
          "Say with each counted figure how it may be published: exactly, or as \"more than N\" with N"
              + " a multiple of STEP, such as 100.")
  private @Nullable String step;

  @Option(
      names = "--compare",
      paramLabel = "FILE",
      description =
          "Tell instead what changed since a publication, by which records; for its own day unless"
              + " --as-of says another.")
  private @Nullable Path compare;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "Layout: ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} by default.",
      defaultValue = "text")
  private Format format = Format.text;

  @Mixin private final RatesOptions rates = new RatesOptions();

  ReportCommand(@Nullable Path dataset) {
    this.dataset = dataset;
  }

  @Override
  public Integer call() {
    Optional<BigDecimal> onStep = step(step);
    if (compare != null) {
      return compared(compare, onStep);
    }
    Report report = report();
    String text =
        format == Format.json
            ? JsonReport.of(report, language(), onStep)
            : TextReport.of(report, language(), onStep);
    boolean rejected = report.rates().filter(table -> !table.rejected().isEmpty()).isPresent();
    return deliver(text, rejected ? Main.ERRORS_FOUND : code(report.findings()));
  }

  private int compared(Path file, Optional<BigDecimal> onStep) {
    if (dataset == null || !merge.isEmpty() || rates.isGiven() || onStep.isPresent()) {
      throw wrongUsage("compare_alone", "");
    }
    Publication before;
    try {
      before = DataFile.read(file, Publication.class);
    } catch (IOException e) {
      throw wrongUsage("bad_publication", file + ": " + e.getMessage());
    }
    ReadResult read = DataFormat.reader(dataset).read(dataset);
    Publication after =
        PublishCommand.publication(
            dataset, read, day(asOf).orElse(before.asOf()), BigDecimal.ONE, language());
    Comparison comparison = Comparison.of(before, after, Report.METRICS);
    String text =
        format == Format.json
            ? ComparisonReport.json(comparison, language())
            : ComparisonReport.text(comparison, read, language());
    return deliver(text, comparison.changed().isEmpty() ? Main.OK : Main.ERRORS_FOUND);
  }

  private Report report() {
    if (dataset != null && merge.isEmpty()) {
      return Report.of(dataset, day(asOf), rates.read(this));
    }
    if (dataset != null || merge.isEmpty() || asOf != null) {
      throw wrongUsage("dataset_or_merge", "");
    }
    if (rates.isGiven()) {
      throw wrongUsage("rates_not_merged", "");
    }
    List<PartialResult> parts = new ArrayList<>();
    for (Path file : merge) {
      try {
        parts.add(DataFile.read(file, PartialResult.class));
      } catch (IOException e) {
        throw wrongUsage("bad_partial", file + ": " + e.getMessage());
      }
    }
    try {
      return Report.of(PartialCommand.merged(parts), internal);
    } catch (RefusedMergeException e) {
      throw wrongUsage(
          "refused_" + e.getReason().name().toLowerCase(Locale.ROOT),
          e.getFirst() + " + " + e.getSecond());
    } catch (IllegalArgumentException e) {
      throw wrongUsage("bad_partial", e.getMessage());
    }
  }
}
