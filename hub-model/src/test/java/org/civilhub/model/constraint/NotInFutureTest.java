package org.civilhub.model.constraint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.civilhub.model.Expert;
import org.civilhub.model.HubRecord;
import org.civilhub.model.JournalIssue;
import org.civilhub.model.rule.Finding;
import org.civilhub.model.rule.FindingCode;
import org.civilhub.model.rule.HubValidator;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.PartialDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotInFutureTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

  private static JournalIssue published(String date) {
    return JournalIssue.builder()
        .id(Id.of("I-1"))
        .journal(Id.of("J-1"))
        .publishedOn(PartialDate.parse(date))
        .build();
  }

  private static Expert consenting(LocalDate day) {
    return Expert.builder().id(Id.of("EX-1")).consentGivenOn(day).build();
  }

  private static void assertFound(HubValidator validator, HubRecord record, boolean valid) {
    assertThat(validator.check(record))
        .extracting(Finding::code)
        .isEqualTo(valid ? List.of() : List.of(FindingCode.DATE_IN_FUTURE));
    assertThat(validator.accepts(record)).isEqualTo(valid);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-24, true",
    "2026-11-25, false",
    "2026-11, true",
    "2026-12, false",
    "2026, true",
    "2027, false",
    "../2026-11-24, true",
    "../2026-11-25, false",
    "0001, true",
    "9999, false",
    "../9999-12-31, false",
  })
  void check_partialDate_isFoundOnlyIfNoDayOfItHasCome(String date, boolean valid) {
    assertFound(HubValidator.at(TODAY), published(date), valid);
  }

  @Test
  void check_day_isFoundFromTomorrowOn() {
    HubValidator validator = HubValidator.at(TODAY);
    assertFound(validator, consenting(TODAY), true);
    assertFound(validator, consenting(TODAY.plusDays(1)), false);
    assertFound(validator, consenting(LocalDate.MIN), true);
    assertFound(validator, consenting(LocalDate.MAX), false);
  }

  /** Half past one in Almaty is half past eight of the evening before in Greenwich. */
  @ParameterizedTest
  @CsvSource({
    "2026-11-23T20:30:00Z, Z, 2026-11-23, true",
    "2026-11-23T20:30:00Z, Z, 2026-11-24, false",
    "2026-11-23T20:30:00Z, UTC, 2026-11-24, false",
    "2026-11-23T20:30:00Z, +05:00, 2026-11-24, true",
    "2026-11-23T20:30:00Z, +05:00, 2026-11-25, false",
    "2026-11-23T20:30:00Z, Asia/Almaty, 2026-11-24, true",
    "2026-11-23T20:30:00Z, Asia/Almaty, 2026-11-25, false",
    "2026-11-23T18:59:59.999Z, +05:00, 2026-11-24, false",
    "2026-11-23T18:59:59.999Z, Asia/Almaty, 2026-11-24, false",
    "2026-11-23T19:00:00Z, +05:00, 2026-11-24, true",
    "2026-11-23T19:00:00Z, Asia/Almaty, 2026-11-24, true",
    "2026-11-24T04:30:00Z, America/New_York, 2026-11-24, false",
    "2026-11-24T04:30:00Z, -05:00, 2026-11-24, false",
    "2026-11-24T05:00:00Z, America/New_York, 2026-11-24, true",
    "2026-11-24T05:00:00Z, -05:00, 2026-11-24, true",
    "2026-11-23T10:00:00Z, +14:00, 2026-11-24, true",
    "1969-12-31T23:59:59.999Z, Z, 1969-12-31, true",
    "1969-12-31T23:59:59.999Z, Z, 1970-01-01, false",
    "1969-12-31T23:59:59.999Z, Europe/London, 1970-01-01, true",
  })
  void check_clockAroundMidnight_goesByTheDayOfItsZone(
      Instant now, ZoneId zone, LocalDate day, boolean valid) {
    HubValidator validator = HubValidator.create(Clock.fixed(now, zone));
    assertFound(validator, consenting(day), valid);
    assertFound(validator, published(day.toString()), valid);
  }

  @Test
  void check_clockThatRunsOn_isAskedEachTime() {
    Instant[] now = {Instant.parse("2026-11-23T23:59:59Z")};
    HubValidator validator =
        HubValidator.create(
            new Clock() {
              @Override
              public ZoneId getZone() {
                return ZoneOffset.UTC;
              }

              @Override
              public Clock withZone(ZoneId zone) {
                throw new AssertionError("is to keep its zone");
              }

              @Override
              public Instant instant() {
                return now[0];
              }
            });
    assertFound(validator, consenting(TODAY), false);
    now[0] = now[0].plusSeconds(1);
    assertFound(validator, consenting(TODAY), true);
  }

  @Test
  void check_withoutAClock_goesByTheDayInGreenwich() {
    assertFound(HubValidator.create(), consenting(LocalDate.of(2026, 1, 1)), true);
    assertFound(HubValidator.create(), consenting(LocalDate.of(9999, 1, 1)), false);
  }

  @Test
  void message_dateInFuture_showsTheDate() {
    assertThat(HubValidator.at(TODAY).check(published("2026-12")))
        .extracting(f -> f.message(LanguageTag.EN))
        .containsExactly("must not lie after the day of the check, found '2026-12'");
  }
}
