package org.civilhub.metrics;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.civilhub.model.HubRecord;
import org.jspecify.annotations.Nullable;

/** One split of one query: it finds the cells that a record belongs to. */
abstract sealed class View {
  private static final List<String> NOT_RECORDED = List.of(Dimension.NOT_RECORDED);

  private final List<Dimension> dimensions;

  private View(List<Dimension> dimensions) {
    this.dimensions = dimensions;
  }

  /** The view by some dimensions; by none the whole. */
  static View of(RecordMetric metric, Query query, List<Dimension> dimensions) {
    if (dimensions.isEmpty()) {
      return new Whole();
    }
    List<By> by = new ArrayList<>();
    for (Dimension dimension : dimensions) {
      by.add(new By(metric, query, dimension));
    }
    if (by.size() > 1) {
      return new Crossed(dimensions, by);
    }
    return by.get(0).isShared ? new Shared(dimensions) : new Said(dimensions, by.get(0));
  }

  /**
   * Takes a record.
   *
   * @param cells the cells of this view, by their keys
   * @param type which of the types that the metric counts it is of
   * @param taking the record
   */
  abstract void add(Map<String, Cell> cells, int type, Taking taking);

  /** The part that the key of a cell stands for. */
  final Split split(String key) {
    Map<Dimension, String> parts = new EnumMap<>(Dimension.class);
    String[] values = dimensions.size() == 1 ? new String[] {key} : key.split("\t", -1);
    for (int i = 0; i < dimensions.size(); i++) {
      parts.put(dimensions.get(i), values[i]);
    }
    return new Split(parts);
  }

  /** What a share says of a dimension. */
  private static String said(RecordMetric.Share share, Dimension dimension) {
    if (share instanceof Attendance.Part part) { // of which there are many
      String said = part.said(dimension);
      return said == null ? Dimension.NOT_RECORDED : said;
    }
    return share.value(dimension).orElse(Dimension.NOT_RECORDED);
  }

  /** What is said of one dimension: by a record, or by its shares. */
  private static final class By {
    private final Dimension dimension;
    private final Query query;
    private final boolean isShared;

    /** By type of record; null where that says nothing. */
    private final RecordMetric.@Nullable Facet<?>[] facets;

    By(RecordMetric metric, Query query, Dimension dimension) {
      this.dimension = dimension;
      this.query = query;
      this.isShared = metric.divides(dimension);
      this.facets = new RecordMetric.Facet<?>[metric.types()];
      for (int type = 0; type < facets.length; type++) {
        facets[type] = isShared ? null : metric.facet(type, dimension);
      }
    }

    /** What a record says: one value or more. */
    List<String> values(int type, HubRecord record) {
      RecordMetric.Facet<?> facet = facets[type];
      if (facet == null) {
        return NOT_RECORDED;
      }
      List<String> parts = parts(facet, record);
      return parts.isEmpty() ? NOT_RECORDED : parts;
    }

    /** What a record or, where it divides by the dimension, a share of it says. */
    List<String> values(int type, HubRecord record, RecordMetric.@Nullable Share share) {
      if (!isShared) {
        return values(type, record);
      }
      return share == null ? NOT_RECORDED : List.of(said(share, dimension));
    }

    // A facet is asked of records of its own type alone.
    @SuppressWarnings("unchecked")
    private <T> List<String> parts(RecordMetric.Facet<T> facet, HubRecord record) {
      return facet.parts((T) record, query);
    }
  }

  /** Everything in one cell. */
  private static final class Whole extends View {
    Whole() {
      super(List.of());
    }

    @Override
    void add(Map<String, Cell> cells, int type, Taking taking) {
      taking.into(Tally.cell(cells, ""));
    }
  }

  /** By what a record says of one dimension. */
  private static final class Said extends View {
    private final By by;

    Said(List<Dimension> dimensions, By by) {
      super(dimensions);
      this.by = by;
    }

    @Override
    void add(Map<String, Cell> cells, int type, Taking taking) {
      List<String> values = by.values(type, taking.record());
      for (int i = 0; i < values.size(); i++) {
        String value = values.get(i);
        if (value.equals(Facets.MORE)) {
          taking.leaveOpen(Tally.cell(cells, Dimension.NOT_RECORDED));
        } else {
          taking.into(Tally.cell(cells, value));
        }
      }
    }
  }

