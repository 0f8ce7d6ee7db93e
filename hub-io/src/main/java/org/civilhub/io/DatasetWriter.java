package org.civilhub.io;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.civilhub.model.HubRecord;
import org.civilhub.model.RecordType;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a dataset to a folder or as one JSON document, so that {@link DatasetReader} reads an
 * equal one. The same dataset gives the same bytes: UTF-8, lines end in LF on every system.
 * Immutable, to be shared; but one target has one writer at a time.
 *
 * <p>A write that breaks off leaves the old dataset or the new one, whole. A folder's new files are
 * first written beside the old ones, into {@code .pending.tmp}; once they are all on the disk that
 * folder becomes {@code .pending}, and from then on the reader reads from there. Then they replace
 * the old ones. A writer that finds a {@code .pending} first finishes what it was for.
 */
public final class DatasetWriter {
  private static final String TEMPORARY = ".tmp";
  private static final String DRAFT = DatasetFiles.PENDING + TEMPORARY;
  private static final String DONE = DatasetFiles.PENDING + ".done";

  /** Is told of every step before it is taken; a test makes one fail. */
  interface Steps {
    void before(String step) throws IOException;
  }

  private final Steps steps;

  /** A writer. */
  public DatasetWriter() {
    this(step -> {});
  }

  DatasetWriter(Steps steps) {
    this.steps = steps;
  }

  /**
   * Writes a folder: {@code hub.json}, and a file for each type that has records. Files of a
   * dataset that were there before and are not part of this one are removed; others stay.
   *
   * @param dataset what to write
   * @param folder where to; made if it does not exist
   * @throws UncheckedIOException if the system refuses to write; the message names the folder
   * @throws tools.jackson.core.JacksonException if a text of the dataset is no Unicode text, or a
   *     number is beyond the limits of what is read
   */
  public void write(Dataset dataset, Path folder) {
    try {
      step("create " + folder);
      Files.createDirectories(folder);
      finishPending(folder);
      delete(folder.resolve(DRAFT));
      Path draft = folder.resolve(DRAFT);
      step("create " + DRAFT);
      Files.createDirectory(draft);
      writeFiles(dataset, draft);
      step("commit");
      move(draft, folder.resolve(DatasetFiles.PENDING));
      force(folder);
      finishPending(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + folder, e);
    }
  }

  /**
   * Writes one document, with one record a line: the member {@code hub}, and a list for each type
   * that has records.
   *
   * @param dataset what to write
   * @param file where to; its folder must exist
   * @throws UncheckedIOException if the system refuses to write; the message names the file
   * @throws tools.jackson.core.JacksonException if a text of the dataset is no Unicode text, or a
   *     number is beyond the limits of what is read
   */
  public void writeDocument(Dataset dataset, Path file) {
    Path whole = file.toAbsolutePath();
    Path draft = whole.resolveSibling("." + whole.getFileName() + TEMPORARY);
    try {
      writeFile(draft, out -> writeDocument(dataset, out));
      step("move " + draft);
      move(draft, whole);
      force(whole.getParent());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private void writeFiles(Dataset dataset, Path folder) throws IOException {
    writeFile(
        folder.resolve(DatasetFiles.MANIFEST),
        out -> {
          write(out, pretty(HubJson.mapper()).writeValueAsBytes(dataset.manifest()));
          write(out, "\n");
        });
    for (RecordType type : RecordType.values()) {
      List<? extends HubRecord> records = dataset.records(type.getType());
      if (!records.isEmpty()) {
        writeFile(
            folder.resolve(DatasetFiles.file(type)),
            out -> {
              for (HubRecord record : records) {
                write(out, bytes(record));
                write(out, "\n");
              }
            });
      }
    }
    force(folder);
  }

  private void writeDocument(Dataset dataset, OutputStream out) throws IOException {
    write(out, "{\"" + DatasetFiles.MANIFEST_MEMBER + "\":");
    write(out, bytes(dataset.manifest()));
    for (RecordType type : RecordType.values()) {
      String separator = ",\n\"" + DatasetFiles.member(type) + "\":[\n";
      for (HubRecord record : dataset.records(type.getType())) {
        write(out, separator);
        write(out, bytes(record));
        separator = ",\n";
      }
      if (separator.equals(",\n")) {
        write(out, "\n]");
      }
    }
    write(out, "}\n");
  }

  private static byte[] bytes(Object value) {
    return HubJson.mapper().writeValueAsBytes(value);
  }

  /** A writer with two blanks for each level and LF on every system. */
  static ObjectWriter pretty(JsonMapper mapper) {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    return mapper
        .writer()
        .with(
            new DefaultPrettyPrinter(
                    Separators.createDefaultInstance()
                        .withObjectNameValueSpacing(Separators.Spacing.AFTER))
                .withObjectIndenter(indenter)
                .withArrayIndenter(indenter));
  }

  /** Makes the pending dataset, if there is one, the dataset of the folder. */
  private void finishPending(Path folder) throws IOException {
    delete(folder.resolve(DONE));
    Path pending = folder.resolve(DatasetFiles.PENDING);
    if (!Files.isDirectory(pending)) {
      return;
    }
    Set<String> names = managed(pending);
    for (String name : names) {
      Path draft = folder.resolve("." + name + TEMPORARY);
      step("copy " + name);
      Files.copy(pending.resolve(name), draft, StandardCopyOption.REPLACE_EXISTING);
      force(draft);
      step("replace " + name);
      move(draft, folder.resolve(name));
    }
    Set<String> old = managed(folder);
    old.removeAll(names);
    for (String name : old) {
      step("delete " + name);
      Files.delete(folder.resolve(name));
    }
    force(folder);
    step("finish");
    move(pending, folder.resolve(DONE));
    force(folder);
    delete(folder.resolve(DONE));
  }

  private static Set<String> managed(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      Set<String> names = new TreeSet<>();
      files
          .map(file -> folder.relativize(file).toString())
          .filter(DatasetFiles::isManaged)
          .forEach(names::add);
      return names;
    }
  }

  /** What goes into one file. */
  private interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  private void writeFile(Path file, Content content) throws IOException {
    step("open " + file);
    try (FileChannel channel =
            FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE);
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel))) {
      content.writeTo(out);
      out.flush();
      step("force " + file);
      channel.force(true);
    }
  }

  private void write(OutputStream out, byte[] bytes) throws IOException {
    step("write");
    int half = bytes.length / 2;
    out.write(bytes, 0, half);
    step("write the other half");
    out.write(bytes, half, bytes.length - half);
  }

  private void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Puts a file, or what a folder lists, on the disk; some systems do that of a folder unasked. */
  private static void force(@Nullable Path path) throws IOException {
    if (path == null) {
      return;
    }
    boolean folder = Files.isDirectory(path);
    try (FileChannel channel =
        FileChannel.open(path, folder ? StandardOpenOption.READ : StandardOpenOption.WRITE)) {
      channel.force(true);
    } catch (IOException e) {
      if (!folder) {
        throw e;
      }
    }
  }

  private void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            step("delete " + file);
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            step("delete " + visited);
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private void step(String step) throws IOException {
    steps.before(step);
  }
}
