package org.civilhub.metrics.testkit;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Builders;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.civilhub.metrics.Dimension;
import org.civilhub.metrics.Period;
import org.civilhub.metrics.Query;
import org.civilhub.metrics.Scope;
import org.civilhub.metrics.Split;
import org.civilhub.model.Agreement;
import org.civilhub.model.Budget;
import org.civilhub.model.CommunityOfPractice;
import org.civilhub.model.Contribution;
import org.civilhub.model.Country;
import org.civilhub.model.Delivery;
import org.civilhub.model.Discrepancy;
import org.civilhub.model.Expert;
import org.civilhub.model.ExpertPerson;
import org.civilhub.model.FoundingOrganisation;
import org.civilhub.model.HubEvent;
import org.civilhub.model.HubRecord;
import org.civilhub.model.InnovationContest;
import org.civilhub.model.Journal;
import org.civilhub.model.JournalIssue;
import org.civilhub.model.KnowledgePlatform;
import org.civilhub.model.KnowledgeResource;
import org.civilhub.model.Membership;
import org.civilhub.model.NeedsAssessment;
import org.civilhub.model.Participation;
import org.civilhub.model.Partner;
import org.civilhub.model.Project;
import org.civilhub.model.RecordType;
import org.civilhub.model.ResearchProduct;
import org.civilhub.model.Scholarship;
import org.civilhub.model.Source;
import org.civilhub.model.code.AgreementKind;
import org.civilhub.model.code.ApplicationUnit;
import org.civilhub.model.code.BudgetStatus;
import org.civilhub.model.code.CommunityKind;
import org.civilhub.model.code.ContestStatus;
import org.civilhub.model.code.ContributionKind;
import org.civilhub.model.code.ContributionStage;
import org.civilhub.model.code.EventFormat;
import org.civilhub.model.code.EventType;
import org.civilhub.model.code.HubRole;
import org.civilhub.model.code.MembershipStatus;
import org.civilhub.model.code.ParticipationRole;
import org.civilhub.model.code.PartnerRelation;
import org.civilhub.model.code.PartnerType;
import org.civilhub.model.code.PlatformKind;
import org.civilhub.model.code.ProductKind;
import org.civilhub.model.code.RosterStatus;
import org.civilhub.model.code.ScholarshipStatus;
import org.civilhub.model.code.StudyStatus;
import org.civilhub.model.value.CountryCode;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.LocalizedText;
import org.civilhub.model.value.PartialDate;
import org.civilhub.model.value.PartialPeriod;
import org.civilhub.model.value.QualifiedNumber;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;

/**
 * Mixed records as uneven as real ones: dates of every precision or none, unknown codes, numbers of
 * every word, other statements, and references of which some resolve and some dangle.
 */
public final class HubRecords {
  /** What the ids of experts and scholarships start with, to find them where they must not be. */
  public static final String PERSONAL = "person-";

  private static final List<Source> SOURCES =
      List.of(
          Records.document("page"),
          Records.document("report"),
          Records.page("https://example.org/a"),
          Source.builder().document("page").url("https://example.org/b").build());

  private HubRecords() {}

  /**
   * Records of every type that a metric looks at, in any order: now of all types, now of one alone,
   * so that many fall into the same part.
   */
  public static Arbitrary<List<HubRecord>> lists() {
    Arbitrary<List<HubRecord>> ofOneType =
        Arbitraries.of(types()).flatMap(type -> type.list().ofMaxSize(24));
    return Arbitraries.oneOf(Arbitraries.oneOf(types()).list().ofMaxSize(24), ofOneType);
  }

  private static List<Arbitrary<HubRecord>> types() {
    return List.of(
        countries(),
        founders(),
        partners(),
        agreements(),
        experts(),
        events(),
        events(),
        products(),
        issues(),
        contests(),
        communities(),
        studies(),
        platforms(),
        resources(),
        scholarships(),
        projects(),
        contributions(),
        contributions(),
        deliveries(),
        deliveries(),
        budgets());
  }

