package org.civilhub.metrics;

import java.io.Serializable;
import java.util.stream.Collector;

/**
 * One definition for every engine: how an accumulator starts, takes a record, merges with another
 * and becomes a result.
 *
 * <p>Laws, which every metric keeps and a contract test proves: {@code merge} is associative and
 * commutative with {@code empty()} as identity; adding records one by one in any order, or in parts
 * that are merged, gives the same accumulator. {@code add} may change and return the accumulator it
 * was given, which belongs to one thread; {@code merge} and {@code finish} leave theirs as they
 * are.
 *
 * @param <T> what is measured
 * @param <A> accumulator: plain data that any engine can carry
 * @param <R> result
 */
public interface Metric<T, A extends Serializable, R> extends Serializable {
  /**
   * The accumulator of no records.
   *
   * @return a new accumulator, the identity of {@link #merge}
   */
  A empty();

  /**
   * Takes one record.
   *
   * @param total what was taken so far; may be changed and returned
   * @param record the record
   * @return the accumulator with the record
   */
  A add(A total, T record);

  /**
   * Joins two parts.
   *
   * @param a one part
   * @param b another part, over other records
   * @return a new accumulator over both
   */
  A merge(A a, A b);

  /**
   * What the records add up to.
   *
   * @param total accumulator over all records
   * @return the result
   */
  R finish(A total);

  /**
   * The metric for {@code Stream.collect}, sequential or parallel.
   *
   * @return a collector; results do not depend on the order of records
   */
  default Collector<T, ?, R> toCollector() {
    final class Total {
      A total = empty();

      void add(T record) {
        total = Metric.this.add(total, record);
      }

      Total merge(Total other) {
        total = Metric.this.merge(total, other.total);
        return this;
      }

      R finish() {
        return Metric.this.finish(total);
      }
    }
    return Collector.of(
        Total::new, Total::add, Total::merge, Total::finish, Collector.Characteristics.UNORDERED);
  }
}
