package org.civilhub.metrics.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.civilhub.metrics.Metric;
import org.civilhub.model.HubRecord;

/**
 * The laws of one metric, as assertions on some records.
 *
 * @param <A> accumulator
 * @param <R> result
 * @param name what a failure calls the metric
 * @param metric the metric
 */
public record MetricLaws<A extends Serializable, R>(String name, Metric<HubRecord, A, R> metric) {
  /** The laws of a metric of any type. */
  public static MetricLaws<?, ?> of(String name, Metric<HubRecord, ?, ?> metric) {
    return new MetricLaws<>(name, metric);
  }

  /** The accumulator of one pass. */
  A total(List<HubRecord> records) {
    return total(metric.empty(), records);
  }

  private A total(A start, List<HubRecord> records) {
    A total = start;
    for (HubRecord record : records) {
      total = metric.add(total, record);
    }
    return total;
  }

  /** {@code merge} is associative and commutative, and {@code empty()} is its identity. */
  public void merges(List<HubRecord> a, List<HubRecord> b, List<HubRecord> c) {
    A left = metric.merge(metric.merge(total(a), total(b)), total(c));
    A right = metric.merge(total(a), metric.merge(total(b), total(c)));
    assertThat(left).as("%s: merge is associative", name).isEqualTo(right);
    assertThat(metric.merge(total(a), total(b)))
        .as("%s: merge is commutative", name)
        .isEqualTo(metric.merge(total(b), total(a)));
    assertThat(metric.merge(metric.empty(), total(a)))
        .as("%s: empty is the identity from the left", name)
        .isEqualTo(total(a));
    assertThat(metric.merge(total(a), metric.empty()))
        .as("%s: empty is the identity from the right", name)
        .isEqualTo(total(a));
    assertThat(metric.empty()).as("%s: empty is always the same", name).isEqualTo(metric.empty());
  }

  /** Records in any order, in any parts that are merged in any order, give what one pass gives. */
  public void splits(List<HubRecord> records, Random random) {
    A onePass = total(records);
    R figures = metric.finish(onePass);
    List<HubRecord> shuffled = new ArrayList<>(records);
    Collections.shuffle(shuffled, random);
    assertThat(total(shuffled)).as("%s: any order of records", name).isEqualTo(onePass);
    List<A> parts = new ArrayList<>();
    for (List<HubRecord> part : chunks(shuffled, random)) {
      parts.add(total(part));
    }
    while (parts.size() > 1) {
      A one = parts.remove(random.nextInt(parts.size()));
      A other = parts.remove(random.nextInt(parts.size()));
      parts.add(metric.merge(one, other));
    }
    assertThat(parts.get(0)).as("%s: any parts", name).isEqualTo(onePass);
    assertThat(metric.finish(parts.get(0))).as("%s: figures of any parts", name).isEqualTo(figures);
  }

  private static List<List<HubRecord>> chunks(List<HubRecord> records, Random random) {
    List<List<HubRecord>> chunks = new ArrayList<>();
    int from = 0;
    while (from < records.size()) {
      int to = from + random.nextInt(records.size() - from + 1);
      chunks.add(records.subList(from, to)); // now and then an empty one, as engines make them
      from = to;
    }
    chunks.add(List.of());
    return chunks;
  }

  /** {@code merge} and {@code finish} leave what they are given, and share nothing with it. */
  public void leavesArguments(List<HubRecord> a, List<HubRecord> b, List<HubRecord> more) {
    A one = total(a);
    A other = total(b);
    A oneBefore = copy(one);
    A otherBefore = copy(other);
    A merged = metric.merge(one, other);
    R figures = metric.finish(merged);
    assertThat(metric.finish(merged)).as("%s: finish again", name).isEqualTo(figures);
    total(merged, more);
    total(metric.merge(one, metric.empty()), more);
    total(metric.merge(metric.empty(), other), more);
    assertThat(one).as("%s: first argument of merge", name).isEqualTo(oneBefore);
    assertThat(other).as("%s: second argument of merge", name).isEqualTo(otherBefore);
  }

  /** Collecting a stream, sequential or parallel, gives the figures of one pass. */
  public void collects(List<HubRecord> records) {
    R figures = metric.finish(total(records));
    assertThat(records.stream().collect(metric.toCollector()))
        .as("%s: sequential stream", name)
        .isEqualTo(figures);
    assertThat(records.parallelStream().collect(metric.toCollector()))
        .as("%s: parallel stream", name)
        .isEqualTo(figures);
  }

  /** Metric and accumulator can be sent to another machine and go on there. */
  public void travels(List<HubRecord> here, List<HubRecord> there) {
    Metric<HubRecord, A, R> sent = copy(metric);
    A total = copy(total(here));
    assertThat(total).as("%s: accumulator sent", name).isEqualTo(total(here));
    for (HubRecord record : there) {
      total = sent.add(total, record);
    }
    A onePass = total(total(here), there);
    assertThat(total).as("%s: accumulator that went on", name).isEqualTo(onePass);
    R figures = sent.finish(copy(total));
    assertThat(figures).as("%s: figures from elsewhere", name).isEqualTo(metric.finish(onePass));
    if (figures instanceof Serializable result) {
      assertThat((Object) copy(result)).as("%s: figures sent", name).isEqualTo(figures);
    }
  }

  /** The accumulator is plain data that holds none of some words. */
  public void isPlain(List<HubRecord> records, String forbidden) {
    List<String> words = PlainData.words(total(records));
    assertThat(words).as("%s: accumulator", name).noneMatch(word -> word.contains(forbidden));
  }

  @SuppressWarnings("unchecked") // what was written is read
  private static <T extends Serializable> T copy(T value) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
        out.writeObject(value);
      }
      try (ObjectInputStream in =
          new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
        return (T) in.readObject();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }
}
