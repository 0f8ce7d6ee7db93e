package org.civilhub.examples.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.civilhub.model.testkit.HubAssertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.civilhub.io.Dataset;
import org.civilhub.io.DatasetReader;
import org.civilhub.model.HubEvent;
import org.civilhub.model.HubRecord;
import org.civilhub.model.Participation;
import org.civilhub.model.RecordType;
import org.civilhub.model.rule.FindingCode;
import org.civilhub.model.rule.Ruleset;
import org.civilhub.model.testkit.Fault;
import org.civilhub.model.testkit.HubArbitraries;
import org.civilhub.model.value.QualifiedNumber;

/** How a registry of events tests what it exports, and a figure of its own. */
class EventRegistryTest {
  private static final Dataset EXPORT =
      new DatasetReader().read(Path.of("src/test/resources/registry")).dataset();

  @Example
  void export_keepsTheRulesWeRelyOn() {
    assertThat(EXPORT)
        .satisfies("country.unassigned", "date.end-before-start", "event.countries-within-stated");
  }

  @Example
  void export_hasNoFaultsButTheOneWeKnow() {
    assertThat(EXPORT).hasOnlyFindings("event.participants-within-total");
    assertThat(EXPORT.records(HubEvent.class).get(0)).hasNoFindings();
  }

  /** The registry's own figure: who attended by the rows, unless they contradict the total. */
  private static Optional<QualifiedNumber> attendance(HubEvent event) {
    QualifiedNumber sum =
        event.getParticipations().stream()
            .filter(Participation::isAttendance)
            .map(Participation::getNumber)
            .reduce(QualifiedNumber.exact(0), QualifiedNumber::plus);
    return event.getParticipants().filter(total -> !total.canReach(sum)).isPresent()
        ? Optional.empty()
        : Optional.of(sum);
  }

  @Provide
  Arbitrary<HubEvent> validEvents() {
    return HubArbitraries.valid(HubEvent.class);
  }

  @Property
  void attendance_validEvent_isGiven(@ForAll("validEvents") HubEvent event) {
    assertThat(attendance(event)).isPresent();
  }

  @Provide
  Arbitrary<HubRecord> eventsWithTooManyRows() {
    return HubArbitraries.withFault(
        new Fault(
            RecordType.EVENT, "/participations", FindingCode.EVENT_PARTICIPANTS_WITHIN_TOTAL));
  }

  @Property
  void attendance_rowsBeyondTheTotal_isHeldBack(@ForAll("eventsWithTooManyRows") HubRecord event) {
    assertThat(event)
        .asOf(HubArbitraries.AS_OF)
        .using(Ruleset.standard().without("field.agreed")) // other sources may say otherwise
        .hasOnlyFindings("event.participants-within-total");
    assertThat(attendance((HubEvent) event)).isEmpty();
  }
}
