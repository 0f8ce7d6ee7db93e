package org.civilhub.metrics.oracle;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.civilhub.model.Agreement;
import org.civilhub.model.CommunityOfPractice;
import org.civilhub.model.Contribution;
import org.civilhub.model.Country;
import org.civilhub.model.Delivery;
import org.civilhub.model.Expert;
import org.civilhub.model.HubEvent;
import org.civilhub.model.HubRecord;
import org.civilhub.model.InnovationContest;
import org.civilhub.model.JournalIssue;
import org.civilhub.model.KnowledgePlatform;
import org.civilhub.model.KnowledgeResource;
import org.civilhub.model.NeedsAssessment;
import org.civilhub.model.Partner;
import org.civilhub.model.ResearchProduct;
import org.civilhub.model.Scholarship;
import org.civilhub.model.code.Code;
import org.civilhub.model.value.QualifiedNumber;
import org.civilhub.model.value.Qualifier;
import org.jspecify.annotations.Nullable;

/**
 * Records as tables of their fields. A date is its first and its last day, taken from its text by
 * this class alone; nothing that the library calculates goes in.
 */
final class Tables implements AutoCloseable {
  private static final List<String> SCHEMA =
      List.of(
          "CREATE TABLE event(id TEXT, role TEXT, etype TEXT, fmt TEXT, theme TEXT, area TEXT,"
              + " covid BOOLEAN, d1 DATE, d2 DATE, total BIGINT, topen BOOLEAN, stated BIGINT)",
          "CREATE TABLE event_country(event TEXT, country TEXT)",
          "CREATE TABLE prow(event TEXT, country TEXT, sex TEXT, prole TEXT, n BIGINT)",
          "CREATE TABLE country(id TEXT, code TEXT, status TEXT, signatory BOOLEAN)",
          "CREATE TABLE membership(country TEXT, j1 DATE, j2 DATE, l1 DATE, l2 DATE)",
          "CREATE TABLE partner(id TEXT, ptype TEXT, country TEXT, d1 DATE, d2 DATE)",
          "CREATE TABLE relation(partner TEXT, relation TEXT)",
          "CREATE TABLE agreement(id TEXT, kind TEXT, d1 DATE, d2 DATE)",
          "CREATE TABLE party(agreement TEXT, partner TEXT)",
          "CREATE TABLE expert(id TEXT, country TEXT, status TEXT, d1 DATE, d2 DATE)",
          "CREATE TABLE community(id TEXT, counted BOOLEAN, theme TEXT, d1 DATE, d2 DATE)",
          "CREATE TABLE scholarship(id TEXT, country TEXT, sex TEXT, status TEXT, d1 DATE, d2 DATE)",
          "CREATE TABLE issue(id TEXT, d1 DATE, d2 DATE)",
          "CREATE TABLE product(id TEXT, kind TEXT, issue TEXT, d1 DATE, d2 DATE)",
          "CREATE TABLE contest(id TEXT, status TEXT, unit TEXT, n BIGINT, d1 DATE, d2 DATE)",
          "CREATE TABLE study(id TEXT, status TEXT, theme TEXT, d1 DATE, d2 DATE)",
          "CREATE TABLE platform(id TEXT, kind TEXT)",
          "CREATE TABLE resource(id TEXT, platform TEXT, a1 DATE, a2 DATE, r1 DATE, r2 DATE)",
          "CREATE TABLE contribution(id TEXT, project TEXT, donor TEXT, stage TEXT, kind TEXT,"
              + " currency TEXT, amount DECIMAL(38,10), d1 DATE, d2 DATE)",
          "CREATE TABLE delivery(id TEXT, project TEXT, currency TEXT, amount DECIMAL(38,10),"
              + " d1 DATE, d2 DATE)");

  private final Connection connection;

  private Tables(Connection connection) {
    this.connection = connection;
  }

  /** A figure as the database works it out; the number is as text, {@code >} before an open one. */
  record Row(@Nullable String number, long records, long missing, long undatable) {}

  static Tables of(List<HubRecord> records) throws SQLException {
    Tables tables = new Tables(DriverManager.getConnection("jdbc:duckdb:"));
    try (Statement statement = tables.connection.createStatement()) {
      for (String table : SCHEMA) {
        statement.execute(table);
      }
    }
    for (HubRecord record : records) {
      tables.insert(record);
    }
    return tables;
  }

