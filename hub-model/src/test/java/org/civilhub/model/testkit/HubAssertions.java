package org.civilhub.model.testkit;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.civilhub.model.HubRecord;
import org.civilhub.model.rule.RecordSet;

/**
 * Rules as assertions. To be imported statically, beside those of AssertJ:
 *
 * <pre>{@code
 * assertThat(dataset).satisfies("event.participants-within-total", "reference.resolves");
 * assertThat(event).hasOnlyFindings("number.negative");
 * }</pre>
 */
public final class HubAssertions {
  private HubAssertions() {}

  /**
   * Assertions on records together, such as a dataset: by every rule, on the day that they are as
   * of.
   *
   * @param actual the records
   * @return the assertions
   */
  public static FindingsAssert<RecordSet> assertThat(RecordSet actual) {
    return new FindingsAssert<>(actual, actual, true);
  }

  /**
   * Assertions on one record: by the rules that judge it alone, today (in Greenwich) unless another
   * day is given.
   *
   * @param actual the record
   * @return the assertions
   */
  public static FindingsAssert<HubRecord> assertThat(HubRecord actual) {
    RecordSet alone = HubRecords.of(LocalDate.now(ZoneOffset.UTC), actual);
    return new FindingsAssert<>(actual, alone, false);
  }
}
