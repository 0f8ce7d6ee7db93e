package org.civilhub.examples.cli;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Collectors;
import org.civilhub.io.DatasetDigest;
import org.civilhub.io.Manifest;
import org.civilhub.io.ReadResult;
import org.civilhub.metrics.Query;
import org.civilhub.metrics.Scope;
import org.civilhub.metrics.publish.Publication;
import org.civilhub.model.HubProfile;
import org.civilhub.model.Source;
import org.civilhub.model.value.LanguageTag;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code publish}: the figures frozen, to be compared and defended later. */
@Command(
    name = "publish",
    description =
        "Freezes every standard figure with what it rests on, to be compared later by report"
            + " --compare. The result holds no text of a record and nothing of a person.",
    mixinStandardHelpOptions = true,
    version = Main.VERSION,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:no finding of severity error",
      "1:records were rejected; the figures are of the others",
      "2:wrong usage",
      "3:the input cannot be read, the output cannot be written, or memory does not suffice"
    })
final class PublishCommand extends HubCommand {
  @Parameters(paramLabel = "DATASET", description = "Folder with hub.json, or one JSON document.")
  private @Nullable Path dataset;

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
          "Claims that are not exact say \"more than N\" or \"at least N\" with N a multiple of"
              + " STEP, such as 100; 1 by default.")
  private @Nullable String step;

  @Option(
      names = "--claims",
      paramLabel = "FILE",
      description =
          "Also write the figures as records of claims, to be added to reported_figures.ndjson and"
              + " held against later records by report.")
  private @Nullable Path claims;

  @Override
  public Integer call() {
    BigDecimal onStep = step(step).orElse(BigDecimal.ONE);
    Path source = Objects.requireNonNull(dataset);
    ReadResult read = DataFormat.reader(source).read(source);
    LocalDate day = day(asOf).orElse(read.dataset().manifest().asOf());
    Publication publication = publication(source, read, day, onStep, language());
    if (claims != null && !write(claims, lines(publication))) {
      return Main.UNREADABLE;
    }
    return deliver(DataFile.text(publication), code(read.findings()));
  }

  /** Each claim in a line; where they were published is told by the digest of the dataset. */
  private static String lines(Publication publication) {
    Source source =
        Source.builder()
            .document(
                "%s, %s (SHA-256 %s)"
                    .formatted(publication.dataset(), publication.asOf(), publication.digest()))
            .build();
    return publication.toClaims(source).stream().map(DataFile::text).collect(Collectors.joining());
  }

  /** The figures of a dataset as of a day, frozen. */
  static Publication publication(
      Path source, ReadResult read, LocalDate day, BigDecimal step, LanguageTag language) {
    Manifest manifest = read.dataset().manifest();
    Scope scope =
        Scope.of(read.dataset().records(HubProfile.class), manifest.asOf(), manifest.complete());
    return Publication.of(
        manifest.name().inAnyOf(language),
        DatasetDigest.of(source),
        Report.METRICS,
        Query.asOf(scope, day),
        step,
        read.dataset().records(),
        DatasetDigest::of);
  }
}
