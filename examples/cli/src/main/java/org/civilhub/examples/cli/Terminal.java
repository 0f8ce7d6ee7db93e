package org.civilhub.examples.cli;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Whether a person looks at what this process tells beside its output. */
final class Terminal {
  /** Standard error of this process, where the system shows it among the files. */
  private static final String STANDARD_ERROR = "/dev/fd/2";

  private static final int TYPE_OF_FILE = 0xF000;
  private static final int CHARACTER_DEVICE = 0x2000;

  private Terminal() {}

  /**
   * Whether standard error is a terminal on which a line can be written over.
   *
   * <p>Where the system does not tell what standard error is, it is taken for one if Java says that
   * input and output are.
   */
  static boolean isStandardError() {
    if ("dumb".equals(System.getenv("TERM"))) {
      return false;
    }
    try {
      int mode = (int) Files.getAttribute(Path.of(STANDARD_ERROR), "unix:mode");
      return (mode & TYPE_OF_FILE) == CHARACTER_DEVICE; // not a file, a pipe or a socket
    } catch (IOException | UnsupportedOperationException e) {
      return Optional.ofNullable(System.console()).filter(Terminal::isTerminal).isPresent();
    }
  }

  private static boolean isTerminal(Console console) {
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true; // before Java 22 there is a console at a terminal alone
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }
}
