package org.civilhub.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.civilhub.model.code.MembershipStatus;
import org.civilhub.model.rule.Finding;
import org.civilhub.model.rule.FindingCode;
import org.civilhub.model.rule.HubValidator;
import org.civilhub.model.value.CountryCode;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.PartialDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MembershipsDisjointTest {
  private static final HubValidator VALIDATOR = HubValidator.at(LocalDate.of(2026, 11, 24));

  private static Membership span(@Nullable String joined, @Nullable String left) {
    return Membership.builder()
        .joinedOn(Optional.ofNullable(joined).map(PartialDate::parse))
        .leftOn(Optional.ofNullable(left).map(PartialDate::parse))
        .build();
  }

  private static List<Finding> check(List<Membership> spans) {
    return VALIDATOR.check(
        Country.builder()
            .id(Id.of("C-1"))
            .code(CountryCode.of("KZ"))
            .status(MembershipStatus.known().get(0))
            .memberships(spans)
            .build());
  }

  /** A last day belongs to the span. A day that is not known may be any that the span allows. */
  @ParameterizedTest
  @CsvSource({
    "2013-03-15, 2015-12-31, 2016-01-01, , true",
    "2013-03-15, 2016-01-01, 2016-01-01, , false",
    "2013-03-15, , 2016-01-01, , false",
    "2013-03-15, , 2016-01-01, 2017-01-01, false",
    "2013-03-15, , 2012-01-01, 2013-03-14, true",
    "2013-03-15, , 2012-01-01, 2013-03-15, false",
    "2013-03-15, 2015, 2015, , true",
    "2013-03-15, 2015-06, 2015-05, , false",
    "2013-03-15, 2015-06, 2015-06, , true",
    "2013-03-15, ../2018-05-05, 2014-01-01, , true",
    "2013-03-15, ../2018-05-05, 2013-01-01, , false",
    "2013-03-15, ../2018-05-05, 2013-03-15, , false",
    "2013-09-01, 2013, 2013-05-01, , false",
    "2013-09-01, 2013, 2013-05-01, 2013-08, true",
    "../2016-01-01, 2017-01-01, 2016-12-31, , false",
    "../2016-01-01, 2017-01-01, 2017-01-02, , true",
    ", 2015-12-31, 2014-01-01, 2016-01-01, false",
    ", 2015-12-31, 2016-01-01, , true",
    ", , 2016-01-01, 2017-01-01, true",
    ", , 2016-01-01, , false",
    ", , , , false",
  })
  void check_twoSpans_areFoundOnlyIfNoDaysKeepThemApart(
      @Nullable String joined,
      @Nullable String left,
      @Nullable String joinedAgain,
      @Nullable String leftAgain,
      boolean valid) {
    List<Membership> spans =
        new ArrayList<>(List.of(span(joined, left), span(joinedAgain, leftAgain)));
    for (int order = 0; order < 2; order++) {
      assertThat(check(spans))
          .extracting(Finding::code)
          .isEqualTo(valid ? List.of() : List.of(FindingCode.MEMBERSHIP_DISJOINT));
      Collections.reverse(spans);
    }
  }

  @Test
  void check_overlap_namesTheTwoSpans() {
    Finding finding =
        check(
                List.of(
                    span("2013-03-15", "2014"),
                    span("2016", "2017-06"),
                    span("2015-06", "2015-07"),
                    span("2017-05-01", null)))
            .get(0);
    assertThat(finding.place().pointer()).isEqualTo("/memberships");
    assertThat(finding.arguments())
        .isEqualTo(Map.of("other", "2016 – 2017-06", "found", "2017-05-01 – .."));
  }

  @Test
  void check_oneSpanOrNone_isValid() {
    assertThat(check(List.of())).isEmpty();
    assertThat(check(List.of(span(null, null)))).isEmpty();
  }

  /**
   * By going through all the days that four months have to offer: a span of each kind, wherever its
   * dates allow it, either before the other or after it.
   */
  @Property
  void holds_anyTwoSpans_ifSomeDaysKeepThemApart(
      @ForAll("spans") Membership one, @ForAll("spans") Membership other) {
    Assume.that(isPossible(one) && isPossible(other)); // what is not is found by another rule
    assertThat(new MembershipsDisjoint.Rule().holds(List.of(one, other)))
        .isEqualTo(canPrecede(one, other) || canPrecede(other, one));
  }

  private static final LocalDate FIRST = LocalDate.of(2016, 1, 1);
  private static final int DAYS = 130;

  private static boolean fits(Optional<PartialDate> date, int day) {
    LocalDate at = FIRST.plusDays(day);
    return date.map(
            d ->
                !d.lastDay().isBefore(at)
                    && d.firstDay().map(first -> !first.isAfter(at)).orElse(true))
        .orElse(true);
  }

  private static boolean isPossible(Membership span) {
    for (int start = 0; start < DAYS; start++) {
      for (int end = start; end < DAYS; end++) {
        if (fits(span.getJoinedOn(), start) && fits(span.getLeftOn(), end)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether one can end on a day before the other starts; one that has not ended cannot. */
  private static boolean canPrecede(Membership one, Membership other) {
    if (one.getLeftOn().isEmpty()) {
      return false;
    }
    int earliestEnd = DAYS;
    for (int start = DAYS - 1; start >= 0; start--) {
      for (int end = start; end < DAYS; end++) {
        if (fits(one.getJoinedOn(), start) && fits(one.getLeftOn(), end)) {
          earliestEnd = Math.min(earliestEnd, end);
        }
      }
    }
    int latestStart = -1;
    for (int start = 0; start < DAYS; start++) {
      for (int end = start; end < DAYS; end++) {
        if (fits(other.getJoinedOn(), start) && fits(other.getLeftOn(), end)) {
          latestStart = Math.max(latestStart, start);
        }
      }
    }
    return earliestEnd < latestStart;
  }

  @Provide
  Arbitrary<Membership> spans() {
    Arbitrary<LocalDate> days = Arbitraries.integers().between(20, 110).map(FIRST::plusDays);
    Arbitrary<Optional<PartialDate>> dates =
        Arbitraries.oneOf(
                days.map(PartialDate::of),
                days.map(PartialDate::reportedBy),
                days.map(day -> PartialDate.of(YearMonth.from(day))))
            .optional(0.8);
    return Combinators.combine(dates, dates)
        .as((joined, left) -> Membership.builder().joinedOn(joined).leftOn(left).build());
  }
}
