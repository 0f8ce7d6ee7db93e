package org.civilhub.model.rule;

import java.util.Locale;
import org.civilhub.model.value.LocalizedText;

/** How much a finding matters. */
public enum Severity {
  /** Something is wrong: a figure may be wrong by it, or a record was rejected. */
  ERROR,
  /** Something is probably wrong. */
  WARNING,
  /** Something is worth knowing. */
  ADVICE;

  /**
   * The code in files.
   *
   * @return {@code error}, {@code warning} or {@code advice}
   */
  public String getCode() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The label.
   *
   * @return the label in Kazakh, Russian and English
   */
  public LocalizedText getLabel() {
    return FindingCode.words().get("severity", getCode()).orElseThrow();
  }
}
