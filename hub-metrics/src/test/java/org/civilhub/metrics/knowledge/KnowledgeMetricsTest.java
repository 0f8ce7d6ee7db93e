package org.civilhub.metrics.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.civilhub.metrics.testkit.Ask.basis;
import static org.civilhub.metrics.testkit.Ask.figure;
import static org.civilhub.metrics.testkit.Ask.figures;
import static org.civilhub.metrics.testkit.Ask.on;
import static org.civilhub.metrics.testkit.Ask.part;
import static org.civilhub.metrics.testkit.Ask.whole;
import static org.civilhub.metrics.testkit.Records.contest;
import static org.civilhub.metrics.testkit.Records.date;
import static org.civilhub.metrics.testkit.Records.issue;
import static org.civilhub.metrics.testkit.Records.platform;
import static org.civilhub.metrics.testkit.Records.product;
import static org.civilhub.metrics.testkit.Records.resource;
import static org.civilhub.metrics.testkit.Records.study;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.civilhub.metrics.Basis;
import org.civilhub.metrics.Dimension;
import org.civilhub.metrics.Figure;
import org.civilhub.metrics.Note;
import org.civilhub.metrics.Split;
import org.civilhub.model.HubRecord;
import org.civilhub.model.RecordType;
import org.civilhub.model.code.ApplicationUnit;
import org.civilhub.model.code.ContestStatus;
import org.civilhub.model.code.PlatformKind;
import org.civilhub.model.code.ProductKind;
import org.civilhub.model.code.StudyStatus;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.QualifiedNumber;
import org.junit.jupiter.api.Test;

class KnowledgeMetricsTest {
  private static Basis rests(
      long records, long missing, long undatable, Map<String, Long> leftOut) {
    return new Basis(records, missing, undatable, new TreeMap<>(leftOut));
  }

  private static HubRecord article(String id, String issue) {
    return product(id).kind(ProductKind.JOURNAL_ARTICLE).issue(Id.of(issue)).build();
  }

  @Test
  void products_articleInsideAnIssueOnRecord_doesNotCountAgain() {
    List<Figure> figures =
        figures(
            KnowledgeMetrics.RESEARCH_PRODUCTS,
            whole(RecordType.RESEARCH_PRODUCT, RecordType.JOURNAL_ISSUE),
            article("r1", "i1"), // inside the issue on record
            article("r2", "i9"), // inside one that is not
            product("r3").kind(ProductKind.JOURNAL_ARTICLE).build(),
            product("r4").build(),
            issue("i1").build(),
            issue("i2").build());
    assertThat(figures.get(0).basis()).contains(rests(5, 0, 0, Map.of("inside_issue", 1L)));
    assertThat(figures.get(0).number()).contains(QualifiedNumber.exact(5));
    assertThat(figures.get(0).proof()).isEqualTo(QualifiedNumber.exact(5));
    assertThat(part(figures, Dimension.KIND, "journal_article").number())
        .contains(QualifiedNumber.exact(2));
    assertThat(part(figures, Dimension.KIND, "journal_issue").number())
        .contains(QualifiedNumber.exact(2));
    assertThat(part(figures, Dimension.KIND, "case_study").number())
        .contains(QualifiedNumber.exact(1));
  }

  @Test
  void products_undatableArticleInsideAnIssueOnRecord_isLeftOutToo() {
    Figure figure =
        figure(
            KnowledgeMetrics.RESEARCH_PRODUCTS,
            on("2020-12-31"),
            article("r1", "i1"),
            issue("i1").publishedOn(date("2019")).build());
    assertThat(figure.basis()).contains(rests(1, 0, 0, Map.of("inside_issue", 1L)));
  }

  @Test
  void products_oneOfTheTwoTypesAPart_haveNoUpperEnd() {
    assertThat(
            figure(
                    KnowledgeMetrics.RESEARCH_PRODUCTS,
                    whole(RecordType.RESEARCH_PRODUCT),
                    product("r").build())
                .proof())
        .isEqualTo(QualifiedNumber.atLeast(1));
  }

  @Test
  void products_byYear_haveARowForTheUndated() {
    List<Figure> figures =
        figures(
            KnowledgeMetrics.RESEARCH_PRODUCTS,
            whole(),
            product("r1").publishedOn(date("2019-05")).build(),
            product("r2").build(),
            issue("i1").publishedOn(date("2019")).build());
    assertThat(part(figures, Dimension.YEAR, "2019").number()).contains(QualifiedNumber.exact(2));
    assertThat(part(figures, Dimension.YEAR, "undatable").number())
        .contains(QualifiedNumber.exact(1));
  }

  @Test
  void issues_onADay_countThoseThatHadAppeared() {
    HubRecord[] records = {
      issue("i1").publishedOn(date("2013")).build(),
      issue("i2").publishedOn(date("2014-06")).build(),
      issue("i3").build(),
    };
    assertThat(basis(KnowledgeMetrics.JOURNAL_ISSUES, whole(), records))
        .isEqualTo(rests(3, 0, 0, Map.of()));
    assertThat(basis(KnowledgeMetrics.JOURNAL_ISSUES, on("2014-06-15"), records))
        .isEqualTo(rests(1, 0, 2, Map.of()));
  }

