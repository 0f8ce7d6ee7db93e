package org.civilhub.metrics.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.civilhub.metrics.testkit.Records.event;
import static org.civilhub.metrics.testkit.Records.spending;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.civilhub.metrics.Dimension;
import org.civilhub.metrics.Figure;
import org.civilhub.metrics.Metric;
import org.civilhub.metrics.MetricDefinition;
import org.civilhub.metrics.MetricSet;
import org.civilhub.metrics.Query;
import org.civilhub.metrics.finance.FinanceMetrics;
import org.civilhub.metrics.testkit.Ask;
import org.civilhub.model.HubRecord;
import org.civilhub.model.value.QualifiedNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every record is read once, and every amount is exact, however many there are. */
class OnePassTest {
  private static final int EVENTS = 500;

  /** A source that counts how often it hands out each of its records. */
  private static final class CountingSource {
    private final AtomicIntegerArray handedOut = new AtomicIntegerArray(EVENTS);

    Stream<HubRecord> records() {
      return IntStream.range(0, EVENTS)
          .mapToObj(
              i -> {
                handedOut.incrementAndGet(i);
                return event("e" + i).build();
              });
    }

    List<Integer> counts() {
      return IntStream.range(0, EVENTS).mapToObj(handedOut::get).distinct().toList();
    }
  }

  /** Every metric, as it is and by each of its dimensions. */
  private static MetricSet<List<Figure>> everything() {
    List<Metric<HubRecord, ?, List<Figure>>> asked = new ArrayList<>();
    for (MetricDefinition metric : StandardMetrics.all()) {
      asked.add(metric.on(Ask.whole()));
      Query query = Ask.whole();
      for (Dimension dimension : metric.dimensions()) {
        query = query.splitBy(dimension);
      }
      asked.add(metric.on(query));
    }
    return MetricSet.of(asked);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void collect_allMetricsAndSplits_readsEachRecordOnce(boolean parallel) {
    CountingSource source = new CountingSource();
    Stream<HubRecord> records = parallel ? source.records().parallel() : source.records();
    List<List<Figure>> figures = records.collect(everything().toCollector());
    assertThat(figures).hasSize(2 * StandardMetrics.all().size());
    assertThat(source.counts()).containsExactly(1);
  }

  @Test
  void countingSource_readByEachMetricForItself_tells() {
    CountingSource source = new CountingSource();
    for (MetricDefinition metric : StandardMetrics.all().subList(0, 3)) {
      assertThat(source.records().collect(metric.on(Ask.whole()).toCollector())).isNotNull();
    }
    assertThat(source.counts()).containsExactly(3);
  }

  /** Sums in units of the tenth decimal, in whole numbers, beside the library. */
  @Test
  void delivery_aMillionAmountsOfTenDecimals_isTheExactSum() {
    int number = 1_000_000;
    Random random = new Random(20131103);
    BigInteger sum = BigInteger.ZERO;
    List<Running<?>> metrics =
        List.of(
            Running.of(FinanceMetrics.DELIVERY.on(Ask.whole())),
            Running.of(FinanceMetrics.DELIVERY_TO_DATE.on(Ask.whole())));
    for (int i = 0; i < number; i++) {
      long unscaled = random.nextLong(-1_000_000_000_000_000_000L, 1_000_000_000_000_000_000L);
      sum = sum.add(BigInteger.valueOf(unscaled));
      String amount = "USD " + BigDecimal.valueOf(unscaled, 10).toPlainString();
      HubRecord delivery = spending("d", "p", "2020", amount).build();
      int part = random.nextInt(Running.PARTS);
      metrics.forEach(metric -> metric.take(delivery, part));
    }
    BigDecimal expected = new BigDecimal(sum, 10);
    for (Running<?> metric : metrics) {
      Figure figure = metric.figures().get(0);
      assertThat(figure.basis().orElseThrow().records()).isEqualTo(number);
      assertThat(figure.number().flatMap(QualifiedNumber::getNumber).orElseThrow())
          .isEqualByComparingTo(expected);
    }
  }

  /** Records that go to one of some parts by chance, which are merged in the end. */
  private static final class Running<A extends Serializable> {
    static final int PARTS = 7;

    private final Metric<HubRecord, A, List<Figure>> metric;
    private final List<A> parts = new ArrayList<>();

    private Running(Metric<HubRecord, A, List<Figure>> metric) {
      this.metric = metric;
      for (int i = 0; i < PARTS; i++) {
        parts.add(metric.empty());
      }
    }

    static <A extends Serializable> Running<A> of(Metric<HubRecord, A, List<Figure>> metric) {
      return new Running<>(metric);
    }

    void take(HubRecord record, int part) {
      parts.set(part, metric.add(parts.get(part), record));
    }

    List<Figure> figures() {
      A all = metric.empty();
      for (A part : parts) {
        all = metric.merge(all, part);
      }
      return metric.finish(all);
    }
  }
}
