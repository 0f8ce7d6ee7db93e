package org.civilhub.examples.cli;

import org.civilhub.model.rule.FindingLog;
import picocli.CommandLine.Option;

/** How many findings are shown. */
final class FindingsOption {
  @Option(
      names = "--max-findings",
      paramLabel = "N",
      description =
          "How many findings of each rule are shown; ${DEFAULT-VALUE} by default. All are counted.",
      defaultValue = "" + FindingLog.DEFAULT_CAP)
  private int most = FindingLog.DEFAULT_CAP;

  /** The number, 0 or more. */
  int read(HubCommand command) {
    if (most < 0) {
      throw command.wrongUsage("bad_most", most);
    }
    return most;
  }
}
