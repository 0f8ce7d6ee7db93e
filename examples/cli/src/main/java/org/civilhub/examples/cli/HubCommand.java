package org.civilhub.examples.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.civilhub.io.DatasetException;
import org.civilhub.io.DatasetReader;
import org.civilhub.model.RecordType;
import org.civilhub.model.rule.Finding;
import org.civilhub.model.rule.FindingLog;
import org.civilhub.model.rule.Severity;
import org.civilhub.model.value.LanguageTag;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every command has: a language, and a place to write to. */
abstract class HubCommand implements Callable<Integer> {
  /** A plain number above zero. */
  private static final String STEP = "(?=.*[1-9])[0-9]{1,18}(\\.[0-9]{1,6})?";

  private static final String OUTPUT = "--output";

  /** Languages of the output. */
  enum Language {
    /** English. */
    en,
    /** Russian. */
    ru,
    /** Kazakh. */
    kk
  }

  @Spec private @Nullable CommandSpec spec;

  private PrintWriter out = new PrintWriter(Writer.nullWriter());
  private PrintWriter err = out;

  @Option(
      names = "--lang",
      paramLabel = "LANG",
      description = "Language: ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} by default.",
      defaultValue = "en")
  private Language lang = Language.en;

  @Option(
      names = OUTPUT,
      paramLabel = "FILE",
      description = "File to write to; standard output by default.")
  private @Nullable Path output;

  /** Sets where it prints to, and where it tells people something beside that. */
  void printTo(PrintWriter newOut, PrintWriter newErr) {
    out = newOut;
    err = newErr;
  }

  LanguageTag language() {
    return new LanguageTag(lang.name());
  }

  /** Where the user wants the output, if not on standard output. */
  Optional<Path> output() {
    return Optional.ofNullable(output);
  }

  /** Refuses to write the output over a file that the user names beside it, or of a dataset. */
  void spareWhatIsNamed() {
    if (output == null || !Files.exists(output)) {
      return;
    }
    for (ArgSpec named : Objects.requireNonNull(spec).args()) {
      boolean isOutput = named instanceof OptionSpec option && option.longestName().equals(OUTPUT);
      Object value = isOutput ? null : named.getValue();
      List<?> all = value instanceof List<?> list ? list : Arrays.asList(value);
      for (Object one : all) {
        if (one instanceof Path path && isOver(output, path)) {
          throw wrongUsage("output_over", output);
        }
      }
    }
  }

  private static boolean isOver(Path written, Path named) {
    Path folder = written.toAbsolutePath().getParent();
    return isSame(written, named)
        || (isNamedAsOfDataset(written) && folder != null && isSame(folder, named));
  }

  /** Whether a folder that holds a dataset may have a file of that name, in whichever format. */
  private static boolean isNamedAsOfDataset(Path file) {
    String name = String.valueOf(file.getFileName());
    String stem = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
    return DatasetReader.typeOf(Path.of(stem + ".ndjson")).isPresent()
        || List.of("hub.json", "datapackage.json").contains(name);
  }

  /** Whether two paths lead to one file, which need not be there. */
  static boolean isSame(Path one, Path other) {
    try {
      return (Files.exists(one) && Files.exists(other))
          ? Files.isSameFile(one, other)
          : inRealFolder(one).equals(inRealFolder(other));
    } catch (IOException e) { // what cannot be looked at is told apart by its name
      return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
    }
  }

  private static Path inRealFolder(Path path) throws IOException {
    Path whole = path.toAbsolutePath().normalize();
    Path folder = whole.getParent();
    return folder != null && Files.exists(folder)
        ? folder.toRealPath().resolve(whole.getFileName())
        : whole;
  }

  /** A day that the user gave, if any. */
  Optional<LocalDate> day(@Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException e) {
      throw wrongUsage("bad_day", text);
    }
  }

  /** The step of published numbers that the user gave, if any. */
  Optional<BigDecimal> step(@Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    if (!text.matches(STEP)) {
      throw wrongUsage("bad_step", text);
    }
    return Optional.of(new BigDecimal(text));
  }

  /** The type of record that the user named. */
  RecordType type(String code) {
    return RecordType.of(code).orElseThrow(() -> wrongUsage("bad_type", code));
  }

  /** To be thrown: the words are those of the command line. */
  CommandLine.ParameterException wrongUsage(String words, @Nullable Object found) {
    return new CommandLine.ParameterException(
        Objects.requireNonNull(spec).commandLine(),
        Words.of(words, language(), String.valueOf(found)));
  }

  /** Writes to where the user wants it; the exit code says whether that was possible. */
  int deliver(String text, int code) {
    spareWhatIsNamed(); // again, as the command may have written files itself
    boolean written = output == null ? print(text) : write(output, text);
    return written ? code : Main.UNREADABLE;
  }

  /** Tells people something beside the output, which a program may be reading. */
  void note(String words, Object... arguments) {
    beside().println(Words.of(words, language(), arguments));
  }

  /** Where people are told something beside the output. */
  PrintWriter beside() {
    return err;
  }

  /** The exit code that the findings lead to. */
  static int code(FindingLog findings) {
    boolean errors = findings.countsBySeverity().getOrDefault(Severity.ERROR, 0L) > 0;
    return errors ? Main.ERRORS_FOUND : Main.OK;
  }

  private boolean print(String text) {
    out.print(text);
    if (out.checkError()) {
      beside().println(Words.of("cannot_print", language()));
      return false;
    }
    return true;
  }

  /** Writes a file; if that is not possible, it says so. */
  boolean write(Path file, String text) {
    try {
      if (file.toAbsolutePath().getParent() != null) {
        Files.createDirectories(file.toAbsolutePath().getParent());
      }
      Files.writeString(file, text, StandardCharsets.UTF_8);
      return true;
    } catch (IOException e) {
      beside().println(Words.of("cannot_write", language(), file));
      return false;
    }
  }

  /** Why a dataset or a file of rules cannot be read, in the language asked for. */
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
