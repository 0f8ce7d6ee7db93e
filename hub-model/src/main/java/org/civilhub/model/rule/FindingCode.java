package org.civilhub.model.rule;

import java.util.Arrays;
import java.util.Optional;
import org.civilhub.model.value.LabelTable;
import org.civilhub.model.value.LocalizedText;

/**
 * The catalogue: everything a finding can be about, each with its stable code. A code is never used
 * again for something else.
 */
public enum FindingCode {
  /** A file of records holds none. */
  FILE_EMPTY("hub.file.empty", Severity.WARNING),
  /** A file in the dataset is none of its record types, so nothing of it was read. */
  FILE_UNKNOWN("hub.file.unknown", Severity.WARNING),
  /** A line or document is not JSON. */
  JSON_MALFORMED("hub.json.malformed", Severity.ERROR),
  /** A line or document ends in the middle. */
  JSON_TRUNCATED("hub.json.truncated", Severity.ERROR),
  /** Bytes are not UTF-8. */
  JSON_ENCODING("hub.json.encoding", Severity.ERROR),
  /** A bound on what is read was exceeded; the finding names the bound. */
  JSON_LIMIT("hub.json.limit", Severity.ERROR),
  /** Something follows the record on its line. */
  JSON_TRAILING("hub.json.trailing", Severity.ERROR),
  /** A field that this version does not know; the record is kept without it. */
  FIELD_UNKNOWN("hub.field.unknown", Severity.WARNING),
  /** A field that stands twice in one object. */
  FIELD_DUPLICATE("hub.field.duplicate", Severity.ERROR),
  /** A field whose value has another form than it must have. */
  FIELD_UNREADABLE("hub.field.unreadable", Severity.ERROR),
  /** A field without which the record means nothing. */
  FIELD_MISSING("hub.field.missing", Severity.ERROR),
  /** Fields that together can never mean anything. */
  RECORD_INVALID("hub.record.invalid", Severity.ERROR),
  /** A second record of one type with the same id; the first is kept. */
  RECORD_DUPLICATE_ID("hub.record.duplicate-id", Severity.ERROR),
  /** A code of a fixed list that this version does not know; it is kept as it came. */
  CODE_UNKNOWN("hub.code.unknown", Severity.ADVICE),
  /** A text without anything to read. */
  TEXT_BLANK("hub.text.blank", Severity.ERROR),
  /** A list that must hold something is empty. */
  LIST_EMPTY("hub.list.empty", Severity.ERROR),
  /** A country code that ISO 3166-1 does not assign. */
  COUNTRY_UNASSIGNED("hub.country.unassigned", Severity.ERROR),
  /** A number of people or things below zero. */
  NUMBER_NEGATIVE("hub.number.negative", Severity.ERROR),
  /** A number that must be above zero is not. */
  NUMBER_NOT_POSITIVE("hub.number.not-positive", Severity.ERROR),
  /** A last day that lies before the first. */
  DATE_END_BEFORE_START("hub.date.end-before-start", Severity.ERROR),
  /** A text that is no ISSN by its form or check digit. */
  ISSN_CHECK_DIGIT("hub.issn.check-digit", Severity.ERROR),
  /** A text that is no web address. */
  URL_MALFORMED("hub.url.malformed", Severity.ERROR),
  /** A text that is no JSON pointer. */
  POINTER_MALFORMED("hub.pointer.malformed", Severity.ERROR);

  private final String code;
  private final Severity severity;

  FindingCode(String code, Severity severity) {
    this.code = code;
    this.severity = severity;
  }

  /**
   * The catalogue entry with a code.
   *
   * @param code such as {@code hub.field.unknown}
   * @return the entry; empty if the catalogue has no such code
   */
  public static Optional<FindingCode> of(String code) {
    return Arrays.stream(values()).filter(c -> c.code.equals(code)).findFirst();
  }

  /**
   * The code in reports.
   *
   * @return dotted kebab-case, such as {@code hub.field.unknown}
   */
  public String getCode() {
    return code;
  }

  /**
   * How much such a finding matters.
   *
   * @return the severity
   */
  public Severity getSeverity() {
    return severity;
  }

  /**
   * The words of such a finding, with arguments in braces.
   *
   * @return the message in Kazakh, Russian and English
   */
  public LocalizedText getMessage() {
    return words().get("finding", code).orElseThrow();
  }

  static LabelTable words() {
    return Words.TABLE;
  }

  /** Read on first use. */
  private static final class Words {
    static final LabelTable TABLE = LabelTable.read(FindingCode.class, "findings.tsv");
  }
}
