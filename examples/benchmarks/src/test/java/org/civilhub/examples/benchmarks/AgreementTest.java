package org.civilhub.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.civilhub.model.HubEvent;
import org.civilhub.model.rule.HubValidator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Times of checks compare only if the checks say the same of every record. */
class AgreementTest {
  private static final int EVENTS = 1_000;
  private static final LocalDate TODAY = LocalDate.of(2025, 1, 1);
  private static final HubValidator VALIDATOR = HubValidator.at(TODAY);

  @ParameterizedTest
  @EnumSource
  void accepts_eachOfTheThreeChecks_saysWhatTheReferenceSays(Mix mix) {
    HandWrittenCheck handWritten = new HandWrittenCheck(TODAY);
    HandWrittenFieldsCheck handWrittenFields = new HandWrittenFieldsCheck(TODAY);
    for (HubEvent event : EventGenerator.events(EVENTS, mix)) {
      boolean valid = VALIDATOR.check(event).isEmpty();
      assertThat(VALIDATOR.accepts(event)).as("compiled, %s", event).isEqualTo(valid);
      assertThat(handWritten.accepts(event)).as("accessors, %s", event).isEqualTo(valid);
      assertThat(handWrittenFields.accepts(PlainEvent.of(event)))
          .as("fields, %s", event)
          .isEqualTo(valid);
    }
  }

  @ParameterizedTest
  @EnumSource
  void in_eventOfAnyShape_givesOneFinding(Fault fault) {
    for (HubEvent event : EventGenerator.events(EVENTS, Mix.VALID)) {
      assertThat(VALIDATOR.check(fault.in(event))).as("%s", event).hasSize(1);
    }
  }

  @Test
  void events_oneInAHundredBad_hasTenInAThousand() {
    assertThat(EventGenerator.events(EVENTS, Mix.ONE_PERCENT))
        .filteredOn(event -> !VALIDATOR.check(event).isEmpty())
        .hasSize(10);
  }

  @Test
  void events_madeTwice_areEqual() {
    List<HubEvent> events = EventGenerator.events(EVENTS, Mix.ALL_BAD);
    assertThat(EventGenerator.events(EVENTS, Mix.ALL_BAD)).isEqualTo(events);
  }
}
