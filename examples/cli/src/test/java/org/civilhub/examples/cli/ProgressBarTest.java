package org.civilhub.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.civilhub.io.ndjson.BulkProgress;
import org.civilhub.model.value.LanguageTag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person sees who waits. */
class ProgressBarTest {
  private static BulkProgress progress(long bytes, long records, long rejected, long millis) {
    return new BulkProgress(bytes, records, rejected, Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | [####......]  45 % · records: 1,234,567 · rejected: 1,203 · 308,641/s",
        "ru | [####......]  45 % · записи: 1 234 567 · отклонено: 1 203 · 308 641/с",
        "kk | [####......]  45 % · жазбалар: 1 234 567 · қабылданбады: 1 203 · 308 641/с"
      })
  void text_halfway_isInTheLanguage(String language, String text) {
    assertThat(
            ProgressBar.text(
                    progress(455, 1_234_567, 1_203, 4_000), 1_000, new LanguageTag(language))
                .replace('\u00a0', ' '))
        .isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 1000 | '[..........]   0 % · '",
        "99 | 1000 | '[..........]   9 % · '",
        "100 | 1000 | '[#.........]  10 % · '",
        "999 | 1000 | '[#########.]  99 % · '",
        "1000 | 1000 | '[##########] 100 % · '",
        "1500 | 1000 | '[##########] 100 % · '",
        "9223372036854775807 | 9223372036854775807 | '[##########] 100 % · '",
        "700 | 0 | ''"
      })
  void text_share_isRoundedDownAndLeftOutWhereItIsNotKnown(long bytes, long size, String start) {
    assertThat(ProgressBar.text(progress(bytes, 0, 0, 0), size, LanguageTag.EN))
        .isEqualTo(start + "records: 0 · rejected: 0 · 0/s");
  }

  @ParameterizedTest
  @CsvSource({"en", "ru", "kk"})
  void text_greatNumbers_fitALineOf80(String language) {
    assertThat(
            ProgressBar.text(
                progress(1, 100_000_000_000L, 10_000_000_000L, 1), 1, new LanguageTag(language)))
        .hasSizeLessThan(80);
  }

  @Test
  void accept_often_drawsTenTimesASecondAtMost() {
    StringWriter terminal = new StringWriter();
    ProgressBar bar = new ProgressBar(new PrintWriter(terminal), 100, LanguageTag.EN);
    for (int millis = 0; millis <= 1_000; millis++) {
      bar.accept(progress(1, millis, 0, millis));
    }
    assertThat(terminal.toString()).startsWith("\r[").endsWith(" 1,000/s");
    assertThat(terminal.toString().chars().filter(c -> c == '\r')).hasSize(11);
  }

  @Test
  void accept_shorterText_leavesNothingOfTheLongerOneAndCloseLeavesNothingAtAll() {
    StringWriter terminal = new StringWriter();
    try (ProgressBar bar = new ProgressBar(new PrintWriter(terminal), 0, LanguageTag.EN)) {
      bar.accept(progress(0, 1_000, 0, 1_000));
      bar.accept(progress(0, 1_001, 0, 11_000));
      assertThat(terminal)
          .hasToString(
              "\rrecords: 1,000 · rejected: 0 · 1,000/s\rrecords: 1,001 · rejected: 0 · 91/s   ");
      terminal.getBuffer().setLength(0);
    }
    assertThat(terminal).hasToString("\r" + " ".repeat(35) + "\r");
  }

  @Test
  void close_nothingShown_writesNothing() {
    StringWriter terminal = new StringWriter();
    new ProgressBar(new PrintWriter(terminal), 100, LanguageTag.EN).close();
    assertThat(terminal.toString()).isEmpty();
  }
}
