package org.civilhub.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * The report on the public record says what DEFINITIONS.md says of it. The figures typed here are
 * those of its table of the standard metrics; where plain loops over the collected facts give one,
 * they do.
 */
class AstanaHubReportTest {
  private static final JsonNode REPORT = Cli.report(Cli.ASTANA_HUB, "--format", "json").json();
  private static final List<Csv.Row> EVENTS = Csv.rows("events.csv");
  private static final List<Csv.Row> OWN_EVENTS =
      EVENTS.stream().filter(event -> !event.get("hub_role").equals("participant")).toList();

  /** The project page, the source of the 23 claims: its address and its name as a document. */
  private static final Csv.Row PAGE = Csv.rows("indicators_reported.csv").get(0);

  private static JsonNode figure(String metric, String... split) {
    return figure(REPORT, metric, split);
  }

  private static JsonNode figure(JsonNode report, String metric, String... split) {
    List<JsonNode> found =
        report.get("figures").values().stream()
            .filter(figure -> figure.get("metric").asString().equals(metric))
            .filter(figure -> split(figure).equals(Set.of(split)))
            .toList();
    assertThat(found).as("%s %s", metric, List.of(split)).hasSize(1);
    return found.get(0);
  }

  private static Set<String> split(JsonNode figure) {
    Set<String> parts = new HashSet<>();
    figure.get("split").forEachEntry((name, value) -> parts.add(name + "=" + value.asString()));
    return parts;
  }

  private static JsonNode verdict(String claim) {
    List<JsonNode> found =
        REPORT.get("reconciliation").values().stream()
            .filter(verdict -> verdict.at("/claim/id").asString().equals(claim))
            .toList();
    assertThat(found).as(claim).hasSize(1);
    return found.get(0);
  }

  /** The number as it is printed, and its word if it is not exact. */
  private static String number(JsonNode node) {
    if (!node.has("value")) {
      return "-";
    }
    String qualifier = node.get("qualifier").asString();
    String value =
        node.get("value").isNumber()
            ? node.get("value").decimalValue().toPlainString()
            : node.get("value").asString();
    return qualifier.equals("exact") ? value : qualifier + " " + value;
  }

  private static String coverage(JsonNode verdict) {
    if (!verdict.has("coverage")) {
      return "-";
    }
    String coverage = verdict.get("coverage").decimalValue().toPlainString();
    String qualifier = verdict.get("coverageQualifier").asString();
    return qualifier.equals("exact") ? coverage : qualifier + " " + coverage;
  }

  /** DEFINITIONS.md, "The standard metrics": figures of whole metrics and what they rest on. */
  @ParameterizedTest
  @CsvSource({
    // metric, value, records, missing, unit
    "participating_countries, 19, 19, 0, countries",
    "founding_countries, 5, 5, 16, countries",
    "founding_international_organisations, -, 0, 4, organisations",
    "institutional_partners, 29, 29, 0, organisations",
    "partner_organisations, 42, 42, 0, organisations",
    "memoranda_signed, 8, 8, 0, memoranda",
    "experts_in_roster, -, 0, 0, experts",
    "capacity_events, 37, 37, 0, events",
    "capacity_participants, more_than 1360, 13, 24, participants",
    "capacity_countries, 20, 23, 14, countries",
    "research_products, 35, 35, 0, products",
    "journal_issues, 18, 18, 0, issues",
    "innovation_contests, 2, 2, 0, contests",
    "communities_of_practice, 4, 4, 0, communities",
    "needs_assessments, 2, 2, 0, studies",
    "covid_online_events, 1, 1, 1, events",
    "covid_participants, more_than 500, 1, 1, participants",
    "covid_countries, at_least 17, 1, 1, countries",
    "virtual_alliance_materials, -, 0, 0, materials",
    "scholarships, -, 0, 0, scholarships"
  })
  void figures_wholeMetric_isAsDefined(
      String metric, String value, int records, int missing, String unit) {
    JsonNode figure = figure(metric);

    assertThat(number(figure)).isEqualTo(value);
    assertThat(figure.get("records").intValue()).isEqualTo(records);
    assertThat(figure.get("missing").intValue()).isEqualTo(missing);
    assertThat(figure.get("unit").asString()).isEqualTo(unit);
  }

