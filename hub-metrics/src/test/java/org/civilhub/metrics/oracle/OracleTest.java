package org.civilhub.metrics.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.civilhub.metrics.Basis;
import org.civilhub.metrics.Dimension;
import org.civilhub.metrics.Figure;
import org.civilhub.metrics.Period;
import org.civilhub.metrics.Query;
import org.civilhub.metrics.Scope;
import org.civilhub.metrics.Split;
import org.civilhub.metrics.standard.StandardMetrics;
import org.civilhub.model.HubRecord;
import org.civilhub.model.value.QualifiedNumber;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Figures of ten years, worked out by the library and by a columnar database: all the same. */
class OracleTest {
  private static final LocalDate FOUNDED = LocalDate.of(2013, 3, 15);
  private static final LocalDate AS_OF = LocalDate.of(2022, 12, 31);

  /** One figure or split, asked of both. */
  private record Case(String name, String metric, Query query, String sql) {}

  private final List<Case> cases = new ArrayList<>();

  private static Query whole() {
    return Query.asOf(new Scope(Optional.of(FOUNDED), AS_OF, Set.of()), AS_OF).forInternalUse();
  }

  /** The days between the founding and the dataset's day that a date may be. */
  private static final List<String> WORDS =
      List.of(
          "CREATE MACRO s(d1) AS greatest(coalesce(d1, DATE '0001-01-01'), DATE '2013-03-15')",
          "CREATE MACRO e(d2) AS least(coalesce(d2, DATE '9999-12-31'), DATE '2022-12-31')",
          "CREATE MACRO fit(d1, d2, p1, p2) AS CASE WHEN e(d2) < p1 OR s(d1) > p2 THEN 'out'"
              + " WHEN s(d1) >= p1 AND e(d2) <= p2 THEN 'in' ELSE 'undatable' END",
          "CREATE MACRO nr(value) AS coalesce(value, 'not_recorded')",
          // by the list of UN M49, for the countries of these ten years
          "CREATE MACRO subregion(c) AS CASE WHEN c IN ('KZ', 'KG', 'UZ', 'TJ', 'TM') THEN '143'"
              + " WHEN c IN ('GE', 'AZ', 'AM', 'TR') THEN '145' WHEN c IN ('MN', 'KR', 'CN')"
              + " THEN '030' WHEN c IN ('BY', 'MD') THEN '151' END",
          "CREATE MACRO region(c) AS CASE WHEN subregion(c) IS NULL THEN NULL"
              + " WHEN subregion(c) = '151' THEN '150' ELSE '142' END",
          "CREATE MACRO step(d1, d2, f) AS CASE WHEN strftime(s(d1), '%Y') <> strftime(e(d2), '%Y')"
              + " THEN 'undatable' WHEN f = 'year' THEN strftime(e(d2), '%Y')"
              + " WHEN f = 'month' THEN CASE WHEN month(s(d1)) = month(e(d2))"
              + " THEN strftime(e(d2), '%Y-%m') ELSE 'undatable' END"
              + " WHEN f = 'quarter' THEN CASE WHEN quarter(s(d1)) = quarter(e(d2))"
              + " THEN strftime(e(d2), '%Y') || '-Q' || quarter(e(d2)) ELSE 'undatable' END"
              + " ELSE CASE WHEN (month(s(d1)) <= 6) = (month(e(d2)) <= 6)"
              + " THEN strftime(e(d2), '%Y') || CASE WHEN month(e(d2)) <= 6 THEN '-H1' ELSE '-H2' END"
              + " ELSE 'undatable' END END",
          // stands on a day: begun by then, not ended before
          "CREATE MACRO stands(a1, a2, r1, r2, d) AS CASE"
              + " WHEN fit(a1, a2, DATE '2013-03-15', d) = 'out' THEN 'out'"
              + " WHEN r2 IS NULL AND r1 IS NULL THEN fit(a1, a2, DATE '2013-03-15', d)"
              + " WHEN r2 < d THEN 'out'"
              + " WHEN r1 IS NOT NULL AND r1 >= d THEN fit(a1, a2, DATE '2013-03-15', d)"
              + " ELSE 'undatable' END");

  private static String days(Query query) {
    return "DATE '%s', DATE '%s'".formatted(query.period().first(), query.period().last());
  }

