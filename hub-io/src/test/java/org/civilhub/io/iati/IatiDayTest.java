package org.civilhub.io.iati;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IatiDayTest {
  @ParameterizedTest
  @CsvSource({
    "2024-02-29, 2024-02-29",
    "' 2024-02-29\t', 2024-02-29",
    "2024-02-29Z, 2024-02-29",
    "2024-02-29+06:00, 2024-02-29",
    "2024-02-29-14:00, 2024-02-29",
    "2024-02-29T00:00:00, 2024-02-29",
    "2024-02-29T23:59:59.999, 2024-02-29",
    "2024-02-29T24:00:00, 2024-03-01",
    "2024-02-29T23:00:00-01:00, 2024-03-01",
    "2024-02-29T00:59:59+01:00, 2024-02-28",
    "2024-02-29T01:00:00+01:00, 2024-02-29",
    "12024-02-29, +12024-02-29"
  })
  void of_dateOrTime_isTheDayInUtc(String text, LocalDate expected) {
    assertThat(IatiDay.of(text)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2024",
        "2024-02",
        "2023-02-29",
        "2024-13-01",
        "24-02-29",
        "2024-2-29",
        "29.02.2024",
        "2024-02-29 00:00:00",
        "2024-02-29T25:00:00",
        "2024-02-29T24:00:01",
        "2024-02-29T12:60:00",
        "2024-02-29T12:00",
        "2024-02-29+15:00",
        "2024-02-29T12:00:00+01:60",
        "2024-02-29x",
        "9999999999999-02-28",
        "٢٠٢٤-02-28"
      })
  void of_anythingElse_isEmpty(String text) {
    assertThat(IatiDay.of(text)).isEmpty();
  }
}
