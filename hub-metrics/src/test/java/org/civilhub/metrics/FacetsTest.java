package org.civilhub.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.civilhub.model.HubRecord;
import org.civilhub.model.RecordType;
import org.civilhub.model.testkit.HubArbitraries;

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

  // A facet is asked of records of its own type alone.
  @SuppressWarnings("unchecked")
  private static <T> List<String> parts(RecordMetric.Facet<T> facet, HubRecord record) {
    return facet.parts((T) record, ALL);
  }
}