  /**
   * Questions of every kind: days before, in and after the dataset's, parts, sources left aside.
   */
  public static Arbitrary<Query> queries() {
    Arbitrary<Scope> scopes =
        Combinators.combine(
                Arbitraries.of(Optional.of(Ask.FOUNDED), Optional.<LocalDate>empty()),
                Arbitraries.of(Ask.AS_OF, LocalDate.of(2020, 6, 30)),
                Arbitraries.of(RecordType.class).set())
            .as(Scope::new);
    Arbitrary<Optional<Split>> parts =
        Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(Split.NONE)),
                Tuple.of(
                    1,
                    Arbitraries.of(
                        Split.of(Dimension.YEAR, "2020"),
                        Split.of(Dimension.HUB_ROLE, "organiser"),
                        Split.of(Dimension.COUNTRY, "KZ"),
                        Split.of(Dimension.MONTH, "2020-03").with(Dimension.SEX, "female"),
                        Split.of(Dimension.STAGE, "received").with(Dimension.CURRENCY, "USD"))))
            .map(part -> part.equals(Split.NONE) ? Optional.empty() : Optional.of(part));
    // Each split on its own, and any two of them at once.
    Arbitrary<List<Dimension>> split =
        Arbitraries.of(Dimension.class).list().ofMinSize(1).ofMaxSize(2).uniqueElements();
    Arbitrary<Query> queries =
        Combinators.combine(
                scopes,
                days(),
                days(),
                parts,
                Arbitraries.of(SOURCES).set().ofMaxSize(2),
                Arbitraries.of(true, false),
                Arbitraries.of(true, false))
            .as(HubRecords::query);
    return Combinators.combine(
            queries, split.list().ofMaxSize(6), Arbitraries.of(0, 1, 3, Integer.MAX_VALUE))
        .as(HubRecords::splitting);
  }

  private static Query splitting(Query query, List<List<Dimension>> splits, int named) {
    Query asked = query.traced(named);
    for (List<Dimension> split : splits) {
      asked = asked.splitBy(split.toArray(Dimension[]::new));
    }
    return asked;
  }

  private static Query query(
      Scope scope,
      LocalDate one,
      LocalDate other,
      Optional<Split> part,
      Set<Source> except,
      boolean internal,
      boolean sinceFounding) {
    Query query = Query.asOf(scope, one).withoutWordOf(except);
    if (!sinceFounding) {
      query = query.in(one.isBefore(other) ? new Period(one, other) : new Period(other, one));
    }
    if (internal) {
      query = query.forInternalUse();
    }
    return part.isPresent() ? query.of(part.get()) : query;
  }

  private static Arbitrary<LocalDate> days() {
    return Arbitraries.integers()
        .between(0, 6000)
        .map(offset -> LocalDate.of(2012, 6, 1).plusDays(offset));
  }

  /** Dates of every precision. */
  public static Arbitrary<PartialDate> dates() {
    return Arbitraries.oneOf(
        days().map(PartialDate::of),
        days().map(day -> PartialDate.of(YearMonth.from(day))),
        days().map(day -> PartialDate.ofYear(day.getYear())),
        days().map(PartialDate::reportedBy));
  }

  private static Arbitrary<Optional<PartialDate>> maybeDates() {
    return maybe(dates());
  }

  private static Arbitrary<PartialPeriod> periods() {
    Arbitrary<PartialPeriod> years =
        Arbitraries.integers()
            .between(2018, 2027)
            .map(year -> PartialPeriod.of(PartialDate.ofYear(year)));
    Arbitrary<PartialPeriod> months =
        days().map(day -> PartialPeriod.of(PartialDate.of(YearMonth.from(day))));
    Arbitrary<PartialPeriod> open =
        days().map(day -> new PartialPeriod(PartialDate.of(day), Optional.empty()));
    Arbitrary<PartialPeriod> spans =
        Combinators.combine(days(), Arbitraries.integers().between(0, 900))
            .as(
                (day, length) ->
                    new PartialPeriod(
                        PartialDate.of(day), Optional.of(PartialDate.of(day.plusDays(length)))));
    return Arbitraries.oneOf(years, years, months, open, spans);
  }

  /** Numbers of every word. */
  public static Arbitrary<QualifiedNumber> numbers() {
    Arbitrary<Integer> n = Arbitraries.integers().between(0, 600);
    return Arbitraries.oneOf(
        n.map(QualifiedNumber::exact),
        n.map(QualifiedNumber::exact),
        n.map(QualifiedNumber::atLeast),
        n.map(QualifiedNumber::moreThan),
        n.map(QualifiedNumber::atMost),
        n.map(k -> QualifiedNumber.fewerThan(k + 1)),
        n.map(QualifiedNumber::about),
        n.map(
            k ->
                QualifiedNumber.interval(
                    Optional.of(BigDecimal.valueOf(k)),
                    true,
                    Optional.of(BigDecimal.valueOf(k + 9)),
                    false)),
        Arbitraries.just(QualifiedNumber.unknown()));
  }

  private static Arbitrary<BigMoney> amounts() {
    return Combinators.combine(
            Arbitraries.of("USD", "KZT", "JPY").map(CurrencyUnit::of),
            Arbitraries.bigDecimals()
                .between(new BigDecimal("-1000"), new BigDecimal("10000000"))
                .ofScale(10))
        .as(BigMoney::of);
  }

  private static Arbitrary<CountryCode> codes() {
    return Arbitraries.of("KZ", "KG", "UZ", "TJ", "AZ", "GE").map(CountryCode::of);
  }

  private static Arbitrary<List<Source>> sources() {
    return Arbitraries.of(SOURCES).list().ofMaxSize(2);
  }

  private static Arbitrary<List<Discrepancy>> discrepancies() {
    return Arbitraries.of("/startsOn", "/participants", "/status", "/amount", "/note")
        .map(pointer -> Records.discrepancy(pointer, "something else"))
        .list()
        .ofMaxSize(1);
  }

  private static <T> Arbitrary<Optional<T>> maybe(Arbitrary<T> values) {
    return Arbitraries.oneOf(
        values.map(Optional::of), values.map(Optional::of), Arbitraries.just(Optional.empty()));
  }

  private static Arbitrary<Optional<Boolean>> marks() {
    return Arbitraries.of(Optional.of(true), Optional.of(false), Optional.<Boolean>empty());
  }

  private static <T> Arbitrary<T> coded(List<T> known, T unknown) {
    return Arbitraries.oneOf(
        Arbitraries.of(known), Arbitraries.of(known), Arbitraries.just(unknown));
  }

  private static Arbitrary<String> ids(String kind) {
    return Arbitraries.integers().between(1, 3).map(n -> kind + n);
  }

  private static LocalizedText text() {
    return LocalizedText.of("en", "text");
  }

  private static Arbitrary<HubRecord> countries() {
    Arbitrary<Membership> memberships =
        Builders.withBuilder(Membership::builder)
            .use(maybeDates())
            .in((b, v) -> b.joinedOn(v))
            .use(maybeDates())
            .in((b, v) -> b.leftOn(v))
            .build(Membership.Builder::build);
    return Builders.withBuilder(Country::builder)
        .use(ids("c-"))
        .in((b, v) -> b.id(Id.of(v)))
        .use(codes())
        .in((b, v) -> b.code(v))
        .use(coded(MembershipStatus.known(), MembershipStatus.of("observer")))
        .in((b, v) -> b.status(v))
        .use(memberships.list().ofMaxSize(2))
        .in((b, v) -> b.memberships(v))
        .use(marks())
        .in((b, v) -> b.foundingSignatory(v))
        .use(sources())
        .in((b, v) -> b.sources(v))
        .use(discrepancies())
        .in((b, v) -> b.discrepancies(v))
        .build(Country.Builder::build);
  }

  private static Arbitrary<HubRecord> founders() {
    return Builders.withBuilder(() -> FoundingOrganisation.builder().name(text()))
        .use(ids("f-"))
        .in((b, v) -> b.id(Id.of(v)))
        .use(coded(PartnerType.known(), PartnerType.of("foundation")))
        .in((b, v) -> b.type(v))
        .use(marks())
        .in((b, v) -> b.foundingSignatory(v))
        .use(sources())
        .in((b, v) -> b.sources(v))
        .build(FoundingOrganisation.Builder::build);
  }

  private static Arbitrary<HubRecord> partners() {
    return Builders.withBuilder(() -> Partner.builder().name(text()))
        .use(ids("p-"))
        .in((b, v) -> b.id(Id.of(v)))
        .use(coded(PartnerType.known(), PartnerType.of("foundation")))
        .in((b, v) -> b.type(v))
        .use(coded(PartnerRelation.known(), PartnerRelation.of("friend")).list().ofMaxSize(3))
        .in((b, v) -> b.relations(v))
        .use(maybeDates())
        .in((b, v) -> b.startsOn(v))
        .use(sources())
        .in((b, v) -> b.sources(v))
        .build(Partner.Builder::build);
  }

  private static Arbitrary<HubRecord> agreements() {
    return Builders.withBuilder(Agreement::builder)
        .use(ids("a-"))
        .in((b, v) -> b.id(Id.of(v)))
        .use(coded(AgreementKind.known(), AgreementKind.of("handshake")))
        .in((b, v) -> b.kind(v))
        .use(ids("p-").map(Id::<Partner>of).list().ofMaxSize(2))
        .in((b, v) -> b.parties(v))
        .use(maybeDates())
        .in((b, v) -> b.signedOn(v))
        .use(sources())
        .in((b, v) -> b.sources(v))
        .use(discrepancies())
        .in((b, v) -> b.discrepancies(v))
        .build(Agreement.Builder::build);
  }

  private static Arbitrary<HubRecord> experts() {
    return Builders.withBuilder(
            () ->
                Expert.builder()
                    .person(ExpertPerson.builder().name(PERSONAL + "invented name").build()))
        .use(ids(PERSONAL + "expert-"))
        .in((b, v) -> b.id(Id.of(v)))
        .use(maybe(coded(RosterStatus.known(), RosterStatus.of("resting"))))
        .in((b, v) -> b.status(v))
        .use(maybeDates())
        .in((b, v) -> b.rosterSince(v))
        .use(maybeDates())
        .in((b, v) -> b.rosterUntil(v))
        .use(sources())
        .in((b, v) -> b.sources(v))
        .build(Expert.Builder::build);
  }

  private static Arbitrary<HubRecord> events() {
    Arbitrary<Participation> rows =
        Builders.withBuilder(Participation::builder)
            .use(maybe(codes()))
            .in((b, v) -> b.country(v))
            .use(maybe(coded(ParticipationRole.known(), ParticipationRole.of("crew"))))
            .in((b, v) -> b.role(v))
            .use(numbers())
            .in((b, v) -> b.number(v))
            .build(Participation.Builder::build);
    return Builders.withBuilder(() -> HubEvent.builder().title(text()).type(EventType.WORKSHOP))
        .use(ids("e-"))
        .in((b, v) -> b.id(Id.of(v)))
        .use(maybe(coded(HubRole.known(), HubRole.of("host"))))
        .in((b, v) -> b.hubRole(v))
        .use(maybeDates())
        .in((b, v) -> b.startsOn(v))
        .use(maybe(coded(EventFormat.known(), EventFormat.of("by_post"))))
        .in((b, v) -> b.format(v))
        .use(maybe(numbers()))
        .in((b, v) -> b.participants(v))
        .use(maybe(numbers()))
        .in((b, v) -> b.statedCountries(v))
        .use(codes().list().ofMaxSize(3))
        .in((b, v) -> b.countries(v))
        .use(rows.list().ofMaxSize(3))
        .in((b, v) -> b.participations(v))
        .use(marks())
        .in((b, v) -> b.covidRelated(v))
        .use(sources())
        .in((b, v) -> b.sources(v))
        .use(discrepancies())
        .in((b, v) -> b.discrepancies(v))
        .build(HubEvent.Builder::build);
  }

  private static Arbitrary<HubRecord> products() {
    return Builders.withBuilder(() -> ResearchProduct.builder().title(text()))
        .use(ids("r-"))
        .in((b, v) -> b.id(Id.of(v)))
        .use(coded(ProductKind.known(), ProductKind.of("podcast")))
        .in((b, v) -> b.kind(v))
        .use(maybeDates())
        .in((b, v) -> b.publishedOn(v))
        .use(maybe(ids("i-").map(Id::<JournalIssue>of)))
        .in((b, v) -> b.issue(v))
        .use(sources())
        .in((b, v) -> b.sources(v))
        .build(ResearchProduct.Builder::build);
  }

  private static Arbitrary<HubRecord> issues() {
    return Builders.withBuilder(() -> JournalIssue.builder().journal(Id.<Journal>of("journal")))
        .use(ids("i-"))
        .in((b, v) -> b.id(Id.of(v)))
        .use(maybeDates())
        .in((b, v) -> b.publishedOn(v))
        .use(sources())
        .in((b, v) -> b.sources(v))
        .build(JournalIssue.Builder::build);
  }

  private static Arbitrary<HubRecord> contests() {
    return Builders.withBuilder(() -> InnovationContest.builder().name(text()))
        .use(ids("t-"))
        .in((b, v) -> b.id(Id.of(v)))
        .use(maybe(coded(ContestStatus.known(), ContestStatus.of("postponed"))))
        .in((b, v) -> b.status(v))
        .use(maybeDates())
        .in((b, v) -> b.heldOn(v))
        .use(maybe(numbers()))
        .in((b, v) -> b.applications(v))
        .use(maybe(coded(ApplicationUnit.known(), ApplicationUnit.of("teams"))))
        .in((b, v) -> b.applicationsUnit(v))
        .use(sources())
        .in((b, v) -> b.sources(v))
        .build(InnovationContest.Builder::build);
  }

  private static Arbitrary<HubRecord> communities() {
    return Builders.withBuilder(
            () -> CommunityOfPractice.builder().name(text()).kind(CommunityKind.known().get(0)))
        .use(ids("m-"))
        .in((b, v) -> b.id(Id.of(v)))
        .use(marks())
        .in((b, v) -> b.counted(v))
        .use(maybeDates())
        .in((b, v) -> b.launchedOn(v))
        .use(sources())
        .in((b, v) -> b.sources(v))
        .build(CommunityOfPractice.Builder::build);
  }

  private static Arbitrary<HubRecord> studies() {
    return Builders.withBuilder(() -> NeedsAssessment.builder().title(text()))
        .use(ids("n-"))
        .in((b, v) -> b.id(Id.of(v)))
        .use(maybe(coded(StudyStatus.known(), StudyStatus.of("lost"))))
        .in((b, v) -> b.status(v))
        .use(maybeDates())
        .in((b, v) -> b.conductedOn(v))
        .use(sources())
        .in((b, v) -> b.sources(v))
        .build(NeedsAssessment.Builder::build);
  }

  private static Arbitrary<HubRecord> platforms() {
    return Builders.withBuilder(() -> KnowledgePlatform.builder().name(text()))
        .use(ids("l-"))
        .in((b, v) -> b.id(Id.of(v)))
        .use(coded(PlatformKind.known(), PlatformKind.of("wiki")))
        .in((b, v) -> b.kind(v))
        .build(KnowledgePlatform.Builder::build);
  }

  private static Arbitrary<HubRecord> resources() {
    return Builders.withBuilder(() -> KnowledgeResource.builder().title(text()))
        .use(ids("o-"))
        .in((b, v) -> b.id(Id.of(v)))
        .use(ids("l-"))
        .in((b, v) -> b.platform(Id.of(v)))
        .use(maybeDates())
        .in((b, v) -> b.addedOn(v))
        .use(maybeDates())
        .in((b, v) -> b.removedOn(v))
        .use(sources())
        .in((b, v) -> b.sources(v))
        .build(KnowledgeResource.Builder::build);
  }

  private static Arbitrary<HubRecord> scholarships() {
    return Builders.withBuilder(() -> Scholarship.builder().programme(text()))
        .use(ids(PERSONAL + "scholar-"))
        .in((b, v) -> b.id(Id.of(v)))
        .use(codes())
        .in((b, v) -> b.country(v))
        .use(maybe(coded(ScholarshipStatus.known(), ScholarshipStatus.of("deferred"))))
        .in((b, v) -> b.status(v))
        .use(maybeDates())
        .in((b, v) -> b.awardedOn(v))
        .use(sources())
        .in((b, v) -> b.sources(v))
        .build(Scholarship.Builder::build);
  }

  private static Arbitrary<HubRecord> projects() {
    return Builders.withBuilder(() -> Project.builder().title(text()))
        .use(ids("j-"))
        .in((b, v) -> b.id(Id.of(v)))
        .use(maybeDates())
        .in((b, v) -> b.startsOn(v))
        .use(maybeDates())
        .in((b, v) -> b.endsOn(v))
        .build(Project.Builder::build);
  }

  private static Arbitrary<HubRecord> contributions() {
    return Builders.withBuilder(Contribution::builder)
        .use(ids("b-"))
        .in((b, v) -> b.id(Id.of(v)))
        .use(maybe(ids("j-").map(Id::<Project>of)))
        .in((b, v) -> b.project(v))
        .use(Arbitraries.of("One donor", "Another\tdonor"))
        .in((b, v) -> b.donor(v))
        .use(maybe(periods()))
        .in((b, v) -> b.period(v))
        .use(maybe(amounts()))
        .in((b, v) -> b.amount(v))
        .use(maybe(coded(ContributionKind.known(), ContributionKind.of("loan"))))
        .in((b, v) -> b.kind(v))
        .use(coded(ContributionStage.known(), ContributionStage.of("announced")))
        .in((b, v) -> b.stage(v))
        .use(sources())
        .in((b, v) -> b.sources(v))
        .use(discrepancies())
        .in((b, v) -> b.discrepancies(v))
        .build(Contribution.Builder::build);
  }

  private static Arbitrary<HubRecord> deliveries() {
    return Builders.withBuilder(Delivery::builder)
        .use(ids("d-"))
        .in((b, v) -> b.id(Id.of(v)))
        .use(ids("j-"))
        .in((b, v) -> b.project(Id.of(v)))
        .use(periods())
        .in((b, v) -> b.period(v))
        .use(amounts())
        .in((b, v) -> b.amount(v))
        .use(sources())
        .in((b, v) -> b.sources(v))
        .build(Delivery.Builder::build);
  }

  private static Arbitrary<HubRecord> budgets() {
    return Builders.withBuilder(Budget::builder)
        .use(ids("g-"))
        .in((b, v) -> b.id(Id.of(v)))
        .use(ids("j-"))
        .in((b, v) -> b.project(Id.of(v)))
        .use(periods())
        .in((b, v) -> b.period(v))
        .use(amounts())
        .in((b, v) -> b.amount(v))
        .use(maybe(coded(BudgetStatus.known(), BudgetStatus.of("wished"))))
        .in((b, v) -> b.status(v))
        .use(sources())
        .in((b, v) -> b.sources(v))
        .build(Budget.Builder::build);
  }
}
