package org.civilhub.metrics.standard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.civilhub.metrics.Dimension;
import org.civilhub.metrics.MetricDefinition;
import org.civilhub.metrics.MetricGroup;
import org.civilhub.metrics.Wording;
import org.civilhub.model.RecordType;
import org.civilhub.model.value.LanguageTag;
import org.junit.jupiter.api.Test;

/**
 * The page of the metrics says what the catalogue says. If the catalogue is meant to change, {@code
 * mvn test -Dgolden.update=true} writes the page anew.
 */
class MetricsPageTest {
  private static final Path PAGE = Path.of("METRICS.md");

  private static final String HEAD =
      """
      # Metrics

      Every standard metric. This page is made from the catalogue (`StandardMetrics` and the words \
      in `metrics.tsv`) by `MetricsPageTest`; change those, then run that test with \
      `-Dgolden.update=true`.

      - **Version** is raised when the meaning changes; a figure that was published says which one \
      it was calculated by.
      - **Adds up**: how figures of different days and parts go together. Where one record lies in \
      several parts of a split, as an event in its countries, the parts do not add up either.
      - **Splits**: what it can be split by, one dimension or several at once, in the same pass over \
      the records. In a split by a step of time a record whose date spans several steps is in the \
      row *undatable*; in any other a record that does not say its part is in the row *not recorded*.
      - **Rests on**: the record types that it counts, or needs to understand those.
      """;

  @Test
  void page_catalogue_isWhatTheFileHolds() throws IOException {
    String page = page();
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(PAGE, page);
    }
    assertThat(page).isEqualTo(Files.readString(PAGE));
  }

  private static String page() {
    StringBuilder page = new StringBuilder(HEAD);
    for (MetricGroup group : MetricGroup.values()) {
      page.append("\n## ").append(group.label(LanguageTag.EN)).append('\n');
      StandardMetrics.all().stream()
          .filter(metric -> metric.group() == group)
          .forEach(metric -> page.append(section(metric)));
    }
    return page.toString();
  }

  private static String section(MetricDefinition metric) {
    return """

        ### %s

        %s. %s

        - ru: %s. %s
        - kk: %s. %s

        | Version | Unit | Adds up | Splits | Rests on | Source |
        |---|---|---|---|---|---|
        | %d | %s | %s | %s | %s | %s |
        """
        .formatted(
            metric.id(),
            metric.label(LanguageTag.EN),
            metric.definition(LanguageTag.EN).orElseThrow(),
            metric.label(LanguageTag.RU),
            metric.definition(LanguageTag.RU).orElseThrow(),
            metric.label(LanguageTag.KK),
            metric.definition(LanguageTag.KK).orElseThrow(),
            metric.version(),
            Wording.label("unit", metric.unit(), LanguageTag.EN),
            metric.accrual().label(LanguageTag.EN),
            metric.dimensions().stream()
                .map(Dimension::getCode)
                .map(code -> "`" + code + "`")
                .collect(Collectors.joining(" ")),
            metric.restsOn().stream()
                .map(RecordType::getCode)
                .map(code -> "`" + code + "`")
                .collect(Collectors.joining(" ")),
            metric.source(LanguageTag.EN).orElseThrow());
  }
}
