package org.civilhub.io.iati;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.civilhub.io.iati.IatiRuleset.Outcome;
import org.civilhub.io.iati.IatiRuleset.Verdict;
import org.civilhub.model.rule.Finding;

/** Whatever the values are, an activity is judged. */
class AnyValueTest {
  private static final LocalDate TODAY = LocalDate.of(2025, 6, 30);

  @Provide
  Arbitrary<List<String>> values() {
    return Arbitraries.oneOf(
            Arbitraries.of(
                "",
                "1",
                "99",
                "100",
                "-1",
                "1e9",
                "NaN",
                "2024-02-29",
                "9999-12-31",
                "0000-01-01",
                "']",
                "$value",
                "' or '1'='1",
                "//*",
                "%",
                " ",
                "XM-DAC-1",
                "-",
                "--",
                "{0}"),
            Arbitraries.strings().withChars(" '\"$&<>[]()/|@*.:-,;%0aж\u00a0\n").ofMaxLength(6))
        .list()
        .ofMinSize(1)
        .ofMaxSize(40);
  }

  @Property(tries = 40)
  void judge_anyValues_findsForEachBrokenPlaceOneFinding(@ForAll("values") List<String> values)
      throws IOException {
    Iterator<String> endless = Stream.generate(() -> values).flatMap(List::stream).iterator();
    IatiElement activity =
        with(TestXml.element(TestXml.resource("standard-cases/many.xml")), endless);
    List<Finding> findings = new ArrayList<>();

    List<Verdict> verdicts = IatiRuleset.standard().judge(activity, TODAY);
    IatiRuleset.standard().check(activity, TODAY, findings::add);
    IatiCodelists.standard().check(activity, finding -> {});

    assertThat(verdicts)
        .allSatisfy(
            verdict ->
                assertThat(verdict.places().isEmpty())
                    .isEqualTo(verdict.outcome() != Outcome.BROKEN));
    assertThat(findings)
        .extracting(finding -> finding.arguments().get("rule"))
        .containsExactlyElementsOf(
            verdicts.stream()
                .flatMap(verdict -> verdict.places().stream().map(place -> verdict.rule().id()))
                .toList());
  }

  private static IatiElement with(IatiElement element, Iterator<String> values) {
    IatiElement.Builder builder = IatiElement.builder(element.name());
    element.attributes().forEach(attribute -> builder.attribute(attribute.name(), values.next()));
    for (IatiNode node : element.content()) {
      if (node instanceof IatiElement inner) {
        builder.add(with(inner, values));
      } else if (node instanceof IatiNode.Text text && !XmlText.isBlank(text.value())) {
        builder.text(values.next());
      }
    }
    return builder.build();
  }
}
