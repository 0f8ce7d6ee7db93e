package org.civilhub.examples.benchmarks;

/** Runs the benchmarks: the command line of JMH, which {@code -h} explains. */
public final class Main {
  private Main() {}

  /**
   * Hands over to JMH.
   *
   * @param args its options
   * @throws Exception if a benchmark cannot be run
   */
  public static void main(String[] args) throws Exception {
    org.openjdk.jmh.Main.main(args);
  }
}