  @Test
  void contests_heldRounds_countAndOthersAreLeftOut() {
    HubRecord[] records = {
      contest("t1").heldOn(date("2016")).build(),
      contest("t2").heldOn(date("2018")).status(ContestStatus.HELD).build(),
      contest("t3").status(ContestStatus.ANNOUNCED).build(),
      contest("t4").status(ContestStatus.CANCELLED).build(),
    };
    Figure figure =
        figure(KnowledgeMetrics.INNOVATION_CONTESTS, whole(RecordType.CONTEST), records);
    assertThat(figure.basis()).contains(rests(2, 0, 0, Map.of("not_held", 2L)));
    assertThat(figure.proof()).isEqualTo(QualifiedNumber.exact(2));
  }

  @Test
  void contests_statusNotKnown_areUndecided() {
    Figure figure =
        figure(
            KnowledgeMetrics.INNOVATION_CONTESTS,
            whole(RecordType.CONTEST),
            contest("t").status(ContestStatus.of("postponed")).build());
    assertThat(figure.basis()).contains(rests(0, 0, 0, Map.of("unknown_code", 1L)));
    assertThat(figure.proof()).isEqualTo(QualifiedNumber.atLeast(0));
  }

  @Test
  void entries_countedInDifferentUnits_areNeverAdded() {
    HubRecord[] records = {
      contest("t1")
          .applications(QualifiedNumber.exact(40))
          .applicationsUnit(ApplicationUnit.APPLICATIONS)
          .build(),
      contest("t2")
          .applications(QualifiedNumber.moreThan(60))
          .applicationsUnit(ApplicationUnit.APPLICANTS)
          .build(),
      contest("t3")
          .applications(QualifiedNumber.exact(5))
          .applicationsUnit(ApplicationUnit.APPLICATIONS)
          .build(),
      contest("t4").applicationsUnit(ApplicationUnit.APPLICATIONS).build(),
      contest("t5").build(),
    };
    List<Figure> figures = figures(KnowledgeMetrics.CONTEST_ENTRIES, whole(), records);
    assertThat(figures).hasSize(3);
    Figure applications = part(figures, Dimension.UNIT, "applications");
    assertThat(applications.number()).contains(QualifiedNumber.exact(45));
    assertThat(applications.basis()).contains(rests(2, 1, 0, Map.of()));
    assertThat(part(figures, Dimension.UNIT, "applicants").number())
        .contains(QualifiedNumber.moreThan(60));
    assertThat(part(figures, Dimension.UNIT, Dimension.NOT_RECORDED).basis())
        .contains(rests(0, 1, 0, Map.of()));
    // asked for the whole, there is no number, and it is said why
    Figure whole = figure(KnowledgeMetrics.CONTEST_ENTRIES, whole().of(Split.NONE), records);
    assertThat(whole.number()).isEmpty();
    assertThat(whole.proof()).isEqualTo(QualifiedNumber.unknown());
    assertThat(whole.notes()).contains(Note.of("never_added", "unit", "applicants, applications"));
  }

  @Test
  void studies_done_countAndOthersAreLeftOut() {
    HubRecord[] records = {
      study("n1").build(),
      study("n2").status(StudyStatus.DONE).conductedOn(date("../2017-01-01")).build(),
      study("n3").status(StudyStatus.PLANNED).build(),
      study("n4").status(StudyStatus.ONGOING).build(),
      study("n5").status(StudyStatus.of("lost")).build(),
    };
    List<Figure> figures = figures(KnowledgeMetrics.NEEDS_ASSESSMENTS, whole(), records);
    assertThat(figures.get(0).basis())
        .contains(rests(2, 0, 0, Map.of("not_done", 2L, "unknown_code", 1L)));
    assertThat(part(figures, Dimension.YEAR, "undatable").number())
        .contains(QualifiedNumber.exact(2));
  }

  @Test
  void materials_ofTheVirtualAlliance_countAndOfOtherPlatformsDoNot() {
    HubRecord[] records = {
      resource("o1", "alliance").build(),
      resource("o2", "alliance").addedOn(date("2020-05-05")).build(),
      resource("o3", "alliance").addedOn(date("2020-05-05")).removedOn(date("2021-05-05")).build(),
      resource("o4", "portal").build(),
      platform("alliance", PlatformKind.VIRTUAL_ALLIANCE),
      platform("portal", PlatformKind.KNOWLEDGE_PORTAL),
    };
    Figure figure =
        figure(KnowledgeMetrics.VIRTUAL_ALLIANCE_MATERIALS, whole(RecordType.RESOURCE), records);
    assertThat(figure.basis()).contains(rests(2, 0, 0, Map.of("other_platform", 1L)));
    assertThat(figure.proof()).isEqualTo(QualifiedNumber.exact(2));
    assertThat(basis(KnowledgeMetrics.VIRTUAL_ALLIANCE_MATERIALS, on("2021-01-01"), records))
        .isEqualTo(rests(2, 0, 1, Map.of("other_platform", 1L)));
  }

  @Test
  void materials_platformNotOnRecordOrOfUnknownKind_areUndecided() {
    HubRecord[] records = {
      resource("o1", "nowhere").build(),
      resource("o2", "wiki").build(),
      platform("wiki", PlatformKind.of("wiki")),
    };
    Figure figure =
        figure(KnowledgeMetrics.VIRTUAL_ALLIANCE_MATERIALS, whole(RecordType.RESOURCE), records);
    assertThat(figure.basis())
        .contains(rests(0, 0, 0, Map.of("platform_not_on_record", 1L, "unknown_code", 1L)));
    assertThat(figure.number()).isEmpty();
    assertThat(figure.proof()).isEqualTo(QualifiedNumber.atLeast(0));
  }
}
