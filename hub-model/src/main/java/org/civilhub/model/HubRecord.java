package org.civilhub.model;

import jakarta.validation.Valid;
import java.util.List;
import java.util.Optional;
import org.civilhub.model.constraint.NotBlankText;
import org.civilhub.model.value.Id;

/**
 * One record of the Hub's work. Immutable, safe to share between threads, equal to another of its
 * type if all their parts are equal.
 *
 * <p>An empty {@code Optional} or list means not recorded; it is never zero, no or none.
 */
public sealed interface HubRecord
    permits AdvisoryMission,
        Agreement,
        AssistanceRequest,
        Budget,
        CommunityOfPractice,
        Contribution,
        Country,
        Delivery,
        Expert,
        FoundingOrganisation,
        HubEvent,
        HubProfile,
        InnovationContest,
        Journal,
        JournalIssue,
        KnowledgePlatform,
        KnowledgeResource,
        NeedsAssessment,
        Partner,
        Project,
        ReportedFigure,
        ResearchProduct,
        Scholarship {

  /** Identifier, unique among the records of this type in a dataset. */
  Id<? extends HubRecord> getId();

  /** Where the record comes from; empty if it is the Hub's own entry. */
  List<@Valid Source> getSources();

  /** What other sources say of a field on which they disagree. */
  List<@Valid Discrepancy> getDiscrepancies();

  /** A remark for people; empty if there is none. No figure depends on it. */
  Optional<@NotBlankText String> getNote();
}
