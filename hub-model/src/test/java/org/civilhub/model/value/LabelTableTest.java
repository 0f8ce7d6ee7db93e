package org.civilhub.model.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class LabelTableTest {
  private static final LabelTable GOOD = LabelTable.read(LabelTableTest.class, "labels-good.tsv");

  @Test
  void read_commentsAndEmptyLines_areSkippedAndOrderIsKept() {
    assertThat(GOOD.lists()).containsExactly("Zebra", "Apple");
    assertThat(GOOD.codes("Zebra")).containsExactly("two", "one");
    assertThat(GOOD.codes("none")).isEmpty();
  }

  @Test
  void get_knownCode_isItsTextInEveryLanguage() {
    assertThat(GOOD.get("Zebra", "one"))
        .contains(LocalizedText.of("en", "One").with("ru", "Один").with("kk", "Бір"));
    assertThat(GOOD.get("Zebra", "three")).isEmpty();
    assertThat(GOOD.get("Apple", "one")).isEmpty();
  }

  @Test
  void has_code_onlyWithinItsList() {
    assertThat(GOOD.has("Apple", "three")).isTrue();
    assertThat(GOOD.has("Zebra", "three")).isFalse();
    assertThat(GOOD.has("none", "three")).isFalse();
  }

  @Test
  void label_wantedLanguages_areTriedInOrder() {
    assertThat(GOOD.label("Zebra", "two", new LanguageTag("fr"), LanguageTag.KK)).isEqualTo("Екі");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GOOD.label("Zebra", "two", new LanguageTag("fr")))
        .withMessageContaining("Zebra 'two'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GOOD.label("Zebra", "nine", LanguageTag.EN));
  }

  @Test
  void read_codeColumnFirst_givesTheSame() {
    LabelTable turned = LabelTable.read(LabelTableTest.class, "labels-code-first.tsv");
    assertThat(turned.lists()).containsExactly("assigned");
    assertThat(turned.label("assigned", "KZ", LanguageTag.EN)).isEqualTo("Kazakhstan");
  }

  @Test
  void read_badTable_isRefused() {
    assertThatIllegalStateException()
        .isThrownBy(() -> LabelTable.read(LabelTableTest.class, "labels-short-row.tsv"))
        .withMessageContaining("Zebra\tone\tOne");
    assertThatIllegalStateException()
        .isThrownBy(() -> LabelTable.read(LabelTableTest.class, "labels-twice.tsv"))
        .withMessageContaining("Zebra one twice");
    assertThatIllegalStateException()
        .isThrownBy(() -> LabelTable.read(LabelTableTest.class, "labels-absent.tsv"))
        .withMessageContaining("labels-absent.tsv");
  }
}
