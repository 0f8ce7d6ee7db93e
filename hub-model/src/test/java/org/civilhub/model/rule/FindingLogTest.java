package org.civilhub.model.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
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

  @Property
  void add_anyFindings_countsExactlyAndKeepsTheFirstOfEachCode(
      @ForAll @Size(max = 60) List<FindingCode> codes, @ForAll @IntRange(max = 5) int cap) {
    FindingLog log = new FindingLog(cap);
    Map<FindingCode, Long> byCode = new EnumMap<>(FindingCode.class);
    Map<Severity, Long> bySeverity = new EnumMap<>(Severity.class);
    for (Severity severity : Severity.values()) {
      bySeverity.put(severity, codes.stream().filter(c -> c.getSeverity() == severity).count());
    }
    List<Finding> kept = new ArrayList<>();
    for (int i = 0; i < codes.size(); i++) {
      FindingCode code = codes.get(i);
      Finding finding = finding(code, i);
      log.add(finding);
      if (codes.subList(0, i).stream().filter(c -> c == code).count() < cap) {
        kept.add(finding);
      }
      byCode.put(code, codes.stream().filter(c -> c == code).count());
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
}
