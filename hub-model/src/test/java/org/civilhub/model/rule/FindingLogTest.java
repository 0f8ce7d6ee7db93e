package org.civilhub.model.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FindingLogTest {
  private static Finding finding(FindingCode code, long line) {
    return new Finding(
        code, new Place("x.ndjson", line, 0, ""), Optional.empty(), Optional.empty(), Map.of());
  }

  @Test
  void add_moreThanTheCap_countsAllAndKeepsTheFirst() {
    FindingLog log = new FindingLog();
    for (int i = 1; i <= 1_000; i++) {
      log.add(finding(FindingCode.TEXT_BLANK, i));
    }
    log.add(finding(FindingCode.CODE_UNKNOWN, 1_001));
    assertThat(log.countsByCode())
        .containsExactly(
            Map.entry(FindingCode.CODE_UNKNOWN, 1L), Map.entry(FindingCode.TEXT_BLANK, 1_000L));
    assertThat(log.kept()).hasSize(101);
    assertThat(log.kept().get(0).place().line()).isEqualTo(1);
    assertThat(log.kept().get(99).place().line()).isEqualTo(100);
    assertThat(log.kept().get(100).code()).isEqualTo(FindingCode.CODE_UNKNOWN);
  }

  @Test
  void addAll_logThatOnlyCounted_countsAllAndKeepsWhatHasRoom() {
    FindingLog other = new FindingLog(2);
    for (int i = 1; i <= 5; i++) {
      other.add(finding(FindingCode.TEXT_BLANK, i));
    }
    other.add(finding(FindingCode.CODE_UNKNOWN, 6));
    other.add(finding(FindingCode.DATE_IN_FUTURE, 7));
    FindingLog log = new FindingLog(1);
    log.addAll(
        other,
        found -> Optional.of(found).filter(f -> !f.code().equals(FindingCode.DATE_IN_FUTURE)));
    assertThat(log.countsByCode())
        .containsExactly(
            Map.entry(FindingCode.CODE_UNKNOWN, 1L), Map.entry(FindingCode.TEXT_BLANK, 5L));
    assertThat(log.countsBySeverity())
        .containsEntry(Severity.ERROR, 5L)
        .containsEntry(Severity.ADVICE, 1L);
    assertThat(log.kept()).extracting(found -> found.place().line()).containsExactly(1L, 6L);
  }

  @Test
  void addAll_logThatKeptNothing_isRefused() {
    FindingLog other = new FindingLog(0);
    other.add(finding(FindingCode.TEXT_BLANK, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FindingLog().addAll(other, Optional::of));
  }

  @Test
  void countsBySeverity_emptyLog_hasEachWithZero() {
    FindingLog log = new FindingLog();
    assertThat(log.countsBySeverity())
        .containsExactly(
            Map.entry(Severity.ERROR, 0L),
            Map.entry(Severity.WARNING, 0L),
            Map.entry(Severity.ADVICE, 0L));
    assertThat(log.countsByCode()).isEmpty();
    assertThat(log.kept()).isEmpty();
  }

  @Provide
  Arbitrary<FindingCode> codes() {
    return Arbitraries.of(FindingCode.catalogue());
  }

  @Property
  void add_anyFindings_countsExactlyAndKeepsTheFirstOfEachCode(
      @ForAll @Size(max = 60) List<@From("codes") FindingCode> codes,
      @ForAll @IntRange(max = 5) int cap) {
    FindingLog log = new FindingLog(cap);
    Map<FindingCode, Long> byCode = new TreeMap<>();
    Map<Severity, Long> bySeverity = new TreeMap<>();
    for (Severity severity : Severity.values()) {
      bySeverity.put(severity, codes.stream().filter(c -> c.getSeverity() == severity).count());
    }
    List<Finding> kept = new ArrayList<>();
    for (int i = 0; i < codes.size(); i++) {
      FindingCode code = codes.get(i);
      Finding finding = finding(code, i);
      log.add(finding);
      if (codes.subList(0, i).stream().filter(c -> c.equals(code)).count() < cap) {
        kept.add(finding);
      }
      byCode.put(code, codes.stream().filter(c -> c.equals(code)).count());
    }
    assertThat(log.countsByCode()).isEqualTo(byCode);
    assertThat(log.countsBySeverity()).isEqualTo(bySeverity);
    assertThat(log.kept()).isEqualTo(kept);
  }

  @Test
  void create_capZero_keepsNoneAndNegativeIsRefused() {
    FindingLog log = new FindingLog(0);
    log.add(finding(FindingCode.TEXT_BLANK, 1));
    assertThat(log.kept()).isEmpty();
    assertThat(log.countsByCode()).containsEntry(FindingCode.TEXT_BLANK, 1L);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FindingLog(-1))
        .withMessageContaining("-1");
  }

  @Test
  void kept_andCounts_cannotBeChangedFromOutside() {
    FindingLog log = new FindingLog();
    log.add(finding(FindingCode.TEXT_BLANK, 1));
    assertThatThrownBy(() -> log.kept().clear()).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> log.countsByCode().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> log.countsBySeverity().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void add_oneForMany_countsAllAndKeepsItOnce() {
    FindingLog log = new FindingLog(2);
    Finding first = finding(FindingCode.TEXT_BLANK, 1);
    Finding last = finding(FindingCode.TEXT_BLANK, 9);
    log.add(first, 5_000_000_000L);
    log.add(last);
    assertThat(log.kept()).containsExactly(first); // the cap is one of findings, not of entries
    assertThat(log.countsByCode())
        .containsExactly(Map.entry(FindingCode.TEXT_BLANK, 5_000_000_001L));
    assertThat(log.countsBySeverity()).containsEntry(Severity.ERROR, 5_000_000_001L);
  }

  @Test
  void add_countThatLeavesRoom_keepsTheNextToo() {
    FindingLog log = new FindingLog(3);
    log.add(finding(FindingCode.TEXT_BLANK, 1), 2);
    log.add(finding(FindingCode.TEXT_BLANK, 3));
    log.add(finding(FindingCode.TEXT_BLANK, 4));
    assertThat(log.kept()).extracting(f -> f.place().line()).containsExactly(1L, 3L);
  }

  @Test
  void add_countBelowOne_isRefused() {
    FindingLog log = new FindingLog();
    for (long count : new long[] {0, -1, Long.MIN_VALUE}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> log.add(finding(FindingCode.TEXT_BLANK, 1), count))
          .withMessageContaining("found " + count);
    }
    assertThat(log.countsByCode()).isEmpty();
  }

  @Test
  void add_withARuleset_takesItsSeverityAndLeavesOutWhatIsOff() {
    Ruleset rules =
        Ruleset.standard().with("code.unknown", Severity.ERROR).without("hub.text.blank");
    FindingLog log = new FindingLog(10, rules);
    Finding unknown = finding(FindingCode.CODE_UNKNOWN, 1);
    Finding missing = finding(FindingCode.FIELD_MISSING, 2);
    log.add(unknown, 3);
    log.add(finding(FindingCode.TEXT_BLANK, 4), 7);
    log.add(missing);
    assertThat(log.kept()).containsExactly(unknown.withSeverity(Severity.ERROR), missing);
    assertThat(log.countsByCode())
        .containsExactly(
            Map.entry(FindingCode.FIELD_MISSING, 1L), Map.entry(FindingCode.CODE_UNKNOWN, 3L));
    assertThat(log.countsBySeverity())
        .containsExactly(
            Map.entry(Severity.ERROR, 4L),
            Map.entry(Severity.WARNING, 0L),
            Map.entry(Severity.ADVICE, 0L));
  }

  @Test
  void add_findingOfASeverityOfItsOwn_keepsItUnlessTheRulesetSaysOtherwise() {
    Finding mild = finding(FindingCode.CLAIM_NOT_CONTRADICTED, 1).withSeverity(Severity.ADVICE);
    FindingLog plain = new FindingLog();
    plain.add(mild);
    FindingLog standard = new FindingLog(1, Ruleset.standard());
    standard.add(mild);
    FindingLog strict =
        new FindingLog(1, Ruleset.standard().with("claim.not-contradicted", Severity.ERROR));
    strict.add(mild);
    assertThat(plain.kept()).containsExactly(mild);
    assertThat(standard.kept()).containsExactly(mild);
    assertThat(strict.kept()).containsExactly(mild.withSeverity(Severity.ERROR));
    assertThat(strict.countsBySeverity()).containsEntry(Severity.ERROR, 1L);
  }

  @Test
  void cap_log_isWhatItWasMadeWith() {
    assertThat(new FindingLog().cap()).isEqualTo(100);
    assertThat(new FindingLog(7, Ruleset.standard()).cap()).isEqualTo(7);
    assertThatIllegalArgumentException().isThrownBy(() -> new FindingLog(-1, Ruleset.standard()));
  }
}
