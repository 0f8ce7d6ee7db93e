package org.civilhub.examples.cli;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** How each column of the collected facts reappears in the wire form of the records. */
final class CellRules {
  /** A record a row went to, in its wire form. */
  record Wire(String type, JsonNode json) {
    /** The nodes at a pointer, in which a star stands for every element of a list. */
    Stream<JsonNode> at(String pointer) {
      Stream<JsonNode> nodes = Stream.of(json);
      for (String step : pointer.substring(1).split("/", -1)) {
        nodes =
            nodes.flatMap(
                node ->
                    step.equals("*")
                        ? node.values().stream()
                        : node.has(step) ? Stream.of(node.get(step)) : Stream.empty());
      }
      return nodes;
    }
  }

  /** Whether a cell that is not empty reappears in the records its row went to. */
  interface Rule {
    boolean holds(String cell, Csv.Row row, List<Wire> wires);
  }

  /** Words of the facts for which the code lists have another one. */
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("international organization", "international_organisation"),
          Map.entry("public administration and governance", "public_administration"),
          Map.entry("meritocracy, ethics and anti-corruption", "meritocracy_and_ethics"),
          Map.entry("host of events", "event_host"),
          Map.entry("cooperation agreement", "co_operation_agreement"),
          Map.entry("memorandum of understanding", "memorandum"),
          Map.entry("memorandum of cooperation", "memorandum"),
          Map.entry("grant arrangement with UNDP", "grant_arrangement"),
          Map.entry("virtual platform", "virtual_alliance"),
          // Stages, by DEFINITIONS.md.
          Map.entry("total shown", "unknown"),
          Map.entry("contributed", "received"),
          Map.entry("agreed", "committed"));

  private static final Map<String, Integer> LENGTHS =
      Map.of("year", 4, "month", 7, "day", 10, "reported", 13);

  /** Rules by file and column. Every column has one; {@link #never()} where all cells are empty. */
  static final Map<String, Map<String, Rule>> ALL = all();

  private CellRules() {}

  private static Map<String, Map<String, Rule>> all() {
    Map<String, Map<String, Rule>> all = new LinkedHashMap<>();
    all.put("events.csv", events());
    all.put("countries.csv", countries());
    all.put("partners.csv", partners());
    all.put("founding_organisations.csv", foundingOrganisations());
    all.put("research_products.csv", researchProducts());
    all.put("journal_issues.csv", journalIssues());
    all.put("contests.csv", contests());
    all.put("communities_of_practice.csv", communities());
    all.put("needs_assessments.csv", needsAssessments());
    all.put("project.csv", projects());
    all.put("contributions.csv", contributions());
    all.put("deliveries.csv", deliveries());
    all.put("indicators_reported.csv", reportedFigures());
    all.put("indicators_history.csv", earlierFigures());
    all.put("membership_counts.csv", membershipCounts());
    return all;
  }

  private static Map<String, Rule> events() {
    Map<String, Rule> rules = sourced();
    rules.put("event_id", text("/id"));
    rules.put("title", text("/title/en"));
    rules.put("title_is_official", origin());
    rules.put("event_type", code("/type"));
    rules.put("hub_role", code("/hubRole"));
    rules.put("start_date", date("/startsOn", "date_precision"));
    rules.put("end_date", text("/endsOn"));
    rules.put("date_precision", precision("/startsOn"));
    rules.put("date_basis", basis("/startsOn"));
    rules.put("reported_date", date("/startsOn", "date_precision"));
    rules.put("city", text("/city"));
    rules.put("iso2", text("/host"));
    rules.put("format", code("/format"));
    rules.put("thematic_area", code("/theme"));
    rules.put("participants_qualifier", text("/participants/qualifier"));
    rules.put("participants", number("/participants/value"));
    rules.put("countries_qualifier", text("/statedCountries/qualifier"));
    rules.put("countries", number("/statedCountries/value"));
    rules.put("country_codes", list("/countries/*"));
    rules.put("covid_related", flag("/covidRelated"));
    return rules;
  }

  private static Map<String, Rule> countries() {
    Map<String, Rule> rules = sourced();
    rules.put("iso2", text("/id").and(text("/code")));
    rules.put("country", text("/name/en"));
    rules.put("membership_status", code("/status"));
    rules.put("founding_signatory", flag("/foundingSignatory"));
    rules.put("join_date", date("/memberships/*/joinedOn", "join_date_precision"));
    rules.put("join_date_precision", precision("/memberships/*/joinedOn"));
    rules.put("join_date_basis", basis("/memberships/*/joinedOn"));
    rules.put("evidence", text("/evidence"));
    return rules;
  }

  private static Map<String, Rule> partners() {
    Map<String, Rule> rules = sourced();
    rules.put("partner", of("partner", text("/name/en", "/name/und")));
    rules.put("short_name", of("partner", text("/shortName")));
    rules.put("partner_type", of("partner", code("/type")));
    rules.put("iso2", of("partner", text("/country")));
    rules.put("relation", of("partner", code("/relations/*")));
    rules.put("agreement_type", of("agreement", text("/wording").and(code("/kind"))));
    rules.put("agreement_date", of("agreement", date("/signedOn", "agreement_date_precision")));
    rules.put("agreement_date_precision", of("agreement", precision("/signedOn")));
    rules.put("agreement_date_basis", of("agreement", basis("/signedOn")));
    rules.put("agreement_city", of("agreement", text("/city")));
    return rules;
  }

  private static Map<String, Rule> foundingOrganisations() {
    Map<String, Rule> rules = sourced();
    rules.put("organisation", text("/name/en"));
    rules.put("short_name", text("/shortName"));
    rules.put("organisation_type", code("/type"));
    rules.put("role_stated", text("/statedRole"));
    rules.put("founding_signatory", never());
    return rules;
  }

  private static Map<String, Rule> researchProducts() {
    Map<String, Rule> rules = sourced();
    rules.put("title", text("/title/en"));
    rules.put("title_is_official", origin());
    rules.put("product_type", code("/kind"));
    rules.put("year", year("/publishedOn"));
    rules.put("published_date", date("/publishedOn", "date_precision"));
    rules.put("date_precision", precision("/publishedOn"));
    rules.put("publisher_or_partner", text("/publisher"));
    rules.put("country_codes", list("/countries/*"));
    rules.put("countries", number("/statedCountries/value"));
    return rules;
  }

  private static Map<String, Rule> journalIssues() {
    Map<String, Rule> rules = sourced();
    rules.put("issue", number("/issue"));
    rules.put("volume", number("/volume"));
    rules.put("number", number("/number"));
    rules.put("year", year("/publishedOn"));
    rules.put("published_date", date("/publishedOn", "date_precision"));
    rules.put("date_precision", precision("/publishedOn"));
    rules.put("articles", number("/articles/value"));
    rules.put("articles_basis", unlessUsual("stated", "/articlesBasis"));
    rules.put("other_items", text("/otherItems"));
    return rules;
  }

  private static Map<String, Rule> contests() {
    Map<String, Rule> rules = sourced();
    rules.put("round", number("/round"));
    rules.put("name", text("/name/en"));
    rules.put("year", text("/heldOn"));
    rules.put("launch_date", text("/launchedOn"));
    rules.put("deadline", text("/deadlineOn"));
    // The note says that it is the date of the report.
    rules.put("result_date", (cell, row, wires) -> any(wires, "../" + cell, "/resultsOn"));
    rules.put("themes", list("/themes/*/en"));
    rules.put("applications", number("/applications/value"));
    rules.put("applications_unit", code("/applicationsUnit"));
    rules.put("applicant_countries", number("/statedApplicantCountries/value"));
    rules.put("applicant_country_codes", list("/applicantCountries/*"));
    rules.put("winners", number("/statedWinners/value"));
    rules.put("winner_institutions", list("/winners/*/institution/en"));
    rules.put("winner_country_codes", list("/winners/*/country"));
    rules.put("winning_projects", list("/winners/*/title/en"));
    return rules;
  }

  private static Map<String, Rule> communities() {
    Map<String, Rule> rules = sourced();
    rules.put("community", text("/name/en"));
    rules.put("kind", code("/kind"));
    rules.put("topic", of("community", text("/topic/en")).or(of("platform", code("/topic"))));
    // What is not counted is a platform, which has no such field.
    rules.put(
        "counted_in_four",
        of("community", flag("/counted"))
            .or((cell, row, wires) -> cell.equals("no") && wires.get(0).type().equals("platform")));
    rules.put("launch_date", date("/launchedOn", "date_precision"));
    rules.put("date_precision", precision("/launchedOn"));
    rules.put("date_basis", basis("/launchedOn"));
    rules.put("member_country_codes", list("/members/*").or(list("/contributors/*")));
    rules.put("members", number("/statedMembers/value", "/statedContributors/value"));
    rules.put("method", text("/method"));
    return rules;
  }

  private static Map<String, Rule> needsAssessments() {
    Map<String, Rule> rules = sourced();
    rules.put("study", text("/title/en"));
    rules.put("topic", code("/topic"));
    rules.put("year", never());
    rules.put("date_precision", precision("/conductedOn"));
    rules.put("country_codes", list("/countries/*"));
    rules.put("countries", number("/statedCountries/value"));
    rules.put("regions", list("/regions/*"));
    // The row that is no study is another source's statement on a claim.
    rules.put("source_url", text("/sources/*/url", "/discrepancies/*/source/url"));
    rules.put("note", text("/note", "/discrepancies/*/statement"));
    return rules;
  }

  private static Map<String, Rule> projects() {
    Map<String, Rule> rules = sourced();
    rules.put("project_key", of("project", text("/id")));
    rules.put("title", of("project", text("/title/en")));
    rules.put("title_is_official", of("project", origin()));
    rules.put("project_number", never());
    rules.put("phase", of("project", number("/phase")));
    rules.put("start_date", of("project", date("/startsOn", "start_precision")));
    rules.put("start_precision", of("project", precision("/startsOn")));
    rules.put("end_date", of("project", date("/endsOn", "end_precision")));
    rules.put("end_precision", of("project", precision("/endsOn")));
    rules.put("status", of("project", text("/status")));
    rules.put("implementing_partner", of("project", text("/implementingPartner")));
    rules.put("donors", of("project", list("/donors/*")));
    rules.put("office", of("project", text("/office")));
    rules.put("budget_usd", never());
    rules.put("total_contributions_usd", of("contribution", number("/amount/amount")));
    rules.put("sdgs", never());
    rules.put("countries", of("project", list("/countries/*")));
    return rules;
  }

  private static Map<String, Rule> contributions() {
    Map<String, Rule> rules = sourced();
    rules.put("project_key", text("/project"));
    rules.put("donor", text("/donor", "/split/donor"));
    rules.put("donor_type", code("/donorType"));
    rules.put("period_start", (cell, row, wires) -> end(wires, 0).equals(cell));
    rules.put("period_end", (cell, row, wires) -> end(wires, 1).equals(cell));
    rules.put(
        "period_precision",
        (cell, row, wires) ->
            cell.equals("none")
                ? end(wires, 0).isEmpty()
                : end(wires, 0).length() == LENGTHS.getOrDefault(cell, -1));
    rules.put("amount", number("/amount/amount", "/value/value"));
    rules.put("currency", text("/amount/currency", "/unit"));
    rules.put("kind", code("/kind"));
    rules.put("status", code("/stage"));
    return rules;
  }

  private static Map<String, Rule> deliveries() {
    Map<String, Rule> rules = sourced();
    rules.put("project_key", text("/project"));
    rules.put("period", text("/period"));
    rules.put("period_precision", precision("/period"));
    rules.put("amount", number("/amount/amount"));
    rules.put("currency", text("/amount/currency"));
    return rules;
  }

  private static Map<String, Rule> reportedFigures() {
    Map<String, Rule> rules = sourced();
    rules.put("indicator", text("/id"));
    rules.put("qualifier", text("/value/qualifier"));
    rules.put("value", number("/value/value"));
    rules.put("unit", text("/unit"));
    rules.put("as_of_or_period", text("/asOf", "/period", "/timeText"));
    rules.put("text", text("/text/en"));
    return rules;
  }

  private static Map<String, Rule> earlierFigures() {
    Map<String, Rule> rules = sourced();
    rules.put("indicator", text("/indicator"));
    rules.put("qualifier", text("/value/qualifier"));
    rules.put("value", number("/value/value"));
    rules.put("unit", text("/unit"));
    rules.put("as_of", date("/asOf", "date_precision"));
    rules.put("date_precision", precision("/asOf"));
    return rules;
  }

  /** A row counts countries, and some count international organisations too: two claims. */
  private static Map<String, Rule> membershipCounts() {
    Map<String, Rule> rules = sourced();
    rules.put("as_of_date", ofCountries(date("/asOf", "date_precision")));
    rules.put("date_precision", ofCountries(precision("/asOf")));
    rules.put("date_basis", ofCountries(basis("/asOf")));
    rules.put("countries", ofCountries(number("/value/value")));
    rules.put("countries_qualifier", ofCountries(text("/value/qualifier")));
    rules.put(
        "international_organisations",
        (cell, row, wires) ->
            number("/value/value")
                .holds(cell, row, wires.stream().filter(w -> !isOfCountries(w)).toList()));
    return rules;
  }

  private static Rule ofCountries(Rule rule) {
    return (cell, row, wires) ->
        rule.holds(cell, row, wires.stream().filter(CellRules::isOfCountries).toList());
  }

  private static boolean isOfCountries(Wire wire) {
    return any(List.of(wire), "participating_countries", "/indicator");
  }

  /** Columns that most files have. */
  private static Map<String, Rule> sourced() {
    Map<String, Rule> rules = new LinkedHashMap<>();
    rules.put("source", text("/sources/*/document"));
    rules.put("source_url", text("/sources/*/url"));
    rules.put("source_url_2", text("/sources/*/url"));
    rules.put("note", text("/note"));
    return rules;
  }

  private static boolean any(List<Wire> wires, String text, String... pointers) {
    return wires.stream()
        .flatMap(wire -> Stream.of(pointers).flatMap(wire::at))
        .anyMatch(node -> node.isString() && node.asString().equals(text));
  }

  private static boolean none(List<Wire> wires, String pointer) {
    return wires.stream().flatMap(wire -> wire.at(pointer)).findAny().isEmpty();
  }

  /** The cell, letter by letter, at one of the pointers. */
  private static Both text(String... pointers) {
    return (cell, row, wires) -> any(wires, cell, pointers);
  }

  /** The code for the words of the cell. */
  private static Both code(String pointer) {
    return (cell, row, wires) ->
        any(
            wires,
            WORDS.getOrDefault(
                cell, cell.toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_')),
            pointer);
  }

  private static Both number(String... pointers) {
    return (cell, row, wires) ->
        cell.matches("\\d+")
            && wires.stream()
                .flatMap(wire -> Stream.of(pointers).flatMap(wire::at))
                .anyMatch(
                    node ->
                        node.isNumber()
                            && node.decimalValue().compareTo(new BigDecimal(cell)) == 0);
  }

  /** Every part of the cell, in its order, and nothing else. */
  private static Both list(String pointer) {
    return (cell, row, wires) ->
        wires.stream()
            .map(wire -> wire.at(pointer).map(JsonNode::asString).toList())
            .anyMatch(List.of(cell.split(";"))::equals);
  }

  private static Both flag(String pointer) {
    return (cell, row, wires) ->
        wires.stream()
            .flatMap(wire -> wire.at(pointer))
            .anyMatch(node -> node.isBoolean() && cell.equals(node.asBoolean() ? "yes" : "no"));
  }

  private static Both date(String pointer, String precision) {
    return (cell, row, wires) ->
        any(wires, row.get(precision).equals("reported") ? "../" + cell : cell, pointer);
  }

  /** The form of the date says how precise it is; without one there is no date. */
  private static Both precision(String pointer) {
    return (cell, row, wires) ->
        cell.equals("none")
            ? none(wires, pointer)
            : wires.stream()
                .flatMap(wire -> wire.at(pointer))
                .anyMatch(node -> node.asString().length() == LENGTHS.getOrDefault(cell, -1));
  }

  /** A stated date is the usual one; without a date there is no basis. */
  private static Both basis(String pointer) {
    return (cell, row, wires) ->
        switch (cell) {
          case "derived" -> any(wires, "derived", pointer + "Basis");
          case "stated" -> none(wires, pointer + "Basis") && !none(wires, pointer);
          case "none" -> none(wires, pointer + "Basis") && none(wires, pointer);
          default -> false;
        };
  }

  /** A value that is usual is left out of the record. */
  private static Both unlessUsual(String usual, String pointer) {
    return (cell, row, wires) ->
        cell.equals(usual) ? none(wires, pointer) : any(wires, cell, pointer);
  }

  private static Both origin() {
    return (cell, row, wires) ->
        switch (cell) {
          case "yes" -> none(wires, "/titleOrigin");
          case "no" -> any(wires, "descriptive", "/titleOrigin");
          default -> any(wires, cell, "/titleOrigin");
        };
  }

  private static Both year(String pointer) {
    return (cell, row, wires) ->
        wires.stream()
            .flatMap(wire -> wire.at(pointer))
            .anyMatch(node -> node.asString().replace("../", "").matches(cell + "(-.*)?"));
  }

  /** No cell of the column is filled: the first that is needs a rule. */
  private static Both never() {
    return (cell, row, wires) -> false;
  }

  private static Both of(String type, Rule rule) {
    return (cell, row, wires) ->
        rule.holds(cell, row, wires.stream().filter(wire -> wire.type().equals(type)).toList());
  }

  /** One end of the period of a contribution; nothing if it has none. */
  private static String end(List<Wire> wires, int end) {
    return wires.stream()
        .flatMap(wire -> wire.at("/period"))
        .map(node -> node.asString().split("/", -1)[end])
        .findFirst()
        .orElse("");
  }

  /** A rule that can be joined with others. */
  interface Both extends Rule {
    default Both and(Rule other) {
      return (cell, row, wires) -> holds(cell, row, wires) && other.holds(cell, row, wires);
    }

    default Both or(Rule other) {
      return (cell, row, wires) -> holds(cell, row, wires) || other.holds(cell, row, wires);
    }
  }
}
