package org.civilhub.metrics.standard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.civilhub.metrics.Accrual;
import org.civilhub.metrics.MetricDefinition;
import org.civilhub.metrics.MetricGroup;
import org.civilhub.metrics.testkit.Ask;
import org.civilhub.model.RecordType;
import org.junit.jupiter.api.Test;

class StandardMetricsTest {
  @Test
  void all_rowsOfTheDefinitions_areThereOnce() {
    List<String> ids = StandardMetrics.all().stream().map(MetricDefinition::id).toList();
    assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z0-9]+(_[a-z0-9]+)*"));
    // the first column of DEFINITIONS' table, row by row; contest_entries is this library's own
    assertThat(ids)
        .containsExactlyInAnyOrder(
            "participating_countries",
            "founding_countries",
            "founding_international_organisations",
            "institutional_partners",
            "partner_organisations",
            "memoranda_signed",
            "experts_in_roster",
            "capacity_events",
            "capacity_participants",
            "capacity_countries",
            "research_products",
            "journal_issues",
            "innovation_contests",
            "communities_of_practice",
            "needs_assessments",
            "covid_online_events",
            "covid_participants",
            "covid_countries",
            "virtual_alliance_materials",
            "scholarships",
            "contributions",
            "delivery",
            "delivery_to_date",
            "contribution_utilisation",
            "contribution_balance",
            "pace",
            "balance_used_up_on",
            "projected_shortfall",
            "delivery_rate",
            "contest_entries");
  }

  @Test
  void all_groups_standInTheOrderOfAReport() {
    List<MetricGroup> groups = StandardMetrics.all().stream().map(MetricDefinition::group).toList();
    assertThat(groups).isSorted().contains(MetricGroup.values());
  }

  @Test
  void accrual_stocksAndDistinctCounts_areSaid() {
    Map<Accrual, List<String>> byAccrual =
        StandardMetrics.all().stream()
            .collect(
                Collectors.groupingBy(
                    MetricDefinition::accrual,
                    TreeMap::new,
                    Collectors.mapping(MetricDefinition::id, Collectors.toList())));
    assertThat(byAccrual.get(Accrual.STOCK))
        .containsExactlyInAnyOrder(
            "participating_countries", "experts_in_roster", "virtual_alliance_materials");
    assertThat(byAccrual.get(Accrual.DISTINCT))
        .containsExactlyInAnyOrder("capacity_countries", "covid_countries");
    assertThat(byAccrual.get(Accrual.DERIVED))
        .containsExactlyInAnyOrder(
            "delivery_to_date",
            "contribution_utilisation",
            "contribution_balance",
            "pace",
            "balance_used_up_on",
            "projected_shortfall",
            "delivery_rate");
  }

  @Test
  void restsOn_recordsCountedAndReferredTo_areSaid() {
    assertThat(StandardMetrics.of("memoranda_signed").orElseThrow().restsOn())
        .containsExactly(RecordType.PARTNER, RecordType.AGREEMENT);
    assertThat(StandardMetrics.of("research_products").orElseThrow().restsOn())
        .containsExactly(RecordType.RESEARCH_PRODUCT, RecordType.JOURNAL_ISSUE);
    assertThat(StandardMetrics.of("pace").orElseThrow().restsOn()).contains(RecordType.DELIVERY);
  }

  @Test
  void isDeclaredComplete_recordsCounted_decideAndNotThoseReferredTo() {
    MetricDefinition memoranda = StandardMetrics.of("memoranda_signed").orElseThrow();
    assertThat(memoranda.isDeclaredComplete(Ask.scope(RecordType.AGREEMENT))).isTrue();
    assertThat(memoranda.isDeclaredComplete(Ask.scope(RecordType.PARTNER))).isFalse();
    MetricDefinition products = StandardMetrics.of("research_products").orElseThrow();
    assertThat(products.isDeclaredComplete(Ask.scope(RecordType.RESEARCH_PRODUCT))).isFalse();
    MetricDefinition pace = StandardMetrics.of("pace").orElseThrow();
    assertThat(pace.isDeclaredComplete(Ask.scope(RecordType.values()))).isFalse();
  }

  @Test
  void of_identifier_findsItsMetricOrNone() {
    for (MetricDefinition metric : StandardMetrics.all()) {
      assertThat(StandardMetrics.of(metric.id())).contains(metric);
    }
    assertThat(StandardMetrics.of("happiness")).isEmpty();
  }
}