  @ParameterizedTest
  @CsvSource({
    "capacity_events, hubRole=organiser, 17",
    "capacity_events, hubRole=co_organiser, 16",
    "capacity_events, hubRole=session_organiser, 4",
    "research_products, kind=journal_issue, 18",
    // 18 products in the file, one an article inside an issue on record: 17.
    "research_products, kind=case_study, 4",
    "research_products, kind=report, 2",
    "research_products, kind=book, 3",
    "research_products, kind=study, 8",
    "memoranda_signed, partnerType=academic, 4",
    "memoranda_signed, partnerType=government, 3",
    "memoranda_signed, partnerType=ngo, 1",
    "contest_entries, unit=applications, 21",
    "contest_entries, unit=applicants, 46"
  })
  void figures_partOfMetric_isAsDefined(String metric, String part, String value) {
    assertThat(number(figure(metric, part))).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({
    "participating_countries, unconfirmed=4",
    "institutional_partners, not_institutional=13",
    "memoranda_signed, not_memorandum=3",
    "capacity_events, attended=11",
    "research_products, inside_issue=1"
  })
  void figures_whatIsLeftOut_hasAReason(String metric, String leftOut) {
    List<String> reasons = new ArrayList<>();
    figure(metric).get("leftOut").forEachEntry((name, n) -> reasons.add(name + "=" + n.intValue()));

    assertThat(reasons).containsExactly(leftOut);
  }

  @Test
  void figures_capacityCountries_proveTheLargestNumberStated() {
    assertThat(number(figure("capacity_countries").get("proof"))).isEqualTo("more_than 40");
  }

  /** Of 19 countries 7 are dated; the others are known to take part only since the founding. */
  @Test
  void figures_participatingCountries_tellHowManyAreDated() {
    assertThat(figure("participating_countries").get("notes").values())
        .extracting(note -> note.get("text").asString())
        .containsExactly("with a date: 7, known only since the founding: 12");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "contributions | project=hub-phase-4 stage=unknown kind=not_recorded | 1200000 | USD",
        "contributions | project=hub-2014 stage=pledged kind=not_recorded | 14000000 | USD",
        // 100,000 of UNDP and 293,333 of the Government; 38,000 in kind stand apart.
        "contributions | project=hub-2013 stage=received kind=not_recorded | 393333 | USD",
        "contributions | project=hub-2013 stage=received kind=in_kind | 38000 | USD",
        "contributions | project=korea-2021 stage=committed kind=not_recorded | - | not_recorded",
        "delivery | project=hub-phase-4 year=2024 | 491724 | USD",
        "delivery | project=hub-phase-4 year=2025 | 643294 | USD",
        "delivery | project=hub-2013 year=2013 | 29295 | USD",
        "delivery_to_date | project=hub-phase-4 | 1135018 | USD",
        "contribution_utilisation | project=hub-phase-4 stage=unknown currency=USD | 0.9458 | ratio",
        "contribution_balance | project=hub-phase-4 stage=unknown | 64982 | USD",
        "balance_used_up_on | project=hub-phase-4 stage=unknown currency=USD | 2026-02-06 | date",
        "projected_shortfall | project=hub-phase-4 stage=unknown | 578312.00 | USD",
        "delivery_rate | project=hub-phase-4 currency=USD | - | ratio"
      })
  void figures_money_isAsDefined(String metric, String split, String value, String unit) {
    JsonNode figure = figure(metric, split.split(" "));

    assertThat(number(figure)).isEqualTo(value);
    assertThat(figure.get("unit").asString()).isEqualTo(unit);
  }

