package org.civilhub.model.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.civilhub.model.testkit.HubAssertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.civilhub.model.Expert;
import org.civilhub.model.ExpertPerson;
import org.civilhub.model.HubEvent;
import org.civilhub.model.Participation;
import org.civilhub.model.RecordType;
import org.civilhub.model.code.EventType;
import org.civilhub.model.rule.DatasetContext;
import org.civilhub.model.rule.DatasetRule;
import org.civilhub.model.rule.Finding;
import org.civilhub.model.rule.FindingCode;
import org.civilhub.model.rule.RecordIds;
import org.civilhub.model.rule.RecordSet;
import org.civilhub.model.rule.RuleScope;
import org.civilhub.model.rule.Ruleset;
import org.civilhub.model.rule.Severity;
import org.civilhub.model.value.CountryCode;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.LocalizedText;
import org.civilhub.model.value.PartialDate;
import org.civilhub.model.value.QualifiedNumber;
import org.junit.jupiter.api.Test;

class HubAssertionsTest {
  private static final LocalDate DAY = LocalDate.of(2025, 6, 30);

  private static HubEvent.Builder event(String id) {
    return HubEvent.builder()
        .id(Id.of(id))
        .title(LocalizedText.of("en", "Forum"))
        .type(EventType.FORUM);
  }

  /** 120 came in rows of attendance, and 100 is what the event states. */
  private static HubEvent tooMany() {
    return event("EV-1")
        .participants(QualifiedNumber.exact(100))
        .addParticipations(Participation.builder().number(QualifiedNumber.exact(120)).build())
        .build();
  }

  /**
   * A rule of a registry: its events have no city Atlantis, and it says so once for all of them.
   */
  private static final class NoAtlantis implements DatasetRule {
    private final RuleScope scope;

    NoAtlantis(RuleScope scope) {
      this.scope = scope;
    }

    @Override
    public FindingCode code() {
      LocalizedText words =
          LocalizedText.of("en", "no Atlantis").with("ru", "нет").with("kk", "жоқ");
      return FindingCode.define(
          "registry.event.no-atlantis", Severity.ERROR, scope, words, words, "good", "bad");
    }

    @Override
    public Pass start(DatasetContext context, RecordIds ids) {
      return (record, place, log) -> {
        if (record instanceof HubEvent event
            && event.getCity().filter("Atlantis"::equals).isPresent()) {
          log.add(Finding.of(code(), record, place.at("/city"), Map.of()));
        }
      };
    }
  }

  private static String message(ThrowingCallable assertion) {
    AssertionError[] failure = new AssertionError[1];
    assertThatThrownBy(assertion)
        .isInstanceOfSatisfying(AssertionError.class, error -> failure[0] = error);
    return String.valueOf(failure[0].getMessage());
  }

  // ---- satisfies ----

  @Test
  void satisfies_rulesThatHold_passes() {
    RecordSet records = HubRecords.of(DAY, event("EV-1").host(CountryCode.of("ZZ")).build());
    assertThat(records)
        .satisfies("event.participants-within-total", "hub.number.negative")
        .satisfies("date.end-before-start");
  }

  @Test
  void satisfies_ruleThatIsBroken_failsWithWhatItFound() {
    RecordSet records =
        HubRecords.of(DAY, tooMany(), event("EV-2").host(CountryCode.of("ZZ")).build());
    assertThat(message(() -> assertThat(records).satisfies("event.participants-within-total")))
        .contains("2 records as of 2025-06-30")
        .contains(
            "[/participations] EV-1 must add up to no more than the event's own total (100),"
                + " found 120 (hub.event.participants-within-total)")
        .doesNotContain("EV-2");
  }

  @Test
  void satisfies_severalRulesOneOfThemBroken_fails() {
    assertThat(
            message(
                () ->
                    assertThat(tooMany())
                        .satisfies("number.negative", "event.participants-within-total")))
        .contains("event EV-1", "hub.number.negative");
  }

  @Test
  void satisfies_description_isInTheFailure() {
    assertThat(
            message(
                () ->
                    assertThat(tooMany())
                        .as("the forum")
                        .satisfies("event.participants-within-total")))
        .startsWith("[the forum]");
  }

  @Test
  void satisfies_consumerOrCondition_isStillThatOfAssertJ() {
    assertThat(tooMany()).satisfies(event -> assertThat(event.getId().value()).isEqualTo("EV-1"));
  }

  // ---- hasFinding, hasOnlyFindings, hasNoFindings ----

  @Test
  void hasFinding_oneOfSeveral_passes() {
    HubEvent event = HubEvent.builder().from(tooMany()).host(CountryCode.of("ZZ")).build();
    assertThat(event)
        .hasFinding("country.unassigned")
        .hasFinding("event.participants-within-total");
  }

  @Test
  void hasFinding_noSuch_failsWithTheOthers() {
    assertThat(message(() -> assertThat(tooMany()).hasFinding("country.unassigned")))
        .contains("hub.country.unassigned", "[/participations] EV-1");
    assertThat(message(() -> assertThat(event("EV-1").build()).hasFinding("country.unassigned")))
        .endsWith("but found nothing");
  }

  @Test
  void hasOnlyFindings_exactlyThose_passes() {
    HubEvent twice =
        event("EV-1")
            .countries(List.of(CountryCode.of("ZZ"), CountryCode.of("XK")))
            .city(" ")
            .build();
    assertThat(twice).hasOnlyFindings("text.blank", "hub.country.unassigned");
    assertThat(event("EV-1").build()).hasOnlyFindings();
  }

