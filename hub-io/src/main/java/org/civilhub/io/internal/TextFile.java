package org.civilhub.io.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.civilhub.io.HubJson;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;

/** A text that is written whole, in UTF-8. */
public final class TextFile {
  private TextFile() {}

  /**
   * A text as it can be written: U+FFFD stands for half a surrogate pair, which cannot be encoded,
   * a control character that is neither tab nor end of line, and U+FFFE and U+FFFF, which mean
   * nothing.
   */
  public static String printable(String text) {
    StringBuilder printable = new StringBuilder();
    text.codePoints().map(c -> isText(c) ? c : 0xFFFD).forEach(printable::appendCodePoint);
    return printable.toString();
  }

  private static boolean isText(int c) {
    return c == '\n'
        || c == '\r'
        || c == '\t'
        || (!Character.isISOControl(c)
            && Character.getType(c) != Character.SURROGATE
            && c != 0xFFFE
            && c != 0xFFFF);
  }

  /** A JSON document, indented, lines ending in LF. */
  public static String json(JsonNode node) {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter(
                Separators.createDefaultInstance()
                    .withObjectNameValueSpacing(Separators.Spacing.AFTER))
            .withObjectIndenter(indenter)
            .withArrayIndenter(indenter);
    return HubJson.mapper().writer().with(printer).writeValueAsString(node) + "\n";
  }

  /**
   * Writes to a file, which a write that breaks off leaves as it was.
   *
   * @throws UncheckedIOException if the system refuses to write; the message names the file
   */
  public static void write(String text, Path file) {
    WholeFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Writes to a stream and flushes it; closing it is the caller's.
   *
   * @throws UncheckedIOException if the stream refuses
   */
  public static void write(String text, OutputStream out) {
    try {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
