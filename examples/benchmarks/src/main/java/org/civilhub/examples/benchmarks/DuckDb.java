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

/**
 * The same questions in SQL: each file is read once, and of its fields only those asked about.
 *
 * <p>People are those of the event's own total, or else of its rows. Where a total says more than
 * the rows of who attended, or there are none, the rest is of no country and no sex that is
 * recorded, even if it is nobody: an event of which the records say that nobody came has a line,
 * one of which they say nothing has not.
 */
final class DuckDb {
  private static final String SQL =
      """
      SET threads = 2;
      SET preserve_insertion_order = false;

      CREATE TEMP TABLE event AS
      SELECT left(startsOn, 4) AS year, type, format, theme, host,
        CASE participants.qualifier WHEN 'exact' THEN participants.value END AS total,
        list_filter(participations, lambda r: r.number.qualifier = 'exact'
          AND coalesce(r.role, 'participant') NOT IN ('organiser', 'staff')) AS attended,
        list_sum(list_transform(attended, lambda r: r.number.value)) AS in_rows
      FROM read_ndjson('$FOLDER/events.ndjson', columns = {
        startsOn: 'VARCHAR', type: 'VARCHAR', format: 'VARCHAR', theme: 'VARCHAR',
        host: 'VARCHAR', hubRole: 'VARCHAR', participants: 'STRUCT(qualifier VARCHAR, value INTEGER)',
        participations: 'STRUCT(country VARCHAR, sex VARCHAR, role VARCHAR,
        number STRUCT(qualifier VARCHAR, value INTEGER))[]'})
      WHERE hubRole <> 'participant';

      CREATE TEMP TABLE people AS
      SELECT r.country AS country, r.sex AS sex, sum(r.number.value) AS number
      FROM (SELECT unnest(attended) AS r FROM event)
      GROUP BY ALL
      UNION ALL
      SELECT NULL, NULL, sum(total - coalesce(in_rows, 0))
      FROM event WHERE total > in_rows OR (total IS NOT NULL AND in_rows IS NULL)
      HAVING count(*) > 0;

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

      SELECT 'capacity_participants|participants', sum(coalesce(total, in_rows)) FROM event
      HAVING count(coalesce(total, in_rows)) > 0;
      SELECT 'capacity_participants|country=' || coalesce(country, 'not_recorded') || '|participants',
        sum(number)
      FROM people GROUP BY country;
      SELECT 'capacity_participants|sex=' || coalesce(sex, 'not_recorded') || '|participants',
        sum(number)
      FROM people GROUP BY sex;
      SELECT 'capacity_countries|countries', count(DISTINCT country) FROM people WHERE number > 0
      HAVING count(country) > 0;

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
