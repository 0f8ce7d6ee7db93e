package org.civilhub.io.iati;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.civilhub.io.iati.Focus.Dated;
import org.civilhub.io.iati.RuleTest.Result;
import org.w3c.dom.Node;

/** The kinds of rules, as {@link IatiRuleset} states their meaning. */
final class RuleTests {
  private static final Comparator<Dated> BY_DAY = Comparator.comparing(Dated::day);

  private RuleTests() {}

  static RuleTest atLeastOne(List<Query> paths) {
    return focus -> focus.select(paths).isEmpty() ? Result.broken(List.of(), focus) : Result.HOLDS;
  }

  static RuleTest noMoreThanOne(List<Query> paths) {
    return focus -> atMostOne(focus.select(paths));
  }

  private static Result atMostOne(List<Node> nodes) {
    return nodes.size() > 1 ? Result.broken(nodes.subList(1, nodes.size())) : Result.HOLDS;
  }

  static RuleTest onlyOneOf(List<Query> excluded, List<Query> paths) {
    return focus -> {
      List<Node> nodes = focus.select(paths);
      if (!focus.select(excluded).isEmpty()) {
        return nodes.isEmpty() ? Result.HOLDS : Result.broken(nodes);
      }
      return nodes.isEmpty() ? Result.broken(nodes, focus) : atMostOne(nodes);
    };
  }

  static RuleTest dependent(List<Query> paths) {
    return focus -> {
      List<Node> nodes = focus.select(paths);
      if (nodes.isEmpty()) {
        return Result.NO_MATCH;
      }
      return paths.stream().allMatch(focus::holds) ? Result.HOLDS : Result.broken(nodes, focus);
    };
  }

  /** Each element that {@code all} is about must have something, unless there is {@code one}. */
  static RuleTest oneOrAll(Query one, Query elements, Query something) {
    return focus ->
        focus.holds(one)
            ? Result.HOLDS
            : each(
                focus.select(elements),
                element -> !focus.queries().select(something, element).isEmpty());
  }

  static RuleTest ifThen(Query condition, Query then, List<Query> paths) {
    return focus -> {
      if (!focus.holds(condition)) {
        return Result.CONDITION_NOT_MET;
      }
      return focus.holds(then) ? Result.HOLDS : Result.broken(focus.select(paths), focus);
    };
  }

  static RuleTest unique(List<Query> paths) {
    return focus -> {
      Set<String> seen = new HashSet<>();
      return each(focus.select(paths), node -> seen.add(node.getTextContent()));
    };
  }

  /**
   * @param strict whether there must be something to add up
   */
  static RuleTest sum(List<Query> paths, BigDecimal expected, boolean strict) {
    return focus -> {
      List<Node> nodes = focus.select(paths);
      if (nodes.isEmpty() && !strict) {
        return Result.NO_MATCH;
      }
      BigDecimal sum = BigDecimal.ZERO;
      for (Node node : nodes) {
        Optional<BigDecimal> number = IatiValue.number(node.getTextContent());
        if (number.isEmpty()) {
          return Result.broken(List.of(node));
        }
        sum = sum.add(number.get());
      }
      return sum.compareTo(expected) == 0 ? Result.HOLDS : Result.broken(nodes, focus);
    };
  }

  static RuleTest range(List<Query> paths, Optional<BigDecimal> min, Optional<BigDecimal> max) {
    return focus ->
        each(
            focus.select(paths),
            node ->
                IatiValue.number(node.getTextContent())
                    .filter(number -> min.isEmpty() || number.compareTo(min.get()) >= 0)
                    .filter(number -> max.isEmpty() || number.compareTo(max.get()) <= 0)
                    .isPresent());
  }

  static RuleTest regex(List<Query> paths, Pattern regex, boolean found) {
    return focus -> {
      List<Node> nodes = focus.select(paths);
      nodes.removeIf(node -> node.getTextContent().isEmpty());
      return each(nodes, node -> regex.matcher(node.getTextContent()).find() == found);
    };
  }

  /**
   * @param agencies whether the prefixes of registration agencies will do too
   */
  static RuleTest startsWith(
      List<Query> paths, List<Query> prefixes, String separator, boolean agencies) {
    return focus -> {
      List<Node> starts = focus.select(prefixes);
      return each(
          focus.select(paths),
          node -> {
            String text = node.getTextContent();
            return (agencies && OrganisationIds.hasAgencyPrefix(text))
                || starts.stream()
                    .anyMatch(start -> text.startsWith(start.getTextContent() + separator));
          });
    };
  }

  static RuleTest noSpaces(List<Query> paths) {
    return focus ->
        each(
            focus.select(paths),
            node -> {
              String text = node.getTextContent();
              return text.isEmpty()
                  || !(isSpace(text.codePointAt(0))
                      || isSpace(text.codePointBefore(text.length())));
            });
  }

  /** White space of every kind, a no-break space and a byte order mark among them. */
  private static boolean isSpace(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0xFEFF;
  }

  static RuleTest noPercent(List<Query> paths) {
    return focus -> each(focus.select(paths), node -> !node.getTextContent().contains("%"));
  }

  static RuleTest dateOrder(Optional<Query> less, Optional<Query> more) {
    return focus ->
        first(focus.days(more))
            .map(end -> eachDay(focus.days(less), day -> !day.isAfter(end)))
            .orElse(Result.NO_MATCH);
  }

  static RuleTest timeLimit(Optional<Query> start, Optional<Query> end) {
    return focus ->
        first(focus.days(start))
            .map(first -> eachDay(focus.days(end), day -> !day.isAfter(first.plusYears(1))))
            .orElse(Result.NO_MATCH);
  }

  static RuleTest betweenDates(Optional<Query> date, Optional<Query> start, Optional<Query> end) {
    return focus -> {
      List<Dated> starts = focus.days(start);
      Optional<LocalDate> last = first(focus.days(end));
      if (starts.isEmpty() || last.isEmpty()) {
        return Result.NO_MATCH;
      }
      LocalDate first = Collections.max(starts, BY_DAY).day();
      return eachDay(focus.days(date), day -> !day.isBefore(first) && !day.isAfter(last.get()));
    };
  }

  private static Optional<LocalDate> first(List<Dated> days) {
    return days.stream().min(BY_DAY).map(Dated::day);
  }

  private static Result eachDay(List<Dated> days, Predicate<LocalDate> test) {
    List<Node> nodes = new ArrayList<>();
    for (Dated dated : days) {
      if (!test.test(dated.day())) {
        nodes.add(dated.node());
      }
    }
    return result(days.isEmpty(), nodes);
  }

  private static Result each(List<Node> nodes, Predicate<Node> test) {
    List<Node> broken = new ArrayList<>();
    for (Node node : nodes) {
      if (!test.test(node)) {
        broken.add(node);
      }
    }
    return result(nodes.isEmpty(), broken);
  }

  private static Result result(boolean nothing, List<Node> broken) {
    if (nothing) {
      return Result.NO_MATCH;
    }
    return broken.isEmpty() ? Result.HOLDS : Result.broken(broken);
  }
}
