package org.civilhub.examples.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.civilhub.io.CollectResult;
import org.civilhub.io.DatasetDigest;
import org.civilhub.metrics.Query;
import org.civilhub.metrics.Scope;
import org.civilhub.metrics.partial.PartialResult;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code partial}: what a dataset adds up to, to be merged with that of others. */
@Command(
    name = "partial",
    description =
        "Adds up a dataset for every standard metric, to be merged with others by report --merge. The"
            + " result holds no record and nothing of a person.",
    mixinStandardHelpOptions = true,
    version = Main.VERSION,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:no record was rejected",
      "1:records were rejected; the others are added up",
      "2:wrong usage",
      "3:the input cannot be read, the output cannot be written, or memory does not suffice"
    })
final class PartialCommand extends HubCommand {
  @Parameters(paramLabel = "DATASET", description = "Folder with hub.json, or one JSON document.")
  private @Nullable Path dataset;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description =
          "Day the figures are for, such as 2025-12-31; the dataset's own day by default.")
  private @Nullable String asOf;

  @Option(
      names = "--internal",
      description =
          "Take in splits of people with their small numbers as they are, for use inside the"
              + " organisation; without it they are left out.")
  private boolean internal;

  @Override
  public Integer call() {
    Path source = Objects.requireNonNull(dataset);
    Optional<LocalDate> day = day(asOf);
    PartialResult.Origin unread = new PartialResult.Origin("", "", 0, 0, 0);
    CollectResult<PartialResult> read =
        DataFormat.reader(source)
            .collect(
                source,
                context -> {
                  Query query = Query.asOf(Scope.of(context), day.orElse(context.asOf()));
                  return PartialResult.of(
                          Report.METRICS, internal ? query.forInternalUse() : query, unread)
                      .toCollector();
                });
    PartialResult partial =
        read.value()
            .withOrigin(
                new PartialResult.Origin(
                    read.summary().manifest().name().inAnyOf(language()),
                    DatasetDigest.of(source),
                    read.counts().read(),
                    read.counts().accepted(),
                    read.counts().rejected()));
    return deliver(DataFile.text(partial), code(read.findings()));
  }

  /** What some files add up to together. */
  static PartialResult merged(List<PartialResult> parts) {
    List<PartialResult> left = new ArrayList<>(parts);
    PartialResult merged = left.remove(0);
    for (PartialResult part : left) {
      merged = merged.plus(part);
    }
    return merged;
  }
}
