package org.civilhub.examples.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.civilhub.io.DatasetException;
import org.civilhub.model.value.LanguageTag;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Starts the command line. */
@Command(
    name = "hub",
    description = "Works with the records of the Astana Civil Service Hub.",
    subcommands = {
      ReportCommand.class,
      CheckCommand.class,
      ConvertCommand.class,
      SchemaCommand.class,
      TemplateCommand.class,
      ExplainCommand.class,
      PartialCommand.class,
      PublishCommand.class,
      ResultsCommand.class,
      RulesCommand.class,
      SampleCommand.class,
      CommandLine.HelpCommand.class
    },
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

  /** The input cannot be read, or the output cannot be written. */
  static final int UNREADABLE = 3;

  /** Held here, for a logger that nobody holds forgets its level. */
  private static final Logger VALIDATOR_LOG = Logger.getLogger("org.hibernate.validator");

  private Main() {}

  /**
   * Runs a command and ends the process with its exit code.
   *
   * @param args the command and its options
   */
  public static void main(String[] args) {
    VALIDATOR_LOG.setLevel(Level.WARNING);
    System.exit(
        run(
            new PrintWriter(System.out, true, StandardCharsets.UTF_8),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8),
            args));
  }

  /** Runs a command; the exit code is returned. */
  static int run(PrintWriter out, PrintWriter err, String... args) {
    CommandLine line = new CommandLine(new Main());
    line.setOut(out);
    line.setErr(err);
    line.setExecutionExceptionHandler(
        (exception, command, parsed) -> {
          LanguageTag language =
              command.getCommand() instanceof HubCommand hub ? hub.language() : LanguageTag.EN;
          err.println(
              exception instanceof DatasetException unreadable
                  ? HubCommand.explain(unreadable, language)
                  : Words.of("unfinished", language, exception));
          return UNREADABLE;
        });
    int code = line.execute(args);
    out.flush();
    err.flush();
    return code;
  }
}
