package org.civilhub.io.iati;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaValuesTest {
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
  void day_dateOrTime_isTheDayInUtc(String text, LocalDate expected) {
    assertThat(SchemaValues.day(text)).contains(expected);
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
  void day_anythingElse_isEmpty(String text) {
    assertThat(SchemaValues.day(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"100, 100", "'\n33.3400 ', 33.3400", "-.5, -0.5", "+7., 7", "0.0000000001, 1E-10"})
  void decimal_decimalNumber_isExact(String text, BigDecimal expected) {
    assertThat(SchemaValues.decimal(text)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", ".", "+", "1e2", "10,5", "1 000", "NaN", "INF", "0x1", "5%", "٥"})
  void decimal_anythingElse_isEmpty(String text) {
    assertThat(SchemaValues.decimal(text)).isEmpty();
  }

  @Test
  void decimal_longerThanAnyNumber_isEmpty() {
    assertThat(SchemaValues.decimal("1".repeat(100))).isPresent();
    assertThat(SchemaValues.decimal("1".repeat(101))).isEmpty();
  }
}
