package org.civilhub.model;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.civilhub.model.value.LabelTable;
import org.civilhub.model.value.LocalizedText;

/** The types of record, in the order in which a dataset is read and written. */
public enum RecordType {
  /** The Hub itself. */
  PROFILE("profile", HubProfile.class),
  /** Organisations around the founding. */
  FOUNDING_ORGANISATION("founding_organisation", FoundingOrganisation.class),
  /** Participating countries. */
  COUNTRY("country", Country.class),
  /** Organisations beside the Hub. */
  PARTNER("partner", Partner.class),
  /** Memoranda and other agreements. */
  AGREEMENT("agreement", Agreement.class),
  /** Experts on the roster. */
  EXPERT("expert", Expert.class),
  /** Capacity-building events. */
  EVENT("event", HubEvent.class),
  /** Publications and studies. */
  RESEARCH_PRODUCT("research_product", ResearchProduct.class),
  /** Journals. */
  JOURNAL("journal", Journal.class),
  /** Issues of a journal. */
  JOURNAL_ISSUE("journal_issue", JournalIssue.class),
  /** Rounds of the innovation contest. */
  CONTEST("contest", InnovationContest.class),
  /** Communities of practice. */
  COMMUNITY("community", CommunityOfPractice.class),
  /** Studies of needs. */
  NEEDS_ASSESSMENT("needs_assessment", NeedsAssessment.class),
  /** Knowledge platforms. */
  PLATFORM("platform", KnowledgePlatform.class),
  /** Resources on a platform. */
  RESOURCE("resource", KnowledgeResource.class),
  /** Scholarships. */
  SCHOLARSHIP("scholarship", Scholarship.class),
  /** Requests for assistance. */
  ASSISTANCE_REQUEST("assistance_request", AssistanceRequest.class),
  /** Advisory missions. */
  ADVISORY_MISSION("advisory_mission", AdvisoryMission.class),
  /** Projects. */
  PROJECT("project", Project.class),
  /** Contributions. */
  CONTRIBUTION("contribution", Contribution.class),
  /** Expenditure in a period. */
  DELIVERY("delivery", Delivery.class),
  /** Budgets. */
  BUDGET("budget", Budget.class),
  /** Published claims. */
  REPORTED_FIGURE("reported_figure", ReportedFigure.class);

  private final String code;
  private final Class<? extends HubRecord> type;

  RecordType(String code, Class<? extends HubRecord> type) {
    this.code = code;
    this.type = type;
  }

  /**
   * The type with a code.
   *
   * @param code such as {@code research_product}
   * @return the type; empty if there is none with this code
   */
  public static Optional<RecordType> of(String code) {
    return Optional.ofNullable(OF_CODE.get(code));
  }

  /**
   * The type of a record.
   *
   * @param record any record
   * @return its type
   */
  public static RecordType of(HubRecord record) {
    return OF_CLASS.get(record.getClass());
  }

  /**
   * The type of a class of records.
   *
   * @param type an interface that extends {@link HubRecord}, or a class that implements one
   * @return its type
   * @throws IllegalArgumentException if the class is {@link HubRecord} itself
   */
  public static RecordType of(Class<? extends HubRecord> type) {
    return OF_CLASS.get(type);
  }

  /**
   * The code in files.
   *
   * @return snake_case, such as {@code research_product}
   */
  public String getCode() {
    return code;
  }

  /**
   * The interface of records of this type.
   *
   * @return the interface
   */
  public Class<? extends HubRecord> getType() {
    return type;
  }

  /**
   * The label of the type, in the plural.
   *
   * @return the label in Kazakh, Russian and English
   */
  public LocalizedText getLabel() {
    return Labels.TABLE.get("RecordType", code).orElseThrow();
  }

  private static final Map<String, RecordType> OF_CODE = new HashMap<>();

  static {
    for (RecordType type : values()) {
      OF_CODE.put(type.code, type);
    }
  }

  private static final ClassValue<RecordType> OF_CLASS =
      new ClassValue<>() {
        @Override
        protected RecordType computeValue(Class<?> type) {
          for (RecordType one : values()) {
            if (one.type.isAssignableFrom(type)) {
              return one;
            }
          }
          throw new IllegalArgumentException("no record type: " + type);
        }
      };

  /** Read on first use. */
  private static final class Labels {
    static final LabelTable TABLE =
        LabelTable.read(org.civilhub.model.code.Code.class, "labels.tsv");
  }
}
