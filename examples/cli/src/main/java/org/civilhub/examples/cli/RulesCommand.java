package org.civilhub.examples.cli;

import java.util.stream.Collectors;
import org.civilhub.model.rule.FindingCode;
import org.civilhub.model.rule.Ruleset;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.LocalizedText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code rules}: the catalogue, or one rule of it explained. */
@Command(
    name = "rules",
    description = "Lists the rules, or explains one.",
    mixinStandardHelpOptions = true,
    version = Main.VERSION,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:told", "2:wrong usage, or no such rule", "3:the output cannot be written"})
final class RulesCommand extends HubCommand {
  @Parameters(
      paramLabel = "CODE",
      arity = "0..1",
      description = "Code of a rule, such as hub.event.unique; hub. may be left out.")
  private @Nullable String code;

  @Override
  public Integer call() {
    Ruleset rules = Ruleset.standard();
    String text =
        code == null
            ? rules.catalogue().stream().map(this::line).collect(Collectors.joining())
            : explained(rules.find(code).orElseThrow(() -> wrongUsage("bad_rule", code)));
    return deliver(text, Main.OK);
  }

  private String in(LocalizedText text) {
    return text.inAnyOf(language(), LanguageTag.EN);
  }

  private String line(FindingCode rule) {
    return "%-40s %s, %s%n"
        .formatted(
            rule.getCode(), in(rule.getSeverity().getLabel()), in(rule.getScope().getLabel()))
        .replace(System.lineSeparator(), "\n");
  }

  private String explained(FindingCode rule) {
    return line(rule)
        + "\n"
        + in(rule.getRationale())
        + "\n\n"
        + Words.of("rule_message", language(), in(rule.getMessage()))
        + "\n\n"
        + Words.of("rule_good", language())
        + "\n"
        + indented(rule.getGoodExample())
        + "\n"
        + Words.of("rule_bad", language())
        + "\n"
        + indented(rule.getBadExample());
  }

  private static String indented(String example) {
    return example.lines().map(line -> "  " + line + "\n").collect(Collectors.joining());
  }
}
