package org.civilhub.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.civilhub.model.HubRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record on its way into the cells of one metric or of several that make the same of it, and then
 * of the next.
 */
final class Taking {
  private static final Cell[] NO_CELLS = {};

  private final HubRecord record;
  private @Nullable RecordMetric metric;
  private Judgement judgement = Judgement.none();
  private boolean disputed;
  private @Nullable String id;
  private int named;

  private @Nullable List<? extends RecordMetric.Share> shares;

  /** The cells of the view at hand that its shares went to. */
  private Cell[] cells = NO_CELLS;

  private int size;

  /** A record of which no metric has made anything yet. */
  Taking(HubRecord record) {
    this.record = record;
  }

  /**
   * Sets what a metric makes of it, in place of what the one before did.
   *
   * @param newDisputed whether it counts, and another statement is on record on what it is judged
   *     by
   * @param newId by what a trace names it; null if none does
   * @param newNamed how many records a trace names for each outcome
   */
  void judge(
      RecordMetric newMetric,
      Judgement newJudgement,
      boolean newDisputed,
      @Nullable String newId,
      int newNamed) {
    metric = newMetric;
    judgement = newJudgement;
    disputed = newDisputed;
    id = newId;
    named = newNamed;
    shares = null;
  }

  HubRecord record() {
    return record;
  }

  private RecordMetric metric() {
    return Objects.requireNonNull(metric);
  }

  /** Its parts, if it may count and divides; divided once, however often it is asked for them. */
  List<? extends RecordMetric.Share> shares() {
    List<? extends RecordMetric.Share> parts = shares;
    if (parts == null) {
      parts = judgement.mayCount() ? metric().shares(record) : List.of();
      shares = parts;
    }
    return parts;
  }

  /** Goes into a cell as a whole. */
  void into(Cell cell) {
    cell.add(
        judgement,
        judgement.amount(),
        judgement.names(),
        metric().isApproximate(),
        judgement.stated());
    note(cell);
  }

  /** A share of it goes into a cell; there it counts once, however many shares come. */
  void into(Cell cell, RecordMetric.Share share) {
    if (judgement.isCounted()) {
      Optional<String> name = share.name();
      if (name.isPresent()) {
        cell.addName(name.get(), metric().isApproximate());
      }
    }
    if (!cell.isFirstShare()) {
      cell.addShare(judgement, share.amount());
      return;
    }
    remember(cell);
    cell.add(judgement, share.amount(), null, false, null);
    note(cell);
  }

  /** It may belong to a cell without saying so. */
  void leaveOpen(Cell cell) {
    if (judgement.mayCount()) {
      cell.leaveOpen();
    }
  }

  /** A share of it may; that is left open once. */
  void leaveOpenOnce(Cell cell) {
    if (judgement.mayCount() && cell.isFirstMore()) {
      remember(cell);
      cell.leaveOpen();
    }
  }

  private void remember(Cell cell) {
    if (size == cells.length) {
      cells = Arrays.copyOf(cells, 2 * size + 8);
    }
    cells[size++] = cell;
  }

  /** The shares are all in the cells of a view. */
  void endShares() {
    for (int i = 0; i < size; i++) {
      cells[i].endRecord();
    }
    size = 0;
  }

  private void note(Cell cell) {
    if (disputed) {
      cell.dispute();
    }
    if (id != null) {
      cell.trace(judgement, id, named);
    }
  }
}
