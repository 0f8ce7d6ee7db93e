package org.civilhub.examples.cli;

import java.nio.file.Path;
import org.civilhub.io.RulesetReader;
import org.civilhub.model.rule.Ruleset;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** By which rules records are judged. */
final class RulesOption {
  @Option(
      names = "--rules",
      paramLabel = "FILE",
      description =
          "JSON object that switches rules off or sets their severity, such as"
              + " {\"hub.code.unknown\": \"off\", \"hub.event.unique\": \"error\"}.")
  private @Nullable Path file;

  /** Where they stand; null if the user named no file. */
  @Nullable Path file() {
    return file;
  }

  /** Those of the file, else the standard ones. */
  Ruleset read() {
    return file == null ? Ruleset.standard() : new RulesetReader().read(file, Ruleset.standard());
  }
}
