package org.civilhub.metrics.publish;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.civilhub.metrics.Dimension;
import org.civilhub.metrics.MetricDefinition;
import org.civilhub.model.RecordType;
import org.civilhub.model.code.ContributionStage;

/**
 * Two publications, figure by figure: what changed, and by which records. Made of a page and of the
 * same dataset today, asked for the page's day, it tells what has become known since; every figure
 * that is another has a cause, if only that nothing known explains it.
 *
 * @param before the earlier one
 * @param after the later one
 * @param changes each figure of either, in the order of the later and then the earlier
 */
public record Comparison(Publication before, Publication after, List<Change> changes) {
  private static final Set<String> UNSAID =
      Set.of(Dimension.NOT_RECORDED, Dimension.UNDATABLE, ContributionStage.UNKNOWN.getCode());

  /** Takes a copy. */
  public Comparison {
    changes = List.copyOf(changes);
  }

  /**
   * Compares.
   *
   * @param before the earlier publication
   * @param after the later one
   * @param metrics the metrics of the later one
   * @return the comparison
   */
  public static Comparison of(
      Publication before, Publication after, Collection<MetricDefinition> metrics) {
    Map<String, MetricDefinition> definitions =
        metrics.stream().collect(Collectors.toMap(MetricDefinition::id, Function.identity()));
    Map<String, Publication.Row> then = new LinkedHashMap<>();
    before.figures().forEach(row -> then.put(row.key(), row));
    List<Change> changes = new ArrayList<>();
    Judge judge = new Judge(before, after);
    for (Publication.Row now : after.figures()) {
      Optional<Publication.Row> was = Optional.ofNullable(then.remove(now.key()));
      MetricDefinition metric = definitions.get(now.metric());
      List<Change.Cause> causes =
          !before.metrics().containsKey(now.metric())
              ? List.of(Change.Cause.of(Change.Kind.METRIC_NEW))
              : judge.causes(was, Optional.of(now), Optional.ofNullable(metric));
      changes.add(new Change(was, Optional.of(now), causes));
    }
    for (Publication.Row was : then.values()) {
      List<Change.Cause> causes =
          after.metrics().containsKey(was.metric())
              ? judge.causes(
                  Optional.of(was),
                  Optional.empty(),
                  Optional.ofNullable(definitions.get(was.metric())))
              : List.of(Change.Cause.of(Change.Kind.METRIC_GONE));
      changes.add(new Change(Optional.of(was), Optional.empty(), causes));
    }
    return new Comparison(before, after, changes);
  }

  /**
   * What is no longer as it was.
   *
   * @return the changes that have a cause
   */
  public List<Change> changed() {
    return changes.stream().filter(change -> !change.isUnchanged()).toList();
  }

  /** Finds causes. */
  private record Judge(Publication before, Publication after) {
    List<Change.Cause> causes(
        Optional<Publication.Row> was,
        Optional<Publication.Row> now,
        Optional<MetricDefinition> metric) {
      String id = now.or(() -> was).orElseThrow().metric();
      if (!Objects.equals(before.metrics().get(id), after.metrics().get(id))) {
        return List.of(Change.Cause.of(Change.Kind.DEFINITION_CHANGED));
      }
      SortedSet<String> countedThen = was.map(Publication.Row::counted).orElse(none());
      SortedSet<String> countedNow = now.map(Publication.Row::counted).orElse(none());
      SortedSet<String> late = new TreeSet<>();
      SortedSet<String> corrected = new TreeSet<>();
      SortedSet<String> removed = new TreeSet<>();
      SortedSet<String> moved = new TreeSet<>();
      SortedSet<String> all = new TreeSet<>(countedThen);
      all.addAll(countedNow);
      for (String record : all) {
        String then = before.records().get(record);
        String today = after.records().get(record);
        if (then == null) {
          late.add(record);
        } else if (today == null) {
          removed.add(record);
        } else if (!then.equals(today)) {
          corrected.add(record);
        } else if (countedThen.contains(record) != countedNow.contains(record)) {
          moved.add(record);
        }
      }
      List<Change.Cause> causes = new ArrayList<>();
      add(causes, Change.Kind.LATE_RECORD, late);
      add(causes, Change.Kind.CORRECTED_RECORD, corrected);
      add(causes, Change.Kind.RECORD_REMOVED, removed);
      add(causes, Change.Kind.MOVED_RECORD, moved);
      boolean both = was.isPresent() && now.isPresent();
      boolean same = both ? was.get().saysAs(now.get()) : isEmpty(was) && isEmpty(now);
      if (!same || !moved.isEmpty()) {
        elsewhere(causes, all, was, now, metric);
        if (causes.isEmpty()) {
          causes.add(Change.Cause.of(Change.Kind.UNEXPLAINED));
        }
      }
      return causes;
    }

