package org.civilhub.metrics;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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
import org.civilhub.model.ResearchProduct;
import org.civilhub.model.Scholarship;
import org.civilhub.model.code.Code;
import org.civilhub.model.value.CountryCode;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.PartialDate;
import org.civilhub.model.value.PartialPeriod;
import org.civilhub.model.value.QualifiedNumber;

/** What the records of each type can be split by, unless a metric says otherwise. */
final class Facets {
  /** One more part, which the record does not name. */
  static final String MORE = "more";

  private static final Map<Class<?>, Map<Dimension, RecordMetric.Facet<?>>> OF_TYPE =
      new HashMap<>();

  private Facets() {}

  static {
    of(HubEvent.class)
        .time((event, step, scope) -> scope.step(step, event.getStartsOn()))
        .code(Dimension.HUB_ROLE, HubEvent::getHubRole)
        .code(Dimension.EVENT_TYPE, event -> Optional.of(event.getType()))
        .code(Dimension.FORMAT, HubEvent::getFormat)
        .code(Dimension.THEME, HubEvent::getTheme)
        .code(Dimension.AREA, HubEvent::getArea)
        .values(Dimension.PROJECT, event -> id(event.getProject()))
        .countries(event -> Attendance.countries(event).toList(), HubEvent::getStatedCountries);
    of(Country.class).countries(country -> one(country.getCode()), Facets::notStated);
    of(FoundingOrganisation.class)
        .code(Dimension.PARTNER_TYPE, organisation -> Optional.of(organisation.getType()));
    of(Partner.class)
        .time((partner, step, scope) -> scope.step(step, partner.getStartsOn()))
        .code(Dimension.PARTNER_TYPE, partner -> Optional.of(partner.getType()))
        .inForce(Partner::getEndsOn)
        .countries(partner -> one(partner.getCountry()), Facets::notStated);
    of(Agreement.class)
        .time((agreement, step, scope) -> scope.step(step, agreement.getSignedOn()))
        .code(Dimension.KIND, agreement -> Optional.of(agreement.getKind()))
        .inForce(Agreement::getValidUntil);
    of(Expert.class)
        .code(Dimension.PARTNER_TYPE, Expert::getAffiliationType)
        .values(Dimension.THEME, expert -> expert.getFields().stream().map(Code::getCode).toList())
        .countries(expert -> one(expert.getCountry()), Facets::notStated);
    of(Scholarship.class)
        .time((scholarship, step, scope) -> scope.step(step, scholarship.getAwardedOn()))
        .code(Dimension.SEX, Scholarship::getSex)
        .countries(scholarship -> one(scholarship.getCountry()), Facets::notStated);
    of(CommunityOfPractice.class)
        .time((community, step, scope) -> scope.step(step, community.getLaunchedOn()))
        .code(Dimension.KIND, community -> Optional.of(community.getKind()))
        .code(Dimension.THEME, CommunityOfPractice::getTheme)
        .countries(
            community -> codes(community.getMembers()), CommunityOfPractice::getStatedMembers);
    of(ResearchProduct.class)
        .time((product, step, scope) -> scope.step(step, product.getPublishedOn()))
        .code(Dimension.KIND, product -> Optional.of(product.getKind()))
        .code(Dimension.THEME, ResearchProduct::getTheme)
        .countries(product -> codes(product.getCountries()), ResearchProduct::getStatedCountries);
    of(JournalIssue.class).time((issue, step, scope) -> scope.step(step, issue.getPublishedOn()));
    of(InnovationContest.class)
        .time((contest, step, scope) -> scope.step(step, contest.getHeldOn()));
    of(NeedsAssessment.class)
        .time((study, step, scope) -> scope.step(step, study.getConductedOn()))
        .code(Dimension.THEME, NeedsAssessment::getTopic)
        .countries(study -> codes(study.getCountries()), NeedsAssessment::getStatedCountries);
    of(KnowledgeResource.class)
        .code(Dimension.KIND, KnowledgeResource::getKind)
        .countries(resource -> one(resource.getCountry()), Facets::notStated);
    of(AssistanceRequest.class)
        .time((request, step, scope) -> scope.step(step, request.getRequestedOn()))
        .code(Dimension.KIND, request -> Optional.of(request.getKind()))
        .code(Dimension.THEME, AssistanceRequest::getTopic)
        .countries(request -> one(request.getCountry()), Facets::notStated);
    of(AdvisoryMission.class)
        .time((mission, step, scope) -> scope.step(step, mission.getStartsOn()))
        .code(Dimension.KIND, mission -> Optional.of(mission.getKind()))
        .code(Dimension.THEME, AdvisoryMission::getTopic)
        .values(Dimension.PROJECT, mission -> id(mission.getProject()))
        .countries(mission -> one(mission.getCountry()), Facets::notStated);
    of(Project.class)
        .time((project, step, scope) -> scope.step(step, project.getStartsOn()))
        .values(Dimension.DONOR, Project::getDonors)
        .inForce(Project::getEndsOn)
        .countries(project -> codes(project.getCountries()), Facets::notStated);
    of(Contribution.class)
        .time(
            (contribution, step, scope) ->
                scope.step(step, contribution.getPeriod().map(PartialPeriod::start)))
        .values(Dimension.PROJECT, contribution -> id(contribution.getProject()))
        .values(Dimension.DONOR, contribution -> List.of(contribution.getDonor()))
        .code(Dimension.PARTNER_TYPE, Contribution::getDonorType)
        .code(Dimension.STAGE, contribution -> Optional.of(contribution.getStage()))
        .code(Dimension.KIND, Contribution::getKind)
        .values(
            Dimension.CURRENCY,
            contribution ->
                contribution
                    .getAmount()
                    .map(amount -> List.of(amount.getCurrencyUnit().getCode()))
                    .orElse(List.of()));
    of(Delivery.class)
        .time((delivery, step, scope) -> scope.step(step, delivery.getPeriod()))
        .values(Dimension.PROJECT, delivery -> List.of(delivery.getProject().value()))
        .values(
            Dimension.CURRENCY,
            delivery -> List.of(delivery.getAmount().getCurrencyUnit().getCode()));
    of(Budget.class)
        .time((budget, step, scope) -> scope.step(step, budget.getPeriod()))
        .values(Dimension.PROJECT, budget -> List.of(budget.getProject().value()))
        .values(
            Dimension.CURRENCY, budget -> List.of(budget.getAmount().getCurrencyUnit().getCode()));
  }

