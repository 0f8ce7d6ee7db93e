package org.civilhub.examples.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * From the bytes of events to typed values on one thread, beside other libraries and beside a bare
 * look at every token. Prints a Markdown table.
 *
 * <p>Each contestant has in each round a process of its own, so that none is compiled for what
 * another did before it. There it goes through the file until for some seconds it gets no faster,
 * and then for as long again; the median of these passes is its time of the round.
 */
public final class TypedRead {
  private static final String USAGE = "TypedRead FILE [--rounds N] [--seconds N]";
  private static final String OF_CHILD = "TypedRead FILE [--read NAME] [--seconds N]";

  /** The same for every contestant, so that no machine's default decides. */
  private static final String HEAP = "-Xmx2g";

  private static final int ROUNDS = 3;
  private static final int SECONDS = 3;
  private static final long SECOND = 1_000_000_000L;

  /** A pass is clearly faster than another by one part in so many. */
  private static final long CLEARLY = 50;

  private static final long LONGEST_WARM_UP = 20;
  private static final int DIGITS = 12;

  /**
   * What one process measured.
   *
   * @param nanos time of a pass
   * @param bytes allocated in a pass
   * @param numbers what it read, as a {@link Tally} has it
   */
  record Run(long nanos, long bytes, List<Long> numbers) {
    long events() {
      return numbers.get(0);
    }

    /** Of the pass, a record. */
    BigDecimal each(long ofPass) {
      return divided(BigDecimal.valueOf(ofPass), BigDecimal.valueOf(events()));
    }

    private static Run parse(List<String> lines) {
      List<Long> found = lines.stream().map(Long::valueOf).toList();
      return new Run(found.get(0), found.get(1), found.subList(2, found.size()));
    }

    private List<String> lines() {
      return Stream.concat(Stream.of(nanos, bytes), numbers.stream()).map(String::valueOf).toList();
    }
  }

  private TypedRead() {}

  /**
   * Compares the contestants on the events of a folder that {@code hub sample} made.
   *
   * @param args the file, how many rounds, and for how many seconds a contestant must not have got
   *     faster to be warm, and is then measured; both are 3 by default
   * @throws Exception if a contestant fails
   */
  public static void main(String[] args) throws Exception {
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    if (List.of(args).contains("--read")) {
      Arguments given = Arguments.of(OF_CHILD, args);
      Contestant contestant = Contestant.valueOf(given.options().getOrDefault("--read", ""));
      Path file = Path.of(given.named().get(0));
      measure(contestant, file, given.number("--seconds", SECONDS)).lines().forEach(out::println);
    } else {
      Arguments given = Arguments.of(USAGE, args);
      Path file = Path.of(given.named().get(0));
      int rounds = given.number("--rounds", ROUNDS);
      out.print(table(compare(file, rounds, given.number("--seconds", SECONDS)), Files.size(file)));
      out.print(Machine.lines());
    }
    out.flush();
  }

  private static Map<Contestant, List<Run>> compare(Path file, int rounds, int seconds)
      throws IOException, InterruptedException {
    Files.copy(file, OutputStream.nullOutputStream()); // none is the first to wait for the disk
    Map<Contestant, List<Run>> runs = new EnumMap<>(Contestant.class);
    for (int i = 0; i < rounds; i++) {
      for (Contestant contestant : Contestant.values()) {
        Child child =
            Child.java(
                List.of(
                    HEAP,
                    "-cp",
                    System.getProperty("java.class.path"),
                    TypedRead.class.getName(),
                    file.toString(),
                    "--read",
                    contestant.name(),
                    "--seconds",
                    String.valueOf(seconds)));
        runs.computeIfAbsent(contestant, c -> new ArrayList<>()).add(Run.parse(child.lines()));
      }
    }
    return runs;
  }

