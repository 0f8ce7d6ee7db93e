package org.civilhub.examples.cli;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.civilhub.io.Dataset;
import org.civilhub.io.DatasetWriter;
import org.civilhub.model.Agreement;
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
import org.civilhub.model.Membership;
import org.civilhub.model.NeedsAssessment;
import org.civilhub.model.Participation;
import org.civilhub.model.Partner;
import org.civilhub.model.ReportedFigure;
import org.civilhub.model.ResearchProduct;
import org.civilhub.model.Scholarship;
import org.civilhub.model.code.AgreementKind;
import org.civilhub.model.code.ContestStatus;
import org.civilhub.model.code.ContributionStage;
import org.civilhub.model.code.HubRole;
import org.civilhub.model.code.PartnerRelation;
import org.civilhub.model.code.RosterStatus;
import org.civilhub.model.code.ScholarshipStatus;
import org.civilhub.model.code.StudyStatus;
import org.civilhub.model.value.CountryCode;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.PartialDate;
import org.civilhub.model.value.QualifiedNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * A Hub whose records are all there confirms all 23 claims of the project page, and a record more
 * or less contradicts the right ones and no other.
 */
class CompleteDatasetTest {
  private static final long SEED = 1;
  private static final Dataset HUB = CompleteHub.of(SEED);

  @TempDir private static Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(longs = {SEED, 20130315, -7})
  void report_completeHub_confirmsAllClaims(long seed) {
    Path written = folder.resolve("hub" + seed);
    new DatasetWriter().write(CompleteHub.of(seed), written);
    Cli.Outcome outcome = Cli.report(written, "--format", "json");

    assertThat(outcome.code()).as(outcome.json().get("findings").toString()).isZero();
    assertThat(outcome.err()).isEmpty();
    Map<String, String> statuses = statuses(outcome.json());
    assertThat(statuses.keySet()).isEqualTo(CompleteHub.FIGURES.keySet()).hasSize(23);
    assertThat(statuses.values()).containsOnly("confirmed");
    JsonNode findings = outcome.json().get("findings");
    assertThat(findings.get("rejected").intValue()).isZero();
    // The claims are those of the public record, with what other sources say of three of them.
    assertThat(findings.get("byCode").toString()).isEqualTo("{\"hub.field.agreed\":3}");
  }

  @Test
  void report_completeHubAsText_saysConfirmedBesideEveryClaim() {
    Path written = folder.resolve("text");
    new DatasetWriter().write(HUB, written);
    String text = Cli.report(written).out();

    assertThat(text.lines().filter(line -> line.endsWith(" · confirmed"))).hasSize(23);
    // The claim on the start of the period stands on the metric of the present one.
    assertThat(text.lines().filter(line -> line.endsWith(" → confirmed"))).hasSize(22);
  }

  /** The claims are those of the CSV: same number, same word, same source. */
  @Test
  void claims_ofCompleteHub_areThoseOfTheProjectPage() {
    for (ReportedFigure claim : HUB.records(ReportedFigure.class)) {
      Csv.Row row =
          Optional.ofNullable(CompleteHub.FIGURES.get(claim.getId().value())).orElseThrow();
      assertThat(claim.getValue().getQualifier().getCode()).isEqualTo(row.get("qualifier"));
      assertThat(claim.getValue().getNumber().orElseThrow()).isEqualByComparingTo(row.get("value"));
      assertThat(claim.getSources().get(0).getUrl()).contains(row.get("source_url"));
    }
  }

  @Test
  void sources_ofCompleteHub_areNotThoseOfTheClaims() {
    assertThat(HUB.records().filter(record -> !(record instanceof ReportedFigure)))
        .hasSizeGreaterThan(700)
        .allSatisfy(
            record ->
                assertThat(record.getSources())
                    .isNotEmpty()
                    .allSatisfy(
                        s ->
                            assertThat(s.getUrl().orElseThrow())
                                .startsWith("https://example.org/")));
  }

  @Test
  void of_sameSeed_givesTheSameBytes() throws IOException {
    assertThat(bytes(CompleteHub.of(SEED))).isEqualTo(bytes(HUB));
    assertThat(bytes(CompleteHub.of(SEED + 1))).isNotEqualTo(bytes(HUB));
  }

  private static String bytes(Dataset dataset) throws IOException {
    Path file = folder.resolve("bytes.json");
    new DatasetWriter().writeDocument(dataset, file);
    return Files.readString(file);
  }

  private static Map<String, String> statuses(JsonNode report) {
    return report.get("reconciliation").values().stream()
        .collect(
            toMap(
                verdict -> verdict.at("/claim/id").asString(),
                verdict -> verdict.get("status").asString(),
                (a, b) -> a + " " + b,
                TreeMap::new));
  }

