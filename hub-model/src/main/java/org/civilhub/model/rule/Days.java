package org.civilhub.model.rule;

import java.time.LocalDate;
import java.util.Optional;
import org.civilhub.model.value.PartialDate;

/** Dates known in part as the days they may be. */
final class Days {
  private Days() {}

  /** The first day it may be; of a mere report any day before. */
  static LocalDate first(PartialDate date) {
    return date.firstDay().orElse(LocalDate.MIN);
  }

  /** Whether the two may be one day. */
  static boolean meet(PartialDate one, PartialDate other) {
    return !one.lastDay().isBefore(first(other)) && !other.lastDay().isBefore(first(one));
  }

  /** A span of days in words that are the same everywhere. */
  static String span(Optional<?> first, Optional<?> last) {
    return first.map(Object::toString).orElse("..")
        + " – "
        + last.map(Object::toString).orElse("..");
  }
}
