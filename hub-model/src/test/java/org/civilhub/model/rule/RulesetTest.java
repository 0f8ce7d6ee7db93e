package org.civilhub.model.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.civilhub.model.HubEvent;
import org.civilhub.model.HubRecord;
import org.civilhub.model.RecordType;
import org.civilhub.model.code.EventType;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.LocalizedText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RulesetTest {
  private static final LocalDate AS_OF = LocalDate.of(2026, 11, 24);
  private static final FindingCode APPROVED = define("registry.event.approved");

  private static FindingCode define(String code) {
    LocalizedText words = LocalizedText.of("en", "must be approved, found '{found}'");
    return FindingCode.define(code, Severity.WARNING, RuleScope.RECORD, words, words, "", "");
  }

  /** Finds every event, and says at the end how many there were. */
  private record EveryEvent(FindingCode code) implements DatasetRule {
    @Override
    public Pass start(DatasetContext context, RecordIds ids) {
      return new Pass() {
        private long events;

        @Override
        public void add(HubRecord record, Place place, FindingLog log) {
          if (record instanceof HubEvent) {
            events++;
            log.add(Finding.of(code, record, place, Map.of("found", "event")));
          }
        }

        @Override
        public void finish(FindingLog log) {
          log.add(
              new Finding(
                  code,
                  Place.NONE,
                  Optional.empty(),
                  Optional.empty(),
                  Map.of("found", events + " in all")));
        }
      };
    }
  }

  private static HubEvent event(String id) {
    return HubEvent.builder()
        .id(Id.of(id))
        .title(LocalizedText.of("en", " "))
        .type(EventType.FORUM)
        .build();
  }

  private record Records(List<HubRecord> all) implements RecordSet {
    @Override
    public Stream<HubRecord> records() {
      return all.stream();
    }

    @Override
    public LocalDate asOf() {
      return AS_OF;
    }

    @Override
    public Set<RecordType> complete() {
      return Set.of();
    }
  }

  // ---- which entries there are ----

  @Test
  void find_code_isTheEntryWithOrWithoutThePrefixOfTheLibrary() {
    Ruleset rules = Ruleset.of(List.of(new EveryEvent(APPROVED)));
    assertThat(rules.find("hub.text.blank")).contains(FindingCode.TEXT_BLANK);
    assertThat(rules.find("text.blank")).contains(FindingCode.TEXT_BLANK);
    assertThat(rules.find("registry.event.approved")).contains(APPROVED);
    assertThat(rules.find("event.approved")).isEmpty();
    assertThat(rules.find("hub.registry.event.approved")).isEmpty();
    assertThat(rules.find("TEXT_BLANK")).isEmpty();
    assertThat(rules.find("hub.")).isEmpty();
    assertThat(rules.find("")).isEmpty();
  }

  @Test
  void catalogue_withRulesOfOthers_hasTheLibrarysEntriesThenTheirs() {
    FindingCode last = define("registry.event.zoned");
    Ruleset rules = Ruleset.of(List.of(new EveryEvent(last), new EveryEvent(APPROVED)));
    List<FindingCode> expected = new ArrayList<>(FindingCode.catalogue());
    expected.addAll(List.of(APPROVED, last));
    assertThat(rules.catalogue()).isEqualTo(expected);
    assertThat(rules.without("text.blank").catalogue()).isEqualTo(expected);
  }

  @Test
  void standard_set_isOneAndHasEveryEntryOfTheLibrary() {
    assertThat(Ruleset.standard()).isSameAs(Ruleset.standard());
    assertThat(Ruleset.standard().catalogue()).containsAll(FindingCode.catalogue());
    assertThat(Ruleset.standard().switchedOff()).isEmpty();
  }

  @Test
  void of_twoRulesWithOneCode_stops() {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                Ruleset.of(
                    List.of(
                        new EveryEvent(APPROVED),
                        new EveryEvent(define("registry.event.other")),
                        new EveryEvent(define("registry.event.approved")))))
        .withMessageContaining("registry.event.approved")
        .withMessageContaining(EveryEvent.class.getName());
  }

  // ---- severities ----

  @Test
  void with_severity_isThatOfTheRuleAndOfNoOther() {
    Ruleset rules = Ruleset.standard().with("text.blank", Severity.ADVICE);
    assertThat(rules.severity(FindingCode.TEXT_BLANK)).contains(Severity.ADVICE);
    for (FindingCode code : FindingCode.catalogue()) {
      if (!code.equals(FindingCode.TEXT_BLANK)) {
        assertThat(rules.severity(code)).contains(code.getSeverity());
      }
    }
  }

  @Test
  void with_another_leavesTheSetItWasMadeFrom() {
    Ruleset standard = Ruleset.standard();
    Ruleset mild = standard.with("text.blank", Severity.ADVICE);
    Ruleset off = mild.without("text.blank");
    Ruleset again = off.with("hub.text.blank", Severity.WARNING);
    assertThat(standard.severity(FindingCode.TEXT_BLANK)).contains(Severity.ERROR);
    assertThat(mild.severity(FindingCode.TEXT_BLANK)).contains(Severity.ADVICE);
    assertThat(off.severity(FindingCode.TEXT_BLANK)).isEmpty();
    assertThat(again.severity(FindingCode.TEXT_BLANK)).contains(Severity.WARNING);
    assertThat(again.switchedOff()).isEmpty();
    assertThat(standard.switchedOff()).isEmpty();
  }

  @Test
  void switchedOff_rules_areInTheOrderOfTheCatalogueAndUnmodifiable() {
    Set<FindingCode> off =
        Ruleset.of(List.of(new EveryEvent(APPROVED)))
            .without("registry.event.approved")
            .without("claim.supported")
            .without("hub.text.blank")
            .without("code.unknown")
            .without("file.empty")
            .switchedOff();
    assertThat(off)
        .containsExactly(
            FindingCode.FILE_EMPTY,
            FindingCode.CODE_UNKNOWN,
            FindingCode.TEXT_BLANK,
            FindingCode.CLAIM_SUPPORTED,
            APPROVED);
    assertThatThrownBy(off::clear).isInstanceOf(UnsupportedOperationException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hub.", "text", "hub.text.blanc", "TEXT_BLANK", "registry.event.a"})
  void with_ruleThatIsNotThere_isRefusedNamingIt(String code) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ruleset.standard().with(code, Severity.ERROR))
        .withMessageContaining("found '" + code + "'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ruleset.standard().without(code))
        .withMessageContaining("found '" + code + "'");
  }

  @Test
  void with_ruleThatRejects_mayOnlyStayAnError() {
    for (FindingCode code : FindingCode.catalogue()) {
      if (code.isRejecting()) {
        for (Severity milder : List.of(Severity.WARNING, Severity.ADVICE)) {
          assertThatIllegalArgumentException()
              .isThrownBy(() -> Ruleset.standard().with(code.getCode(), milder))
              .withMessageContaining(code.getCode());
        }
        assertThatIllegalArgumentException()
            .isThrownBy(() -> Ruleset.standard().without(code.getCode()))
            .withMessageContaining(code.getCode());
        assertThat(Ruleset.standard().with(code.getCode(), Severity.ERROR).severity(code))
            .contains(Severity.ERROR);
      } else {
        Ruleset changed = Ruleset.standard().with(code.getCode(), Severity.ADVICE);
        assertThat(changed.severity(code)).contains(Severity.ADVICE);
        assertThat(Ruleset.standard().without(code.getCode()).switchedOff()).containsExactly(code);
      }
    }
  }

  // ---- checking ----

  private static Map<FindingCode, Long> check(Ruleset rules, HubRecord... records) {
    return rules.check(new Records(List.of(records))).countsByCode();
  }

  @Test
  void check_records_appliesConstraintsAndRulesOfOthers() {
    Ruleset rules = Ruleset.of(List.of(new EveryEvent(APPROVED)));
    assertThat(check(rules, event("E-1"), event("E-2")))
        .containsExactly(Map.entry(FindingCode.TEXT_BLANK, 2L), Map.entry(APPROVED, 3L));
    assertThat(rules.check(new Records(List.of(event("E-1")))).kept())
        .extracting(f -> f.code() + " " + f.arguments().get("found"))
        .containsExactly(
            "hub.text.blank {en= }",
            "registry.event.approved event",
            "registry.event.approved 1 in all");
  }

  @Test
  void check_ruleSwitchedOff_findsNothing() {
    Ruleset rules = Ruleset.of(List.of(new EveryEvent(APPROVED)));
    assertThat(check(rules.without("registry.event.approved"), event("E-1")))
        .containsOnlyKeys(FindingCode.TEXT_BLANK);
    assertThat(check(rules.without("text.blank"), event("E-1"))).containsOnlyKeys(APPROVED);
  }

  @Test
  void check_moreThanTheCapOfALog_keepsEvery() {
    HubRecord[] events =
        Stream.iterate(1, i -> i + 1)
            .limit(250)
            .map(i -> event("E-" + i))
            .toArray(HubRecord[]::new);
    assertThat(Ruleset.of(List.of()).check(new Records(List.of(events))).kept()).hasSize(250);
  }

  @Test
  void check_noRecords_stillFinishes() {
    assertThat(check(Ruleset.of(List.of(new EveryEvent(APPROVED)))))
        .containsExactly(Map.entry(APPROVED, 1L));
  }
}
