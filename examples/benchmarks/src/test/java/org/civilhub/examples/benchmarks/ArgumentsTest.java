package org.civilhub.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A command line is understood, or refused with the words of how it has to be. */
class ArgumentsTest {
  private static final String USAGE = "Program JAR FOLDER [--rounds N] [--heap SIZE]";

  @Test
  void of_namesAndOptionsInAnyOrder_givesThem() {
    Arguments given = Arguments.of(USAGE, "a.jar", "--heap", "64m", "folder");

    assertThat(given.named()).containsExactly("a.jar", "folder");
    assertThat(given.options()).containsOnlyKeys("--heap").containsValue("64m");
    assertThat(given.number("--rounds", 3)).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.jar", "a b c", "a b --rounds", "a b --other 1", "a b --round 1"})
  void of_anythingElse_saysHowItHasToBe(String line) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Arguments.of(USAGE, line.split(" ", -1)))
        .withMessage("usage: " + USAGE);
  }
}
