package org.civilhub.metrics;

import java.io.Serializable;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Accumulator of a {@link RecordMetric}: a cell for each finest part, and what records say that
 * others refer to. Plain data.
 *
 * @param cells cell by {@link Split#toString()}
 * @param facts what is known of the records that counted ones refer to, by their id
 */
public record Tally(SortedMap<String, Cell> cells, SortedMap<String, String> facts)
    implements Serializable {
  /** No records. */
  static Tally empty() {
    return new Tally(new TreeMap<>(), new TreeMap<>());
  }

  void add(Split split, Cell cell) {
    cells.merge(split.toString(), cell, Cell::plus);
  }

  /**
   * Both together. Of two facts on one id, which a dataset with unique ids does not have, the first
   * by its text is kept, so that the order of merging does not matter.
   */
  Tally plus(Tally other) {
    Tally both = new Tally(new TreeMap<>(cells), new TreeMap<>(facts));
    other.cells.forEach((split, cell) -> both.cells.merge(split, cell, Cell::plus));
    other.facts.forEach(both::note);
    return both;
  }

  void note(String id, String fact) {
    facts.merge(id, fact, (a, b) -> a.compareTo(b) <= 0 ? a : b);
  }
}