  /** All of the phase's figures again, from the two files of money by the definitions' formulas. */
  @Test
  void figures_moneyOfThePhase_followsFromTheFacts() {
    BigDecimal given = amount(Csv.rows("contributions.csv"), "hub-phase-4");
    BigDecimal spent = amount(Csv.rows("deliveries.csv"), "hub-phase-4");
    BigDecimal spentIn2025 =
        amount(
            Csv.rows("deliveries.csv").stream()
                .filter(d -> d.get("period").equals("2025"))
                .toList(),
            "hub-phase-4");
    BigDecimal days = BigDecimal.valueOf(LocalDate.of(2025, 1, 1).lengthOfYear());
    BigDecimal balance = given.subtract(spent);
    // ⌈balance ÷ pace⌉ days after the last day of 2025.
    BigDecimal lasting = balance.multiply(days).divide(spentIn2025, 0, RoundingMode.CEILING);
    LocalDate usedUp = LocalDate.of(2025, 12, 31).plusDays(lasting.longValueExact());
    // 2026 has 365 days to the project's last day, 2026-12-31.
    BigDecimal lacking =
        spentIn2025
            .multiply(BigDecimal.valueOf(365))
            .divide(days, 10, RoundingMode.HALF_EVEN)
            .subtract(balance)
            .setScale(2, RoundingMode.HALF_EVEN);

    assertThat(number(figure("delivery_to_date", "project=hub-phase-4")))
        .isEqualTo(spent.toString());
    assertThat(
            number(
                figure(
                    "contribution_utilisation",
                    "project=hub-phase-4",
                    "stage=unknown",
                    "currency=USD")))
        .isEqualTo(spent.divide(given, 4, RoundingMode.HALF_EVEN).toString());
    assertThat(number(figure("contribution_balance", "project=hub-phase-4", "stage=unknown")))
        .isEqualTo(balance.toString());
    assertThat(
            number(
                figure(
                    "balance_used_up_on", "project=hub-phase-4", "stage=unknown", "currency=USD")))
        .isEqualTo(usedUp.toString());
    assertThat(number(figure("projected_shortfall", "project=hub-phase-4", "stage=unknown")))
        .isEqualTo(lacking.toString());
    JsonNode pace = figure("pace", "project=hub-phase-4");
    assertThat(pace.get("unit").asString()).isEqualTo("USD/day");
    assertThat(pace.get("value").decimalValue().multiply(days).setScale(20, RoundingMode.HALF_EVEN))
        .isEqualByComparingTo(spentIn2025);
  }

