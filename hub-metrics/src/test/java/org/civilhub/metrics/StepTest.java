package org.civilhub.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepTest {
  @ParameterizedTest
  @CsvSource({
    "YEAR, 2024-05-27, 2024",
    "HALF_YEAR, 2024-06-30, 2024-H1",
    "HALF_YEAR, 2024-07-01, 2024-H2",
    "QUARTER, 2024-09-30, 2024-Q3",
    "QUARTER, 1989-12-31, 1989-Q4",
    "MONTH, 2024-09-01, 2024-09",
    "MONTH, 2024-10-31, 2024-10",
    "MONTH, 2061-12-31, 2061-12",
    "MONTH, 0999-01-01, 0999-01",
    "YEAR, 0001-01-01, 0001",
    "YEAR, +10000-01-01, 10000",
  })
  void name_day_isThatOfItsStep(Step step, LocalDate day, String name) {
    assertThat(step.name(day)).isEqualTo(name);
  }
}
