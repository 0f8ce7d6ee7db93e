package org.civilhub.examples.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.civilhub.io.DatasetException;
import org.civilhub.io.DatasetReader;
import org.civilhub.io.FindingsReport;
import org.civilhub.io.HubJson;
import org.civilhub.io.ReadSummary;
import org.civilhub.io.RecordReader;
import org.civilhub.io.iati.IatiSummary;
import org.civilhub.io.iati.IatiValidator;
import org.civilhub.io.xlsx.XlsxFindings;
import org.civilhub.model.RecordType;
import org.civilhub.model.rule.Finding;
import org.civilhub.model.rule.FindingLog;
import org.civilhub.model.rule.Ruleset;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code check}: what every rule has to say of a dataset or a file of records. */
@Command(
    name = "check",
    description = "Judges a dataset, or a file of records, by every rule.",
    mixinStandardHelpOptions = true,
    version = Main.VERSION,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:no finding of severity error",
      "1:findings of severity error exist",
      "2:wrong usage",
      "3:the input cannot be read, the output cannot be written, or memory does not suffice"
    })
final class CheckCommand extends HubCommand {
  /** Layout of the findings. */
  enum Format {
    /** For people. */
    text,
    /** For programs. */
    json,
    /** For editors and code hosts: SARIF 2.1.0. */
    sarif
  }

  @Parameters(
      paramLabel = "DATASET|FILE",
      description =
          "Folder with hub.json or hub.csv, one JSON document, a workbook (.xlsx), a table (.csv), a"
              + " file of records, one a line, such as events.ndjson, or a file of IATI (.xml), which"
              + " is judged by the schema, rules and code lists of IATI.")
  private @Nullable Path source;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "Layout: ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} by default.",
      defaultValue = "text")
  private Format format = Format.text;

  @Mixin private final FindingsOption most = new FindingsOption();

  @Mixin private final RulesOption rules = new RulesOption();

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      description = "Type of the records of a FILE, such as event, if its name does not say it.")
  private @Nullable String type;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description =
          "Day after which lies the future; the dataset's own by default, for a FILE today.")
  private @Nullable String asOf;

  @Option(
      names = "--findings",
      paramLabel = "WORKBOOK",
      description =
          "A copy of the workbook to be written, with what was found in each row in a column of its"
              + " own.")
  private @Nullable Path findings;

  @Override
  public Integer call() {
    int shown = most.read(this);
    Ruleset ruleset = rules.read();
    Path from = Objects.requireNonNull(source);
    DataFormat ofSource = DataFormat.ofSource(from).orElse(DataFormat.ndjson);
    if (findings != null && ofSource != DataFormat.xlsx) {
      throw wrongUsage("no_workbook", from);
    }
    if (ofSource == DataFormat.iati) {
      return checkIati(from, ruleset, shown);
    }
    ReadSummary checked = check(from, ruleset, shown);
    FindingsReport report = FindingsReport.of(checked.counts(), checked.findings(), ruleset);
    int code = deliver(report, checked.findings(), Map.of());
    if (findings != null) {
      List<Finding> elsewhere = XlsxFindings.write(from, checked.findings(), language(), findings);
      note("written", findings);
      if (!elsewhere.isEmpty()) {
        note("of_no_sheet", elsewhere.size());
      }
    }
    return code;
  }

  private int deliver(FindingsReport report, FindingLog findings, Map<String, String> commits) {
    String text =
        switch (format) {
          case text -> report.toText(language()) + sources(commits);
          case json -> {
            ObjectNode node = report.toJson(language());
            if (!commits.isEmpty()) {
              ObjectNode judgedBy = node.putObject("judgedBy");
              commits.forEach(judgedBy::put);
            }
            yield json(node);
          }
          case sarif -> json(report.toSarif(language()));
        };
    return deliver(text, code(findings));
  }

  /** What a file was judged by, a line for each. */
  private String sources(Map<String, String> commits) {
    StringBuilder text = new StringBuilder();
    commits.forEach(
        (name, commit) ->
            text.append(Words.of("judged_by", language(), name, commit)).append('\n'));
    return text.toString();
  }

  private int checkIati(Path from, Ruleset ruleset, int shown) {
    if (!Files.exists(from)) {
      throw DatasetException.notFound(from);
    }
    LocalDate today = day(asOf).orElseGet(() -> LocalDate.now(ZoneOffset.UTC));
    FindingLog log = new FindingLog(shown, ruleset);
    IatiSummary summary = new IatiValidator(today).check(from, log);
    return deliver(FindingsReport.of(summary.counts(), log, ruleset), log, IatiValidator.commits());
  }

  private ReadSummary check(Path from, Ruleset ruleset, int shown) {
    DatasetReader reader = new DatasetReader(shown);
    Optional<LocalDate> day = day(asOf);
    Optional<RecordType> ofFile = Optional.ofNullable(type).map(this::type);
    DataFormat dataFormat = DataFormat.ofSource(from).orElse(DataFormat.ndjson);
    if (dataFormat == DataFormat.csv || dataFormat == DataFormat.xlsx) {
      LocalDate today = day.orElseGet(() -> LocalDate.now(ZoneId.systemDefault()));
      RecordReader table = dataFormat.reader(shown, Optional.of(today), ofFile);
      return day.isPresent()
          ? table.check(from, today, ruleset, located -> {})
          : table.check(from, ruleset, located -> {});
    }
    if (ofFile.isEmpty() && Files.isRegularFile(from)) {
      ofFile = DatasetReader.typeOf(from);
      if (ofFile.isEmpty() && from.toString().endsWith(".ndjson")) {
        throw wrongUsage("need_type", from);
      }
    }
    if (ofFile.isPresent()) {
      LocalDate today = day.orElseGet(() -> LocalDate.now(ZoneId.systemDefault()));
      return reader.checkLines(from, ofFile.get(), today, ruleset, located -> {});
    }
    return day.isPresent()
        ? reader.check(from, day.get(), ruleset, located -> {})
        : reader.check(from, ruleset, located -> {});
  }

  private static String json(JsonNode node) {
    return HubJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n";
  }
}
