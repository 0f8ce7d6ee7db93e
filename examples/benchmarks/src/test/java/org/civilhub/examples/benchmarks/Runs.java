package org.civilhub.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Programs that tests run. */
final class Runs {
  /** A program that prints. */
  interface Program {
    void run(String[] args) throws Exception;
  }

  private Runs() {}

  /** What a program of this process prints. */
  static List<String> printed(Program program, String... args) throws Exception {
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
      program.run(args);
    } finally {
      System.setOut(before);
    }
    return printed.toString(StandardCharsets.UTF_8).lines().toList();
  }

  /** Makes a dataset as {@code hub.jar sample} does. */
  static void makeSample(Path folder, int events) throws Exception {
    Process sample =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "org.civilhub.examples.cli.Main",
                "sample",
                "--events",
                String.valueOf(events),
                folder.toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(sample.waitFor()).isZero();
  }
}
