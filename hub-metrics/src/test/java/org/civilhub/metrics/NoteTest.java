package org.civilhub.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.QualifiedNumber;
import org.junit.jupiter.api.Test;

class NoteTest {
  @Test
  void text_partAsArgument_showsItsLabel() {
    Note note = Note.of("against_stage", "stage=pledged");
    // the labels of the code list ContributionStage
    assertThat(note.text(LanguageTag.EN)).isEqualTo("against contributions of stage «Pledged»");
    assertThat(note.text(LanguageTag.RU)).isEqualTo("по взносам на стадии «Объявлен»");
    assertThat(note.text(LanguageTag.KK)).isEqualTo("«Мәлімделген» кезеңіндегі жарналарға қатысты");
  }

  @Test
  void text_partOfAnUnknownCodeOrNotRecorded_showsWhatThereIs() {
    assertThat(Note.of("of_these", "stage=announced", 3).text(LanguageTag.EN))
        .isEqualTo("announced: 3");
    assertThat(Note.of("of_these", "partnerType=not_recorded", 3).text(LanguageTag.RU))
        .isEqualTo("не указано: 3");
  }

  @Test
  void text_numberAsArgument_showsItsWords() {
    Note note = Note.of("largest_stated", Note.number(QualifiedNumber.moreThan(1360)));
    assertThat(note.text(LanguageTag.EN))
        .isEqualTo("the largest number stated by one record is more than 1,360");
    assertThat(note.text(LanguageTag.KK)).contains("1\u00a0360-тан астам");
  }

  @Test
  void text_argumentThatLooksLikeAPlaceholder_isNotFilled() {
    Note note = Note.of("time_read_as", "from {1} to {2}", "2013-03-15", "2026-11-23");
    assertThat(note.text(LanguageTag.EN))
        .startsWith("«from {1} to {2}» is read as 2013-03-15 to 2026-11-23");
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.MIXIN)
  void text_anyForeignWords_neverThrows(@ForAll String words) {
    for (String argument :
        List.of(words, "exact=" + words, "stage=" + words, words + "=" + words)) {
      assertThat(Note.of("other_statement", argument).text(LanguageTag.EN)).isNotEmpty();
    }
  }

  @Test
  void text_foreignWordsThatLookLikeANumber_areKept() {
    assertThat(Note.of("other_statement", "exact=many").text(LanguageTag.EN))
        .isEqualTo("another source says: exact=many");
    assertThat(Note.of("other_statement", "unknown=5").text(LanguageTag.EN))
        .isEqualTo("another source says: unknown=5");
  }

  @Test
  void text_codeWithoutWords_throws() {
    assertThatThrownBy(() -> Note.of("no_such_note").text(LanguageTag.EN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no_such_note");
    assertThatThrownBy(() -> Note.of("passed").text(new LanguageTag("fr")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
