package org.civilhub.examples.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import org.civilhub.io.HubJson;
import tools.jackson.databind.JsonNode;

/** Runs the command line as a user does, and keeps what it prints. */
final class Cli {
  static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
  static final Path ASTANA_HUB = ROOT.resolve("examples/data/astana-hub");

  /** What a user gets. */
  record Outcome(int code, String out, String err) {
    JsonNode json() {
      return HubJson.mapper().readTree(out);
    }
  }

  private Cli() {}

  static Outcome run(Object... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Main.run(
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            Arrays.stream(args).map(Object::toString).toArray(String[]::new));
    return new Outcome(code, out.toString(), err.toString());
  }

  static Outcome report(Path dataset, Object... options) {
    Object[] args = new Object[options.length + 2];
    args[0] = "report";
    args[1] = dataset;
    System.arraycopy(options, 0, args, 2, options.length);
    return run(args);
  }
}
