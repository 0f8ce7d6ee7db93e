package org.civilhub.model.rule;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.civilhub.model.AdvisoryMission;
import org.civilhub.model.Agreement;
import org.civilhub.model.AssistanceRequest;
import org.civilhub.model.CommunityOfPractice;
import org.civilhub.model.Country;
import org.civilhub.model.Expert;
import org.civilhub.model.HubEvent;
import org.civilhub.model.HubRecord;
import org.civilhub.model.InnovationContest;
import org.civilhub.model.JournalIssue;
import org.civilhub.model.KnowledgePlatform;
import org.civilhub.model.KnowledgeResource;
import org.civilhub.model.NeedsAssessment;
import org.civilhub.model.Partner;
import org.civilhub.model.ResearchProduct;
import org.civilhub.model.Scholarship;
import org.civilhub.model.code.ContestStatus;
import org.civilhub.model.code.StudyStatus;
import org.civilhub.model.value.PartialDate;

/**
 * Work of the Hub lies between its founding declaration and the day of the dataset: outside it no
 * figure counts it. Broken only where no possible day lies inside. What is only planned may lie
 * after the day of the dataset, and on what must have been done the constraints speak. Projects and
 * money may have come before the Hub.
 */
final class LifeRule {
  private LifeRule() {}

  static DatasetRule rule() {
    return new SimpleRule(FindingCode.DATE_WITHIN_HUB_LIFE, (context, ids) -> pass(context));
  }

  private static DatasetRule.Pass pass(DatasetContext context) {
    Optional<LocalDate> founded =
        context.foundedOn().map(date -> date.firstDay().orElse(date.lastDay()));
    LocalDate asOf = context.asOf();
    return (record, place, log) -> {
      for (Map.Entry<String, PartialDate> dated : dates(record).entrySet()) {
        PartialDate date = dated.getValue();
        if ((founded.isPresent() && date.lastDay().isBefore(founded.get()))
            || (isHeld(record) && Days.first(date).isAfter(asOf))) {
          log.add(
              Finding.of(
                  FindingCode.DATE_WITHIN_HUB_LIFE,
                  record,
                  place.at(dated.getKey()),
                  Map.of(
                      "found",
                      date.toString(),
                      "expected",
                      Days.span(founded, Optional.of(asOf)))));
        }
      }
    };
  }

  /** Whether it is recorded as held or done, and no constraint demands that it lie in the past. */
  private static boolean isHeld(HubRecord record) {
    if (record instanceof InnovationContest contest) {
      return contest.getStatus().filter(s -> !s.equals(ContestStatus.HELD)).isEmpty();
    } else if (record instanceof NeedsAssessment study) {
      return study.getStatus().filter(s -> !s.equals(StudyStatus.DONE)).isEmpty();
    }
    return record instanceof HubEvent || record instanceof AdvisoryMission;
  }

  /** The dates that say when the work was done, by their pointers. */
  private static Map<String, PartialDate> dates(HubRecord record) {
    Map<String, PartialDate> dates = new LinkedHashMap<>();
    if (record instanceof Country country) {
      for (int i = 0; i < country.getMemberships().size(); i++) {
        put(
            dates,
            "/memberships/" + i + "/joinedOn",
            country.getMemberships().get(i).getJoinedOn());
      }
    } else if (record instanceof HubEvent event) {
      put(dates, "/startsOn", event.getStartsOn());
    } else if (record instanceof Partner partner) {
      put(dates, "/startsOn", partner.getStartsOn());
    } else if (record instanceof Agreement agreement) {
      put(dates, "/signedOn", agreement.getSignedOn());
    } else if (record instanceof Expert expert) {
      put(dates, "/rosterSince", expert.getRosterSince());
    } else if (record instanceof ResearchProduct product) {
      put(dates, "/publishedOn", product.getPublishedOn());
    } else if (record instanceof JournalIssue issue) {
      put(dates, "/publishedOn", issue.getPublishedOn());
    } else if (record instanceof InnovationContest contest) {
      put(dates, "/heldOn", contest.getHeldOn());
    } else if (record instanceof CommunityOfPractice community) {
      put(dates, "/launchedOn", community.getLaunchedOn());
    } else if (record instanceof NeedsAssessment study) {
      put(dates, "/conductedOn", study.getConductedOn());
    } else if (record instanceof KnowledgePlatform platform) {
      put(dates, "/launchedOn", platform.getLaunchedOn());
    } else if (record instanceof KnowledgeResource resource) {
      put(dates, "/addedOn", resource.getAddedOn());
    } else if (record instanceof Scholarship scholarship) {
      put(dates, "/awardedOn", scholarship.getAwardedOn());
    } else if (record instanceof AssistanceRequest request) {
      put(dates, "/requestedOn", request.getRequestedOn());
    } else if (record instanceof AdvisoryMission mission) {
      put(dates, "/startsOn", mission.getStartsOn());
    }
    return dates;
  }

  private static void put(
      Map<String, PartialDate> dates, String pointer, Optional<PartialDate> date) {
    date.ifPresent(d -> dates.put(pointer, d));
  }
}
