package org.civilhub.examples.benchmarks;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The same questions in SQL: each file is read once, and of its fields only those asked about. */
final class DuckDb {
  private static final String SQL =
      """
      SET threads = 2;
      SET preserve_insertion_order = false;

      CREATE TEMP TABLE event AS
      SELECT left(startsOn, 4) AS year, type, format, theme, host, participations
      FROM read_ndjson('$FOLDER/events.ndjson', columns = {
        startsOn: 'VARCHAR', type: 'VARCHAR', format: 'VARCHAR', theme: 'VARCHAR',
        host: 'VARCHAR', hubRole: 'VARCHAR', participations: 'STRUCT(country VARCHAR,
        sex VARCHAR, role VARCHAR, number STRUCT(qualifier VARCHAR, value INTEGER))[]'})
      WHERE hubRole <> 'participant';

      CREATE TEMP TABLE people AS
      SELECT r.country AS country, r.sex AS sex, sum(r.number.value) AS number
      FROM (SELECT unnest(participations) AS r FROM event)
      WHERE coalesce(r.role, 'participant') NOT IN ('organiser', 'staff')
        AND r.number.qualifier = 'exact'
      GROUP BY ALL;

      SELECT 'capacity_events|events', count(*) FROM event;
      SELECT 'capacity_events|year=' || year || '|events', count(*) FROM event GROUP BY year;
      SELECT 'capacity_events|eventType=' || type || '|events', count(*) FROM event GROUP BY type;
      SELECT 'capacity_events|format=' || coalesce(format, 'not_recorded') || '|events', count(*)
      FROM event GROUP BY format;
      SELECT 'capacity_events|theme=' || coalesce(theme, 'not_recorded') || '|events', count(*)
      FROM event GROUP BY theme;
      SELECT 'events_hosted|events', count(*) FROM event;
      SELECT 'events_hosted|country=' || coalesce(host, 'not_recorded') || '|events', count(*)
      FROM event GROUP BY host;

      SELECT 'capacity_participants|participants', sum(number) FROM people;
      SELECT 'capacity_participants|country=' || coalesce(country, 'not_recorded') || '|participants',
        sum(number)
      FROM people GROUP BY country;
      SELECT 'capacity_participants|sex=' || coalesce(sex, 'not_recorded') || '|participants',
        sum(number)
      FROM people GROUP BY sex;
      SELECT 'capacity_countries|countries', count(DISTINCT country) FROM people WHERE number > 0;

      SELECT 'contributions|donor=' || donor || '|year=' || left(period, 4)
        || '|stage=' || stage || '|' || amount.currency, sum(amount.amount)
      FROM read_ndjson('$FOLDER/contributions.ndjson', columns = {
        donor: 'VARCHAR', period: 'VARCHAR', stage: 'VARCHAR',
        amount: 'STRUCT(amount DECIMAL(18, 2), currency VARCHAR)'})
      GROUP BY ALL;
      """;

  private DuckDb() {}

  /** The answers, sorted. */
  static List<String> answers(Path folder) {
    List<String> answers = new ArrayList<>();
    String path = folder.toString().replace("'", "''");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      for (String sql : SQL.strip().split(";", -1)) {
        if (!sql.isBlank() && statement.execute(sql.replace("$FOLDER", path))) {
          try (ResultSet rows = statement.getResultSet()) {
            while (rows.next()) {
              answers.add(Questions.line(rows.getString(1), new BigDecimal(rows.getString(2))));
            }
          }
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("cannot answer from " + folder, e);
    }
    Collections.sort(answers);
    return answers;
  }
}
