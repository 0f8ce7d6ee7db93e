package org.civilhub.io;

import java.util.Locale;
import java.util.Optional;

/** How much of the records of one type a dataset holds. */
public enum Completeness {
  /** All there are: their number is a figure. */
  COMPLETE,
  /** Some of them: their number is the least that there are. */
  PARTIAL;

  /**
   * The completeness with a code.
   *
   * @param code {@code complete} or {@code partial}
   * @return the completeness; empty if there is none with this code
   */
  public static Optional<Completeness> of(String code) {
    for (Completeness one : values()) {
      if (one.getCode().equals(code)) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }

  /**
   * The code in files.
   *
   * @return {@code complete} or {@code partial}
   */
  public String getCode() {
    return name().toLowerCase(Locale.ROOT);
  }
}
