package org.civilhub.metrics.testkit;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.civilhub.metrics.Metric;
import org.civilhub.metrics.Query;
import org.civilhub.model.HubRecord;

/**
 * Laws of every metric. A subclass names the metrics; each try puts the same records and the same
 * question to all of them, so none can be missed by chance.
 */
public abstract class MetricContract {
  /**
   * The metrics under contract.
   *
   * @param query what they are asked
   * @return each metric by the name that a failure calls it
   */
  protected abstract Map<String, Metric<HubRecord, ?, ?>> metrics(Query query);

  @Provide
  Arbitrary<List<HubRecord>> records() {
    return HubRecords.lists();
  }

  @Provide
  Arbitrary<Query> queries() {
    return HubRecords.queries();
  }

  private void each(Query query, Consumer<MetricLaws<?, ?>> law) {
    metrics(query).forEach((name, metric) -> law.accept(MetricLaws.of(name, metric)));
  }

  @Property
  void merge_anyParts_isAssociativeAndCommutativeWithIdentity(
      @ForAll("records") List<HubRecord> a,
      @ForAll("records") List<HubRecord> b,
      @ForAll("records") List<HubRecord> c,
      @ForAll("queries") Query query) {
    each(query, laws -> laws.merges(a, b, c));
  }

  @Property
  void add_anyOrderAndParts_equalsOnePass(
      @ForAll("records") List<HubRecord> records,
      @ForAll("queries") Query query,
      @ForAll long seed) {
    each(query, laws -> laws.splits(records, new Random(seed)));
  }

  @Property
  void merge_anyArguments_leavesThemAsTheyAre(
      @ForAll("records") List<HubRecord> a,
      @ForAll("records") List<HubRecord> b,
      @ForAll("records") List<HubRecord> more,
      @ForAll("queries") Query query) {
    each(query, laws -> laws.leavesArguments(a, b, more));
  }

  @Property
  void toCollector_sequentialAndParallel_equalsOnePass(
      @ForAll("records") List<HubRecord> records, @ForAll("queries") Query query) {
    each(query, laws -> laws.collects(records));
  }

  @Property(tries = 20)
  void serialization_ofMetricAndAccumulator_goesOnToTheSameFigures(
      @ForAll("records") List<HubRecord> here,
      @ForAll("records") List<HubRecord> there,
      @ForAll("queries") Query query) {
    each(query, laws -> laws.travels(here, there));
  }

  @Property
  void accumulator_ofAnyRecords_isPlainDataWithoutPersonalIds(
      @ForAll("records") List<HubRecord> records, @ForAll("queries") Query query) {
    each(query, laws -> laws.isPlain(records, HubRecords.PERSONAL));
  }
}
