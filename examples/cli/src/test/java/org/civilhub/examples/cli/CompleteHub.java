package org.civilhub.examples.cli;

import static java.util.stream.Collectors.toMap;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.civilhub.io.Completeness;
import org.civilhub.io.Dataset;
import org.civilhub.io.DatasetReader;
import org.civilhub.io.Manifest;
import org.civilhub.model.Agreement;
import org.civilhub.model.CommunityOfPractice;
import org.civilhub.model.Contribution;
import org.civilhub.model.Country;
import org.civilhub.model.Delivery;
import org.civilhub.model.Expert;
import org.civilhub.model.FoundingDeclaration;
import org.civilhub.model.FoundingOrganisation;
import org.civilhub.model.HubEvent;
import org.civilhub.model.HubProfile;
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
import org.civilhub.model.ReportedFigure;
import org.civilhub.model.ResearchProduct;
import org.civilhub.model.Scholarship;
import org.civilhub.model.Source;
import org.civilhub.model.code.AgreementKind;
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
import org.civilhub.model.code.Sex;
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
 * Makes up a Hub whose records are all there and meet the 23 figures of the project page, from
 * sources of its own. Beside what counts stands what must not count: countries that left, events
 * that were only attended, rounds that were cancelled. The same seed makes the same records.
 */
final class CompleteHub {
  static final Id<Project> PROJECT = Id.of("hub-phase-4");
  static final Id<KnowledgePlatform> VIRTUAL_ALLIANCE = Id.of("virtual-alliance");

  private static final Dataset ASTANA_HUB = new DatasetReader().read(Cli.ASTANA_HUB).dataset();
  private static final LocalDate AS_OF = ASTANA_HUB.manifest().asOf();

  /** Figures of the project page by indicator. */
  static final Map<String, Csv.Row> FIGURES =
      Csv.rows("indicators_reported.csv").stream().collect(toMap(r -> r.get("indicator"), r -> r));

  /** The day of the declaration, from the first row of the membership counts. */
  static final LocalDate FOUNDED =
      LocalDate.parse(Csv.rows("membership_counts.csv").get(0).get("as_of_date"));

  private final Random random;
  private final List<HubRecord> records = new ArrayList<>();
  private final List<CountryCode> world;

  private CompleteHub(long seed) {
    random = new Random(seed);
    world = new ArrayList<>(CountryCode.assigned());
    Collections.shuffle(world, random);
  }

  static Dataset of(long seed) {
    CompleteHub hub = new CompleteHub(seed);
    hub.profile();
    hub.countries();
    hub.foundingOrganisations();
    hub.partnersAndAgreements();
    hub.experts();
    hub.events();
    hub.journalAndProducts();
    hub.contests();
    hub.communities();
    hub.needsAssessments();
    hub.materials();
    hub.scholarships();
    hub.money();
    hub.claims();
    return dataset(hub.records);
  }

  /** Records as a dataset that is declared complete for every type. */
  static Dataset dataset(List<HubRecord> records) {
    return Dataset.of(
        new Manifest(
            LocalizedText.of("en", "A complete Hub that was made up"),
            Manifest.FORMAT_VERSION,
            AS_OF,
            Optional.empty(),
            Arrays.stream(RecordType.values()).collect(toMap(t -> t, t -> Completeness.COMPLETE))),
        records);
  }

  /** The number the project page gives. */
  static int claimed(String indicator) {
    return Integer.parseInt(Objects.requireNonNull(FIGURES.get(indicator)).get("value"));
  }

  /** A number the claim is true of: itself, or some more if it says "more than". */
  private int enough(String indicator, int most) {
    boolean open =
        Objects.requireNonNull(FIGURES.get(indicator)).get("qualifier").equals("more_than");
    return claimed(indicator) + (open ? 1 + random.nextInt(most) : 0);
  }

  private static Source source(String name) {
    return Source.builder().url("https://example.org/hub/" + name).build();
  }

  private static LocalizedText english(String text) {
    return LocalizedText.of("en", text);
  }

