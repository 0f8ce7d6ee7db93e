package org.civilhub.metrics;

import java.io.Serializable;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which records a figure counts, which lack the field, which cannot be dated, and which are left
 * out and why. A record is named by its type and id, such as {@code event/E-12}; an expert or a
 * scholar by neither, so figures of them have empty traces.
 *
 * @param counted records that count
 * @param missing records that would count but lack the field
 * @param undatable records of which it cannot be said whether they lie in the period
 * @param leftOut records left out, by code of the reason
 * @param complete whether every record is named; false for a sample that leaves some out, and where
 *     there are records that are never named
 */
public record Trace(
    SortedSet<String> counted,
    SortedSet<String> missing,
    SortedSet<String> undatable,
    SortedMap<String, SortedSet<String>> leftOut,
    boolean complete)
    implements Serializable {
  /** Takes copies. */
  public Trace {
    counted = copy(counted);
    missing = copy(missing);
    undatable = copy(undatable);
    SortedMap<String, SortedSet<String>> reasons = new TreeMap<>();
    leftOut.forEach((reason, ids) -> reasons.put(reason, copy(ids)));
    leftOut = Collections.unmodifiableSortedMap(reasons);
  }

  private static SortedSet<String> copy(SortedSet<String> ids) {
    return Collections.unmodifiableSortedSet(new TreeSet<>(ids));
  }

  /**
   * How many records are named.
   *
   * @return their number, 0 or more
   */
  public int size() {
    return counted.size()
        + missing.size()
        + undatable.size()
        + leftOut.values().stream().mapToInt(Set::size).sum();
  }
}
