package org.civilhub.metrics.partial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.civilhub.metrics.testkit.Records.country;
import static org.civilhub.metrics.testkit.Records.document;
import static org.civilhub.metrics.testkit.Records.event;
import static org.civilhub.metrics.testkit.Records.expert;
import static org.civilhub.metrics.testkit.Records.scholarship;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.civilhub.metrics.Dimension;
import org.civilhub.metrics.Figure;
import org.civilhub.metrics.MetricDefinition;
import org.civilhub.metrics.Query;
import org.civilhub.metrics.Split;
import org.civilhub.metrics.standard.StandardMetrics;
import org.civilhub.metrics.testkit.Ask;
import org.civilhub.metrics.testkit.HubRecords;
import org.civilhub.metrics.testkit.MetricLaws;
import org.civilhub.model.HubRecord;
import org.civilhub.model.RecordType;
import org.junit.jupiter.api.Test;

class PartialResultTest {
  private static final List<MetricDefinition> METRICS = StandardMetrics.all();

  @Provide
  Arbitrary<List<HubRecord>> records() {
    return HubRecords.lists();
  }

  @Provide
  Arbitrary<Query> queries() {
    return HubRecords.queries();
  }

  private static PartialResult.Origin origin(String name) {
    return new PartialResult.Origin(name, "digest of " + name, 3, 2, 1);
  }

  private static PartialResult partial(Query query, String name, List<HubRecord> records) {
    return records.stream().collect(PartialResult.of(METRICS, query, origin(name)).toCollector());
  }

  /** The question without what a partial result is not for. */
  private static Query plain(Query query) {
    Query plain = Query.asOf(query.scope(), query.period().last()).in(query.period());
    for (List<Dimension> split : query.splits()) {
      plain = plain.splitBy(split.toArray(Dimension[]::new));
    }
    return query.internal() ? plain.forInternalUse() : plain;
  }

  @Property(tries = 150)
  void plus_randomPartsOfRecords_givesTheFiguresOfOnePass(
      @ForAll("records") List<HubRecord> records,
      @ForAll("queries") Query asked,
      @ForAll long seed) {
    Query query = plain(asked).forInternalUse();
    Random random = new Random(seed);
    List<List<HubRecord>> parts = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    Set<String> ids = new TreeSet<>();
    List<HubRecord> unique = new ArrayList<>();
    for (HubRecord record : records) {
      if (ids.add(RecordType.of(record) + record.getId().value())) {
        unique.add(record);
        parts.get(random.nextInt(3)).add(record);
      }
    }
    PartialResult merged =
        partial(query, "a", parts.get(0))
            .plus(partial(query, "b", parts.get(1)))
            .plus(partial(query, "c", parts.get(2)));
    List<List<Figure>> onePass = new ArrayList<>();
    for (MetricDefinition metric : METRICS) {
      onePass.add(unique.stream().collect(Ask.sensibly(metric, query).toCollector()));
    }
    assertThat(merged.figures(METRICS, true)).isEqualTo(onePass);
    assertThat(merged)
        .isEqualTo(
            partial(query, "c", parts.get(2))
                .plus(partial(query, "b", parts.get(1)).plus(partial(query, "a", parts.get(0)))));
    assertThat(merged.origins()).hasSize(3);
  }

  @Property(tries = 30)
  void partialResult_asAMetric_keepsTheLaws(
      @ForAll("records") List<HubRecord> a,
      @ForAll("records") List<HubRecord> b,
      @ForAll("queries") Query asked) {
    MetricLaws<?, ?> laws =
        MetricLaws.of("partial", PartialResult.of(METRICS, plain(asked), origin("a")));
    laws.merges(a, b, List.of());
    laws.collects(a);
  }

  @Test
  void figures_notForInternalUse_haveNoSplitsOfPeople() {
    List<HubRecord> records =
        List.of(scholarship("s1").build(), scholarship("s2").build(), event("e").build());
    Query query = Ask.whole().splitBy(Dimension.YEAR);
    PartialResult partial = partial(query, "a", records);
    assertThat(partial.metrics())
        .filteredOn(part -> part.id().equals("scholarships"))
        .allSatisfy(
            part -> {
              assertThat(part.wholeOnly()).isTrue();
              assertThat(part.total().views()).hasSize(1);
            });
    List<Figure> scholarships = figures(partial, "scholarships", true);
    assertThat(scholarships).extracting(Figure::split).containsExactly(Split.NONE);
    assertThat(figures(partial, "capacity_events", false)).hasSize(2);
  }

  @Test
  void figures_ofAnInternalResult_hideSmallCellsUnlessAskedInternally() {
    Query query = Ask.whole().forInternalUse().splitBy(Dimension.COUNTRY);
    PartialResult partial = partial(query, "a", List.of(scholarship("s1").build()));
    assertThat(figures(partial, "scholarships", false).get(1).basis()).isEmpty();
    assertThat(figures(partial, "scholarships", true).get(1).basis()).isPresent();
  }

