package org.civilhub.examples.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.ObjIntConsumer;
import java.util.stream.Stream;
import org.civilhub.io.Dataset;
import org.civilhub.io.HubJson;
import org.civilhub.model.RecordType;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sample}: a dataset of any size to try things on. */
@Command(
    name = "sample",
    description =
        "Writes a dataset of made-up events, and a fifth as many contributions, to try things at size."
            + " The same seed and number give the same bytes.",
    mixinStandardHelpOptions = true,
    version = Main.VERSION)
final class SampleCommand extends HubCommand {
  private static final int EVENTS_A_CONTRIBUTION = 5;

  @Parameters(paramLabel = "FOLDER", description = "Folder to write; it must be new or empty.")
  private @Nullable Path folder;

  @Option(
      names = "--events",
      paramLabel = "N",
      description = "How many events; ${DEFAULT-VALUE} by default.",
      defaultValue = "1000")
  private int events = 1000;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description =
          "Any whole number; another one gives other records. ${DEFAULT-VALUE} by default.",
      defaultValue = "1")
  private long seed = 1;

  @Override
  public Integer call() {
    Path target = Objects.requireNonNull(folder);
    if (events < 0) {
      throw wrongUsage("bad_events", events);
    }
    try {
      Files.createDirectories(target);
      if (!isEmpty(target)) {
        throw wrongUsage("not_empty", target);
      }
      write(target);
    } catch (IOException e) {
      note("cannot_write", target);
      return Main.UNREADABLE;
    }
    return deliver(Words.of("written", language(), target) + "\n", Main.OK);
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  /** What makes the folder a dataset comes last. */
  private void write(Path target) throws IOException {
    SampleRecords records = new SampleRecords(seed);
    write(file(target, RecordType.PARTNER), SampleRecords.partners());
    write(file(target, RecordType.PROJECT), SampleRecords.projects());
    write(file(target, RecordType.EVENT), events, records::event);
    write(
        file(target, RecordType.CONTRIBUTION),
        events / EVENTS_A_CONTRIBUTION,
        records::contribution);
    write(target.resolve("hub.json"), List.of(SampleRecords.manifest()));
  }

  private static Path file(Path folder, RecordType type) {
    return folder.resolve(Dataset.member(type) + ".ndjson");
  }

  private static void write(Path file, int count, ObjIntConsumer<StringBuilder> records)
      throws IOException {
    StringBuilder line = new StringBuilder();
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      for (int i = 0; i < count; i++) {
        line.setLength(0);
        records.accept(line, i);
        out.write(line.append('\n').toString().getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private static void write(Path file, List<?> values) throws IOException {
    write(
        file,
        values.size(),
        (line, i) -> line.append(HubJson.mapper().writeValueAsString(values.get(i))));
  }
}
