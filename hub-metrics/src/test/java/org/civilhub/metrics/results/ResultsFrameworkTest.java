package org.civilhub.metrics.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.civilhub.metrics.testkit.Ask.whole;
import static org.civilhub.metrics.testkit.Records.country;
import static org.civilhub.metrics.testkit.Records.date;
import static org.civilhub.metrics.testkit.Records.event;
import static org.civilhub.metrics.testkit.Records.expert;
import static org.civilhub.metrics.testkit.Records.project;
import static org.civilhub.metrics.testkit.Records.since;
import static org.civilhub.metrics.testkit.Records.spent;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.civilhub.metrics.Figure;
import org.civilhub.metrics.Note;
import org.civilhub.metrics.Query;
import org.civilhub.metrics.Scope;
import org.civilhub.metrics.standard.StandardMetrics;
import org.civilhub.metrics.testkit.Ask;
import org.civilhub.model.Actual;
import org.civilhub.model.Baseline;
import org.civilhub.model.Fraction;
import org.civilhub.model.HubRecord;
import org.civilhub.model.Indicator;
import org.civilhub.model.Project;
import org.civilhub.model.RecordType;
import org.civilhub.model.Result;
import org.civilhub.model.Target;
import org.civilhub.model.code.IndicatorDirection;
import org.civilhub.model.code.ResultLevel;
import org.civilhub.model.value.CountryCode;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.LocalizedText;
import org.civilhub.model.value.PartialPeriod;
import org.civilhub.model.value.QualifiedNumber;
import org.civilhub.model.value.Qualifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Progress of indicators, worked out by hand. The dataset's day is 2026-11-23. */
class ResultsFrameworkTest {
  private static final QualifiedNumber FIVE = QualifiedNumber.exact(5);

  private static Indicator.Builder indicator() {
    return Indicator.builder().key("1.1").title(LocalizedText.of("en", "An indicator"));
  }

  private static Indicator.Builder by(String metric) {
    return indicator().metric(metric);
  }

  private static Baseline baseline(long value, String day) {
    return Baseline.builder().value(QualifiedNumber.exact(value)).measuredOn(date(day)).build();
  }

  private static Target target(QualifiedNumber value, String due) {
    return Target.builder().value(value).dueOn(date(due)).build();
  }

  private static Target target(long value, String due) {
    return target(QualifiedNumber.exact(value), due);
  }

  private static Actual.Builder actual(QualifiedNumber value, String period) {
    return Actual.builder().value(value).period(PartialPeriod.parse(period));
  }

  private static Actual actual(long value, String period) {
    return actual(QualifiedNumber.exact(value), period).build();
  }

  private static Actual share(String percent, long of, long whole, String period) {
    return actual(QualifiedNumber.computed(new BigDecimal(percent)), period)
        .fraction(
            Fraction.builder()
                .numerator(BigDecimal.valueOf(of))
                .denominator(BigDecimal.valueOf(whole))
                .build())
        .build();
  }