  /** By what the shares of a record say of one dimension. */
  private static final class Shared extends View {
    private final Dimension dimension;

    Shared(List<Dimension> dimensions) {
      super(dimensions);
      this.dimension = dimensions.get(0);
    }

    @Override
    void add(Map<String, Cell> cells, int type, Taking taking) {
      List<? extends RecordMetric.Share> shares = taking.shares();
      if (shares.isEmpty()) {
        taking.into(Tally.cell(cells, Dimension.NOT_RECORDED));
        return;
      }
      String last = null;
      Cell cell = null;
      for (int i = 0; i < shares.size(); i++) {
        RecordMetric.Share share = shares.get(i);
        String value = said(share, dimension);
        if (share instanceof Attendance.Part part ? part.isMore() : value.equals(Facets.MORE)) {
          taking.leaveOpenOnce(Tally.cell(cells, Dimension.NOT_RECORDED));
          continue;
        }
        if (cell == null || !value.equals(last)) { // rows of one country stand together
          cell = Tally.cell(cells, value);
          last = value;
        }
        taking.into(cell, share);
      }
      taking.endShares();
    }
  }

  /** By every combination of what is said of several dimensions. */
  private static final class Crossed extends View {
    private final List<By> by;
    private final boolean isShared;

    Crossed(List<Dimension> dimensions, List<By> by) {
      super(dimensions);
      this.by = by;
      boolean anyShared = false;
      for (By one : by) {
        anyShared |= one.isShared;
      }
      this.isShared = anyShared;
    }

    @Override
    void add(Map<String, Cell> cells, int type, Taking taking) {
      List<? extends RecordMetric.Share> shares = isShared ? taking.shares() : List.of();
      if (shares.isEmpty()) {
        add(cells, type, taking, null);
      }
      for (int i = 0; i < shares.size(); i++) {
        add(cells, type, taking, shares.get(i));
      }
      taking.endShares();
    }

    private void add(
        Map<String, Cell> cells, int type, Taking taking, RecordMetric.@Nullable Share share) {
      String key = onlyKey(type, taking.record(), share);
      if (key == null) {
        add(cells, type, taking, share, 0, "", false);
      } else {
        put(Tally.cell(cells, key), taking, share, false);
      }
    }

    /** The key where one thing is said of each dimension, as it mostly is; else null. */
    private @Nullable String onlyKey(
        int type, HubRecord record, RecordMetric.@Nullable Share share) {
      String key = "";
      for (int i = 0; i < by.size(); i++) {
        List<String> values = by.get(i).values(type, record, share);
        String value = values.get(0);
        if (values.size() > 1 || value.equals(Facets.MORE)) {
          return null;
        }
        key = joined(key, i, value);
      }
      return key;
    }

    private static String joined(String before, int place, String value) {
      String said = value.replace('\t', ' ');
      return place == 0 ? said : before.concat("\t").concat(said);
    }

    /** Goes on from what is said of the first dimensions, joined by tabs. */
    private void add(
        Map<String, Cell> cells,
        int type,
        Taking taking,
        RecordMetric.@Nullable Share share,
        int next,
        String before,
        boolean more) {
      if (next == by.size()) {
        put(Tally.cell(cells, before), taking, share, more);
        return;
      }
      List<String> values = by.get(next).values(type, taking.record(), share);
      for (int i = 0; i < values.size(); i++) {
        String value = values.get(i);
        boolean open = value.equals(Facets.MORE);
        String key = joined(before, next, open ? Dimension.NOT_RECORDED : value);
        add(cells, type, taking, share, next + 1, key, more || open);
      }
    }

    private static void put(
        Cell cell, Taking taking, RecordMetric.@Nullable Share share, boolean more) {
      if (share == null) {
        if (more) {
          taking.leaveOpen(cell);
        } else {
          taking.into(cell);
        }
      } else if (more) {
        taking.leaveOpenOnce(cell);
      } else {
        taking.into(cell, share);
      }
    }
  }
}
