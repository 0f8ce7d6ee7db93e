package org.civilhub.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.civilhub.metrics.testkit.Records;
import org.civilhub.model.Expert;
import org.civilhub.model.HubRecord;
import org.civilhub.model.Project;
import org.civilhub.model.RecordType;
import org.civilhub.model.code.Theme;
import org.civilhub.model.testkit.HubArbitraries;
import org.junit.jupiter.api.Test;

/** What records of every type say of every dimension that their type declares. */
class FacetsTest {
  private static final LocalDate TODAY = LocalDate.of(2025, 12, 31);
  private static final Query ALL = Query.asOf(new Scope(Optional.empty(), TODAY, Set.of()), TODAY);

  @Provide
  Arbitrary<List<HubRecord>> oneOfEach() {
    return HubArbitraries.oneOfEach();
  }

  @Property(tries = 50)
  void parts_everyTypeAndDimension_areDistinctAndSaid(
      @ForAll("oneOfEach") List<HubRecord> records) {
    for (HubRecord record : records) {
      Facets.standard(RecordType.of(record).getType())
          .forEach(
              (dimension, facet) ->
                  assertThat(parts(facet, record))
                      .as("%s by %s", RecordType.of(record), dimension)
                      .doesNotHaveDuplicates()
                      .doesNotContainNull());
    }
  }

  @Test
  void parts_fieldOrDonorNamedTwice_isOnePart() {
    Theme field = Theme.of("artificial_intelligence");
    Expert expert = Records.expert("a").addFields(field, field).build();
    Project project =
        Project.builder()
            .from(Records.project("b", "2020", "2021"))
            .addDonors("Donor 1", "Donor 1")
            .build();

    assertThat(parts(expert, Dimension.THEME)).containsExactly("artificial_intelligence");
    assertThat(parts(project, Dimension.DONOR)).containsExactly("Donor 1");
  }

  private static List<String> parts(HubRecord record, Dimension dimension) {
    RecordMetric.Facet<?> facet = Facets.standard(RecordType.of(record).getType()).get(dimension);
    return parts(Objects.requireNonNull(facet), record);
  }

  // A facet is asked of records of its own type alone.
  @SuppressWarnings("unchecked")
  private static <T> List<String> parts(RecordMetric.Facet<T> facet, HubRecord record) {
    return facet.parts((T) record, ALL);
  }
}
