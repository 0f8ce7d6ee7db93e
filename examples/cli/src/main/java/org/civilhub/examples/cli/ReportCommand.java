package org.civilhub.examples.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.civilhub.io.DatasetException;
import org.civilhub.model.rule.Finding;
import org.civilhub.model.rule.Severity;
import org.civilhub.model.value.LanguageTag;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

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
final class ReportCommand implements Callable<Integer> {
  /** Layout of a report. */
  enum Format {
    /** For people. */
    text,
    /** For programs. */
    json
  }

  /** Languages of a report. */
  enum Language {
    /** English. */
    en,
    /** Russian. */
    ru,
    /** Kazakh. */
    kk
  }

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "DATASET", description = "Folder with hub.json, or one JSON document.")
  private @Nullable Path dataset;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description =
          "Day the figures are for, such as 2025-12-31; the dataset's own day by default.")
  private @Nullable String asOf;

  @Option(
      names = "--lang",
      paramLabel = "LANG",
      description = "Language: ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} by default.",
      defaultValue = "en")
  private Language lang = Language.en;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "Layout: ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} by default.",
      defaultValue = "text")
  private Format format = Format.text;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "File to write to; standard output by default.")
  private @Nullable Path output;

  LanguageTag language() {
    return new LanguageTag(lang.name());
  }

  @Override
  public Integer call() {
    CommandLine line = Objects.requireNonNull(spec).commandLine();
    Report report = Report.of(Objects.requireNonNull(dataset), day(line));
    String text =
        format == Format.json
            ? JsonReport.of(report, language())
            : TextReport.of(report, language());
    boolean written = output == null ? print(text, line) : write(output, text, line);
    if (!written) {
      return Main.UNREADABLE;
    }
    boolean errors = report.findings().countsBySeverity().getOrDefault(Severity.ERROR, 0L) > 0;
    return errors ? Main.ERRORS_FOUND : Main.OK;
  }

  private Optional<LocalDate> day(CommandLine line) {
    try {
      return Optional.ofNullable(asOf).map(LocalDate::parse);
    } catch (DateTimeException e) {
      throw new CommandLine.ParameterException(
          line, Words.of("bad_day", language(), String.valueOf(asOf)), e);
    }
  }

  private boolean print(String text, CommandLine line) {
    line.getOut().print(text);
    if (line.getOut().checkError()) {
      line.getErr().println(Words.of("cannot_print", language()));
      return false;
    }
    return true;
  }

  private boolean write(Path file, String text, CommandLine line) {
    try {
      if (file.toAbsolutePath().getParent() != null) {
        Files.createDirectories(file.toAbsolutePath().getParent());
      }
      Files.writeString(file, text, StandardCharsets.UTF_8);
      return true;
    } catch (IOException e) {
      line.getErr().println(Words.of("cannot_write", language(), file));
      return false;
    }
  }

  /** Why a dataset cannot be read, in the language asked for. */
  static String explain(DatasetException exception, LanguageTag language) {
    Map<String, String> given = exception.getArguments();
    StringBuilder text =
        new StringBuilder(
            Words.of(
                exception.getKind().name().toLowerCase(Locale.ROOT),
                language,
                exception.getSource(),
                given.getOrDefault("found", ""),
                given.getOrDefault("supported", ""),
                given.getOrDefault("reason", "")));
    for (Finding finding : exception.getFindings()) {
      text.append(System.lineSeparator()).append("  ").append(finding.line(language));
    }
    return text.toString();
  }
}
