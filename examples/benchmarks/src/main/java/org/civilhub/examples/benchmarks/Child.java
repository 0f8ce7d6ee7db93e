package org.civilhub.examples.benchmarks;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A process of its own, from its start to its end.
 *
 * @param wall the time that it took, as who started it waited
 * @param lines what it printed
 */
record Child(Duration wall, List<String> lines) {
  /** Of what is shown of a word of a command. */
  private static final int LONGEST = 100;

  /** The command of a Java like this one. */
  static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();

  /**
   * Runs a Java like this one to its end.
   *
   * @param arguments its options, what it is to run, and the arguments of that
   * @throws IllegalStateException if it fails
   */
  static Child java(List<String> arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(JAVA);
    command.addAll(arguments);
    return run(command);
  }

  /**
   * Runs one to its end.
   *
   * @param command the program and its arguments
   * @throws IllegalStateException if it fails
   */
  static Child run(List<String> command) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    List<String> lines = process.inputReader(StandardCharsets.UTF_8).lines().toList();
    int code = process.waitFor();
    Duration wall = Duration.ofNanos(System.nanoTime() - start);
    if (code != 0) {
      throw new IllegalStateException(shown(command) + " ended with " + code);
    }
    return new Child(wall, lines);
  }

  /** A class path or a program in full would hide all else. */
  private static String shown(List<String> command) {
    return command.stream()
        .map(word -> word.length() <= LONGEST ? word : word.substring(0, LONGEST) + "…")
        .collect(Collectors.joining(" "));
  }

  BigDecimal seconds() {
    return BigDecimal.valueOf(wall.toNanos(), 9);
  }
}
