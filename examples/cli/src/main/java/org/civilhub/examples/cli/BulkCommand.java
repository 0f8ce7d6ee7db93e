package org.civilhub.examples.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.civilhub.io.DatasetException;
import org.civilhub.io.DatasetReader;
import org.civilhub.io.FindingsReport;
import org.civilhub.io.ndjson.BulkReader;
import org.civilhub.io.ndjson.BulkResult;
import org.civilhub.metrics.Figure;
import org.civilhub.metrics.MetricDefinition;
import org.civilhub.metrics.Query;
import org.civilhub.metrics.Scope;
import org.civilhub.model.RecordType;
import org.civilhub.model.rule.Ruleset;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bulk}: a file of records of any size, judged and counted in one pass. */
@Command(
    name = "bulk",
    description =
        "Reads a file of records of any size once: judges each record by itself, and calculates every"
            + " standard metric that rests on records of its type alone. Rules on several records are"
            + " for check.",
    mixinStandardHelpOptions = true,
    version = Main.VERSION,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:no finding of severity error",
      "1:findings of severity error exist, or reading was stopped at so many",
      "2:wrong usage",
      "3:the input cannot be read, the output or the rejects cannot be written, or memory does"
          + " not suffice"
    })
final class BulkCommand extends HubCommand {
  private static final String PACKED = ".gz";
  private static final String FINDINGS = ".findings";

  /** A share such as {@code 5%} or {@code 0.05}: no number stands for both. */
  private static final Pattern SHARE =
      Pattern.compile("([0-9]{1,2}(?:\\.[0-9]{1,6})?|100)%|(0(?:\\.[0-9]{1,8})?)");

  private static final int PERCENT = 2;

  /** Of fewer records a share says little. */
  private static final int FEWEST = 1_000;

  private final BooleanSupplier isWatched;

