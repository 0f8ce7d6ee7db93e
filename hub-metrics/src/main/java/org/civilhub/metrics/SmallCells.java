package org.civilhub.metrics;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.civilhub.model.value.QualifiedNumber;

/**
 * Keeps small numbers of people from being read off a split and its total: a cell below 5 is shown
 * as fewer than 5, and where the total would still give it away, the smallest of the others are
 * hidden too, one after another until it no longer does. If even all of them are not enough, none
 * is marked as small. What a hidden cell rests on is hidden with it.
 */
final class SmallCells {
  private static final BigDecimal SMALLEST_SHOWN = BigDecimal.valueOf(5);
  private static final BigDecimal LARGEST_SMALL = BigDecimal.valueOf(4);

  private final List<Figure> cells;
  private final List<Integer> small = new ArrayList<>();
  private final List<Integer> others = new ArrayList<>();

  private SmallCells(List<Figure> cells) {
    this.cells = cells;
  }

  static List<Figure> hide(List<Figure> parts) {
    return new SmallCells(parts).hidden();
  }

  private List<Figure> hidden() {
    List<Integer> shown = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      if (isSmall(cells.get(i))) {
        small.add(i);
      } else if (cells.get(i).number().isPresent()) {
        shown.add(i);
      }
    }
    shown.sort(Comparator.comparing(this::number));
    while (isGivenAway() && !shown.isEmpty()) {
      others.add(shown.remove(0));
    }
    boolean marked = !isGivenAway() || small.size() + others.size() == 1;
    List<Figure> figures = new ArrayList<>(cells);
    small.forEach(
        i ->
            figures.set(
                i,
                hidden(
                    cells.get(i),
                    marked ? QualifiedNumber.fewerThan(5) : QualifiedNumber.unknown())));
    others.forEach(i -> figures.set(i, hidden(cells.get(i), QualifiedNumber.unknown())));
    return figures;
  }

  private static boolean isSmall(Figure figure) {
    return figure
        .number()
        .flatMap(QualifiedNumber::getHigh)
        .filter(high -> high.compareTo(SMALLEST_SHOWN) < 0)
        .isPresent();
  }

  private BigDecimal number(int cell) {
    return cells.get(cell).number().flatMap(QualifiedNumber::getLow).orElse(BigDecimal.ZERO);
  }

  /** Whether a hidden cell can be told by who knows that there is somebody in it, or does not. */
  private boolean isGivenAway() {
    return !small.isEmpty() && (isGivenAway(BigDecimal.ZERO) || isGivenAway(BigDecimal.ONE));
  }

  /**
   * Whether what is not shown of the total leaves only one number for a hidden cell. Those marked
   * as small are from some least number to 4, the others 5 or more.
   */
  private boolean isGivenAway(BigDecimal least) {
    BigDecimal count = BigDecimal.valueOf(small.size());
    BigDecimal low =
        least.multiply(count).add(SMALLEST_SHOWN.multiply(BigDecimal.valueOf(others.size())));
    BigDecimal high = LARGEST_SMALL.multiply(count);
    BigDecimal rest = BigDecimal.ZERO;
    for (int cell : small) {
      rest = rest.add(number(cell));
    }
    for (int cell : others) {
      rest = rest.add(number(cell));
    }
    if (small.stream().anyMatch(cell -> number(cell).compareTo(least) < 0)) {
      return false; // who believes that is mistaken
    }
    boolean allLeast = rest.compareTo(low) <= 0;
    boolean allMost = others.isEmpty() && rest.compareTo(high) >= 0;
    return allLeast || allMost || small.size() + others.size() == 1;
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
        figure.named(),
        QualifiedNumber.unknown(),
        List.of(Note.of("small_cell")));
  }
}