  /**
   * A change to the records, the claims it contradicts, and why these.
   *
   * @param what what is changed
   * @param contradicted ids of the claims
   * @param why why these and no other
   * @param change the change
   */
  private record Mutation(
      String what, Set<String> contradicted, String why, UnaryOperator<List<HubRecord>> change) {
    @Override
    public String toString() {
      return what + ": " + contradicted + ", " + why;
    }
  }

  private static Mutation mutation(
      String what, String contradicted, String why, UnaryOperator<List<HubRecord>> change) {
    return new Mutation(what, new TreeSet<>(Arrays.asList(contradicted.split(" "))), why, change);
  }

  static Stream<Mutation> mutations() {
    return Stream.of(
        mutation(
            "a founder taken away",
            "founding_countries participating_countries participating_countries_start",
            "it signed, took part from the start, and takes part now",
            without(Country.class, CompleteDatasetTest::isFounder, 1)),
        mutation(
            "a founder that did not sign",
            "founding_countries",
            "it still took part from the start",
            changed(
                Country.class,
                CompleteDatasetTest::isFounder,
                1,
                (country, i) ->
                    Country.builder()
                        .from(country)
                        .id(country.getId())
                        .foundingSignatory(false)
                        .build())),
        mutation(
            "a founder that joined a year later",
            "participating_countries_start",
            "it takes part now, but did not at the start",
            changed(
                Country.class,
                CompleteDatasetTest::isFounder,
                1,
                (country, i) ->
                    Country.builder()
                        .from(country)
                        .id(country.getId())
                        .memberships(
                            List.of(
                                Membership.builder()
                                    .joinedOn(PartialDate.of(CompleteHub.FOUNDED.plusYears(1)))
                                    .build()))
                        .build())),
        mutation(
            "a country taken away that joined later",
            "participating_countries",
            "it did not sign and was not there at the start",
            without(Country.class, country -> !isFounder(country) && isMember(country), 1)),
        mutation(
            "a country added that joined later",
            "participating_countries",
            "44 are not 43",
            records -> plus(records, laterMember(records))),
        mutation(
            "a founding international organisation taken away",
            "founding_international_organisations",
            "only its own figure counts it",
            without(
                FoundingOrganisation.class,
                organisation -> organisation.getFoundingSignatory().equals(Optional.of(true)),
                1)),
        mutation(
            "an institutional partner taken away that signed no memorandum",
            "institutional_partners",
            "memoranda are counted by themselves",
            records ->
                without(Partner.class, partner -> !hasSigned(records, partner), 1).apply(records)),
        mutation(
            "an institutional partner added",
            "institutional_partners",
            "91 are not 90",
            records ->
                plus(
                    records,
                    Partner.builder()
                        .from(first(records, Partner.class))
                        .id(Id.of("partner-new"))
                        .relations(List.of(PartnerRelation.PARTNER))
                        .build())),
        mutation(
            "memoranda taken away down to 60",
            "memoranda_signed",
            "60 are not more than 60; their partners stay",
            downTo(
                "memoranda_signed",
                Agreement.class,
                a -> a.getKind().equals(AgreementKind.MEMORANDUM))),
        mutation(
            "experts taken away down to 140",
            "experts_in_roster",
            "140 are not more than 140",
            downTo("experts_in_roster", Expert.class, CompleteDatasetTest::isListed)),
        mutation(
            "events taken away down to 200",
            "capacity_events capacity_participants",
            "their participants go with them; every country they name is named at another",
            CompleteDatasetTest::eventsDownTo200),
        mutation(
            "one participant more",
            "capacity_participants",
            "12,801 are not 12,800; the event had nothing to do with the pandemic",
            changed(
                HubEvent.class,
                event -> isOwn(event) && !isOfPandemic(event),
                1,
                (event, i) -> withAttendance(event, attendance(event) + 1))),
        mutation(
            "a country no longer named at its only event",
            "capacity_countries",
            "it took no part in a pandemic event",
            CompleteDatasetTest::withoutItsOnlyMention),
        mutation(
            "a country more named at an event",
            "capacity_countries",
            "127 are not 126",
            CompleteDatasetTest::withOneMoreCountry),
        mutation(
            "research products taken away down to 80",
            "research_products",
            "the journal's issues stay",
            CompleteDatasetTest::productsDownTo80),
        mutation(
            "an issue taken away",
            "journal_issues",
            "with the issue less there are still more than 80 research products",
            without(JournalIssue.class, issue -> issue.getId().value().equals("issue-017"), 1)),
        mutation(
            "a contest taken away",
            "innovation_contests",
            "only its own figure counts it",
            without(
                InnovationContest.class,
                c -> c.getStatus().orElseThrow().equals(ContestStatus.HELD),
                1)),
        mutation(
            "a contest added",
            "innovation_contests",
            "3 are not 2",
            records ->
                plus(
                    records,
                    InnovationContest.builder()
                        .from(first(records, InnovationContest.class))
                        .id(Id.of("contest-new"))
                        .build())),
        mutation(
            "a community taken away",
            "communities_of_practice",
            "only its own figure counts it",
            without(CommunityOfPractice.class, c -> c.getCounted().orElseThrow(), 1)),
        mutation(
            "a study of needs taken away",
            "needs_assessments",
            "it is no research product",
            without(
                NeedsAssessment.class,
                s -> s.getStatus().orElseThrow().equals(StudyStatus.DONE),
                1)),
        mutation(
            "events no longer marked as of the pandemic, down to 40",
            "covid_online_events",
            "they stay events, and those left have more than 5,000 participants of 62 countries",
            CompleteDatasetTest::pandemicEventsDownTo40),
        mutation(
            "participants moved from pandemic events to another, down to 5,000",
            "covid_participants",
            "the sum over all events stays",
            CompleteDatasetTest::pandemicAttendanceDownTo5000),
        mutation(
            "a country no longer named at its only pandemic event",
            "covid_countries",
            "it is named at another event, which has nothing to do with the pandemic",
            CompleteDatasetTest::withoutItsOnlyPandemicMention),
        mutation(
            "materials taken away down to 40",
            "virtual_alliance_materials",
            "40 are not more than 40",
            downTo(
                "virtual_alliance_materials",
                KnowledgeResource.class,
                r ->
                    r.getPlatform().equals(CompleteHub.VIRTUAL_ALLIANCE)
                        && r.getRemovedOn().isEmpty())),
        mutation(
            "a scholarship taken away",
            "scholarships",
            "only its own figure counts it",
            without(
                Scholarship.class,
                s -> !s.getStatus().orElseThrow().equals(ScholarshipStatus.WITHDRAWN),
                1)),
        mutation(
            "a dollar given more",
            "project_total_contributions",
            "it is of the stage that the page shows",
            records ->
                plus(
                    records,
                    CompleteHub.contribution(
                        "third", "2026-01/2026-12", ContributionStage.UNKNOWN, 1))),
        mutation(
            "a contribution taken away",
            "project_total_contributions",
            "what was spent stays",
            without(Contribution.class, c -> c.getStage().equals(ContributionStage.UNKNOWN), 1)),
        mutation(
            "a delivery of 2024 taken away",
            "project_delivery_2024",
            "2025 stays",
            without(Delivery.class, d -> d.getPeriod().firstDay().getYear() == 2024, 1)),
        mutation(
            "a delivery of 2025 taken away",
            "project_delivery_2025",
            "2024 stays",
            without(Delivery.class, d -> d.getPeriod().firstDay().getYear() == 2025, 1)));
  }

