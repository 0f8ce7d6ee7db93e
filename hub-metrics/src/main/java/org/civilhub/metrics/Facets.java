package org.civilhub.metrics;

import static org.civilhub.metrics.Dimension.AREA;
import static org.civilhub.metrics.Dimension.COUNTRY;
import static org.civilhub.metrics.Dimension.CURRENCY;
import static org.civilhub.metrics.Dimension.DONOR;
import static org.civilhub.metrics.Dimension.EVENT_TYPE;
import static org.civilhub.metrics.Dimension.FORMAT;
import static org.civilhub.metrics.Dimension.HUB_ROLE;
import static org.civilhub.metrics.Dimension.IN_FORCE;
import static org.civilhub.metrics.Dimension.KIND;
import static org.civilhub.metrics.Dimension.PARTNER_TYPE;
import static org.civilhub.metrics.Dimension.PROJECT;
import static org.civilhub.metrics.Dimension.REGION;
import static org.civilhub.metrics.Dimension.SEX;
import static org.civilhub.metrics.Dimension.STAGE;
import static org.civilhub.metrics.Dimension.SUBREGION;
import static org.civilhub.metrics.Dimension.THEME;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.civilhub.model.AdvisoryMission;
import org.civilhub.model.Agreement;
import org.civilhub.model.AssistanceRequest;
import org.civilhub.model.Budget;
import org.civilhub.model.CommunityOfPractice;
import org.civilhub.model.Contribution;
import org.civilhub.model.Country;
import org.civilhub.model.Delivery;
import org.civilhub.model.Expert;
import org.civilhub.model.FoundingOrganisation;
import org.civilhub.model.HubEvent;
import org.civilhub.model.HubRecord;
import org.civilhub.model.InnovationContest;
import org.civilhub.model.JournalIssue;
import org.civilhub.model.KnowledgeResource;
import org.civilhub.model.NeedsAssessment;
import org.civilhub.model.Partner;
import org.civilhub.model.Project;
import org.civilhub.model.RecordType;
import org.civilhub.model.ResearchProduct;
import org.civilhub.model.Scholarship;
import org.civilhub.model.code.Code;
import org.civilhub.model.value.CountryCode;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.PartialDate;
import org.civilhub.model.value.PartialPeriod;
import org.civilhub.model.value.QualifiedNumber;
import org.joda.money.BigMoney;

/**
 * What the records of each type can be split by, unless a metric says otherwise. One class for all:
 * a function for each type and dimension would be made at every start, and few are called. It asks
 * records for their {@link RecordType}, as {@link RecordMetric} does and says why.
 *
 * @param dimension by what it splits
 */
record Facets(Dimension dimension) implements RecordMetric.Facet<HubRecord> {
  /** One more part, which the record does not name: what no text that is read can be. */
  static final String MORE = "\uD800";

  private static final Map<Class<?>, Map<Dimension, RecordMetric.Facet<?>>> OF_TYPE =
      new HashMap<>();

  static {
    timed(HubEvent.class, HUB_ROLE, EVENT_TYPE, FORMAT, THEME, AREA, PROJECT, COUNTRY);
    of(Country.class, COUNTRY);
    of(FoundingOrganisation.class, PARTNER_TYPE);
    timed(Partner.class, PARTNER_TYPE, IN_FORCE, COUNTRY);
    timed(Agreement.class, KIND, IN_FORCE);
    of(Expert.class, PARTNER_TYPE, THEME, COUNTRY);
    timed(Scholarship.class, SEX, COUNTRY);
    timed(CommunityOfPractice.class, KIND, THEME, COUNTRY);
    timed(ResearchProduct.class, KIND, THEME, COUNTRY);
    timed(JournalIssue.class);
    timed(InnovationContest.class);
    timed(NeedsAssessment.class, THEME, COUNTRY);
    of(KnowledgeResource.class, KIND, COUNTRY);
    timed(AssistanceRequest.class, KIND, THEME, COUNTRY);
    timed(AdvisoryMission.class, KIND, THEME, PROJECT, COUNTRY);
    timed(Project.class, DONOR, IN_FORCE, COUNTRY);
    timed(Contribution.class, PROJECT, DONOR, PARTNER_TYPE, STAGE, KIND, CURRENCY);
    timed(Delivery.class, PROJECT, CURRENCY);
    timed(Budget.class, PROJECT, CURRENCY);
  }

  /** The standard facets of a type of records. */
  static Map<Dimension, RecordMetric.Facet<?>> standard(Class<? extends HubRecord> type) {
    return OF_TYPE.getOrDefault(type, Map.of());
  }

  /** By the steps of time too. */
  private static void timed(Class<? extends HubRecord> type, Dimension... dimensions) {
    Map<Dimension, RecordMetric.Facet<?>> facets = of(type, dimensions);
    for (Step step : Step.values()) {
      facets.put(step.dimension(), new Facets(step.dimension()));
    }
  }

