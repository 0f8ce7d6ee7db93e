package org.civilhub.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {
  @ParameterizedTest
  @CsvSource({
    "2024, 2024-01-01/2024-12-31",
    "2024-H1, 2024-01-01/2024-06-30",
    "2024-H2, 2024-07-01/2024-12-31",
    "2024-Q1, 2024-01-01/2024-03-31",
    "2024-Q4, 2024-10-01/2024-12-31",
    "2024-02, 2024-02-01/2024-02-29",
    "2024-05-27, 2024-05-27/2024-05-27",
    "2024-05-27/2025-01-02, 2024-05-27/2025-01-02"
  })
  void parse_text_isItsDays(String text, String days) {
    assertThat(Period.parse(text)).hasToString(days);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "24", "2024-H3", "2024-Q5", "2024-H0", "2024-13", "2024-02-30", "2024/", "x"})
  void parse_otherText_throwsWithTheText(String text) {
    assertThatThrownBy(() -> Period.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("found '" + text + "'");
  }

  @Test
  void parts_thatAreNone_throw() {
    assertThatThrownBy(() -> Period.quarter(2024, 5)).isInstanceOf(DateTimeException.class);
    assertThatThrownBy(() -> Period.halfYear(2024, 3)).isInstanceOf(DateTimeException.class);
    assertThat(Period.month(YearMonth.of(2023, 2))).hasToString("2023-02-01/2023-02-28");
  }

  @Property
  void steps_ofAnyPeriod_coverItWithoutGapAndBearTheNameOfTheirDays(
      @ForAll @IntRange(min = 0, max = 40_000) int from,
      @ForAll @IntRange(min = 0, max = 1_500) int length,
      @ForAll Step step) {
    LocalDate first = LocalDate.of(1950, 1, 1).plusDays(from);
    Period period = new Period(first, first.plusDays(length));
    List<Period> steps = step.in(period);
    assertThat(steps.get(0).first()).isEqualTo(period.first());
    assertThat(steps.get(steps.size() - 1).last()).isEqualTo(period.last());
    for (int i = 0; i < steps.size(); i++) {
      if (i > 0) {
        assertThat(steps.get(i).first()).isEqualTo(steps.get(i - 1).last().plusDays(1));
      }
      Period whole = Period.parse(step.name(steps.get(i).first()));
      assertThat(whole).isEqualTo(step.around(steps.get(i).last()));
      assertThat(whole.fit(steps.get(i).first(), steps.get(i).last())).isEqualTo(Period.Fit.INSIDE);
    }
  }
}
