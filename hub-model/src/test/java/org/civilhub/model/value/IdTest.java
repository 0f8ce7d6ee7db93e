package org.civilhub.model.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdTest {
  @ParameterizedTest
  @ValueSource(strings = {"EV001", "a", "EV 001", "Жоба-4", "https://example.org/x?y=1", "~/"})
  void of_textOfASource_isKeptAsItIs(String text) {
    Id<String> id = Id.of(text);
    assertThat(id.value()).isEqualTo(text);
    assertThat(id).hasToString(text);
  }

  @Test
  void of_longestText_isTakenAndNoLongerOne() {
    assertThat(Id.<String>of("x".repeat(200)).value()).hasSize(200);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Id.of("x".repeat(201)))
        .withMessageContaining("1 to 200");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "\t", " EV001", "EV001 ", "EV\n001", "EV\u0000", "EV\u007f", "EV\u0085X"})
  void of_blankEndsOrControlCharacters_isRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Id.of(text))
        .withMessageStartingWith("id must be");
  }

  @Test
  void compareTo_ids_areInTheOrderOfTheirText() {
    assertThat(
            List.of(new Id<String>("B"), new Id<String>("A"), new Id<String>("a")).stream()
                .sorted())
        .containsExactly(new Id<>("A"), new Id<>("B"), new Id<>("a"));
  }
}
