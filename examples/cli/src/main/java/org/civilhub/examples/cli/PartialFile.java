package org.civilhub.examples.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.civilhub.io.HubJson;
import org.civilhub.metrics.partial.PartialResult;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;

/** Partial results as files. */
final class PartialFile {
  private PartialFile() {}

  static String text(PartialResult partial) {
    return HubJson.mapper().writeValueAsString(partial) + "\n";
  }

  /**
   * Reads a file.
   *
   * @throws IOException if there is none, or it holds something else
   */
  static PartialResult read(Path file) throws IOException {
    try {
      return HubJson.mapper()
          .readValue(Files.readString(file, StandardCharsets.UTF_8), PartialResult.class);
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
