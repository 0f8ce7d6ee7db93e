package org.civilhub.model.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.RandomGenerator;
import org.civilhub.model.HubEvent;
import org.civilhub.model.HubRecord;
import org.civilhub.model.Participation;
import org.civilhub.model.RecordType;
import org.civilhub.model.code.EventFormat;
import org.civilhub.model.code.EventType;
import org.civilhub.model.testkit.Fault;
import org.civilhub.model.testkit.Faults;
import org.civilhub.model.testkit.HubArbitraries;
import org.civilhub.model.value.CountryCode;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.LocalizedText;
import org.civilhub.model.value.PartialDate;
import org.civilhub.model.value.QualifiedNumber;

/** The compiled check against the reference, which says what is right. */
class CompiledCheckTest {
  /** How many values are compared. The nightly build asks for more. */
  private static final int TRIES = Integer.getInteger("hub.differential.tries", 5000);

  private static final HubValidator VALIDATOR = HubValidator.at(HubArbitraries.AS_OF);

  /** Where values come from: any that a builder takes, valid ones of a type, or with one fault. */
  private record Origin(
      String name, Optional<List<String>> expected, RandomGenerator<? extends HubRecord> records) {

    Origin(String name, Optional<List<String>> expected, Arbitrary<? extends HubRecord> records) {
      this(name, expected, records.generator(1000));
    }
  }

  private static List<List<Origin>> origins() {
    List<Origin> any = new ArrayList<>();
    List<Origin> valid = new ArrayList<>();
    List<Origin> faulty = new ArrayList<>();
    for (RecordType type : RecordType.values()) {
      any.add(new Origin("any " + type, Optional.empty(), HubArbitraries.of(type.getType())));
      valid.add(
          new Origin(
              "valid " + type, Optional.of(List.of()), HubArbitraries.valid(type.getType())));
      for (Fault fault : Faults.of(type)) {
        faulty.add(
            new Origin(
                fault.toString(),
                Optional.of(List.of(fault.pointer() + " " + fault.code())),
                HubArbitraries.withFault(fault)));
      }
    }
    return List.of(any, valid, faulty);
  }

  @Property(tries = 1)
  void check_generatedRecord_agreesWithTheReference(@ForAll Random random) {
    List<List<Origin>> origins = origins();
    Set<String> covered = new HashSet<>();
    int compared = 0;
    for (int i = 0; i < TRIES; i++) {
      List<Origin> kind = origins.get(i % origins.size());
      Origin origin = kind.get(i / origins.size() % kind.size());
      HubRecord record = origin.records().next(random).value();
      List<Finding> explained = VALIDATOR.explain(record, Place.NONE);
      List<String> found =
          explained.stream()
              .map(finding -> finding.place().pointer() + " " + finding.code())
              .toList();
      assertThat(VALIDATOR.accepts(record))
          .as("whether %s is accepted, %s, in which the reference finds %s", record, origin, found)
          .isEqualTo(found.isEmpty());
      assertThat(VALIDATOR.check(record))
          .as("what is found in %s, %s", record, origin)
          .containsExactlyInAnyOrderElementsOf(explained);
      origin.expected().ifPresent(e -> assertThat(found).as(origin.name()).isEqualTo(e));
      covered.add(origin.name());
      compared++;
    }
    assertThat(compared).isEqualTo(TRIES);
    assertThat(covered)
        .as("each type and each fault, which takes three times as many tries as there are faults")
        .hasSize(2 * RecordType.values().length + Faults.all().size());
  }

  // ---- what it costs ----

  private static Participation row(String country, long number) {
    return Participation.builder()
        .country(CountryCode.of(country))
        .number(QualifiedNumber.exact(number))
        .build();
  }

