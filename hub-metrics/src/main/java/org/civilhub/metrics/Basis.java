package org.civilhub.metrics;

import java.io.Serializable;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a figure rests on.
 *
 * @param records records that count
 * @param missing records that would count but lack the field
 * @param undatable records of which it cannot be said whether they lie in the period
 * @param leftOut number of records left out, by code of the reason
 */
public record Basis(long records, long missing, long undatable, SortedMap<String, Long> leftOut)
    implements Serializable {
  /** Takes a copy. */
  public Basis {
    leftOut = Collections.unmodifiableSortedMap(new TreeMap<>(leftOut));
  }

  /**
   * What a figure of one cell rests on.
   *
   * @param cell the cell
   * @return its numbers of records
   */
  public static Basis of(Cell cell) {
    return new Basis(cell.records(), cell.missing(), cell.undatable(), cell.leftOut());
  }
}