  @ParameterizedTest
  @MethodSource("mutations")
  void report_recordsChanged_contradictsTheRightClaims(Mutation mutation) {
    List<HubRecord> changed = mutation.change().apply(HUB.records().toList());
    Path file = folder.resolve("changed.json");
    new DatasetWriter().writeDocument(CompleteHub.dataset(changed), file);
    Cli.Outcome outcome = Cli.report(file, "--format", "json");
    Map<String, String> statuses = statuses(outcome.json());

    // Some changes leave a record that says two things, which the rules find.
    boolean errors = outcome.json().at("/findings/bySeverity/error").intValue() > 0;
    assertThat(outcome.code()).isEqualTo(errors ? Main.ERRORS_FOUND : Main.OK);
    assertThat(with("contradicted", statuses)).isEqualTo(mutation.contradicted());
    assertThat(with("confirmed", statuses)).hasSize(23 - mutation.contradicted().size());
  }

  @Test
  void mutations_together_contradictEveryClaim() {
    assertThat(mutations().flatMap(m -> m.contradicted().stream()).collect(toSet()))
        .isEqualTo(CompleteHub.FIGURES.keySet());
  }

  private static Set<String> with(String status, Map<String, String> statuses) {
    return statuses.entrySet().stream()
        .filter(e -> e.getValue().equals(status))
        .map(Map.Entry::getKey)
        .collect(toCollection(TreeSet::new));
  }

