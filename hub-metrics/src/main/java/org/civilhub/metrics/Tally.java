package org.civilhub.metrics;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Accumulator of a metric over records: the cells of each view that was asked for, and what records
 * say that others refer to. Plain data; its published form is {@link Form}.
 *
 * @param views for each view its cells, by what the metric calls the part
 * @param facts what is known of the records that counted ones refer to, by their id
 */
public record Tally(ArrayList<HashMap<String, Cell>> views, TreeMap<String, String> facts)
    implements Serializable {

  /**
   * A tally as it is published: in partial results, and wherever plain data is wanted.
   *
   * @param views for each view its cells, by what the metric calls the part
   * @param facts what is known of the records that counted ones refer to, by their id
   */
  public record Form(List<SortedMap<String, Cell.Form>> views, SortedMap<String, String> facts) {
    /**
     * The tally of this form.
     *
     * @return a new tally
     */
    public Tally toTally() {
      Tally tally = empty(views.size());
      for (int i = 0; i < views.size(); i++) {
        HashMap<String, Cell> cells = tally.views.get(i);
        views.get(i).forEach((part, cell) -> cells.put(part, cell.toCell()));
      }
      tally.facts.putAll(facts);
      return tally;
    }
  }

  /**
   * No records.
   *
   * @param views how many views there are
   * @return a new tally
   */
  public static Tally empty(int views) {
    ArrayList<HashMap<String, Cell>> cells = new ArrayList<>(views);
    for (int i = 0; i < views; i++) {
      cells.add(new HashMap<>());
    }
    return new Tally(cells, new TreeMap<>());
  }

  /**
   * The form in which it is published.
   *
   * @return plain data, in order
   */
  public Form toForm() {
    List<SortedMap<String, Cell.Form>> forms = new ArrayList<>();
    for (HashMap<String, Cell> view : views) {
      SortedMap<String, Cell.Form> cells = new TreeMap<>();
      view.forEach((part, cell) -> cells.put(part, cell.toForm()));
      forms.add(cells);
    }
    return new Form(forms, new TreeMap<>(facts));
  }

  /**
   * The cell of a part, to be added to.
   *
   * @param view which view
   * @param part what the metric calls the part
   * @return the cell, a new one if there was none
   */
  public Cell cell(int view, String part) {
    return cell(views.get(view), part);
  }

  static Cell cell(Map<String, Cell> cells, String part) {
    Cell cell = cells.get(part);
    if (cell == null) {
      cell = new Cell();
      cells.put(part, cell);
    }
    return cell;
  }

  /**
   * Both together. Of two facts on one id, which a dataset with unique ids does not have, the first
   * by its text is kept, so that the order of merging does not matter.
   *
   * @param other a tally of the same views, over other records
   * @param mostNamed how many records to name for each outcome
   * @return a new tally
   */
  public Tally plus(Tally other, int mostNamed) {
    Tally both = empty(views.size());
    both.take(this, mostNamed);
    both.take(other, mostNamed);
    return both;
  }

  private void take(Tally part, int mostNamed) {
    for (int i = 0; i < views.size(); i++) {
      int view = i;
      part.views.get(i).forEach((key, cell) -> cell(view, key).addAll(cell, mostNamed));
    }
    part.facts.forEach(this::note);
  }

  /**
   * Learns something of a record that others refer to.
   *
   * @param id its id
   * @param fact what they need of it
   */
  public void note(String id, String fact) {
    facts.merge(id, fact, (a, b) -> a.compareTo(b) <= 0 ? a : b);
  }
}
