package org.civilhub.examples.benchmarks;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.civilhub.metrics.Accrual;
import org.civilhub.metrics.Basis;
import org.civilhub.metrics.Dimension;
import org.civilhub.metrics.Figure;
import org.civilhub.metrics.Judgement;
import org.civilhub.metrics.MetricGroup;
import org.civilhub.metrics.MetricSet;
import org.civilhub.metrics.Query;
import org.civilhub.metrics.RecordMetric;
import org.civilhub.metrics.Scope;
import org.civilhub.metrics.Split;
import org.civilhub.metrics.capacity.CapacityMetrics;
import org.civilhub.metrics.finance.FinanceMetrics;
import org.civilhub.model.HubEvent;
import org.civilhub.model.HubRecord;
import org.civilhub.model.code.HubRole;
import org.civilhub.model.value.CountryCode;
import org.civilhub.model.value.QualifiedNumber;
import org.civilhub.model.value.Qualifier;

/**
 * What every engine is asked of a dataset, as the library answers it: the Hub's events by year,
 * type, format, theme and host, their participants in all, by country and by sex, the number of
 * countries that took part, and contributions by donor, year, currency and stage, as amounts of two
 * stages are never added.
 *
 * <p>Each answer is one line: the figure, its part, the unit and the number.
 */
final class Questions {
  /** No date of a record lies after it. */
  static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

  private static final Query ALL =
      Query.asOf(new Scope(Optional.empty(), LAST_DAY, Set.of()), LAST_DAY).forInternalUse();

  /** The host is a country of its own kind, so no standard metric splits by it. */
  private static final RecordMetric EVENTS_HOSTED =
      RecordMetric.named("events_hosted", MetricGroup.CAPACITY, "events", Accrual.FLOW)
          .of(
              HubEvent.class,
              (event, query) ->
                  event.getHubRole().filter(role -> !role.equals(HubRole.PARTICIPANT)).isPresent()
                      ? Judgement.dated(query.fit(event.getStartsOn()))
                      : Judgement.none())
          .by(
              HubEvent.class,
              Dimension.COUNTRY,
              (event, query) ->
                  event.getHost().map(CountryCode::value).map(List::of).orElse(List.of()))
          .build();

  private Questions() {}

  /** Takes the records, in one pass and any order; gives the answers, sorted. */
  static Collector<HubRecord, ?, List<String>> answers() {
    MetricSet<List<Figure>> metrics =
        MetricSet.of(
            List.of(
                CapacityMetrics.CAPACITY_EVENTS.on(
                    ALL.splitBy(Dimension.YEAR)
                        .splitBy(Dimension.EVENT_TYPE)
                        .splitBy(Dimension.FORMAT)
                        .splitBy(Dimension.THEME)),
                EVENTS_HOSTED.on(ALL.splitBy(Dimension.COUNTRY)),
                CapacityMetrics.CAPACITY_PARTICIPANTS.on(
                    ALL.splitBy(Dimension.COUNTRY).splitBy(Dimension.SEX)),
                CapacityMetrics.CAPACITY_COUNTRIES.on(ALL.of(Split.NONE)),
                FinanceMetrics.CONTRIBUTIONS.on(
                    ALL.splitBy(Dimension.DONOR, Dimension.YEAR, Dimension.CURRENCY))));
    return Collectors.collectingAndThen(
        metrics.toCollector(),
        results ->
            results.stream()
                .flatMap(List::stream)
                .filter(figure -> figure.basis().map(Basis::records).orElse(0L) > 0)
                .map(figure -> line(part(figure) + "|" + figure.unit(), number(figure)))
                .sorted()
                .toList());
  }

  /** One answer; amounts are the same however many zeros end them. */
  static String line(String question, BigDecimal number) {
    return question + "|" + number.stripTrailingZeros().toPlainString();
  }

  private static String part(Figure figure) {
    return figure.split().equals(Split.NONE)
        ? figure.metric()
        : figure.metric() + "|" + figure.split().toString().replace('\t', '|');
  }

  private static BigDecimal number(Figure figure) {
    return figure
        .number()
        .filter(number -> number.getQualifier() == Qualifier.EXACT)
        .flatMap(QualifiedNumber::getNumber)
        .orElseThrow(() -> new IllegalStateException("no exact number: " + figure));
  }
}
