package org.civilhub.model.rule;

import java.util.Locale;
import org.civilhub.model.value.LocalizedText;

/** What has to be known to judge a rule. */
public enum RuleScope {
  /** The bytes of a file or line: whether there is a record at all. */
  READING,
  /** One value. */
  FIELD,
  /** One record. */
  RECORD,
  /** The records of a dataset together. */
  DATASET,
  /** What another format asks for, or can hold of the records. */
  FORMAT;

  /**
   * The code in files.
   *
   * @return {@code reading}, {@code field}, {@code record}, {@code dataset} or {@code format}
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
    return FindingCode.words().get("scope", getCode()).orElseThrow();
  }
}
