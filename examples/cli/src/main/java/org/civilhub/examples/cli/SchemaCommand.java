package org.civilhub.examples.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.civilhub.io.schema.JsonSchemas;
import org.civilhub.model.RecordType;
import org.civilhub.model.rule.Severity;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** {@code schema}: the JSON Schema of a type of record, or of a dataset. */
@Command(
    name = "schema",
    description =
        "Prints the JSON Schema (2020-12) of a type of record, or of a dataset in one document."
            + " --output names a folder, into which it is written; without TYPE all of them are.",
    mixinStandardHelpOptions = true,
    version = Main.VERSION)
final class SchemaCommand extends HubCommand {
  /** What a schema refuses. */
  enum Asserting {
    /** What cannot be read or is an error. */
    error,
    /** What is a warning too. */
    warning,
    /** What is but an advice too, such as a code that is on no list. */
    advice
  }

  @Parameters(
      paramLabel = "TYPE",
      arity = "0..1",
      description = "Type of record, such as event; the whole dataset by default.")
  private @Nullable String type;

  @Option(
      names = "--asserting",
      paramLabel = "SEVERITY",
      description =
          "Least severity that the schema refuses: ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} by"
              + " default.",
      defaultValue = "error")
  private Asserting asserting = Asserting.error;

  @Override
  public Integer call() {
    JsonSchemas schemas =
        JsonSchemas.asserting(Severity.valueOf(asserting.name().toUpperCase(Locale.ROOT)));
    Optional<RecordType> asked = Optional.ofNullable(type).map(this::type);
    ObjectNode schema = asked.map(schemas::record).orElseGet(schemas::dataset);
    if (output().isEmpty()) {
      return deliver(JsonSchemas.toText(schema), Main.OK);
    }
    Path folder = output().get();
    for (Map.Entry<String, ObjectNode> each : schemas.all().entrySet()) {
      if (asked.isEmpty() || each.getValue().equals(schema)) {
        if (!write(folder.resolve(each.getKey()), JsonSchemas.toText(each.getValue()))) {
          return Main.UNREADABLE;
        }
      }
    }
    return Main.OK;
  }
}
