package org.civilhub.examples.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * From files to every figure, as a user waits for it: each engine answers the same questions in a
 * process of its own, one after another, in several rounds. Prints a Markdown table.
 *
 * <p>Wall time is that of the whole process, with the start of the virtual machine. The peak of
 * memory is known on Linux alone, and 0 elsewhere.
 */
public final class EndToEnd {
  private static final String USAGE = "EndToEnd FOLDER [--rounds N]";

  /** The same for every engine, so that no machine's default decides. */
  private static final String HEAP = "-Xmx2g";

  private static final RoundingMode HALF_UP = RoundingMode.HALF_UP;

  /** What one process took, and what it answered. */
  record Run(Duration wall, Duration cpu, long peakBytes, List<String> answers) {}

  private EndToEnd() {}

  /**
   * Compares the engines on a folder that {@code hub sample} made.
   *
   * @param args the folder, and how many rounds; 3 by default
   * @throws Exception if an engine fails
   */
  public static void main(String[] args) throws Exception {
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    List<String> given = Arrays.asList(args);
    if (given.size() == 3 && given.get(0).equals("--engine")) {
      answer(Engine.valueOf(given.get(1)), Path.of(given.get(2)), out);
    } else if (given.size() == 1) {
      out.print(compare(Path.of(given.get(0)), 3));
    } else if (given.size() == 3 && given.get(1).equals("--rounds")) {
      out.print(compare(Path.of(given.get(0)), Integer.parseInt(given.get(2))));
    } else {
      throw new IllegalArgumentException("usage: " + USAGE);
    }
    out.flush();
  }

  /** What a process of its own does: the answers, and then what they took. */
  private static void answer(Engine engine, Path folder, PrintStream out) throws IOException {
    engine.answers(folder).forEach(out::println);
    out.println(ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toMillis());
    out.println(peakBytes(Path.of("/proc/self/status")));
  }

  /** The most memory that was ever resident: a line such as {@code VmHWM: 340872 kB}. */
  private static long peakBytes(Path status) throws IOException {
    if (!Files.exists(status)) {
      return 0;
    }
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("[^0-9]", "")))
          .sum();
    }
  }

  private static String compare(Path folder, int rounds) throws IOException, InterruptedException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.copy(file, OutputStream.nullOutputStream()); // none is the first to wait for the disk
      }
    }
    Map<Engine, List<Run>> runs = new EnumMap<>(Engine.class);
    for (int i = 0; i < rounds; i++) {
      for (Engine engine : Engine.values()) {
        runs.computeIfAbsent(engine, e -> new ArrayList<>()).add(run(engine, folder));
      }
    }
    return table(runs);
  }

  private static Run run(Engine engine, Path folder) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-cp",
                System.getProperty("java.class.path"),
                EndToEnd.class.getName(),
                "--engine",
                engine.name(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<String> lines = process.inputReader(StandardCharsets.UTF_8).lines().toList();
    int code = process.waitFor();
    Duration wall = Duration.ofNanos(System.nanoTime() - start);
    if (code != 0) {
      throw new IllegalStateException(engine + " ended with " + code);
    }
    int answers = lines.size() - 2;
    return new Run(
        wall,
        Duration.ofMillis(Long.parseLong(lines.get(answers))),
        Long.parseLong(lines.get(answers + 1)),
        lines.subList(0, answers));
  }

  /** A row for each engine. Where the number of rounds is even, the median is the upper one. */
  static String table(Map<Engine, List<Run>> runs) {
    StringBuilder table =
        new StringBuilder(
            """
            | Engine | wall s: median (min-max) | CPU s | peak RSS MB | wall / DuckDB, same round \
            | answers |
            |---|---|---|---|---|---|
            """);
    List<Run> base = runs.getOrDefault(Engine.DUCKDB, List.of());
    runs.forEach(
        (engine, ofEngine) -> {
          List<BigDecimal> walls = sorted(ofEngine, run -> seconds(run.wall()));
          List<BigDecimal> ratios = new ArrayList<>();
          for (int i = 0; i < ofEngine.size(); i++) {
            ratios.add(
                seconds(ofEngine.get(i).wall()).divide(seconds(base.get(i).wall()), 2, HALF_UP));
          }
          boolean equal =
              Stream.concat(base.stream(), ofEngine.stream()).map(Run::answers).distinct().count()
                  == 1;
          table.append(
              "| %s | %s | %s | %s | %s | %s, %s |\n"
                  .formatted(
                      engine.title(),
                      spread(walls, 2),
                      median(sorted(ofEngine, run -> seconds(run.cpu()))).setScale(1, HALF_UP),
                      median(sorted(ofEngine, run -> BigDecimal.valueOf(run.peakBytes(), 6)))
                          .setScale(0, HALF_UP),
                      spread(ratios.stream().sorted().toList(), 2),
                      equal ? "equal" : "DIFFERENT",
                      hash(ofEngine.get(0).answers())));
        });
    return table.toString();
  }

  private static BigDecimal seconds(Duration time) {
    return BigDecimal.valueOf(time.toMillis(), 3);
  }

  private static List<BigDecimal> sorted(List<Run> runs, Function<Run, BigDecimal> value) {
    return runs.stream().map(value).sorted().toList();
  }

  private static BigDecimal median(List<BigDecimal> sorted) {
    return sorted.get(sorted.size() / 2);
  }

  private static String spread(List<BigDecimal> sorted, int decimals) {
    return "%s (%s-%s)"
        .formatted(
            median(sorted).setScale(decimals, HALF_UP),
            sorted.get(0).setScale(decimals, HALF_UP),
            sorted.get(sorted.size() - 1).setScale(decimals, HALF_UP));
  }

  /** Eight digits that tell answers apart. */
  private static String hash(List<String> answers) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(String.join("\n", answers).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 4);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
