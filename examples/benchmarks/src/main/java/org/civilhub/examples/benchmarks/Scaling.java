package org.civilhub.examples.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * How the whole run of {@link EndToEnd} grows with the file, and shrinks with a second thread, in a
 * Java that runs already, as where the library is part of a service: in a new one the compilers of
 * Java take the same time of a run of any size, and of the processor that one thread leaves idle.
 * Prints a Markdown table.
 *
 * <p>All runs are in this process, in turns, so that none has what another has not: the same heap,
 * the same compiled code, the same minute of the machine.
 */
public final class Scaling {
  private static final String USAGE = "Scaling SMALLER LARGER [--rounds N]";
  private static final int ROUNDS = 5;

  /** By one thread and by two, every record judged. */
  private static final List<Engine> ENGINES = List.of(Engine.BULK_ONE, Engine.BULK);

  /** The files that the engines read. */
  private static final List<String> FILES = List.of("events.ndjson", "contributions.ndjson");

  /**
   * One way to do it.
   *
   * @param records what was read
   * @param title how
   */
  record Load(long records, String title) {}

  private Scaling() {}

  /**
   * Compares them.
   *
   * @param args two folders that {@code hub sample} made, and how many rounds, 5 by default
   * @throws IOException if a folder cannot be read
   * @throws IllegalArgumentException if the first has no fewer records than the second
   */
  public static void main(String[] args) throws IOException {
    Arguments given = Arguments.of(USAGE, args);
    Path smaller = Path.of(given.named().get(0));
    Path larger = Path.of(given.named().get(1));
    Map<Path, Long> folders = new LinkedHashMap<>();
    folders.put(smaller, records(smaller));
    folders.put(larger, records(larger));
    if (folders.get(smaller) >= folders.get(larger)) {
      throw new IllegalArgumentException(
          "usage: %s, found %s records and %s"
              .formatted(USAGE, folders.get(smaller), folders.get(larger)));
    }
    round(folders); // what is compiled, is compiled now
    Map<Load, List<BigDecimal>> nanos = new LinkedHashMap<>();
    for (int i = 0; i < given.number("--rounds", ROUNDS); i++) {
      round(folders)
          .forEach((load, own) -> nanos.computeIfAbsent(load, any -> new ArrayList<>()).add(own));
    }
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    out.print(table(nanos));
    out.print(Machine.lines());
    out.flush();
  }

  /** How many lines the engines read. It also sees to it that none is the first to read them. */
  private static long records(Path folder) throws IOException {
    long records = 0;
    for (String file : FILES) {
      try (Stream<String> lines = Files.lines(folder.resolve(file))) {
        records += lines.count();
      }
    }
    return records;
  }

  /** One round: the nanoseconds a record of each load. */
  private static Map<Load, BigDecimal> round(Map<Path, Long> folders) {
    Map<Load, BigDecimal> nanos = new LinkedHashMap<>();
    folders.forEach(
        (folder, records) -> {
          Set<List<String>> answers = new HashSet<>();
          for (Engine engine : ENGINES) {
            long start = System.nanoTime();
            answers.add(engine.answers(folder));
            BigDecimal time = BigDecimal.valueOf(System.nanoTime() - start);
            nanos.put(
                new Load(records, engine.title()),
                time.divide(BigDecimal.valueOf(records), RoundingMode.HALF_UP));
          }
          if (answers.size() > 1) {
            throw new IllegalStateException("one thread and two differ about " + folder);
          }
        });
    return nanos;
  }

  /**
   * A row for each load, of nanoseconds a record in the order of the rounds. It is compared with
   * the first that read as many records, and with the first of its title.
   */
  static String table(Map<Load, List<BigDecimal>> nanos) {
    StringBuilder rows =
        new StringBuilder(
            """
            | Records | By | ns a record: median (min-max) | times as fast as one thread, same round \
            | time a record / that of the smaller file, same round |
            |---|---|---|---|---|
            """);
    nanos.forEach(
        (load, own) -> {
          List<BigDecimal> oneThread = first(nanos, any -> any.records() == load.records());
          List<BigDecimal> smaller = first(nanos, any -> any.title().equals(load.title()));
          rows.append(
              "| %s | %s | %s | %s | %s |\n"
                  .formatted(
                      load.records(),
                      load.title(),
                      Spread.of(own).text(0),
                      ratios(oneThread, own).text(2),
                      ratios(own, smaller).text(2)));
        });
    return rows.toString();
  }

  private static List<BigDecimal> first(
      Map<Load, List<BigDecimal>> nanos, Predicate<Load> condition) {
    return nanos.entrySet().stream()
        .filter(entry -> condition.test(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow();
  }

  /** Of each round. */
  private static Spread ratios(List<BigDecimal> above, List<BigDecimal> below) {
    List<BigDecimal> ratios = new ArrayList<>();
    for (int i = 0; i < above.size(); i++) {
      ratios.add(above.get(i).divide(below.get(i), 4, RoundingMode.HALF_UP));
    }
    return Spread.of(ratios);
  }
}