  private static <T extends HubRecord> UnaryOperator<List<HubRecord>> without(
      Class<T> type, Predicate<T> which, long n) {
    return records -> {
      Set<HubRecord> gone =
          records.stream()
              .filter(r -> type.isInstance(r) && which.test(type.cast(r)))
              .limit(n)
              .collect(toSet());
      assertThat(gone).hasSize((int) n);
      return records.stream().filter(r -> !gone.contains(r)).toList();
    };
  }

  /** Takes away as many as are more than the claim's number. */
  private static <T extends HubRecord> UnaryOperator<List<HubRecord>> downTo(
      String indicator, Class<T> type, Predicate<T> which) {
    return records -> {
      long there =
          records.stream().filter(r -> type.isInstance(r) && which.test(type.cast(r))).count();
      return without(type, which, there - CompleteHub.claimed(indicator)).apply(records);
    };
  }

  private static <T extends HubRecord> UnaryOperator<List<HubRecord>> changed(
      Class<T> type, Predicate<T> which, int n, BiFunction<T, Integer, T> change) {
    return records -> {
      List<HubRecord> changed = new ArrayList<>();
      int done = 0;
      for (HubRecord record : records) {
        boolean hit = done < n && type.isInstance(record) && which.test(type.cast(record));
        changed.add(hit ? change.apply(type.cast(record), done) : record);
        done += hit ? 1 : 0;
      }
      assertThat(done).isEqualTo(n);
      return changed;
    };
  }

  private static List<HubRecord> plus(List<HubRecord> records, HubRecord record) {
    List<HubRecord> more = new ArrayList<>(records);
    more.add(record);
    return more;
  }

  private static <T extends HubRecord> T first(List<HubRecord> records, Class<T> type) {
    return records.stream().filter(type::isInstance).map(type::cast).findFirst().orElseThrow();
  }

  private static boolean isFounder(Country country) {
    return country.getFoundingSignatory().orElseThrow();
  }

  private static boolean isMember(Country country) {
    return country.getMemberships().stream().allMatch(m -> m.getLeftOn().isEmpty());
  }

  private static Country laterMember(List<HubRecord> records) {
    Set<CountryCode> taken =
        records.stream()
            .filter(Country.class::isInstance)
            .map(c -> ((Country) c).getCode())
            .collect(toSet());
    CountryCode free =
        CountryCode.assigned().stream().filter(c -> !taken.contains(c)).findFirst().orElseThrow();
    Country later =
        records.stream()
            .filter(Country.class::isInstance)
            .map(Country.class::cast)
            .filter(country -> !isFounder(country) && isMember(country))
            .findFirst()
            .orElseThrow();
    return Country.builder().from(later).id(Id.of(free.value())).code(free).build();
  }

  private static boolean hasSigned(List<HubRecord> records, Partner partner) {
    return records.stream()
        .anyMatch(r -> r instanceof Agreement a && a.getParties().contains(partner.getId()));
  }

  private static boolean isListed(Expert expert) {
    return expert.getStatus().orElse(RosterStatus.ON_ROSTER).equals(RosterStatus.ON_ROSTER)
        && expert.getRosterUntil().isEmpty();
  }

  private static boolean isOwn(HubEvent event) {
    return !event.getHubRole().orElseThrow().equals(HubRole.PARTICIPANT);
  }

  private static boolean isOfPandemic(HubEvent event) {
    return isOwn(event) && event.getCovidRelated().orElseThrow();
  }

  private static List<HubEvent> own(List<HubRecord> records, boolean pandemic) {
    return records.stream()
        .filter(HubEvent.class::isInstance)
        .map(HubEvent.class::cast)
        .filter(event -> isOwn(event) && isOfPandemic(event) == pandemic)
        .toList();
  }

  private static Set<CountryCode> named(HubEvent event) {
    Set<CountryCode> named = new HashSet<>(event.getCountries());
    event.getParticipations().forEach(row -> row.getCountry().ifPresent(named::add));
    return named;
  }

  /** Countries that only one of the events names. */
  private static Set<CountryCode> namedOnce(List<HubEvent> events) {
    return events.stream()
        .flatMap(event -> named(event).stream())
        .collect(Collectors.groupingBy(c -> c, Collectors.counting()))
        .entrySet()
        .stream()
        .filter(e -> e.getValue() == 1)
        .map(Map.Entry::getKey)
        .collect(toCollection(TreeSet::new));
  }

  private static long attendance(HubEvent event) {
    return event
        .getParticipants()
        .or(
            () ->
                event.getParticipations().stream()
                    .filter(row -> row.getCountry().isPresent())
                    .map(Participation::getNumber)
                    .reduce(QualifiedNumber::plus))
        .orElseThrow()
        .getNumber()
        .orElseThrow()
        .longValueExact();
  }

