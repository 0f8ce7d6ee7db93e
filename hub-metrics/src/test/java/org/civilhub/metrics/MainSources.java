package org.civilhub.metrics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The Java sources of this module, to find the codes that stand in them. */
final class MainSources {
  private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|//[^\n]*");
  private static final Pattern LITERAL = Pattern.compile("\"([^\"]*)\"");

  private MainSources() {}

  /** All code without comments. Maven runs tests in the module's own folder. */
  static String code() {
    try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .sorted()
          .map(MainSources::read)
          .map(text -> COMMENT.matcher(text).replaceAll(" "))
          .collect(Collectors.joining("\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The arguments of every call of a method, each as it stands in the code. */
  static List<List<String>> calls(String method) {
    List<List<String>> calls = new ArrayList<>();
    String code = code();
    Matcher matcher = Pattern.compile("(?<![A-Za-z])" + method + "\\(").matcher(code);
    while (matcher.find()) {
      calls.add(arguments(code, matcher.end()));
    }
    return calls;
  }

  private static List<String> arguments(String code, int from) {
    List<String> arguments = new ArrayList<>();
    int depth = 0;
    boolean quoted = false;
    int start = from;
    for (int i = from; ; i++) {
      char c = code.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == '(' || c == '{')) {
        depth++;
      } else if (!quoted && depth > 0 && (c == ')' || c == '}')) {
        depth--;
      } else if (!quoted && depth == 0 && (c == ',' || c == ')')) {
        arguments.add(code.substring(start, i).strip());
        start = i + 1;
        if (c == ')') {
          return arguments;
        }
      }
    }
  }

  /** The texts in quotes of a piece of code. */
  static List<String> literals(String code) {
    return LITERAL.matcher(code).results().map(result -> result.group(1)).toList();
  }
}
