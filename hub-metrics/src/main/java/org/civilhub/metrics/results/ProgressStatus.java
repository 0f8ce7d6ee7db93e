package org.civilhub.metrics.results;

import java.util.Locale;
import org.civilhub.metrics.Wording;
import org.civilhub.model.value.LanguageTag;

/** Where an indicator stands against its target. Our own definition, and said only if proven. */
public enum ProgressStatus {
  /** The value has reached the target. */
  ACHIEVED,
  /** The target is due later, and the value is at or beyond the straight line to it. */
  ON_TRACK,
  /**
   * The target was due and is not reached, or it is due later and the value lies behind the line.
   */
  OFF_TRACK,
  /** It cannot be said, and the reason says why. */
  CANNOT_SAY;

  /**
   * The code in reports.
   *
   * @return snake_case, such as {@code on_track}
   */
  public String getCode() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The status for people.
   *
   * @param language {@code kk}, {@code ru} or {@code en}
   * @return the label
   */
  public String label(LanguageTag language) {
    return Wording.label("progress", getCode(), language);
  }
}
