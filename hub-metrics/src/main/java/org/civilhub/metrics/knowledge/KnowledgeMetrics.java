package org.civilhub.metrics.knowledge;

import java.util.List;
import java.util.Optional;
import org.civilhub.metrics.Accrual;
import org.civilhub.metrics.Dimension;
import org.civilhub.metrics.Judgement;
import org.civilhub.metrics.MetricDefinition;
import org.civilhub.metrics.MetricGroup;
import org.civilhub.metrics.Query;
import org.civilhub.metrics.RecordMetric;
import org.civilhub.metrics.RecordMetric.Resolution;
import org.civilhub.metrics.Split;
import org.civilhub.model.InnovationContest;
import org.civilhub.model.JournalIssue;
import org.civilhub.model.KnowledgePlatform;
import org.civilhub.model.KnowledgeResource;
import org.civilhub.model.NeedsAssessment;
import org.civilhub.model.ResearchProduct;
import org.civilhub.model.code.ContestStatus;
import org.civilhub.model.code.PlatformKind;
import org.civilhub.model.code.ProductKind;
import org.civilhub.model.code.StudyStatus;

/** Standard metrics of research and knowledge management. */
public final class KnowledgeMetrics {
  private KnowledgeMetrics() {}

  /**
   * Research products and issues of the journal. An article inside an issue on record does not
   * count again.
   *
   * <p>Number of products, 0 or more; a flow.
   */
  public static final RecordMetric RESEARCH_PRODUCTS =
      knowledge("research_products", "products", Accrual.FLOW)
          .of(ResearchProduct.class, KnowledgeMetrics::product, "/publishedOn", "/kind")
          .of(JournalIssue.class, KnowledgeMetrics::issue, "/publishedOn")
          .by(
              JournalIssue.class,
              Dimension.KIND,
              (issue, query) -> List.of(ProductKind.JOURNAL_ISSUE.getCode()))
          .by(
              ResearchProduct.class,
              Dimension.REFERENCE,
              (product, query) ->
                  product.getIssue().map(issue -> List.of(issue.value())).orElse(List.of()))
          .referringTo(
              JournalIssue.class,
              issue -> "on record",
              (reference, fact, split) ->
                  fact.isPresent()
                      ? Resolution.leftOut(split, "inside_issue")
                      : Resolution.counts(split))
          .splitBy(Dimension.KIND)
          .splitBy(Dimension.YEAR)
          .build();

  /**
   * Issues of the Hub's journal.
   *
   * <p>Number of issues, 0 or more; a flow.
   */
  public static final RecordMetric JOURNAL_ISSUES =
      knowledge("journal_issues", "issues", Accrual.FLOW)
          .of(JournalIssue.class, KnowledgeMetrics::issue, "/publishedOn")
          .splitBy(Dimension.YEAR)
          .build();

  /**
   * Rounds of the contest for innovative solutions that were held.
   *
   * <p>Number of rounds, 0 or more; a flow. Rounds announced or cancelled are left out with a
   * reason.
   */
  public static final RecordMetric INNOVATION_CONTESTS =
      knowledge("innovation_contests", "contests", Accrual.FLOW)
          .of(InnovationContest.class, KnowledgeMetrics::round, "/heldOn", "/status")
          .splitBy(Dimension.YEAR)
          .build();

  /**
   * Applications to the rounds that were held, by what they were counted in; different units are
   * never added.
   *
   * <p>Number of applications or applicants, 0 or more; a flow. Our own definition: nobody
   * publishes a total.
   */
  public static final RecordMetric CONTEST_ENTRIES =
      knowledge("contest_entries", "entries", Accrual.FLOW)
          .of(InnovationContest.class, KnowledgeMetrics::applications, "/applications")
          .by(
              InnovationContest.class,
              Dimension.UNIT,
              (contest, query) ->
                  contest
                      .getApplicationsUnit()
                      .map(counted -> List.of(counted.getCode()))
                      .orElse(List.of()))
          .neverAdding(Dimension.UNIT)
          .inPartsOnly()
          .splitBy(Dimension.UNIT)
          .build();

