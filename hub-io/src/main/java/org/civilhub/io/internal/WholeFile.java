package org.civilhub.io.internal;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that is there whole or not at all. */
public final class WholeFile {
  private WholeFile() {}

  /** What goes into a file. */
  public interface Content {
    /**
     * Writes it.
     *
     * @param out the file; need not be closed
     * @throws IOException if the system refuses
     */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes to a file, which a write that breaks off leaves as it was.
   *
   * @throws UncheckedIOException if the system refuses to write; the message names the file
   */
  public static void write(Path file, Content content) {
    Path whole = file.toAbsolutePath();
    Path draft = whole.resolveSibling("." + whole.getFileName() + ".tmp");
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(draft))) {
        content.writeTo(out);
      }
      Files.move(draft, whole, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
