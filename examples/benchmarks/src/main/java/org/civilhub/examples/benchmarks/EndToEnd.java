package org.civilhub.examples.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * From files to every figure, as a user waits for it: each engine answers the same questions in a
 * process of its own, one after another, in several rounds. Prints a Markdown table.
 *
 * <p>Wall time is that of the whole process, with the start of the virtual machine. The peak of
 * memory is known on Linux alone, and 0 elsewhere.
 */
public final class EndToEnd {
  private static final String USAGE =
      "EndToEnd FOLDER [--rounds N] [--engines A,B] [--heap SIZE] [--spark CLASSPATH]"
          + " [--polars PYTHON]";

  private static final String OF_CHILD = "EndToEnd FOLDER [--engine NAME]";

  /** Of the library's engines but where asked for; they hold no more than they need. */
  private static final String OWN_HEAP = "256m";

  /** Of all others, so that no machine's default decides. */
  private static final String HEAP = "2g";

  /** The one for work that is to be done soon, not for work that must not pause. */
  private static final String COLLECTOR = "-XX:+UseParallelGC";

  /** What its own launcher opens: it looks into them when what it holds does not fit the heap. */
  private static final List<String> OPEN_TO_SPARK =
      List.of(
          "java.lang",
          "java.lang.invoke",
          "java.lang.reflect",
          "java.io",
          "java.net",
          "java.nio",
          "java.util",
          "java.util.concurrent",
          "java.util.concurrent.atomic",
          "jdk.internal.ref",
          "sun.nio.ch",
          "sun.nio.cs",
          "sun.security.action",
          "sun.util.calendar");

  private static final int ROUNDS = 3;
  private static final RoundingMode HALF_UP = RoundingMode.HALF_UP;

  /** What one process took, and what it answered. */
  record Run(Duration wall, Duration cpu, long peakBytes, List<String> answers) {
    /** Answers, and in the two last lines what they took. */
    private static Run of(Child child) {
      int answers = child.lines().size() - 2;
      return new Run(
          child.wall(),
          Duration.ofMillis(Long.parseLong(child.lines().get(answers))),
          Long.parseLong(child.lines().get(answers + 1)),
          child.lines().subList(0, answers));
    }
  }

  private EndToEnd() {}

  /**
   * Compares the engines on a folder that {@code hub sample} made.
   *
   * @param args the folder; how many rounds, 3 by default; the engines by their names, all by
   *     default; the heap of the library's own, 256m by default, where all others have 2g; and
   *     where Spark is to be one of them, the class path of {@code examples/spark}; and where
   *     Polars is, the command of a Python that has it
   * @throws Exception if an engine fails
   */
  public static void main(String[] args) throws Exception {
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    if (List.of(args).contains("--engine")) {
      Arguments given = Arguments.of(OF_CHILD, args);
      Engine engine = Engine.valueOf(given.options().getOrDefault("--engine", ""));
      answer(engine, Path.of(given.named().get(0)), out);
    } else {
      Arguments given = Arguments.of(USAGE, args);
      Path folder = Path.of(given.named().get(0));
      out.print(table(compare(folder, commands(folder, given), given.number("--rounds", ROUNDS))));
      out.print(Machine.lines());
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

  /** The command of each engine asked for, in the order of the table. */
  private static Map<String, List<String>> commands(Path folder, Arguments given) {
    Map<String, List<String>> commands = new LinkedHashMap<>();
    Set<Engine> engines =
        Optional.ofNullable(given.options().get("--engines"))
            .map(names -> Stream.of(names.split(",", -1)).map(Engine::valueOf))
            .orElseGet(() -> Stream.of(Engine.values()))
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Engine.class)));
    for (Engine engine : engines) {
      String heap = engine.isOurs() ? given.options().getOrDefault("--heap", OWN_HEAP) : HEAP;
      commands.put(
          engine.isOurs() ? engine.title() + ", heap " + heap : engine.title(),
          List.of(
              Child.JAVA,
              "-Xmx" + heap,
              COLLECTOR,
              "-cp",
              System.getProperty("java.class.path"),
              EndToEnd.class.getName(),
              folder.toString(),
              "--engine",
              engine.name()));
    }
    Optional.ofNullable(given.options().get("--spark"))
        .ifPresent(
            classPath -> commands.put("Spark SQL, local[2]", spark(classPath, folder.toString())));
    Optional.ofNullable(given.options().get("--polars"))
        .ifPresent(
            python ->
                commands.put(
                    "Polars, 2 threads", List.of(python, "-c", polars(), folder.toString())));
    return commands;
  }

  private static List<String> spark(String classPath, String folder) {
    List<String> command = new ArrayList<>(List.of(Child.JAVA, "-Xmx" + HEAP, COLLECTOR));
    OPEN_TO_SPARK.forEach(name -> command.add("--add-opens=java.base/" + name + "=ALL-UNNAMED"));
    command.addAll(List.of("-cp", classPath, "org.civilhub.examples.spark.EndToEndSql", folder));
    return command;
  }

  /** What Python is to run. */
  private static String polars() {
    try (InputStream script = EndToEnd.class.getResourceAsStream("polars_answers.py")) {
      return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, List<Run>> compare(
      Path folder, Map<String, List<String>> commands, int rounds)
      throws IOException, InterruptedException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.copy(file, OutputStream.nullOutputStream()); // none is the first to wait for the disk
      }
    }
    Map<String, List<Run>> runs = new LinkedHashMap<>();
    for (int i = 0; i < rounds; i++) {
      for (Map.Entry<String, List<String>> command : commands.entrySet()) {
        runs.computeIfAbsent(command.getKey(), title -> new ArrayList<>())
            .add(Run.of(Child.run(command.getValue())));
      }
    }
    return runs;
  }

  /** A row for each engine, the first of which is what the others are compared with. */
  static String table(Map<String, List<Run>> runs) {
    String first = runs.keySet().iterator().next();
    StringBuilder table =
        new StringBuilder(
            """
            | Engine | wall s: median (min-max) | CPU s | peak RSS MB | wall / %s, same round \
            | answers |
            |---|---|---|---|---|---|
            """
                .formatted(first));
    List<Run> base = runs.getOrDefault(first, List.of());
    runs.forEach(
        (title, own) -> {
          List<BigDecimal> ratios = new ArrayList<>();
          for (int i = 0; i < own.size(); i++) {
            ratios.add(seconds(own.get(i).wall()).divide(seconds(base.get(i).wall()), 2, HALF_UP));
          }
          boolean isEqual =
              Stream.concat(base.stream(), own.stream()).map(Run::answers).distinct().count() == 1;
          table.append(
              "| %s | %s | %s | %s | %s | %s, %s |\n"
                  .formatted(
                      title,
                      spread(own, run -> seconds(run.wall())).text(2),
                      spread(own, run -> seconds(run.cpu())).median(1),
                      spread(own, run -> BigDecimal.valueOf(run.peakBytes(), 6)).median(0),
                      Spread.of(ratios).text(2),
                      isEqual ? "equal" : "DIFFERENT",
                      hash(own.get(0).answers())));
        });
    return table.toString();
  }

  private static BigDecimal seconds(Duration time) {
    return BigDecimal.valueOf(time.toMillis(), 3);
  }

  private static Spread spread(List<Run> runs, Function<Run, BigDecimal> value) {
    return Spread.of(runs.stream().map(value).toList());
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
