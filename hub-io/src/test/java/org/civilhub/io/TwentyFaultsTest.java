package org.civilhub.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.civilhub.io.xlsx.XlsxReader;
import org.civilhub.model.Contribution;
import org.civilhub.model.HubEvent;
import org.civilhub.model.Partner;
import org.civilhub.model.Project;
import org.civilhub.model.rule.Finding;
import org.civilhub.model.rule.Ruleset;
import org.civilhub.model.value.LanguageTag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A form filled in with twenty mistakes, each of another kind: each is told once and by its cell,
 * and every other row is read. How the workbook was made is told beside it.
 */
class TwentyFaultsTest {
  static final Path WORKBOOK = Path.of("src/test/resources/xlsx/twenty-faults.xlsx");
  static final LocalDate DAY = LocalDate.of(2025, 12, 31);

  /** Cell, record, code; in the order of the sheets, and of rows in them. */
  static final List<String> FAULTS =
      List.of(
          "'Серіктес ұйымдар'!BD4 | P-3 | hub.url.malformed",
          "'Серіктес ұйымдар'!BE6 | P-5 | hub.field.duplicate",
          "'Іс-шаралар'!BV2 | EV-2024-001 | hub.cell.date-number",
          "'Іс-шаралар'!BV3 | EV-2024-002 | hub.field.unreadable",
          "'Іс-шаралар'!AM4 | EV-2024-003 | hub.number.negative",
          "'Іс-шаралар'!CA5 | EV-2024-004 | hub.field.missing",
          "'Іс-шаралар'!AF6 | EV-2024-005 | hub.date.end-before-start",
          "'Іс-шаралар'!CE7 | EV-2024-006 | hub.cell.spaces",
          "'Іс-шаралар'!C8 |  | hub.cell.merged",
          "'Іс-шаралар'!AM10 | EV-2024-009 | hub.cell.formula",
          "'Іс-шаралар'!AH11 | EV-2024-010 | hub.field.unreadable",
          "'Іс-шаралар'!AM12 | EV-2024-011 | hub.field.unreadable",
          "'Іс-шаралар'!CG13 | EV-2024-012 | hub.cell.beyond-header",
          "'Іс-шаралар'!AM14 | EV-2024-013 | hub.cell.fault",
          "Жобалар!DX1 |  | hub.column.unknown",
          "Жобалар!AE3 | PR-2 | hub.cell.number-for-text",
          "Жобалар!A6 | PR-1 | hub.record.duplicate-id",
          "Жарналар!B3 | C-2 | hub.cell.number-form",
          "Жарналар!B5 | C-4 | hub.cell.number-form",
          "'Ескі тізім' |  | hub.sheet.unknown");

  static ReadSummary check(Path workbook, List<String> accepted) {
    return new XlsxReader()
        .assumingAsOf(DAY)
        .check(
            workbook,
            Ruleset.standard(),
            located -> accepted.add(located.record().getId().value()));
  }

  static List<String> faults(ReadSummary summary) {
    return summary.findings().kept().stream()
        .map(f -> f.place().cell() + " | " + f.recordId().orElse("") + " | " + f.code())
        .toList();
  }

  @Test
  void check_form_tellsEachMistakeOnceByItsCell() {
    assertThat(faults(check(WORKBOOK, new ArrayList<>()))).hasSize(20).isEqualTo(FAULTS);
  }

  @Test
  void check_form_acceptsEveryOtherRow() {
    List<String> accepted = new ArrayList<>();
    ReadSummary summary = check(WORKBOOK, accepted);
    assertThat(accepted)
        .containsExactly(
            "P-1",
            "P-2",
            "P-3",
            "P-4",
            "EV-2024-003",
            "EV-2024-005",
            "EV-2024-006",
            "EV-2024-014",
            "EV-2024-015",
            "EV-2024-016",
            "PR-1",
            "PR-2",
            "PR-3",
            "PR-4",
            "C-1",
            "C-3",
            "C-5");
    assertThat(summary.counts()).isEqualTo(new ReadCounts(31, 17, 14));
  }

  @Test
  void check_twice_tellsTheSame() {
    List<Finding> once = check(WORKBOOK, new ArrayList<>()).findings().kept();
    assertThat(check(WORKBOOK, new ArrayList<>()).findings().kept()).isEqualTo(once);
  }

  @Test
  void read_form_readsWhatWasEntered() {
    Dataset dataset = new XlsxReader().assumingAsOf(DAY).read(WORKBOOK).dataset();
    HubEvent last = dataset.records(HubEvent.class).get(5);
    assertThat(last.getStartsOn().orElseThrow()).as("a month").hasToString("2024-05");
    assertThat(last.getEndsOn().orElseThrow()).hasToString("2024-05");
    HubEvent before = dataset.records(HubEvent.class).get(4);
    assertThat(before.getStartsOn().orElseThrow()).hasToString("2024-03-15");
    assertThat(before.getParticipants().orElseThrow()).hasToString("more than 100");
    assertThat(before.getOrganisers()).extracting(Object::toString).containsExactly("P-1", "P-2");
    assertThat(dataset.records(Project.class))
        .extracting(p -> p.getNumber().orElseThrow())
        .containsExactly("00012340", "12341", "00012342", "00012343");
    assertThat(dataset.records(Contribution.class))
        .extracting(c -> c.getAmount().orElseThrow().toString())
        .containsExactly("KZT 1000000.50", "KZT 1000002.50", "KZT 1000004.50");
    assertThat(dataset.records(Partner.class)).hasSize(4);
  }

  static Stream<LanguageTag> languages() {
    return Stream.of(LanguageTag.EN, LanguageTag.RU, LanguageTag.KK);
  }

  @ParameterizedTest
  @MethodSource("languages")
  void toText_findings_areWordedAsAgreed(LanguageTag language) throws IOException {
    ReadSummary summary = check(WORKBOOK, new ArrayList<>());
    String text =
        FindingsReport.of(summary.counts(), summary.findings(), Ruleset.standard())
            .toText(language);
    Path golden = WORKBOOK.resolveSibling("twenty-faults." + language + ".txt");
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(golden, text);
    }
    assertThat(text).isEqualTo(Files.readString(golden, StandardCharsets.UTF_8));
  }
}