  /** Own events of the Hub with a verdict: counts, missing, undatable; others are not there. */
  private static String own(Query query) {
    return "own AS (SELECT *, CASE WHEN role IS NULL THEN 'missing'"
        + " WHEN fit(d1, d2, %1$s) = 'in' THEN 'counts' ELSE 'undatable' END AS v FROM event"
            .formatted(days(query))
        + " WHERE fit(d1, d2, %1$s) <> 'out' AND (role IS NULL OR role <> 'participant'))"
            .formatted(days(query));
  }

  /** Own online events that are marked; a blank marker or format is missing. */
  private static String covid(Query query) {
    return own(query)
        + ", covid AS (SELECT * REPLACE (CASE WHEN v = 'counts' AND (covid IS NULL OR fmt IS NULL)"
        + " THEN 'missing' ELSE v END AS v) FROM own"
        + " WHERE coalesce(fmt, 'online') = 'online' AND coalesce(covid, true))";
  }

  private static String counting(String with, String parts, String from) {
    return "WITH "
        + with
        + " SELECT part, CASE WHEN sum(c) > 0 THEN CAST(sum(c) AS TEXT) END, sum(c), sum(m), sum(u)"
        + " FROM (SELECT DISTINCT "
        + parts
        + " AS part, id, CAST(v = 'counts' AS INT) AS c, CAST(v = 'missing' AS INT) AS m,"
        + " CAST(v = 'undatable' AS INT) AS u FROM "
        + from
        + ") GROUP BY part HAVING sum(c) + sum(m) + sum(u) > 0 OR part = ''";
  }

  /** Countries that an event names, of its list and of its rows of people who attended. */
  private static final String NAMED =
      "named AS (SELECT event, country FROM event_country UNION SELECT event, country FROM prow"
          + " WHERE country IS NOT NULL AND n > 0"
          + " AND (prole IS NULL OR prole NOT IN ('organiser', 'staff')))";

  private static String attendance(String with, String from, String part) {
    return "WITH "
        + with
        + ", att AS (SELECT o.*, (SELECT sum(n) FROM prow r WHERE r.event = o.id"
        + " AND (prole IS NULL OR prole NOT IN ('organiser', 'staff'))) AS inrows FROM "
        + from
        + " o), verdict AS (SELECT * REPLACE (CASE WHEN v = 'counts' AND total IS NULL"
        + " AND inrows IS NULL THEN 'missing' ELSE v END AS v) FROM att),"
        + " share AS (SELECT a.id, r.country, r.sex, r.prole, r.n, false AS open FROM att a"
        + " JOIN prow r ON r.event = a.id WHERE prole IS NULL OR prole NOT IN ('organiser', 'staff')"
        + " UNION ALL SELECT id, NULL, NULL, NULL, total - coalesce(inrows, 0), topen FROM att"
        + " WHERE total IS NOT NULL AND (total > coalesce(inrows, 0) OR topen)"
        + " UNION ALL SELECT id, NULL, NULL, NULL, 0, false FROM att a WHERE inrows IS NULL"
        + " AND (total IS NULL OR total = 0) AND NOT topen),"
        + " cells AS (SELECT id, "
        + part
        + " AS part, sum(n) AS n, bool_or(open) AS open FROM share GROUP BY ALL)"
        + " SELECT part, CASE WHEN count(*) FILTER (v = 'counts') > 0 THEN"
        + " CASE WHEN bool_or(cells.open) FILTER (v = 'counts') THEN '>' ELSE '' END"
        + " || CAST(sum(n) FILTER (v = 'counts') AS TEXT) END, count(*) FILTER (v = 'counts'),"
        + " count(*) FILTER (v = 'missing'), count(*) FILTER (v = 'undatable')"
        + " FROM cells JOIN verdict USING (id) GROUP BY part";
  }

  /** An attendance as a whole, or by what an event says as a whole. */
  private static String attendanceOfEvents(String with, String from, String part) {
    return "WITH "
        + with
        + ", att AS (SELECT o.*, (SELECT sum(n) FROM prow r WHERE r.event = o.id"
        + " AND (prole IS NULL OR prole NOT IN ('organiser', 'staff'))) AS inrows FROM "
        + from
        + " o), verdict AS (SELECT * REPLACE (CASE WHEN v = 'counts' AND total IS NULL"
        + " AND inrows IS NULL THEN 'missing' ELSE v END AS v) FROM att)"
        + " SELECT "
        + part
        + " AS part, CASE WHEN count(*) FILTER (v = 'counts') > 0 THEN"
        + " CASE WHEN bool_or(topen) FILTER (v = 'counts') THEN '>' ELSE '' END"
        + " || CAST(sum(coalesce(total, inrows)) FILTER (v = 'counts') AS TEXT) END,"
        + " count(*) FILTER (v = 'counts'), count(*) FILTER (v = 'missing'),"
        + " count(*) FILTER (v = 'undatable') FROM verdict GROUP BY part";
  }