  @Test
  void hasOnlyFindings_oneMoreOrOneLess_fails() {
    HubEvent event = event("EV-1").host(CountryCode.of("ZZ")).city(" ").build();
    assertThat(message(() -> assertThat(event).hasOnlyFindings("text.blank")))
        .contains("exactly", "[/city] EV-1", "[/host] EV-1");
    assertThat(
            message(
                () ->
                    assertThat(event)
                        .hasOnlyFindings("text.blank", "country.unassigned", "number.negative")))
        .contains("hub.number.negative");
  }

  @Test
  void hasNoFindings_validAndInvalid_passesAndFails() {
    assertThat(event("EV-1").build()).hasNoFindings();
    assertThat(message(() -> assertThat(tooMany()).hasNoFindings()))
        .contains("[/participations] EV-1");
  }

  @Test
  void failure_ofAnExpert_tellsNotWhoItIs() {
    Expert expert =
        Expert.builder()
            .id(Id.of("EX-1"))
            .person(ExpertPerson.builder().name("Nemo Nobody").email(" ").build())
            .build();
    assertThat(message(() -> assertThat(expert).hasNoFindings()))
        .contains("expert EX-1", "[/person/email]")
        .doesNotContain("Nemo");
  }

  // ---- the day and the rules ----

  @Test
  void asOf_otherDay_decidesWhatIsInTheFuture() {
    Expert expert =
        Expert.builder().id(Id.of("EX-1")).rosterSince(PartialDate.parse("2025-06-30")).build();
    assertThat(expert).hasNoFindings();
    assertThat(expert).asOf(DAY).hasNoFindings();
    assertThat(expert).asOf(DAY.minusDays(1)).hasOnlyFindings("date.in-future");
    RecordSet records = HubRecords.of(DAY, expert).complete(RecordType.EXPERT);
    assertThat(records).hasNoFindings();
    assertThat(records).asOf(DAY.minusDays(1)).hasOnlyFindings("date.in-future");
  }

  @Test
  void using_ruleOfOnesOwn_judgesByIt() {
    RecordSet records = HubRecords.of(DAY, event("EV-1").city("Atlantis").build());
    Ruleset own = Ruleset.of(List.of(new NoAtlantis(RuleScope.DATASET)));
    assertThat(records).hasNoFindings();
    assertThat(records).using(own).hasOnlyFindings("registry.event.no-atlantis");
    assertThat(
            message(() -> assertThat(records).using(own).satisfies("registry.event.no-atlantis")))
        .contains("[/city] EV-1 no Atlantis (registry.event.no-atlantis)");
  }

  @Test
  void assertThat_oneRecord_isJudgedByRulesOnARecordAndNoOthers() {
    HubEvent event = event("EV-1").city("Atlantis").build();
    assertThat(event)
        .using(Ruleset.of(List.of(new NoAtlantis(RuleScope.RECORD))))
        .hasOnlyFindings("registry.event.no-atlantis");
    assertThat(event).using(Ruleset.of(List.of(new NoAtlantis(RuleScope.DATASET)))).hasNoFindings();
  }

  // ---- codes that are mistakes in the test ----

  @Test
  void anyAssertion_unknownCode_isRefusedWithNearOnes() {
    List<ThrowingCallable> assertions =
        List.of(
            () -> assertThat(tooMany()).satisfies("event.participants-in-total"),
            () -> assertThat(tooMany()).satisfies("number.negative", "event.participants-in-total"),
            () -> assertThat(tooMany()).hasFinding("event.participants-in-total"),
            () -> assertThat(tooMany()).hasOnlyFindings("event.participants-in-total"));
    for (ThrowingCallable assertion : assertions) {
      assertThatThrownBy(assertion)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith(
              "no rule has the code 'event.participants-in-total'; near it are"
                  + " hub.event.participants-within-total, ");
    }
  }

  @Test
  void satisfies_codeThatCannotBeFoundHere_isRefused() {
    RecordSet records = HubRecords.of(DAY, tooMany());
    Ruleset without = Ruleset.standard().without("event.participants-within-total");
    assertThatThrownBy(
            () -> assertThat(records).using(without).satisfies("event.participants-within-total"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("switched off");
    assertThatThrownBy(() -> assertThat(records).satisfies("field.unknown"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ask the reader");
    assertThatThrownBy(() -> assertThat(tooMany()).satisfies("reference.resolves"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("HubRecords.of");
    assertThatCode(() -> assertThat(records).using(without).hasNoFindings())
        .doesNotThrowAnyException();
  }

  // ---- records together ----

  @Test
  void hubRecords_of_areAsGiven() {
    HubEvent one = event("EV-1").build();
    HubEvent again = event("EV-1").city("Astana").build();
    HubRecords records = HubRecords.of(DAY, again, one);
    assertThat(records.records()).containsExactly(again, one);
    assertThat(records.asOf()).isEqualTo(DAY);
    assertThat(records.complete()).isEmpty();
    HubRecords complete = records.complete(RecordType.EVENT, RecordType.COUNTRY);
    assertThat(complete.complete()).containsExactlyInAnyOrder(RecordType.EVENT, RecordType.COUNTRY);
    assertThat(complete.records()).containsExactly(again, one);
    assertThat(complete.asOf()).isEqualTo(DAY);
  }
}
