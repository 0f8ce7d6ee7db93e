package org.civilhub.examples.spark;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/**
 * What the benchmark {@code EndToEnd} asks of a folder that {@code hub sample} made, answered by
 * Spark's own SQL over JSON, on two threads. It uses nothing of the library, and is no way to get
 * figures: it reads only the fields asked about and checks nothing.
 */
public final class EndToEndSql {
  private static final String EVENT =
      """
      startsOn STRING, type STRING, format STRING, theme STRING, host STRING, hubRole STRING,
      participants STRUCT<qualifier: STRING, value: INT>,
      participations ARRAY<STRUCT<country: STRING, sex: STRING, role: STRING,
        number: STRUCT<qualifier: STRING, value: INT>>>""";

  private static final String CONTRIBUTION =
      """
      donor STRING, period STRING, stage STRING,
      amount STRUCT<amount: DECIMAL(18, 2), currency: STRING>""";

  private static final String OWN =
      """
      CACHE TABLE event AS
      SELECT *, aggregate(attended, CAST(NULL AS BIGINT), (sum, r) -> coalesce(sum, 0) + r.number.value)
        AS in_rows
      FROM (SELECT left(startsOn, 4) AS year, type, format, theme, host,
          CASE participants.qualifier WHEN 'exact' THEN participants.value END AS total,
          filter(participations, r -> r.number.qualifier = 'exact'
            AND coalesce(r.role, 'participant') NOT IN ('organiser', 'staff')) AS attended
        FROM line WHERE hubRole <> 'participant')""";

  private static final String PEOPLE =
      """
      CACHE TABLE people AS
      SELECT r.country AS country, r.sex AS sex, sum(r.number.value) AS number
      FROM (SELECT explode(attended) AS r FROM event)
      GROUP BY r.country, r.sex
      UNION ALL
      SELECT NULL, NULL, sum(total - coalesce(in_rows, 0))
      FROM event WHERE total > in_rows OR (total IS NOT NULL AND in_rows IS NULL)
      HAVING count(*) > 0""";

  private static final String ANSWERS =
      """
      SELECT 'capacity_events|events', count(*) FROM event UNION ALL
      SELECT concat('capacity_events|year=', year, '|events'), count(*)
      FROM event GROUP BY year UNION ALL
      SELECT concat('capacity_events|eventType=', type, '|events'), count(*)
      FROM event GROUP BY type UNION ALL
      SELECT concat('capacity_events|format=', coalesce(format, 'not_recorded'), '|events'), count(*)
      FROM event GROUP BY format UNION ALL
      SELECT concat('capacity_events|theme=', coalesce(theme, 'not_recorded'), '|events'), count(*)
      FROM event GROUP BY theme UNION ALL
      SELECT 'events_hosted|events', count(*) FROM event UNION ALL
      SELECT concat('events_hosted|country=', coalesce(host, 'not_recorded'), '|events'), count(*)
      FROM event GROUP BY host UNION ALL
      SELECT 'capacity_participants|participants', sum(coalesce(total, in_rows)) FROM event
      HAVING count(coalesce(total, in_rows)) > 0 UNION ALL
      SELECT concat('capacity_participants|country=', coalesce(country, 'not_recorded'),
        '|participants'), sum(number)
      FROM people GROUP BY country UNION ALL
      SELECT concat('capacity_participants|sex=', coalesce(sex, 'not_recorded'), '|participants'),
        sum(number)
      FROM people GROUP BY sex UNION ALL
      SELECT 'capacity_countries|countries', count(DISTINCT country) FROM people WHERE number > 0
      HAVING count(country) > 0 UNION ALL
      SELECT concat('contributions|donor=', donor, '|year=', left(period, 4), '|stage=', stage, '|',
        amount.currency), sum(amount.amount)
      FROM contribution GROUP BY donor, left(period, 4), stage, amount.currency""";

  private EndToEndSql() {}

  /**
   * Prints the answers, and then the milliseconds of all processors and the most bytes that were
   * resident; 0 where Linux does not tell.
   *
   * @param args the folder
   * @throws IOException if the system does not say what it took
   */
  public static void main(String[] args) throws IOException {
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    try (SparkSession spark =
        SparkSession.builder()
            .master("local[2]")
            .appName("end-to-end")
            .config("spark.ui.enabled", false)
            .config("spark.driver.host", "localhost")
            .config("spark.sql.shuffle.partitions", 2)
            .getOrCreate()) {
      answers(spark, Path.of(args[0])).forEach(out::println);
    }
    out.println(ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toMillis());
    Path status = Path.of("/proc/self/status");
    try (Stream<String> lines = Files.exists(status) ? Files.lines(status) : Stream.of()) {
      out.println(
          lines
              .filter(line -> line.startsWith("VmHWM:"))
              .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("[^0-9]", "")))
              .sum());
    }
    out.flush();
  }

  /** The answers, sorted: the figure, its part, the unit and the number. */
  static List<String> answers(SparkSession spark, Path folder) {
    table(spark, folder.resolve("events.ndjson"), EVENT, "line");
    table(spark, folder.resolve("contributions.ndjson"), CONTRIBUTION, "contribution");
    spark.sql(OWN);
    spark.sql(PEOPLE);
    try {
      return spark.sql(ANSWERS).collectAsList().stream()
          .map(
              row ->
                  row.getString(0) + "|" + row.getDecimal(1).stripTrailingZeros().toPlainString())
          .sorted()
          .toList();
    } finally {
      spark.sql("UNCACHE TABLE people");
      spark.sql("UNCACHE TABLE event");
    }
  }

  private static void table(SparkSession spark, Path file, String schema, String name) {
    spark.read().schema(schema).json(file.toUri().toString()).createOrReplaceTempView(name);
  }
}