  /** Distinct countries; an event that names and states none is missing. */
  private static String distinct(String with, String from, String part) {
    return "WITH "
        + with
        + ", "
        + NAMED
        + ", verdict AS (SELECT * REPLACE (CASE WHEN v = 'counts' AND stated IS NULL AND NOT EXISTS"
        + " (SELECT 1 FROM named WHERE event = id) THEN 'missing' ELSE v END AS v) FROM "
        + from
        + ") SELECT "
        + part
        + " AS part, CASE WHEN count(DISTINCT country) FILTER (v = 'counts') > 0"
        + " THEN CAST(count(DISTINCT country) FILTER (v = 'counts') AS TEXT)"
        + " WHEN max(stated) FILTER (v = 'counts') IS NOT NULL"
        + " THEN '>=' || CAST(max(stated) FILTER (v = 'counts') AS TEXT) END,"
        + " count(DISTINCT id) FILTER (v = 'counts'), count(DISTINCT id) FILTER (v = 'missing'),"
        + " count(DISTINCT id) FILTER (v = 'undatable')"
        + " FROM verdict LEFT JOIN named ON event = id GROUP BY part";
  }

  private static String dated(Query query, String table, String where) {
    return "t AS (SELECT *, CASE WHEN fit(d1, d2, %1$s) = 'in' THEN 'counts' ELSE 'undatable' END AS v"
            .formatted(days(query))
        + " FROM "
        + table
        + " WHERE fit(d1, d2, %1$s) <> 'out' AND %2$s)".formatted(days(query), where);
  }

  private void add(String name, String metric, Query query, String sql) {
    cases.add(new Case(metric + " " + name, metric, query, sql));
  }