  /**
   * Studies of needs that were done. A mention that studies are done is a source's statement, not a
   * study.
   *
   * <p>Number of studies, 0 or more; a flow. Studies planned or under way are left out with a
   * reason.
   */
  public static final RecordMetric NEEDS_ASSESSMENTS =
      knowledge("needs_assessments", "studies", Accrual.FLOW)
          .of(NeedsAssessment.class, KnowledgeMetrics::study, "/conductedOn", "/status")
          .splitBy(Dimension.YEAR)
          .build();

  /**
   * Practice materials and resources on the Virtual Alliance on a day.
   *
   * <p>Number of resources, 0 or more; a stock. Resources of other platforms are left out with a
   * reason, as are those of which it cannot be said because their platform is not on record.
   */
  public static final RecordMetric VIRTUAL_ALLIANCE_MATERIALS =
      knowledge("virtual_alliance_materials", "materials", Accrual.STOCK)
          .of(
              KnowledgeResource.class,
              (resource, query) ->
                  Judgement.dated(query.standing(resource.getAddedOn(), resource.getRemovedOn()))
                      .bearing(resource.getAddedOn()))
          .by(
              KnowledgeResource.class,
              Dimension.REFERENCE,
              (resource, query) -> List.of(resource.getPlatform().value()))
          .referringTo(
              KnowledgePlatform.class,
              platform -> platform.getKind().getCode(),
              (reference, fact, split) -> platform(fact.map(PlatformKind::of), split))
          .build();

  /**
   * These metrics in the order of a report.
   *
   * @return the definitions
   */
  public static List<MetricDefinition> all() {
    return List.of(
        RESEARCH_PRODUCTS,
        JOURNAL_ISSUES,
        INNOVATION_CONTESTS,
        CONTEST_ENTRIES,
        NEEDS_ASSESSMENTS,
        VIRTUAL_ALLIANCE_MATERIALS);
  }

  private static RecordMetric.Builder knowledge(String id, String unit, Accrual accrual) {
    return RecordMetric.named(id, MetricGroup.KNOWLEDGE, unit, accrual);
  }

  private static Resolution platform(Optional<PlatformKind> kind, Split split) {
    if (kind.isEmpty()) {
      return Resolution.undecided(split, "platform_not_on_record");
    }
    if (!kind.get().isKnown()) {
      return Resolution.undecided(split, "unknown_code");
    }
    return kind.get().equals(PlatformKind.VIRTUAL_ALLIANCE)
        ? Resolution.counts(split)
        : Resolution.leftOut(split, "other_platform");
  }

  private static Judgement product(ResearchProduct product, Query query) {
    return Judgement.dated(query.fit(product.getPublishedOn())).bearing(product.getPublishedOn());
  }

  private static Judgement issue(JournalIssue issue, Query query) {
    return Judgement.dated(query.fit(issue.getPublishedOn())).bearing(issue.getPublishedOn());
  }

  private static Judgement round(InnovationContest contest, Query query) {
    Judgement judgement = Judgement.dated(query.fit(contest.getHeldOn()));
    if (judgement.verdict() == Judgement.Verdict.NONE) {
      return judgement;
    }
    ContestStatus status = contest.getStatus().orElse(ContestStatus.HELD);
    if (!status.equals(ContestStatus.HELD)) {
      return status.isKnown() ? Judgement.leftOut("not_held") : Judgement.undecided("unknown_code");
    }
    return judgement.bearing(contest.getHeldOn());
  }

  private static Judgement applications(InnovationContest contest, Query query) {
    Judgement round = round(contest, query);
    if (!round.isCounted()) {
      return round;
    }
    return contest.getApplications().map(round::withAmount).orElseGet(round::butMissing);
  }

  private static Judgement study(NeedsAssessment study, Query query) {
    Judgement judgement = Judgement.dated(query.fit(study.getConductedOn()));
    if (judgement.verdict() == Judgement.Verdict.NONE) {
      return judgement;
    }
    StudyStatus status = study.getStatus().orElse(StudyStatus.DONE);
    if (!status.equals(StudyStatus.DONE)) {
      return status.isKnown() ? Judgement.leftOut("not_done") : Judgement.undecided("unknown_code");
    }
    return judgement.bearing(study.getConductedOn());
  }
}