  private static String name(String kind, int number) {
    return "%s-%03d".formatted(kind, number);
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private boolean oneIn(int n) {
    return random.nextInt(n) == 0;
  }

  private LocalDate day(LocalDate first, LocalDate last) {
    return first.plusDays(random.nextInt((int) ChronoUnit.DAYS.between(first, last) + 1));
  }

  /** A date known to the day, the month or the year. */
  private PartialDate date(LocalDate first) {
    LocalDate day = day(first, AS_OF);
    return switch (random.nextInt(4)) {
      case 0 -> PartialDate.ofYear(day.getYear());
      case 1 -> PartialDate.of(YearMonth.from(day));
      default -> PartialDate.of(day);
    };
  }

  private PartialDate dateSinceFounding() {
    return oneIn(5) ? PartialDate.reportedBy(day(FOUNDED, AS_OF)) : date(FOUNDED);
  }

  /** Numbers of 1 or more that add up, none more than about three times another. */
  private List<Integer> parts(int total, int n) {
    List<Integer> parts = new ArrayList<>(Collections.nCopies(n, 0));
    int least = total / n / 2;
    int rest = total - least * n;
    for (int i = 0; i < n; i++) {
      int more = i == n - 1 ? rest : Math.min(rest, random.nextInt(2 * (rest / (n - i)) + 1));
      parts.set(i, least + more);
      rest -= more;
    }
    Collections.shuffle(parts, random);
    return parts;
  }

  private void profile() {
    records.add(
        HubProfile.builder()
            .id(Id.of("astana-hub"))
            .name(english("A Hub that was made up"))
            .declaration(FoundingDeclaration.builder().adoptedOn(PartialDate.of(FOUNDED)).build())
            .addSources(source("profile"))
            .build());
  }

  /** Founders first; the others joined from the next year on, and two have left again. */
  private void countries() {
    int founders = claimed("founding_countries");
    int members = claimed("participating_countries");
    for (int i = 0; i < members + 2; i++) {
      boolean founder = i < founders;
      boolean left = i >= members;
      PartialDate joined =
          founder
              ? PartialDate.of(FOUNDED)
              : left ? PartialDate.ofYear(2015) : date(LocalDate.of(2014, 1, 1));
      Membership.Builder membership = Membership.builder().joinedOn(joined);
      if (left) {
        membership.leftOn(PartialDate.ofYear(2018 + random.nextInt(5)));
      }
      records.add(
          Country.builder()
              .id(Id.of(world.get(i).value()))
              .code(world.get(i))
              .status(MembershipStatus.CONFIRMED)
              .foundingSignatory(founder)
              .addMemberships(membership.build())
              .addSources(source("countries/" + world.get(i)))
              .build());
    }
  }

  private void foundingOrganisations() {
    int founders = claimed("founding_international_organisations");
    for (int i = 0; i < founders + 3; i++) {
      boolean national = i == founders + 2;
      records.add(
          FoundingOrganisation.builder()
              .id(Id.of(name("founder", i)))
              .name(english("Founding organisation " + i))
              .type(national ? PartnerType.GOVERNMENT : PartnerType.INTERNATIONAL_ORGANISATION)
              .foundingSignatory(i < founders || national)
              .addSources(source("declaration"))
              .build());
    }
  }

  private void partnersAndAgreements() {
    List<PartnerRelation> institutional =
        List.of(
            PartnerRelation.AGREEMENT,
            PartnerRelation.PARTNER,
            PartnerRelation.PERMANENT_PARTNER,
            PartnerRelation.ALLIANCE_MEMBER,
            PartnerRelation.CO_ORGANISER,
            PartnerRelation.JOINT_PROJECT,
            PartnerRelation.JOINT_RESEARCH,
            PartnerRelation.PROJECT_PARTNER);
    List<PartnerRelation> other =
        List.of(
            PartnerRelation.CONTACT,
            PartnerRelation.EVENT_CONTRIBUTOR,
            PartnerRelation.CONTEST_JURY,
            PartnerRelation.PROJECT_FUNDER,
            PartnerRelation.EVENT_HOST,
            PartnerRelation.IMPLEMENTING_PARTNER);
    List<PartnerType> types =
        List.of(
            PartnerType.GOVERNMENT,
            PartnerType.ACADEMIC,
            PartnerType.INTERNATIONAL_ORGANISATION,
            PartnerType.NGO,
            PartnerType.PRIVATE);
    int partners = claimed("institutional_partners");
    for (int i = 0; i < partners + 12; i++) {
      Partner.Builder partner =
          Partner.builder()
              .id(Id.of(name("partner", i)))
              .name(english("Partner " + i))
              .type(any(types))
              .addRelations(any(i < partners ? institutional : other))
              .addSources(source("partners/" + i));
      if (oneIn(2)) {
        partner.startsOn(dateSinceFounding());
      }
      if (i < partners && oneIn(3)) {
        partner.addRelations(any(other));
      }
      records.add(partner.build());
    }
    int memoranda = enough("memoranda_signed", 8);
    for (int i = 0; i < memoranda + 6; i++) {
      AgreementKind kind =
          i < memoranda
              ? AgreementKind.MEMORANDUM
              : any(
                  List.of(
                      AgreementKind.CO_OPERATION_AGREEMENT,
                      AgreementKind.EXCHANGE_OF_LETTERS,
                      AgreementKind.GRANT_ARRANGEMENT));
      Agreement.Builder agreement =
          Agreement.builder()
              .id(Id.of(name("agreement", i)))
              .kind(kind)
              .addParties(Id.of(name("partner", random.nextInt(partners))))
              .addSources(source("agreements/" + i));
      if (!oneIn(6)) {
        agreement.signedOn(dateSinceFounding());
      }
      records.add(agreement.build());
    }
  }

  /** No person is named: only that there is one. */
  private void experts() {
    int listed = enough("experts_in_roster", 10);
    for (int i = 0; i < listed + 9; i++) {
      Expert.Builder expert =
          Expert.builder()
              .id(Id.of(name("expert", i)))
              .country(any(world))
              .addSources(source("roster"));
      if (oneIn(2)) {
        expert.rosterSince(dateSinceFounding());
      }
      if (i < listed && oneIn(2)) {
        expert.status(RosterStatus.ON_ROSTER);
      } else if (i >= listed && i < listed + 3) {
        expert.status(RosterStatus.REMOVED);
      } else if (i >= listed && i < listed + 6) {
        expert.status(RosterStatus.SUSPENDED);
      } else if (i >= listed) {
        expert
            .rosterSince(PartialDate.ofYear(2016))
            .rosterUntil(PartialDate.ofYear(2019 + random.nextInt(5)));
      }
      records.add(expert.build());
    }
  }

  /**
   * Every country is named at an event that has nothing to do with the pandemic, the last 26 of
   * them at one event only; those of the pandemic events are among the others, the last of them
   * named at one pandemic event only.
   */
  private void events() {
    int all = enough("capacity_events", 20);
    int pandemic = enough("covid_online_events", 5);
    int pandemicAttendance = claimed("covid_participants") + 2200 + random.nextInt(800);
    int attendance = claimed("capacity_participants") - pandemicAttendance;
    List<CountryCode> named = new ArrayList<>(world);
    Collections.shuffle(named, random);
    named = named.subList(0, claimed("capacity_countries"));
    List<CountryCode> common = named.subList(0, named.size() - 26);
    List<CountryCode> ofPandemic = common.subList(0, claimed("covid_countries"));

    List<Set<CountryCode>> countries =
        new ArrayList<>(spread(ofPandemic, ofPandemic.subList(0, 40), pandemic));
    countries.addAll(spread(named, common, all - pandemic));
    List<Integer> people = new ArrayList<>(parts(pandemicAttendance, pandemic));
    people.addAll(parts(attendance, all - pandemic));
    for (int i = 0; i < all; i++) {
      records.add(event(i, i < pandemic, List.copyOf(countries.get(i)), people.get(i)));
    }
    for (int i = all; i < all + 10; i++) {
      records.add(
          eventBase(i)
              .hubRole(HubRole.PARTICIPANT)
              .participants(QualifiedNumber.about(10_000))
              .statedCountries(QualifiedNumber.moreThan(150))
              .covidRelated(oneIn(2))
              .format(EventFormat.ONLINE)
              .build());
    }
  }

  /** Every country at one event at least, and some of the common ones at others too. */
  private List<Set<CountryCode>> spread(
      List<CountryCode> once, List<CountryCode> common, int events) {
    List<Set<CountryCode>> sets = new ArrayList<>();
    for (int i = 0; i < events; i++) {
      sets.add(new HashSet<>(List.of(any(common), any(common))));
    }
    for (CountryCode country : once) {
      any(sets).add(country);
    }
    return sets;
  }

  private HubEvent.Builder eventBase(int i) {
    return HubEvent.builder()
        .id(Id.of("EV-" + (1000 + i)))
        .title(english("Event " + i))
        .type(any(List.of(EventType.WORKSHOP, EventType.TRAINING, EventType.CONFERENCE)))
        .addSources(source("events/" + i));
  }

  private HubEvent event(int i, boolean pandemic, List<CountryCode> countries, int people) {
    HubEvent.Builder event =
        eventBase(i)
            .hubRole(
                any(List.of(HubRole.ORGANISER, HubRole.CO_ORGANISER, HubRole.SESSION_ORGANISER)))
            .format(
                pandemic
                    ? EventFormat.ONLINE
                    : any(List.of(EventFormat.IN_PERSON, EventFormat.HYBRID, EventFormat.ONLINE)))
            .covidRelated(pandemic);
    if (!oneIn(5)) {
      event.startsOn(pandemic ? date(LocalDate.of(2020, 3, 15)) : dateSinceFounding());
    }
    List<CountryCode> sorted = countries.stream().sorted().toList();
    if (oneIn(3)) {
      event.statedCountries(QualifiedNumber.exact(sorted.size()));
    }
    if (people > sorted.size() && oneIn(3)) {
      List<Integer> parts = parts(people, sorted.size());
      for (int c = 0; c < sorted.size(); c++) {
        event.addParticipations(
            Participation.builder()
                .country(sorted.get(c))
                .sex(any(List.of(Sex.FEMALE, Sex.MALE)))
                .role(any(List.of(ParticipationRole.PARTICIPANT, ParticipationRole.SPEAKER)))
                .number(QualifiedNumber.exact(parts.get(c)))
                .build());
      }
      return event
          .addParticipations(
              Participation.builder()
                  .role(any(List.of(ParticipationRole.STAFF, ParticipationRole.ORGANISER)))
                  .number(QualifiedNumber.exact(7))
                  .build())
          .build();
    }
    return event.countries(sorted).participants(QualifiedNumber.exact(people)).build();
  }

  private void journalAndProducts() {
    Id<Journal> journal = Id.of("journal");
    records.add(
        Journal.builder()
            .id(journal)
            .title(english("A journal that was made up"))
            .addSources(source("journal"))
            .build());
    int issues = claimed("journal_issues");
    for (int i = 0; i < issues; i++) {
      JournalIssue.Builder issue =
          JournalIssue.builder()
              .id(Id.of(name("issue", i)))
              .journal(journal)
              .issue(i + 1)
              .addSources(source("journal/" + i));
      if (!oneIn(4)) {
        issue.publishedOn(dateSinceFounding());
      }
      records.add(issue.build());
    }
    // With an issue less there are still more than the claim says.
    int products = claimed("research_products") - issues + 3 + random.nextInt(10);
    for (int i = 0; i < products + 4; i++) {
      boolean inside = i >= products;
      ResearchProduct.Builder product =
          ResearchProduct.builder()
              .id(Id.of(name("product", i)))
              .title(english("Product " + i))
              .kind(
                  inside
                      ? ProductKind.JOURNAL_ARTICLE
                      : any(List.of(ProductKind.CASE_STUDY, ProductKind.REPORT, ProductKind.BOOK)))
              .addSources(source("products/" + i));
      if (inside) {
        product.issue(Id.of(name("issue", i - products)));
      } else if (!oneIn(4)) {
        product.publishedOn(dateSinceFounding());
      }
      records.add(product.build());
    }
  }

  private void contests() {
    int held = claimed("innovation_contests");
    for (int i = 0; i < held + 1; i++) {
      records.add(
          InnovationContest.builder()
              .id(Id.of(name("contest", i)))
              .name(english("Contest"))
              .round(i + 1)
              .status(i < held ? ContestStatus.HELD : ContestStatus.CANCELLED)
              .heldOn(PartialDate.ofYear(2015 + 3 * i))
              .addSources(source("contests/" + i))
              .build());
    }
  }

  private void communities() {
    int counted = claimed("communities_of_practice");
    for (int i = 0; i < counted + 1; i++) {
      records.add(
          CommunityOfPractice.builder()
              .id(Id.of(name("community", i)))
              .name(english("Community " + i))
              .kind(CommunityKind.ALLIANCE_OF_PRACTITIONERS)
              .counted(i < counted)
              .launchedOn(dateSinceFounding())
              .addSources(source("communities/" + i))
              .build());
    }
  }

  private void needsAssessments() {
    int done = claimed("needs_assessments");
    for (int i = 0; i < done + 1; i++) {
      records.add(
          NeedsAssessment.builder()
              .id(Id.of(name("study", i)))
              .title(english("Study of needs " + i))
              .status(i < done ? StudyStatus.DONE : StudyStatus.PLANNED)
              .conductedOn(dateSinceFounding())
              .addSources(source("studies/" + i))
              .build());
    }
  }

  private void materials() {
    Id<KnowledgePlatform> portal = Id.of("portal");
    for (Id<KnowledgePlatform> platform : List.of(VIRTUAL_ALLIANCE, portal)) {
      records.add(
          KnowledgePlatform.builder()
              .id(platform)
              .name(english("Platform"))
              .kind(
                  platform.equals(portal)
                      ? PlatformKind.KNOWLEDGE_PORTAL
                      : PlatformKind.VIRTUAL_ALLIANCE)
              .addSources(source("platforms/" + platform))
              .build());
    }
    int materials = enough("virtual_alliance_materials", 8);
    for (int i = 0; i < materials + 10; i++) {
      boolean elsewhere = i >= materials + 5;
      KnowledgeResource.Builder resource =
          KnowledgeResource.builder()
              .id(Id.of(name("resource", i)))
              .platform(elsewhere ? portal : VIRTUAL_ALLIANCE)
              .title(english("Material " + i))
              .addSources(source("resources/" + i));
      if (i >= materials) {
        resource
            .addedOn(PartialDate.of(YearMonth.of(2020, 5)))
            .removedOn(PartialDate.ofYear(2021 + random.nextInt(4)));
      } else if (oneIn(2)) {
        resource.addedOn(date(LocalDate.of(2020, 3, 15)));
      }
      records.add(resource.build());
    }
  }

  private void scholarships() {
    int awarded = claimed("scholarships");
    for (int i = 0; i < awarded + 2; i++) {
      records.add(
          Scholarship.builder()
              .id(Id.of(name("scholarship", i)))
              .country(any(world.subList(0, claimed("founding_countries"))))
              .programme(english("Master of public policy"))
              .status(
                  i < awarded
                      ? any(List.of(ScholarshipStatus.AWARDED, ScholarshipStatus.COMPLETED))
                      : ScholarshipStatus.WITHDRAWN)
              .awardedOn(PartialDate.ofYear(2014 + random.nextInt(12)))
              .addSources(source("scholarships"))
              .build());
    }
  }

  static Contribution contribution(
      String id, String period, ContributionStage stage, long dollars) {
    return Contribution.builder()
        .id(Id.of(id))
        .project(PROJECT)
        .donor("A government that was made up")
        .period(PartialPeriod.parse(period))
        .amount(dollars(dollars))
        .kind(ContributionKind.CASH)
        .stage(stage)
        .addSources(source("contributions/" + id))
        .build();
  }

  static Delivery delivery(String period, long dollars) {
    return Delivery.builder()
        .id(Id.of("delivery-" + period.replace('/', '.')))
        .project(PROJECT)
        .period(PartialPeriod.parse(period))
        .amount(dollars(dollars))
        .addSources(source("deliveries"))
        .build();
  }

  private static BigMoney dollars(long amount) {
    return BigMoney.of(CurrencyUnit.USD, BigDecimal.valueOf(amount));
  }

  private void money() {
    records.add(
        Project.builder()
            .id(PROJECT)
            .title(english("A project that was made up"))
            .startsOn(PartialDate.of(YearMonth.of(2024, 5)))
            .endsOn(PartialDate.of(YearMonth.of(2026, 12)))
            .addSources(source("project"))
            .build());
    List<Integer> given = parts(claimed("project_total_contributions"), 2);
    ContributionStage shown = ContributionStage.UNKNOWN;
    records.add(contribution("first", "2024-05/2025-06", shown, given.get(0)));
    records.add(contribution("second", "2025-07/2026-12", shown, given.get(1)));
    records.add(contribution("pledge", "2024-05/2026-12", ContributionStage.PLEDGED, 2_000_000));
    List<Integer> in2024 = parts(claimed("project_delivery_2024"), 2);
    records.add(delivery("2024-05/2024-08", in2024.get(0)));
    records.add(delivery("2024-09/2024-12", in2024.get(1)));
    List<Integer> in2025 = parts(claimed("project_delivery_2025"), 12);
    for (int month = 1; month <= 12; month++) {
      records.add(delivery("2025-%02d".formatted(month), in2025.get(month - 1)));
    }
    records.add(delivery("2026-01/2026-03", 5_000));
  }

  /** The claims of the project page as the public record has them, read at the same time. */
  private void claims() {
    ASTANA_HUB.records(ReportedFigure.class).stream()
        .filter(claim -> FIGURES.containsKey(claim.getId().value()))
        .forEach(records::add);
  }
}