  private static List<Figure> figures(PartialResult partial, String metric, boolean internal) {
    for (int i = 0; i < METRICS.size(); i++) {
      if (METRICS.get(i).id().equals(metric)) {
        return partial.figures(METRICS, internal).get(i);
      }
    }
    throw new AssertionError(metric);
  }

  @Test
  void partialResult_anyRecords_holdsNoIdOfAPersonAndNoText() {
    String text =
        partial(
                Ask.whole().forInternalUse(),
                "a",
                List.of(
                    expert("person-17").build(),
                    scholarship("person-18").build(),
                    event("e").city("Somewhere").build()))
            .toString();
    assertThat(text)
        .doesNotContain("person-")
        .doesNotContain("Event e")
        .doesNotContain("Somewhere");
  }

  @Test
  void plus_theSameDatasetTwice_isRefused() {
    PartialResult partial = partial(Ask.whole(), "a", List.of(event("e1").build()));
    assertRefused(partial, partial, RefusedMergeException.Reason.SAME_DATASET);
  }

  @Test
  void plus_aRecordInBoth_isRefusedWhateverElseIsThere() {
    List<HubRecord> many = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      many.add(event("e" + i).build());
    }
    PartialResult a = partial(Ask.whole(), "a", many);
    PartialResult b =
        partial(Ask.whole(), "b", List.of(country("e17").build(), event("e17").build()));
    assertRefused(a, b, RefusedMergeException.Reason.OVERLAP);
    PartialResult other = partial(Ask.whole(), "b", List.of(country("e17").build()));
    assertThat(a.plus(other).records()).isEqualTo(3001);
  }

  @Test
  void plus_manyRecordsOfWhichATenthIsInBoth_isRefused() {
    List<HubRecord> a = new ArrayList<>();
    List<HubRecord> b = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      a.add(event("e" + i).build());
      b.add(event("e" + (i + 18_000)).build());
    }
    MetricDefinition one = METRICS.get(0);
    assertThatThrownBy(() -> only(one, "a", a).plus(only(one, "b", b)))
        .isInstanceOf(RefusedMergeException.class);
    assertThat(only(one, "a", a.subList(0, 18_000)).plus(only(one, "b", b)).marks())
        .hasSize(RecordMarks.MOST);
  }

  private static PartialResult only(MetricDefinition metric, String name, List<HubRecord> records) {
    return records.stream()
        .collect(PartialResult.of(List.of(metric), Ask.whole(), origin(name)).toCollector());
  }

  @Test
  void plus_otherDaysOrMetrics_isRefused() {
    PartialResult a = partial(Ask.whole(), "a", List.of());
    assertRefused(
        a, partial(Ask.on("2020-05-06"), "b", List.of()), RefusedMergeException.Reason.DAYS);
    assertRefused(
        a,
        partial(Ask.whole().splitBy(Dimension.YEAR), "b", List.of()),
        RefusedMergeException.Reason.METRICS);
    assertRefused(
        a,
        partial(Ask.whole().forInternalUse(), "b", List.of()),
        RefusedMergeException.Reason.METRICS);
    PartialResult later =
        new PartialResult(
            2,
            a.origins(),
            a.foundedOn(),
            a.asOf(),
            a.complete(),
            a.first(),
            a.last(),
            a.internal(),
            a.metrics(),
            a.records(),
            a.marks());
    assertRefused(later, a, RefusedMergeException.Reason.FORM_VERSION);
  }

  private static void assertRefused(
      PartialResult a, PartialResult b, RefusedMergeException.Reason reason) {
    assertThatThrownBy(() -> a.plus(b))
        .isInstanceOfSatisfying(
            RefusedMergeException.class,
            e -> {
              assertThat(e.getReason()).isEqualTo(reason);
              assertThat(e.getFirst()).isEqualTo("a");
              assertThat(e.getMessage()).contains(e.getSecond());
            });
  }

  @Test
  void plus_completeInOneOnly_isCompleteInNeither() {
    PartialResult complete = partial(Ask.whole(RecordType.EVENT), "a", List.of(event("e").build()));
    PartialResult part = partial(Ask.whole(), "b", List.of());
    assertThat(complete.scope().complete()).containsExactly(RecordType.EVENT);
    assertThat(complete.plus(part).scope().complete()).isEmpty();
  }

  @Test
  void of_questionsThatAreNoneForAPart_throws() {
    Query query = Ask.whole();
    for (Query other :
        List.of(
            query.of(Split.of(Dimension.YEAR, "2020")),
            query.traced(),
            query.withoutWordOf(List.of(document("d"))))) {
      assertThatThrownBy(() -> PartialResult.of(METRICS, other, origin("a")))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void figures_definitionNotGiven_throws() {
    PartialResult partial = partial(Ask.whole(), "a", List.of());
    assertThatThrownBy(() -> partial.figures(METRICS.subList(0, 3), false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no definition 1 of metric");
  }
}
