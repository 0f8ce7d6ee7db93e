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
  private final LanguageTag language;
  private final OutputStream lines;
  private final OutputStream findings;
  private long count;

  private Rejects(
      Optional<Path> file, LanguageTag language, OutputStream lines, OutputStream findings) {
    this.file = file;
    this.language = language;
    this.lines = lines;
    this.findings = findings;
  }

  /**
   * Starts files.
   *
   * @param file where the lines go; empty to keep nothing
   * @param language of what is said of them
   * @param input what the lines are read from
   * @throws IllegalArgumentException if it would be written over
   */
  static Rejects to(Optional<Path> file, LanguageTag language, Path input) {
    if (file.isEmpty()) {
      return new Rejects(
          file, language, OutputStream.nullOutputStream(), OutputStream.nullOutputStream());
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
      OutputStream lines = new BufferedOutputStream(lines(path));
      return new Rejects(file, language, lines, findings(beside, lines));
    } catch (IOException e) {
      throw failed(path, e);
    }
  }

  private static OutputStream lines(Path path) throws IOException {
    OutputStream plain = Files.newOutputStream(path);
    return BulkRun.isPacked(path) ? new GZIPOutputStream(plain) : plain;
  }

  /** Where the findings go; if that fails, the lines are closed as well. */
  private static OutputStream findings(Path beside, OutputStream lines) throws IOException {
    try {
      return new BufferedOutputStream(Files.newOutputStream(beside));
    } catch (IOException e) {
      lines.close();
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
        String text = count + "\t" + finding.line(language) + "\n";
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
