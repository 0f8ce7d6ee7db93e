package org.civilhub.model.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.civilhub.model.value.PartialDate.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartialPeriodTest {
  @Provide
  Arbitrary<PartialPeriod> periods() {
    Arbitrary<PartialDate> dates =
        PartialDateTest.dates().filter(d -> d.precision() != Precision.REPORTED);
    Arbitrary<PartialPeriod> spans =
        Combinators.combine(dates, dates)
            .as(
                (a, b) ->
                    a.lastDay().isAfter(b.lastDay())
                        ? new PartialPeriod(b, Optional.of(a))
                        : new PartialPeriod(a, Optional.of(b)));
    return Arbitraries.oneOf(
        spans,
        dates.map(PartialPeriod::of),
        dates.map(start -> new PartialPeriod(start, Optional.empty())));
  }

  @Property
  void parse_itsOwnText_givesTheSamePeriod(@ForAll("periods") PartialPeriod period) {
    assertThat(PartialPeriod.parse(period.toString())).isEqualTo(period);
  }

  @Property
  void lastDay_anyPeriod_isNotBeforeTheFirst(@ForAll("periods") PartialPeriod period) {
    assertThat(period.lastDay().filter(period.firstDay()::isAfter)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2024,                  2024-01-01, 2024-12-31, 2024",
    "2024/2024,             2024-01-01, 2024-12-31, 2024",
    "2024-05,               2024-05-01, 2024-05-31, 2024-05",
    "2024-05/2026-12,       2024-05-01, 2026-12-31, 2024-05/2026-12",
    "2024/2024-03,          2024-01-01, 2024-03-31, 2024/2024-03",
    "2014-09-17/..,         2014-09-17, ,           2014-09-17/..",
    "2014-09-17,            2014-09-17, 2014-09-17, 2014-09-17",
    "2013/2014-09-17,       2013-01-01, 2014-09-17, 2013/2014-09-17",
  })
  void parse_eachForm_givesItsDays(String text, LocalDate first, String last, String written) {
    PartialPeriod period = PartialPeriod.parse(text);
    assertThat(period.firstDay()).isEqualTo(first);
    assertThat(period.lastDay().map(LocalDate::toString).orElse(null)).isEqualTo(last);
    assertThat(period).hasToString(written);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "2024/",
        "/2024",
        "../2024",
        "../2024-05-27",
        "../..",
        "2024/../..",
        "2024/2025/2026",
        "2024/2023",
        "2024-05-27/2024-05-26",
        "2024/../2024-05-27",
        "2024-13/2025",
        "2024/2025-02-29",
        "2024 / 2025",
        "2024-2025",
        "2024--2025",
        "+2024/2025",
        "\u0662\u0660\u0662\u0664/2025",
      })
  void parse_malformedText_isRefusedAndShown(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PartialPeriod.parse(text))
        .withMessageContaining("found '" + text + "'");
  }

  @Test
  void create_endMayBeAfterTheStart_isTaken() {
    assertThat(PartialPeriod.parse("2024-05-27/2024").lastDay())
        .contains(LocalDate.of(2024, 12, 31));
  }

  @Test
  void create_reportAsAnEnd_isRefused() {
    PartialDate report = PartialDate.parse("../2024-05-27");
    PartialDate year = PartialDate.ofYear(2024);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PartialPeriod.of(report))
        .withMessageContaining("day, month or year");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PartialPeriod(year, Optional.of(report)));
  }
}