  @Parameters(
      paramLabel = "FILE",
      description = "File of records, one a line, such as events.ndjson, or events.ndjson.gz.")
  private @Nullable Path file;

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      description = "Type of the records, such as event, if the name of the FILE does not say it.")
  private @Nullable String type;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many threads read; as many as there are processors by default.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--rejects",
      paramLabel = "FILE",
      description =
          "File to write rejected lines to, unchanged, to be mended and read again; what was found in"
              + " them stands beside it in FILE.findings. Packed if it ends in .gz.")
  private @Nullable Path rejects;

  @Option(
      names = "--stop-after",
      paramLabel = "N",
      description =
          "Stop once more than N records are at fault: rejected, or with a finding of severity error.")
  private @Nullable Long stopAfter;

  @Option(
      names = "--stop-share",
      paramLabel = "P",
      description =
          "Stop once more than this share of the records is at fault, such as 5%% or 0.05; not before"
              + " 1,000 of them are read.")
  private @Nullable String stopShare;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description =
          "Day the file is of, and the figures for: what is dated later lies in the future, and what has"
              + " no date before it. Today by default.")
  private @Nullable String asOf;

  @Mixin private final RulesOption rules = new RulesOption();

  @Mixin private final FindingsOption most = new FindingsOption();

  @Option(
      names = "--without-ids",
      description =
          "Hold no ids, which takes less memory: a record with the id of another is accepted too.")
  private boolean withoutIds;

  @Option(
      names = "--progress",
      negatable = true,
      description = "Show how far it has come; by default if standard error is a terminal.")
  private @Nullable Boolean progress;

  /**
   * @param isWatched whether what is told beside the output goes to a terminal
   */
  BulkCommand(BooleanSupplier isWatched) {
    this.isWatched = isWatched;
  }

  @Override
  public Integer call() {
    Path from = Objects.requireNonNull(file);
    RecordType ofFile = typeOf(from);
    LocalDate day = day(asOf).orElseGet(() -> LocalDate.now(ZoneId.systemDefault()));
    Ruleset ruleset = rules.read();
    BulkReader.Builder reader = options().checking(ruleset, day);
    Scope scope = Scope.of(List.of(), day, Set.of());
    List<MetricDefinition> metrics = Report.restingOn(ofFile);
    BulkResult<List<List<Figure>>> read;
    try {
      prepare(from);
      read = read(from, ofFile, reader, metrics, Query.asOf(scope, day));
    } catch (DatasetException e) {
      throw e;
    } catch (IOException | UncheckedIOException e) { // everything else is of the rejects
      note("cannot_write", Objects.requireNonNull(rejects));
      return Main.UNREADABLE;
    }
    if (rejects != null) {
      note("rejects_written", rejects, read.counts().rejected());
    }
    StringBuilder text = new StringBuilder();
    text.append(FindingsReport.of(read.counts(), read.findings(), ruleset).toText(language()));
    if (!read.isWhole()) {
      text.append(Words.of("stopped", language(), name(from) + ":" + read.lines())).append('\n');
    }
    text.append('\n')
        .append(
            metrics.isEmpty()
                ? Words.of("no_metric_of", language(), ofFile.getLabel().inAnyOf(language())) + "\n"
                : TextReport.ofFigures(Report.of(from, scope, metrics, read), language()));
    return deliver(text.toString(), read.isWhole() ? code(read.findings()) : Main.ERRORS_FOUND);
  }

  private static String name(Path path) {
    return Optional.ofNullable(path.getFileName()).orElse(path).toString();
  }

  /** What the user says it is, else what its name says, whether packed or not. */
  private RecordType typeOf(Path from) {
    if (!Files.exists(from)) {
      throw DatasetException.notFound(from);
    }
    if (Files.isDirectory(from)) {
      throw wrongUsage("no_file", from);
    }
    String name = name(from);
    boolean isPacked = name.toLowerCase(Locale.ROOT).endsWith(PACKED);
    String plain = isPacked ? name.substring(0, name.length() - PACKED.length()) : name;
    return Optional.ofNullable(type)
        .map(this::type)
        .or(() -> DatasetReader.typeOf(Path.of(plain)))
        .orElseThrow(() -> wrongUsage("need_type", from));
  }

  private BulkReader.Builder options() {
    BulkReader.Builder reader = BulkReader.builder();
    if (threads < 1) {
      throw wrongUsage("bad_threads", threads);
    }
    reader.threads(threads);
    reader.findings(most.read(this));
    if (stopAfter != null && stopAfter < 0) {
      throw wrongUsage("bad_stop_after", stopAfter);
    }
    if (stopAfter != null) {
      reader.stopAfter(stopAfter);
    }
    if (stopShare != null) {
      reader.stopAtShare(share(stopShare), FEWEST);
    }
    if (withoutIds) {
      reader.withoutIds();
    }
    if (rejects != null) {
      reader.rejectsTo(rejects, language());
    }
    return reader;
  }

  private BigDecimal share(String text) {
    Matcher matcher = SHARE.matcher(text);
    if (!matcher.matches()) {
      throw wrongUsage("bad_share", text);
    }
    return matcher.group(1) == null
        ? new BigDecimal(matcher.group(2))
        : new BigDecimal(matcher.group(1)).movePointLeft(PERCENT);
  }

  /** Sees that rejects are written over nothing that is used, and have a folder. */
  private void prepare(Path from) throws IOException {
    if (rejects == null) {
      return;
    }
    Path beside = rejects.resolveSibling(name(rejects) + FINDINGS);
    List<Optional<Path>> needed =
        List.of(Optional.of(from), Optional.ofNullable(rules.file()), output());
    for (Path written : List.of(rejects, beside)) {
      if (needed.stream().anyMatch(path -> path.filter(p -> isSame(written, p)).isPresent())) {
        throw wrongUsage("rejects_over", written);
      }
    }
    Path folder = rejects.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
  }

  private BulkResult<List<List<Figure>>> read(
      Path from,
      RecordType ofFile,
      BulkReader.Builder reader,
      List<MetricDefinition> metrics,
      Query query) {
    try (ProgressBar bar = new ProgressBar(beside(), size(from), language())) {
      if (progress == null ? isWatched.getAsBoolean() : progress) {
        reader.progressTo(bar);
      }
      return reader
          .build()
          .collect(from, ofFile.getType(), Report.figures(metrics, query).toCollector());
    }
  }

  /** How many bytes a file has; 0 if that is not known. */
  private static long size(Path from) {
    try {
      return Files.size(from);
    } catch (IOException e) {
      throw DatasetException.unreadable(from, e);
    }
  }
}
