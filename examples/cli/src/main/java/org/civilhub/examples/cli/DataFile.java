package org.civilhub.examples.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.civilhub.io.HubJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;

/** Plain data as files: partial results and publications. */
final class DataFile {
  private DataFile() {}

  static String text(Object data) {
    return HubJson.mapper().writeValueAsString(data) + "\n";
  }

  /**
   * Reads a file.
   *
   * @param <T> what it holds
   * @param type what it holds
   * @throws IOException if there is none, or it holds something else
   */
  static <T> T read(Path file, Class<T> type) throws IOException {
    try {
      return HubJson.mapper().readValue(Files.readString(file, StandardCharsets.UTF_8), type);
    } catch (DatabindException | IllegalArgumentException e) {
      throw new IOException(firstLine(e), e);
    } catch (JacksonException e) {
      throw new IOException(e.getOriginalMessage(), e);
    }
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
