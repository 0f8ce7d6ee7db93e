package org.civilhub.model.testkit;

import java.util.Arrays;
import java.util.List;
import org.civilhub.model.RecordType;

/**
 * The faults that records can have by themselves: one for each constraint on them and their parts.
 */
public final class Faults {
  private Faults() {}

  /**
   * The faults of one type.
   *
   * @param type the type
   * @return its faults, each once
   */
  public static List<Fault> of(RecordType type) {
    return ValidArbitraries.plantings(Shape.of(type.getType())).stream()
        .map(planting -> new Fault(type, planting.pointer(), planting.code()))
        .distinct()
        .toList();
  }

  /**
   * The faults of every type.
   *
   * @return the faults in the order of the types
   */
  public static List<Fault> all() {
    return Arrays.stream(RecordType.values()).flatMap(type -> of(type).stream()).toList();
  }
}
