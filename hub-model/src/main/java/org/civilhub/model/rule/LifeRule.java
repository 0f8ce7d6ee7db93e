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
import org.civilhub.model.RecordType;
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
    return switch (RecordType.of(record)) {
      case CONTEST ->
          ((InnovationContest) record)
              .getStatus()
              .filter(status -> !status.equals(ContestStatus.HELD))
              .isEmpty();
      case NEEDS_ASSESSMENT ->
          ((NeedsAssessment) record)
              .getStatus()
              .filter(status -> !status.equals(StudyStatus.DONE))
              .isEmpty();
      case EVENT, ADVISORY_MISSION -> true;
      default -> false;
    };
  }

  /** The dates that say when the work was done, by their pointers. */
  private static Map<String, PartialDate> dates(HubRecord record) {
    return switch (RecordType.of(record)) {
      case COUNTRY -> joinings((Country) record);
      case EVENT -> at("/startsOn", ((HubEvent) record).getStartsOn());
      case PARTNER -> at("/startsOn", ((Partner) record).getStartsOn());
      case AGREEMENT -> at("/signedOn", ((Agreement) record).getSignedOn());
      case EXPERT -> at("/rosterSince", ((Expert) record).getRosterSince());
      case RESEARCH_PRODUCT -> at("/publishedOn", ((ResearchProduct) record).getPublishedOn());
      case JOURNAL_ISSUE -> at("/publishedOn", ((JournalIssue) record).getPublishedOn());
      case CONTEST -> at("/heldOn", ((InnovationContest) record).getHeldOn());
      case COMMUNITY -> at("/launchedOn", ((CommunityOfPractice) record).getLaunchedOn());
      case NEEDS_ASSESSMENT -> at("/conductedOn", ((NeedsAssessment) record).getConductedOn());
      case PLATFORM -> at("/launchedOn", ((KnowledgePlatform) record).getLaunchedOn());
      case RESOURCE -> at("/addedOn", ((KnowledgeResource) record).getAddedOn());
      case SCHOLARSHIP -> at("/awardedOn", ((Scholarship) record).getAwardedOn());
      case ASSISTANCE_REQUEST -> at("/requestedOn", ((AssistanceRequest) record).getRequestedOn());
      case ADVISORY_MISSION -> at("/startsOn", ((AdvisoryMission) record).getStartsOn());
      default -> Map.of();
    };
  }

  private static Map<String, PartialDate> joinings(Country country) {
    Map<String, PartialDate> dates = new LinkedHashMap<>();
    for (int i = 0; i < country.getMemberships().size(); i++) {
      String pointer = "/memberships/" + i + "/joinedOn";
      country.getMemberships().get(i).getJoinedOn().ifPresent(date -> dates.put(pointer, date));
    }
    return dates;
  }

  private static Map<String, PartialDate> at(String pointer, Optional<PartialDate> date) {
    return date.isPresent() ? Map.of(pointer, date.get()) : Map.of();
  }
}
