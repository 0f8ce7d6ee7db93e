package org.civilhub.io.ndjson;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.civilhub.model.rule.Finding;
import org.civilhub.model.value.LanguageTag;

/** Keeps rejected lines as they are, and beside them what was found; or keeps nothing. */
final class Rejects implements Closeable {
  private static final String FINDINGS = ".findings";

  private final Optional<OutputStream> lines;
  private final Optional<OutputStream> findings;
  private long count;

  private Rejects(Optional<OutputStream> lines, Optional<OutputStream> findings) {
    this.lines = lines;
    this.findings = findings;
  }

  static Rejects to(Optional<Path> file) throws IOException {
    if (file.isEmpty()) {
      return new Rejects(Optional.empty(), Optional.empty());
    }
    Path beside = file.get().resolveSibling(file.get().getFileName() + FINDINGS);
    return new Rejects(
        Optional.of(new BufferedOutputStream(Files.newOutputStream(file.get()))),
        Optional.of(new BufferedOutputStream(Files.newOutputStream(beside))));
  }

  /** Writes the line that starts somewhere in a chunk. */
  void write(long number, Chunk chunk, int from, List<Finding> found) throws IOException {
    if (lines.isPresent() && findings.isPresent()) {
      count++;
      int end = from;
      while (chunk.bytes()[end] != '\n') {
        end++;
      }
      lines.get().write(chunk.bytes(), from, end + 1 - from);
      for (Finding finding : found) {
        String text = count + "\t" + finding.line(LanguageTag.EN) + "\n";
        findings.get().write(text.getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  void keep() {}

  @Override
  public void close() throws IOException {
    if (lines.isPresent() && findings.isPresent()) {
      try (OutputStream a = lines.get();
          OutputStream b = findings.get()) {
        a.flush();
        b.flush();
      }
    }
  }
}
