package org.civilhub.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.civilhub.model.code.ResultLevel;
import org.civilhub.model.rule.Finding;
import org.civilhub.model.rule.FindingCode;
import org.civilhub.model.rule.HubValidator;
import org.civilhub.model.rule.Severity;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.LocalizedText;
import org.civilhub.model.value.PartialDate;
import org.civilhub.model.value.PartialPeriod;
import org.civilhub.model.value.QualifiedNumber;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules on a project and its results framework, and on a claim. */
class ProjectRulesTest {
  private static final HubValidator VALIDATOR = HubValidator.at(LocalDate.of(2026, 11, 24));
  private static final LocalizedText TITLE = LocalizedText.of("en", "Work");

  private static Result result(String key, Indicator... indicators) {
    return Result.builder()
        .key(key)
        .title(TITLE)
        .level(ResultLevel.known().get(0))
        .addIndicators(indicators)
        .build();
  }

  private static Indicator.Builder indicator(String key) {
    return Indicator.builder().key(key).title(TITLE);
  }

  private static Project.Builder project(Result... results) {
    return Project.builder().id(Id.of("P4")).title(TITLE).addResults(results);
  }

  private static List<Finding> check(Project.Builder project) {
    return VALIDATOR.check(project.build());
  }

  // ---- keys ----

  @Test
  void keys_ofTheirOwn_areValid() {
    assertThat(
            check(
                project(
                    result("1", indicator("1").build(), indicator("2").build()),
                    result("2", indicator("1").build(), indicator("2").build()),
                    result("3"))))
        .isEmpty();
    assertThat(check(project())).isEmpty();
  }

  @Test
  void keys_ofTwoResults_areFoundIfTheSame() {
    assertThat(check(project(result("1"), result("2"), result("1"))))
        .extracting(f -> f.line(LanguageTag.EN))
        .containsExactly(
            "[/results] P4 must have keys of their own, found '1' again (hub.project.keys-unique)");
  }