  private void events() {
    Query whole = whole();
    String events = "capacity_events";
    add("in all", events, whole.of(Split.NONE), counting(own(whole), "''", "own"));
    add(
        "in 2018",
        events,
        whole.of(Split.NONE).in(Period.year(2018)),
        counting(own(whole.in(Period.year(2018))), "''", "own"));
    Query half = whole.in(Period.halfYear(2019, 1));
    add("in 2019-H1", events, half.of(Split.NONE), counting(own(half), "''", "own"));
    Query march = whole.in(Period.parse("2017-03"));
    add("in 2017-03", events, march.of(Split.NONE), counting(own(march), "''", "own"));
    Query range = whole.in(Period.parse("2015-02-10/2016-11-20"));
    add("in a range", events, range.of(Split.NONE), counting(own(range), "''", "own"));
    split(events, whole, own(whole), "own", Dimension.HUB_ROLE, "nr(role)");
    split(events, whole, own(whole), "own", Dimension.EVENT_TYPE, "etype");
    split(events, whole, own(whole), "own", Dimension.FORMAT, "nr(fmt)");
    split(events, whole, own(whole), "own", Dimension.THEME, "nr(theme)");
    split(events, whole, own(whole), "own", Dimension.AREA, "nr(area)");
    split(events, whole, own(whole), "own", Dimension.YEAR, "step(d1, d2, 'year')");
    split(events, whole, own(whole), "own", Dimension.HALF_YEAR, "step(d1, d2, 'half')");
    split(events, whole, own(whole), "own", Dimension.QUARTER, "step(d1, d2, 'quarter')");
    split(events, whole, own(whole), "own", Dimension.MONTH, "step(d1, d2, 'month')");
    split(events, half, own(half), "own", Dimension.MONTH, "step(d1, d2, 'month')");
    String named = own(whole) + ", " + NAMED;
    split(
        events,
        whole,
        named,
        "own LEFT JOIN named ON event = id",
        Dimension.COUNTRY,
        "nr(country)");
    split(
        events,
        whole,
        named,
        "own LEFT JOIN named ON event = id",
        Dimension.SUBREGION,
        "nr(subregion(country))");
    add(
        "by format and year",
        events,
        whole.splitBy(Dimension.FORMAT, Dimension.YEAR),
        counting(
            own(whole),
            "'year=' || step(d1, d2, 'year') || chr(9) || 'format=' || nr(fmt)",
            "own"));
    add(
        "by country and theme",
        events,
        whole.splitBy(Dimension.COUNTRY, Dimension.THEME),
        counting(
            named,
            "'theme=' || nr(theme) || chr(9) || 'country=' || nr(country)",
            "own LEFT JOIN named ON event = id"));

    String people = "capacity_participants";
    add("in all", people, whole.of(Split.NONE), attendanceOfEvents(own(whole), "own", "''"));
    add("in 2019-H1", people, half.of(Split.NONE), attendanceOfEvents(own(half), "own", "''"));
    add(
        "by year",
        people,
        whole.splitBy(Dimension.YEAR),
        attendanceOfEvents(own(whole), "own", "'year=' || step(d1, d2, 'year')"));
    add(
        "by country",
        people,
        whole.splitBy(Dimension.COUNTRY),
        attendance(own(whole), "own", "'country=' || nr(country)"));
    add(
        "by region",
        people,
        whole.splitBy(Dimension.REGION),
        attendance(own(whole), "own", "'region=' || nr(region(country))"));
    add(
        "by sex",
        people,
        whole.splitBy(Dimension.SEX),
        attendance(own(whole), "own", "'sex=' || nr(sex)"));
    add(
        "by role",
        people,
        whole.splitBy(Dimension.ROLE),
        attendance(own(whole), "own", "'role=' || nr(prole)"));
    add(
        "by country and sex in 2019-H1",
        people,
        half.splitBy(Dimension.SEX, Dimension.COUNTRY),
        attendance(own(half), "own", "'country=' || nr(country) || chr(9) || 'sex=' || nr(sex)"));

    String countries = "capacity_countries";
    add("in all", countries, whole.of(Split.NONE), distinct(own(whole), "own", "''"));
    add("in 2017-03", countries, march.of(Split.NONE), distinct(own(march), "own", "''"));
    add(
        "by year",
        countries,
        whole.splitBy(Dimension.YEAR),
        distinct(own(whole), "own", "'year=' || step(d1, d2, 'year')"));
    add(
        "by format",
        countries,
        whole.splitBy(Dimension.FORMAT),
        distinct(own(whole), "own", "'format=' || nr(fmt)"));
    add(
        "by subregion",
        countries,
        whole.splitBy(Dimension.SUBREGION),
        distinct(own(whole), "own", "'subregion=' || nr(subregion(country))"));
    add(
        "in all",
        "covid_online_events",
        whole.of(Split.NONE),
        counting(covid(whole), "''", "covid"));
    add(
        "in all",
        "covid_participants",
        whole.of(Split.NONE),
        attendanceOfEvents(covid(whole), "covid", "''"));
    add("in all", "covid_countries", whole.of(Split.NONE), distinct(covid(whole), "covid", "''"));
  }

  private void split(
      String metric, Query query, String with, String from, Dimension dimension, String value) {
    add(
        "by " + dimension.getCode() + " " + query.period(),
        metric,
        query.splitBy(dimension),
        counting(with, "'" + dimension.getCode() + "=' || " + value, from));
  }