  /** The event's own total goes before its rows. */
  private static HubEvent withAttendance(HubEvent event, long people) {
    return HubEvent.builder()
        .from(event)
        .id(event.getId())
        .participants(QualifiedNumber.exact(people))
        .build();
  }

  private static List<HubRecord> replaced(
      List<HubRecord> records, HubEvent before, HubEvent after) {
    return changed(HubEvent.class, before::equals, 1, (event, i) -> after).apply(records);
  }

  private static List<HubRecord> eventsDownTo200(List<HubRecord> records) {
    List<HubEvent> others = own(records, false);
    int own = others.size() + own(records, true).size();
    Set<CountryCode> once = namedOnce(others);
    return without(
            HubEvent.class,
            event ->
                isOwn(event)
                    && !isOfPandemic(event)
                    && named(event).stream().noneMatch(once::contains),
            own - CompleteHub.claimed("capacity_events"))
        .apply(records);
  }

  private static List<HubRecord> withoutItsOnlyMention(List<HubRecord> records) {
    List<HubEvent> all = new ArrayList<>(own(records, true));
    all.addAll(own(records, false));
    return withoutMention(records, all);
  }

  private static List<HubRecord> withoutItsOnlyPandemicMention(List<HubRecord> records) {
    return withoutMention(records, own(records, true));
  }

  /** The other countries that the event names are still named. */
  private static List<HubRecord> withoutMention(List<HubRecord> records, List<HubEvent> events) {
    Set<CountryCode> once = namedOnce(events);
    HubEvent event =
        events.stream()
            .filter(e -> named(e).size() > 1 && named(e).stream().anyMatch(once::contains))
            .findFirst()
            .orElseThrow();
    CountryCode lost =
        named(event).stream().filter(once::contains).sorted().findFirst().orElseThrow();
    Set<CountryCode> stay = new TreeSet<>(named(event));
    stay.remove(lost);
    HubEvent without =
        HubEvent.builder()
            .from(event)
            .id(event.getId())
            .statedCountries(Optional.empty())
            .countries(stay)
            .participants(QualifiedNumber.exact(attendance(event)))
            .participations(List.of())
            .build();
    return replaced(records, event, without);
  }

  private static List<HubRecord> withOneMoreCountry(List<HubRecord> records) {
    Set<CountryCode> named = new HashSet<>();
    own(records, true).forEach(event -> named.addAll(named(event)));
    own(records, false).forEach(event -> named.addAll(named(event)));
    CountryCode free =
        CountryCode.assigned().stream().filter(c -> !named.contains(c)).findFirst().orElseThrow();
    HubEvent event = own(records, false).get(0);
    return replaced(
        records,
        event,
        HubEvent.builder().from(event).id(event.getId()).addCountries(free).build());
  }

  private static List<HubRecord> productsDownTo80(List<HubRecord> records) {
    Predicate<ResearchProduct> counted = product -> product.getIssue().isEmpty();
    long products =
        records.stream()
            .filter(r -> r instanceof ResearchProduct product && counted.test(product))
            .count();
    long issues = records.stream().filter(JournalIssue.class::isInstance).count();
    return without(
            ResearchProduct.class,
            counted,
            products + issues - CompleteHub.claimed("research_products"))
        .apply(records);
  }

  private static List<HubRecord> pandemicEventsDownTo40(List<HubRecord> records) {
    List<HubEvent> events = own(records, true);
    Set<CountryCode> once = namedOnce(events);
    return changed(
            HubEvent.class,
            event -> isOfPandemic(event) && named(event).stream().noneMatch(once::contains),
            events.size() - CompleteHub.claimed("covid_online_events"),
            (event, i) ->
                HubEvent.builder().from(event).id(event.getId()).covidRelated(false).build())
        .apply(records);
  }

  private static List<HubRecord> pandemicAttendanceDownTo5000(List<HubRecord> records) {
    List<HubEvent> events = own(records, true);
    long sum = events.stream().mapToLong(CompleteDatasetTest::attendance).sum();
    long tooMany = sum - CompleteHub.claimed("covid_participants");
    List<HubRecord> changed = records;
    long moved = 0;
    for (HubEvent event : events) {
      long here = Math.min(tooMany - moved, attendance(event));
      changed = replaced(changed, event, withAttendance(event, attendance(event) - here));
      moved += here;
    }
    HubEvent other = own(records, false).get(0);
    return replaced(changed, other, withAttendance(other, attendance(other) + tooMany));
  }
}
