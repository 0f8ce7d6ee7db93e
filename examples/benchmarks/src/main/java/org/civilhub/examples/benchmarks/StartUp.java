package org.civilhub.examples.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * How long {@code hub report} takes from the start of Java to its end, in turns with a Java that
 * does nothing. If an archive of its classes is named, also with that archive, and with that and
 * the quick one alone of Java's two compilers. Prints a Markdown table.
 */
public final class StartUp {
  private static final String USAGE = "StartUp JAR DATASET [--rounds N] [--archive FILE]";
  private static final int ROUNDS = 20;

  /** A program that does nothing. */
  static final class Nothing {
    private Nothing() {}

    /**
     * Does nothing.
     *
     * @param args any
     */
    public static void main(String[] args) {}
  }

  private StartUp() {}

  /**
   * Compares them.
   *
   * @param args {@code hub.jar}, a dataset in which there is no error, how many rounds, 20 by
   *     default, and an archive of the classes of {@code hub.jar}, of this Java
   * @throws Exception if one of them fails, as with an archive that Java cannot use
   */
  public static void main(String[] args) throws Exception {
    Arguments given = Arguments.of(USAGE, args);
    Path folder = Files.createTempDirectory("start-up");
    String name = Nothing.class.getName().replace('.', '/') + ".class";
    Path nothing = folder.resolve(name);
    try {
      // On its own: to open an archive as large as that of the benchmarks takes time as well.
      Files.createDirectories(Objects.requireNonNull(nothing.getParent()));
      try (InputStream in =
          Objects.requireNonNull(StartUp.class.getClassLoader().getResourceAsStream(name))) {
        Files.copy(in, nothing);
      }
      PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
      List<String> report = List.of("-jar", given.named().get(0), "report", given.named().get(1));
      Map<String, List<String>> commands = new LinkedHashMap<>();
      commands.put("empty Java", List.of("-cp", folder.toString(), Nothing.class.getName()));
      commands.put("`hub report`", report);
      String archive = given.options().get("--archive");
      if (archive != null) {
        // "On": Java ends if it cannot use the archive, which it would else pass over in silence.
        List<String> archived = List.of("-Xshare:on", "-XX:SharedArchiveFile=" + archive);
        commands.put("`hub report`, classes archived", joined(archived, report));
        commands.put(
            "`hub report`, classes archived, quick compiler alone",
            joined(archived, joined(List.of("-XX:TieredStopAtLevel=1"), report)));
      }
      out.print(compare(commands, given.number("--rounds", ROUNDS)));
      out.print(Machine.lines());
      out.flush();
    } finally {
      for (Path path = nothing; path != null && path.startsWith(folder); path = path.getParent()) {
        Files.deleteIfExists(path);
      }
    }
  }

  private static List<String> joined(List<String> first, List<String> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  private static String compare(Map<String, List<String>> commands, int rounds)
      throws IOException, InterruptedException {
    for (List<String> command : commands.values()) {
      Child.java(command); // none is the first to wait for the disk
    }
    Map<String, List<BigDecimal>> seconds = new LinkedHashMap<>();
    for (int i = 0; i < rounds; i++) {
      for (Map.Entry<String, List<String>> command : commands.entrySet()) {
        BigDecimal own = Child.java(command.getValue()).seconds();
        seconds.computeIfAbsent(command.getKey(), what -> new ArrayList<>()).add(own);
      }
    }
    return table(seconds);
  }

  /** A row for each, of seconds in the order of the rounds; all are compared with the first. */
  static String table(Map<String, List<BigDecimal>> seconds) {
    List<BigDecimal> first = seconds.values().iterator().next();
    StringBuilder rows = new StringBuilder();
    seconds.forEach((what, own) -> rows.append(row(what, own, first)));
    return """
    | What | wall ms: median (min-max) | wall / empty Java, same round | ms more, same round |
    |---|---|---|---|
    """
        + rows;
  }

  private static String row(String what, List<BigDecimal> own, List<BigDecimal> base) {
    List<BigDecimal> ratios = new ArrayList<>();
    List<BigDecimal> more = new ArrayList<>();
    for (int i = 0; i < own.size(); i++) {
      ratios.add(own.get(i).divide(base.get(i), 2, RoundingMode.HALF_UP));
      more.add(own.get(i).subtract(base.get(i)).movePointRight(3));
    }
    return "| %s | %s | %s | %s |\n"
        .formatted(
            what,
            Spread.of(own.stream().map(seconds -> seconds.movePointRight(3)).toList()).text(0),
            Spread.of(ratios).text(2),
            Spread.of(more).text(0));
  }
}
