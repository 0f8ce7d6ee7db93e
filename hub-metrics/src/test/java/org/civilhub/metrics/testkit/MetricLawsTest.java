package org.civilhub.metrics.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BinaryOperator;
import org.civilhub.metrics.Metric;
import org.civilhub.model.HubRecord;
import org.junit.jupiter.api.Test;

/** The laws can fail: each is broken once. */
class MetricLawsTest {
  private static final List<HubRecord> ONE = List.of(Records.expert("x1").build());
  private static final List<HubRecord> TWO =
      List.of(Records.expert("x2").build(), Records.expert("x3").build());

  /** Collects ids in a list that {@code merge} joins in some way. */
  private record Ids(Join join) implements Metric<HubRecord, ArrayList<String>, Integer> {
    private interface Join extends BinaryOperator<ArrayList<String>>, Serializable {}

    @Override
    public ArrayList<String> empty() {
      return new ArrayList<>();
    }

    @Override
    public ArrayList<String> add(ArrayList<String> total, HubRecord record) {
      total.add(record.getId().value());
      return total;
    }

    @Override
    public ArrayList<String> merge(ArrayList<String> a, ArrayList<String> b) {
      return join.apply(a, b);
    }

    @Override
    public Integer finish(ArrayList<String> total) {
      return total.size();
    }
  }

  private static MetricLaws<?, ?> joining(Ids.Join join) {
    return MetricLaws.of("ids", new Ids(join));
  }

  @Test
  void merges_orderKept_isNotCommutative() {
    MetricLaws<?, ?> laws =
        joining(
            (a, b) -> {
              ArrayList<String> both = new ArrayList<>(a);
              both.addAll(b);
              return both;
            });
    assertThatThrownBy(() -> laws.merges(ONE, TWO, List.of()))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("commutative");
    assertThatThrownBy(() -> laws.splits(many(), new Random(3)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("any order");
  }

  @Test
  void merges_firstDropped_hasNoIdentity() {
    MetricLaws<?, ?> laws = joining((a, b) -> new ArrayList<>(b));
    assertThatThrownBy(() -> laws.merges(ONE, List.of(), List.of()))
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> laws.collects(many()))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("parallel");
  }

  private static List<HubRecord> many() {
    List<HubRecord> records = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      records.add(Records.expert("x" + i).build());
    }
    return records;
  }

  @Test
  void leavesArguments_firstChanged_fails() {
    MetricLaws<?, ?> laws =
        joining(
            (a, b) -> {
              a.addAll(b);
              return a;
            });
    assertThatThrownBy(() -> laws.leavesArguments(ONE, TWO, ONE))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("first argument");
  }

  @Test
  void leavesArguments_secondSharedWithTheResult_fails() {
    MetricLaws<?, ?> laws = joining((a, b) -> a.isEmpty() ? b : new ArrayList<>(a));
    assertThatThrownBy(() -> laws.leavesArguments(ONE, TWO, ONE))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("second argument");
  }

  @Test
  void isPlain_personalIdKept_fails() {
    MetricLaws<?, ?> laws = joining((a, b) -> a);
    assertThatThrownBy(() -> laws.isPlain(ONE, "x1")).isInstanceOf(AssertionError.class);
    assertThatCode(() -> laws.isPlain(ONE, "y")).doesNotThrowAnyException();
  }

  @Test
  void words_anythingButPlainData_fails() {
    record Fraction(double share) {}

    assertThatThrownBy(() -> PlainData.words(new Fraction(1)))
        .hasMessageContaining("binary fraction");
    assertThatThrownBy(() -> PlainData.words(List.of(new StringBuilder("text"))))
        .hasMessageContaining("StringBuilder");
    assertThatThrownBy(() -> PlainData.words(Set.of("unsorted"))).hasMessageContaining("is a");
  }
}
