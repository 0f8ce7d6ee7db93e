package org.civilhub.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.civilhub.metrics.testkit.Ask.AS_OF;
import static org.civilhub.metrics.testkit.Ask.FOUNDED;
import static org.civilhub.metrics.testkit.Ask.scope;
import static org.civilhub.metrics.testkit.Records.date;
import static org.civilhub.metrics.testkit.Records.document;
import static org.civilhub.metrics.testkit.Records.issue;
import static org.civilhub.metrics.testkit.Records.page;
import static org.civilhub.metrics.testkit.Records.period;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.civilhub.metrics.testkit.HubRecords;
import org.civilhub.model.FoundingDeclaration;
import org.civilhub.model.HubProfile;
import org.civilhub.model.RecordType;
import org.civilhub.model.Source;
import org.civilhub.model.rule.DatasetContext;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.LocalizedText;
import org.civilhub.model.value.PartialDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScopeTest {
  private static final Period YEAR_2020 =
      new Period(LocalDate.of(2020, 1, 1), LocalDate.of(2020, 12, 31));

  @ParameterizedTest
  @CsvSource({
    "2020-01-01, INSIDE",
    "2020-12-31, INSIDE",
    "2019-12-31, OUTSIDE",
    "2021-01-01, OUTSIDE",
    "2020-02, INSIDE",
    "2021-01, OUTSIDE",
    "2020, INSIDE",
    "2019, OUTSIDE",
    "../2020-06-30, UNDATABLE",
    "../2021-06-30, UNDATABLE",
    "../2019-12-31, OUTSIDE",
  })
  void fit_dateAndAYear_liesInsideOutsideOrPartly(String date, Period.Fit fit) {
    assertThat(scope().fit(Optional.of(date(date)), YEAR_2020)).isEqualTo(fit);
  }

  @Test
  void fit_noDate_isSinceTheFoundingAndNothingNarrower() {
    assertThat(scope().fit(Optional.empty(), new Period(FOUNDED, AS_OF)))
        .isEqualTo(Period.Fit.INSIDE);
    assertThat(scope().fit(Optional.empty(), new Period(FOUNDED.plusDays(1), AS_OF)))
        .isEqualTo(Period.Fit.UNDATABLE);
    assertThat(scope().fit(Optional.empty(), new Period(FOUNDED, AS_OF.minusDays(1))))
        .isEqualTo(Period.Fit.UNDATABLE);
    Period before = new Period(FOUNDED.minusDays(9), FOUNDED.minusDays(1));
    assertThat(scope().fit(Optional.empty(), before)).isEqualTo(Period.Fit.OUTSIDE);
  }

  @Test
  void fit_monthOfTheFoundingOrOfTheDatasetsDay_isCutToWhatIsPossible() {
    Period since = new Period(FOUNDED, AS_OF);
    assertThat(scope().fit(Optional.of(date("2013-03")), since)).isEqualTo(Period.Fit.INSIDE);
    assertThat(scope().fit(Optional.of(date("2013")), since)).isEqualTo(Period.Fit.INSIDE);
    assertThat(scope().fit(Optional.of(date("2026")), since)).isEqualTo(Period.Fit.INSIDE);
    assertThat(scope().fit(Optional.of(date("2013-02")), since)).isEqualTo(Period.Fit.OUTSIDE);
    assertThat(scope().fit(Optional.of(date("2026-12")), since)).isEqualTo(Period.Fit.OUTSIDE);
  }

  @Test
  void fit_foundingNotKnown_isFromAsLongAgoAsCanBe() {
    Scope scope = new Scope(Optional.empty(), AS_OF, Set.of());
    assertThat(scope.fit(Optional.empty(), scope.sinceFounding(AS_OF)))
        .isEqualTo(Period.Fit.INSIDE);
    assertThat(scope.fit(Optional.of(date("1990")), scope.sinceFounding(AS_OF)))
        .isEqualTo(Period.Fit.INSIDE);
    assertThat(scope.step(Dimension.YEAR, Optional.of(date("../0001-12-31")))).isEqualTo("0001");
    assertThat(scope.step(Dimension.YEAR, Optional.empty())).isEqualTo(Dimension.UNDATABLE);
  }

  @Test
  void fit_span_liesByItsOwnDays() {
    assertThat(scope().fit(period("2020-03/2020-05"), YEAR_2020)).isEqualTo(Period.Fit.INSIDE);
    assertThat(scope().fit(period("2019-12/2020-05"), YEAR_2020)).isEqualTo(Period.Fit.UNDATABLE);
    assertThat(scope().fit(period("2020-03/.."), YEAR_2020)).isEqualTo(Period.Fit.UNDATABLE);
    assertThat(scope().fit(period("2020-03/.."), new Period(FOUNDED, AS_OF)))
        .isEqualTo(Period.Fit.INSIDE);
  }

  @Provide
  Arbitrary<PartialDate> dates() {
    return HubRecords.dates();
  }

  /** By brute force: every day that the date may be, within what is possible. */
  @Property(tries = 200)
  void fit_anyDateAndPeriod_saysWhereItsPossibleDaysLie(
      @ForAll("dates") PartialDate date,
      @ForAll @IntRange(min = -200, max = 5100) int start,
      @ForAll @IntRange(min = 0, max = 900) int length) {
    Period period = new Period(FOUNDED.plusDays(start), FOUNDED.plusDays(start).plusDays(length));
    boolean in = false;
    boolean out = false;
    for (LocalDate day = FOUNDED; !day.isAfter(AS_OF); day = day.plusDays(1)) {
      boolean possible =
          !day.isAfter(date.lastDay()) && !date.firstDay().filter(day::isBefore).isPresent();
      boolean inside = !day.isBefore(period.first()) && !day.isAfter(period.last());
      in |= possible && inside;
      out |= possible && !inside;
    }
    Period.Fit fit = scope().fit(Optional.of(date), period);
    if (in || out) {
      assertThat(fit)
          .isEqualTo(
              in && out ? Period.Fit.UNDATABLE : in ? Period.Fit.INSIDE : Period.Fit.OUTSIDE);
    }
  }

  @Test
  void scope_typesGiven_areCopied() {
    EnumSet<RecordType> types = EnumSet.of(RecordType.EVENT);
    Scope scope = new Scope(Optional.empty(), AS_OF, types);
    types.add(RecordType.EXPERT);
    assertThat(scope.complete()).containsExactly(RecordType.EVENT);
  }

  /** Of several profiles the earliest founding counts, whichever stands first. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                       |",
        "none                     |",
        "../2013-03-15            |",
        "2013-03                  | 2013-03-01",
        "none,2013-03             | 2013-03-01",
        "2013-03,none             | 2013-03-01",
        "../2010-01-01,2013-03-15 | 2013-03-15",
        "2014,2012-05             | 2012-05-01",
        "2012-05,2014             | 2012-05-01",
      })
  void of_severalProfiles_isFoundedOnTheEarliestDay(String founded, @Nullable LocalDate expected) {
    List<HubProfile> profiles = new ArrayList<>();
    for (String day : founded.isEmpty() ? new String[0] : founded.split(",", -1)) {
      HubProfile.Builder profile =
          HubProfile.builder()
              .id(Id.of("hub" + profiles.size()))
              .name(LocalizedText.of("en", "The Hub"));
      profiles.add(
          day.equals("none")
              ? profile.build()
              : profile
                  .declaration(FoundingDeclaration.builder().adoptedOn(date(day)).build())
                  .build());
    }
    Scope scope = new Scope(Optional.ofNullable(expected), AS_OF, Set.of(RecordType.EVENT));
    assertThat(Scope.of(profiles, AS_OF, scope.complete())).isEqualTo(scope);
    assertThat(Scope.of(DatasetContext.of(AS_OF, scope.complete(), profiles))).isEqualTo(scope);
  }

  @Test
  void of_profileWithDeclaration_isFoundedOnItsDay() {
    HubProfile.Builder profile =
        HubProfile.builder().id(Id.of("hub")).name(LocalizedText.of("en", "The Hub"));
    HubProfile declared =
        profile
            .declaration(FoundingDeclaration.builder().adoptedOn(date("2013-03-15")).build())
            .build();
    assertThat(Scope.of(List.of(declared), AS_OF, Set.of())).isEqualTo(scope());
    HubProfile bare =
        HubProfile.builder().id(Id.of("hub")).name(LocalizedText.of("en", "The Hub")).build();
    assertThat(Scope.of(List.of(bare), AS_OF, Set.of()).foundedOn()).isEmpty();
    assertThat(Scope.of(List.of(), AS_OF, Set.of()).foundedOn()).isEmpty();
  }

  @Test
  void period_endBeforeStart_isRefused() {
    assertThatThrownBy(() -> new Period(AS_OF, FOUNDED))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2026-11-23/2013-03-15");
    assertThat(new Period(FOUNDED, AS_OF)).hasToString("2013-03-15/2026-11-23");
  }

  @Test
  void admits_sources_byDocumentOrAddress() {
    Source own = Source.builder().document("page").url("https://example.org/page").build();
    Query query = Query.asOf(scope(), AS_OF).withoutWordOf(List.of(own));
    assertThat(query.admits(issue("i").build())).as("the Hub's own entry").isTrue();
    assertThat(query.admits(issue("i").addSources(document("page")).build())).isFalse();
    assertThat(query.admits(issue("i").addSources(page("https://example.org/page")).build()))
        .isFalse();
    assertThat(query.admits(issue("i").addSources(page("https://example.org/other")).build()))
        .isTrue();
    assertThat(query.admits(issue("i").addSources(document("page"), document("another")).build()))
        .as("a second source")
        .isTrue();
    Source titleOnly = Source.builder().title(LocalizedText.of("en", "page")).build();
    assertThat(query.admits(issue("i").addSources(titleOnly).build())).isTrue();
    // a document is not an address, whatever its name
    assertThat(query.admits(issue("i").addSources(document("https://example.org/page")).build()))
        .isTrue();
    assertThat(Query.asOf(scope(), AS_OF).admits(issue("i").addSources(own).build())).isTrue();
  }
}