  private void network() {
    Query whole = whole();
    Query early = Query.asOf(whole.scope(), LocalDate.of(2017, 6, 30)).forInternalUse();
    for (Query query : List.of(whole, early)) {
      String day = "DATE '" + query.period().last() + "'";
      add(
          "on " + query.period().last(),
          "participating_countries",
          query.of(Split.NONE),
          counting(
              "stand AS (SELECT c.id, CASE WHEN count(j.country) = 0"
                  + " THEN list(stands(NULL, NULL, NULL, NULL, "
                  + day
                  + "))"
                  + " ELSE list(stands(j.j1, j.j2, j.l1, j.l2, "
                  + day
                  + ")) END AS fits"
                  + " FROM country c LEFT JOIN membership j ON j.country = c.id"
                  + " WHERE c.status = 'confirmed' GROUP BY c.id),"
                  + " t AS (SELECT id, CASE WHEN list_contains(fits, 'in') THEN 'counts'"
                  + " WHEN list_contains(fits, 'undatable') THEN 'undatable' ELSE 'none' END AS v"
                  + " FROM stand)",
              "''",
              "t"));
      add(
          "on " + query.period().last(),
          "experts_in_roster",
          query.of(Split.NONE),
          query.equals(whole)
              ? counting(
                  dated(query, "expert", "coalesce(status, 'on_roster') = 'on_roster'"), "''", "t")
              : "WITH t AS (SELECT id, CASE WHEN coalesce(status, 'on_roster') <> 'on_roster'"
                  + " THEN 'undatable' WHEN fit(d1, d2, "
                  + days(query)
                  + ") = 'in' THEN 'counts'"
                  + " ELSE 'undatable' END AS v FROM expert WHERE fit(d1, d2, "
                  + days(query)
                  + ") <> 'out')"
                  + " SELECT '', CAST(count(*) FILTER (v = 'counts') AS TEXT),"
                  + " count(*) FILTER (v = 'counts'), 0, count(*) FILTER (v = 'undatable') FROM t");
    }
    split(
        "experts_in_roster",
        whole,
        dated(whole, "expert", "coalesce(status, 'on_roster') = 'on_roster'"),
        "t",
        Dimension.COUNTRY,
        "nr(country)");
    add(
        "in all",
        "founding_countries",
        whole.of(Split.NONE),
        "SELECT '', CAST(count(*) FILTER (signatory) AS TEXT), count(*) FILTER (signatory),"
            + " count(*) FILTER (signatory IS NULL), 0 FROM country");
    String partners = "partner_organisations";
    split(partners, whole, dated(whole, "partner", "true"), "t", Dimension.PARTNER_TYPE, "ptype");
    split(partners, whole, dated(whole, "partner", "true"), "t", Dimension.COUNTRY, "nr(country)");
    String institutional =
        "t AS (SELECT p.*, CASE WHEN NOT EXISTS (SELECT 1 FROM relation WHERE partner = p.id)"
            + " THEN 'missing' WHEN fit(d1, d2, %1$s) = 'in' THEN 'counts' ELSE 'undatable' END AS v"
                .formatted(days(whole))
            + " FROM partner p WHERE fit(d1, d2, %1$s) <> 'out'".formatted(days(whole))
            + " AND (NOT EXISTS (SELECT 1 FROM relation WHERE partner = p.id) OR EXISTS (SELECT 1"
            + " FROM relation WHERE partner = p.id AND relation IN ('agreement', 'partner',"
            + " 'permanent_partner', 'alliance_member', 'co_organiser', 'joint_project',"
            + " 'joint_research', 'project_partner'))))";
    add(
        "in all",
        "institutional_partners",
        whole.of(Split.NONE),
        counting(institutional, "''", "t"));
    split("institutional_partners", whole, institutional, "t", Dimension.PARTNER_TYPE, "ptype");
    String memoranda =
        dated(whole, "agreement", "kind = 'memorandum'")
            + ", known AS (SELECT t.*, n.number, p.ptype, p.country FROM t LEFT JOIN (SELECT agreement,"
            + " count(*) AS number, min(partner) AS partner FROM party GROUP BY agreement) n"
            + " ON n.agreement = t.id LEFT JOIN partner p ON p.id = n.partner)";
    add("in all", "memoranda_signed", whole.of(Split.NONE), counting(memoranda, "''", "known"));
    split(
        "memoranda_signed",
        whole,
        memoranda,
        "known",
        Dimension.PARTNER_TYPE,
        "CASE WHEN number > 1 THEN 'several' ELSE nr(ptype) END");
    split(
        "memoranda_signed",
        whole,
        memoranda,
        "known",
        Dimension.COUNTRY,
        "CASE WHEN number > 1 THEN 'several' ELSE nr(country) END");
    split(
        "memoranda_signed",
        whole,
        memoranda,
        "known",
        Dimension.QUARTER,
        "step(d1, d2, 'quarter')");
    String awarded = dated(whole, "scholarship", "coalesce(status, '') <> 'withdrawn'");
    split("scholarships", whole, awarded, "t", Dimension.SEX, "nr(sex)");
    add(
        "by country and sex",
        "scholarships",
        whole.splitBy(Dimension.COUNTRY, Dimension.SEX),
        counting(awarded, "'country=' || country || chr(9) || 'sex=' || nr(sex)", "t"));
    String communities =
        "t AS (SELECT *, CASE WHEN counted IS NULL THEN 'missing' WHEN fit(d1, d2, %1$s) = 'in'"
                .formatted(days(whole))
            + " THEN 'counts' ELSE 'undatable' END AS v FROM community WHERE coalesce(counted, true)"
            + " AND fit(d1, d2, %1$s) <> 'out')".formatted(days(whole));
    split("communities_of_practice", whole, communities, "t", Dimension.THEME, "nr(theme)");
  }

