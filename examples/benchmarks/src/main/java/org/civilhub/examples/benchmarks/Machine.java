package org.civilhub.examples.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What a table was measured on. */
final class Machine {
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

  private Machine() {}

  /** Two lines: the machine, and the Java. */
  static String lines() throws IOException {
    return """

        Machine: %s processors, %s; %s %s.
        Java: %s, %s.
        """
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            processor(),
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            System.getProperty("java.vm.name"),
            System.getProperty("java.vm.version"));
  }

  /** Its name where Linux tells it, else only its kind. */
  private static String processor() throws IOException {
    String kind = System.getProperty("os.arch");
    if (!Files.exists(PROCESSORS)) {
      return kind;
    }
    try (Stream<String> lines = Files.lines(PROCESSORS)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(kind);
    }
  }
}
