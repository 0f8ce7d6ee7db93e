package org.civilhub.examples.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.function.Consumer;
import org.civilhub.io.ndjson.BulkProgress;
import org.civilhub.metrics.Wording;
import org.civilhub.model.value.LanguageTag;
import org.jspecify.annotations.Nullable;

/**
 * Tells a person at a terminal how far a run has come, in one line that is written over, at most
 * ten times a second by the clock of the run. The line is gone when the bar is closed.
 */
final class ProgressBar implements Consumer<BulkProgress>, AutoCloseable {
  /** A line of this length is broken by no terminal. */
  private static final int WIDTH = 79;

  private static final int BAR = 10;
  private static final int ALL = 100;
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final PrintWriter terminal;
  private final long size;
  private final LanguageTag language;
  private @Nullable Duration last;
  private int shown;

  /**
   * A bar that shows nothing yet.
   *
   * @param terminal where to draw
   * @param size how many bytes the file has; 0 if that is not known, as of a pipe
   * @param language language of the words
   */
  ProgressBar(PrintWriter terminal, long size, LanguageTag language) {
    this.terminal = terminal;
    this.size = size;
    this.language = language;
  }

  /** Draws, unless it drew just now. */
  @Override
  public void accept(BulkProgress progress) {
    if (last == null || progress.elapsed().minus(last).compareTo(PAUSE) >= 0) {
      last = progress.elapsed();
      draw(text(progress, size, language));
    }
  }

  /** The line: the share of the bytes that is read, if it is known, then numbers. */
  static String text(BulkProgress progress, long size, LanguageTag language) {
    String numbers =
        Words.of(
            "progress",
            language,
            digits(progress.records(), language),
            digits(progress.rejected(), language),
            digits(progress.recordsPerSecond(), language));
    String text = size > 0 ? bar(progress.bytes(), size) + " · " + numbers : numbers;
    return text.substring(0, Math.min(text.length(), WIDTH));
  }

  /** A file that grows while it is read has been read by no more than all of it. */
  private static String bar(long bytes, long size) {
    double share = Math.min((double) bytes / size, 1);
    int full = (int) (share * BAR);
    String percent = Integer.toString((int) (share * ALL));
    return "["
        + "#".repeat(full)
        + ".".repeat(BAR - full)
        + "] "
        + " ".repeat(3 - percent.length())
        + percent
        + " %";
  }

  private static String digits(long number, LanguageTag language) {
    return Wording.digits(BigDecimal.valueOf(number), 0, language);
  }

  /** Writes over what is shown. */
  private void draw(String text) {
    terminal.print('\r' + text + " ".repeat(Math.max(0, shown - text.length())));
    terminal.flush();
    shown = text.length();
  }

  @Override
  public void close() {
    if (shown > 0) {
      draw("");
      terminal.print('\r');
      terminal.flush();
    }
  }
}