  private void knowledge() {
    Query whole = whole();
    String products =
        "t AS (SELECT id, kind, d1, d2, CASE WHEN fit(d1, d2, %1$s) = 'in' THEN 'counts'"
                .formatted(days(whole))
            + " ELSE 'undatable' END AS v FROM (SELECT id, kind, d1, d2 FROM product"
            + " WHERE issue IS NULL OR issue NOT IN (SELECT id FROM issue)"
            + " UNION ALL SELECT 'issue ' || id, 'journal_issue', d1, d2 FROM issue)"
            + " WHERE fit(d1, d2, %1$s) <> 'out')".formatted(days(whole));
    add("in all", "research_products", whole.of(Split.NONE), counting(products, "''", "t"));
    split("research_products", whole, products, "t", Dimension.KIND, "kind");
    split("research_products", whole, products, "t", Dimension.YEAR, "step(d1, d2, 'year')");
    split(
        "journal_issues",
        whole,
        dated(whole, "issue", "true"),
        "t",
        Dimension.HALF_YEAR,
        "step(d1, d2, 'half')");
    String held = dated(whole, "contest", "coalesce(status, 'held') = 'held'");
    split("innovation_contests", whole, held, "t", Dimension.YEAR, "step(d1, d2, 'year')");
    add(
        "by unit",
        "contest_entries",
        whole.splitBy(Dimension.UNIT),
        "WITH "
            + held
            + " SELECT 'unit=' || nr(unit), CASE WHEN count(n) FILTER (v = 'counts') > 0"
            + " THEN CAST(sum(n) FILTER (v = 'counts') AS TEXT) END, count(n) FILTER (v = 'counts'),"
            + " count(*) FILTER (v = 'counts' AND n IS NULL), count(*) FILTER (v = 'undatable')"
            + " FROM t GROUP BY nr(unit)");
    split(
        "needs_assessments",
        whole,
        dated(whole, "study", "coalesce(status, 'done') = 'done'"),
        "t",
        Dimension.THEME,
        "nr(theme)");
    add(
        "in all",
        "virtual_alliance_materials",
        whole.of(Split.NONE),
        counting(
            "t AS (SELECT r.id, CASE stands(a1, a2, r1, r2, DATE '2022-12-31') WHEN 'in' THEN 'counts'"
                + " WHEN 'undatable' THEN 'undatable' ELSE 'none' END AS v FROM resource r"
                + " JOIN platform p ON p.id = r.platform WHERE p.kind = 'virtual_alliance')",
            "''",
            "t"));
  }

  private void money() {
    Query whole = whole();
    for (Query query : List.of(whole, whole.in(Period.year(2018)))) {
      String given =
          "t AS (SELECT *, CASE WHEN fit(d1, d2, %1$s) = 'undatable' THEN 'undatable'"
                  .formatted(days(query))
              + " WHEN amount IS NULL THEN 'missing' ELSE 'counts' END AS v FROM contribution"
              + " WHERE fit(d1, d2, %1$s) <> 'out')".formatted(days(query));
      add(
          "by project, stage, kind " + query.period(),
          "contributions",
          query.splitBy(Dimension.PROJECT, Dimension.STAGE, Dimension.KIND),
          amounts(
              given,
              "'project=' || project || chr(9) || 'stage=' || stage || chr(9) || 'kind='"
                  + " || nr(kind) || '|' || nr(currency)"));
      add(
          "by donor " + query.period(),
          "contributions",
          query.splitBy(Dimension.DONOR),
          amounts(
              given, "'donor=' || donor || chr(9) || 'stage=' || stage || '|' || nr(currency)"));
      String spent =
          "t AS (SELECT *, CASE WHEN fit(d1, d2, %1$s) = 'in' THEN 'counts' ELSE 'undatable' END AS v"
                  .formatted(days(query))
              + " FROM delivery WHERE fit(d1, d2, %1$s) <> 'out')".formatted(days(query));
      add(
          "by project and year " + query.period(),
          "delivery",
          query.splitBy(Dimension.PROJECT, Dimension.YEAR),
          amounts(
              spent,
              "'project=' || project || chr(9) || 'year=' || step(d1, d2, 'year') || '|'"
                  + " || currency"));
    }
    add(
        "in all",
        "delivery_to_date",
        whole,
        "SELECT 'project=' || project || '|' || currency, CAST(sum(amount) AS TEXT), count(*), 0, 0"
            + " FROM delivery WHERE d2 <= DATE '2022-12-31' GROUP BY project, currency");
    add(
        "of one stage",
        "contribution_balance",
        whole,
        "WITH g AS (SELECT project, currency, stage, sum(amount) AS given, count(*) AS n"
            + " FROM contribution WHERE amount IS NOT NULL AND coalesce(kind, 'cash') = 'cash'"
            + " GROUP BY ALL), d AS (SELECT project, currency, sum(amount) AS spent, count(*) AS n"
            + " FROM delivery WHERE d2 <= DATE '2022-12-31' GROUP BY ALL)"
            + " SELECT 'project=' || project || chr(9) || 'stage=' || stage || '|' || currency,"
            + " CAST(given - spent AS TEXT), g.n + d.n, 0, 0 FROM g JOIN d USING (project, currency)");
  }

