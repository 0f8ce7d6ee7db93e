package org.civilhub.model.testkit;

import org.civilhub.model.RecordType;
import org.civilhub.model.rule.FindingCode;

/**
 * One thing that can be wrong with a record.
 *
 * @param type type of the record
 * @param pointer where it is found, as a JSON pointer into the record; within a list it is the
 *     second element
 * @param code what is found
 */
public record Fault(RecordType type, String pointer, FindingCode code) {
  /** In the words of reports: {@code event /participants hub.number.negative}. */
  @Override
  public String toString() {
    return type.getCode() + " " + pointer + " " + code;
  }
}
