package org.civilhub.model.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.civilhub.model.Discrepancy;
import org.civilhub.model.HubEvent;
import org.civilhub.model.RecordType;
import org.civilhub.model.Source;
import org.civilhub.model.code.EventType;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.LocalizedText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceRulesTest {
  private static List<FindingCode> found(String pointer) {
    HubEvent event =
        HubEvent.builder()
            .id(Id.of("E-1"))
            .title(LocalizedText.of("en", "Open data"))
            .type(EventType.WORKSHOP)
            .city("Bishkek")
            .addDiscrepancies(
                Discrepancy.builder()
                    .pointer(pointer)
                    .statement("Osh")
                    .source(Source.builder().document("Invented document").build())
                    .build())
            .build();
    RecordSet records =
        new RecordSet() {
          @Override
          public Stream<HubEvent> records() {
            return Stream.of(event);
          }

          @Override
          public LocalDate asOf() {
            return LocalDate.of(2026, 1, 31);
          }

          @Override
          public Set<RecordType> complete() {
            return Set.of();
          }
        };
    return Ruleset.standard().check(records).kept().stream().map(Finding::code).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/city", "/note", "/nowhere"})
  void discrepancies_pointer_isADisagreement(String pointer) {
    assertThat(found(pointer)).containsExactly(FindingCode.FIELD_AGREED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "city"})
  void discrepancies_textThatIsNoPointer_isToldOnceAndByItsOwnRule(String text) {
    assertThat(found(text)).containsExactly(FindingCode.POINTER_MALFORMED);
  }
}
