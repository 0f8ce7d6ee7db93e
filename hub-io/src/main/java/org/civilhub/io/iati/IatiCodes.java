package org.civilhub.io.iati;

import java.util.Map;
import java.util.Optional;
import org.civilhub.model.code.BudgetStatus;
import org.civilhub.model.code.Code;
import org.civilhub.model.code.ContributionStage;
import org.civilhub.model.code.PartnerType;
import org.civilhub.model.code.ProjectStatus;
import org.civilhub.model.code.ResultLevel;

/** Which code of IATI stands for which of the Hub's. */
final class IatiCodes {
  /** ActivityStatus. */
  private static final Map<Code, String> STATUSES =
      Map.of(
          ProjectStatus.PLANNED, "1",
          ProjectStatus.ONGOING, "2",
          ProjectStatus.COMPLETED, "4",
          ProjectStatus.CANCELLED, "5",
          ProjectStatus.SUSPENDED, "6");

  /** TransactionType: incoming pledge, incoming commitment, incoming funds. */
  private static final Map<Code, String> STAGES =
      Map.of(
          ContributionStage.PLEDGED, "13",
          ContributionStage.COMMITTED, "11",
          ContributionStage.RECEIVED, "1");

  /** OrganisationType. */
  private static final Map<Code, String> ORGANISATIONS =
      Map.of(
          PartnerType.GOVERNMENT, "10",
          PartnerType.ACADEMIC, "80",
          PartnerType.INTERNATIONAL_ORGANISATION, "40",
          PartnerType.PRIVATE, "70");

  /** OrganisationType, read only: several codes that the Hub does not tell apart. */
  private static final Map<String, PartnerType> READ_ORGANISATIONS =
      Map.ofEntries(
          Map.entry("10", PartnerType.GOVERNMENT),
          Map.entry("11", PartnerType.GOVERNMENT),
          Map.entry("15", PartnerType.GOVERNMENT),
          Map.entry("21", PartnerType.NGO),
          Map.entry("22", PartnerType.NGO),
          Map.entry("23", PartnerType.NGO),
          Map.entry("24", PartnerType.NGO),
          Map.entry("40", PartnerType.INTERNATIONAL_ORGANISATION),
          Map.entry("70", PartnerType.PRIVATE),
          Map.entry("71", PartnerType.PRIVATE),
          Map.entry("72", PartnerType.PRIVATE),
          Map.entry("73", PartnerType.PRIVATE),
          Map.entry("80", PartnerType.ACADEMIC));

  /** ResultType. */
  private static final Map<Code, String> LEVELS =
      Map.of(ResultLevel.OUTPUT, "1", ResultLevel.OUTCOME, "2", ResultLevel.IMPACT, "3");

  /** BudgetStatus: indicative, committed; that it was revised is the budget's type. */
  private static final Map<Code, String> BUDGETS =
      Map.of(BudgetStatus.INDICATIVE, "1", BudgetStatus.APPROVED, "2", BudgetStatus.REVISED, "2");

  /** ResultType of what is neither output, outcome nor impact: published figures. */
  static final String OTHER_RESULT = "9";

  /** IndicatorVocabulary and others: the reporting organisation's own. */
  static final String OWN = "99";

  /** TransactionType: disbursement, expenditure. */
  static final String DISBURSEMENT = "3";

  static final String EXPENDITURE = "4";

  private IatiCodes() {}

  static Optional<String> status(ProjectStatus status) {
    return Optional.ofNullable(STATUSES.get(status));
  }

  /** Finalisation is no status of the Hub's: the project is still ongoing. */
  static Optional<ProjectStatus> readStatus(String code) {
    return code.equals("3") ? Optional.of(ProjectStatus.ONGOING) : key(STATUSES, code);
  }

  static Optional<String> stage(ContributionStage stage) {
    return Optional.ofNullable(STAGES.get(stage));
  }

  static Optional<ContributionStage> readStage(String transactionType) {
    return key(STAGES, transactionType);
  }

  /** A non-governmental organisation is national, regional or international: not said, not told. */
  static Optional<String> organisation(PartnerType type) {
    return Optional.ofNullable(ORGANISATIONS.get(type));
  }

  static Optional<PartnerType> readOrganisation(String code) {
    return Optional.ofNullable(READ_ORGANISATIONS.get(code));
  }

  static Optional<String> level(ResultLevel level) {
    return Optional.ofNullable(LEVELS.get(level));
  }

  static Optional<ResultLevel> readLevel(String resultType) {
    return key(LEVELS, resultType);
  }

  static Optional<String> budget(BudgetStatus status) {
    return Optional.ofNullable(BUDGETS.get(status));
  }

  static BudgetStatus readBudget(String type, String status) {
    return type.equals("2")
        ? BudgetStatus.REVISED
        : status.equals("2") ? BudgetStatus.APPROVED : BudgetStatus.INDICATIVE;
  }

  @SuppressWarnings("unchecked") // the keys of one table are of one list
  private static <C extends Code> Optional<C> key(Map<Code, String> table, String code) {
    return table.entrySet().stream()
        .filter(entry -> entry.getValue().equals(code))
        .map(entry -> (C) entry.getKey())
        .findFirst();
  }
}
