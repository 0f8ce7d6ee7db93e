package org.civilhub.model.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.time.YearMonth;
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
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartialDateTest {
  private static final LocalDate LEAP_DAY = LocalDate.of(2016, 2, 29);

  @Provide
  static Arbitrary<PartialDate> dates() {
    Arbitrary<LocalDate> days =
        Arbitraries.longs()
            .between(LocalDate.of(1, 1, 1).toEpochDay(), LocalDate.of(9999, 12, 31).toEpochDay())
            .map(LocalDate::ofEpochDay);
    return Combinators.combine(days, Arbitraries.of(Precision.class))
        .as(
            (day, precision) ->
                switch (precision) {
                  case DAY -> PartialDate.of(day);
                  case MONTH -> PartialDate.of(YearMonth.from(day));
                  case YEAR -> PartialDate.ofYear(day.getYear());
                  case REPORTED -> PartialDate.reportedBy(day);
                });
  }

  @Property
  void parse_itsOwnText_givesTheSameDate(@ForAll("dates") PartialDate date) {
    assertThat(PartialDate.parse(date.toString())).isEqualTo(date);
  }

  @Property
  void toString_anyDate_isOneOfFourForms(@ForAll("dates") PartialDate date) {
    String form =
        switch (date.precision()) {
          case DAY -> "[0-9]{4}-[0-9]{2}-[0-9]{2}";
          case MONTH -> "[0-9]{4}-[0-9]{2}";
          case YEAR -> "[0-9]{4}";
          case REPORTED -> "\\.\\./[0-9]{4}-[0-9]{2}-[0-9]{2}";
        };
    assertThat(date.toString()).matches(form);
  }

  @ParameterizedTest
  @CsvSource({
    "2016,          YEAR,     2016-01-01, 2016-12-31",
    "2016-02,       MONTH,    2016-02-01, 2016-02-29",
    "2015-02,       MONTH,    2015-02-01, 2015-02-28",
    "2016-05-27,    DAY,      2016-05-27, 2016-05-27",
    "../2016-11-07, REPORTED, ,           2016-11-07",
    "0001,          YEAR,     0001-01-01, 0001-12-31",
    "9999-12-31,    DAY,      9999-12-31, 9999-12-31",
  })
  void parse_eachPrecision_givesItsDays(
      String text, Precision precision, String first, LocalDate last) {
    PartialDate date = PartialDate.parse(text);
    assertThat(date.precision()).isEqualTo(precision);
    assertThat(date.firstDay().map(LocalDate::toString).orElse(null)).isEqualTo(first);
    assertThat(date.lastDay()).isEqualTo(last);
    assertThat(date).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "16",
        "216",
        "02016",
        "2016-5",
        "2016-13",
        "2016-00",
        "2016/05",
        "201605",
        "2016-5-27",
        "2016-02-30",
        "2015-02-29",
        "2016-05-00",
        "2016-05-32",
        "2016-05/27",
        "20160527",
        "2016-05-27T00:00",
        "2016-05-27Z",
        "27.05.2016",
        "../2016",
        "../2016-05",
        "../",
        "..",
        "../../2016-05-27",
        "2016-05-27/..",
        "2016/2017",
        "+2016",
        "-2016",
        "+201",
        "-201",
        "0000",
        "0000-01",
        "0000-01-01",
        " 2016",
        "2016 ",
        "2016~",
        "2016?",
        "201X",
        "2016-XX",
        "2016-1x",
        "null",
        "\u0662\u0660\u0661\u0666",
        "\uff12\uff10\uff11\uff16-05",
        "201\u0666",
        "2016-0\u0665-27",
        "2016\u201105",
        "2016-05\u0000",
      })
  void parse_malformedText_isRefusedAndShown(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PartialDate.parse(text))
        .withMessageStartingWith("date must be")
        .withMessageContaining("found '" + text + "'");
  }

  @ParameterizedTest
  @EnumSource(names = {"MONTH", "YEAR"})
  void create_dayInsideItsMonthOrYear_isRefused(Precision precision) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PartialDate(precision, LocalDate.of(2016, 5, 27)))
        .withMessageContaining("2016-05-27");
  }

  @Test
  void create_yearOutsideFourDigits_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> PartialDate.ofYear(0));
    assertThatIllegalArgumentException().isThrownBy(() -> PartialDate.ofYear(10_000));
    assertThatIllegalArgumentException().isThrownBy(() -> PartialDate.of(LocalDate.MAX));
    assertThatIllegalArgumentException().isThrownBy(() -> PartialDate.reportedBy(LocalDate.MIN));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PartialDate.of(YearMonth.of(10_000, 1)))
        .withMessageContaining("1 to 9999");
  }

  @Test
  void equals_sameDaysOtherPrecision_isNotEqual() {
    assertThat(PartialDate.of(LEAP_DAY))
        .isEqualTo(PartialDate.parse("2016-02-29"))
        .isNotEqualTo(PartialDate.of(YearMonth.of(2016, 2)))
        .isNotEqualTo(PartialDate.reportedBy(LEAP_DAY));
  }
}