  @Test
  void keys_ofTwoIndicatorsOfOneResult_areFoundIfTheSame() {
    assertThat(
            check(
                project(
                    result("1", indicator("a").build()),
                    result("2", indicator("a").build(), indicator("b").build()),
                    result("3", indicator("c").build(), indicator("c").build()))))
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.code()).isEqualTo(FindingCode.PROJECT_KEYS_UNIQUE);
              assertThat(f.arguments()).isEqualTo(Map.of("found", "c"));
            });
  }

  // ---- time ----

  private static Result target(String due) {
    Target target =
        Target.builder().value(QualifiedNumber.exact(1)).dueOn(PartialDate.parse(due)).build();
    return result("1", indicator("1").addTargets(target).build());
  }

  private static Result actual(String period) {
    Actual actual =
        Actual.builder()
            .value(QualifiedNumber.exact(1))
            .period(PartialPeriod.parse(period))
            .build();
    return result("1", indicator("1").addActuals(actual).build());
  }

  private static Project.Builder during(
      @Nullable String start, @Nullable String end, Result... results) {
    return project(results)
        .startsOn(Optional.ofNullable(start).map(PartialDate::parse))
        .endsOn(Optional.ofNullable(end).map(PartialDate::parse));
  }

  private static void assertFound(Project.Builder project, boolean valid) {
    assertThat(check(project))
        .extracting(Finding::code)
        .isEqualTo(valid ? List.of() : List.of(FindingCode.PROJECT_RESULTS_WITHIN_PROJECT));
  }

  @ParameterizedTest
  @CsvSource({
    "2016-05-01, 2017-04-30, 2016-05-01, true",
    "2016-05-01, 2017-04-30, 2016-04-30, false",
    "2016-05-01, 2017-04-30, 2017-04-30, true",
    "2016-05-01, 2017-04-30, 2017-05-01, false",
    "2016-05-01, 2017-04-30, 2016, true",
    "2016-05-01, 2017-04-30, 2017, true",
    "2016-05-01, 2017-04-30, 2015, false",
    "2016-05-01, 2017-04-30, 2018, false",
    "2016-05-01, 2017-04-30, 2017-04, true",
    "2016-05-01, 2017-04-30, 2017-05, false",
    "2016-05-01, 2017-04-30, ../2016-04-30, false",
    "2016-05-01, 2017-04-30, ../2020-01-01, true",
    "2016-05, 2017-04, 2016-05-01, true",
    "2016, 2017, 2017-12-31, true",
    "2016, 2017, 2018-01-01, false",
    "../2016-05-01, , 2010, true",
    "2016-05-01, , 2099, true",
    "2016-05-01, , 2016-04, false",
    ", 2017-04-30, 1999, true",
    ", 2017-04-30, 2017-05, false",
    ", , 1999, true",
  })
  void target_dueOutsideTheProjectsTime_isFound(
      @Nullable String start, @Nullable String end, String due, boolean valid) {
    assertFound(during(start, end, target(due)), valid);
  }

  @ParameterizedTest
  @CsvSource({
    "2016-05/2016-12, true",
    "2016, true",
    "2016-04/2016-12, false",
    "2016-12/2017-05, false",
    "2016-12/.., true",
    "2017-05/.., false",
    "2015, false",
    "2016-01-01/2017-04-30, false",
  })
  void actual_ofATimeOutsideTheProjects_isFound(String period, boolean valid) {
    assertFound(during("2016-05-01", "2017-04-30", actual(period)), valid);
  }

  @Test
  void results_withoutDates_areValid() {
    Result result =
        result(
            "1",
            indicator("1")
                .addTargets(Target.builder().value(QualifiedNumber.exact(1)).build())
                .addActuals(Actual.builder().value(QualifiedNumber.exact(1)).build())
                .addBaselines(
                    Baseline.builder()
                        .value(QualifiedNumber.exact(0))
                        .measuredOn(PartialDate.ofYear(2010)) // before the work, as it should be
                        .build())
                .build());
    assertThat(check(during("2016-05-01", "2017-04-30", result))).isEmpty();
  }

  @Test
  void results_outsideTheProjectsTime_areAWarningThatNamesTheDate() {
    Finding finding = check(during(null, "2017-04-30", target("2018"))).get(0);
    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    assertThat(finding.line(LanguageTag.EN))
        .isEqualTo(
            "[/results] P4 must lie within the project's time (.. – 2017-04-30), found '2018'"
                + " (hub.project.results-within-project)");
    assertThat(check(during("2016", null, target("2015"))).get(0).arguments())
        .isEqualTo(Map.of("found", "2015", "other", "2016 – .."));
  }

  // ---- claims ----

  private static List<FindingCode> claim(String indicator, String... dimensions) {
    ReportedFigure.Builder claim =
        ReportedFigure.builder()
            .id(Id.of("F-1"))
            .indicator(indicator)
            .value(QualifiedNumber.moreThan(1));
    Arrays.stream(dimensions).forEach(dimension -> claim.putSplit(dimension, "a value"));
    return VALIDATOR.check(claim.build()).stream().map(Finding::code).toList();
  }

  @Test
  void stage_ofAClaimOnContributions_mustBeNamed() {
    assertThat(claim("contributions")).containsExactly(FindingCode.CLAIM_STAGE_NAMED);
    assertThat(claim("contributions", "project")).containsExactly(FindingCode.CLAIM_STAGE_NAMED);
    assertThat(claim("contributions", "project", "stage")).isEmpty();
    assertThat(claim("contributions", "stage")).isEmpty();
    assertThat(claim("events")).isEmpty();
    assertThat(claim("contributions.total")).isEmpty();
  }

  @Test
  void stage_notNamed_isAdviceOnTheSplit() {
    ReportedFigure claim =
        ReportedFigure.builder()
            .id(Id.of("F-1"))
            .indicator("contributions")
            .value(QualifiedNumber.exact(1))
            .build();
    assertThat(VALIDATOR.check(claim))
        .extracting(f -> f.severity() + f.line(LanguageTag.EN))
        .containsExactly(
            "ADVICE[/split] F-1 must name the stage, for pledged, committed and received never add"
                + " up (hub.claim.stage-named)");
  }
}
