package org.civilhub.model.value;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The word that goes with a number and makes an interval of it. */
public enum Qualifier {
  /** The number itself: [n, n]. */
  EXACT,
  /** The number or more: [n, ∞). */
  AT_LEAST,
  /** More than the number: (n, ∞). */
  MORE_THAN,
  /** The number or fewer: (-∞, n]. */
  AT_MOST,
  /** Fewer than the number: (-∞, n). */
  FEWER_THAN,
  /** Around the number: [0.9 n, 1.1 n] unless the bounds stand beside it. */
  ABOUT,
  /** Anything from one bound to another. */
  BETWEEN,
  /** Nothing is known: (-∞, ∞). */
  UNKNOWN;

  private final String code = name().toLowerCase(Locale.ROOT);

  /**
   * The qualifier with a code.
   *
   * @param code such as {@code more_than}
   * @return the qualifier; empty if there is none with this code
   */
  public static Optional<Qualifier> of(String code) {
    return Arrays.stream(values()).filter(q -> q.code.equals(code)).findFirst();
  }

  /**
   * The code in files.
   *
   * @return snake_case, such as {@code more_than}
   */
  public String getCode() {
    return code;
  }
}