  private static HubEvent.Builder event() {
    return HubEvent.builder()
        .id(Id.of("EV001"))
        .title(LocalizedText.of("en", "Forum").with("kk", "Форум"))
        .type(EventType.FORUM)
        .format(EventFormat.ONLINE)
        .startsOn(PartialDate.parse("2021-05-26"))
        .endsOn(PartialDate.parse("2021-05-27"))
        .covidRelated(true)
        .participants(QualifiedNumber.moreThan(100))
        .statedCountries(QualifiedNumber.exact(5))
        .countries(List.of(CountryCode.of("KZ"), CountryCode.of("UZ")))
        .participations(List.of(row("KZ", 40), row("UZ", 30), row("GE", 20)));
  }

  @Example
  void accepts_validEvent_makesNoObject() {
    HubEvent event = event().build();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    int runs = 200_000;
    int accepted = 0;
    for (int i = 0; i < runs; i++) { // until it is compiled
      accepted += VALIDATOR.accepts(event) ? 1 : 0;
    }
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < runs; i++) {
      accepted += VALIDATOR.accepts(event) ? 1 : 0;
    }
    long bytes = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(accepted).isEqualTo(2 * runs);
    assertThat(bytes).as("bytes in %s runs", runs).isLessThan(runs);
  }

  @Property(tries = 1)
  void check_recordsThatBuildersMade_startsNoReference(@ForAll Random random) throws Exception {
    HubValidator validator = HubValidator.at(HubArbitraries.AS_OF);
    for (RecordType type : RecordType.values()) {
      HubRecord valid = HubArbitraries.valid(type.getType()).generator(1000).next(random).value();
      assertThat(validator.check(valid)).isEmpty();
    }
    HubEvent faulty = event().city(" ").build();
    assertThat(validator.check(faulty)).hasSize(1);
    assertThat(started(validator)).isEmpty();
    assertThat(validator.check(other(HubEvent.class, faulty))).hasSize(1);
    assertThat(started(validator)).isPresent();
  }

  private static Optional<Object> started(HubValidator validator) throws Exception {
    Field reference = HubValidator.class.getDeclaredField("reference");
    reference.setAccessible(true);
    Field started = reference.getType().getDeclaredField("started");
    started.setAccessible(true);
    return Optional.ofNullable(started.get(reference.get(validator)));
  }

  // ---- values that builders did not make ----

  /** The same value by another implementation of its interface. */
  private static <T> T other(Class<T> type, T value) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> method.invoke(value, arguments)));
  }

  @Example
  void accepts_otherImplementation_isLeftToTheReference() {
    HubEvent event = event().build();
    assertThat(VALIDATOR.accepts(event)).isTrue();
    assertThat(VALIDATOR.accepts(other(HubEvent.class, event))).isFalse();
    assertThat(VALIDATOR.check(other(HubEvent.class, event))).isEmpty();
  }

  @Example
  void check_otherImplementationWithFaults_findsTheSame() {
    HubEvent event =
        event().host(CountryCode.of("ZZ")).participants(QualifiedNumber.exact(89)).build();
    assertThat(VALIDATOR.check(event))
        .extracting(Finding::code)
        .containsExactly(
            FindingCode.COUNTRY_UNASSIGNED, FindingCode.EVENT_PARTICIPANTS_WITHIN_TOTAL);
    assertThat(VALIDATOR.check(other(HubEvent.class, event))).isEqualTo(VALIDATOR.check(event));
  }

  @Example
  void accepts_otherImplementationOfAPart_isLeftToTheReference() {
    HubEvent valid = event().addParticipations(other(Participation.class, row("AZ", 10))).build();
    HubEvent faulty = event().addParticipations(other(Participation.class, row("ZZ", 10))).build();
    assertThat(VALIDATOR.accepts(valid)).isFalse();
    assertThat(VALIDATOR.check(valid)).isEmpty();
    assertThat(VALIDATOR.check(faulty))
        .extracting(finding -> finding.place().pointer() + " " + finding.code())
        .containsExactly("/participations/3/country hub.country.unassigned");
  }
}