  private static IndicatorProgress progress(
      Query query, Indicator.Builder indicator, HubRecord... records) {
    Project framed =
        Project.builder()
            .from(project("p", "2014-01-01", "2026-12-31"))
            .addResults(
                Result.builder()
                    .key("1")
                    .title(LocalizedText.of("en", "A result"))
                    .level(ResultLevel.OUTCOME)
                    .addIndicators(indicator.build())
                    .build())
            .build();
    ResultsFramework framework = ResultsFramework.of(List.of(framed), query, StandardMetrics.all());
    List<List<Figure>> answers =
        Arrays.stream(records).map(HubRecord.class::cast).collect(framework.metric().toCollector());
    List<IndicatorProgress> all = framework.progress(answers);
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private static IndicatorProgress.Row year(IndicatorProgress progress, int year) {
    return progress.years().stream()
        .filter(row -> row.name().equals(String.valueOf(year)))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> codes(IndicatorProgress.Row row) {
    return row.reason().stream().map(Note::code).toList();
  }

  private static Optional<QualifiedNumber> exactly(long number) {
    return Optional.of(QualifiedNumber.exact(number));
  }

  // ---- verdicts

  @ParameterizedTest
  @CsvSource({
    "exact, 50, ACHIEVED, progress_reached",
    "exact, 49, OFF_TRACK, progress_missed",
    "at_least, 50, ACHIEVED, progress_reached",
    "more_than, 49, CANNOT_SAY, progress_open", // 49.5 would be short of it
    "at_most, 49, OFF_TRACK, progress_missed",
    "fewer_than, 50, OFF_TRACK, progress_missed",
    "at_most, 50, CANNOT_SAY, progress_open",
    "about, 50, CANNOT_SAY, progress_open", // 45 to 55
    "about, 60, ACHIEVED, progress_reached" // 54 to 66
  })
  void target_due_isReachedOrMissedOnlyIfTheWholeIntervalIs(
      String word, long number, ProgressStatus status, String reason) {
    QualifiedNumber value =
        QualifiedNumber.of(Qualifier.of(word).orElseThrow(), BigDecimal.valueOf(number));
    IndicatorProgress.Row row =
        year(
            progress(
                whole(),
                indicator()
                    .addTargets(target(50, "2024"))
                    .addActuals(actual(value, "2024").build())),
            2024);
    assertThat(row.status()).isEqualTo(status);
    assertThat(codes(row)).containsExactly(reason);
    assertThat(row.toDate()).contains(value);
  }

  @ParameterizedTest
  @CsvSource({
    "more_than, 200, 200, OFF_TRACK",
    "more_than, 200, 201, ACHIEVED",
    "at_least, 200, 200, ACHIEVED"
  })
  void target_withAWord_isReachedFromItsLowerEnd(
      String word, long number, long value, ProgressStatus status) {
    QualifiedNumber goal =
        QualifiedNumber.of(Qualifier.of(word).orElseThrow(), BigDecimal.valueOf(number));
    IndicatorProgress.Row row =
        year(
            progress(
                whole(),
                indicator().addTargets(target(goal, "2024")).addActuals(actual(value, "2024"))),
            2024);
    assertThat(row.status()).isEqualTo(status);
  }

  /** From 100 at the end of 2020 to 40 at the end of 2030: 1,826 of 3,652 days later, 70. */
  @ParameterizedTest
  @CsvSource({"70, ON_TRACK, 0.5000", "71, OFF_TRACK, 0.4833", "40, ACHIEVED, 1.0000"})
  void decreasing_onTheStraightLineOrBelow_isOnTrack(
      long value, ProgressStatus status, BigDecimal way) {
    IndicatorProgress.Row row =
        year(
            progress(
                whole(),
                indicator()
                    .direction(IndicatorDirection.DECREASING)
                    .addBaselines(baseline(100, "2020-12-31"))
                    .addTargets(target(40, "2025"), target(40, "2030-12-31"))
                    .addActuals(actual(value, "2024"), actual(value, "2025"))),
            2024);
    assertThat(row.target()).as("none is due in 2024").isEmpty();
    assertThat(codes(row)).contains("progress_no_target");
    IndicatorProgress later =
        progress(
            Query.asOf(Ask.scope(), LocalDate.of(2025, 12, 31)),
            indicator()
                .direction(IndicatorDirection.DECREASING)
                .addBaselines(baseline(100, "2020-12-31"))
                .addTargets(target(40, "2030-12-31"))
                .addActuals(actual(value, "2025")));
    assertThat(later.current().status()).isEqualTo(status);
    assertThat(later.current().progress()).contains(way);
    if (status != ProgressStatus.ACHIEVED) {
      assertThat(later.current().reason().get(0).text(LanguageTag.EN))
          .isEqualTo("on the straight line to the target, due by 2030-12-31, it would be 70");
    }
  }

  @Test
  void current_isHeldAgainstTheNextTarget_orTheLast() {
    Indicator.Builder twice =
        indicator()
            .addTargets(target(10, "2020"), target(30, "2027"), target(90, "2029"))
            .addActuals(actual(12, "2020"));
    assertThat(progress(whole(), twice).current().target()).contains(target(30, "2027"));
    IndicatorProgress past =
        progress(whole(), indicator().addTargets(target(10, "2020"), target(20, "2024")));
    assertThat(past.current().target()).contains(target(20, "2024"));
    assertThat(past.current().status()).isEqualTo(ProgressStatus.CANNOT_SAY);
    assertThat(codes(past.current())).containsExactly("progress_no_value");
  }

  @Test
  void cannotSay_alwaysSaysWhy() {
    Actual five = actual(5, "2026-06");
    Target next = target(9, "2027");
    assertThat(why(indicator().addActuals(five))).isEqualTo("progress_no_target");
    assertThat(why(indicator().addTargets(next))).isEqualTo("progress_no_value");
    assertThat(why(indicator().addActuals(five).addTargets(next)))
        .isEqualTo("progress_no_baseline");
    assertThat(
            why(
                indicator()
                    .addActuals(five)
                    .addTargets(next)
                    .addBaselines(Baseline.builder().value(QualifiedNumber.exact(1)).build())))
        .isEqualTo("progress_baseline_undated");
    assertThat(
            why(
                indicator()
                    .addActuals(five)
                    .addTargets(next)
                    .addBaselines(
                        Baseline.builder()
                            .value(QualifiedNumber.about(1))
                            .measuredOn(date("2020"))
                            .build())))
        .isEqualTo("progress_baseline_open");
    assertThat(
            why(indicator().addActuals(five).addTargets(next).addBaselines(baseline(10, "2020"))))
        .isEqualTo("progress_no_way");
    assertThat(
            why(
                indicator()
                    .addActuals(five)
                    .addTargets(Target.builder().value(QualifiedNumber.exact(9)).build())))
        .isEqualTo("progress_target_undated");
    assertThat(
            why(indicator().addActuals(five).addTargets(target(QualifiedNumber.atMost(9), "2027"))))
        .isEqualTo("progress_target_open");
  }

  private static String why(Indicator.Builder indicator) {
    IndicatorProgress.Row row = progress(whole(), indicator).current();
    assertThat(row.status()).isEqualTo(ProgressStatus.CANNOT_SAY);
    return codes(row).get(0);
  }

  @Test
  void yearToCome_hasNotBegun() {
    IndicatorProgress.Row row =
        year(progress(whole(), indicator().addTargets(target(9, "2028"))), 2028);
    assertThat(row.status()).isEqualTo(ProgressStatus.CANNOT_SAY);
    assertThat(codes(row)).containsExactly("progress_not_begun");
  }

  // ---- by a metric

  private static final HubRecord[] EVENTS = {
    event("e1").startsOn(date("2015-03-01")).build(),
    event("e2").startsOn(date("2015-09-01")).build(),
    event("e3").startsOn(date("2017-01-10")).build()
  };

  @Test
  void flow_isCountedInTheYearAndSinceTheFounding() {
    IndicatorProgress complete = progress(whole(RecordType.EVENT), by("capacity_events"), EVENTS);
    assertThat(year(complete, 2015).inPeriod()).isEqualTo(exactly(2));
    assertThat(year(complete, 2016).inPeriod())
        .as("none, and all are on record")
        .isEqualTo(exactly(0));
    assertThat(year(complete, 2017).inPeriod()).isEqualTo(exactly(1));
    assertThat(year(complete, 2016).toDate()).isEqualTo(exactly(2));
    assertThat(year(complete, 2017).toDate()).isEqualTo(exactly(3));
    assertThat(complete.current().toDate()).isEqualTo(exactly(3));

    IndicatorProgress part = progress(whole(), by("capacity_events"), EVENTS);
    assertThat(year(part, 2016).inPeriod()).as("not recorded, which is not zero").isEmpty();
    assertThat(year(part, 2016).toDate()).isEqualTo(exactly(2));
    assertThat(year(part, 2014).toDate()).isEmpty();
  }

  @Test
  void records_thatAreAPartOfAll_showATargetAsReachedButNotAsMissed() {
    Indicator.Builder three = by("capacity_events").addTargets(target(3, "2018"));
    assertThat(year(progress(whole(), three, EVENTS), 2018).status())
        .isEqualTo(ProgressStatus.ACHIEVED);
    Indicator.Builder five = by("capacity_events").addTargets(target(5, "2018"));
    assertThat(year(progress(whole(), five, EVENTS), 2018).status())
        .isEqualTo(ProgressStatus.CANNOT_SAY);
    assertThat(year(progress(whole(RecordType.EVENT), five, EVENTS), 2018).status())
        .isEqualTo(ProgressStatus.OFF_TRACK);
  }

  @Test
  void stock_isThatOfTheDayAndNeverOfAPeriod() {
    HubRecord[] members = {
      country("c1").addMemberships(since("2014-05-01")).build(),
      country("c2").code(CountryCode.of("KG")).addMemberships(since("2016-05-01")).build()
    };
    IndicatorProgress progress =
        progress(whole(RecordType.COUNTRY), by("participating_countries"), members);
    assertThat(year(progress, 2014).toDate()).isEqualTo(exactly(1));
    assertThat(year(progress, 2016).toDate()).isEqualTo(exactly(2));
    assertThat(year(progress, 2020).toDate()).isEqualTo(exactly(2));
    assertThat(progress.years()).allSatisfy(row -> assertThat(row.inPeriod()).isEmpty());
  }

  @Test
  void money_isThatOfTheProjectInTheIndicatorsCurrency() {
    HubRecord[] deliveries = {
      spent("d1", "p", "2014", "USD 100"), spent("d2", "q", "2014", "USD 900")
    };
    assertThat(
            year(progress(whole(), by("delivery_to_date").unit("USD"), deliveries), 2014).toDate())
        .isEqualTo(exactly(100));
    IndicatorProgress other = progress(whole(), by("delivery_to_date").unit("EUR"), deliveries);
    assertThat(year(other, 2014).toDate()).isEmpty();
    assertThat(year(other, 2014).reason()).contains(Note.of("progress_unit", "USD", "EUR"));
  }

  @Test
  void metricAndReport_areNeverAdded_andAContradictionIsSaid() {
    Indicator.Builder reported = by("capacity_events").addActuals(actual(7, "2017"));
    IndicatorProgress part = progress(whole(), reported, EVENTS);
    assertThat(year(part, 2017).toDate()).isEqualTo(exactly(3));
    assertThat(year(part, 2017).reported()).isEqualTo(exactly(7));
    assertThat(codes(year(part, 2017))).doesNotContain("progress_differs");
    IndicatorProgress complete = progress(whole(RecordType.EVENT), reported, EVENTS);
    assertThat(year(complete, 2017).reason()).contains(Note.of("progress_differs", "exact=7"));
  }

  @Test
  void metricWithoutRecordsOrUnknown_isReplacedByTheReport() {
    IndicatorProgress none = progress(whole(), by("capacity_events").addActuals(actual(7, "2017")));
    assertThat(year(none, 2017).toDate()).isEqualTo(exactly(7));
    assertThat(year(none, 2017).figure()).isEmpty();
    IndicatorProgress unknown =
        progress(whole(), by("of_another_library").addActuals(actual(7, "2017")));
    assertThat(year(unknown, 2017).toDate()).isEqualTo(exactly(7));
    assertThat(year(unknown, 2017).reason())
        .contains(Note.of("progress_no_metric", "of_another_library"));
  }

  @Test
  void years_withoutAFounding_beginWithTheProject() {
    Query unknown =
        Query.asOf(new Scope(Optional.empty(), Ask.AS_OF, Set.of(RecordType.EVENT)), Ask.AS_OF);
    assertThat(progress(unknown, by("capacity_events"), EVENTS).years())
        .extracting(IndicatorProgress.Row::name)
        .startsWith("2014", "2015")
        .endsWith("2026")
        .hasSize(13);
  }

  // ---- few people

  private static IndicatorProgress roster(Query query, int first, int second) {
    List<HubRecord> experts = new ArrayList<>();
    for (int i = 0; i < first + second; i++) {
      String since = i < first ? "2015-02-01" : "2019-02-01";
      experts.add(expert("x" + i).rosterSince(date(since)).build());
    }
    return progress(query, by("experts_in_roster"), experts.toArray(HubRecord[]::new));
  }

  @Test
  void years_withFewPeople_areHidden_unlessInternal() {
    Query complete = whole(RecordType.EXPERT);
    for (IndicatorProgress few : List.of(roster(complete, 3, 9), roster(complete, 9, 3))) {
      assertThat(few.years())
          .hasSize(13)
          .allSatisfy(
              row -> {
                assertThat(row.toDate()).isEmpty();
                assertThat(row.figure()).isEmpty();
                assertThat(codes(row)).containsExactly("small_cell");
              });
      assertThat(few.current().toDate()).isEqualTo(exactly(12));
    }
    assertThat(year(roster(complete.forInternalUse(), 9, 3), 2019).toDate()).isEqualTo(exactly(12));
  }

  @Test
  void years_withManyPeopleOrNone_areShown() {
    IndicatorProgress many = roster(whole(RecordType.EXPERT), 5, 7);
    assertThat(year(many, 2014).toDate()).isEqualTo(exactly(0));
    assertThat(year(many, 2018).toDate()).isEqualTo(exactly(5));
    assertThat(year(many, 2019).toDate()).isEqualTo(exactly(12));
  }

  // ---- reports

  @Test
  void reports_areNotAdded_andAYearWithoutOneIsAGap() {
    IndicatorProgress progress =
        progress(
            whole(),
            indicator()
                .addActuals(actual(3, "2020"), actual(5, "2022-06"), actual(4, "2022-12"))
                .addTargets(target(9, "2021")));
    assertThat(year(progress, 2020).toDate()).isEqualTo(exactly(3));
    assertThat(year(progress, 2021).toDate()).isEmpty();
    assertThat(year(progress, 2022).toDate()).as("the later of two").isEqualTo(exactly(4));
    assertThat(progress.current().toDate()).isEqualTo(exactly(4));
  }

  @Test
  void reportsWithoutAPeriod_countForNothingAndAreSaid() {
    IndicatorProgress progress =
        progress(whole(), indicator().addActuals(Actual.builder().value(FIVE).build()));
    assertThat(progress.current().toDate()).isEmpty();
    assertThat(progress.current().reason()).contains(Note.of("progress_undated_reports", 1));
  }

  @Test
  void percentages_addUpByNumeratorAndDenominator_notByTheirMean() {
    IndicatorProgress progress =
        progress(
            whole(),
            indicator()
                .unit("percent")
                .addActuals(share("90", 9, 10, "2023"), share("11.1", 10, 90, "2024"))
                .addTargets(target(50, "2024")));
    assertThat(year(progress, 2023).toDate()).isEqualTo(exactly(90));
    // 10 of 90
    assertThat(year(progress, 2024).inPeriod())
        .contains(QualifiedNumber.computed(new BigDecimal("11.1111")));
    // 19 of 100; the mean of 90 and 11.1 would be 50.6, and reach the target
    assertThat(year(progress, 2024).toDate()).isEqualTo(exactly(19));
    assertThat(year(progress, 2024).status()).isEqualTo(ProgressStatus.OFF_TRACK);
    assertThat(year(progress, 2024).reason())
        .contains(Note.of("progress_of", "exact=19", "exact=100"));
  }

  @Test
  void percentages_roundedUpToTheTarget_haveNotReachedIt() {
    // 79,999,999 of 100,000,000 is 79.999999 %, shown as 80
    IndicatorProgress.Row row =
        year(
            progress(
                whole(),
                indicator()
                    .unit("percent")
                    .addActuals(share("80", 79_999_999, 100_000_000, "2024"))
                    .addTargets(target(80, "2024"))),
            2024);
    assertThat(row.toDate()).isEqualTo(exactly(80));
    assertThat(row.status()).isEqualTo(ProgressStatus.OFF_TRACK);
  }

  @Test
  void percentages_ofWhichOneLacksItsParts_orThatOverlap_areNotPutTogether() {
    IndicatorProgress lacking =
        progress(
            whole(),
            indicator().unit("percent").addActuals(share("90", 9, 10, "2023"), actual(11, "2024")));
    assertThat(lacking.current().toDate()).isEmpty();
    assertThat(codes(lacking.current())).contains("progress_fraction");
    IndicatorProgress overlapping =
        progress(
            whole(),
            indicator()
                .unit("percent")
                .addActuals(share("90", 9, 10, "2023"), share("80", 4, 5, "2023-06")));
    assertThat(overlapping.current().toDate()).isEmpty();
    assertThat(codes(overlapping.current())).contains("progress_overlap");
    IndicatorProgress bare =
        progress(
            whole(),
            indicator().unit("percent").addActuals(actual(90, "2023"), actual(11, "2024")));
    assertThat(year(bare, 2024).toDate()).as("one alone needs no parts").isEqualTo(exactly(11));
    assertThat(codes(bare.current())).contains("progress_fraction");
  }

  // ---- laws

  /** What rises to a target and what falls to one are mirror images. */
  @Property
  void verdict_ofTheMirrorImage_isTheSame(
      @ForAll @IntRange(min = -50, max = 50) int value,
      @ForAll @IntRange(min = -50, max = 50) int start,
      @ForAll @IntRange(min = -50, max = 50) int end,
      @ForAll @IntRange(min = 2020, max = 2032) int due) {
    IndicatorProgress.Row up = mirrored(value, start, end, due, IndicatorDirection.INCREASING);
    IndicatorProgress.Row down = mirrored(-value, -start, -end, due, IndicatorDirection.DECREASING);
    assertThat(down.status()).isEqualTo(up.status());
    assertThat(down.progress()).isEqualTo(up.progress());
    if (up.status() == ProgressStatus.ACHIEVED) {
      assertThat(value).isGreaterThanOrEqualTo(end);
    }
  }

  private static IndicatorProgress.Row mirrored(
      int value, int start, int end, int due, IndicatorDirection direction) {
    return progress(
            whole(),
            indicator()
                .direction(direction)
                .addBaselines(baseline(start, "2018"))
                .addTargets(target(end, String.valueOf(due)))
                .addActuals(actual(value, "2019")))
        .current();
  }
}