  void define(List<String> statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String text : statements) {
        statement.execute(text);
      }
    }
  }

  /** Rows of part, number, records, missing and undatable, by their part. */
  SortedMap<String, Row> ask(String sql) throws SQLException {
    SortedMap<String, Row> rows = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        Row row =
            new Row(result.getString(2), result.getLong(3), result.getLong(4), result.getLong(5));
        if (rows.put(result.getString(1), row) != null) {
          throw new AssertionError("part twice: " + result.getString(1));
        }
      }
    }
    return rows;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private void insert(HubRecord record) throws SQLException {
    String id = record.getId().value();
    if (record instanceof HubEvent event) {
      row(
          "event",
          id,
          code(event.getHubRole()),
          event.getType().getCode(),
          code(event.getFormat()),
          code(event.getTheme()),
          code(event.getArea()),
          event.getCovidRelated().orElse(null),
          first(event.getStartsOn()),
          last(event.getStartsOn()),
          whole(event.getParticipants()),
          event.getParticipants().filter(n -> n.getQualifier() == Qualifier.MORE_THAN).isPresent(),
          whole(event.getStatedCountries()));
      for (var country : event.getCountries()) {
        row("event_country", id, country.value());
      }
      for (var people : event.getParticipations()) {
        row(
            "prow",
            id,
            text(people.getCountry()),
            code(people.getSex()),
            code(people.getRole()),
            whole(Optional.of(people.getNumber())));
      }
    } else if (record instanceof Country country) {
      row(
          "country",
          id,
          country.getCode().value(),
          country.getStatus().getCode(),
          country.getFoundingSignatory().orElse(null));
      for (var membership : country.getMemberships()) {
        row(
            "membership",
            id,
            first(membership.getJoinedOn()),
            last(membership.getJoinedOn()),
            first(membership.getLeftOn()),
            last(membership.getLeftOn()));
      }
    } else if (record instanceof Partner partner) {
      row(
          "partner",
          id,
          partner.getType().getCode(),
          text(partner.getCountry()),
          first(partner.getStartsOn()),
          last(partner.getStartsOn()));
      for (var relation : partner.getRelations()) {
        row("relation", id, relation.getCode());
      }
    } else if (record instanceof Agreement agreement) {
      row(
          "agreement",
          id,
          agreement.getKind().getCode(),
          first(agreement.getSignedOn()),
          last(agreement.getSignedOn()));
      for (var party : agreement.getParties()) {
        row("party", id, party.value());
      }
    } else if (record instanceof Expert expert) {
      row(
          "expert",
          id,
          text(expert.getCountry()),
          code(expert.getStatus()),
          first(expert.getRosterSince()),
          last(expert.getRosterSince()));
    } else if (record instanceof CommunityOfPractice community) {
      row(
          "community",
          id,
          community.getCounted().orElse(null),
          code(community.getTheme()),
          first(community.getLaunchedOn()),
          last(community.getLaunchedOn()));
    } else if (record instanceof Scholarship scholarship) {
      row(
          "scholarship",
          id,
          scholarship.getCountry().value(),
          code(scholarship.getSex()),
          code(scholarship.getStatus()),
          first(scholarship.getAwardedOn()),
          last(scholarship.getAwardedOn()));
    } else {
      insertOther(record, id);
    }
  }

  private void insertOther(HubRecord record, String id) throws SQLException {
    if (record instanceof JournalIssue issue) {
      row("issue", id, first(issue.getPublishedOn()), last(issue.getPublishedOn()));
    } else if (record instanceof ResearchProduct product) {
      row(
          "product",
          id,
          product.getKind().getCode(),
          text(product.getIssue()),
          first(product.getPublishedOn()),
          last(product.getPublishedOn()));
    } else if (record instanceof InnovationContest contest) {
      row(
          "contest",
          id,
          code(contest.getStatus()),
          code(contest.getApplicationsUnit()),
          whole(contest.getApplications()),
          first(contest.getHeldOn()),
          last(contest.getHeldOn()));
    } else if (record instanceof NeedsAssessment study) {
      row(
          "study",
          id,
          code(study.getStatus()),
          code(study.getTopic()),
          first(study.getConductedOn()),
          last(study.getConductedOn()));
    } else if (record instanceof KnowledgePlatform platform) {
      row("platform", id, platform.getKind().getCode());
    } else if (record instanceof KnowledgeResource resource) {
      row(
          "resource",
          id,
          resource.getPlatform().value(),
          first(resource.getAddedOn()),
          last(resource.getAddedOn()),
          first(resource.getRemovedOn()),
          last(resource.getRemovedOn()));
    } else if (record instanceof Contribution contribution) {
      Optional<String> start = contribution.getPeriod().map(period -> period.start().toString());
      row(
          "contribution",
          id,
          text(contribution.getProject()),
          contribution.getDonor(),
          contribution.getStage().getCode(),
          code(contribution.getKind()),
          contribution.getAmount().map(a -> a.getCurrencyUnit().getCode()).orElse(null),
          contribution.getAmount().map(a -> a.getAmount()).orElse(null),
          first(start),
          last(start));
    } else if (record instanceof Delivery delivery) {
      String[] ends = delivery.getPeriod().toString().split("/", -1);
      row(
          "delivery",
          id,
          delivery.getProject().value(),
          delivery.getAmount().getCurrencyUnit().getCode(),
          delivery.getAmount().getAmount(),
          first(Optional.of(ends[0])),
          last(Optional.of(ends[ends.length - 1])));
    }
  }

  private void row(String table, @Nullable Object... fields) throws SQLException {
    String places = "?" + ", ?".repeat(fields.length - 1);
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO " + table + " VALUES (" + places + ")")) {
      for (int i = 0; i < fields.length; i++) {
        insert.setObject(i + 1, fields[i]);
      }
      insert.execute();
    }
  }

  private static @Nullable String code(Optional<? extends Code> code) {
    return code.map(Code::getCode).orElse(null);
  }

  private static @Nullable String text(Optional<?> value) {
    return value.map(Object::toString).map(t -> t.replaceAll(".*[=\\[]|[\\]]", "")).orElse(null);
  }

  private static @Nullable Long whole(Optional<QualifiedNumber> number) {
    return number.flatMap(QualifiedNumber::getNumber).map(BigDecimal::longValueExact).orElse(null);
  }

  /** First day of an EDTF date by its text; null where it has none. */
  private static @Nullable LocalDate first(Optional<?> date) {
    String text = date.map(Object::toString).orElse("../");
    return text.startsWith("../") ? null : LocalDate.parse((text + "-01-01").substring(0, 10));
  }

  private static @Nullable LocalDate last(Optional<?> date) {
    String text = date.map(Object::toString).orElse("").replace("../", "");
    return switch (text.length()) {
      case 0 -> null;
      case 4 -> LocalDate.parse(text + "-12-31");
      case 7 -> YearMonth.parse(text).atEndOfMonth();
      default -> LocalDate.parse(text);
    };
  }
}
