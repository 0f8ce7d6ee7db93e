package org.civilhub.examples.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * Where each row of the collected facts went: one line for each record that a row became part of.
 */
record CarryOver(String file, int row, String type, String id, String remark) {
  /** A record of the dataset, by its type and id. */
  record Target(String type, String id) {}

  Target target() {
    return new Target(type, id);
  }

  boolean isOf(Csv.Row other) {
    return file.equals(other.file()) && row == other.number();
  }

  static List<CarryOver> all() {
    List<CarryOver> all = new ArrayList<>();
    List<String> lines = Csv.lines("carry-over.tsv");
    for (String line : lines.subList(1, lines.size())) {
      List<String> cells = List.of(line.split("\t", -1));
      all.add(
          new CarryOver(
              cells.get(0),
              Integer.parseInt(cells.get(1)),
              cells.get(2),
              cells.get(3),
              cells.get(4)));
    }
    return all;
  }
}
