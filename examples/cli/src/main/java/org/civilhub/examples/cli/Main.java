package org.civilhub.examples.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.civilhub.io.DatasetException;
import org.civilhub.model.value.LanguageTag;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Starts the command line. */
@Command(
    name = "hub",
    description = "Works with the records of the Astana Civil Service Hub.",
    mixinStandardHelpOptions = true,
    version = Main.VERSION,
    synopsisSubcommandLabel = "COMMAND")
final class Main {
  /** What {@code --version} prints. */
  static final String VERSION = "hub 0.1.0-SNAPSHOT";

  /** No finding of severity error. */
  static final int OK = 0;

  /** Findings of severity error exist. */
  static final int ERRORS_FOUND = 1;

  /** Wrong usage. */
  static final int WRONG_USAGE = 2;

  /** The input cannot be read, the output cannot be written, or memory does not suffice. */
  static final int UNREADABLE = 3;

  /** The commands in the order of the help. */
  private static final List<String> COMMANDS =
      List.of(
          "report",
          "check",
          "bulk",
          "convert",
          "schema",
          "template",
          "explain",
          "partial",
          "publish",
          "results",
          "rules",
          "sample",
          "help");

  private Main() {}

  /**
   * Runs a command and ends the process with its exit code.
   *
   * @param args the command and its options
   */
  public static void main(String[] args) {
    System.exit(
        run(
            new PrintWriter(System.out, true, StandardCharsets.UTF_8),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8),
            Terminal::isStandardError,
            args));
  }

  /** Runs a command where nobody watches; the exit code is returned. */
  static int run(PrintWriter out, PrintWriter err, String... args) {
    return run(out, err, () -> false, args);
  }

  /** Runs a command; the exit code is returned. */
  static int run(PrintWriter out, PrintWriter err, BooleanSupplier isWatched, String... args) {
    Optional<Path> dataset = reportAlone(args);
    int code =
        dataset.isPresent()
            ? report(out, err, dataset.get())
            : runParsed(out, err, isWatched, args);
    out.flush();
    err.flush();
    return code;
  }

  /** The dataset of a report, if a report on it is all that is asked. */
  private static Optional<Path> reportAlone(String... args) {
    // A dash starts an option, an at sign the name of a file that holds arguments.
    if (args.length != 2
        || !args[0].equals("report")
        || args[1].startsWith("-")
        || args[1].startsWith("@")) {
      return Optional.empty();
    }
    try {
      return Optional.of(Path.of(args[1]));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** Without what parses options, which takes a seventh of the time of a small report. */
  private static int report(PrintWriter out, PrintWriter err, Path dataset) {
    ReportCommand report = new ReportCommand(dataset);
    report.printTo(out, err);
    try {
      return report.call();
    } catch (RuntimeException | OutOfMemoryError e) {
      return unfinished(e, report, err);
    }
  }

  private static int unfinished(Throwable thrown, Object command, PrintWriter err) {
    LanguageTag language = command instanceof HubCommand hub ? hub.language() : LanguageTag.EN;
    if (thrown instanceof DatasetException unreadable) {
      err.println(HubCommand.explain(unreadable, language));
    } else if (thrown instanceof OutOfMemoryError) {
      long megabytes = Runtime.getRuntime().maxMemory() >> 20;
      err.println(Words.of("memory", language, megabytes, String.valueOf(thrown.getMessage())));
    } else {
      err.println(Words.of("unfinished", language, thrown));
    }
    return UNREADABLE;
  }

  private static int runParsed(
      PrintWriter out, PrintWriter err, BooleanSupplier isWatched, String... args) {
    CommandLine line = new CommandLine(new Main());
    // To inspect all commands takes longer than most of them run, so only the one asked for is.
    boolean isNamed = args.length > 0 && !args[0].equals("help") && COMMANDS.contains(args[0]);
    for (String name : isNamed ? List.of(args[0]) : COMMANDS) {
      Object command = command(name, isWatched);
      if (command instanceof HubCommand hub) {
        hub.printTo(out, err);
      }
      line.addSubcommand(name, command);
    }
    line.setOut(out);
    line.setErr(err);
    line.setExecutionStrategy(
        parsed -> {
          List<CommandLine> commands = parsed.asCommandLineList();
          Object command = commands.get(commands.size() - 1).getCommand();
          if (command instanceof HubCommand hub) {
            hub.spareWhatIsNamed();
          }
          try {
            return new CommandLine.RunLast().execute(parsed);
          } catch (OutOfMemoryError e) {
            return unfinished(e, command, err);
          }
        });
    line.setExecutionExceptionHandler(
        (exception, command, parsed) -> unfinished(exception, command.getCommand(), err));
    return line.execute(args);
  }

  private static Object command(String name, BooleanSupplier isWatched) {
    return switch (name) {
      case "report" -> new ReportCommand(null);
      case "check" -> new CheckCommand();
      case "bulk" -> new BulkCommand(isWatched);
      case "convert" -> new ConvertCommand();
      case "schema" -> new SchemaCommand();
      case "template" -> new TemplateCommand();
      case "explain" -> new ExplainCommand();
      case "partial" -> new PartialCommand();
      case "publish" -> new PublishCommand();
      case "results" -> new ResultsCommand();
      case "rules" -> new RulesCommand();
      case "sample" -> new SampleCommand();
      case "help" -> new CommandLine.HelpCommand();
      default -> throw new IllegalArgumentException("no command: " + name);
    };
  }
}