  private static BigDecimal amount(List<Csv.Row> rows, String project) {
    return rows.stream()
        .filter(row -> row.get("project_key").equals(project))
        .map(row -> new BigDecimal(row.get("amount")))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "delivery_to_date | project=hub-phase-4 | through 2025-12-31",
        "contribution_utilisation | project=hub-phase-4 stage=unknown currency=USD"
            + " | against contributions of stage «Shown (stage not said)»",
        "contribution_utilisation | project=hub-phase-4 stage=unknown currency=USD"
            + " | kind not said, taken as cash",
        "pace | project=hub-phase-4 | delivery of 2025: 643,294 over 365 days",
        "balance_used_up_on | project=hub-phase-4 stage=unknown currency=USD | a projection",
        "balance_used_up_on | project=hub-phase-4 stage=unknown currency=USD | passed",
        "delivery_rate | project=hub-phase-4 currency=USD | no approved budget is recorded"
      })
  void figures_money_sayWhatTheyRestOn(String metric, String split, String note) {
    assertThat(figure(metric, split.split(" ")).get("notes").values())
        .extracting(n -> n.get("text").asString())
        .contains(note);
  }

  /** On the last day of 2024 only that year's delivery has ended: 491,724 ÷ 1,200,000. */
  @Test
  void asOf_endOf2024_countsWhatHadEndedByThen() {
    JsonNode report =
        Cli.report(Cli.ASTANA_HUB, "--format", "json", "--as-of", "2024-12-31").json();
    JsonNode utilisation =
        figure(
            report,
            "contribution_utilisation",
            "project=hub-phase-4",
            "stage=unknown",
            "currency=USD");

    assertThat(number(utilisation)).isEqualTo("0.4098");
    assertThat(utilisation.get("notes").values())
        .extracting(note -> note.get("text").asString())
        .contains("through 2024-12-31");
    assertThat(report.at("/dataset/asOf").asString()).isEqualTo("2026-11-23");
    assertThat(report.at("/dataset/figuresAsOf").asString()).isEqualTo("2024-12-31");
  }

  /** The claims of the project page: DEFINITIONS.md, last column. */
  @ParameterizedTest
  @CsvSource({
    // claim, claimed, counted, status, coverage
    "founding_countries, 25, at_least 5, consistent, 0.2000",
    "founding_international_organisations, 5, at_least 0, no_evidence, -",
    "participating_countries, 43, at_least 19, consistent, 0.4419",
    "participating_countries_start, 25, at_least 5, consistent, 0.2000",
    "institutional_partners, 90, at_least 29, consistent, 0.3222",
    "memoranda_signed, more_than 60, at_least 8, consistent, fewer_than 0.1333",
    "experts_in_roster, more_than 140, at_least 0, no_evidence, -",
    "capacity_events, more_than 200, at_least 37, consistent, fewer_than 0.1850",
    "capacity_participants, 12800, more_than 1360, consistent, 0.1062",
    "capacity_countries, 126, more_than 40, consistent, 0.1587",
    "research_products, more_than 80, at_least 28, consistent, fewer_than 0.3500",
    "journal_issues, 18, at_least 11, consistent, 0.6111",
    "innovation_contests, 2, 2, confirmed, -",
    "communities_of_practice, 4, at_least 3, consistent, 0.7500",
    "needs_assessments, 5, at_least 2, consistent, 0.4000",
    "covid_online_events, more_than 40, at_least 1, consistent, fewer_than 0.0250",
    "covid_participants, more_than 5000, more_than 500, consistent, fewer_than 0.1000",
    "covid_countries, 62, at_least 17, consistent, 0.0000",
    "virtual_alliance_materials, more_than 40, at_least 0, no_evidence, -",
    "scholarships, 23, at_least 0, no_evidence, -",
    "project_total_contributions, 1200000, at_least 0, restated, -",
    "project_delivery_2024, 491724, at_least 0, restated, -",
    "project_delivery_2025, 643294, at_least 0, restated, -"
  })
  void reconciliation_claimOfTheProjectPage_isAsDefined(
      String claim, String claimed, String counted, String status, String coverage) {
    JsonNode verdict = verdict(claim);

    assertThat(number(verdict.get("claim"))).isEqualTo(claimed);
    assertThat(number(verdict.get("counted"))).isEqualTo(counted);
    assertThat(verdict.get("status").asString()).isEqualTo(status);
    assertThat(coverage(verdict)).isEqualTo(coverage);
    assertThat(verdict.at("/claim/source/url").asString()).isEqualTo(PAGE.get("source_url"));
  }

  /** Earlier values, each at its own date; worked out by hand from the rows. */
  @ParameterizedTest
  @CsvSource({
    "experts_in_roster@2016-09-28, no_evidence, -",
    "experts_in_roster@2016-11-07, no_evidence, -",
    "expert_countries@2016-11-07, no_metric, -",
    // No partner has a date, so none is known to have been one by then.
    "institutional_partners@2016-11-07, consistent, 0.0000",
    "institutional_partners@2018-05-06, consistent, fewer_than 0.0000",
    // EV001 to EV007 and EV009 lie before: 8 ÷ 30.
    "capacity_events@2016-11-07, consistent, fewer_than 0.2667",
    // None of these eight has a number of participants.
    "capacity_participants@2016-11-07, consistent, fewer_than 0.0000",
    "event_experts@2016-11-07, no_metric, -",
    "trained_in_kazakhstan@2016-05-26, no_metric, -",
    // Issues 1 and 2 are of 2013, and issue 1 rests on the claim's own page: 1 ÷ 2.
    "journal_issues@2014-09-17, consistent, 0.5000",
    // The second round is of 2018, perhaps after 20 November: 1 ÷ 2.
    "innovation_contests@2018-11-20, consistent, 0.5000",
    // One alliance has a date, 2016-05-27: 1 ÷ 2.
    "communities_of_practice@2019-02, consistent, 0.5000",
    "recent_studies_presented@2023-05-17, no_metric, -",
    // International organisations of the membership counts: no founder is marked.
    "founding_international_organisations@2013-03-15, no_evidence, -",
    "founding_international_organisations@2013, no_evidence, -",
    "founding_international_organisations@2017-04-26, no_evidence, -",
    "founding_international_organisations@2018-05-06, no_evidence, -",
    "participating_international_organisations@2016-05-26, no_metric, -",
    "participating_international_organisations@undated-1, no_metric, -",
    "participating_international_organisations@2016-05-30, no_metric, -",
    "participating_international_organisations@2016-09-28, no_metric, -",
    "participating_international_organisations@2016-11-07, no_metric, -",
    // The dataset holds no contribution of the donor the press report names.
    "contributions@press-2016-05-26, no_evidence, -"
  })
  void reconciliation_claimOfAnotherSource_isHeldAtItsOwnDate(
      String claim, String status, String coverage) {
    assertThat(verdict(claim).get("status").asString()).isEqualTo(status);
    assertThat(coverage(verdict(claim))).isEqualTo(coverage);
  }

  /**
   * The 18 counts of participating countries: confirmed countries that had joined by the day, over
   * the count; on none of the days are there more on record than were counted. A count without a
   * date is held against all since the founding.
   */
  @Test
  void reconciliation_membershipCounts_areHeldEachAtItsOwnDate() {
    List<CarryOver> lines =
        CarryOver.all().stream()
            .filter(line -> line.file().equals("membership_counts.csv"))
            .filter(line -> line.id().startsWith("participating_countries@"))
            .toList();
    List<Csv.Row> rows = Csv.rows("membership_counts.csv");

    assertThat(lines).hasSize(18);
    for (CarryOver line : lines) {
      Csv.Row row = rows.get(line.row() - 1);
      JsonNode verdict = verdict(line.id());
      long joined =
          Csv.rows("countries.csv").stream()
              .filter(country -> country.get("membership_status").equals("confirmed"))
              .filter(country -> hadJoined(country.get("join_date"), row.get("as_of_date")))
              .count();
      String coverage =
          BigDecimal.valueOf(joined)
              .divide(new BigDecimal(row.get("countries")), 4, RoundingMode.HALF_EVEN)
              .toString();
      boolean open = row.get("countries_qualifier").equals("more_than");
      assertThat(verdict.at("/counted/value").longValue()).as(line.id()).isEqualTo(joined);
      assertThat(verdict.get("status").asString()).as(line.id()).isEqualTo("consistent");
      assertThat(coverage(verdict)).as(line.id()).isEqualTo((open ? "fewer_than " : "") + coverage);
    }
  }

  /** On the first day of the count's date: the verdict holds for each of its days. */
  private static boolean hadJoined(String joined, String asOf) {
    if (asOf.isEmpty()) {
      return true;
    }
    String day = asOf + "-12-31".substring(asOf.length() == 4 ? 0 : 6);
    return !joined.isEmpty() && joined.compareTo(day) <= 0;
  }

  @Test
  void reconciliation_everyClaimOfTheDataset_hasOneVerdict() {
    List<String> verdicts =
        REPORT.get("reconciliation").values().stream()
            .map(verdict -> verdict.at("/claim/id").asString())
            .toList();
    List<String> claims =
        CarryOver.all().stream()
            .filter(line -> line.type().equals("reported_figure"))
            .map(CarryOver::id)
            .distinct()
            .toList();

    // 23 of the project page, 13 earlier values, 18 counts of countries, 9 of organisations beside
    // them, and the press claim.
    assertThat(verdicts).hasSize(64).doesNotHaveDuplicates();
    assertThat(verdicts).containsExactlyInAnyOrderElementsOf(claims);
  }

  @Test
  void reconciliation_claims_carryTheirTimeAndSource() {
    JsonNode reported = verdict("capacity_events@2016-11-07").get("claim");
    JsonNode money = verdict("project_total_contributions");

    assertThat(reported.get("asOf").asString()).isEqualTo("../2016-11-07");
    assertThat(money.at("/claim/period").asString()).isEqualTo("2024-05/2026-12");
    assertThat(split(money)).containsExactlyInAnyOrder("project=hub-phase-4", "stage=unknown");
    assertThat(verdict("capacity_events").at("/claim/timeText").asString())
        .isEqualTo("last 10 years");
    assertThat(verdict("capacity_events").get("reason").asString())
        .contains("«last 10 years» is read as 2013-03-15 to 2026-11-23");
    // The claim says universities, so the reason names it beside the types of the partners.
    assertThat(verdict("memoranda_signed").get("reason").asString())
        .contains("leading universities", "Academic or research institution: 4");
  }

  /** The page's own word proves nothing: of the products and issues, 7 rest on it alone. */
  @Test
  void reconciliation_recordsOfTheClaimsOwnSource_proveNothing() {
    long issues = independent(Csv.rows("journal_issues.csv"));
    long products =
        independent(Csv.rows("research_products.csv").stream().filter(p -> !isArticle(p)).toList());
    long communities =
        independent(
            Csv.rows("communities_of_practice.csv").stream()
                .filter(c -> c.get("counted_in_four").equals("yes"))
                .toList());

    assertThat(verdict("journal_issues").at("/counted/value").longValue()).isEqualTo(issues);
    assertThat(verdict("research_products").at("/counted/value").longValue())
        .isEqualTo(products + issues);
    assertThat(verdict("communities_of_practice").at("/counted/value").longValue())
        .isEqualTo(communities);
  }

  private static boolean isArticle(Csv.Row product) {
    return product.get("product_type").equals("journal article");
  }

  private static long independent(List<Csv.Row> rows) {
    return rows.stream()
        .filter(
            row ->
                !row.get("source_url").equals(PAGE.get("source_url"))
                    || (row.cells().containsKey("source_url_2") && row.has("source_url_2")))
        .count();
  }

  @Test
  void figures_events_followFromTheFacts() {
    BigDecimal participants = BigDecimal.ZERO;
    boolean open = false;
    long stated = 0;
    Map<String, Long> roles = new TreeMap<>();
    Set<String> countries = new TreeSet<>();
    for (Csv.Row event : OWN_EVENTS) {
      roles.merge(event.get("hub_role").replaceAll("[ -]", "_"), 1L, Long::sum);
      if (event.has("participants")) {
        participants = participants.add(new BigDecimal(event.get("participants")));
        open |= event.get("participants_qualifier").equals("more_than");
        stated++;
      }
      if (event.has("country_codes")) {
        countries.addAll(List.of(event.get("country_codes").split(";")));
      }
    }

    assertThat(number(figure("capacity_events"))).isEqualTo(String.valueOf(OWN_EVENTS.size()));
    assertThat(number(figure("capacity_participants")))
        .isEqualTo((open ? "more_than " : "") + participants);
    assertThat(figure("capacity_participants").get("records").longValue()).isEqualTo(stated);
    assertThat(number(figure("capacity_countries"))).isEqualTo(String.valueOf(countries.size()));
    roles.forEach(
        (role, n) ->
            assertThat(number(figure("capacity_events", "hubRole=" + role)))
                .isEqualTo(n.toString()));
  }

  @Test
  void figures_partnersAndCountries_followFromTheFacts() {
    Set<String> institutional = new TreeSet<>();
    Set<String> all = new TreeSet<>();
    long memoranda = 0;
    for (Csv.Row partner : Csv.rows("partners.csv")) {
      all.add(partner.get("partner"));
      if (Set.of(
              "agreement",
              "partner",
              "permanent partner",
              "alliance member",
              "co-organiser",
              "joint project",
              "joint research",
              "project partner")
          .contains(partner.get("relation"))) {
        institutional.add(partner.get("partner"));
      }
      if (partner.get("agreement_type").startsWith("memorandum")) {
        memoranda++;
      }
    }
    List<Csv.Row> countries = Csv.rows("countries.csv");

    assertThat(number(figure("institutional_partners")))
        .isEqualTo(String.valueOf(institutional.size()));
    assertThat(number(figure("partner_organisations"))).isEqualTo(String.valueOf(all.size()));
    assertThat(number(figure("memoranda_signed"))).isEqualTo(String.valueOf(memoranda));
    assertThat(number(figure("participating_countries")))
        .isEqualTo(
            String.valueOf(
                countries.stream()
                    .filter(c -> c.get("membership_status").equals("confirmed"))
                    .count()));
    assertThat(number(figure("founding_countries")))
        .isEqualTo(
            String.valueOf(
                countries.stream().filter(c -> c.get("founding_signatory").equals("yes")).count()));
  }

  @Test
  void findings_ofThePublicRecord_areThoseOfTheCheck() {
    assertThat(REPORT.get("findings"))
        .isEqualTo(Cli.run("check", Cli.ASTANA_HUB, "--format", "json").json());
  }

  /**
   * What is printed is calculated: none of it stands in the sources or resources of the library.
   * Digits may be grouped there by underscores or commas.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1135018",
        "0.9458",
        "94.58",
        "0.4098",
        "64982",
        "578312",
        "12800",
        "1360",
        "2026-02-06",
        "1200000",
        "491724",
        "643294",
        "0.4419",
        "0.6111",
        "2025-12-31",
        "2026-11-23",
        "2013-03-15"
      })
  void figures_printed_standInNoMainCode(String figure) throws IOException {
    Pattern word = Pattern.compile("(?<![0-9.])" + Pattern.quote(figure) + "(?![0-9])");
    List<String> found = new ArrayList<>();
    List<Path> sources = mainSources();
    assertThat(sources).hasSizeGreaterThan(100);
    for (Path source : sources) {
      if (word.matcher(withoutExamples(Files.readString(source))).find()) {
        found.add(Cli.ROOT.relativize(source).toString());
      }
    }

    assertThat(found).isEmpty();
  }

  private static List<Path> mainSources() throws IOException {
    List<Path> sources = new ArrayList<>();
    for (Path parent : List.of(Cli.ROOT, Cli.ROOT.resolve("examples"))) {
      try (Stream<Path> modules = Files.list(parent)) {
        for (Path main : modules.map(module -> module.resolve("src/main")).toList()) {
          if (Files.isDirectory(main)) {
            try (Stream<Path> files = Files.walk(main)) {
              files.filter(Files::isRegularFile).forEach(sources::add);
            }
          }
        }
      }
    }
    return sources;
  }

  /** Comments and texts for users may show the form of a date or a number; values may not. */
  private static String withoutExamples(String source) {
    return source
        .replaceAll("(?s)/\\*\\*.*?\\*/", "")
        .replaceAll("(?m)^#.*$", "")
        .replaceAll("such as \\d{4}-\\d\\d-\\d\\d", "")
        .replaceAll("(нужен день, например|күн керек, мысалы) \\d{4}-\\d\\d-\\d\\d", "")
        .replaceAll("(?<=\\d)[_,](?=\\d{3})", "");
  }
}