  /** Where there are countries there are the regions that they lie in. */
  private static Map<Dimension, RecordMetric.Facet<?>> of(
      Class<? extends HubRecord> type, Dimension... dimensions) {
    Map<Dimension, RecordMetric.Facet<?>> facets = new EnumMap<>(Dimension.class);
    for (Dimension dimension : dimensions) {
      facets.put(dimension, new Facets(dimension));
    }
    if (facets.containsKey(COUNTRY)) {
      facets.put(REGION, new Facets(REGION));
      facets.put(SUBREGION, new Facets(SUBREGION));
    }
    OF_TYPE.put(type, facets);
    return facets;
  }

  @Override
  public List<String> parts(HubRecord record, Query query) {
    return switch (dimension) {
      case YEAR, HALF_YEAR, QUARTER, MONTH -> List.of(step(record, query.scope()));
      case HUB_ROLE -> code(((HubEvent) record).getHubRole());
      case EVENT_TYPE -> code(((HubEvent) record).getType());
      case FORMAT -> code(((HubEvent) record).getFormat());
      case AREA -> code(((HubEvent) record).getArea());
      case SEX -> code(((Scholarship) record).getSex());
      case STAGE -> code(((Contribution) record).getStage());
      case THEME -> themes(record);
      case KIND -> kind(record);
      case PARTNER_TYPE -> partnerType(record);
      case PROJECT -> project(record);
      case DONOR -> donors(record);
      case CURRENCY -> currency(record);
      case IN_FORCE -> inForce(until(record), query);
      case COUNTRY -> withMore(countries(record), record);
      case REGION, SUBREGION -> regions(withMore(countries(record), record));
      default -> throw none(record);
    };
  }

  private IllegalStateException none(HubRecord record) {
    return new IllegalStateException(RecordType.of(record) + " has no " + dimension.getCode());
  }

  /** The step of time that a record belongs to. */
  private String step(HubRecord record, Scope scope) {
    return switch (RecordType.of(record)) {
      case EVENT -> scope.step(dimension, ((HubEvent) record).getStartsOn());
      case CONTRIBUTION ->
          scope.step(dimension, ((Contribution) record).getPeriod().map(PartialPeriod::start));
      case DELIVERY -> scope.step(dimension, ((Delivery) record).getPeriod());
      case BUDGET -> scope.step(dimension, ((Budget) record).getPeriod());
      case PARTNER -> scope.step(dimension, ((Partner) record).getStartsOn());
      case AGREEMENT -> scope.step(dimension, ((Agreement) record).getSignedOn());
      case SCHOLARSHIP -> scope.step(dimension, ((Scholarship) record).getAwardedOn());
      case COMMUNITY -> scope.step(dimension, ((CommunityOfPractice) record).getLaunchedOn());
      case RESEARCH_PRODUCT -> scope.step(dimension, ((ResearchProduct) record).getPublishedOn());
      case JOURNAL_ISSUE -> scope.step(dimension, ((JournalIssue) record).getPublishedOn());
      case CONTEST -> scope.step(dimension, ((InnovationContest) record).getHeldOn());
      case NEEDS_ASSESSMENT -> scope.step(dimension, ((NeedsAssessment) record).getConductedOn());
      case ASSISTANCE_REQUEST ->
          scope.step(dimension, ((AssistanceRequest) record).getRequestedOn());
      case ADVISORY_MISSION -> scope.step(dimension, ((AdvisoryMission) record).getStartsOn());
      case PROJECT -> scope.step(dimension, ((Project) record).getStartsOn());
      default -> throw none(record);
    };
  }

  private List<String> themes(HubRecord record) {
    return switch (RecordType.of(record)) {
      case EVENT -> code(((HubEvent) record).getTheme());
      case EXPERT -> ((Expert) record).getFields().stream().map(Code::getCode).distinct().toList();
      case COMMUNITY -> code(((CommunityOfPractice) record).getTheme());
      case RESEARCH_PRODUCT -> code(((ResearchProduct) record).getTheme());
      case NEEDS_ASSESSMENT -> code(((NeedsAssessment) record).getTopic());
      case ASSISTANCE_REQUEST -> code(((AssistanceRequest) record).getTopic());
      case ADVISORY_MISSION -> code(((AdvisoryMission) record).getTopic());
      default -> throw none(record);
    };
  }

  private List<String> kind(HubRecord record) {
    return switch (RecordType.of(record)) {
      case CONTRIBUTION -> code(((Contribution) record).getKind());
      case AGREEMENT -> code(((Agreement) record).getKind());
      case COMMUNITY -> code(((CommunityOfPractice) record).getKind());
      case RESEARCH_PRODUCT -> code(((ResearchProduct) record).getKind());
      case RESOURCE -> code(((KnowledgeResource) record).getKind());
      case ASSISTANCE_REQUEST -> code(((AssistanceRequest) record).getKind());
      case ADVISORY_MISSION -> code(((AdvisoryMission) record).getKind());
      default -> throw none(record);
    };
  }

  private List<String> partnerType(HubRecord record) {
    return switch (RecordType.of(record)) {
      case CONTRIBUTION -> code(((Contribution) record).getDonorType());
      case PARTNER -> code(((Partner) record).getType());
      case FOUNDING_ORGANISATION -> code(((FoundingOrganisation) record).getType());
      case EXPERT -> code(((Expert) record).getAffiliationType());
      default -> throw none(record);
    };
  }

