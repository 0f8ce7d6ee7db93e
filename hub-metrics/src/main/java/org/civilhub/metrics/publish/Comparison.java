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
import org.civilhub.metrics.Accrual;
import org.civilhub.metrics.Dimension;
import org.civilhub.metrics.MetricDefinition;
import org.civilhub.model.RecordType;

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
  private static final Set<String> PLACES =
      Stream.of(Dimension.COUNTRY, Dimension.REGION, Dimension.SUBREGION)
          .map(Dimension::getCode)
          .collect(Collectors.toUnmodifiableSet());

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
  private static final class Judge {
    private final Publication before;
    private final Publication after;
    private final Map<String, List<Publication.Row>> rowsBefore;
    private final Map<String, List<Publication.Row>> rowsAfter;

    /** Every record that came, changed or went. */
    private final Set<String> changed;

    Judge(Publication before, Publication after) {
      this.before = before;
      this.after = after;
      this.rowsBefore = byMetric(before);
      this.rowsAfter = byMetric(after);
      this.changed =
          Stream.of(before, after)
              .flatMap(page -> page.records().keySet().stream())
              .filter(
                  record ->
                      !Objects.equals(before.records().get(record), after.records().get(record)))
              .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, List<Publication.Row>> byMetric(Publication page) {
      return page.figures().stream().collect(Collectors.groupingBy(Publication.Row::metric));
    }

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
      if (!same || !causes.isEmpty()) {
        elsewhere(causes, all, was, now, metric);
      }
      if (!same && causes.isEmpty()) {
        causes.add(Change.Cause.of(Change.Kind.UNEXPLAINED));
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
      SortedSet<String> others = new TreeSet<>();
      Publication.Row row = now.or(() -> was).orElseThrow();
      boolean byOthers = restsOnWhatDoesNotCount(metric);
      if (byOthers) {
        was.ifPresent(then -> others.addAll(then.beside()));
        now.ifPresent(today -> others.addAll(today.beside()));
        others.addAll(unsaid(rowsBefore, row));
        others.addAll(unsaid(rowsAfter, row));
        others.retainAll(changed);
      }
      Set<String> referredTo = changed(metric.map(MetricDefinition::refersTo), row);
      others.addAll(referredTo);
      if (byOthers && isOpened(was, now)) {
        others.addAll(changed(metric.map(MetricDefinition::restsOn), row));
      } else if (!referredTo.isEmpty()) {
        // Had they stayed as they were, they might count here by what they refer to.
        Set<String> stood = changed(metric.map(MetricDefinition::restsOn), row);
        stood.retainAll(before.records().keySet());
        others.addAll(stood);
      }
      others.removeAll(counted);
      add(causes, Change.Kind.OTHER_RECORD, others);
      boolean named =
          was.map(Publication.Row::named).orElse(true)
              && now.map(Publication.Row::named).orElse(true);
      if (!named) {
        causes.add(Change.Cause.of(Change.Kind.PEOPLE));
      }
      if (!before.scope().equals(after.scope())) {
        causes.add(Change.Cause.of(Change.Kind.SCOPE_CHANGED));
      }
      if (!before.asOf().equals(after.asOf())) {
        causes.add(Change.Cause.of(Change.Kind.OTHER_DAY));
      }
    }

    /**
     * Whether records that do not count can bear on a figure: on its proof, where all are declared
     * to be there, or on how many distinct ones it knows of, by what they state.
     */
    private boolean restsOnWhatDoesNotCount(Optional<MetricDefinition> metric) {
      return metric.isEmpty()
          || metric.get().accrual() == Accrual.DISTINCT
          || metric.get().isDeclaredComplete(before.scope())
          || metric.get().isDeclaredComplete(after.scope());
    }

    /**
     * Records that do not say their part, and so may belong to any: they are in a row that says so,
     * or, where a record tells but some of its parts, in the whole alone.
     */
    private static Set<String> unsaid(
        Map<String, List<Publication.Row>> rows, Publication.Row row) {
      Set<String> said = new TreeSet<>();
      Set<String> whole = new TreeSet<>();
      Set<String> unsaid = new TreeSet<>();
      for (Publication.Row other : rows.getOrDefault(row.metric(), List.of())) {
        if (other.split().isEmpty()) {
          addRecords(whole, other);
        } else if (other.split().keySet().equals(row.split().keySet())) {
          boolean says = other.split().values().stream().noneMatch(Dimension::isUnsaid);
          addRecords(says ? said : unsaid, other);
        }
      }
      whole.removeAll(said);
      unsaid.addAll(whole);
      return unsaid;
    }

    private static void addRecords(Set<String> records, Publication.Row row) {
      records.addAll(row.counted());
      records.addAll(row.beside());
    }

    /**
     * Whether it may have been opened or closed by records without a row of their own: by any that
     * the metric rests on. A record may name some countries and state that there are more.
     */
    private boolean isOpened(Optional<Publication.Row> was, Optional<Publication.Row> now) {
      if (was.isPresent() && now.isPresent()) {
        return isClosed(was.get()) != isClosed(now.get());
      }
      Publication.Row row = now.or(() -> was).orElseThrow();
      boolean byPlace = row.split().keySet().stream().anyMatch(PLACES::contains);
      return byPlace
          || Stream.of(rowsBefore, rowsAfter)
              .flatMap(rows -> rows.getOrDefault(row.metric(), List.of()).stream())
              .noneMatch(figure -> figure.split().isEmpty());
    }

    private static boolean isClosed(Publication.Row row) {
      return row.proof().getHigh().isPresent();
    }

    /** The changed records of some types, less those of other projects. */
    private Set<String> changed(Optional<Set<RecordType>> types, Publication.Row row) {
      Set<String> codes =
          types.orElse(Set.of()).stream().map(RecordType::getCode).collect(Collectors.toSet());
      Set<String> records =
          changed.stream()
              .filter(record -> codes.contains(type(record)))
              .collect(Collectors.toCollection(TreeSet::new));
      String project = row.split().get(Dimension.PROJECT.getCode());
      if (project != null && !records.isEmpty()) {
        records.removeAll(ofOtherProjects(project, row.metric()));
      }
      return records;
    }

    /** The changed records that are of other projects on every page that has them. */
    private Set<String> ofOtherProjects(String project, String metric) {
      String itself = RecordType.PROJECT.getCode() + "/" + project;
      Set<String> others = new TreeSet<>(changed);
      others.remove(itself);
      retainOthers(others, project, before, rowsBefore.getOrDefault(metric, List.of()));
      retainOthers(others, project, after, rowsAfter.getOrDefault(metric, List.of()));
      return others;
    }

    private static void retainOthers(
        Set<String> others, String project, Publication page, List<Publication.Row> rows) {
      Set<String> own = new TreeSet<>();
      Set<String> elsewhere = new TreeSet<>();
      for (Publication.Row row : rows) {
        boolean isOwn = project.equals(row.split().get(Dimension.PROJECT.getCode()));
        addRecords(isOwn ? own : elsewhere, row);
      }
      elsewhere.removeAll(own);
      others.removeIf(
          record ->
              page.records().containsKey(record)
                  && !type(record).equals(RecordType.PROJECT.getCode())
                  && !elsewhere.contains(record));
    }

    private static String type(String record) {
      return record.substring(0, record.indexOf('/'));
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
