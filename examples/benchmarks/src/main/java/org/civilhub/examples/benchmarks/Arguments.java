package org.civilhub.examples.benchmarks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a command line says: what it names in order, and options with a value each.
 *
 * @param named what is no option
 * @param options the values by option
 */
record Arguments(List<String> named, Map<String, String> options) {
  /**
   * Takes a command line apart.
   *
   * @param usage names what has to stand there in capital letters, then each option in brackets
   * @throws IllegalArgumentException if the command line is not like that
   */
  static Arguments of(String usage, String... args) {
    List<String> named = new ArrayList<>();
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i < args.length; i++) {
      if (!args[i].startsWith("--")) {
        named.add(args[i]);
      } else if (usage.contains("[" + args[i] + " ") && i + 1 < args.length) {
        options.put(args[i], args[++i]);
      } else {
        throw new IllegalArgumentException("usage: " + usage);
      }
    }
    int bracket = usage.indexOf(" [");
    String head = bracket < 0 ? usage : usage.substring(0, bracket);
    if (named.size() != head.split(" ", -1).length - 1) {
      throw new IllegalArgumentException("usage: " + usage);
    }
    return new Arguments(named, options);
  }

  int number(String option, int otherwise) {
    return Integer.parseInt(options.getOrDefault(option, String.valueOf(otherwise)));
  }
}