  private List<String> project(HubRecord record) {
    return switch (RecordType.of(record)) {
      case EVENT -> id(((HubEvent) record).getProject());
      case CONTRIBUTION -> id(((Contribution) record).getProject());
      case DELIVERY -> List.of(((Delivery) record).getProject().value());
      case BUDGET -> List.of(((Budget) record).getProject().value());
      case ADVISORY_MISSION -> id(((AdvisoryMission) record).getProject());
      default -> throw none(record);
    };
  }

  private List<String> donors(HubRecord record) {
    return switch (RecordType.of(record)) {
      case CONTRIBUTION -> List.of(((Contribution) record).getDonor());
      case PROJECT -> ((Project) record).getDonors().stream().distinct().toList();
      default -> throw none(record);
    };
  }

  private List<String> currency(HubRecord record) {
    return switch (RecordType.of(record)) {
      case CONTRIBUTION -> currency(((Contribution) record).getAmount());
      case DELIVERY -> currency(((Delivery) record).getAmount());
      case BUDGET -> currency(((Budget) record).getAmount());
      default -> throw none(record);
    };
  }

  private static List<String> currency(Optional<BigMoney> amount) {
    return amount.isPresent() ? currency(amount.get()) : List.of();
  }

  private static List<String> currency(BigMoney amount) {
    return List.of(amount.getCurrencyUnit().getCode());
  }

  private Optional<PartialDate> until(HubRecord record) {
    return switch (RecordType.of(record)) {
      case PARTNER -> ((Partner) record).getEndsOn();
      case AGREEMENT -> ((Agreement) record).getValidUntil();
      case PROJECT -> ((Project) record).getEndsOn();
      default -> throw none(record);
    };
  }

  /** By its last day; one that is not recorded does not say that it lasts. */
  private static List<String> inForce(Optional<PartialDate> until, Query query) {
    return until.isEmpty()
        ? List.of()
        : List.of(
            switch (query.standing(Optional.empty(), until)) {
              case INSIDE -> "in_force";
              case OUTSIDE -> "ended";
              case UNDATABLE -> Dimension.UNDATABLE;
            });
  }

  /** The distinct countries named. */
  private List<String> countries(HubRecord record) {
    return switch (RecordType.of(record)) {
      case EVENT -> Attendance.countries((HubEvent) record).named().toList();
      case COUNTRY -> one(((Country) record).getCode());
      case PARTNER -> one(((Partner) record).getCountry());
      case EXPERT -> one(((Expert) record).getCountry());
      case SCHOLARSHIP -> one(((Scholarship) record).getCountry());
      case COMMUNITY -> codes(((CommunityOfPractice) record).getMembers());
      case RESEARCH_PRODUCT -> codes(((ResearchProduct) record).getCountries());
      case NEEDS_ASSESSMENT -> codes(((NeedsAssessment) record).getCountries());
      case RESOURCE -> one(((KnowledgeResource) record).getCountry());
      case ASSISTANCE_REQUEST -> one(((AssistanceRequest) record).getCountry());
      case ADVISORY_MISSION -> one(((AdvisoryMission) record).getCountry());
      case PROJECT -> codes(((Project) record).getCountries());
      default -> throw none(record);
    };
  }

  /** And one more if the record states that there are more. */
  private static List<String> withMore(List<String> named, HubRecord record) {
    if (named.isEmpty() || !Judgement.isMoreThan(stated(record), named.size())) {
      return named;
    }
    List<String> more = new ArrayList<>(named);
    more.add(MORE);
    return more;
  }

  private static Optional<QualifiedNumber> stated(HubRecord record) {
    return switch (RecordType.of(record)) {
      case EVENT -> ((HubEvent) record).getStatedCountries();
      case COMMUNITY -> ((CommunityOfPractice) record).getStatedMembers();
      case RESEARCH_PRODUCT -> ((ResearchProduct) record).getStatedCountries();
      case NEEDS_ASSESSMENT -> ((NeedsAssessment) record).getStatedCountries();
      default -> Optional.empty();
    };
  }

  private List<String> regions(List<String> countries) {
    return countries.stream()
        .map(part -> part.equals(MORE) ? MORE : dimension.place(CountryCode.of(part)))
        .distinct()
        .toList();
  }

  private static List<String> code(Code code) {
    return List.of(code.getCode());
  }

  private static List<String> code(Optional<? extends Code> code) {
    return code.isPresent() ? List.of(code.get().getCode()) : List.of();
  }

  private static List<String> id(Optional<? extends Id<?>> id) {
    return id.isPresent() ? List.of(id.get().value()) : List.of();
  }

  private static List<String> one(CountryCode country) {
    return List.of(country.value());
  }

  private static List<String> one(Optional<CountryCode> country) {
    return country.isPresent() ? one(country.get()) : List.of();
  }

  private static List<String> codes(Collection<CountryCode> countries) {
    return countries.stream().map(CountryCode::value).distinct().toList();
  }
}
