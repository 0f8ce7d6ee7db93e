package org.civilhub.model.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.civilhub.model.HubEvent;
import org.civilhub.model.HubRecord;
import org.civilhub.model.RecordType;
import org.civilhub.model.code.EventType;
import org.civilhub.model.rule.DatasetContext;
import org.civilhub.model.rule.DatasetRule;
import org.civilhub.model.rule.DatasetRule.Pass;
import org.civilhub.model.rule.Finding;
import org.civilhub.model.rule.FindingCode;
import org.civilhub.model.rule.FindingLog;
import org.civilhub.model.rule.Place;
import org.civilhub.model.rule.RecordIds;
import org.civilhub.model.rule.RecordSet;
import org.civilhub.model.rule.RuleScope;
import org.civilhub.model.rule.Severity;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.LocalizedText;
import org.junit.jupiter.api.Test;

/**
 * The contract, held against a rule that keeps to it, no two events in one city, and against such
 * that do not, each in its own way.
 */
class DatasetRuleContractTest {
  private static final LocalizedText WORDS =
      LocalizedText.of("en", "again in {found}").with("ru", "снова: {found}").with("kk", "{found}");
  private static final FindingCode CODE = code(WORDS);

  private static FindingCode code(LocalizedText message) {
    return FindingCode.define(
        "registry.event.one-a-city", Severity.ERROR, RuleScope.DATASET, message, WORDS, "a", "b");
  }

  private static HubRecord event(String id, String city) {
    return HubEvent.builder()
        .id(Id.of(id))
        .title(LocalizedText.of("en", "Forum"))
        .type(EventType.FORUM)
        .city(city)
        .build();
  }

  private static String city(HubRecord record) {
    return ((HubEvent) record).getCity().orElse("");
  }

  private static Finding finding(FindingCode code, HubRecord record) {
    return Finding.of(code, record, Place.NONE.at("/city"), Map.of("found", city(record)));
  }

  /** The right rule. */
  private static Pass right() {
    return right(new HashSet<>(), CODE);
  }

  private static Pass right(Set<String> cities, FindingCode code) {
    return (record, place, log) -> {
      if (!cities.add(city(record))) {
        log.add(finding(code, record));
      }
    };
  }

  /** The contract for a rule that is no more than a way to start a pass. */
  private static final class Contract extends DatasetRuleContract {
    private final FindingCode code;
    private final Supplier<Pass> passes;

    Contract(FindingCode code, Supplier<Pass> passes) {
      this.code = code;
      this.passes = passes;
    }

    @Override
    protected DatasetRule rule() {
      return new DatasetRule() {
        @Override
        public FindingCode code() {
          return code;
        }

        @Override
        public Pass start(DatasetContext context, RecordIds ids) {
          return passes.get();
        }
      };
    }

    @Override
    protected RecordSet good() {
      return HubRecords.of(LocalDate.EPOCH, event("EV-1", "Astana"), event("EV-2", "Almaty"));
    }

    @Override
    protected RecordSet bad() {
      return HubRecords.of(
          LocalDate.EPOCH,
          event("EV-1", "Astana"),
          event("EV-2", "Astana"),
          event("EV-3", "Almaty"));
    }
  }

  private static void assertBreaks(
      Consumer<DatasetRuleContract> clause, FindingCode code, Supplier<Pass> passes) {
    assertThatThrownBy(() -> clause.accept(new Contract(code, passes)))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void contract_rightRule_isKept() {
    DatasetRuleContract contract = new Contract(CODE, DatasetRuleContractTest::right);
    contract.check_good_findsNothing();
    contract.check_bad_findsThisCodeAlone();
    contract.check_bad_namesRecordsThatAreThere();
    contract.check_bad_fillsTheMessage();
    contract.check_sameRuleAgain_findsTheSame();
    contract.check_otherOrderOfRecords_findsAsMuch();
    contract.check_noRecords_findsNothing();
    contract.code_ofTheRule_hasWordsAndExamples();
  }

  @Test
  void contract_ruleThatFindsTooMuch_isBroken() {
    assertBreaks(
        DatasetRuleContract::check_good_findsNothing,
        CODE,
        () -> (record, place, log) -> log.add(finding(CODE, record)));
  }

  @Test
  void contract_ruleThatFindsNothing_isBroken() {
    assertBreaks(
        DatasetRuleContract::check_bad_findsThisCodeAlone, CODE, () -> (record, place, log) -> {});
  }

  @Test
  void contract_ruleThatFindsAnotherCode_isBroken() {
    assertBreaks(
        DatasetRuleContract::check_bad_findsThisCodeAlone,
        CODE,
        () -> right(new HashSet<>(), FindingCode.EVENT_UNIQUE));
  }

  @Test
  void contract_findingOnNoRecord_isBroken() {
    assertBreaks(
        DatasetRuleContract::check_bad_namesRecordsThatAreThere,
        CODE,
        () ->
            (record, place, log) ->
                log.add(
                    new Finding(
                        CODE,
                        place,
                        Optional.of(RecordType.EVENT),
                        Optional.of("EV-9"),
                        Map.of("found", ""))));
  }

  @Test
  void contract_messageLeftUnfilled_isBroken() {
    assertBreaks(
        DatasetRuleContract::check_bad_fillsTheMessage,
        code(WORDS.with("kk", "{found} {other}")),
        DatasetRuleContractTest::right);
  }

  @Test
  void contract_ruleThatRemembersAnotherPass_isBroken() {
    Set<String> cities = new HashSet<>();
    assertBreaks(
        DatasetRuleContract::check_sameRuleAgain_findsTheSame, CODE, () -> right(cities, CODE));
  }

  @Test
  void contract_ruleThatLooksOnlyAtNeighbours_isBroken() {
    assertBreaks(
        DatasetRuleContract::check_otherOrderOfRecords_findsAsMuch,
        CODE,
        () -> {
          List<String> last = new ArrayList<>(List.of(""));
          return (record, place, log) -> {
            if (last.set(0, city(record)).equals(city(record))) {
              log.add(finding(CODE, record));
            }
          };
        });
  }

  @Test
  void contract_findingInNoRecords_isBroken() {
    assertBreaks(
        DatasetRuleContract::check_noRecords_findsNothing,
        CODE,
        () ->
            new Pass() {
              @Override
              public void add(HubRecord record, Place place, FindingLog log) {}

              @Override
              public void finish(FindingLog log) {
                log.add(
                    new Finding(CODE, Place.NONE, Optional.empty(), Optional.empty(), Map.of()));
              }
            });
  }

  @Test
  void contract_wordsMissingOrBlankInALanguage_isBroken() {
    assertBreaks(
        DatasetRuleContract::code_ofTheRule_hasWordsAndExamples,
        code(LocalizedText.of("en", "again").with("ru", "снова")),
        DatasetRuleContractTest::right);
    assertBreaks(
        DatasetRuleContract::code_ofTheRule_hasWordsAndExamples,
        code(WORDS.with("kk", " ")),
        DatasetRuleContractTest::right);
  }
}
