package org.civilhub.examples.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.civilhub.io.Dataset;
import org.civilhub.io.xlsx.XlsxWriter;
import org.civilhub.model.RecordType;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code template}: an empty form for whoever enters records in a spreadsheet program. */
@Command(
    name = "template",
    description =
        "Writes an empty workbook to be filled in: headers and notes in the language, lists to choose"
            + " codes from.",
    mixinStandardHelpOptions = true,
    version = Main.VERSION)
final class TemplateCommand extends HubCommand {
  private static final String ENDING = ".xlsx";

  @Parameters(
      paramLabel = "FILE",
      description =
          "Workbook to write, such as events.xlsx; its name says of which type, if none is given.")
  private @Nullable Path file;

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      description =
          "Type of record to be entered, such as event; may be given several times. All by default.")
  private List<String> types = new ArrayList<>();

  @Override
  public Integer call() {
    Path target = Objects.requireNonNull(file);
    String name =
        Optional.ofNullable(target.getFileName())
            .orElse(target)
            .toString()
            .toLowerCase(Locale.ROOT);
    if (!name.endsWith(ENDING)) {
      throw wrongUsage("need_xlsx", target);
    }
    Set<RecordType> asked = EnumSet.noneOf(RecordType.class);
    types.forEach(code -> asked.add(type(code)));
    Dataset.typeOfMember(name.substring(0, name.length() - ENDING.length()))
        .filter(type -> asked.isEmpty())
        .ifPresent(asked::add);
    new XlsxWriter(language())
        .writeForm(asked.isEmpty() ? EnumSet.allOf(RecordType.class) : asked, target);
    return deliver(Words.of("written", language(), target) + "\n", Main.OK);
  }
}