  private static String amounts(String with, String part) {
    return "WITH "
        + with
        + " SELECT "
        + part
        + " AS part, CASE WHEN count(*) FILTER (v = 'counts') > 0 THEN"
        + " CAST(sum(amount) FILTER (v = 'counts') AS TEXT) END, count(*) FILTER (v = 'counts'),"
        + " count(*) FILTER (v = 'missing'), count(*) FILTER (v = 'undatable') FROM t GROUP BY part";
  }

  @TestFactory
  Stream<DynamicNode> figures_ofTenYears_areThoseOfTheDatabase() {
    events();
    network();
    knowledge();
    money();
    assertThat(cases).hasSizeGreaterThanOrEqualTo(25);
    return LongStream.of(1, 2).mapToObj(this::ofSeed);
  }

  private DynamicNode ofSeed(long seed) {
    List<HubRecord> records = TenYears.of(seed);
    Tables tables;
    try {
      tables = Tables.of(records);
      tables.define(WORDS);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
    Stream<DynamicNode> tests =
        cases.stream()
            .map(c -> DynamicTest.dynamicTest(c.name(), () -> compare(c, records, tables)));
    DynamicTest end = DynamicTest.dynamicTest("end", tables::close);
    return DynamicContainer.dynamicContainer("seed " + seed, Stream.concat(tests, Stream.of(end)));
  }

  private static void compare(Case asked, List<HubRecord> records, Tables tables)
      throws SQLException {
    SortedMap<String, Tables.Row> expected = tables.ask(asked.sql());
    assertThat(expected).isNotEmpty();
    List<Figure> figures =
        records.stream()
            .collect(
                StandardMetrics.of(asked.metric()).orElseThrow().on(asked.query()).toCollector());
    SortedMap<String, Tables.Row> found = new TreeMap<>();
    for (Figure figure : figures) {
      boolean isSplit =
          asked.query().only().isEmpty() && !figure.metric().startsWith("contribution_");
      if (isSplit && figure.split().equals(Split.NONE)) {
        continue;
      }
      if (figure.metric().equals("contribution_balance")
          && (figure.number().isEmpty() || figure.basis().orElseThrow().undatable() > 0)) {
        continue;
      }
      found.put(part(figure), row(figure));
    }
    if (asked.metric().equals("contribution_balance")) {
      expected.keySet().retainAll(found.keySet());
      found.replaceAll((part, row) -> new Tables.Row(row.number(), row.records(), 0, 0));
    }
    assertThat(found).isEqualTo(expected);
  }

  private static String part(Figure figure) {
    String split = figure.split().toString();
    return figure.unit().length() == 3 || figure.unit().equals(Dimension.NOT_RECORDED)
        ? split + "|" + figure.unit()
        : split;
  }

  private static Tables.Row row(Figure figure) {
    Basis basis = figure.basis().orElseThrow();
    return new Tables.Row(
        figure.number().map(n -> text(n, figure)).orElse(null),
        basis.records(),
        basis.missing(),
        basis.undatable());
  }

  private static String text(QualifiedNumber number, Figure figure) {
    boolean money = figure.unit().length() == 3;
    BigDecimal low = number.getLow().orElseThrow();
    String digits = money ? low.setScale(10).toPlainString() : low.toPlainString();
    return switch (number.getQualifier()) {
      case EXACT -> digits;
      case MORE_THAN -> ">" + digits;
      case AT_LEAST -> ">=" + digits;
      default -> number.toString();
    };
  }
}
