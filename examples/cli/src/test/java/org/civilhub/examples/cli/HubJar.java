package org.civilhub.examples.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Runs the runnable jar in a fresh virtual machine. */
final class HubJar {
  private static final Path JAR =
      Path.of(Objects.requireNonNull(System.getProperty("project.jar"), "project.jar"))
          .toAbsolutePath();
  private static final int PATIENCE = 5;

  /** What a user gets. */
  record Outcome(int code, String out, String err) {}

  private HubJar() {}

  static Outcome run(
      Path directory, Map<String, String> environment, List<String> options, String... args)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile("hub", ".out");
    Path err = Files.createTempFile("hub", ".err");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add("-jar");
    command.add(JAR.toString());
    command.addAll(List.of(args));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      assertThat(process.waitFor(PATIENCE, TimeUnit.MINUTES)).isTrue();
      return new Outcome(
          process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
    } finally {
      process.destroyForcibly();
      Files.delete(out);
      Files.delete(err);
    }
  }
}
