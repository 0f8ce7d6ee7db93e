package org.civilhub.examples.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.civilhub.io.HubJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Plain data as files: partial results and publications. */
final class DataFile {
  static final String NOT_TEXT = "not text in UTF-8";

  /** How many characters a file may have: some millions of records with their digests. */
  private static final long LONGEST = 1L << 30;

  private static final JsonMapper MAPPER = HubJson.mapper(LONGEST);

  private DataFile() {}

  static String text(Object data) {
    return HubJson.mapper().writeValueAsString(data) + "\n";
  }

  /**
   * Reads a file.
   *
   * @param <T> what it holds
   * @param type what it holds
   * @throws IOException if there is none, it holds something else, or it is beyond the limits
   */
  static <T> T read(Path file, Class<T> type) throws IOException {
    requireFile(file);
    try (BufferedReader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      @Nullable T data = MAPPER.readValue(text, type);
      if (data == null) {
        throw new IOException("nothing but null");
      }
      return data;
    } catch (JacksonException e) {
      boolean text = !(e.getCause() instanceof CharacterCodingException);
      throw new IOException(text ? place(e) + firstLine(e) : NOT_TEXT, e);
    }
  }

  /**
   * Tells what there is instead of a file.
   *
   * @throws IOException if it is a folder or not there
   */
  static void requireFile(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new IOException("no such file");
    }
    if (Files.isDirectory(file)) {
      throw new IOException("a folder");
    }
  }

  /** Line, column and JSON pointer, as far as they are known. */
  private static String place(JacksonException e) {
    StringBuilder place = new StringBuilder();
    if (e.getLocation() != null && e.getLocation().getLineNr() > 0) {
      place
          .append(e.getLocation().getLineNr())
          .append(':')
          .append(e.getLocation().getColumnNr())
          .append(' ');
    }
    if (!e.getPath().isEmpty()) {
      place.append('[');
      for (JacksonException.Reference step : e.getPath()) {
        place
            .append('/')
            .append(step.getIndex() < 0 ? step.getPropertyName() : String.valueOf(step.getIndex()));
      }
      place.append("] ");
    }
    return place.toString();
  }

  private static String firstLine(JacksonException e) {
    String line = String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
    int setting = line.indexOf("; `"); // which setting refuses it
    return setting < 0 ? line : line.substring(0, setting);
  }
}
