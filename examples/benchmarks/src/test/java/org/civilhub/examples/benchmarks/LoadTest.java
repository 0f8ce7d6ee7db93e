package org.civilhub.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.civilhub.metrics.Figure;
import org.civilhub.metrics.MetricSet;
import org.junit.jupiter.api.Test;

/** What is compared is what the names say, and every metric has something to do. */
class LoadTest {
  @Test
  void twentyOne_areTheOneAndTwentyMore_eachOverEveryEvent() {
    assertThat(Load.ONE.metrics().empty().parts()).hasSize(1);
    assertThat(Load.TWENTY_ONE.metrics().empty().parts()).hasSize(21);
    MetricSet<List<Figure>> metrics = Load.TWENTY_ONE.metrics();
    MetricSet.Totals total = metrics.empty();
    for (var event : EventGenerator.events(500, Mix.VALID)) {
      total = metrics.add(total, event);
    }
    assertThat(metrics.finish(total))
        .allSatisfy(
            figures ->
                assertThat(figures)
                    .anySatisfy(f -> assertThat(f.basis().orElseThrow().records()).isPositive()));
  }
}
