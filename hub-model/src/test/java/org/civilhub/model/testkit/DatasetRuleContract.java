package org.civilhub.model.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.civilhub.model.HubRecord;
import org.civilhub.model.RecordType;
import org.civilhub.model.rule.DatasetRule;
import org.civilhub.model.rule.Finding;
import org.civilhub.model.rule.FindingCode;
import org.civilhub.model.rule.FindingLog;
import org.civilhub.model.rule.RecordSet;
import org.civilhub.model.rule.Ruleset;
import org.civilhub.model.value.LanguageTag;
import org.junit.jupiter.api.Test;

/**
 * What every {@link DatasetRule} keeps to. The test of a rule of one's own extends this, names the
 * rule, and gives records that satisfy every constraint and either satisfy the rule or break it.
 */
public abstract class DatasetRuleContract {
  private static final Pattern ARGUMENT = Pattern.compile("\\{([a-z]+)}");
  private static final int ORDERS = 20;

  /** For subclasses. */
  protected DatasetRuleContract() {}

  /**
   * The rule.
   *
   * @return the rule
   */
  protected abstract DatasetRule rule();

  /**
   * Records that satisfy the rule.
   *
   * @return the records, each time the same
   */
  protected abstract RecordSet good();

  /**
   * Records that break the rule, and nothing else.
   *
   * @return the records, each time the same
   */
  protected abstract RecordSet bad();

  private FindingLog check(RecordSet records) {
    return Ruleset.of(List.of(rule())).check(records);
  }

  private static HubRecords like(RecordSet records, List<? extends HubRecord> others) {
    return HubRecords.of(records.asOf(), others)
        .complete(records.complete().toArray(RecordType[]::new));
  }

  @Test
  void check_good_findsNothing() {
    assertThat(good().records()).isNotEmpty();
    assertThat(check(good()).kept()).isEmpty();
  }

  @Test
  void check_bad_findsThisCodeAlone() {
    assertThat(check(bad()).countsByCode()).containsOnlyKeys(rule().code());
  }

  @Test
  void check_bad_namesRecordsThatAreThere() {
    for (Finding finding : check(bad()).kept()) {
      assertThat(bad().records())
          .as(finding.line())
          .anyMatch(
              record ->
                  finding.type().equals(Optional.of(RecordType.of(record)))
                      && finding.recordId().equals(Optional.of(record.getId().value())));
    }
  }

  @Test
  void check_sameRuleAgain_findsTheSame() {
    Ruleset rules = Ruleset.of(List.of(rule()));
    assertThat(rules.check(bad()).kept()).isEqualTo(rules.check(bad()).kept());
  }

  @Test
  void check_otherOrderOfRecords_findsAsMuch() {
    for (int seed = 0; seed < ORDERS; seed++) {
      List<HubRecord> records = new ArrayList<>(bad().records().toList());
      Collections.shuffle(records, new Random(seed));
      assertThat(check(like(bad(), records)).countsByCode())
          .as("as many findings in the order %s", records.stream().map(HubRecord::getId).toList())
          .isEqualTo(check(bad()).countsByCode());
    }
  }

  @Test
  void check_noRecords_findsNothing() {
    HubRecords none = HubRecords.of(bad().asOf());
    assertThat(check(none).kept()).isEmpty();
    assertThat(check(none.complete(RecordType.values())).kept()).isEmpty();
  }

  @Test
  void code_ofTheRule_hasWordsAndExamples() {
    FindingCode code = rule().code();
    for (LanguageTag language : List.of(LanguageTag.EN, LanguageTag.RU, LanguageTag.KK)) {
      assertThat(code.getMessage().in(language)).as("message in %s", language).isPresent();
      assertThat(code.getRationale().in(language)).as("rationale in %s", language).isPresent();
    }
    assertThat(code.getMessage().hasBlank() || code.getRationale().hasBlank()).isFalse();
    assertThat(code.getGoodExample()).isNotBlank().isNotEqualTo(code.getBadExample());
    assertThat(code.getBadExample()).isNotBlank();
  }

  @Test
  void check_bad_fillsTheMessage() {
    for (String message : rule().code().getMessage().texts().values()) {
      List<String> arguments =
          ARGUMENT.matcher(message).results().map((MatchResult m) -> m.group(1)).toList();
      assertThat(check(bad()).kept())
          .allSatisfy(
              f -> assertThat(f.arguments()).containsKeys(arguments.toArray(String[]::new)));
    }
  }
}
