package org.civilhub.examples.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.civilhub.io.DatasetDigest;
import org.civilhub.io.Manifest;
import org.civilhub.io.ReadResult;
import org.civilhub.metrics.Query;
import org.civilhub.metrics.Scope;
import org.civilhub.metrics.partial.PartialResult;
import org.civilhub.model.HubProfile;
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
      "3:the input cannot be read, or the output cannot be written"
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
    ReadResult read = DataFormat.reader(source).read(source);
    Manifest manifest = read.dataset().manifest();
    Scope scope =
        Scope.of(read.dataset().records(HubProfile.class), manifest.asOf(), manifest.complete());
    Query query = Query.asOf(scope, day(asOf).orElse(scope.asOf()));
    PartialResult.Origin origin =
        new PartialResult.Origin(
            manifest.name().inAnyOf(language()),
            DatasetDigest.of(source),
            read.counts().read(),
            read.counts().accepted(),
            read.counts().rejected());
    PartialResult partial =
        read.dataset()
            .records()
            .collect(
                PartialResult.of(Report.METRICS, internal ? query.forInternalUse() : query, origin)
                    .toCollector());
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