    /** What lies outside the records that count. */
    private void elsewhere(
        List<Change.Cause> causes,
        Set<String> counted,
        Optional<Publication.Row> was,
        Optional<Publication.Row> now,
        Optional<MetricDefinition> metric) {
      TreeSet<String> others = new TreeSet<>();
      was.ifPresent(row -> others.addAll(row.beside()));
      now.ifPresent(row -> others.addAll(row.beside()));
      Publication.Row row = now.or(() -> was).orElseThrow();
      others.addAll(ofUnsaidParts(row));
      others.removeIf(record -> !isChanged(record));
      Set<String> types =
          metric.map(MetricDefinition::restsOn).orElse(Set.of()).stream()
              .map(RecordType::getCode)
              .collect(Collectors.toCollection(TreeSet::new));
      if (isClosed(was) == isClosed(now)) {
        types.removeAll(typesLookedAt(row));
      }
      changed(types, row).forEach(others::add);
      others.removeAll(counted);
      add(causes, Change.Kind.OTHER_RECORD, others);
      boolean named =
          was.map(Publication.Row::named).orElse(true)
              && now.map(Publication.Row::named).orElse(true);
      if (!named) {
        causes.add(Change.Cause.of(Change.Kind.PEOPLE));
      }
      if (!before.isOfTheSameScope(after)) {
        causes.add(Change.Cause.of(Change.Kind.SCOPE_CHANGED));
      }
      if (!before.asOf().equals(after.asOf())) {
        causes.add(Change.Cause.of(Change.Kind.OTHER_DAY));
      }
    }

    /** Records that do not say their part, and so may belong to any. */
    private Set<String> ofUnsaidParts(Publication.Row row) {
      Set<String> records = new TreeSet<>();
      Stream.of(before, after)
          .flatMap(page -> page.figures().stream())
          .filter(figure -> figure.metric().equals(row.metric()))
          .filter(figure -> figure.split().keySet().equals(row.split().keySet()))
          .filter(figure -> figure.split().values().stream().anyMatch(UNSAID::contains))
          .forEach(
              figure -> {
                records.addAll(figure.counted());
                records.addAll(figure.beside());
              });
      return records;
    }

    /** Whether nothing was left open, on which records without a row of their own bear too. */
    private static boolean isClosed(Optional<Publication.Row> row) {
      return row.flatMap(r -> r.proof().getHigh()).isPresent();
    }

    /** Types of the records that the rows of a metric name; it only refers to the others. */
    private Set<String> typesLookedAt(Publication.Row row) {
      return Stream.of(before, after)
          .flatMap(page -> page.figures().stream())
          .filter(figure -> figure.metric().equals(row.metric()))
          .flatMap(figure -> Stream.concat(figure.counted().stream(), figure.beside().stream()))
          .map(Judge::type)
          .collect(Collectors.toSet());
    }

    private Stream<String> changed(Set<String> types, Publication.Row row) {
      String project = row.split().get(Dimension.PROJECT.getCode());
      return Stream.concat(before.records().keySet().stream(), after.records().keySet().stream())
          .filter(record -> types.contains(type(record)) && isChanged(record))
          .filter(
              record ->
                  project == null
                      || !type(record).equals(RecordType.PROJECT.getCode())
                      || record.equals(type(record) + "/" + project));
    }

    private static String type(String record) {
      return record.substring(0, record.indexOf('/'));
    }

    private boolean isChanged(String record) {
      return !Optional.ofNullable(before.records().get(record))
          .equals(Optional.ofNullable(after.records().get(record)));
    }

    private static boolean isEmpty(Optional<Publication.Row> row) {
      return row.filter(
              r -> r.number().isPresent() || r.date().isPresent() || !r.counted().isEmpty())
          .isEmpty();
    }

    private static void add(
        List<Change.Cause> causes, Change.Kind kind, SortedSet<String> records) {
      if (!records.isEmpty()) {
        causes.add(new Change.Cause(kind, records));
      }
    }

    private static SortedSet<String> none() {
      return Collections.emptySortedSet();
    }
  }
}
