package org.civilhub.examples.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.civilhub.io.HubJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;

/** Plain data as files: partial results and publications. */
final class DataFile {
  static final String NOT_TEXT = "not text in UTF-8";

  /** How many characters a file may have: some millions of records with their digests. */
  private static final long LONGEST = 1L << 30;

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
      return HubJson.mapper(LONGEST).readValue(text, type);
    } catch (DatabindException | IllegalArgumentException e) {
      throw new IOException(firstLine(e), e);
    } catch (JacksonException e) {
      boolean text = !(e.getCause() instanceof CharacterCodingException);
      throw new IOException(text ? e.getOriginalMessage() : NOT_TEXT, e);
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

  private static String firstLine(Exception e) {
    String line = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    int setting = line.indexOf("; `"); // which setting refuses it
    return setting < 0 ? line : line.substring(0, setting);
  }
}
