package org.civilhub.io.ndjson;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.civilhub.model.rule.Finding;
import org.civilhub.model.value.LanguageTag;

/**
 * Keeps rejected lines as they are, and beside them what was found; or keeps nothing. What cannot
 * be written is an {@link UncheckedIOException}, so that it is not taken for what cannot be read.
 */
final class Rejects implements Closeable {
  private static final String FINDINGS = ".findings";

  private final Optional<Path> file;
  private final OutputStream lines;
  private final OutputStream findings;
  private long count;

  private Rejects(Optional<Path> file, OutputStream lines, OutputStream findings) {
    this.file = file;
    this.lines = lines;
    this.findings = findings;
  }

  /**
   * Starts files.
   *
   * @param file where the lines go; empty to keep nothing
   * @param input what the lines are read from
   * @throws IllegalArgumentException if it would be written over
   */
  static Rejects to(Optional<Path> file, Path input) {
    if (file.isEmpty()) {
      return new Rejects(file, OutputStream.nullOutputStream(), OutputStream.nullOutputStream());
    }
    Path path = file.get();
    Path beside = path.resolveSibling(path.getFileName() + FINDINGS);
    try {
      for (Path written : List.of(path, beside)) {
        if (Files.exists(written) && Files.isSameFile(written, input)) {
          throw new IllegalArgumentException(
              "rejects must not be written over what is read, found " + written);
        }
      }
      OutputStream findings = new BufferedOutputStream(Files.newOutputStream(beside));
      return new Rejects(file, new BufferedOutputStream(lines(path, findings)), findings);
    } catch (IOException e) {
      throw failed(path, e);
    }
  }

  /** Where the lines go; if that fails, the findings are closed as well. */
  private static OutputStream lines(Path path, OutputStream findings) throws IOException {
    try {
      OutputStream plain = Files.newOutputStream(path);
      return BulkRun.isPacked(path) ? new GZIPOutputStream(plain) : plain;
    } catch (IOException e) {
      findings.close();
      throw e;
    }
  }

  /** Whether anything is kept. */
  boolean isKept() {
    return file.isPresent();
  }

  /** Writes bytes of a line, the line feed that ends it among them. */
  void write(byte[] bytes, int from, int to) {
    try {
      lines.write(bytes, from, to - from);
    } catch (IOException e) {
      throw failed(file.orElseThrow(), e);
    }
  }

  /** Writes the line that starts somewhere in a chunk. */
  void write(Chunk chunk, int from) {
    if (!isKept()) {
      return; // nor is its end looked for
    }
    int end = from;
    while (chunk.bytes()[end] != '\n') {
      end++;
    }
    write(chunk.bytes(), from, end + 1);
  }

  /** Tells what was found in the line that was written last. */
  void tell(List<Finding> found) {
    if (!isKept()) {
      return; // nor are words made
    }
    count++;
    try {
      for (Finding finding : found) {
        String text = count + "\t" + finding.line(LanguageTag.EN) + "\n";
        findings.write(text.getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw failed(file.orElseThrow(), e);
    }
  }

  private static UncheckedIOException failed(Path file, IOException e) {
    return new UncheckedIOException("cannot write rejects to " + file, e);
  }

  @Override
  public void close() {
    try (OutputStream a = lines;
        OutputStream b = findings) {
      a.flush();
      b.flush();
    } catch (IOException e) {
      throw failed(file.orElseThrow(), e);
    }
  }
}
