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
 * a function for each type and dimension would be made at every start, and few are called.
 *
 * @param dimension by what it splits
 */
record Facets(Dimension dimension) implements RecordMetric.Facet<HubRecord> {
  /** One more part, which the record does not name. */
  static final String MORE = "more";

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
    if (record instanceof HubEvent event) {
      return scope.step(dimension, event.getStartsOn());
    } else if (record instanceof Contribution contribution) {
      return scope.step(dimension, contribution.getPeriod().map(PartialPeriod::start));
    } else if (record instanceof Delivery delivery) {
      return scope.step(dimension, delivery.getPeriod());
    } else if (record instanceof Budget budget) {
      return scope.step(dimension, budget.getPeriod());
    } else if (record instanceof Partner partner) {
      return scope.step(dimension, partner.getStartsOn());
    } else if (record instanceof Agreement agreement) {
      return scope.step(dimension, agreement.getSignedOn());
    } else if (record instanceof Scholarship scholarship) {
      return scope.step(dimension, scholarship.getAwardedOn());
    } else if (record instanceof CommunityOfPractice community) {
      return scope.step(dimension, community.getLaunchedOn());
    } else if (record instanceof ResearchProduct product) {
      return scope.step(dimension, product.getPublishedOn());
    } else if (record instanceof JournalIssue issue) {
      return scope.step(dimension, issue.getPublishedOn());
    } else if (record instanceof InnovationContest contest) {
      return scope.step(dimension, contest.getHeldOn());
    } else if (record instanceof NeedsAssessment study) {
      return scope.step(dimension, study.getConductedOn());
    } else if (record instanceof AssistanceRequest request) {
      return scope.step(dimension, request.getRequestedOn());
    } else if (record instanceof AdvisoryMission mission) {
      return scope.step(dimension, mission.getStartsOn());
    } else if (record instanceof Project project) {
      return scope.step(dimension, project.getStartsOn());
    }
    throw none(record);
  }

  private List<String> themes(HubRecord record) {
    if (record instanceof HubEvent event) {
      return code(event.getTheme());
    } else if (record instanceof Expert expert) {
      return expert.getFields().stream().map(Code::getCode).distinct().toList();
    } else if (record instanceof CommunityOfPractice community) {
      return code(community.getTheme());
    } else if (record instanceof ResearchProduct product) {
      return code(product.getTheme());
    } else if (record instanceof NeedsAssessment study) {
      return code(study.getTopic());
    } else if (record instanceof AssistanceRequest request) {
      return code(request.getTopic());
    } else if (record instanceof AdvisoryMission mission) {
      return code(mission.getTopic());
    }
    throw none(record);
  }

  private List<String> kind(HubRecord record) {
    if (record instanceof Contribution contribution) {
      return code(contribution.getKind());
    } else if (record instanceof Agreement agreement) {
      return code(agreement.getKind());
    } else if (record instanceof CommunityOfPractice community) {
      return code(community.getKind());
    } else if (record instanceof ResearchProduct product) {
      return code(product.getKind());
    } else if (record instanceof KnowledgeResource resource) {
      return code(resource.getKind());
    } else if (record instanceof AssistanceRequest request) {
      return code(request.getKind());
    } else if (record instanceof AdvisoryMission mission) {
      return code(mission.getKind());
    }
    throw none(record);
  }

  private List<String> partnerType(HubRecord record) {
    if (record instanceof Contribution contribution) {
      return code(contribution.getDonorType());
    } else if (record instanceof Partner partner) {
      return code(partner.getType());
    } else if (record instanceof FoundingOrganisation organisation) {
      return code(organisation.getType());
    } else if (record instanceof Expert expert) {
      return code(expert.getAffiliationType());
    }
    throw none(record);
  }

  private List<String> project(HubRecord record) {
    if (record instanceof HubEvent event) {
      return id(event.getProject());
    } else if (record instanceof Contribution contribution) {
      return id(contribution.getProject());
    } else if (record instanceof Delivery delivery) {
      return List.of(delivery.getProject().value());
    } else if (record instanceof Budget budget) {
      return List.of(budget.getProject().value());
    } else if (record instanceof AdvisoryMission mission) {
      return id(mission.getProject());
    }
    throw none(record);
  }

  private List<String> donors(HubRecord record) {
    if (record instanceof Contribution contribution) {
      return List.of(contribution.getDonor());
    } else if (record instanceof Project project) {
      return project.getDonors().stream().distinct().toList();
    }
    throw none(record);
  }

  private List<String> currency(HubRecord record) {
    if (record instanceof Contribution contribution) {
      Optional<BigMoney> amount = contribution.getAmount();
      return amount.isPresent() ? currency(amount.get()) : List.of();
    } else if (record instanceof Delivery delivery) {
      return currency(delivery.getAmount());
    } else if (record instanceof Budget budget) {
      return currency(budget.getAmount());
    }
    throw none(record);
  }

  private static List<String> currency(BigMoney amount) {
    return List.of(amount.getCurrencyUnit().getCode());
  }

  private Optional<PartialDate> until(HubRecord record) {
    if (record instanceof Partner partner) {
      return partner.getEndsOn();
    } else if (record instanceof Agreement agreement) {
      return agreement.getValidUntil();
    } else if (record instanceof Project project) {
      return project.getEndsOn();
    }
    throw none(record);
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
    if (record instanceof HubEvent event) {
      return Attendance.countries(event).toList();
    } else if (record instanceof Country country) {
      return one(country.getCode());
    } else if (record instanceof Partner partner) {
      return one(partner.getCountry());
    } else if (record instanceof Expert expert) {
      return one(expert.getCountry());
    } else if (record instanceof Scholarship scholarship) {
      return one(scholarship.getCountry());
    } else if (record instanceof CommunityOfPractice community) {
      return codes(community.getMembers());
    } else if (record instanceof ResearchProduct product) {
      return codes(product.getCountries());
    } else if (record instanceof NeedsAssessment study) {
      return codes(study.getCountries());
    } else if (record instanceof KnowledgeResource resource) {
      return one(resource.getCountry());
    } else if (record instanceof AssistanceRequest request) {
      return one(request.getCountry());
    } else if (record instanceof AdvisoryMission mission) {
      return one(mission.getCountry());
    } else if (record instanceof Project project) {
      return codes(project.getCountries());
    }
    throw none(record);
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
    if (record instanceof HubEvent event) {
      return event.getStatedCountries();
    } else if (record instanceof CommunityOfPractice community) {
      return community.getStatedMembers();
    } else if (record instanceof ResearchProduct product) {
      return product.getStatedCountries();
    } else if (record instanceof NeedsAssessment study) {
      return study.getStatedCountries();
    }
    return Optional.empty();
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