  /** What a process of its own does. */
  private static Run measure(Contestant contestant, Path file, int seconds) throws IOException {
    Contestant.Pass pass = contestant.pass();
    warmUp(contestant, pass, file, seconds * SECOND);
    System.gc();
    List<Run> runs = new ArrayList<>();
    long start = System.nanoTime();
    do {
      runs.add(once(contestant, pass, file));
    } while (System.nanoTime() - start < seconds * SECOND);
    runs.sort(Comparator.comparing(Run::nanos));
    return runs.get(runs.size() / 2);
  }

  /** Goes on until for so long no pass was clearly the fastest yet. */
  private static void warmUp(Contestant contestant, Contestant.Pass pass, Path file, long quiet)
      throws IOException {
    long start = System.nanoTime();
    long now = start;
    long best = Long.MAX_VALUE;
    long bestAt = start;
    do {
      long nanos = once(contestant, pass, file).nanos();
      now = System.nanoTime();
      if (nanos < best - best / CLEARLY) {
        best = nanos;
        bestAt = now;
      }
    } while (now - bestAt < quiet && now - start < LONGEST_WARM_UP * quiet);
  }

  private static Run once(Contestant contestant, Contestant.Pass pass, Path file)
      throws IOException {
    com.sun.management.ThreadMXBean threads =
        (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    Tally tally = contestant.tally();
    long allocated = threads.getCurrentThreadAllocatedBytes();
    long start = System.nanoTime();
    pass.over(file, tally);
    long nanos = System.nanoTime() - start;
    return new Run(nanos, threads.getCurrentThreadAllocatedBytes() - allocated, tally.numbers());
  }

  /** A row for each contestant; megabytes are of 1,000,000 bytes. */
  static String table(Map<Contestant, List<Run>> runs, long size) throws IOException {
    StringBuilder table =
        new StringBuilder(
            """
            | Contestant | ns a record: median (min-max) | MB/s | B allocated a record \
            | time / tokens alone, same round | answers | version |
            |---|---|---|---|---|---|---|
            """);
    Properties versions = versions();
    List<Run> base = runs.getOrDefault(Contestant.TOKENS, List.of());
    for (Map.Entry<Contestant, List<Run>> entry : runs.entrySet()) {
      List<Run> own = entry.getValue();
      List<BigDecimal> ratios = new ArrayList<>();
      for (int i = 0; i < own.size(); i++) {
        ratios.add(
            divided(
                BigDecimal.valueOf(own.get(i).nanos()), BigDecimal.valueOf(base.get(i).nanos())));
      }
      Spread nanos = Spread.of(own.stream().map(run -> BigDecimal.valueOf(run.nanos())).toList());
      BigDecimal bytesPerMicrosecond =
          divided(BigDecimal.valueOf(size), nanos.median().movePointLeft(3));
      boolean isEqual =
          Stream.concat(base.stream(), runs.getOrDefault(Contestant.HUB_JSON, own).stream())
              .allMatch(
                  other ->
                      own.stream().allMatch(run -> Tally.agree(run.numbers(), other.numbers())));
      table.append(
          "| %s | %s | %s | %s | %s | %s | %s |\n"
              .formatted(
                  entry.getKey().title(),
                  Spread.of(own.stream().map(run -> run.each(run.nanos())).toList()).text(0),
                  bytesPerMicrosecond.setScale(0, RoundingMode.HALF_UP),
                  Spread.of(own.stream().map(run -> run.each(run.bytes())).toList()).median(0),
                  Spread.of(ratios).text(2),
                  isEqual ? "equal" : "DIFFERENT",
                  versions.getProperty(entry.getKey().library())));
    }
    return table.toString();
  }

  private static BigDecimal divided(BigDecimal number, BigDecimal by) {
    return number.divide(by, DIGITS, RoundingMode.HALF_UP);
  }

  /** Those that this was built with. */
  private static Properties versions() throws IOException {
    Properties versions = new Properties();
    try (InputStream in =
        Objects.requireNonNull(TypedRead.class.getResourceAsStream("versions.properties"))) {
      versions.load(in);
    }
    return versions;
  }
}
