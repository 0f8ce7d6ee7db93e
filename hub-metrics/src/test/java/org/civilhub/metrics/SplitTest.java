package org.civilhub.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.civilhub.model.value.LanguageTag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitTest {
  @Provide
  Arbitrary<Split> splits() {
    Arbitrary<String> values =
        Arbitraries.strings().ascii().withChars('\t', '=', 'қ').ofMaxLength(6);
    return Arbitraries.maps(Arbitraries.of(Dimension.class), values).map(Split::new);
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.MIXIN)
  void parse_textOfAnySplit_givesItBack(@ForAll("splits") Split split) {
    assertThat(Split.parse(split.toString())).isEqualTo(split);
  }

  @Property
  void toString_differentSplits_differ(@ForAll("splits") Split a, @ForAll("splits") Split b) {
    boolean isSame = a.parts().equals(b.parts());
    assertThat(a.toString().equals(b.toString())).isEqualTo(isSame);
    assertThat(a.equals(b)).isEqualTo(isSame);
    assertThat(a.compareTo(b) == 0).isEqualTo(isSame);
  }

  @Property
  void isIn_itsOwnParts_always(@ForAll("splits") Split split) {
    assertThat(split.isIn(Split.NONE)).isTrue();
    assertThat(split.isIn(split)).isTrue();
    assertThat(split.restrictedTo(split.parts().keySet())).isEqualTo(split);
    assertThat(split.restrictedTo(Set.of())).isEqualTo(Split.NONE);
    for (Dimension dimension : split.parts().keySet()) {
      assertThat(split.isIn(split.without(dimension))).isTrue();
      assertThat(split.without(dimension).isIn(split)).isFalse();
      assertThat(split.restrictedTo(Set.of(dimension)))
          .isEqualTo(Split.of(dimension, split.get(dimension).orElseThrow()));
    }
  }

  @Test
  void toString_parts_areInTheDimensionsOrder() {
    Split split = Split.of(Dimension.CURRENCY, "USD").with(Dimension.PROJECT, "hub=1\tb");
    assertThat(split).hasToString("project=hub=1 b\tcurrency=USD");
    assertThat(split.get(Dimension.PROJECT)).contains("hub=1 b");
    assertThat(split.get(Dimension.YEAR)).isEmpty();
    assertThat(Split.NONE).hasToString("");
  }

  @ParameterizedTest
  @ValueSource(strings = {"continent=Asia", "year", "=2020", "year=2020\t", "Year=2020"})
  void parse_otherText_throws(String text) {
    assertThatThrownBy(() -> Split.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void label_valuesOfDimensions_areForPeople() {
    assertThat(Dimension.HUB_ROLE.label("co_organiser", LanguageTag.EN)).isEqualTo("Co-organiser");
    assertThat(Dimension.KIND.label("journal_issue", LanguageTag.RU)).isNotEqualTo("journal_issue");
    assertThat(Dimension.KIND.label("in_kind", LanguageTag.KK)).isNotEqualTo("in_kind");
    assertThat(Dimension.PROJECT.label("organiser", LanguageTag.EN)).isEqualTo("organiser");
    assertThat(Dimension.YEAR.label("undatable", LanguageTag.RU)).isEqualTo("не датируется");
  }
}
