package org.civilhub.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.civilhub.model.rule.Finding;
import org.civilhub.model.rule.FindingCode;
import org.civilhub.model.rule.Ruleset;
import org.civilhub.model.value.LanguageTag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The good and the bad example of every rule, read and judged. Without its rule an example fails.
 */
class RuleExamplesTest {
  private static final Pattern ARGUMENT = Pattern.compile("\\{([a-z]+)}");

  /** What a good example is told of all the same: a pointer stands only where sources disagree. */
  private static final Map<FindingCode, List<FindingCode>> REMARKS =
      Map.of(FindingCode.POINTER_MALFORMED, List.of(FindingCode.FIELD_AGREED));

  @TempDir private Path folder;

  static List<FindingCode> catalogue() {
    return Ruleset.standard().catalogue();
  }

  @ParameterizedTest
  @MethodSource("catalogue")
  void check_badExample_findsTheRuleOnceAndNothingElse(FindingCode rule) throws IOException {
    assertThat(check(rule, rule.getBadExample())).extracting(Finding::code).containsExactly(rule);
  }

  @ParameterizedTest
  @MethodSource("catalogue")
  void check_goodExample_findsNothing(FindingCode rule) throws IOException {
    assertThat(check(rule, rule.getGoodExample()))
        .extracting(Finding::code)
        .isEqualTo(REMARKS.getOrDefault(rule, List.of()));
  }

  @ParameterizedTest
  @MethodSource("catalogue")
  void message_badExample_hasAValueForEveryBrace(FindingCode rule) throws IOException {
    List<String> braces =
        ARGUMENT
            .matcher(rule.getMessage().in(LanguageTag.EN).orElseThrow())
            .results()
            .map(result -> result.group(1))
            .toList();
    assertThat(check(rule, rule.getBadExample()))
        .singleElement()
        .satisfies(
            finding ->
                assertThat(braces)
                    .allMatch(brace -> !finding.arguments().getOrDefault(brace, "").isEmpty()));
  }

  private List<Finding> check(FindingCode rule, String example) throws IOException {
    return ExampleDataset.check(rule, example, folder);
  }
}