  /** The standard facets of a type of records. */
  static Map<Dimension, RecordMetric.Facet<?>> standard(Class<? extends HubRecord> type) {
    return OF_TYPE.getOrDefault(type, Map.of());
  }

  private static <T extends HubRecord> Table<T> of(Class<T> type) {
    Map<Dimension, RecordMetric.Facet<?>> facets = new EnumMap<>(Dimension.class);
    OF_TYPE.put(type, facets);
    return new Table<>(facets);
  }

  /** Fills in the facets of one type. */
  private record Table<T extends HubRecord>(Map<Dimension, RecordMetric.Facet<?>> facets) {
    /** The step of time that a record belongs to. */
    interface Stepping<T> extends Serializable {
      String step(T record, Dimension dimension, Scope scope);
    }

    private Table<T> put(Dimension dimension, RecordMetric.Facet<T> facet) {
      facets.put(dimension, facet);
      return this;
    }

    Table<T> values(Dimension dimension, Function<T, List<String>> values) {
      return put(dimension, (record, query) -> values.apply(record));
    }

    Table<T> code(Dimension dimension, Function<T, Optional<? extends Code>> code) {
      return put(
          dimension,
          (record, query) -> {
            Optional<? extends Code> value = code.apply(record);
            return value.isPresent() ? List.of(value.get().getCode()) : List.of();
          });
    }

    Table<T> time(Stepping<T> stepping) {
      for (Step step : Step.values()) {
        put(
            step.dimension(),
            (record, query) -> List.of(stepping.step(record, step.dimension(), query.scope())));
      }
      return this;
    }

    /** By its last day; one that is not recorded does not say that it lasts. */
    Table<T> inForce(Function<T, Optional<PartialDate>> until) {
      return put(
          Dimension.IN_FORCE,
          (record, query) ->
              until.apply(record).isEmpty()
                  ? List.of()
                  : List.of(
                      switch (query.standing(Optional.empty(), until.apply(record))) {
                        case INSIDE -> "in_force";
                        case OUTSIDE -> "ended";
                        case UNDATABLE -> Dimension.UNDATABLE;
                      }));
    }

    /**
     * By the distinct countries named and the regions they lie in, and one more if the record
     * states that there are more.
     */
    Table<T> countries(
        Function<T, List<String>> named, Function<T, Optional<QualifiedNumber>> stated) {
      RecordMetric.Facet<T> countries =
          (record, query) -> {
            List<String> parts = named.apply(record);
            if (parts.isEmpty() || !Judgement.isMoreThan(stated.apply(record), parts.size())) {
              return parts;
            }
            List<String> more = new ArrayList<>(parts);
            more.add(MORE);
            return more;
          };
      for (Dimension wider : List.of(Dimension.REGION, Dimension.SUBREGION)) {
        put(
            wider,
            (record, query) ->
                countries.parts(record, query).stream()
                    .map(part -> part.equals(MORE) ? MORE : wider.place(CountryCode.of(part)))
                    .distinct()
                    .toList());
      }
      return put(Dimension.COUNTRY, countries);
    }
  }

  /** A record that states no number of countries beside those that it names. */
  private static Optional<QualifiedNumber> notStated(HubRecord record) {
    return Optional.empty();
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
