package org.civilhub.metrics;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.civilhub.model.value.QualifiedNumber;

/**
 * Keeps small numbers of people from being read off a split and its totals: a cell below 5 is shown
 * as fewer than 5, and where a total would still give it away, the smallest of the others are
 * hidden too, one after another until it no longer does. Totals are those of the whole and, in a
 * split by several dimensions, of every split by fewer of them. If even all of them are not enough,
 * none is marked as small. What a hidden cell rests on is hidden with it.
 */
final class SmallCells {
  private static final BigDecimal LARGEST_SMALL = BigDecimal.valueOf(4);

  private final List<Figure> cells;
  private final Set<Integer> small = new TreeSet<>();
  private final Set<Integer> others = new TreeSet<>();

  private SmallCells(List<Figure> cells) {
    this.cells = cells;
  }

  static List<Figure> hide(List<Figure> parts) {
    return new SmallCells(parts).hidden();
  }

  private List<Figure> hidden() {
    for (int i = 0; i < cells.size(); i++) {
      if (isSmall(cells.get(i))) {
        small.add(i);
      }
    }
    if (small.isEmpty()) {
      return cells;
    }
    List<List<Integer>> groups = groups();
    boolean changed = true;
    while (changed) {
      changed = false;
      for (List<Integer> group : groups) {
        changed |= protect(group);
      }
    }
    Set<Integer> unmarked = new TreeSet<>();
    for (List<Integer> group : groups) {
      if (isGivenAway(group) && among(group, small).size() + among(group, others).size() > 1) {
        unmarked.addAll(group);
      }
    }
    List<Figure> figures = new ArrayList<>(cells);
    small.forEach(
        i ->
            figures.set(
                i,
                hidden(
                    cells.get(i),
                    unmarked.contains(i)
                        ? QualifiedNumber.unknown()
                        : QualifiedNumber.fewerThan(5))));
    others.forEach(i -> figures.set(i, hidden(cells.get(i), QualifiedNumber.unknown())));
    return figures;
  }

  /**
   * Cells that have a total in common which is shown: all of them, and those of each part by fewer
   * dimensions unless that part is small itself.
   */
  private List<List<Integer>> groups() {
    List<Dimension> dimensions = List.copyOf(cells.get(0).split().parts().keySet());
    List<List<Integer>> groups = new ArrayList<>();
    for (int subset = 0; subset < (1 << dimensions.size()) - 1; subset++) {
      Set<Dimension> kept = EnumSet.noneOf(Dimension.class);
      for (int i = 0; i < dimensions.size(); i++) {
        if ((subset & 1 << i) != 0) {
          kept.add(dimensions.get(i));
        }
      }
      SortedMap<Split, List<Integer>> byPart = new TreeMap<>();
      for (int i = 0; i < cells.size(); i++) {
        if (cells.get(i).number().isPresent()) {
          byPart
              .computeIfAbsent(cells.get(i).split().restrictedTo(kept), p -> new ArrayList<>())
              .add(i);
        }
      }
      for (List<Integer> group : byPart.values()) {
        if (kept.isEmpty() || sum(group).compareTo(Query.SMALLEST_SHOWN) >= 0) {
          group.sort(Comparator.comparing(this::number));
          groups.add(group);
        }
      }
    }
    return groups;
  }

  /** Hides the smallest cells of a group until no hidden one is given away; true if it hid any. */
  private boolean protect(List<Integer> group) {
    boolean changed = false;
    for (int cell : group) {
      if (!isGivenAway(group)) {
        break;
      }
      if (!small.contains(cell)) {
        changed |= others.add(cell);
      }
    }
    return changed;
  }

  private static List<Integer> among(List<Integer> group, Set<Integer> cells) {
    return group.stream().filter(cells::contains).toList();
  }

  private BigDecimal sum(List<Integer> group) {
    return group.stream().map(this::number).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Where the number is estimated, whatever may be small is. */
  private static boolean isSmall(Figure figure) {
    boolean estimated = figure.notes().contains(NameSketch.NOTE);
    if (figure.number().isEmpty()) {
      return false;
    }
    QualifiedNumber number = figure.number().get();
    Optional<BigDecimal> most = estimated ? number.getLow() : number.getHigh();
    return most.isPresent() && most.get().compareTo(Query.SMALLEST_SHOWN) < 0;
  }

  private BigDecimal number(int cell) {
    return cells.get(cell).number().flatMap(QualifiedNumber::getLow).orElse(BigDecimal.ZERO);
  }

  /** Whether a hidden cell can be told by who knows that there is somebody in it, or does not. */
  private boolean isGivenAway(List<Integer> group) {
    return isGivenAway(group, BigDecimal.ZERO) || isGivenAway(group, BigDecimal.ONE);
  }

  /**
   * Whether what is not shown of a total leaves only one number for a hidden cell. Those marked as
   * small are from some least number to 4, the others 5 or more.
   */
  private boolean isGivenAway(List<Integer> group, BigDecimal least) {
    List<Integer> marked = among(group, small);
    List<Integer> unknown = among(group, others);
    if (marked.isEmpty() && unknown.isEmpty()) {
      return false;
    }
    if (marked.stream().anyMatch(cell -> number(cell).compareTo(least) < 0)) {
      return false; // who believes that is mistaken
    }
    BigDecimal count = BigDecimal.valueOf(marked.size());
    BigDecimal low =
        least
            .multiply(count)
            .add(Query.SMALLEST_SHOWN.multiply(BigDecimal.valueOf(unknown.size())));
    BigDecimal high = LARGEST_SMALL.multiply(count);
    BigDecimal rest = sum(marked).add(sum(unknown));
    boolean allLeast = rest.compareTo(low) <= 0;
    boolean allMost = unknown.isEmpty() && rest.compareTo(high) >= 0;
    return allLeast || allMost || marked.size() + unknown.size() == 1;
  }

  private static Figure hidden(Figure figure, QualifiedNumber number) {
    return new Figure(
        figure.metric(),
        figure.split(),
        Optional.of(number),
        Optional.empty(),
        figure.unit(),
        figure.decimals(),
        figure.period(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        QualifiedNumber.unknown(),
        List.of(Note.of("small_cell")));
  }
}
