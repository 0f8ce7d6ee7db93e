package org.civilhub.examples.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.spark.sql.Dataset;
import org.civilhub.io.HubJson;
import org.civilhub.metrics.Accrual;
import org.civilhub.metrics.Dimension;
import org.civilhub.metrics.Figure;
import org.civilhub.metrics.Judgement;
import org.civilhub.metrics.Metric;
import org.civilhub.metrics.MetricDefinition;
import org.civilhub.metrics.MetricGroup;
import org.civilhub.metrics.MetricSet;
import org.civilhub.metrics.Names;
import org.civilhub.metrics.Query;
import org.civilhub.metrics.RecordMetric;
import org.civilhub.metrics.partial.PartialResult;
import org.civilhub.metrics.standard.StandardMetrics;
import org.civilhub.metrics.testkit.Ask;
import org.civilhub.metrics.testkit.HubRecords;
import org.civilhub.model.Agreement;
import org.civilhub.model.HubRecord;
import org.civilhub.model.RecordType;
import org.civilhub.model.value.Id;
import scala.Tuple4;

/**
 * Every standard metric, and one that estimates, by every split that it makes, on every engine:
 * record by record, as a stream, as a parallel stream, in random parts that are merged, in partial
 * results that went through JSON, and on Spark. All give the same figures.
 */
class EnginesTest {
  private static final RecordMetric PARTIES =
      RecordMetric.named("parties", MetricGroup.PARTNERSHIP, "organisations", Accrual.DISTINCT)
          .of(
              Agreement.class,
              (agreement, query) ->
                  Judgement.counts()
                      .withNames(Names.of(agreement.getParties().stream().map(Id::value).toList())))
          .approximate()
          .build();

  private static final List<MetricDefinition> METRICS =
      Stream.concat(StandardMetrics.all().stream(), Stream.of(PARTIES)).toList();

  @Provide
  Arbitrary<List<HubRecord>> records() {
    return HubRecords.lists();
  }

  @Provide
  Arbitrary<Query> queries() {
    return HubRecords.queries();
  }

  /** Days, scope and what is internal of a random question; every dimension, and pairs of them. */
  private static Query everySplit(Query random) {
    Query query = Query.asOf(random.scope(), random.period().last()).in(random.period());
    Dimension[] all = Dimension.values();
    for (int i = 0; i < all.length; i++) {
      query = query.splitBy(all[i]).splitBy(all[i], all[(i + 3) % all.length]);
    }
    return query.forInternalUse();
  }

  private static MetricSet<List<Figure>> metrics(Query query) {
    List<Metric<HubRecord, ?, List<Figure>>> asked = new ArrayList<>();
    METRICS.forEach(metric -> asked.add(Ask.sensibly(metric, query)));
    return MetricSet.of(asked);
  }

  /** A dataset has each id of a type once. */
  private static List<HubRecord> unique(List<HubRecord> records) {
    Set<String> ids = new TreeSet<>();
    return records.stream()
        .filter(r -> ids.add(RecordType.of(r) + "/" + r.getId().value()))
        .toList();
  }

  private static List<List<HubRecord>> parts(List<HubRecord> records, Random random) {
    List<List<HubRecord>> parts = new ArrayList<>();
    int number = 1 + random.nextInt(4);
    for (int i = 0; i < number; i++) {
      parts.add(new ArrayList<>());
    }
    records.forEach(record -> parts.get(random.nextInt(number)).add(record));
    return parts;
  }

  @Property(tries = 20)
  void figures_onEveryEngine_areTheSame(
      @ForAll("records") List<HubRecord> any, @ForAll("queries") Query random, @ForAll long seed) {
    List<HubRecord> records = unique(any);
    Query query = everySplit(random);
    MetricSet<List<Figure>> metrics = metrics(query);
    MetricSet.Totals total = metrics.empty();
    for (HubRecord record : records) {
      total = metrics.add(total, record);
    }
    List<List<Figure>> figures = metrics.finish(total);

    assertThat(records.stream().collect(metrics.toCollector())).isEqualTo(figures);
    assertThat(records.parallelStream().collect(metrics.toCollector())).isEqualTo(figures);
    List<List<HubRecord>> parts = parts(records, new Random(seed));
    assertThat(metrics.finish(merged(metrics, parts))).as("random parts").isEqualTo(figures);
    assertThat(throughJson(query, parts).figures(METRICS, true))
        .as("partial results through JSON")
        .isEqualTo(figures);
    assertThat(HubOnSpark.aggregate(lines(parts), metrics, query.scope().asOf()).result())
        .as("Spark")
        .isEqualTo(figures);
  }

  private static MetricSet.Totals merged(
      MetricSet<List<Figure>> metrics, List<List<HubRecord>> parts) {
    MetricSet.Totals all = metrics.empty();
    for (List<HubRecord> part : parts) {
      MetricSet.Totals total = metrics.empty();
      for (HubRecord record : part) {
        total = metrics.add(total, record);
      }
      all = metrics.merge(total, all);
    }
    return all;
  }

  private static PartialResult throughJson(Query query, List<List<HubRecord>> parts) {
    PartialResult all = partial(query, "none", List.of());
    for (int i = 0; i < parts.size(); i++) {
      String json = HubJson.mapper().writeValueAsString(partial(query, "part " + i, parts.get(i)));
      all = all.plus(HubJson.mapper().readValue(json, PartialResult.class));
    }
    return all;
  }

  private static PartialResult partial(Query query, String name, List<HubRecord> records) {
    PartialResult.Origin origin = new PartialResult.Origin(name, name, 0, 0, 0);
    return records.stream().collect(PartialResult.of(METRICS, query, origin).toCollector());
  }

  private static Dataset<Tuple4<String, String, Long, String>> lines(List<List<HubRecord>> parts) {
    List<Tuple4<String, String, Long, String>> lines = new ArrayList<>();
    for (List<HubRecord> part : parts) {
      for (HubRecord record : part) {
        RecordType type = RecordType.of(record);
        String text = HubJson.mapper().writeValueAsString(record);
        lines.add(new Line(type.getCode(), type, lines.size() + 1, text).toTuple());
      }
    }
    return LocalSpark.session().createDataset(lines, Line.ENCODER).repartition(parts.size());
  }
}
