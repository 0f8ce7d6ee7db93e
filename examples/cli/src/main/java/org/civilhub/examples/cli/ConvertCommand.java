package org.civilhub.examples.cli;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.civilhub.io.Dataset;
import org.civilhub.io.DatasetWriter;
import org.civilhub.io.FindingsReport;
import org.civilhub.io.ReadResult;
import org.civilhub.io.cite.BibTexWriter;
import org.civilhub.io.cite.CslWriter;
import org.civilhub.io.csv.CsvWriter;
import org.civilhub.io.iati.IatiProjectWriter;
import org.civilhub.io.ical.CalendarWriter;
import org.civilhub.io.jsonld.JsonLdWriter;
import org.civilhub.io.xlsx.XlsxWriter;
import org.civilhub.model.RecordType;
import org.civilhub.model.rule.FindingCode;
import org.civilhub.model.rule.FindingLog;
import org.civilhub.model.rule.Ruleset;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code convert}: a dataset in another format, and what that format cannot hold. */
@Command(
    name = "convert",
    description =
        "Writes a dataset in another format, and tells what could not be read and what the format"
            + " cannot hold.",
    mixinStandardHelpOptions = true,
    version = Main.VERSION,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:no finding of severity error",
      "1:records were rejected, or something that the target demands is missing; if none was accepted"
          + " or something is missing, nothing is written",
      "2:wrong usage",
      "3:the input cannot be read, the output cannot be written, or memory does not suffice"
    })
final class ConvertCommand extends HubCommand {
  @Parameters(index = "0", paramLabel = "SOURCE", description = "Folder or file to read.")
  private @Nullable Path source;

  @Parameters(index = "1", paramLabel = "TARGET", description = "Folder or file to write.")
  private @Nullable Path target;

  @Option(
      names = "--from",
      paramLabel = "FORMAT",
      description = "Format of the source: ${COMPLETION-CANDIDATES}; by its ending by default.")
  private @Nullable DataFormat from;

  @Option(
      names = "--to",
      paramLabel = "FORMAT",
      description = "Format of the target: ${COMPLETION-CANDIDATES}; by its ending by default.")
  private @Nullable DataFormat to;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "Day of a source that does not say its own, such as a table or a form.")
  private @Nullable String asOf;

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      description = "Type of the records of one table, such as event, if its name does not say it.")
  private @Nullable String type;

  @Option(
      names = "--spreadsheet",
      description =
          "CSV for spreadsheet programs: labels as headers, semicolons, and a byte order mark.")
  private boolean spreadsheet;

  @Mixin private final FindingsOption most = new FindingsOption();

  @Mixin private final IatiOptions iati = new IatiOptions();

  @Override
  public Integer call() {
    int shown = most.read(this);
    Path path = Objects.requireNonNull(source);
    Path file = Objects.requireNonNull(target);
    DataFormat reading =
        Optional.ofNullable(from)
            .or(() -> DataFormat.ofSource(path))
            .orElseThrow(() -> wrongUsage("need_from", path));
    DataFormat writing =
        Optional.ofNullable(to)
            .or(() -> DataFormat.ofTarget(file))
            .orElseThrow(() -> wrongUsage("need_to", file));
    if (!reading.isRead()) {
      throw wrongUsage("write_only", reading);
    }
    Optional<RecordType> ofTable = Optional.ofNullable(type).map(this::type);
    ReadResult read = reading.reader(Math.max(shown, 1), day(asOf), ofTable).read(path);
    FindingLog all = new FindingLog(shown);
    all.addAll(read.findings(), Optional::of);
    boolean isWritten = read.counts().accepted() > 0 || code(all) == Main.OK;
    if (isWritten) {
      FindingLog lost = write(read.dataset(), file, writing);
      all.addAll(lost, Optional::of);
      isWritten = !lost.countsByCode().containsKey(FindingCode.VALUE_NEEDED);
    }
    String report = FindingsReport.of(read.counts(), all, Ruleset.standard()).toText(language());
    String end = Words.of(isWritten ? "written" : "not_written", language(), file);
    return deliver(report + end + "\n", code(all));
  }

  private FindingLog write(Dataset dataset, Path file, DataFormat writing) {
    FindingLog nothing = new FindingLog();
    switch (writing) {
      case ndjson -> new DatasetWriter().write(dataset, file);
      case json -> new DatasetWriter().writeDocument(dataset, file);
      case csv -> {
        CsvWriter plain = new CsvWriter();
        (spreadsheet ? plain.withHeaders(language()).forSpreadsheets() : plain)
            .write(dataset, file);
      }
      case xlsx -> {
        return new XlsxWriter(language()).write(dataset, file);
      }
      case iati -> {
        return new IatiProjectWriter(iati.read(this)).write(dataset, file);
      }
      case ics -> {
        return new CalendarWriter(language()).write(dataset, file);
      }
      case csl -> {
        return new CslWriter(language()).write(dataset, file);
      }
      case bibtex -> {
        return new BibTexWriter(language()).write(dataset, file);
      }
      case jsonld -> {
        return new JsonLdWriter(language()).write(dataset, file);
      }
    }
    return nothing;
  }
}
